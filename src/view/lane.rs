//! Which actors of a stave get a lane, and where an event touches the lanes.

use std::collections::{BTreeMap, BTreeSet};

use crate::record::Role;
use crate::timeline::{Timeline, TimelineEvent};

use super::staves::Stave;

/// Most lanes of named actors in one stave.
const MOST_LANES: usize = 14;

/// How an event touches a lane, the weightiest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Touch {
    /// The actor does it.
    Source,
    /// It is done to the actor.
    Target,
    /// The actor is there, or is the place.
    Present,
    /// The actor says, wants or denies it.
    Holder,
}

/// The lanes of one stave.
#[derive(Debug)]
pub struct Lanes {
    /// Numbers of actors in [`Timeline::actors`], from the top lane down.
    pub actors: Vec<usize>,
    /// Whether a lane for the other actors and for events without actors lies below.
    pub has_rest: bool,
    /// Actors without a lane of their own, busiest first.
    pub rest: Vec<usize>,
}

/// Numbers of the actors by id.
pub fn actor_numbers(timeline: &Timeline) -> BTreeMap<&str, usize> {
    timeline.actors.iter().enumerate().map(|(number, actor)| (actor.id.as_str(), number)).collect()
}

/// The actors an event touches, each once, in its weightiest way; `numbers` as from [`actor_numbers`].
pub fn touches(event: &TimelineEvent, numbers: &BTreeMap<&str, usize>) -> BTreeMap<usize, Touch> {
    let mut out: BTreeMap<usize, Touch> = BTreeMap::new();
    let mut add = |id: &str, touch: Touch| {
        if let Some(&number) = numbers.get(id) {
            out.entry(number).and_modify(|known| *known = touch.min(*known)).or_insert(touch);
        }
    };
    for participant in &event.participants {
        let touch = match participant.role {
            Role::Source => Touch::Source,
            Role::Target => Touch::Target,
            Role::Participant | Role::Location | Role::Topic => Touch::Present,
        };
        add(&participant.actor, touch);
    }
    if let Some(place) = &event.place {
        add(place, Touch::Present);
    }
    if let Some(holder) = &event.stance.holder {
        add(holder, Touch::Holder);
    }
    out
}

impl Lanes {
    /// Gives lanes to the busiest actors of a stave; busier in the whole timeline means higher up.
    pub fn of(stave: &Stave<'_>, numbers: &BTreeMap<&str, usize>, total: &BTreeMap<usize, usize>) -> Self {
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        let mut without_actor = false;
        for column in &stave.columns {
            let touched = touches(column.event, numbers);
            without_actor |= touched.is_empty();
            for actor in touched.into_keys() {
                *counts.entry(actor).or_default() += 1;
            }
        }
        let busy = |actor: &usize| std::cmp::Reverse(total.get(actor).copied().unwrap_or(0));
        let mut ranked: Vec<usize> = counts.keys().copied().collect();
        ranked.sort_by_key(|actor| (std::cmp::Reverse(counts.get(actor)), busy(actor), *actor));
        let rest = ranked.split_off(ranked.len().min(MOST_LANES));
        ranked.sort_by_key(|actor| (busy(actor), *actor));
        Self { has_rest: without_actor || !rest.is_empty(), actors: ranked, rest }
    }

    /// Number of lanes, that of the rest included.
    pub fn count(&self) -> usize {
        self.actors.len() + usize::from(self.has_rest)
    }

    /// The lanes that an event touches, from the top down; the lane of the rest for what has no other.
    pub fn touched(&self, touches: &BTreeMap<usize, Touch>) -> BTreeMap<usize, Touch> {
        let mut out: BTreeMap<usize, Touch> = BTreeMap::new();
        for (actor, &touch) in touches {
            let lane = self.actors.iter().position(|lane| lane == actor).unwrap_or(self.actors.len());
            out.entry(lane).and_modify(|known| *known = touch.min(*known)).or_insert(touch);
        }
        if out.is_empty() {
            out.insert(self.actors.len(), Touch::Source);
        }
        out
    }
}

/// Number of events each actor takes part in.
pub fn event_counts(timeline: &Timeline, numbers: &BTreeMap<&str, usize>) -> BTreeMap<usize, usize> {
    let mut out = BTreeMap::new();
    for event in &timeline.events {
        let actors: BTreeSet<usize> = touches(event, numbers).into_keys().collect();
        for actor in actors {
            *out.entry(actor).or_default() += 1;
        }
    }
    out
}
