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

/// Lines below a byline in which no headline is expected.
const BYLINE_REACH: usize = 4;

/// Finds the headline above the first paragraph.
///
/// It speaks for a line that the page's own title (the first line of many dumps) holds the same words, and that a date
/// line or a byline is its neighbour; a headline has no full stop.
pub(super) fn title(lines: &[Line], looks: &[Look], first: usize) -> Option<Title> {
    let page = lines.first().map(Line::key).unwrap_or_default();
    let mut best: Option<(i32, usize)> = None;
    for at in first.saturating_sub(REACH)..first {
        let (Some(line), Some(look)) = (lines.get(at), looks.get(at)) else { continue };
        if names_writers(lines, looks, at) || look.credit || (look.date && look.words < 8) || look.words > 30 {
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
        let stated = |i: usize| {
            looks.get(i).is_some_and(|l| l.date)
                || names_writers(lines, looks, i)
                || i > at && names_below(lines, looks, i)
        };
        if at > 0 && stated(at - 1) || stated(at + 1) {
            score += 25;
        }
        // Below the byline stand summaries, sections and captions.
        if (at.saturating_sub(BYLINE_REACH)..at).any(|i| names_writers(lines, looks, i)) {
            score -= 15;
        }
        score += match look.words {
            0..=2 => -30,
            3 => 0,
            4..=18 => 20,
            _ => 0,
        };
        // Names alone below a longer line are those of its writers.
        if names_below(lines, looks, at) {
            score -= 40;
        }
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

/// Whether a line says by itself who wrote.
fn names_writers(lines: &[Line], looks: &[Look], at: usize) -> bool {
    looks.get(at).is_some_and(|l| l.byline) || lines.get(at).is_some_and(|l| !author::credit(&l.text).is_empty())
}

/// Whether a line holds names alone and stands below a line that may be a headline.
fn names_below(lines: &[Line], looks: &[Look], at: usize) -> bool {
    let above = at.checked_sub(1).and_then(|i| looks.get(i));
    let headline = above.is_some_and(|l| (4..=30).contains(&l.words) && !l.furniture && !l.date && !l.byline);
    let names = |l: &Line| author::are_names(&l.text) || !author::credit_without_comma(&l.text).is_empty();
    headline && lines.get(at).is_some_and(names)
}

/// The line of the headline's writers where no `By` stands before them: it names their work, or it holds names alone
/// right below the headline and above the date.
pub(super) fn credited(lines: &[Line], looks: &[Look], headline: usize, at: usize) -> Vec<String> {
    let Some(line) = lines.get(at).filter(|_| at > headline && at <= headline + CREDIT_REACH) else {
        return Vec::new();
    };
    let credit = author::credit(&line.text);
    let dated = looks.get(at + 1).is_some_and(|l| l.date);
    if credit.is_empty() && at == headline + 1 && dated && author::are_names(&line.text) {
        return author::from_byline(&line.text);
    }
    if credit.is_empty() { author::credit_without_comma(&line.text) } else { credit }
}

/// Lines below the headline in which its writers are named.
const CREDIT_REACH: usize = 4;

/// Authors named in the lines about the headline.
pub(super) fn authors(lines: &[Line], looks: &[Look], title: Option<usize>, first: usize) -> Vec<String> {
    let top = title.map_or(first, |t| t.min(first));
    let mut names: Vec<String> = Vec::new();
    for at in top.saturating_sub(3)..first {
        let (Some(line), Some(look)) = (lines.get(at), looks.get(at)) else { break };
        if look.byline {
            names.extend(author::from_byline(&line.text));
        } else if let Some(title) = title {
            names.extend(credited(lines, looks, title, at));
        }
    }
    names
}
