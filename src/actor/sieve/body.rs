//! How well a definite description of a body fits an earlier mention: `the company`, `the oil giant`, `the Finnish firm`.

use super::description::{same_noun, subset};
use super::{binding, sort};
use crate::actor::candidate::{Candidate, Determiner, Number};
use crate::actor::lexicon::{Lexicon, NounClass};
use crate::actor::phrase::{children, head, is_compounded, is_subject, lemma, relation};
use crate::actor::scene::{Entity, Scene};
use crate::record::ActorKind;
use crate::text::{Relation, Sentence, Tag, Upos};

/// What the words of a description that are no noun say of which body is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Modifier {
    /// Nothing: `the company`, `the entire company`.
    None,
    /// What it does or is like: `the oil company`.
    Trade,
    /// Where it is at home: `the Finnish company`, `the Chicago-based company`.
    Home,
    /// That it is none of those spoken of, or one with a name of its own: `the other company`, `the Norvik group`.
    Own,
}

/// The fit; none if the description cannot be said of that mention.
pub(super) fn fit(scene: &Scene<'_>, i: usize, to: usize) -> Option<i32> {
    let (c, other) = (scene.candidates.get(i)?, scene.candidates.get(to)?);
    let (entity, sentence) = (scene.entity(to)?, scene.sentence(i)?);
    let noun = lemma(sentence, c.head);
    // `both firms` are not one.
    if c.number == Number::Plural && entity.kind == Some(ActorKind::Organisation) {
        return None;
    }
    if !matches!(entity.kind, Some(ActorKind::Organisation | ActorKind::Group)) {
        return None;
    }
    // `the company` is none of `many companies`, and no object of what it does itself.
    let one = sentence.tokens.get(c.head).is_some_and(|t| t.tag == Tag::Nn);
    let up = |k: &Candidate| head(sentence, k.head).filter(|_| c.sentence == other.sentence);
    if one && other.is_description() && other.number == Number::Plural || up(c).is_some() && up(c) == up(other) {
        return None;
    }
    let modifier = modifier(sentence, c);
    let bare = modifier == Modifier::None;
    let size = i32::try_from(entity.size.min(FREQUENT)).unwrap_or(0);
    let weight = 10 + size + size / 2 + if is_of_teller(scene, i, to) { TELLER } else { 0 };
    if same_noun(scene, to, &noun) {
        return (bare || subset(c, other)).then_some(weight + SAME);
    }
    if !sort::may_be(scene, to, &noun) {
        return None;
    }
    if bare && entity.named && other.is_name() && sort::is_told_by_name(other, &noun) {
        return Some(weight + SAME);
    }
    // A name, or a word that has taken it up before and might stand here too.
    let again =
        other.is_description() && sort::is_plain(&noun) && other.words.last().is_some_and(|w| sort::is_plain(w));
    let name = entity.named && (other.is_name() || again);
    if !name || !sort::is_generic(&noun, c.class == Some(NounClass::Business)) {
        return None;
    }
    let signed = !sort::needs_sign(&noun) || sort::has_sign(scene, to, &noun);
    if !signed && !sort::is_loose(&noun) {
        return None;
    }
    if c.words.first().is_some_and(|w| w == "central") && !sort::is_bank(scene, to) {
        return None;
    }
    // `in the business`: the trade, rather than somebody who is in it.
    if noun == "business" && !is_subject(sentence, c.head) {
        return None;
    }
    let sure = match signed {
        true => 0,
        false if noun == "agency" => -2 * UNSURE,
        false => -UNSURE,
    };
    // What the sentence before is about.
    let near = c.sentence - other.sentence < 3;
    let is_topic = scene.salience(to) > 7 && c.sentence - other.sentence == 1;
    let aside = c.sentence == other.sentence && scene.salience(to) > 7;
    match modifier {
        Modifier::None => Some(weight + sure),
        Modifier::Trade => {
            let told = entity.size > 3 || entity.size > 1 && near || is_topic;
            let told = told && sort::is_told_by_trade(&noun) && !is_named_next(sentence, c);
            told.then_some(weight - UNSURE)
        }
        // `Norvik has talked to Brask, but the Swedish company …`: rather the one that is no subject.
        Modifier::Home if aside => None,
        Modifier::Home => home(c, entity, sentence, is_topic).map(|known| weight + sure + known),
        Modifier::Own => None,
    }
}

/// Mentions of a body that count.
const FREQUENT: usize = 9;
/// What counts for a body whose names or descriptions have the noun.
const SAME: i32 = 8;
/// What counts for the body of whoever says it: `a Norvik spokesman said the company …`.
const TELLER: i32 = 10;
/// What counts against a body of which the text has not said that it is such a one.
const UNSURE: i32 = 3;

/// What a known home counts; none where the description goes on with a name.
fn home(c: &Candidate, entity: &Entity, sentence: &Sentence, is_topic: bool) -> Option<i32> {
    let named = is_named_next(sentence, c);
    let plain = c.determiner == Determiner::Definite && c.words.len() <= 3 && !named;
    let known = c.country.is_some() && entity.country == c.country;
    (plain && (known || entity.size > 2 || is_topic)).then_some(if known { UNSURE } else { -2 })
}

/// Whether a name follows, with no more than a mark and an article between: `the protest group – the Friends of Barra`.
fn is_named_next(sentence: &Sentence, c: &Candidate) -> bool {
    let between = |t: &&crate::text::Token| {
        matches!(t.upos, Upos::Det) || matches!(t.form.as_str(), "," | "--" | "-" | "–" | "—" | ":" | "(")
    };
    let rest = sentence.tokens.iter().skip(c.last);
    rest.take(4).find(|t| !between(t)).is_some_and(|t| t.upos == Upos::Propn)
}

/// Whether a body is named in the phrase of whoever says what the description stands in.
fn is_of_teller(scene: &Scene<'_>, i: usize, to: usize) -> bool {
    let (Some(c), Some(body), Some(sentence)) = (scene.candidates.get(i), scene.candidates.get(to), scene.sentence(i))
    else {
        return false;
    };
    if c.sentence != body.sentence {
        return false;
    }
    let teller = binding::teller(scene, i).or_else(|| {
        let root = sentence.tokens.iter().position(|t| t.relation == Relation::Root)?;
        let subject = children(sentence, root).find(|&k| relation(sentence, k) == Relation::Nsubj)?;
        scene.at_head(c.sentence, subject)
    });
    let who = teller.filter(|&t| t != to).and_then(|t| scene.candidates.get(t)).filter(|w| w.is_person());
    who.is_some_and(|w| sentence.dominates(w.head, body.head) && !sentence.dominates(w.head, c.head))
}

fn modifier(sentence: &Sentence, c: &Candidate) -> Modifier {
    let lexicon = Lexicon::get();
    let mut out = if c.country.is_some() { Modifier::Home } else { Modifier::None };
    let mut based = false;
    for at in c.core.0..c.head {
        let Some(t) = sentence.tokens.get(at) else { break };
        let word = t.form.to_lowercase();
        if matches!(t.tag, Tag::Jjs | Tag::Jjr) || lexicon.calls("apart", &word) {
            return Modifier::Own;
        }
        let capital = t.form.starts_with(char::is_uppercase);
        match t.upos {
            Upos::Propn if is_compounded(sentence, at) => based = true,
            Upos::Propn if c.country.is_none() => return Modifier::Own,
            Upos::Verb if word == "based" => based = true,
            _ if lexicon.calls("whole", &word) => {}
            Upos::Adj if word.ends_with("-based") || word == "european" => based = true,
            // `Californian`, but not `Republican`; the first word of a sentence is the article.
            Upos::Adj if capital && word.ends_with("ian") && word != "christian" => based = true,
            Upos::Adj if capital && c.country.is_none() => return Modifier::Own,
            Upos::Adj | Upos::Noun | Upos::Verb if out == Modifier::None => out = Modifier::Trade,
            _ => {}
        }
    }
    if based { Modifier::Home } else { out }
}
