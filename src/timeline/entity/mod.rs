//! The events that an entity takes part in, dated and ordered across documents.

mod find;
mod gap;
mod order;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use find::actors_named;
pub use gap::Gap;
use order::Link;

use super::{Timeline, TimelineEvent};
use crate::record::{EventKind, Role, StanceKind};

/// Version of the JSON form; a change that breaks a reader raises it.
pub const SCHEMA_VERSION: u32 = 1;

/// Which events are wanted. Nothing given means all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    /// No event that ends before this day, and none without a date.
    pub from: Option<NaiveDate>,
    /// No event that begins after this day, and none without a date.
    pub to: Option<NaiveDate>,
    /// Only events of these types.
    pub kinds: Vec<EventKind>,
    /// At most so many events: those with the most independent sources, then those told most often, then the first.
    pub limit: Option<usize>,
}

/// The timeline of one entity: the events that it takes part in, without those that did not happen or only could.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EntityTimeline {
    /// [`SCHEMA_VERSION`] at the time of writing.
    pub schema_version: u32,
    /// The name that was asked for.
    pub entity: String,
    /// The actors that it means.
    pub actors: Vec<EntityActor>,
    /// The events in order: first those with a place in it, then the others.
    pub events: Vec<EntityEvent>,
    /// Long stretches of which nothing is told.
    pub gaps: Vec<Gap>,
    /// Pairs of events whose dates and words of order do not agree.
    pub contradictions: Vec<OrderContradiction>,
}

/// An actor that the name means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EntityActor {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Number of mentions in all documents.
    pub mentions: usize,
}

/// An event with its place in the order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EntityEvent {
    /// From 1; events with the same number are at the same time as far as the documents tell, 0 is not known.
    pub order: usize,
    /// The parts that the entity has in it.
    pub roles: BTreeSet<Role>,
    /// The event.
    #[serde(flatten)]
    pub event: TimelineEvent,
}

/// Two events of which the texts say that one comes before the other, and dates or other texts do not agree.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct OrderContradiction {
    /// Id of the event that is told to be the earlier one.
    pub earlier: String,
    /// Id of the other.
    pub later: String,
}

impl EntityTimeline {
    /// The timeline of the entity with this name; without actors and events if no document names it.
    #[must_use]
    pub fn new(timeline: &Timeline, entity: &str, wanted: &Selection) -> Self {
        let actors = actors_named(timeline, entity);
        let ids: BTreeSet<&str> = actors.iter().map(|a| a.id.as_str()).collect();
        let mut taken: Vec<(&TimelineEvent, BTreeSet<Role>)> = timeline
            .events
            .iter()
            .map(|event| (event, roles(event, &ids)))
            .filter(|(event, roles)| !roles.is_empty() && is_real(event) && wanted.admits(event))
            .collect();
        wanted.cut(&mut taken);
        let events: Vec<&TimelineEvent> = taken.iter().map(|(event, _)| *event).collect();
        let ordered = order::order(&events, &links(&events));
        let gaps = gap::gaps(&events);
        let id = |place: usize| events.get(place).map(|e| e.id.clone());
        let contradictions: BTreeSet<OrderContradiction> = ordered
            .clashes
            .iter()
            .filter_map(|c| Some(OrderContradiction { earlier: id(c.earlier)?, later: id(c.later)? }))
            .collect();
        let mut events: Vec<EntityEvent> = taken
            .into_iter()
            .zip(&ordered.places)
            .map(|((event, roles), order)| EntityEvent { order: *order, roles, event: event.clone() })
            .collect();
        events.sort_by_key(|e| (e.order == 0, e.order));
        Self {
            schema_version: SCHEMA_VERSION,
            entity: entity.to_owned(),
            actors: actors
                .into_iter()
                .map(|a| EntityActor { id: a.id.clone(), name: a.name.clone(), mentions: a.mentions })
                .collect(),
            events,
            gaps,
            contradictions: contradictions.into_iter().collect(),
        }
    }
}

impl Selection {
    fn admits(&self, event: &TimelineEvent) -> bool {
        let date = &event.date;
        let known = date.start.is_some() || date.end.is_some();
        let ends = |from| known && date.end.is_none_or(|end| end >= from);
        let begins = |to| known && date.start.is_none_or(|start| start <= to);
        (self.kinds.is_empty() || self.kinds.contains(&event.kind))
            && self.from.is_none_or(ends)
            && self.to.is_none_or(begins)
    }

    /// Keeps the best of the events, in their order.
    fn cut(&self, taken: &mut Vec<(&TimelineEvent, BTreeSet<Role>)>) {
        let Some(limit) = self.limit.filter(|limit| *limit < taken.len()) else { return };
        let mut ranks: Vec<_> =
            taken.iter().enumerate().map(|(i, (e, _))| (Reverse(e.support), Reverse(e.evidence.len()), i)).collect();
        ranks.sort_unstable();
        let kept: BTreeSet<usize> = ranks.into_iter().take(limit).map(|(_, _, i)| i).collect();
        let mut place = 0..;
        taken.retain(|_| place.next().is_some_and(|i| kept.contains(&i)));
    }
}

/// The parts that one of the actors has in an event; being where it happens or what it is about is none.
fn roles(event: &TimelineEvent, actors: &BTreeSet<&str>) -> BTreeSet<Role> {
    let parts = event.participants.iter().filter(|p| actors.contains(p.actor.as_str())).map(|p| p.role);
    parts.filter(|role| !matches!(role, Role::Location | Role::Topic)).collect()
}

/// Whether an event is one of this world: what did not happen, and what only could, has no place on a timeline.
fn is_real(event: &TimelineEvent) -> bool {
    !matches!(event.stance.kind, StanceKind::Hypothetical | StanceKind::Negated)
}

/// What the documents say of the order of two of the events.
fn links(events: &[&TimelineEvent]) -> Vec<Link> {
    let places: BTreeMap<&str, usize> = events.iter().map(|e| e.id.as_str()).zip(0..).collect();
    let told = events.iter().zip(0..).flat_map(|(event, later)| event.after.iter().map(move |link| (link, later)));
    told.filter_map(|(link, later)| {
        let earlier = *places.get(link.event.as_str())?;
        Some(Link { earlier, later, confidence: link.confidence })
    })
    .collect()
}
