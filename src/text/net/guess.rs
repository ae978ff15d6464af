//! Parts of speech as the network gives them.

use super::highest::highest;

/// The best class of a word, and the next best where it is close.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::text) struct Guess {
    pub(in crate::text) first: u8,
    /// [`Guess::NONE`] where the network is sure.
    pub(in crate::text) second: u8,
}

impl Guess {
    /// No class; there are fewer.
    pub(in crate::text) const NONE: u8 = u8::MAX;

    /// The second class is kept if its score, a logarithm of its chance, comes within this of the first.
    const CLOSE: f32 = 1.5;

    /// `scores` are those of the classes; they are changed.
    pub(in crate::text) fn of(scores: &mut [f32]) -> Self {
        let (first, most) = highest(scores);
        if let Some(score) = scores.get_mut(first) {
            *score = f32::NEG_INFINITY;
        }
        let (second, next) = highest(scores);
        let number = |class: usize| u8::try_from(class).unwrap_or(0);
        let close = most - next <= Self::CLOSE;
        Self { first: number(first), second: if close { number(second) } else { Self::NONE } }
    }
}
