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
            && matches!(
                own,
                "administration"
                    | "bureau"
                    | "office"
                    | "authority"
                    | "service"
                    | "centre"
                    | "center"
                    | "commission"
                    | "department"
                    | "organisation"
                    | "organization"
                    | "fund"
                    | "board"
                    | "programme"
                    | "program"
            )
        || noun == "department" && own == "ministry"
        || noun == "ministry" && own == "department"
        || matches!(noun, "regulator" | "watchdog") && matches!(own, "commission" | "authority" | "agency" | "board")
        || noun == "lender" && matches!(own, "bank" | "fund")
        || matches!(noun, "company" | "firm" | "business") && trade(own)
        || trade(noun) && matches!(own, "group" | "company" | "firm")
        || noun == "newspaper" && matches!(own, "journal" | "magazine" | "newspaper")
        || noun == "party" && matches!(own, "movement" | "front" | "league" | "alliance" | "congress" | "coalition")
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
fn trades_else(scene: &Scene<'_>, to: usize, noun: &str) -> bool {
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

/// Families of nouns of which one body is in one only.
const FAMILIES: [&str; 7] = ["parties", "unions", "clubs", "schools", "papers", "organs", "agencies"];

/// The family of a noun: a business, or one of the above; none for what is said of all.
fn family(noun: &str) -> Option<&'static str> {
    let lexicon = Lexicon::get();
    FAMILIES.into_iter().find(|f| lexicon.calls(f, noun)).or_else(|| {
        let trade =
            lexicon.noun(noun).first() == Some(&NounClass::Business) && !matches!(noun, "group" | "giant" | "fund");
        trade.then_some("trade")
    })
}

/// Whether two families are one here: an agency may be a commission.
fn is_kin(a: &str, b: &str) -> bool {
    let public = |f: &str| matches!(f, "organs" | "agencies");
    a == b || public(a) && public(b)
}

/// Whether the text has called a body something of another family: a company is no union.
fn is_else(scene: &Scene<'_>, to: usize, noun: &str) -> bool {
    let Some((own, entity)) = family(noun).zip(scene.entity(to)) else { return false };
    let called = entity.nominals.iter().filter_map(|&n| scene.candidates.get(n));
    let mut others = called.filter_map(|c| c.words.last()).filter_map(|w| family(w)).peekable();
    others.peek().is_some() && !others.any(|f| is_kin(f, own))
}

/// Whether a noun says more of a body than that it is one, so that the text may be asked for a sign of it.
pub(super) fn needs_sign(noun: &str) -> bool {
    family(noun).is_some_and(|f| f != "trade")
}

/// Whether such a noun may do without a sign: parties and clubs are seldom called so in their names.
pub(super) fn is_loose(noun: &str) -> bool {
    matches!(family(noun), Some("parties" | "clubs" | "agencies"))
}

/// Whether a noun with its trade before it takes up a body known by name: `the oil giant`, but not `the salary club`.
pub(super) fn is_told_by_trade(noun: &str) -> bool {
    family(noun) == Some("trade") && !matches!(noun, "business" | "agency")
        || matches!(noun, "group" | "giant" | "organisation" | "organization")
}

/// Whether a body is one of the state or of the public, which no noun for a company, party or club takes up.
fn is_public(scene: &Scene<'_>, to: usize, noun: &str) -> bool {
    let party = family(noun) == Some("parties");
    if !matches!(family(noun), Some("trade" | "parties" | "clubs")) {
        return false;
    }
    let lexicon = Lexicon::get();
    let Some(entity) = scene.entity(to) else { return false };
    let mut names = entity.nominals.iter().filter_map(|&n| scene.candidates.get(n)).filter(|c| c.is_name());
    names.any(|c| {
        let code = c.body.and_then(Lexicon::event_code);
        let known = code.is_some_and(|code| match party {
            true => !["PTY", "OPP", "REB"].iter().any(|end| code.ends_with(end)),
            false => !code.ends_with("MED"),
        });
        let word = |w: &String| lexicon.calls("public", w) && !(party && matches!(w.as_str(), "party" | "coalition"));
        known || c.words.iter().any(word) && !c.words.iter().any(|w| lexicon.corporate("suffix", w))
    })
}

/// Whether the names of a body say that it is a bank.
pub(super) fn is_bank(scene: &Scene<'_>, to: usize) -> bool {
    let Some(entity) = scene.entity(to) else { return false };
    let mut names = entity.nominals.iter().filter_map(|&n| scene.candidates.get(n)).filter(|c| c.is_name());
    names.any(|c| c.words.iter().any(|w| w.ends_with("bank") || matches!(w.as_str(), "fed" | "reserve")))
}

/// Whether nothing that the text says of a body keeps a noun from being said of it.
pub(super) fn may_be(scene: &Scene<'_>, to: usize, noun: &str) -> bool {
    let mismatch = of(scene, to).is_some_and(|own| !covers(noun, &own));
    !mismatch && !trades_else(scene, to, noun) && !is_else(scene, to, noun) && !is_public(scene, to, noun)
}

/// Whether the names or descriptions of a body say that it is of the family of a noun.
pub(super) fn has_sign(scene: &Scene<'_>, to: usize, noun: &str) -> bool {
    let Some((own, entity)) = family(noun).zip(scene.entity(to)) else { return false };
    let known = entity.nominals.iter().filter_map(|&n| scene.candidates.get(n));
    known.flat_map(|c| &c.words).any(|w| family(w).is_some_and(|f| is_kin(f, own)))
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
