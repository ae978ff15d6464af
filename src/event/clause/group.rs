//! The words of a verb group: auxiliaries, negation, the adverbs between them, particles, and the verbs that an infinitive
//! or gerund joins to one group (`wants to hold`, `is expected to rise`, `stopped talking`).

use super::super::tree::Tree;
use super::subject::OWN_SUBJECT;
use super::words::{Class, is};
use crate::text::{Relation, Tag, Upos};

/// Longest chain of verbs that makes one verb group.
const CHAIN: usize = 6;

const CLAUSAL: &[Relation] = &[
    Relation::Root,
    Relation::Conj,
    Relation::Acl,
    Relation::AclRelcl,
    Relation::Advcl,
    Relation::AdvclRelcl,
    Relation::Ccomp,
    Relation::Xcomp,
    Relation::Csubj,
    Relation::CsubjPass,
    Relation::CsubjOuter,
    Relation::Parataxis,
    Relation::List,
    Relation::Dep,
];

const AUXILIARIES: &[Relation] = &[Relation::Aux, Relation::AuxPass];

fn copular(tree: &Tree, i: usize) -> bool {
    tree.by(i, &[Relation::Cop]).next().is_some()
}

/// Whether the word at `i` is a verb or has a copula.
pub(in crate::event) fn is_verbal(tree: &Tree, i: usize) -> bool {
    matches!(tree.upos(i), Upos::Verb | Upos::Aux) || copular(tree, i)
}

/// Whether the word at `i` is the predicate of a clause.
pub(in crate::event) fn is_predicate(tree: &Tree, i: usize) -> bool {
    let verb = tree.upos(i) == Upos::Verb || tree.upos(i) == Upos::Aux && tree.relation(i) == Relation::Root;
    if is_behind_noun(tree, i) {
        return true;
    }
    // `pending an appeal`
    if tree.tag(i) == Tag::Vbg
        && is(tree.lemma(i), Class::Preposition)
        && matches!(tree.relation(i), Relation::Acl | Relation::Advcl)
        && tree.by(i, AUXILIARIES).next().is_none()
    {
        return false;
    }
    if !copular(tree, i) && !verb || !CLAUSAL.contains(&tree.relation(i)) {
        return false;
    }
    let first = first_conjunct(tree, i);
    copular(tree, i) || CLAUSAL.contains(&tree.relation(first))
}

/// `people familiar with the talks`, `matters related to trade`: an adjective or participle with a phrase of its own behind
/// its noun says what a relative clause would.
pub(in crate::event) fn is_behind_noun(tree: &Tree, i: usize) -> bool {
    let adjective = tree.upos(i) == Upos::Adj && matches!(tree.relation(i), Relation::Amod | Relation::Acl);
    let participle = tree.tag(i) == Tag::Vbn && tree.relation(i) == Relation::Amod;
    let noun = tree.head(i).is_some_and(|h| h < i && matches!(tree.upos(h), Upos::Noun | Upos::Propn | Upos::Pron));
    let phrase = tree.by(i, &[Relation::Obl]).any(|o| o > i && tree.by(o, &[Relation::Case]).next().is_some());
    (adjective || participle) && noun && phrase && !copular(tree, i)
}

/// The word at the head of the coordination that `i` stands in.
pub(in crate::event) fn first_conjunct(tree: &Tree, i: usize) -> usize {
    let mut at = i;
    for _ in 0..tree.len() {
        match tree.head(at) {
            Some(head) if tree.relation(at) == Relation::Conj => at = head,
            _ => break,
        }
    }
    at
}

/// The verb below `i` that makes one verb group with it.
pub(in crate::event) fn absorbed(tree: &Tree, i: usize) -> Option<usize> {
    if tree.by(i, &[Relation::Obj, Relation::Iobj]).next().is_some() {
        return None;
    }
    // `became the first to play`: the infinitive belongs to the noun before it.
    tree.by(i, &[Relation::Xcomp]).take(1).find(|&x| {
        let verb = tree.upos(x) == Upos::Verb;
        let to = tree.by(x, &[Relation::Mark]).any(|m| tree.lemma(m) == "to");
        to && (copular(tree, x) || verb) || matches!(tree.tag(x), Tag::Vbg | Tag::Vb | Tag::Vbn) && verb
    })
}

/// The verb at `i` and those above it that make one verb group with it, lowest first.
pub(in crate::event) fn chain(tree: &Tree, i: usize) -> Vec<usize> {
    let mut all = vec![i];
    let mut at = i;
    for _ in 0..CHAIN {
        // `wants to hold and keep it`: what is coordinated with a verb of the chain is in the same place.
        let mut first = at;
        for _ in 0..CHAIN {
            match tree.head(first) {
                Some(head)
                    if tree.relation(first) == Relation::Conj
                        && head < first
                        && tree.tag(head) == tree.tag(first)
                        && tree.by(first, OWN_SUBJECT).next().is_none() =>
                {
                    first = head;
                }
                _ => break,
            }
        }
        match tree.head(first) {
            Some(head) if absorbed(tree, head) == Some(first) && is_verbal(tree, head) => {
                all.push(head);
                at = head;
            }
            _ => break,
        }
    }
    all
}

/// The words of the verb group that a chain of verbs makes, in text order.
pub(in crate::event) fn words(tree: &Tree, chain: &[usize]) -> Vec<usize> {
    let mut group = Vec::new();
    for (n, &verb) in chain.iter().enumerate() {
        let below = n + 1 < chain.len();
        own_words(tree, verb, below, &mut group);
        if let Some(&above) = chain.get(n + 1) {
            // `to sell or merge`: the second infinitive has its `to` before the first.
            let first = absorbed(tree, above).filter(|&x| x != verb);
            let to = first.into_iter().flat_map(|x| tree.by(x, &[Relation::Mark])).find(|&m| tree.lemma(m) == "to");
            let own = tree.by(verb, &[Relation::Mark]).next().is_some();
            group.extend(to.filter(|_| !own));
        }
    }
    if let Some(&top) = chain.last() {
        shared_auxiliaries(tree, top, &mut group);
    }
    group.sort_unstable();
    group.dedup();
    group
}

fn own_words(tree: &Tree, verb: usize, below: bool, group: &mut Vec<usize>) {
    // `were unable to see`: an adjective above a verb belongs to the group.
    let predicate = copular(tree, verb) && absorbed(tree, verb).is_none() && tree.upos(verb) != Upos::Verb;
    let mut own: Vec<usize> = tree.by(verb, &[Relation::Aux, Relation::AuxPass, Relation::Cop]).collect();
    if !predicate {
        own.push(verb);
        own.extend(tree.by(verb, &[Relation::CompoundPrt]));
    }
    let Some(first) = own.iter().copied().min() else { return };
    let last = own.iter().copied().max().unwrap_or(first).max(verb);
    // `was dealt with`, `is referred to as`: a preposition without a phrase belongs to the verb before it.
    let stranded = tree.children(verb).iter().copied().filter(|&c| {
        c == last + 1 && tree.upos(c) == Upos::Adp && tree.children(c).is_empty() && !predicate && last == verb
    });
    own.extend(stranded.collect::<Vec<_>>());
    // `is to be fair`, `are due to vote` have their marker inside.
    let inside = |m: usize| first < m && m < last;
    let to = tree.by(verb, &[Relation::Mark]).filter(|&m| tree.lemma(m) == "to" && (below || inside(m)));
    let due = tree.by(verb, &[Relation::Mark, Relation::Case]).filter(|&m| !predicate && inside(m));
    let marks: Vec<usize> = to.chain(due.flat_map(|m| tree.by(m, &[Relation::Fixed]).chain([m]))).collect();
    own.extend(marks);
    // `promised not to raise it`
    let opener = tree.by(verb, &[Relation::Mark]).find(|&m| below && tree.lemma(m) == "to");
    let adverbs = tree.by(verb, &[Relation::Advmod]).filter(|&a| {
        let single = tree.children(a).is_empty() && tree.tag(a) != Tag::Wrb;
        let inside = a > first && a < last && (!predicate || is(tree.lemma(a), Class::ClauseAdverb));
        single && (inside || a + 1 == first || opener == Some(a + 1))
    });
    own.extend(adverbs.collect::<Vec<_>>());
    group.extend(own);
}

/// Whether a past tense has the form of its participle, as all regular verbs and most others in -d and -t have.
pub(in crate::event) fn may_be_participle(tree: &Tree, i: usize) -> bool {
    tree.token(i).is_some_and(|t| {
        t.form.ends_with(['d', 't'])
            && !matches!(t.form.as_str(), "went" | "did" | "underwent" | "forgot" | "bit" | "trod")
    })
}

/// `has built a plant and sold it`: auxiliaries of the first of coordinated verbs that the next one leaves out.
fn shared_auxiliaries(tree: &Tree, verb: usize, group: &mut Vec<usize>) {
    let own = tree.by(verb, &[Relation::Aux, Relation::AuxPass, Relation::Cop, Relation::Nsubj, Relation::NsubjPass]);
    if tree.relation(verb) != Relation::Conj || own.into_iter().next().is_some() {
        return;
    }
    let Some(first) = tree.head(verb) else { return };
    // A past tense behind a perfect is a participle where both forms are the same.
    let passive = tree.by(first, &[Relation::AuxPass]).next().is_some();
    let alike = match tree.tag(verb) {
        Tag::Vb | Tag::Vbn | Tag::Vbg => tree.tag(verb) == tree.tag(first),
        Tag::Vbd => tree.tag(first) == Tag::Vbn && !passive && may_be_participle(tree, verb),
        _ => false,
    };
    let active = || is(tree.lemma(verb), Class::Intransitive) || tree.by(verb, &[Relation::Obj]).next().is_some();
    if !alike || passive && active() {
        return;
    }
    group.extend(tree.by(first, AUXILIARIES));
    let last = tree.by(first, AUXILIARIES).last();
    let denies =
        |a: &usize| last.is_some_and(|l| *a == l + 1) && matches!(tree.lemma(*a), "not" | "n't" | "n’t" | "never");
    group.extend(tree.by(first, &[Relation::Advmod]).filter(denies));
}
