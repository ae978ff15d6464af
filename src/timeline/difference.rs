//! What is different between two timelines of a growing corpus.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Serialize;

use super::{Timeline, TimelineEvent};
use crate::graph::ContradictionKind;
use crate::record::{EventKind, Source, StanceKind};

/// What is different between an earlier and a later timeline.
///
/// An event is found again by its id, or else by a sentence that tells it in both: the id follows from the date, the type
/// and the actors, which is what may have changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Difference {
    /// Documents of the later one alone.
    pub documents_new: Vec<DocumentName>,
    /// Documents of the earlier one alone.
    pub documents_gone: Vec<DocumentName>,
    /// Events of the later one alone, in its order.
    pub new: Vec<TimelineEvent>,
    /// Events of the earlier one alone, in its order.
    pub gone: Vec<TimelineEvent>,
    /// Events that have another date.
    pub dated_otherwise: Vec<Change>,
    /// Events that are told with another stance: asserted what was reported, denied what was asserted.
    pub told_otherwise: Vec<Change>,
    /// Events that a further document tells.
    pub confirmed: Vec<Change>,
    /// Pairs of events of the later one that contradict each other, and did not in the earlier one.
    pub contradicted: Vec<Contradiction>,
}

/// A document by its id and name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct DocumentName {
    /// Where it came from.
    pub source: String,
    /// Its id.
    pub id: String,
}

/// An event before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Change {
    /// In the earlier timeline.
    pub before: TimelineEvent,
    /// In the later timeline.
    pub after: TimelineEvent,
}

/// Two events that cannot both be as they are told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Contradiction {
    /// What they do not agree about.
    pub kind: ContradictionKind,
    /// Of a denial the one that is told as done, else the first.
    pub one: TimelineEvent,
    /// The one that is denied or negated, else the second.
    pub other: TimelineEvent,
}

impl Difference {
    /// Compares two timelines.
    #[must_use]
    pub fn between(before: &Timeline, after: &Timeline) -> Self {
        let earlier = found_again(before, after);
        let mut difference = Self {
            documents_new: documents_missing(&after.documents, &before.documents),
            documents_gone: documents_missing(&before.documents, &after.documents),
            new: Vec::new(),
            gone: Vec::new(),
            dated_otherwise: Vec::new(),
            told_otherwise: Vec::new(),
            confirmed: Vec::new(),
            contradicted: contradicted(before, after, &earlier),
        };
        for (place, event) in after.events.iter().enumerate() {
            match earlier.get(&place).and_then(|b| before.events.get(*b)) {
                None => difference.new.push(event.clone()),
                Some(old) => difference.compare(old, event),
            }
        }
        let seen: BTreeSet<usize> = earlier.into_values().collect();
        let gone = before.events.iter().enumerate().filter(|(place, _)| !seen.contains(place));
        difference.gone = gone.map(|(_, event)| event.clone()).collect();
        difference
    }

    /// Whether nothing is different.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let Self { documents_new, documents_gone, new, gone, dated_otherwise, told_otherwise, confirmed, contradicted } =
            self;
        documents_new.is_empty()
            && documents_gone.is_empty()
            && new.is_empty()
            && gone.is_empty()
            && dated_otherwise.is_empty()
            && told_otherwise.is_empty()
            && confirmed.is_empty()
            && contradicted.is_empty()
    }

    fn compare(&mut self, before: &TimelineEvent, after: &TimelineEvent) {
        let change = || Change { before: before.clone(), after: after.clone() };
        if before.date.value != after.date.value {
            self.dated_otherwise.push(change());
        }
        if before.stance.kind != after.stance.kind {
            self.told_otherwise.push(change());
        }
        if after.support > before.support {
            self.confirmed.push(change());
        }
    }
}

fn documents_missing(of: &[Source], from: &[Source]) -> Vec<DocumentName> {
    let there: BTreeSet<&str> = from.iter().map(|d| d.id.as_str()).collect();
    let missing = of.iter().filter(|d| !there.contains(d.id.as_str()));
    missing.map(|d| DocumentName { source: d.source.clone(), id: d.id.clone() }).collect()
}

/// For each event of the later timeline, by place, the place of the same one in the earlier.
fn found_again(before: &Timeline, after: &Timeline) -> BTreeMap<usize, usize> {
    let by_id: BTreeMap<&str, usize> = before.events.iter().zip(0..).map(|(e, place)| (e.id.as_str(), place)).collect();
    let mut found: BTreeMap<usize, usize> = BTreeMap::new();
    for (place, event) in after.events.iter().enumerate() {
        if let Some(old) = by_id.get(event.id.as_str()) {
            found.insert(place, *old);
        }
    }
    let taken: BTreeSet<usize> = found.values().copied().collect();
    let mut by_words: BTreeMap<(&str, (usize, usize), EventKind), usize> = BTreeMap::new();
    for (place, event) in before.events.iter().enumerate().filter(|(place, _)| !taken.contains(place)) {
        for piece in &event.evidence {
            by_words.entry((&piece.document, piece.trigger, event.kind)).or_insert(place);
        }
    }
    let mut taken = taken;
    for (place, event) in after.events.iter().enumerate() {
        if found.contains_key(&place) {
            continue;
        }
        let told = event.evidence.iter().map(|piece| (piece.document.as_str(), piece.trigger, event.kind));
        let old = told.filter_map(|words| by_words.get(&words).copied()).find(|old| !taken.contains(old));
        if let Some(old) = old {
            found.insert(place, old);
            taken.insert(old);
        }
    }
    found
}

/// Pairs of the later timeline that contradict each other, and did not in the earlier one.
fn contradicted(before: &Timeline, after: &Timeline, earlier: &BTreeMap<usize, usize>) -> Vec<Contradiction> {
    let places: BTreeMap<&str, usize> = after.events.iter().zip(0..).map(|(e, place)| (e.id.as_str(), place)).collect();
    let old = |place: usize| earlier.get(&place).and_then(|b| before.events.get(*b));
    let is_old = |a: usize, b: usize, kind: ContradictionKind| match (old(a), old(b)) {
        (Some(a), Some(b)) => a.contradicts.iter().any(|c| c.event == b.id && c.kind == kind),
        _ => false,
    };
    let mut pairs = Vec::new();
    for (place, event) in after.events.iter().enumerate() {
        for link in &event.contradicts {
            let Some(&other) = places.get(link.event.as_str()).filter(|other| **other > place) else { continue };
            if is_old(place, other, link.kind) {
                continue;
            }
            let Some(second) = after.events.get(other) else { continue };
            let denied = matches!(event.stance.kind, StanceKind::Denied | StanceKind::Negated);
            let (one, other) = if denied { (second, event) } else { (event, second) };
            pairs.push(Contradiction { kind: link.kind, one: one.clone(), other: other.clone() });
        }
    }
    pairs
}
