//! Text dumps of pages: what "save as text" or copy and paste gives, with menus, captions and footers.
//!
//! The article is told from the rest by what such pages have in common: it is the stretch of lines where running text
//! outweighs the short lines; within it, short lines are headings, captions or furniture by their place and look.

mod head;
mod house;
pub(super) mod look;
mod part;
mod split;
mod stretch;

use crate::document::{BlockKind, Document};
use crate::error::{Error, Result};
use crate::source::assemble::{self, Draft, Part};
use crate::source::line::{self, Line};
use crate::source::{Known, author, date, decode, language};
use look::Look;
pub(super) use part::Kept;

/// Reads a dump.
pub(super) fn read(source: &str, text: &str, known: &Known) -> Result<Document> {
    let text = decode::without_controls(text);
    let lines = split::lines(&text);
    let looks: Vec<Look> = lines.iter().map(look::look).collect();
    let no_article =
        || Error::NoArticle { input: source.to_owned(), hint: "no running text; for bare text use --input plain" };
    let body = stretch::find(&lines, &looks).ok_or_else(no_article)?;
    let parts = part::parts(&lines, &looks, body.clone());
    let first = parts.iter().find(|p| p.kind == BlockKind::Paragraph).map(|p| p.line).ok_or_else(no_article)?;
    let last = parts.iter().rev().find(|p| p.kind == BlockKind::Paragraph).map_or(first, |p| p.line);
    let title = head::title(&lines, &looks, first);

    let layout = date::Layout {
        title: title.as_ref().and_then(|t| t.line),
        body: first..last + 1,
        month: None,
        order: date::Order::DayFirst,
    };
    let authors = head::authors(&lines, &looks, layout.title, first);
    let publisher = house::publisher(&lines, &looks, title.as_ref(), &layout.body);
    let title_key = title.as_ref().map(|t| line::key(&t.text));
    let parts: Vec<Part> = part::head_captions(&lines, &looks, title.as_ref().and_then(|t| t.line), first)
        .into_iter()
        .chain(parts)
        .map(|p| Part { kind: p.kind, text: p.text })
        .filter(|p| Some(line::key(&p.text)) != title_key)
        .collect();
    let sample: String = parts.iter().map(|p| p.text.as_str()).collect::<Vec<_>>().join(" ");
    Ok(assemble::document(
        source,
        Draft {
            title: known.title.clone().or(title.map(|t| t.text)),
            publisher,
            authors: author::distinct(authors),
            published: known.date.or_else(|| date::best(&lines, &layout).map(|c| c.date)),
            language: language::detect(&sample),
            parts,
        },
    ))
}

/// The lines of an article among the lines of any page.
pub(super) fn article(lines: &[Line]) -> Vec<Kept> {
    let looks: Vec<Look> = lines.iter().map(look::look).collect();
    stretch::find(lines, &looks).map(|body| part::parts(lines, &looks, body)).unwrap_or_default()
}

/// Whether a text is an article and nothing else: next to no short lines, no furniture.
pub(super) fn is_clean(text: &str) -> bool {
    let lines = split::lines(text);
    let looks: Vec<Look> = lines.iter().map(look::look).collect();
    let running = looks.iter().filter(|l| look::weight(l) > 0).count();
    let furniture = looks.iter().filter(|l| l.furniture || l.date || l.byline).count();
    let short = looks.len() - running;
    running > 0 && furniture == 0 && short <= 1 + running / 6
}

/// Whether the paragraphs of the dump are parted by blank lines.
fn gapped(lines: &[Line], looks: &[Look]) -> bool {
    let pairs = || {
        lines.windows(2).zip(looks.windows(2)).filter_map(|(l, k)| match (l, k) {
            ([_, next], [a, b]) if look::weight(a) > 8 && look::weight(b) > 8 => Some(next.gap),
            _ => None,
        })
    };
    let (all, parted) = (pairs().count(), pairs().filter(|&gap| gap).count());
    all > 0 && parted * 10 >= all * 8
}
