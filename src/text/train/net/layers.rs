//! Layers, forwards and back.

use super::super::dice::Dice;
use super::matrix::{Matrix, add_product, add_sum, add_transposed_product};
use super::weights::Dense;

/// `x · weight + bias`.
pub(super) fn dense(x: &Matrix, layer: &Dense) -> Matrix {
    let mut y = Matrix::repeat(&layer.bias, x.rows());
    add_product(x, &layer.weight, &mut y);
    y
}

/// Adds to the gradient of the layer and gives the gradient of its input.
pub(super) fn dense_back(x: &Matrix, dy: &Matrix, layer: &Dense, gradient: &mut Dense) -> Matrix {
    learn(x, dy, gradient);
    let mut dx = Matrix::zeros(x.rows(), x.cols);
    add_product(dy, &layer.weight.transposed(), &mut dx);
    dx
}

/// Adds to the gradient of the layer.
pub(super) fn learn(x: &Matrix, dy: &Matrix, gradient: &mut Dense) {
    add_transposed_product(x, dy, &mut gradient.weight.data);
    add_sum(dy, &mut gradient.bias);
}

/// Cuts off below zero.
pub(super) fn relu(x: &mut Matrix) {
    for x in &mut x.data {
        *x = x.max(0.0);
    }
}

/// The gradient where the output was above zero.
pub(super) fn relu_back(y: &Matrix, dy: &mut Matrix) {
    for (dy, y) in dy.data.iter_mut().zip(&y.data) {
        if *y <= 0.0 {
            *dy = 0.0;
        }
    }
}

/// Sets a part of the numbers to zero and makes up for it by the rest; gives the factors.
pub(super) fn drop(x: &mut Matrix, rate: f32, dice: &mut Dice) -> Vec<f32> {
    if rate <= 0.0 {
        return Vec::new();
    }
    let limit = (rate * 65536.0) as u32;
    let keep = 1.0 / (1.0 - rate);
    let factors: Vec<f32> = x.data.iter().map(|_| if dice.below(65536) < limit { 0.0 } else { keep }).collect();
    times(x, &factors);
    factors
}

/// Applies the factors of [`drop`].
pub(super) fn times(x: &mut Matrix, factors: &[f32]) {
    for (x, factor) in x.data.iter_mut().zip(factors) {
        *x *= factor;
    }
}

/// What the way back through a normalisation needs.
#[derive(Debug, Default)]
pub(super) struct Normed {
    /// Normalised, before gain and shift.
    plain: Matrix,
    scale: Vec<f32>,
}

/// Layer normalisation (Ba et al. 2016).
pub(super) fn norm(x: &Matrix, [gain, shift]: &[Vec<f32>; 2]) -> (Matrix, Normed) {
    let mut normed = Normed { plain: x.clone(), scale: Vec::with_capacity(x.rows()) };
    let mut y = Matrix::zeros(x.rows(), x.cols);
    for (plain, y) in normed.plain.data.chunks_exact_mut(x.cols).zip(y.data.chunks_exact_mut(x.cols)) {
        let size = plain.len() as f32;
        let mean = plain.iter().sum::<f32>() / size;
        let spread = plain.iter().map(|v| (v - mean) * (v - mean)).sum::<f32>() / size;
        let scale = 1.0 / (spread + super::TINY).sqrt();
        normed.scale.push(scale);
        for (((y, v), gain), shift) in y.iter_mut().zip(plain).zip(gain).zip(shift) {
            *v = (*v - mean) * scale;
            *y = *v * gain + shift;
        }
    }
    (y, normed)
}

/// The gradient of the input of [`norm`].
pub(super) fn norm_back(normed: &Normed, dy: &Matrix, gain: &[f32], gradient: &mut [Vec<f32>; 2]) -> Matrix {
    let mut dx = Matrix::zeros(dy.rows(), dy.cols);
    let size = dy.cols as f32;
    let [d_gain, d_shift] = gradient;
    for (i, scale) in normed.scale.iter().enumerate() {
        let (plain, dy, dx) = (normed.plain.row(i), dy.row(i), dx.row_mut(i));
        let (mut sum, mut along) = (0.0, 0.0);
        for j in 0..dy.len() {
            d_gain[j] += dy[j] * plain[j];
            d_shift[j] += dy[j];
            dx[j] = dy[j] * gain[j];
            sum += dx[j];
            along += dx[j] * plain[j];
        }
        let (sum, along) = (sum / size, along / size);
        for (dx, plain) in dx.iter_mut().zip(plain) {
            *dx = scale * (*dx - sum - plain * along);
        }
    }
    dx
}

/// Each row with those `reach` before and behind it in the same sentence; zero beyond its ends.
pub(super) fn windows(x: &Matrix, bounds: &[(usize, usize)], reach: usize) -> Matrix {
    let mut out = Matrix::zeros(x.rows(), 3 * x.cols);
    for (first, last) in bounds {
        for i in *first..*last {
            let row = out.row_mut(i);
            if i >= first + reach {
                row[..x.cols].copy_from_slice(x.row(i - reach));
            }
            row[x.cols..2 * x.cols].copy_from_slice(x.row(i));
            if i + reach < *last {
                row[2 * x.cols..].copy_from_slice(x.row(i + reach));
            }
        }
    }
    out
}

/// Adds the gradient of [`windows`] to that of its input.
pub(super) fn windows_back(dy: &Matrix, bounds: &[(usize, usize)], reach: usize, dx: &mut Matrix) {
    let cols = dx.cols;
    let mut add = |to: usize, from: &[f32]| {
        for (to, from) in dx.row_mut(to).iter_mut().zip(from) {
            *to += from;
        }
    };
    for (first, last) in bounds {
        for i in *first..*last {
            let row = dy.row(i);
            if i >= first + reach {
                add(i - reach, &row[..cols]);
            }
            add(i, &row[cols..2 * cols]);
            if i + reach < *last {
                add(i + reach, &row[2 * cols..]);
            }
        }
    }
}

/// Turns scores into the gradient of the cross-entropy towards `right`, times `weight`, and gives the loss.
pub(super) fn softmax_loss(scores: &mut [f32], right: usize, weight: f32) -> f32 {
    let most = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let of_right = scores[right] - most;
    let mut sum = 0.0;
    for score in scores.iter_mut() {
        *score = libm::expf(*score - most);
        sum += *score;
    }
    for score in scores.iter_mut() {
        *score *= weight / sum;
    }
    scores[right] -= weight;
    weight * (libm::logf(sum) - of_right)
}
