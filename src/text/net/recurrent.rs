//! A recurrent layer whose steps are cheap: a running mean of what the words say, with a gate for how much of it is kept,
//! from the left in one half of the numbers and from the right in the other (after Bradbury et al. 2017, Lei et al. 2018).

use pulp::{Arch, NullaryFnOnce};

/// A gate from 0 to 1: a sigmoid without an exponential.
#[inline(always)]
pub(in crate::text) fn gate(x: f32) -> f32 {
    0.5 + 0.5 * x / (1.0 + x.abs())
}

/// Adds to each row of `out` what runs past it. `gates` has three times as many numbers: what is said, how much is kept,
/// how much is shown.
pub(super) fn run(gates: &mut [f32], width: usize, out: &mut [f32]) {
    Arch::new().dispatch(Run { gates, width, out });
}

struct Run<'a> {
    gates: &'a mut [f32],
    width: usize,
    out: &'a mut [f32],
}

impl NullaryFnOnce for Run<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let Self { gates, width, out } = self;
        for row in gates.chunks_exact_mut(3 * width) {
            for v in row.get_mut(width..).unwrap_or(&mut []) {
                *v = gate(*v);
            }
        }
        let half = width / 2;
        let mut state = vec![0.0; half];
        for (gates, out) in gates.chunks_exact(3 * width).zip(out.chunks_exact_mut(width)) {
            step(gates, 0, half, &mut state, out);
        }
        let mut state = vec![0.0; width - half];
        for (gates, out) in gates.chunks_exact(3 * width).rev().zip(out.chunks_exact_mut(width).rev()) {
            step(gates, half, width, &mut state, out);
        }
    }
}

#[inline(always)]
fn step(gates: &[f32], first: usize, last: usize, state: &mut [f32], out: &mut [f32]) {
    let width = out.len();
    let part = |number: usize| gates.get(number * width + first..number * width + last).unwrap_or(&[]);
    let out = out.get_mut(first..last).unwrap_or(&mut []);
    for ((((state, said), keep), show), out) in state.iter_mut().zip(part(0)).zip(part(1)).zip(part(2)).zip(out) {
        *state = keep * *state + (1.0 - keep) * said;
        *out += *state * show;
    }
}
