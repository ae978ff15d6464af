//! Propositions of noun phrases: appositions, titles, possessors.

use super::super::tree::Tree;
use super::phrase::phrase;
use super::{Construction, Proposition, Word, opt};
use crate::text::{Relation, Tag, Upos};

/// Adds what the word at `i` says of another noun.
pub(super) fn find(tree: &Tree, i: usize, all: &mut Vec<Proposition>) {
    let word = |w: Vec<usize>| w.into_iter().map(Word::At).collect::<Vec<_>>();
    let Some(head) = tree.head(i) else { return };
    let case = |c: usize| tree.relation(c) == Relation::Case;
    let outer = |c: usize| c == i || case(c) || matches!(tree.relation(c), Relation::Conj | Relation::Cc | Relation::Appos);
    let name = |k: usize| tree.upos(k) == Upos::Propn;
    let noun = |k: usize| matches!(tree.upos(k), Upos::Noun | Upos::Propn);
    let mut is = |construction, a: Vec<usize>, b: Vec<usize>| {
        if a.is_empty() || b.is_empty() { return; }
        all.push(Proposition {
            construction,
            confidence: 0.4,
            relation: vec![Word::Added("is")],
            arguments: vec![word(a), word(b)],
        });
    };
    match tree.relation(i) {
        Relation::Appos if !opt("noappos") && (opt("anyappos") || noun(i) && noun(head)) => {
            let a = phrase(tree, head, outer);
            let b = phrase(tree, i, |_| false);
            let wh = b.iter().any(|&w| matches!(tree.tag(w), Tag::Wp | Tag::Wdt | Tag::WpPoss));
            if wh { return; }
            if name(i) && !name(head) && !opt("noturn") {
                is(Construction::Apposition, b, a);
            } else {
                is(Construction::Apposition, a, b);
            }
        }
        Relation::NmodDesc if opt("title") && name(head) => {
            let a = phrase(tree, head, outer);
            let b = phrase(tree, i, case);
            is(Construction::Title, a, b);
        }
        _ => {}
    }
}
