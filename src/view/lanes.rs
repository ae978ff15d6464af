//! Actor lanes: each actor is a horizontal line, each event a vertical line through the lanes of its actors.

use std::collections::BTreeMap;

use crate::timeline::Timeline;

use super::axis;
use super::caption;
use super::escape;
use super::glyph;
use super::lane::{self, Lanes, Touch};
use super::legend::{self, Sign, Used, count};
use super::measure::{bold, regular};
use super::staves::{self, Column, Stave};
use super::style::{self, Family};
use super::svg::{AFTER, Anchor, BEFORE, Canvas, SOFT};
use super::when;

const WIDTH: f64 = 1280.0;
const MARGIN: f64 = 24.0;
/// Room left of the lanes for the names of the actors.
const NAMES: f64 = 178.0;
const LANE: f64 = 26.0;
const MARKER: f64 = 7.0;
/// Lines of an event's label below the line with its date.
const LABEL_LINES: usize = 4;
const LABEL_LINE: f64 = 13.5;

/// Draws the events over the lanes of their actors, broken into staves that fit on a page.
#[must_use]
pub fn lanes_svg(timeline: &Timeline) -> String {
    let mut canvas = Canvas::new();
    let title = caption::title(timeline);
    let mut y = caption::draw(&mut canvas, (MARGIN, MARGIN), WIDTH - 2.0 * MARGIN, timeline);
    let numbers = lane::actor_numbers(timeline);
    let total = lane::event_counts(timeline, &numbers);
    let mut used = Used::default();
    for stave in staves::lay_out(&timeline.events, WIDTH - 2.0 * MARGIN - NAMES) {
        let lanes = Lanes::of(&stave, &numbers, &total);
        let mut drawing =
            Drawing { canvas: &mut canvas, timeline, numbers: &numbers, lanes: &lanes, stave: &stave, top: y };
        y = drawing.draw() + 26.0;
        for column in &stave.columns {
            used.families.insert(Family::of(column.event.kind));
            used.stances.insert(column.event.stance.kind);
        }
    }
    if !timeline.events.is_empty() {
        gradients(&mut canvas, &used);
        used.signs = signs();
        y += legend::draw(&mut canvas, (MARGIN, y), WIDTH - 2.0 * MARGIN, &used);
    }
    canvas.finish((WIDTH, y + MARGIN), &title, &caption::description(timeline))
}

struct Drawing<'a> {
    canvas: &'a mut Canvas,
    timeline: &'a Timeline,
    numbers: &'a BTreeMap<&'a str, usize>,
    lanes: &'a Lanes,
    stave: &'a Stave<'a>,
    /// Upper end of the stave.
    top: f64,
}

impl Drawing<'_> {
    const LEFT: f64 = MARGIN + NAMES;

    /// Draws the stave and gives its lower end.
    fn draw(&mut self) -> f64 {
        let labels: Vec<Vec<String>> = self.stave.columns.iter().map(|column| self.label(column)).collect();
        let lines = labels.iter().map(Vec::len).fold(0, usize::max);
        let first_lane = self.top + LABEL_LINE * (count(lines) + 1.0) + 22.0;
        let last_lane = first_lane + LANE * count(self.lanes.count().saturating_sub(1));
        self.draw_lanes(first_lane);
        for (column, label) in self.stave.columns.iter().zip(&labels) {
            self.draw_event(column, label, first_lane);
        }
        let mut y = last_lane + LANE / 2.0 + 8.0;
        if self.is_undated() {
            let at = (MARGIN, first_lane - LANE / 2.0 - 8.0);
            self.canvas.text(at, Anchor::Start, bold(12.0), style::INK, "Without a date");
        } else {
            axis::draw(self.canvas, (Self::LEFT, y), self.stave);
            y += axis::HEIGHT;
        }
        if !self.lanes.rest.is_empty() {
            let names: Vec<&str> = self.lanes.rest.iter().map(|&actor| self.name(actor)).collect();
            let words = format!("Other actors here: {}", escape::clean(&names.join(", ")));
            let font = regular(10.5);
            for line in font.wrap(&words, WIDTH - MARGIN - Self::LEFT, 2) {
                y += 14.0;
                self.canvas.text((Self::LEFT, y), Anchor::Start, font, style::MUTED, &line);
            }
        }
        y
    }

    fn is_undated(&self) -> bool {
        self.stave.columns.iter().all(|column| column.day.is_none())
    }

    fn name(&self, actor: usize) -> &str {
        self.timeline.actors.get(actor).map_or("", |actor| actor.name.as_str())
    }

    fn label(&self, column: &Column<'_>) -> Vec<String> {
        regular(11.0).wrap(&escape::clean(&column.event.label), self.stave.column_width - 12.0, LABEL_LINES)
    }

    /// The bands and names of the lanes, and a line from each actor's first event of the stave to its last.
    fn draw_lanes(&mut self, first_lane: f64) {
        for lane in 0..self.lanes.count() {
            let y = first_lane + LANE * count(lane);
            if lane % 2 == 0 {
                let size = (WIDTH - 2.0 * MARGIN, LANE);
                self.canvas.rect((MARGIN, y - LANE / 2.0), size, &[("fill", style::BAND)]);
            }
            let (name, fill) = match self.lanes.actors.get(lane) {
                Some(&actor) => (escape::clean(self.name(actor)), style::INK),
                None if self.lanes.rest.is_empty() => ("no actor named".to_owned(), style::MUTED),
                None => ("other actors".to_owned(), style::MUTED),
            };
            self.draw_name(&name, fill, y);
            let xs: Vec<f64> = self
                .stave
                .columns
                .iter()
                .filter(|column| self.touched(column).contains_key(&lane))
                .map(|column| Self::LEFT + column.x)
                .collect();
            if let (Some(&first), Some(&last)) = (xs.first(), xs.last()) {
                self.canvas.line((first, y), (last, y), &[("stroke", style::RULE), ("stroke-width", "2")]);
            }
        }
    }

    /// A name on one line, or small on two.
    fn draw_name(&mut self, name: &str, fill: &str, y: f64) {
        let (width, x) = (NAMES - 16.0, Self::LEFT - 14.0);
        let (large, small) = (regular(12.0), regular(10.0));
        if large.width(name) <= width {
            self.canvas.text((x, y + 4.0), Anchor::End, large, fill, name);
            return;
        }
        let lines = small.wrap(name, width, 2);
        let mut y = y + 9.5 - 6.0 * count(lines.len());
        for line in lines {
            self.canvas.text((x, y), Anchor::End, small, fill, &line);
            y += 11.5;
        }
    }

    fn touched(&self, column: &Column<'_>) -> BTreeMap<usize, Touch> {
        self.lanes.touched(&lane::touches(column.event, self.numbers))
    }

    fn draw_event(&mut self, column: &Column<'_>, label: &[String], first_lane: f64) {
        let event = column.event;
        let (family, stance) = (Family::of(event.kind), event.stance.kind);
        let x = Self::LEFT + column.x;
        let lane_y = |lane: usize| first_lane + LANE * count(lane);
        let touched = self.touched(column);
        self.canvas.group(&[("class", "event")]);
        self.canvas.tooltip(&caption::tooltip(event, self.timeline));

        let base = first_lane - LANE / 2.0 - 8.0;
        let mut y = base - LABEL_LINE * count(label.len());
        if column.day.is_some() {
            let date = bold(11.0).fit(&when::words(&event.date), self.stave.column_width - 8.0);
            self.canvas.text((x, y), Anchor::Middle, bold(11.0), style::INK, &date);
        }
        for line in label {
            y += LABEL_LINE;
            self.canvas.text((x, y), Anchor::Middle, regular(11.0), style::INK, line);
        }

        let top = touched.keys().next().copied().unwrap_or(0);
        let bottom = touched.keys().last().copied().unwrap_or(top);
        let leader = [("stroke", family.colour()), ("stroke-width", "1"), ("stroke-opacity", "0.45")];
        self.canvas.line((x, base + 5.0), (x, lane_y(top)), &leader);
        let main = legend::Stroke { stance, colour: family.colour(), width: 2.2 };
        legend::stance_line(self.canvas, (x, lane_y(top)), (x, lane_y(bottom)), main);

        let has_source = touched.values().any(|&touch| touch == Touch::Source);
        let heads: Vec<usize> = touched
            .iter()
            .filter(|&(&lane, &touch)| if has_source { touch == Touch::Source } else { lane == top })
            .map(|(&lane, _)| lane)
            .collect();
        if when::is_span(&event.date)
            && let Some((left, right)) = self.stave.bar(column)
        {
            for &lane in &heads {
                bar(self.canvas, (Self::LEFT + left, Self::LEFT + right), lane_y(lane), family, &event.date);
            }
        }
        let first_head = heads.first().copied().unwrap_or(top);
        for (&lane, &touch) in &touched {
            let at = (x, lane_y(lane));
            if heads.contains(&lane) {
                glyph::marker(self.canvas, at, MARKER, family, stance);
            } else {
                match touch {
                    Touch::Target => arrow(self.canvas, at, lane > first_head, family.colour()),
                    Touch::Source | Touch::Present => self.canvas.circle(at, 4.0, &[("fill", family.colour())]),
                    Touch::Holder => holder(self.canvas, at, family.colour()),
                }
            }
        }
        self.canvas.end();
    }
}

/// The span of a date: fades where the day is uncertain or the end is open, firm ends where both are known.
fn bar(canvas: &mut Canvas, ends: (f64, f64), y: f64, family: Family, date: &crate::record::Date) {
    let (left, right) = ends;
    if when::is_uncertain(date) {
        let side = match (date.start, date.end) {
            (Some(_), None) => "after",
            (None, Some(_)) => "before",
            _ => "soft",
        };
        let fill = format!("url(#{side}-{})", family.key());
        canvas.rect((left, y - 5.0), (right - left, 10.0), &[("fill", &fill)]);
    } else {
        let paint = [("fill", family.colour()), ("fill-opacity", "0.3"), ("stroke", family.colour())];
        canvas.rect((left, y - 4.0), (right - left, 8.0), &paint);
    }
}

/// An arrowhead whose tip lies on the lane.
fn arrow(canvas: &mut Canvas, at: (f64, f64), down: bool, colour: &str) {
    let (x, y) = at;
    let back = if down { -9.0 } else { 9.0 };
    let tip = if down { 3.0 } else { -3.0 };
    canvas.polygon(&[(x, y + tip), (x - 6.0, y + back), (x + 6.0, y + back)], &[("fill", colour)]);
}

/// A small open ring: who says it.
fn holder(canvas: &mut Canvas, at: (f64, f64), colour: &str) {
    canvas.circle(at, 4.5, &[("fill", style::PAPER), ("stroke", colour), ("stroke-width", "1.8")]);
}

fn gradients(canvas: &mut Canvas, used: &Used) {
    for family in Family::ALL.into_iter().filter(|&family| used.families.contains(&family) || family == Family::Other) {
        for (name, opacities) in [("soft", SOFT), ("after", AFTER), ("before", BEFORE)] {
            canvas.gradient(&format!("{name}-{}", family.key()), family.colour(), &opacities);
        }
    }
}

fn signs() -> Vec<Sign> {
    vec![
        Sign {
            words: "time not known exactly",
            draw: |canvas, (x, y)| {
                canvas.rect((x - 16.0, y - 5.0), (32.0, 10.0), &[("fill", "url(#soft-other)")]);
            },
        },
        Sign { words: "to whom it is done", draw: |canvas, (x, y)| arrow(canvas, (x, y + 3.0), true, style::INK) },
        Sign { words: "takes part, or the place", draw: |canvas, at| canvas.circle(at, 4.0, &[("fill", style::INK)]) },
        Sign { words: "who says it", draw: |canvas, at| holder(canvas, at, style::INK) },
        Sign {
            words: "the axis leaves time out",
            draw: |canvas, (x, y)| {
                for dx in [-4.0, 4.0] {
                    let ends = ((x + dx - 2.5, y + 6.0), (x + dx + 2.5, y - 6.0));
                    canvas.line(ends.0, ends.1, &[("stroke", style::INK), ("stroke-width", "1.5")]);
                }
            },
        },
    ]
}
