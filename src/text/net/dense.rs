//! Dense layers in whole numbers: 8-bit weights, 16-bit inputs, 32-bit sums. Whole numbers give the same result on every
//! processor, whatever its vector instructions.

use pulp::{Arch, NullaryFnOnce};

use crate::error::Result;
use crate::text::bytes::{Reader, Writer};

/// Steps between two whole numbers of an input.
const FINE: f32 = 256.0;

/// Largest input in steps: with it the sum over [`LONGEST`] inputs stays within 32 bits.
const MOST: f32 = 8191.0;

/// Most inputs of a layer.
const LONGEST: usize = 2048;

/// Rows of inputs in steps.
#[derive(Debug, Default)]
pub(super) struct Rows {
    pub(super) data: Vec<i16>,
}

impl Rows {
    /// Replaces the content by rounded numbers.
    pub(super) fn fill(&mut self, from: &[f32]) {
        self.data.clear();
        self.data.extend(from.iter().map(|v| round(*v)));
    }
}

/// A number in steps.
#[inline]
pub(super) fn round(v: f32) -> i16 {
    let v = (v * FINE).clamp(-MOST, MOST);
    (v + if v < 0.0 { -0.5 } else { 0.5 }) as i16
}

/// A dense layer.
#[derive(Debug, Default)]
pub(in crate::text) struct Dense {
    inputs: usize,
    /// For each output its weights.
    weights: Vec<i16>,
    /// What a unit of each output's sum is worth, and what is added to it.
    scales: Vec<(f32, f32)>,
}

impl Dense {
    pub(super) fn outputs(&self) -> usize {
        self.scales.len()
    }

    /// The outputs for each row of inputs, one row behind the other.
    pub(super) fn apply(&self, rows: &[i16], out: &mut Vec<f32>) {
        out.clear();
        if self.inputs == 0 {
            return;
        }
        out.resize(rows.len() / self.inputs * self.outputs(), 0.0);
        Arch::new().dispatch(Product { layer: self, rows, out });
    }

    /// Reads what [`write`](Self::write) wrote; anything else than the given numbers of inputs and outputs is refused.
    pub(super) fn read(reader: &mut Reader<'_>, inputs: usize, outputs: usize) -> Result<Self> {
        let mut scales = Vec::new();
        for _ in 0..outputs {
            scales.push((reader.float()?, reader.float()?));
        }
        let bytes = reader.take(inputs.saturating_mul(outputs))?;
        Ok(Self { inputs, weights: bytes.iter().map(|b| i16::from(b.cast_signed())).collect(), scales })
    }

    /// Rounds a layer, `weights` with one row for each input, and writes it.
    pub(in crate::text) fn write(weights: &[f32], biases: &[f32], writer: &mut Writer) {
        let outputs = biases.len();
        let mut steps = Vec::with_capacity(outputs);
        for (o, bias) in biases.iter().enumerate() {
            let most = weights.iter().skip(o).step_by(outputs).fold(0.0f32, |m, w| m.max(w.abs()));
            let step = if most > 0.0 { most / 127.0 } else { 1.0 };
            steps.push(step);
            writer.float(step / FINE);
            writer.float(*bias);
        }
        for (o, step) in steps.iter().enumerate() {
            for w in weights.iter().skip(o).step_by(outputs) {
                let rounded = (w / step).round().clamp(-127.0, 127.0) as i8;
                writer.byte(rounded.cast_unsigned());
            }
        }
    }
}

struct Product<'a> {
    layer: &'a Dense,
    rows: &'a [i16],
    out: &'a mut [f32],
}

impl NullaryFnOnce for Product<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let Dense { inputs, weights, scales } = self.layer;
        let inputs = *inputs;
        let outputs = scales.len();
        for (row, out) in self.rows.chunks_exact(inputs).zip(self.out.chunks_exact_mut(outputs)) {
            let fours = weights.chunks_exact(4 * inputs);
            let last = fours.remainder().chunks_exact(inputs);
            let whole = outputs / 4 * 4;
            let (out_fours, out_last) = out.split_at_mut(whole);
            let (scale_fours, scale_last) = scales.split_at(whole);
            for ((four, out), scales) in fours.zip(out_fours.chunks_exact_mut(4)).zip(scale_fours.chunks_exact(4)) {
                let (ab, cd) = four.split_at(2 * inputs);
                let (a, b) = ab.split_at(inputs);
                let (c, d) = cd.split_at(inputs);
                let mut sums = [0i32; 4];
                for ((((x, a), b), c), d) in row.iter().zip(a).zip(b).zip(c).zip(d) {
                    let x = i32::from(*x);
                    sums[0] = sums[0].wrapping_add(x * i32::from(*a));
                    sums[1] = sums[1].wrapping_add(x * i32::from(*b));
                    sums[2] = sums[2].wrapping_add(x * i32::from(*c));
                    sums[3] = sums[3].wrapping_add(x * i32::from(*d));
                }
                for ((out, sum), (scale, bias)) in out.iter_mut().zip(sums).zip(scales) {
                    *out = sum as f32 * scale + bias;
                }
            }
            for ((weights, out), (scale, bias)) in last.zip(out_last).zip(scale_last) {
                let sum = row
                    .iter()
                    .zip(weights)
                    .fold(0i32, |sum, (x, w)| sum.wrapping_add(i32::from(*x) * i32::from(*w)));
                *out = sum as f32 * scale + bias;
            }
        }
    }
}
