//! Which events and relations are asked for.

use chrono::NaiveDate;
use rusqlite::types::Value;

use super::fill::as_number;
use super::match_words;
use super::packed::word;
use crate::record::{EventKind, StanceKind};

/// Which events are asked for: those that fit all that is given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Actors who all take part, or where it happens; by number.
    pub actors: Vec<usize>,
    /// First day: what is over before it is left out, and what has no date.
    pub from: Option<NaiveDate>,
    /// Last day, inclusive: what begins after it is left out, and what has no date.
    pub to: Option<NaiveDate>,
    /// Any of these types; all if empty.
    pub kinds: Vec<EventKind>,
    /// Any of these stances; all if empty.
    pub stances: Vec<StanceKind>,
    /// Any of these places; by number.
    pub places: Vec<usize>,
    /// Words of a sentence that tells it: all of them in any form; `"…"` is a phrase, `word*` a beginning, `OR` either of two.
    pub text: Option<String>,
}

/// A condition in SQL with its values.
pub(super) struct Condition {
    pub(super) sql: String,
    pub(super) values: Vec<Value>,
}

impl Condition {
    fn and(&mut self, sql: &str, values: impl IntoIterator<Item = Value>) {
        self.sql.push_str(" AND ");
        self.sql.push_str(sql);
        self.values.extend(values);
    }

    fn any_of(&mut self, column: &str, values: Vec<Value>) {
        if !values.is_empty() {
            let marks = vec!["?"; values.len()].join(", ");
            self.and(&format!("{column} IN ({marks})"), values);
        }
    }
}

impl Filter {
    /// Whether it speaks of what only events have: then no relation fits.
    #[must_use]
    pub fn events_only(&self) -> bool {
        !self.kinds.is_empty() || !self.places.is_empty() || self.text.is_some() || !self.actors.is_empty()
    }

    pub(super) fn of_events(&self) -> Condition {
        // Of an event that is only known to come after a day, or before one, that day counts.
        let mut condition = self.common(["coalesce(first, last)", "coalesce(last, first)"]);
        for actor in &self.actors {
            let actor = Value::Integer(as_number(*actor));
            let takes_part = "(number IN (SELECT event FROM participant WHERE actor = ?) OR place = ?)";
            condition.and(takes_part, [actor.clone(), actor]);
        }
        condition.any_of("kind", self.kinds.iter().map(|k| Value::Text(word(k))).collect());
        condition.any_of("place", self.places.iter().map(|p| Value::Integer(as_number(*p))).collect());
        if let Some(asked) = &self.text {
            match match_words::query(asked) {
                Some(query) => condition.and(
                    "number IN (SELECT told.event FROM sentence_text
                                JOIN sentence ON sentence.number = sentence_text.rowid
                                JOIN told ON told.document = sentence.document AND told.place = sentence.place
                                WHERE sentence_text MATCH ?)",
                    [Value::Text(query)],
                ),
                None => condition.and("0", []),
            }
        }
        condition
    }

    pub(super) fn of_relations(&self) -> Condition {
        // What once began holds until it is known to have ended.
        let known = "first IS NOT NULL OR last IS NOT NULL";
        let first = format!("CASE WHEN {known} THEN coalesce(first, '') END");
        let last = format!("CASE WHEN {known} THEN coalesce(last, '9') END");
        let mut condition = self.common([&first, &last]);
        if self.events_only() {
            condition.and("0", []);
        }
        condition
    }

    /// Days and stance, which events and relations both have. A day that is not known fits no stretch of time.
    fn common(&self, [first, last]: [&str; 2]) -> Condition {
        let mut condition = Condition { sql: "1".to_owned(), values: Vec::new() };
        let day = |day: NaiveDate| Value::Text(day.format("%Y-%m-%d").to_string());
        if let Some(from) = self.from {
            condition.and(&format!("{last} >= ?"), [day(from)]);
        }
        if let Some(to) = self.to {
            condition.and(&format!("{first} <= ?"), [day(to)]);
        }
        condition.any_of("stance", self.stances.iter().map(|s| Value::Text(word(s))).collect());
        condition
    }
}
