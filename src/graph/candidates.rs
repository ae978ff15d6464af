//! Pairs of units that may be one actor: found by blocking keys, so that no unit is compared with all others.

use std::collections::BTreeMap;

use super::actors::{Key, Link, Scope, Unit};
use super::company::is_calling;
use super::compare::{base, full_form, initials, persons, tokens};
use super::name::{is_acronym, is_full_alias, normalised};
use super::reason::MergeRule;
use super::renamed;
use super::roster::{Local, actor};
use super::translit::skeleton;
use crate::record::{ActorKind, Record};

/// How many full names of one blocking key are compared with each other. A surname that more people bear tells nothing.
const MOST_COMPARED: usize = 48;

/// All links, in no order.
pub(super) fn candidates(records: &[&Record], units: &[Unit]) -> Vec<Link> {
    let mut links = claimed(records, units);
    links.extend(people(records, units));
    links.extend(acronyms(records, units));
    links.extend(renamings(records, units));
    links
}

fn by_key(units: &[Unit]) -> BTreeMap<&Key, Vec<usize>> {
    let mut map: BTreeMap<&Key, Vec<usize>> = BTreeMap::new();
    for (at, unit) in units.iter().enumerate() {
        map.entry(&unit.key).or_default().push(at);
    }
    map
}

/// Names that a document gives as aliases of another: the unit of the alias looks for its full name.
fn claimed(records: &[&Record], units: &[Unit]) -> Vec<Link> {
    let by_key = by_key(units);
    let mut claims: BTreeMap<(usize, usize), bool> = BTreeMap::new();
    for (own, unit) in units.iter().enumerate() {
        let (kind, name, scope) = &unit.key;
        if matches!(scope, Scope::Local(_)) {
            continue;
        }
        let mut claim = |name: String, by_place: bool| {
            let key = (*kind, name, Scope::World);
            for other in by_key.get(&key).into_iter().flatten().filter(|o| **o != own) {
                claims.entry((*other, own)).or_insert(by_place);
            }
        };
        if *kind == ActorKind::Place && *scope != Scope::World {
            claim(name.clone(), true);
        }
        for actor in unit.locals.iter().filter_map(|l| actor(records, *l)) {
            if *kind == ActorKind::Country {
                claim(normalised(&actor.name, *kind), true);
            }
            for alias in actor.aliases.iter().filter(|a| is_full_alias(a, *kind)) {
                claim(normalised(alias, *kind), *kind == ActorKind::Country);
            }
        }
    }
    let link = |((from, to), by_place): ((usize, usize), bool)| {
        let (a, b) = units.get(from).zip(units.get(to))?;
        let sum = if by_place { base::SAME } else { base::ALIAS + a.company.weigh(&b.company) };
        Some(Link { from, to, rule: MergeRule::Alias, sum })
    };
    claims.into_iter().filter_map(link).collect()
}

/// Blocking keys of a person's name: the consonants of each possible surname, for a full name with the first sound of the given name.
pub(super) fn person_keys(name: &str, full: bool) -> Vec<String> {
    let tokens = tokens(name);
    let mut surnames: Vec<String> = tokens.iter().skip(1).rev().take(2).map(|w| skeleton(w)).collect();
    if tokens.len() < 3 {
        surnames = tokens.last().map(|w| skeleton(w)).into_iter().collect();
    }
    if full {
        let first = tokens.first().map(|w| skeleton(full_form(w))).unwrap_or_default();
        let sound: String = first.chars().take(1).collect();
        let given: Vec<String> = surnames.iter().map(|s| format!("{s} {sound}")).collect();
        surnames.extend(given);
    }
    surnames
}

fn people(records: &[&Record], units: &[Unit]) -> Vec<Link> {
    let mut full: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut short: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, unit) in units.iter().enumerate().filter(|(_, u)| u.key.0 == ActorKind::Person) {
        let (_, name, scope) = &unit.key;
        if !is_name(records, unit) {
            continue;
        }
        if *scope == Scope::World {
            for key in person_keys(name, true) {
                full.entry(key).or_default().push(at);
            }
        } else if let Some(last) = tokens(name).last() {
            short.entry(skeleton(last)).or_default().push(at);
        }
    }
    let mut links: BTreeMap<(usize, usize), Link> = BTreeMap::new();
    let mut add = |link: Link| {
        links.insert((link.from, link.to), link);
    };
    for (key, members) in &full {
        if key.contains(' ') {
            for (at, a) in members.iter().enumerate() {
                let rest = members.iter().skip(at + 1).take(MOST_COMPARED);
                rest.filter_map(|b| pair(units, *a, *b)).for_each(&mut add);
            }
        } else if members.len() <= MOST_COMPARED {
            for short in short.get(key).into_iter().flatten() {
                members.iter().filter_map(|m| pair(units, *short, *m)).for_each(&mut add);
            }
            // `Kazemi Qomi` beside `Hassan Kazemi Qomi`.
            for (at, a) in members.iter().enumerate() {
                let tails = |b: &&usize| is_tail(units, *a, **b) || is_tail(units, **b, *a);
                members.iter().skip(at + 1).filter(tails).filter_map(|b| pair(units, *a, *b)).for_each(&mut add);
            }
        }
    }
    links.into_values().collect()
}

/// Whether a name is one and no description: every word with a capital, and none that tells a calling. `Kazemi-Qomi`, not
/// `former chief executive` or `Prime Minister`.
fn is_name(records: &[&Record], unit: &Unit) -> bool {
    let first = unit.locals.first().and_then(|l| actor(records, *l));
    let calling = |word: &str| is_calling(word) || word == "man" || word == "woman" || word == "member";
    !unit.key.1.split(' ').any(calling)
        && first.is_some_and(|a| {
            a.name.split([' ', '-']).all(|w| w.chars().count() < 3 || !w.starts_with(char::is_lowercase))
        })
}

fn is_tail(units: &[Unit], a: usize, b: usize) -> bool {
    let name = |unit: usize| units.get(unit).map_or("", |u| u.key.1.as_str());
    name(b).strip_suffix(name(a)).is_some_and(|rest| rest.ends_with(' '))
}

/// The link of two persons' units; none if their names are names of two, or if one document tells of both.
fn pair(units: &[Unit], a: usize, b: usize) -> Option<Link> {
    let (left, right) = units.get(a).zip(units.get(b))?;
    if left.key.1 == right.key.1 {
        return None;
    }
    let (x, y) = (tokens(&left.key.1), tokens(&right.key.1));
    let (rule, worth) = persons(&x, &y)?;
    if rule != MergeRule::Middle && left.meets(right) {
        return None;
    }
    let sum = worth + left.company.weigh(&right.company);
    let less =
        |unit: &Unit, tokens: &[&str]| (tokens.len(), unit.key.1.len(), unit.company.is_told(), unit.key.1.clone());
    let (from, to) = if less(left, &x) <= less(right, &y) { (a, b) } else { (b, a) };
    Some(Link { from, to, rule, sum })
}

/// Abbreviations that no document explains, with the bodies whose initials they are.
fn acronyms(records: &[&Record], units: &[Unit]) -> Vec<Link> {
    let mut long: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let bodies = || units.iter().enumerate().filter(|(_, u)| u.key.0 == ActorKind::Organisation);
    for (at, unit) in bodies().filter(|(_, u)| u.key.2 == Scope::World) {
        let shouted =
            unit.locals.first().and_then(|l| actor(records, *l)).is_none_or(|a| !a.name.contains(char::is_lowercase));
        if let Some(letters) = initials(&unit.key.1).filter(|_| !shouted) {
            long.entry(letters).or_default().push(at);
        }
    }
    let mut links = Vec::new();
    for (from, unit) in bodies().filter(|(_, u)| u.key.2 == Scope::World && !u.key.1.contains(' ')) {
        let Some(full) = long.get(&unit.key.1).filter(|f| f.len() <= MOST_COMPARED) else { continue };
        if !unit.locals.first().and_then(|l| actor(records, *l)).is_some_and(|a| is_acronym(&a.name)) {
            continue;
        }
        let worth = if unit.key.1.chars().count() > 3 { base::LONG_ACRONYM } else { base::ACRONYM };
        for to in full {
            let Some(other) = units.get(*to) else { continue };
            let sum = worth + unit.company.weigh(&other.company);
            links.push(Link { from, to: *to, rule: MergeRule::Acronym, sum });
        }
    }
    links
}

/// Earlier and later names of one body.
fn renamings(records: &[&Record], units: &[Unit]) -> Vec<Link> {
    let by_key = by_key(units);
    let mut links = Vec::new();
    let mut link =
        |a: usize, b: usize| links.push(Link { from: a, to: b, rule: MergeRule::Renamed, sum: base::RENAMED });
    for (at, unit) in units.iter().enumerate().filter(|(_, u)| u.key.0 == ActorKind::Organisation) {
        let later = renamed::later_name(&unit.key.1).map(|name| (unit.key.0, name.to_owned(), Scope::World));
        for later in later.iter().filter_map(|key| by_key.get(key)).flatten() {
            link(at, *later);
        }
    }
    let told: Vec<(Local, Local)> =
        records.iter().enumerate().flat_map(|(r, record)| renamed::told(record, r)).collect();
    if !told.is_empty() {
        let unit_of: BTreeMap<Local, usize> =
            units.iter().enumerate().flat_map(|(at, u)| u.locals.iter().map(move |l| (*l, at))).collect();
        for (a, b) in told {
            if let (Some(a), Some(b)) = (unit_of.get(&a), unit_of.get(&b)) {
                link(*a, *b);
            }
        }
    }
    links
}
