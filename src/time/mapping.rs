#![doc = include_str!("../../docs/dates.md")]
//! # In the library
//!
//! [`to_edtf`] goes from TIMEX3 to EDTF and [`Mapped::to_timex`] back. The type, `quant` and `freq` of a time expression have
//! no part in it.
//!
//! ```
//! use dateline::time::Modifier;
//! use dateline::time::mapping::{Mapped, to_edtf};
//!
//! let early = to_edtf("2007-07", Some(Modifier::Start)).unwrap();
//! assert_eq!(early.edtf.to_string(), "2007-07~");
//! assert_eq!(early.to_timex(), Some(("2007-07".to_owned(), Some(Modifier::Start))));
//!
//! // A value of one's own, with nothing beside it.
//! let week = Mapped::from("2007-05-21/2007-05-27".parse::<dateline::time::edtf::Edtf>()?);
//! assert_eq!(week.to_timex(), Some(("2007-W21".to_owned(), None)));
//! # Ok::<(), dateline::time::edtf::ParseError>(())
//! ```

use chrono::{Datelike, NaiveDate, Weekday};

use super::Modifier;
use super::edtf::{Bound, Date, Edtf, Quality, Year};

/// An EDTF value with what it leaves out of a TIMEX3 value and its mod.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapped {
    /// The date.
    pub edtf: Edtf,
    /// The TIMEX3 modifier, of which EDTF says no more than that the date is approximate or has no end.
    pub modifier: Option<Modifier>,
    /// What stands behind the `T` of the TIMEX3 value (`15:00`, `MO`), if EDTF does not have it in the same form.
    pub time: Option<String>,
    /// What a modifier has left one end of.
    pub stretch: Option<Stretch>,
}

/// Parts of the calendar that EDTF writes as intervals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stretch {
    /// Saturday and Sunday.
    Weekend,
    /// Monday to Sunday (ISO 8601).
    Week,
    /// Three months from January, April, July or October.
    Quarter,
    /// Six months from January or July.
    Half,
    /// Ten years before Christ; those after are one EDTF date.
    Decade,
    /// A hundred years before Christ; those after are one EDTF date.
    Century,
}

/// Nothing is kept beside the value, but that it is approximate as a whole is the modifier `APPROX`, and a quarter or a half
/// as a part of a known year becomes its interval.
impl From<Edtf> for Mapped {
    fn from(edtf: Edtf) -> Self {
        let about = |date: &Date| marked(*date, Quality::Approximate) == *date;
        let modifier = match &edtf {
            Edtf::Date(date) => about(date),
            Edtf::Interval(Bound::Date(from), Bound::Date(to)) => about(from) && about(to),
            _ => false,
        }
        .then_some(Modifier::Approx);
        let edtf = match edtf {
            Edtf::Date(date) => months_of(&date).unwrap_or(Edtf::Date(date)),
            other => other,
        };
        Self { edtf, modifier, time: None, stretch: None }
    }
}

/// The EDTF value of a TIMEX3 value with its modifier, by the table above; none if it has no EDTF date.
#[must_use]
pub fn to_edtf(value: &str, modifier: Option<Modifier>) -> Option<Mapped> {
    use Modifier as M;
    let Some((date, time)) = value.split_once('T') else {
        let (plain, stretch) = plain(value)?;
        let one_day = matches!(&plain, Edtf::Date(date) if date.day.is_some());
        let (edtf, stretch) = match modifier {
            Some(M::Start | M::Mid | M::End) if one_day => (plain, None),
            Some(M::Start | M::Mid | M::End | M::Approx | M::LessThan | M::Before | M::After) => (about(plain), None),
            Some(M::OnOrAfter) => (Edtf::Interval(ends(plain)?.0, Bound::Open), stretch),
            Some(M::OnOrBefore) => (Edtf::Interval(Bound::Open, ends(plain)?.1), stretch),
            None | Some(M::MoreThan | M::EqualOrLess | M::EqualOrMore) => (plain, None),
        };
        return Some(Mapped { edtf, modifier, time: None, stretch });
    };
    let (plain, _) = plain(date)?;
    let kept = Some(time.to_owned());
    if matches!(time, "MO" | "MI" | "AF" | "EV" | "NI" | "DT") {
        return Some(Mapped { edtf: plain, modifier, time: kept, stretch: None });
    }
    let full = to_the_second(time)?;
    // A mark or an open end would be the day's.
    let clock = if modifier.is_none() && time.contains(':') { format!("{plain}T{full}").parse().ok() } else { None };
    let same = clock.is_some() && full == time;
    Some(Mapped { edtf: clock.unwrap_or(plain), modifier, time: kept.filter(|_| !same), stretch: None })
}

impl Mapped {
    /// The TIMEX3 value and modifier of which [`to_edtf`] makes this; none if there are none.
    #[must_use]
    pub fn to_timex(&self) -> Option<(String, Option<Modifier>)> {
        let mut value = match &self.edtf {
            Edtf::Date(date) | Edtf::DateTime(date, _) => date_value(date)?,
            Edtf::Interval(Bound::Date(from), Bound::Date(to)) => stretch_value(from, stretch(from, to)?)?,
            Edtf::Interval(Bound::Date(date), Bound::Open) | Edtf::Interval(Bound::Open, Bound::Date(date)) => {
                match self.stretch {
                    Some(stretch) => stretch_value(date, stretch)?,
                    None => date_value(date)?,
                }
            }
            _ => return None,
        };
        let time = match (&self.time, &self.edtf) {
            (Some(time), _) => Some(time.clone()),
            (None, Edtf::DateTime(_, time)) => Some(time.to_string()),
            (None, _) => None,
        };
        if let Some(time) = time {
            value.push('T');
            value.push_str(&time);
        }
        // What the value does not say, such as a mark on one part, makes a difference here.
        (to_edtf(&value, self.modifier).as_ref() == Some(self)).then_some((value, self.modifier))
    }
}

/// A TIMEX3 date without a modifier, and what it is if EDTF has an interval for it.
fn plain(date: &str) -> Option<(Edtf, Option<Stretch>)> {
    let read = |text: String| text.parse::<Edtf>().ok();
    let Some((year, rest)) = date.split_once('-') else {
        if let Some(number) = date.strip_prefix("BC").filter(|n| n.len() == 2 && is_number(n)) {
            let last = number.parse::<i64>().ok()? * -100;
            let interval = read(format!("{}/{}", year_from_0(last - 99), year_from_0(last)))?;
            return Some((interval, Some(Stretch::Century)));
        }
        if let Some(number) = date.strip_prefix("BC").filter(|n| n.len() == 3 && is_number(n)) {
            let last = 1 - number.parse::<i64>().ok().filter(|n| *n > 0)? * 10;
            let interval = read(format!("{}/{}", year_from_0(last - 9), year_from_0(last)))?;
            return Some((interval, Some(Stretch::Decade)));
        }
        return match (date.len(), date.strip_prefix("XX").filter(|d| d.len() == 1).unwrap_or(date)) {
            (2, digits) if is_number(digits) => read(format!("{date}XX")),
            (3, digits) if is_number(digits) => read(format!("{date}X")),
            _ => read(edtf_year(date)?),
        }
        .map(|edtf| (edtf, None));
    };
    if let Some(week) = rest.strip_prefix('W').filter(|rest| *rest != "I") {
        let (week, first, kind) = match week.strip_suffix("-WE") {
            Some(week) => (week, Weekday::Sat, Stretch::Weekend),
            None => (week, Weekday::Mon, Stretch::Week),
        };
        let number =
            |text: &str, length: usize| (text.len() == length && is_number(text)).then(|| text.parse().ok())?;
        let (year, week) = (number(year, 4)?, number(week, 2)?);
        let day = |weekday| NaiveDate::from_isoywd_opt(i32::try_from(year).ok()?, week, weekday);
        // A day outside the years 0000 to 9999 prints with a sign, which EDTF refuses.
        return Some((read(format!("{}/{}", day(first)?, day(Weekday::Sun)?))?, Some(kind)));
    }
    let known = year != "XXXX";
    let year = edtf_year(year)?;
    let months = |first: u32, count: u32| read(format!("{year}-{first:02}/{year}-{:02}", first + count - 1));
    let part = |number: u32| read(format!("{year}-{number}"));
    let digit = |text: &str, most: u32| text.parse::<u32>().ok().filter(|n| text.len() == 1 && (1..=most).contains(n));
    let (edtf, kind) = match (rest, rest.split_at_checked(1)) {
        ("SP", _) => (part(21)?, None),
        ("SU", _) => (part(22)?, None),
        ("FA", _) => (part(23)?, None),
        ("WI", _) => (part(24)?, None),
        (_, Some(("Q", number))) if known => (months(digit(number, 4)? * 3 - 2, 3)?, Some(Stretch::Quarter)),
        (_, Some(("Q", number))) => (part(32 + digit(number, 4)?)?, None),
        (_, Some(("H", number))) if known => (months(digit(number, 2)? * 6 - 5, 6)?, Some(Stretch::Half)),
        (_, Some(("H", number))) => (part(39 + digit(number, 2)?)?, None),
        _ => {
            let mut parts = rest.split('-');
            let whole = parts.all(|p| p == "XX" || p.len() == 2 && is_number(p));
            // A number above 12 is no month, though EDTF has a meaning for it.
            let month = rest.get(..2).is_some_and(|m| m <= "12" || m == "XX");
            (if whole && month { read(format!("{year}-{rest}"))? } else { return None }, None)
        }
    };
    Some((edtf, kind))
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// A TIMEX3 year (`2007`, `12000`, `BC0044`, `XXXX`) in EDTF, where the year before 1 is 0.
fn edtf_year(year: &str) -> Option<String> {
    if let Some(before) = year.strip_prefix("BC") {
        let number: i64 = before.parse().ok().filter(|n| *n > 0 && format!("{n:04}") == before)?;
        return Some(year_from_0(1 - number));
    }
    match year.len() {
        4 if year == "XXXX" || is_number(year) && year != "0000" => Some(year.to_owned()),
        5.. if is_number(year) => Some(format!("Y{year}")),
        _ => None,
    }
}

/// A year that is not after 0, in EDTF.
fn year_from_0(year: i64) -> String {
    match year.unsigned_abs() {
        0 => "0000".to_owned(),
        n @ 1..=9999 => format!("-{n:04}"),
        n => format!("Y-{n}"),
    }
}

/// A time of day with minutes and seconds.
fn to_the_second(time: &str) -> Option<String> {
    let (clock, zone) = time.split_at_checked(time.find(['Z', '+', '-']).unwrap_or(time.len()))?;
    let missing = match clock.len() {
        2 => ":00:00",
        5 => ":00",
        _ => "",
    };
    let full = format!("{clock}{missing}{zone}");
    format!("2000-01-01T{full}").parse::<Edtf>().is_ok().then_some(full)
}

/// The date with the same mark on each of its parts.
fn marked(date: Date, quality: Quality) -> Date {
    let on = |there: bool| if there { quality } else { Quality::Plain };
    Date { year_quality: quality, month_quality: on(date.month.is_some()), day_quality: on(date.day.is_some()), ..date }
}

fn about(plain: Edtf) -> Edtf {
    let mark = |bound: Bound| match bound {
        Bound::Date(date) => Bound::Date(marked(date, Quality::Approximate)),
        other => other,
    };
    match plain {
        Edtf::Date(date) => Edtf::Date(marked(date, Quality::Approximate)),
        Edtf::Interval(from, to) => Edtf::Interval(mark(from), mark(to)),
        other => other,
    }
}

/// Where a date or an interval begins and ends.
fn ends(plain: Edtf) -> Option<(Bound, Bound)> {
    match plain {
        Edtf::Date(date) => Some((Bound::Date(date), Bound::Date(date))),
        Edtf::Interval(from, to) => Some((from, to)),
        _ => None,
    }
}

/// The interval of a quarter or a half that is a part of a known year.
fn months_of(date: &Date) -> Option<Edtf> {
    let (first, count) = match two_digits(date.month?)?.parse::<u32>().ok()? {
        n @ 33..=36 => ((n - 33) * 3 + 1, 3),
        n @ 40..=41 => ((n - 40) * 6 + 1, 6),
        _ => return None,
    };
    let year = matches!(date.year, Year::Digits { digits, .. } if !digits.contains(&None)).then_some(date.year)?;
    let text = |month: u32| format!("{year}-{month:02}");
    let plain: Edtf = format!("{}/{}", text(first), text(first + count - 1)).parse().ok()?;
    match date.year_quality {
        _ if marked(*date, date.year_quality) != *date => None,
        Quality::Plain => Some(plain),
        Quality::Approximate => Some(about(plain)),
        _ => None,
    }
}

/// The two digits if they are known, or `XX` if neither is.
fn two_digits(digits: [Option<u8>; 2]) -> Option<String> {
    match digits {
        [Some(tens), Some(ones)] => Some(format!("{tens}{ones}")),
        [None, None] => Some("XX".to_owned()),
        _ => None,
    }
}

/// The TIMEX3 value of a date, marks aside.
fn date_value(date: &Date) -> Option<String> {
    let mut text = match date.year {
        Year::Digits { negative: false, digits: [a, b, c, None], significant: None } if date.month.is_none() => {
            match (a, b, c) {
                (None, None, None) => "XXXX".to_owned(),
                (None, None, Some(c)) => format!("XX{c}"),
                (Some(a), Some(b), None) => format!("{a}{b}"),
                (Some(a), Some(b), Some(c)) => format!("{a}{b}{c}"),
                _ => return None,
            }
        }
        Year::Digits { negative: false, digits: [None, None, None, None], significant: None } => "XXXX".to_owned(),
        Year::Digits { negative, digits: [Some(a), Some(b), Some(c), Some(d)], significant: None } => {
            let number = [a, b, c, d].into_iter().fold(0_i64, |n, d| n * 10 + i64::from(d));
            year_value(if negative { -number } else { number })?
        }
        Year::Long { value, exponent: None, significant: None } => year_value(value)?,
        _ => return None,
    };
    if let Some(month) = date.month {
        let month = two_digits(month)?;
        text.push('-');
        text.push_str(match month.as_str() {
            "21" => "SP",
            "22" => "SU",
            "23" => "FA",
            "24" => "WI",
            "33" => "Q1",
            "34" => "Q2",
            "35" => "Q3",
            "36" => "Q4",
            "40" => "H1",
            "41" => "H2",
            month => month,
        });
    }
    if let Some(day) = date.day {
        text.push('-');
        text.push_str(&two_digits(day)?);
    }
    Some(text)
}

fn year_value(year: i64) -> Option<String> {
    if year > 0 { Some(format!("{year:04}")) } else { Some(format!("BC{:04}", 1_i64.checked_sub(year)?)) }
}

/// What an interval of two dates may be, by its length.
fn stretch(from: &Date, to: &Date) -> Option<Stretch> {
    let day = |date: &Date| Edtf::Date(*date).days().0;
    let days = (day(to)? - day(from)?).num_days();
    Some(match (from.day.is_some() && to.day.is_some(), days) {
        (true, 1) => Stretch::Weekend,
        (true, 6) => Stretch::Week,
        (false, 59..=62) => Stretch::Quarter,
        (false, 150..=153) => Stretch::Half,
        (false, 3287..=3288) => Stretch::Decade,
        (false, 36_158..=36_159) => Stretch::Century,
        _ => return None,
    })
}

/// The TIMEX3 value of a stretch, marks aside, by its first or last date.
fn stretch_value(date: &Date, stretch: Stretch) -> Option<String> {
    let day = Edtf::Date(*date).days().0?;
    let (year, week) = (day.iso_week().year(), day.iso_week().week());
    let calendar = || year_value(i64::from(day.year()));
    Some(match stretch {
        Stretch::Weekend => format!("{year:04}-W{week:02}-WE"),
        Stretch::Week => format!("{year:04}-W{week:02}"),
        Stretch::Quarter => format!("{}-Q{}", calendar()?, day.month0() / 3 + 1),
        Stretch::Half => format!("{}-H{}", calendar()?, day.month0() / 6 + 1),
        Stretch::Decade => format!("BC{:03}", 1_i32.checked_sub(day.year()).filter(|y| *y >= 10)? / 10),
        Stretch::Century => format!("BC{:02}", 0_i32.checked_sub(day.year()).filter(|y| *y >= 0)? / 100),
    })
}
