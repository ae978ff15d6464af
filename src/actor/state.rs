//! For which state an actor acts.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use rustc_hash::FxHashSet;

use super::phrase::lemma;
use super::scene::Scene;
use super::table::{field, rows};
use super::{CastActor, StatedRelation};
use crate::record::ActorKind;

/// Nouns of what acts for its state.
fn agents() -> &'static FxHashSet<&'static str> {
    static AGENTS: OnceLock<FxHashSet<&'static str>> = OnceLock::new();
    AGENTS.get_or_init(|| {
        rows(include_str!("../../data/actor/state_agents.tsv"))
            .flat_map(|r| field(&r, 1).split(' ').collect::<Vec<_>>())
            .collect()
    })
}

/// Sets [`CastActor::state`]: office holders, organs and forces act for the country that they are said to belong to,
/// and people for the state that their body acts for.
pub(super) fn assign(scene: &Scene<'_>, sets: &[Vec<usize>], relations: &[StatedRelation], actors: &mut [CastActor]) {
    let mut states: BTreeMap<usize, usize> = BTreeMap::new();
    for (index, set) in sets.iter().enumerate() {
        if let Some(e) = set.first().and_then(|&i| scene.entity(i)).filter(|e| e.is_country)
            && let Some(country) = e.country
        {
            states.entry(country).or_insert(index);
        }
    }
    for (index, set) in sets.iter().enumerate() {
        let Some(entity) = set.first().and_then(|&i| scene.entity(i)).filter(|e| !e.is_country) else { continue };
        if entity.kind == Some(ActorKind::Place) || !set.iter().any(|&i| is_agent(scene, i)) {
            continue;
        }
        let country = entity.country.or_else(|| entity.roles.iter().find_map(|(_, c)| *c));
        let state = country.and_then(|c| states.get(&c)).copied();
        if let Some(actor) = actors.get_mut(index) {
            actor.state = state;
        }
    }
    const OFFICES: [&str; 8] = [
        "spokesperson_of",
        "head_of",
        "chief_of",
        "commander_of",
        "director_of",
        "official_of",
        "officer_of",
        "secretary_of",
    ];
    for _ in 0..2 {
        for r in relations {
            let office =
                OFFICES.contains(&r.kind.as_str()) || r.kind.ends_with("part_of") || r.kind == "affiliated_with";
            let state = actors.get(r.target).and_then(|a| a.state);
            let code = actors.get(r.target).and_then(|a| a.country.clone());
            if let (true, Some(state), Some(actor)) = (office, state, actors.get_mut(r.source))
                && actor.state.is_none()
                && actor.kind != ActorKind::Country
            {
                actor.state = Some(state);
                actor.country = actor.country.take().or(code);
            }
        }
    }
}

/// Whether the words of a candidate say that it acts for its state.
pub(super) fn is_agent(scene: &Scene<'_>, i: usize) -> bool {
    let Some((c, sentence)) = scene.candidates.get(i).zip(scene.sentence(i)) else { return false };
    if c.pronoun.is_some() {
        return false;
    }
    let noun = c.noun;
    let words = c.words.iter().map(String::as_str).filter(|_| c.kind == Some(ActorKind::Organisation));
    agents().contains(lemma(sentence, noun).as_str())
        || c.role.is_some_and(|r| r.noun.rsplit(' ').next().is_some_and(|n| agents().contains(n)))
        || words.into_iter().any(|w| agents().contains(w))
}
