//! Entity timelines for reading.

use std::collections::BTreeMap;
use std::path::Path;

use crate::graph::ContradictionKind;
use crate::record::{Source, StanceKind};
use crate::timeline::entity::{EntityEvent, EntityTimeline};

/// The timeline as text: a head, then a line for each event with its date and, behind it, the documents that tell it. Long
/// stretches without an event stand between, undated events at the end.
#[must_use]
pub fn entity_text(timeline: &EntityTimeline, documents: &[Source]) -> String {
    let documents: BTreeMap<&str, &Source> = documents.iter().map(|d| (d.id.as_str(), d)).collect();
    let mut out = head(timeline);
    let mut gaps = timeline.gaps.iter().peekable();
    let mut unordered = false;
    for entry in &timeline.events {
        if let Some(start) = entry.event.date.start.filter(|_| entry.order > 0) {
            while let Some(gap) = gaps.next_if(|gap| gap.to < start) {
                out.push_str(&format!("            … nothing from {} to {} ({} days)\n", gap.from, gap.to, gap.days));
            }
        }
        if entry.order == 0 && !unordered {
            unordered = true;
            out.push_str("without a place in the order:\n");
        }
        out.push_str(&line(entry, &documents));
    }
    let label = |id: &str| {
        timeline.events.iter().find(|e| e.event.id == id).map_or_else(String::new, |e| shown(&e.event.label))
    };
    for clash in &timeline.contradictions {
        out.push_str(&format!(
            "contradiction: told to come first: \"{}\"; but dated later than \"{}\"\n",
            label(&clash.earlier),
            label(&clash.later)
        ));
    }
    out
}

fn head(timeline: &EntityTimeline) -> String {
    let names: Vec<String> = timeline.actors.iter().map(|a| shown(&a.name)).collect();
    let who = if names.is_empty() { "no document names it".to_owned() } else { names.join("; ") };
    let count = timeline.events.len();
    let plural = if count == 1 { "" } else { "s" };
    format!("{}: {count} event{plural} ({who})\n", shown(&timeline.entity))
}

fn line(entry: &EntityEvent, documents: &BTreeMap<&str, &Source>) -> String {
    let event = &entry.event;
    let stance = match event.stance.kind {
        StanceKind::Asserted => "",
        StanceKind::Reported => " [reported]",
        StanceKind::Accused => " [alleged]",
        StanceKind::Denied => " [denied]",
        StanceKind::Planned => " [planned]",
        StanceKind::Hypothetical => " [hypothetical]",
        StanceKind::Negated => " [did not happen]",
    };
    let mut told: Vec<String> = Vec::new();
    for evidence in &event.evidence {
        let source = documents.get(evidence.document.as_str()).map_or("", |d| d.source.as_str());
        let name = Path::new(source).file_name().map_or_else(|| shown(source), |n| shown(&n.to_string_lossy()));
        let place = format!("{name}:{}", evidence.sentence);
        if !told.contains(&place) {
            told.push(place);
        }
    }
    let others: Vec<&str> = event.dates.iter().filter(|d| d.excludes).map(|d| d.date.value.as_str()).collect();
    let others = if others.is_empty() { String::new() } else { format!(" [elsewhere dated {}]", others.join(", ")) };
    let denial = event.contradicts.iter().any(|c| c.kind == ContradictionKind::Denial);
    let denied = if denial { " [contradicted by another telling]" } else { "" };
    let date = if event.date.value == "XXXX" { "?" } else { &event.date.value };
    format!("{date:<11} {}{stance}{others}{denied}  ({})\n", shown(&event.label), told.join(", "))
}

/// Control characters could drive a terminal or break a line.
fn shown(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
