//! Products of row-major matrices. Sums are taken in a fixed order and nothing is fused, so that every processor gives
//! the same bits.

use pulp::{Arch, Simd, WithSimd};

/// A row-major matrix.
#[derive(Debug, Clone, Default)]
pub(in crate::text) struct Matrix {
    pub(in crate::text) cols: usize,
    pub(in crate::text) data: Vec<f32>,
}

impl Matrix {
    pub(super) fn zeros(rows: usize, cols: usize) -> Self {
        Self { cols, data: vec![0.0; rows * cols] }
    }

    pub(in crate::text) fn rows(&self) -> usize {
        self.data.len().checked_div(self.cols).unwrap_or(0)
    }

    pub(super) fn row(&self, i: usize) -> &[f32] {
        &self.data[i * self.cols..(i + 1) * self.cols]
    }

    pub(super) fn row_mut(&mut self, i: usize) -> &mut [f32] {
        &mut self.data[i * self.cols..(i + 1) * self.cols]
    }

    pub(super) fn transposed(&self) -> Self {
        let rows = self.rows();
        let mut out = Self::zeros(self.cols, rows);
        for i in 0..rows {
            for (j, value) in self.row(i).iter().enumerate() {
                out.data[j * rows + i] = *value;
            }
        }
        out
    }

    /// Every row the same.
    pub(super) fn repeat(row: &[f32], rows: usize) -> Self {
        Self { cols: row.len(), data: row.iter().copied().cycle().take(rows * row.len()).collect() }
    }
}

/// Rows of a tile of a product: its sums stay in the registers.
const HIGH: usize = 4;

/// Adds `a · b` to `c`.
pub(super) fn add_product(a: &Matrix, b: &Matrix, c: &mut Matrix) {
    Arch::new().dispatch(Product { a, b, c: &mut c.data });
}

/// Adds `aᵀ · b` to `c`.
pub(super) fn add_transposed_product(a: &Matrix, b: &Matrix, c: &mut [f32]) {
    Arch::new().dispatch(Product { a: &a.transposed(), b, c });
}

struct Product<'a> {
    a: &'a Matrix,
    b: &'a Matrix,
    c: &'a mut [f32],
}

impl WithSimd for Product<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let Self { a, b, c } = self;
        let (inner, cols) = (a.cols, b.cols);
        if inner == 0 || cols == 0 {
            return;
        }
        let lanes = S::F32_LANES;
        let zero = simd.splat_f32s(0.0);
        let mut panel = vec![[zero; 2]; inner];
        let empty: &[f32] = &[];
        for from in (0..cols).step_by(2 * lanes) {
            let middle = (from + lanes).min(cols);
            let to = (from + 2 * lanes).min(cols);
            for (panel, row) in panel.iter_mut().zip(b.data.chunks_exact(cols)) {
                *panel = [simd.partial_load_f32s(&row[from..middle]), simd.partial_load_f32s(&row[middle..to])];
            }
            for (a, c) in a.data.chunks(HIGH * inner).zip(c.chunks_mut(HIGH * cols)) {
                let mut rows = a.chunks_exact(inner);
                let rows = [(); HIGH].map(|()| rows.next().unwrap_or(empty));
                let mut sums = [[zero; 2]; HIGH];
                if let [one, two, three, four] = rows
                    && four.len() == inner
                {
                    let [mut s0, mut s1, mut s2, mut s3] = sums;
                    for ((((b, one), two), three), four) in panel.iter().zip(one).zip(two).zip(three).zip(four) {
                        let x = simd.splat_f32s(*one);
                        s0 = [
                            simd.add_f32s(s0[0], simd.mul_f32s(x, b[0])),
                            simd.add_f32s(s0[1], simd.mul_f32s(x, b[1])),
                        ];
                        let x = simd.splat_f32s(*two);
                        s1 = [
                            simd.add_f32s(s1[0], simd.mul_f32s(x, b[0])),
                            simd.add_f32s(s1[1], simd.mul_f32s(x, b[1])),
                        ];
                        let x = simd.splat_f32s(*three);
                        s2 = [
                            simd.add_f32s(s2[0], simd.mul_f32s(x, b[0])),
                            simd.add_f32s(s2[1], simd.mul_f32s(x, b[1])),
                        ];
                        let x = simd.splat_f32s(*four);
                        s3 = [
                            simd.add_f32s(s3[0], simd.mul_f32s(x, b[0])),
                            simd.add_f32s(s3[1], simd.mul_f32s(x, b[1])),
                        ];
                    }
                    sums = [s0, s1, s2, s3];
                } else {
                    for (sums, row) in sums.iter_mut().zip(rows) {
                        for (b, x) in panel.iter().zip(row) {
                            let x = simd.splat_f32s(*x);
                            sums[0] = simd.add_f32s(sums[0], simd.mul_f32s(x, b[0]));
                            sums[1] = simd.add_f32s(sums[1], simd.mul_f32s(x, b[1]));
                        }
                    }
                }
                for (sums, c) in sums.iter().zip(c.chunks_exact_mut(cols)) {
                    for (sum, range) in sums.iter().zip([from..middle, middle..to]) {
                        let c = &mut c[range];
                        let all = simd.add_f32s(simd.partial_load_f32s(c), *sum);
                        simd.partial_store_f32s(c, all);
                    }
                }
            }
        }
    }
}

/// Adds the sum of the rows to `to`.
pub(super) fn add_sum(rows: &Matrix, to: &mut [f32]) {
    for row in rows.data.chunks_exact(rows.cols) {
        for (to, from) in to.iter_mut().zip(row) {
            *to += from;
        }
    }
}
