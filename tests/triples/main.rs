//! What sentences say as propositions: constructions, whole phrases, hostile texts, and the command that prints them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

#[path = "../command/run.rs"]
mod command;
mod constructions;
mod exact;
mod gold;
mod hostile;
mod output;
mod whole;

use dateline::event::proposition::{Form, Proposition, propositions, text};
use dateline::source::{InputKind, ReadOptions, read_bytes};
use dateline::text::{Sentence, analyse};

/// The sentences of a plain text.
fn sentences(plain: &str) -> Vec<Sentence> {
    let options = ReadOptions { kind: InputKind::Plain, date: None };
    let document = read_bytes("note", plain.as_bytes(), &options).pop().expect("one document").expect("a text");
    analyse(&document)
}

/// A proposition as `argument | relation | argument | ...`.
fn shown(sentence: &Sentence, p: &Proposition) -> String {
    let mut parts: Vec<String> = p.arguments.iter().map(|a| text(sentence, a)).collect();
    parts.insert(1, text(sentence, &p.relation));
    parts.join(" | ")
}

/// Everything that a plain text says in one form.
fn all(plain: &str, form: Form) -> Vec<String> {
    let each = |s: &Sentence| propositions(s, form).iter().map(|p| shown(s, p)).collect::<Vec<_>>();
    sentences(plain).iter().flat_map(each).collect()
}
