//! The same name, the same country, the same body; short forms of the names of bodies and places.

use std::collections::HashMap;

use crate::actor::candidate::{Candidate, Number};
use crate::actor::countries::{Countries, CountryForm};
use crate::actor::lexicon::{Gender, Lexicon};
use crate::actor::scene::Scene;
use crate::actor::{LinkReason, MentionForm};
use crate::record::ActorKind;

/// Full names that begin with one word kept at most.
const NAMES: usize = 16;

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
    let mut full: HashMap<String, Vec<Full>> = HashMap::new();
    let mut inner: HashMap<String, Vec<Full>> = HashMap::new();
    for (i, c) in scene.candidates.iter().enumerate() {
        let body = c.is_name() && c.kind == Some(ActorKind::Organisation) && c.body.is_none() && !c.is_country;
        if let Some(word) = c.words.first().filter(|_| body && c.words.len() > 1 && !is_occasion(&c.words)) {
            note(&mut full, word.clone(), Full::new(scene, i));
            let rest = stem(&c.words);
            let single = c.number == Number::Singular;
            if let Some(last) = rest.last().filter(|w| single && rest.len() > 1 && Lexicon::get().noun(w).is_empty()) {
                note(&mut inner, (*last).to_owned(), Full::new(scene, i));
            }
        }
    }
    for i in 0..scene.candidates.len() {
        let Some(c) = scene.candidates.get(i) else { continue };
        let short = c.is_name() && c.words.len() == 1 && c.kind == Some(ActorKind::Organisation) && c.body.is_none();
        let to = full.get(&c.key()).or_else(|| inner.get(&c.key())).and_then(|all| only(all));
        let common = !Lexicon::get().noun(&c.key()).is_empty();
        if let Some(to) = to.filter(|&to| short && (!common || is_whole(scene, to))) {
            scene.link(i, to, LinkReason::PartOfName);
        }
    }
}

/// Whether all but the first word of a name is what the first one is without it: the `Treasury Department` is the Treasury, but
/// the `House Committee` is not the House.
fn is_whole(scene: &Scene<'_>, i: usize) -> bool {
    let words = scene.candidates.get(i).map_or(&[][..], |c| c.words.as_slice());
    words.iter().skip(1).all(|w| matches!(w.as_str(), "department" | "ministry" | "party"))
}

/// A full name that a single word may be short for.
#[derive(Debug, Clone, Copy)]
struct Full {
    root: usize,
    at: usize,
    /// Whether the words behind the first one are such as end the names of companies: `Motor Company`, not `Marine Park`.
    company: bool,
}

impl Full {
    fn new(scene: &Scene<'_>, i: usize) -> Self {
        let words = scene.candidates.get(i).map_or(&[][..], |c| c.words.as_slice());
        let company = words.iter().skip(1).all(|w| Lexicon::get().corporate("trade", w));
        Self { root: scene.root(i), at: i, company }
    }
}

/// Notes a full name once for each actor.
fn note(words: &mut HashMap<String, Vec<Full>>, word: String, name: Full) {
    let all = words.entry(word).or_default();
    if all.len() < NAMES && !all.iter().any(|f| f.root == name.root && f.company == name.company) {
        all.push(name);
    }
}

/// The one actor that a word is short for: where several names have it, the one that is otherwise that of a company
/// (`Norvik` for `Norvik Motors` beside `Norvik Arena`).
fn only(all: &[Full]) -> Option<usize> {
    let one = |company: bool| {
        let mut names = all.iter().filter(|f| f.company || !company);
        let first = names.next()?;
        names.all(|f| f.root == first.root).then_some(first.at)
    };
    one(false).or_else(|| one(true))
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
