//! Texts as short articles.

use chrono::NaiveDate;
use dateline::record::Record;
use dateline::source::{InputKind, ReadOptions, read_bytes};

/// The record of a text published on Tuesday, 15 June 2010.
pub fn record(text: &str) -> Record {
    let options = ReadOptions { kind: InputKind::Plain, date: NaiveDate::from_ymd_opt(2010, 6, 15) };
    let document = read_bytes("note", text.as_bytes(), &options).pop().expect("one document").expect("a text");
    dateline::extract::extract(&document)
}
