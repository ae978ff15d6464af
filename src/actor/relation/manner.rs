//! How a phrase or clause states a relation: as one of the past or to come, as a fact or as somebody's claim.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::actor::Phase;
use crate::actor::candidate::Candidate;
use crate::actor::phrase::{case, children, is_hyphen, lemma, relation, token};
use crate::actor::table::{field, rows};
use crate::record::{RelationTense, StanceKind};
use crate::text::{Relation, Sentence, Tag, lower};

/// How a relation is stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::actor) struct Manner {
    /// The word that states it.
    pub word: usize,
    /// Whether a clause states it.
    pub clausal: bool,
    /// When it holds.
    pub tense: RelationTense,
    /// How far it is a fact.
    pub stance: StanceKind,
    /// What the time of the clause is the time of.
    pub phase: Phase,
    /// Whether a compound states it of a party that may be named by an adjective only: `Turkish-backed`.
    pub of_side: bool,
}

impl Default for Manner {
    fn default() -> Self {
        Self {
            word: 0,
            clausal: false,
            tense: RelationTense::Unspecified,
            stance: StanceKind::Asserted,
            phase: Phase::Whole,
            of_side: false,
        }
    }
}

impl Phase {
    /// From its sign in the table of ties.
    pub(super) fn read(sign: &str) -> Self {
        match sign {
            "begins" => Self::Beginning,
            "deed" => Self::Deed,
            "ends" => Self::End,
            _ => Self::Whole,
        }
    }
}

/// What a word says of when or how far something holds.
enum Says {
    When(RelationTense),
    How(StanceKind),
}

fn says(word: &str) -> Option<Says> {
    static WORDS: OnceLock<FxHashMap<&'static str, &'static str>> = OnceLock::new();
    let words = WORDS.get_or_init(|| {
        rows(include_str!("../../../data/actor/manner.tsv"))
            .flat_map(|r| field(&r, 1).split(' ').map(|w| (w, field(&r, 0))).collect::<Vec<_>>())
            .collect()
    });
    Some(match words.get(word).copied()? {
        "past" => Says::When(RelationTense::Past),
        "present" => Says::When(RelationTense::Present),
        "future" => Says::When(RelationTense::Future),
        "accused" => Says::How(StanceKind::Accused),
        "reported" => Says::How(StanceKind::Reported),
        _ => Says::How(StanceKind::Hypothetical),
    })
}

impl Manner {
    fn hear(&mut self, word: &str) {
        match says(word) {
            Some(Says::When(tense)) => self.tense = tense,
            Some(Says::How(stance)) => self.stance = stance,
            None => {}
        }
    }
}

/// Of a title, description or possessed noun: `the former chairman`, `an alleged member`, `the president-elect`.
pub(super) fn of_phrase(sentence: &Sentence, c: &Candidate) -> Manner {
    let mut manner = of_copula(sentence, c.head).or_else(|| of_office(sentence, c.head)).unwrap_or_default();
    if !manner.clausal {
        manner.word = c.noun;
    }
    // `no minister has come`: there is none that is told of.
    if children(sentence, c.head).any(|k| relation(sentence, k) == Relation::Det && lemma(sentence, k) == "no") {
        manner.stance = StanceKind::Negated;
        return manner;
    }
    let heads = if c.noun == c.head { vec![c.noun] } else { vec![c.noun, c.head] };
    for &at in &heads {
        for child in children(sentence, at).filter(|&k| k < at) {
            if matches!(
                relation(sentence, child),
                Relation::Amod | Relation::Advmod | Relation::Compound | Relation::Nmod | Relation::Acl
            ) {
                manner.hear(&lemma(sentence, child));
                manner.hear(&token(sentence, child).map(|t| lower(&t.form)).unwrap_or_default());
            }
        }
    }
    let hyphen = |at: usize| token(sentence, at).is_some_and(|t| is_hyphen(&t.form));
    // `ex-minister`, `self-styled emperor`, `president-elect`, whatever the parse makes of them.
    for at in c.first..c.noun {
        if hyphen(at + 1) && (at + 2 == c.noun || at + 3 == c.noun) {
            manner.hear(&lemma(sentence, at));
            manner.hear(&format!("{}-{}", lemma(sentence, at), lemma(sentence, at + 2)));
        }
    }
    let behind = if hyphen(c.noun + 1) { c.noun + 2 } else { c.noun + 1 };
    let to_come = |at: usize| matches!(lemma(sentence, at).as_str(), "elect" | "designate");
    if to_come(behind) || to_come(c.noun) {
        manner.tense = RelationTense::Future;
    }
    manner
}

/// Of a predicate noun: `was the chairman until 1990`.
fn of_copula(sentence: &Sentence, head: usize) -> Option<Manner> {
    let copula = children(sentence, head).find(|&k| relation(sentence, k) == Relation::Cop)?;
    let mut manner = of_clause(sentence, head, Phase::Whole);
    if manner.tense == RelationTense::Unspecified {
        manner.tense = finite(sentence, copula);
    }
    Some(manner)
}

/// Of a noun in passing.
pub(super) fn of_noun(word: usize) -> Manner {
    Manner { word, ..Manner::default() }
}

/// Of an office under a verb that tells of coming into it, holding or leaving it.
fn of_office(sentence: &Sentence, head: usize) -> Option<Manner> {
    static VERBS: OnceLock<FxHashMap<&'static str, Phase>> = OnceLock::new();
    let verbs = VERBS.get_or_init(|| {
        rows(include_str!("../../../data/actor/becoming.tsv"))
            .flat_map(|r| field(&r, 1).split(' ').map(|verb| (verb, Phase::read(field(&r, 0)))).collect::<Vec<_>>())
            .collect()
    });
    let verb = token(sentence, head)?.head?;
    let predicate = match relation(sentence, head) {
        Relation::Xcomp | Relation::Obj | Relation::Ccomp => case(sentence, head).is_empty(),
        Relation::Obl => case(sentence, head) == "as",
        _ => false,
    };
    let phase = verbs.get(lemma(sentence, verb).as_str()).copied().filter(|_| predicate)?;
    Some(of_clause(sentence, verb, phase))
}

/// Of a verb or predicate.
pub(super) fn of_clause(sentence: &Sentence, at: usize, phase: Phase) -> Manner {
    let mut manner = Manner { word: at, clausal: true, phase, ..Manner::default() };
    if children(sentence, at).any(|k| matches!(lemma(sentence, k).as_str(), "not" | "n't" | "n’t" | "never")) {
        manner.stance = StanceKind::Negated;
        return manner;
    }
    let (mut first, mut perfect) = (None, false);
    for child in children(sentence, at) {
        match relation(sentence, child) {
            Relation::Aux | Relation::AuxPass | Relation::Cop => {
                first = first.or(Some(child));
                perfect |= lemma(sentence, child) == "have";
                match lemma(sentence, child).as_str() {
                    "will" | "shall" | "'ll" | "’ll" => {
                        manner.tense = RelationTense::Future;
                        manner.stance = StanceKind::Planned;
                        return manner;
                    }
                    "would" | "could" | "might" | "may" | "should" | "must" | "can" => {
                        manner.stance = StanceKind::Hypothetical;
                        return manner;
                    }
                    _ => {}
                }
            }
            _ => {}
        }
    }
    if phase == Phase::End {
        manner.tense = RelationTense::Past;
        return manner;
    }
    // A deed that begins something does not tell how long it went on.
    if phase == Phase::Whole && !(perfect && token(sentence, at).is_some_and(|t| t.tag == Tag::Vbn)) {
        manner.tense = finite(sentence, first.unwrap_or(at));
    }
    for child in children(sentence, at).filter(|&k| relation(sentence, k) == Relation::Advmod) {
        manner.hear(&lemma(sentence, child));
    }
    manner
}

/// What the form of a verb says.
fn finite(sentence: &Sentence, at: usize) -> RelationTense {
    match token(sentence, at).map(|t| t.tag) {
        Some(Tag::Vbd) => RelationTense::Past,
        Some(Tag::Vbz | Tag::Vbp) => RelationTense::Present,
        _ => RelationTense::Unspecified,
    }
}
