//! What is said of each word and of its head, for the relation between them.

use pulp::{Arch, NullaryFnOnce};

use super::dense::round;

/// Replaces the content of `rows` by a row for each word: what it says as a dependent and what its head says, added up and
/// rounded as [`round_positive`](super::dense::round_positive) does. `found` has the head of each word, one past its
/// index; for 0 it is `root`.
pub(super) fn join(found: &[usize], dependents: &[f32], heads: &[f32], root: &[f32], rows: &mut Vec<i32>) {
    rows.resize(found.len() * root.len() / 2, 0);
    Arch::new().dispatch(Join { found, dependents, heads, root, rows: pulp::bytemuck::cast_slice_mut(rows) });
}

struct Join<'a> {
    found: &'a [usize],
    dependents: &'a [f32],
    heads: &'a [f32],
    root: &'a [f32],
    rows: &'a mut [i16],
}

impl NullaryFnOnce for Join<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let size = self.root.len();
        for (i, head) in self.found.iter().enumerate() {
            let place = i * size..(i + 1) * size;
            let head = match head.checked_sub(1) {
                Some(head) => self.heads.get(head * size..(head + 1) * size),
                None => Some(self.root),
            };
            let (own, to) = (self.dependents.get(place.clone()), self.rows.get_mut(place));
            if let (Some(own), Some(head), Some(to)) = (own, head, to) {
                for at in 0..size {
                    to[at] = round(own[at] + head[at], 0.0);
                }
            }
        }
    }
}
