//! The same actor across documents.
//!
//! A false merge hurts more than a missed one. Actors of one kind with the same name in full are one (a *block*), unless the
//! company they keep tells them apart; blocks become one where a document gives the one name as an alias of the other, or
//! where the names can be one and company and names together score enough ([`super::compare`]). A name that means something in its own
//! document only (`gunmen`, `the court`, a surname) stays there, or goes to the one full name in whose company it stands.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::candidates::candidates;
use super::company::Company;
use super::compare::{ENOUGH, MARGIN, base, score};
use super::name::Reach;
use super::names::Names;
use super::namesakes;
use super::orders::Orders;
use super::reason::{MergeReason, MergeRule};
use super::roster::{Entry, Local, Roster, actor};
use super::union::Union;
use crate::confidence::Confidence;
use crate::record::{Actor, ActorKind, Record};

/// What makes two actors one: kind, normalised name or code, and where that is not enough, country or document.
pub(super) type Key = (ActorKind, String, Scope);

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Scope {
    /// The name alone.
    World,
    /// An ISO code as the key.
    Code,
    /// The name in this country.
    Country(String),
    /// This actor of this record.
    Local(Local),
}

/// Actors of records that have the same key and, as far as told, the same company.
#[derive(Debug, Clone)]
pub(super) struct Unit {
    pub key: Key,
    pub locals: Vec<Local>,
    pub company: Company,
}

impl Unit {
    /// Whether both have an actor in one record, where the actor room has kept them apart.
    pub(super) fn meets(&self, other: &Self) -> bool {
        let (few, many) = if self.locals.len() <= other.locals.len() { (self, other) } else { (other, self) };
        few.locals.iter().any(|l| many.locals.binary_search_by_key(&l.0, |m| m.0).is_ok())
    }
}

/// Two units that may be one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Link {
    /// The unit that looks for its full name; for two full names the one that tells less.
    pub from: usize,
    pub to: usize,
    pub rule: MergeRule,
    pub sum: i32,
}

/// Two actors that may be one, for the user to decide.
#[derive(Debug, Clone)]
pub(super) struct ActorDoubt {
    pub a: Local,
    pub b: Local,
    pub rule: MergeRule,
    pub score: Confidence,
    pub merged: bool,
}

/// From this sum on a merge is beyond doubt, and under this one it is not worth a question.
const CERTAIN: i32 = 35;
const UNLIKELY: i32 = 8;

/// Finds the actors of all records.
pub(super) fn resolve(records: &[&Record], orders: &Orders) -> (Roster, Vec<ActorDoubt>) {
    let names = Names::of(records);
    let units = units(records, &names, orders);
    drop(names);
    let links = candidates(records, &units);
    let mut union = Union::new(&units, orders);
    let mut reasons: Vec<(usize, MergeReason)> = Vec::new();
    let mut doubts = Vec::new();
    let name = |unit: usize| -> String {
        let local = units.get(unit).and_then(|u| u.locals.first()).copied();
        local.and_then(|l| actor(records, l)).map_or_else(String::new, |a| a.name.clone())
    };
    for (a, b) in union.ordered(&units, orders) {
        reasons.push((a, MergeReason::new(&name(a), &name(b), MergeRule::Correction, Confidence::hundredths(100))));
    }
    let mut rivals: BTreeMap<usize, Vec<(i32, usize)>> = BTreeMap::new();
    for link in &links {
        rivals.entry(link.from).or_default().push((link.sum, link.to));
    }
    for link in sorted(links) {
        // Whoever bears a name has one full name: no other may fit almost as well.
        let others = rivals.get(&link.from).into_iter().flatten().filter(|(_, to)| !union.same(*to, link.to));
        let next = others.map(|(sum, _)| *sum).max();
        let clear = next.is_none_or(|next| link.sum >= next + MARGIN || next + MARGIN <= ENOUGH);
        let merged = clear && link.sum >= ENOUGH && union.unite(link.from, link.to);
        if merged {
            reasons.push((link.from, MergeReason::new(&name(link.from), &name(link.to), link.rule, score(link.sum))));
        }
        let doubtful = link.sum < CERTAIN && link.sum >= UNLIKELY && !orders.decides(&units, link.from, link.to);
        let firsts = units.get(link.from).zip(units.get(link.to));
        if let Some((a, b)) = firsts.filter(|_| doubtful && (merged || !union.same(link.from, link.to)))
            && let (Some(a), Some(b)) = (a.locals.first(), b.locals.first())
        {
            doubts.push(ActorDoubt { a: *a, b: *b, rule: link.rule, score: score(link.sum), merged });
        }
    }
    let labels = union.labels();
    let mut why: BTreeMap<usize, BTreeSet<MergeReason>> = BTreeMap::new();
    for (unit, reason) in reasons {
        why.entry(labels.get(unit).copied().unwrap_or(unit)).or_default().insert(reason);
    }
    let mut united: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (unit, label) in labels.iter().enumerate() {
        united.entry(*label).or_default().push(unit);
    }
    let entries = united.into_iter().filter_map(|(label, members)| {
        let members: Vec<&Unit> = members.iter().filter_map(|m| units.get(*m)).collect();
        entry(records, &members, why.remove(&label).unwrap_or_default())
    });
    let entries = entries.collect();
    (Roster::new(records, entries), doubts)
}

/// The units: blocks of the same key, divided where namesakes are told apart.
fn units(records: &[&Record], names: &Names, orders: &Orders) -> Vec<Unit> {
    let mut blocks: BTreeMap<Key, Vec<Local>> = BTreeMap::new();
    for (r, record) in records.iter().enumerate() {
        for (a, actor) in record.actors.iter().enumerate() {
            let Some(known) = names.get((r, a)) else { continue };
            let key = key(actor, known.reach, names.text(known.key).to_owned(), (r, a));
            blocks.entry(key).or_default().push((r, a));
        }
    }
    let ambiguous = namesakes::ambiguous_acronyms(records, &blocks);
    let blocks: Vec<(Key, Vec<Local>)> = blocks.into_iter().collect();
    let divided = |(key, locals)| namesakes::divided(records, names, key, locals, &ambiguous, orders);
    blocks.into_par_iter().flat_map_iter(divided).collect()
}

fn key(actor: &Actor, reach: Reach, name: String, local: Local) -> Key {
    match (reach, actor.kind, &actor.country) {
        (_, ActorKind::Country, Some(code)) => (actor.kind, code.clone(), Scope::Code),
        (Reach::Everywhere, ActorKind::Place, Some(code)) => (actor.kind, name, Scope::Country(code.clone())),
        (Reach::Everywhere, ..) => (actor.kind, name, Scope::World),
        (Reach::WithCountry, _, Some(code)) => (actor.kind, name, Scope::Country(code.clone())),
        (Reach::WithCountry | Reach::Document, ..) => (actor.kind, name, Scope::Local(local)),
    }
}

/// The links in the order in which they are made: full names first, and the best first.
fn sorted(mut links: Vec<Link>) -> Vec<Link> {
    let short = |rule: MergeRule| matches!(rule, MergeRule::Surname | MergeRule::Initial);
    links.sort_by_key(|l| (short(l.rule), Reverse(l.sum), l.from, l.to, l.rule));
    links
}

/// One actor out of the units that are one; its key is that of the fullest name.
fn entry(records: &[&Record], units: &[&Unit], mut reasons: BTreeSet<MergeReason>) -> Option<Entry> {
    let key = &units
        .iter()
        .min_by_key(|unit| {
            let (_, name, scope) = &unit.key;
            let local = matches!(scope, Scope::Local(_));
            (*scope != Scope::Code, local, Reverse((name.split(' ').count(), name.len())), name, scope)
        })?
        .key;
    for unit in units {
        let documents: BTreeSet<usize> = unit.locals.iter().map(|l| l.0).collect();
        let first = unit.locals.first().and_then(|l| actor(records, *l));
        if let Some(first) = first.filter(|_| documents.len() > 1) {
            reasons.insert(MergeReason::new(&first.name, &first.name, MergeRule::SameName, score(base::SAME)));
        }
    }
    Some(Entry {
        kind: key.0,
        key: key.1.clone(),
        named: !matches!(key.2, Scope::Local(_)),
        country: None,
        renamed: None,
        reasons,
        locals: units.iter().flat_map(|unit| unit.locals.iter().copied()).collect(),
    })
}
