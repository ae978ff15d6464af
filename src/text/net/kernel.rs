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
