//! The highest of some numbers.

use pulp::{Arch, NullaryFnOnce};

use super::kernel::LANES;

/// The place of the highest number, and the number; the first of equals. 0 and the lowest where there is none above that.
pub(super) fn highest(numbers: &[f32]) -> (usize, f32) {
    Arch::new().dispatch(Highest { numbers })
}

struct Highest<'a> {
    numbers: &'a [f32],
}

impl NullaryFnOnce for Highest<'_> {
    type Output = (usize, f32);

    #[inline(always)]
    fn call(self) -> (usize, f32) {
        let (steps, rest) = self.numbers.as_chunks::<LANES>();
        let mut most = [f32::NEG_INFINITY; LANES];
        let mut places = [0u32; LANES];
        for (i, step) in (0..).zip(steps) {
            for lane in 0..LANES {
                let higher = step[lane] > most[lane];
                most[lane] = if higher { step[lane] } else { most[lane] };
                places[lane] = if higher { i } else { places[lane] };
            }
        }
        let top = over_lanes(most, |a, b| if a > b { a } else { b });
        let mut first = [usize::MAX; LANES];
        for lane in 0..LANES {
            let place = places[lane] as usize * LANES + lane;
            first[lane] = if most[lane] == top { place } else { usize::MAX };
        }
        let mut found = (over_lanes(first, usize::min), top);
        if steps.is_empty() {
            found.0 = 0;
        }
        for (i, v) in rest.iter().enumerate() {
            if *v > found.1 {
                found = (steps.len() * LANES + i, *v);
            }
        }
        found
    }
}

/// What is left of all lanes: of two halves, of their halves, and so on.
#[inline(always)]
fn over_lanes<T: Copy>(mut lanes: [T; LANES], choose: impl Fn(T, T) -> T) -> T {
    let mut half = LANES / 2;
    while half > 0 {
        for lane in 0..half {
            lanes[lane] = choose(lanes[lane], lanes[lane + half]);
        }
        half /= 2;
    }
    lanes[0]
}

#[cfg(test)]
mod tests {
    use super::highest;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_is_the_first_of_the_highest(
            numbers in prop::collection::vec(prop_oneof![
                8 => (-9i8..9).prop_map(f32::from),
                1 => prop::sample::select(vec![f32::NAN, f32::NEG_INFINITY, f32::INFINITY]),
            ], 0..100),
        ) {
            let mut right = (0, f32::NEG_INFINITY);
            for (i, v) in numbers.iter().enumerate() {
                if *v > right.1 {
                    right = (i, *v);
                }
            }
            if right.1 > f32::NEG_INFINITY {
                prop_assert_eq!(highest(&numbers), right);
            } else {
                prop_assert_eq!(highest(&numbers).1, f32::NEG_INFINITY);
            }
        }
    }
}
