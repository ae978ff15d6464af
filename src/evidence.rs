//! From offsets to quotes.

use crate::document::Document;
use crate::record::Evidence;
use crate::text::Sentence;

/// Cuts quotes out of one document's text by offsets in Unicode scalar values.
pub struct Quoter<'a> {
    document: &'a Document,
    bytes: Vec<usize>,
}

impl<'a> Quoter<'a> {
    /// Reads the text once; a quote then costs its own length.
    #[must_use]
    pub fn new(document: &'a Document) -> Self {
        let mut bytes: Vec<usize> = document.text.char_indices().map(|(b, _)| b).collect();
        bytes.push(document.text.len());
        Self { document, bytes }
    }

    /// The words from `start` to `end` (half-open); empty where there is no such stretch.
    #[must_use]
    pub fn quote(&self, start: usize, end: usize) -> &'a str {
        match (self.bytes.get(start), self.bytes.get(end)) {
            (Some(&a), Some(&b)) => self.document.text.get(a..b).unwrap_or(""),
            _ => "",
        }
    }

    /// Evidence for a fact that the words `trigger` name in a sentence: the whole sentence is the quote.
    #[must_use]
    pub fn evidence(&self, number: usize, sentence: &Sentence, trigger: (usize, usize)) -> Evidence {
        Evidence {
            document: self.document.id.clone(),
            sentence: number,
            start: sentence.start,
            end: sentence.end,
            quote: self.quote(sentence.start, sentence.end).to_owned(),
            trigger,
        }
    }
}
