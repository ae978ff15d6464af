//! Evidence of records, and the words that it points to.
//!
//! A record may leave out what its document says anyway: the id of the document in its evidence, and the quotes. Both are
//! read here where they are left out, so that full and slim records give the same graph.

use std::borrow::Cow;
use std::cmp::Ordering;

use crate::record::{Evidence, Record};

/// A piece of evidence with the document that gives it. Ordered by document, then as [`Evidence`] is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece<'a> {
    home: &'a str,
    evidence: &'a Evidence,
}

impl<'a> Piece<'a> {
    /// Evidence of a record.
    pub(super) fn new(record: &'a Record, evidence: &'a Evidence) -> Self {
        Self { home: &record.document.id, evidence }
    }

    /// Id of the document.
    pub(super) fn document(&self) -> &'a str {
        if self.evidence.document.is_empty() { self.home } else { &self.evidence.document }
    }

    /// What the evidence says besides.
    pub(super) fn get(&self) -> &'a Evidence {
        self.evidence
    }

    /// The evidence with its document; a quote that is left out stays out.
    pub(super) fn with_document(&self) -> Evidence {
        Evidence { document: self.document().to_owned(), ..self.evidence.clone() }
    }

    fn key(&self) -> (&str, usize, usize, usize, &str, (usize, usize)) {
        let e = self.evidence;
        (self.document(), e.sentence, e.start, e.end, &e.quote, e.trigger)
    }
}

impl PartialEq for Piece<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for Piece<'_> {}

impl PartialOrd for Piece<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Piece<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key().cmp(&other.key())
    }
}

/// The pieces sorted, each once, as the graph has them.
pub(super) fn sorted<'e>(pieces: impl IntoIterator<Item = Piece<'e>>) -> Vec<Evidence> {
    let mut pieces: Vec<Piece> = pieces.into_iter().collect();
    pieces.sort_unstable();
    pieces.dedup();
    pieces.iter().map(Piece::with_document).collect()
}

/// The words that a record quotes.
pub(super) fn quote<'a>(record: &'a Record, evidence: &'a Evidence) -> &'a str {
    if evidence.quote.is_empty() {
        stretch(&record.document.text, evidence.start, evidence.end)
    } else {
        &evidence.quote
    }
}

/// The words of a record's quote from one place in the text to another, in Unicode scalar values.
pub(super) fn part<'a>(record: &'a Record, evidence: &'a Evidence, start: usize, end: usize) -> Cow<'a, str> {
    if evidence.quote.is_empty() {
        stretch(&record.document.text, start, end.min(evidence.end)).into()
    } else {
        let skipped = start.saturating_sub(evidence.start);
        evidence.quote.chars().skip(skipped).take(end.saturating_sub(start)).collect::<String>().into()
    }
}

/// The text between two offsets in Unicode scalar values, as far as there is one.
pub(super) fn stretch(text: &str, start: usize, end: usize) -> &str {
    if text.is_ascii() {
        let end = end.min(text.len());
        return text.get(start.min(end)..end).unwrap_or_default();
    }
    let mut bytes = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).skip(start);
    let first = bytes.next();
    let last = match end.checked_sub(start) {
        None => return "",
        Some(0) => first,
        Some(length) => bytes.take(length).last().or(first),
    };
    first.zip(last).and_then(|(first, last)| text.get(first..last)).unwrap_or_default()
}
