//! Dense layers in whole numbers: 8-bit weights, 16-bit inputs, 32-bit sums. Whole numbers give the same result on every
//! processor, whatever its vector instructions.

use pulp::{Arch, NullaryFnOnce};

use super::kernel::{self, LANES, Weights};
use crate::error::{Error, Result};
use crate::text::bytes::{Reader, Writer};

/// Steps between two whole numbers of an input.
const FINE: f32 = 256.0;

/// Largest input in steps: with it the sum over [`LONGEST`] inputs stays within 32 bits.
const MOST: f32 = 8191.0;

/// Most inputs of a layer.
const LONGEST: usize = 2048;

/// Added to a number of steps, it leaves the nearest whole one in the lowest bits.
const ROUND: f32 = 12_582_912.0;

/// Replaces the content of `to` by the numbers in steps, in pairs. There must be an even count of them.
pub(super) fn round_all(from: &[f32], to: &mut Vec<i32>) {
    to.clear();
    to.resize(from.len() / 2, 0);
    Arch::new().dispatch(Round { from, least: -MOST, to: pulp::bytemuck::cast_slice_mut(to) });
}

/// As [`round_all`], what is below zero cut off.
pub(super) fn round_positive(from: &[f32], to: &mut Vec<i32>) {
    to.clear();
    to.resize(from.len() / 2, 0);
    Arch::new().dispatch(Round { from, least: 0.0, to: pulp::bytemuck::cast_slice_mut(to) });
}

struct Round<'a> {
    from: &'a [f32],
    least: f32,
    to: &'a mut [i16],
}

impl NullaryFnOnce for Round<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        for (to, from) in self.to.iter_mut().zip(self.from) {
            *to = ((from * FINE).max(self.least).min(MOST) + ROUND).to_bits() as i16;
        }
    }
}

/// A dense layer.
#[derive(Debug, Default)]
pub(in crate::text) struct Dense {
    outputs: usize,
    weights: Weights,
}

impl Dense {
    /// The outputs for each row of inputs (in pairs, as of [`round_all`]), one row behind the other, each up to a whole number
    /// of [`LANES`]: see [`rows`](Self::rows).
    pub(super) fn apply(&self, rows: &[i32], out: &mut Vec<f32>) {
        let count = rows.len().checked_div(self.weights.pairs).unwrap_or(0);
        out.clear();
        out.resize(count * self.width(), 0.0);
        kernel::products(&self.weights, rows, pulp::bytemuck::cast_slice_mut(out));
    }

    /// Numbers from one row of outputs to the next.
    fn width(&self) -> usize {
        self.weights.scales.len() * LANES
    }

    /// The rows of outputs.
    pub(super) fn rows<'a>(&self, out: &'a [f32]) -> impl Iterator<Item = &'a [f32]> + use<'a> {
        let outputs = self.outputs;
        out.chunks_exact(self.width().max(1)).map(move |row| row.get(..outputs).unwrap_or(row))
    }

    /// Reads what [`write`](Self::write) wrote; anything else than the given numbers of inputs and outputs is refused.
    pub(super) fn read(reader: &mut Reader<'_>, inputs: usize, outputs: usize) -> Result<Self> {
        if inputs % 2 != 0 || inputs > LONGEST {
            return Err(Error::Model { problem: format!("a layer of {inputs} inputs, which are odd or too many") });
        }
        let pairs = inputs / 2;
        let count = outputs.div_ceil(LANES);
        let mut weights = Weights {
            pairs,
            blocks: Vec::new(),
            scales: vec![[0.0; LANES]; count],
            biases: vec![[0.0; LANES]; count],
        };
        let scales = weights.scales.as_flattened_mut().iter_mut();
        for (scale, bias) in scales.zip(weights.biases.as_flattened_mut()).take(outputs) {
            *scale = reader.float()?;
            *bias = reader.float()?;
        }
        let bytes = reader.take(inputs.saturating_mul(outputs))?;
        let weight = |output: usize, input: usize| {
            let byte = if output < outputs { bytes.get(output * inputs + input) } else { None };
            byte.map_or(0, |b| i16::from(b.cast_signed()))
        };
        weights.blocks.reserve(count * pairs);
        for block in 0..count {
            for pair in 0..pairs {
                let lanes: [[i16; 2]; LANES] = std::array::from_fn(|lane| {
                    let output = block * LANES + lane;
                    [weight(output, 2 * pair), weight(output, 2 * pair + 1)]
                });
                weights.blocks.push(pulp::cast(lanes));
            }
        }
        Ok(Self { outputs, weights })
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
