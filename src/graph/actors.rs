//! The same actor across documents.
//!
//! A false merge hurts more than a missed one, so two actors are one only if they are of one kind and have the same
//! name in full, or if the name of one is a full alias of the other and of no third. A name that means something in its
//! own document only (`gunmen`, `the court`, a surname) stays there.

use std::collections::{BTreeMap, BTreeSet};

use petgraph::unionfind::UnionFind;

use super::name::{Reach, is_full_alias, normalised, reach, without_initials};
use super::roster::{Entry, Local, Roster, actor};
use crate::record::{Actor, ActorKind, Record};

/// What makes two actors one: kind, normalised name or code, and where that is not enough, country or document.
type Key = (ActorKind, String, Scope);

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Scope {
    /// The name alone.
    World,
    /// An ISO code as the key.
    Code,
    /// The name in this country.
    Country(String),
    /// This actor of this record.
    Local(Local),
}

/// Finds the actors of all records.
pub(super) fn resolve(records: &[&Record]) -> Roster {
    let mut blocks: BTreeMap<Key, Vec<Local>> = BTreeMap::new();
    for (r, record) in records.iter().enumerate() {
        for (a, actor) in record.actors.iter().enumerate() {
            blocks.entry(key(actor, (r, a))).or_default().push((r, a));
        }
    }
    let keys: Vec<&Key> = blocks.keys().collect();
    let claims = claims(records, &blocks);
    let mut groups = UnionFind::<usize>::new(keys.len());
    for (own, key) in keys.iter().enumerate() {
        let claimants = claims.get(key).into_iter().flatten().filter(|c| **c != own).collect::<Vec<_>>();
        if let [claimant] = claimants.as_slice() {
            groups.union(own, **claimant);
        }
    }
    let labels = groups.into_labeling();
    let mut united: BTreeMap<usize, Vec<(&Key, &Vec<Local>)>> = BTreeMap::new();
    for (label, block) in labels.into_iter().zip(&blocks) {
        united.entry(label).or_default().push(block);
    }
    let entries = united.into_values().filter_map(|blocks| entry(&blocks)).collect();
    Roster::new(records, entries)
}

fn key(actor: &Actor, local: Local) -> Key {
    let name = normalised(&actor.name, actor.kind);
    match (reach(&actor.name, actor.kind), actor.kind, &actor.country) {
        (_, ActorKind::Country, Some(code)) => (actor.kind, code.clone(), Scope::Code),
        (Reach::Everywhere, ActorKind::Place, Some(code)) => (actor.kind, name, Scope::Country(code.clone())),
        (Reach::Everywhere, ..) => (actor.kind, name, Scope::World),
        (Reach::WithCountry, _, Some(code)) => (actor.kind, name, Scope::Country(code.clone())),
        (Reach::WithCountry | Reach::Document, ..) => (actor.kind, name, Scope::Local(local)),
    }
}

/// For each key, the blocks whose members also go by it. A key that is claimed by one other block is that block's.
fn claims(records: &[&Record], blocks: &BTreeMap<Key, Vec<Local>>) -> BTreeMap<Key, BTreeSet<usize>> {
    let mut claims: BTreeMap<Key, BTreeSet<usize>> = BTreeMap::new();
    for (block, ((kind, name, scope), locals)) in blocks.iter().enumerate() {
        if matches!(scope, Scope::Local(_)) {
            continue;
        }
        let mut claim = |name: String| {
            let key = (*kind, name, Scope::World);
            if blocks.contains_key(&key) {
                claims.entry(key).or_default().insert(block);
            }
        };
        if *kind == ActorKind::Place && *scope != Scope::World {
            claim(name.clone());
        }
        for actor in locals.iter().filter_map(|l| actor(records, *l)) {
            if *kind == ActorKind::Country {
                claim(normalised(&actor.name, *kind));
            }
            if let (ActorKind::Person, Some(short)) = (*kind, without_initials(name)) {
                claim(short);
            }
            for alias in actor.aliases.iter().filter(|a| is_full_alias(a, *kind)) {
                claim(normalised(alias, *kind));
            }
        }
    }
    claims
}

/// One actor out of the blocks that are one; its key is that of the fullest name.
fn entry(blocks: &[(&Key, &Vec<Local>)]) -> Option<Entry> {
    let (key, _) = blocks.iter().min_by_key(|((_, name, scope), _)| {
        (*scope != Scope::Code, std::cmp::Reverse((name.split(' ').count(), name.len())), name, scope)
    })?;
    Some(Entry {
        kind: key.0,
        key: key.1.clone(),
        named: !matches!(key.2, Scope::Local(_)),
        country: None,
        locals: blocks.iter().flat_map(|(_, locals)| locals.iter().copied()).collect(),
    })
}
