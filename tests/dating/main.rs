//! When events happen: which time expression dates which event, and what is dated without one.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

mod bound;
mod confidence;
mod floor;
mod order;
mod passage;

#[path = "../note/mod.rs"]
mod note;

use dateline::record::{Date, Record};
use note::record;

/// The date of the event that a word of the text names.
#[track_caller]
fn date(text: &str, trigger: &str) -> Date {
    let record = record(text);
    let named = |e: &&dateline::record::Event| e.evidence.iter().any(|v| word(&record, v.trigger) == trigger);
    match record.events.iter().find(named) {
        Some(event) => event.date.clone(),
        None => panic!("no event {trigger:?} in {text:?}: {:#?}", record.events),
    }
}

fn word(record: &Record, (start, end): (usize, usize)) -> String {
    record.document.text.chars().skip(start).take(end - start).collect()
}

/// Checks the EDTF value of the dates of events; `XXXX` is no date.
#[track_caller]
fn dated(text: &str, expected: &[(&str, &str)]) {
    for (trigger, value) in expected {
        assert_eq!(date(text, trigger).value, *value, "{trigger} in {text:?}");
    }
}
