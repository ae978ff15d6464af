//! A sentence's dependency tree with its children at hand.

use compact_str::CompactString;

use super::mend::{Arc, arcs};
use crate::text::{Relation, Sentence, Tag, Token, Upos, lower};

/// A sentence and, for each word, the words that depend on it.
pub(super) struct Tree<'a> {
    /// The sentence.
    pub sentence: &'a Sentence,
    arcs: Vec<Arc>,
    /// The words by their heads: those of head `h` stand at `firsts[h]..firsts[h + 1]`.
    children: Vec<usize>,
    firsts: Vec<usize>,
    lemmas: Vec<CompactString>,
}

impl<'a> Tree<'a> {
    /// Reads the tree off the heads of the words, mended.
    pub fn new(sentence: &'a Sentence) -> Self {
        let arcs = arcs(sentence);
        let count = arcs.len();
        let heads = || arcs.iter().enumerate().filter_map(|(i, arc)| Some((arc.0.filter(|&h| h < count)?, i)));
        let mut firsts = vec![0; count + 1];
        for (h, _) in heads() {
            if let Some(number) = firsts.get_mut(h + 1) {
                *number += 1;
            }
        }
        let mut sum = 0;
        for first in &mut firsts {
            sum += *first;
            *first = sum;
        }
        let (mut children, mut free) = (vec![0; sum], firsts.clone());
        for (h, i) in heads() {
            let Some(at) = free.get_mut(h) else { continue };
            if let Some(place) = children.get_mut(*at) {
                *place = i;
            }
            *at += 1;
        }
        let lemmas = sentence.tokens.iter().map(|t| lower(&t.lemma)).collect();
        Self { sentence, arcs, children, firsts, lemmas }
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
        let bounds = self.firsts.get(i).zip(self.firsts.get(i.saturating_add(1)));
        bounds.and_then(|(&first, &end)| self.children.get(first..end)).unwrap_or_default()
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
