//! The headline and the byline of a dump.

use super::look::{Look, weight};
use crate::source::author;
use crate::source::line::Line;
use crate::source::title;

/// The headline and the line it was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Title {
    pub text: String,
    /// None where it comes from the page's title alone.
    pub line: Option<usize>,
}

/// How far above the first paragraph a headline may stand, in lines.
const REACH: usize = 40;

/// Finds the headline above the first paragraph.
///
/// It speaks for a line that the page's own title (the first line of many dumps) holds the same words, and that a date
/// line or a byline is its neighbour; a headline has no full stop.
pub(super) fn title(lines: &[Line], looks: &[Look], first: usize) -> Option<Title> {
    let page = lines.first().map(Line::key).unwrap_or_default();
    let mut best: Option<(i32, usize)> = None;
    for at in first.saturating_sub(REACH)..first {
        let (Some(line), Some(look)) = (lines.get(at), looks.get(at)) else { continue };
        if look.byline || (look.date && look.words < 8) || look.words > 30 {
            continue;
        }
        let key = line.key();
        if key.is_empty() {
            continue;
        }
        let mut score = 0;
        if at > 0 && look.words >= 3 && page.contains(&key) {
            score += if page.starts_with(&key) { 80 } else { 60 };
        }
        if look.furniture {
            score -= 40;
        }
        let stated = |i: Option<usize>| i.and_then(|i| looks.get(i)).is_some_and(|l| l.date || l.byline);
        if stated(at.checked_sub(1)) || stated(Some(at + 1)) {
            score += 25;
        }
        score += match look.words {
            0..=2 => -30,
            3 => 0,
            4..=18 => 20,
            _ => 0,
        };
        if look.closed && !line.text.ends_with(['?', '!']) {
            score -= 25;
        }
        if weight(look) > 8 {
            score -= 20;
        }
        // Of lines that are equal otherwise the one above: captions and summaries stand below the headline.
        score -= i32::try_from(first - at).unwrap_or(0) / 2;
        if best.is_none_or(|(s, _)| score > s) {
            best = Some((score, at));
        }
    }
    let from_page = || {
        let (line, look) = (lines.first()?, looks.first()?);
        let gapped = lines.get(1).is_some_and(|l| l.gap);
        (first > 0 && gapped && (4..=30).contains(&look.words))
            .then(|| Title { text: title::without_site(&line.text, None), line: None })
    };
    match best {
        Some((score, at)) if score > 0 => lines.get(at).map(|line| {
            // The first line of many dumps is the page's title, with the site's name.
            let text = if at == 0 { title::without_site(&line.text, None) } else { line.text.clone() };
            Title { text, line: Some(at) }
        }),
        _ => from_page(),
    }
}

/// Authors named in the lines about the headline.
pub(super) fn authors(lines: &[Line], looks: &[Look], top: usize, first: usize) -> Vec<String> {
    (top.saturating_sub(3)..first)
        .filter(|&i| looks.get(i).is_some_and(|l| l.byline))
        .filter_map(|i| lines.get(i))
        .flat_map(|l| author::from_byline(&l.text))
        .collect()
}
