//! Whole phrases: the words under a head word, without what is said of it in passing.

use super::super::tree::Tree;
use crate::text::{Relation, Tag, Upos};

const OPENING: &[&str] = &["``", "\"", "“", "‘", "`", "(", "[", "-LRB-", "-LSB-", "'", "«"];
const CLOSING: &[&str] = &["''", "\"", "”", "’", "'", ")", "]", "-RRB-", "-RSB-", "'", "»"];

/// Relations that the clause of a predicate is made of: a noun that a copula makes a predicate keeps only its phrase.
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

/// What says something of a noun in passing where a comma parts it from the noun.
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

/// Whether a comma, dash or bracket stands before what `i` heads.
fn is_parted(tree: &Tree, i: usize) -> bool {
    let first = words(tree, i, |_| false).first().copied().unwrap_or(i);
    let punct = |k: usize| tree.upos(k) == Upos::Punct && !is(tree, k, &["``", "\"", "“", "‘", "-", "`", "'"]);
    punct(first) || first.checked_sub(1).is_some_and(punct)
}

/// The phrase of a noun (or of whatever stands in its place). What is said of it, or of the last noun in it, in passing
/// is left out.
pub(super) fn phrase(tree: &Tree, head: usize, leave: impl Fn(usize) -> bool) -> Vec<usize> {
    let clausal = tree.by(head, &[Relation::Cop]).next().is_some() && tree.upos(head) != Upos::Verb;
    let out = |c: usize| {
        let relation = tree.relation(c);
        leave(c) || ASIDE.contains(&relation) || clausal && OF_CLAUSE.contains(&relation)
    };
    let mut words = trim(tree, words(tree, head, out));
    // Each round takes off one such clause, from the end; few sentences have more than a handful.
    for _ in 0..8 {
        let Some(&end) = words.last() else { break };
        let mut passing = words.iter().copied().filter(|&w| {
            w > head && PASSING.contains(&tree.relation(w)) && tree.head(w).is_some_and(|h| h < w && words.contains(&h))
        });
        let dropped = passing.find_map(|w| {
            let under = self::words(tree, w, |_| false);
            let last = under.iter().rev().find(|&&u| tree.upos(u) != Upos::Punct);
            (under.last() >= Some(&end) || last >= Some(&end)).then_some(under).filter(|u| !u.contains(&head) && is_parted(tree, w))
        });
        let Some(dropped) = dropped else { break };
        words.retain(|w| !dropped.contains(w));
        words = trim(tree, words);
    }
    words
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
            break;
        }
        words.pop();
    }
    // `` the Monitor , '' has its comma by the rules of printing only.
    if let [.., comma, last] = *words.as_slice()
        && is(tree, last, CLOSING)
        && is(tree, comma, &[",", "."])
    {
        words.retain(|&w| w != comma);
    }
    words
}

fn is(tree: &Tree, i: usize, forms: &[&str]) -> bool {
    tree.token(i).is_some_and(|t| forms.contains(&t.form.as_str()))
}

/// The phrases that a phrase is coordinated of, each with its words; one alone where it is not coordinated, or where what
/// follows the last of them may belong to all.
pub(super) fn members(tree: &Tree, head: usize, leave: impl Fn(usize) -> bool + Copy) -> Vec<Vec<usize>> {
    let conjuncts: Vec<usize> = tree.by(head, &[Relation::Conj]).filter(|&c| !leave(c)).collect();
    let whole = || vec![phrase(tree, head, leave)];
    let Some(&last) = conjuncts.last() else { return whole() };
    let kept: Vec<usize> = tree.children(head).iter().copied().filter(|&c| !leave(c)).collect();
    let trailing = kept.iter().any(|&c| {
        c > last && !matches!(tree.relation(c), Relation::Punct | Relation::Appos | Relation::AclRelcl | Relation::Acl)
    });
    let between = kept.iter().any(|&c| tree.lemma(c) == "between") || tree.has_child(head, &["between"]);
    let other = conjuncts.iter().any(|&c| {
        nominal(tree, c) != nominal(tree, head) || tree.by(c, &[Relation::Cop]).next().is_some()
    });
    // `5 or 6 people`, `A , B , etc.`, `not only A but also B` say something else than A and B each.
    let parts_of_other = conjuncts.iter().flat_map(|&c| tree.by(c, &[Relation::Cc])).chain(tree.by(head, &[Relation::Cc])).any(|c| !matches!(tree.lemma(c), "and" | "&" | "or"));
    if trailing || between || other || parts_of_other {
        return whole();
    }
    let preconjunction = |c: usize| tree.relation(c) == Relation::CcPreconj;
    let mut all = vec![phrase(tree, head, |c| leave(c) || conjuncts.contains(&c) || preconjunction(c))];
    for &c in &conjuncts {
        let inner: Vec<usize> = tree.by(c, &[Relation::Conj]).collect();
        let case = |k: usize| tree.relation(k) == Relation::Case && k < c && tree.tag(k) != Tag::Pos;
        all.push(phrase(tree, c, |k| inner.contains(&k) || case(k)));
        all.extend(inner.iter().map(|&k| phrase(tree, k, |_| false)));
    }
    all
}

fn nominal(tree: &Tree, i: usize) -> bool {
    matches!(tree.upos(i), Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::Sym | Upos::Det)
}
