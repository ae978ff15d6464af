//! Dates as closed intervals of days.

use chrono::{Datelike, NaiveDate, Weekday};

/// The first and the last day of an EDTF value, counted from the first day of year 1; an open end lies at 0 or [`FAR`].
pub type Interval = (i32, i32);

/// The day that stands for an open end.
pub const FAR: i32 = 10_000_000;

/// The days of an EDTF value, `None` where it is not one. Qualifiers and times of day are dropped; `2013-W12` and
/// `2012-SU` are read too.
pub fn interval(value: &str) -> Option<Interval> {
    let mut plain = String::new();
    let mut in_time = false;
    let mut chars = value.chars().peekable();
    while let Some(c) = chars.next() {
        in_time = (in_time && c != '/') || c == 'T' && chars.peek().is_some_and(char::is_ascii_digit);
        if !in_time && !matches!(c, '~' | '?' | '%') && !c.is_whitespace() {
            plain.extend(c.to_uppercase());
        }
    }
    match plain.split_once('/') {
        Some((from, to)) => Some((end(from)?.0, end(to)?.1)),
        None => single(&plain),
    }
}

fn end(value: &str) -> Option<Interval> {
    if matches!(value, "" | "..") { Some((0, FAR)) } else { interval(value) }
}

fn single(value: &str) -> Option<Interval> {
    let digits = |s: &str| s.chars().all(|c| c.is_ascii_digit() || c == 'X');
    let mut parts = value.split('-');
    let year = parts.next().filter(|y| y.len() == 4 && y.starts_with(|c: char| c.is_ascii_digit()) && digits(y))?;
    let rest: Vec<&str> = parts.collect();
    let (first_year, last_year) = (year.replace('X', "0").parse().ok()?, year.replace('X', "9").parse().ok()?);
    let (period, day) = match rest.as_slice() {
        [] => ("XX", "XX"),
        [period] => (*period, "XX"),
        [period, day] if day.len() == 2 && digits(day) => (*period, *day),
        _ => return None,
    };
    if let Some(week) = period.strip_prefix('W') {
        let week = Some(week).filter(|w| w.len() == 2)?.parse().ok()?;
        let on = |weekday| NaiveDate::from_isoywd_opt(first_year, week, weekday).map(|d| d.num_days_from_ce());
        return Some((on(Weekday::Mon)?, on(Weekday::Sun)?));
    }
    let (month, months) = match period {
        "21" | "SP" => (3, 3),
        "22" | "SU" => (6, 3),
        "23" | "FA" => (9, 3),
        "24" | "WI" => (12, 3),
        p if p.len() != 2 || !digits(p) => return None,
        p if p.contains('X') => return Some((ordinal(first_year, 1, 1)?, ordinal(last_year, 12, 31)?)),
        p => (p.parse::<u32>().ok()?, 1),
    };
    let next = month + months;
    let last = ordinal(first_year + i32::from(next > 12), (next - 1) % 12 + 1, 1)? - 1;
    if day.contains('X') {
        Some((ordinal(first_year, month, 1)?, last))
    } else {
        let day = ordinal(first_year, month, day.parse().ok()?)?;
        Some((day, day))
    }
}

fn ordinal(year: i32, month: u32, day: u32) -> Option<i32> {
    // Years 1 to 9999, like the Python original.
    (1..=9999).contains(&year).then(|| NaiveDate::from_ymd_opt(year, month, day).map(|d| d.num_days_from_ce()))?
}
