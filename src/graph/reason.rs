//! Why actors of several documents were taken to be one.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::confidence::Confidence;

/// One reason: two names, the rule that made them one, and how sure it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct MergeReason {
    /// The two names in the order of the alphabet; one if both are the same.
    pub names: Vec<String>,
    /// What they have to do with each other.
    pub rule: MergeRule,
    /// Probability-like score of the comparison, by the weights in `src/graph/compare.rs`.
    pub score: Confidence,
}

impl MergeReason {
    /// A reason for these two names.
    #[must_use]
    pub fn new(a: &str, b: &str, rule: MergeRule, score: Confidence) -> Self {
        let mut names = vec![a.to_owned(), b.to_owned()];
        names.sort();
        names.dedup();
        Self { names, rule, score }
    }
}

/// What two names of one actor have to do with each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MergeRule {
    /// The user's corrections say so.
    Correction,
    /// The same name but for case, accents, hyphens, points, articles and legal form; for countries the same code.
    SameName,
    /// A document gives the one as another name of the other.
    Alias,
    /// A document, or the table of renamed bodies, says that the one is now called the other.
    Renamed,
    /// The initials of the other.
    Acronym,
    /// The same but for middle names or initials, or for one of several surnames.
    Middle,
    /// An initial stands for the given name.
    Initial,
    /// A short form of the given name.
    ShortForm,
    /// Another spelling or transliteration.
    Spelling,
    /// The surname alone, in the company of the full name.
    Surname,
    /// The same description in the same role of one event.
    Companion,
}
