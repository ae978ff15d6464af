//! Morphological features of Universal Dependencies (<https://universaldependencies.org/en/feat/index.html>), by rule:
//! from tag, form and lemma, and from the tree where the form leaves it open (person and number of most verbs, mood,
//! voice, the case of `it`). Where English treebanks differ, English Web Treebank is followed.

mod clause;
mod numeral;
mod rules;
mod table;

use std::fmt;

use super::{Sentence, Token};

/// The features of a word.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Features(Vec<(&'static str, &'static str)>);

impl Features {
    /// Name and value of each, sorted by name, case not looked at.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &'static str)> + '_ {
        self.0.iter().copied()
    }

    /// The value of a feature, if the word has it.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&'static str> {
        self.iter().find(|(n, _)| *n == name).map(|(_, value)| value)
    }

    fn set(&mut self, name: &'static str, value: &'static str) {
        let key = |name: &str| name.bytes().map(|b| b.to_ascii_lowercase()).collect::<Vec<_>>();
        match self.0.binary_search_by_key(&key(name), |(n, _)| key(n)) {
            Ok(at) => {
                if let Some(slot) = self.0.get_mut(at) {
                    slot.1 = value;
                }
            }
            Err(at) => self.0.insert(at, (name, value)),
        }
    }

    fn add(&mut self, other: &[(&'static str, &'static str)]) {
        for (name, value) in other {
            self.set(name, value);
        }
    }
}

/// `Name=Value|…` as the FEATS column has it, `_` where there are none.
impl fmt::Display for Features {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return f.write_str("_");
        }
        for (i, (name, value)) in self.iter().enumerate() {
            let bar = if i > 0 { "|" } else { "" };
            write!(f, "{bar}{name}={value}")?;
        }
        Ok(())
    }
}

impl Sentence {
    /// The morphological features of each word; computed anew by every call, linear in the sentence.
    #[must_use]
    pub fn features(&self) -> Vec<Features> {
        features(&self.tokens)
    }
}

/// The morphological features of the words of a sentence, whose heads are indices among them.
#[must_use]
pub fn features(tokens: &[Token]) -> Vec<Features> {
    let clauses = clause::Clauses::of(tokens);
    (0..tokens.len()).map(|i| rules::features(&clauses, i)).collect()
}
