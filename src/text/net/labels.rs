//! What is said of each word and of its head, for the relation between them.

use pulp::{Arch, NullaryFnOnce};

use super::dense::round;
use super::kernel::LANES;

/// Numbers that are taken at a step.
type Lanes = [f32; LANES];

/// Replaces the content of `rows` by a row for each word: what it says as a dependent and what its head says, added up and
/// rounded as [`round_positive`](super::dense::round_positive) does. `found` has the head of each word, one past its
/// index; for 0 it is `root`, a whole number of lanes.
pub(super) fn join(found: &[usize], dependents: &[f32], heads: &[f32], root: &[f32], rows: &mut Vec<i32>) {
    rows.resize(found.len() * root.len() / 2, 0);
    let (dependents, heads) = (dependents.as_chunks().0, heads.as_chunks().0);
    let (rows, _) = pulp::bytemuck::cast_slice_mut::<i32, i16>(rows).as_chunks_mut();
    Arch::new().dispatch(Join { found, dependents, heads, root: root.as_chunks().0, rows });
}

struct Join<'a> {
    found: &'a [usize],
    dependents: &'a [Lanes],
    heads: &'a [Lanes],
    root: &'a [Lanes],
    rows: &'a mut [[i16; LANES]],
}

impl NullaryFnOnce for Join<'_> {
    type Output = ();

    #[inline(always)]
    #[allow(clippy::needless_range_loop, reason = "iterators over arrays may stay calls")]
    fn call(self) {
        let steps = self.root.len();
        for (i, head) in self.found.iter().enumerate() {
            let head = match head.checked_sub(1) {
                Some(head) => self.heads.get(head * steps..(head + 1) * steps).unwrap_or(&[]),
                None => self.root,
            };
            for step in 0..steps {
                let place = i * steps + step;
                let (own, head, to) = (self.dependents.get(place), head.get(step), self.rows.get_mut(place));
                if let (Some(own), Some(head), Some(to)) = (own, head, to) {
                    for lane in 0..LANES {
                        to[lane] = round(own[lane] + head[lane], 0.0);
                    }
                }
            }
        }
    }
}
