//! The grammatical subject of a predicate: its own, that of the verb it is coordinated with, the noun it is said of, or
//! the one that its governor hands down.

use super::super::lexicon::{Word, lexicon};
use super::super::tree::Tree;
use super::group::is_behind_noun;
use super::words::{Class, is};
use crate::actor::{is_human, is_thing};
use crate::text::{Relation, Tag, Upos};

/// What a subject is to its predicate.
pub(in crate::event) const SUBJECTS: &[Relation] = &[
    Relation::Nsubj,
    Relation::NsubjPass,
    Relation::NsubjOuter,
    Relation::Csubj,
    Relation::CsubjPass,
    Relation::CsubjOuter,
];

/// The subjects that a clause has of its own, without those that are clauses.
pub(in crate::event) const OWN_SUBJECT: &[Relation] = &[Relation::Nsubj, Relation::NsubjPass];

/// Most steps up the tree that a subject is handed down.
const FARTHEST: usize = 8;

/// Who or what a predicate is said of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::event) struct Subject {
    /// Head word of the phrase.
    pub head: usize,
    /// The clause in it that is not part of the phrase: a relative clause says something of the noun without itself.
    pub without: Option<usize>,
}

/// Whether a word is a relative pronoun that stands for a noun by itself.
pub(in crate::event) fn is_relative_pronoun(tree: &Tree, i: usize) -> bool {
    matches!(tree.tag(i), Tag::Wdt | Tag::Wp) && matches!(tree.lemma(i), "who" | "which" | "that" | "whom")
}

/// The relative clause that `predicate` is the predicate of, or stands below as a coordinated verb or an infinitive.
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

/// The noun that the relative clause `clause` is about.
pub(in crate::event) fn antecedent(tree: &Tree, clause: usize) -> Option<usize> {
    let noun = tree.head(clause)?;
    if let Some(above) = not_of(tree, noun, clause) {
        return Some(above);
    }
    let pronoun = tree.by(clause, SUBJECTS).any(|s| is_relative_pronoun(tree, s));
    let finite = tree.by(clause, &[Relation::Aux, Relation::AuxPass, Relation::Cop]).next().unwrap_or(clause);
    let plural_verb = match (tree.tag(finite), tree.token(finite).map(|t| t.form.as_str())) {
        (Tag::Vbp, _) | (Tag::Vbd, Some("were")) => true,
        (Tag::Vbz, _) | (Tag::Vbd, Some("was")) => false,
        _ => return Some(noun),
    };
    // `the areas of the sea that have warmed`: the verb agrees with the noun that it is said of.
    let plural = |i: usize| matches!(tree.tag(i), Tag::Nns | Tag::Nnps);
    let singular = |i: usize| matches!(tree.tag(i), Tag::Nn | Tag::Nnp);
    let agrees = |i: usize| if plural_verb { !singular(i) } else { !plural(i) };
    let alone = tree.by(noun, &[Relation::Conj]).next().is_none() && tree.relation(noun) == Relation::Nmod;
    let above = tree.head(noun).filter(|&h| h < noun && matches!(tree.upos(h), Upos::Noun | Upos::Propn));
    match above {
        Some(above) if pronoun && alone && !agrees(noun) && agrees(above) => Some(above),
        _ => Some(noun),
    }
}

/// `a market in Wuzhen that sells birds`, `the trial of six officers, which began in May`: `that` says nothing of what has a
/// name of its own, and `which` nothing of persons, but of the noun above.
fn not_of(tree: &Tree, noun: usize, clause: usize) -> Option<usize> {
    let by_case = tree.relation(noun) == Relation::Nmod && tree.by(noun, &[Relation::Conj]).next().is_none();
    let above = tree.head(noun).filter(|&h| {
        by_case && h < noun && matches!(tree.upos(h), Upos::Noun | Upos::Propn | Upos::Adj | Upos::Pron)
    })?;
    let pronoun = |c: usize| matches!(tree.tag(c), Tag::Wdt | Tag::Wp) && c > noun;
    let direct = tree.children(clause).iter().copied();
    let word = direct
        .clone()
        .find(|&c| pronoun(c))
        .or_else(|| direct.flat_map(|c| tree.children(c).iter().copied()).find(|&c| pronoun(c)))?;
    let bare_name = tree.upos(noun) == Upos::Propn && tree.by(noun, &[Relation::Det, Relation::Amod]).next().is_none();
    let is_common = tree.upos(noun) == Upos::Noun;
    match tree.lemma(word) {
        "that" if bare_name => Some(above),
        "who" if is_common && is_thing(tree.lemma(noun)) => Some(above),
        "which" if is_human(tree.lemma(noun)) && !is_human(tree.lemma(above)) => Some(above),
        _ => None,
    }
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
            return antecedent(tree, clause).map(|head| Subject { head, without: Some(clause) });
        }
        let head = tree.head(at)?;
        if is_behind_noun(tree, at) {
            return Some(Subject { head, without: Some(at) });
        }
        let mark = tree.by(at, &[Relation::Mark, Relation::Case]).find(|&m| m < at);
        match tree.relation(at) {
            Relation::Conj => at = head,
            // `the idea of running`, `plans to run` do not say that the idea runs.
            Relation::Acl if mark.is_none() && tree.tag(at) != Tag::Vb => {
                return Some(Subject { head, without: Some(at) });
            }
            Relation::AclRelcl if tree.tag(at) != Tag::Vb && mark.is_none() => {
                return Some(Subject { head, without: Some(at) });
            }
            Relation::Xcomp => {
                let object = tree.by(head, &[Relation::Obj, Relation::Iobj]).next();
                let control =
                    lexicon().is(tree.lemma(head), Word::ObjectControl) || !is(tree.lemma(head), Class::SubjectControl);
                match object.filter(|_| control) {
                    Some(object) => return Some(Subject { head: object, without: None }),
                    None => at = head,
                }
            }
            Relation::Advcl => {
                let object = tree.by(head, &[Relation::Obj, Relation::Iobj]).next();
                let preposition = mark.map_or("", |m| tree.lemma(m));
                match object {
                    Some(_) if preposition == "from" && is(tree.lemma(head), Class::Preventing) => return None,
                    Some(object) if preposition == "of" => return Some(Subject { head: object, without: None }),
                    _ => at = head,
                }
            }
            _ => return None,
        }
        if matches!(tree.upos(at), Upos::Noun | Upos::Adj) && tree.by(at, &[Relation::Cop]).next().is_none() {
            return None;
        }
    }
    None
}
