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
pub(super) fn run(gates: &[f32], width: usize, out: &mut [f32]) {
    Arch::new().dispatch(Run { gates, width, out });
}

struct Run<'a> {
    gates: &'a [f32],
    width: usize,
    out: &'a mut [f32],
}

/// Numbers that are taken at a step: half a row is a whole number of these.
const LANES: usize = 8;

type Lanes = [f32; LANES];

impl NullaryFnOnce for Run<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let (gates, out) = (self.gates.as_chunks().0, self.out.as_chunks_mut().0);
        let steps = self.width / LANES;
        let rows = out.len().checked_div(steps).unwrap_or(0);
        let mut states = vec![[0.0; LANES]; steps];
        let (from_left, from_right) = states.split_at_mut(steps / 2);
        for i in 0..rows {
            row(gates, i * steps, 0, steps, from_left, out);
            row(gates, (rows - 1 - i) * steps, steps / 2, steps, from_right, out);
        }
    }
}

/// Takes what runs past one row, from the step `first` on.
#[inline(always)]
fn row(gates: &[Lanes], at: usize, first: usize, steps: usize, states: &mut [Lanes], out: &mut [Lanes]) {
    for (i, state) in states.iter_mut().enumerate() {
        let part = |part: usize| gates.get(3 * at + part * steps + first + i);
        if let (Some(said), Some(keep), Some(show), Some(out)) =
            (part(0), part(1), part(2), out.get_mut(at + first + i))
        {
            pass(said, keep, show, state, out);
        }
    }
}

#[inline(always)]
fn pass(said: &Lanes, keep: &Lanes, show: &Lanes, state: &mut Lanes, out: &mut Lanes) {
    for lane in 0..LANES {
        let keep = gate(keep[lane]);
        state[lane] = keep * state[lane] + (1.0 - keep) * said[lane];
        out[lane] += state[lane] * gate(show[lane]);
    }
}
