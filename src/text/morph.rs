//! Morphological features.

use std::fmt;

use super::Sentence;

/// The features of a word.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Features(Vec<(&'static str, &'static str)>);

impl Features {
    /// Name and value of each, sorted by name, case not looked at.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &'static str)> + '_ {
        self.0.iter().copied()
    }
}

impl fmt::Display for Features {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return f.write_str("_");
        }
        for (i, (name, value)) in self.0.iter().enumerate() {
            let bar = if i > 0 { "|" } else { "" };
            write!(f, "{bar}{name}={value}")?;
        }
        Ok(())
    }
}

impl Sentence {
    /// The morphological features of each word.
    #[must_use]
    pub fn features(&self) -> Vec<Features> {
        vec![Features::default(); self.tokens.len()]
    }
}
