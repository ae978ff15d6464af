//! Phrases for two actors at once: `the two sides`, `both countries`.

use std::collections::BTreeMap;

use crate::actor::LinkReason;
use crate::actor::candidate::{Candidate, Number};
use crate::actor::phrase::{case, first_conjunct, lemma};
use crate::actor::scene::Scene;
use crate::record::ActorKind;
use crate::text::Sentence;

/// Sentences to look back over: first few, then more.
const BACK: [usize; 3] = [0, 2, 6];

/// Gives every such phrase the two actors that the passage before it is about.
pub(in crate::actor) fn link(scene: &mut Scene<'_>) {
    for i in 0..scene.candidates.len() {
        let Some((c, sentence)) = scene.candidates.get(i).zip(scene.sentence(i)) else { continue };
        let Some(want) = wanted(sentence, c) else { continue };
        // The nearest passage that has two of them.
        if let Some(pair) = BACK.iter().find_map(|&back| two_of(scene, i, want, back)) {
            if let Some(slot) = scene.reasons.get_mut(i) {
                *slot = Some(LinkReason::Description);
            }
            scene.joint.insert(i, pair);
        }
    }
}

/// What sort of actors the phrase asks for.
fn wanted(sentence: &Sentence, c: &Candidate) -> Option<&'static [ActorKind]> {
    use ActorKind::{Country, Group, Organisation, Person};
    if !c.is_description() || c.number != Number::Plural {
        return None;
    }
    let two = (c.first..c.head).any(|t| matches!(lemma(sentence, t).as_str(), "two" | "both" | "either"));
    if !two {
        return None;
    }
    let definite = (c.first..c.head).any(|t| matches!(lemma(sentence, t).as_str(), "the" | "both" | "these" | "those"));
    if !definite {
        return None;
    }
    match lemma(sentence, c.head).as_str() {
        "side" | "party" | "rival" | "ally" | "partner" | "foe" | "enemy" | "opponent" => {
            Some(&[Country, Organisation, Group])
        }
        "country" | "nation" | "state" | "government" | "neighbour" | "neighbor" | "capital" | "power"
        | "superpower" => Some(&[Country]),
        "company" | "firm" | "group" | "organisation" | "organization" | "team" | "club" | "bank" | "army"
        | "union" | "carmaker" | "airline" => Some(&[Organisation]),
        "man" | "woman" | "leader" | "president" | "minister" | "candidate" | "official" | "player" | "brother"
        | "sister" | "politician" | "diplomat" | "envoy" => Some(&[Person]),
        _ => None,
    }
}

/// The two actors of these kinds that weigh most in the passage before a candidate.
fn two_of(scene: &Scene<'_>, i: usize, kinds: &[ActorKind], back: usize) -> Option<Vec<usize>> {
    let c = scene.candidates.get(i)?;
    let mut weight: BTreeMap<usize, (i32, usize)> = BTreeMap::new();
    let from = scene.of_sentence(c.sentence.saturating_sub(back)).start;
    for to in from.max(i.saturating_sub(120))..i {
        let Some(other) = scene.candidates.get(to) else { continue };
        let kind = scene.entity(to).and_then(|e| e.kind);
        if other.pronoun.is_some() || !kind.is_some_and(|k| kinds.contains(&k)) || c.holds(other) {
            continue;
        }
        let Some(sentence) = scene.sentence(to) else { continue };
        // A country that something only happens in is no side.
        let prep = case(sentence, first_conjunct(sentence, other.head));
        let place = matches!(
            prep.as_str(),
            "in" | "at" | "near" | "on" | "over" | "into" | "across" | "about" | "inside" | "outside"
        );
        let value = if place { 0 } else { 2 + scene.salience(to) };
        let nearness = 8 - i32::try_from(c.sentence - other.sentence).unwrap_or(8);
        let entry = weight.entry(scene.root(to)).or_insert((0, to));
        entry.0 += value * nearness.max(1);
        entry.1 = to;
    }
    let mut ranked: Vec<(i32, usize)> = weight.into_values().filter(|(w, _)| *w > 0).collect();
    ranked.sort_by_key(|&(w, at)| (std::cmp::Reverse(w), at));
    match ranked.as_slice() {
        [(_, a), (_, b), ..] => Some(vec![*a.min(b), *a.max(b)]),
        _ => None,
    }
}
