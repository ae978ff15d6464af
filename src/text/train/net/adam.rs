//! Adam (Kingma and Ba 2015); rows of the table move only when they are used.

use super::matrix::Matrix;
use super::network::{Gradients, Network};
use super::weights::Weights;

const FIRST: f32 = 0.9;
const SECOND: f32 = 0.98;
const LEAST: f32 = 1e-8;
/// Longest gradient that is followed as it is.
const LONGEST: f32 = 5.0;

/// Means of gradients and of their squares.
pub(super) struct Adam {
    first: Weights,
    second: Weights,
    table_first: Matrix,
    table_second: Matrix,
    step: u32,
}

impl Adam {
    pub(super) fn new(network: &Network) -> Self {
        let zeros = || network.weights.zeros();
        let table = || Matrix::zeros(network.table.rows(), network.table.cols);
        Self { first: zeros(), second: zeros(), table_first: table(), table_second: table(), step: 0 }
    }

    /// Moves the weights against the gradients.
    pub(super) fn step(&mut self, network: &mut Network, gradients: &mut Gradients, rate: f32) {
        self.step += 1;
        let mut square = 0.0f64;
        for part in gradients.weights.each() {
            square += part.iter().map(|g| f64::from(g * g)).sum::<f64>();
        }
        for row in &gradients.used {
            square += gradients.table.row(*row as usize).iter().map(|g| f64::from(g * g)).sum::<f64>();
        }
        let length = square.sqrt() as f32;
        let shrink = if length > LONGEST { LONGEST / length } else { 1.0 };
        let step = self.step.min(100_000);
        let power = |base: f32| (0..step).fold(1.0f64, |p, _| p * f64::from(base));
        let rate = f64::from(rate) * (1.0 - power(SECOND)).sqrt() / (1.0 - power(FIRST));
        let rate = rate as f32;
        let weights = network.weights.each().into_iter().zip(gradients.weights.each());
        for ((weights, gradients), (first, second)) in
            weights.zip(self.first.each().into_iter().zip(self.second.each()))
        {
            update(weights, gradients, first, second, shrink, rate);
        }
        for row in &gradients.used {
            let row = *row as usize;
            update(
                network.table.row_mut(row),
                gradients.table.row(row),
                self.table_first.row_mut(row),
                self.table_second.row_mut(row),
                shrink,
                rate,
            );
        }
    }
}

fn update(weights: &mut [f32], gradients: &[f32], first: &mut [f32], second: &mut [f32], shrink: f32, rate: f32) {
    for (((w, g), a), b) in weights.iter_mut().zip(gradients).zip(first).zip(second) {
        let g = g * shrink;
        *a = FIRST * *a + (1.0 - FIRST) * g;
        *b = SECOND * *b + (1.0 - SECOND) * (g * g);
        *w -= rate * *a / (b.sqrt() + LEAST);
    }
}
