//! A view of the graph: events in time order with their actors, and the form of `timeline.json`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::record::{ActorKind, Date, EventKind, Evidence, Role, Source, Stance};

/// Version of the JSON form; a change that breaks a reader raises it.
pub const SCHEMA_VERSION: u32 = 1;

/// The timeline of one or more documents: `timeline.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Timeline {
    /// [`SCHEMA_VERSION`] at the time of writing.
    pub schema_version: u32,
    /// The documents, by source.
    pub documents: Vec<Source>,
    /// The actors, most often mentioned first.
    pub actors: Vec<TimelineActor>,
    /// The events in time order; undated ones last.
    pub events: Vec<TimelineEvent>,
    /// Typed edges between actors.
    pub relations: Vec<TimelineRelation>,
}

/// An actor over all documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TimelineActor {
    /// Content hash of kind and name.
    pub id: String,
    /// The fullest name.
    pub name: String,
    /// What sort of thing it is.
    pub kind: ActorKind,
    /// Other names.
    pub aliases: Vec<String>,
    /// ISO 3166-1 alpha-3 code of its country.
    pub country: Option<String>,
    /// Number of mentions in all documents.
    pub mentions: usize,
}

/// An event over all documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TimelineEvent {
    /// Content hash of date, type, trigger, participants and stance.
    pub id: String,
    /// When.
    pub date: Date,
    /// PLOVER type, SAY or OTHER.
    #[serde(rename = "type")]
    pub kind: EventKind,
    /// The word that names it.
    pub trigger: String,
    /// Lemma of the trigger.
    pub lemma: String,
    /// One line that tells it.
    pub label: String,
    /// Actor ids with roles.
    pub participants: Vec<TimelineParticipant>,
    /// Id of the place.
    pub place: Option<String>,
    /// How it is told, and the id of who tells it.
    pub stance: Stance<String>,
    /// Number of documents that say it.
    pub support: usize,
    /// Where they say it.
    pub evidence: Vec<Evidence>,
}

/// An actor's part in an event.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct TimelineParticipant {
    /// Id of the actor.
    pub actor: String,
    /// Its role.
    pub role: Role,
}

/// A typed edge between two actors.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TimelineRelation {
    /// Id of the actor it goes out from.
    pub source: String,
    /// Id of the actor it leads to.
    pub target: String,
    /// Snake-case predicate.
    #[serde(rename = "type")]
    pub kind: String,
    /// The words that state it.
    pub label: String,
    /// How it is told, and the id of who tells it.
    pub stance: Stance<String>,
    /// Where it is said.
    pub evidence: Vec<Evidence>,
}
