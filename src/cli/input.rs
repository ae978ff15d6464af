//! The inputs and the two options that every command takes which reads articles.

use chrono::NaiveDate;
use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};
use dateline::source::{self, InputKind, ReadOptions};

/// What to read and how. `K` holds the kinds of input that the command reads.
#[derive(Debug, Args)]
pub struct InputArgs<K: Choice = Kind> {
    /// Files, folders (walked), or - for standard input.
    #[arg(required = true, value_name = "INPUT")]
    pub inputs: Vec<String>,

    /// What the inputs are.
    #[arg(long = "input", value_name = "KIND", value_enum, default_value_t = K::AUTO)]
    pub kind: K,

    /// Day of writing (document creation time), YYYY-MM-DD; goes before what a sidecar file or the page says.
    #[arg(long, value_name = "DATE", value_parser = date)]
    date: Option<NaiveDate>,
}

/// The kinds of input as the command line names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    /// Told by content.
    Auto,
    /// Web pages.
    Html,
    /// Text dumps of pages: navigation, captions and footers are told from the article.
    Text,
    /// Article text and nothing else, taken as it is.
    Plain,
    /// One sentence a line, tokens parted by one blank, line 0 the headline.
    Tokens,
    /// One JSON object a line: id, text, date?, title?
    Jsonl,
}

/// A choice of kinds of input.
pub trait Choice: ValueEnum + Copy + Send + Sync + 'static {
    /// Told by content.
    const AUTO: Self;

    /// The kind in the library's form; none for what holds no articles.
    fn article(self) -> Option<InputKind>;
}

impl Choice for Kind {
    const AUTO: Self = Self::Auto;

    fn article(self) -> Option<InputKind> {
        Some(match self {
            Self::Auto => InputKind::Auto,
            Self::Html => InputKind::Html,
            Self::Text => InputKind::Text,
            Self::Plain => InputKind::Plain,
            Self::Tokens => InputKind::Tokens,
            Self::Jsonl => InputKind::Jsonl,
        })
    }
}

/// Articles of any kind, or words that are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KindOrWords {
    /// Articles.
    Article(Kind),
    /// CoNLL-U.
    Conllu,
}

impl ValueEnum for KindOrWords {
    fn value_variants<'a>() -> &'a [Self] {
        &[
            Self::Article(Kind::Auto),
            Self::Article(Kind::Html),
            Self::Article(Kind::Text),
            Self::Article(Kind::Plain),
            Self::Article(Kind::Tokens),
            Self::Article(Kind::Jsonl),
            Self::Conllu,
        ]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        match self {
            Self::Article(kind) => kind.to_possible_value(),
            Self::Conllu => {
                Some(PossibleValue::new("conllu").help("CoNLL-U, whose words and sentences are taken as they are"))
            }
        }
    }
}

impl Choice for KindOrWords {
    const AUTO: Self = Self::Article(Kind::Auto);

    fn article(self) -> Option<InputKind> {
        match self {
            Self::Article(kind) => kind.article(),
            Self::Conllu => None,
        }
    }
}

impl<K: Choice> InputArgs<K> {
    /// The options in the library's form.
    pub fn options(&self) -> ReadOptions {
        ReadOptions { kind: self.kind.article().unwrap_or_default(), date: self.date }
    }

    /// Bytes of all inputs; none where standard input is among them.
    pub fn bytes(&self) -> Option<u64> {
        self.discover().filter_map(Result::ok).map(|input| input.bytes()).sum()
    }

    /// The inputs, found one at a time.
    pub fn discover(&self) -> source::Discover {
        source::discover(&self.inputs)
    }
}

fn date(text: &str) -> Result<NaiveDate, String> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").map_err(|_| "no calendar date; write YYYY-MM-DD".to_owned())
}
