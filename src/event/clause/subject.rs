//! The grammatical subject of a predicate: its own, that of the verb it is coordinated with, the noun it is said of, or
//! the one that its governor hands down.

use super::super::lexicon::{Word, lexicon};
use super::super::tree::Tree;
use crate::text::{Relation, Tag, Upos};

const SUBJECTS: &[Relation] = &[
    Relation::Nsubj,
    Relation::NsubjPass,
    Relation::NsubjOuter,
    Relation::Csubj,
    Relation::CsubjPass,
    Relation::CsubjOuter,
];

/// Most steps up the tree that a subject is handed down.
const FARTHEST: usize = 8;

/// Who or what a predicate is said of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::event) struct Subject {
    /// Head word of the phrase.
    pub head: usize,
    /// The clause under it that is not part of the phrase: a noun's relative clause says something of the noun alone.
    pub without: Option<usize>,
}

/// Whether a word is a relative pronoun.
pub(in crate::event) fn is_relative_pronoun(tree: &Tree, i: usize) -> bool {
    matches!(tree.tag(i), Tag::Wdt | Tag::Wp) && matches!(tree.lemma(i), "who" | "which" | "that" | "whom")
}

/// The relative clause that `predicate` is the predicate of or is coordinated with.
pub(in crate::event) fn relative_clause(tree: &Tree, predicate: usize) -> Option<usize> {
    let mut at = predicate;
    for _ in 0..FARTHEST {
        match tree.relation(at) {
            Relation::AclRelcl => return Some(at),
            Relation::Conj | Relation::Xcomp => at = tree.head(at)?,
            _ => return None,
        }
    }
    None
}

/// The subject of the word at `predicate`.
pub(in crate::event) fn subject(tree: &Tree, predicate: usize) -> Option<Subject> {
    let mut at = predicate;
    for _ in 0..FARTHEST {
        if let Some(own) = tree.by(at, SUBJECTS).find(|&s| tree.tag(s) != Tag::Ex) {
            if !is_relative_pronoun(tree, own) {
                return Some(Subject { head: own, without: None });
            }
            let clause = relative_clause(tree, at)?;
            return tree.head(clause).map(|head| Subject { head, without: Some(clause) });
        }
        let head = tree.head(at)?;
        match tree.relation(at) {
            Relation::Conj => at = head,
            Relation::Acl | Relation::AclRelcl if tree.tag(at) != Tag::Vb => {
                return Some(Subject { head, without: Some(at) });
            }
            Relation::Xcomp | Relation::Advcl => {
                let object = tree.by(head, &[Relation::Obj, Relation::Iobj]).next();
                let controlled = tree.relation(at) == Relation::Xcomp
                    || tree.by(at, &[Relation::Mark, Relation::Case]).any(|m| matches!(tree.lemma(m), "of" | "from"));
                if let Some(object) = object.filter(|_| controlled && !lexicon_subject_control(tree, head)) {
                    return Some(Subject { head: object, without: None });
                }
                at = head;
            }
            _ => return None,
        }
        if tree.upos(at) == Upos::Noun && tree.by(at, &[Relation::Cop]).next().is_none() {
            return None;
        }
    }
    None
}

/// `promised him to come`: the subject comes, though there is an object.
fn lexicon_subject_control(tree: &Tree, verb: usize) -> bool {
    !lexicon().is(tree.lemma(verb), Word::ObjectControl)
        && matches!(tree.lemma(verb), "promise" | "threaten" | "use" | "need" | "take")
}
