//! Who says that who says so: chains of sources, quotations, headlines and what they make of an event.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

mod chains;
mod floor;
mod headlines;
mod hostile;
mod output;
mod quotations;

#[path = "../note/mod.rs"]
mod note;

use dateline::record::{Event, Record, StanceKind};
use note::record;

/// The event that a word names.
#[track_caller]
fn event<'r>(record: &'r Record, trigger: &str) -> &'r Event {
    let event = record.events.iter().find(|e| e.trigger == trigger);
    event.unwrap_or_else(|| panic!("no event {trigger:?} in {:#?}", record.events))
}

/// Stance and sources of the event that a word names, the innermost source first, by name or by the words of the text.
#[track_caller]
fn told(text: &str, trigger: &str) -> (StanceKind, Vec<String>) {
    let record = record(text);
    let event = event(&record, trigger);
    let name = |a: usize| record.actors.get(a).expect("an actor of the record").name.clone();
    let sources = event.attribution.iter().map(|a| a.holder.map_or_else(|| a.words.clone(), name)).collect();
    (event.stance.kind, sources)
}

fn sources<const N: usize>(names: [&str; N]) -> Vec<String> {
    names.map(str::to_owned).to_vec()
}
