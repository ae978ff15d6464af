//! The dateline of a report: `KATHMANDU, April 27 (ANS) -`, `LONDON (Agency) —`.

use super::tokenise::Span;

/// A dateline has no more words, the dash included.
const LONGEST: usize = 16;

/// How many words the dateline at the beginning of a block has, its dash included; none if there is none.
///
/// A dateline names a place in capitals, or an agency in brackets, and before its dash holds nothing but names, figures
/// and commas.
pub(super) fn end(chars: &[char], spans: &[Span]) -> Option<usize> {
    let form = |i: usize| spans.get(i).and_then(|s| chars.get(s.start..s.end)).unwrap_or(&[]);
    let dash = (1..spans.len().min(LONGEST)).find(|&i| is_dash(form(i)))?;
    let apart = |i: usize| {
        let gap = spans.get(i).zip(spans.get(i + 1)).and_then(|(a, b)| chars.get(a.end..b.start));
        gap.is_some_and(|g| g.iter().any(|c| c.is_whitespace()))
    };
    let closed = apart(dash - 1) || form(dash - 1) == [')'];
    if !closed || !apart(dash) || spans.len() <= dash + 2 {
        return None;
    }
    let part = |i: usize| {
        let word = form(i);
        let mark = matches!(word, [',' | '.' | '(' | ')' | '/' | ';']);
        mark || word.first().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
    };
    let capitals = |i: usize| {
        let word = form(i);
        word.len() > 2 && word.iter().all(|c| c.is_uppercase() || matches!(c, '.' | '-' | '\''))
    };
    let agency = form(dash - 1) == [')'] && (0..dash).any(|i| form(i) == ['(']);
    ((0..dash).all(part) && (capitals(0) || agency)).then_some(dash + 1)
}

fn is_dash(word: &[char]) -> bool {
    matches!(word, ['-' | '–' | '—' | '―' | '_'] | ['-', '-'])
}
