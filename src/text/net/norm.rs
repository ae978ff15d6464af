//! Layer normalisation (Ba et al. 2016), with sums in a fixed order.

use pulp::{Arch, NullaryFnOnce};

use super::dense::{MOST, round};
use super::kernel::LANES;
use crate::error::Result;
use crate::text::bytes::{Reader, Writer};

/// Keeps a division from zero.
pub(in crate::text) const TINY: f32 = 1e-5;

/// Numbers that are taken at a step.
type Lanes = [f32; LANES];

/// Gain and shift of each number.
#[derive(Debug, Default)]
pub(in crate::text) struct Norm {
    gains: Vec<Lanes>,
    shifts: Vec<Lanes>,
}

impl Norm {
    /// Adds to the rows of `x` what is above zero in those of `added` (nothing where there are none), normalises them, and
    /// replaces the content of `rows` by them as [`round_all`](super::dense::round_all) does.
    pub(super) fn apply(&self, added: &[f32], x: &mut [f32], rows: &mut Vec<i32>) {
        rows.resize(x.len() / 2, 0);
        let (rows, _) = pulp::bytemuck::cast_slice_mut::<i32, i16>(rows).as_chunks_mut();
        Arch::new().dispatch(Apply { norm: self, added: added.as_chunks().0, x: x.as_chunks_mut().0, rows });
    }

    /// Reads what [`write`](Self::write) wrote for a whole number of lanes.
    pub(super) fn read(reader: &mut Reader<'_>, width: usize) -> Result<Self> {
        let mut floats = || -> Result<Vec<Lanes>> {
            let mut lanes = vec![[0.0; LANES]; width / LANES];
            for v in lanes.as_flattened_mut() {
                *v = reader.float()?;
            }
            Ok(lanes)
        };
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
    added: &'a [Lanes],
    x: &'a mut [Lanes],
    rows: &'a mut [[i16; LANES]],
}

impl NullaryFnOnce for Apply<'_> {
    type Output = ();

    #[inline(always)]
    #[allow(clippy::needless_range_loop, reason = "iterators over arrays may stay calls")]
    fn call(self) {
        let Self { norm: Norm { gains, shifts }, added, mut x, mut rows } = self;
        let steps = gains.len();
        for (x, added) in x.iter_mut().zip(added) {
            for lane in 0..LANES {
                x[lane] += added[lane].max(0.0);
            }
        }
        if steps == 0 || shifts.len() != steps {
            return;
        }
        while let (Some((row, others)), Some((whole, rest))) =
            (x.split_at_mut_checked(steps), rows.split_at_mut_checked(steps))
        {
            normalise(row, gains, shifts);
            for step in 0..steps {
                for lane in 0..LANES {
                    whole[step][lane] = round(row[step][lane], -MOST);
                }
            }
            (x, rows) = (others, rest);
        }
    }
}

/// Normalises one row. Loops over lanes are plain, so that they become single steps of the processor.
#[inline(always)]
#[allow(clippy::needless_range_loop, reason = "iterators over arrays may stay calls")]
fn normalise(row: &mut [Lanes], gains: &[Lanes], shifts: &[Lanes]) {
    let size = (row.len() * LANES) as f32;
    let mut sums = [0.0; LANES];
    for step in row.iter() {
        for lane in 0..LANES {
            sums[lane] += step[lane];
        }
    }
    let mean = total(sums) / size;
    let mut sums = [0.0; LANES];
    for step in row.iter() {
        for lane in 0..LANES {
            let aside = step[lane] - mean;
            sums[lane] += aside * aside;
        }
    }
    let scale = 1.0 / (total(sums) / size + TINY).sqrt();
    for i in 0..row.len() {
        if let (Some(step), Some(gain), Some(shift)) = (row.get_mut(i), gains.get(i), shifts.get(i)) {
            for lane in 0..LANES {
                step[lane] = (step[lane] - mean) * scale * gain[lane] + shift[lane];
            }
        }
    }
}

/// The sum of all lanes: of halves, of their halves, and so on.
#[inline(always)]
#[allow(clippy::needless_range_loop, reason = "iterators over arrays may stay calls")]
fn total(mut lanes: Lanes) -> f32 {
    let mut half = LANES / 2;
    while half > 0 {
        for lane in 0..half {
            lanes[lane] += lanes[lane + half];
        }
        half /= 2;
    }
    lanes[0]
}
