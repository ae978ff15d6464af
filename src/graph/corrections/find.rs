//! What in the records a correction means.

use std::collections::BTreeSet;

use super::{ActorSelector, EventSelector};
use crate::graph::name::{normalised, words};
use crate::graph::piece::quote as quote_of;
use crate::graph::roster::Local;
use crate::record::{EventIndex, Record, Source};

/// Whether a document is the one that is named: its path, the end of it, or its id.
pub(super) fn is_document(document: &Source, named: &str) -> bool {
    let tail = document.source.strip_suffix(named).is_some_and(|rest| rest.is_empty() || rest.ends_with(['/', '#']));
    !named.is_empty() && (tail || document.id == named)
}

/// The records' actors that a selector means: those with the name, or else those with the alias.
pub(super) fn actors(records: &[&Record], selector: &ActorSelector) -> BTreeSet<Local> {
    let find = |by_alias: bool| -> BTreeSet<Local> {
        let mut found = BTreeSet::new();
        for (r, record) in records.iter().enumerate() {
            if selector.document.as_ref().is_some_and(|named| !is_document(&record.document, named)) {
                continue;
            }
            for (a, actor) in record.actors.iter().enumerate() {
                if selector.kind.is_some_and(|kind| kind != actor.kind) {
                    continue;
                }
                let wanted = normalised(&selector.name, actor.kind);
                let mut aliases = actor.aliases.iter().filter(|_| by_alias);
                let is = |name: &String| !wanted.is_empty() && normalised(name, actor.kind) == wanted;
                if is(&actor.name) || aliases.any(is) {
                    found.insert((r, a));
                }
            }
        }
        found
    };
    let named = find(false);
    if named.is_empty() { find(true) } else { named }
}

/// The records' events that a selector means; none for one that names no words.
pub(super) fn events(records: &[&Record], selector: &EventSelector) -> BTreeSet<(usize, EventIndex)> {
    let mut found = BTreeSet::new();
    let Some(quote) = selector.quote.as_ref().map(|q| words(q).join(" ")).filter(|q| !q.is_empty()) else {
        return found;
    };
    let quote = format!(" {quote} ");
    for (r, record) in records.iter().enumerate() {
        if selector.document.as_ref().is_some_and(|named| !is_document(&record.document, named)) {
            continue;
        }
        for (e, event) in record.events.iter().enumerate() {
            let named = selector
                .trigger
                .as_ref()
                .is_none_or(|t| t.eq_ignore_ascii_case(&event.trigger) || t.eq_ignore_ascii_case(&event.lemma));
            let told = || {
                event.evidence.iter().any(|e| format!(" {} ", words(quote_of(record, e)).join(" ")).contains(&quote))
            };
            if named && told() {
                found.insert((r, e));
            }
        }
    }
    found
}
