//! What the text has said before an expression.

use chrono::NaiveDate;

use super::calendar::{Period, Unit};
use super::clock::Clock;
use super::holiday::Holiday;
use super::meaning::{Key, Meaning};
use super::{Domain, Options};

/// Something that an expression has said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held<T> {
    /// What it is.
    pub is: T,
    /// The number of the expression that said it.
    pub by: usize,
}

/// What the text has said before an expression.
#[derive(Debug, Clone)]
pub struct Context<'a> {
    /// Document creation time.
    pub dct: Option<NaiveDate>,
    /// Whether partial dates follow the running reference time instead of the DCT.
    pub narrative: bool,
    /// Whether the caller has said that it is a story: `last week` in it is not that before the DCT.
    pub told: bool,
    /// Whether numeric dates have the day first.
    pub day_first: bool,
    /// The calendar time that the text is at.
    pub reference: Option<Held<Period>>,
    /// The day named last in the text.
    pub last_day: Option<Held<NaiveDate>>,
    /// Whether the expression stands in a clause that is told in passing.
    pub aside: bool,
    /// The first expression of the sentence.
    pub sentence: usize,
    /// The day named last in the paragraph.
    pub day: Option<Held<NaiveDate>>,
    /// The time of day named last.
    pub clock: Option<Held<Clock>>,
    /// The decade or century named last, while the text is at no finer time.
    pub era: Option<Held<Period>>,
    /// The quarter or half-year named last, which a report is about.
    pub reported: Option<Held<Period>>,
    /// The year that a narrative is in.
    pub year: Option<Held<i32>>,
    /// The year and month that a later date of the sentence names.
    pub later: Option<Held<(i32, i64)>>,
    /// The holidays that meanings refer to by number.
    pub holidays: &'a [Holiday<'static>],
}

impl<'a> Context<'a> {
    /// Before the first expression.
    #[must_use]
    pub fn new(options: &Options, day_first: bool, holidays: &'a [Holiday<'static>]) -> Self {
        Self {
            dct: options.dct,
            narrative: false,
            told: options.domain == Domain::Narrative,
            day_first,
            reference: None,
            last_day: None,
            aside: false,
            sentence: 0,
            day: None,
            clock: None,
            era: None,
            reported: None,
            year: None,
            later: None,
            holidays,
        }
    }

    /// Whether an expression is seen from the time that the text is at, not from the DCT. In a story that was found to be
    /// one, `a year ago`, `last week`, `yesterday`, and a weekday where no day is at hand, are still those of the writer.
    #[must_use]
    pub fn sees_text(&self, m: &Meaning) -> bool {
        let points = m.has(Key::Side) || matches!(m.get(Key::Rel), Some(-1 | 1));
        let weekday = m.has(Key::Weekday) && !m.has(Key::Day) && self.day.is_none();
        // `in May of this year`
        let this = m.get(Key::Rel) == Some(0)
            && m.unit() == Some(Unit::Year)
            && !m.has(Key::From)
            && m.has(Key::Month)
            && !m.has(Key::Day);
        let of_writer = (points || weekday || this) && !self.told && self.dct.is_some();
        m.get(Key::From) == Some(1) || self.narrative && !of_writer
    }
}
