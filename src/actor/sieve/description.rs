//! Descriptions: offices, repeated phrases, and definite ones that take up something named before.

use std::collections::{BTreeMap, HashMap};

use compact_str::CompactString;

use super::sort;
use crate::actor::LinkReason;
use crate::actor::candidate::{Candidate, Determiner, Number};
use crate::actor::lexicon::{Gender, Lexicon, NounClass};
use crate::actor::phrase::{children, clause, is_subject, lemma, relation};
use crate::actor::scene::{Scene, is_former};
use crate::actor::spelling::fold;
use crate::record::ActorKind;
use crate::text::Relation;

/// A definite description looks back over this many candidates at most.
const WINDOW: usize = 120;
/// … and over this many sentences.
const SENTENCES: usize = 8;

/// `Iran's foreign minister` is whoever the text calls by name and that office, before or after.
pub(in crate::actor) fn offices(scene: &mut Scene<'_>) {
    let mut holders: HashMap<(&'static str, Option<usize>), Option<usize>> = HashMap::new();
    for i in 0..scene.candidates.len() {
        if scene.root(i) != i && scene.candidates.get(i).is_some_and(|c| c.role.is_none()) {
            continue;
        }
        let Some(c) = scene.candidates.get(i) else { continue };
        let Some(role) = c.role.filter(|r| is_unique(r.relation)) else { continue };
        if is_former(c) || c.number == Number::Plural || !scene.entity(i).is_some_and(|e| e.named) {
            continue;
        }
        holders
            .entry((role.relation, c.country))
            .and_modify(|h| {
                if h.is_some_and(|h| !scene.same(h, i)) {
                    *h = None;
                }
            })
            .or_insert(Some(i));
    }
    for i in 0..scene.candidates.len() {
        let Some(c) = scene.candidates.get(i) else { continue };
        let (Some(role), Some(country)) = (c.role, c.country) else { continue };
        let one = c.is_description() && c.number == Number::Singular && is_unique(role.relation);
        if !one || is_former(c) || c.determiner == Determiner::Indefinite {
            continue;
        }
        // A holder named without his country fits where no other is known.
        let exact = holders.get(&(role.relation, Some(country)));
        let to = match exact {
            Some(holder) => *holder,
            None => holders
                .get(&(role.relation, None))
                .copied()
                .flatten()
                .filter(|&to| scene.entity(to).is_some_and(|e| e.country.is_none())),
        };
        if let Some(to) = to {
            scene.link(i, to, LinkReason::Role);
        }
    }
}

/// Offices that one person holds at a time.
pub(super) fn is_unique(relation: &str) -> bool {
    relation.ends_with("minister_of") && relation != "minister_of"
        || matches!(
            relation,
            "president_of"
                | "vice_president_of"
                | "king_of"
                | "queen_of"
                | "emperor_of"
                | "leader_of"
                | "ceo_of"
                | "chairman_of"
                | "ambassador_of"
                | "secretary_of_state_of"
                | "secretary_general_of"
                | "attorney_general_of"
                | "governor_of"
                | "mayor_of"
                | "speaker_of"
                | "head_of"
                | "coach_of"
        )
}

/// The same words again: `Iranian officials`, `the state department`; counted or indefinite ones stay apart.
pub(in crate::actor) fn repeated(scene: &mut Scene<'_>) {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for i in 0..scene.candidates.len() {
        let Some(c) = scene.candidates.get(i) else { continue };
        if !c.is_description() || c.words.is_empty() {
            continue;
        }
        let owned = c.owner.is_some() && c.determiner == Determiner::Possessive;
        let key = format!("{}|{}", c.country.map_or(String::new(), |n| n.to_string()), c.key());
        let bare = c.words.len() == 1 && c.determiner == Determiner::Bare;
        let generic = bare
            && matches!(
                c.key().as_str(),
                "people"
                    | "citizens"
                    | "members"
                    | "men"
                    | "women"
                    | "children"
                    | "government"
                    | "governments"
                    | "school"
                    | "police"
            );
        let fresh = c.determiner == Determiner::Indefinite && (c.number == Number::Singular || c.count.is_some())
            || generic && c.key() != "police";
        let person = c.kind == Some(ActorKind::Person);
        // `the company` is the one that the passage is about, which need not be that of the last time.
        let business = c.class == Some(NounClass::Business) && c.words.len() == 1;
        if owned && c.country.is_none() || business && c.determiner == Determiner::Definite {
            continue;
        }
        match seen.get(&key).copied() {
            Some(to)
                if !fresh
                    && near(scene, to, i, if person || bare { SENTENCES } else { usize::MAX })
                    && (scene.stands(to) || scene.stands(i)) =>
            {
                scene.link(i, to, LinkReason::Description);
                if person {
                    seen.insert(key, i);
                }
            }
            _ => {
                seen.insert(key, i);
            }
        }
    }
}

fn near(scene: &Scene<'_>, a: usize, b: usize, sentences: usize) -> bool {
    match (scene.candidates.get(a), scene.candidates.get(b)) {
        (Some(a), Some(b)) => a.sentence.abs_diff(b.sentence) <= sentences,
        _ => false,
    }
}

/// `the spokesman`, `the carmaker`, `the suspect`, `the country`: the nearest earlier actor that they fit.
pub(in crate::actor) fn anaphors(scene: &mut Scene<'_>) {
    let main_country = main_country(scene);
    for i in 0..scene.candidates.len() {
        let Some(c) = scene.candidates.get(i) else { continue };
        let ours = is_ours(scene, i, c);
        let anaphoric = c.is_description()
            && (c.determiner == Determiner::Definite || ours)
            && scene.reasons.get(i).is_some_and(Option::is_none)
            && !scene.entity(i).is_some_and(|e| e.named)
            && c.count.is_none()
            && !is_restricted(scene, i);
        if !anaphoric {
            continue;
        }
        let reach = if c.country.is_some() || c.role.is_some() { 3 * SENTENCES } else { SENTENCES };
        let noun = scene.sentence(i).map_or_else(CompactString::default, |s| lemma(s, c.head));
        let main = Lexicon::get().calls("calling", &noun).then(|| main_person(scene, i)).flatten();
        let mut best: Option<(i32, usize)> = None;
        for to in (i.saturating_sub(WINDOW)..i).rev() {
            let Some(other) = scene.candidates.get(to) else { break };
            let distance = c.sentence - other.sentence;
            if distance > reach {
                break;
            }
            if other.pronoun.is_some() || other.holds(c) || c.holds(other) || !scene.stands(to) {
                continue;
            }
            let fits = if ours { own_reporter(scene, to) } else { fit(scene, i, c, to, main) };
            let Some(fit) = fits else { continue };
            if !scene.agree(i, to) {
                continue;
            }
            // Of countries the nearest is meant, of others the one that the passage is about.
            let weight = match c.class {
                Some(NounClass::Country) => 0,
                Some(NounClass::Organisation | NounClass::Business) => scene.salience(to) / 2,
                _ => scene.salience(to) / 3,
            };
            let score = fit - 3 * i32::try_from(distance).unwrap_or(i32::MAX / 8) + weight;
            if score > 0 && best.is_none_or(|(b, _)| score > b) {
                best = Some((score, to));
            }
        }
        let country = c.class == Some(NounClass::Country) && c.words.len() == 1 && noun != "state";
        let to = best.map(|(_, to)| to).or(main_country.filter(|_| country && c.number == Number::Singular));
        if let Some(to) = to {
            scene.link(i, to, LinkReason::Description);
        }
    }
}

/// The country that a text is about: the only one that it names often, or one named twice as often as any other.
fn main_country(scene: &Scene<'_>) -> Option<usize> {
    let mut counts: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for (i, c) in scene.candidates.iter().enumerate().filter(|(_, c)| c.is_country && c.pronoun.is_none()) {
        let count = counts.entry(scene.root(i)).or_insert((0, i));
        // What an adjective points to counts half.
        count.0 += if c.is_name() { 2 } else { 1 };
    }
    let (&root, &(most, at)) = counts.iter().max_by_key(|(root, (n, _))| (*n, std::cmp::Reverse(**root)))?;
    let next = counts.iter().filter(|(r, _)| **r != root).map(|(_, (n, _))| *n).max().unwrap_or(0);
    (most > 5 && most >= 2 * next).then_some(at)
}

/// `the speaker of the first turn`, `the member who wishes to leave`: what follows tells which one is meant.
pub(super) fn is_restricted(scene: &Scene<'_>, i: usize) -> bool {
    let Some((c, sentence)) = scene.candidates.get(i).zip(scene.sentence(i)) else { return false };
    let next = sentence.tokens.get(c.last).map_or("", |t| t.form.as_str());
    let clause = children(sentence, c.head).any(|k| k > c.head && relation(sentence, k) == Relation::AclRelcl);
    // An office that one person holds at a time is told by its country or body.
    let office = c.role.is_some_and(|r| is_unique(r.relation));
    next == "of" && !office || clause && next != ","
}

/// `our correspondent` outside quotation marks is the publisher's own reporter.
fn is_ours(scene: &Scene<'_>, i: usize, c: &Candidate) -> bool {
    let Some(sentence) = scene.sentence(i) else { return false };
    let our = (c.first..c.head).any(|t| {
        lemma(sentence, t) == "our" || sentence.tokens.get(t).is_some_and(|t| t.form.eq_ignore_ascii_case("our"))
    });
    our && !c.quoted && matches!(lemma(sentence, c.head).as_str(), "correspondent" | "reporter" | "editor" | "analyst")
}

/// A person named as a body's own (`the BBC's Jon Leyne`) or called a reporter before.
fn own_reporter(scene: &Scene<'_>, to: usize) -> Option<i32> {
    let entity = scene.entity(to).filter(|e| e.kind == Some(ActorKind::Person))?;
    let possessed = entity.nominals.iter().any(|&n| {
        scene.candidates.get(n).zip(scene.sentence(n)).is_some_and(|(c, s)| {
            let body = children(s, c.head)
                .filter(|&k| relation(s, k) == Relation::NmodPoss)
                .find_map(|k| scene.at_head(c.sentence, k));
            body.and_then(|b| scene.entity(b)).is_some_and(|e| e.kind == Some(ActorKind::Organisation))
        })
    });
    let reports = entity.roles.iter().any(|(r, _)| matches!(r.noun, "correspondent" | "reporter" | "editor"));
    (possessed || reports).then_some(30)
}

/// How well a definite description fits an earlier mention; none if it does not.
fn fit(scene: &Scene<'_>, i: usize, c: &Candidate, to: usize, main: Option<usize>) -> Option<i32> {
    let other = scene.candidates.get(to)?;
    let entity = scene.entity(to)?;
    let sentence = scene.sentence(i)?;
    let noun = lemma(sentence, c.head);
    let bare = c.words.len() == 1;
    match c.class? {
        NounClass::Person(_) if c.number == Number::Singular => {
            if entity.kind != Some(ActorKind::Person) {
                return None;
            }
            let role = c.role.is_some_and(|role| {
                entity
                    .roles
                    .iter()
                    .any(|(r, _)| r.noun == role.noun || r.relation == role.relation && role.noun.ends_with(r.noun))
            });
            let head = same_noun(scene, to, &noun) || bare && is_titled(scene, to, &noun);
            if role || head {
                let near = if role && c.words.len() > 1 { 70 } else { 36 };
                return Some(if subset(c, other) || bare || role { near } else { 12 });
            }
            let lexicon = Lexicon::get();
            if lexicon.calls("calling", &noun) && (c.words.len() <= 2 || noun == "old") {
                return (entity.named && main == Some(scene.root(to))).then_some(30);
            }
            // `the man`, `the suspect`: whoever was brought in last without a name or role of another sort.
            if c.role.is_none() && bare && !same_clause(scene, i, to) {
                let accused = lexicon.calls("accused", &noun);
                if accused
                    && (speaks(scene, to)
                        || entity.roles.iter().any(|(r, _)| is_unique(r.relation) || r.relation == "spokesperson_of"))
                {
                    return None;
                }
                if !accused && !lexicon.calls("anyone", &noun) {
                    return None;
                }
                let gender = c.gender != Gender::Open && entity.gender == c.gender;
                return if !entity.named && other.founds {
                    Some(14)
                } else if gender || entity.named {
                    Some(9)
                } else {
                    None
                };
            }
            None
        }
        NounClass::Person(_) if bare && c.number == Number::Plural && same_band(scene, to, &noun) => {
            (entity.kind == Some(ActorKind::Group)).then_some(20)
        }
        NounClass::Person(_) | NounClass::People | NounClass::Forces => {
            if !same_noun(scene, to, &noun) || entity.kind == Some(ActorKind::Person) {
                return None;
            }
            (bare || subset(c, other)).then_some(24)
        }
        NounClass::Organisation | NounClass::Business => super::body::fit(scene, i, to),
        NounClass::Country => {
            let country = entity.is_country && other.is_country;
            let state = noun != "state" && country && bare && c.number == Number::Singular;
            (state && scene.salience(to) < 8).then_some(12)
        }
        NounClass::Place => {
            let lexicon = Lexicon::get();
            // `the church`, `the school`: places, and bodies named so.
            let body = entity.kind == Some(ActorKind::Organisation) && entity.named;
            if body && bare && lexicon.calls("houses", &noun) && same_noun(scene, to, &noun) {
                return Some(24);
            }
            if entity.kind != Some(ActorKind::Place) {
                return None;
            }
            if same_noun(scene, to, &noun) && bare {
                return Some(24);
            }
            let plain = matches!(
                noun.as_str(),
                "city" | "town" | "village" | "island" | "region" | "province" | "district" | "municipality" | "suburb"
            );
            // A name that says what it is: `Barra Island` is no city.
            let fits = sort::of(scene, to).is_none_or(|own| own == noun);
            (plain && fits && bare && other.is_name() && c.sentence - other.sentence <= 2).then_some(9)
        }
    }
}

/// Whether a noun says in any mention of an actor what it is.
pub(super) fn same_noun(scene: &Scene<'_>, to: usize, noun: &str) -> bool {
    let Some(entity) = scene.entity(to) else { return false };
    entity.nominals.iter().any(|&n| {
        scene.candidates.get(n).zip(scene.sentence(n)).is_some_and(|(c, s)| {
            let lemma_equal = c.is_description() && lemma(s, c.head) == noun;
            let word = sort::sort_word(&c.words).is_some_and(|w| w == noun);
            lemma_equal || (word && c.words.len() > 1)
        })
    })
}

/// Whether a group has been called by another word for the same deed: `the attackers` are the gunmen.
fn same_band(scene: &Scene<'_>, to: usize, noun: &str) -> bool {
    let lexicon = Lexicon::get();
    let Some(entity) = scene.entity(to) else { return false };
    ["attackers", "marchers", "workers", "officers"].iter().any(|band| {
        lexicon.calls(band, noun)
            && entity.nominals.iter().any(|&n| {
                let here = scene.candidates.get(n).zip(scene.sentence(n));
                here.is_some_and(|(c, s)| c.is_description() && lexicon.calls(band, &lemma(s, c.head)))
            })
    })
}

/// Whether a noun is the title before a name: `King Harald` is the king.
fn is_titled(scene: &Scene<'_>, to: usize, noun: &str) -> bool {
    scene.entity(to).is_some_and(|e| {
        e.nominals.iter().any(|&n| {
            let named = scene.candidates.get(n).zip(scene.sentence(n));
            named.is_some_and(|(c, s)| c.is_name() && c.title.is_some() && fold(&lemma(s, c.noun)) == noun)
        })
    })
}

/// The person with a name that the passage before a description is about: the only one, or one with twice as many mentions as
/// any other.
pub(super) fn main_person(scene: &Scene<'_>, i: usize) -> Option<usize> {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for k in i.saturating_sub(WINDOW)..i {
        let Some(other) = scene.candidates.get(k) else { break };
        if other.pronoun.is_none() && scene.entity(k).is_some_and(|e| e.named && e.kind == Some(ActorKind::Person)) {
            *counts.entry(scene.root(k)).or_default() += 1;
        }
    }
    let (&first, &most) = counts.iter().max_by_key(|&(root, n)| (*n, std::cmp::Reverse(*root)))?;
    let next = counts.iter().filter(|&(root, _)| *root != first).map(|(_, n)| *n).max().unwrap_or(0);
    (most >= 2 * next).then_some(first)
}

/// Whether every word of a description is among those of an earlier one.
pub(super) fn subset(c: &Candidate, other: &Candidate) -> bool {
    c.words.iter().all(|w| other.words.contains(w))
}

fn same_clause(scene: &Scene<'_>, a: usize, b: usize) -> bool {
    let (Some(x), Some(y)) = (scene.candidates.get(a), scene.candidates.get(b)) else { return false };
    x.sentence == y.sentence
        && scene.sentence(a).is_some_and(|s| clause(s, x.head).map(|(v, _)| v) == clause(s, y.head).map(|(v, _)| v))
}

/// Whether a candidate is the subject of a verb of speech.
fn speaks(scene: &Scene<'_>, i: usize) -> bool {
    let Some((c, s)) = scene.candidates.get(i).zip(scene.sentence(i)) else { return false };
    let verb = s.tokens.get(c.head).and_then(|t| t.head);
    is_subject(s, c.head) && verb.is_some_and(|v| Lexicon::get().says(&lemma(s, v)))
}
