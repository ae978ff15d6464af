//! What stands at the nodes and edges of the graph.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::record::{
    ActorKind, Attribution, Date, EventKind, Evidence, RelationFamily, RelationTense, Role, Source, Stance,
};

/// A node of the graph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "node", rename_all = "lowercase")]
pub enum Node {
    /// An article.
    Document(Source),
    /// An actor or a place.
    Actor(ActorNode),
    /// An event.
    Event(EventNode),
}

impl Node {
    /// The node's id, different from that of every other node.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Document(document) => &document.id,
            Self::Actor(actor) => &actor.id,
            Self::Event(event) => &event.id,
        }
    }
}

/// An actor over all documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ActorNode {
    /// Content hash of kind and name.
    pub id: String,
    /// The fullest name.
    pub name: String,
    /// What sort of thing it is.
    pub kind: ActorKind,
    /// Other names, sorted.
    pub aliases: Vec<String>,
    /// ISO 3166-1 alpha-3 code of its country; none where documents are divided.
    pub country: Option<String>,
    /// Number of mentions in all documents.
    pub mentions: usize,
}

/// An event over all documents. Who takes part and where it happens is told by its edges.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EventNode {
    /// Content hash of date, type, trigger, participants and stance.
    pub id: String,
    /// The most precise date that a document gives.
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
    /// How it is told, and the id of the actor who tells it.
    pub stance: Stance<String>,
    /// Who tells it so, from the innermost source to the outermost, with the ids of actors; empty for what an article itself
    /// tells.
    #[serde(default)]
    pub attribution: Vec<Attribution<String>>,
    /// Id of the event whose content it is: what is said, asked, promised or alleged. Followed upwards it never comes back.
    #[serde(default)]
    pub within: Option<String>,
    /// Number of independent documents that tell it.
    pub support: usize,
    /// Where they tell it, sorted.
    pub evidence: Vec<Evidence>,
}

/// An edge of the graph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "edge", rename_all = "lowercase")]
pub enum Edge {
    /// From an actor to an event in which it takes part.
    Participation {
        /// In which role; an actor with two roles has two edges.
        role: Role,
    },
    /// From an event to where it happens.
    Location,
    /// From an actor to another.
    Relation(RelationEdge),
    /// From an actor or event to a document that tells of it.
    Evidence {
        /// How often it does.
        quotes: usize,
    },
}

/// What the documents say two actors are to each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RelationEdge {
    /// Snake-case predicate.
    #[serde(rename = "type")]
    pub kind: String,
    /// The family that the predicate belongs to.
    #[serde(default)]
    pub family: RelationFamily,
    /// When it holds, began or ended, where a document tells: the most precise date.
    #[serde(default)]
    pub date: Option<Date>,
    /// Whether it is one of the past, the present or to come; unspecified where documents are divided.
    #[serde(default)]
    pub tense: RelationTense,
    /// The words that state it.
    pub label: String,
    /// How it is told, and the id of the actor who tells it.
    pub stance: Stance<String>,
    /// Where it is said, sorted.
    pub evidence: Vec<Evidence>,
}
