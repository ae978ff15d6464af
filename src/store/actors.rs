//! Actors of a store, and who is meant by a name.

use rusqlite::{OptionalExtension, Params, Row, params};

use super::key::key;
use super::packed::{damaged, from_word};
use super::view::View;
use crate::error::Result;
use crate::record::ActorKind;

/// Candidates that are listed for a name, at most.
const MOST_NAMED: usize = 20;

/// An actor of the graph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActorRow {
    /// Its number in this view, from 0, in the order of ids.
    pub number: usize,
    /// Its id.
    pub id: String,
    /// The fullest name.
    pub name: String,
    /// What sort of thing it is.
    pub kind: ActorKind,
    /// ISO 3166-1 alpha-3 code of its country.
    pub country: Option<String>,
    /// Number of mentions in all documents.
    pub mentions: usize,
    /// Other names.
    pub aliases: Vec<String>,
}

/// Who is meant by a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named {
    /// This one.
    One(Box<ActorRow>),
    /// One of these, most mentioned first; there may be more than are listed.
    Several(Vec<ActorRow>),
    /// Nobody goes by it; these have it in a longer name.
    None(Vec<ActorRow>),
}

const ACTOR: &str = "SELECT number, id, name, kind, country, mentions, aliases FROM actor";

impl View<'_> {
    /// Who is meant: by id, or by name or other name, whatever its case and accents; `kind:NAME` asks for that kind only
    /// (`person:Washington`). A name goes before the other names of others.
    ///
    /// # Errors
    /// [`crate::Error::Store`] where the file cannot be read.
    pub fn named(&self, asked: &str) -> Result<Named> {
        if let Some(actor) = self.actor_list(&format!("{ACTOR} WHERE id = ?1"), params![asked])?.pop() {
            return Ok(Named::One(Box::new(actor)));
        }
        let kind = |word: &str| from_word::<ActorKind>(word.to_lowercase()).ok().map(|_| word.to_lowercase());
        let (kind, name) = match asked.split_once(':') {
            Some((word, name)) if kind(word).is_some() => (kind(word), name),
            _ => (None, asked),
        };
        let key = key(name);
        let called = format!(
            "{ACTOR} WHERE number IN (SELECT actor FROM called WHERE key = ?1 AND alias <= ?2) AND (?3 IS NULL OR kind = ?3)
             ORDER BY mentions DESC, name, id LIMIT ?4"
        );
        for alias in [0, 1] {
            let mut found = self.actor_list(&called, params![key, alias, kind, MOST_NAMED])?;
            match found.len() {
                0 => {}
                1 => return Ok(found.pop().map_or(Named::None(Vec::new()), |only| Named::One(Box::new(only)))),
                _ => return Ok(Named::Several(found)),
            }
        }
        if key.is_empty() {
            return Ok(Named::None(Vec::new()));
        }
        let holding = format!(
            "{ACTOR} WHERE number IN (SELECT actor FROM called WHERE instr(' ' || key || ' ', ' ' || ?1 || ' ') > 0)
             AND (?2 IS NULL OR kind = ?2) ORDER BY mentions DESC, name, id LIMIT ?3"
        );
        Ok(Named::None(self.actor_list(&holding, params![key, kind, MOST_NAMED])?))
    }

    /// An actor by its number.
    ///
    /// # Errors
    /// [`crate::Error::Store`] where the file cannot be read or has no such actor.
    pub fn actor(&self, number: usize) -> Result<ActorRow> {
        let read = || {
            let sql = format!("{ACTOR} WHERE number = ?1");
            self.read.prepare_cached(&sql)?.query_row(params![number], actor).optional()
        };
        read().and_then(|found| found.ok_or_else(|| damaged(format!("actor {number} is missing")))).map_err(self.at())
    }

    /// An actor by its id.
    ///
    /// # Errors
    /// [`crate::Error::Store`] where the file cannot be read.
    pub fn actor_with_id(&self, id: &str) -> Result<Option<ActorRow>> {
        Ok(self.actor_list(&format!("{ACTOR} WHERE id = ?1"), params![id])?.pop())
    }

    /// The actors that have these words in their name or another name, most mentioned first, and how many there are; all
    /// actors for no words.
    ///
    /// # Errors
    /// [`crate::Error::Store`] where the file cannot be read.
    pub fn actors(&self, words: &str, most: Option<usize>) -> Result<(Vec<ActorRow>, usize)> {
        let which =
            "(?1 = '' OR number IN (SELECT actor FROM called WHERE instr(' ' || key || ' ', ' ' || ?1 || ' ') > 0))";
        let key = key(words);
        let limit = most.map_or(-1, super::fill::as_number);
        let list = format!("{ACTOR} WHERE {which} ORDER BY mentions DESC, name, id LIMIT ?2");
        let found = self.actor_list(&list, params![key, limit])?;
        let count = format!("SELECT count(*) FROM actor WHERE {which}");
        let all = self.read.query_row(&count, params![key], |row| row.get(0)).map_err(self.at())?;
        Ok((found, all))
    }

    /// How many actors there are; their numbers run from 0.
    ///
    /// # Errors
    /// [`crate::Error::Store`] where the file cannot be read.
    pub fn actor_count(&self) -> Result<usize> {
        self.read.query_row("SELECT count(*) FROM actor", [], |row| row.get(0)).map_err(self.at())
    }

    fn actor_list(&self, sql: &str, parameters: impl Params) -> Result<Vec<ActorRow>> {
        let read = || self.read.prepare_cached(sql)?.query_map(parameters, actor)?.collect::<rusqlite::Result<_>>();
        read().map_err(self.at())
    }
}

fn actor(row: &Row) -> rusqlite::Result<ActorRow> {
    Ok(ActorRow {
        number: row.get(0)?,
        id: row.get(1)?,
        name: row.get(2)?,
        kind: from_word(row.get(3)?)?,
        country: row.get(4)?,
        mentions: row.get(5)?,
        aliases: serde_json::from_str(row.get_ref(6)?.as_str()?).map_err(|e| damaged(e.to_string()))?,
    })
}
