//! Nouns that put two actors on one side or on two: `the war between A and B`, `A's alliance with B`.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::Found;
use super::manner::{self, Manner};
use crate::actor::Phase;
use crate::actor::phrase::{case, children, first_conjunct, head, lemma, relation, token};
use crate::actor::scene::Scene;
use crate::actor::table::{field, rows};
use crate::record::ActorKind;
use crate::text::{Relation, Sentence, Upos};

/// The relation that a noun states between those who are in it.
fn table() -> &'static FxHashMap<&'static str, (&'static str, Vec<&'static str>)> {
    static SIDES: OnceLock<FxHashMap<&'static str, (&'static str, Vec<&'static str>)>> = OnceLock::new();
    SIDES.get_or_init(|| {
        rows(include_str!("../../../data/actor/sides.tsv"))
            .flat_map(|r| {
                let preps: Vec<&str> = field(&r, 1).split(' ').collect();
                field(&r, 2).split(' ').map(|noun| (noun, (field(&r, 0), preps.clone()))).collect::<Vec<_>>()
            })
            .collect()
    })
}

/// Adds what the nouns of all sentences state.
pub(super) fn find(scene: &Scene<'_>, out: &mut Vec<Found>) {
    for (s, sentence) in scene.sentences.iter().enumerate() {
        for at in 0..sentence.tokens.len() {
            if token(sentence, at)
                .is_some_and(|t| matches!(t.upos, Upos::Noun | Upos::Propn) || t.relation == Relation::Obj)
                && let Some((kind, preps)) = table().get(lemma(sentence, at).as_str())
            {
                noun(scene, s, sentence, at, kind, preps, out);
            }
        }
    }
}

fn noun(scene: &Scene<'_>, s: usize, sentence: &Sentence, at: usize, kind: &str, preps: &[&str], out: &mut Vec<Found>) {
    if is_denied(sentence, at) {
        return;
    }
    let mut pairs = Vec::new();
    // `raised its stake in the bank`: the phrase is hung on the verb now and then.
    let verb = head(sentence, at).filter(|_| relation(sentence, at) == Relation::Obj);
    let loose = verb
        .into_iter()
        .flat_map(|v| children(sentence, v))
        .filter(|&k| k > at && k - at < 6 && relation(sentence, k) == Relation::Obl);
    let own = children(sentence, at).filter(|&k| relation(sentence, k) == Relation::Nmod);
    for child in own.chain(loose) {
        let prep = case(sentence, child);
        if prep == "between" {
            let mut all = listed(scene, s, sentence, child);
            if all.len() == 1 {
                all = scene.members(all.first().copied().unwrap_or_default());
            }
            for (n, &a) in all.iter().enumerate().take(6) {
                pairs.extend(all.iter().skip(n + 1).take(6).map(|&b| (a, b)));
            }
        } else if preps.contains(&prep.as_str()) {
            let of: Vec<usize> = owners(scene, s, sentence, at);
            pairs.extend(of.iter().flat_map(|&a| listed(scene, s, sentence, child).into_iter().map(move |b| (a, b))));
        }
    }
    // `agreed to end their war`: what two have between them.
    if pairs.is_empty() {
        for owner in owners(scene, s, sentence, at).into_iter().filter(|o| scene.joint.contains_key(o)) {
            let all = scene.members(owner);
            for (n, &a) in all.iter().enumerate().take(6) {
                pairs.extend(all.iter().skip(n + 1).take(6).map(|&b| (a, b)));
            }
        }
    }
    let manner = manner_of(sentence, at);
    for (a, b) in pairs {
        let (Some(x), Some(y)) = (scene.candidates.get(a), scene.candidates.get(b)) else { continue };
        if scene.same(a, b) || !is_side(scene, a) || !(is_side(scene, b) || kind == "in_control_of") {
            continue;
        }
        let near = x.sentence == s && y.sentence == s;
        let place =
            if near { (s, x.first.min(y.first).min(at), x.last.max(y.last).max(at + 1)) } else { (s, at, at + 1) };
        out.push(Found { source: a, target: b, kind: kind.to_owned(), place, manner });
    }
}

/// What the verb over the noun says: `bought a stake in 2001`, `sold its stake`.
fn manner_of(sentence: &Sentence, at: usize) -> Manner {
    let verb = head(sentence, at).filter(|_| relation(sentence, at) == Relation::Obj);
    let phase = match verb.map(|v| lemma(sentence, v)).as_deref() {
        Some(
            "buy" | "acquire" | "take" | "purchase" | "begin" | "start" | "launch" | "form" | "sign" | "enter" | "gain"
            | "seize" | "regain" | "assume",
        ) => Some(Phase::Beginning),
        Some("sell" | "offload" | "end" | "lose" | "leave" | "dissolve" | "cede" | "relinquish") => Some(Phase::End),
        Some("have" | "own" | "hold" | "wage" | "fight" | "lead" | "keep" | "retain" | "maintain") => {
            Some(Phase::Whole)
        }
        _ => None,
    };
    verb.zip(phase).map_or_else(|| manner::of_noun(at), |(verb, phase)| manner::of_clause(sentence, verb, phase))
}

/// `no war between`, `to prevent a war between`, `the risk of war between`: not one that is told to be.
fn is_denied(sentence: &Sentence, at: usize) -> bool {
    let no = |k: usize| {
        matches!(lemma(sentence, k).as_str(), "no" | "any" | "another" | "possible" | "potential" | "future")
    };
    let governor = head(sentence, at).map(|h| lemma(sentence, h)).unwrap_or_default();
    children(sentence, at).any(no)
        || matches!(
            governor.as_str(),
            "prevent" | "avoid" | "avert" | "risk" | "fear" | "threat" | "threaten" | "propose" | "possibility"
        )
}

/// A word and those coordinated with it, as candidates.
fn listed(scene: &Scene<'_>, s: usize, sentence: &Sentence, at: usize) -> Vec<usize> {
    let more = children(sentence, at).filter(|&k| relation(sentence, k) == Relation::Conj);
    std::iter::once(at).chain(more).filter_map(|k| scene.at_head(s, k)).collect()
}

/// Whose war or alliance it is: the possessor, or the subject of a light verb over the noun.
fn owners(scene: &Scene<'_>, s: usize, sentence: &Sentence, at: usize) -> Vec<usize> {
    let own = children(sentence, at).find(|&k| {
        k < at
            && matches!(relation(sentence, k), Relation::NmodPoss | Relation::Compound | Relation::Amod)
            && scene.at_head(s, k).is_some()
    });
    if let Some(own) = own {
        return listed(scene, s, sentence, own);
    }
    let verb = head(sentence, at).filter(|&v| {
        let light = matches!(
            lemma(sentence, v).as_str(),
            "wage"
                | "fight"
                | "have"
                | "lead"
                | "form"
                | "launch"
                | "continue"
                | "lose"
                | "win"
                | "begin"
                | "start"
                | "join"
                | "enter"
                | "sign"
                | "buy"
                | "acquire"
                | "take"
                | "purchase"
                | "own"
                | "hold"
                | "sell"
                | "raise"
        );
        light && relation(sentence, at) == Relation::Obj
            || relation(sentence, at) == Relation::Obl && matches!(case(sentence, at).as_str(), "in" | "at")
    });
    let verb = verb.or_else(|| {
        // `is at war with Eritrea`
        let predicate = children(sentence, at).any(|k| relation(sentence, k) == Relation::Cop);
        predicate.then_some(at)
    });
    let of = |v: usize| children(sentence, v).find(|&k| relation(sentence, k) == Relation::Nsubj);
    // `joined the club and formed a trio with them`: one subject for both.
    let subject = verb.and_then(|v| of(v).or_else(|| of(first_conjunct(sentence, v))));
    subject.map(|k| listed(scene, s, sentence, k)).unwrap_or_default()
}

fn is_side(scene: &Scene<'_>, i: usize) -> bool {
    scene.entity(i).is_some_and(|e| e.kind.is_some_and(|k| k != ActorKind::Place))
}
