//! A first pass over the bytes of a page that keeps the parser's work linear.
//!
//! HTML parsers do work for each tag in proportion to the elements that are open, and to the square of the attributes
//! of one tag. Tags that nest deeper than any page has reason to are taken out, and so are surplus attributes; the
//! text between them stays.

use std::borrow::Cow;
use std::collections::BTreeMap;

/// Open elements; deeper tags are dropped.
pub(super) const MAX_DEPTH: usize = 512;
/// Attributes of one tag; further ones are dropped.
pub(super) const MAX_ATTRIBUTES: usize = 64;
/// Unclosed formatting elements, which a parser opens again in every block that follows.
const MAX_FORMATTING: usize = 8;
/// Tags of a page; further ones are dropped.
const MAX_TAGS: usize = 300_000;

/// Elements without content.
const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];
/// Elements that the next of their kind closes, so that they never nest by themselves.
const SELF_ENDING: [&str; 16] = [
    "p", "li", "dd", "dt", "tr", "td", "th", "tbody", "thead", "tfoot", "option", "colgroup", "html", "head", "body",
    "a",
];
/// Parts of tables: each closes what is open in the cell before.
const TABLE_PARTS: [&str; 6] = ["tr", "td", "th", "tbody", "thead", "tfoot"];
const FORMATTING: [&str; 13] =
    ["b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];
/// Elements whose content is no markup.
const RAW: [&str; 9] = ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "noscript"];

/// The page without the tags and attributes that go beyond the limits.
pub(super) fn flatten(page: &str) -> Cow<'_, str> {
    let mut pass = Pass { page, out: String::new(), copied: 0, state: State::default() };
    let mut at = 0;
    while let Some(open) = find(page, at, "<") {
        at = pass.markup(open);
    }
    if pass.copied == 0 {
        return Cow::Borrowed(page);
    }
    pass.out.push_str(page.get(pass.copied..).unwrap_or(""));
    Cow::Owned(pass.out)
}

struct Pass<'a> {
    page: &'a str,
    out: String,
    /// Up to where the page stands in `out`.
    copied: usize,
    state: State<'a>,
}

#[derive(Default)]
struct State<'a> {
    open: Vec<&'a str>,
    formatting: Vec<&'a str>,
    /// How many dropped start tags of a name wait for their end tags.
    dropped: BTreeMap<String, usize>,
    tags: usize,
    /// Open `svg` and `math` elements, where `/>` closes a tag.
    foreign: usize,
}

impl<'a> Pass<'a> {
    /// Handles what starts with `<` and gives the offset behind it.
    fn markup(&mut self, start: usize) -> usize {
        let page = self.page;
        let rest = page.get(start + 1..).unwrap_or("");
        let past = |offset: Option<usize>, length: usize| offset.map_or(page.len(), |o| o + length);
        if rest.starts_with("!--") {
            return past(find(page, start + 4, "-->"), 3);
        }
        if rest.starts_with(['!', '?']) {
            return past(find(page, start, ">"), 1);
        }
        let (end_tag, name_at) = if rest.starts_with('/') { (true, start + 2) } else { (false, start + 1) };
        let name = name(page, name_at);
        if name.is_empty() {
            return start + 1;
        }
        let tag = tag(page, name_at + name.len());
        if end_tag {
            if self.state.close(name) {
                self.drop(start, tag.end);
            }
            return tag.end;
        }
        if !self.state.open(name, tag.closed) {
            self.drop(start, tag.end);
            return tag.end;
        }
        if let Some(surplus) = tag.surplus {
            // A blank keeps the last attribute that stays apart from a closing slash.
            self.drop(surplus, tag.end.saturating_sub(1));
        }
        if let Some(raw) = RAW.iter().find(|r| r.eq_ignore_ascii_case(name)) {
            self.state.forget_last(name);
            return raw_end(page, tag.end, raw);
        }
        tag.end
    }

    fn drop(&mut self, start: usize, end: usize) {
        if start >= self.copied && start < end {
            self.out.push_str(self.page.get(self.copied..start).unwrap_or(""));
            if !self.out.ends_with(' ') {
                self.out.push(' ');
            }
            self.copied = end;
        }
    }
}

impl<'a> State<'a> {
    /// Notes a start tag; false where it is to be dropped.
    fn open(&mut self, name: &'a str, closed: bool) -> bool {
        self.tags += 1;
        if self.tags > MAX_TAGS {
            return self.refuse(name);
        }
        let is = |list: &[&str]| list.iter().any(|n| n.eq_ignore_ascii_case(name));
        if is(&VOID) || (closed && self.foreign > 0) {
            return true;
        }
        if is(&TABLE_PARTS) {
            let outer = |n: &&str| n.eq_ignore_ascii_case("table") || n.eq_ignore_ascii_case("template");
            if let Some(table) = self.open.iter().rposition(outer) {
                self.open.truncate(table + 1);
            }
        }
        if is(&SELF_ENDING) {
            return true;
        }
        if is(&FORMATTING) {
            if self.formatting.len() >= MAX_FORMATTING {
                return self.refuse(name);
            }
            self.formatting.push(name);
        }
        if self.open.len() >= MAX_DEPTH {
            return self.refuse(name);
        }
        if is(&["svg", "math"]) {
            self.foreign += 1;
        }
        self.open.push(name);
        true
    }

    fn refuse(&mut self, name: &str) -> bool {
        *self.dropped.entry(name.to_ascii_lowercase()).or_default() += 1;
        false
    }

    /// Notes an end tag; true where its start tag was dropped.
    fn close(&mut self, name: &str) -> bool {
        if !self.dropped.is_empty()
            && let Some(waiting) = self.dropped.get_mut(name.to_ascii_lowercase().as_str())
            && *waiting > 0
        {
            *waiting -= 1;
            return true;
        }
        if let Some(at) = self.formatting.iter().rposition(|n| n.eq_ignore_ascii_case(name)) {
            self.formatting.remove(at);
        }
        if let Some(at) = self.open.iter().rposition(|n| n.eq_ignore_ascii_case(name)) {
            self.open.truncate(at);
        }
        if name.eq_ignore_ascii_case("svg") || name.eq_ignore_ascii_case("math") {
            self.foreign = self.foreign.saturating_sub(1);
        }
        false
    }

    /// Takes back the start tag of an element whose end was skipped over.
    fn forget_last(&mut self, name: &str) {
        if self.open.last().is_some_and(|n| n.eq_ignore_ascii_case(name)) {
            self.open.pop();
        }
    }
}

/// The end of a tag, and from where on its attributes are too many.
struct Tag {
    end: usize,
    surplus: Option<usize>,
    /// Ends with `/>`.
    closed: bool,
}

fn find(page: &str, from: usize, what: &str) -> Option<usize> {
    page.get(from..)?.find(what).map(|at| from + at)
}

fn name(page: &str, at: usize) -> &str {
    let rest = page.get(at..).unwrap_or("");
    if !rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return "";
    }
    let end = rest.find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>')).unwrap_or(rest.len());
    rest.get(..end).unwrap_or("")
}

/// Reads the attributes of a tag from behind its name.
fn tag(page: &str, from: usize) -> Tag {
    let bytes = page.as_bytes();
    let byte = |i: usize| bytes.get(i).copied();
    let run = |from: usize, stop: fn(u8) -> bool| {
        bytes.get(from..).and_then(|b| b.iter().position(|&c| stop(c))).map_or(bytes.len(), |n| from + n)
    };
    let mut at = from;
    let mut count = 0;
    let mut surplus = None;
    let mut slash = false;
    while let Some(c) = byte(at) {
        match c {
            b'>' => return Tag { end: at + 1, surplus, closed: slash },
            b'/' => {
                slash = true;
                at += 1;
            }
            c if c.is_ascii_whitespace() => at += 1,
            _ => {
                slash = false;
                if count == MAX_ATTRIBUTES {
                    surplus = Some(at);
                }
                count += 1;
                at = run(at + 1, |c| c.is_ascii_whitespace() || matches!(c, b'/' | b'>' | b'='));
                let value = run(at, |c| !c.is_ascii_whitespace());
                if byte(value) != Some(b'=') {
                    continue;
                }
                at = run(value + 1, |c| !c.is_ascii_whitespace());
                at = match byte(at) {
                    Some(b'"') => run(at + 1, |c| c == b'"') + 1,
                    Some(b'\'') => run(at + 1, |c| c == b'\'') + 1,
                    _ => run(at, |c| c.is_ascii_whitespace() || c == b'>'),
                };
            }
        }
    }
    Tag { end: page.len(), surplus, closed: slash }
}

/// The offset of the end tag of an element that holds no markup.
fn raw_end(page: &str, from: usize, name: &str) -> usize {
    let mut at = from;
    while let Some(open) = find(page, at, "</") {
        let after = page.get(open + 2..).unwrap_or("");
        if after.get(..name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name)) {
            return open;
        }
        at = open + 2;
    }
    page.len()
}
