//! The time room through its face: what counts as a time expression, which value it gets, how the context decides.
//!
//! One file for each kind of expression that taggers get wrong; `rule_examples` reads the examples of the grammar.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod alternatives;
mod bare_durations;
mod clock;
mod day_order;
mod domains;
mod ellipsis;
mod event_anchored;
mod fiscal;
mod gold;
mod grain;
mod later_years;
mod non_times;
mod order;
mod origins;
mod rollover;
mod rule_examples;
mod sets;
mod vague;
mod values;
mod weekdays;
mod written;

use chrono::NaiveDate;
use dateline::document::Document;
use dateline::text::{Sentence, analyse};
use dateline::time::{Domain, Options, TimeExpression, find, find_with};

fn sentences(text: &str) -> Vec<Sentence> {
    analyse(&Document::plain(text))
}

fn dct() -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(2007, 7, 17)
}

/// Words and values, as if written on Tuesday, 17 July 2007.
fn values(text: &str) -> Vec<(String, String)> {
    find(&sentences(text), dct()).into_iter().map(|t| (t.text, t.value)).collect()
}

fn value(text: &str) -> String {
    values(text).into_iter().map(|(_, value)| value).collect::<Vec<_>>().join(" ")
}

fn one(text: &str) -> TimeExpression {
    let mut found = find(&sentences(text), dct());
    assert_eq!(found.len(), 1, "{text}: {found:?}");
    found.remove(0)
}

fn day(text: &str) -> Option<NaiveDate> {
    text.parse().ok()
}

/// What is found in a text of this domain, written on this day: `words = value`, with the modifier behind it.
fn read(text: &str, written: Option<&str>, domain: Domain) -> Vec<String> {
    let options = Options { dct: written.and_then(day), domain };
    let line = |t: TimeExpression| {
        let modifier = t.modifier.map(|m| format!(" {}", serde_json::json!(m).as_str().unwrap_or_default()));
        format!("{} = {}{}", t.text, t.value, modifier.unwrap_or_default())
    };
    find_with(&sentences(text), &options).into_iter().map(line).collect()
}

/// Checks news written on Tuesday, 17 July 2007.
#[track_caller]
fn news(text: &str, expected: &[&str]) {
    assert_eq!(read(text, Some("2007-07-17"), Domain::News), expected, "{text}");
}

/// Checks a tale of other times, written on 19 December 2009.
#[track_caller]
fn story(text: &str, expected: &[&str]) {
    assert_eq!(read(text, Some("2009-12-19"), Domain::Narrative), expected, "{text}");
}
