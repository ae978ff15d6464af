//! Timelines in the form of SemEval-2015 task 4 (Minard et al. 2015, TimeLine: Cross-Document Event Ordering).
//!
//! First the entity, then a line for each event: order, date and mentions, parted by tabs. A mention is
//! `docid-sentence-trigger` with the words of the trigger joined by `_`; the document's id is its file name without suffix.
//!
//! Headlines are left out: they tell what the article tells.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use chrono::Datelike;

use crate::record::{Date, Evidence, Source};
use crate::timeline::entity::EntityTimeline;

/// The date of what has none.
const UNKNOWN: &str = "XXXX-XX-XX";

/// The timeline as a text. `documents` are those of the timeline that it was taken from.
#[must_use]
pub fn semeval(timeline: &EntityTimeline, documents: &[Source]) -> String {
    let documents: BTreeMap<&str, &Source> = documents.iter().map(|d| (d.id.as_str(), d)).collect();
    let mut out = format!("{}\n", field(&timeline.entity));
    for entry in &timeline.events {
        let mentions: BTreeSet<String> = entry.event.evidence.iter().filter_map(|e| mention(e, &documents)).collect();
        if mentions.is_empty() {
            continue;
        }
        out.push_str(&format!("{}\t{}", entry.order, date(&entry.event.date)));
        for mention in mentions {
            out.push('\t');
            out.push_str(&mention);
        }
        out.push('\n');
    }
    out
}

/// The name of the file that a timeline is kept in: lower case, `&` as `and`, all else that is no letter or digit as `_`.
#[must_use]
pub fn file_name(entity: &str) -> String {
    let mut slug = String::new();
    for c in entity.to_lowercase().replace('&', " and ").chars() {
        match c {
            c if c.is_ascii_alphanumeric() => slug.push(c),
            _ if slug.ends_with('_') || slug.is_empty() => {}
            _ => slug.push('_'),
        }
    }
    let slug = slug.trim_end_matches('_');
    if slug.is_empty() { "entity".to_owned() } else { slug.to_owned() }
}

/// The finest date that holds all days that the event can lie on, unknown parts as X.
fn date(date: &Date) -> String {
    let Some((start, end)) = date.start.zip(date.end).filter(|(start, _)| (0..=9999).contains(&start.year())) else {
        return UNKNOWN.to_owned();
    };
    let month = (start.year(), start.month()) == (end.year(), end.month());
    match (start == end, month, start.year() == end.year()) {
        (true, ..) => start.format("%Y-%m-%d").to_string(),
        (_, true, _) => start.format("%Y-%m-XX").to_string(),
        (.., true) => start.format("%Y-XX-XX").to_string(),
        _ => UNKNOWN.to_owned(),
    }
}

fn mention(evidence: &Evidence, documents: &BTreeMap<&str, &Source>) -> Option<String> {
    let document = documents.get(evidence.document.as_str())?;
    let title = document.title.as_deref().map(str::trim);
    if evidence.sentence == 0 && title == Some(evidence.quote.trim()) {
        return None;
    }
    let name = name(&document.source)?;
    let (from, to) = evidence.trigger;
    let skip = from.checked_sub(evidence.start)?;
    let words: String = evidence.quote.chars().skip(skip).take(to.checked_sub(from)?).collect();
    let trigger = words.split_whitespace().collect::<Vec<_>>().join("_");
    Some(format!("{}-{}-{}", field(&name), evidence.sentence, field(&trigger)))
}

/// File name without suffix; for a line of JSON Lines (`FILE#ID`) its id.
fn name(source: &str) -> Option<String> {
    let line = source.rsplit_once('#').filter(|(file, _)| *file == "-" || file.ends_with(".jsonl"));
    line.map(|(_, id)| id.to_owned()).or_else(|| Some(Path::new(source).file_stem()?.to_string_lossy().into_owned()))
}

/// Text that cannot break a line or a field.
fn field(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
