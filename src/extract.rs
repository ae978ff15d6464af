//! The one function that makes a [`Record`].

use std::collections::{BTreeMap, BTreeSet};

use crate::actor::{Cast, MentionForm, Phase, StatedRelation};
use crate::document::Document;
use crate::event::Bond;
use crate::evidence::Quoter;
use crate::record::{Actor, Date, Evidence, Mention, Record, Relation, RelationTense, Source, StanceKind};
use crate::text::{Model, Sentence};

/// Everything that a document says. A pure function: the same document gives the same record on any machine.
#[must_use]
pub fn extract(document: &Document) -> Record {
    record(document, &crate::text::analyse(document))
}

/// Everything that a document says, as [`extract`] gives it, by a language model of the caller's.
#[must_use]
pub fn extract_with(model: &Model, document: &Document) -> Record {
    record(document, &crate::text::analyse_with(model, document))
}

/// Everything that a document says, in which each of `names` is taken for a name wherever it is written: things that are
/// no actors by themselves (`Boeing 777`) take part in events like actors.
#[must_use]
pub fn extract_about(model: &Model, document: &Document, names: &[String]) -> Record {
    let mut sentences = crate::text::analyse_with(model, document);
    crate::text::watch::mark(&mut sentences, names);
    record(document, &sentences)
}

fn record(document: &Document, sentences: &[Sentence]) -> Record {
    let times = crate::time::find(sentences, document.published);
    let cast = crate::actor::resolve(document, sentences);
    let quoter = Quoter::new(document);
    let mut record = Record {
        document: Source::from(document),
        actors: actors(&cast, sentences, &quoter),
        events: crate::event::find(document, sentences, &times, &cast, &quoter),
        relations: relations(&cast, &crate::event::bonds(document, sentences, &times, &cast), sentences, &quoter),
    };
    let named = cast.mentions.iter().filter(|m| m.form == MentionForm::Name).flat_map(|m| m.actors.iter().copied());
    keep_actors(&mut record, named.collect());
    record
}

/// Takes out actors that are never named and have no part in anything.
fn keep_actors(record: &mut Record, mut kept: BTreeSet<usize>) {
    for event in &record.events {
        kept.extend(event.participants.iter().map(|p| p.actor));
        kept.extend(event.place);
        kept.extend(event.stance.holder);
        kept.extend(event.attribution.iter().filter_map(|a| a.holder));
    }
    for relation in &record.relations {
        kept.extend([relation.source, relation.target]);
        kept.extend(relation.stance.holder);
    }
    let places: BTreeMap<usize, usize> = kept.into_iter().filter(|&a| a < record.actors.len()).zip(0..).collect();
    let new = |old: usize| places.get(&old).copied().unwrap_or(old);
    let mut place = 0..;
    record.actors.retain(|_| place.next().is_some_and(|old| places.contains_key(&old)));
    for event in &mut record.events {
        event.participants.iter_mut().for_each(|p| p.actor = new(p.actor));
        event.place = event.place.map(new);
        event.stance.holder = event.stance.holder.map(new);
        event.attribution.iter_mut().for_each(|a| a.holder = a.holder.map(new));
    }
    for relation in &mut record.relations {
        relation.source = new(relation.source);
        relation.target = new(relation.target);
        relation.stance.holder = relation.stance.holder.map(new);
    }
}

/// The words `first..last` of a sentence as offsets into the text.
fn stretch(sentence: &Sentence, first: usize, last: usize) -> (usize, usize) {
    let start = sentence.tokens.get(first).map_or(sentence.start, |t| t.start);
    let end = last.checked_sub(1).and_then(|l| sentence.tokens.get(l)).map_or(sentence.end, |t| t.end);
    (start, end.max(start))
}

fn actors(cast: &Cast, sentences: &[Sentence], quoter: &Quoter) -> Vec<Actor> {
    let mut mentions: Vec<Vec<Mention>> = vec![Vec::new(); cast.actors.len()];
    for m in &cast.mentions {
        let Some(sentence) = sentences.get(m.sentence) else { continue };
        let (start, end) = stretch(sentence, m.first, m.last);
        let evidence = Evidence {
            quote: quoter.quote(start, end).to_owned(),
            start,
            end,
            ..quoter.evidence(m.sentence, sentence, (start, end))
        };
        for &actor in &m.actors {
            if let Some(list) = mentions.get_mut(actor) {
                list.push(Mention { evidence: evidence.clone(), form: m.form, link: m.reason });
            }
        }
    }
    cast.actors
        .iter()
        .zip(mentions)
        .map(|(a, mentions)| Actor {
            name: a.name.clone(),
            kind: a.kind,
            aliases: a.aliases.clone(),
            country: a.country.clone(),
            codes: a.codes.clone(),
            mentions,
        })
        .collect()
}

fn relations(cast: &Cast, bonds: &[Bond], sentences: &[Sentence], quoter: &Quoter) -> Vec<Relation> {
    let mut all: Vec<Relation> = Vec::new();
    let mut places: BTreeMap<(usize, usize, &str), usize> = BTreeMap::new();
    for (r, bond) in cast.relations.iter().zip(bonds) {
        let Some(sentence) = sentences.get(r.sentence) else { continue };
        let (start, end) = stretch(sentence, r.first, r.last);
        let evidence = quoter.evidence(r.sentence, sentence, (start, end));
        let at = *places.entry((r.source, r.target, &r.kind)).or_insert(all.len());
        match all.get_mut(at) {
            Some(known) => also_told(known, r, bond, evidence),
            None => all.push(Relation {
                source: r.source,
                target: r.target,
                kind: r.kind.clone(),
                family: r.family,
                date: bond.date.clone(),
                tense: r.tense,
                label: quoter.quote(start, end).to_owned(),
                stance: bond.stance.clone(),
                evidence: vec![evidence],
            }),
        }
    }
    all
}

/// Adds another sentence that states a relation: a fact told once is a fact, whoever else says it.
fn also_told(known: &mut Relation, r: &StatedRelation, bond: &Bond, evidence: Evidence) {
    if known.evidence.last().is_none_or(|last| last.sentence != evidence.sentence) {
        known.evidence.push(evidence);
    }
    if known.stance.kind != StanceKind::Asserted && bond.stance.kind == StanceKind::Asserted {
        known.stance = bond.stance.clone();
    }
    if known.tense == RelationTense::Unspecified || r.phase == Phase::End {
        known.tense = r.tense;
    }
    known.date = match (known.date.take(), &bond.date) {
        (Some(date), Some(other)) => Some(joined(&date, other).or_else(|| joined(other, &date)).unwrap_or(date)),
        (date, other) => date.or_else(|| other.clone()),
    };
}

/// `joined in 2001` and `left in 2010` make one stretch of time.
fn joined(from: &Date, to: &Date) -> Option<Date> {
    let (begin, end) = (from.value.strip_suffix("/..")?, to.value.strip_prefix("../")?);
    let ordered = from.start? <= to.end?;
    ordered.then(|| Date { value: format!("{begin}/{end}"), end: to.end, ..from.clone() })
}
