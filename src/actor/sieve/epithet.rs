//! Descriptions of a person by whom he leads or what he was: `the Apple boss`, `the former governor`, `the president`.

use std::collections::{BTreeMap, BTreeSet};

use super::description::{is_restricted, is_unique, main_person};
use crate::actor::LinkReason;
use crate::actor::candidate::{Candidate, Determiner, Number};
use crate::actor::lexicon::Lexicon;
use crate::actor::phrase::{case, children, clause, head, is_subject, lemma, relation};
use crate::actor::scene::{Scene, is_former};
use crate::record::ActorKind;
use crate::text::Relation;

/// Holders of offices in one body kept at most.
const HOLDERS: usize = 16;
/// Candidates looked back over for the subject of the sentence before.
const BACK: usize = 60;
/// Sentences on either side in which the only holder of an office is meant by its bare noun.
const NEAR: usize = 12;

/// Sentences looked back over for the body that fighters belong to.
const BAND: usize = 2;

/// Who holds an office: the actor, the relation, and a mention of it.
#[derive(Debug, Clone, Copy)]
struct Holder {
    root: usize,
    relation: &'static str,
    at: usize,
}

/// Links `the Apple boss` to whoever the text says to head Apple, before or after.
pub(in crate::actor) fn led(scene: &mut Scene<'_>) {
    let mut holders: BTreeMap<usize, Vec<Holder>> = BTreeMap::new();
    for i in 0..scene.candidates.len() {
        let Some(c) = scene.candidates.get(i) else { continue };
        let Some(role) = c.role.filter(|r| c.number == Number::Singular && heads(r.relation)) else { continue };
        if !scene.entity(i).is_some_and(|e| e.named && e.kind == Some(ActorKind::Person)) {
            continue;
        }
        let Some(body) = body(scene, i) else { continue };
        let all = holders.entry(body).or_default();
        if all.len() < HOLDERS {
            all.push(Holder { root: scene.root(i), relation: role.relation, at: i });
        }
    }
    for i in 0..scene.candidates.len() {
        let Some(c) = scene.candidates.get(i).filter(|c| is_open(scene, i, c)) else { continue };
        let Some(role) = c.role.filter(|r| heads(r.relation)) else { continue };
        let Some(all) = body(scene, i).and_then(|body| holders.get(&body)) else { continue };
        let wide = matches!(role.relation, "leader_of" | "head_of" | "chief_of");
        let fits = |h: &&Holder| h.relation == role.relation || wide || h.relation == "leader_of";
        let roots: BTreeSet<usize> = all.iter().filter(fits).map(|h| h.root).collect();
        let to = match roots.len() {
            1 => all.iter().find(fits),
            // Of several that have held it the one that was named last.
            _ => all.iter().filter(fits).rfind(|h| h.at < i),
        };
        // The former head is not whoever heads it now.
        let past = |at: usize| {
            scene.candidates.get(at).is_some_and(is_former) || main_person(scene, i) == Some(scene.root(at))
        };
        let former = is_former(c);
        if let Some(to) = to.map(|h| h.at).filter(|&at| !former || past(at)) {
            scene.link(i, to, LinkReason::Role);
        }
    }
}

/// Links `the former governor` to the person that the sentence before is about, and `the president` to the only one.
pub(in crate::actor) fn late(scene: &mut Scene<'_>) {
    let mut only: BTreeMap<&'static str, Vec<Holder>> = BTreeMap::new();
    for i in 0..scene.candidates.len() {
        let Some(c) = scene.candidates.get(i).filter(|c| c.number == Number::Singular && !is_former(c)) else {
            continue;
        };
        let Some(role) = c.role.filter(|r| is_of_state(r.relation)) else { continue };
        if scene.entity(i).is_some_and(|e| e.named) {
            let all = only.entry(role.relation).or_default();
            let root = scene.root(i);
            if all.len() < HOLDERS && all.iter().filter(|h| h.root == root).count() < 2 {
                all.push(Holder { root, relation: role.relation, at: i });
            }
        }
    }
    for i in 0..scene.candidates.len() {
        let Some(c) = scene.candidates.get(i).filter(|c| is_open(scene, i, c)) else { continue };
        let to = if is_former(c) { subject_before(scene, i, c) } else { sole(scene, c, &only) };
        if let Some(to) = to {
            scene.link(i, to, LinkReason::Role);
        }
    }
}

/// Links `the militants` to the armed body that the passage names: `the Taliban`.
pub(in crate::actor) fn fighters(scene: &mut Scene<'_>) {
    for i in 0..scene.candidates.len() {
        let Some((c, sentence)) = scene.candidates.get(i).zip(scene.sentence(i)) else { continue };
        let band = c.is_description()
            && c.number == Number::Plural
            && c.determiner == Determiner::Definite
            && c.count.is_none()
            && c.words.len() == 1
            && scene.reasons.get(i).is_some_and(Option::is_none)
            && Lexicon::get().calls("fighters", &lemma(sentence, c.head))
            && !is_restricted(scene, i);
        if !band || scene.entity(i).is_some_and(|e| e.size > 1) {
            continue;
        }
        let armed = (i.saturating_sub(BACK)..i).rev().find(|&to| {
            let near = scene.candidates.get(to).filter(|o| c.sentence - o.sentence <= BAND && o.is_name());
            near.and_then(|o| o.body)
                .and_then(Lexicon::event_code)
                .is_some_and(|code| code.ends_with("REB") || code.starts_with("IMG"))
        });
        if let Some(to) = armed {
            scene.join(i, to, LinkReason::Description);
        }
    }
}

/// Whether a candidate is a definite description of one person that nothing has been found for.
fn is_open(scene: &Scene<'_>, i: usize, c: &Candidate) -> bool {
    c.is_description()
        && c.is_person()
        && c.number == Number::Singular
        && c.determiner == Determiner::Definite
        && c.count.is_none()
        && scene.reasons.get(i).is_some_and(Option::is_none)
        && !scene.entity(i).is_some_and(|e| e.named)
}

/// Relations of those who stand at the head of a body.
fn heads(relation: &str) -> bool {
    matches!(
        relation,
        "leader_of"
            | "chief_of"
            | "head_of"
            | "ceo_of"
            | "chairman_of"
            | "president_of"
            | "director_of"
            | "director_general_of"
            | "secretary_general_of"
            | "founder_of"
            | "speaker_of"
            | "governor_of"
            | "coach_of"
    )
}

/// The one body in which somebody holds offices: `our company` is that of whoever speaks.
pub(super) fn own_body(scene: &Scene<'_>, person: usize) -> Option<usize> {
    let entity = scene.entity(person).filter(|e| e.kind == Some(ActorKind::Person))?;
    let held =
        entity.nominals.iter().filter(|&&n| scene.candidates.get(n).is_some_and(|c| c.role.is_some() && !is_former(c)));
    let bodies: BTreeSet<usize> = held.filter_map(|&n| body(scene, n)).collect();
    bodies.first().copied().filter(|_| bodies.len() == 1)
}

/// The body in which an office is held: named in the phrase, its possessor, or behind `of`.
fn body(scene: &Scene<'_>, i: usize) -> Option<usize> {
    let (c, sentence) = scene.candidates.get(i).zip(scene.sentence(i))?;
    let noun = if c.is_name() { c.noun } else { c.head };
    let is_body = |k: usize| k != i && scene.entity(k).is_some_and(|e| e.kind == Some(ActorKind::Organisation));
    let inside = scene.of_sentence(c.sentence).find(|&k| {
        let within = |k: &Candidate| c.first <= k.first && k.last <= noun.max(c.first);
        scene.candidates.get(k).is_some_and(within) && is_body(k)
    });
    let of = || {
        let mut after = children(sentence, noun).filter(|&k| k > noun && relation(sentence, k) == Relation::Nmod);
        let at = after.find(|&k| matches!(case(sentence, k).as_str(), "of" | "at"))?;
        scene.at_head(c.sentence, at).filter(|&k| is_body(k))
    };
    let owner = || c.owner.and_then(|o| scene.at_head(c.sentence, o)).filter(|&k| is_body(k));
    inside.or_else(owner).or_else(of).map(|k| scene.root(k))
}

/// The person that is the subject of the sentence before, if it tells of nobody else.
fn subject_before(scene: &Scene<'_>, i: usize, c: &Candidate) -> Option<usize> {
    if is_restricted(scene, i) {
        return None;
    }
    let verb = |k: &Candidate| scene.sentences.get(k.sentence).and_then(|s| clause(s, k.head)).map(|(v, _)| v);
    let mut persons = BTreeSet::new();
    let mut subject = None;
    for to in (i.saturating_sub(BACK)..i).rev() {
        let other = scene.candidates.get(to).filter(|o| c.sentence - o.sentence < 2)?;
        let person = scene.entity(to).filter(|e| e.named && e.kind == Some(ActorKind::Person));
        if person.is_none() || other.sentence == c.sentence && verb(other) == verb(c) {
            continue;
        }
        if other.sentence == c.sentence {
            return None;
        }
        persons.insert(scene.root(to));
        let there = scene.sentence(to)?;
        if is_subject(there, other.head) {
            subject = Some(to);
        }
        if scene.of_sentence(other.sentence).start == to {
            break;
        }
    }
    subject.filter(|_| persons.len() == 1)
}

/// The only holder near by of an office that its bare noun names.
fn sole(scene: &Scene<'_>, c: &Candidate, only: &BTreeMap<&'static str, Vec<Holder>>) -> Option<usize> {
    let role = c.role.filter(|r| is_of_state(r.relation))?;
    // `the president's office` may be that of any.
    let sentence = scene.sentences.get(c.sentence)?;
    let seat = relation(sentence, c.head) == Relation::NmodPoss
        && head(sentence, c.head).is_some_and(|h| {
            matches!(lemma(sentence, h).as_str(), "office" | "job" | "post" | "seat" | "race" | "election" | "palace")
        });
    if seat || c.country.is_some() || c.owner.is_some() || c.key() != role.noun {
        return None;
    }
    let all = only.get(role.relation)?;
    let first = all.first()?;
    let alone = all.iter().all(|h| h.root == first.root);
    let near = |h: &&Holder| scene.candidates.get(h.at).is_some_and(|o| o.sentence.abs_diff(c.sentence) <= NEAR);
    all.iter().find(near).filter(|_| alone).map(|h| h.at)
}

/// Offices that a state has one of.
fn is_of_state(relation: &str) -> bool {
    matches!(relation, "president_of" | "vice_president_of" | "king_of" | "queen_of" | "emperor_of" | "chancellor_of")
        || is_unique(relation) && relation.ends_with("minister_of")
}
