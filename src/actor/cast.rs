//! From linked candidates to the [`Cast`].

use std::collections::{BTreeMap, BTreeSet};

use super::candidate::Candidate;
use super::countries::Countries;
use super::lexicon::{Lexicon, NounClass};
use super::phrase::{lemma, text};
use super::relation::{self, Found};
use super::scene::Scene;
use super::{Cast, CastActor, LinkReason, Mention, MentionForm};
use super::{sector, state};
use crate::document::BlockKind;
use crate::record::ActorKind;
use crate::text::{Sentence, Token, Upos, lower};

/// No actor has more names than this; the first ones are kept.
const FORMS: usize = 64;

/// Builds actors, mentions and relations.
pub(super) fn build(scene: &Scene<'_>, found: Vec<Found>) -> Cast {
    let sides: BTreeSet<usize> = found.iter().filter(|f| f.manner.of_side).flat_map(|f| [f.source, f.target]).collect();
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    // A phrase for several is no part of one.
    for i in (0..scene.candidates.len()).filter(|i| !scene.joint.contains_key(i)) {
        members.entry(scene.root(i)).or_default().push(i);
    }
    let mut sets: Vec<Vec<usize>> = members.into_values().filter(|set| is_actor(scene, set)).collect();
    sets.sort_by_key(|set| set.first().copied());
    let mut index: BTreeMap<usize, usize> = BTreeMap::new();
    let mut actors = Vec::with_capacity(sets.len());
    for set in &sets {
        for &i in set {
            index.insert(i, actors.len());
        }
        actors.push(actor(scene, set, &sides));
    }
    let actor_of = |i: usize| index.get(&i).copied();
    let relations = relation::settle(found, actor_of);
    state::assign(scene, &sets, &relations, &mut actors);
    sector::assign(scene, &sets, &relations, &mut actors);
    let mut mentions = Vec::new();
    for (i, c) in scene.candidates.iter().enumerate() {
        let mut of: Vec<usize> = match scene.joint.get(&i) {
            Some(all) => all.iter().filter_map(|&a| actor_of(a)).collect(),
            None => actor_of(i).into_iter().collect(),
        };
        of.sort_unstable();
        of.dedup();
        // A phrase for several that stands for one has not been understood.
        if of.is_empty() || of.len() < 2 && scene.joint.contains_key(&i) {
            continue;
        }
        let reason = scene.reasons.get(i).copied().flatten().unwrap_or(LinkReason::New);
        mentions.push(Mention {
            sentence: c.sentence,
            first: c.first,
            last: c.last,
            head: c.head,
            actors: of,
            form: c.form,
            reason,
        });
    }
    Cast { actors, mentions, relations }
}

/// Whether a set of candidates is an actor: a name, or a description that founds one.
fn is_actor(scene: &Scene<'_>, set: &[usize]) -> bool {
    let all = || set.iter().filter_map(|&i| scene.candidates.get(i));
    if set.first().and_then(|&i| scene.entity(i)).is_none_or(|e| e.kind.is_none()) {
        return false;
    }
    all().any(|c| c.founds && c.form != MentionForm::Pronoun)
}

/// Whether a country is one that only one adjective points to, and what that modifies does not act for it.
///
/// `sides` are candidates that a compound makes a party of its own: `Turkish` in `the Turkish-backed militia`.
fn is_faint(scene: &Scene<'_>, set: &[usize], sides: &BTreeSet<usize>) -> bool {
    let adjective = |i: &usize| scene.candidates.get(*i).is_some_and(|c| c.form == MentionForm::Demonym);
    set.iter().all(adjective) && set.len() < 2 && !set.iter().any(|&i| modifies_agent(scene, i) || sides.contains(&i))
}

fn modifies_agent(scene: &Scene<'_>, i: usize) -> bool {
    let Some((c, sentence)) = scene.candidates.get(i).zip(scene.sentence(i)) else { return false };
    let noun = sentence.tokens.get(c.head).and_then(|t| t.head);
    if noun.is_some_and(|n| Lexicon::get().is_state_act(&lemma(sentence, n))) {
        return true;
    }
    noun.and_then(|n| scene.at_head(c.sentence, n)).is_some_and(|n| {
        let counterpart = scene.candidates.get(n).and_then(|c| c.role).is_some_and(|r| r.relation == "counterpart_of");
        counterpart || state::is_agent(scene, n)
    })
}

fn actor(scene: &Scene<'_>, set: &[usize], sides: &BTreeSet<usize>) -> CastActor {
    let entity = set.first().and_then(|&i| scene.entity(i));
    let kind = entity.and_then(|e| e.kind).unwrap_or(ActorKind::Group);
    let mut forms: Vec<(String, u8)> = Vec::new();
    let mut running: BTreeMap<String, usize> = BTreeMap::new();
    for &i in set {
        let Some((c, sentence)) = scene.candidates.get(i).zip(scene.sentence(i)) else { continue };
        for (form, rank) in names_of(sentence, c, kind) {
            if sentence.kind == BlockKind::Paragraph {
                *running.entry(form.clone()).or_default() += 1;
            }
            let full = forms.len() >= FORMS;
            match forms.iter_mut().find(|(f, _)| *f == form) {
                Some(known) => known.1 = known.1.min(rank),
                None if !full => forms.push((form, rank)),
                None => {}
            }
        }
    }
    let table = entity.filter(|e| e.is_country).and_then(|e| e.country).and_then(|c| Countries::get().country(c));
    let name = match table {
        // The usual name of a country, whatever short form, capital or people the text has.
        Some(country) => country.name.to_owned(),
        None => best(&forms, &running).map_or_else(String::new, |(f, _)| f.clone()),
    };
    let has_name = forms.iter().any(|f| f.1 == 0);
    for form in set.iter().filter_map(|&i| {
        let (c, sentence) = scene.candidates.get(i).zip(scene.sentence(i))?;
        told(sentence, c, kind, has_name)
    }) {
        if forms.len() < FORMS && !forms.iter().any(|(f, _)| *f == form) {
            forms.push((form, 1));
        }
    }
    let named = forms.iter().any(|&(_, rank)| rank < 2) || table.is_some();
    let mut aliases: Vec<String> = Vec::new();
    for (form, rank) in &forms {
        // A named person's descriptions, and bare nouns for named bodies, are mentions and no names.
        let name_like = *rank < 2 || !named || (*rank == 2 && kind != ActorKind::Person);
        if name_like && *form != name && !aliases.contains(form) {
            aliases.push(form.clone());
        }
    }
    let body = set.iter().filter_map(|&i| scene.candidates.get(i)).find_map(|c| c.body);
    let code = entity
        .and_then(|e| e.country)
        .and_then(|c| Countries::get().country(c))
        .and_then(|c| c.code)
        .or_else(|| body.and_then(|b| Lexicon::get().body_code(b)));
    CastActor {
        name,
        kind,
        aliases,
        country: code.map(str::to_owned),
        codes: Vec::new(),
        faint: is_faint(scene, set, sides),
        state: None,
    }
}

/// The best name: of the best rank, the one of most words, then the longest, then the one that running text has most often,
/// then the first. Parts joined by a hyphen count as words, so that spellings of one name are alike.
fn best<'a>(forms: &'a [(String, u8)], running: &BTreeMap<String, usize>) -> Option<&'a (String, u8)> {
    let mut top: Option<&(String, u8)> = None;
    for form in forms {
        let key = |f: &(String, u8)| {
            let words = f.0.split(|c: char| c.is_whitespace() || c == '-').filter(|w| !w.is_empty()).count();
            (std::cmp::Reverse(f.1), words, f.0.chars().count(), running.get(&f.0).copied().unwrap_or(0))
        };
        if top.is_none_or(|t| key(form) > key(t)) {
            top = Some(form);
        }
    }
    top
}

/// Forms that are no names but tell whom a named actor was called: the name with its title (`Commander Chris Ferguson`)
/// and descriptions (`the carmaker`, `his lawyer`).
///
/// Descriptions with capitals are left out, for they read like names: `the German group` is no name of the company.
fn told(sentence: &Sentence, c: &Candidate, kind: ActorKind, named: bool) -> Option<String> {
    if !named || kind == ActorKind::Country || kind == ActorKind::Place {
        return None;
    }
    let whole = text(sentence, c.first, c.last);
    if c.is_name() {
        let short = c.core.0 - c.first <= 4 && c.role.is_some();
        return (c.title.is_some() && short).then_some(whole);
    }
    let mut chars = whole.chars();
    let lower: String = chars.next().into_iter().flat_map(char::to_lowercase).chain(chars).collect();
    let article = sentence.tokens.get(c.first).is_some_and(|t| t.upos == Upos::Det || t.tag.as_str() == "PRP$");
    (c.is_description() && article && !lower.chars().any(char::is_uppercase)).then_some(lower)
}

/// `million` in `more than a million Kenyans`: what is left of a number that tells nobody apart.
fn is_loose_number(sentence: &Sentence, at: usize, first: usize) -> bool {
    let round =
        |w: &str| matches!(w, "hundred" | "thousand" | "million" | "billion" | "dozen" | "hundreds" | "thousands");
    let counted = at > first && sentence.tokens.get(at - 1).is_some_and(|t| t.upos == Upos::Num);
    !counted && sentence.tokens.get(at).is_some_and(|t| round(&lower(&t.form)))
}

/// The forms of a candidate that can name its actor, with a rank: 0 a name, 1 a people, 2 a description with
/// something that tells it apart, 3 a bare one.
fn names_of(sentence: &Sentence, c: &Candidate, kind: ActorKind) -> Vec<(String, u8)> {
    let (first, last) = c.core;
    match c.form {
        MentionForm::Pronoun | MentionForm::Demonym => Vec::new(),
        MentionForm::Name => {
            let people = c.is_country && c.number == super::candidate::Number::Plural;
            vec![(text(sentence, first, last), u8::from(people))]
        }
        MentionForm::Description => {
            let mut start = c.first;
            let loose = |at: usize| {
                let outer = |t: &Token| t.upos == Upos::Det || t.tag.as_str() == "PRP$" || t.upos == Upos::Punct;
                sentence.tokens.get(at).is_some_and(outer) || is_loose_number(sentence, at, c.first)
            };
            while start < c.head && loose(start) {
                start += 1;
            }
            let rank = if last - start > 1 { 2 } else { 3 };
            let body = matches!(c.class, Some(NounClass::Organisation | NounClass::Business));
            let mut out = vec![(text(sentence, start, last), rank)];
            if body && kind == ActorKind::Organisation && start < first && last - first > 1 {
                out.push((text(sentence, first, last), rank));
            }
            out
        }
    }
}
