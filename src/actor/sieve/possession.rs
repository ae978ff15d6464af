//! What somebody has: `his wife`, `his country`, `its chairman`.

use std::collections::HashMap;

use super::description::is_unique;
use super::epithet::own_body;
use super::sort;
use crate::actor::LinkReason;
use crate::actor::candidate::{Candidate, Number};
use crate::actor::lexicon::{NounClass, Role};
use crate::actor::scene::{Scene, is_former};

/// Mentions of parents, and of spouses, kept at most.
const PARENTS: usize = 32;

/// `his wife`, `his country`, `its chairman`: once the pronoun is known, the same possession is the same actor.
pub(in crate::actor) fn owned(scene: &mut Scene<'_>) {
    let mut seen: HashMap<(usize, String), usize> = HashMap::new();
    let mut parents: Vec<(usize, usize)> = Vec::new();
    let mut spouses: Vec<(usize, usize)> = Vec::new();
    let mut countries: HashMap<usize, usize> = HashMap::new();
    for (i, c) in scene.candidates.iter().enumerate().filter(|(_, c)| c.is_country) {
        if let Some(country) = c.country {
            countries.entry(country).or_insert(i);
        }
    }
    for i in 0..scene.candidates.len() {
        let Some(c) = scene.candidates.get(i) else { continue };
        let Some(owner) = c.owner.and_then(|o| scene.at_head(c.sentence, o)) else { continue };
        if !scene.stands(owner) && scene.reasons.get(owner).is_none_or(Option::is_none) {
            continue;
        }
        if c.class == Some(NounClass::Country) && c.number == Number::Singular {
            let country = scene.entity(owner).and_then(|e| e.country);
            let to = country.and_then(|k| countries.get(&k)).copied();
            if let Some(to) = to {
                scene.link(i, to, LinkReason::Possession);
            }
            continue;
        }
        // `his company`, `our party`: the one in which he has an office.
        let body = matches!(c.class, Some(NounClass::Business | NounClass::Organisation)) && c.number != Number::Plural;
        let by_pronoun = scene.candidates.get(owner).is_some_and(|o| o.pronoun.is_some());
        if body && by_pronoun && c.words.len() == 1 && takes_up(&c.words) {
            let noun = c.key();
            if let Some(to) = own_body(scene, owner).filter(|&to| to != i && sort::may_be(scene, to, &noun)) {
                scene.link(i, to, LinkReason::Possession);
            }
            continue;
        }
        let relation = c.role.map(|role| role.relation);
        // The son of somebody's father is that somebody.
        if relation == Some("child_of") && c.is_description() && c.words.len() == 1 && c.number == Number::Singular {
            let of = parents.iter().filter(|(_, parent)| scene.same(*parent, owner)).map(|(child, _)| *child);
            let known: Vec<usize> = of.collect();
            if let Some(&child) = known.first().filter(|&&first| known.iter().all(|&k| scene.same(k, first))) {
                scene.link(i, child, LinkReason::Possession);
                continue;
            }
        }
        // Whose wife she is is her husband.
        if relation == Some("spouse_of") && c.number == Number::Singular {
            let of = spouses.iter().find(|(_, spouse)| scene.same(*spouse, owner)).map(|(one, _)| *one);
            if let Some(one) = of.filter(|&one| !scene.same(one, i) && !scene.same(one, owner)) {
                scene.link(i, one, LinkReason::Possession);
                continue;
            }
            if spouses.len() < PARENTS {
                spouses.push((owner, i));
            }
        }
        if relation == Some("parent_of") && c.number == Number::Singular && parents.len() < PARENTS {
            parents.push((owner, i));
        }
        let Some(noun) = c.role.and_then(|role| tie(c, role)) else { continue };
        let key = (scene.root(owner), noun);
        match seen.get(&key).copied() {
            Some(to) => {
                scene.link(i, to, LinkReason::Possession);
            }
            None => {
                seen.insert(key, i);
            }
        }
    }
}

/// Whether the words for a body are such as are said of any: `his board` is only a part of one.
fn takes_up(words: &[String]) -> bool {
    words.last().is_some_and(|w| {
        matches!(
            w.as_str(),
            "company"
                | "firm"
                | "party"
                | "group"
                | "organisation"
                | "organization"
                | "agency"
                | "bank"
                | "club"
                | "airline"
        )
    })
}

/// What a possession that one person has once is called, the same for all nouns of it: `his wife`, `her father`, `its
/// chairman`; of ties that one can have several of, only those that nothing tells apart.
fn tie(c: &Candidate, role: &'static Role) -> Option<String> {
    if c.number == Number::Plural {
        return None;
    }
    let kin = matches!(role.relation, "spouse_of" | "child_of" | "parent_of" | "sibling_of");
    if !kin {
        return (c.is_description() && is_unique(role.relation)).then(|| role.noun.to_owned());
    }
    // `his first wife`, `their second son`.
    if c.is_description() && c.words.len() > 1 || is_former(c) {
        return None;
    }
    match role.relation {
        "spouse_of" => Some("spouse".into()),
        "parent_of" => Some(format!("{:?} parent", role.gender)),
        _ => Some(role.noun.to_owned()),
    }
}
