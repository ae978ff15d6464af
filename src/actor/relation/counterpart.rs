//! `his Iranian counterpart`, `his colleague from the European Union`: the same office for another state or body.

use super::Found;
use crate::actor::phrase::{case, children, relation};
use crate::actor::scene::Scene;
use crate::record::ActorKind;
use crate::text::Relation;

/// Gives counterparts the offices of those whose counterparts they are, for their own side.
pub(super) fn find(scene: &Scene<'_>, out: &mut Vec<Found>) {
    for (i, c) in scene.candidates.iter().enumerate() {
        let colleague = match c.role.map(|r| r.relation) {
            Some("counterpart_of") => false,
            Some("colleague_of") => true,
            _ => continue,
        };
        let Some(sentence) = scene.sentence(i) else { continue };
        let side = scene
            .of_sentence(c.sentence)
            .find(|&m| {
                scene.candidates.get(m).is_some_and(|m| {
                    m.is_country
                        && (c.country.is_none() || m.country == c.country)
                        && c.first <= m.first
                        && m.head < c.noun
                })
            })
            .or_else(|| {
                children(sentence, c.noun)
                    .filter(|&k| relation(sentence, k) == Relation::Nmod && case(sentence, k) == "from")
                    .find_map(|k| scene.at_head(c.sentence, k))
            });
        let owner = c.owner.or_else(|| (c.first..c.noun).find(|&t| relation(sentence, t) == Relation::NmodPoss));
        let owner = owner.and_then(|o| scene.at_head(c.sentence, o));
        let (Some(side), Some(owner)) = (side, owner) else { continue };
        let place = (c.sentence, c.first, c.last);
        let mut new: Vec<Found> = Vec::new();
        for f in out.iter().filter(|f| scene.same(f.source, owner) && is_office(&f.kind)) {
            let own = if f.kind == "ambassador_to" { f.target } else { side };
            new.push(Found { source: i, target: own, kind: f.kind.clone(), place, manner: f.manner });
        }
        // Two heads of delegations are colleagues; that they are says no more than the offices do.
        if colleague && !new.is_empty() {
            out.retain(|f| !(f.kind == "colleague_of" && scene.same(f.source, i) && scene.same(f.target, owner)));
        }
        let body = scene.entity(side).is_some_and(|e| e.kind != Some(ActorKind::Place));
        out.extend(new.into_iter().filter(|_| body));
    }
}

/// Offices that somebody holds for a state or body.
fn is_office(kind: &str) -> bool {
    kind.ends_with("minister_of")
        || matches!(
            kind,
            "president_of"
                | "king_of"
                | "leader_of"
                | "ambassador_of"
                | "ambassador_to"
                | "envoy_of"
                | "negotiator_of"
                | "secretary_of_state_of"
                | "chief_of"
                | "spokesperson_of"
                | "chancellor_of"
                | "head_of"
                | "ceo_of"
        )
}
