//! Writes a folded graph into the tables that questions are put to.

use std::collections::BTreeMap;
use std::time::UNIX_EPOCH;

use rayon::prelude::*;
use rusqlite::{Connection, Result, params};
use rustc_hash::FxHashMap;

use super::key::key;
use super::packed::{json, pack, word};
use super::slim::{Text, of_event, of_relation};
use crate::graph::{ActorNode, EventNode, Resolved};
use crate::record::Evidence;

/// This build of the program: another one may fold the same records to another graph.
pub(super) fn program() -> String {
    let file = std::env::current_exe().and_then(std::fs::metadata);
    let stamp = file.ok().map(|file| {
        let changed = file.modified().ok().and_then(|at| at.duration_since(UNIX_EPOCH).ok());
        format!(" {} {}", file.len(), changed.map_or(0, |at| at.as_nanos()))
    });
    format!("{}{}", env!("CARGO_PKG_VERSION"), stamp.unwrap_or_default())
}

/// How many events are packed together, on all cores.
const TOGETHER: usize = 512;

/// Fills the empty tables; the tables of the connection go before those of the file.
pub(super) fn fill(connection: &Connection, graph: &Resolved, generation: i64) -> Result<()> {
    let actors = graph.actors();
    for (number, member) in actors.iter().enumerate() {
        if let Some(node) = graph.actor(*member) {
            actor(connection, as_number(number), &node)?;
        }
    }
    let rows = Rows {
        graph,
        actors: actors.into_iter().enumerate().map(|(number, member)| (member, as_number(number))).collect(),
        texts: graph.documents().map(|document| (document.id.as_str(), document.text.as_str())).collect(),
    };
    events(connection, &rows)?;
    relations(connection, &rows)?;
    connection.execute("INSERT INTO folded VALUES (1, ?1, ?2)", params![generation, program()])?;
    Ok(())
}

/// What rows are made from.
struct Rows<'a> {
    graph: &'a Resolved<'a>,
    /// Number of each actor.
    actors: FxHashMap<usize, i64>,
    /// Text of each document, by id.
    texts: FxHashMap<&'a str, &'a str>,
}

/// An event as its table has it.
struct Row {
    event: EventNode,
    place: Option<i64>,
    body: Vec<u8>,
    cast: Vec<(i64, String)>,
}

fn actor(connection: &Connection, number: i64, actor: &ActorNode) -> Result<()> {
    let sql =
        "INSERT INTO actor (number, id, name, kind, country, mentions, aliases) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    let aliases = String::from_utf8(json(&actor.aliases)?).unwrap_or_default();
    let kind = word(&actor.kind);
    let mentions = as_number(actor.mentions);
    let row = params![number, actor.id, actor.name, kind, actor.country, mentions, aliases];
    connection.prepare_cached(sql)?.execute(row)?;
    let mut called = connection.prepare_cached("INSERT OR IGNORE INTO called VALUES (?1, ?2, ?3)")?;
    called.execute(params![key(&actor.name), 0, number])?;
    for alias in &actor.aliases {
        called.execute(params![key(alias), 1, number])?;
    }
    Ok(())
}

fn events(connection: &Connection, rows: &Rows) -> Result<()> {
    let documents = numbers(connection)?;
    let mut told: Vec<(i64, i64, i64)> = Vec::new();
    let mut number = 0;
    for some in rows.graph.told().chunks(TOGETHER) {
        let made: Vec<Result<Option<Row>>> = some.par_iter().map(|place| rows.row(*place)).collect();
        for row in made {
            let Some(row) = row? else { continue };
            event(connection, number, &row)?;
            for piece in &row.event.evidence {
                let document = documents.get(&piece.document);
                told.extend(document.map(|document| (*document, as_number(piece.sentence), number)));
            }
            number += 1;
        }
    }
    // In the order of the table.
    told.sort_unstable();
    told.dedup();
    let mut insert = connection.prepare_cached("INSERT INTO told VALUES (?1, ?2, ?3)")?;
    told.into_iter().try_for_each(|row| insert.execute(row).map(drop))
}

fn event(connection: &Connection, number: i64, row: &Row) -> Result<()> {
    let Row { event, place, body, cast } = row;
    let sql = "INSERT INTO event (number, id, first, last, kind, stance, place, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    let (first, last) = (day(event.date.start), day(event.date.end));
    let (kind, stance) = (word(&event.kind), word(&event.stance.kind));
    let row = params![number, event.id, first, last, kind, stance, place, body];
    connection.prepare_cached(sql)?.execute(row)?;
    let mut takes_part = connection.prepare_cached("INSERT OR IGNORE INTO participant VALUES (?1, ?2, ?3)")?;
    for (actor, role) in cast {
        takes_part.execute(params![number, actor, role])?;
    }
    Ok(())
}

fn relations(connection: &Connection, rows: &Rows) -> Result<()> {
    let sql =
        "INSERT INTO relation (number, source, target, first, last, stance, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    let mut number = 0;
    for (source, target, mut relation) in rows.graph.relations() {
        let ends = (rows.actors.get(&source), rows.actors.get(&target));
        let (Some(source), Some(target)) = ends else { continue };
        rows.slim(of_relation(&mut relation));
        let first = day(relation.date.as_ref().and_then(|d| d.start));
        let last = day(relation.date.as_ref().and_then(|d| d.end));
        let stance = word(&relation.stance.kind);
        let row = params![number, source, target, first, last, stance, pack(&relation)?];
        connection.prepare_cached(sql)?.execute(row)?;
        number += 1;
    }
    Ok(())
}

impl Rows<'_> {
    fn row(&self, place: usize) -> Result<Option<Row>> {
        let Some(mut event) = self.graph.event(place) else { return Ok(None) };
        self.slim(of_event(&mut event));
        let number = |member: &usize| self.actors.get(member).copied();
        let cast = self.graph.cast(place).iter();
        Ok(Some(Row {
            body: pack(&event)?,
            place: self.graph.place(place).as_ref().and_then(number),
            cast: cast.filter_map(|(member, role)| Some((number(member)?, word(role)))).collect(),
            event,
        }))
    }

    /// Takes out the quotes that the texts of their documents say, where the records have not left them out.
    fn slim<'e>(&self, evidence: impl Iterator<Item = &'e mut Evidence>) {
        for piece in evidence.filter(|piece| !piece.quote.is_empty()) {
            let text = self.texts.get(piece.document.as_str()).copied().unwrap_or_default();
            if Text::new(text.to_owned()).stretch(piece.start, piece.end) == Some(piece.quote.as_str()) {
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
