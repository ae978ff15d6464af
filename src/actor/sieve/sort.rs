//! What sort of body or place a name says it is, and which nouns may take it up.

use crate::actor::candidate::Candidate;
use crate::actor::lexicon::{Lexicon, NounClass};
use crate::actor::scene::Scene;

/// The word of a name that says what it is: the last one, or that before `of` or `for` (`Society` in `Linguistic Society of
/// America`).
pub(super) fn sort_word(words: &[String]) -> Option<&str> {
    let link = words.iter().position(|w| matches!(w.as_str(), "of" | "for")).filter(|&at| at > 0);
    words.get(link.map_or(words.len(), |at| at).checked_sub(1)?).map(String::as_str)
}

/// The noun that the names of an actor say it is; none where they tell nothing.
pub(super) fn of(scene: &Scene<'_>, to: usize) -> Option<String> {
    let entity = scene.entity(to)?;
    entity.nominals.iter().filter_map(|&n| scene.candidates.get(n)).filter(|c| c.is_name()).find_map(said)
}

fn said(c: &Candidate) -> Option<String> {
    let word = sort_word(&c.words).filter(|_| c.words.len() > 1)?;
    let body = |class: &NounClass| matches!(class, NounClass::Organisation | NounClass::Business | NounClass::Place);
    Lexicon::get().noun(word).iter().any(body).then(|| word.to_owned())
}

/// Whether a body that is called `own` may be taken up by `noun`.
pub(super) fn covers(noun: &str, own: &str) -> bool {
    let trade = |n: &str| Lexicon::get().noun(n).contains(&NounClass::Business);
    noun == own
        || matches!(noun, "organisation" | "organization" | "body" | "institution" | "group")
        || noun == "agency"
            && matches!(own, "administration" | "bureau" | "office" | "authority" | "service" | "centre" | "center")
        || matches!(noun, "company" | "firm" | "business") && trade(own)
        || trade(noun) && matches!(own, "group" | "company" | "firm")
        || noun == "newspaper" && matches!(own, "journal" | "magazine" | "newspaper")
        || noun == "side" && own == "team"
        || matches!(noun, "team" | "club" | "side") && matches!(own, "city" | "club")
}

/// Whether a noun takes up bodies whose names do not have it: `the company`, `the party`, `the carmaker`.
///
/// Of what trades, places and parts of companies are left out: `the store` is not the company that runs it.
pub(super) fn is_generic(noun: &str, trades: bool) -> bool {
    if trades {
        return !matches!(
            noun,
            "store"
                | "chain"
                | "studio"
                | "label"
                | "exchange"
                | "shipyard"
                | "refinery"
                | "brewery"
                | "utility"
                | "unit"
                | "fund"
                | "subsidiary"
                | "affiliate"
                | "parent-company"
                | "venture"
                | "consortium"
                | "partnership"
                | "publisher"
                | "franchise"
                | "railway"
                | "railroad"
        );
    }
    matches!(
        noun,
        "group"
            | "organisation"
            | "organization"
            | "agency"
            | "party"
            | "club"
            | "team"
            | "side"
            | "body"
            | "movement"
            | "university"
            | "charity"
            | "union"
            | "newspaper"
            | "network"
            | "institution"
    )
}

/// Whether a text has called a body something that trades in other things: a carmaker is no steelmaker.
pub(super) fn trades_else(scene: &Scene<'_>, to: usize, noun: &str) -> bool {
    let special = |n: &str| {
        Lexicon::get().noun(n).first() == Some(&NounClass::Business)
            && !matches!(
                n,
                "company" | "firm" | "business" | "corporation" | "group" | "enterprise" | "maker" | "giant"
            )
    };
    let Some(entity) = scene.entity(to).filter(|_| special(noun)) else { return false };
    let called = entity.nominals.iter().filter_map(|&n| scene.candidates.get(n)).filter(|c| c.is_description());
    let others: Vec<&str> = called.filter_map(|c| c.words.last()).map(String::as_str).filter(|w| special(w)).collect();
    !others.is_empty() && !others.contains(&noun)
}

/// Whether a word of a name is in the noun: `the steelmaker` for `Brask Steel`, `the bank` for `Handelsbank`.
pub(super) fn is_told_by_name(name: &Candidate, noun: &str) -> bool {
    name.words
        .iter()
        .any(|w| w.chars().count() > 3 && noun.starts_with(w.as_str()) || noun.len() > 3 && w.ends_with(noun))
}

/// Whether a noun can be said of any body that trades.
pub(super) fn is_plain(noun: &str) -> bool {
    matches!(
        noun,
        "company" | "firm" | "business" | "corporation" | "group" | "enterprise" | "organisation" | "organization"
    )
}
