//! Records and events without what the text of their documents says anyway: the text is kept once.

use crate::graph::{EventNode, RelationEdge};
use crate::record::{Evidence, Record};

/// A text in which stretches are found by offsets in Unicode scalar values.
pub(super) struct Text {
    text: String,
    /// Byte of each scalar value and of the end; none where each is one byte.
    bytes: Option<Vec<usize>>,
}

impl Text {
    pub(super) fn new(text: String) -> Self {
        let bytes = (!text.is_ascii())
            .then(|| text.char_indices().map(|(byte, _)| byte).chain(std::iter::once(text.len())).collect());
        Self { text, bytes }
    }

    pub(super) fn stretch(&self, start: usize, end: usize) -> Option<&str> {
        match &self.bytes {
            None => self.text.get(start..end),
            Some(bytes) => self.text.get(*bytes.get(start)?..*bytes.get(end)?),
        }
    }

    /// Puts the quote back, where it was taken out.
    pub(super) fn restore(&self, evidence: &mut Evidence) {
        if evidence.quote.is_empty()
            && let Some(quote) = self.stretch(evidence.start, evidence.end)
        {
            quote.clone_into(&mut evidence.quote);
        }
    }
}

/// A record taken apart: its text, and the rest. Whether the quotes are taken out too is told by `slim`; they stay in a
/// record whose text does not say them.
pub(super) struct Parts {
    pub(super) text: String,
    pub(super) rest: Record,
    pub(super) slim: bool,
}

pub(super) fn take_apart(mut record: Record) -> Parts {
    let text = Text::new(std::mem::take(&mut record.document.text));
    let id = record.document.id.clone();
    let mut slim = true;
    each_evidence(&mut record, &mut |e| {
        slim &= e.document == id && text.stretch(e.start, e.end) == Some(e.quote.as_str());
    });
    if slim {
        each_evidence(&mut record, &mut |e| {
            e.quote.clear();
            e.document.clear();
        });
    }
    Parts { text: text.text, rest: record, slim }
}

pub(super) fn put_together(parts: Parts) -> Record {
    let Parts { text, rest: mut record, slim } = parts;
    let text = Text::new(text);
    if slim {
        let id = record.document.id.clone();
        each_evidence(&mut record, &mut |e| {
            e.document.clone_from(&id);
            text.restore(e);
        });
    }
    record.document.text = text.text;
    record
}

/// The record with its text and still without the quotes that this says, in as little memory as it needs.
pub(super) fn compact(parts: Parts) -> Record {
    let Parts { text, rest: mut record, .. } = parts;
    record.document.text = text;
    // The graph has no use for them.
    record.actors.iter_mut().for_each(|actor| actor.codes.clear());
    // What is read grows as it is read and leaves gaps; a copy lies close together.
    record.clone()
}

fn each_evidence(record: &mut Record, take: &mut impl FnMut(&mut Evidence)) {
    for actor in &mut record.actors {
        actor.mentions.iter_mut().for_each(|m| take(&mut m.evidence));
    }
    for event in &mut record.events {
        event.evidence.iter_mut().for_each(&mut *take);
        event.attribution.iter_mut().for_each(|a| take(&mut a.evidence));
    }
    for relation in &mut record.relations {
        relation.evidence.iter_mut().for_each(&mut *take);
    }
}

/// All evidence of an event of the graph.
pub(super) fn of_event(event: &mut EventNode) -> impl Iterator<Item = &mut Evidence> {
    let dates = event.dates.iter_mut().flat_map(|date| &mut date.evidence);
    event.evidence.iter_mut().chain(event.attribution.iter_mut().map(|a| &mut a.evidence)).chain(dates)
}

/// All evidence of a relation of the graph.
pub(super) fn of_relation(relation: &mut RelationEdge) -> impl Iterator<Item = &mut Evidence> {
    relation.evidence.iter_mut()
}
