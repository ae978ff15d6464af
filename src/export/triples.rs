//! Propositions as tab-separated lines and as JSON.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::document::Document;
use crate::error::{Error, Result};
use crate::event::proposition::{Construction, Form, Word, propositions};
use crate::text::Sentence;

/// Raised whenever a field changes its meaning or goes.
pub const SCHEMA_VERSION: u32 = 1;

/// The propositions of one document: one line of `dateline triples --format jsonl`.
///
/// All offsets count Unicode scalar values into the document's text, half-open.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Triples {
    /// [`SCHEMA_VERSION`] at the time of writing.
    pub schema_version: u32,
    /// Where the document came from: the path or name as given, with `#id` behind it for a record inside a file.
    pub file: String,
    /// In text order, by sentence and by the word that says it.
    pub propositions: Vec<Triple>,
}

/// One proposition.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Triple {
    /// Number of its sentence in the document, from 0.
    pub sentence: usize,
    /// First character of the sentence.
    pub start: usize,
    /// One past the last character of the sentence.
    pub end: usize,
    /// How the sentence says it.
    pub construction: Construction,
    /// Between 0 and 1: how often propositions of this construction were right on development data.
    pub confidence: f64,
    /// The verb group with its negation and modality, and the preposition of the second argument.
    pub relation: Phrase,
    /// The arguments, the subject first.
    pub arguments: Vec<Phrase>,
}

/// Words of a relation or an argument.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Phrase {
    /// The words with single blanks between them.
    pub text: String,
    /// Where they stand in the document, each run of words from its first character to one past its last; a word that the
    /// sentence leaves to be understood (`is` between a name and its apposition) stands nowhere.
    pub spans: Vec<(usize, usize)>,
}

impl Triples {
    /// The propositions of the sentences of a document.
    #[must_use]
    pub fn new(document: &Document, sentences: &[Sentence], form: Form) -> Self {
        let of = |(number, sentence): (usize, &Sentence)| {
            propositions(sentence, form)
                .into_iter()
                .map(|p| Triple {
                    sentence: number,
                    start: sentence.start,
                    end: sentence.end,
                    construction: p.construction,
                    confidence: p.confidence(),
                    relation: Phrase::new(sentence, &p.relation),
                    arguments: p.arguments.iter().map(|a| Phrase::new(sentence, a)).collect(),
                })
                .collect::<Vec<_>>()
        };
        Self {
            schema_version: SCHEMA_VERSION,
            file: document.source.clone(),
            propositions: sentences.iter().enumerate().flat_map(of).collect(),
        }
    }

    /// One line of JSON with a line end.
    ///
    /// # Errors
    ///
    /// When a value cannot be put into JSON.
    pub fn line(&self) -> Result<String> {
        let line = serde_json::to_string(self);
        line.map(|l| l + "\n").map_err(|e| Error::Format { format: "JSON", problem: e.to_string() })
    }
}

impl Phrase {
    fn new(sentence: &Sentence, words: &[Word]) -> Self {
        let mut spans: Vec<(usize, usize)> = Vec::new();
        let mut last = None;
        for word in words {
            let Word::At(i) = *word else {
                last = None;
                continue;
            };
            let Some(token) = sentence.tokens.get(i) else { continue };
            match spans.last_mut().filter(|_| last.is_some_and(|l: usize| l + 1 == i)) {
                Some(span) => span.1 = token.end,
                None => spans.push((token.start, token.end)),
            }
            last = Some(i);
        }
        Self { text: printable(words, sentence), spans }
    }
}

/// Lines of sentence, confidence, relation and arguments with tabs between them, for each proposition one. The words are
/// those of the sentence with single blanks between them; control characters, which would break a line or a column, become
/// U+FFFD. Lines that say the same of the same words are written once.
#[must_use]
pub fn lines(sentences: &[Sentence], form: Form) -> String {
    let mut out = String::new();
    let mut written = BTreeSet::new();
    for sentence in sentences {
        let all: Vec<Word> = (0..sentence.tokens.len()).map(Word::At).collect();
        let whole = printable(&all, sentence);
        for p in propositions(sentence, form) {
            let mut line = format!("{whole}\t{:.2}\t{}", p.confidence(), printable(&p.relation, sentence));
            for argument in &p.arguments {
                line.push('\t');
                line.push_str(&printable(argument, sentence));
            }
            line.push('\n');
            if written.insert(line.clone()) {
                out.push_str(&line);
            }
        }
    }
    out
}

fn printable(words: &[Word], sentence: &Sentence) -> String {
    let text = crate::event::proposition::text(sentence, words);
    text.chars().map(|c| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') { '\u{fffd}' } else { c }).collect()
}
