//! Whole phrases: the words under a head word, without what is said of it on the side.

use super::super::tree::Tree;
use crate::text::{Relation, Upos};

const OPENING: &[&str] = &["``", "\"", "“", "‘", "`", "(", "[", "-LRB-", "-LSB-", "'", "«"];
const CLOSING: &[&str] = &["''", "\"", "”", "’", "'", ")", "]", "-RRB-", "-RSB-", "'", "»"];

/// Relations that a predicate's own clause is made of: a noun that a copula makes a predicate keeps only its phrase.
const OF_CLAUSE: &[Relation] = &[
    Relation::Nsubj,
    Relation::NsubjPass,
    Relation::NsubjOuter,
    Relation::Csubj,
    Relation::CsubjPass,
    Relation::CsubjOuter,
    Relation::Cop,
    Relation::Aux,
    Relation::AuxPass,
    Relation::Mark,
    Relation::Advcl,
    Relation::Expl,
    Relation::Obl,
    Relation::OblUnmarked,
    Relation::OblAgent,
    Relation::Ccomp,
    Relation::Xcomp,
    Relation::Vocative,
];

/// What is never part of a phrase.
const ASIDE: &[Relation] = &[Relation::Parataxis, Relation::Discourse, Relation::Dislocated, Relation::Vocative];

/// What says something of a noun in passing where a comma parts it from it.
const PASSING: &[Relation] = &[Relation::AclRelcl, Relation::Acl, Relation::Appos, Relation::Advcl];

/// The words under `head` but for the children that `leave` names, in text order.
pub(super) fn words(tree: &Tree, head: usize, leave: impl Fn(usize) -> bool) -> Vec<usize> {
    let mut found = vec![head];
    let mut open: Vec<usize> = tree.children(head).iter().copied().filter(|&c| c != head && !leave(c)).collect();
    while let Some(word) = open.pop() {
        found.push(word);
        open.extend(tree.children(word).iter().copied().filter(|&c| c != head));
    }
    found.sort_unstable();
    found
}

/// First word under `head`.
pub(super) fn first(tree: &Tree, head: usize) -> usize {
    words(tree, head, |_| false).first().copied().unwrap_or(head)
}

/// Whether a comma, dash or bracket stands before what `i` heads.
pub(super) fn is_parted(tree: &Tree, i: usize) -> bool {
    let first = first(tree, i);
    let punct = |k: usize| tree.upos(k) == Upos::Punct && !is(tree, k, &["``", "\"", "“", "-", "`"]);
    punct(first) || first.checked_sub(1).is_some_and(punct)
}

/// The phrase of a noun (or of whatever stands in its place): what is said of it in passing is left out where nothing of
/// the phrase follows it.
pub(super) fn phrase(tree: &Tree, head: usize, leave: impl Fn(usize) -> bool) -> Vec<usize> {
    let clausal = tree.by(head, &[Relation::Cop]).next().is_some();
    let verbal = tree.upos(head) == Upos::Verb;
    let out = |c: usize| {
        let relation = tree.relation(c);
        leave(c) || ASIDE.contains(&relation) || clausal && !verbal && OF_CLAUSE.contains(&relation)
    };
    let mut dropped = Vec::new();
    for &child in tree.children(head).iter().rev() {
        let behind = tree.children(head).iter().filter(|&&c| c > child && !dropped.contains(&c) && !out(c));
        let last = behind.into_iter().all(|&c| tree.upos(c) == Upos::Punct);
        if last && child > head && PASSING.contains(&tree.relation(child)) && is_parted(tree, child) {
            dropped.push(child);
        }
    }
    trim(tree, words(tree, head, |c| out(c) || dropped.contains(&c)))
}

/// Takes punctuation and conjunctions off both ends; quotation marks and brackets stay where both are inside.
pub(super) fn trim(tree: &Tree, mut words: Vec<usize>) -> Vec<usize> {
    loop {
        let Some((&first, rest)) = words.split_first() else { return words };
        let paired = is(tree, first, OPENING) && rest.iter().any(|&w| is(tree, w, CLOSING));
        let joint = matches!(tree.relation(first), Relation::Cc | Relation::CcPreconj) && !rest.is_empty();
        if !(tree.upos(first) == Upos::Punct && !paired || joint && tree.relation(first) == Relation::Cc) {
            break;
        }
        words.remove(0);
    }
    loop {
        let Some((&last, rest)) = words.split_last() else { return words };
        let paired = is(tree, last, CLOSING) && rest.iter().any(|&w| is(tree, w, OPENING));
        let joint = tree.relation(last) == Relation::Cc && !rest.is_empty();
        if !(tree.upos(last) == Upos::Punct && !paired || joint) {
            return words;
        }
        words.pop();
    }
}

fn is(tree: &Tree, i: usize, forms: &[&str]) -> bool {
    tree.token(i).is_some_and(|t| forms.contains(&t.form.as_str()))
}

/// The phrases that a phrase is coordinated of, each with its words; one alone where it is not coordinated.
pub(super) fn members(tree: &Tree, head: usize, leave: impl Fn(usize) -> bool + Copy) -> Vec<Vec<usize>> {
    let conjuncts: Vec<usize> = tree.by(head, &[Relation::Conj]).filter(|&c| !leave(c)).collect();
    if conjuncts.is_empty() {
        return vec![phrase(tree, head, leave)];
    }
    let mut all = vec![phrase(tree, head, |c| leave(c) || conjuncts.contains(&c))];
    for &c in &conjuncts {
        all.extend(members_once(tree, c));
    }
    all
}

fn members_once(tree: &Tree, head: usize) -> Vec<Vec<usize>> {
    let conjuncts: Vec<usize> = tree.by(head, &[Relation::Conj]).collect();
    let mut all = vec![phrase(tree, head, |c| conjuncts.contains(&c) || tree.relation(c) == Relation::Case && c < head)];
    all.extend(conjuncts.iter().map(|&c| phrase(tree, c, |_| false)));
    all
}
