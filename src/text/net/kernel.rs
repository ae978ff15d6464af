//! Products of whole numbers: inputs in pairs, sixteen outputs at a step.
//!
//! All ways through give the same sums: whole numbers know no rounding.

use pulp::i16x32;

/// Outputs that are summed up side by side.
pub(in crate::text) const LANES: usize = 16;

/// Sums of one row for [`LANES`] outputs.
type Sums = [i32; LANES];

/// A pair of weights for each of [`LANES`] outputs. It lies within one line of the processor's cache.
#[derive(Debug, Clone, Copy)]
#[repr(C, align(64))]
pub(super) struct Pairs(pub(super) i16x32);

/// The weights of a layer.
#[derive(Debug, Default)]
pub(super) struct Weights {
    /// Pairs of inputs.
    pub(super) pairs: usize,
    /// For each block of [`LANES`] outputs and in it for each pair of inputs: two for each output.
    pub(super) blocks: Vec<Pairs>,
    /// For each block what a unit of a sum is worth, and what is added to it.
    pub(super) scales: Vec<[f32; LANES]>,
    pub(super) biases: Vec<[f32; LANES]>,
}

impl Weights {
    /// What comes out for a sum.
    #[inline(always)]
    fn finish(&self, block: usize, sums: Sums, to: &mut [f32; LANES]) {
        if let (Some(scales), Some(biases)) = (self.scales.get(block), self.biases.get(block)) {
            for lane in 0..LANES {
                to[lane] = sums[lane] as f32 * scales[lane] + biases[lane];
            }
        }
    }
}

/// For each row of inputs the outputs of each block, into rows of `out`.
///
/// `rows` holds pairs of 16-bit inputs.
pub(super) fn products(weights: &Weights, rows: &[i32], out: &mut [[f32; LANES]]) {
    let (pairs, count) = (weights.pairs, weights.scales.len());
    if pairs == 0 || count == 0 {
        return;
    }
    #[cfg(target_arch = "x86_64")]
    {
        if let Some(simd) = pulp::x86::V4::try_new() {
            let tiles = tiles::Tiles::<_, 3> { simd, weights, rows, out };
            match tiles::Fused::try_new() {
                Some(fused) => fused.vectorize(tiles),
                None => simd.vectorize(tiles),
            }
            return;
        }
        if let Some(simd) = pulp::x86::V3::try_new() {
            simd.vectorize(tiles::Tiles::<_, 1> { simd, weights, rows, out });
            return;
        }
    }
    narrow(weights, rows, out);
}

/// One product after the other.
fn narrow(layer: &Weights, rows: &[i32], out: &mut [[f32; LANES]]) {
    for (inputs, out) in rows.chunks_exact(layer.pairs).zip(out.chunks_exact_mut(layer.scales.len())) {
        for ((block, weights), out) in layer.blocks.chunks_exact(layer.pairs).enumerate().zip(out) {
            let mut sums = [0i32; LANES];
            for (inputs, weights) in inputs.iter().zip(weights) {
                let [a, b]: [i16; 2] = pulp::cast(*inputs);
                let weights: [[i16; 2]; LANES] = pulp::cast(weights.0);
                for (sum, [v, w]) in sums.iter_mut().zip(weights) {
                    let both = i32::from(a) * i32::from(v) + i32::from(b) * i32::from(w);
                    *sum = sum.wrapping_add(both);
                }
            }
            layer.finish(block, sums, out);
        }
    }
}

#[cfg(target_arch = "x86_64")]
mod tiles {
    //! With the instructions of processors since 2013 (AVX2) or 2017 (AVX-512), in tiles whose sums stay in registers.

    use super::{LANES, Pairs, Sums, Weights};
    use pulp::x86::{V3, V4};
    use pulp::{NullaryFnOnce, i16x16, i16x32, i32x8, i32x16};

    pulp::simd_type! {
        /// AVX-512 of processors since 2019, which multiply and add in one instruction: the compiler makes that one of the two.
        pub(super) struct Fused {
            pub avx512bw: "avx512bw",
            pub avx512dq: "avx512dq",
            pub avx512vl: "avx512vl",
            pub avx512vnni: "avx512vnni",
        }
    }

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
    pub(super) struct Tiles<'a, S, const B: usize> {
        pub(super) simd: S,
        pub(super) weights: &'a Weights,
        pub(super) rows: &'a [i32],
        pub(super) out: &'a mut [[f32; LANES]],
    }

    impl<S: Instructions, const B: usize> NullaryFnOnce for Tiles<'_, S, B> {
        type Output = ();

        #[inline(always)]
        fn call(mut self) {
            let (weights, pairs) = (self.weights, self.weights.pairs);
            let count = weights.scales.len();
            let mut block = 0;
            while let Some(rest) = weights.blocks.get(block * pairs..).filter(|_| block < count) {
                // A single block would leave the processor waiting for its sums: the last ones are shared out.
                block += match count - block {
                    4 if B == 3 => self.all_rows::<4>(block, rest),
                    2 if B == 3 => self.all_rows::<2>(block, rest),
                    1 => self.all_rows::<1>(block, rest),
                    _ => self.all_rows::<B>(block, rest),
                };
            }
        }
    }

    impl<S: Instructions, const B: usize> Tiles<'_, S, B> {
        /// All rows with `N` blocks, while their weights are near at hand.
        #[inline(always)]
        fn all_rows<const N: usize>(&mut self, block: usize, blocks: &[Pairs]) -> usize {
            let pairs = self.weights.pairs;
            let fours = self.rows.chunks_exact(4 * pairs);
            let rest = fours.remainder();
            let mut row = 0;
            for four in fours {
                self.tile::<4, N>(row, block, four, blocks);
                row += 4;
            }
            match rest.len() / pairs {
                3 => self.tile::<3, N>(row, block, rest, blocks),
                2 => self.tile::<2, N>(row, block, rest, blocks),
                1 => self.tile::<1, N>(row, block, rest, blocks),
                _ => {}
            }
            N
        }

        #[inline(always)]
        fn tile<const R: usize, const N: usize>(&mut self, row: usize, block: usize, rows: &[i32], blocks: &[Pairs]) {
            let (simd, pairs) = (self.simd, self.weights.pairs);
            let mut sums = [[simd.zero(); N]; R];
            if rows.len() < R * pairs || blocks.len() < N * pairs {
                return;
            }
            // Slices of a known length, so that no step is checked; plain loops, which always become straight code.
            let mut row_parts: [&[i32]; R] = [&[]; R];
            for r in 0..R {
                row_parts[r] = &rows[r * pairs..][..pairs];
            }
            let mut block_parts: [&[Pairs]; N] = [&[]; N];
            for b in 0..N {
                block_parts[b] = &blocks[b * pairs..][..pairs];
            }
            for k in 0..pairs {
                for b in 0..N {
                    let weights = block_parts[b][k].0;
                    for r in 0..R {
                        sums[r][b] = simd.add(sums[r][b], row_parts[r][k], weights);
                    }
                }
            }
            let count = self.weights.scales.len();
            for (r, sums) in sums.iter().enumerate() {
                for (b, sum) in sums.iter().enumerate() {
                    if let Some(to) = self.out.get_mut((row + r) * count + block + b) {
                        self.weights.finish(block + b, simd.sums(*sum), to);
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{LANES, Pairs, Weights, narrow, products};
    use proptest::prelude::*;

    fn pair(a: i16, b: i16) -> i32 {
        pulp::cast([a, b])
    }

    fn weights(pairs: usize, blocks: Vec<Pairs>) -> Weights {
        let count = blocks.len() / pairs;
        // Sums as they are, a little aside in each block.
        let biases = (0..count).map(|b| [b as f32; LANES]).collect();
        Weights { pairs, blocks, scales: vec![[1.0; LANES]; count], biases }
    }

    /// Rows of inputs up to the largest that a layer has, and blocks of 8-bit weights.
    fn layer() -> impl Strategy<Value = (Vec<i32>, Weights)> {
        (1..40usize, 0..10usize, 1..8usize).prop_flat_map(|(pairs, rows, blocks)| {
            let input = (-8191..=8191i16, -8191..=8191i16).prop_map(|(a, b)| pair(a, b));
            let lanes = prop::array::uniform32(-128..=127i16).prop_map(|lanes| Pairs(pulp::cast(lanes)));
            let blocks = prop::collection::vec(lanes, blocks * pairs);
            (prop::collection::vec(input, rows * pairs), blocks.prop_map(move |blocks| weights(pairs, blocks)))
        })
    }

    /// The outputs one by one, from the definition.
    fn plain(weights: &Weights, rows: &[i32]) -> Vec<[f32; LANES]> {
        let mut out = Vec::new();
        for row in rows.chunks(weights.pairs) {
            for (b, block) in weights.blocks.chunks(weights.pairs).enumerate() {
                let mut sums = [0i64; LANES];
                for (both, weights) in row.iter().zip(block) {
                    let inputs: [i16; 2] = pulp::cast(*both);
                    let weights: [i16; 32] = pulp::cast(weights.0);
                    for (lane, sum) in sums.iter_mut().enumerate() {
                        *sum += (0..2).map(|i| i64::from(inputs[i]) * i64::from(weights[2 * lane + i])).sum::<i64>();
                    }
                }
                out.push(sums.map(|sum| i32::try_from(sum).unwrap() as f32 + b as f32));
            }
        }
        out
    }

    proptest! {
        #[test]
        fn wide_and_narrow_products_are_those_of_the_definition((rows, weights) in layer()) {
            let right = plain(&weights, &rows);
            let (mut wide, mut one) = (vec![[0.0; LANES]; right.len()], vec![[0.0; LANES]; right.len()]);
            products(&weights, &rows, &mut wide);
            narrow(&weights, &rows, &mut one);
            prop_assert_eq!(&wide, &right);
            prop_assert_eq!(&one, &right);
        }
    }

    #[test]
    fn the_largest_sums_stay_within_32_bits() {
        for input in [8191, -8191] {
            let rows = vec![pair(input, input); 1024];
            let weights = weights(1024, vec![Pairs(pulp::cast([-128i16; 32])); 1024]);
            let mut out = [[0.0; LANES]];
            products(&weights, &rows, &mut out);
            assert_eq!(out, [[(-128 * 2048 * i32::from(input)) as f32; LANES]]);
        }
    }
}
