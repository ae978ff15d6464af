//! The graph room: records folded into one graph of actors, events, documents and places.
//!
//! A [`KnowledgeGraph`] is a set of records, one for each document, and what follows from them. The set grows by
//! [`KnowledgeGraph::merge`]; nodes and edges are worked out from the whole set when they are first asked for, always
//! in the same order. So neither the order of the records nor the way they were split makes a difference.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::OnceLock;

mod actors;
mod assemble;
mod candidates;
mod cast;
mod chronology;
pub mod community;
mod companions;
mod company;
mod compare;
mod contradictions;
pub mod corrections;
mod describe;
mod doubt;
mod events;
mod id;
mod independence;
mod lexicon;
mod name;
mod names;
mod namesakes;
pub mod network;
mod node;
mod orders;
pub mod partition;
pub mod path;
mod piece;
mod precedence;
mod query;
pub mod rank;
mod reason;
mod relations;
mod renamed;
mod resolved;
mod roster;
mod same_event;
mod shingle;
mod told;
mod translit;
mod union;
mod within;

pub(crate) use chronology::Chronology;
pub use doubt::{Proposal, ProposedActor, ProposedEvent, ProposedPair};
pub(crate) use name::words;
pub use node::{ActorNode, Contradiction, ContradictionKind, Edge, EventNode, Node, OtherDate, RelationEdge};
pub use petgraph::graph::{DiGraph, NodeIndex};
pub use reason::{MergeReason, MergeRule};
pub(crate) use resolved::{Resolved, resolved};

use crate::record::Record;
use assemble::{Assembled, assemble};
use corrections::{Corrections, Effect};

/// What all documents say together: one actor for each real actor, one event for each real event.
#[derive(Debug, Clone, Default)]
pub struct KnowledgeGraph {
    records: BTreeMap<String, Record>,
    corrections: Corrections,
    assembled: OnceLock<Assembled>,
}

impl KnowledgeGraph {
    /// The graph of these records. Of several records of one document (same id) one is kept.
    #[must_use]
    pub fn fold(records: impl IntoIterator<Item = Record>) -> Self {
        let mut graph = Self::default();
        for record in records {
            graph.add(record);
        }
        graph
    }

    /// The graph with these corrections beside those that it has.
    #[must_use]
    pub fn with_corrections(mut self, corrections: Corrections) -> Self {
        self.assembled.take();
        self.corrections.extend(corrections);
        self
    }

    /// The corrections that hold.
    #[must_use]
    pub const fn corrections(&self) -> &Corrections {
        &self.corrections
    }

    /// What became of each correction; one that no longer matches anything has done nothing.
    #[must_use]
    pub fn effects(&self) -> &[Effect] {
        &self.assembled().effects
    }

    /// The graph of the records and corrections of both: associative, commutative and idempotent.
    #[must_use]
    pub fn merge(mut self, mut other: Self) -> Self {
        if self.records.len() < other.records.len() {
            std::mem::swap(&mut self, &mut other);
        }
        for record in other.records.into_values() {
            self.add(record);
        }
        self.with_corrections(other.corrections)
    }

    /// The records, sorted by document id.
    pub fn records(&self) -> impl Iterator<Item = &Record> {
        self.records.values()
    }

    /// The nodes and edges.
    #[must_use]
    pub fn graph(&self) -> &DiGraph<Node, Edge> {
        &self.assembled().graph
    }

    /// The nodes and edges alone, without the records.
    #[must_use]
    pub fn into_graph(self) -> DiGraph<Node, Edge> {
        self.assembled();
        self.assembled.into_inner().unwrap_or_default().graph
    }

    /// The node with this id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<NodeIndex> {
        self.assembled().by_id.get(id).copied()
    }

    fn add(&mut self, record: Record) {
        self.assembled.take();
        match self.records.entry(record.document.id.clone()) {
            Entry::Vacant(entry) => drop(entry.insert(record)),
            Entry::Occupied(mut entry) => {
                // The choice must not depend on which came first.
                if entry.get() != &record && canonical(&record) < canonical(entry.get()) {
                    entry.insert(record);
                }
            }
        }
    }

    fn assembled(&self) -> &Assembled {
        self.assembled.get_or_init(|| assemble(&self.records.values().collect::<Vec<_>>(), &self.corrections))
    }
}

impl PartialEq for KnowledgeGraph {
    fn eq(&self, other: &Self) -> bool {
        self.records == other.records && self.corrections == other.corrections
    }
}

impl Eq for KnowledgeGraph {}

impl FromIterator<Record> for KnowledgeGraph {
    fn from_iter<I: IntoIterator<Item = Record>>(records: I) -> Self {
        Self::fold(records)
    }
}

fn canonical(record: &Record) -> Vec<u8> {
    serde_json::to_vec(record).unwrap_or_default()
}
