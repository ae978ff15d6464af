//! Where places, bodies and groups are: `Raqqa in northern Syria`, `Aleppo, Syria`, `the British embassy in Tehran`.

use super::{Found, push};
use crate::actor::MentionForm;
use crate::actor::candidate::Candidate;
use crate::actor::countries::{Countries, CountryForm};
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
    // `the Syrian town of Kobani`, `the Karrada district of Baghdad`: what modifies the noun is said of the place.
    let of = relation(sentence, c.head) == Relation::Nmod && case(sentence, c.head) == "of";
    let noun = head(sentence, c.head).filter(|&n| {
        let whole = of || matches!(relation(sentence, c.head), Relation::Compound | Relation::Flat | Relation::Appos);
        c.is_name()
            && whole
            && is_place_noun(sentence, n)
            && n.abs_diff(c.head) < 6
            && !(of && is_part_noun(sentence, n) && has_name(scene, sentence, c, n))
    });
    for at in noun.into_iter().chain([c.head]) {
        for child in children(sentence, at).filter(|&k| k != c.head) {
            let within = match relation(sentence, child) {
                Relation::Nmod => match case(sentence, child).as_str() {
                    "in" => true,
                    // `the village of Barpak` is Barpak.
                    "of" => at == c.head && c.is_name() || is_part_noun(sentence, at),
                    _ => false,
                },
                Relation::NmodPoss => c.is_name() || noun.is_some(),
                Relation::Amod => child < at && (c.is_name() || noun.is_some()),
                _ => false,
            };
            if !within {
                continue;
            }
            let more = children(sentence, child).filter(|&k| relation(sentence, k) == Relation::Conj && k > at);
            for m in std::iter::once(child).chain(more).filter_map(|k| scene.at_head(c.sentence, k)) {
                let other = scene.candidates.get(m);
                let apart = other.is_some_and(|o| o.first > c.last || o.last <= c.core.0);
                if m != i && is_land(scene, m) && apart && !scene.same(i, m) {
                    let from = out.len();
                    push(scene, out, i, m, kind_of(sentence, at));
                    let adjective = other.is_some_and(|o| o.form == MentionForm::Demonym);
                    out.iter_mut().skip(from).for_each(|f| f.manner.of_side = adjective);
                }
            }
        }
    }
    if scene.entity(i).is_some_and(|e| e.named)
        && let Some(m) = beside(scene, sentence, i, c)
    {
        push(scene, out, i, m, "located_in");
    }
}

/// Whether a noun has a name of its own before it: `the Karrada district of Baghdad` is not Baghdad.
fn has_name(scene: &Scene<'_>, sentence: &Sentence, c: &Candidate, noun: usize) -> bool {
    children(sentence, noun).any(|k| {
        k < noun
            && matches!(relation(sentence, k), Relation::Compound | Relation::Flat)
            && scene.at_head(c.sentence, k).is_some()
    })
}

/// Nouns whose place behind `of` is the larger one: `the capital of Nepal`, `the outskirts of Baghdad`.
fn is_part_noun(sentence: &Sentence, at: usize) -> bool {
    matches!(
        lemma(sentence, at).as_str(),
        "capital"
            | "suburb"
            | "district"
            | "outskirt"
            | "outskirts"
            | "neighbourhood"
            | "neighborhood"
            | "quarter"
            | "part"
            | "area"
            | "north"
            | "south"
            | "east"
            | "west"
            | "centre"
            | "center"
            | "coast"
            | "province"
            | "region"
    )
}

/// `Kathmandu, the capital of Nepal`: a capital is more than somewhere in its country.
fn kind_of(sentence: &Sentence, noun: usize) -> &'static str {
    if lemma(sentence, noun) == "capital" { "capital_of" } else { "located_in" }
}

fn is_place_noun(sentence: &Sentence, at: usize) -> bool {
    token(sentence, at).is_some_and(|t| matches!(t.upos, Upos::Noun | Upos::Propn))
        && (lemma(sentence, at) == "state" || Lexicon::get().noun(&lemma(sentence, at)).contains(&NounClass::Place))
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
        || children(sentence, c.head).chain(children(sentence, other.head)).any(|k| {
            relation(sentence, k) == Relation::Conj && scene.at_head(c.sentence, k).is_some_and(|k| is_land(scene, k))
        });
    let closed = matches!(form(other.last), "," | "." | ";" | ":" | ")" | "" | "—" | "–" | "-")
        || token(sentence, other.last).is_some_and(|t| matches!(t.tag, Tag::In | Tag::Vbd | Tag::Vbz | Tag::Wdt));
    let next = if form(other.last) == "," { other.last + 1 } else { other.last };
    let more = matches!(form(next), "and" | "or" | "&")
        || form(other.last) == ","
            && scene.of_sentence(c.sentence).any(|k| {
                scene.candidates.get(k).is_some_and(|k| k.first == next && k.is_name())
                    && is_land(scene, k)
                    && scene.entity(m).is_some_and(|e| e.is_country)
            });
    let before = c.first.checked_sub(1).map_or("", form);
    (closed && !listed && !more && before != ",").then_some(m)
}

/// `US forces in Iraq`, `the embassy in Tehran`.
fn body(scene: &Scene<'_>, sentence: &Sentence, i: usize, c: &Candidate, out: &mut Vec<Found>) {
    // `killed 20 people in Basra` tells where they were killed.
    if c.count.is_some() {
        return;
    }
    for child in children(sentence, c.head).filter(|&k| k > c.head && relation(sentence, k) == Relation::Nmod) {
        if !matches!(case(sentence, child).as_str(), "in" | "at" | "near" | "inside" | "outside") {
            continue;
        }
        let more = children(sentence, child).filter(|&k| relation(sentence, k) == Relation::Conj);
        for m in std::iter::once(child).chain(more).filter_map(|k| scene.at_head(c.sentence, k)) {
            // `the US military in Iraq` has its place in its name; `officials in Tehran` may speak of their state.
            let inside = scene.candidates.get(m).is_none_or(|m| c.holds(m));
            if is_land(scene, m) && !is_capital(scene, m) && !inside && !scene.same(i, m) {
                push(scene, out, i, m, "located_in");
            }
        }
    }
}

/// Whether a capital stands for its state.
fn is_capital(scene: &Scene<'_>, m: usize) -> bool {
    let metonym = scene.candidates.get(m).filter(|c| c.is_country);
    metonym.is_some_and(|c| {
        Countries::get().find(&c.key(), &[CountryForm::Capital]).is_some()
            && Countries::get().find(&c.key(), &[CountryForm::Name]).is_none()
    })
}
