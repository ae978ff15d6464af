//! The article's own text: found by readability scoring, checked against the page's lines.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};

use dom_smoothie::{Config, Readability};
use scraper::Html;

use super::{boxes, clean, tree};
use crate::document::BlockKind;
use crate::source::assemble::Part;
use crate::source::dump::{self, look};
use crate::source::line::{Line, Shape, Zone, key};

/// The article on a page.
#[derive(Debug, Default)]
pub(super) struct Article {
    pub parts: Vec<Part>,
    /// Lines of the page from the first to one past the last of the article.
    pub body: Range<usize>,
}

/// Bytes of running text below which readability's answer is doubted.
const SMALL: usize = 600;

/// The article's parts among the lines of a page.
pub(super) fn find(html: &Html, page: &[Line], title: Option<&str>) -> Article {
    let title = title.map(key).unwrap_or_default();
    let content = if clean::is_affordable(html) { readable(clean::clean(html)) } else { None };
    let found = content.map(|c| boxes::rows(&tree::outline(&Html::parse_fragment(&c)).lines)).unwrap_or_default();
    let own: Vec<Line> = page.iter().filter(|l| matches!(l.zone, Zone::Main) && l.linked < 90).cloned().collect();
    let rough = dump::article(&own);
    let size =
        |lines: &[Line]| lines.iter().filter(|l| look::weight(&look::look(l)) > 0).map(|l| l.text.len()).sum::<usize>();
    let rough_lines: Vec<Line> = rough.iter().filter_map(|k| own.get(k.line).cloned()).collect();
    // Readability may settle on a teaser or a box; then the stretch of running text is the better answer.
    let mut lines = if size(&found) < SMALL && size(&found) * 3 < size(&rough_lines) { rough_lines } else { found };
    let mut places = places(&lines, page);
    let own = boxes::own(&lines, &places, page);
    keep(&mut lines, &own);
    keep(&mut places, &own);
    let body = span(&places, page.len());
    let mut parts: Vec<(usize, Part)> = Vec::new();
    let mut at = body.start;
    for (line, place) in lines.iter().zip(&places) {
        at = place.unwrap_or(at);
        parts.push((at, Part { kind: kind(line), text: line.text.replace('\n', " ") }));
    }
    captions(page, &body, &mut parts);
    below_headline(page, &body, &title, &mut parts);
    let mut parts: Vec<Part> = parts.into_iter().map(|(_, p)| p).collect();
    tidy(&mut parts, &lines, &title);
    Article { parts, body }
}

/// Readability's answer, as HTML.
///
/// The crate is not ours and works on what anybody wrote; a fault in it is an empty answer and not the end of the run.
fn readable(page: String) -> Option<String> {
    let config = Config { keep_classes: true, disable_json_ld: true, ..Config::default() };
    let run = AssertUnwindSafe(move || {
        let article = Readability::new(page, None, Some(config)).ok()?.parse().ok()?;
        Some(article.content.to_string())
    });
    catch_unwind(run).ok().flatten()
}

fn keep<T>(items: &mut Vec<T>, which: &[bool]) {
    let mut kept = which.iter();
    items.retain(|_| kept.next().copied().unwrap_or(true));
}

/// Longest caption, in words; what is longer has the article running on inside it.
const CAPTION_WORDS: usize = 80;

fn kind(line: &Line) -> BlockKind {
    match line.shape {
        Shape::Caption if line.words() <= CAPTION_WORDS => BlockKind::Caption,
        Shape::Heading(_) => BlockKind::Heading,
        Shape::Text | Shape::Item | Shape::Caption => BlockKind::Paragraph,
    }
}

/// Where each line of the article stands on the page: the next line of the page with the same words.
fn places(lines: &[Line], page: &[Line]) -> Vec<Option<usize>> {
    let mut index: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, line) in page.iter().enumerate() {
        for row in line.text.split('\n') {
            index.entry(key(row)).or_default().push(at);
        }
        if line.text.contains('\n') {
            index.entry(line.key()).or_default().push(at);
        }
    }
    let mut last = 0;
    lines
        .iter()
        .map(|line| {
            let all = index.get(&line.key())?;
            let place = all.get(all.partition_point(|&p| p < last)).copied()?;
            last = place;
            Some(place)
        })
        .collect()
}

/// From the first to one past the last place.
fn span(places: &[Option<usize>], length: usize) -> Range<usize> {
    let known = || places.iter().flatten().copied();
    match (known().min(), known().max()) {
        (Some(first), Some(last)) => first..last + 1,
        _ => length..length,
    }
}

/// Adds the captions that stand between the article's lines and that readability left out.
fn captions(page: &[Line], body: &Range<usize>, parts: &mut Vec<(usize, Part)>) {
    let mut known: BTreeSet<String> = parts.iter().map(|(_, p)| p.text.clone()).collect();
    let from = body.start.saturating_sub(8);
    let lines = page.iter().enumerate().take(body.end).skip(from);
    for (at, line) in
        lines.filter(|(_, l)| l.shape == Shape::Caption && l.linked < 80 && (3..=CAPTION_WORDS).contains(&l.words()))
    {
        let text = line.text.replace('\n', " ");
        if !known.insert(text.clone()) {
            continue;
        }
        let before = parts.partition_point(|(place, _)| *place < at);
        parts.insert(before, (at, Part { kind: BlockKind::Caption, text }));
    }
}

/// Words above the headline up to which they are taken for notes of the page, such as the contact of a press office.
const NOTES: usize = 60;

/// Takes out what stands above the headline, if the article follows below it.
fn below_headline(page: &[Line], body: &Range<usize>, title: &str, parts: &mut Vec<(usize, Part)>) {
    let headline = |l: &Line| matches!(l.shape, Shape::Heading(_)) && l.key() == title;
    let Some(at) = page.iter().take(body.end).rposition(headline) else { return };
    let words = |above: bool| {
        let side = parts.iter().filter(|(place, p)| (*place < at) == above && p.kind == BlockKind::Paragraph);
        side.map(|(_, p)| p.text.split(' ').count()).sum::<usize>()
    };
    if words(true) <= NOTES && words(false) >= 2 * words(true) {
        parts.retain(|(place, p)| *place >= at || p.kind == BlockKind::Caption);
    }
}

/// Takes out what is no text of the article: bylines and dates at its start, buttons, lists of links, the headline.
fn tidy(parts: &mut Vec<Part>, lines: &[Line], title: &str) {
    let linked: BTreeMap<&str, u8> = lines.iter().map(|l| (l.text.as_str(), l.linked)).collect();
    let mut running = false;
    let mut captions = BTreeSet::new();
    parts.retain(|part| {
        let line = Line { text: part.text.clone(), ..Line::default() };
        let look = look::look(&line);
        let same = line.key();
        if same.is_empty() || same == title {
            return false;
        }
        if part.kind == BlockKind::Caption {
            return !look.furniture && captions.insert(same);
        }
        let link = linked.get(part.text.as_str()).is_some_and(|&l| l >= 90);
        if look.furniture && look.words <= 12 && !look.closed || (look.date && look.words <= 7) {
            return false;
        }
        if !running && (look.byline || look.date && look.words <= 14) {
            return false;
        }
        running |= look::weight(&look) > 8;
        !(link && !look.closed && part.kind == BlockKind::Paragraph)
    });
    while parts.last().is_some_and(|p| p.kind == BlockKind::Heading) {
        parts.pop();
    }
}
