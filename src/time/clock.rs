//! Times of day: how they are written, and how a text goes on from one to the next.

use chrono::NaiveDate;

use super::Modifier;
use super::calendar::{Unit, add_days};
use super::meaning::{Key, Meaning, Part};

/// Minutes of a day.
const DAY: i64 = 24 * 60;

/// From this minute on a time of the small hours that follows is one of the next day.
const EVENING: i64 = 18 * 60;

/// Before this minute a time that follows one of the evening is one of the next day.
const SMALL_HOURS: i64 = 6 * 60;

/// A minute of a day that a text has been at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    /// The day.
    pub day: NaiveDate,
    /// Minutes from midnight; for an evening or night without a time, when it begins.
    pub minute: i64,
    /// Whether the text says the time, and not just the part of the day.
    pub exact: bool,
    /// Whether the day is said with it.
    pub dated: bool,
}

impl Clock {
    /// The time on a day that an expression names; none if it names neither a time nor an evening or night.
    #[must_use]
    pub fn of(m: &Meaning, day: NaiveDate) -> Option<Self> {
        let dated = m.is_calendar() || m.has(Key::Rel);
        if let Some((hour, minute, _)) = time(m) {
            return Some(Self { day, minute: 60 * hour + minute, exact: true, dated });
        }
        match m.get(Key::Part).and_then(Part::from_number)? {
            Part::Evening | Part::Night => Some(Self { day, minute: EVENING, exact: false, dated }),
            _ => None,
        }
    }

    /// Whether a time of day without a day of its own is one of the day after: the small hours or the morning after an
    /// evening.
    #[must_use]
    pub fn is_over(&self, m: &Meaning) -> bool {
        let small = match time(m) {
            Some((hour, minute, _)) => 60 * hour + minute < SMALL_HOURS,
            None => m.get(Key::Part).and_then(Part::from_number) == Some(Part::Morning),
        };
        self.minute >= EVENING && small
    }

    /// So many minutes later, or earlier if negative; none where only the part of the day is known.
    #[must_use]
    pub fn later(&self, minutes: i64) -> Option<Self> {
        let then = self.minute.checked_add(minutes).filter(|_| self.exact)?;
        Some(Self {
            day: add_days(self.day, then.div_euclid(DAY))?,
            minute: then.rem_euclid(DAY),
            exact: true,
            dated: self.dated,
        })
    }

    /// As TIMEX3 writes it behind the `T`.
    #[must_use]
    pub fn written(&self) -> String {
        format!("{:02}:{:02}", self.minute / 60, self.minute % 60)
    }
}

/// The minutes that `three hours later` goes on from the time that the text is at; negative for `earlier`.
#[must_use]
pub fn steps(m: &Meaning) -> Option<i64> {
    let minutes = match m.unit()? {
        Unit::Hour => 60,
        Unit::Minute => 1,
        _ => return None,
    };
    let side = m.get(Key::Side).filter(|_| m.get(Key::From) == Some(1))?;
    Some(m.get(Key::Num)?.checked_mul(side)?.checked_mul(minutes)? / 1000)
}

/// Hour, minute, second.
fn time(m: &Meaning) -> Option<(i64, i64, Option<i64>)> {
    let part = m.get(Key::Part).and_then(Part::from_number);
    let mut hour = m.get(Key::Hour)?;
    let afternoon = m.get(Key::Half12) == Some(2)
        || matches!(part, Some(Part::Afternoon | Part::Evening)) && hour < 12
        || part == Some(Part::Night) && (6..12).contains(&hour);
    if afternoon && hour < 12 {
        hour += 12;
    } else if m.get(Key::Half12) == Some(1) && hour == 12 {
        hour = 0;
    }
    let mut minute = m.get(Key::Minute).unwrap_or(0);
    if m.has(Key::Past) || m.has(Key::Before) {
        let off = (m.get(Key::Past).unwrap_or(0) - m.get(Key::Before).unwrap_or(0)) / 1000;
        let of_day = (60 * hour + minute + off).rem_euclid(DAY);
        (hour, minute) = (of_day / 60, of_day % 60);
    }
    // `half past midnight`, `shortly after midnight`
    let after = minute > 0 || m.modifier() == Some(Modifier::After);
    if hour == 24 && after {
        hour = 0;
    }
    Some((hour, minute, m.get(Key::Second)))
}

/// The part of a TIMEX3 value behind the `T`.
#[must_use]
pub fn written(m: &Meaning) -> Option<String> {
    Some(match time(m) {
        Some((hour, minute, Some(second))) => format!("{hour:02}:{minute:02}:{second:02}"),
        Some((hour, minute, None)) => format!("{hour:02}:{minute:02}"),
        None => m.get(Key::Part).and_then(Part::from_number)?.code().to_owned(),
    })
}
