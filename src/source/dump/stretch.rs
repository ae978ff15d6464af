//! Where the article begins and ends among the lines of a page.

use std::ops::Range;

use super::look::{Barrier, Look, weight};
use crate::source::line::{Line, key};
use crate::source::title;

/// Words of running text before which no line can close the article.
const OPENING_WORDS: usize = 80;

/// The lines from the article's first to one past its last.
pub(super) fn find(lines: &[Line], looks: &[Look]) -> Option<Range<usize>> {
    let whole = heaviest(looks, 0)?;
    let mut body = below_headline(lines, looks, &whole).unwrap_or(whole);
    if let Some(end) = closing(looks, &body) {
        body.end = end;
    }
    Some(body)
}

/// Short lines in a row that count in full.
const LONG_RUN: usize = 15;

/// The stretch of lines in which running text most outweighs the rest (the maximum-sum segment).
fn heaviest(looks: &[Look], from: usize) -> Option<Range<usize>> {
    let (mut best, mut best_sum) = (None, 0);
    let (mut start, mut sum) = (from, 0_i64);
    let mut run = 0;
    for (i, look) in looks.iter().enumerate().skip(from) {
        if sum <= 0 {
            start = i;
            sum = 0;
        }
        let own = weight(look);
        run = if own < 0 { run + 1 } else { 0 };
        // A chart or a list of links is one interruption, however many lines it has.
        sum += i64::from(if run > LONG_RUN { own / 6 } else { own });
        if sum > best_sum {
            best_sum = sum;
            best = Some(start..i + 1);
        }
    }
    best
}

/// The stretch below the headline, where the page repeats its own title inside the stretch or above a better one.
///
/// Notes on privacy and adverts above the headline run like an article, but the headline parts them from it.
fn below_headline(lines: &[Line], looks: &[Look], whole: &Range<usize>) -> Option<Range<usize>> {
    let page = key(&title::without_site(&lines.first()?.text, None));
    if page.split(' ').count() < 4 || looks.first().is_some_and(|l| weight(l) > 0) {
        return None;
    }
    let limit = whole.start + (whole.end - whole.start) / 2;
    let places = (1..limit).filter(|&i| lines.get(i).is_some_and(|l| l.key() == page)).take(REPETITIONS);
    let mut chosen: Option<Range<usize>> = None;
    for below in places.filter_map(|at| heaviest(looks, at + 1)) {
        // A later repetition is the headline itself if it leaves the article whole; else it is a link to it.
        let bar = match &chosen {
            None => words(looks, whole) * 2 / 5,
            Some(earlier) => words(looks, earlier) * 17 / 20,
        };
        if words(looks, &below) >= bar {
            chosen = Some(below);
        }
    }
    chosen
}

/// Places of the page's title that are tried.
const REPETITIONS: usize = 8;

/// Running lines looked at behind a line that may close the article.
const WINDOW: usize = 6;

/// The line that ends the article: the head of the comments or of a list of other pages.
///
/// Such lines also stand in the middle of articles; the text behind them tells. Comments and lists of pages have short
/// lines (names, times, headlines) between their running ones, an article goes on with few.
fn closing(looks: &[Look], body: &Range<usize>) -> Option<usize> {
    let mut before = 0;
    for at in body.clone() {
        let look = looks.get(at)?;
        if weight(look) > 0 {
            before += look.words;
        }
        let Some(barrier) = look.barrier.filter(|_| before >= OPENING_WORDS) else { continue };
        let behind = looks.get(at + 1..body.end)?.iter().skip_while(|l| weight(l) <= 0);
        let (mut running, mut short) = (0, 0);
        for look in behind {
            if weight(look) > 0 {
                running += 1;
            } else if weight(look) < 0 {
                short += 1;
            }
            if running == WINDOW {
                break;
            }
        }
        let enough = match barrier {
            Barrier::Comments => running.div_ceil(2),
            Barrier::Related => running * 2 / 3,
        };
        if short >= enough.max(1) || running == 0 {
            return Some(at);
        }
    }
    None
}

fn words(looks: &[Look], range: &Range<usize>) -> usize {
    looks.get(range.clone()).unwrap_or_default().iter().filter(|l| weight(l) > 0).map(|l| l.words).sum()
}
