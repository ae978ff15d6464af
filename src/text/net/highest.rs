//! The highest of some numbers.

use super::kernel::LANES;

/// The place of the highest number, and the number; the first of equals. 0 and the lowest where there is none above that.
#[allow(clippy::needless_range_loop, reason = "iterators over arrays may stay calls")]
pub(super) fn highest(numbers: &[f32]) -> (usize, f32) {
    let (steps, rest) = numbers.as_chunks::<LANES>();
    let mut most = [f32::NEG_INFINITY; LANES];
    for step in steps {
        for lane in 0..LANES {
            most[lane] = if step[lane] > most[lane] { step[lane] } else { most[lane] };
        }
    }
    let mut highest = f32::NEG_INFINITY;
    for v in most.iter().chain(rest) {
        if *v > highest {
            highest = *v;
        }
    }
    (numbers.iter().position(|v| *v == highest).unwrap_or(0), highest)
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
