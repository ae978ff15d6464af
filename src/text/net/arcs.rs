//! How well words fit heads, by what is said of both and by the distance between them.

use pulp::{Arch, NullaryFnOnce};

use super::kernel::LANES;

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

/// What there is to say of each word as a dependent and as a head: as many numbers a word as `root` has.
pub(super) struct Sides<'a> {
    /// What is below zero counts as zero.
    pub(super) dependents: &'a [f32],
    pub(super) heads: &'a [f32],
    pub(super) root: &'a [f32],
    /// What each class of distances is worth.
    pub(super) distances: &'a [f32],
}

/// Heads whose scores are summed up at a step.
type Lanes = [f32; LANES];

/// How well words fit heads, and what it takes to tell that.
#[derive(Debug, Default)]
pub(super) struct Scores {
    /// For each number the heads, so that many are taken at a step.
    columns: Vec<Lanes>,
    /// What each distance is worth, from the farthest head on the left to the farthest on the right.
    steps: Vec<f32>,
    /// The scores with all steps filled.
    sums: Vec<Lanes>,
    /// A row for each word, in it the root and then the words.
    pub(super) rows: Vec<f32>,
}

impl Scores {
    /// Fills [`rows`](Self::rows).
    pub(super) fn tell(&mut self, sides: &Sides<'_>) {
        let size = sides.root.len().max(1);
        let words = sides.dependents.len() / size;
        let width = words + 1;
        let blocks = width.div_ceil(LANES);
        let worth = |dependent, head| sides.distances.get(distance(dependent, head)).copied().unwrap_or(0.0);
        // What is left from before stands beyond the heads, and what comes of it is left out again.
        grow(&mut self.columns, size * blocks);
        let columns = self.columns.as_flattened_mut();
        for (head, row) in std::iter::once(sides.root).chain(sides.heads.chunks_exact(size)).enumerate() {
            for (number, v) in row.iter().enumerate() {
                if let Some(slot) = columns.get_mut(number * blocks * LANES + head) {
                    *slot = *v;
                }
            }
        }
        self.steps.clear();
        self.steps.extend((1..words).rev().map(|far| worth(far, 1)));
        self.steps.extend((0..words).map(|far| worth(0, 1 + far)));
        grow(&mut self.sums, words * blocks);
        for (i, row) in self.sums.as_flattened_mut().chunks_exact_mut(blocks * LANES).take(words).enumerate() {
            // The first of the heads stands `i` words to the left.
            let steps = words.checked_sub(1 + i).and_then(|from| self.steps.get(from..from + words)).unwrap_or(&[]);
            if let Some((root, heads)) = row.split_first_mut()
                && let Some(heads) = heads.get_mut(..steps.len())
            {
                *root = worth(i, 0);
                heads.copy_from_slice(steps);
            }
        }
        Arch::new().dispatch(Match {
            dependents: sides.dependents,
            columns: &self.columns,
            size,
            blocks,
            sums: &mut self.sums,
        });
        self.rows.clear();
        for (i, row) in self.sums.as_flattened().chunks_exact(blocks * LANES).take(words).enumerate() {
            self.rows.extend_from_slice(row.get(..width).unwrap_or(&[]));
            if let Some(own) = self.rows.get_mut(i * width + i + 1) {
                *own = f32::NEG_INFINITY;
            }
        }
    }
}

/// Makes room for so many lanes at least.
fn grow(lanes: &mut Vec<Lanes>, count: usize) {
    if lanes.len() < count {
        lanes.resize(count, [0.0; LANES]);
    }
}

struct Match<'a> {
    dependents: &'a [f32],
    columns: &'a [Lanes],
    size: usize,
    blocks: usize,
    sums: &'a mut [Lanes],
}

impl NullaryFnOnce for Match<'_> {
    type Output = ();

    #[inline(always)]
    fn call(mut self) {
        let words = self.dependents.len() / self.size;
        for block in 0..self.blocks {
            let mut word = 0;
            // Several words at a step, since each sum waits for the one before it.
            while word + WORDS <= words {
                self.block::<WORDS>(word, block);
                word += WORDS;
            }
            while word < words {
                self.block::<1>(word, block);
                word += 1;
            }
        }
    }
}

/// Words that are taken at a step.
const WORDS: usize = 6;

impl Match<'_> {
    /// Adds the products of some words with a block of heads.
    #[inline(always)]
    #[expect(clippy::needless_range_loop, reason = "checked access made the whole a third slower (benches/peers/run)")]
    fn block<const N: usize>(&mut self, word: usize, block: usize) {
        let (size, blocks) = (self.size, self.blocks);
        let mut own: [&[f32]; N] = [&[]; N];
        let mut sums = [[0.0; LANES]; N];
        for n in 0..N {
            let (Some(row), Some(sum)) = (
                self.dependents.get((word + n) * size..(word + n + 1) * size),
                self.sums.get((word + n) * blocks + block),
            ) else {
                return;
            };
            (own[n], sums[n]) = (row, *sum);
        }
        for number in 0..size {
            let Some(heads) = self.columns.get(number * blocks + block) else { return };
            for n in 0..N {
                let v = own[n][number].max(0.0);
                for lane in 0..LANES {
                    sums[n][lane] += v * heads[lane];
                }
            }
        }
        for n in 0..N {
            if let Some(sum) = self.sums.get_mut((word + n) * blocks + block) {
                *sum = sums[n];
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{DISTANCES, Scores, Sides, distance};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn scores_are_products_and_distances(
            (words, size, dependents, heads) in (0..40usize, 1..9usize).prop_flat_map(|(words, size)| {
                let numbers = || prop::collection::vec((-8i8..8).prop_map(f32::from), words * size);
                (Just(words), Just(size), numbers(), numbers())
            }),
            root in prop::collection::vec((-8i8..8).prop_map(f32::from), 9),
        ) {
            let distances: Vec<f32> = (0..DISTANCES).map(|d| d as f32 * 0.25).collect();
            let mut scores = Scores::default();
            // Of what was told before nothing is left.
            let (more, fewer) = (vec![1.0; 100 * size], vec![1.0; 2 * size]);
            for before in [&more, &fewer] {
                let root = &root[..size];
                scores.tell(&Sides { dependents: before, heads: before, root, distances: &distances });
            }
            let root = &root[..size];
            scores.tell(&Sides { dependents: &dependents, heads: &heads, root, distances: &distances });
            prop_assert_eq!(scores.rows.len(), words * (words + 1));
            for (i, row) in scores.rows.chunks(words + 1).enumerate() {
                for (head, found) in row.iter().enumerate() {
                    let other = if head == 0 { root } else { &heads[(head - 1) * size..head * size] };
                    let product: f32 = dependents[i * size..].iter().zip(other).map(|(a, b)| a.max(0.0) * b).sum();
                    let right = if head == i + 1 { f32::NEG_INFINITY } else { product + distances[distance(i, head)] };
                    prop_assert_eq!(*found, right, "word {} head {}", i, head);
                }
            }
        }
    }
}
