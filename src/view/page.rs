//! The explorer: one HTML page that holds the timeline, the network and the evidence, and needs nothing else.

use std::collections::BTreeSet;

use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::error::{Error, Result};
use crate::record::{EventKind, StanceKind};
use crate::timeline::Timeline;

use super::caption;
use super::escape;
use super::graph::{self, Layout};
use super::network::{self, Edge, Link};
use super::style::{self, Family};
use super::when;

const HTML: &str = include_str!("page/index.html");
const STYLE: &str = include_str!("page/style.css");
/// The parts of the script, in the order in which they need one another.
const SCRIPT: [&str; 8] = [
    include_str!("page/data.js"),
    include_str!("page/state.js"),
    include_str!("page/draw.js"),
    include_str!("page/strip.js"),
    include_str!("page/list.js"),
    include_str!("page/graph.js"),
    include_str!("page/panel.js"),
    include_str!("page/main.js"),
];

/// Most actors in the network of the page.
const MOST_ACTORS: usize = 250;

/// Writes the explorer page of a timeline.
///
/// The page carries all data as JSON, loads nothing, and allows by its Content-Security-Policy only the style and the
/// script it came with, by their hashes. Text from articles reaches the document only as text.
///
/// # Errors
///
/// [`Error::Format`] if the timeline cannot be written as JSON.
pub fn explorer_html(timeline: &Timeline) -> Result<String> {
    let script = format!("(() => {{\n\"use strict\";\n{}}})();\n", SCRIPT.concat());
    let data = serde_json::to_string(&Data::of(timeline))
        .map_err(|cause| Error::Format { format: "html", problem: cause.to_string() })?;
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        base64(&Sha256::digest(STYLE)),
        base64(&Sha256::digest(&script))
    );
    let title = caption::title(timeline);
    Ok(fill(
        HTML,
        &[
            ("policy", &policy),
            ("title", &escape::markup(&title)),
            ("style", STYLE),
            ("data", &escape::script_json(&data)),
            ("script", &script),
        ],
    ))
}

/// Puts values in the place of `{{name}}`. Values are never searched for names.
fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(template.len() + values.iter().map(|(_, value)| value.len()).sum::<usize>());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        out.push_str(before);
        let (name, after) = after.split_once("}}").unwrap_or((after, ""));
        out.push_str(values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value));
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Base64 with padding (RFC 4648, section 4), as a Content-Security-Policy wants its hashes.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let byte = |at: usize| u32::from(three.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for letter in 0..4 {
            let at = usize::try_from(bits >> (18 - 6 * letter) & 63).unwrap_or(0);
            let known = LETTERS.get(at).map_or('=', |&letter| char::from(letter));
            out.push(if letter <= three.len() { known } else { '=' });
        }
    }
    out
}

/// All that the script knows: the timeline, and what this room makes of it.
#[derive(Serialize)]
struct Data<'a> {
    timeline: &'a Timeline,
    title: String,
    /// For each event, its date in words and first and last day; no days if undated.
    dates: Vec<DateWords>,
    /// Numbers of the events in the order of reading.
    order: Vec<usize>,
    kinds: Vec<Kind>,
    families: Vec<FamilyWords>,
    stances: Vec<StanceWords>,
    network: Network,
}

#[derive(Serialize)]
struct DateWords {
    words: String,
    days: Option<(i64, i64)>,
    uncertain: bool,
    /// The event's other dates in words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    others: Vec<String>,
}

#[derive(Serialize)]
struct Kind {
    #[serde(rename = "type")]
    kind: EventKind,
    word: &'static str,
    family: &'static str,
}

#[derive(Serialize)]
struct FamilyWords {
    key: &'static str,
    title: &'static str,
}

#[derive(Serialize)]
struct StanceWords {
    key: StanceKind,
    dash: Option<&'static str>,
}

#[derive(Serialize)]
struct Network {
    nodes: Vec<Node>,
    edges: Vec<Line>,
    left_out: usize,
}

/// A box of the network: number of the actor, middle, half size, lines of the name, size of type.
#[derive(Serialize)]
struct Node {
    actor: usize,
    x: f64,
    y: f64,
    w: f64,
    h: f64,
    lines: Vec<String>,
    size: f64,
}

/// An edge of the network between the actors with numbers `a` and `b`.
#[derive(Serialize)]
struct Line {
    a: usize,
    b: usize,
    /// Key of the family of its events; none for a relation.
    family: Option<&'static str>,
    label: String,
    forward: bool,
    backward: bool,
    stance: StanceKind,
    events: Vec<usize>,
}

impl<'a> Data<'a> {
    fn of(timeline: &'a Timeline) -> Self {
        let dates = timeline.events.iter().map(|event| DateWords {
            words: when::words(&event.date),
            days: when::days(&event.date),
            uncertain: when::is_uncertain(&event.date),
            others: event.dates.iter().map(|other| when::words(&other.date)).collect(),
        });
        let kinds = style::KINDS.into_iter().map(|kind| Kind {
            kind,
            word: style::kind_word(kind),
            family: Family::of(kind).key(),
        });
        let families = Family::ALL.into_iter().map(|family| FamilyWords { key: family.key(), title: family.title() });
        let stances = style::STANCES.into_iter().map(|key| StanceWords { key, dash: style::stance_dash(key) });
        let edges = network::edges(timeline);
        Self {
            timeline,
            title: caption::title(timeline),
            dates: dates.collect(),
            order: when::reading_order(timeline.events.iter().map(|event| &event.date)),
            kinds: kinds.collect(),
            families: families.collect(),
            stances: stances.collect(),
            network: Network::of(&graph::lay_out(timeline, &edges, MOST_ACTORS), edges),
        }
    }
}

impl Network {
    fn of(layout: &Layout, edges: Vec<Edge>) -> Self {
        let nodes =
            layout.actors.iter().zip(layout.areas.iter().zip(&layout.boxes)).map(|(&actor, (area, drawing))| Node {
                actor,
                x: round(area.x),
                y: round(area.y),
                w: round(area.half_width),
                h: round(area.half_height),
                lines: drawing.lines.clone(),
                size: round(drawing.font.size),
            });
        let linked: BTreeSet<usize> = edges.iter().flat_map(|edge| [edge.a, edge.b]).collect();
        let lines = edges.into_iter().map(|edge| Line {
            a: edge.a,
            b: edge.b,
            family: match edge.link {
                Link::Events(family) => Some(family.key()),
                Link::Relation(_) => None,
            },
            label: escape::clean(&edge.label),
            forward: edge.forward,
            backward: edge.backward,
            stance: edge.stance,
            events: edge.events,
        });
        Self {
            nodes: nodes.collect(),
            left_out: linked.len().saturating_sub(layout.actors.len()),
            edges: lines.collect(),
        }
    }
}

/// To a tenth of a pixel.
fn round(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_pads_as_the_standard_says() {
        for (bytes, text) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }

    #[test]
    fn values_are_not_searched_for_names() {
        assert_eq!(fill("<{{a}}|{{b}}>", &[("a", "{{b}}"), ("b", "x")]), "<{{b}}|x>");
    }
}
