//! Phrases for several actors at once: `the two sides`, `both countries`, `the brothers Ann and Tom Lee`.

use std::collections::BTreeMap;

use super::sort;
use crate::actor::LinkReason;
use crate::actor::candidate::{Candidate, Number};
use crate::actor::phrase::{case, children, clause, first_conjunct, lemma, relation};
use crate::actor::scene::Scene;
use crate::actor::state;
use crate::record::ActorKind;
use crate::text::{Relation, Sentence};

/// Sentences looked back over.
const BACK: usize = 30;
/// Actors of one sentence that are paired with each other.
const PAIRED: usize = 8;

/// Gives every such phrase the actors that it names, or the two that the passage before it is about.
pub(in crate::actor) fn link(scene: &mut Scene<'_>) {
    let states = states(scene);
    for i in 0..scene.candidates.len() {
        let Some((c, sentence)) = scene.candidates.get(i).zip(scene.sentence(i)) else { continue };
        let all = match listed(scene, sentence, c) {
            Some(all) => Some(all),
            None => wanted(sentence, c).and_then(|want| {
                // A country that no table knows passes for a place.
                let lands: &[ActorKind] = &[ActorKind::Place];
                let land = want == [ActorKind::Country];
                two_of(scene, &states, i, want).or_else(|| land.then(|| two_of(scene, &states, i, lands)).flatten())
            }),
        };
        if let Some(all) = all {
            if let Some(slot) = scene.reasons.get_mut(i) {
                *slot = Some(LinkReason::Joint);
            }
            scene.joint.insert(i, all);
        }
    }
}

/// A mention of each country that the text has as an actor.
fn states(scene: &Scene<'_>) -> BTreeMap<usize, usize> {
    let mut out = BTreeMap::new();
    for (i, c) in scene.candidates.iter().enumerate().filter(|(_, c)| c.is_country) {
        if let Some(country) = c.country {
            out.entry(country).or_insert(i);
        }
    }
    out
}

/// `the brothers Ann and Tom Lee`: the names in apposition to a plural noun.
fn listed(scene: &Scene<'_>, sentence: &Sentence, c: &Candidate) -> Option<Vec<usize>> {
    if !c.is_description() || c.number != Number::Plural {
        return None;
    }
    let first = children(sentence, c.head).find(|&k| {
        k > c.head && matches!(relation(sentence, k), Relation::Appos | Relation::Flat | Relation::NmodUnmarked)
    })?;
    let names: Vec<usize> = std::iter::once(first)
        .chain(children(sentence, first).filter(|&k| relation(sentence, k) == Relation::Conj))
        .filter_map(|k| scene.at_head(c.sentence, k))
        .filter(|&k| scene.candidates.get(k).is_some_and(Candidate::is_name))
        .collect();
    (names.len() > 1).then_some(names)
}

/// What sort of actors the phrase asks for.
fn wanted(sentence: &Sentence, c: &Candidate) -> Option<&'static [ActorKind]> {
    use ActorKind::{Country, Group, Organisation, Person};
    if !c.is_description() || c.number != Number::Plural {
        return None;
    }
    let word = lemma(sentence, c.head);
    let any = |words: &[&str]| (c.first..c.head).any(|t| words.contains(&lemma(sentence, t).as_str()));
    let pair = matches!(word.as_str(), "pair" | "duo" | "couple");
    if !pair && !any(&["two", "both", "either"]) || !any(&["the", "both", "these", "those"]) {
        return None;
    }
    match word.as_str() {
        "side" | "party" | "rival" | "ally" | "partner" | "foe" | "enemy" | "opponent" => {
            Some(&[Country, Organisation, Group])
        }
        "country" | "nation" | "state" | "government" | "neighbour" | "neighbor" | "capital" | "power"
        | "superpower" | "administration" | "army" => Some(&[Country]),
        "team" => Some(&[Organisation, Country]),
        "company" | "firm" | "group" | "organisation" | "organization" | "club" | "bank" | "union" | "carmaker"
        | "airline" | "agency" => Some(&[Organisation]),
        "man" | "woman" | "leader" | "president" | "minister" | "candidate" | "official" | "player" | "brother"
        | "sister" | "politician" | "diplomat" | "envoy" | "pair" | "duo" | "couple" => Some(&[Person]),
        _ => None,
    }
}

/// One party of a sentence: the actor, the mention of it, and how it takes part.
struct Party {
    root: usize,
    at: usize,
    kind: Option<ActorKind>,
    verb: Option<usize>,
    list: usize,
    weight: i32,
}

/// The two actors of these kinds that were last and most spoken of together.
///
/// Two that share a clause or a list count most (`US wants talks with Iran`); the nearer the sentence, the more.
fn two_of(scene: &Scene<'_>, states: &BTreeMap<usize, usize>, i: usize, kinds: &[ActorKind]) -> Option<Vec<usize>> {
    let c = scene.candidates.get(i)?;
    let mut pairs: BTreeMap<(usize, usize), (i32, usize, usize)> = BTreeMap::new();
    let mut single: BTreeMap<usize, (i32, usize)> = BTreeMap::new();
    for s in c.sentence.saturating_sub(BACK)..=c.sentence {
        let distance = i32::try_from(c.sentence - s).unwrap_or(i32::MAX / 64);
        let here = parties(scene, states, s, i, kinds);
        for (k, a) in here.iter().enumerate() {
            let entry = single.entry(a.root).or_insert((0, a.at));
            entry.0 += (a.weight * (8 - distance)).max(0);
            entry.1 = a.at;
            for b in here.iter().skip(k + 1).filter(|b| b.root != a.root) {
                let together = match () {
                    () if a.list == b.list => 16,
                    () if a.verb.is_some() && a.verb == b.verb => 12,
                    () => 4,
                };
                let key = (a.root.min(b.root), a.root.max(b.root));
                let entry = pairs.entry(key).or_insert((0, a.at, b.at));
                // Sides are of one sort, two states rather than a state and a body.
                let alike = if a.kind == b.kind { 2 } else { 1 };
                entry.0 += alike * together * 24 / (2 + distance);
            }
        }
    }
    if let Some((_, &(_, a, b))) = pairs.iter().max_by_key(|&(key, &(w, ..))| (w, std::cmp::Reverse(*key))) {
        return Some(vec![a.min(b), a.max(b)]);
    }
    let mut ranked: Vec<(i32, usize)> = single.into_values().filter(|(w, _)| *w > 0).collect();
    ranked.sort_by_key(|&(w, at)| (std::cmp::Reverse(w), at));
    match ranked.as_slice() {
        [(_, a), (_, b), ..] => Some(vec![*a.min(b), *a.max(b)]),
        _ => None,
    }
}

/// The actors of these kinds that take part in something in a sentence, before the phrase itself.
fn parties(scene: &Scene<'_>, states: &BTreeMap<usize, usize>, s: usize, i: usize, kinds: &[ActorKind]) -> Vec<Party> {
    let mut out: Vec<Party> = Vec::new();
    let Some((phrase, words)) = scene.candidates.get(i).zip(scene.sentence(i)) else { return out };
    let noun = lemma(words, phrase.head);
    for to in scene.of_sentence(s).take_while(|&to| to < i) {
        let Some((other, sentence)) = scene.candidates.get(to).zip(scene.sentence(to)) else { continue };
        if other.pronoun.is_some() || phrase.holds(other) || scene.joint.contains_key(&to) || !scene.stands(to) {
            continue;
        }
        // A country that something only happens in is no side.
        let top = first_conjunct(sentence, other.head);
        let place = matches!(
            case(sentence, top).as_str(),
            "in" | "at" | "near" | "on" | "over" | "into" | "across" | "about" | "inside" | "outside" | "from"
        );
        // A commission is none of two companies.
        let other_sort = sort::of(scene, to).is_some_and(|own| !sort::covers(&noun, &own));
        if other_sort && kinds == [ActorKind::Organisation] {
            continue;
        }
        let Some(actor) = acting(scene, states, to, kinds).filter(|_| !place) else { continue };
        let root = scene.root(actor);
        let verb = clause(sentence, top).map(|(v, _)| v);
        let weight = 2 + scene.salience(to);
        if out.len() < PAIRED {
            out.push(Party {
                root,
                at: actor,
                kind: scene.entity(actor).and_then(|e| e.kind),
                verb,
                list: top,
                weight,
            });
        }
    }
    out
}

/// The actor of one of these kinds that a candidate is, or acts for: an envoy is his country among countries.
fn acting(scene: &Scene<'_>, states: &BTreeMap<usize, usize>, to: usize, kinds: &[ActorKind]) -> Option<usize> {
    let entity = scene.entity(to)?;
    let kind = entity.kind?;
    if kind == ActorKind::Country {
        let whole = entity.is_country && kinds.contains(&kind);
        // `the Iraqi capital`, `Chinese ports`: the adjective of a thing is no party.
        let (c, sentence) = scene.candidates.get(to).zip(scene.sentence(to))?;
        let noun = sentence.tokens.get(c.head).and_then(|t| t.head);
        let adjective = c.form == crate::actor::MentionForm::Demonym;
        let agent = noun.and_then(|n| scene.at_head(c.sentence, n)).is_some_and(|n| state::is_agent(scene, n));
        return (whole && (!adjective || agent)).then_some(to);
    }
    if kinds.contains(&ActorKind::Country) && state::is_agent(scene, to) {
        let country = entity.country.or_else(|| entity.roles.iter().find_map(|(_, c)| *c))?;
        return states.get(&country).copied();
    }
    kinds.contains(&kind).then_some(to)
}
