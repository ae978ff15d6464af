//! Tells the kind of an input by its content.

use crate::source::{InputKind, dump, jsonl};

/// How far into a text its kind is looked for, in bytes.
const WINDOW: usize = 1 << 16;

/// The kind of a decoded input; never [`InputKind::Auto`].
pub(super) fn detect(text: &str) -> InputKind {
    let head = head(text, WINDOW);
    let start = head.trim_start();
    if start.starts_with('{') && jsonl::is_record(text.trim_start().lines().next().unwrap_or("")) {
        return InputKind::Jsonl;
    }
    if is_html(start) {
        return InputKind::Html;
    }
    if is_tokenised(head) {
        return InputKind::Tokens;
    }
    if dump::is_clean(head) { InputKind::Plain } else { InputKind::Text }
}

/// At most `limit` bytes of a text, cut between characters.
fn head(text: &str, limit: usize) -> &str {
    let mut end = limit.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or(text)
}

fn is_html(text: &str) -> bool {
    if !text.contains('<') {
        return false;
    }
    let lower = text.to_ascii_lowercase();
    if ["<!doctype html", "<html", "<head", "<body", "<title", "<?xml"].iter().any(|t| lower.contains(t)) {
        return true;
    }
    // A fragment: block elements that are closed.
    let tags = ["<p>", "<p ", "<div", "<span", "<article", "<table", "<h1", "<a href", "<br", "<script"];
    let count: usize = tags.iter().map(|t| lower.matches(t).count()).sum();
    lower.starts_with('<') && count >= 1 || count >= 4
}

/// One sentence a line whose full stops and commas stand apart from the words.
fn is_tokenised(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().filter(|l| !l.trim().is_empty()).take(200).collect();
    let apart =
        |l: &&&str| [" .", " ?", " !", " ''", " \""].iter().any(|end| l.trim_end().ends_with(end)) && !l.contains("  ");
    let ends = lines.iter().filter(apart).count();
    lines.len() >= 2 && ends * 10 >= (lines.len() - 1) * 6
}
