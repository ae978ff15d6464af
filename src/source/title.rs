//! Headlines: the name of the site taken off the title of a page.

use crate::source::date::{Order, dates};
use crate::source::line::{collapse, key};
use crate::source::site;

/// Signs that part a headline from the site, its section or both.
const STRONG: [&str; 8] = [" | ", " || ", " :: ", " » ", " « ", " · ", " • ", " › "];
const DASHES: [&str; 4] = [" - ", " – ", " — ", " -- "];

/// The headline in a page title such as `Talks resume - The Daily Example`.
///
/// `site` is the site's name where the page tells it.
pub(super) fn without_site(title: &str, site: Option<&str>) -> String {
    let title = collapse(title);
    let site = site.map(key).filter(|s| !s.is_empty());
    let is_site = |part: &str| {
        let part = key(part);
        site.as_ref().is_some_and(|s| !part.is_empty() && (part.contains(s.as_str()) || s.contains(part.as_str())))
    };
    let mut rest = title.as_str();
    if STRONG.iter().any(|s| rest.contains(s)) {
        // The headline is the part with the most words.
        let mut parts = vec![rest];
        for sign in STRONG {
            parts = parts.into_iter().flat_map(|p| p.split(sign)).collect();
        }
        let longest = parts
            .iter()
            .filter(|p| !is_site(p))
            .fold("", |best, p| if p.split_whitespace().count() > best.split_whitespace().count() { p } else { best });
        if !longest.trim().is_empty() {
            rest = longest;
        }
    }
    for sign in DASHES {
        if let Some((head, tail)) = rest.rsplit_once(sign)
            && (is_site(tail) || (site.is_none() && looks_like_site(head, tail)))
        {
            rest = head;
            break;
        }
        if let Some((head, tail)) = rest.split_once(sign)
            && is_site(head)
            && tail.split_whitespace().count() >= 3
        {
            rest = tail;
            break;
        }
    }
    rest.trim().to_owned()
}

/// The parts of a page title, each with whether a sign stands beside it that headlines themselves do not hold.
pub(super) fn parts(title: &str) -> Vec<(&str, bool)> {
    let mut parts = vec![title];
    for sign in STRONG {
        parts = parts.into_iter().flat_map(|p| p.split(sign)).collect();
    }
    let strong = parts.len() > 1;
    let mut out: Vec<(&str, bool)> = Vec::new();
    for part in parts {
        let mut pieces = vec![part];
        for sign in DASHES {
            pieces = pieces.into_iter().flat_map(|p| p.split(sign)).collect();
        }
        let whole = pieces.len() == 1;
        out.extend(pieces.into_iter().map(|p| (p.trim(), strong && whole)).filter(|(p, _)| !p.is_empty()));
    }
    out
}

/// Whether a title names a page of an archive, an issue or a section and not an article: without dates, numbers, the
/// site's name and the words of such pages nothing is left of it.
pub(super) fn is_index(title: &str, site: Option<&str>) -> bool {
    let dates = dates(title, Order::DayFirst);
    let mut rest = String::new();
    let mut from = 0;
    for date in &dates {
        rest.push_str(title.get(from..date.start).unwrap_or(""));
        rest.push(' ');
        from = date.end.max(from);
    }
    rest.push_str(title.get(from..).unwrap_or(""));
    let site: Vec<String> = site.map(key).unwrap_or_default().split(' ').map(str::to_owned).collect();
    let rest = key(&rest);
    rest.split(' ')
        .filter(|w| w.chars().any(char::is_alphabetic))
        .all(|w| site.iter().any(|s| s == w) || site::is_label(w))
}

/// A short capitalised tail behind a longer headline.
fn looks_like_site(head: &str, tail: &str) -> bool {
    let words = |s: &str| s.split_whitespace().count();
    let capitals = tail
        .split_whitespace()
        .filter(|w| w.chars().count() > 3)
        .all(|w| w.chars().find(|c| c.is_alphanumeric()).is_none_or(|c| c.is_uppercase() || c.is_numeric()));
    words(head) >= 3 && words(tail) <= 5 && words(tail) < words(head) && (capitals || tail.contains('.'))
}
