//! Which lines inside the article are paragraphs, headings, captions, and which are furniture.

use std::ops::Range;

use super::look::{Look, weight};
use super::{gapped, head};
use crate::document::BlockKind;
use crate::source::line::Line;

/// A line that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::source) struct Kept {
    pub line: usize,
    pub kind: BlockKind,
    pub text: String,
}

/// Longest heading, in words, without and with a finite verb.
const HEADING_WORDS: usize = 12;
/// Longest caption, in words.
const CAPTION_WORDS: usize = 60;
/// More short lines than this in one run are a list of links.
const RUN: usize = 3;

/// The kept lines of the article's stretch, in order.
pub(super) fn parts(lines: &[Line], looks: &[Look], body: Range<usize>) -> Vec<Kept> {
    let gaps = gapped(lines, looks);
    let running = |i: usize| looks.get(i).is_some_and(|l| weight(l) > 0) && !(gaps && covered(lines, looks, i));
    let mut out = Vec::new();
    let mut i = body.start;
    while i < body.end {
        if looks.get(i).is_some_and(|l| l.credit && weight(l) >= 0) {
            out.extend(kept(lines, i, BlockKind::Caption));
            i += 1;
            continue;
        }
        if running(i) || (!out.is_empty() && looks.get(i).is_some_and(|l| l.item && !l.furniture)) {
            out.extend(kept(lines, i, BlockKind::Paragraph));
            i += 1;
            continue;
        }
        let end = (i + 1..body.end)
            .find(|&k| running(k) || looks.get(k).is_some_and(|l| l.credit || l.item))
            .unwrap_or(body.end);
        // What stands before the first paragraph belongs to the head of the page.
        if !out.is_empty() && end < body.end {
            between(lines, looks, i..end, &mut out);
        }
        i = end;
    }
    out
}

/// Captions between the headline and the first paragraph.
pub(super) fn head_captions(lines: &[Line], looks: &[Look], title: Option<usize>, first: usize) -> Vec<Kept> {
    let Some(title) = title.filter(|&t| t < first && first - t <= 12) else { return Vec::new() };
    (title + 1..first)
        .filter(|&i| head::credited(lines, looks, title, i).is_empty())
        .filter(|&i| looks.get(i).is_some_and(|l| descriptive(l) || (weight(l) > 0 && l.words <= CAPTION_WORDS)))
        .filter_map(|i| kept(lines, i, BlockKind::Caption))
        .collect()
}

fn kept(lines: &[Line], at: usize, kind: BlockKind) -> Option<Kept> {
    lines.get(at).map(|l| Kept { line: at, kind, text: l.text.clone() })
}

/// In a dump that parts paragraphs by blank lines: a line whose group goes on with a short line and then with running
/// text. Running text closes such a group, so what stands above it belongs to a picture.
fn covered(lines: &[Line], looks: &[Look], at: usize) -> bool {
    let mut short = false;
    for next in at + 1.. {
        let (Some(line), Some(look)) = (lines.get(next), looks.get(next)) else { return false };
        if line.gap {
            return false;
        }
        if short && weight(look) > 8 {
            return true;
        }
        short |= weight(look) < 0 && !look.furniture;
    }
    false
}

/// Sorts the lines between two paragraphs.
fn between(lines: &[Line], looks: &[Look], range: Range<usize>, out: &mut Vec<Kept>) {
    let plain: Vec<usize> =
        range.clone().filter(|&i| looks.get(i).is_some_and(|l| !l.furniture && !l.date && !l.byline)).collect();
    let short = plain.iter().filter(|&&i| looks.get(i).is_some_and(|l| weight(l) < 0)).count();
    let crowd = short > RUN;
    let last = range.end - 1;
    for i in plain {
        let Some(look) = looks.get(i) else { continue };
        let grouped = i + 1 < range.end && lines.get(i + 1).is_some_and(|l| !l.gap)
            || i > range.start && lines.get(i).is_some_and(|l| !l.gap);
        if !crowd && i == last && heading(look, lines.get(i)) && !grouped {
            out.extend(kept(lines, i, BlockKind::Heading));
        } else if weight(look) > 0 || (!crowd && (descriptive(look) || grouped && look.words >= 5)) {
            out.extend(kept(lines, i, BlockKind::Caption));
        }
    }
}

fn heading(look: &Look, line: Option<&Line>) -> bool {
    let question = line.is_some_and(|l| l.text.ends_with('?'));
    let quoted = line.is_some_and(|l| l.text.starts_with(['\'', '"', '‘', '“']));
    (!look.closed || question)
        && look.words <= HEADING_WORDS
        && (look.words <= 7 || quoted || question || look.capitals)
}

/// An unpunctuated line that describes: long enough to say something, and no list of capitalised links.
fn descriptive(look: &Look) -> bool {
    !look.furniture
        && !look.date
        && !look.byline
        && (6..=CAPTION_WORDS).contains(&look.words)
        && (look.verb || !look.capitals)
}
