//! Which of two events is told to come first: by conjunctions and prepositions (`after the vote`), adverbs (`then`, `later`)
//! and the past perfect.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::clause::{Tense, clause, first_conjunct};
use super::dating::{Side, side};
use super::tree::Tree;
use crate::confidence::{self, Confidence};
use crate::text::{Relation, Upos};

/// What tells the order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cue {
    /// `after`, `since` a clause or noun.
    After,
    /// `before` one.
    Before,
    /// `then`, `later` beside the second of two coordinated verbs.
    Then,
    /// The past perfect of a clause under a clause in the past.
    Perfect,
}

/// One event of a document is told to lie before another; both are indices into its events.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Precedes {
    pub earlier: usize,
    pub later: usize,
    pub confidence: Confidence,
}

/// The order that a sentence tells of its events. `words` holds trigger and index of each event.
pub(super) fn told(tree: &Tree, words: &[(usize, usize)]) -> Vec<Precedes> {
    let event = |word: usize| words.iter().find(|(w, _)| *w == word).map(|(_, i)| *i);
    let mut found = Vec::new();
    let mut add = |earlier: Option<usize>, later: Option<usize>, cue: Cue| {
        if let (Some(earlier), Some(later)) = (earlier, later)
            && earlier != later
        {
            found.push(Precedes { earlier, later, confidence: cue.confidence() });
        }
    };
    for &(word, own) in words {
        if matches!(tree.relation(word), Relation::Advcl | Relation::Obl)
            && let (Some(above), Some(side)) = (tree.head(word).and_then(event), side(tree, word))
        {
            match side {
                Side::After | Side::Since => add(Some(own), Some(above), Cue::After),
                Side::Before if !is_negated(tree, word) => add(Some(above), Some(own), Cue::Before),
                Side::Before | Side::Until => {}
            }
        }
        if tree.relation(word) == Relation::Conj && is_then(tree, word) {
            add(event(first_conjunct(tree, word)), Some(own), Cue::Then);
        }
        if is_past_perfect(tree, word) {
            let above = tree.ancestors(word).find_map(|a| event(a).map(|e| (a, e)));
            if let Some((_, above)) = above.filter(|(a, _)| is_simple_past(tree, *a)) {
                add(Some(own), Some(above), Cue::Perfect);
            }
        }
    }
    found
}

/// `did not leave before the vote`: it comes after.
fn is_negated(tree: &Tree, below: usize) -> bool {
    tree.head(below).and_then(|above| clause(tree, above)).is_some_and(|c| c.negated)
}

/// Whether a verb stands beside an adverb that puts it after what was told before.
fn is_then(tree: &Tree, verb: usize) -> bool {
    tree.by(verb, &[Relation::Advmod])
        .any(|a| matches!(tree.lemma(a), "then" | "later" | "afterwards" | "afterward" | "subsequently" | "eventually"))
}

fn is_past_perfect(tree: &Tree, word: usize) -> bool {
    tree.upos(word) == Upos::Verb && clause(tree, word).is_some_and(|c| c.perfect && c.tense == Tense::Past)
}

fn is_simple_past(tree: &Tree, word: usize) -> bool {
    clause(tree, word).is_some_and(|c| !c.perfect && c.tense == Tense::Past)
}

impl Cue {
    /// Its name in `data/event/sequence.tsv`.
    const fn name(self) -> &'static str {
        match self {
            Self::After => "after",
            Self::Before => "before",
            Self::Then => "then",
            Self::Perfect => "perfect",
        }
    }

    fn confidence(self) -> Confidence {
        static TABLE: OnceLock<BTreeMap<&str, Confidence>> = OnceLock::new();
        let table = TABLE.get_or_init(|| confidence::table(include_str!("../../data/event/sequence.tsv")));
        table.get(self.name()).copied().unwrap_or_default()
    }
}
