//! The box of an actor in the network: its shape tells the kind, its size how well it is linked.

use crate::record::ActorKind;
use crate::timeline::TimelineActor;

use super::escape;
use super::measure::{Font, bold};
use super::overlap::Area;
use super::style;
use super::svg::{Anchor, Canvas, number};

/// Widest name in the box, in pixels.
const WIDEST: f64 = 190.0;

/// An actor ready to be drawn.
#[derive(Debug)]
pub struct ActorBox {
    /// The lines of its name.
    pub lines: Vec<String>,
    /// Face and size of the name.
    pub font: Font,
    kind: ActorKind,
    /// Half of width and height.
    pub half: (f64, f64),
}

impl ActorBox {
    /// Measures an actor; `share` is its number of links relative to the best linked actor, 0 to 1.
    pub fn new(actor: &TimelineActor, share: f64) -> Self {
        let font = bold(11.0 + 4.0 * share.clamp(0.0, 1.0).sqrt());
        let lines = font.wrap(&escape::clean(&actor.name), WIDEST, 2);
        let wide = lines.iter().map(|line| font.width(line)).fold(12.0, f64::max);
        let side =
            if matches!(actor.kind, ActorKind::Country | ActorKind::Group | ActorKind::Person) { 14.0 } else { 10.0 };
        let high = super::legend::count(lines.len().max(1)) * (font.size + 3.0);
        Self { lines, font, kind: actor.kind, half: (wide / 2.0 + side, high / 2.0 + 6.0) }
    }

    /// Draws the box.
    pub fn draw(&self, canvas: &mut Canvas, area: &Area) {
        shape(canvas, (area.x, area.y), self.half, self.kind);
        let step = self.font.size + 3.0;
        let first = area.y - step * (super::legend::count(self.lines.len()) - 1.0) / 2.0 + self.font.size * 0.36;
        let mut y = first;
        for line in &self.lines {
            canvas.text((area.x, y), Anchor::Middle, self.font, style::INK, line);
            y += step;
        }
    }
}

/// The outline of a kind of actor around `at`.
pub fn shape(canvas: &mut Canvas, at: (f64, f64), half: (f64, f64), kind: ActorKind) {
    let ((x, y), (w, h)) = (at, half);
    let paint = |fill: &'static str| [("fill", fill), ("stroke", style::INK), ("stroke-width", "1.4")];
    let corner = (x - w, y - h);
    let size = (2.0 * w, 2.0 * h);
    match kind {
        ActorKind::Person => {
            let round = number(h.min(w));
            let mut all = paint("#eef4fb").to_vec();
            all.push(("rx", round.as_str()));
            canvas.rect(corner, size, &all);
        }
        ActorKind::Organisation => canvas.rect(corner, size, &paint("#fdf3e3")),
        ActorKind::Country => {
            let cut = h.min(w) * 0.7;
            let points = [
                (x - w, y),
                (x - w + cut, y - h),
                (x + w - cut, y - h),
                (x + w, y),
                (x + w - cut, y + h),
                (x - w + cut, y + h),
            ];
            canvas.polygon(&points, &paint("#e8f5ee"));
        }
        ActorKind::Group => {
            let mut all = paint("#f6f0f8").to_vec();
            all.push(("rx", "5"));
            canvas.rect((corner.0 + 3.0, corner.1 - 3.0), size, &all);
            canvas.rect(corner, size, &all);
        }
        ActorKind::Place => {
            canvas.rect(corner, size, &[("fill", "#f3f4f6"), ("stroke", style::MUTED), ("stroke-width", "1")]);
            canvas.line((x - w, y + h), (x + w, y + h), &[("stroke", style::INK), ("stroke-width", "3")]);
        }
    }
}
