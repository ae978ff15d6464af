//! Relations that titles, possessives, phrases with `of`, appositions, copulas and verbs of belonging state.

use std::collections::BTreeSet;

mod body;
mod counterpart;
mod family;
mod holder;
mod manner;
mod office;
mod place;
mod role;
mod side;
mod tie;

use super::StatedRelation;
use super::scene::Scene;
use crate::record::StanceKind;
use manner::Manner;

/// A relation between two candidates, not yet between actors.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Found {
    /// Candidate that has the relation.
    pub source: usize,
    /// Candidate that it is to.
    pub target: usize,
    /// Predicate.
    pub kind: String,
    /// Sentence and first and last token that state it.
    pub place: (usize, usize, usize),
    /// How it is stated.
    pub manner: Manner,
}

/// All stated relations of a document.
pub(super) fn find(scene: &Scene<'_>) -> Vec<Found> {
    let mut out = Vec::new();
    for i in 0..scene.candidates.len() {
        let Some((c, sentence)) = scene.candidates.get(i).zip(scene.sentence(i)) else { continue };
        if c.pronoun.is_some() || c.form == super::MentionForm::Demonym {
            continue;
        }
        role::find(scene, sentence, i, c, &mut out);
        body::find(scene, sentence, i, c, &mut out);
        place::find(scene, sentence, i, c, &mut out);
    }
    tie::find(scene, &mut out);
    side::find(scene, &mut out);
    office::complete(scene, &mut out);
    counterpart::find(scene, &mut out);
    out
}

/// The same relations between actors, each pair and kind once for each sentence that states it (twice where it
/// states beginning and end), in the order found.
pub(super) fn settle(found: Vec<Found>, actor_of: impl Fn(usize) -> Option<usize>) -> Vec<StatedRelation> {
    let mut seen: BTreeSet<(usize, usize, String)> = BTreeSet::new();
    let mut places = BTreeSet::new();
    let mut out: Vec<StatedRelation> = Vec::new();
    for f in found {
        let f = straight(f);
        let (Some(source), Some(target)) = (actor_of(f.source), actor_of(f.target)) else { continue };
        let turned = is_mutual(&f.kind) && seen.contains(&(target, source, f.kind.clone()));
        let (source, target) = if turned { (target, source) } else { (source, target) };
        if f.manner.stance == StanceKind::Negated
            || source == target
            || !places.insert((source, target, f.kind.clone(), f.place.0, f.manner.phase))
        {
            continue;
        }
        seen.insert((source, target, f.kind.clone()));
        let (sentence, first, last) = f.place;
        let Manner { word, clausal, tense, stance, phase, .. } = f.manner;
        let family = family::of(&f.kind);
        let kind = f.kind;
        out.push(StatedRelation {
            source,
            target,
            kind,
            family,
            sentence,
            first,
            last,
            word,
            clausal,
            tense,
            stance,
            phase,
        });
    }
    out.retain(|r| {
        let exact = exacter(&r.kind);
        !exact.iter().any(|kind| seen.contains(&(r.source, r.target, (*kind).to_owned())))
    });
    out
}

/// An employer employs: the relation goes from who works to whom they work for, as in the rest of its family.
fn straight(f: Found) -> Found {
    if f.kind != "employer_of" {
        return f;
    }
    Found { source: f.target, target: f.source, kind: "employee_of".to_owned(), ..f }
}

/// Offices for which this is a vaguer word.
fn exacter(kind: &str) -> &'static [&'static str] {
    match kind {
        "envoy_of" => &["ambassador_of"],
        "leader_of" => &["ceo_of", "president_of", "king_of", "queen_of", "emperor_of", "chancellor_of"],
        "minister_of" => &[
            "foreign_minister_of",
            "defence_minister_of",
            "finance_minister_of",
            "interior_minister_of",
            "justice_minister_of",
            "trade_minister_of",
            "commerce_minister_of",
            "prime_minister_of",
        ],
        "located_in" => &["capital_of", "based_in"],
        _ => &[],
    }
}

/// Relations that hold both ways.
fn is_mutual(kind: &str) -> bool {
    matches!(
        kind,
        "spouse_of"
            | "sibling_of"
            | "opponent_of"
            | "rival_of"
            | "ally_of"
            | "partner_of"
            | "colleague_of"
            | "friend_of"
    )
}

fn push(scene: &Scene<'_>, out: &mut Vec<Found>, source: usize, target: usize, kind: &str) {
    push_for(scene, out, source, (source, target), kind);
}

/// What the words of candidate `told` say of the pair.
fn push_for(scene: &Scene<'_>, out: &mut Vec<Found>, told: usize, (source, target): (usize, usize), kind: &str) {
    let (Some(a), Some(b)) = (scene.candidates.get(told), scene.candidates.get(target)) else { return };
    if a.sentence != b.sentence {
        return;
    }
    let manner = scene.sentence(told).map_or_else(Manner::default, |s| manner::of_phrase(s, a));
    let place = (a.sentence, a.first.min(b.first), a.last.max(b.last));
    for source in scene.members(source) {
        for target in scene.members(target) {
            out.push(Found { source, target, kind: kind.to_owned(), place, manner });
        }
    }
}

/// The candidate of a possessor or modifier: what stands at this head, pronouns included.
fn party(scene: &Scene<'_>, sentence: usize, at: usize) -> Option<usize> {
    scene.at_head(sentence, at)
}
