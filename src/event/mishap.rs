//! Harm that nobody wills: earthquakes and accidents kill as attackers do, and are no assaults.

use super::clause::Clause;
use super::lexicon::{Entry, Frame, Weak, Word, lexicon};
use super::role::{Heads, Parties};
use super::tree::Tree;
use super::trigger::Trigger;
use crate::record::{ActorKind, EventKind};
use crate::text::{Relation, Sentence, Upos, lower};

/// Whether a document tells of a mishap rather than of violence.
pub(super) fn is_told(sentences: &[Sentence]) -> bool {
    let (mut mishaps, mut violence) = (0_usize, 0_usize);
    for token in sentences.iter().flat_map(|s| &s.tokens).filter(|t| matches!(t.upos, Upos::Noun | Upos::Propn)) {
        let lemma = lower(&token.lemma);
        mishaps += usize::from(lexicon().is(&lemma, Word::Mishap));
        violence += usize::from(lexicon().noun(&lemma).is_some_and(|e| e.kind == EventKind::Assault));
    }
    mishaps >= 2 && mishaps > violence
}

/// Whether a sentence tells of violence beyond harm done.
pub(super) fn is_violent(tree: &Tree, triggers: &[Trigger]) -> bool {
    triggers.iter().any(|t| {
        let lemma = tree.lemma(t.word);
        t.entry.kind == EventKind::Assault && !lexicon().is(lemma, Word::Harm) && !lexicon().is(lemma, Word::Mishap)
    })
}

/// What a trigger names once it is known who takes part: harm without a human agent where a mishap did it is no assault,
/// and nobody is released where a record is.
pub(super) fn settle(tree: &Tree, trigger: &Trigger, parties: &Parties, heads: &Heads, in_mishap: bool) -> Entry {
    let other = Entry { kind: EventKind::Other, frame: Frame::Act };
    let lemma = tree.lemma(trigger.word);
    let Some(clause) = trigger.clause.as_ref().filter(|_| !trigger.nominal) else { return trigger.entry };
    let subjects = || clause.subjects.iter().flat_map(|&s| names_of(tree, s));
    let political = !matches!(trigger.entry.kind, EventKind::Say | EventKind::Other);
    if political && subjects().any(|w| is_unwilled(tree.lemma(w))) {
        return other;
    }
    if trigger.entry.kind == EventKind::Assault && lexicon().is(lemma, Word::Harm) {
        let thing = !clause.subjects.is_empty()
            && parties.sources.is_empty()
            && clause.subjects.iter().all(|&s| tree.upos(s) == Upos::Noun)
            && !subjects().any(|w| is_weapon(tree.lemma(w)));
        if thing {
            return other;
        }
        let human = parties.sources.iter().any(|&a| !matches!(heads.kind(a), Some(ActorKind::Place)));
        let by_mishap = causes(clause).any(|w| lexicon().is(tree.lemma(w), Word::Mishap));
        if by_mishap || in_mishap && !human {
            return other;
        }
    }
    if trigger.entry.kind == EventKind::Protest && is_of_states(parties, heads) {
        // A state that protests complains; a team that strikes and a market that rallies do neither.
        return if lemma == "protest" { Entry { kind: EventKind::Accuse, ..trigger.entry } } else { other };
    }
    if riots(tree, clause, lemma, trigger.entry.kind) {
        return Entry { kind: EventKind::Protest, frame: Frame::Act };
    }
    let drill = trigger.entry.kind == EventKind::Mobilize && trigger.framed && is_of_states(parties, heads);
    if drill && parties.sources.len() > 1 && lexicon().is_weak(lemma, Weak::Light) {
        return Entry { kind: EventKind::Cooperate, frame: Frame::Mutual };
    }
    if trigger.entry.kind == EventKind::Other && is_joint(tree, clause, parties, heads) {
        return Entry { kind: EventKind::Cooperate, frame: Frame::Mutual };
    }
    let thing = !clause.objects.is_empty() && parties.targets.is_empty();
    if thing && lexicon().is(lemma, Word::OfPersons) { other } else { trigger.entry }
}

/// Whether protesters do with a thing what would else be an attack: storm a building, burn a car.
fn riots(tree: &Tree, c: &Clause, lemma: &str, kind: EventKind) -> bool {
    let crowd = |&s: &usize| names_of(tree, s).any(|w| lexicon().is(tree.lemma(w), Word::Rioter));
    matches!(kind, EventKind::Assault | EventKind::Coerce)
        && lexicon().is(lemma, Word::Riot)
        && c.subjects.iter().any(crowd)
}

/// Whether several do one thing together: `the two states jointly built a bridge`, `opened a joint command post`.
fn is_joint(tree: &Tree, c: &Clause, parties: &Parties, heads: &Heads) -> bool {
    const TOGETHER: &[&str] = &["jointly", "together"];
    const SHARED: &[&str] = &["joint", "shared", "jointly"];
    let political = |&a: &usize| !heads.is_thing(a) && heads.kind(a) != Some(ActorKind::Person);
    let several = parties.sources.iter().filter(|a| political(a)).count() > 1;
    several
        && (tree.has_child(c.predicate, TOGETHER)
            || c.objects.iter().any(|&o| {
                tree.has_child(o, SHARED) || tree.by(o, &[Relation::Amod]).any(|m| tree.has_child(m, SHARED))
            }))
}

/// Whether only states act.
fn is_of_states(parties: &Parties, heads: &Heads) -> bool {
    !parties.sources.is_empty() && parties.sources.iter().all(|&a| heads.kind(a) == Some(ActorKind::Country))
}

/// A noun with the words of its name: `Cyclone Orla`, whichever the parse makes the head.
fn names_of<'a>(tree: &'a Tree, word: usize) -> impl Iterator<Item = usize> + 'a {
    const PARTS: &[Relation] = &[Relation::Compound, Relation::Flat, Relation::NmodDesc];
    std::iter::once(word).chain(tree.by(word, PARTS))
}

/// What has no will to harm: storms and animals.
fn is_unwilled(lemma: &str) -> bool {
    lexicon().is(lemma, Word::Mishap) || lexicon().is(lemma, Word::Animal)
}

/// What harms in somebody's hand: weapons, and words for the use of them.
fn is_weapon(lemma: &str) -> bool {
    lexicon().is(lemma, Word::Weapon) || lexicon().noun(lemma).is_some_and(|e| e.kind == EventKind::Assault)
}

/// What may have brought harm about: the subject, and what it happened in.
fn causes(c: &Clause) -> impl Iterator<Item = usize> + '_ {
    let within = c.obliques.iter().filter(|(p, _)| matches!(p.as_str(), "in" | "by" | "from" | "of" | "during"));
    c.subjects.iter().copied().chain(within.map(|(_, w)| *w))
}
