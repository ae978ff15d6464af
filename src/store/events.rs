//! Events of a store.

use std::collections::HashMap;

use rusqlite::types::Value;
use rusqlite::{Row, params, params_from_iter};

use super::fill::as_number;
use super::filter::{Condition, Filter};
use super::packed::{from_word, unpack};
use super::slim::of_event;
use super::view::View;
use crate::error::Result;
use crate::graph::EventNode;
use crate::record::Role;

/// An event of the graph with who takes part in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventRow {
    /// Its number in this view, from 0, in the order of the timeline.
    pub number: usize,
    /// The event.
    pub event: EventNode,
    /// Who takes part, by number, in which role.
    pub cast: Vec<(usize, Role)>,
    /// Where it happens: the number of an actor.
    pub place: Option<usize>,
}

impl View<'_> {
    /// The events that are asked for, in the order of the timeline, `most` at most.
    ///
    /// # Errors
    /// [`crate::Error::Store`] where the file cannot be read or is damaged.
    pub fn events(&self, filter: &Filter, most: Option<usize>) -> Result<Vec<EventRow>> {
        self.events_from(filter, 0, most)
    }

    /// The same, from the event with this number on: many of them are better read part by part.
    ///
    /// # Errors
    /// [`crate::Error::Store`] where the file cannot be read or is damaged.
    pub fn events_from(&self, filter: &Filter, first: usize, most: Option<usize>) -> Result<Vec<EventRow>> {
        let Condition { sql, mut values } = filter.of_events();
        let sql = format!("SELECT number, body, place FROM event WHERE {sql} AND number >= ? ORDER BY number LIMIT ?");
        values.extend([as_number(first), most.map_or(-1, as_number)].map(Value::Integer));
        let read = || {
            let mut statement = self.read.prepare_cached(&sql)?;
            let rows = statement.query_map(params_from_iter(values), event)?;
            let mut texts = HashMap::new();
            let mut found = Vec::new();
            for row in rows {
                let mut row = row?;
                self.restore(&mut texts, of_event(&mut row.event))?;
                row.cast = self.cast(row.number)?;
                found.push(row);
            }
            Ok(found)
        };
        read().map_err(self.at())
    }

    /// How many events are asked for.
    ///
    /// # Errors
    /// [`crate::Error::Store`] where the file cannot be read.
    pub fn count(&self, filter: &Filter) -> Result<usize> {
        let Condition { sql, values } = filter.of_events();
        let sql = format!("SELECT count(*) FROM event WHERE {sql}");
        self.read.query_row(&sql, params_from_iter(values), |row| row.get(0)).map_err(self.at())
    }

    /// Events by their numbers, in the order in which these are given.
    ///
    /// # Errors
    /// [`crate::Error::Store`] where the file cannot be read, is damaged or has no such event.
    pub fn events_numbered(&self, numbers: &[usize]) -> Result<Vec<EventRow>> {
        let read = || {
            let mut statement = self.read.prepare_cached("SELECT number, body, place FROM event WHERE number = ?1")?;
            let mut texts = HashMap::new();
            let mut found = Vec::new();
            for number in numbers {
                let mut row = statement.query_row([as_number(*number)], event)?;
                self.restore(&mut texts, of_event(&mut row.event))?;
                row.cast = self.cast(row.number)?;
                found.push(row);
            }
            Ok(found)
        };
        read().map_err(self.at())
    }

    fn cast(&self, event: usize) -> rusqlite::Result<Vec<(usize, Role)>> {
        let sql = "SELECT actor, role FROM participant WHERE event = ?1";
        let mut statement = self.read.prepare_cached(sql)?;
        let rows = statement.query_map(params![as_number(event)], |row| Ok((row.get(0)?, from_word(row.get(1)?)?)))?;
        let mut cast: Vec<(usize, Role)> = rows.collect::<rusqlite::Result<_>>()?;
        cast.sort_unstable();
        Ok(cast)
    }
}

fn event(row: &Row) -> rusqlite::Result<EventRow> {
    Ok(EventRow {
        number: row.get(0)?,
        event: unpack(row.get_ref(1)?.as_blob()?)?,
        cast: Vec::new(),
        place: row.get(2)?,
    })
}
