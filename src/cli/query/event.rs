//! Events.

use dateline::Error;
use dateline::export::table;
use dateline::record::Role;
use dateline::store::{EventRow, View};
use serde_json::{Value, json};

use super::actor::Names;
use super::answer::{Answer, SCHEMA_VERSION, shortened, value, word};
use super::{Asked, Format, Refused};
use crate::cli::progress::printable;
use crate::cli::sink::Sink;

/// Pieces of evidence shown of an event in text.
const MOST_QUOTED: usize = 2;

/// Columns of the table.
const COLUMNS: [&str; 16] = [
    "id", "date", "start", "end", "origin", "type", "stance", "holder", "label", "sources", "targets", "others",
    "place", "support", "source", "sentence",
];

/// Events that are read and written together: an answer may be longer than the memory.
const TOGETHER: usize = 256;

/// Writes the answer part by part; what is to be said beside it comes back.
pub fn write(asked: &Asked, format: Format, sink: &mut Sink) -> Result<Vec<String>, Refused> {
    let view = &asked.view;
    let all = view.count(&asked.filter)?;
    let wanted = asked.limit.unwrap_or(all).min(all);
    match format {
        Format::Text => {}
        Format::Csv => sink.write(&table::csv([COLUMNS]))?,
        Format::Json => sink.write("{\n  \"events\": [")?,
    }
    let (mut shown, mut next) = (0, 0);
    while shown < wanted {
        let events = view.events_from(&asked.filter, next, Some(TOGETHER.min(wanted - shown)))?;
        let Some(last) = events.last() else { break };
        next = last.number + 1;
        let mut names = Names::new(view);
        let mut part = String::new();
        for (place, event) in (shown..).zip(&events) {
            match format {
                Format::Text => lines(view, &mut names, event)?.iter().for_each(|l| part += &(printable(l) + "\n")),
                Format::Csv => part += &table::csv([row(view, &mut names, event)?]),
                Format::Json => {
                    part += if place == 0 { "\n" } else { ",\n" };
                    part += &indented(&full(&mut names, event)?)?;
                }
            }
        }
        shown += events.len();
        sink.write(&part)?;
    }
    if format == Format::Json {
        let end = if shown == 0 { "" } else { "\n  " };
        sink.write(&format!("{end}],\n  \"schema_version\": {SCHEMA_VERSION},\n  \"total\": {all}\n}}\n"))?;
    }
    let mut answer = Answer::default();
    answer.shown(shown, all, "events");
    Ok(answer.notes)
}

/// A value as an item of a list in an object.
fn indented(value: &Value) -> Result<String, Error> {
    let text = serde_json::to_string_pretty(value);
    let text = text.map_err(|e| Error::Format { format: "JSON", problem: e.to_string() })?;
    Ok(text.lines().map(|line| format!("    {line}")).collect::<Vec<_>>().join("\n"))
}

/// An event in lines for reading: what, who and where, and the words that tell it.
pub fn lines(view: &View, names: &mut Names, row: &EventRow) -> Result<Vec<String>, Error> {
    let event = &row.event;
    let holder = event.stance.holder.as_ref().map(|id| view.actor_with_id(id)).transpose()?.flatten();
    let by = holder.map_or_else(String::new, |actor| format!(" by {}", actor.name));
    let kind = word(&event.kind);
    let mut lines = vec![format!(
        "{:<12}  {kind:<9}  {}{by}: {}",
        event.date.value,
        word(&event.stance.kind),
        shortened(&event.label)
    )];
    let mut cast: Vec<String> = Vec::new();
    for (actor, _) in &row.cast {
        let name = names.name(*actor)?;
        if !cast.contains(&name) {
            cast.push(name);
        }
    }
    let place =
        row.place.map(|place| names.name(place)).transpose()?.map_or_else(String::new, |p| format!(" · in {p}"));
    let sources = if event.support == 1 { "1 source".to_owned() } else { format!("{} sources", event.support) };
    let who = if cast.is_empty() { "no named actor".to_owned() } else { cast.join(", ") };
    lines.push(format!("              {who}{place} · {sources} · {}", event.id));
    for piece in event.evidence.iter().take(MOST_QUOTED) {
        let source = view.source(&piece.document)?.unwrap_or_default();
        lines.push(format!("              “{}” {source}", shortened(&piece.quote)));
    }
    if let Some(more @ 1..) = event.evidence.len().checked_sub(MOST_QUOTED) {
        lines.push(format!("              and {more} more"));
    }
    Ok(lines)
}

/// An event in JSON: as in timeline.json, with the names of actors beside their ids.
pub fn full(names: &mut Names, row: &EventRow) -> Result<Value, Error> {
    let mut object = value(&row.event)?;
    let mut cast = Vec::new();
    for (actor, role) in &row.cast {
        let actor = names.get(*actor)?;
        cast.push(json!({ "actor": actor.id, "name": actor.name, "role": role }));
    }
    let place = row.place.map(|place| names.brief(place)).transpose()?;
    if let Some(fields) = object.as_object_mut() {
        fields.insert("participants".to_owned(), Value::Array(cast));
        fields.insert("place".to_owned(), place.unwrap_or(Value::Null));
    }
    Ok(object)
}

fn row(view: &View, names: &mut Names, row: &EventRow) -> Result<Vec<String>, Error> {
    let event = &row.event;
    let mut of_role = |roles: &[Role]| -> Result<String, Error> {
        let mut found = Vec::new();
        for (actor, _) in row.cast.iter().filter(|(_, role)| roles.contains(role)) {
            found.push(names.name(*actor)?);
        }
        Ok(found.join("; "))
    };
    let sources = of_role(&[Role::Source])?;
    let targets = of_role(&[Role::Target])?;
    let others = of_role(&[Role::Participant, Role::Topic])?;
    let day = |d: Option<chrono::NaiveDate>| d.map_or_else(String::new, |d| d.to_string());
    let holder = event.stance.holder.as_ref().map(|id| view.actor_with_id(id)).transpose()?.flatten();
    let first = event.evidence.first();
    Ok(vec![
        event.id.clone(),
        event.date.value.clone(),
        day(event.date.start),
        day(event.date.end),
        word(&event.date.origin),
        word(&event.kind),
        word(&event.stance.kind),
        holder.map_or_else(String::new, |actor| actor.name),
        event.label.clone(),
        sources,
        targets,
        others,
        row.place.map(|place| names.name(place)).transpose()?.unwrap_or_default(),
        event.support.to_string(),
        first.map(|e| view.source(&e.document)).transpose()?.flatten().unwrap_or_default(),
        first.map_or_else(String::new, |e| e.quote.clone()),
    ])
}
