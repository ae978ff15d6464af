//! The analysis of a document as JSON: words, tags, trees and names.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::document::{BlockKind, Document};
use crate::error::{Error, Result};
use crate::text::conllu::{GivenDocument, Layout};
use crate::text::{self, NameKind, Relation, Tag, Upos};

/// Raised whenever a field changes its meaning or goes.
pub const SCHEMA_VERSION: u32 = 1;

/// The analysis of one document: one line of `dateline analyse --format json`.
///
/// All offsets count Unicode scalar values into `text`, half-open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Analysis {
    /// [`SCHEMA_VERSION`] at the time of writing.
    pub schema_version: u32,
    /// The id of the document, the same as in timeline.json; for CoNLL-U what `# newdoc id` says, if anything.
    pub id: Option<String>,
    /// Where it came from.
    pub source: String,
    /// The text that was analysed.
    pub text: String,
    /// Its sentences in reading order: the headline first.
    pub sentences: Vec<Sentence>,
}

/// One sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Sentence {
    /// Its first character.
    pub start: usize,
    /// One past its last character.
    pub end: usize,
    /// Number of the paragraph, headline or caption that it stands in, from 0.
    pub block: usize,
    /// What that is.
    pub kind: BlockKind,
    /// Its words.
    pub tokens: Vec<Token>,
    /// The names in it, in order, not overlapping.
    pub names: Vec<Name>,
}

/// One syntactic word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Token {
    /// Its first character.
    pub start: usize,
    /// One past its last character.
    pub end: usize,
    /// The word as written.
    pub form: String,
    /// Its dictionary form.
    pub lemma: String,
    /// Universal part of speech.
    pub upos: Upos,
    /// English (Penn Treebank) tag.
    pub xpos: Tag,
    /// Universal Dependencies features.
    pub feats: BTreeMap<String, String>,
    /// Index in `tokens`, from 0, of the word that it depends on; null for the root.
    pub head: Option<usize>,
    /// Universal Dependencies relation to the head.
    pub deprel: Relation,
}

/// One name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Name {
    /// Its first character.
    pub start: usize,
    /// One past its last character.
    pub end: usize,
    /// Index in `tokens` of its first word.
    pub first: usize,
    /// One past the index of its last word.
    pub last: usize,
    /// What sort of thing is named.
    pub kind: NameKind,
}

impl Analysis {
    /// The analysis of a document that was read.
    #[must_use]
    pub fn of_document(document: &Document, sentences: &[text::Sentence]) -> Self {
        Self {
            schema_version: SCHEMA_VERSION,
            id: Some(document.id.clone()),
            source: document.source.clone(),
            text: document.text.clone(),
            sentences: sentences.iter().map(Sentence::from).collect(),
        }
    }

    /// The analysis of a document that was given as CoNLL-U. `layout` holds its analysed sentences.
    #[must_use]
    pub fn of_given(document: &GivenDocument, layout: &Layout) -> Self {
        Self {
            schema_version: SCHEMA_VERSION,
            id: document.id.clone(),
            source: document.source.clone(),
            text: layout.text.clone(),
            sentences: layout.sentences.iter().filter(|s| !s.tokens.is_empty()).map(Sentence::from).collect(),
        }
    }

    /// The analysis on one line, with a line feed at its end.
    ///
    /// # Errors
    /// [`Error::Format`] if it holds what JSON cannot.
    pub fn line(&self) -> Result<String> {
        let mut line =
            serde_json::to_string(self).map_err(|e| Error::Format { format: "json", problem: e.to_string() })?;
        line.push('\n');
        Ok(line)
    }
}

impl From<&text::Sentence> for Sentence {
    fn from(sentence: &text::Sentence) -> Self {
        let tokens = sentence.tokens.iter().zip(sentence.features());
        Self {
            start: sentence.start,
            end: sentence.end,
            block: sentence.block,
            kind: sentence.kind,
            tokens: tokens
                .map(|(token, features)| Token {
                    start: token.start,
                    end: token.end,
                    form: token.form.to_string(),
                    lemma: token.lemma.to_string(),
                    upos: token.upos,
                    xpos: token.tag,
                    feats: features.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
                    head: token.head,
                    deprel: token.relation,
                })
                .collect(),
            names: sentence
                .names
                .iter()
                .map(|name| Name {
                    start: sentence.tokens.get(name.first).map_or(sentence.start, |t| t.start),
                    end: name.last.checked_sub(1).and_then(|l| sentence.tokens.get(l)).map_or(sentence.end, |t| t.end),
                    first: name.first,
                    last: name.last,
                    kind: name.kind,
                })
                .collect(),
        }
    }
}
