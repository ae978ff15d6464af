//! The actor network as a picture.

use std::collections::{BTreeMap, BTreeSet};

use crate::record::ActorKind;
use crate::timeline::Timeline;

use super::actor_box::{self, ActorBox};
use super::caption;
use super::clear;
use super::edge::{Curve, Heads};
use super::escape;
use super::force;
use super::legend::{self, Sign, Stroke, Used, count};
use super::measure::regular;
use super::network::{self, Edge, Link};
use super::overlap::{self, Area};
use super::pack;
use super::style;
use super::svg::{Anchor, Canvas};

/// Most actors that are drawn.
const MOST_ACTORS: usize = 60;
/// Edges drawn for each actor, on average, before the weakest are left out.
const EDGES_PER_ACTOR: usize = 2;
/// So many edges are always drawn.
const FREE_EDGES: usize = 40;
const MARGIN: f64 = 24.0;
/// Length, before stretching, that a link tends to: room for words on the edge.
const DISTANCE: f64 = 115.0;
/// The same where there are more actors than [`MANY`].
const DISTANCE_OF_MANY: f64 = 85.0;
const MANY: usize = 30;
/// Least room between two boxes.
const SPACE: f64 = 26.0;

/// Actors with their places on the plane.
#[derive(Debug)]
pub struct Layout {
    /// Numbers of the actors in [`Timeline::actors`], best linked first.
    pub actors: Vec<usize>,
    /// Their boxes, in the same order.
    pub areas: Vec<Area>,
    /// Their drawings, in the same order.
    pub boxes: Vec<ActorBox>,
    /// Place of an actor in the lists above.
    places: BTreeMap<usize, usize>,
}

/// Places the `limit` best linked actors; boxes never overlap.
pub fn lay_out(timeline: &Timeline, edges: &[Edge], limit: usize) -> Layout {
    let ranked = network::best_linked(timeline, edges, limit);
    let most = ranked.first().map_or(1.0, |&(_, degree)| count(degree.max(1)));
    let ranked: Vec<(usize, ActorBox)> = ranked
        .into_iter()
        .filter_map(|(actor, degree)| Some((actor, ActorBox::new(timeline.actors.get(actor)?, count(degree) / most))))
        .collect();
    let (actors, boxes): (Vec<usize>, Vec<ActorBox>) = ranked.into_iter().unzip();
    let places: BTreeMap<usize, usize> = actors.iter().enumerate().map(|(place, &actor)| (actor, place)).collect();
    let links = links(edges, &places);
    let areas = areas(&boxes, &links);
    Layout { actors, areas, boxes, places }
}

/// The edges to draw between the given actors: the strongest of each actor, then the strongest of all.
fn strongest(all: &[Edge], actors: &[(usize, usize)]) -> Vec<Edge> {
    let drawn: BTreeSet<usize> = actors.iter().map(|&(actor, _)| actor).collect();
    let mut ranked: Vec<(usize, &Edge)> =
        all.iter().enumerate().filter(|(_, edge)| drawn.contains(&edge.a) && drawn.contains(&edge.b)).collect();
    ranked.sort_by_key(|&(at, edge)| (std::cmp::Reverse(edge.weight()), at));
    let mut kept: BTreeSet<usize> = BTreeSet::new();
    let mut reached: BTreeSet<usize> = BTreeSet::new();
    for &(at, edge) in &ranked {
        // Both ends count as reached in any case.
        if reached.insert(edge.a) | reached.insert(edge.b) {
            kept.insert(at);
        }
    }
    let most = FREE_EDGES.max(EDGES_PER_ACTOR * drawn.len());
    for (at, _) in ranked {
        if kept.len() < most {
            kept.insert(at);
        }
    }
    kept.into_iter().filter_map(|at| all.get(at)).cloned().collect()
}

/// One link for each linked pair; several edges of a pair pull harder, but not much. Links of actors with many links
/// are weaker, so that the middle of the network does not fall in on itself.
fn links(edges: &[Edge], places: &BTreeMap<usize, usize>) -> Vec<(usize, usize, f64)> {
    let mut weights: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for edge in edges {
        if let (Some(&a), Some(&b)) = (places.get(&edge.a), places.get(&edge.b)) {
            *weights.entry((a, b)).or_default() += edge.weight();
        }
    }
    let mut degrees: BTreeMap<usize, usize> = BTreeMap::new();
    for (a, b) in weights.keys() {
        *degrees.entry(*a).or_default() += 1;
        *degrees.entry(*b).or_default() += 1;
    }
    let degree = |node: &usize| degrees.get(node).copied().unwrap_or(1);
    weights
        .into_iter()
        .map(|((a, b), weight)| {
            let pull = 1.0 + 0.3 * count(weight.min(9)).sqrt();
            (a, b, pull / count(degree(&a).min(degree(&b)).max(1)).sqrt())
        })
        .collect()
}

/// Places the boxes: each connected part for itself, then the parts side by side.
fn areas(boxes: &[ActorBox], links: &[(usize, usize, f64)]) -> Vec<Area> {
    let parts = pack::components(boxes.len(), links);
    let mut groups: Vec<Vec<Area>> = Vec::new();
    for part in &parts {
        let inside = |node: usize| part.binary_search(&node).ok();
        let links: Vec<(usize, usize, f64)> =
            links.iter().filter_map(|&(a, b, weight)| Some((inside(a)?, inside(b)?, weight))).collect();
        let distance = if part.len() > MANY { DISTANCE_OF_MANY } else { DISTANCE };
        let at = force::place(part.len(), &links, distance);
        let halves = part.iter().filter_map(|&node| boxes.get(node)).map(|actor| actor.half);
        let mut group: Vec<Area> = at
            .into_iter()
            .zip(halves)
            .map(|((x, y), (half_width, half_height))| Area { x, y, half_width, half_height })
            .collect();
        overlap::remove(&mut group, SPACE);
        clear::lines(&mut group, &links, SPACE);
        groups.push(group);
    }
    pack::shelve(&mut groups, 3.0 * SPACE);
    let mut placed: Vec<(usize, Area)> = parts.into_iter().flatten().zip(groups.into_iter().flatten()).collect();
    placed.sort_by_key(|&(node, _)| node);
    placed.into_iter().map(|(_, area)| area).collect()
}

/// Draws the network of actors: shared events and relations as lines, the best linked actors as boxes.
#[must_use]
pub fn graph_svg(timeline: &Timeline) -> String {
    let all = network::edges(timeline);
    let edges = strongest(&all, &network::best_linked(timeline, &all, MOST_ACTORS));
    let mut layout = lay_out(timeline, &edges, MOST_ACTORS);
    let (left, top, right, bottom) = pack::bounds(&layout.areas);
    // Curves may swing out beyond the boxes.
    let (left, top, right, bottom) = (left - 30.0, top - 12.0, right + 30.0, bottom + 12.0);
    let width = (right - left + 2.0 * MARGIN).max(900.0);
    let inner = width - 2.0 * MARGIN;
    let mut canvas = Canvas::new();
    let title = match caption::title(timeline).as_str() {
        "Timeline" => "Actors".to_owned(),
        title => title.to_owned(),
    };
    let mut y = caption::draw_graph(&mut canvas, (MARGIN, MARGIN), inner, &title, timeline);
    let shift = (MARGIN + (inner - (right - left)) / 2.0 - left, y - top);
    for area in &mut layout.areas {
        area.x += shift.0;
        area.y += shift.1;
    }
    draw_edges(&mut canvas, timeline, &layout, &edges);
    for ((area, drawing), &actor) in layout.areas.iter().zip(&layout.boxes).zip(&layout.actors) {
        canvas.group(&[("class", "actor")]);
        if let Some(actor) = timeline.actors.get(actor) {
            let name = escape::clean(&actor.name);
            canvas.tooltip(&format!("{name} ({})", style::actor_word(actor.kind)));
        }
        drawing.draw(&mut canvas, area);
        canvas.end();
    }
    y += bottom - top + 20.0;
    for note in notes(timeline, &all, &layout, edges.len()) {
        for line in regular(12.0).wrap(&note, inner, 2) {
            y += 17.0;
            canvas.text((MARGIN, y), Anchor::Start, regular(12.0), style::MUTED, &line);
        }
        y += 4.0;
    }
    y += 12.0;
    y += legend::draw(&mut canvas, (MARGIN, y), inner, &used(timeline, &edges, &layout));
    canvas.finish((width, y + MARGIN), &title, &describe(timeline, &edges))
}

fn draw_edges(canvas: &mut Canvas, timeline: &Timeline, layout: &Layout, edges: &[Edge]) {
    let mut parallel: BTreeMap<(usize, usize), Vec<&Edge>> = BTreeMap::new();
    for edge in edges {
        parallel.entry((edge.a, edge.b)).or_default().push(edge);
    }
    let mut labels: Vec<(usize, Curve, &Edge)> = Vec::new();
    for ((a, b), edges) in parallel {
        let area = |actor: usize| layout.places.get(&actor).and_then(|&place| layout.areas.get(place));
        let (Some(from), Some(to)) = (area(a), area(b)) else { continue };
        for (at, edge) in edges.iter().enumerate() {
            let bend = (count(at) - (count(edges.len()) - 1.0) / 2.0) * 22.0;
            let curve = Curve::between(from, to, bend);
            draw_edge(canvas, timeline, edge, &curve);
            labels.push((edge.weight(), curve, edge));
        }
    }
    labels.sort_by_key(|&(weight, _, edge)| (std::cmp::Reverse(weight), edge.a, edge.b));
    let mut taken: Vec<Area> = layout.areas.clone();
    for (_, curve, edge) in labels {
        draw_label(canvas, edge, &curve, &mut taken);
    }
}

fn colour(link: &Link) -> &'static str {
    match link {
        Link::Events(family) => family.colour(),
        Link::Relation(_) => style::INK,
    }
}

fn draw_edge(canvas: &mut Canvas, timeline: &Timeline, edge: &Edge, curve: &Curve) {
    let colour = colour(&edge.link);
    let width = match edge.link {
        Link::Events(_) => 1.2 + 1.3 * count(edge.weight().min(30)).sqrt(),
        Link::Relation(_) => 1.2,
    };
    canvas.group(&[("class", "edge")]);
    canvas.tooltip(&edge_words(timeline, edge));
    let attributes = Stroke { stance: edge.stance, colour, width }.attributes();
    let mut paint: Vec<(&str, &str)> = attributes.iter().map(|(name, value)| (*name, value.as_str())).collect();
    paint.push(("stroke-opacity", "0.8"));
    let heads = Heads { at_start: edge.backward, at_end: edge.forward, size: 7.0 + 1.5 * width, colour };
    curve.draw(canvas, &paint, heads);
    canvas.end();
}

/// Puts the words of an edge where they cover neither a box nor other words; leaves them out if there is no such place.
fn draw_label(canvas: &mut Canvas, edge: &Edge, curve: &Curve, taken: &mut Vec<Area>) {
    let font = regular(10.0);
    let words = font.fit(&escape::clean(&edge.label), 150.0);
    if words.is_empty() {
        return;
    }
    for t in [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74] {
        let (x, y) = curve.at(t);
        let area = Area { x, y, half_width: font.width(&words) / 2.0 + 3.0, half_height: 7.5 };
        if !taken.iter().any(|other| other.overlaps(&area, 2.0)) {
            let size = (2.0 * area.half_width, 2.0 * area.half_height);
            let paint = [("fill", style::PAPER), ("fill-opacity", "0.85"), ("rx", "3")];
            canvas.rect((x - area.half_width, y - area.half_height), size, &paint);
            canvas.text((x, y + 3.5), Anchor::Middle, font, colour(&edge.link), &words);
            taken.push(area);
            return;
        }
    }
}

/// One edge in words, for pointing and for screen readers.
fn edge_words(timeline: &Timeline, edge: &Edge) -> String {
    let name = |actor: usize| timeline.actors.get(actor).map_or_else(String::new, |actor| escape::clean(&actor.name));
    let (from, to) = if edge.backward && !edge.forward { (edge.b, edge.a) } else { (edge.a, edge.b) };
    let between = if edge.forward == edge.backward { "and" } else { "→" };
    format!("{} {between} {}: {} ({})", name(from), name(to), edge.label, style::stance_word(edge.stance))
}

/// What the picture leaves out, in words.
fn notes(timeline: &Timeline, edges: &[Edge], layout: &Layout, drawn: usize) -> Vec<String> {
    let linked: BTreeSet<usize> = edges.iter().flat_map(|edge| [edge.a, edge.b]).collect();
    let mut texts = Vec::new();
    if !edges.is_empty() && linked.len() > layout.actors.len() {
        texts.push(format!(
            "The {} best linked actors are drawn; {} more have links and are left out here.",
            layout.actors.len(),
            linked.len() - layout.actors.len()
        ));
    }
    let between = |edge: &&Edge| layout.places.contains_key(&edge.a) && layout.places.contains_key(&edge.b);
    let hidden = edges.iter().filter(between).count().saturating_sub(drawn);
    if hidden > 0 {
        texts.push(format!(
            "The {drawn} strongest links between them are drawn; {hidden} weaker ones are left out here."
        ));
    }
    let alone: Vec<String> = timeline
        .actors
        .iter()
        .enumerate()
        .filter(|(actor, _)| !linked.contains(actor) && !layout.places.contains_key(actor))
        .map(|(_, actor)| escape::clean(&actor.name))
        .collect();
    if !alone.is_empty() {
        texts.push(format!("Not drawn, without a link to another actor ({}): {}", alone.len(), alone.join(", ")));
    }
    if edges.is_empty() && !timeline.actors.is_empty() {
        texts.push("No two actors are linked by an event or a relation.".to_owned());
    }
    if timeline.actors.is_empty() {
        texts.push("No actor was found in the text.".to_owned());
    }
    texts
}

/// What the picture uses and the key explains.
fn used(timeline: &Timeline, edges: &[Edge], layout: &Layout) -> Used {
    let mut used = Used { lines: true, ..Used::default() };
    let drawn = edges.iter().filter(|edge| layout.places.contains_key(&edge.a) && layout.places.contains_key(&edge.b));
    let mut relations = false;
    for edge in drawn {
        used.stances.insert(edge.stance);
        match edge.link {
            Link::Events(family) => {
                used.families.insert(family);
            }
            Link::Relation(_) => relations = true,
        }
    }
    if relations {
        used.signs.push(Sign {
            words: "relation",
            draw: |canvas, (x, y)| {
                canvas.line((x - 16.0, y), (x + 8.0, y), &[("stroke", style::INK), ("stroke-width", "1.2")]);
                canvas.polygon(&[(x + 16.0, y), (x + 8.0, y - 4.0), (x + 8.0, y + 4.0)], &[("fill", style::INK)]);
            },
        });
    }
    let kinds: BTreeSet<ActorKind> =
        layout.actors.iter().filter_map(|&actor| timeline.actors.get(actor)).map(|actor| actor.kind).collect();
    used.signs.extend(kinds.into_iter().map(|kind| Sign { words: style::actor_word(kind), draw: key_shape(kind) }));
    used
}

fn key_shape(kind: ActorKind) -> fn(&mut Canvas, (f64, f64)) {
    const HALF: (f64, f64) = (13.0, 6.5);
    match kind {
        ActorKind::Person => |canvas, at| actor_box::shape(canvas, at, HALF, ActorKind::Person),
        ActorKind::Organisation => |canvas, at| actor_box::shape(canvas, at, HALF, ActorKind::Organisation),
        ActorKind::Country => |canvas, at| actor_box::shape(canvas, at, HALF, ActorKind::Country),
        ActorKind::Group => |canvas, at| actor_box::shape(canvas, at, HALF, ActorKind::Group),
        ActorKind::Place => |canvas, at| actor_box::shape(canvas, at, HALF, ActorKind::Place),
    }
}

fn describe(timeline: &Timeline, edges: &[Edge]) -> String {
    let mut heaviest: Vec<&Edge> = edges.iter().collect();
    heaviest.sort_by_key(|edge| (std::cmp::Reverse(edge.weight()), edge.a, edge.b));
    let mut text = format!("{}.", caption::summary(timeline));
    for edge in heaviest.iter().take(20) {
        text.push_str(&format!(" {}.", edge_words(timeline, edge)));
    }
    text
}
