//! What each fuzz target does with its bytes, and what must hold afterwards.
//!
//! The targets in `fuzz_targets/` run it under libFuzzer, `tests/fuzz.rs` on mutations of the seeds.
#![allow(dead_code, reason = "each target uses one of the functions")]

use dateline::document::Document;
use dateline::export::dot::{DotOptions, dot as print_dot};
use dateline::extract::extract;
use dateline::graph::KnowledgeGraph;
use dateline::source::{InputKind, ReadOptions, Report, read_bytes};
use dateline::time::edtf::Edtf;

/// A web page.
pub fn html(data: &[u8]) {
    read(InputKind::Html, data);
}

/// A text dump, and whatever the kind is told to be.
pub fn dump(data: &[u8]) {
    read(InputKind::Text, data);
    read(InputKind::Plain, data);
    read(InputKind::Auto, data);
}

/// JSON Lines.
pub fn jsonl(data: &[u8]) {
    read(InputKind::Jsonl, data);
}

/// Tokenised sentences.
pub fn tokens(data: &[u8]) {
    read(InputKind::Tokens, data);
}

/// An EDTF value: what is read prints as something that reads back as the same value, and has days or
/// none.
pub fn edtf(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let Ok(value) = text.parse::<Edtf>() else { return };
    let printed = value.to_string();
    assert_eq!(printed.parse::<Edtf>().ok().as_ref(), Some(&value), "{text:?} prints as {printed:?}");
    let _ = value.days();
}

/// A title and a name in a sentence: `graph.dot` is read by a Graphviz parser whatever they are.
pub fn dot(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let line = serde_json::json!({
        "text": format!("{text} attacked Germany on 2 March 2012 in Berlin, said {text}."),
        "title": text,
        "date": "2012-03-04",
    });
    let options = ReadOptions { kind: InputKind::Jsonl, date: None };
    let records = read_bytes("input", line.to_string().as_bytes(), &options);
    let graph = KnowledgeGraph::fold(records.into_iter().flatten().map(|document| extract(&document)));
    for documents in [false, true] {
        let printed = print_dot(&graph, DotOptions { documents });
        let parsed = graphviz_rust::parse(&printed);
        assert!(parsed.is_ok(), "{parsed:?} in {printed}");
    }
}

/// Reads the bytes; blocks lie inside the text, in order of the text and apart.
fn read(kind: InputKind, data: &[u8]) {
    for document in read_bytes("input", data, &ReadOptions { kind, date: None }).into_iter().flatten() {
        check(&document);
    }
}

fn check(document: &Document) {
    let length = document.text.chars().count();
    let mut spans: Vec<(usize, usize)> = document.blocks.iter().map(|b| (b.start, b.end)).collect();
    spans.sort_unstable();
    assert!(spans.iter().all(|(start, end)| start <= end && *end <= length), "{spans:?} in {length} characters");
    assert!(spans.windows(2).all(|w| matches!(w, [a, b] if a.1 <= b.0)), "{spans:?} overlap");
    assert!(serde_json::to_string(&Report::from(document)).is_ok());
}
