//! The time axis of a stave: breaks, and brackets that group columns by month and year.

use super::measure::{bold, regular};
use super::staves::Stave;
use super::style;
use super::svg::{Anchor, Canvas, number};
use super::when;

/// Height that an axis with both rows of brackets takes.
pub const HEIGHT: f64 = 56.0;

/// Draws the axis of dated columns with its line at `at` (left end).
pub fn draw(canvas: &mut Canvas, at: (f64, f64), stave: &Stave<'_>) {
    let (left, y) = at;
    canvas.line((left, y), (left + stave.width, y), &[("stroke", style::MUTED), ("stroke-width", "1.5")]);
    for column in &stave.columns {
        let x = left + column.x;
        canvas.line((x, y), (x, y + 5.0), &[("stroke", style::MUTED), ("stroke-width", "1.5")]);
        if column.is_after_break() && column.gap > 0.0 {
            let edge = x - stave.column_width / 2.0;
            break_mark(canvas, (edge - column.gap / 2.0, y), column.gap, column.days_before);
        }
    }
    if let Some(first) = stave.columns.first().filter(|first| first.is_after_break()) {
        let words = format!("{} later", when::length(first.days_before));
        canvas.text((left - 14.0, y + 4.0), Anchor::End, regular(9.5), style::MUTED, &words);
    }
    let months = runs(stave, |year, month| month.map(|month| (year, month)));
    for (start, end, (_, month)) in months {
        bracket(canvas, (left + start, left + end), y + 9.0, when::month_name(month), false);
    }
    for (start, end, year) in runs(stave, |year, _| Some(year)) {
        bracket(canvas, (left + start, left + end), y + 29.0, &year.to_string(), true);
    }
}

/// A gap in the line with two slanted strokes, and how long the gap is.
fn break_mark(canvas: &mut Canvas, at: (f64, f64), gap: f64, days: i64) {
    let (x, y) = at;
    canvas.rect((x - 4.0, y - 2.0), (8.0, 4.0), &[("fill", style::PAPER)]);
    for dx in [-4.0, 4.0] {
        let d = format!("M{} {} L{} {}", number(x + dx - 2.5), number(y + 6.0), number(x + dx + 2.5), number(y - 6.0));
        canvas.path(&d, &[("stroke", style::MUTED), ("stroke-width", "1.5"), ("fill", "none")]);
    }
    let font = regular(9.5);
    let words = font.fit(&when::length(days), gap + 24.0);
    canvas.text((x, y + 18.0), Anchor::Middle, font, style::MUTED, &words);
}

/// Runs of neighbouring columns with the same key: left end, right end, key.
fn runs<K: PartialEq + Copy>(stave: &Stave<'_>, key: impl Fn(i32, Option<u32>) -> Option<K>) -> Vec<(f64, f64, K)> {
    let reach = stave.column_width * 0.46;
    let mut out: Vec<(f64, f64, K)> = Vec::new();
    let mut open = false;
    for column in &stave.columns {
        let Some(key) = when::calendar(&column.event.date).and_then(|(year, month)| key(year, month)) else {
            open = false;
            continue;
        };
        match out.last_mut() {
            Some(run) if open && run.2 == key => run.1 = column.x + reach,
            _ => out.push((column.x - reach, column.x + reach, key)),
        }
        open = true;
    }
    out
}

fn bracket(canvas: &mut Canvas, ends: (f64, f64), y: f64, words: &str, strong: bool) {
    let (left, right) = ends;
    let d = format!("M{} {} V{} H{} V{}", number(left), number(y), number(y + 4.0), number(right), number(y));
    canvas.path(&d, &[("fill", "none"), ("stroke", style::RULE), ("stroke-width", "1.5")]);
    let font = if strong { bold(12.0) } else { regular(11.0) };
    let words = font.fit(words, right - left);
    let fill = if strong { style::INK } else { style::MUTED };
    canvas.text(((left + right) / 2.0, y + 16.0), Anchor::Middle, font, fill, &words);
}
