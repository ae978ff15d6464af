//! The inputs and the two options that every command takes which reads articles.

use chrono::NaiveDate;
use clap::{Args, ValueEnum};
use dateline::source::{self, InputKind, ReadOptions};

/// What to read and how.
#[derive(Debug, Args)]
pub struct InputArgs {
    /// Files, folders (walked), or - for standard input.
    #[arg(required = true, value_name = "INPUT")]
    pub inputs: Vec<String>,

    /// What the inputs are.
    #[arg(long = "input", value_name = "KIND", value_enum, default_value_t = Kind::Auto)]
    kind: Kind,

    /// Day of writing (document creation time), YYYY-MM-DD; goes before what a sidecar file or the page says.
    #[arg(long, value_name = "DATE", value_parser = date)]
    date: Option<NaiveDate>,
}

/// The kinds of input as the command line names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
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

impl InputArgs {
    /// The options in the library's form.
    pub fn options(&self) -> ReadOptions {
        let kind = match self.kind {
            Kind::Auto => InputKind::Auto,
            Kind::Html => InputKind::Html,
            Kind::Text => InputKind::Text,
            Kind::Plain => InputKind::Plain,
            Kind::Tokens => InputKind::Tokens,
            Kind::Jsonl => InputKind::Jsonl,
        };
        ReadOptions { kind, date: self.date }
    }

    /// The inputs, found one at a time.
    pub fn discover(&self) -> source::Discover {
        source::discover(&self.inputs)
    }
}

fn date(text: &str) -> Result<NaiveDate, String> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").map_err(|_| "no calendar date; write YYYY-MM-DD".to_owned())
}
