//! Scores a timeline against what a reader wrote down by hand about the same article.
//!
//! A system event matches a gold event if its trigger shares a word stem with a gold mention and its evidence holds that
//! mention; matches are made one to one, the most alike first. Gold does not list everything, so precision asks only about
//! events "in scope": those whose evidence holds a gold mention.

mod actors;
mod counts;
mod date;
mod gold;
mod judge;
mod mention;
mod relation;
mod system;
mod words;

mod known_counts;
mod parity;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

pub use counts::{Counts, Share, percent};
pub use gold::Gold;
pub use words::name;

use actors::{Resolver, bcubed};
use judge::judge;
use mention::{holds, word_at};
use system::System;

/// Counts what a timeline (the form of `timeline.json`) has right about an article. `text` is what gold's offsets point into;
/// if empty, evidence is compared by its offsets alone.
pub fn score(gold: &Gold, timeline: &Value, text: &str) -> Counts {
    let system = System::new(timeline);
    let resolve = Resolver::new(&gold.actors);
    let required: BTreeSet<&str> = gold.actors.iter().filter(|a| !a.optional).map(|a| a.name.as_str()).collect();
    let mut c = Counts::default();
    events(gold, &system, text, &resolve, &required, &mut c);
    actors(gold, &system, &resolve, &required, &mut c);
    relations(gold, &system, &resolve, &mut c);
    c
}

fn events(gold: &Gold, system: &System, text: &str, resolve: &Resolver, required: &BTreeSet<&str>, c: &mut Counts) {
    let text: Vec<char> = text.chars().collect();
    let mut scope = BTreeSet::new();
    let mut edges = Vec::new();
    for (i, e) in gold.events.iter().enumerate() {
        let mut mentions = vec![(e.start, e.trigger.clone())];
        if e.same_triggers.is_empty() && !text.is_empty() {
            mentions.extend(e.same.iter().map(|at| (*at, word_at(&text, *at))));
        } else {
            mentions.extend(e.same.iter().copied().zip(e.same_triggers.iter().cloned()));
        }
        for (j, x) in system.events.iter().enumerate() {
            let evidence = x["evidence"].as_array().map_or(&[] as &[Value], Vec::as_slice);
            let here: Vec<&String> = mentions
                .iter()
                .filter(|(at, trigger)| evidence.iter().any(|v| holds(*at, trigger, v, &text)))
                .map(|(_, trigger)| trigger)
                .collect();
            if here.is_empty() {
                continue;
            }
            scope.insert(j);
            let trigger = [&x["trigger"], &x["label"]].into_iter().filter_map(Value::as_str).find(|t| !t.is_empty());
            let trigger = words::stems(trigger.unwrap_or_default());
            if here.iter().any(|t| !words::stems(t).is_disjoint(&trigger)) {
                let v = judge(e, x, system, resolve, required);
                let alike = 4 * i32::from(v.date) + 4 * i32::from(v.part) + 2 * i32::from(v.kind) + i32::from(v.near);
                edges.push((-alike, i, j));
            }
        }
    }
    edges.sort_unstable();
    let mut pairs: BTreeMap<usize, usize> = BTreeMap::new();
    for (_, i, j) in &edges {
        if !pairs.contains_key(i) && !pairs.values().any(|k| k == j) {
            pairs.insert(*i, *j);
        }
    }
    c.gold = count(gold.events.len());
    c.system = count(system.events.len());
    c.scope = count(scope.len());
    c.hits = count(edges.iter().map(|(_, _, j)| j).collect::<BTreeSet<_>>().len());
    c.pairs = count(pairs.len());
    c.keys = count(gold.events.iter().filter(|e| e.key).count());
    for (e, x) in pairs.iter().filter_map(|(i, j)| Some((gold.events.get(*i)?, system.events.get(*j)?))) {
        let v = judge(e, x, system, resolve, required);
        let one = |right: bool| f64::from(u8::from(right));
        c.key += one(e.key);
        c.date += one(v.date);
        c.near += one(v.near);
        c.kind += one(v.kind);
        c.stance += one(v.stance);
        c.held += one(v.held);
        c.holder += one(v.holder);
        c.fact += one(v.date && v.part);
        c.who += count(v.want.intersection(&v.got).count());
        c.who_g += count(v.want.len());
        c.who_s += count(v.got.len());
    }
}

fn actors(gold: &Gold, system: &System, resolve: &Resolver, required: &BTreeSet<&str>, c: &mut Counts) {
    let seen: Vec<Option<&str>> = system.actors.iter().map(|(_, names)| resolve.resolve(names)).collect();
    let found: BTreeSet<&str> = seen.iter().flatten().copied().filter(|n| required.contains(n)).collect();
    let mut by_alias: BTreeMap<Vec<String>, &str> = BTreeMap::new();
    for a in &gold.actors {
        by_alias.extend(a.strings().map(|s| (name(s), a.name.as_str())));
    }
    let of_system: BTreeMap<Vec<String>, &str> = system
        .actors
        .iter()
        .flat_map(|(id, names)| names.iter().map(|s| (name(s), id.as_str())))
        .filter(|(s, _)| by_alias.contains_key(s))
        .collect();
    let of_required: BTreeMap<Vec<String>, &str> =
        by_alias.iter().filter(|(_, a)| required.contains(*a)).map(|(s, a)| (s.clone(), *a)).collect();
    c.actor = count(found.len());
    c.actor_g = count(required.len());
    c.actor_s = count(seen.iter().filter(|n| n.is_none_or(|n| required.contains(n))).count());
    c.b3p = bcubed(&of_system, &by_alias);
    c.b3r = bcubed(&of_required, &of_system);
    c.b3_s = count(of_system.len());
    c.b3_g = count(of_required.len());
}

fn relations(gold: &Gold, system: &System, resolve: &Resolver, c: &mut Counts) {
    let want: Vec<(&str, &str, &str)> =
        gold.relations.iter().map(|r| (r.kind.as_str(), r.source.as_str(), r.target.as_str())).collect();
    let end = |r: &Value, key: &str| system.actor(r[key].as_str().unwrap_or_default(), resolve);
    let got: Vec<(&str, &str, &str)> = system
        .relations
        .iter()
        .filter_map(|r| Some((r["type"].as_str().unwrap_or_default(), end(r, "source")?, end(r, "target")?)))
        .filter(|(_, from, to)| from != to)
        .collect();
    let pairs = |all: &[(&str, &str, &str)]| -> BTreeSet<(String, String)> {
        all.iter().map(|(_, a, b)| (a.min(b).to_string(), a.max(b).to_string())).collect()
    };
    let typed = |all: &[(&str, &str, &str)]| -> BTreeSet<(String, String, String)> {
        let form = |(kind, from, to): &(&str, &str, &str)| {
            let (kind, from, to) = relation::comparable(kind, from, to);
            (kind, from.to_owned(), to.to_owned())
        };
        all.iter().map(form).collect()
    };
    let (wanted, given) = (pairs(&want), pairs(&got));
    (c.pair, c.pair_g, c.pair_s) =
        (count(wanted.intersection(&given).count()), count(wanted.len()), count(given.len()));
    let (wanted, given) = (typed(&want), typed(&got));
    (c.typed, c.typed_g, c.typed_s) =
        (count(wanted.intersection(&given).count()), count(wanted.len()), count(given.len()));
}

/// A number of things as a count.
fn count(n: usize) -> f64 {
    n as f64
}
