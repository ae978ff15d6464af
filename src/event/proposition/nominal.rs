//! Propositions of noun phrases: appositions, possessors.

use super::super::tree::Tree;
use super::phrase::phrase;
use super::{Construction, Proposition, Word, opt};
use crate::text::{Relation, Upos};

/// Adds what the word at `i` says of another noun.
pub(super) fn find(tree: &Tree, i: usize, all: &mut Vec<Proposition>) {
    let word = |w: Vec<usize>| w.into_iter().map(Word::At).collect::<Vec<_>>();
    let Some(head) = tree.head(i) else { return };
    if tree.relation(i) == Relation::Appos && opt("appos") {
        let a = phrase(tree, head, |c| c == i);
        let b = phrase(tree, i, |_| false);
        all.push(Proposition {
            construction: Construction::Apposition,
            confidence: 0.4,
            relation: vec![Word::Added("is")],
            arguments: vec![word(a), word(b)],
        });
    }
    if tree.relation(i) == Relation::NmodPoss && opt("poss") && tree.upos(i) != Upos::Pron {
        let a = phrase(tree, i, |c| tree.relation(c) == Relation::Case);
        let b = phrase(tree, head, |c| c == i);
        all.push(Proposition {
            construction: Construction::Possessive,
            confidence: 0.3,
            relation: vec![Word::Added("has")],
            arguments: vec![word(a), word(b)],
        });
    }
}
