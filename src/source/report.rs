//! What was understood of an article before any analysis: the output of `dateline read`.

use std::fmt;

use chrono::NaiveDate;
use serde::Serialize;

use crate::document::{BlockKind, Document};

/// One article as `dateline read` prints it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The path or name that the user gave.
    pub source: String,
    /// The headline.
    pub title: Option<String>,
    /// The publishing house or site.
    pub publisher: Option<String>,
    /// All authors, in the order of the page.
    pub authors: Vec<String>,
    /// Day of publication.
    pub published: Option<NaiveDate>,
    /// BCP 47 language tag.
    pub language: Option<String>,
    /// Paragraphs and headings, parted by a blank line.
    pub text: String,
    /// The captions of pictures, in page order.
    pub captions: Vec<String>,
}

impl From<&Document> for Report {
    fn from(document: &Document) -> Self {
        let captions = document.blocks.iter().filter(|b| b.kind == BlockKind::Caption);
        Self {
            source: document.source.clone(),
            title: document.title.clone(),
            publisher: document.publisher.clone(),
            authors: document.authors.clone(),
            published: document.published,
            language: document.language.clone(),
            text: document.body().to_owned(),
            captions: captions
                .map(|b| document.text.chars().skip(b.start).take(b.end.saturating_sub(b.start)).collect())
                .collect(),
        }
    }
}

/// The text form: a line for each thing known, the text, and the captions.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "source: {}", self.source)?;
        for (name, value) in [("title", &self.title), ("publisher", &self.publisher)] {
            if let Some(value) = value {
                writeln!(f, "{name}: {value}")?;
            }
        }
        if !self.authors.is_empty() {
            writeln!(f, "authors: {}", self.authors.join("; "))?;
        }
        match self.published {
            Some(day) => writeln!(f, "published: {day}")?,
            None => writeln!(f, "published: unknown")?,
        }
        if let Some(language) = &self.language {
            writeln!(f, "language: {language}")?;
        }
        writeln!(f, "\n{}", self.text)?;
        for caption in &self.captions {
            writeln!(f, "\ncaption: {caption}")?;
        }
        Ok(())
    }
}
