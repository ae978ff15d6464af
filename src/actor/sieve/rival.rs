//! Things that are no actors and that `it` and `they` may mean instead.

use super::pronoun::in_subject;
use crate::actor::candidate::{Number, PronounKind};
use crate::actor::lexicon::{Lexicon, NounClass};
use crate::actor::phrase::{case, children, clause, first_conjunct, head, lemma, relation};
use crate::actor::scene::Scene;
use crate::text::{Relation, Sentence, Tag, Upos};

/// Whether `it` stands for nothing, or for what is said in a clause: `it is clear that …`, `it was he who …`, `it rained`,
/// `denied it`, `do it`.
pub(super) fn is_empty(sentence: &Sentence, at: usize) -> bool {
    let Some(t) = sentence.tokens.get(at).filter(|t| t.form.eq_ignore_ascii_case("it")) else { return false };
    let Some(up) = t.head else { return true };
    let verb = lemma(sentence, up);
    if t.relation == Relation::Obj {
        return Lexicon::get().says(&verb)
            || matches!(verb.as_str(), "do" | "make" | "get" | "mean" | "believe" | "think" | "know" | "hope" | "see")
            || children(sentence, up).any(|k| k > at && relation(sentence, k) == Relation::Ccomp);
    }
    if !t.relation.is_subject() {
        // `to be blunt about it`, `worth it`.
        return matches!(case(sentence, at).as_str(), "about" | "worth") || verb == "worth";
    }
    let clausal = children(sentence, up).any(|k| {
        k > up
            && match relation(sentence, k) {
                Relation::Csubj | Relation::CsubjPass => true,
                Relation::Ccomp => true,
                Relation::Xcomp | Relation::Advcl => children(sentence, k)
                    .any(|m| matches!(lemma(sentence, m).as_str(), "to" | "that" | "if" | "when" | "like" | "as")),
                _ => false,
            }
    });
    let copula = children(sentence, up).any(|k| relation(sentence, k) == Relation::Cop);
    let passive = relation(sentence, at) == Relation::NsubjPass;
    if copula {
        let noun = sentence.tokens.get(up).is_some_and(|p| p.upos == Upos::Noun);
        let body = noun && Lexicon::get().noun(&verb).iter().any(|class| !matches!(class, NounClass::Person(_)));
        let able = matches!(
            verb.as_str(),
            "able"
                | "unable"
                | "ready"
                | "willing"
                | "unwilling"
                | "keen"
                | "eager"
                | "confident"
                | "aware"
                | "happy"
                | "committed"
                | "prepared"
                | "determined"
                | "due"
                | "set"
                | "bankrupt"
                | "profitable"
                | "responsible"
                | "independent"
                | "subject"
                | "liable"
        );
        return !(body || able);
    }
    let seems = matches!(
        verb.as_str(),
        "seem" | "appear" | "happen" | "turn" | "matter" | "take" | "remain" | "emerge" | "look" | "sound"
    );
    let said = Lexicon::get().says(&verb)
        || matches!(verb.as_str(), "believe" | "think" | "know" | "expect" | "understand" | "hope" | "fear");
    // `…, it was announced`: what was announced, in whatever clause it stands.
    let told = passive && said;
    matches!(verb.as_str(), "rain" | "snow" | "depend") || told || seems && clausal
}

fn is_time(noun: &str) -> bool {
    matches!(
        noun,
        "time"
            | "day"
            | "night"
            | "morning"
            | "evening"
            | "afternoon"
            | "week"
            | "weekend"
            | "month"
            | "year"
            | "decade"
            | "century"
            | "hour"
            | "minute"
            | "moment"
            | "midnight"
            | "noon"
            | "today"
            | "yesterday"
            | "way"
            | "per"
    )
}

/// The best score of a thing that is no actor, for a pronoun: like that of an actor in the same place.
pub(super) fn best(scene: &Scene<'_>, i: usize, known: &dyn Fn(usize) -> bool) -> Option<i32> {
    let c = scene.candidates.get(i)?;
    let sentence = scene.sentence(i)?;
    let plural = c.number == Number::Plural;
    let verb = clause(sentence, c.head).map(|(v, _)| v);
    let possessive = c.pronoun.is_some_and(|p| p.kind == PronounKind::Possessive);
    let mut top: Option<i32> = None;
    for s in c.sentence.saturating_sub(1)..=c.sentence {
        let Some(there) = scene.sentences.get(s) else { continue };
        let end = if s == c.sentence { c.first } else { there.tokens.len() };
        for at in end.saturating_sub(REACH)..end {
            let Some(place) = place(there, at, plural) else { continue };
            if scene.at_head(s, at).is_some_and(known) {
                continue;
            }
            // Two arguments of one verb are two things.
            let clash = s == c.sentence && !possessive && head(there, first_conjunct(there, at)) == verb;
            if clash {
                continue;
            }
            let distance = if s == c.sentence { 0 } else { 12 };
            let mut score = 40 - distance + place;
            if place == SUBJECT && in_subject(sentence, c) {
                score += 2;
            }
            top = top.max(Some(score));
        }
    }
    top
}

/// Words looked back over in a sentence.
const REACH: usize = 80;
/// Weight of a subject.
const SUBJECT: i32 = 8;

/// The weight of the place of a noun that could be meant by a pronoun of this number.
fn place(sentence: &Sentence, at: usize, plural: bool) -> Option<i32> {
    let t = sentence.tokens.get(at)?;
    if !matches!(t.upos, Upos::Noun | Upos::Propn) || is_time(&lemma(sentence, at)) {
        return None;
    }
    let many = matches!(t.tag, Tag::Nns | Tag::Nnps);
    if many != plural {
        return None;
    }
    // Whoever is told something is no topic: `told reporters`.
    let told = relation(sentence, at) == Relation::Obj
        && t.head.is_some_and(|v| Lexicon::get().says(&lemma(sentence, v)))
        && matches!(lemma(sentence, at).as_str(), "reporter" | "journalist" | "audience" | "viewer" | "reader");
    if told {
        return None;
    }
    match relation(sentence, first_conjunct(sentence, at)) {
        r if r.is_subject() => Some(SUBJECT),
        Relation::Root | Relation::OblAgent => Some(6),
        Relation::Obj | Relation::Iobj => Some(5),
        Relation::Obl => Some(2),
        Relation::Nmod => Some(1),
        _ => None,
    }
}
