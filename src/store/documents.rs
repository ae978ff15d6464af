//! Documents that come and go.

use std::time::Duration;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Params, Row, Transaction, TransactionBehavior, params};

use super::packed::{damaged, json, pack, pack_bytes, unpack, unpack_text};
use super::slim::{Parts, Text, take_apart};
use super::{PATIENCE, Store, packed};
use crate::document::Document;
use crate::error::Result;
use crate::record::{Record, Source};

/// A document with what it says.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The document, so that it can be analysed again without its file.
    pub document: Document,
    /// What analysis made of it.
    pub record: Record,
}

/// Who made a record: other makers may make another one of the same document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Maker {
    /// Version of the program.
    pub program: String,
    /// Name or hash of the language model.
    pub model: String,
}

/// What a store knows of a document that is about to be added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// Nothing.
    No,
    /// The same text, title and day; it is there.
    Yes,
    /// The same, but under a name that a fresh build would not have kept: of several documents with the same text it
    /// keeps the one whose name comes first. It is to be analysed and added.
    AnotherName,
}

/// A document in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its id.
    pub id: String,
    /// Where it came from.
    pub source: String,
    /// Day on which it was added.
    pub added: NaiveDate,
    /// What it says about itself.
    pub head: Source,
}

const LISTED: &str = "SELECT document.id, document.source, document.added, document.head FROM document";

impl Store {
    /// What the store knows of a document. That a known one also came under this name is noted.
    ///
    /// # Errors
    /// [`crate::Error::Store`] where the file cannot be read or written.
    pub fn known(&mut self, document: &Document) -> Result<Known> {
        let known = known(&self.connection, document).and_then(|known| {
            if let Some((Known::Yes, number)) = known {
                came_as(&self.connection, &document.source, number)?;
            }
            Ok(known.map_or(Known::No, |(known, _)| known))
        });
        known.map_err(self.at())
    }

    /// Adds documents, all or none. What is there already stays with its day of adding; its record is replaced by that of
    /// another maker, or if its name goes before the one that is there. How many were new.
    ///
    /// # Errors
    /// [`crate::Error::Store`] where the file cannot be written.
    pub fn add(&mut self, entries: Vec<Entry>, maker: &Maker, added: NaiveDate) -> Result<usize> {
        let path = self.path.clone();
        let added = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .and_then(|change| add(&change, entries, maker, added).and_then(|new| change.commit().map(|()| new)));
        added.map_err(|e| super::unusable(&path, &e))
    }

    /// Takes documents out, all or none; those that are not there are passed over. How many were. Nothing of them is left in
    /// the file, once nobody reads it as it was before. Takes time in the size of the store.
    ///
    /// # Errors
    /// [`crate::Error::Store`] where the file cannot be written.
    pub fn forget(&mut self, ids: &[String]) -> Result<usize> {
        let path = self.path.clone();
        let gone = self
            .connection
            // What is forgotten is overwritten.
            .pragma_update(None, "secure_delete", true)
            .and_then(|()| self.connection.transaction_with_behavior(TransactionBehavior::Immediate))
            .and_then(|change| forget(&change, ids).and_then(|gone| change.commit().map(|()| gone)));
        let gone = gone.map_err(|e| super::unusable(&path, &e))?;
        // The log holds what stood there before. While somebody is reading it has to stay: nobody waits for that.
        let emptied = self
            .connection
            .busy_timeout(Duration::ZERO)
            .and_then(|()| self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())))
            .and_then(|()| self.connection.busy_timeout(PATIENCE));
        emptied.map_err(|e| super::unusable(&path, &e))?;
        Ok(gone)
    }

    /// The documents that somebody may mean: by id, by the beginning of one, or by a name under which they came.
    ///
    /// # Errors
    /// [`crate::Error::Store`] where the file cannot be read.
    pub fn find(&self, asked: &str) -> Result<Vec<Listed>> {
        // The beginning of an id must tell it from most others.
        let is_beginning = asked.len() >= 6 && asked.chars().all(|c| c.is_ascii_hexdigit());
        let by_id = format!("{LISTED} WHERE id = ?1 OR (?2 AND id >= ?1 AND id < ?1 || 'g') ORDER BY id LIMIT 100");
        let by_name =
            format!("{LISTED} WHERE number IN (SELECT document FROM came_as WHERE source = ?1) ORDER BY id LIMIT 100");
        let found = self.list(&by_id, params![asked, is_beginning])?;
        if found.is_empty() { self.list(&by_name, params![asked]) } else { Ok(found) }
    }

    /// All documents, by name and id.
    ///
    /// # Errors
    /// [`crate::Error::Store`] where the file cannot be read.
    pub fn documents(&self) -> Result<Vec<Listed>> {
        self.list(&format!("{LISTED} ORDER BY source, id"), [])
    }

    /// How many documents there are.
    ///
    /// # Errors
    /// [`crate::Error::Store`] where the file cannot be read.
    pub fn len(&self) -> Result<usize> {
        self.connection.query_row("SELECT count(*) FROM document", [], |row| row.get(0)).map_err(self.at())
    }

    /// Whether there are none.
    ///
    /// # Errors
    /// [`crate::Error::Store`] where the file cannot be read.
    pub fn is_empty(&self) -> Result<bool> {
        Ok(self.len()? == 0)
    }

    /// How many documents have a record by another maker.
    ///
    /// # Errors
    /// [`crate::Error::Store`] where the file cannot be read.
    pub fn by_others(&self, maker: &Maker) -> Result<usize> {
        let sql = "SELECT count(*) FROM document JOIN maker ON maker.number = document.maker
                   WHERE (program, model) <> (?1, ?2)";
        self.connection.query_row(sql, params![maker.program, maker.model], |row| row.get(0)).map_err(self.at())
    }

    /// Some of the documents that have a record by another maker, at most `most`: read from the store, not from their files.
    ///
    /// # Errors
    /// [`crate::Error::Store`] where the file cannot be read or is damaged.
    pub fn to_refresh(&self, maker: &Maker, most: usize) -> Result<Vec<Document>> {
        let sql = "SELECT body.blocks, body.text FROM document
                   JOIN maker ON maker.number = document.maker JOIN body ON body.document = document.number
                   WHERE (program, model) <> (?1, ?2) ORDER BY document.number LIMIT ?3";
        let read = || {
            let mut statement = self.connection.prepare(sql)?;
            let rows = statement.query_map(params![maker.program, maker.model, most], |row| {
                let document: Document = unpack(row.get_ref(0)?.as_blob()?)?;
                Ok(Document { text: unpack_text(row.get_ref(1)?.as_blob()?)?, ..document })
            })?;
            rows.collect::<rusqlite::Result<_>>()
        };
        read().map_err(self.at())
    }

    fn list(&self, sql: &str, parameters: impl Params) -> Result<Vec<Listed>> {
        let read = || {
            let mut statement = self.connection.prepare(sql)?;
            statement.query_map(parameters, listed)?.collect::<rusqlite::Result<_>>()
        };
        read().map_err(self.at())
    }
}

fn listed(row: &Row) -> rusqlite::Result<Listed> {
    let added: String = row.get(2)?;
    Ok(Listed {
        id: row.get(0)?,
        source: row.get(1)?,
        added: added.parse().map_err(|_| damaged(format!("{added:?} is no day")))?,
        head: serde_json::from_slice(row.get_ref(3)?.as_blob()?).map_err(|e| damaged(e.to_string()))?,
    })
}

/// What a document says about itself, in the form whose order decides which of several equal texts is kept: the graph
/// compares records as JSON, and this is how theirs begin.
fn head(source: &Source) -> rusqlite::Result<Vec<u8>> {
    json(&Source { text: String::new(), ..source.clone() })
}

fn known(connection: &Connection, document: &Document) -> rusqlite::Result<Option<(Known, i64)>> {
    let sql = "SELECT number, head FROM document WHERE id = ?1";
    let found: Option<(i64, Vec<u8>)> =
        connection.prepare_cached(sql)?.query_row([&document.id], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    let Some((number, old)) = found else { return Ok(None) };
    let new = head(&Source::from(document))?;
    Ok(Some((if new < old { Known::AnotherName } else { Known::Yes }, number)))
}

fn came_as(connection: &Connection, source: &str, document: i64) -> rusqlite::Result<()> {
    let there = connection
        .prepare_cached("SELECT 1 FROM came_as WHERE source = ?1 AND document = ?2")?
        .exists(params![source, document])?;
    if !there {
        connection
            .prepare_cached("INSERT OR IGNORE INTO came_as VALUES (?1, ?2)")?
            .execute(params![source, document])?;
    }
    Ok(())
}

fn add(change: &Transaction, entries: Vec<Entry>, maker: &Maker, added: NaiveDate) -> rusqlite::Result<usize> {
    change
        .execute("INSERT OR IGNORE INTO maker (program, model) VALUES (?1, ?2)", params![maker.program, maker.model])?;
    let maker: i64 = change.query_row(
        "SELECT number FROM maker WHERE program = ?1 AND model = ?2",
        params![maker.program, maker.model],
        |row| row.get(0),
    )?;
    let (mut new, mut changed) = (0, false);
    for Entry { document, record } in entries {
        // Another program may have added it since it was looked for.
        let number = match known(change, &document)? {
            None => {
                new += 1;
                let sql = "INSERT INTO document (id, source, head, added, maker) VALUES (?1, '', '', ?2, ?3)";
                change.prepare_cached(sql)?.execute(params![document.id, added.to_string(), maker])?;
                change.last_insert_rowid()
            }
            Some((known, number)) => {
                let sql = "SELECT maker = ?2 OR source <> ?3 FROM document WHERE number = ?1";
                let parameters = params![number, maker, document.source];
                let stays: bool = change.prepare_cached(sql)?.query_row(parameters, |row| row.get(0))?;
                if known == Known::Yes && stays {
                    came_as(change, &document.source, number)?;
                    continue;
                }
                number
            }
        };
        changed = true;
        put(change, number, document, record, maker)?;
    }
    if changed {
        next_generation(change)?;
    }
    Ok(new)
}

/// Writes what a document says under its number, in the place of what it said before.
fn put(change: &Transaction, number: i64, document: Document, record: Record, maker: i64) -> rusqlite::Result<()> {
    let head = head(&record.document)?;
    let sql = "UPDATE document SET source = ?2, head = ?3, maker = ?4 WHERE number = ?1";
    change.prepare_cached(sql)?.execute(params![number, document.source, head, maker])?;
    came_as(change, &document.source, number)?;
    let parts = take_apart(record);
    put_sentences(change, number, &parts)?;
    let blocks = pack(&Document { text: String::new(), ..document })?;
    let sql = "INSERT OR REPLACE INTO body (document, text, blocks, record) VALUES (?1, ?2, ?3, ?4)";
    let text = pack_bytes(parts.text.as_bytes());
    let record = packed::pack(&(parts.slim, &parts.rest))?;
    change.prepare_cached(sql)?.execute(params![number, text, blocks, record])?;
    Ok(())
}

/// Enters the sentences that tell something into the full-text index.
fn put_sentences(change: &Transaction, document: i64, parts: &Parts) -> rusqlite::Result<()> {
    take_out_sentences(change, document)?;
    let text = Text::new(parts.text.clone());
    let record = &parts.rest;
    let told = record.events.iter().flat_map(|e| &e.evidence).chain(record.relations.iter().flat_map(|r| &r.evidence));
    let sentences: std::collections::BTreeMap<usize, &str> =
        told.filter_map(|e| Some((e.sentence, text.stretch(e.start, e.end)?))).collect();
    let mut insert = change.prepare_cached("INSERT INTO sentence (document, place) VALUES (?1, ?2)")?;
    let mut index = change.prepare_cached("INSERT INTO sentence_text (rowid, words) VALUES (?1, ?2)")?;
    for (place, words) in sentences {
        insert.execute(params![document, place])?;
        index.execute(params![change.last_insert_rowid(), words])?;
    }
    Ok(())
}

fn take_out_sentences(change: &Transaction, document: i64) -> rusqlite::Result<()> {
    let sql = "DELETE FROM sentence_text WHERE rowid IN (SELECT number FROM sentence WHERE document = ?1)";
    change.prepare_cached(sql)?.execute([document])?;
    change.prepare_cached("DELETE FROM sentence WHERE document = ?1")?.execute([document])?;
    Ok(())
}

fn forget(change: &Transaction, ids: &[String]) -> rusqlite::Result<usize> {
    let mut gone = 0;
    for id in ids {
        let number: Option<i64> =
            change.query_row("SELECT number FROM document WHERE id = ?1", [id], |row| row.get(0)).optional()?;
        let Some(number) = number else { continue };
        take_out_sentences(change, number)?;
        gone += change.execute("DELETE FROM document WHERE number = ?1", [number])?;
    }
    if gone > 0 {
        // What the tables of the graph tell of them goes at once, and not with the next question; and the index is written
        // anew, because until then it only marks words as gone.
        super::schema::empty_graph_tables(change)?;
        change.execute("INSERT INTO sentence_text (sentence_text) VALUES ('optimize')", [])?;
        next_generation(change)?;
    }
    Ok(gone)
}

pub(super) fn next_generation(change: &Transaction) -> rusqlite::Result<()> {
    change.execute("UPDATE generation SET number = number + 1", [])?;
    Ok(())
}
