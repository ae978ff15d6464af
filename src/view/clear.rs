//! Moving boxes off the lines that would pass under them.

use super::overlap::{self, Area};

/// Rounds of moving; each halves what is left to move.
const ROUNDS: usize = 40;
/// Room between a line and a box, in pixels.
const ROOM: f64 = 8.0;

/// Moves boxes sideways off the straight lines between other linked boxes, as far as that is possible, and keeps all
/// boxes `space` apart.
pub fn lines(areas: &mut [Area], links: &[(usize, usize, f64)], space: f64) {
    for _ in 0..ROUNDS {
        let mut moved = false;
        for &(a, b, _) in links {
            let (Some(&from), Some(&to)) = (areas.get(a), areas.get(b)) else { continue };
            for (node, area) in areas.iter_mut().enumerate() {
                if node != a && node != b {
                    moved |= step_aside(area, &from, &to);
                }
            }
        }
        overlap::remove(areas, space);
        if !moved {
            return;
        }
    }
}

/// Moves a box half the way off a line; whether it was in the way.
fn step_aside(area: &mut Area, from: &Area, to: &Area) -> bool {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let square = dx * dx + dy * dy;
    if square < 1.0 {
        return false;
    }
    let along = ((area.x - from.x) * dx + (area.y - from.y) * dy) / square;
    if !(0.05..=0.95).contains(&along) {
        return false;
    }
    let length = square.sqrt();
    let (across_x, across_y) = (-dy / length, dx / length);
    let off = (area.x - from.x) * across_x + (area.y - from.y) * across_y;
    let reach = area.half_width * across_x.abs() + area.half_height * across_y.abs() + ROOM;
    if off.abs() >= reach {
        return false;
    }
    let go = (reach - off.abs()) * if off < 0.0 { -0.5 } else { 0.5 };
    area.x += across_x * go;
    area.y += across_y * go;
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_on_a_line_moves_off_it_and_the_ends_stay() {
        let area = |x: f64, y: f64| Area { x, y, half_width: 40.0, half_height: 12.0 };
        let mut areas = [area(0.0, 0.0), area(400.0, 0.0), area(200.0, 3.0)];
        lines(&mut areas, &[(0, 1, 1.0)], 10.0);
        assert!(areas[2].y > 18.0, "{areas:?}");
        assert_eq!(areas[0], area(0.0, 0.0));
    }
}
