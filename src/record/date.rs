//! When something happens, how finely that is known, and from where.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::confidence::Confidence;

/// When something happens.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Date {
    /// Extended Date/Time Format, level 1 or 2: `1979`, `2007-05-28`, `2007-07~`, `2003/2007`; `XXXX` if unknown.
    pub value: String,
    /// First calendar day that it can be; none if unknown or open.
    pub start: Option<NaiveDate>,
    /// Last calendar day, inclusive; none if unknown or open.
    pub end: Option<NaiveDate>,
    /// Grain of the value.
    pub precision: Precision,
    /// Where the date comes from.
    pub origin: Origin,
    /// How often dates found by the same rule agree with those of annotators (`data/event/dating.tsv`); 0 if unknown.
    #[serde(default)]
    pub confidence: Confidence,
}

impl Date {
    /// The date of what cannot be dated.
    #[must_use]
    pub fn unknown() -> Self {
        Self {
            value: "XXXX".into(),
            start: None,
            end: None,
            precision: Precision::Unknown,
            origin: Origin::None,
            confidence: Confidence::NONE,
        }
    }
}

/// Grain of a date, finest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Precision {
    /// One calendar day or less.
    Day,
    /// Seven days.
    Week,
    /// A calendar month.
    Month,
    /// Three months by the calendar's quarters.
    Quarter,
    /// A season of the year.
    Season,
    /// Half a year.
    Half,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
    /// From one value to another.
    Interval,
    /// Not known.
    Unknown,
}

/// Where a date comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    /// A time expression in the event's own sentence.
    Explicit,
    /// Another expression, sentence or event.
    Anchored,
    /// The publication date of the document.
    Document,
    /// There is no date.
    None,
}
