//! Drawing an edge between two boxes: a curve, its arrowheads, and the place of its label.

use super::overlap::Area;
use super::svg::{Canvas, number};

type Point = (f64, f64);

/// A quadratic curve between the borders of two boxes.
#[derive(Debug, Clone, Copy)]
pub struct Curve {
    start: Point,
    control: Point,
    end: Point,
}

impl Curve {
    /// From the border of `a` to the border of `b`, bent sideways by `bend` pixels in its middle.
    pub fn between(a: &Area, b: &Area, bend: f64) -> Self {
        let (dx, dy) = (b.x - a.x, b.y - a.y);
        let length = (dx * dx + dy * dy).sqrt().max(1e-6);
        let control = ((a.x + b.x) / 2.0 - dy / length * bend * 2.0, (a.y + b.y) / 2.0 + dx / length * bend * 2.0);
        Self { start: border(a, control), control, end: border(b, control) }
    }

    /// The point at `t`, 0 at the start and 1 at the end.
    pub fn at(&self, t: f64) -> Point {
        let u = 1.0 - t;
        let mix = |a: f64, b: f64, c: f64| u * u * a + 2.0 * u * t * b + t * t * c;
        (mix(self.start.0, self.control.0, self.end.0), mix(self.start.1, self.control.1, self.end.1))
    }

    /// Draws the line with `paint` and heads of `size` pixels in `colour`.
    pub fn draw(&self, canvas: &mut Canvas, paint: &[(&str, &str)], heads: Heads<'_>) {
        let mut line = *self;
        if heads.at_start {
            line.start = toward(self.start, self.control, heads.size);
        }
        if heads.at_end {
            line.end = toward(self.end, self.control, heads.size);
        }
        let d = format!(
            "M{} {} Q{} {} {} {}",
            number(line.start.0),
            number(line.start.1),
            number(line.control.0),
            number(line.control.1),
            number(line.end.0),
            number(line.end.1)
        );
        let mut all = vec![("fill", "none")];
        all.extend_from_slice(paint);
        canvas.path(&d, &all);
        for (wanted, tip) in [(heads.at_start, self.start), (heads.at_end, self.end)] {
            if wanted {
                head(canvas, tip, self.control, heads);
            }
        }
    }
}

/// The arrowheads of an edge.
#[derive(Debug, Clone, Copy)]
pub struct Heads<'a> {
    /// Whether there is one at the start.
    pub at_start: bool,
    /// Whether there is one at the end.
    pub at_end: bool,
    /// Length in pixels.
    pub size: f64,
    /// Colour.
    pub colour: &'a str,
}

fn head(canvas: &mut Canvas, tip: Point, from: Point, heads: Heads<'_>) {
    let base = toward(tip, from, heads.size);
    let (dx, dy) = ((tip.0 - base.0) * 0.5, (tip.1 - base.1) * 0.5);
    let points = [tip, (base.0 - dy, base.1 + dx), (base.0 + dy, base.1 - dx)];
    canvas.polygon(&points, &[("fill", heads.colour)]);
}

/// The point `distance` pixels from `from` on the way to `to`.
fn toward(from: Point, to: Point, distance: f64) -> Point {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let length = (dx * dx + dy * dy).sqrt().max(1e-6);
    (from.0 + dx / length * distance, from.1 + dy / length * distance)
}

/// Where the line from the middle of a box to a point outside leaves the box.
fn border(area: &Area, to: Point) -> Point {
    let (dx, dy) = (to.0 - area.x, to.1 - area.y);
    let reach = |half: f64, d: f64| if d.abs() < 1e-9 { f64::INFINITY } else { (half + 2.0) / d.abs() };
    let t = reach(area.half_width, dx).min(reach(area.half_height, dy)).min(1.0);
    (area.x + dx * t, area.y + dy * t)
}
