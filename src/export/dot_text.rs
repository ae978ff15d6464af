//! Text in the DOT language.
//!
//! In a quoted DOT string only the quote and the backslash are special. Graphviz then reads escapes (`\n`, `\N`) and
//! character references (`&amp;`) in labels, and copies the rest into SVG, where most control characters are illegal.

use graphviz_rust::dot_structures::Id;

/// Longest line of a label in characters, where words allow.
const LINE: usize = 28;
/// Longest label or tooltip in characters.
const LABEL: usize = 160;

/// A text of one line, for labels and tooltips.
pub(super) fn quoted(text: &str) -> Id {
    Id::Escaped(format!("\"{}\"", escaped(&shortened(text))))
}

/// A label of several parts, each beginning a new line and broken where it is too long. Empty parts are left out.
pub(super) fn quoted_lines(parts: &[&str]) -> Id {
    let lines: Vec<String> =
        parts.iter().flat_map(|part| broken(&shortened(part))).map(|line| escaped(&line)).collect();
    Id::Escaped(format!("\"{}\"", lines.join("\\n")))
}

/// A node's id. Different ids stay different: what is not a letter, digit or one of `-_.:/` is written as `%` and its
/// code point in hexadecimal digits, with `;` behind it.
pub(super) fn quoted_id(id: &str) -> Id {
    let mut text = String::with_capacity(id.len() + 2);
    text.push('"');
    for c in id.chars() {
        match c {
            c if c.is_alphanumeric() || "-_.:/".contains(c) => text.push(c),
            c => text.push_str(&format!("%{:x};", u32::from(c))),
        }
    }
    text.push('"');
    Id::Escaped(text)
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' => escaped.push_str("\\\""),
            '\\' => escaped.push_str("\\\\"),
            '&' => escaped.push_str("&amp;"),
            c => escaped.push(c),
        }
    }
    escaped
}

/// The text in one line, without what cannot be shown, cut at a word with an ellipsis where it is too long.
fn shortened(text: &str) -> String {
    let shown: String = text.chars().map(showable).collect();
    let line = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LABEL {
        return line;
    }
    let head: String = line.chars().take(LABEL).collect();
    let cut = head.rfind(' ').filter(|at| *at > head.len() / 2).unwrap_or(head.len());
    format!("{}…", head.get(..cut).unwrap_or(&head))
}

/// White space as a blank; control characters, changes of writing direction and what XML cannot hold as U+FFFD.
fn showable(c: char) -> char {
    match c {
        c if c.is_whitespace() => ' ',
        c if c.is_control() => '\u{fffd}',
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
        c => c,
    }
}

fn broken(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ').filter(|w| !w.is_empty()) {
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() < LINE => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
