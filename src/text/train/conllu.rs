//! Treebanks as the trainer sees them.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use compact_str::CompactString;

use crate::error::{Error, Result};
use crate::text::conllu::{Columns, GivenSentence, Line, Reader};
use crate::text::{Relation, Tag, Upos};

/// One word of a treebank.
#[derive(Debug, Clone)]
pub struct GoldWord {
    /// The word as written.
    pub form: CompactString,
    /// Its dictionary form.
    pub lemma: CompactString,
    /// Universal part of speech.
    pub upos: Upos,
    /// English tag.
    pub tag: Tag,
    /// Morphological features, as `Name=Value|…`, or `_`.
    pub features: CompactString,
    /// Head, from 0; none for the root.
    pub head: Option<usize>,
    /// Relation to the head.
    pub relation: Relation,
}

/// One sentence of a treebank.
#[derive(Debug, Clone, Default)]
pub struct GoldSentence {
    /// The raw text of the sentence.
    pub text: String,
    /// Its words.
    pub words: Vec<GoldWord>,
    /// Whether a paragraph or a document begins with it.
    pub opens: bool,
    /// The surface words: first and one past the last word of each, most of them one long.
    pub joined: Vec<(usize, usize, CompactString)>,
}

/// Reads a file whole.
///
/// # Errors
/// [`Error::Read`] where the file cannot be read, [`Error::Line`] where it is no CoNLL-U.
pub fn read(path: &Path) -> Result<Vec<GoldSentence>> {
    let name = path.display().to_string();
    match File::open(path) {
        Ok(file) => parse(&name, BufReader::new(file)),
        Err(cause) => Err(Error::Read { input: name, cause }),
    }
}

pub(super) fn parse(name: &str, from: impl BufRead) -> Result<Vec<GoldSentence>> {
    let mut sentences = Vec::new();
    // A mark may stand on comments that are parted from the sentence by a blank line.
    let mut opens = false;
    for given in Reader::new(name, from) {
        let given = given?;
        opens |= given.is_marked("newdoc") || given.is_marked("newpar");
        if given.words > 0 {
            sentences.push(GoldSentence { opens: std::mem::take(&mut opens), ..GoldSentence::from(&given) });
        }
    }
    Ok(sentences)
}

impl From<&GivenSentence> for GoldSentence {
    fn from(given: &GivenSentence) -> Self {
        let mut sentence = Self { text: given.comment("text").unwrap_or("").to_owned(), ..Self::default() };
        for line in &given.lines {
            match line {
                Line::Range { first, last, line } => {
                    let form = Columns::of(line).map_or("", |c| c.form);
                    sentence.joined.push((first.saturating_sub(1), *last, CompactString::from(form)));
                }
                Line::Word(line) => sentence.words.extend(Columns::of(line).map(GoldWord::from)),
                Line::Comment(_) | Line::Empty(_) => {}
            }
        }
        sentence
    }
}

impl From<Columns<'_>> for GoldWord {
    fn from(columns: Columns<'_>) -> Self {
        Self {
            form: CompactString::from(columns.form),
            lemma: CompactString::from(columns.lemma),
            upos: Upos::parse(columns.upos),
            tag: Tag::parse(columns.xpos),
            features: CompactString::from(columns.feats),
            head: columns.head.parse::<usize>().ok().and_then(|h| h.checked_sub(1)),
            relation: Relation::parse(columns.deprel),
        }
    }
}
