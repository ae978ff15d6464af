//! The recurrent layer of `crate::text::net::recurrent`, forwards and back.

use super::matrix::Matrix;
use crate::text::net::recurrent::gate;

/// What the way back needs.
#[derive(Debug)]
pub(super) struct Flow {
    /// Three numbers a place: what is said, how much is kept, how much is shown; after their bends.
    gates: Matrix,
    /// The running mean.
    state: Matrix,
}

/// The slope of [`gate`] where it has the value `y`.
fn slope(y: f32) -> f32 {
    let rest = 1.0 - (2.0 * y - 1.0).abs();
    0.5 * rest * rest
}

/// The words of a sentence in the order of the direction.
fn order((first, last): (usize, usize), back: bool) -> impl Iterator<Item = usize> {
    (first..last).map(move |i| if back { first + last - 1 - i } else { i })
}

/// Runs over each sentence; `x` has three times as many numbers as the output.
pub(super) fn run(mut x: Matrix, bounds: &[(usize, usize)]) -> (Matrix, Flow) {
    let width = x.cols / 3;
    for row in x.data.chunks_exact_mut(3 * width) {
        for v in &mut row[width..] {
            *v = gate(*v);
        }
    }
    let mut state = Matrix::zeros(x.rows(), width);
    let mut y = Matrix::zeros(x.rows(), width);
    for bounds in bounds {
        for back in [false, true] {
            let half = if back { width / 2..width } else { 0..width / 2 };
            let mut before = vec![0.0; width];
            for i in order(*bounds, back) {
                let row = x.row(i);
                for j in half.clone() {
                    let keep = row[width + j];
                    before[j] = keep * before[j] + (1.0 - keep) * row[j];
                    state.row_mut(i)[j] = before[j];
                    y.row_mut(i)[j] = before[j] * row[2 * width + j];
                }
            }
        }
    }
    (y, Flow { gates: x, state })
}

/// The gradient of the input of [`run`].
pub(super) fn run_back(flow: &Flow, dy: &Matrix, bounds: &[(usize, usize)]) -> Matrix {
    let width = dy.cols;
    let mut dx = Matrix::zeros(dy.rows(), 3 * width);
    for bounds in bounds {
        for back in [false, true] {
            let half = if back { width / 2..width } else { 0..width / 2 };
            let path: Vec<usize> = order(*bounds, back).collect();
            let mut from_next = vec![0.0; width];
            for (at, i) in path.iter().enumerate().rev() {
                let gates = flow.gates.row(*i);
                let state = flow.state.row(*i);
                let before = at.checked_sub(1).map(|b| flow.state.row(path[b]));
                let (dy, dx) = (dy.row(*i), dx.row_mut(*i));
                for j in half.clone() {
                    let (said, keep, show) = (gates[j], gates[width + j], gates[2 * width + j]);
                    let d = dy[j] * show + from_next[j];
                    let before = before.map_or(0.0, |b| b[j]);
                    dx[j] = d * (1.0 - keep);
                    dx[width + j] = d * (before - said) * slope(keep);
                    dx[2 * width + j] = dy[j] * state[j] * slope(show);
                    from_next[j] = d * keep;
                }
            }
        }
    }
    dx
}
