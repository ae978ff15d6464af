//! The day of publication as a reader finds it: among the dates that the page prints.
//!
//! Each printed date is scored by where it stands (near the headline, at the end of the article, in a side box), what
//! its line looks like (nothing but a date, a byline, running text) and the words beside it.

use std::collections::BTreeMap;
use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use super::find::{self, Order};
use super::marker::{self, Marker};
use crate::source::line::{Line, Shape, Zone, ends_sentence};

/// Where the article is on the page.
#[derive(Debug, Clone, Default)]
pub(crate) struct Layout {
    /// Line of the headline.
    pub title: Option<usize>,
    /// Lines from the first to one past the last paragraph.
    pub body: Range<usize>,
    /// Year and month that the address names.
    pub month: Option<(i32, u32)>,
    pub order: Order,
}

/// A printed date with its score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Candidate {
    pub date: NaiveDate,
    /// Hundredths; above zero is worth believing.
    pub score: i32,
    /// Whether the words beside it say that it is the day of a change.
    pub modified: bool,
    /// Whether the words beside it say that it is the day of publication.
    pub published: bool,
}

/// Earliest year of a date that a web page prints as its own.
const FIRST_YEAR: i32 = 1990;

/// The candidate with the highest score; the earlier one on the page among equals.
pub(crate) fn best(lines: &[Line], layout: &Layout) -> Option<Candidate> {
    let mut all = candidates(lines, layout);
    let mut support: BTreeMap<NaiveDate, i32> = BTreeMap::new();
    for c in &all {
        *support.entry(c.date).or_default() += 1;
    }
    for c in &mut all {
        c.score += 40 * (support.get(&c.date).copied().unwrap_or(1) - 1).min(3);
    }
    all.into_iter().filter(|c| c.score > 0).reduce(|best, c| if c.score > best.score { c } else { best })
}

/// All printed dates that may be the page's own, in page order.
pub(crate) fn candidates(lines: &[Line], layout: &Layout) -> Vec<Candidate> {
    let mut out = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        for row in line.text.split('\n') {
            let found = find::dates(row, layout.order);
            let mut from = 0;
            for date in &found {
                let context = row.get(from..date.start).unwrap_or("");
                from = date.end;
                let label = label_before(lines, at, row, date.start);
                let marker = marker::before(context).or_else(|| label.and_then(marker::before));
                if marker == Some(Marker::Copyright) || date.date.year() < FIRST_YEAR {
                    continue;
                }
                let mut score = place(lines, at, layout) + look(line, row, date, found.len());
                score += match marker {
                    Some(Marker::Published) => 400,
                    Some(Marker::Modified) => -150,
                    Some(Marker::Event) => -400,
                    Some(Marker::Copyright) | None => 0,
                };
                if let Some((year, month)) = layout.month {
                    score += if date.date.year() == year && date.date.month() == month { 400 } else { -200 };
                }
                out.push(Candidate {
                    date: date.date,
                    score,
                    modified: marker == Some(Marker::Modified),
                    published: marker == Some(Marker::Published),
                });
            }
        }
    }
    out
}

/// A line of its own before the date that is only a label: `Published:`.
fn label_before<'a>(lines: &'a [Line], at: usize, row: &str, start: usize) -> Option<&'a str> {
    let alone = row.get(..start).is_some_and(|b| b.split_whitespace().count() <= 2);
    let label = at.checked_sub(1).and_then(|i| lines.get(i))?;
    (alone && label.words() <= 4 && !label.text.bytes().any(|b| b.is_ascii_digit())).then_some(label.text.as_str())
}

/// The worth of the place on the page.
fn place(lines: &[Line], at: usize, layout: &Layout) -> i32 {
    let Some(line) = lines.get(at) else { return 0 };
    let zone = match line.zone {
        Zone::Main => 0,
        Zone::Navigation => -300,
        Zone::Aside => -350,
        Zone::Footer => -350,
        Zone::Comments => -600,
    };
    let steps = |n: usize| i32::try_from(n).unwrap_or(i32::MAX).min(100);
    let body = &layout.body;
    let mut score = zone;
    // It does not help a date in running text to stand near the headline.
    if let Some(title) = layout.title.filter(|_| !(body.contains(&at) && runs(line))) {
        score += if at == title {
            50
        } else if at > title {
            // Between headline and text is the best place; a long way below it is none.
            500 - 40 * steps(at - title)
        } else {
            350 - 50 * steps(title - at)
        }
        .max(-200);
    }
    if !body.is_empty() {
        score += if at < body.start {
            (300 - 30 * steps(body.start - at)).max(-100)
        } else if at >= body.end {
            (250 - 80 * steps(at - body.end)).max(-250)
        } else if at <= body.start + 1 {
            100
        } else if at + 2 >= body.end {
            50
        } else {
            -200
        };
    }
    score
}

/// Whether a line is running text.
fn runs(line: &Line) -> bool {
    let words = line.words();
    words > 20 || (words > 12 && ends_sentence(&line.text))
}

/// The worth of the line's look.
fn look(line: &Line, row: &str, date: &find::Found, in_row: usize) -> i32 {
    let words = row.split_whitespace().count();
    let length = row.chars().count().max(1);
    let share = row.get(date.start..date.end).map_or(0, |d| d.chars().count()) * 100 / length;
    let mut score = 0;
    if line.dated {
        score += 300;
    }
    if share >= 45 {
        score += 250;
    } else if words <= 14 {
        score += 120;
    } else if words > 25 {
        // Running text tells of other days, unless it opens with the place and day of the report.
        let opens = row.get(..date.start).is_some_and(|b| b.split_whitespace().count() <= 6);
        let capitals = row
            .split_whitespace()
            .next()
            .is_some_and(|w| w.chars().filter(|c| c.is_uppercase()).count() >= 3 && !w.chars().any(char::is_lowercase));
        score += if opens && capitals { 250 } else { -500 };
    } else if ends_sentence(row) {
        score -= 250;
    }
    if date.timed {
        score += 100;
    }
    if line.linked >= 80 && share < 60 {
        score -= 250;
    }
    if in_row > 2 {
        score -= 150;
    }
    if matches!(line.shape, Shape::Caption) {
        score -= 300;
    }
    if byline(row) {
        score += 150;
    }
    score
}

/// Whether a short row names who wrote the text.
fn byline(row: &str) -> bool {
    let mut words = row.split_whitespace().map(|w| w.trim_matches(|c: char| !c.is_alphabetic()));
    words.next().is_some_and(|w| matches!(w.to_ascii_lowercase().as_str(), "by" | "von" | "par" | "por"))
        && row.split_whitespace().count() <= 20
}
