//! Web pages: metadata, publication date, main text and captions.

mod boxes;
mod clean;
mod facts;
mod guard;
mod jsonld;
mod main_text;
mod masthead;
mod meta;
mod published;
mod tree;

use std::collections::BTreeMap;

use scraper::Html;

use crate::document::{BlockKind, Document};
use crate::error::{Error, Result};
use crate::source::assemble::{self, Draft};
use crate::source::date::{self, Layout, Order};
use crate::source::line::{Line, Shape, Zone, key};
use crate::source::{Known, decode, language};
use tree::Outline;

/// Reads a page.
pub(super) fn read(source: &str, page: &str, known: &Known) -> Result<Document> {
    let page = guard::flatten(page);
    let html = Html::parse_document(&decode::without_controls(&page));
    let facts = facts::read(&html);
    let mut outline = tree::outline(&html);
    let publisher = meta::publisher(&facts).or_else(|| masthead::publisher(&html, &facts, &outline));
    let title = known.title.clone().or_else(|| meta::headline(&facts, &outline, publisher.as_deref()));
    let article = main_text::find(&html, &outline.lines, title.as_deref());
    let paragraphs = article.parts.iter().filter(|p| p.kind == BlockKind::Paragraph);
    let sample: String = paragraphs.map(|p| p.text.as_str()).collect::<Vec<_>>().join(" ");
    if !sample.chars().any(char::is_alphabetic) {
        return Err(Error::NoArticle {
            input: source.to_owned(),
            hint: "the page shows no running text; it may be made by script, so save it from a browser",
        });
    }
    own_zone(&mut outline, &article.body);
    let at = title.as_deref().and_then(|t| title_line(&outline.lines, t, article.body.start));
    let named = meta::language(&facts);
    let layout = Layout {
        title: at,
        body: article.body.clone(),
        month: facts.addresses.iter().map(String::as_str).chain([source]).find_map(date::url_month),
        order: order(named.as_deref(), &facts.addresses),
    };
    let published = known.date.or_else(|| published::day(&facts, &outline, &layout, source));
    let authors = meta::authors(&facts, &outline, at, publisher.as_deref());
    let language = named.or_else(|| language::detect(&sample));
    Ok(assemble::document(source, Draft { title, publisher, authors, published, language, parts: article.parts }))
}

/// Makes the zone that the article stands in the main zone: names of classes are not always true.
fn own_zone(outline: &mut Outline, body: &std::ops::Range<usize>) {
    let mut counts: BTreeMap<u8, (usize, Zone)> = BTreeMap::new();
    for line in outline.lines.get(body.clone()).unwrap_or_default() {
        counts.entry(line.zone as u8).or_insert((0, line.zone)).0 += line.words();
    }
    let Some((_, zone)) = counts.values().max_by_key(|(words, _)| *words).copied() else { return };
    for line in outline.lines.iter_mut().filter(|l| l.zone == zone) {
        line.zone = Zone::Main;
    }
    for time in outline.times.iter_mut().filter(|t| t.zone == zone) {
        time.zone = Zone::Main;
    }
    for byline in outline.bylines.iter_mut().filter(|b| b.zone == zone) {
        byline.zone = Zone::Main;
    }
}

/// The line of the headline: a heading with its words, else any line; the last one before the article.
fn title_line(lines: &[Line], title: &str, body: usize) -> Option<usize> {
    let title = key(title);
    let same = |l: &Line| {
        let line = l.key();
        line == title || (line.len() * 3 >= title.len() * 2 && !line.is_empty() && title.contains(&line))
    };
    let before: Vec<usize> =
        lines.iter().enumerate().take(body.saturating_add(3)).filter(|(_, l)| same(l)).map(|(i, _)| i).collect();
    let heading = |i: &&usize| lines.get(**i).is_some_and(|l| matches!(l.shape, Shape::Heading(_)));
    before.iter().rev().find(heading).or(before.last()).copied().or_else(|| {
        // The headline on the page may be worded otherwise than in the metadata.
        let near = body.saturating_sub(25)..body;
        let first = |i: &usize| lines.get(*i).is_some_and(|l| matches!(l.shape, Shape::Heading(1)));
        near.rev().find(first)
    })
}

/// How the page writes `03/04/2007`: the month first in the United States and on pages that name no country.
fn order(language: Option<&str>, addresses: &[String]) -> Order {
    let host = addresses.iter().filter_map(|a| a.split("://").nth(1)).filter_map(|a| a.split('/').next()).next();
    let country =
        host.and_then(|h| h.rsplit('.').next()).filter(|t| t.len() == 2 && *t != "us" && *t != "tv" && *t != "io");
    match language {
        Some(tag) if tag.ends_with("-US") => Order::MonthFirst,
        Some(tag) if tag.starts_with("en-") => Order::DayFirst,
        Some("en") | None if country.is_none() => Order::MonthFirst,
        _ => Order::DayFirst,
    }
}
