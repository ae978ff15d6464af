//! Extended Date/Time Format (EDTF, ISO 8601-2:2019 annex A; Library of Congress specification of 4 February 2019),
//! levels 0 to 2: parse, print, and the days a value covers.
//!
//! ```
//! use dateline::time::edtf::Edtf;
//!
//! let value: Edtf = "2007-07~".parse()?;
//! assert_eq!(value.to_string(), "2007-07~");
//! let (first, last) = value.days();
//! assert_eq!(first.map(|d| d.to_string()).as_deref(), Some("2007-07-01"));
//! assert_eq!(last.map(|d| d.to_string()).as_deref(), Some("2007-07-31"));
//! assert_eq!(value.level(), 1);
//! # Ok::<(), dateline::time::edtf::ParseError>(())
//! ```
//!
//! What is read is exactly what the specification allows, with these readings of what it leaves open:
//!
//! - An interval or a range of a set whose first possible day lies after its last possible day is no value.
//! - An unspecified digit of a month stands for one of the months 01 to 12, never for a season or another part of a year.
//! - A time of day may be `24:00:00` (ISO 8601-1:2019 Amd 1:2022) and may have a leap second; its day is whole and without
//!   marks.
//! - Numbers behind `Y` fit into 64 bits; the counts behind `E` and `S` are at most 255.
//! - Marks may stand before and behind the same part; both hold.
//!
//! Of the ways to mark the same parts one is printed: a mark behind the last part that it holds for where the others have
//! none (`2004-06~-11`), else a mark before each part (`?2004-06-~11`).

mod days;
mod level;
mod parse;
mod print;

use std::str::FromStr;

use chrono::NaiveDate;

/// An EDTF value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edtf {
    /// A date, whole or in part.
    Date(Date),
    /// A date with a time of day.
    DateTime(Date, Time),
    /// From one date to another, both included.
    Interval(Bound, Bound),
    /// `[…]`: one of the members.
    OneOf(Vec<Member>),
    /// `{…}`: all of the members.
    AllOf(Vec<Member>),
}

/// An end of an interval.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Bound {
    /// A date.
    Date(Date),
    /// `..`: there is no end.
    Open,
    /// Nothing: the end is not known.
    Unknown,
}

/// A member of a set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Member {
    /// One date.
    Date(Date),
    /// `a..b`, `a..`, `..b`: every date from one to the other, of the same precision.
    Range(Option<Date>, Option<Date>),
}

/// A date, whole or in part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Date {
    /// Year.
    pub year: Year,
    /// How sure the year is.
    pub year_quality: Quality,
    /// Month 1 to 12, or a part of the year 21 to 41 (21 to 24 the seasons from spring on, 25 to 32 the same by
    /// hemisphere, 33 to 36 quarters, 37 to 39 thirds, 40 and 41 halves).
    pub month: Option<Digits>,
    /// How sure the month is.
    pub month_quality: Quality,
    /// Day of the month.
    pub day: Option<Digits>,
    /// How sure the day is.
    pub day_quality: Quality,
}

/// Year of a [`Date`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Year {
    /// Four digits, first to last; none stands for `X`.
    Digits {
        /// Whether a minus stands before it; year 0 is 1 BC.
        negative: bool,
        /// The digits.
        digits: [Option<u8>; 4],
        /// Number of significant digits (`1950S2`: some year from 1900 to 1999, perhaps 1950).
        significant: Option<u8>,
    },
    /// `Y170000002`, `Y-17E7`: the number, a power of ten, and the number of significant digits.
    Long {
        /// The number behind the `Y`.
        value: i64,
        /// Power of ten.
        exponent: Option<u8>,
        /// Number of significant digits.
        significant: Option<u8>,
    },
}

/// Two digits; none stands for `X`.
pub type Digits = [Option<u8>; 2];

/// Qualification of a part of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Quality {
    /// Nothing said.
    #[default]
    Plain,
    /// `?`
    Uncertain,
    /// `~`
    Approximate,
    /// `%`
    Both,
}

/// Time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Time {
    /// 0 to 24.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// 0 to 60.
    pub second: u8,
    /// Offset from UTC.
    pub zone: Zone,
}

/// Offset from UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zone {
    /// Local time.
    Local,
    /// `Z`
    Utc,
    /// `+01:30`, in minutes.
    Minutes(i16),
    /// `+01`, in hours.
    Hours(i8),
}

/// The text is no EDTF value.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an EDTF value of level 0 to 2: {0:?}")]
pub struct ParseError(pub String);

impl FromStr for Edtf {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        parse::value(text).ok_or_else(|| ParseError(text.chars().take(64).collect()))
    }
}

impl Edtf {
    /// First and last calendar day that the value can mean, both included; none where it is open, unknown, or outside
    /// the range of the calendar (years -262143 to 262142). Seasons without a hemisphere (21 to 24) are those of the
    /// northern one, winter from the December of its year on. Marks change nothing.
    #[must_use]
    pub fn days(&self) -> (Option<NaiveDate>, Option<NaiveDate>) {
        days::of(self)
    }

    /// The lowest level of the specification that has all that the value needs: 0, 1 or 2.
    #[must_use]
    pub fn level(&self) -> u8 {
        level::of(self)
    }
}
