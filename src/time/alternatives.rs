//! What a date that comes again may name, as seen from a day: the last one, the one that is on, the next one. They are
//! kept side by side until the context decides.

use chrono::{Datelike, NaiveDate};

use super::calendar::{Period, Unit};
use super::tense::Direction;

/// What comes again at every turn of something longer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// A weekday, with the week.
    Week,
    /// A month, a season, a day of a month, with the year.
    Year,
}

/// What a date that comes again may name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Alternatives {
    turn: Turn,
    day: NaiveDate,
    /// The last one that is over.
    pub past: Option<Period>,
    /// The one that holds the day they are seen from.
    pub now: Option<Period>,
    /// The first one that is to come.
    pub future: Option<Period>,
}

/// How many turns are looked at on either side: 29 February comes every four years.
const TURNS: i64 = 4;

/// Most days after its end at which a date is still meant where the clause looks ahead: `July` in August is that of
/// this year, whatever the clause says.
const JUST_OVER: i64 = 31;

/// The same for quarters, which are reported on when they are over.
const REPORTED: i64 = 110;

/// Most days ahead at which a date is a coming one if the clause does not say: news tells of the past, or of what is
/// near.
const NEAR: i64 = 120;

/// Most days ahead at which a day is a coming one though the verb looks back: it is hardly ever one of last year.
const DAY_AT_HAND: i64 = 75;

/// The same for a month.
const MONTH_AT_HAND: i64 = 45;

impl Alternatives {
    /// Those nearest to a day. `at` gives the one of each turn, 0 for the week or year that the day lies in; none where
    /// that turn has no such date.
    pub fn around(day: NaiveDate, turn: Turn, at: impl Fn(i64) -> Option<Period>) -> Self {
        let mut found = Self { turn, day, past: None, now: None, future: None };
        for period in (-TURNS..=TURNS).filter_map(at) {
            if period.last().is_some_and(|last| last < day) {
                found.past = Some(period);
            } else if period.first().is_some_and(|first| first > day) {
                found.future = found.future.or(Some(period));
            } else {
                found.now = Some(period);
            }
        }
        found
    }

    /// The one that is meant, by where the clause looks.
    #[must_use]
    pub fn choose(&self, direction: Direction) -> Option<Period> {
        if self.now.is_some() {
            return self.now;
        }
        let (Some(past), Some(future)) = (self.past, self.future) else { return self.past.or(self.future) };
        let ago = (self.day - past.last()?).num_days();
        let ahead = (future.first()? - self.day).num_days();
        let coming = match (self.turn, direction) {
            (_, Direction::Over) => false,
            (Turn::Week, _) => direction == Direction::Future,
            // What lies back in the year of writing is meant first.
            (Turn::Year, Direction::Past) if past.year() == Some(self.day.year()) => false,
            (Turn::Year, Direction::Past) => match past.unit() {
                Unit::Day => ahead <= DAY_AT_HAND,
                Unit::Month => ahead <= MONTH_AT_HAND,
                _ => false,
            },
            (Turn::Year, Direction::Future) => ago > if past.unit() == Unit::Quarter { REPORTED } else { JUST_OVER },
            (Turn::Year, Direction::Unknown) => ahead <= NEAR,
        };
        Some(if coming { future } else { past })
    }
}
