//! The date of what is told beside a clause and has no time of its own: `opened the fair by cutting a ribbon`, `during his
//! speech he said`, `held a fair, where she spoke`.

use super::super::clause::{Modality, Tense, clause};
use super::super::lexicon::lexicon;
use super::super::tree::Tree;
use crate::text::{Relation, Tag, Upos};

/// The word of the clause at whose time the word at `at` is told to happen, without regard to who says when that is.
pub(in crate::event) fn governor(tree: &Tree, at: usize) -> Option<usize> {
    let place = tree.head(at).filter(|_| tree.relation(at) == Relation::AclRelcl && is_there(tree, at));
    let head = place.or(Some(at)).and_then(|w| tree.head(w)).filter(|&h| tree.upos(h) == Upos::Verb)?;
    let done = clause(tree, head).is_some_and(|c| c.modality == Modality::None && !c.negated);
    let goes_along = match tree.relation(at) {
        // `acknowledged the fault, saying …` is read as a complement now and then.
        Relation::Advcl | Relation::Ccomp => is_along(tree, at),
        Relation::Obl => {
            tree.upos(at) == Upos::Noun
                && matches!(tree.case(at).as_deref(), Some("in" | "during" | "at"))
                && lexicon().noun(tree.lemma(at)).is_some()
        }
        Relation::AclRelcl => place.is_some_and(|p| matches!(tree.relation(p), Relation::Obl | Relation::Obj)),
        _ => false,
    };
    (done && goes_along).then_some(head)
}

/// Whether an adverbial clause without a subject tells what is done in the course of its governor: a gerund alone, behind `by`,
/// `while` or `when`.
fn is_along(tree: &Tree, at: usize) -> bool {
    let marks = || tree.by(at, &[Relation::Mark, Relation::Case, Relation::Advmod]).filter(|&m| m < at);
    let along = |m: usize| matches!(tree.lemma(m), "by" | "while" | "when");
    let bare = tree.by(at, &[Relation::Nsubj, Relation::NsubjPass, Relation::Aux]).next().is_none();
    tree.tag(at) == Tag::Vbg && bare && marks().all(along)
}

/// Whether a relative clause tells in the past what was done at the place before it: `held a fair, where she spoke`.
fn is_there(tree: &Tree, at: usize) -> bool {
    let past = clause(tree, at).is_some_and(|c| c.tense == Tense::Past && !c.perfect && c.modality == Modality::None);
    past && tree.by(at, &[Relation::Advmod]).any(|m| tree.lemma(m) == "where")
}
