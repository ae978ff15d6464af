//! Which actor of the graph each actor of each record is.

use std::collections::{BTreeMap, BTreeSet};

use super::reason::{MergeReason, MergeRule};
use crate::confidence::Confidence;
use crate::record::{Actor, ActorIndex, ActorKind, Record};

/// Place of an actor in the [`Roster`].
pub(super) type Member = usize;

/// An actor of one record: the record's place among all records, and its place in the record.
pub(super) type Local = (usize, ActorIndex);

/// One actor of the graph and the records' actors that it is made of.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// What sort of thing it is.
    pub kind: ActorKind,
    /// What makes its identity: a normalised name, or a country's code.
    pub key: String,
    /// Whether the name stands for the same thing in every document.
    pub named: bool,
    /// ISO 3166-1 alpha-3 code: the one that most of its documents give; none if they are divided.
    pub country: Option<String>,
    /// The records' actors, in order.
    pub locals: Vec<Local>,
    /// What the user calls it.
    pub renamed: Option<String>,
    /// Why they are one.
    pub reasons: BTreeSet<MergeReason>,
}

/// Score of two descriptions that are one by the event they act in: as sure as the event is the same, which needs most of its
/// actors, its day and its act to agree.
const COMPANION: u8 = 90;

/// Entries on their way to becoming one.
struct Group {
    members: Vec<Member>,
    records: BTreeSet<usize>,
}

/// All actors of all records, resolved.
#[derive(Debug, Clone, Default)]
pub(super) struct Roster {
    entries: Vec<Entry>,
    of: Vec<Vec<Member>>,
}

impl Roster {
    /// A roster of these entries; every local of every record stands in exactly one of them.
    pub(super) fn new(records: &[&Record], mut entries: Vec<Entry>) -> Self {
        entries.sort_by(|a, b| a.locals.first().cmp(&b.locals.first()));
        let mut of: Vec<Vec<Member>> = records.iter().map(|r| vec![0; r.actors.len()]).collect();
        for (member, entry) in entries.iter_mut().enumerate() {
            entry.locals.sort_unstable();
            entry.country = country(records, &entry.locals);
            for (record, index) in &entry.locals {
                if let Some(slot) = of.get_mut(*record).and_then(|r| r.get_mut(*index)) {
                    *slot = member;
                }
            }
        }
        Self { entries, of }
    }

    /// The roster with the names that the user gives to actors of records.
    pub(super) fn renamed(mut self, names: &[(BTreeSet<Local>, String)]) -> Self {
        for (locals, name) in names {
            let members: BTreeSet<Member> = locals.iter().filter_map(|(r, a)| self.member(*r, *a)).collect();
            for member in members {
                if let Some(entry) = self.entries.get_mut(member) {
                    entry.renamed = Some(name.clone());
                }
            }
        }
        self
    }

    /// All entries; a [`Member`] is a place in them.
    pub(super) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// One entry.
    pub(super) fn get(&self, member: Member) -> Option<&Entry> {
        self.entries.get(member)
    }

    /// The actor that a record's actor is; none if the record has no such actor.
    pub(super) fn member(&self, record: usize, index: ActorIndex) -> Option<Member> {
        self.of.get(record)?.get(index).copied()
    }

    /// The roster in which each pair is one actor. A pair that would make two actors of one document one is left apart.
    pub(super) fn united(self, records: &[&Record], pairs: &[(Member, Member)]) -> Self {
        let mut group_of: Vec<Member> = (0..self.entries.len()).collect();
        let mut groups: BTreeMap<Member, Group> = BTreeMap::new();
        let alone = |member: Member| Group {
            members: vec![member],
            records: self.get(member).into_iter().flat_map(|e| &e.locals).map(|l| l.0).collect(),
        };
        for (a, b) in pairs {
            let (Some(&a), Some(&b)) = (group_of.get(*a), group_of.get(*b)) else { continue };
            if a == b {
                continue;
            }
            let left = groups.remove(&a).unwrap_or_else(|| alone(a));
            let right = groups.remove(&b).unwrap_or_else(|| alone(b));
            let (keep, mut large, fold, small) =
                if left.members.len() < right.members.len() { (b, right, a, left) } else { (a, left, b, right) };
            if small.records.iter().any(|r| large.records.contains(r)) {
                groups.extend([(keep, large), (fold, small)]);
                continue;
            }
            for member in &small.members {
                if let Some(slot) = group_of.get_mut(*member) {
                    *slot = keep;
                }
            }
            large.members.extend(small.members);
            large.records.extend(small.records);
            groups.insert(keep, large);
        }
        if groups.is_empty() {
            return self;
        }
        let mut entries: BTreeMap<Member, Entry> = BTreeMap::new();
        for (entry, group) in self.entries.into_iter().zip(group_of) {
            match entries.get_mut(&group) {
                Some(whole) => {
                    whole.locals.extend(entry.locals);
                    whole.renamed = whole.renamed.take().or(entry.renamed);
                    let sure = Confidence::hundredths(COMPANION);
                    let reason = MergeReason::new(&whole.key, &entry.key, MergeRule::Companion, sure);
                    whole.reasons.extend(entry.reasons.into_iter().chain([reason]));
                }
                None => drop(entries.insert(group, entry)),
            }
        }
        Self::new(records, entries.into_values().collect())
    }
}

/// A record's actor.
pub(super) fn actor<'a>(records: &[&'a Record], local: Local) -> Option<&'a Actor> {
    records.get(local.0)?.actors.get(local.1)
}

/// The value most often given; none if there is none or if two are given equally often.
pub(super) fn majority<T: Ord>(values: impl IntoIterator<Item = T>) -> Option<T> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    let most = counts.values().copied().max()?;
    let mut best = counts.into_iter().filter(|(_, count)| *count == most).map(|(value, _)| value);
    match (best.next(), best.next()) {
        (Some(only), None) => Some(only),
        _ => None,
    }
}

fn country(records: &[&Record], locals: &[Local]) -> Option<String> {
    majority(locals.iter().filter_map(|l| actor(records, *l)).filter_map(|a| a.country.clone()))
}
