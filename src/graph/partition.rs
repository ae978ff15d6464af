//! The parts of a corpus that can be folded apart.
//!
//! Whatever is compared while a graph is made shares a blocking key: actors their name or code, an alias, the consonants of a
//! surname, initials or a renaming; events the actor and, without one, their date and act; texts a band of their
//! signature. So records that are connected by no chain of keys have nothing to do with each other: [`partition`] gives these
//! components, [`keys`] the keys by which a cluster would shuffle them, and the graph of the whole is the graphs of the components
//! side by side (a property test holds this). A news corpus about one country is one component, since all of it shares that
//! country; documents about different things are not.

use std::collections::{BTreeMap, BTreeSet};

use petgraph::unionfind::UnionFind;

use super::candidates::person_keys;
use super::compare::initials;
use super::independence;
use super::name::{Reach, normalised, reach};
use super::renamed;
use crate::record::{ActorKind, Record};

/// The blocking keys of all that a record holds.
#[must_use]
pub fn keys(record: &Record) -> BTreeSet<String> {
    let mut keys: BTreeSet<String> =
        independence::keys(record).into_iter().map(|band| format!("text {band:x}")).collect();
    keys.insert(format!("text {}", independence::exact(record)));
    keys.insert(format!("id {}", record.document.id));
    for actor in &record.actors {
        for name in std::iter::once(&actor.name).chain(&actor.aliases) {
            let key = normalised(name, actor.kind);
            keys.insert(format!("{:?} {key}", actor.kind));
            match actor.kind {
                ActorKind::Person => {
                    let full = reach(name, actor.kind) == Reach::Everywhere;
                    keys.extend(person_keys(&key, full).into_iter().map(|k| format!("surname {k}")));
                }
                ActorKind::Organisation => {
                    keys.extend(initials(&key).map(|letters| format!("{:?} {letters}", actor.kind)));
                    keys.extend(renamed::later_name(&key).map(|later| format!("{:?} {later}", actor.kind)));
                }
                _ => {}
            }
        }
        keys.extend(
            actor.country.as_ref().filter(|_| actor.kind == ActorKind::Country).map(|c| format!("Country {c}")),
        );
    }
    // Events of which nobody is named are compared by date and words, and told apart by id.
    keys.extend(record.events.iter().map(|e| format!("event {} {}", e.date.value, e.lemma)));
    keys
}

/// The records in parts that share no blocking key, in the order of their first records.
#[must_use]
pub fn partition(records: Vec<Record>) -> Vec<Vec<Record>> {
    let mut groups = UnionFind::<usize>::new(records.len());
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    for (r, record) in records.iter().enumerate() {
        for key in keys(record) {
            groups.union(*first.entry(key).or_insert(r), r);
        }
    }
    let mut parts: BTreeMap<usize, Vec<Record>> = BTreeMap::new();
    let mut order: BTreeMap<usize, usize> = BTreeMap::new();
    for (r, (record, label)) in records.into_iter().zip(groups.into_labeling()).enumerate() {
        let part = *order.entry(label).or_insert(r);
        parts.entry(part).or_default().push(record);
    }
    parts.into_values().collect()
}
