//! A sentence's dependency tree with its children at hand.

use compact_str::CompactString;

use super::mend::{Arc, arcs};
use crate::text::{Relation, Sentence, Tag, Token, Upos};

/// A sentence and, for each word, the words that depend on it.
pub(super) struct Tree<'a> {
    /// The sentence.
    pub sentence: &'a Sentence,
    arcs: Vec<Arc>,
    children: Vec<Vec<usize>>,
    lemmas: Vec<CompactString>,
}

impl<'a> Tree<'a> {
    /// Reads the tree off the heads of the words, mended.
    pub fn new(sentence: &'a Sentence) -> Self {
        let mut children = vec![Vec::new(); sentence.tokens.len()];
        let arcs = arcs(sentence);
        for (i, arc) in arcs.iter().enumerate() {
            if let Some(list) = arc.0.and_then(|h| children.get_mut(h)) {
                list.push(i);
            }
        }
        let lemmas = sentence.tokens.iter().map(|t| t.lemma.to_lowercase()).collect();
        Self { sentence, arcs, children, lemmas }
    }

    /// The word at `i`, if there is one.
    pub fn token(&self, i: usize) -> Option<&'a Token> {
        self.sentence.tokens.get(i)
    }

    /// Lemma of the word at `i`, in lower case.
    pub fn lemma(&self, i: usize) -> &str {
        self.lemmas.get(i).map_or("", CompactString::as_str)
    }

    /// Number of words.
    pub fn len(&self) -> usize {
        self.sentence.tokens.len()
    }

    /// Words that depend on `i`, in text order.
    pub fn children(&self, i: usize) -> &[usize] {
        self.children.get(i).map_or(&[], Vec::as_slice)
    }

    /// Words that depend on `i` by one of these relations.
    pub fn by(&self, i: usize, relations: &'static [Relation]) -> impl Iterator<Item = usize> + '_ {
        self.children(i).iter().copied().filter(move |&c| relations.contains(&self.relation(c)))
    }

    /// The relation of `i` to its head.
    pub fn relation(&self, i: usize) -> Relation {
        self.arcs.get(i).map_or(Relation::Dep, |a| a.1)
    }

    /// The head of `i`.
    pub fn head(&self, i: usize) -> Option<usize> {
        self.arcs.get(i).and_then(|a| a.0).filter(|&h| h != i)
    }

    /// Universal part of speech of `i`.
    pub fn upos(&self, i: usize) -> Upos {
        self.token(i).map_or(Upos::X, |t| t.upos)
    }

    /// English tag of `i`.
    pub fn tag(&self, i: usize) -> Tag {
        self.token(i).map_or(Tag::Xx, |t| t.tag)
    }

    /// The heads above `i`, nearest first; ends at the root, and on a cycle after as many steps as there are words.
    pub fn ancestors(&self, i: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.head(i), move |&h| self.head(h)).take(self.len())
    }

    /// The preposition or other marker of `i`: lemma of its first `case` child, with a fixed second word joined by `_`.
    pub fn case(&self, i: usize) -> Option<String> {
        let case = self.by(i, &[Relation::Case]).next()?;
        let mut lemma = self.lemma(case).to_owned();
        if let Some(next) = self.by(case, &[Relation::Fixed]).next() {
            lemma = format!("{lemma}_{}", self.lemma(next));
        }
        Some(lemma)
    }

    /// `i` and the words coordinated with it.
    pub fn conjuncts(&self, i: usize) -> Vec<usize> {
        let mut all = vec![i];
        all.extend(self.by(i, &[Relation::Conj]));
        all
    }

    /// Whether `i` has a child with one of these lemmas.
    pub fn has_child(&self, i: usize, lemmas: &[&str]) -> bool {
        self.children(i).iter().any(|&c| lemmas.contains(&self.lemma(c)))
    }
}
