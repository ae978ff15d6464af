//! The user's corrections, kept with the documents that they are about.

use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, params};

use super::Store;
use super::documents::next_generation;
use crate::error::Result;
use crate::graph::corrections::Corrections;

impl Store {
    /// Keeps corrections (TOML) in the place of those kept before; every graph of the store has them from now on. An empty
    /// text takes them away. `input` is named in messages.
    ///
    /// # Errors
    /// [`crate::Error::Corrections`] where the text cannot be used, and [`crate::Error::Store`] where the file cannot be
    /// written.
    pub fn correct(&mut self, input: &str, text: &str) -> Result<()> {
        Corrections::parse(input, text)?;
        let path = self.path.clone();
        let change = || {
            let change = self.connection.transaction()?;
            change.execute("DELETE FROM correction", [])?;
            if !text.trim().is_empty() {
                change.execute("INSERT INTO correction VALUES (1, ?1, ?2)", params![input, text])?;
            }
            next_generation(&change)?;
            change.commit()
        };
        let mut change = change;
        change().map_err(|e| super::unusable(&path, &e))
    }
}

/// The corrections that are kept.
pub(super) fn kept(connection: &Connection) -> rusqlite::Result<Corrections> {
    let kept: Option<(String, String)> = connection
        .query_row("SELECT input, text FROM correction", [], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((input, text)) = kept else { return Ok(Corrections::default()) };
    Corrections::parse(&input, &text).map_err(|e| rusqlite::Error::FromSqlConversionFailure(1, Type::Text, Box::new(e)))
}
