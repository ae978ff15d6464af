//! Who publishes a dump: the lines above the headline and below the article.

use std::ops::Range;

use super::head::Title;
use super::look::Look;
use crate::source::line::Line;
use crate::source::site::{self, Clues, Place};
use crate::source::title;

/// Lines above the headline and below the article that are looked at.
const ABOVE: usize = 60;
const BELOW: usize = 200;
/// Longest name in a line of its own, in words.
const WORDS: usize = 6;

/// The publisher that the lines about the article name, else the agency in its dateline.
pub(super) fn publisher(lines: &[Line], looks: &[Look], title: Option<&Title>, body: &Range<usize>) -> Option<String> {
    let mut clues = Clues::default();
    let headline = title.and_then(|t| t.line);
    let head = headline.unwrap_or(body.start).min(body.start);
    let key = title.map(|t| crate::source::line::key(&t.text)).unwrap_or_default();
    for at in (0..body.start.min(ABOVE)).filter(|&at| headline != Some(at) || at == 0) {
        let (Some(line), Some(look)) = (lines.get(at), looks.get(at)) else { break };
        clues.note_line(&line.text);
        let parts = title::parts(&line.text);
        // A line that holds the headline and more is the page's own title.
        let titled = !key.is_empty() && parts.len() > 1 && line.key().contains(&key);
        for (part, _) in &parts {
            if titled && !key.contains(&crate::source::line::key(part)) {
                clues.note(Place::Title, part);
            } else if at < head && !look.date && !look.byline && part.split(' ').count() <= WORDS {
                clues.note(if at == 0 { Place::Top } else { Place::Above }, part);
            }
        }
        if look.byline
            && let Some(house) = site::affiliation(&line.text)
        {
            clues.note(Place::Byline, &house);
        }
    }
    let below = lines.get(body.end..).unwrap_or_default();
    let below = below.iter().take(BELOW).chain(below.iter().skip(BELOW).rev().take(BELOW));
    for line in below {
        clues.note_line(&line.text);
        note_copyright(line, &mut clues);
    }
    lines.iter().take(head).for_each(|line| note_copyright(line, &mut clues));
    let opening = || lines.get(body.start).and_then(|l| site::agency(&l.text));
    clues.best().or_else(opening)
}

fn note_copyright(line: &Line, clues: &mut Clues) {
    if let Some(holder) = site::copyright(&line.text) {
        clues.note(Place::Copyright, &holder);
    }
}
