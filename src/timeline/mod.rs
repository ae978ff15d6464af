//! A view of the graph: events in time order with their actors, and the form of `timeline.json`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub mod difference;
pub mod entity;
mod order;
pub mod summary;

use crate::confidence::Confidence;
use crate::graph::{
    ActorNode, Contradiction, DiGraph, Edge, EventNode, KnowledgeGraph, MergeReason, Node, NodeIndex, OtherDate,
    RelationEdge,
};
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
        Self::of(graph.graph().clone())
    }
}

/// Takes the graph apart, so that what it holds is not held twice.
impl From<KnowledgeGraph> for Timeline {
    fn from(graph: KnowledgeGraph) -> Self {
        Self::of(graph.into_graph())
    }
}

impl Timeline {
    fn of(graph: DiGraph<Node, Edge>) -> Self {
        let (nodes, edges) = graph.into_nodes_edges();
        let ids: Vec<String> = nodes.iter().map(|node| node.weight.id().to_owned()).collect();
        let id = |node: NodeIndex| ids.get(node.index()).cloned();
        let mut links = Links::default();
        for edge in edges {
            links.add(edge.source(), edge.target(), edge.weight, &id);
        }
        links.parts.sort_unstable();
        links.places.sort_unstable();
        links.copies.sort();
        let (mut documents, mut actors, mut events) = (Vec::new(), Vec::new(), Vec::new());
        for (index, node) in nodes.into_iter().enumerate() {
            match node.weight {
                Node::Document(document) => documents.push(document),
                Node::Actor(actor) => actors.push(TimelineActor::from(actor)),
                Node::Event(event) => events.push(links.event(NodeIndex::new(index), event, &id)),
            }
        }
        documents.sort_by(|a, b| (&a.source, &a.id).cmp(&(&b.source, &b.id)));
        actors.sort_by(|a, b| (b.mentions, &a.name, &a.id).cmp(&(a.mentions, &b.name, &b.id)));
        order::sort(&mut events, &documents);
        let Links { copies, relations, .. } = links;
        Self { schema_version: SCHEMA_VERSION, documents, copies, actors, events, relations }
    }
}

/// The edges of a graph by what the timeline has of them.
#[derive(Default)]
struct Links {
    /// Events with their actors.
    parts: Vec<(NodeIndex, NodeIndex, Role)>,
    /// Events with their places.
    places: Vec<(NodeIndex, NodeIndex)>,
    copies: Vec<TimelineCopy>,
    relations: Vec<TimelineRelation>,
}

impl Links {
    fn add(&mut self, source: NodeIndex, target: NodeIndex, edge: Edge, id: &impl Fn(NodeIndex) -> Option<String>) {
        match edge {
            Edge::Participation { role } => self.parts.push((target, source, role)),
            Edge::Location => self.places.push((source, target)),
            Edge::Evidence { .. } => {}
            Edge::Copy { share } => {
                let ends = id(source).zip(id(target));
                self.copies.extend(ends.map(|(document, copy_of)| TimelineCopy { document, copy_of, share }));
            }
            Edge::Relation(relation) => {
                let Some((source, target)) = id(source).zip(id(target)) else { return };
                let RelationEdge { kind, family, date, tense, label, stance, evidence } = *relation;
                let relation = TimelineRelation { source, target, kind, family, date, tense, label, stance, evidence };
                self.relations.push(relation);
            }
        }
    }

    fn event(&self, node: NodeIndex, event: EventNode, id: &impl Fn(NodeIndex) -> Option<String>) -> TimelineEvent {
        let first = self.parts.partition_point(|(event, ..)| *event < node);
        let parts = self.parts.iter().skip(first).take_while(|(event, ..)| *event == node);
        let place = self.places.binary_search_by_key(&node, |(event, _)| *event).ok();
        TimelineEvent {
            id: event.id,
            date: event.date,
            kind: event.kind,
            trigger: event.trigger,
            lemma: event.lemma,
            label: event.label,
            participants: parts
                .filter_map(|(_, actor, role)| Some(TimelineParticipant { actor: id(*actor)?, role: *role }))
                .collect(),
            place: place.and_then(|place| self.places.get(place)).and_then(|(_, place)| id(*place)),
            stance: event.stance,
            attribution: event.attribution,
            within: event.within,
            support: event.support,
            dates: event.dates,
            contradicts: event.contradicts,
            after: event.after,
            evidence: event.evidence,
        }
    }
}

impl From<ActorNode> for TimelineActor {
    fn from(actor: ActorNode) -> Self {
        Self {
            id: actor.id,
            name: actor.name,
            kind: actor.kind,
            aliases: actor.aliases,
            country: actor.country,
            mentions: actor.mentions,
            merges: actor.merges,
        }
    }
}
