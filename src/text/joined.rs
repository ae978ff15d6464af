//! Written words that hold several syntactic words.

use std::ops::Range;

use super::{Sentence, Tag, tokenise};

impl Sentence {
    /// The runs of words that are written as one: `don't`, `Iran's`, `cannot`. Universal Dependencies calls them
    /// multiword tokens.
    #[must_use]
    pub fn joined(&self) -> Vec<Range<usize>> {
        let mut runs: Vec<Range<usize>> = Vec::new();
        for (i, pair) in self.tokens.windows(2).enumerate() {
            let [first, second] = pair else { continue };
            let bare = second.tag == Tag::Pos && first.form.ends_with(char::is_alphanumeric);
            if first.end != second.start || !(bare || tokenise::is_cut(&first.form, &second.form)) {
                continue;
            }
            match runs.last_mut() {
                Some(run) if run.end == i + 1 => run.end = i + 2,
                _ => runs.push(i..i + 2),
            }
        }
        runs
    }
}
