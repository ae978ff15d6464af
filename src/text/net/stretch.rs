//! Long sentences are analysed in stretches, so that the time for their trees grows with the words and not with their square.

/// Longest stretch of words that is one tree; trees of longer sentences are made of several.
pub(super) const LONGEST: usize = 256;

/// First and one past the last word of each stretch. One ends behind a word of which `mark` is true, where there is one in
/// its second half.
pub(super) fn cut(words: usize, mark: impl Fn(usize) -> bool) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut first = 0;
    while words - first > LONGEST {
        let last = (first + LONGEST / 2..first + LONGEST).rev().find(|i| mark(*i)).map_or(first + LONGEST, |i| i + 1);
        out.push((first, last));
        first = last;
    }
    out.push((first, words));
    out
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, cut};
    use proptest::prelude::*;

    proptest! {
        // Time and memory of a tree go with the square of its words: with stretches that are no longer than this and
        // mostly no shorter than half of it, those of a sentence go with its words.
        #[test]
        fn stretches_are_bounded_and_hold_every_word(words in 0..12_000usize, marks in prop::collection::vec(0..12_000usize, 0..200)) {
            let found = cut(words, |i| marks.contains(&i));
            let mut last = 0;
            for (i, stretch) in found.iter().enumerate() {
                prop_assert_eq!(stretch.0, last);
                let length = stretch.1 - stretch.0;
                prop_assert!(length <= LONGEST);
                if i + 1 < found.len() {
                    prop_assert!(length > LONGEST / 2);
                    prop_assert!(length == LONGEST || marks.contains(&(stretch.1 - 1)));
                }
                last = stretch.1;
            }
            prop_assert_eq!(last, words);
        }
    }
}
