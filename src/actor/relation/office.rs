//! Offices and organs whose state or company is not named beside them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::manner::{self, Manner};
use super::{Found, role};
use crate::actor::candidate::{Candidate, Determiner, Number};
use crate::actor::countries::Countries;
use crate::actor::lexicon::Lexicon;
use crate::actor::phrase::{case, children, lemma, relation};
use crate::actor::scene::{Scene, is_former};
use crate::actor::spelling::fold;
use crate::actor::table::{field, rows};
use crate::record::ActorKind;
use crate::text::Relation;

/// Whether a noun or relation is of a sort of the table of organs.
fn is(sort: &str, word: &str) -> bool {
    static ORGANS: OnceLock<FxHashSet<(&'static str, &'static str)>> = OnceLock::new();
    let organs = ORGANS.get_or_init(|| {
        rows(include_str!("../../../data/actor/organs.tsv"))
            .flat_map(|r| field(&r, 1).split(' ').map(|w| (field(&r, 0), w)).collect::<Vec<_>>())
            .collect()
    });
    organs.contains(&(sort, word))
}

/// A country named this many times less often than the one that a text is about is named in passing.
const PASSING: usize = 3;

/// What the document says of countries and of what is found already.
struct Ground {
    /// By place in the table of countries: a candidate, and how often it is mentioned.
    countries: BTreeMap<usize, (usize, usize)>,
    /// The country that the document is about.
    country: Option<usize>,
    /// Whether no other country is named more than in passing.
    alone: bool,
    /// The company that the document is about.
    company: Option<usize>,
    /// What each actor is found to be.
    known: BTreeSet<(usize, String)>,
}

/// Completes what is left open, from the document as a whole or from what stands near.
pub(super) fn complete(scene: &Scene<'_>, found: &mut Vec<Found>) {
    let mut countries: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for (i, c) in scene.candidates.iter().enumerate() {
        if let (true, Some(country)) = (c.is_country, c.country) {
            countries.entry(country).or_insert((i, scene.entity(i).map_or(0, |e| e.size)));
        }
    }
    for f in found.iter_mut().filter(|f| f.kind == "ambassador_to") {
        let place = scene.entity(f.target).filter(|e| e.kind == Some(ActorKind::Place));
        if let Some(&(country, _)) = place.and_then(|e| e.country).and_then(|c| countries.get(&c)) {
            f.target = country;
        }
    }
    let known = found.iter().map(|f| (scene.root(f.source), f.kind.clone())).collect();
    let country = subject(scene, &countries);
    let weight = country.and_then(|k| scene.entity(k)).map_or(0, |e| e.size);
    let alone =
        countries.values().all(|&(i, size)| country.is_some_and(|k| scene.same(i, k)) || PASSING * size <= weight);
    let ground = Ground { country, alone, company: company(scene), countries, known };
    for (i, c) in scene.candidates.iter().enumerate().filter(|(_, c)| c.pronoun.is_none()) {
        let target = office(scene, &ground, i, c)
            .or_else(|| organ(scene, &ground, i, c).map(|t| (t, "part_of")))
            .or_else(|| body(scene, &ground, c).map(|t| (t, "part_of")))
            .or_else(|| directors(scene, i, c).map(|t| (t, "part_of")))
            .or_else(|| seat(scene, &ground, i, c))
            .or_else(|| speaker(scene, &ground, i, c).map(|t| (t, "spokesperson_of")));
        if let Some((target, kind)) = target {
            let manner = scene.sentence(i).map_or_else(Manner::default, |s| manner::of_phrase(s, c));
            let place = (c.sentence, c.first, c.last);
            found.push(Found { source: i, target, kind: kind.to_owned(), place, manner });
        }
    }
    let armies = armies(scene);
    soldiers(scene, &armies, found);
    officers(scene, &armies, found);
    boards(scene, found);
}

/// The country that is mentioned twice as often as any other; else the one that the text begins with, unless it begins
/// with two.
fn subject(scene: &Scene<'_>, countries: &BTreeMap<usize, (usize, usize)>) -> Option<usize> {
    main(countries.values().map(|&(i, size)| (size, i)).collect()).or_else(|| {
        let &(first, size) = countries.values().min_by_key(|(i, _)| *i)?;
        let sentence = |i: usize| scene.candidates.get(i).map(|c| c.sentence);
        let alone = countries.values().all(|&(i, _)| i == first || sentence(i) != sentence(first));
        (alone && size > 2).then_some(first)
    })
}

/// What is mentioned at least twice, and twice as often as any other.
fn main(mut sizes: Vec<(usize, usize)>) -> Option<usize> {
    sizes.sort_unstable_by(|a, b| b.cmp(a));
    match sizes.as_slice() {
        [(size, i)] if *size > 1 => Some(*i),
        [(size, i), (second, _), ..] if *size > 1 && *size >= 2 * second => Some(*i),
        _ => None,
    }
}

/// The named body that is mentioned at least four times, and twice as often as any other.
fn company(scene: &Scene<'_>) -> Option<usize> {
    let mut sizes: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for (i, c) in scene.candidates.iter().enumerate().filter(|(_, c)| c.is_name()) {
        let body = scene.entity(i).filter(|e| e.kind == Some(ActorKind::Organisation));
        if let Some(entity) = body.filter(|_| c.body.is_none()) {
            sizes.entry(scene.root(i)).or_insert((entity.size, i));
        }
    }
    main(sizes.into_values().collect()).filter(|&i| scene.entity(i).is_some_and(|e| e.size > 3))
}

/// Whether an actor is found to have a relation of this kind.
fn stated(scene: &Scene<'_>, ground: &Ground, i: usize, kind: &str) -> bool {
    ground.known.contains(&(scene.root(i), kind.to_owned()))
}

/// `Prime Minister X` governs the country that the document is about.
fn office(scene: &Scene<'_>, ground: &Ground, i: usize, c: &Candidate) -> Option<(usize, &'static str)> {
    let role = role::role_of(scene.sentence(i)?, c)
        .filter(|r| is_national(r.relation) || r.noun == "president" || r.relation == "opposition_leader_of")?;
    let named = scene.entity(i).is_some_and(|e| e.named && e.country.is_none());
    let open = c.country.is_none() && c.owner.is_none() && !is_former(c) && c.number == Number::Singular;
    if !open || !named || stated(scene, ground, i, role.relation) {
        return None;
    }
    // A president may preside over anything; only the title before a name is an office of state.
    let weighty = ground.country.and_then(|k| scene.entity(k)).is_some_and(|e| e.size > 2);
    if role.noun == "president" && !(c.is_name() && weighty) {
        return None;
    }
    let target = match national(role.noun) {
        Some(code) => country_of(ground, code),
        // Where several states are talked of, a president or foreign minister may be that of any.
        None if role.noun == "president" || role.relation == "foreign_minister_of" => {
            ground.country.filter(|_| ground.alone)
        }
        None => ground.country,
    };
    target.map(|target| (target, role.relation))
}

/// The code of the state that alone has an office of this title.
fn national(title: &str) -> Option<&'static str> {
    static TITLES: OnceLock<FxHashMap<&'static str, &'static str>> = OnceLock::new();
    let titles = TITLES.get_or_init(|| {
        rows(include_str!("../../../data/actor/national.tsv")).map(|r| (field(&r, 1), field(&r, 0))).collect()
    });
    titles.get(title).copied()
}

/// The candidate for the country with this code.
fn country_of(ground: &Ground, code: &str) -> Option<usize> {
    let countries = Countries::get();
    let is = |k: usize| countries.country(k).is_some_and(|k| k.code == Some(code));
    ground.countries.iter().find(|(k, _)| is(**k)).map(|(_, &(i, _))| i)
}

/// `the army`, `the health ministry`: of the country that the document is about.
fn organ(scene: &Scene<'_>, ground: &Ground, i: usize, c: &Candidate) -> Option<usize> {
    let sentence = scene.sentence(i)?;
    let one = c.is_description() && c.number != Number::Plural && c.kind == Some(ActorKind::Organisation);
    let definite = matches!(c.determiner, Determiner::Definite | Determiner::Bare);
    let free = scene.entity(i).is_some_and(|e| e.country.is_none()) && c.owner.is_none();
    let organ = is("state", &lemma(sentence, c.head));
    (one && definite && free && organ && !stated(scene, ground, i, "part_of")).then_some(ground.country).flatten()
}

/// Well-known organs of a state (`FBI`) and of a larger body (`Unicef`), where the text names that too.
fn body(scene: &Scene<'_>, ground: &Ground, c: &Candidate) -> Option<usize> {
    let lexicon = Lexicon::get();
    let body = c.body.and_then(|b| lexicon.body_at(b))?;
    if let Some(parent) = body.parent.as_ref().and_then(|p| lexicon.body(p)) {
        return scene.candidates.iter().position(|k| k.body == Some(parent));
    }
    country_of(ground, body.code.filter(|_| body.organ)?)
}

/// `the board of the Leeds-based company`: of that company.
fn directors(scene: &Scene<'_>, i: usize, c: &Candidate) -> Option<usize> {
    let sentence = scene.sentence(i).filter(|s| c.is_description() && is("board", &lemma(s, c.head)))?;
    children(sentence, c.head)
        .filter(|&k| relation(sentence, k) == Relation::Nmod && case(sentence, k) == "of")
        .filter_map(|k| scene.at_head(c.sentence, k))
        .find(|&to| !scene.same(i, to) && scene.entity(to).is_some_and(|e| e.kind == Some(ActorKind::Organisation)))
}

/// `the finance director`, `the board`: of the company that the document is about.
fn seat(scene: &Scene<'_>, ground: &Ground, i: usize, c: &Candidate) -> Option<(usize, &'static str)> {
    let company = ground.company?;
    let sentence = scene.sentence(i)?;
    let free = c.owner.is_none() && c.country.is_none() && !scene.same(i, company) && !is_former(c);
    let definite = c.determiner == Determiner::Definite || c.is_name();
    if !free || !definite {
        return None;
    }
    if let Some(role) = c.role.filter(|r| is("seat", r.relation)) {
        return (!stated(scene, ground, i, role.relation)).then_some((company, role.relation));
    }
    let board = c.is_description() && c.words.len() == 1 && is("board", &lemma(sentence, c.head));
    (board && !stated(scene, ground, i, "part_of")).then_some((company, "part_of"))
}

/// `a spokesman said`: of the body named last in the sentence or the one before it.
fn speaker(scene: &Scene<'_>, ground: &Ground, i: usize, c: &Candidate) -> Option<usize> {
    let role = c.role.filter(|r| r.relation == "spokesperson_of")?;
    let open = c.is_description() && c.words.len() == 1 && c.owner.is_none() && c.number == Number::Singular;
    if !open || scene.entity(i).is_none_or(|e| e.named) || stated(scene, ground, i, role.relation) {
        return None;
    }
    let from = scene.of_sentence(c.sentence.saturating_sub(1)).start;
    (from..i).rev().find(|&k| {
        scene.entity(k).is_some_and(|e| e.kind == Some(ActorKind::Organisation))
            && scene.stands(k)
            && scene.candidates.get(k).is_some_and(|k| k.pronoun.is_none())
    })
}

/// The first army of each country in the text.
fn armies(scene: &Scene<'_>) -> BTreeMap<usize, usize> {
    let mut armies = BTreeMap::new();
    for (i, c) in scene.candidates.iter().enumerate() {
        let Some((country, sentence)) = c.country.zip(scene.sentence(i)) else { continue };
        if c.kind == Some(ActorKind::Organisation) && is("forces", &lemma(sentence, c.head)) {
            armies.entry(country).or_insert(i);
        }
    }
    armies
}

/// The army of the country that something is found to belong to.
fn army_of(scene: &Scene<'_>, armies: &BTreeMap<usize, usize>, f: &Found) -> Option<usize> {
    let country = scene.entity(f.target).filter(|e| e.is_country).and_then(|e| e.country);
    country.and_then(|k| armies.get(&k)).copied()
}

/// Soldiers of a country belong to its army, where the text has that.
fn soldiers(scene: &Scene<'_>, armies: &BTreeMap<usize, usize>, found: &mut [Found]) {
    for f in found.iter_mut().filter(|f| f.kind == "part_of") {
        let Some((c, sentence)) = scene.candidates.get(f.source).zip(scene.sentence(f.source)) else { continue };
        let soldiers = matches!(lemma(sentence, c.head).as_str(), "troop" | "troops" | "soldier");
        if let Some(army) = army_of(scene, armies, f).filter(|_| soldiers) {
            f.target = army;
            f.kind = "member_of".to_owned();
        }
    }
}

/// An officer who speaks for a country speaks for its army, where the text has that.
fn officers(scene: &Scene<'_>, armies: &BTreeMap<usize, usize>, found: &mut [Found]) {
    let ranked: BTreeSet<usize> =
        (0..scene.candidates.len()).filter(|&i| has_rank(scene, i)).map(|i| scene.root(i)).collect();
    for f in found.iter_mut().filter(|f| f.kind == "spokesperson_of") {
        let officer = ranked.contains(&scene.root(f.source));
        if let Some(army) = army_of(scene, armies, f).filter(|_| officer) {
            f.target = army;
        }
    }
}

/// Whether a military rank stands before a name.
fn has_rank(scene: &Scene<'_>, i: usize) -> bool {
    let Some((c, sentence)) = scene.candidates.get(i).zip(scene.sentence(i)) else { return false };
    let Some((first, name)) = c.title else { return false };
    let words = sentence.tokens.get(first..name).unwrap_or_default();
    words.iter().any(|t| Lexicon::get().title(&fold(&t.form)).is_some_and(|t| t.rank))
}

/// Who chairs a company's board chairs the company.
fn boards(scene: &Scene<'_>, found: &mut [Found]) {
    let of: BTreeMap<usize, usize> = found
        .iter()
        .filter(|f| f.kind == "part_of")
        .filter(|f| {
            scene
                .candidates
                .get(f.source)
                .zip(scene.sentence(f.source))
                .is_some_and(|(c, s)| is("board", &lemma(s, c.head)))
        })
        .map(|f| (scene.root(f.source), f.target))
        .collect();
    for f in found.iter_mut().filter(|f| f.kind == "chairman_of") {
        if let Some(&company) = of.get(&scene.root(f.target)) {
            f.target = company;
        }
    }
}

/// Offices that only a state has.
fn is_national(relation: &str) -> bool {
    relation == "prime_minister_of" || (relation.ends_with("_minister_of") && !relation.starts_with("deputy"))
}
