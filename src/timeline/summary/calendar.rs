//! Days that texts in other languages than English name: `25 de enero de 2011`, `1er février`, `31. října`, `lunedì`.
//!
//! A small reading of the calendar's own words and no more: days without a year are those nearest to the day of publication,
//! weekdays the last ones before it. The time room reads English only.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::{Datelike, Days, NaiveDate};

/// A day without a year lies at most so many days after the day of publication: half a year.
const AHEAD: i64 = 183;
/// What stands between day, month and year: `3 de mayo del 2011`, `3 di maggio`.
const JOINTS: &[&str] = &["de", "del", "di"];
/// What makes a number of a day an ordinal, written to it.
const ORDINALS: &[&str] = &["", "er", "º"];
/// Years that a date can be of.
const YEARS: std::ops::RangeInclusive<i32> = 1700..=2200;

/// Number of the month by its names.
static MONTHS: LazyLock<BTreeMap<&str, u32>> = LazyLock::new(|| {
    let mut months = BTreeMap::new();
    for line in rows(include_str!("../../../data/source/months.tsv")) {
        let mut columns = line.split('\t');
        if let (Some(Ok(number)), Some(names)) = (columns.next().map(str::parse), columns.nth(1)) {
            months.extend(names.split_whitespace().map(|name| (name, number)));
        }
    }
    months
});

/// Days from Monday by the names of the weekdays.
static WEEKDAYS: LazyLock<BTreeMap<&str, u32>> = LazyLock::new(|| {
    let names = rows(include_str!("../../../data/timeline/weekdays.tsv")).filter_map(|line| line.split_once('\t'));
    names.flat_map(|(_, names)| names.split_whitespace().zip(0..)).collect()
});

fn rows(table: &str) -> impl Iterator<Item = &str> {
    table.lines().filter(|line| !line.starts_with('#'))
}

/// A day that a sentence names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mention {
    pub day: NaiveDate,
    /// Whether its year is written.
    pub has_year: bool,
}

/// The days that a sentence names, in text order.
pub(super) fn mentions(sentence: &str, published: Option<NaiveDate>) -> Vec<Mention> {
    let written: Vec<&str> = sentence.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let words: Vec<String> = written.iter().map(|word| word.to_lowercase()).collect();
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        if let Some(month) = MONTHS.get(word.as_str()) {
            found.extend(dated(&words, at, *month, published));
        } else if let Some(published) = published {
            // A capital stands in names: Santo Domingo. Where the language has capitals for all nouns the table has them.
            let is_name = at > 0 && written.get(at).is_some_and(|w| WEEKDAYS.get(w).is_none());
            let weekday = written.get(at).and_then(|w| WEEKDAYS.get(w)).or_else(|| WEEKDAYS.get(word.as_str()));
            // `lundi 3 mai` is a date.
            let is_date = words.get(at + 1).is_some_and(|next| next.starts_with(|c: char| c.is_ascii_digit()));
            let weekday = weekday.filter(|_| !is_name && !is_date);
            let day = weekday.and_then(|weekday| last(*weekday, published));
            found.extend(day.map(|day| Mention { day, has_year: false }));
        }
    }
    found
}

/// The date around the name of a month.
fn dated(words: &[String], at: usize, month: u32, published: Option<NaiveDate>) -> Option<Mention> {
    let is_joint = |i: usize| words.get(i).is_some_and(|word| JOINTS.contains(&word.as_str()));
    let before = at.checked_sub(1)?;
    let number = words.get(if is_joint(before) { before.checked_sub(1)? } else { before })?;
    let letters = number.trim_start_matches(|c: char| c.is_ascii_digit());
    let day: u32 = number.strip_suffix(letters)?.parse().ok().filter(|_| ORDINALS.contains(&letters))?;
    let year = words.get(if is_joint(at + 1) { at + 2 } else { at + 1 });
    let year = year.filter(|word| word.len() == 4).and_then(|word| word.parse().ok()).filter(|y| YEARS.contains(y));
    let has_year = year.is_some();
    let day = match year {
        Some(year) => NaiveDate::from_ymd_opt(year, month, day)?,
        None => nearest(month, day, published?)?,
    };
    Some(Mention { day, has_year })
}

/// The last day of that name that is not far ahead.
fn nearest(month: u32, day: u32, published: NaiveDate) -> Option<NaiveDate> {
    let in_year = |years: i32| NaiveDate::from_ymd_opt(published.year() + years, month, day);
    [1, 0, -1].into_iter().filter_map(in_year).find(|day| (*day - published).num_days() <= AHEAD)
}

/// The last such weekday, the day of publication included.
fn last(weekday: u32, published: NaiveDate) -> Option<NaiveDate> {
    let since = (published.weekday().num_days_from_monday() + 7 - weekday) % 7;
    published.checked_sub_days(Days::new(u64::from(since)))
}
