//! Where places, bodies and groups are: `Raqqa in northern Syria`, `Aleppo, Syria`, `the British embassy in Tehran`.

use super::{Found, push};
use crate::actor::MentionForm;
use crate::actor::candidate::Candidate;
use crate::actor::lexicon::{Lexicon, NounClass};
use crate::actor::phrase::{case, children, head, lemma, relation, token};
use crate::actor::scene::Scene;
use crate::record::ActorKind;
use crate::text::{Relation, Sentence, Tag, Upos};

/// Adds where one candidate is said to be.
pub(super) fn find(scene: &Scene<'_>, sentence: &Sentence, i: usize, c: &Candidate, out: &mut Vec<Found>) {
    match scene.entity(i).and_then(|e| e.kind) {
        Some(ActorKind::Place) => place(scene, sentence, i, c, out),
        Some(ActorKind::Organisation | ActorKind::Group) if !scene.joint.contains_key(&i) => {
            body(scene, sentence, i, c, out);
        }
        _ => {}
    }
}

/// Whether a candidate is a place that has a name.
fn is_land(scene: &Scene<'_>, m: usize) -> bool {
    let named = scene.entity(m).is_some_and(|e| e.named || e.is_country);
    named && matches!(scene.entity(m).and_then(|e| e.kind), Some(ActorKind::Place | ActorKind::Country))
}

fn place(scene: &Scene<'_>, sentence: &Sentence, i: usize, c: &Candidate, out: &mut Vec<Found>) {
    let named = scene.entity(i).is_some_and(|e| e.named);
    // `the town of Kobani`, `Karrada district`: what modifies the noun is said of the place.
    let noun = head(sentence, c.head).filter(|&n| {
        let of = relation(sentence, c.head) == Relation::Nmod && case(sentence, c.head) == "of";
        let whole = of || matches!(relation(sentence, c.head), Relation::Compound | Relation::Flat | Relation::Appos);
        named && whole && is_place_noun(sentence, n) && n.abs_diff(c.head) < 6
    });
    for at in noun.into_iter().chain([c.head]) {
        for child in children(sentence, at).filter(|&k| k != c.head) {
            let prep = case(sentence, child);
            let within = match relation(sentence, child) {
                Relation::Nmod => matches!(prep.as_str(), "in" | "of"),
                Relation::NmodPoss => true,
                Relation::Amod | Relation::Compound => child < at,
                _ => false,
            };
            let Some(m) = scene.at_head(c.sentence, child).filter(|&m| within && m != i) else { continue };
            let adjective = scene.candidates.get(m).is_some_and(|m| m.form == MentionForm::Demonym);
            if is_land(scene, m) && (named || adjective || noun.is_some() || prep == "in" || prep == "of") {
                push(scene, out, i, m, kind_of(sentence, at));
            }
        }
    }
    if named && let Some(m) = beside(scene, sentence, i, c) {
        push(scene, out, i, m, "located_in");
    }
}

/// `Kathmandu, the capital of Nepal`: a capital is more than somewhere in its country.
fn kind_of(sentence: &Sentence, noun: usize) -> &'static str {
    if lemma(sentence, noun) == "capital" { "capital_of" } else { "located_in" }
}

fn is_place_noun(sentence: &Sentence, at: usize) -> bool {
    token(sentence, at).is_some_and(|t| matches!(t.upos, Upos::Noun | Upos::Propn))
        && Lexicon::get().noun(&lemma(sentence, at)).contains(&NounClass::Place)
}

/// `Aleppo, Syria,` and `Raqqa in northern Syria`, whatever the parse makes of the second place, unless it is one of a list.
fn beside(scene: &Scene<'_>, sentence: &Sentence, i: usize, c: &Candidate) -> Option<usize> {
    let form = |at: usize| token(sentence, at).map_or("", |t| t.form.as_str());
    let comma = form(c.last) == ",";
    if !comma && form(c.last) != "in" || !c.is_name() {
        return None;
    }
    let (m, other) = scene.of_sentence(c.sentence).find_map(|k| {
        let other = scene.candidates.get(k)?;
        let near = other.first > c.last && other.first <= c.last + 2 && other.core.0 <= c.last + 3;
        (near && other.is_name() && other.pronoun.is_none()).then_some((k, other))
    })?;
    if m == i || scene.same(i, m) || !is_land(scene, m) || comma && other.core.0 != c.last + 1 {
        return None;
    }
    if !comma {
        let between = sentence.tokens.get(c.last + 1..other.core.0).unwrap_or(&[]);
        let plain = between.iter().all(|t| matches!(t.upos, Upos::Adj | Upos::Det | Upos::Propn | Upos::Noun));
        return plain.then_some(m);
    }
    let listed = relation(sentence, other.head) == Relation::Conj
        || children(sentence, c.head)
            .chain(children(sentence, other.head))
            .any(|k| relation(sentence, k) == Relation::Conj && scene.at_head(c.sentence, k).is_some_and(|k| is_land(scene, k)));
    let closed = matches!(form(other.last), "," | "." | ";" | ":" | ")" | "" | "—" | "–" | "-")
        || token(sentence, other.last).is_some_and(|t| matches!(t.tag, Tag::In | Tag::Vbd | Tag::Vbz | Tag::Wdt));
    let next = if form(other.last) == "," { other.last + 1 } else { other.last };
    let more = matches!(form(next), "and" | "or" | "&")
        || form(other.last) == "," && scene.of_sentence(c.sentence).any(|k| {
            scene.candidates.get(k).is_some_and(|k| k.first == next && k.is_name()) && is_land(scene, k)
                && scene.entity(m).is_some_and(|e| e.is_country)
        });
    let before = c.first.checked_sub(1).map_or("", form);
    (closed && !listed && !more && before != ",").then_some(m)
}

/// `US forces in Iraq`, `the embassy in Tehran`.
fn body(scene: &Scene<'_>, sentence: &Sentence, i: usize, c: &Candidate, out: &mut Vec<Found>) {
    for child in children(sentence, c.head).filter(|&k| k > c.head && relation(sentence, k) == Relation::Nmod) {
        let prep = case(sentence, child);
        let Some(m) = scene.at_head(c.sentence, child).filter(|&m| is_land(scene, m)) else { continue };
        if matches!(prep.as_str(), "in" | "at" | "near" | "inside" | "outside") && !scene.same(i, m) {
            push(scene, out, i, m, "located_in");
        }
    }
}
