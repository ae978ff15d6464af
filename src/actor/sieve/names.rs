//! The same name, the same country, the same body; short forms of the names of bodies and places.

use std::collections::HashMap;

use crate::actor::candidate::{Candidate, Number};
use crate::actor::countries::{Countries, CountryForm};
use crate::actor::lexicon::{Gender, Lexicon};
use crate::actor::scene::Scene;
use crate::actor::{LinkReason, MentionForm};
use crate::record::ActorKind;

/// Links equal names, all forms of one country, and all names of one well-known body.
///
/// A bare surname behind `Mr` or `Mrs` waits where `careful`, for it may be that of either of two full names.
pub(in crate::actor) fn same(scene: &mut Scene<'_>, careful: bool) {
    let mut countries: HashMap<usize, usize> = HashMap::new();
    let mut bodies: HashMap<usize, usize> = HashMap::new();
    let mut names: HashMap<String, usize> = HashMap::new();
    for i in 0..scene.candidates.len() {
        let Some(c) = scene.candidates.get(i) else { continue };
        let key = squeezed(&c.words);
        if let (true, Some(country)) = (c.is_country && c.pronoun.is_none(), c.country) {
            if let Some(&to) = countries.get(&country) {
                let equal = scene.candidates.get(to).is_some_and(|t| t.key() == c.key());
                scene.join(i, to, if equal { LinkReason::SameName } else { of_country(c) });
            } else {
                countries.insert(country, i);
            }
        } else if c.form == MentionForm::Name && !(careful && is_sexed_surname(c)) {
            let first = match c.body {
                Some(body) => bodies.entry(body).or_insert(i),
                None => names.entry(key).or_insert(i),
            };
            let to = *first;
            if to != i {
                let equal = scene.candidates.get(to).is_some_and(|t| t.key() == c.key());
                let other = if c.body.is_some() { LinkReason::Alias } else { LinkReason::Spelling };
                scene.link(i, to, if equal { LinkReason::SameName } else { other });
            }
        }
    }
}

/// What a form that is not the first one is to its country.
fn of_country(c: &Candidate) -> LinkReason {
    let hits = Countries::get().lookup(&c.key());
    let is = |form: CountryForm| hits.iter().any(|h| h.0 == form);
    if is(CountryForm::Name) {
        LinkReason::Alias
    } else if is(CountryForm::Capital) {
        LinkReason::Capital
    } else {
        LinkReason::Demonym
    }
}

fn is_sexed_surname(c: &Candidate) -> bool {
    c.is_person() && c.words.len() == 1 && c.title.is_some() && c.gender != Gender::Open
}

/// The name without blanks, and without the article that romanised Arabic names begin with or not.
fn squeezed(words: &[String]) -> String {
    let rest = match words {
        [first, rest @ ..] if !rest.is_empty() && matches!(first.as_str(), "al" | "el" | "the") => rest,
        all => all,
    };
    rest.concat()
}

/// Links short names of bodies and places to the long ones: `Ford` and `Ford Motor Co`, `state department` and
/// `US state department`, `Diyala` and `Diyala province`.
pub(in crate::actor) fn parts(scene: &mut Scene<'_>) {
    let mut by_stem: HashMap<String, Vec<usize>> = HashMap::new();
    for (i, c) in scene.candidates.iter().enumerate() {
        let body = matches!(c.kind, Some(ActorKind::Organisation | ActorKind::Place | ActorKind::Group));
        let named = c.is_name() || (c.is_description() && c.core.1 - c.core.0 > 1);
        if body && named && !c.is_country && c.count.is_none() {
            let entry = by_stem.entry(stem(&c.words).join(" ")).or_default();
            if entry.len() < 32 {
                entry.push(i);
            }
        }
    }
    for i in 0..scene.candidates.len() {
        let Some(c) = scene.candidates.get(i) else { continue };
        if !matches!(c.kind, Some(ActorKind::Organisation | ActorKind::Place | ActorKind::Group)) || c.is_country {
            continue;
        }
        if !(c.is_name() || c.is_description() && c.core.1 - c.core.0 > 1) {
            continue;
        }
        let key = stem(&c.words).join(" ");
        let Some(group) = by_stem.get(&key) else { continue };
        let Some(&to) = group.first().filter(|&&to| to != i) else { continue };
        let group_kind = scene.candidates.get(to).and_then(|t| t.kind);
        if group_kind == c.kind || c.is_name() {
            scene.link(i, to, LinkReason::PartOfName);
        }
    }
}

/// Links a single word to the one body whose full name begins with it (`Norvik` to `Norvik Marine Holdings`), or has it as
/// the last word that tells something (`Handelsbank` to `Deutsche Handelsbank AG`).
pub(in crate::actor) fn beginnings(scene: &mut Scene<'_>) {
    let mut full: HashMap<String, Option<usize>> = HashMap::new();
    let mut inner: HashMap<String, Option<usize>> = HashMap::new();
    for (i, c) in scene.candidates.iter().enumerate() {
        let body = c.is_name() && c.kind == Some(ActorKind::Organisation) && c.body.is_none() && !c.is_country;
        if let Some(word) = c.words.first().filter(|_| body && c.words.len() > 1 && !is_occasion(&c.words)) {
            note(scene, &mut full, word.clone(), i);
            let rest = stem(&c.words);
            let single = c.number == Number::Singular;
            if let Some(last) = rest.last().filter(|w| single && rest.len() > 1 && Lexicon::get().noun(w).is_empty()) {
                note(scene, &mut inner, (*last).to_owned(), i);
            }
        }
    }
    for i in 0..scene.candidates.len() {
        let Some(c) = scene.candidates.get(i) else { continue };
        let short = c.is_name() && c.words.len() == 1 && c.kind == Some(ActorKind::Organisation) && c.body.is_none();
        let to = full.get(&c.key()).or_else(|| inner.get(&c.key()));
        if let Some(to) = to.copied().flatten().filter(|_| short) {
            scene.link(i, to, LinkReason::PartOfName);
        }
    }
}

/// Notes the body that a word stands for; none where two have it.
fn note(scene: &Scene<'_>, words: &mut HashMap<String, Option<usize>>, word: String, i: usize) {
    words
        .entry(word)
        .and_modify(|known| {
            if known.is_some_and(|k| !scene.same(k, i)) {
                *known = None;
            }
        })
        .or_insert(Some(i));
}

/// Whether a name is that of an event or a place of a body rather than of the body: `Norvik Developers Conference`.
fn is_occasion(words: &[String]) -> bool {
    words.last().is_some_and(|w| {
        matches!(
            w.as_str(),
            "conference"
                | "summit"
                | "convention"
                | "festival"
                | "award"
                | "awards"
                | "prize"
                | "championship"
                | "championships"
                | "cup"
                | "games"
                | "tournament"
                | "exhibition"
                | "expo"
                | "fair"
                | "show"
                | "store"
                | "stores"
                | "centre"
                | "center"
                | "stadium"
                | "arena"
                | "museum"
                | "building"
                | "tower"
                | "plant"
        )
    })
}

/// The words that tell a body or place apart: country words in front and corporate words behind taken off.
fn stem(words: &[String]) -> Vec<&str> {
    let (countries, lexicon) = (Countries::get(), Lexicon::get());
    let mut words: Vec<&str> = words.iter().map(String::as_str).collect();
    let forms = [CountryForm::Adjective, CountryForm::Name];
    while words.len() > 2
        && words.first().is_some_and(|w| countries.find(w, &forms).is_some())
        && words.get(1) != Some(&"of")
    {
        words.remove(0);
    }
    // `Department of Justice` is the `Justice Department`.
    if let [head, "of", rest @ ..] = words.as_slice()
        && !rest.is_empty()
        && matches!(*head, "department" | "ministry" | "university" | "bureau")
    {
        let mut turned: Vec<&str> = rest.iter().copied().filter(|w| *w != "the").collect();
        turned.push(head);
        words = turned;
    }
    let place =
        |w: &&str| matches!(*w, "province" | "county" | "district" | "state" | "governorate" | "prefecture" | "region");
    while words.len() > 1 && words.last().is_some_and(|w| lexicon.corporate("suffix", w) || place(w)) {
        words.pop();
    }
    words
}
