//! Finds the time expressions of plain text files and writes one JSON record a file.
//!
//!     cargo run --release --example time -- FILE.txt...
//!
//! A sidecar `FILE.json` with the key `dct` gives the document creation time. Offsets are Unicode scalar values.

use std::error::Error;
use std::io::Write;
use std::path::Path;

use chrono::NaiveDate;
use dateline::document::{Block, BlockKind, Document};

fn main() -> Result<(), Box<dyn Error>> {
    let mut out = std::io::stdout().lock();
    for path in std::env::args().skip(1) {
        let path = Path::new(&path);
        let text = std::fs::read_to_string(path)?;
        let dct = std::fs::read_to_string(path.with_extension("json"))
            .ok()
            .and_then(|json| serde_json::from_str::<serde_json::Value>(&json).ok())
            .and_then(|json| json.get("dct")?.as_str()?.get(..10)?.parse::<NaiveDate>().ok());
        let document = Document {
            id: String::new(),
            source: path.display().to_string(),
            name: String::new(),
            title: None,
            publisher: None,
            authors: Vec::new(),
            published: dct,
            language: None,
            blocks: blocks(&text),
            text,
        };
        let sentences = dateline::text::analyse(&document);
        let times = dateline::time::find(&sentences, dct);
        let name = path.file_stem().map(|n| n.to_string_lossy().into_owned());
        writeln!(out, "{}", serde_json::json!({ "file": name, "timexes": times }))?;
    }
    Ok(())
}

/// The paragraphs of a text: its parts between blank lines.
fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let (mut at, mut start, mut end) = (0, 0, 0);
    for line in text.split_inclusive('\n') {
        let length = line.chars().count();
        if line.trim().is_empty() {
            blocks.push(Block { kind: BlockKind::Paragraph, start, end, tokenised: false });
            start = at + length;
        }
        at += length;
        end = at;
    }
    blocks.push(Block { kind: BlockKind::Paragraph, start, end, tokenised: false });
    blocks.retain(|b| b.start < b.end);
    blocks
}
