//! Writes a folded graph into the tables that questions are put to.

use std::collections::{BTreeMap, HashMap};
use std::time::UNIX_EPOCH;

use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;
use rusqlite::{Connection, Result, params};

use super::key::key;
use super::packed::{json, pack, word};
use super::slim::{Text, of_event, of_relation};
use crate::graph::{ActorNode, Edge, EventNode, KnowledgeGraph, RelationEdge};
use crate::record::{Evidence, Role, Source};

/// This build of the program: another one may fold the same records to another graph.
pub(super) fn program() -> String {
    let file = std::env::current_exe().and_then(std::fs::metadata);
    let stamp = file.ok().map(|file| {
        let changed = file.modified().ok().and_then(|at| at.duration_since(UNIX_EPOCH).ok());
        format!(" {} {}", file.len(), changed.map_or(0, |at| at.as_nanos()))
    });
    format!("{}{}", env!("CARGO_PKG_VERSION"), stamp.unwrap_or_default())
}

/// Fills the empty tables; the tables of the connection go before those of the file. `order` has the ids of all events.
pub(super) fn fill(connection: &Connection, graph: &KnowledgeGraph, order: &[String], generation: i64) -> Result<()> {
    let mut fill = Fill {
        connection,
        graph,
        actors: HashMap::new(),
        events: HashMap::new(),
        documents: numbers(connection)?,
        texts: HashMap::new(),
    };
    for (number, (node, actor)) in graph.actors().enumerate() {
        fill.actors.insert(node, as_number(number));
        fill.actor(as_number(number), actor)?;
    }
    let mut places: HashMap<&str, i64> = order.iter().enumerate().map(|(n, id)| (id.as_str(), as_number(n))).collect();
    for (node, event) in graph.events() {
        // Events that the order lacks come last.
        let next = as_number(places.len());
        let number = *places.entry(&event.id).or_insert(next);
        fill.events.insert(node, number);
    }
    for (node, event) in graph.events() {
        fill.event(node, event)?;
    }
    fill.relations()?;
    connection.execute("INSERT INTO folded VALUES (1, ?1, ?2)", params![generation, program()])?;
    Ok(())
}

struct Fill<'a> {
    connection: &'a Connection,
    graph: &'a KnowledgeGraph,
    actors: HashMap<NodeIndex, i64>,
    events: HashMap<NodeIndex, i64>,
    /// Number and text of each document, by id.
    documents: BTreeMap<String, i64>,
    texts: HashMap<String, Text>,
}

impl Fill<'_> {
    fn actor(&self, number: i64, actor: &ActorNode) -> Result<()> {
        let sql = "INSERT INTO actor (number, id, name, kind, country, mentions, aliases) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
        let aliases = String::from_utf8(json(&actor.aliases)?).unwrap_or_default();
        let kind = word(&actor.kind);
        let mentions = as_number(actor.mentions);
        let row = params![number, actor.id, actor.name, kind, actor.country, mentions, aliases];
        self.connection.prepare_cached(sql)?.execute(row)?;
        let mut called = self.connection.prepare_cached("INSERT OR IGNORE INTO called VALUES (?1, ?2, ?3)")?;
        called.execute(params![key(&actor.name), 0, number])?;
        for alias in &actor.aliases {
            called.execute(params![key(alias), 1, number])?;
        }
        Ok(())
    }

    fn event(&mut self, node: NodeIndex, event: &EventNode) -> Result<()> {
        let Some(&number) = self.events.get(&node) else { return Ok(()) };
        let mut slim = event.clone();
        self.slim(of_event(&mut slim));
        let place = self.graph.place(node).and_then(|p| self.actors.get(&p)).copied();
        let sql = "INSERT INTO event (number, id, first, last, kind, stance, place, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
        let (first, last) = (day(event.date.start), day(event.date.end));
        let (kind, stance) = (word(&event.kind), word(&event.stance.kind));
        let row = params![number, event.id, first, last, kind, stance, place, pack(&slim)?];
        self.connection.prepare_cached(sql)?.execute(row)?;
        let mut takes_part = self.connection.prepare_cached("INSERT OR IGNORE INTO participant VALUES (?1, ?2, ?3)")?;
        for (actor, role) in self.graph.participants(node) {
            if let Some(actor) = self.actors.get(&actor) {
                takes_part.execute(params![number, actor, word::<Role>(&role)])?;
            }
        }
        let mut told = self.connection.prepare_cached("INSERT OR IGNORE INTO told VALUES (?1, ?2, ?3)")?;
        for piece in &event.evidence {
            if let Some(document) = self.documents.get(&piece.document) {
                told.execute(params![document, as_number(piece.sentence), number])?;
            }
        }
        Ok(())
    }

    fn relations(&mut self) -> Result<()> {
        let graph = self.graph;
        let sql = "INSERT INTO relation (number, source, target, first, last, stance, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
        let mut number = 0;
        for edge in graph.graph().edge_references() {
            let Edge::Relation(relation) = edge.weight() else { continue };
            let number_of = |node| self.actors.get(&node).copied();
            let ends = (number_of(edge.source()), number_of(edge.target()));
            let (Some(source), Some(target)) = ends else { continue };
            let mut slim: RelationEdge = relation.clone();
            self.slim(of_relation(&mut slim));
            let first = day(relation.date.as_ref().and_then(|d| d.start));
            let last = day(relation.date.as_ref().and_then(|d| d.end));
            let row = params![number, source, target, first, last, word(&relation.stance.kind), pack(&slim)?];
            self.connection.prepare_cached(sql)?.execute(row)?;
            number += 1;
        }
        Ok(())
    }

    /// Takes out the quotes that the texts of their documents say.
    fn slim<'e>(&mut self, evidence: impl Iterator<Item = &'e mut Evidence>) {
        for piece in evidence {
            if self.texts.len() > 256 {
                self.texts.clear();
            }
            let graph = self.graph;
            let text = self.texts.entry(piece.document.clone()).or_insert_with(|| {
                let source: Option<&Source> =
                    graph.find(&piece.document).and_then(|node| match graph.graph().node_weight(node) {
                        Some(crate::graph::Node::Document(source)) => Some(source),
                        _ => None,
                    });
                Text::new(source.map_or_else(String::new, |s| s.text.clone()))
            });
            if text.stretch(piece.start, piece.end) == Some(piece.quote.as_str()) {
                piece.quote.clear();
            }
        }
    }
}

fn numbers(connection: &Connection) -> Result<BTreeMap<String, i64>> {
    let mut statement = connection.prepare("SELECT id, number FROM document")?;
    statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
}

fn day(day: Option<chrono::NaiveDate>) -> Option<String> {
    day.map(|day| day.format("%Y-%m-%d").to_string())
}

pub(super) fn as_number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
