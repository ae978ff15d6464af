//! Layer normalisation (Ba et al. 2016), with sums in a fixed order.

use pulp::{Arch, NullaryFnOnce};

use super::dense::{MOST, round};
use super::kernel::LANES;
use crate::error::Result;
use crate::text::bytes::{Reader, Writer};

/// Keeps a division from zero.
pub(in crate::text) const TINY: f32 = 1e-5;

/// Gain and shift of each number.
#[derive(Debug, Default)]
pub(in crate::text) struct Norm {
    gains: Vec<f32>,
    shifts: Vec<f32>,
}

impl Norm {
    /// Adds to the rows of `x` what is above zero in those of `added` (nothing where there are none), normalises them, and
    /// replaces the content of `rows` by them in steps ([`round`]), in pairs.
    pub(super) fn apply(&self, added: &[f32], x: &mut [f32], rows: &mut Vec<i32>) {
        rows.resize(x.len() / 2, 0);
        Arch::new().dispatch(Apply { norm: self, added, x, rows: pulp::bytemuck::cast_slice_mut(rows) });
    }

    /// Reads what [`write`](Self::write) wrote for a whole number of lanes.
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

/// Rows that are taken together.
const GROUP: usize = 8;

struct Apply<'a> {
    norm: &'a Norm,
    added: &'a [f32],
    x: &'a mut [f32],
    rows: &'a mut [i16],
}

impl NullaryFnOnce for Apply<'_> {
    type Output = ();

    #[inline(always)]
    #[expect(clippy::needless_range_loop, reason = "checked access made the whole a third slower (benches/peers/run)")]
    fn call(self) {
        let Self { norm, added, x, rows } = self;
        let (gains, shifts) = (norm.gains.as_slice(), norm.shifts.as_slice());
        let width = gains.len();
        if width == 0 || shifts.len() != width {
            return;
        }
        let size = width as f32;
        let count = x.len() / width;
        // Row after row for each step, since every sum waits for the one before it.
        for first in (0..count).step_by(GROUP) {
            let group = GROUP.min(count - first);
            let (mut means, mut scales) = ([0.0; GROUP], [0.0; GROUP]);
            for n in 0..group {
                let i = first + n;
                let Some(row) = x.get_mut(i * width..(i + 1) * width) else { return };
                if let Some(added) = added.get(i * width..(i + 1) * width) {
                    for at in 0..width {
                        row[at] += added[at].max(0.0);
                    }
                }
                means[n] = sum(row, |v| v) / size;
            }
            for n in 0..group {
                let (i, mean) = (first + n, means[n]);
                let Some(row) = x.get(i * width..(i + 1) * width) else { return };
                let spread = sum(row, |v| (v - mean) * (v - mean)) / size;
                scales[n] = 1.0 / (spread + TINY).sqrt();
            }
            for n in 0..group {
                let (i, mean, scale) = (first + n, means[n], scales[n]);
                let place = i * width..(i + 1) * width;
                let (Some(row), Some(whole)) = (x.get_mut(place.clone()), rows.get_mut(place)) else { return };
                for at in 0..width {
                    row[at] = (row[at] - mean) * scale * gains[at] + shifts[at];
                }
                for at in 0..width {
                    whole[at] = round(row[at], -MOST);
                }
            }
        }
    }
}

/// The sum of the terms of a whole number of lanes: of each lane by itself, then of halves, of their halves, and so on.
#[inline(always)]
fn sum(row: &[f32], term: impl Fn(f32) -> f32) -> f32 {
    let mut lanes = [0.0; LANES];
    for step in row.as_chunks::<LANES>().0 {
        for lane in 0..LANES {
            lanes[lane] += term(step[lane]);
        }
    }
    // Kept apart, or the compiler takes the lanes in the pairs of the sum below from the start.
    let lanes = std::hint::black_box(lanes);
    let eighth = |i: usize| lanes[i] + lanes[i + 8];
    let quarter = |i: usize| eighth(i) + eighth(i + 4);
    let half = |i: usize| quarter(i) + quarter(i + 2);
    half(0) + half(1)
}
