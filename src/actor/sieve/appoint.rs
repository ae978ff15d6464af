//! Verbs that put somebody into an office: `became chairman`, `was elected leader`, `named X as minister`.

use crate::actor::LinkReason;
use crate::actor::candidate::Number;
use crate::actor::phrase::{children, first_conjunct, lemma, relation};
use crate::actor::scene::Scene;
use crate::record::ActorKind;
use crate::text::{Relation, Sentence};

/// Words between the verb, the person and the office at most.
const NEAR: usize = 5;

/// Links the office to who is said to come into it.
pub(in crate::actor) fn link(scene: &mut Scene<'_>) {
    for i in 0..scene.candidates.len() {
        let Some((c, sentence)) = scene.candidates.get(i).zip(scene.sentence(i)) else { continue };
        let office = c.is_description() && c.role.is_some() && c.number == Number::Singular;
        if !office || scene.reasons.get(i).is_some_and(Option::is_some) {
            continue;
        }
        let to = as_office(scene, sentence, i).or_else(|| into_office(scene, sentence, i));
        let person = |to: usize| scene.entity(to).is_some_and(|e| e.kind == Some(ActorKind::Person));
        if let Some(to) = to.filter(|&to| to != i && person(to)) {
            scene.link(i, to, LinkReason::Appointment);
        }
    }
}

/// `named Ann Lee as minister`: the name right before `as`, under a verb that gives office.
fn as_office(scene: &Scene<'_>, sentence: &Sentence, i: usize) -> Option<usize> {
    let c = scene.candidates.get(i)?;
    let before = c.first.checked_sub(1)?;
    if sentence.tokens.get(before)?.form != "as" {
        return None;
    }
    let verb = (0..before).rev().take(40).find(|&v| gives(sentence, v) || takes(sentence, v))?;
    if !is_done(sentence, verb) {
        return None;
    }
    let object = scene
        .of_sentence(c.sentence)
        .find(|&k| scene.candidates.get(k).is_some_and(|k| k.last == before && k.is_name() && k.first > verb));
    object.or_else(|| {
        let near = before - verb <= NEAR && (takes(sentence, verb) || is_passive(sentence, verb));
        near.then(|| subject(scene, sentence, c.sentence, verb)).flatten()
    })
}

/// `became chairman`, `was elected leader`: the office right behind the verb.
fn into_office(scene: &Scene<'_>, sentence: &Sentence, i: usize) -> Option<usize> {
    let c = scene.candidates.get(i)?;
    let verb = c.first.checked_sub(1)?;
    if !is_done(sentence, verb) {
        return None;
    }
    let becomes = lemma(sentence, verb) == "become";
    (becomes || gives(sentence, verb) && is_passive(sentence, verb))
        .then(|| subject(scene, sentence, c.sentence, verb))
        .flatten()
}

fn gives(sentence: &Sentence, at: usize) -> bool {
    matches!(
        lemma(sentence, at).as_str(),
        "name" | "appoint" | "elect" | "re-elect" | "choose" | "pick" | "nominate" | "install" | "swear" | "crown"
    )
}

fn takes(sentence: &Sentence, at: usize) -> bool {
    matches!(
        lemma(sentence, at).as_str(),
        "resign" | "quit" | "step" | "retire" | "serve" | "take" | "work" | "act" | "stand" | "continue"
    )
}

fn is_passive(sentence: &Sentence, verb: usize) -> bool {
    children(sentence, verb).any(|k| matches!(relation(sentence, k), Relation::AuxPass | Relation::NsubjPass))
        || sentence.tokens.get(verb).is_some_and(|t| t.relation == Relation::Acl && t.tag.as_str() == "VBN")
}

/// Whether the verb tells of what has come about: no plan, wish or denial.
fn is_done(sentence: &Sentence, verb: usize) -> bool {
    children(sentence, verb).all(|k| match relation(sentence, k) {
        Relation::Aux => matches!(lemma(sentence, k).as_str(), "have" | "be" | "do" | "'ve" | "'s"),
        Relation::Advmod => !matches!(lemma(sentence, k).as_str(), "not" | "never" | "n't"),
        Relation::Mark => !matches!(lemma(sentence, k).as_str(), "if" | "whether" | "unless"),
        _ => true,
    })
}

/// The subject of a verb, or what a participle or relative clause hangs on.
fn subject(scene: &Scene<'_>, sentence: &Sentence, s: usize, verb: usize) -> Option<usize> {
    let own = |v: usize| children(sentence, v).find(|&k| relation(sentence, k).is_subject());
    let up = first_conjunct(sentence, verb);
    let head = sentence.tokens.get(verb).filter(|t| matches!(t.relation, Relation::Acl | Relation::AclRelcl));
    let at = own(verb).or_else(|| own(up)).or_else(|| head.and_then(|t| t.head))?;
    scene.at_head(s, at)
}
