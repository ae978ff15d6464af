//! Relations that titles, possessives, phrases with `of`, appositions, copulas and verbs of belonging state.

use std::collections::BTreeSet;

use super::StatedRelation;
use super::candidate::{Candidate, Number};
use super::lexicon::NounClass;
use super::phrase::{case, children, head, is_compounded, is_hyphen, relation, token};
use super::scene::Scene;
use super::state;
use super::{office, tie};
use crate::record::ActorKind;
use crate::text::{Relation, Sentence};

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
}

/// All stated relations of a document.
pub(super) fn find(scene: &Scene<'_>) -> Vec<Found> {
    let mut out = Vec::new();
    for i in 0..scene.candidates.len() {
        let Some((c, sentence)) = scene.candidates.get(i).zip(scene.sentence(i)) else { continue };
        if c.pronoun.is_some() || c.form == super::MentionForm::Demonym {
            continue;
        }
        roles(scene, sentence, i, c, &mut out);
        belonging(scene, sentence, i, c, &mut out);
        compounds(scene, sentence, i, c, &mut out);
    }
    tie::find(scene, &mut out);
    office::complete(scene, &mut out);
    out
}

/// The same relations between actors, each pair and kind once, in text order.
pub(super) fn settle(found: Vec<Found>, actor_of: impl Fn(usize) -> Option<usize>) -> Vec<StatedRelation> {
    let mut seen = BTreeSet::new();
    let mut out = Vec::new();
    for f in found {
        let (Some(source), Some(target)) = (actor_of(f.source), actor_of(f.target)) else { continue };
        if source != target && seen.insert((source, target, f.kind.clone())) {
            let (sentence, first, last) = f.place;
            out.push(StatedRelation { source, target, kind: f.kind, sentence, first, last });
        }
    }
    out
}

fn push(scene: &Scene<'_>, out: &mut Vec<Found>, source: usize, target: usize, kind: &str) {
    let (Some(a), Some(b)) = (scene.candidates.get(source), scene.candidates.get(target)) else { return };
    let place = (a.sentence, a.first.min(b.first), a.last.max(b.last));
    if a.sentence == b.sentence {
        out.push(Found { source, target, kind: kind.to_owned(), place });
    }
}

/// The candidate of a possessor or modifier: what stands at this head, pronouns included.
fn party(scene: &Scene<'_>, sentence: usize, at: usize) -> Option<usize> {
    scene.at_head(sentence, at)
}

/// Roles: `US state department spokesman X`, `Iran's foreign minister`, `the president of France`, `his wife`.
fn roles(scene: &Scene<'_>, sentence: &Sentence, i: usize, c: &Candidate, out: &mut Vec<Found>) {
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
        let adjective = scene.candidates.get(m).is_some_and(|m| m.form == super::MentionForm::Demonym);
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

/// Bodies and groups that belong to a country or a larger body, and people who belong to a body: `the US military`,
/// `Iran's Revolutionary Guards`, `Iranian officials`, `the BBC's Jon Leyne`.
fn belonging(scene: &Scene<'_>, sentence: &Sentence, i: usize, c: &Candidate, out: &mut Vec<Found>) {
    let kind = scene.entity(i).and_then(|e| e.kind);
    let grouped = matches!(kind, Some(ActorKind::Organisation | ActorKind::Group));
    for m in scene.of_sentence(c.sentence) {
        let Some(other) = scene.candidates.get(m) else { continue };
        if m == i || !c.holds(other) || other.head == c.head || is_compounded(sentence, other.head) {
            continue;
        }
        let up = head(sentence, other.head);
        let direct = up == Some(c.head)
            || (c.core.0..c.core.1).any(|t| up == Some(t) && t == c.head)
            || (c.first <= other.first
                && other.last <= c.core.0
                && relation(sentence, other.head) == Relation::NmodPoss);
        let within = c.is_name() && other.is_country && other.first >= c.core.0;
        if !direct && !within {
            continue;
        }
        let to = scene.entity(m).and_then(|e| e.kind);
        let possessed = relation(sentence, other.head) == Relation::NmodPoss;
        match (kind, to) {
            (Some(ActorKind::Organisation | ActorKind::Group), Some(ActorKind::Country | ActorKind::Organisation))
                if grouped && c.role.is_none() =>
            {
                let people = matches!(c.class, Some(NounClass::Person(_) | NounClass::Forces | NounClass::People));
                if people && to == Some(ActorKind::Country) && !state::is_agent(scene, i) {
                    continue;
                }
                let named = if people && to == Some(ActorKind::Organisation) { "member_of" } else { "part_of" };
                push(scene, out, i, m, named);
            }
            (Some(ActorKind::Person), Some(ActorKind::Organisation))
                if possessed && c.is_name() && c.role.is_none() =>
            {
                push(scene, out, i, m, "employee_of");
            }
            _ => {}
        }
    }
    if c.is_name() && c.is_person() {
        for child in children(sentence, c.head).filter(|&k| k > c.head && relation(sentence, k) == Relation::Nmod) {
            let Some(m) = party(scene, c.sentence, child) else { continue };
            let body = scene.entity(m).is_some_and(|e| e.kind == Some(ActorKind::Organisation));
            if body && c.role.is_none() && matches!(case(sentence, child).as_str(), "of" | "at" | "from") {
                push(scene, out, i, m, "employee_of");
            }
        }
        // `the BBC's Jon Leyne`, where the possessor is no part of the mention.
        for child in children(sentence, c.head).filter(|&k| k < c.first && relation(sentence, k) == Relation::NmodPoss)
        {
            let Some(m) = party(scene, c.sentence, child) else { continue };
            if scene.entity(m).is_some_and(|e| e.kind == Some(ActorKind::Organisation)) {
                push(scene, out, i, m, "employee_of");
            }
        }
    }
}

/// `US-led forces`, `Beijing-based company`, `Saudi-owned`.
fn compounds(scene: &Scene<'_>, sentence: &Sentence, i: usize, c: &Candidate, out: &mut Vec<Found>) {
    for at in c.first..c.head {
        let hyphen = at.checked_sub(1).and_then(|h| token(sentence, h)).is_some_and(|t| is_hyphen(&t.form));
        let Some(before) = at.checked_sub(2).filter(|_| hyphen) else { continue };
        let named = match token(sentence, at).map(|t| t.form.to_lowercase()).as_deref() {
            Some("led") => "led_by",
            Some("backed" | "supported" | "funded" | "sponsored") => "supported_by",
            Some("based" | "headquartered") => "based_in",
            Some("owned" | "controlled" | "run") => "owned_by",
            Some("allied") => "ally_of",
            _ => continue,
        };
        let modifier = scene.of_sentence(c.sentence).find(|&m| {
            m != i
                && scene.candidates.get(m).is_some_and(|m| {
                    m.first <= before && before < m.last && m.last == before + 1 && m.pronoun.is_none()
                })
        });
        if let Some(m) = modifier {
            push(scene, out, i, m, named);
        }
    }
}
