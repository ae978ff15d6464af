//! From the parts of an article to a [`Document`]: the layout of its text, its blocks and its id.

use std::path::Path;

use chrono::NaiveDate;
use sha2::{Digest, Sha256};

use crate::document::{Block, BlockKind, Document};

/// What was read of an article whose text is put together here.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub title: Option<String>,
    pub publisher: Option<String>,
    pub authors: Vec<String>,
    pub published: Option<NaiveDate>,
    pub language: Option<String>,
    /// Paragraphs, headings and captions in reading order, without the headline.
    pub parts: Vec<Part>,
}

/// A piece of text with one function.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    pub kind: BlockKind,
    pub text: String,
}

/// Lays the text out (body, captions, title; a blank line between) and makes the document.
pub(super) fn document(source: &str, draft: Draft) -> Document {
    let mut text = String::new();
    let mut length = 0;
    let mut blocks: Vec<Option<Block>> = vec![None; draft.parts.len()];
    let mut append = |kind: BlockKind, part: &str| {
        if length > 0 {
            text.push_str("\n\n");
            length += 2;
        }
        text.push_str(part);
        let start = length;
        length += part.chars().count();
        Block { kind, start, end: length, tokenised: false }
    };
    for captions in [false, true] {
        for (part, slot) in draft.parts.iter().zip(&mut blocks) {
            if (part.kind == BlockKind::Caption) == captions {
                *slot = Some(append(part.kind, &part.text));
            }
        }
    }
    let title = draft.title.as_deref().map(|t| append(BlockKind::Title, t));
    let blocks = title.into_iter().chain(blocks.into_iter().flatten()).collect();
    finish(Document {
        id: String::new(),
        source: source.to_owned(),
        name: stem(source),
        title: draft.title,
        publisher: draft.publisher,
        authors: draft.authors,
        published: draft.published,
        language: draft.language,
        text,
        blocks,
    })
}

/// Gives a document the id that follows from its text, title and date.
pub(super) fn finish(mut document: Document) -> Document {
    let mut hash = Sha256::new();
    let date = document.published.map(|d| d.to_string()).unwrap_or_default();
    for field in [document.text.as_str(), document.title.as_deref().unwrap_or(""), &date] {
        // The length goes first, so that no two different triples hash the same bytes.
        hash.update(field.len().to_string().as_bytes());
        hash.update(b":");
        hash.update(field.as_bytes());
    }
    document.id = hash.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    document
}

/// File name without folder and suffix; the whole name where it is no path.
pub(super) fn stem(source: &str) -> String {
    Path::new(source).file_stem().map_or_else(|| source.to_owned(), |s| s.to_string_lossy().into_owned())
}
