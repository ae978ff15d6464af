//! Parts of speech as the network gives them.

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

    pub(in crate::text) fn of(scores: &[f32]) -> Self {
        let (mut first, mut second) = ((0, f32::NEG_INFINITY), (0, f32::NEG_INFINITY));
        for (class, score) in scores.iter().enumerate() {
            if *score > second.1 {
                second = (class, *score);
                if second.1 > first.1 {
                    std::mem::swap(&mut first, &mut second);
                }
            }
        }
        let number = |class: usize| u8::try_from(class).unwrap_or(0);
        let close = first.1 - second.1 <= Self::CLOSE;
        Self { first: number(first.0), second: if close { number(second.0) } else { Self::NONE } }
    }
}
