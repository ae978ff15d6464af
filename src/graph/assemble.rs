//! From records to nodes and edges.

use std::collections::BTreeMap;

use petgraph::graph::{DiGraph, NodeIndex};
use rustc_hash::FxHashMap;

use super::corrections::{Corrections, Effect};
use super::doubt::Doubts;
use super::node::{Edge, Node};
use super::resolved::{Resolved, resolved};
use super::roster::{Local, Member};
use crate::record::Record;

/// What the records say, resolved.
#[derive(Debug, Clone, Default)]
pub(super) struct Assembled {
    /// Documents, then actors, then events, each sorted by id; edges in the order of their ends.
    pub graph: DiGraph<Node, Edge>,
    /// Node of each id.
    pub by_id: FxHashMap<String, NodeIndex>,
    /// For each actor's node, the actors of records that it is made of.
    pub locals: BTreeMap<NodeIndex, Vec<Local>>,
    /// Actors and events that may be one.
    pub doubts: Doubts,
    /// What became of the corrections.
    pub effects: Vec<Effect>,
}

/// Resolves actors and events and builds the graph. The records are sorted by document id, one for each.
pub(super) fn assemble(records: &[&Record], corrections: &Corrections) -> Assembled {
    resolved(records, corrections, |mut resolved| {
        let mut builder = Builder::default();
        builder.add_all(&resolved);
        builder.built.doubts = std::mem::take(&mut resolved.doubts);
        builder.built.effects = std::mem::take(&mut resolved.effects);
        builder.built
    })
}

#[derive(Default)]
struct Builder {
    built: Assembled,
    /// Node of each actor.
    actors: FxHashMap<Member, NodeIndex>,
}

impl Builder {
    fn add(&mut self, node: Node) -> NodeIndex {
        let id = node.id().to_owned();
        let index = self.built.graph.add_node(node);
        self.built.by_id.insert(id, index);
        index
    }

    fn add_all(&mut self, resolved: &Resolved) {
        let (actors, events) = (resolved.actors(), resolved.events());
        let nodes = resolved.documents().count() + actors.len() + events.len();
        self.built.graph.reserve_exact_nodes(nodes);
        self.built.by_id.reserve(nodes);
        let documents: FxHashMap<&str, NodeIndex> =
            resolved.documents().map(|d| (d.id.as_str(), self.add(Node::Document(d.clone())))).collect();
        for member in actors {
            let Some(actor) = resolved.actor(member) else { continue };
            let index = self.add(Node::Actor(actor));
            self.actors.insert(member, index);
            self.built.locals.insert(index, resolved.locals(member).to_vec());
            for (document, quotes) in resolved.mentioned(member) {
                self.connect(Some(index), documents.get(document).copied(), Edge::Evidence { quotes });
            }
        }
        for place in events {
            let Some(event) = resolved.event(place) else { continue };
            let mut quotes: BTreeMap<&str, usize> = BTreeMap::new();
            for piece in &event.evidence {
                *quotes.entry(&piece.document).or_default() += 1;
            }
            let quotes: Vec<(Option<NodeIndex>, usize)> =
                quotes.into_iter().map(|(document, quotes)| (documents.get(document).copied(), quotes)).collect();
            let index = self.add(Node::Event(event));
            let mut cast: Vec<_> =
                resolved.cast(place).iter().map(|(m, role)| (self.actors.get(m).copied(), *role)).collect();
            // As nodes, actors stand in the order of their ids.
            cast.sort_unstable();
            for (actor, role) in cast {
                self.connect(actor, Some(index), Edge::Participation { role });
            }
            let happens = resolved.place(place).and_then(|m| self.actors.get(&m).copied());
            self.connect(Some(index), happens, Edge::Location);
            for (document, quotes) in quotes {
                self.connect(Some(index), document, Edge::Evidence { quotes });
            }
        }
        for (copy, of, how) in resolved.copies() {
            let (copy, of) = (documents.get(copy).copied(), documents.get(of).copied());
            self.connect(copy, of, Edge::Copy { share: how.share });
        }
        for (source, target, relation) in resolved.relations() {
            let end = |member| self.actors.get(&member).copied();
            let (source, target) = (end(source), end(target));
            self.connect(source, target, Edge::Relation(Box::new(relation)));
        }
    }

    fn connect(&mut self, from: Option<NodeIndex>, to: Option<NodeIndex>, edge: Edge) {
        if let (Some(from), Some(to)) = (from, to) {
            self.built.graph.add_edge(from, to, edge);
        }
    }
}
