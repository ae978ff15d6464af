//! Dense layers in whole numbers: 8-bit weights, 16-bit inputs, 32-bit sums. Whole numbers give the same result on every
//! processor, whatever its vector instructions.

use pulp::{Arch, NullaryFnOnce, i16x32};

use super::kernel::{self, LANES};
use crate::error::{Error, Result};
use crate::text::bytes::{Reader, Writer};

/// Steps between two whole numbers of an input.
const FINE: f32 = 256.0;

/// Largest input in steps: with it the sum over [`LONGEST`] inputs stays within 32 bits.
const MOST: f32 = 8191.0;

/// Most inputs of a layer.
const LONGEST: usize = 2048;

/// Replaces the content of `to` by the numbers in steps, in pairs. There must be an even count of them.
pub(super) fn round_all(from: &[f32], to: &mut Vec<i32>) {
    to.clear();
    to.resize(from.len() / 2, 0);
    Arch::new().dispatch(Round { from, to: pulp::bytemuck::cast_slice_mut(to) });
}

struct Round<'a> {
    from: &'a [f32],
    to: &'a mut [i16],
}

impl NullaryFnOnce for Round<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        for (to, from) in self.to.iter_mut().zip(self.from) {
            // Above zero, what is cut off rounds down.
            let up = (from * FINE).clamp(-MOST, MOST) + (MOST + 0.5);
            *to = (up as i32 - MOST as i32) as i16;
        }
    }
}

/// A dense layer.
#[derive(Debug, Default)]
pub(in crate::text) struct Dense {
    pairs: usize,
    outputs: usize,
    /// The weights of [`LANES`] outputs after the other, for each pair of inputs.
    blocks: Vec<i16x32>,
    /// What a unit of each output's sum is worth, and what is added to it; up to whole blocks.
    scales: Vec<[f32; LANES]>,
    biases: Vec<[f32; LANES]>,
}

impl Dense {
    /// The outputs for each row of inputs (in pairs, as of [`round_all`]), one row behind the other.
    pub(super) fn apply(&self, rows: &[i32], out: &mut Vec<f32>) {
        let outputs = self.outputs;
        out.clear();
        out.resize(rows.len().checked_div(self.pairs).unwrap_or(0) * outputs, 0.0);
        kernel::products(rows, self.pairs, &self.blocks, |row, block, sums| {
            let (Some(scales), Some(biases)) = (self.scales.get(block), self.biases.get(block)) else { return };
            let first = row * outputs + block * LANES;
            let last = (first + LANES).min((row + 1) * outputs);
            let to = out.get_mut(first..last).unwrap_or(&mut []);
            for (((to, sum), scale), bias) in to.iter_mut().zip(sums).zip(scales).zip(biases) {
                *to = sum as f32 * scale + bias;
            }
        });
    }

    /// Reads what [`write`](Self::write) wrote; anything else than the given numbers of inputs and outputs is refused.
    pub(super) fn read(reader: &mut Reader<'_>, inputs: usize, outputs: usize) -> Result<Self> {
        if inputs % 2 != 0 || inputs > LONGEST {
            return Err(Error::Model { problem: format!("a layer of {inputs} inputs, which are odd or too many") });
        }
        let pairs = inputs / 2;
        let count = outputs.div_ceil(LANES);
        let mut layer = Self {
            pairs,
            outputs,
            blocks: Vec::new(),
            scales: vec![[0.0; LANES]; count],
            biases: vec![[0.0; LANES]; count],
        };
        for (scale, bias) in layer.scales.iter_mut().flatten().zip(layer.biases.iter_mut().flatten()).take(outputs) {
            *scale = reader.float()?;
            *bias = reader.float()?;
        }
        let weights = reader.take(inputs.saturating_mul(outputs))?;
        let weight = |output: usize, input: usize| {
            let byte = if output < outputs { weights.get(output * inputs + input) } else { None };
            byte.map_or(0, |b| i16::from(b.cast_signed()))
        };
        for block in 0..count {
            for pair in 0..pairs {
                let mut lanes = [[0; 2]; LANES];
                for (lane, two) in lanes.iter_mut().enumerate() {
                    let output = block * LANES + lane;
                    *two = [weight(output, 2 * pair), weight(output, 2 * pair + 1)];
                }
                layer.blocks.push(pulp::cast(lanes));
            }
        }
        Ok(layer)
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
