//! Events.

use dateline::Error;
use dateline::store::{EventRow, View};
use serde_json::{Value, json};

use super::actor::Names;
use super::answer::{Answer, shortened, value, word};
use super::{Asked, Refused};

/// Pieces of evidence shown of an event in text.
const MOST_QUOTED: usize = 2;

pub fn answer(asked: &Asked) -> Result<Answer, Refused> {
    let events = asked.view.events(&asked.filter, asked.limit)?;
    let all = asked.view.count(&asked.filter)?;
    let mut names = Names::new(&asked.view);
    let mut answer = Answer {
        columns: vec![
            "id", "date", "start", "end", "origin", "type", "stance", "holder", "label", "sources", "targets",
            "others", "place", "support", "source", "sentence",
        ],
        ..Answer::default()
    };
    let mut list = Vec::new();
    for event in &events {
        answer.text.extend(lines(&asked.view, &mut names, event)?);
        list.push(full(&mut names, event)?);
        answer.rows.push(row(&asked.view, &mut names, event)?);
    }
    answer.json = vec![("total", json!(all)), ("events", Value::Array(list))];
    answer.shown(events.len(), all, "events");
    Ok(answer)
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
    use dateline::record::Role;
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
