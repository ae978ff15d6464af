//! The records of a store, as analysis made them.

use chrono::NaiveDate;
use rayon::prelude::*;
use rusqlite::{Connection, params};

use super::Store;
use super::correct::kept;
use super::packed::{unpack, unpack_text};
use super::slim::{Parts, compact, put_together};
use crate::error::Result;
use crate::graph::{KnowledgeGraph, Resolved, resolved};
use crate::record::Record;

/// How many records are unpacked together, on all cores.
const TOGETHER: i64 = 256;

impl Store {
    /// The graph of all documents: that of a fresh build over the same inputs.
    ///
    /// # Errors
    /// [`crate::Error::Store`] where the file cannot be read or is damaged.
    pub fn fold(&self) -> Result<KnowledgeGraph> {
        fold(&self.connection, None).map_err(self.at())
    }

    /// The graph of the documents that were added before a day.
    ///
    /// # Errors
    /// [`crate::Error::Store`] where the file cannot be read or is damaged.
    pub fn fold_before(&self, day: NaiveDate) -> Result<KnowledgeGraph> {
        fold(&self.connection, Some(day)).map_err(self.at())
    }

    /// Hands over all records, in the order in which the documents were first added.
    ///
    /// # Errors
    /// [`crate::Error::Store`] where the file cannot be read or is damaged.
    pub fn each_record(&self, mut take: impl FnMut(Record)) -> Result<()> {
        each(&self.connection, None, &|parts| put_together(parts), &mut take).map_err(self.at())
    }
}

fn fold(connection: &Connection, before: Option<NaiveDate>) -> rusqlite::Result<KnowledgeGraph> {
    let mut records = Vec::new();
    each(connection, before, &|parts| put_together(parts), &mut |record| records.push(record))?;
    Ok(KnowledgeGraph::fold(records).with_corrections(kept(connection)?))
}

/// Resolves all records as they lie in the file, without what their texts say anyway, and hands over what came of it.
pub(super) fn resolve<T>(connection: &Connection, take: impl FnOnce(Resolved) -> T) -> rusqlite::Result<T> {
    let mut records = Vec::new();
    each(connection, None, &|parts| compact(parts), &mut |record| records.push(record))?;
    records.sort_unstable_by(|a: &Record, b| a.document.id.cmp(&b.document.id));
    let records: Vec<&Record> = records.iter().collect();
    Ok(resolved(&records, &kept(connection)?, take))
}

/// In one read transaction, so that a writer beside makes no difference.
fn each(
    connection: &Connection,
    before: Option<NaiveDate>,
    form: &(impl Fn(Parts) -> Record + Sync),
    take: &mut impl FnMut(Record),
) -> rusqlite::Result<()> {
    let own = connection.is_autocommit().then(|| connection.unchecked_transaction()).transpose()?;
    let sql = "SELECT number, text, record FROM document JOIN body ON body.document = number
               WHERE number > ?1 AND (?2 IS NULL OR added < ?2) ORDER BY number LIMIT ?3";
    let before = before.map(|day| day.to_string());
    let mut statement = connection.prepare(sql)?;
    let mut last = i64::MIN;
    loop {
        let rows: Vec<(i64, Vec<u8>, Vec<u8>)> = statement
            .query_map(params![last, before, TOGETHER], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
            .collect::<rusqlite::Result<_>>()?;
        let Some((number, ..)) = rows.last() else { break };
        last = *number;
        let records: Vec<rusqlite::Result<Record>> =
            rows.par_iter().map(|(_, text, record)| unpacked(text, record).map(form)).collect();
        for record in records {
            take(record?);
        }
    }
    drop(statement);
    own.map_or(Ok(()), |own| own.finish())
}

fn unpacked(text: &[u8], record: &[u8]) -> rusqlite::Result<Parts> {
    let (slim, rest): (bool, Record) = unpack(record)?;
    Ok(Parts { text: unpack_text(text)?, rest, slim })
}
