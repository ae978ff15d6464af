//! Layer normalisation (Ba et al. 2016), with sums in a fixed order.

use pulp::{Arch, NullaryFnOnce};

use crate::error::Result;
use crate::text::bytes::{Reader, Writer};

/// Keeps a division from zero.
pub(in crate::text) const TINY: f32 = 1e-5;

/// Sums run in so many lanes, so that the processor can take several at a step.
const LANES: usize = 16;

/// Gain and shift of each number.
#[derive(Debug, Default)]
pub(in crate::text) struct Norm {
    gains: Vec<f32>,
    shifts: Vec<f32>,
}

impl Norm {
    /// Normalises rows.
    pub(super) fn apply(&self, rows: &mut [f32]) {
        Arch::new().dispatch(Apply { norm: self, rows });
    }

    pub(super) fn read(reader: &mut Reader<'_>, width: usize) -> Result<Self> {
        let mut floats = || (0..width).map(|_| reader.float()).collect::<Result<Vec<f32>>>();
        Ok(Self { gains: floats()?, shifts: floats()? })
    }

    pub(in crate::text) fn write([gains, shifts]: &[Vec<f32>; 2], writer: &mut Writer) {
        for v in gains.iter().chain(shifts) {
            writer.float(*v);
        }
    }
}

struct Apply<'a> {
    norm: &'a Norm,
    rows: &'a mut [f32],
}

impl NullaryFnOnce for Apply<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let Norm { gains, shifts } = self.norm;
        let width = gains.len().max(1);
        for row in self.rows.chunks_exact_mut(width) {
            let size = width as f32;
            let mean = sum(row, |v| v) / size;
            let spread = sum(row, |v| (v - mean) * (v - mean)) / size;
            let scale = 1.0 / (spread + TINY).sqrt();
            for ((v, gain), shift) in row.iter_mut().zip(gains).zip(shifts) {
                *v = (*v - mean) * scale * gain + shift;
            }
        }
    }
}

#[inline(always)]
fn sum(row: &[f32], term: impl Fn(f32) -> f32) -> f32 {
    let mut lanes = [0.0; LANES];
    let chunks = row.chunks_exact(LANES);
    let rest: f32 = chunks.remainder().iter().map(|v| term(*v)).sum();
    for chunk in chunks {
        for (lane, v) in lanes.iter_mut().zip(chunk) {
            *lane += term(*v);
        }
    }
    let mut half = LANES / 2;
    while half > 0 {
        let (low, high) = lanes.split_at_mut(half);
        for (low, high) in low.iter_mut().zip(high) {
            *low += *high;
        }
        half /= 2;
    }
    lanes[0] + rest
}
