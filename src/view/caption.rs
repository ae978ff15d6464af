//! The words around a picture: title, sources, description for screen readers, tooltips.

use crate::record::{Attribution, Source};
use crate::timeline::{Timeline, TimelineEvent};

use super::escape;
use super::measure::{bold, regular};
use super::style;
use super::svg::{Anchor, Canvas};
use super::when;

/// Most words of one name or quote inside a tooltip or description, in characters.
const LONGEST: usize = 300;

/// Title of a picture: the headline of a single document, else what the timeline holds.
pub fn title(timeline: &Timeline) -> String {
    let headline = match timeline.documents.as_slice() {
        [one] => one.title.as_deref().map(escape::clean).filter(|title| !title.is_empty()),
        _ => None,
    };
    headline.map_or_else(|| "Timeline".to_owned(), |title| short(&title))
}

/// One line that says how much the picture shows.
pub fn summary(timeline: &Timeline) -> String {
    let undated = timeline.events.iter().filter(|event| when::middle(&event.date).is_none()).count();
    let mut text = format!(
        "{}, {}, {}",
        plural(timeline.events.len(), "event"),
        plural(timeline.actors.len(), "actor"),
        plural(timeline.documents.len(), "document")
    );
    if undated > 0 {
        text.push_str(&format!("; {undated} without a date"));
    }
    text
}

/// Draws title, summary and sources from `at` (upper left) and gives the y of the next free line.
pub fn draw(canvas: &mut Canvas, at: (f64, f64), width: f64, timeline: &Timeline) -> f64 {
    let mut y = draw_graph(canvas, at, width, &title(timeline), timeline);
    if timeline.events.is_empty() {
        canvas.text((at.0, y), Anchor::Start, regular(13.0), style::INK, "No event was found in the text.");
        y += 24.0;
    }
    y
}

/// As [`draw`], under a title of its own and without a word on missing events.
pub fn draw_graph(canvas: &mut Canvas, at: (f64, f64), width: f64, title: &str, timeline: &Timeline) -> f64 {
    let (x, mut y) = at;
    for line in bold(17.0).wrap(title, width, 2) {
        y += 20.0;
        canvas.text((x, y), Anchor::Start, bold(17.0), style::INK, &line);
    }
    let mut text = summary(timeline);
    let sources: Vec<String> = timeline.documents.iter().take(6).map(source).collect();
    if !sources.is_empty() {
        text.push_str(" · ");
        text.push_str(&sources.join("; "));
        if timeline.documents.len() > sources.len() {
            text.push_str(&format!("; and {} more", timeline.documents.len() - sources.len()));
        }
    }
    for line in regular(12.0).wrap(&text, width, 2) {
        y += 18.0;
        canvas.text((x, y), Anchor::Start, regular(12.0), style::MUTED, &line);
    }
    y + 24.0
}

/// Publisher and day of a document, for a list of sources.
pub fn source(document: &Source) -> String {
    let name = document.publisher.as_deref().unwrap_or(&document.source);
    let name = short(&escape::clean(name));
    match document.published {
        Some(day) => format!("{name}, {}", day.format("%-d %B %Y")),
        None => name,
    }
}

/// What a screen reader says about the whole picture: the first events in words.
pub fn description(timeline: &Timeline) -> String {
    let mut text = summary(timeline);
    text.push('.');
    for event in timeline.events.iter().take(20) {
        text.push_str(&format!(" {}: {}.", when::words(&event.date), short(&escape::clean(&event.label))));
    }
    if timeline.events.len() > 20 {
        text.push_str(&format!(" And {} more.", timeline.events.len() - 20));
    }
    text
}

/// Date, label, stance and first quote of an event.
pub fn tooltip(event: &TimelineEvent, timeline: &Timeline) -> String {
    let mut text = format!(
        "{}: {} ({}",
        when::words(&event.date),
        short(&escape::clean(&event.label)),
        style::kind_word(event.kind)
    );
    text.push_str(", ");
    text.push_str(&stance(event, timeline));
    text.push(')');
    if let Some(evidence) = event.evidence.first() {
        text.push_str(&format!(" “{}”", short(&escape::clean(&evidence.quote))));
    }
    text
}

/// How an event is told and by whom: `denied by Rossi, according to the court`.
pub fn stance(event: &TimelineEvent, timeline: &Timeline) -> String {
    let word = style::stance_word(event.stance.kind);
    let named = |id: Option<&str>| timeline.actors.iter().find(|actor| Some(actor.id.as_str()) == id).map(|a| &a.name);
    let source = |a: &Attribution<String>| short(&escape::clean(named(a.holder.as_deref()).unwrap_or(&a.words)));
    let mut sources = event.attribution.iter().map(source);
    let first = sources.next();
    // Whoever only wants or plans it is the holder, and no source.
    let holder = named(event.stance.holder.as_deref()).map(|name| short(&escape::clean(name)));
    let (by, outer) = match (&holder, &first) {
        (Some(holder), Some(first)) if holder != first => (Some(holder), Some(first)),
        (Some(holder), _) => (Some(holder), None),
        (None, first) => (first.as_ref(), None),
    };
    let mut text = by.map_or_else(|| word.to_owned(), |name| format!("{word} by {name}"));
    for source in outer.into_iter().cloned().chain(sources) {
        text.push_str(&format!(", according to {source}"));
    }
    text
}

/// A count with its noun.
pub fn plural(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

fn short(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or("")),
        None => text.to_owned(),
    }
}
