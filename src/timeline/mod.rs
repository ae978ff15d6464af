//! A view of the graph: events in time order with their actors, and the form of `timeline.json`.

use petgraph::visit::EdgeRef;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub mod difference;
pub mod entity;
mod order;
pub mod summary;

use crate::confidence::Confidence;
use crate::graph::{ActorNode, Contradiction, Edge, KnowledgeGraph, MergeReason, NodeIndex, OtherDate};
use crate::record::{
    ActorKind, Attribution, Date, EventKind, Evidence, Precedence, RelationFamily, RelationTense, Role, Source, Stance,
};

/// Version of the JSON form; a change that breaks a reader raises it.
pub const SCHEMA_VERSION: u32 = 1;

/// The timeline of one or more documents: `timeline.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Timeline {
    /// [`SCHEMA_VERSION`] at the time of writing.
    pub schema_version: u32,
    /// The documents, by source.
    pub documents: Vec<Source>,
    /// The documents that repeat the text of another.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub copies: Vec<TimelineCopy>,
    /// The actors, most often mentioned first.
    pub actors: Vec<TimelineActor>,
    /// The events in time order; undated ones last.
    pub events: Vec<TimelineEvent>,
    /// Typed edges between actors.
    pub relations: Vec<TimelineRelation>,
}

/// A document with the text of another, whole, shortened or with another headline.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct TimelineCopy {
    /// Id of the document.
    pub document: String,
    /// Id of the first published one with the text; all copies of a text name the same.
    pub copy_of: String,
    /// Share of the shorter one's words that stand in both.
    pub share: Confidence,
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
    /// Why what the documents name is taken to be one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub merges: Vec<MergeReason>,
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
    /// Who tells it so, from the innermost source to the outermost, with the ids of actors; empty for what an article itself
    /// tells.
    #[serde(default)]
    pub attribution: Vec<Attribution<String>>,
    /// Id of the event whose content it is: what is said, asked, promised or alleged. Followed upwards it never comes back.
    #[serde(default)]
    pub within: Option<String>,
    /// Number of independent documents that say it: copies of one text count once.
    pub support: usize,
    /// Other dates that documents give it, with their evidence.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dates: Vec<OtherDate>,
    /// The events that cannot be true beside it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contradicts: Vec<Contradiction>,
    /// The events that documents tell to lie before it, by id, sorted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<Precedence<String>>,
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
    /// How it is told, and the id of who tells it.
    pub stance: Stance<String>,
    /// Where it is said.
    pub evidence: Vec<Evidence>,
}

impl From<&KnowledgeGraph> for Timeline {
    fn from(graph: &KnowledgeGraph) -> Self {
        let id = |node: NodeIndex| graph.graph().node_weight(node).map(|n| n.id().to_owned());
        let mut documents: Vec<Source> = graph.documents().map(|(_, document)| document.clone()).collect();
        documents.sort_by(|a, b| (&a.source, &a.id).cmp(&(&b.source, &b.id)));
        let mut actors: Vec<TimelineActor> = graph.actors().map(|(_, actor)| TimelineActor::from(actor)).collect();
        actors.sort_by(|a, b| (b.mentions, &a.name, &a.id).cmp(&(a.mentions, &b.name, &b.id)));
        let mut events: Vec<TimelineEvent> = graph
            .events()
            .map(|(node, event)| TimelineEvent {
                id: event.id.clone(),
                date: event.date.clone(),
                kind: event.kind,
                trigger: event.trigger.clone(),
                lemma: event.lemma.clone(),
                label: event.label.clone(),
                participants: graph
                    .participants(node)
                    .into_iter()
                    .filter_map(|(actor, role)| Some(TimelineParticipant { actor: id(actor)?, role }))
                    .collect(),
                place: graph.place(node).and_then(id),
                stance: event.stance.clone(),
                attribution: event.attribution.clone(),
                within: event.within.clone(),
                support: event.support,
                dates: event.dates.clone(),
                contradicts: event.contradicts.clone(),
                after: event.after.clone(),
                evidence: event.evidence.clone(),
            })
            .collect();
        order::sort(&mut events, &documents);
        let copy = |edge: petgraph::graph::EdgeReference<'_, Edge>| match edge.weight() {
            Edge::Copy { share } => {
                Some(TimelineCopy { document: id(edge.source())?, copy_of: id(edge.target())?, share: *share })
            }
            _ => None,
        };
        let mut copies: Vec<TimelineCopy> = graph.graph().edge_references().filter_map(copy).collect();
        copies.sort();
        let relations = graph
            .graph()
            .edge_references()
            .filter_map(|edge| match edge.weight() {
                Edge::Relation(relation) => Some(TimelineRelation {
                    source: id(edge.source())?,
                    target: id(edge.target())?,
                    kind: relation.kind.clone(),
                    family: relation.family,
                    date: relation.date.clone(),
                    tense: relation.tense,
                    label: relation.label.clone(),
                    stance: relation.stance.clone(),
                    evidence: relation.evidence.clone(),
                }),
                _ => None,
            })
            .collect();
        Self { schema_version: SCHEMA_VERSION, documents, copies, actors, events, relations }
    }
}

impl From<&ActorNode> for TimelineActor {
    fn from(actor: &ActorNode) -> Self {
        Self {
            id: actor.id.clone(),
            name: actor.name.clone(),
            kind: actor.kind,
            aliases: actor.aliases.clone(),
            country: actor.country.clone(),
            mentions: actor.mentions,
            merges: actor.merges.clone(),
        }
    }
}
