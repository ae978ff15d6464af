//! Where a page shows its publisher: logos, links to the front page, title, copyright, feeds, lesser fields.

use ego_tree::NodeRef;
use scraper::node::Element;
use scraper::{Html, Node};

use super::facts::Facts;
use super::tree::{Outline, tokens};
use crate::source::line::{Shape, collapse, key};
use crate::source::site::{self, Clues, Place};
use crate::source::title;

/// Fields of programs and libraries that name the site or its owner.
const FIELDS: [&str; 8] = [
    "application-name",
    "apple-mobile-web-app-title",
    "al:ios:app_name",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "source",
    "cre",
];
/// Words of classes and ids that mark the head of a site.
const MARKS: [&str; 8] = ["logo", "masthead", "branding", "brand", "nameplate", "banner", "sitename", "sitetitle"];
/// Words in the addresses of pictures that show the name of the site.
const PICTURES: [&str; 3] = ["logo", "masthead", "nameplate"];
/// Longest text of an element that is taken for a name, in bytes.
const TEXT: usize = 200;
/// Nodes that are looked at inside an element.
const INNER: usize = 40;
/// Longest title of a page that is the site's name alone, in words.
const WHOLE_WORDS: usize = 5;
/// Longest line about the page, in words.
const LINE_WORDS: usize = 30;

/// The publisher that the page shows to its readers.
pub(super) fn publisher(html: &Html, facts: &Facts, outline: &Outline) -> Option<String> {
    let mut clues = Clues::default();
    for host in facts.addresses.iter().filter_map(|a| site::host(a)).take(2) {
        clues.note_host(host);
    }
    for field in FIELDS.iter().flat_map(|name| facts.all(name)) {
        clues.note(Place::Field, field);
    }
    if let Some(name) = &facts.linked.site {
        clues.note(Place::Field, name);
    }
    for note in ["copyright", "dc.rights", "dcterms.rights", "dcterms.rightsholder", "rights"] {
        for value in facts.all(note) {
            clues.note(Place::Copyright, &site::copyright(value).unwrap_or_else(|| value.to_owned()));
        }
    }
    titles(facts, &mut clues);
    elements(html, facts, &mut clues);
    lines(outline, &mut clues);
    clues.best()
}

/// The parts of the title that are not the headline.
fn titles(facts: &Facts, clues: &mut Clues) {
    for page in [facts.title.as_deref(), facts.meta(&["og:title"])].into_iter().flatten() {
        clues.note_line(page);
        let parts = title::parts(page);
        let words = |p: &str| p.split(' ').count();
        let longest = parts.iter().map(|(p, _)| words(p)).max().unwrap_or(0);
        // What a longer heading holds belongs to the headline.
        let inside =
            |part: &str| facts.headlines.iter().map(|h| key(h)).any(|h| h != key(part) && h.contains(&key(part)));
        let known = parts.iter().any(|(p, _)| facts.headlines.iter().any(|h| key(h) == key(p)) && words(p) == longest);
        let other =
            facts.headlines.iter().map(String::as_str).chain(facts.meta(&["og:title"])).any(|h| key(h) != key(page));
        if let [(whole, _)] = parts.as_slice()
            && other
            && !inside(whole)
            && words(whole) <= WHOLE_WORDS
        {
            // A page that is called like its site, the headline standing elsewhere.
            clues.note(Place::Dash, whole);
        }
        let ends = [parts.first(), parts.last()];
        for (part, strong) in ends.into_iter().flatten().filter(|(p, _)| words(p) < longest && !inside(p)) {
            clues.note(if *strong || known { Place::Title } else { Place::Dash }, part);
        }
    }
}

/// Logos, links to the front page and feeds.
fn elements(html: &Html, facts: &Facts, clues: &mut Clues) {
    let host = facts.addresses.iter().find_map(|a| site::host(a));
    let mut headed = false;
    for node in html.tree.root().descendants() {
        let Node::Element(element) = node.value() else { continue };
        match element.name() {
            "h1" => headed = true,
            "link" if is(element, "rel", &["alternate", "search"]) => {
                if let Some(feed) = element.attr("title").filter(|_| is_feed(element))
                    && let Some((name, _)) = title::parts(&collapse(feed)).first()
                {
                    clues.note(Place::Feed, name);
                }
                continue;
            }
            "a" if is_home(element, host.as_deref(), headed) => {
                labels(node).iter().for_each(|label| clues.note(Place::Home, label));
                continue;
            }
            "body" | "html" | "main" | "article" | "p" | "li" | "td" => continue,
            _ => {}
        }
        let marked = |e: &Element| {
            let words = tokens(e);
            let site = words.windows(2).any(|w| matches!(w, [a, b] if a == "site" && (b == "title" || b == "name")));
            site || words.iter().any(|w| MARKS.contains(&w.as_str()))
        };
        let logo = || {
            let source = element.attr("src").unwrap_or("").to_ascii_lowercase();
            PICTURES.iter().any(|word| source.contains(word))
        };
        if marked(element) || element.name() == "img" && logo() {
            labels(node).iter().for_each(|label| clues.note(Place::Logo, label));
        }
    }
}

fn is(element: &Element, attribute: &str, values: &[&str]) -> bool {
    element.attr(attribute).is_some_and(|v| v.split_ascii_whitespace().any(|w| values.contains(&w)))
}

fn is_feed(element: &Element) -> bool {
    let kind = element.attr("type").unwrap_or("");
    kind.contains("rss") || kind.contains("atom") || kind.contains("opensearch")
}

/// Whether a link leads to the front page: by `rel=home`, by an address without a path. Of pages whose own address is
/// not known, an absolute address counts above the headline only, where few pages link to others.
fn is_home(element: &Element, host: Option<&str>, headed: bool) -> bool {
    if is(element, "rel", &["home"]) {
        return true;
    }
    let Some(href) = element.attr("href").map(str::trim) else { return false };
    let path = match site::host(href) {
        Some(other) if host.map_or(headed, |h| h != other) => return false,
        Some(_) => href.splitn(4, '/').nth(3).unwrap_or(""),
        None if href.starts_with("//") => return false,
        None => href.strip_prefix('/').or_else(|| href.strip_prefix("./")).unwrap_or(href),
    };
    let front = ["index", "default", "home", "front"];
    let page = path.split_once('.').is_some_and(|(stem, suffix)| front.contains(&stem) && suffix.len() <= 5);
    let bare = path.is_empty() && !href.is_empty() && !href.starts_with('#');
    bare || page
}

/// What an element shows: its text, its label, and the descriptions of the pictures in it.
fn labels(node: NodeRef<'_, Node>) -> Vec<String> {
    let mut out = Vec::new();
    let mut text = String::new();
    for inner in node.descendants().take(INNER) {
        match inner.value() {
            Node::Text(t) if text.len() <= TEXT => text.push_str(t),
            Node::Element(e) => {
                let names: &[&str] = match e.name() {
                    "img" => &["alt", "title"],
                    "a" => &["aria-label", "title"],
                    _ => &["aria-label"],
                };
                out.extend(names.iter().filter_map(|n| e.attr(n)).map(collapse));
                text.push(' ');
            }
            _ => {}
        }
    }
    let text = collapse(&text);
    if text.len() <= TEXT {
        out.push(text);
    }
    out.retain(|label| !label.is_empty() && label.len() <= TEXT);
    out
}

/// Copyright notes, bylines, and the lines about the article.
fn lines(outline: &Outline, clues: &mut Clues) {
    for line in outline.lines.iter().filter(|l| l.words() <= LINE_WORDS * 2) {
        if line.words() <= LINE_WORDS {
            clues.note_line(&line.text);
        }
        if line.shape != Shape::Caption {
            for row in line.text.split('\n') {
                if let Some(holder) = site::copyright(row) {
                    clues.note(Place::Copyright, &holder);
                }
            }
        }
    }
    for byline in outline.bylines.iter().take(4) {
        if let Some(house) = site::affiliation(&byline.text) {
            clues.note(Place::Byline, &house);
        }
    }
}
