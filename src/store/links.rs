//! Who is linked with whom by which events and relations.

use std::collections::{BTreeMap, HashMap};

use rusqlite::types::Value;
use rusqlite::{Row, params_from_iter};

use super::fill::as_number;
use super::filter::{Condition, Filter};
use super::packed::unpack;
use super::slim::of_relation;
use super::view::View;
use crate::error::Result;
use crate::graph::RelationEdge;
use crate::graph::network::Network;

/// What links actors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Link {
    /// The event with this number: those who take part in it, without the place.
    Event(usize),
    /// The relation with this number: its two ends.
    Relation(usize),
}

/// A network and what its links are.
#[derive(Debug, Clone)]
pub struct Links {
    /// The network; actors have the numbers that they have in the view.
    pub network: Network,
    /// What each link of the network is.
    pub of: Vec<Link>,
}

/// A relation of the graph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelationRow {
    /// Number of the actor it goes out from.
    pub source: usize,
    /// Number of the actor it leads to.
    pub target: usize,
    /// What it says.
    pub relation: RelationEdge,
}

impl View<'_> {
    /// The network of all actors by the events that are asked for and the relations of that time and stance. A filter
    /// that speaks of what only events have leaves out all relations.
    ///
    /// # Errors
    /// [`crate::Error::Store`] where the file cannot be read.
    pub fn links(&self, filter: &Filter) -> Result<Links> {
        let actors = self.actor_count()?;
        let read = || {
            let mut members: BTreeMap<Link, Vec<usize>> = BTreeMap::new();
            let Condition { sql, values } = filter.of_events();
            let sql = format!(
                "SELECT event, actor FROM participant
                 WHERE role <> 'location' AND event IN (SELECT number FROM event WHERE {sql})"
            );
            let mut statement = self.read.prepare(&sql)?;
            let mut rows = statement.query(params_from_iter(values))?;
            while let Some(row) = rows.next()? {
                members.entry(Link::Event(row.get(0)?)).or_default().push(row.get(1)?);
            }
            let Condition { sql, values } = filter.of_relations();
            let mut statement =
                self.read.prepare(&format!("SELECT number, source, target FROM relation WHERE {sql}"))?;
            let mut rows = statement.query(params_from_iter(values))?;
            while let Some(row) = rows.next()? {
                members.insert(Link::Relation(row.get(0)?), vec![row.get(1)?, row.get(2)?]);
            }
            Ok(members)
        };
        let members = read().map_err(self.at())?;
        let of = members.keys().copied().collect();
        Ok(Links { network: Network::new(actors, members.into_values()), of })
    }

    /// A relation by its number.
    ///
    /// # Errors
    /// [`crate::Error::Store`] where the file cannot be read, is damaged or has no such relation.
    pub fn relation(&self, number: usize) -> Result<RelationRow> {
        let sql = "SELECT source, target, body FROM relation WHERE number = ?1";
        let read = || {
            let mut row = self
                .read
                .prepare_cached(sql)?
                .query_row(params_from_iter([Value::Integer(as_number(number))]), relation)?;
            self.restore(&mut HashMap::new(), of_relation(&mut row.relation))?;
            Ok(row)
        };
        read().map_err(self.at())
    }
}

fn relation(row: &Row) -> rusqlite::Result<RelationRow> {
    Ok(RelationRow { source: row.get(0)?, target: row.get(1)?, relation: unpack(row.get_ref(2)?.as_blob()?)? })
}
