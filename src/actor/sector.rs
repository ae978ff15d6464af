//! The code of an actor in event data: country and sector (CAMEO codebook, chapter 3; PLOVER 0.8).

use std::sync::OnceLock;

use compact_str::CompactString;
use rustc_hash::FxHashMap;

use super::candidate::Candidate;
use super::countries::Countries;
use super::gazetteer;
use super::lexicon::Lexicon;
use super::phrase::{case, children, lemma, relation};
use super::scene::Scene;
use super::spelling::fold;
use super::table::{field, rows};
use super::{CastActor, StatedRelation};
use crate::record::ActorKind;
use crate::text::{Relation, Sentence};

/// Code of an actor whose country is not told, where its sector is.
const NO_COUNTRY: &str = "---";

/// Where in a phrase a word tells the sector.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Place {
    /// Anywhere.
    Over,
    /// As the head.
    Head,
    /// As a head that leaves it to others.
    Weak,
    /// As a modifier that takes the office away.
    Former,
    /// In the name of a body.
    Name,
}

/// Sectors by word.
struct Sectors(FxHashMap<(Place, &'static str), &'static str>);

impl Sectors {
    fn get() -> &'static Self {
        static SECTORS: OnceLock<Sectors> = OnceLock::new();
        SECTORS.get_or_init(|| {
            let mut map = FxHashMap::default();
            for row in rows(include_str!("../../data/actor/sectors.tsv")) {
                let place = match field(&row, 1) {
                    "over" => Place::Over,
                    "head" => Place::Head,
                    "weak" => Place::Weak,
                    "former" => Place::Former,
                    _ => Place::Name,
                };
                for word in field(&row, 2).split(' ') {
                    map.entry((place, word)).or_insert(field(&row, 0));
                }
            }
            Self(map)
        })
    }

    fn at(&self, place: Place, word: &str) -> Option<&'static str> {
        self.0.get(&(place, word)).copied()
    }

    /// What a modifier or an owner tells: as a word that decides anywhere, or as a head.
    fn of_modifier(&self, word: &str) -> Option<&'static str> {
        self.at(Place::Over, word).or_else(|| self.at(Place::Head, word))
    }
}

/// How surely a phrase tells the sector, surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Grade {
    Over,
    Head,
    Name,
    Weak,
}

/// Sets [`CastActor::code`] of every actor.
pub(super) fn assign(scene: &Scene<'_>, sets: &[Vec<usize>], relations: &[StatedRelation], actors: &mut [CastActor]) {
    let mut codes: Vec<(Option<&str>, Option<&str>)> = Vec::with_capacity(actors.len());
    for (index, set) in sets.iter().enumerate() {
        let actor = actors.get(index);
        let of_body = set.iter().filter_map(|&i| scene.candidates.get(i)?.body).find_map(Lexicon::event_code);
        if let Some(code) = of_body {
            codes.push((code.get(..3), code.get(3..).filter(|s| !s.is_empty())));
            continue;
        }
        let kind = actor.map(|a| a.kind);
        let country = country(scene, set).or_else(|| {
            let state = actor.and_then(|a| a.state)?;
            country(scene, sets.get(state)?)
        });
        let acts = !matches!(kind, Some(ActorKind::Country | ActorKind::Place));
        codes.push((country, acts.then(|| sector(scene, set)).flatten()));
    }
    // `General X of the air force`, `a spokesman for Y`: who serves a body has its country and its sector.
    for r in relations.iter().filter(|r| serves(&r.kind)) {
        let Some(&(country, sector)) = codes.get(r.target) else { continue };
        let to_state = actors.get(r.target).is_some_and(|a| a.kind == ActorKind::Country);
        if let Some(own) = codes.get_mut(r.source) {
            own.0 = own.0.or(country);
            own.1 = own.1.or(if to_state { Some("GOV") } else { sector });
        }
    }
    for ((actor, (country, sector)), set) in actors.iter_mut().zip(codes).zip(sets) {
        let countries = if actor.kind == ActorKind::Group { coordinated(scene, set) } else { Vec::new() };
        let sector = sector.unwrap_or_default();
        actor.codes = match (country, sector) {
            _ if countries.len() > 1 => countries.iter().map(|c| format!("{c}{sector}")).collect(),
            (None, "") => Vec::new(),
            (country, sector) => vec![format!("{}{sector}", country.unwrap_or(NO_COUNTRY))],
        };
    }
}

/// The countries of a group that coordinated adjectives or names give to one noun: `US and British forces`.
fn coordinated(scene: &Scene<'_>, set: &[usize]) -> Vec<&'static str> {
    let table = Countries::get();
    set.iter()
        .map(|&i| {
            let Some((c, sentence)) = scene.candidates.get(i).zip(scene.sentence(i)) else { return Vec::new() };
            let mut found: Vec<&'static str> = Vec::new();
            let direct: Vec<usize> = children(sentence, c.noun)
                .filter(|_| c.is_description())
                .filter(|&m| relation(sentence, m) != Relation::Nmod || case(sentence, m) == "of")
                .collect();
            let further =
                direct.iter().flat_map(|&m| children(sentence, m)).filter(|&m| relation(sentence, m) == Relation::Conj);
            for p in direct.iter().copied().chain(further).filter_map(|m| scene.at_head(c.sentence, m)) {
                let Some(other) = scene.candidates.get(p).filter(|o| o.is_country) else { continue };
                let modifies = sentence.tokens.get(other.head).is_some_and(|t| {
                    use Relation::{Amod, Compound, Conj, Nmod, NmodPoss};
                    matches!(t.relation, Amod | Compound | Conj | Nmod | NmodPoss)
                });
                let code = other.country.and_then(|c| table.country(c)).and_then(|c| c.event_code);
                found.extend(code.filter(|code| modifies && !found.contains(code)));
            }
            found
        })
        .max_by_key(Vec::len)
        .unwrap_or_default()
}

/// Whether who has this relation to a body acts for it: holds an office in it, serves it, is part of it.
fn serves(kind: &str) -> bool {
    const SERVICE: [&str; 23] = [
        "spokesperson",
        "leader",
        "head",
        "chief",
        "commander",
        "officer",
        "official",
        "member",
        "president",
        "chairman",
        "director",
        "envoy",
        "representative",
        "part",
        "minister",
        "secretary",
        "general",
        "ambassador",
        "commissioner",
        "governor",
        "negotiator",
        "prosecutor",
        "judge",
    ];
    kind.strip_suffix("_of").is_some_and(|k| k.rsplit('_').next().is_some_and(|k| SERVICE.contains(&k)))
}

/// The country that a set of candidates is or belongs to.
fn country(scene: &Scene<'_>, set: &[usize]) -> Option<&'static str> {
    let entity = scene.entity(*set.first()?)?;
    let table = Countries::get();
    let code = |c: usize| table.country(c).and_then(|c| c.event_code);
    let own = Some(entity.country).filter(|_| !set.iter().any(|&i| is_ethnic(scene, i))).flatten();
    own.or_else(|| entity.roles.iter().find_map(|(_, c)| *c))
        .and_then(code)
        .or_else(|| set.iter().find_map(|&i| around(scene, i)))
}

/// Whether a people's adjective tells descent and no country: `ethnic Albanians`.
fn is_ethnic(scene: &Scene<'_>, i: usize) -> bool {
    let Some((c, sentence)) = scene.candidates.get(i).zip(scene.sentence(i)) else { return false };
    (c.first..c.last).any(|w| lemma(sentence, w) == "ethnic")
}

/// The country of the town that a candidate is, or of what it is in, from or of.
fn around(scene: &Scene<'_>, i: usize) -> Option<&'static str> {
    let (c, sentence) = scene.candidates.get(i).zip(scene.sentence(i))?;
    if c.pronoun.is_some() {
        return None;
    }
    let town = |c: &Candidate| {
        (c.is_name() && c.kind == Some(ActorKind::Place)).then(|| gazetteer::country_of(&c.key())).flatten()
    };
    if let Some(code) = town(c) {
        return Some(code);
    }
    // `Arab League Secretary General X`: the body is the title's.
    let titles = children(sentence, c.head).filter(|&m| relation(sentence, m) == Relation::NmodDesc);
    let heads: Vec<usize> = [c.noun, c.head, c.core.0].into_iter().chain(titles).collect();
    let below = heads.iter().enumerate().filter(|(n, h)| !heads.iter().take(*n).any(|e| e == *h));
    let places = below.flat_map(|(_, &h)| children(sentence, h)).filter(|&m| {
        sentence
            .tokens
            .get(m)
            .is_some_and(|t| matches!(t.relation, Relation::Nmod | Relation::NmodPoss | Relation::Compound))
            && matches!(case(sentence, m).as_str(), "in" | "from" | "of" | "at" | "'s" | "’s" | "")
    });
    let at = places.chain(c.owner).filter_map(|m| scene.at_head(c.sentence, m)).filter(|&p| p != i);
    let table = Countries::get();
    let mut found = at.filter_map(|p| {
        let country = scene.entity(p).and_then(|e| e.country).and_then(|c| table.country(c)).and_then(|c| c.event_code);
        let body =
            || scene.candidates.get(p).and_then(|c| c.body).and_then(Lexicon::event_code).and_then(|c| c.get(..3));
        country.or_else(|| scene.candidates.get(p).and_then(town)).or_else(body)
    });
    found.next()
}

/// The sector of a set of candidates: what the surest of its phrases tells, the first of those.
fn sector(scene: &Scene<'_>, set: &[usize]) -> Option<&'static str> {
    let told = set.iter().filter_map(|&i| {
        let (c, sentence) = scene.candidates.get(i).zip(scene.sentence(i))?;
        of_phrase(sentence, c)
    });
    told.min_by_key(|(grade, _)| *grade).map(|(_, sector)| sector)
}

fn of_phrase(sentence: &Sentence, c: &Candidate) -> Option<(Grade, &'static str)> {
    let sectors = Sectors::get();
    if c.pronoun.is_some() {
        return None;
    }
    if c.is_name() && c.title.is_none() {
        return of_name(c).map(|s| (Grade::Name, s));
    }
    let head = c.noun;
    // Words behind the owner's: `the army's chief` is told by its own words first.
    let first = c.owner.filter(|&o| o >= c.first && o < head).map_or(c.first, |o| o + 1);
    let noun = lemma(sentence, head);
    // `prime minister`, `secretary-general`.
    let is_hyphen = |p: usize| sentence.tokens.get(p).is_some_and(|t| super::phrase::is_hyphen(&t.form));
    let back = if head.checked_sub(1).is_some_and(is_hyphen) { 2 } else { 1 };
    let pair = head.checked_sub(back).filter(|&p| p >= first).map(|p| format!("{}-{noun}", lemma(sentence, p)));
    let modifiers: Vec<CompactString> = (first..head).map(|i| lemma(sentence, i)).collect();
    let words = || modifiers.iter().map(CompactString::as_str).chain([noun.as_str()]);
    if let Some(s) = words().find_map(|w| sectors.at(Place::Over, w)) {
        return Some((Grade::Over, s));
    }
    let own = pair.as_deref().and_then(|p| sectors.at(Place::Head, p)).or_else(|| sectors.at(Place::Head, &noun));
    if let Some(s) = own {
        let gone =
            modifiers.iter().any(|m| sectors.at(Place::Former, m).is_some()) && matches!(s, "GOV" | "LEG" | "MIL");
        return Some((Grade::Head, if gone { "ELI" } else { s }));
    }
    let weak = sectors.at(Place::Weak, &noun)?;
    let modifier = modifiers.iter().rev().find_map(|m| sectors.of_modifier(m));
    let whose = || {
        let of = children(sentence, head).filter(|&m| matches!(case(sentence, m).as_str(), "of" | "for"));
        of.chain(c.owner).find_map(|m| sectors.of_modifier(&lemma(sentence, m)))
    };
    match modifier.or_else(whose) {
        Some(s) => Some((Grade::Head, s)),
        None => Some(weak).filter(|s| !s.is_empty()).map(|s| (Grade::Weak, s)),
    }
}

/// What the words in the name of a body tell: `Ministry of Finance`, `Harbour Police`.
fn of_name(c: &Candidate) -> Option<&'static str> {
    if c.kind != Some(ActorKind::Organisation) && c.kind != Some(ActorKind::Group) {
        return None;
    }
    let at = |w: &String| Sectors::get().at(Place::Name, &fold(w));
    if c.words.iter().any(|w| w == "of") { c.words.iter().find_map(at) } else { c.words.iter().rev().find_map(at) }
}
