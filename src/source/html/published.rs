//! The day of publication of a page: which of its sources is believed.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::{DateTime, Datelike, NaiveDate};

use super::facts::Facts;
use super::tree::{Outline, Time};
use crate::source::date::{self, Layout};
use crate::source::line::Zone;
use crate::source::table;

/// Metadata fields that hold a date, with their rank.
static FIELDS: LazyLock<BTreeMap<&'static str, u8>> = LazyLock::new(|| {
    table::rows(include_str!("../../../data/source/date_fields.tsv"))
        .filter_map(|row| match row.as_slice() {
            [rank, name] => Some((*name, rank.parse().ok()?)),
            _ => None,
        })
        .collect()
});

/// First year that a page dates itself to without a second source.
const FIRST_YEAR: i32 = 1990;

/// The day of publication.
///
/// The order is: metadata fields, JSON-LD, elements marked as the publication date, the address, the printed page;
/// then what names the day of a change only.
pub(super) fn day(facts: &Facts, outline: &Outline, layout: &Layout, source: &str) -> Option<NaiveDate> {
    let field = |rank: u8| {
        facts
            .metas
            .iter()
            .filter(move |(name, _)| FIELDS.get(name.as_str()) == Some(&rank))
            .filter_map(|(_, value)| value_day(value, layout))
    };
    let first = field(1).next();
    let linked = |value: &Option<String>| value.as_deref().and_then(|v| value_day(v, layout));
    let address = facts.addresses.iter().map(String::as_str).chain([source]).find_map(date::url_day);
    let printed = date::best(&outline.lines, layout);
    let strong = printed.filter(|c| !c.modified && (c.published || c.score >= STRONG));
    let stages: Vec<Option<NaiveDate>> = vec![
        // Systems that stamp a page again write the new day into one of the two.
        first.into_iter().chain(linked(&facts.linked.published)).min(),
        marked(outline, layout, true),
        address,
        strong.map(|c| c.date),
        field(2).next(),
        marked(outline, layout, false),
        printed.filter(|c| !c.modified).map(|c| c.date),
        linked(&facts.linked.created),
        linked(&facts.linked.modified),
        field(9).next(),
        printed.map(|c| c.date),
        outline.times.iter().find(|t| t.modified).and_then(|t| value_day(&t.value, layout)),
    ];
    // What stands in running text is too weak to doubt the rest.
    let firm: Vec<NaiveDate> = stages.iter().take(FIRM).flatten().copied().collect();
    stages.iter().flatten().copied().find(|day| plausible(*day, &firm))
}

/// How many of the stages are more than a guess.
const FIRM: usize = 6;

/// Score from which a printed date needs no metadata beside it, in hundredths.
const STRONG: i32 = 900;

/// Old days need a second source, and no day lies years after all others that the page names.
fn plausible(day: NaiveDate, firm: &[NaiveDate]) -> bool {
    let agreed = firm.iter().filter(|d| **d == day).count() >= 2;
    let zero = day.month() == 1 && day.day() == 1 && matches!(day.year(), 1900 | 1970 | 1980);
    let late = firm
        .iter()
        .filter(|d| **d != day)
        .map(Datelike::year)
        .filter(|y| *y >= FIRST_YEAR)
        .max()
        .is_some_and(|y| day.year() > y + 3);
    !zero && (agreed || (day.year() >= FIRST_YEAR && !late))
}

/// The day in a machine-made value: a date in any of the usual forms, or seconds or milliseconds since 1970.
fn value_day(value: &str, layout: &Layout) -> Option<NaiveDate> {
    let value = value.trim();
    if matches!(value.len(), 10 | 13)
        && value.bytes().all(|b| b.is_ascii_digit())
        && let Ok(number) = value.parse::<i64>()
    {
        let seconds = if value.len() == 13 { number / 1000 } else { number };
        return DateTime::from_timestamp(seconds, 0).map(|t| t.date_naive());
    }
    if value.len() == 14 && value.bytes().all(|b| b.is_ascii_digit()) {
        return date::parse_day(value.get(..8)?);
    }
    date::dates(value, layout.order).first().map(|found| found.date)
}

/// The date element that stands best: marked as the publication date, or near the headline.
fn marked(outline: &Outline, layout: &Layout, published: bool) -> Option<NaiveDate> {
    let anchor = layout.title.unwrap_or(layout.body.start);
    let usable = |t: &&Time| {
        !t.modified
            && t.published == published
            && t.zone != Zone::Comments
            && t.zone != Zone::Aside
            // Elements without the mark count about the article only: pages list the dates of others.
            && (published || (t.line + 6 >= anchor && t.line <= layout.body.end + 3))
    };
    outline
        .times
        .iter()
        .filter(usable)
        .filter_map(|t| Some((t.line.abs_diff(anchor), value_day(&t.value, layout)?)))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, day)| day)
}
