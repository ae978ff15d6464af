//! The time expressions of a document for reading: one a line, in a column, with the words of the sentence around each.

use std::fmt::Write;

use super::timex::{kind_name, modifier_name, origin_name};
use crate::document::Document;
use crate::text::{Sentence, Token};
use crate::time::{Span, TimeExpression};

/// Characters of the sentence that are shown before and behind an expression.
const AROUND: usize = 32;
/// Widest column, in characters.
const WIDEST: usize = 28;

/// A heading with the document's name and day, then one line for each expression: its days, type, value with
/// modifier, quantifier and frequency, how the value was found, and the words in brackets in their sentence.
///
/// Nothing in it can drive a terminal: control characters become U+FFFD, marks of direction are left out.
#[must_use]
pub fn document(document: &Document, sentences: &[Sentence], found: &[TimeExpression]) -> String {
    let mut out = match document.published {
        Some(day) => format!("{}, written {day}\n", printable(&document.source)),
        None => format!("{}, day of writing unknown\n", printable(&document.source)),
    };
    if found.is_empty() {
        out.push_str("  no time expressions\n");
    }
    let mut order: Vec<&TimeExpression> = found.iter().collect();
    order.sort_by_key(|e| (e.start, e.end));
    let rows: Vec<Row> = order.into_iter().map(|e| Row::of(e, sentences.get(e.sentence))).collect();
    let width = |cell: fn(&Row) -> &str| rows.iter().map(|r| cell(r).chars().count()).max().unwrap_or(0).min(WIDEST);
    let (days, value, origin) = (width(|r| &r.days), width(|r| &r.value), width(|r| r.origin));
    for Row { days: d, kind, value: v, origin: o, before, words, behind } in &rows {
        // Writing to a string cannot fail.
        let _ = writeln!(
            out,
            "  {d:days$}  {kind:8}  {v:value$}  {o:origin$}  {before:>around$}[{words}]{behind}",
            around = AROUND + 2
        );
    }
    out
}

struct Row {
    days: String,
    kind: &'static str,
    value: String,
    origin: &'static str,
    before: String,
    words: String,
    behind: String,
}

impl Row {
    fn of(e: &TimeExpression, sentence: Option<&Sentence>) -> Self {
        let tokens = sentence.map_or(&[][..], |s| &s.tokens);
        let side = |range: std::ops::Range<usize>| tokens.get(range).unwrap_or_default();
        let mut value = e.value.clone();
        let more = [e.modifier.map(modifier_name), e.quant.as_deref(), e.freq.as_deref()];
        more.into_iter().flatten().for_each(|word| value.extend([" ", word]));
        Self {
            days: e.span.as_ref().map_or_else(|| "-".to_owned(), days),
            kind: kind_name(e.kind),
            value: printable(&value),
            origin: origin_name(e.origin),
            before: before(side(0..e.last.min(tokens.len())), e.start),
            words: printable(&e.text),
            behind: behind(side(e.first.min(tokens.len())..tokens.len()), e.end),
        }
    }
}

/// One day, or the first and the last; `..` for a side that is open.
fn days(span: &Span) -> String {
    let day = |day: Option<chrono::NaiveDate>| day.map_or_else(|| "..".to_owned(), |d| d.to_string());
    if span.start == span.end { day(span.start) } else { format!("{} to {}", day(span.start), day(span.end)) }
}

/// The end of what the tokens say before character `to`, with a mark where it is cut.
fn before(tokens: &[Token], to: usize) -> String {
    let mut chars: Vec<char> = Vec::new();
    let mut at = to;
    for token in tokens.iter().rev().filter(|t| t.start < to) {
        if token.end < at {
            chars.push(' ');
        }
        chars.extend(token.form.chars().take(to - token.start).collect::<Vec<_>>().iter().rev());
        at = token.start;
        if chars.len() > AROUND {
            break;
        }
    }
    let cut = chars.len() > AROUND;
    let shown: String = chars.iter().take(AROUND).rev().collect();
    format!("{}{}", if cut { "…" } else { "" }, printable(&shown))
}

/// The start of what the tokens say from character `from` on, with a mark where it is cut.
fn behind(tokens: &[Token], from: usize) -> String {
    let mut chars: Vec<char> = Vec::new();
    let mut at = from;
    for token in tokens.iter().filter(|t| t.end > from) {
        if token.start > at {
            chars.push(' ');
        }
        chars.extend(token.form.chars().skip(from.saturating_sub(token.start)));
        at = token.end;
        if chars.len() > AROUND {
            break;
        }
    }
    let cut = chars.len() > AROUND;
    let shown: String = chars.iter().take(AROUND).collect();
    format!("{}{}", printable(&shown), if cut { "…" } else { "" })
}

/// The text on one line, without what could drive a terminal.
fn printable(text: &str) -> String {
    text.chars()
        .filter(
            |c| !matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'),
        )
        .map(|c| match c {
            c if c.is_whitespace() => ' ',
            c if c.is_control() => '\u{fffd}',
            c => c,
        })
        .collect()
}
