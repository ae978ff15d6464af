//! Dense layers in whole numbers: 8-bit weights, 16-bit inputs, 32-bit sums. Whole numbers give the same result on every
//! processor, whatever its vector instructions.

use pulp::{Arch, NullaryFnOnce};

use super::kernel::{self, LANES, Pairs, Weights};
use crate::error::{Error, Result};
use crate::text::bytes::{Reader, Writer};

/// Steps between two whole numbers of an input.
const FINE: f32 = 256.0;

/// Largest input in steps: with it the sum over [`LONGEST`] inputs stays within 32 bits.
pub(super) const MOST: f32 = 8191.0;

/// Most inputs of a layer.
const LONGEST: usize = 2048;

/// Added to a number of steps, it leaves the nearest whole one in the lowest bits.
const ROUND: f32 = 12_582_912.0;

/// The number in steps, between `least` and the most.
#[inline(always)]
pub(super) fn round(v: f32, least: f32) -> i16 {
    ((v * FINE).max(least).min(MOST) + ROUND).to_bits() as i16
}

/// Replaces the content of `to` by the numbers in steps, in pairs, what is below zero cut off. There must be an even count
/// of them.
pub(super) fn round_positive(from: &[f32], to: &mut Vec<i32>) {
    round_from(from, 0.0, to);
}

fn round_from(from: &[f32], least: f32, to: &mut Vec<i32>) {
    to.resize(from.len() / 2, 0);
    Arch::new().dispatch(Round { from, least, to: pulp::bytemuck::cast_slice_mut(to) });
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
        let count = self.from.len().min(self.to.len());
        let (from, to) = (&self.from[..count], &mut self.to[..count]);
        for i in 0..count {
            to[i] = round(from[i], self.least);
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
    /// The outputs for each row of inputs (in steps, in pairs: [`round_positive`]), one row behind the other, each up to a whole number
    /// of [`LANES`]: see [`rows`](Self::rows).
    pub(super) fn apply(&self, rows: &[i32], out: &mut Vec<f32>) {
        let count = rows.len().checked_div(self.weights.pairs).unwrap_or(0);
        // What is left in it from before is overwritten.
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

    /// The rows of outputs, to change, each filled up to a whole number of [`LANES`] with the lowest number.
    pub(super) fn rows_mut<'a>(&self, out: &'a mut [f32]) -> impl Iterator<Item = &'a mut [f32]> + use<'a> {
        out.chunks_exact_mut(self.width().max(1))
    }

    /// Reads what [`write`](Self::write) wrote; anything else than the given numbers of inputs and outputs is refused.
    pub(super) fn read(reader: &mut Reader<'_>, inputs: usize, outputs: usize) -> Result<Self> {
        if !inputs.is_multiple_of(2) || inputs > LONGEST {
            return Err(Error::Model { problem: format!("a layer of {inputs} inputs, which are odd or too many") });
        }
        let pairs = inputs / 2;
        let count = outputs.div_ceil(LANES);
        let (scales, biases) = (vec![[0.0; LANES]; count], vec![[f32::NEG_INFINITY; LANES]; count]);
        let mut weights = Weights { pairs, blocks: Vec::new(), scales, biases };
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
                weights.blocks.push(Pairs(pulp::cast(lanes)));
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

#[cfg(test)]
mod tests {
    use super::{Dense, FINE, MOST, round_from};
    use crate::text::bytes::{Reader, Writer};
    use proptest::prelude::*;

    /// Rows of inputs, weights (a row for each input) and biases.
    fn layer() -> impl Strategy<Value = (usize, Vec<f32>, Vec<f32>, Vec<f32>)> {
        (1..30usize, 1..30usize, 1..6usize).prop_flat_map(|(pairs, outputs, rows)| {
            (
                Just(2 * pairs),
                prop::collection::vec(-20f32..20.0, rows * 2 * pairs),
                prop::collection::vec(-3f32..3.0, 2 * pairs * outputs),
                prop::collection::vec(-3f32..3.0, outputs),
            )
        })
    }

    proptest! {
        #[test]
        fn a_written_layer_read_back_is_as_near_as_rounding_allows((inputs, x, weights, biases) in layer()) {
            let outputs = biases.len();
            let mut writer = Writer::default();
            Dense::write(&weights, &biases, &mut writer);
            let mut reader = Reader::new(&writer.bytes);
            let layer = Dense::read(&mut reader, inputs, outputs).unwrap();
            prop_assert_eq!(reader.left(), 0);
            let (mut rows, mut found) = (Vec::new(), Vec::new());
            round_from(&x, -MOST, &mut rows);
            layer.apply(&rows, &mut found);
            prop_assert_eq!(layer.rows(&found).count(), x.len() / inputs);
            for (x, found) in x.chunks(inputs).zip(layer.rows(&found)) {
                prop_assert_eq!(found.len(), outputs);
                for (o, found) in found.iter().enumerate() {
                    let column: Vec<f32> = weights.iter().skip(o).step_by(outputs).copied().collect();
                    let right = biases[o] + x.iter().zip(&column).map(|(x, w)| x * w).sum::<f32>();
                    let half = column.iter().fold(0.0f32, |m, w| m.max(w.abs())) / 127.0 / 2.0;
                    // Half a step of each weight times its input, half a step of each input times its weight; a little for
                    // the sums of this test.
                    let bound = x.iter().zip(&column).map(|(x, w)| half * x.abs() + (w.abs() + half) * 0.5 / FINE);
                    let bound = bound.sum::<f32>() + 1e-3;
                    prop_assert!((right - found).abs() <= bound, "{right} {found} {bound}");
                }
            }
        }
    }

    #[test]
    fn inputs_beyond_the_largest_are_cut_off_and_no_numbers_are_the_least() {
        let mut writer = Writer::default();
        Dense::write(&[1.0, 1.0], &[0.5], &mut writer);
        let layer = Dense::read(&mut Reader::new(&writer.bytes), 2, 1).unwrap();
        let (mut rows, mut found) = (Vec::new(), Vec::new());
        round_from(&[f32::INFINITY, 0.0, f32::NEG_INFINITY, 0.0, f32::NAN, 0.0], -MOST, &mut rows);
        layer.apply(&rows, &mut found);
        let found: Vec<f32> = layer.rows(&found).map(|row| row[0]).collect();
        assert!((found[0] - 32.5).abs() < 0.1, "{found:?}");
        assert!(found[1..].iter().all(|v| (v + 31.5).abs() < 0.1), "{found:?}");
    }

    #[test]
    fn a_layer_of_an_odd_number_of_inputs_or_cut_off_is_refused() {
        let mut writer = Writer::default();
        Dense::write(&[1.0; 12], &[0.5; 3], &mut writer);
        assert!(Dense::read(&mut Reader::new(&writer.bytes), 4, 3).is_ok());
        assert!(Dense::read(&mut Reader::new(&writer.bytes), 3, 4).is_err());
        for length in 0..writer.bytes.len() {
            assert!(Dense::read(&mut Reader::new(&writer.bytes[..length]), 4, 3).is_err(), "{length} bytes");
        }
    }
}
