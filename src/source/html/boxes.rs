//! Boxes about other pages inside the article: lists of links, teasers with dates, the lines about the writer.

use std::ops::Range;

use crate::source::dump::look::{self, Barrier, Look, weight};
use crate::source::line::{Line, Shape, Zone, ends_sentence};
use crate::source::{author, site};

/// Share of a line's characters in links from which on it is a link with a remark, in percent.
const LINKED: u8 = 50;
/// Lines above the text shorter than this are labels and buttons, in words.
const LABEL_WORDS: usize = 6;
/// Longest line below the text that marks its end (`- ends -`, `# # #`), in words.
const MARK_WORDS: usize = 3;
/// Longest line that says who the writer is, in words.
const ROLE_WORDS: usize = 12;
/// Shortest row but the last of a paragraph that was wrapped by hand, in characters.
const WRAPPED: usize = 45;
/// Words of running text at least.
const RUNNING: i32 = 8;

/// The lines of a page's content, with blocks of several rows cut at their line breaks, unless the rows are one wrapped
/// text.
pub(super) fn rows(lines: &[Line]) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::new();
    for line in lines {
        let rows: Vec<&str> = line.text.split('\n').collect();
        let ends = rows.iter().filter(|r| ends_sentence(r)).count();
        let but_last = rows.len().saturating_sub(1);
        let long = rows.iter().take(but_last).all(|r| r.chars().count() >= WRAPPED);
        if rows.len() < 2 || long && ends * 2 < rows.len() || line.shape == Shape::Caption {
            out.push(line.clone());
            continue;
        }
        let first = out.len();
        for (row, linked) in rows.iter().zip(line.row_links.iter().chain(std::iter::repeat(&line.linked))) {
            let goes_on = row.chars().next().is_some_and(char::is_lowercase);
            match out.get_mut(first..).and_then(<[Line]>::last_mut) {
                Some(open) if goes_on && !ends_sentence(&open.text) => {
                    open.text.push(' ');
                    open.text.push_str(row);
                    open.linked = open.linked.min(*linked);
                }
                _ => out.push(Line { text: (*row).to_owned(), linked: *linked, row_links: Vec::new(), ..line.clone() }),
            }
        }
    }
    out
}

/// Which lines of the content belong to the article. `places` are their lines on the page.
pub(super) fn own(lines: &[Line], places: &[Option<usize>], page: &[Line]) -> Vec<bool> {
    let looks: Vec<Look> = lines.iter().map(look::look).collect();
    let running = |i: usize| looks.get(i).is_some_and(|l| weight(l) > RUNNING);
    let first = (0..lines.len()).find(|&i| running(i));
    let last = (0..lines.len()).rfind(|&i| running(i));
    let (Some(first), Some(last)) = (first, last) else { return vec![true; lines.len()] };
    let end = end(last, places, page);
    let mut own = vec![true; lines.len()];
    let mut listed = false;
    for (i, (line, look)) in lines.iter().zip(&looks).enumerate() {
        let text = !matches!(line.shape, Shape::Caption | Shape::Heading(_));
        let open = text && !look.closed && !line.text.contains(is_wide);
        let after_byline = i > 0 && looks.get(i - 1).is_some_and(|l| l.byline);
        listed = match look.barrier {
            Some(Barrier::Related | Barrier::Comments) => true,
            None => listed && !running(i) && !heads_text(lines, &looks, i),
        };
        let foreign = listed && line.shape != Shape::Caption
            || open && line.linked >= LINKED && look.date
            || i < first && open && (look.words < LABEL_WORDS || line.linked >= LINKED || look.byline)
            || i < first && open && (look.date || after_byline && look.words <= ROLE_WORDS)
            || i < first && open && look.words <= ROLE_WORDS && !author::credit(&line.text).is_empty()
            || i > last && open && (look.byline || look.words <= MARK_WORDS || line.linked >= LINKED)
            || i > last && text && site::copyright(&line.text).is_some()
            || i > last && text && place(places, i).is_some_and(|p| p >= end)
            || i > first && look.byline && text && (i >= last || open && look.words > ROLE_WORDS)
            || open && is_clock(&line.text);
        if let Some(slot) = own.get_mut(i) {
            *slot = !foreign;
        }
    }
    own
}

/// Characters of East Asian scripts, whose words are not counted by blanks.
fn is_wide(c: char) -> bool {
    ('\u{3040}'..='\u{9fff}').contains(&c) || ('\u{ac00}'..='\u{d7a3}').contains(&c)
}

/// Whether a line is the clock or the counter of a player or of a live page: `18:10`, `Current time 0:00`, `Loaded: 0%`.
fn is_clock(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    let clock = |w: &str| {
        let digits = |s: &str| !s.is_empty() && s.len() <= 3 && s.bytes().all(|b| b.is_ascii_digit());
        w.trim_start_matches('-').split_once(':').is_some_and(|(h, m)| digits(h) && m.len() == 2 && digits(m))
            || w.strip_suffix('%').is_some_and(digits)
    };
    words.len() <= MARK_WORDS && words.last().is_some_and(|w| clock(w))
}

/// Whether a line is a heading and running text follows it at once.
fn heads_text(lines: &[Line], looks: &[Look], at: usize) -> bool {
    lines.get(at).is_some_and(|l| matches!(l.shape, Shape::Heading(_)))
        && looks.get(at + 1).is_some_and(|l| weight(l) > RUNNING)
}

fn place(places: &[Option<usize>], at: usize) -> Option<usize> {
    places.get(at).copied().flatten()
}

/// The line of the page at which, below the last running line, a box of another kind opens.
fn end(last: usize, places: &[Option<usize>], page: &[Line]) -> usize {
    let Some(from) = place(places, last) else { return page.len() };
    let rest: Range<usize> = from + 1..page.len();
    let opens =
        |l: &Line| matches!(l.shape, Shape::Heading(_)) || l.zone != Zone::Main || look::look(l).barrier.is_some();
    rest.clone().find(|&i| page.get(i).is_some_and(opens)).unwrap_or(page.len())
}
