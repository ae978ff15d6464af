//! What belongs to a country or a larger body by possession, compound or phrase: `the US military`, `US-led forces`.

use super::{Found, party, push, push_for};
use crate::actor::candidate::{Candidate, Number};
use crate::actor::lexicon::NounClass;
use crate::actor::phrase::{case, children, head, is_compounded, is_hyphen, lemma, relation, token};
use crate::actor::scene::Scene;
use crate::actor::state;
use crate::record::ActorKind;
use crate::text::{Relation, Sentence, lower};

/// Both sorts.
pub(super) fn find(scene: &Scene<'_>, sentence: &Sentence, i: usize, c: &Candidate, out: &mut Vec<Found>) {
    belonging(scene, sentence, i, c, out);
    compounds(scene, sentence, i, c, out);
    examples(scene, sentence, i, c, out);
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
                let me = bearer(scene, sentence, i, c, m);
                if is_parent(sentence, c) {
                    push_for(scene, out, i, (m, me), "subsidiary_of");
                    continue;
                }
                let named = match to {
                    Some(ActorKind::Organisation) if people => "member_of",
                    Some(ActorKind::Organisation) if lemma(sentence, c.head) == "subsidiary" => "subsidiary_of",
                    Some(ActorKind::Country) if is_business(scene, i) => "based_in",
                    _ => "part_of",
                };
                push_for(scene, out, i, (me, m), named);
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

/// The name of a body that only its description is linked to: `the group's subsidiary Norvik Bank`.
fn bearer(scene: &Scene<'_>, sentence: &Sentence, i: usize, c: &Candidate, owner: usize) -> usize {
    if !c.is_description() || scene.entity(i).is_some_and(|e| e.named) || c.number == Number::Plural {
        return i;
    }
    let beside = children(sentence, c.head)
        .find(|&k| k > c.head && relation(sentence, k) == Relation::Appos)
        .and_then(|k| scene.at_head(c.sentence, k));
    let next = || {
        scene
            .of_sentence(c.sentence)
            .find(|&k| scene.candidates.get(k).is_some_and(|k| k.first == c.last && k.is_name()))
    };
    let fits = |&m: &usize| {
        let free = scene.candidates.get(m).is_some_and(|m| m.is_name() && !relation(sentence, m.head).is_subject());
        let kind = scene.entity(m).and_then(|e| e.kind);
        free && !scene.same(m, owner) && matches!(kind, Some(ActorKind::Organisation | ActorKind::Group))
    };
    beside.filter(fits).or_else(|| next().filter(fits)).unwrap_or(i)
}

/// `its parent company`, `the parent`.
fn is_parent(sentence: &Sentence, c: &Candidate) -> bool {
    let parent = |k: usize| lemma(sentence, k) == "parent";
    c.is_description()
        && (parent(c.head)
            || children(sentence, c.head)
                .any(|k| k < c.head && parent(k) && relation(sentence, k) == Relation::Compound))
}

/// Whether one of the words for an actor says that it trades: such a body is in a state and not of it.
fn is_business(scene: &Scene<'_>, i: usize) -> bool {
    scene.entity(i).is_some_and(|e| {
        e.nominals
            .iter()
            .chain([&i])
            .filter_map(|&n| scene.candidates.get(n))
            .any(|n| n.class == Some(NounClass::Business))
    })
}

/// `coalition states, including Jordan and Kenya`: members that are given as examples.
fn examples(scene: &Scene<'_>, sentence: &Sentence, i: usize, c: &Candidate, out: &mut Vec<Found>) {
    if !c.is_description() || !matches!(c.kind, Some(ActorKind::Group | ActorKind::Organisation)) {
        return;
    }
    for child in children(sentence, c.head).filter(|&k| k > c.head && relation(sentence, k) == Relation::Nmod) {
        if !matches!(case(sentence, child).as_str(), "include" | "including") {
            continue;
        }
        let more = children(sentence, child).filter(|&k| relation(sentence, k) == Relation::Conj);
        for m in std::iter::once(child).chain(more).filter_map(|k| scene.at_head(c.sentence, k)) {
            let actor = scene.entity(m).is_some_and(|e| e.named && e.kind != Some(ActorKind::Place));
            if actor && !scene.same(i, m) {
                push_for(scene, out, i, (m, i), "member_of");
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
    if scene.entity(i).is_none() {
        return;
    }
    for at in c.first..c.head {
        let hyphen = at.checked_sub(1).and_then(|h| token(sentence, h)).is_some_and(|t| is_hyphen(&t.form));
        let Some(before) = at.checked_sub(2).filter(|_| hyphen) else { continue };
        let named = match token(sentence, at).map(|t| lower(&t.form)).as_deref() {
            Some("led") => "led_by",
            Some("backed" | "supported" | "funded" | "sponsored" | "armed" | "financed") => "<supporter_of",
            Some("based" | "headquartered") => "based_in",
            Some("owned" | "controlled" | "run" | "held" | "occupied") => "<owner_of",
            Some("allied") => "ally_of",
            Some("born") => "born_in",
            Some("linked" | "affiliated") => "affiliated_with",
            _ => continue,
        };
        let person = scene.entity(i).is_some_and(|e| e.kind == Some(ActorKind::Person));
        if person && !matches!(named, "<supporter_of" | "ally_of" | "born_in" | "affiliated_with" | "based_in") {
            continue;
        }
        let modifier = scene.of_sentence(c.sentence).find(|&m| {
            m != i
                && scene.candidates.get(m).is_some_and(|m| {
                    m.first <= before && before < m.last && m.last == before + 1 && m.pronoun.is_none()
                })
        });
        if let Some(m) = modifier {
            let from = out.len();
            match named.strip_prefix('<') {
                Some(turned) => push(scene, out, m, i, turned),
                None => push(scene, out, i, m, named),
            }
            out.iter_mut().skip(from).for_each(|f| f.manner.of_side = true);
        }
    }
}
