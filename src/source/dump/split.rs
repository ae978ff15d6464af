//! From the text of a dump to its lines; hard-wrapped paragraphs are joined.

use crate::source::line::{Line, collapse, ends_sentence};

/// Columns between which programs wrap text.
const WRAP: std::ops::RangeInclusive<usize> = 55..=100;

/// Columns by which writers of mail and agencies stay below the column.
const SLACK: usize = 8;

/// The lines of a dump that hold text.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::new();
    let mut gap = true;
    for raw in text.split('\n') {
        let text = collapse(raw);
        if text.is_empty() {
            gap = true;
            continue;
        }
        out.push(Line { text, gap, ..Line::default() });
        gap = false;
    }
    match wrap_column(&out) {
        Some(column) => join(out, column),
        None => out,
    }
}

/// The column at which the dump is wrapped, if it is.
///
/// In wrapped text nearly no line is longer than the column, and most lines that another line follows without a gap
/// come near it.
fn wrap_column(lines: &[Line]) -> Option<usize> {
    let lengths: Vec<usize> = lines.iter().map(|l| l.text.chars().count()).collect();
    let column = *lengths.iter().filter(|&&n| n <= *WRAP.end()).max()?;
    if !WRAP.contains(&column) || lengths.iter().filter(|&&n| n > column).count() * 50 > lines.len() {
        return None;
    }
    let near = |n: usize| n + 14 >= column;
    let inner = |i: usize| lines.get(i + 1).is_some_and(|next| !next.gap);
    let (mut long, mut full) = (0, 0);
    for (i, line) in lines.iter().enumerate().filter(|(i, _)| inner(*i)) {
        if lengths.get(i).is_some_and(|&n| near(n)) {
            long += 1;
            if !ends_sentence(&line.text) {
                full += 1;
            }
        }
    }
    // Lines near the column that break inside a sentence are the mark of wrapping.
    (full >= 3 && full * 2 >= long).then_some(column)
}

fn join(lines: Vec<Line>, column: usize) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::new();
    // Length of the last physical line of the paragraph that is being joined.
    let mut last = 0;
    for line in lines {
        let length = line.text.chars().count();
        let first_word = line.text.split(' ').next().map_or(0, |w| w.chars().count());
        match out.last_mut() {
            // The next word would not have fitted, so the line was broken by the column and not by the writer.
            Some(open) if !line.gap && last + first_word + SLACK > column && last * 2 > column => {
                open.text.push(' ');
                open.text.push_str(&line.text);
            }
            _ => out.push(line),
        }
        last = length;
    }
    out
}
