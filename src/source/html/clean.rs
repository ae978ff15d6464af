//! Writes a page again with nothing in it but what the search for the main text needs.

use ego_tree::iter::Edge;
use scraper::node::Element;
use scraper::{Html, Node};

/// Elements left out with all they hold.
const DROPPED: [&str; 22] = [
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "video", "audio", "canvas",
    "link", "meta", "base", "input", "select", "textarea", "button", "datalist", "map", "param",
];
/// Attributes that speak about an element's function.
const KEPT: [&str; 10] =
    ["class", "id", "role", "itemprop", "rel", "href", "hidden", "aria-hidden", "aria-modal", "style"];
const VOID: [&str; 6] = ["br", "hr", "img", "col", "wbr", "area"];
/// Longest attribute value that is kept, in bytes.
const VALUE: usize = 300;

/// Longest run of nothing but white space that is kept, in bytes.
const BLANK: usize = 200;

/// Elements, and bytes of text times their depth, up to which a search for the main text is affordable: it does work
/// for each pair of neighbours and reads the text of an element for each of its ancestors.
const MAX_ELEMENTS: usize = 20_000;
const MAX_TEXT: usize = 50_000_000;

/// Whether the search for the main text of the page takes reasonable time.
pub(super) fn is_affordable(html: &Html) -> bool {
    let (mut elements, mut text, mut depth) = (0_usize, 0_usize, 0_usize);
    for edge in html.tree.root().traverse() {
        match edge {
            Edge::Open(node) => {
                depth += 1;
                match node.value() {
                    Node::Element(_) => elements += 1,
                    Node::Text(t) => text = text.saturating_add(t.len().saturating_mul(depth)),
                    _ => {}
                }
            }
            Edge::Close(_) => depth = depth.saturating_sub(1),
        }
        if elements > MAX_ELEMENTS || text > MAX_TEXT {
            return false;
        }
    }
    true
}

/// The page as HTML without scripts, embedded objects, forms' fields, comments and all attributes but a few.
pub(super) fn clean(html: &Html) -> String {
    let mut out = String::new();
    let mut dropped = 0_usize;
    for edge in html.tree.root().traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                // Much white space costs the search as much as text does.
                Node::Text(text) if dropped == 0 && text.len() > BLANK && text.trim().is_empty() => out.push(' '),
                Node::Element(e) if dropped > 0 || is_dropped(e) => dropped += 1,
                Node::Element(e) => open(e, &mut out),
                Node::Text(text) if dropped == 0 => escape(text, &mut out),
                _ => {}
            },
            Edge::Close(node) => {
                if let Node::Element(e) = node.value() {
                    if dropped > 0 {
                        dropped -= 1;
                    } else if !VOID.contains(&e.name()) {
                        out.push_str("</");
                        out.push_str(e.name());
                        out.push('>');
                    }
                }
            }
        }
    }
    out
}

fn is_dropped(element: &Element) -> bool {
    DROPPED.contains(&element.name()) || !element.name().bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

fn open(element: &Element, out: &mut String) {
    out.push('<');
    out.push_str(element.name());
    if element.name() == "img" {
        // Pictures count by their presence.
        out.push_str(" src=\"picture.jpg\"");
    }
    for name in KEPT {
        if let Some(value) = element.attr(name).filter(|v| v.len() <= VALUE) {
            out.push(' ');
            out.push_str(name);
            out.push_str("=\"");
            escape(value, out);
            out.push('"');
        }
    }
    out.push('>');
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{a0}' => out.push(' '),
            c if c.is_control() && !c.is_whitespace() => {}
            c => out.push(c),
        }
    }
}
