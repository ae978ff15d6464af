//! Who is linked with whom: actors as nodes, shared events and relations as edges.

use std::collections::{BTreeMap, BTreeSet};

use crate::record::{EventKind, Role, StanceKind};
use crate::timeline::{Timeline, TimelineEvent};

use super::lane::actor_numbers;
use super::style::Family;

/// Most actors of one event that are linked pairwise; the rest of a longer list gives no edges.
const MOST_LINKED: usize = 12;

/// What an edge stands for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Link {
    /// Events of one family.
    Events(Family),
    /// A relation with this predicate.
    Relation(String),
}

/// An edge between two actors.
#[derive(Debug, Clone)]
pub struct Edge {
    /// The actor with the lower number in [`Timeline::actors`].
    pub a: usize,
    /// The other actor.
    pub b: usize,
    /// What links them.
    pub link: Link,
    /// Something goes from `a` to `b`.
    pub forward: bool,
    /// Something goes from `b` to `a`.
    pub backward: bool,
    /// Numbers of the events in [`Timeline::events`]; none for a relation.
    pub events: Vec<usize>,
    /// How all of it is told: asserted if anything is, else the most frequent stance.
    pub stance: StanceKind,
    /// Words for the edge.
    pub label: String,
}

impl Edge {
    /// Number of events, at least one.
    pub fn weight(&self) -> usize {
        self.events.len().max(1)
    }
}

/// All edges, ordered by their actors and what links them.
pub fn edges(timeline: &Timeline) -> Vec<Edge> {
    let numbers = actor_numbers(timeline);
    let mut found: BTreeMap<(usize, usize, Link), Found> = BTreeMap::new();
    for (at, event) in timeline.events.iter().enumerate() {
        let family = Family::of(event.kind);
        for (from, to, directed) in pairs(event, &numbers) {
            let found = found.entry((from.min(to), from.max(to), Link::Events(family))).or_default();
            found.events.insert(at);
            found.direct(from < to, directed);
            *found.kinds.entry(event.kind).or_default() += 1;
            *found.stances.entry(event.stance.kind).or_default() += 1;
        }
    }
    for relation in &timeline.relations {
        let (Some(&from), Some(&to)) = (numbers.get(relation.source.as_str()), numbers.get(relation.target.as_str()))
        else {
            continue;
        };
        if from != to {
            let key = (from.min(to), from.max(to), Link::Relation(relation.kind.clone()));
            let found = found.entry(key).or_default();
            found.direct(from < to, true);
            *found.stances.entry(relation.stance.kind).or_default() += 1;
        }
    }
    found.into_iter().map(|((a, b, link), found)| found.into_edge(a, b, link)).collect()
}

/// The pairs of actors that an event links, and whether the event goes from the first to the second.
fn pairs(event: &TimelineEvent, numbers: &BTreeMap<&str, usize>) -> Vec<(usize, usize, bool)> {
    let of = |roles: &[Role]| -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        for participant in event.participants.iter().filter(|participant| roles.contains(&participant.role)) {
            if found.len() < MOST_LINKED {
                found.extend(numbers.get(participant.actor.as_str()));
            }
        }
        found
    };
    let (sources, targets) = (of(&[Role::Source]), of(&[Role::Target]));
    let mut out = Vec::new();
    for &source in &sources {
        for &target in &targets {
            let mutual = sources.contains(&target) && targets.contains(&source);
            if source != target && !(mutual && source > target) {
                out.push((source, target, !mutual));
            }
        }
    }
    let together: Vec<usize> =
        if targets.is_empty() { of(&[Role::Source, Role::Participant]).into_iter().collect() } else { Vec::new() };
    for (at, &one) in together.iter().enumerate() {
        out.extend(together.iter().skip(at + 1).map(|&other| (one, other, false)));
    }
    out
}

#[derive(Default)]
struct Found {
    events: BTreeSet<usize>,
    forward: bool,
    backward: bool,
    kinds: BTreeMap<EventKind, usize>,
    stances: BTreeMap<StanceKind, usize>,
}

impl Found {
    fn direct(&mut self, forward: bool, directed: bool) {
        self.forward |= directed && forward;
        self.backward |= directed && !forward;
    }

    fn into_edge(self, a: usize, b: usize, link: Link) -> Edge {
        let stance = if self.stances.contains_key(&StanceKind::Asserted) {
            StanceKind::Asserted
        } else {
            most(&self.stances).unwrap_or(StanceKind::Asserted)
        };
        let label = match &link {
            Link::Relation(kind) => kind.replace('_', " "),
            Link::Events(_) => {
                let word = most(&self.kinds).map_or("", super::style::kind_word);
                if self.events.len() > 1 { format!("{word} ×{}", self.events.len()) } else { word.to_owned() }
            }
        };
        Edge {
            a,
            b,
            link,
            forward: self.forward,
            backward: self.backward,
            events: self.events.into_iter().collect(),
            stance,
            label,
        }
    }
}

/// The key with the highest count; the first of equals.
fn most<K: Copy + Ord>(counts: &BTreeMap<K, usize>) -> Option<K> {
    counts.iter().max_by_key(|&(key, count)| (*count, std::cmp::Reverse(*key))).map(|(key, _)| *key)
}

/// Actors that are shown where none is linked.
const UNLINKED: usize = 20;

/// The actors with the most links, at most `limit`, best linked first: number and sum of the weights of the edges.
///
/// Where there is no link at all these are the first actors, so that a picture of them is not empty.
pub fn best_linked(timeline: &Timeline, edges: &[Edge], limit: usize) -> Vec<(usize, usize)> {
    if edges.is_empty() {
        return (0..timeline.actors.len().min(limit).min(UNLINKED)).map(|actor| (actor, 0)).collect();
    }
    let mut degrees: BTreeMap<usize, usize> = BTreeMap::new();
    for edge in edges {
        *degrees.entry(edge.a).or_default() += edge.weight();
        *degrees.entry(edge.b).or_default() += edge.weight();
    }
    let mentions = |actor: usize| timeline.actors.get(actor).map_or(0, |actor| actor.mentions);
    let mut ranked: Vec<(usize, usize)> = degrees.into_iter().collect();
    ranked.sort_by_key(|&(actor, degree)| (std::cmp::Reverse((degree, mentions(actor))), actor));
    ranked.truncate(limit);
    ranked
}
