//! Pronouns: relative ones by the tree, those of the first person by the speaker, the others by agreement and by what
//! the passage is centred on.

use super::{binding, rival};
use crate::actor::LinkReason;
use crate::actor::candidate::{Candidate, Number, PronounKind};
use crate::actor::lexicon::{Gender, Lexicon};
use crate::actor::phrase::{case, children, clause, first_conjunct, is_subject, lemma, relation};
use crate::actor::scene::Scene;
use crate::record::ActorKind;
use crate::text::{Relation, Sentence, Tag};

/// Candidates looked back over at most.
const WINDOW: usize = 90;
/// Sentences looked back over.
const SENTENCES: usize = 6;
/// … for a pronoun that need not mean a person.
const NEAR: usize = 2;
/// Candidates beside one that may lie around or inside it.
const NESTED: usize = 8;
/// What the subject of its clause counts more as the owner.
const OWN: i32 = 10;
/// How many mentions make an actor weigh more at most; for things a quarter of it.
const FREQUENT: usize = 12;
/// What takes a body out of reach of `they`, where the text does not speak of bodies in the plural.
const MANY: i32 = 8;
/// What a known sex that agrees counts.
const GENDER: i32 = 3;
/// What standing in the clause right above counts.
const ABOVE: i32 = 3;
/// What a verb of speech or will counts for an actor as its subject.
const WILL: i32 = 12;

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
        let list = coordinated(scene, to).filter(|_| is_plural(sentence, c.head));
        if scene.reasons.get(i).is_some_and(Option::is_some) {
            continue;
        }
        if let Some(all) = list {
            if let Some(slot) = scene.reasons.get_mut(i) {
                *slot = Some(LinkReason::Relative);
            }
            scene.joint.insert(i, all);
        } else {
            refer(scene, i, to, LinkReason::Relative);
        }
    }
}

/// Whether the verb that a pronoun is the subject of is a plural one: `which are building …`.
fn is_plural(sentence: &Sentence, at: usize) -> bool {
    let Some((verb, _)) = clause(sentence, at).filter(|_| is_subject(sentence, at)) else { return false };
    let plural = |k: usize| {
        sentence.tokens.get(k).is_some_and(|t| t.tag == Tag::Vbp || matches!(t.form.as_str(), "are" | "were" | "have"))
    };
    let singular = |k: usize| sentence.tokens.get(k).is_some_and(|t| t.tag == Tag::Vbz);
    let helper = |k: &usize| matches!(relation(sentence, *k), Relation::Aux | Relation::AuxPass | Relation::Cop);
    (plural(verb) || children(sentence, verb).filter(helper).any(plural)) && !singular(verb)
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

/// `I`, `my` inside a quotation are whoever speaks; `we` and `our` are a number of people of whom the speaker is one, and
/// what they do he does too.
pub(in crate::actor) fn first_person(scene: &mut Scene<'_>, speakers: &[Option<usize>]) {
    for i in 0..scene.candidates.len() {
        let Some(c) = scene.candidates.get(i) else { continue };
        if !c.quoted || c.pronoun.is_none_or(|p| p.person != 1) || scene.reasons.get(i).is_some_and(Option::is_some) {
            continue;
        }
        let Some(to) = speakers.get(c.sentence).copied().flatten().filter(|&to| scene.stands(to)) else { continue };
        scene.join(i, to, LinkReason::Speaker);
    }
}

/// `he`, `she`, `it`, `they` and their kin.
pub(in crate::actor) fn third_person(scene: &mut Scene<'_>, speakers: &[Option<usize>]) {
    let many = has_plural_bodies(scene);
    for i in 0..scene.candidates.len() {
        let Some((c, sentence)) = scene.candidates.get(i).zip(scene.sentence(i)) else { continue };
        let Some(p) = c.pronoun.filter(|p| p.person == 3 && p.kind != PronounKind::Relative) else { continue };
        if rival::is_empty(sentence, c.head) {
            continue;
        }
        let speaker = speakers.get(c.sentence).copied().flatten().filter(|_| c.quoted);
        if p.kind == PronounKind::Reflexive && binding::has_subject(sentence, c.head) {
            let own = binding::own_subject(scene, i);
            if let Some(to) = own.filter(|&to| resolved(scene, to) && suits(scene, c, to).is_some()) {
                refer(scene, i, to, LinkReason::Reflexive);
            }
            continue;
        }
        let Some(to) = ahead(scene, i).or_else(|| best(scene, i, speaker, many)) else { continue };
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

/// Whether the text has a body as the subject of a verb in the plural, as British English may: `Norvik have won`.
fn has_plural_bodies(scene: &Scene<'_>) -> bool {
    scene.candidates.iter().enumerate().any(|(i, c)| {
        let body = c.is_name() && c.kind == Some(ActorKind::Organisation) && c.number == Number::Singular;
        body && scene.sentence(i).is_some_and(|s| {
            let list = children(s, c.head).any(|k| relation(s, k) == Relation::Conj);
            relation(s, c.head).is_subject() && !list && is_plural(s, c.head)
        })
    })
}

/// Whoever is named as the subject of the main clause behind the phrase of the pronoun.
fn ahead(scene: &Scene<'_>, i: usize) -> Option<usize> {
    let c = scene.candidates.get(i).filter(|c| !c.quoted && c.pronoun.is_some_and(|p| p.human.is_some()))?;
    let to = binding::following_subject(scene, i)?;
    let named = scene.entity(to).is_some_and(|e| e.named);
    let other = scene.candidates.get(to).filter(|o| (o.is_name() || o.is_description() && named) && !o.quoted)?;
    let own = (to..to + NESTED).any(|k| scene.candidates.get(k).is_some_and(|k| k.pronoun.is_some() && other.holds(k)));
    (!own && resolved(scene, to) && suits(scene, c, to).is_some_and(|s| s > 0)).then_some(to)
}

/// Whether a candidate is known to stand for somebody.
fn resolved(scene: &Scene<'_>, i: usize) -> bool {
    scene.joint.contains_key(&i) || scene.stands(i)
}

/// The members of a list of persons or bodies that a candidate stands in.
fn coordinated(scene: &Scene<'_>, to: usize) -> Option<Vec<usize>> {
    let c = scene.candidates.get(to)?;
    if c.number == Number::Plural || scene.joint.contains_key(&to) {
        return None;
    }
    let sentence = scene.sentence(to)?;
    let first = first_conjunct(sentence, c.head);
    let mut all: Vec<usize> = scene.at_head(c.sentence, first).filter(|&k| resolved(scene, k)).into_iter().collect();
    all.extend(
        children(sentence, first)
            .filter(|&k| relation(sentence, k) == Relation::Conj)
            .filter_map(|k| scene.at_head(c.sentence, k))
            .filter(|&k| resolved(scene, k)),
    );
    (all.len() > 1).then_some(all)
}

/// The candidate before a pronoun that it most likely means.
fn best(scene: &Scene<'_>, i: usize, speaker: Option<usize>, many: bool) -> Option<usize> {
    let c = scene.candidates.get(i)?;
    let p = c.pronoun?;
    let sentence = scene.sentence(i)?;
    let not = match p.kind {
        PronounKind::Personal => binding::excluded(scene, i),
        _ => Vec::new(),
    };
    // `his` in `his father` is not the father, whatever he is called elsewhere.
    let owned: Vec<usize> = (i.saturating_sub(NESTED)..i + NESTED)
        .filter(|&k| k != i)
        .filter(|&k| scene.candidates.get(k).is_some_and(|k| k.sentence == c.sentence && k.owner == Some(c.head)))
        .map(|k| scene.root(k))
        .collect();
    let local = binding::own_subject(scene, i).map(|to| scene.root(to));
    let teller = binding::teller(scene, i).map(|to| scene.root(to));
    let is_parallel = in_subject(sentence, c);
    let is_object = relation(sentence, c.head) == Relation::Obj;
    let above = clause(sentence, c.head).and_then(|(v, _)| clause(sentence, v)).map(|(v, _)| v);
    let reach = if is_human(c) { SENTENCES } else { NEAR };
    let mut top: Option<(i32, usize)> = None;
    for to in (i.saturating_sub(WINDOW)..i).rev() {
        let Some(other) = scene.candidates.get(to) else { break };
        let distance = c.sentence - other.sentence;
        if distance > reach {
            break;
        }
        if !resolved(scene, to) || other.holds(c) || speaker.is_some_and(|s| scene.same(s, to)) {
            continue;
        }
        if other.pronoun.is_some_and(|p| p.person != 3)
            || not.contains(&scene.root(to))
            || owned.contains(&scene.root(to))
        {
            continue;
        }
        let Some(mut suit) = suits(scene, c, to) else { continue };
        if many
            && c.number == Number::Plural
            && scene.entity(to).is_some_and(|e| e.kind == Some(ActorKind::Organisation))
        {
            suit += MANY;
        }
        let Some(there) = scene.sentence(to) else { continue };
        let mut score = suit + 40 - far(distance) + scene.salience(to);
        // The subject of the clause around or before, and the same function as the pronoun.
        if is_subject(there, other.head) && is_main(there, other.head) {
            score += 4;
        }
        if is_parallel && is_subject(there, other.head) {
            score += 2;
        }
        // What does something does it to its own: `Ann Lee sold her house`.
        if distance == 0 && p.kind == PronounKind::Possessive && local == Some(scene.root(to)) {
            score += OWN;
        }
        // … and so does an object that takes up another one: `attacked the guards, accusing them`.
        if is_object && matches!(relation(there, other.head), Relation::Obj | Relation::Iobj) {
            score += 3;
        }
        if distance == 0 && above.is_some() && clause(there, other.head).map(|(v, _)| v) == above {
            score += ABOVE;
        }
        // `told her that he would go`: whoever says it, rather than whoever is told.
        if distance == 0 && teller == Some(scene.root(to)) {
            score += OWN;
        }
        if other.quoted != c.quoted {
            score -= if other.quoted { 9 } else { 2 };
        }
        // A country that something happens in is a place there, and does nothing itself.
        if is_setting(scene, there, to, other) {
            score -= 8;
        }
        // Whoever is told of through another (`her mother`) is less the topic than that other.
        if other.owner.is_some() && is_human(c) {
            score -= 6;
        }
        let size = scene.entity(to).map_or(1, |e| e.size.min(if is_human(c) { FREQUENT } else { FREQUENT / 4 }));
        score += i32::try_from(size).unwrap_or(6);
        if top.is_none_or(|(s, _)| score > s) {
            top = Some((score, to));
        }
    }
    let (score, to) = top?;
    if is_human(c) {
        return Some(to);
    }
    // Something that is no actor may be meant: `the plan … it`.
    let thing = rival::best(scene, i, &|k| resolved(scene, k));
    thing.is_none_or(|t| score + willing(sentence, c) > t).then_some(to)
}

/// How much more what a pronoun is said to do points to an actor than to a thing.
fn willing(sentence: &Sentence, c: &Candidate) -> i32 {
    let Some((verb, _)) = clause(sentence, c.head).filter(|_| is_subject(sentence, c.head)) else { return 0 };
    let (lexicon, verb_lemma) = (Lexicon::get(), lemma(sentence, verb));
    let active = relation(sentence, c.head) == Relation::Nsubj;
    if active && (lexicon.wills(&verb_lemma) || lexicon.is_body_act(&verb_lemma)) { WILL } else { 0 }
}

/// Whether a pronoun is the subject of its clause, or owns it.
pub(super) fn in_subject(sentence: &Sentence, c: &Candidate) -> bool {
    let owned = (relation(sentence, c.head) == Relation::NmodPoss)
        .then(|| sentence.tokens.get(c.head).and_then(|t| t.head))
        .flatten();
    is_subject(sentence, owned.unwrap_or(c.head))
}

/// What the distance in sentences takes off: the first step most.
fn far(sentences: usize) -> i32 {
    const STEPS: [i32; SENTENCES + 1] = [0, 12, 22, 30, 34, 37, 40];
    STEPS.get(sentences).copied().unwrap_or(48)
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

/// Whether the head of a name or description is a noun in the plural: `Democrats`.
fn is_many(scene: &Scene<'_>, to: usize) -> bool {
    let head = scene.candidates.get(to).zip(scene.sentence(to)).and_then(|(c, s)| s.tokens.get(c.head));
    head.is_some_and(|t| matches!(t.tag, Tag::Nns | Tag::Nnps))
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
            let known = if entity.gender == Gender::Open { 0 } else { GENDER };
            let named = if entity.named { 3 } else { 0 };
            (kind == ActorKind::Person && entity.gender.agrees(c.gender)).then_some(known + named)
        }
        (Number::Singular, _) => match kind {
            ActorKind::Organisation => Some(3),
            ActorKind::Country => Some(if other.form == crate::actor::MentionForm::Demonym { -6 } else { 2 }),
            ActorKind::Place => Some(-8),
            ActorKind::Group if entity.number != Number::Plural && !is_many(scene, to) => Some(0),
            _ => None,
        },
        (Number::Plural, _) => match kind {
            ActorKind::Group => Some(4),
            // A name in the plural: `the Senators`, `the Rockets`.
            ActorKind::Organisation if other.is_name() && other.number == Number::Open => Some(3),
            // `bought them`, `extended them`: rather things than a body.
            ActorKind::Organisation | ActorKind::Country => {
                let object = scene.sentences.get(c.sentence).is_some_and(|s| relation(s, c.head) == Relation::Obj);
                Some(if object { -MANY - MANY } else { -MANY })
            }
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
