//! Event markers: the shape tells the family of the type, the inside tells the stance.

use crate::record::StanceKind;

use super::style::{Family, PAPER};
use super::svg::{Canvas, number};

/// Draws the marker of an event, about `2 * radius` high and wide, around `at`.
pub fn marker(canvas: &mut Canvas, at: (f64, f64), radius: f64, family: Family, stance: StanceKind) {
    let filled = matches!(stance, StanceKind::Asserted | StanceKind::Reported);
    let colour = family.colour();
    let fill = if filled { colour } else { PAPER };
    let paint = [("fill", fill), ("stroke", colour), ("stroke-width", "2")];
    outline(canvas, at, radius, family, &paint);
    sign(canvas, at, radius * 0.5, stance, colour);
}

/// The outline of a family. Shapes are sized so that they look equally large.
fn outline(canvas: &mut Canvas, at: (f64, f64), radius: f64, family: Family, paint: &[(&str, &str)]) {
    let (x, y) = at;
    let polygon = |unit: &[(f64, f64)]| -> Vec<(f64, f64)> {
        unit.iter().map(|&(dx, dy)| (x + dx * radius, y + dy * radius)).collect()
    };
    match family {
        Family::WordsFor => canvas.circle(at, radius, paint),
        Family::DeedsFor => canvas.rect((x - 0.9 * radius, y - 0.9 * radius), (1.8 * radius, 1.8 * radius), paint),
        Family::WordsAgainst => {
            canvas.polygon(&polygon(&[(0.0, -1.25), (1.25, 0.0), (0.0, 1.25), (-1.25, 0.0)]), paint);
        }
        Family::DeedsAgainst => canvas.polygon(&polygon(&[(0.0, -1.2), (1.25, 0.95), (-1.25, 0.95)]), paint),
        Family::Statement => {
            // A speech bubble.
            canvas.polygon(
                &polygon(&[
                    (-1.15, -0.95),
                    (1.15, -0.95),
                    (1.15, 0.6),
                    (0.0, 0.6),
                    (-0.6, 1.25),
                    (-0.6, 0.6),
                    (-1.15, 0.6),
                ]),
                paint,
            );
        }
        Family::Other => {
            canvas.polygon(
                &polygon(&[(-0.6, -1.05), (0.6, -1.05), (1.2, 0.0), (0.6, 1.05), (-0.6, 1.05), (-1.2, 0.0)]),
                paint,
            );
        }
    }
}

/// The sign of a stance inside a marker, `2 * r` high and wide.
fn sign(canvas: &mut Canvas, at: (f64, f64), r: f64, stance: StanceKind, colour: &str) {
    let (x, y) = at;
    let point = |dx: f64, dy: f64| format!("{} {}", number(x + dx * r), number(y + dy * r));
    let stroke = [("fill", "none"), ("stroke", colour), ("stroke-width", "1.8"), ("stroke-linecap", "round")];
    match stance {
        StanceKind::Asserted => {}
        StanceKind::Reported => canvas.circle(at, r * 0.7, &[("fill", PAPER)]),
        StanceKind::Accused => {
            canvas.path(&format!("M{} L{}", point(0.0, -1.1), point(0.0, 0.2)), &stroke);
            canvas.circle((x, y + r * 0.95), r * 0.28, &[("fill", colour)]);
        }
        StanceKind::Denied => {
            let d = format!("M{} L{} M{} L{}", point(-0.8, -0.8), point(0.8, 0.8), point(0.8, -0.8), point(-0.8, 0.8));
            canvas.path(&d, &stroke);
        }
        StanceKind::Planned => {
            canvas.path(&format!("M{} L{} L{}", point(-0.4, -0.8), point(0.6, 0.0), point(-0.4, 0.8)), &stroke);
        }
        StanceKind::Hypothetical => {
            for dx in [-0.85, 0.0, 0.85] {
                canvas.circle((x + dx * r, y), r * 0.26, &[("fill", colour)]);
            }
        }
        StanceKind::Negated => canvas.path(&format!("M{} L{}", point(-1.7, 1.7), point(1.7, -1.7)), &stroke),
    }
}
