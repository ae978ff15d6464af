//! Events laid out in columns, and the columns broken into rows as music is broken into staves.
//!
//! Time runs in order, not to scale: each event has a column wide enough for its words, and the gap before a column
//! grows with the binary logarithm of the days between, so that 1979 and last week fit on one page.

use crate::timeline::TimelineEvent;

use super::when;

/// Narrowest column, in pixels.
const COLUMN: f64 = 118.0;
/// Widest column: a stave with few events is not stretched further.
const WIDEST: f64 = 190.0;
/// From this many days on a gap is drawn as a break in the axis.
const BREAK_DAYS: i64 = 60;

/// An event with its place in a stave.
#[derive(Debug)]
pub struct Column<'a> {
    /// The event.
    pub event: &'a TimelineEvent,
    /// Middle of the column, from the left end of the stave's axis.
    pub x: f64,
    /// Day number in the middle of the event's date.
    pub day: Option<i64>,
    /// Days since the event before it, in this stave or the last one.
    pub days_before: i64,
    /// Width of the gap before the column.
    pub gap: f64,
}

impl Column<'_> {
    /// Whether the axis is drawn broken before this column.
    pub fn is_after_break(&self) -> bool {
        self.days_before >= BREAK_DAYS
    }
}

/// One row of columns.
#[derive(Debug)]
pub struct Stave<'a> {
    /// The columns from left to right; never empty.
    pub columns: Vec<Column<'a>>,
    /// Width of a column.
    pub column_width: f64,
    /// Length of the axis.
    pub width: f64,
}

/// Lays events out in staves of at most `width` pixels: the dated ones by the middle of their dates, then the undated.
pub fn lay_out(events: &[TimelineEvent], width: f64) -> Vec<Stave<'_>> {
    let mut dated: Vec<(i64, &TimelineEvent)> =
        events.iter().filter_map(|event| Some((when::middle(&event.date)?, event))).collect();
    dated.sort_by_key(|&(day, _)| day);
    let undated = events.iter().filter(|event| when::middle(&event.date).is_none());

    let mut last = None;
    let dated = dated.into_iter().map(|(day, event)| {
        let days_before = last.map_or(0, |last: i64| day - last);
        last = Some(day);
        Column { event, x: 0.0, day: Some(day), days_before, gap: gap(days_before) }
    });
    let undated = undated.map(|event| Column { event, x: 0.0, day: None, days_before: 0, gap: 0.0 });
    let mut staves = break_up(dated.collect(), width);
    staves.extend(break_up(undated.collect(), width));
    staves
}

fn gap(days: i64) -> f64 {
    match u64::try_from(days).ok().and_then(u64::checked_ilog2) {
        None => 0.0,
        Some(log) => f64::from(8 + 8 * log.min(12)),
    }
}

/// Breaks columns into staves of about the same length.
fn break_up(columns: Vec<Column<'_>>, width: f64) -> Vec<Stave<'_>> {
    let total: f64 = columns.iter().map(|column| column.gap + COLUMN).sum();
    let target = total / (total / width).ceil().max(1.0);
    let mut staves = Vec::new();
    let mut row: Vec<Column<'_>> = Vec::new();
    let mut used = 0.0;
    for column in columns {
        let need = column.gap + COLUMN;
        // A column stays in the row while that brings the row nearer to the target.
        if !row.is_empty() && (used + need > width || used + need / 2.0 > target) {
            staves.push(justify(std::mem::take(&mut row), width));
            used = 0.0;
        }
        used += if row.is_empty() { COLUMN } else { need };
        row.push(column);
    }
    if !row.is_empty() {
        staves.push(justify(row, width));
    }
    staves
}

/// Gives each column of a row its place and widens the columns to fill the width.
fn justify(mut columns: Vec<Column<'_>>, width: f64) -> Stave<'_> {
    if let Some(first) = columns.first_mut() {
        first.gap = 0.0;
    }
    let gaps: f64 = columns.iter().map(|column| column.gap).sum();
    let count = columns.iter().fold(0.0, |count, _| count + 1.0);
    let column_width = ((width - gaps) / count).clamp(COLUMN, WIDEST);
    let mut left = 0.0;
    for column in &mut columns {
        left += column.gap;
        column.x = left + column_width / 2.0;
        left += column_width;
    }
    Stave { columns, column_width, width: left }
}

impl Stave<'_> {
    /// Left and right end of the bar of a column whose date is a span: over all columns that lie inside the date.
    pub fn bar(&self, column: &Column<'_>) -> Option<(f64, f64)> {
        let (start, end) = when::days(&column.event.date)?;
        let reach = self.column_width * 0.4;
        let (mut left, mut right) = (column.x - reach, column.x + reach);
        for other in &self.columns {
            if other.day.is_some_and(|day| day >= start && day <= end) {
                left = left.min(other.x - reach);
                right = right.max(other.x + reach);
            }
        }
        Some((left, right))
    }
}
