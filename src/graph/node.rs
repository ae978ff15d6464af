//! What stands at the nodes and edges of the graph.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::reason::MergeReason;
use crate::confidence::Confidence;
use crate::record::{
    ActorKind, Attribution, Date, EventKind, Evidence, Precedence, RelationFamily, RelationTense, Role, Source, Stance,
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
    /// Why what the documents name is taken to be one; sorted, empty for an actor of one document.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub merges: Vec<MergeReason>,
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
    /// The events that documents tell to lie before it, sorted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<Precedence<String>>,
    /// Number of independent documents that tell it.
    pub support: usize,
    /// Other dates that documents give it, sorted: coarser ones, and such as do not agree.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dates: Vec<OtherDate>,
    /// The events that cannot be true beside it, sorted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contradicts: Vec<Contradiction>,
    /// Where they tell it, sorted.
    pub evidence: Vec<Evidence>,
}

/// Another date that a document gives an event.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct OtherDate {
    /// The date.
    pub date: Date,
    /// Whether it excludes the event's date; else it is only coarser.
    pub excludes: bool,
    /// Where it is given, sorted.
    pub evidence: Vec<Evidence>,
}

/// A link to an event that contradicts this one; that one has a link back.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Contradiction {
    /// Id of the other event.
    pub event: String,
    /// What they do not agree about.
    pub kind: ContradictionKind,
}

/// What two tellings do not agree about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ContradictionKind {
    /// When it happened.
    Date,
    /// Whether it happened: told as a fact, reported or alleged here, denied or negated there.
    Denial,
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
    Relation(Box<RelationEdge>),
    /// From an actor or event to a document that tells of it.
    Evidence {
        /// How often it does.
        quotes: usize,
    },
    /// From a document to the first published one whose text it repeats, whole, shortened or with another headline.
    Copy {
        /// Share of the shorter one's words that stand in both.
        share: Confidence,
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
