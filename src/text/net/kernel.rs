//! Products of whole numbers: inputs in pairs, eight outputs at a step.
//!
//! The two ways through give the same sums: whole numbers know no rounding.

use pulp::{i16x16, i32x8};

/// Outputs that are summed up side by side.
pub(super) const LANES: usize = 8;

/// Sums of one row for [`LANES`] outputs.
type Sums = [i32; LANES];

/// For each row of inputs, and for each block of [`LANES`] outputs, hands the sums to `take`.
///
/// `rows` holds pairs of 16-bit inputs, `pairs` a row; `blocks` the weights of each block, for each pair of inputs those of the
/// eight outputs, two each.
pub(super) fn products(rows: &[i32], pairs: usize, blocks: &[i16x16], take: impl FnMut(usize, usize, Sums)) {
    if pairs == 0 {
        return;
    }
    #[cfg(target_arch = "x86_64")]
    if let Some(simd) = pulp::x86::V3::try_new() {
        simd.vectorize(wide::Tiles { simd, rows, pairs, blocks, take });
        return;
    }
    narrow(rows, pairs, blocks, take);
}

/// Two inputs as one number.
#[inline(always)]
pub(super) const fn pair(first: i16, second: i16) -> i32 {
    (first as u16 as u32 | (second as u16 as u32) << 16).cast_signed()
}

/// One product after the other.
fn narrow(rows: &[i32], pairs: usize, blocks: &[i16x16], mut take: impl FnMut(usize, usize, Sums)) {
    for (row, inputs) in rows.chunks_exact(pairs).enumerate() {
        for (block, weights) in blocks.chunks_exact(pairs).enumerate() {
            let mut sums = [0i32; LANES];
            for (inputs, weights) in inputs.iter().zip(weights) {
                let (a, b) = (*inputs as i16, (*inputs >> 16) as i16);
                let weights: [[i16; 2]; LANES] = pulp::cast(*weights);
                for (sum, [v, w]) in sums.iter_mut().zip(weights) {
                    let both = i32::from(a) * i32::from(v) + i32::from(b) * i32::from(w);
                    *sum = sum.wrapping_add(both);
                }
            }
            take(row, block, sums);
        }
    }
}

#[cfg(target_arch = "x86_64")]
mod wide {
    //! With the instructions of processors since 2013 (AVX2), in tiles whose sums stay in registers.

    use super::{Sums, i16x16, i32x8};
    use pulp::NullaryFnOnce;
    use pulp::x86::V3;

    pub(super) struct Tiles<'a, T> {
        pub(super) simd: V3,
        pub(super) rows: &'a [i32],
        pub(super) pairs: usize,
        pub(super) blocks: &'a [i16x16],
        pub(super) take: T,
    }

    impl<T: FnMut(usize, usize, Sums)> NullaryFnOnce for Tiles<'_, T> {
        type Output = ();

        #[inline(always)]
        fn call(mut self) {
            let fours = self.rows.chunks_exact(4 * self.pairs);
            let rest = fours.remainder();
            let mut row = 0;
            for four in fours {
                self.row_tiles::<4>(row, four);
                row += 4;
            }
            for one in rest.chunks_exact(self.pairs) {
                self.row_tiles::<1>(row, one);
                row += 1;
            }
        }
    }

    impl<T: FnMut(usize, usize, Sums)> Tiles<'_, T> {
        #[inline(always)]
        fn row_tiles<const R: usize>(&mut self, row: usize, rows: &[i32]) {
            let (triples, rest) = {
                let whole = self.blocks.len() / (3 * self.pairs) * 3 * self.pairs;
                self.blocks.split_at(whole)
            };
            let mut block = 0;
            for triple in triples.chunks_exact(3 * self.pairs) {
                self.tile::<R, 3>(row, block, rows, triple);
                block += 3;
            }
            for one in rest.chunks_exact(self.pairs) {
                self.tile::<R, 1>(row, block, rows, one);
                block += 1;
            }
        }

        #[inline(always)]
        fn tile<const R: usize, const B: usize>(&mut self, row: usize, block: usize, rows: &[i32], blocks: &[i16x16]) {
            let (simd, pairs) = (self.simd, self.pairs);
            let mut sums = [[simd.splat_i32x8(0); B]; R];
            if rows.len() < R * pairs || blocks.len() < B * pairs {
                return;
            }
            for k in 0..pairs {
                let mut weights = [i16x16(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0); B];
                for (b, weights) in weights.iter_mut().enumerate() {
                    *weights = blocks[b * pairs + k];
                }
                for (r, sums) in sums.iter_mut().enumerate() {
                    let input: i16x16 = pulp::cast(simd.splat_i32x8(rows[r * pairs + k]));
                    for (sum, weights) in sums.iter_mut().zip(weights) {
                        let both = simd.multiply_wrapping_add_adjacent_i16x16(input, weights);
                        *sum = simd.wrapping_add_i32x8(*sum, both);
                    }
                }
            }
            for (r, sums) in sums.iter().enumerate() {
                for (b, sums) in sums.iter().enumerate() {
                    (self.take)(row + r, block + b, pulp::cast::<i32x8, Sums>(*sums));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{LANES, Sums, narrow, pair, products};
    use proptest::prelude::*;
    use pulp::i16x16;

    /// Rows of inputs up to the largest that a layer has, and blocks of 8-bit weights.
    fn layer() -> impl Strategy<Value = (usize, Vec<i32>, Vec<i16x16>)> {
        (1..40usize, 0..10usize, 0..8usize).prop_flat_map(|(pairs, rows, blocks)| {
            let input = (-8191..=8191i16, -8191..=8191i16).prop_map(|(a, b)| pair(a, b));
            let weights = prop::array::uniform16(-128..=127i16).prop_map(pulp::cast::<[i16; 16], i16x16>);
            (Just(pairs), prop::collection::vec(input, rows * pairs), prop::collection::vec(weights, blocks * pairs))
        })
    }

    /// The sums one by one, from the definition.
    fn plain(rows: &[i32], pairs: usize, blocks: &[i16x16]) -> Vec<(usize, usize, Sums)> {
        let mut out = Vec::new();
        for (r, row) in rows.chunks(pairs).enumerate() {
            for (b, block) in blocks.chunks(pairs).enumerate() {
                let mut sums = [0i64; LANES];
                for (both, weights) in row.iter().zip(block) {
                    let [a0, a1, b0, b1] = both.to_le_bytes();
                    let inputs = [i16::from_le_bytes([a0, a1]), i16::from_le_bytes([b0, b1])];
                    let weights: [i16; 16] = pulp::cast(*weights);
                    for (lane, sum) in sums.iter_mut().enumerate() {
                        *sum += (0..2).map(|i| i64::from(inputs[i]) * i64::from(weights[2 * lane + i])).sum::<i64>();
                    }
                }
                out.push((r, b, sums.map(|s| i32::try_from(s).unwrap())));
            }
        }
        out
    }

    proptest! {
        #[test]
        fn wide_and_narrow_products_are_the_sums_of_the_definition((pairs, rows, blocks) in layer()) {
            let right = plain(&rows, pairs, &blocks);
            let (mut wide, mut one) = (Vec::new(), Vec::new());
            products(&rows, pairs, &blocks, |r, b, sums| wide.push((r, b, sums)));
            narrow(&rows, pairs, &blocks, |r, b, sums| one.push((r, b, sums)));
            // Tiles come in an order of their own.
            wide.sort_unstable();
            prop_assert_eq!(&wide, &right);
            prop_assert_eq!(&one, &right);
        }
    }

    #[test]
    fn the_largest_sums_stay_within_32_bits() {
        for input in [8191, -8191] {
            let rows = vec![pair(input, input); 1024];
            let blocks = vec![pulp::cast::<[i16; 16], i16x16>([-128; 16]); 1024];
            let mut sums = Vec::new();
            products(&rows, 1024, &blocks, |_, _, s| sums.push(s));
            assert_eq!(sums, [[-128 * 2048 * i32::from(input); LANES]]);
        }
    }
}
