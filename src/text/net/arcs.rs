//! Distances between a word and its head.

use pulp::{Arch, NullaryFnOnce};

/// Number of classes of distances.
pub(in crate::text) const DISTANCES: usize = 34;

/// The class of the distance from word `dependent` (from 0) to `head` (from 1; 0 for the root): exact up to eight, then
/// coarser.
pub(in crate::text) fn distance(dependent: usize, head: usize) -> usize {
    if head == 0 {
        return 0;
    }
    let (right, far) = if head > dependent { (true, head - 1 - dependent) } else { (false, dependent + 1 - head) };
    let step = match far {
        0..=8 => far,
        9..=10 => 9,
        11..=13 => 10,
        14..=17 => 11,
        18..=23 => 12,
        24..=31 => 13,
        32..=47 => 14,
        48..=63 => 15,
        _ => 16,
    };
    1 + step + if right { 16 } else { 0 }
}

/// How well each word fits each head: a row for each word, in it the root and then the words.
///
/// `dependents` and `heads` hold as many numbers a word as `root` has.
pub(super) fn scores(dependents: &[f32], heads: &[f32], root: &[f32], distances: &[f32]) -> Vec<f32> {
    let size = root.len().max(1);
    let words = dependents.len() / size;
    let width = words + 1;
    // One row for each number, so that all heads are taken at a step.
    let mut columns = vec![0.0; size * width];
    for (head, row) in std::iter::once(root).chain(heads.chunks_exact(size)).enumerate() {
        for (column, v) in columns.chunks_exact_mut(width).zip(row) {
            if let Some(slot) = column.get_mut(head) {
                *slot = *v;
            }
        }
    }
    let mut scores = Vec::with_capacity(words * width);
    for i in 0..words {
        scores.extend((0..width).map(|j| distances.get(distance(i, j)).copied().unwrap_or(0.0)));
    }
    Arch::new().dispatch(Match { dependents, columns: &columns, size, width, scores: &mut scores });
    for (i, row) in scores.chunks_exact_mut(width).enumerate() {
        if let Some(slot) = row.get_mut(i + 1) {
            *slot = f32::NEG_INFINITY;
        }
    }
    scores
}

struct Match<'a> {
    dependents: &'a [f32],
    columns: &'a [f32],
    size: usize,
    width: usize,
    scores: &'a mut [f32],
}

impl NullaryFnOnce for Match<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        for (own, row) in self.dependents.chunks_exact(self.size).zip(self.scores.chunks_exact_mut(self.width)) {
            for (own, column) in own.iter().zip(self.columns.chunks_exact(self.width)).filter(|(own, _)| **own != 0.0) {
                for (score, other) in row.iter_mut().zip(column) {
                    *score += own * other;
                }
            }
        }
    }
}
