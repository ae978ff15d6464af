//! Actors without a name of their own that one event shows to be the same.
//!
//! `gunmen` in two articles are two groups, until the articles are found to tell of one and the same attack.

use std::collections::BTreeMap;

use super::roster::{Member, Roster};
use super::told::Told;
use crate::record::{ActorKind, Role};

/// Pairs of actors that have the same kind and name and the same role in one event told by several documents.
pub(super) fn pairs(events: &[Vec<usize>], all: &[Told], roster: &Roster) -> Vec<(Member, Member)> {
    let mut pairs = Vec::new();
    for tellings in events.iter().filter(|t| t.len() > 1) {
        let mut first: BTreeMap<(ActorKind, &str, Role), Member> = BTreeMap::new();
        for told in tellings.iter().filter_map(|t| all.get(*t)) {
            let place = told.place.map(|place| (place, Role::Location));
            for (member, role) in told.cast.iter().copied().chain(place) {
                let Some(entry) = roster.get(member).filter(|e| !e.named && !e.key.is_empty()) else { continue };
                let known = *first.entry((entry.kind, &entry.key, role)).or_insert(member);
                if known != member {
                    pairs.push((known, member));
                }
            }
        }
    }
    pairs
}
