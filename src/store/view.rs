//! Questions to a store at one moment.

use std::collections::HashMap;
use std::path::PathBuf;
use std::time::Duration;

use rusqlite::{Connection, Error, ErrorCode, OptionalExtension, Transaction, TransactionBehavior};

use super::fill::{fill, program};
use super::packed::unpack_text;
use super::records::resolve;
use super::schema::{drop_own_graph_tables, empty_graph_tables, graph_tables};
use super::slim::Text;
use super::{Store, unusable};
use crate::error::Result;
use crate::graph::Resolved;
use crate::record::Evidence;

/// How long a question waits for a writer before it keeps the graph to itself.
const PATIENCE: Duration = Duration::from_secs(2);

/// Memory for pages of the file while the graph is written, in KiB.
const CACHE: i64 = 32 * 1024;

/// Texts that are kept at hand while answers are put together.
const MOST_TEXTS: usize = 256;

/// The corpus as it is at one moment, whatever is added meanwhile.
#[derive(Debug)]
pub struct View<'s> {
    pub(super) read: Transaction<'s>,
    pub(super) path: PathBuf,
    /// Whether the graph had to be folded for this view.
    pub folded: bool,
}

impl Store {
    /// The corpus as it is now. If documents came or went since it was last asked for, or another build of the program asked,
    /// the graph is folded anew and kept in the file; where that cannot be written, for this view only.
    ///
    /// # Errors
    /// [`crate::Error::Store`] where the file cannot be read or is damaged.
    pub fn view(&self) -> Result<View<'_>> {
        self.viewed().map_err(self.at())
    }

    fn viewed(&self) -> rusqlite::Result<View<'_>> {
        drop_own_graph_tables(&self.connection)?;
        let mut folded = false;
        loop {
            // From its first question on, a transaction sees the file as it is then.
            let read = self.connection.unchecked_transaction()?;
            let now = generation(&read)?;
            if fresh(&read, now)? {
                return Ok(View { read, path: self.path.clone(), folded });
            }
            let kept = resolve(&read, |graph| {
                if !folded && self.keep(&graph, now)? {
                    return Ok(true);
                }
                graph_tables(&read, "temp")?;
                fill(&read, &graph, now).map(|()| false)
            })??;
            folded = true;
            if !kept {
                return Ok(View { read, path: self.path.clone(), folded });
            }
            read.finish()?;
        }
    }

    /// Writes the graph into the file; false if others write or it may not be written, or if it is no longer the graph of
    /// what is there.
    fn keep(&self, graph: &Resolved, generation_of: i64) -> rusqlite::Result<bool> {
        let write = || {
            // A connection of its own: the reading transaction goes on, should this one fail.
            let mut connection = Connection::open(&self.path)?;
            connection.busy_timeout(PATIENCE)?;
            connection.pragma_update(None, "synchronous", "NORMAL")?;
            connection.pragma_update(None, "cache_size", -CACHE)?;
            let change = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            if generation(&change)? != generation_of {
                return Ok(false);
            }
            empty_graph_tables(&change)?;
            fill(&change, graph, generation_of)?;
            change.commit().map(|()| true)
        };
        match write() {
            Err(e) if is_refused(&e) => Ok(false),
            other => other,
        }
    }
}

fn is_refused(e: &Error) -> bool {
    matches!(
        e.sqlite_error_code(),
        Some(
            ErrorCode::DatabaseBusy
                | ErrorCode::DatabaseLocked
                | ErrorCode::ReadOnly
                | ErrorCode::CannotOpen
                | ErrorCode::DiskFull
                | ErrorCode::PermissionDenied
        )
    )
}

fn generation(connection: &Connection) -> rusqlite::Result<i64> {
    connection.query_row("SELECT number FROM generation", [], |row| row.get(0))
}

/// Whether the tables hold the graph of this generation as this build of the program folds it.
fn fresh(connection: &Connection, generation: i64) -> rusqlite::Result<bool> {
    let kept: Option<(i64, String)> = connection
        .query_row("SELECT generation, program FROM folded", [], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(kept == Some((generation, program())))
}

impl View<'_> {
    pub(super) fn at(&self) -> impl Fn(Error) -> crate::Error + use<'_> {
        |e| unusable(&self.path, &e)
    }

    /// Puts the quotes back into evidence.
    pub(super) fn restore<'e>(
        &self,
        texts: &mut HashMap<String, Text>,
        evidence: impl Iterator<Item = &'e mut Evidence>,
    ) -> rusqlite::Result<()> {
        for piece in evidence.filter(|e| e.quote.is_empty()) {
            if texts.len() > MOST_TEXTS {
                texts.clear();
            }
            let text = match texts.entry(piece.document.clone()) {
                std::collections::hash_map::Entry::Occupied(known) => known.into_mut(),
                std::collections::hash_map::Entry::Vacant(open) => {
                    let sql = "SELECT text FROM body JOIN document ON document.number = body.document WHERE id = ?1";
                    let mut statement = self.read.prepare_cached(sql)?;
                    let text = statement
                        .query_row([&piece.document], |row| unpack_text(row.get_ref(0)?.as_blob()?))
                        .optional()?;
                    open.insert(Text::new(text.unwrap_or_default()))
                }
            };
            text.restore(piece);
        }
        Ok(())
    }

    /// Name of a document's input, by its id.
    ///
    /// # Errors
    /// [`crate::Error::Store`] where the file cannot be read.
    pub fn source(&self, document: &str) -> Result<Option<String>> {
        let sql = "SELECT source FROM document WHERE id = ?1";
        let read = || self.read.prepare_cached(sql)?.query_row([document], |row| row.get(0)).optional();
        read().map_err(self.at())
    }
}
