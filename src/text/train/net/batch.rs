//! Sentences laid one behind the other, as the network learns from them.

use crate::text::net::input::{SLOTS, Word};

/// Nothing to be learnt here, or no such feature.
pub(super) const NONE: u32 = u32::MAX;

/// A sentence with what is known of it.
#[derive(Debug, Clone, Default)]
pub(in crate::text) struct Example {
    pub(in crate::text) words: Vec<Word>,
    /// Class of each word; empty where not known.
    pub(in crate::text) tags: Vec<u8>,
    /// Head of each word from 1, 0 for the root, and its relation; empty where not known.
    pub(in crate::text) heads: Vec<(u32, u8)>,
    /// Class of each word in a name or not; empty where not known.
    pub(in crate::text) names: Vec<u8>,
    /// How much each word's labels of the tree count; empty where all count alike.
    pub(in crate::text) weights: Vec<f32>,
}

/// Several sentences.
#[derive(Debug, Default)]
pub(in crate::text) struct Batch {
    pub(in crate::text) slots: Vec<[u32; SLOTS]>,
    pub(in crate::text) vectors: Vec<u32>,
    /// First and one past the last word of each sentence.
    pub(in crate::text) bounds: Vec<(usize, usize)>,
    pub(in crate::text) tags: Vec<u32>,
    /// In the sentence, from 1; 0 for the root.
    pub(in crate::text) heads: Vec<u32>,
    pub(in crate::text) relations: Vec<u32>,
    pub(in crate::text) names: Vec<u32>,
    pub(in crate::text) weights: Vec<f32>,
}

impl Batch {
    pub(super) fn words(&self) -> usize {
        self.vectors.len()
    }

    /// Lays a sentence behind the others.
    pub(super) fn push(&mut self, example: &Example) {
        let first = self.words();
        for (i, word) in example.words.iter().enumerate() {
            self.slots.push(word.slots);
            self.vectors.push(word.vector);
            let class = |classes: &[u8]| classes.get(i).map_or(NONE, |c| u32::from(*c));
            self.tags.push(class(&example.tags));
            self.names.push(class(&example.names));
            let (head, relation) = example.heads.get(i).map_or((NONE, NONE), |(h, r)| (*h, u32::from(*r)));
            self.heads.push(head);
            self.relations.push(relation);
            self.weights.push(example.weights.get(i).copied().unwrap_or(1.0));
        }
        self.bounds.push((first, self.words()));
    }
}
