//! Products of whole numbers: inputs in pairs, sixteen outputs at a step.
//!
//! All ways through give the same sums: whole numbers know no rounding.

use pulp::i16x32;

/// Outputs that are summed up side by side.
pub(super) const LANES: usize = 16;

/// Sums of one row for [`LANES`] outputs.
type Sums = [i32; LANES];

/// For each row of inputs, and for each block of [`LANES`] outputs, hands the sums to `take`.
///
/// `rows` holds pairs of 16-bit inputs, `pairs` a row; `blocks` the weights of each block, for each pair of inputs two for
/// each output.
pub(super) fn products(rows: &[i32], pairs: usize, blocks: &[i16x32], take: impl FnMut(usize, usize, Sums)) {
    if pairs == 0 {
        return;
    }
    #[cfg(target_arch = "x86_64")]
    {
        if let Some(simd) = pulp::x86::V4::try_new() {
            simd.vectorize(tiles::Tiles::<_, _, 3> { simd, rows, pairs, blocks, take });
            return;
        }
        if let Some(simd) = pulp::x86::V3::try_new() {
            simd.vectorize(tiles::Tiles::<_, _, 1> { simd, rows, pairs, blocks, take });
            return;
        }
    }
    narrow(rows, pairs, blocks, take);
}

/// One product after the other.
fn narrow(rows: &[i32], pairs: usize, blocks: &[i16x32], mut take: impl FnMut(usize, usize, Sums)) {
    for (row, inputs) in rows.chunks_exact(pairs).enumerate() {
        for (block, weights) in blocks.chunks_exact(pairs).enumerate() {
            let mut sums = [0i32; LANES];
            for (inputs, weights) in inputs.iter().zip(weights) {
                let [a, b]: [i16; 2] = pulp::cast(*inputs);
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
mod tiles {
    //! With the instructions of processors since 2013 (AVX2) or 2017 (AVX-512), in tiles whose sums stay in registers.

    use super::Sums;
    use pulp::x86::{V3, V4};
    use pulp::{NullaryFnOnce, i16x16, i16x32, i32x8, i32x16};

    /// Instructions for a pair of inputs.
    pub(super) trait Instructions: Copy {
        type Sum: Copy;
        fn zero(self) -> Self::Sum;
        /// Adds the products of a pair of inputs with the pairs of weights.
        fn add(self, sum: Self::Sum, inputs: i32, weights: i16x32) -> Self::Sum;
        fn sums(self, sum: Self::Sum) -> Sums;
    }

    impl Instructions for V4 {
        type Sum = i32x16;

        #[inline(always)]
        fn zero(self) -> i32x16 {
            self.splat_i32x16(0)
        }

        #[inline(always)]
        fn add(self, sum: i32x16, inputs: i32, weights: i16x32) -> i32x16 {
            let inputs: i16x32 = pulp::cast(self.splat_i32x16(inputs));
            self.wrapping_add_i32x16(sum, self.multiply_wrapping_add_adjacent_i16x32(inputs, weights))
        }

        #[inline(always)]
        fn sums(self, sum: i32x16) -> Sums {
            pulp::cast(sum)
        }
    }

    impl Instructions for V3 {
        type Sum = [i32x8; 2];

        #[inline(always)]
        fn zero(self) -> [i32x8; 2] {
            [self.splat_i32x8(0); 2]
        }

        #[inline(always)]
        fn add(self, sum: [i32x8; 2], inputs: i32, weights: i16x32) -> [i32x8; 2] {
            let inputs: i16x16 = pulp::cast(self.splat_i32x8(inputs));
            let [low, high]: [i16x16; 2] = pulp::cast(weights);
            [
                self.wrapping_add_i32x8(sum[0], self.multiply_wrapping_add_adjacent_i16x16(inputs, low)),
                self.wrapping_add_i32x8(sum[1], self.multiply_wrapping_add_adjacent_i16x16(inputs, high)),
            ]
        }

        #[inline(always)]
        fn sums(self, sum: [i32x8; 2]) -> Sums {
            pulp::cast(sum)
        }
    }

    /// Tiles of `B` blocks of outputs and up to four rows.
    pub(super) struct Tiles<'a, S, T, const B: usize> {
        pub(super) simd: S,
        pub(super) rows: &'a [i32],
        pub(super) pairs: usize,
        pub(super) blocks: &'a [i16x32],
        pub(super) take: T,
    }

    impl<S: Instructions, T: FnMut(usize, usize, Sums), const B: usize> NullaryFnOnce for Tiles<'_, S, T, B> {
        type Output = ();

        #[inline(always)]
        fn call(mut self) {
            let tiles = self.blocks.chunks_exact(B * self.pairs);
            let rest = tiles.remainder();
            let mut block = 0;
            for tile in tiles {
                self.all_rows::<B>(block, tile);
                block += B;
            }
            for one in rest.chunks_exact(self.pairs) {
                self.all_rows::<1>(block, one);
                block += 1;
            }
        }
    }

    impl<S: Instructions, T: FnMut(usize, usize, Sums), const B: usize> Tiles<'_, S, T, B> {
        /// All rows, while the weights are near at hand.
        #[inline(always)]
        fn all_rows<const N: usize>(&mut self, block: usize, blocks: &[i16x32]) {
            let fours = self.rows.chunks_exact(4 * self.pairs);
            let rest = fours.remainder();
            let mut row = 0;
            for four in fours {
                self.tile::<4, N>(row, block, four, blocks);
                row += 4;
            }
            match rest.len() / self.pairs {
                3 => self.tile::<3, N>(row, block, rest, blocks),
                2 => self.tile::<2, N>(row, block, rest, blocks),
                1 => self.tile::<1, N>(row, block, rest, blocks),
                _ => {}
            }
        }

        #[inline(always)]
        fn tile<const R: usize, const N: usize>(&mut self, row: usize, block: usize, rows: &[i32], blocks: &[i16x32]) {
            let (simd, pairs) = (self.simd, self.pairs);
            let mut sums = [[simd.zero(); N]; R];
            if rows.len() < R * pairs || blocks.len() < N * pairs {
                return;
            }
            // Slices of a known length, so that no step is checked.
            let rows: [&[i32]; R] = std::array::from_fn(|r| &rows[r * pairs..][..pairs]);
            let blocks: [&[i16x32]; N] = std::array::from_fn(|b| &blocks[b * pairs..][..pairs]);
            for k in 0..pairs {
                let weights: [i16x32; N] = std::array::from_fn(|b| blocks[b][k]);
                for (sums, row) in sums.iter_mut().zip(rows) {
                    for (sum, weights) in sums.iter_mut().zip(weights) {
                        *sum = simd.add(*sum, row[k], weights);
                    }
                }
            }
            for (r, sums) in sums.iter().enumerate() {
                for (b, sum) in sums.iter().enumerate() {
                    (self.take)(row + r, block + b, simd.sums(*sum));
                }
            }
        }
    }
}
