//! Ranges: `from 3 to 5 May`, `26 June – 4 August 1952`, `between 2003 and 2007`, `since 2003`, `until Friday`.

use super::calendar::Unit;
use super::classes::Classes;
use super::item::Item;
use super::meaning::{Key, Meaning};
use super::{Span, TimeExpression};
use crate::record::Precision;
use crate::text::Sentence;

/// How two neighbouring expressions hang together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Link {
    /// The second is the end of a range that the first begins.
    To,
    /// They stand in a list.
    And,
}

/// The link between an expression that ends before token `end` and one that begins at token `start`.
#[must_use]
pub fn link(links: &Classes, sentence: &Sentence, first: &Item, second: &Item) -> Option<Link> {
    let between = sentence.tokens.get(first.last..second.first)?;
    let word = |i: usize| between.get(i).map_or("", |t| t.form.as_str());
    let ahead = |back: usize| first.first.checked_sub(back).and_then(|i| sentence.tokens.get(i));
    let between_ahead = || [1, 2].iter().filter_map(|&b| ahead(b)).any(|t| links.has("between", &t.form));
    let is = |class: &str, i: usize| links.has(class, word(i));
    match between.len() {
        // `1939-45` may be one token.
        0 => (first.last > second.first && first.end < second.start).then_some(Link::To),
        1 | 2 => {
            let rest = between.len() == 1 || is("article", 1) || is("and", 1);
            if !rest {
                None
            } else if is("to", 0) || is("and", 0) && between_ahead() {
                Some(Link::To)
            } else {
                is("and", 0).then_some(Link::And)
            }
        }
        _ => None,
    }
}

/// Gives each of two linked expressions the year that only the other names.
pub fn share_year(first: &mut Meaning, second: &mut Meaning) {
    let placed = |m: &Meaning| m.has(Key::Month) || m.has(Key::Season) || m.has(Key::Quarter) || m.has(Key::Half);
    let free = |m: &Meaning| placed(m) && !m.has(Key::Year) && !m.has(Key::Rel) && !m.has(Key::Side);
    let order = |m: &Meaning| {
        let month = m.get(Key::Month).or(m.get(Key::Season).map(|s| s * 3)).or(m.get(Key::Quarter).map(|q| q * 3 - 2));
        (month.unwrap_or(0), m.get(Key::Day).unwrap_or(0))
    };
    let fixed = |m: &Meaning| m.get(Key::Year).filter(|_| !m.has(Key::Short) && m.get(Key::Bc) != Some(1) && placed(m));
    if let (true, Some(year)) = (free(first), fixed(second)) {
        first.put(Key::Year, if order(first) > order(second) { year - 1 } else { year });
    } else if let (true, Some(year)) = (free(second), fixed(first)) {
        second.put(Key::Year, if order(first) > order(second) { year + 1 } else { year });
    }
}

/// Whether nothing but brackets stands between two expressions: `10:35 a.m. (0735 GMT) Friday`.
#[must_use]
pub fn bracketed(sentence: &Sentence, first: &Item, second: &Item) -> bool {
    let between = sentence.tokens.get(first.last..second.first).unwrap_or_default();
    !between.is_empty() && between.len() <= 2 && between.iter().all(|t| matches!(t.form.as_str(), "(" | ")" | ","))
}

/// Gives a time of day the day that only the other of the two names: `between 2 and 4 a.m. on Sunday`.
pub fn share_day(first: &mut Meaning, second: &Meaning) {
    let day =
        second.has(Key::Weekday) || second.has(Key::Day) || second.has(Key::Rel) && second.unit() == Some(Unit::Day);
    let clock = second.has(Key::Hour) || day && !second.has(Key::Part);
    let own = first.is_calendar() || first.has(Key::Rel);
    if first.has(Key::Hour) && clock && !own && (second.is_calendar() || day) {
        let own = *first;
        *first = *second;
        [Key::Hour, Key::Minute, Key::Second, Key::Half12, Key::Part, Key::Zone, Key::Kind]
            .into_iter()
            .for_each(|key| first.clear(key));
        first.merge(&own);
        // `between midnight and 3 a.m. on 1 November`
        if second.has(Key::Hour) && own.get(Key::Hour) == Some(24) {
            first.put(Key::Hour, 0);
        }
    }
}

/// Sets the range of a pair, on both.
pub fn join(first: &mut TimeExpression, second: &mut TimeExpression) {
    let (Some(a), Some(b)) = (&first.span, &second.span) else { return };
    let (Some(start), Some(end)) = (a.start, b.end) else { return };
    if start > end || a.edtf == b.edtf {
        return;
    }
    let from = a.edtf.split('/').next().unwrap_or("");
    let to = b.edtf.rsplit('/').next().unwrap_or("");
    let range =
        Span { edtf: format!("{from}/{to}"), start: Some(start), end: Some(end), precision: Precision::Interval };
    first.range = Some(range.clone());
    second.range = Some(range);
}

/// Sets the open range of an expression behind `since`, `until` and the like.
pub fn open(links: &Classes, expression: &mut TimeExpression, sentence: &Sentence) {
    let Some(span) = expression.span.as_ref().filter(|_| expression.range.is_none()) else { return };
    let before = expression.first.checked_sub(1).and_then(|i| sentence.tokens.get(i));
    let word = before.map_or("", |t| t.form.as_str());
    let interval = |edtf: String, start, end| Span { edtf, start, end, precision: Precision::Interval };
    let range = if links.has("since", word) {
        interval(format!("{}/..", span.edtf.split('/').next().unwrap_or("")), span.start, None)
    } else if links.has("until", word) {
        interval(format!("../{}", span.edtf.rsplit('/').next().unwrap_or("")), None, span.end)
    } else {
        return;
    };
    expression.range = Some(range);
}
