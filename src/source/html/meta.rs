//! Headline, publisher, authors and language of a page.

use super::facts::Facts;
use super::tree::{Byline, Outline};
use crate::source::dump::look;
use crate::source::line::{Line, Shape, Zone, collapse, key};
use crate::source::{author, title};

/// The site or house that publishes the page, where a field that is made for readers of metadata names it.
pub(super) fn publisher(facts: &Facts) -> Option<String> {
    let named = facts.meta(&["og:site_name"]).map(str::to_owned);
    let linked = || facts.linked.publisher.clone();
    // A site that is named by its address alone may have a better name elsewhere.
    let address = |n: &String| n.contains("://") || n.starts_with('@');
    [named, linked()].into_iter().flatten().map(|n| collapse(&n)).find(|n| !n.is_empty() && !address(n))
}

/// The headline without the site's name.
pub(super) fn headline(facts: &Facts, outline: &Outline, publisher: Option<&str>) -> Option<String> {
    let site = publisher.or_else(|| facts.meta(&["og:site_name"]));
    let page = facts.title.as_deref().unwrap_or("");
    let clean = |t: &str| title::without_site(t, site);
    let candidates = [
        facts.meta(&["og:title"]).map(clean),
        facts.linked.headline.as_deref().map(clean),
        facts
            .meta(&["dc.title", "dcterms.title", "dc:title", "parsely-title", "sailthru.title", "title", "headline"])
            .map(clean),
        facts.meta(&["twitter:title"]).map(clean),
    ];
    let usable = |t: &String| !t.is_empty() && Some(key(t)) != site.map(key) && !title::is_index(t, site);
    let named = candidates.into_iter().flatten().find(usable);
    let from_page = Some(clean(page)).filter(usable);
    // The heading that readers see goes before the words for search engines and networks, if it shares most of them.
    let wordy = || facts.headlines.iter().filter(|h| h.split(' ').count() >= 3 && usable(h));
    let shares = |h: &&String| [&named, &from_page].into_iter().flatten().any(|t| overlap(h, t) >= 60);
    let heading = wordy().find(shares).cloned();
    // A title that stands nowhere on the page may be that of a section; the heading above the text goes before it.
    let shown = |t: &String| outline.lines.iter().any(|l| l.words() <= TITLE_WORDS && overlap(&l.text, t) >= 60);
    let unshown = from_page.as_ref().is_none_or(|t| !shown(t));
    let above = if unshown { above_text(outline).filter(usable) } else { None };
    let from_page = above.or(from_page);
    heading.or(named).or(from_page).or_else(|| wordy().next().cloned()).map(|t| clean(&t)).filter(usable)
}

/// Longest headline, in words.
const TITLE_WORDS: usize = 40;

/// The heading of three words or more below which, up to the next of its level, most running text stands.
fn above_text(outline: &Outline) -> Option<String> {
    let level = |l: &Line| match l.shape {
        Shape::Heading(level) if l.zone == Zone::Main => Some(usize::from(level)),
        _ => None,
    };
    // Words of running text below each line, and for each level where it ends: both from the last line up.
    let mut below = 0;
    let mut ended = [0; 7];
    let mut best: Option<(usize, &Line)> = None;
    for line in outline.lines.iter().rev() {
        let look = look::look(line);
        if let Some(level) = level(line) {
            let words = below - ended.get(level).copied().unwrap_or(0);
            if (3..=TITLE_WORDS).contains(&line.words()) && words > 0 && best.is_none_or(|(most, _)| words >= most) {
                best = Some((words, line));
            }
            ended.iter_mut().skip(level).for_each(|end| *end = below);
        } else if line.zone == Zone::Main && line.linked < 50 && look::weight(&look) > 8 {
            below += look.words;
        }
    }
    best.map(|(_, l)| collapse(&l.text))
}

/// Percent of the words of the shorter text that the other holds as well.
fn overlap(a: &str, b: &str) -> usize {
    let (a, b) = (key(a), key(b));
    let (a, b): (Vec<&str>, Vec<&str>) = (a.split(' ').collect(), b.split(' ').collect());
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    short.iter().filter(|w| long.contains(w)).count() * 100 / short.len().max(1)
}

/// The authors: from metadata where it names people, else from the byline nearest to the headline.
pub(super) fn authors(facts: &Facts, outline: &Outline, title: Option<usize>, publisher: Option<&str>) -> Vec<String> {
    let linked: Vec<String> = facts.linked.authors.iter().flat_map(|a| author::from_field(a)).collect();
    let fields = [
        "author",
        "article:author",
        "article:author_name",
        "dc.creator",
        "dcterms.creator",
        "dc:creator",
        "parsely-author",
        "sailthru.author",
        "byl",
        "cxenseparse:author",
        "creator",
        "citation_author",
        "twitter:data1",
    ];
    let meta = fields
        .iter()
        .filter(|name| {
            **name != "twitter:data1"
                || facts.meta(&["twitter:label1"]).is_some_and(|l| l.to_lowercase().contains("written"))
        })
        .map(|name| facts.all(name).flat_map(author::from_field).collect::<Vec<_>>())
        .find(|names| !names.is_empty())
        .unwrap_or_default();
    let site = publisher.map(key);
    let personal = |names: &[String]| names.iter().any(|n| Some(key(n)) != site && n.contains(' '));
    let printed = printed(outline, title);
    let sources = [linked, meta, printed];
    let best = sources.iter().find(|s| personal(s)).or_else(|| sources.iter().find(|s| !s.is_empty()));
    author::distinct(best.cloned().unwrap_or_default())
}

fn printed(outline: &Outline, title: Option<usize>) -> Vec<String> {
    let near = |b: &&Byline| b.zone == Zone::Main && title.is_none_or(|t| b.line.abs_diff(t) <= 25);
    for explicit in [true, false] {
        let names: Vec<String> = outline
            .bylines
            .iter()
            .filter(|b| b.explicit == explicit)
            .filter(near)
            .take(6)
            .flat_map(|b| author::from_byline(&b.text))
            .collect();
        if !names.is_empty() {
            return names;
        }
    }
    // A line that opens with "By" below the headline.
    let from = title.map_or(0, |t| t.saturating_sub(2));
    outline
        .lines
        .iter()
        .skip(from)
        .take(12)
        .flat_map(|l| l.text.split('\n'))
        .find(|row| {
            let lower = row.to_lowercase();
            row.split(' ').count() <= 20 && (lower.starts_with("by ") || lower.starts_with("by: "))
        })
        .map(author::from_byline)
        .unwrap_or_default()
}

/// The language the page names; a tag such as `en_US` is written as BCP 47 has it.
pub(super) fn language(facts: &Facts) -> Option<String> {
    let named = [
        facts.language.as_deref(),
        facts.linked.language.as_deref(),
        facts.meta(&["content-language", "language", "dc.language", "dcterms.language", "og:locale", "lang"]),
    ];
    named.into_iter().flatten().find_map(|tag| {
        let tag = tag.split([',', ';', ' ']).next()?.replace('_', "-");
        let mut parts = tag.split('-');
        let primary =
            parts.next().filter(|p| (2..=3).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphabetic()))?;
        let mut out = primary.to_ascii_lowercase();
        if let Some(region) = parts.next().filter(|p| p.len() == 2 && p.bytes().all(|b| b.is_ascii_alphabetic())) {
            out.push('-');
            out.push_str(&region.to_ascii_uppercase());
        }
        Some(out)
    })
}
