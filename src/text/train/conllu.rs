//! Reads CoNLL-U treebanks.

use std::path::Path;

use compact_str::CompactString;

use crate::error::{Error, Result};
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
/// [`Error::Read`] where the file cannot be read.
pub fn read(path: &Path) -> Result<Vec<GoldSentence>> {
    let text =
        std::fs::read_to_string(path).map_err(|cause| Error::Read { input: path.display().to_string(), cause })?;
    Ok(parse(&text))
}

pub(super) fn parse(text: &str) -> Vec<GoldSentence> {
    let mut sentences = Vec::new();
    let mut sentence = GoldSentence::default();
    for line in text.lines() {
        if line.is_empty() {
            if !sentence.words.is_empty() {
                sentences.push(std::mem::take(&mut sentence));
            }
        } else if let Some(comment) = line.strip_prefix("# ") {
            if let Some(text) = comment.strip_prefix("text = ") {
                sentence.text = text.to_owned();
            }
            sentence.opens |= comment.starts_with("newdoc") || comment.starts_with("newpar");
        } else {
            word(line, &mut sentence);
        }
    }
    if !sentence.words.is_empty() {
        sentences.push(sentence);
    }
    sentences
}

/// Reads one line of ten columns.
fn word(line: &str, sentence: &mut GoldSentence) {
    let columns: Vec<&str> = line.split('\t').collect();
    let [id, form, lemma, upos, tag, _, head, relation, ..] = columns.as_slice() else { return };
    if let Some((first, last)) = id.split_once('-') {
        if let (Ok(first), Ok(last)) = (first.parse::<usize>(), last.parse::<usize>()) {
            sentence.joined.push((first.saturating_sub(1), last, CompactString::from(*form)));
        }
        return;
    }
    if id.contains('.') {
        return;
    }
    sentence.words.push(GoldWord {
        form: CompactString::from(*form),
        lemma: CompactString::from(*lemma),
        upos: Upos::parse(upos),
        tag: Tag::parse(tag),
        head: head.parse::<usize>().ok().and_then(|h| h.checked_sub(1)),
        relation: Relation::parse(relation),
    });
}
