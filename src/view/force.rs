//! Force-directed placement after Fruchterman and Reingold (1991), in a fixed number of steps from a fixed start.

/// Number of steps.
const STEPS: u32 = 300;
/// Boxes are wider than high, so the plane is stretched by this factor at the end.
const STRETCH: f64 = 1.55;

/// Places `count` nodes so that linked ones lie near each other and all others apart.
///
/// `links` holds two node numbers and a weight; `distance` is the length, in pixels, that a link of weight 1 tends to.
/// The time is quadratic in the number of nodes.
pub fn place(count: usize, links: &[(usize, usize, f64)], distance: f64) -> Vec<(f64, f64)> {
    let mut at = spiral(count, distance);
    let mut push = vec![(0.0, 0.0); count];
    for step in 0..STEPS {
        repel(&at, &mut push, distance);
        attract(&at, links, &mut push, distance);
        let heat = 1.5 * distance * f64::from(STEPS - step) / f64::from(STEPS);
        for (point, push) in at.iter_mut().zip(&mut push) {
            // A pull to the middle holds parts together that no link holds.
            let (dx, dy) = (push.0 - 0.12 * point.0, push.1 - 0.12 * point.1);
            let length = (dx * dx + dy * dy).sqrt().max(1e-9);
            let go = length.min(heat) / length;
            point.0 += dx * go;
            point.1 += dy * go;
            *push = (0.0, 0.0);
        }
    }
    for point in &mut at {
        point.0 *= STRETCH;
    }
    at
}

/// The start: a sunflower spiral, first node in the middle. Turning by constants needs no trigonometric function, whose
/// last digits differ between machines.
fn spiral(count: usize, distance: f64) -> Vec<(f64, f64)> {
    const COS: f64 = -0.737_368_878_078_319_7;
    const SIN: f64 = 0.675_490_294_261_523_6;
    let mut turn = (1.0, 0.0);
    let mut radius = 0.0;
    let mut out = Vec::with_capacity(count);
    for _ in 0..count {
        let far = f64::sqrt(radius) * distance * 0.6;
        out.push((turn.0 * far, turn.1 * far));
        turn = (turn.0 * COS - turn.1 * SIN, turn.0 * SIN + turn.1 * COS);
        radius += 1.0;
    }
    out
}

fn repel(at: &[(f64, f64)], push: &mut [(f64, f64)], distance: f64) {
    for (i, &(x, y)) in at.iter().enumerate() {
        let mut sum = (0.0, 0.0);
        for (j, &(other_x, other_y)) in at.iter().enumerate() {
            if i != j {
                let (dx, dy) = (x - other_x, y - other_y);
                let square = (dx * dx + dy * dy).max(1.0);
                let force = distance * distance / square;
                sum.0 += dx * force;
                sum.1 += dy * force;
            }
        }
        if let Some(push) = push.get_mut(i) {
            push.0 += sum.0;
            push.1 += sum.1;
        }
    }
}

fn attract(at: &[(f64, f64)], links: &[(usize, usize, f64)], push: &mut [(f64, f64)], distance: f64) {
    for &(a, b, weight) in links {
        let (Some(&from), Some(&to)) = (at.get(a), at.get(b)) else { continue };
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let length = (dx * dx + dy * dy).sqrt();
        let force = weight * length / distance;
        if let Some(push) = push.get_mut(a) {
            push.0 += dx * force;
            push.1 += dy * force;
        }
        if let Some(push) = push.get_mut(b) {
            push.0 -= dx * force;
            push.1 -= dy * force;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn linked_nodes_lie_nearer_than_others() {
        let at = place(4, &[(0, 1, 1.0), (2, 3, 1.0)], 100.0);
        let far = |a: usize, b: usize| ((at[a].0 - at[b].0).powi(2) + (at[a].1 - at[b].1).powi(2)).sqrt();
        assert!(far(0, 1) < far(0, 2) && far(2, 3) < far(1, 3));
    }

    #[test]
    fn links_to_nowhere_and_no_nodes_are_harmless() {
        assert!(place(0, &[(0, 1, 1.0)], 100.0).is_empty());
        assert_eq!(place(1, &[(0, 7, 1.0)], 100.0).len(), 1);
    }
}
