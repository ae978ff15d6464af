//! Whom an act is about that is done to nobody in so many words: `lifted the curfew in the province`, `promised to continue
//! aid to Mozambique`.

use super::clause::Clause;
use super::govern;
use super::role::{Heads, Parties};
use super::tree::Tree;
use super::trigger::Trigger;
use crate::record::EventKind;
use crate::text::Relation;

/// No phrase is followed further down than this many steps.
const DEPTH: usize = 6;

/// The parties nearest below an act that are neither its sources nor a state that they serve.
///
/// `means` are those whom the act is done with; it is looked for below `roots`.
pub(super) fn topics(
    tree: &Tree,
    sentence: usize,
    trigger: &Trigger,
    heads: &Heads,
    p: &Parties,
    means: &[usize],
    roots: &[usize],
) -> Vec<usize> {
    let apart = |a: &usize| {
        !means.contains(a)
            && p.place != Some(*a)
            && !p.sources.contains(a)
            && !heads.stands_behind(*a, &p.sources)
            && !p.sources.iter().any(|&s| heads.state(s) == Some(*a) || heads.state(*a) == Some(s))
    };
    // Whom one complains to is not whom one complains of.
    let told = |c: usize| trigger.entry.kind == EventKind::Accuse && tree.case(c).as_deref() == Some("to");
    let mut level = roots.to_vec();
    for _ in 0..DEPTH {
        let acts = |c: usize| heads.of(tree, sentence, c).iter().any(|a| p.sources.contains(a));
        let below: Vec<usize> = level
            .iter()
            .flat_map(|&w| tree.children(w))
            .copied()
            .filter(|&c| leads(tree, c) && !told(c) && !acts(c))
            .collect();
        for &word in &below {
            let found: Vec<usize> = heads.whole(tree, sentence, word).into_iter().filter(apart).collect();
            if !found.is_empty() {
                return found;
            }
        }
        level = below;
    }
    Vec::new()
}

/// The words of an act itself, below which it is told whom it is about.
pub(super) fn roots(trigger: &Trigger) -> Vec<usize> {
    let predicate = trigger.clause.as_ref().map_or(trigger.word, |c: &Clause| c.predicate);
    if predicate == trigger.word { vec![predicate] } else { vec![trigger.word, predicate] }
}

/// Whether a word leads from an act to what it is about: arguments, their modifiers, the clauses that complete it.
fn leads(tree: &Tree, i: usize) -> bool {
    match tree.relation(i) {
        Relation::Obj
        | Relation::Iobj
        | Relation::NmodPoss
        | Relation::Amod
        | Relation::Compound
        | Relation::Xcomp
        | Relation::Ccomp
        | Relation::Acl
        | Relation::NsubjPass
        | Relation::Appos => true,
        Relation::Nsubj => tree.head(i).is_some_and(|h| matches!(tree.relation(h), Relation::Ccomp | Relation::Xcomp)),
        Relation::Obl | Relation::Nmod => {
            !govern::is_source(tree, i)
                && !matches!(tree.case(i).as_deref(), Some("by" | "despite" | "since" | "until"))
        }
        Relation::Advcl => tree.has_child(i, &["to", "for"]) || tree.lemma(i) == "target",
        _ => false,
    }
}
