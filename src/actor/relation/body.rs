//! What belongs to a country or a larger body by possession, compound or phrase: `the US military`, `US-led forces`.

use super::{Found, party, push};
use crate::actor::candidate::Candidate;
use crate::actor::lexicon::NounClass;
use crate::actor::phrase::{case, children, head, is_compounded, is_hyphen, relation, token};
use crate::actor::scene::Scene;
use crate::actor::state;
use crate::record::ActorKind;
use crate::text::{Relation, Sentence};

/// Both sorts.
pub(super) fn find(scene: &Scene<'_>, sentence: &Sentence, i: usize, c: &Candidate, out: &mut Vec<Found>) {
    belonging(scene, sentence, i, c, out);
    compounds(scene, sentence, i, c, out);
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
            // `a Hezbollah prisoner`, `Conservative voters`: of the body whose name stands before the noun.
            (Some(ActorKind::Person | ActorKind::Group), Some(ActorKind::Organisation | ActorKind::Group))
                if c.is_description()
                    && c.role.is_none()
                    && !possessed
                    && other.is_name()
                    && matches!(c.class, Some(NounClass::Person(_))) =>
            {
                push(scene, out, i, m, "member_of");
            }
            _ => {}
        }
    }
    residents(scene, sentence, i, c, out);
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

/// `a farmer from Barpak`, `X of Switzerland`: people of a place or country.
fn residents(scene: &Scene<'_>, sentence: &Sentence, i: usize, c: &Candidate, out: &mut Vec<Found>) {
    if c.kind != Some(ActorKind::Person) {
        return;
    }
    let office = c.role.is_some_and(|r| r.relation != "employee_of");
    for child in children(sentence, c.head).filter(|&k| k > c.head && relation(sentence, k) == Relation::Nmod) {
        let prep = case(sentence, child);
        // `the village of Barpak` is Barpak.
        let inner =
            children(sentence, child).find(|&k| relation(sentence, k) == Relation::Nmod && case(sentence, k) == "of");
        let named = |at: usize| {
            party(scene, c.sentence, at).filter(|&m| scene.candidates.get(m).is_some_and(Candidate::is_name))
        };
        let Some(m) = inner.and_then(named).or_else(|| named(child)).filter(|_| !office) else { continue };
        let kind = match (prep.as_str(), scene.entity(m).and_then(|e| e.kind)) {
            ("from" | "of", Some(ActorKind::Country)) => "citizen_of",
            ("from" | "of", Some(ActorKind::Place)) => "resident_of",
            ("in", Some(ActorKind::Place)) if c.is_description() && inner.is_some() => "resident_of",
            _ => continue,
        };
        push(scene, out, i, m, kind);
    }
}

/// `US-led forces`, `Beijing-based company`, `Saudi-owned`.
fn compounds(scene: &Scene<'_>, sentence: &Sentence, i: usize, c: &Candidate, out: &mut Vec<Found>) {
    if scene.entity(i).is_none_or(|e| e.kind == Some(ActorKind::Person)) {
        return;
    }
    for at in c.first..c.head {
        let hyphen = at.checked_sub(1).and_then(|h| token(sentence, h)).is_some_and(|t| is_hyphen(&t.form));
        let Some(before) = at.checked_sub(2).filter(|_| hyphen) else { continue };
        let named = match token(sentence, at).map(|t| t.form.to_lowercase()).as_deref() {
            Some("led") => "led_by",
            Some("backed" | "supported" | "funded" | "sponsored") => "<supporter_of",
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
            match named.strip_prefix('<') {
                Some(turned) => push(scene, out, m, i, turned),
                None => push(scene, out, i, m, named),
            }
        }
    }
}
