//! Pronouns: relative ones by the tree, those of the first person by the speaker, the others by agreement and by what
//! the passage is centred on.

use crate::actor::LinkReason;
use crate::actor::candidate::{Candidate, Number, PronounKind};
use crate::actor::lexicon::Lexicon;
use crate::actor::phrase::{case, children, clause, first_conjunct, is_subject, lemma, relation};
use crate::actor::scene::Scene;
use crate::record::ActorKind;
use crate::text::{Relation, Sentence, Upos};

/// Candidates looked back over at most.
const WINDOW: usize = 60;
/// Sentences looked back over.
const SENTENCES: usize = 3;

/// `the suspect, who admitted …`: the noun that the relative clause hangs on.
pub(in crate::actor) fn relative(scene: &mut Scene<'_>) {
    for i in 0..scene.candidates.len() {
        let Some((c, sentence)) = scene.candidates.get(i).zip(scene.sentence(i)) else { continue };
        if c.pronoun.is_none_or(|p| p.kind != PronounKind::Relative) {
            continue;
        }
        let antecedent = relative_antecedent(sentence, c.head).and_then(|h| scene.at_head(c.sentence, h));
        let antecedent = antecedent.filter(|&to| to < i).or_else(|| neighbour(scene, i, c));
        let Some(to) = antecedent.filter(|&to| to < i && scene.stands(to)) else { continue };
        refer(scene, i, to, LinkReason::Relative);
    }
}

/// The longest candidate that ends right before the pronoun, or before the comma before it.
fn neighbour(scene: &Scene<'_>, i: usize, c: &Candidate) -> Option<usize> {
    let sentence = scene.sentence(i)?;
    let comma = c.first.checked_sub(1).and_then(|k| sentence.tokens.get(k)).is_some_and(|t| t.form == ",");
    let end = if comma { c.first - 1 } else { c.first };
    scene
        .of_sentence(c.sentence)
        .find(|&k| k < i && scene.candidates.get(k).is_some_and(|k| k.last == end && k.pronoun.is_none()))
}

fn relative_antecedent(sentence: &Sentence, at: usize) -> Option<usize> {
    let mut here = at;
    for _ in 0..24 {
        let t = sentence.tokens.get(here)?;
        if matches!(t.relation, Relation::AclRelcl | Relation::Acl) {
            return t.head;
        }
        here = t.head?;
    }
    None
}

/// Links a pronoun, also to a phrase that stands for several.
fn refer(scene: &mut Scene<'_>, i: usize, to: usize, reason: LinkReason) {
    if let Some(pair) = scene.joint.get(&to).cloned() {
        if let Some(slot) = scene.reasons.get_mut(i) {
            *slot = Some(reason);
        }
        scene.joint.insert(i, pair);
    } else {
        scene.join(i, to, reason);
    }
}

/// `I`, `we`, `our` inside a quotation are whoever speaks.
pub(in crate::actor) fn first_person(scene: &mut Scene<'_>, speakers: &[Option<usize>]) {
    for i in 0..scene.candidates.len() {
        let Some(c) = scene.candidates.get(i) else { continue };
        if !c.quoted || c.pronoun.is_none_or(|p| p.person != 1) {
            continue;
        }
        // A speaker who is a pronoun is resolved later; what he says then follows him.
        let Some(to) = speakers.get(c.sentence).copied().flatten() else { continue };
        if scene.candidates.get(to).is_some_and(|t| t.pronoun.is_none()) && scene.stands(to) {
            scene.join(i, to, LinkReason::Speaker);
        }
    }
}

/// `he`, `she`, `it`, `they` and their kin.
pub(in crate::actor) fn third_person(scene: &mut Scene<'_>, speakers: &[Option<usize>]) {
    for i in 0..scene.candidates.len() {
        let Some(c) = scene.candidates.get(i) else { continue };
        let Some(p) = c.pronoun.filter(|p| p.person == 3 && p.kind != PronounKind::Relative) else { continue };
        if is_content(scene, i) {
            continue;
        }
        let speaker = speakers.get(c.sentence).copied().flatten().filter(|_| c.quoted);
        if p.kind == PronounKind::Reflexive
            && let Some(to) = own_subject(scene, i).filter(|&to| resolved(scene, to) && suits(scene, c, to).is_some())
        {
            refer(scene, i, to, LinkReason::Reflexive);
            continue;
        }
        let Some(to) = best(scene, i, speaker) else { continue };
        if c.number == Number::Plural
            && let Some(all) = coordinated(scene, to)
        {
            if let Some(slot) = scene.reasons.get_mut(i) {
                *slot = Some(LinkReason::Pronoun);
            }
            scene.joint.insert(i, all);
            continue;
        }
        refer(scene, i, to, LinkReason::Pronoun);
    }
}

/// `denied it`, `said it`: what is said, and no actor.
fn is_content(scene: &Scene<'_>, i: usize) -> bool {
    let Some((c, s)) = scene.candidates.get(i).zip(scene.sentence(i)) else { return false };
    let verb = s.tokens.get(c.head).and_then(|t| t.head);
    c.words.first().is_some_and(|w| w == "it")
        && relation(s, c.head) == Relation::Obj
        && verb.is_some_and(|v| Lexicon::get().says(&lemma(s, v)))
}

/// Whether a candidate is known to stand for somebody.
fn resolved(scene: &Scene<'_>, i: usize) -> bool {
    scene.joint.contains_key(&i) || scene.stands(i)
}

/// The subject of the clause of a candidate.
fn own_subject(scene: &Scene<'_>, i: usize) -> Option<usize> {
    let c = scene.candidates.get(i)?;
    let sentence = scene.sentence(i)?;
    let (verb, _) = clause(sentence, c.head)?;
    let subject = children(sentence, verb).find(|&k| relation(sentence, k).is_subject())?;
    scene.at_head(c.sentence, subject).filter(|&to| to != i)
}

/// The other members of a list of persons or bodies that a candidate is the first of, itself included.
fn coordinated(scene: &Scene<'_>, to: usize) -> Option<Vec<usize>> {
    let c = scene.candidates.get(to)?;
    if c.number == Number::Plural || scene.joint.contains_key(&to) {
        return None;
    }
    let sentence = scene.sentence(to)?;
    let mut all = vec![to];
    all.extend(
        children(sentence, c.head)
            .filter(|&k| relation(sentence, k) == Relation::Conj)
            .filter_map(|k| scene.at_head(c.sentence, k))
            .filter(|&k| resolved(scene, k)),
    );
    (all.len() > 1).then_some(all)
}

/// The candidate before a pronoun that it most likely means.
fn best(scene: &Scene<'_>, i: usize, speaker: Option<usize>) -> Option<usize> {
    let c = scene.candidates.get(i)?;
    let sentence = scene.sentence(i)?;
    let verb = clause(sentence, c.head).map(|(v, _)| v);
    let mut top: Option<(i32, usize)> = None;
    for to in (i.saturating_sub(WINDOW)..i).rev() {
        let Some(other) = scene.candidates.get(to) else { break };
        let distance = c.sentence - other.sentence;
        if distance > SENTENCES {
            break;
        }
        if !resolved(scene, to) || other.holds(c) || speaker.is_some_and(|s| scene.same(s, to)) {
            continue;
        }
        if other.pronoun.is_some_and(|p| p.person != 3) {
            continue;
        }
        let Some(suit) = suits(scene, c, to) else { continue };
        if distance == 0 && clashes(scene, i, to, verb) {
            continue;
        }
        let Some(there) = scene.sentence(to) else { continue };
        let mut score = suit + 40 - 12 * i32::try_from(distance).unwrap_or(8) + scene.salience(to);
        // The subject of the clause around or before, and the same function as the pronoun.
        if is_subject(there, other.head) && is_main(there, other.head) {
            score += 4;
        }
        if is_subject(sentence, c.head) && is_subject(there, other.head) {
            score += 2;
        }
        if other.quoted != c.quoted {
            score -= 9;
        }
        // A country that something happens in is a place there, and does nothing itself.
        if is_setting(scene, there, to, other) {
            score -= 8;
        }
        // Whoever is told of through another (`her mother`) is less the topic than that other.
        if other.is_description() && other.owner.is_some() && is_human(c) {
            score -= 6;
        }
        let size = scene.entity(to).map_or(1, |e| e.size.min(6));
        score += i32::try_from(size).unwrap_or(6);
        if top.is_none_or(|(s, _)| score > s) {
            top = Some((score, to));
        }
    }
    let (_, to) = top?;
    // Something that is no actor may be nearer: `the plan … it`.
    let thing = c.pronoun.is_some_and(|p| p.human != Some(true)) && rivalled(scene, i, to);
    (!thing).then_some(to)
}

fn is_human(c: &Candidate) -> bool {
    c.pronoun.is_some_and(|p| p.human == Some(true))
}

/// Whether a country is named as where something is.
fn is_setting(scene: &Scene<'_>, sentence: &Sentence, to: usize, c: &Candidate) -> bool {
    scene.entity(to).is_some_and(|e| e.kind == Some(ActorKind::Country))
        && matches!(case(sentence, c.head).as_str(), "in" | "inside" | "across" | "throughout" | "within" | "near")
}

fn is_main(sentence: &Sentence, at: usize) -> bool {
    clause(sentence, at).is_some_and(|(v, _)| matches!(relation(sentence, v), Relation::Root | Relation::Conj))
}

/// Whether pronoun and candidate are two arguments of one verb, or one possesses the other.
fn clashes(scene: &Scene<'_>, i: usize, to: usize, verb: Option<usize>) -> bool {
    let (Some(c), Some(other), Some(sentence)) = (scene.candidates.get(i), scene.candidates.get(to), scene.sentence(i))
    else {
        return true;
    };
    let kind = c.pronoun.map(|p| p.kind);
    if kind == Some(PronounKind::Possessive) {
        return false;
    }
    let up = |at: usize| sentence.tokens.get(first_conjunct(sentence, at)).and_then(|t| t.head);
    kind == Some(PronounKind::Personal) && verb.is_some() && up(c.head) == up(other.head) && up(c.head).is_some()
}

/// How well the features of a pronoun suit an earlier candidate; none if they exclude it.
fn suits(scene: &Scene<'_>, c: &Candidate, to: usize) -> Option<i32> {
    let p = c.pronoun?;
    let other = scene.candidates.get(to)?;
    if scene.joint.contains_key(&to) {
        return (c.number == Number::Plural).then_some(6);
    }
    let entity = scene.entity(to)?;
    let kind = entity.kind?;
    match (c.number, p.human) {
        (Number::Singular, Some(true)) => {
            (kind == ActorKind::Person && entity.gender.agrees(c.gender)).then_some(if entity.named { 3 } else { 0 })
        }
        (Number::Singular, _) => match kind {
            ActorKind::Organisation => Some(3),
            ActorKind::Country => Some(if other.form == crate::actor::MentionForm::Demonym { -6 } else { 2 }),
            ActorKind::Place => Some(-8),
            ActorKind::Group if entity.number != Number::Plural => Some(0),
            _ => None,
        },
        (Number::Plural, _) => match kind {
            ActorKind::Group => Some(4),
            ActorKind::Organisation => Some(-3),
            ActorKind::Country => Some(-6),
            ActorKind::Person => {
                let sentence = scene.sentence(to)?;
                let list = children(sentence, other.head).any(|k| {
                    relation(sentence, k) == Relation::Conj
                        && scene
                            .at_head(other.sentence, k)
                            .and_then(|k| scene.entity(k))
                            .is_some_and(|e| e.kind == Some(ActorKind::Person))
                });
                list.then_some(4)
            }
            ActorKind::Place => None,
        },
        (Number::Open, _) => Some(0),
    }
}

/// Whether a thing that is no actor is the subject between the candidate and the pronoun, and agrees in number.
fn rivalled(scene: &Scene<'_>, i: usize, to: usize) -> bool {
    let (Some(c), Some(other)) = (scene.candidates.get(i), scene.candidates.get(to)) else { return true };
    let plural = c.number == Number::Plural;
    let is_rival = |s: usize, at: usize| {
        let Some(sentence) = scene.sentences.get(s) else { return false };
        let Some(t) = sentence.tokens.get(at) else { return false };
        let noun = matches!(t.upos, Upos::Noun | Upos::Propn);
        let number = matches!(t.tag.as_str(), "NNS" | "NNPS") == plural;
        noun && number && t.relation.is_subject() && scene.at_head(s, at).is_none_or(|k| !resolved(scene, k))
    };
    if c.sentence == other.sentence {
        return (other.last..c.first).any(|at| is_rival(c.sentence, at));
    }
    let before = (0..c.first).any(|at| is_rival(c.sentence, at));
    let after = scene.sentences.get(other.sentence).is_some_and(|s| {
        (other.last..s.tokens.len()).any(|at| is_rival(other.sentence, at)) && !is_subject(s, other.head)
    });
    before || after
}
