//! Questions that pictures and answers need.

use std::collections::{BTreeMap, BTreeSet};

use petgraph::Direction::{Incoming, Outgoing};
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;

use super::node::{ActorNode, Edge, EventNode, Node};
use super::{KnowledgeGraph, roster};
use crate::record::{Mention, Record, Role, Source};

impl KnowledgeGraph {
    /// All documents, sorted by id.
    pub fn documents(&self) -> impl Iterator<Item = (NodeIndex, &Source)> {
        self.nodes().filter_map(|(index, node)| if let Node::Document(d) = node { Some((index, d)) } else { None })
    }

    /// All actors, sorted by id.
    pub fn actors(&self) -> impl Iterator<Item = (NodeIndex, &ActorNode)> {
        self.nodes().filter_map(|(index, node)| if let Node::Actor(a) = node { Some((index, a)) } else { None })
    }

    /// All events, sorted by id.
    pub fn events(&self) -> impl Iterator<Item = (NodeIndex, &EventNode)> {
        self.nodes().filter_map(|(index, node)| if let Node::Event(e) = node { Some((index, e)) } else { None })
    }

    /// Who takes part in an event and in which role, sorted by actor.
    #[must_use]
    pub fn participants(&self, event: NodeIndex) -> Vec<(NodeIndex, Role)> {
        let mut cast: Vec<_> = self
            .graph()
            .edges_directed(event, Incoming)
            .filter_map(
                |e| if let Edge::Participation { role } = e.weight() { Some((e.source(), *role)) } else { None },
            )
            .collect();
        cast.sort_unstable();
        cast
    }

    /// Where an event happens.
    #[must_use]
    pub fn place(&self, event: NodeIndex) -> Option<NodeIndex> {
        self.graph().edges_directed(event, Outgoing).find(|e| *e.weight() == Edge::Location).map(|e| e.target())
    }

    /// The events in which an actor takes part in any role or which happen there, each once.
    #[must_use]
    pub fn events_of(&self, actor: NodeIndex) -> BTreeSet<NodeIndex> {
        let takes_part = self
            .graph()
            .edges_directed(actor, Outgoing)
            .filter(|e| matches!(e.weight(), Edge::Participation { .. }))
            .map(|e| e.target());
        let happens_there =
            self.graph().edges_directed(actor, Incoming).filter(|e| *e.weight() == Edge::Location).map(|e| e.source());
        takes_part.chain(happens_there).collect()
    }

    /// The other actors that an actor meets in an event or is related to.
    #[must_use]
    pub fn neighbours(&self, actor: NodeIndex) -> BTreeSet<NodeIndex> {
        let related = |direction| {
            self.graph().edges_directed(actor, direction).filter_map(move |e| match e.weight() {
                Edge::Relation(_) if direction == Outgoing => Some(e.target()),
                Edge::Relation(_) => Some(e.source()),
                _ => None,
            })
        };
        let met = self.events_of(actor).into_iter().flat_map(|e| self.acting(e));
        met.chain(related(Outgoing)).chain(related(Incoming)).filter(|other| *other != actor).collect()
    }

    /// Number of [`Self::neighbours`].
    #[must_use]
    pub fn degree(&self, actor: NodeIndex) -> usize {
        self.neighbours(actor).len()
    }

    /// In how many events each pair of actors takes part together, the smaller index first. Takes time and space in the
    /// square of the number of participants of one event.
    #[must_use]
    pub fn pair_counts(&self) -> BTreeMap<(NodeIndex, NodeIndex), usize> {
        let mut counts = BTreeMap::new();
        for (event, _) in self.events() {
            let cast: Vec<NodeIndex> = self.acting(event).into_iter().collect();
            for (i, a) in cast.iter().enumerate() {
                for b in cast.iter().skip(i + 1) {
                    *counts.entry((*a, *b)).or_default() += 1;
                }
            }
        }
        counts
    }

    /// Where the documents mention an actor, by document id and then in text order.
    pub fn mentions(&self, actor: NodeIndex) -> impl Iterator<Item = &Mention> {
        let records: Vec<&Record> = self.records().collect();
        let locals = self.assembled().locals.get(&actor).into_iter().flatten();
        locals.filter_map(move |local| roster::actor(&records, *local)).flat_map(|a| &a.mentions)
    }

    /// The participants of an event other than where it happens.
    fn acting(&self, event: NodeIndex) -> BTreeSet<NodeIndex> {
        self.participants(event).into_iter().filter(|(_, role)| *role != Role::Location).map(|(a, _)| a).collect()
    }

    fn nodes(&self) -> impl Iterator<Item = (NodeIndex, &Node)> {
        self.graph().node_indices().filter_map(|index| Some((index, self.graph().node_weight(index)?)))
    }
}
