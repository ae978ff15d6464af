//! Offices of a state whose state is not named beside them.

use std::collections::{BTreeMap, BTreeSet};

use super::Found;
use crate::actor::scene::{Scene, is_former};
use crate::record::ActorKind;

/// Completes offices: an envoy to a capital is one to its country, and `Prime Minister X` governs the country that the
/// document is about, where one country clearly is.
pub(super) fn complete(scene: &Scene<'_>, found: &mut Vec<Found>) {
    let mut countries: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for (i, c) in scene.candidates.iter().enumerate() {
        if let (true, Some(country)) = (c.is_country, c.country) {
            countries.entry(country).or_insert((i, scene.entity(i).map_or(0, |e| e.size)));
        }
    }
    for f in found.iter_mut().filter(|f| f.kind == "ambassador_to") {
        let place = scene.entity(f.target).filter(|e| e.kind == Some(ActorKind::Place));
        if let Some(&(country, _)) = place.and_then(|e| e.country).and_then(|c| countries.get(&c)) {
            f.target = country;
        }
    }
    let Some(country) = subject(&countries) else { return };
    let known: BTreeSet<(usize, String)> = found.iter().map(|f| (scene.root(f.source), f.kind.clone())).collect();
    for (i, c) in scene.candidates.iter().enumerate() {
        let Some(role) = c.role.filter(|r| is_national(r.relation)) else { continue };
        let open = c.is_name() && c.country.is_none() && c.owner.is_none() && !is_former(c);
        let stated = known.contains(&(scene.root(i), role.relation.to_owned()));
        if open && !stated && scene.entity(i).is_some_and(|e| e.country.is_none()) {
            let place = (c.sentence, c.first, c.last);
            found.push(Found { source: i, target: country, kind: role.relation.to_owned(), place });
        }
    }
}

/// The country that is mentioned at least twice, and twice as often as any other.
fn subject(countries: &BTreeMap<usize, (usize, usize)>) -> Option<usize> {
    let mut sizes: Vec<(usize, usize)> = countries.values().map(|&(i, size)| (size, i)).collect();
    sizes.sort_unstable_by(|a, b| b.cmp(a));
    match sizes.as_slice() {
        [(size, i)] if *size > 1 => Some(*i),
        [(size, i), (second, _), ..] if *size > 1 && *size >= 2 * second => Some(*i),
        _ => None,
    }
}

/// Offices that only a state has.
fn is_national(relation: &str) -> bool {
    relation == "prime_minister_of" || (relation.ends_with("_minister_of") && !relation.starts_with("deputy"))
}
