//! Parts of a network that no link connects, laid out apart and put side by side.

use super::overlap::Area;

/// The connected parts of a network of `count` nodes, the largest first; each lists its nodes in ascending order.
pub fn components(count: usize, links: &[(usize, usize, f64)]) -> Vec<Vec<usize>> {
    let mut neighbours: Vec<Vec<usize>> = vec![Vec::new(); count];
    for &(a, b, _) in links {
        for (from, to) in [(a, b), (b, a)] {
            if let Some(list) = neighbours.get_mut(from) {
                list.push(to);
            }
        }
    }
    let mut seen = vec![false; count];
    let mut out = Vec::new();
    for start in 0..count {
        let mut part = Vec::new();
        let mut waiting = vec![start];
        while let Some(node) = waiting.pop() {
            match seen.get_mut(node) {
                Some(seen) if !*seen => *seen = true,
                _ => continue,
            }
            part.push(node);
            waiting.extend(neighbours.get(node).into_iter().flatten());
        }
        if !part.is_empty() {
            part.sort_unstable();
            out.push(part);
        }
    }
    out.sort_by_key(|part| (std::cmp::Reverse(part.len()), part.first().copied()));
    out
}

/// Moves groups of boxes, given in order, onto shelves from left to right and top to bottom, `space` pixels apart.
///
/// A shelf is as wide as the widest group, or as makes the whole about one and a half times as wide as high.
pub fn shelve(groups: &mut [Vec<Area>], space: f64) {
    let sizes: Vec<(f64, f64, f64, f64)> = groups.iter().map(|group| bounds(group)).collect();
    let area: f64 = sizes.iter().map(|(l, t, r, b)| (r - l + space) * (b - t + space)).sum();
    let widest = sizes.iter().map(|(l, _, r, _)| r - l).fold(0.0, f64::max);
    let limit = widest.max((area * 1.5).sqrt());
    let (mut x, mut y, mut shelf) = (0.0, 0.0, 0.0f64);
    for (group, (left, top, right, bottom)) in groups.iter_mut().zip(sizes) {
        if x > 0.0 && x + right - left > limit {
            x = 0.0;
            y += shelf + space;
            shelf = 0.0;
        }
        for area in group.iter_mut() {
            area.x += x - left;
            area.y += y - top;
        }
        x += right - left + space;
        shelf = shelf.max(bottom - top);
    }
}

/// Left, upper, right and lower end of boxes; zeros for none.
pub fn bounds(areas: &[Area]) -> (f64, f64, f64, f64) {
    let least = |side: fn(&Area) -> f64| areas.iter().map(side).reduce(f64::min).unwrap_or(0.0);
    let most = |side: fn(&Area) -> f64| areas.iter().map(side).reduce(f64::max).unwrap_or(0.0);
    (
        least(|a| a.x - a.half_width),
        least(|a| a.y - a.half_height),
        most(|a| a.x + a.half_width),
        most(|a| a.y + a.half_height),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_without_a_link_between_them_are_told_apart() {
        let links = [(0, 3, 1.0), (3, 4, 1.0), (1, 2, 1.0), (9, 0, 1.0)];
        assert_eq!(components(6, &links), [vec![0, 3, 4], vec![1, 2], vec![5]]);
    }

    #[test]
    fn shelved_groups_do_not_overlap() {
        let area = |x: f64| Area { x, y: 0.0, half_width: 30.0, half_height: 10.0 };
        let mut groups: Vec<Vec<Area>> = (0..7).map(|_| vec![area(0.0), area(70.0)]).collect();
        shelve(&mut groups, 20.0);
        let all: Vec<Area> = groups.concat();
        for (i, one) in all.iter().enumerate() {
            assert!(all[..i].iter().all(|other| !one.overlaps(other, 9.0)));
        }
    }
}
