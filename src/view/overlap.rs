//! Moving boxes apart until none overlaps.

/// A box by its middle and half its size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    /// Middle, from the left.
    pub x: f64,
    /// Middle, from above.
    pub y: f64,
    /// Half the width.
    pub half_width: f64,
    /// Half the height.
    pub half_height: f64,
}

impl Area {
    /// Whether two boxes come nearer to each other than `space` in both directions.
    pub fn overlaps(&self, other: &Self, space: f64) -> bool {
        self.overlap(other, space).is_some()
    }

    /// By how much they are too near, across and down.
    fn overlap(&self, other: &Self, space: f64) -> Option<(f64, f64)> {
        let across = self.half_width + other.half_width + space - (self.x - other.x).abs();
        let down = self.half_height + other.half_height + space - (self.y - other.y).abs();
        (across > 1e-6 && down > 1e-6).then_some((across, down))
    }
}

/// Most rounds of pushing pairs apart before the rest is solved by moving boxes down.
const ROUNDS: usize = 200;

/// Moves boxes until any two are `space` apart: small moves first, so that neighbours stay neighbours.
pub fn remove(areas: &mut [Area], space: f64) {
    for _ in 0..ROUNDS {
        if !push_apart(areas, space) {
            return;
        }
    }
    settle(areas, space);
}

/// One round over all pairs; whether any pair was moved.
fn push_apart(areas: &mut [Area], space: f64) -> bool {
    let mut moved = false;
    for i in 1..areas.len() {
        let (before, after) = areas.split_at_mut(i);
        let Some(one) = after.first_mut() else { continue };
        for other in before {
            let Some((across, down)) = one.overlap(other, space) else { continue };
            moved = true;
            if across < down {
                let half = across / 2.0 + 0.05;
                let side = if one.x >= other.x { half } else { -half };
                one.x += side;
                other.x -= side;
            } else {
                let half = down / 2.0 + 0.05;
                let side = if one.y >= other.y { half } else { -half };
                one.y += side;
                other.y -= side;
            }
        }
    }
    moved
}

/// From the top down, moves each box below those it overlaps. Always ends without an overlap.
fn settle(areas: &mut [Area], space: f64) {
    let mut order: Vec<usize> = (0..areas.len()).collect();
    order.sort_by(|&a, &b| {
        let y = |at: usize| areas.get(at).map_or(0.0, |area| area.y);
        y(a).total_cmp(&y(b)).then(a.cmp(&b))
    });
    let mut placed: Vec<Area> = Vec::with_capacity(areas.len());
    for at in order {
        let Some(area) = areas.get_mut(at) else { continue };
        while let Some(below) =
            placed.iter().filter(|other| area.overlaps(other, space)).map(|o| o.y + o.half_height).reduce(f64::max)
        {
            area.y = below + area.half_height + space;
        }
        placed.push(*area);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn no_two_boxes_overlap_afterwards(boxes in prop::collection::vec((0.0f64..300.0, 0.0f64..200.0, 5.0f64..90.0), 0..40)) {
            let mut areas: Vec<Area> = boxes
                .into_iter()
                .map(|(x, y, half_width)| Area { x, y, half_width, half_height: 12.0 })
                .collect();
            remove(&mut areas, 8.0);
            for (i, one) in areas.iter().enumerate() {
                for other in &areas[..i] {
                    prop_assert!(!one.overlaps(other, 7.9));
                }
            }
        }
    }
}
