//! Roles that titles, possessives and phrases with `of` state: `US state department spokesman X`, `his wife`.

use super::{Found, party, push};
use crate::actor::MentionForm;
use crate::actor::candidate::{Candidate, Number};
use crate::actor::phrase::{case, children, head, is_compounded, relation};
use crate::actor::scene::Scene;
use crate::actor::state;
use crate::record::ActorKind;
use crate::text::{Relation, Sentence};

/// Roles: `US state department spokesman X`, `Iran's foreign minister`, `the president of France`, `his wife`.
pub(super) fn find(scene: &Scene<'_>, sentence: &Sentence, i: usize, c: &Candidate, out: &mut Vec<Found>) {
    let Some(role) = c.role else { return };
    let noun = c.noun;
    let group = c.number == Number::Plural;
    let kind = |target: usize| -> String {
        let to = scene.entity(target).and_then(|e| e.kind);
        match (role.relation, to) {
            ("official_of" | "member_of" | "officer_of" | "diplomat_of", Some(ActorKind::Country)) if group => {
                "part_of".into()
            }
            ("member_of" | "officer_of", Some(ActorKind::Country)) => "citizen_of".into(),
            ("counterpart_of", _) => "counterpart_of".into(),
            (relation, _) => relation.into(),
        }
    };
    let mut modifiers: Vec<usize> = Vec::new();
    for at in c.first..noun {
        let direct = head(sentence, at) == Some(noun) || head(sentence, at) == Some(c.head) && at < noun;
        let fits = matches!(
            relation(sentence, at),
            Relation::NmodPoss | Relation::Compound | Relation::Amod | Relation::Nmod | Relation::Flat
        );
        if direct
            && fits
            && !is_compounded(sentence, at)
            && let Some(m) = party(scene, c.sentence, at).filter(|&m| m != i)
        {
            modifiers.push(m);
        }
    }
    // In `US state department spokesman` the country belongs to the department, not to the man.
    let bodies: Vec<usize> = modifiers
        .iter()
        .copied()
        .filter(|&m| scene.entity(m).is_some_and(|e| e.kind == Some(ActorKind::Organisation)))
        .collect();
    for &m in &modifiers {
        let inside = bodies
            .iter()
            .any(|&b| b != m && scene.candidates.get(b).zip(scene.candidates.get(m)).is_some_and(|(b, m)| b.holds(m)));
        if inside {
            continue;
        }
        if role.relation == "counterpart_of" {
            continue;
        }
        let to = scene.entity(m).and_then(|e| e.kind);
        // `the Dutch midfielder` plays for no state: only what acts for a state holds its role in it.
        let adjective = scene.candidates.get(m).is_some_and(|m| m.form == MentionForm::Demonym);
        let foreign = (group || adjective) && to == Some(ActorKind::Country) && !state::is_agent(scene, i);
        if takes(role.relation, to) && !foreign {
            push(scene, out, i, m, &kind(m));
        }
    }
    for at in [noun, c.head] {
        for child in children(sentence, at) {
            if child < at || relation(sentence, child) != Relation::Nmod {
                continue;
            }
            let Some(m) = party(scene, c.sentence, child).filter(|&m| m != i) else { continue };
            let prep = case(sentence, child);
            let named = match (prep.as_str(), role.relation) {
                ("to" | "in" | "at", "ambassador_of" | "diplomat_of") => "ambassador_to".to_owned(),
                ("of" | "for", _) if takes(role.relation, scene.entity(m).and_then(|e| e.kind)) => kind(m),
                ("at" | "with" | "from", "employee_of" | "executive_of" | "editor_of" | "director_of") => kind(m),
                _ => continue,
            };
            push(scene, out, i, m, &named);
        }
        if noun == c.head {
            break;
        }
    }
    counterpart(scene, sentence, i, c, out);
}

/// Whether a role can be held in a thing of this kind.
fn takes(relation: &str, kind: Option<ActorKind>) -> bool {
    let personal = matches!(
        relation,
        "spouse_of"
            | "child_of"
            | "parent_of"
            | "sibling_of"
            | "relative_of"
            | "lawyer_of"
            | "aide_of"
            | "adviser_of"
            | "friend_of"
            | "colleague_of"
            | "successor_of"
            | "predecessor_of"
            | "client_of"
    );
    let local = matches!(
        relation,
        "mayor_of"
            | "governor_of"
            | "resident_of"
            | "citizen_of"
            | "born_in"
            | "chief_of"
            | "bishop_of"
            | "judge_of"
            | "sheriff_of"
            | "prosecutor_of"
            | "district_attorney_of"
            | "senator_of"
            | "president_of"
            | "leader_of"
            | "prime_minister_of"
            | "king_of"
            | "queen_of"
            | "prince_of"
            | "princess_of"
            | "head_of"
            | "player_of"
            | "coach_of"
            | "captain_of"
    );
    match kind {
        Some(ActorKind::Person) => {
            personal
                || matches!(
                    relation,
                    "spokesperson_of"
                        | "rival_of"
                        | "opponent_of"
                        | "critic_of"
                        | "supporter_of"
                        | "ally_of"
                        | "partner_of"
                        | "employee_of"
                )
        }
        Some(ActorKind::Place) => local,
        Some(ActorKind::Group) => !local,
        Some(_) => !matches!(relation, "spouse_of" | "child_of" | "parent_of" | "sibling_of" | "relative_of"),
        None => false,
    }
}

/// `his Iranian counterpart`: the same office as the possessor's, for the country named.
fn counterpart(scene: &Scene<'_>, sentence: &Sentence, i: usize, c: &Candidate, out: &mut Vec<Found>) {
    if c.role.is_none_or(|r| r.relation != "counterpart_of") {
        return;
    }
    let Some(country) = c.country else { return };
    let own = scene.of_sentence(c.sentence).find(|&m| {
        scene
            .candidates
            .get(m)
            .is_some_and(|m| m.is_country && m.country == Some(country) && c.first <= m.first && m.last <= c.last)
    });
    let owner = c.owner.or_else(|| (c.first..c.head).find(|&t| relation(sentence, t) == Relation::NmodPoss));
    let owner = owner.and_then(|o| scene.at_head(c.sentence, o));
    let (Some(own), Some(owner)) = (own, owner) else { return };
    let Some(entity) = scene.entity(owner) else { return };
    for (role, _) in &entity.roles {
        if role.relation != "counterpart_of" && role.relation != "spouse_of" {
            push(scene, out, i, own, role.relation);
        }
    }
}
