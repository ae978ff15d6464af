//! The event room: who did what to whom, when and where, and who says so.
//!
//! Clauses first, then the words that name events, their actors, stance and date; last, mentions of one event are
//! folded into one.

mod answer;
mod attribution;
mod bond;
mod bound;
mod clause;
mod code;
mod dating;
mod demand;
mod govern;
mod headline;
mod heads;
mod label;
mod lexicon;
mod mend;
mod mishap;
pub mod proposition;
mod quote;
mod reach;
mod role;
mod same;
mod sequence;
mod stance;
mod step;
mod tree;
mod trigger;

use std::collections::BTreeMap;

use crate::actor::Cast;
use crate::document::{BlockKind, Document};
use crate::evidence::Quoter;
use crate::record::{Event, EventKind, Modality, Origin, Role, StanceKind};
use crate::text::{Relation, Sentence, Token};
use crate::time::TimeExpression;
pub use bond::{Bond, bonds};
use bound::Bound;
use clause::{Clause, Tense};
pub use code::{Coded, Side, coded};
use dating::{Passage, Told};
use role::Heads;
use tree::Tree;
use trigger::Trigger;

/// No phrase is followed further down than this many steps.
const PHRASE: usize = 8;

/// Finds the events of a document, in text order, mentions of one event folded into one.
///
/// `times` and `cast` are what [`crate::time::find`] and [`crate::actor::resolve`] made of the same sentences; actors in
/// the events are indices into `cast.actors`.
#[must_use]
pub fn find(
    document: &Document,
    sentences: &[Sentence],
    times: &[TimeExpression],
    cast: &Cast,
    quoter: &Quoter,
) -> Vec<Event> {
    let heads = Heads::new(cast);
    let quotes = quote::Quotes::new(sentences, &heads);
    let mut passage = Passage::default();
    let (mut events, mut position): (Vec<same::Mention>, _) = (Vec::new(), 0);
    let mut places: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    let mut sequence: Vec<sequence::Precedes> = Vec::new();
    let in_mishap = mishap::is_told(sentences);
    let mut rest = times;
    for (number, sentence) in sentences.iter().enumerate() {
        let tree = Tree::new(sentence);
        let here = take(&mut rest, number);
        if sentence.kind == BlockKind::Heading {
            passage.end();
            continue;
        }
        let mut found = trigger::triggers(&tree);
        let bound = Bound::new(&tree, here, &found, document.published);
        let mut words: Vec<(usize, usize)> = Vec::new();
        let unwilled = in_mishap && !mishap::is_violent(&tree, &found);
        for t in &mut found {
            let mut parties = role::parties(&tree, number, t, &heads);
            t.entry = mishap::settle(&tree, t, &parties, &heads, unwilled);
            let quoted = quotes.at(number, t.word);
            let stance::Told { mut stance, links } = stance::stance(&tree, number, t, &heads, quoted);
            if let Some(d) = demand::demand(&tree, number, t, &stance, &heads) {
                (t.entry, t.known, parties, stance) = (d.entry, true, d.parties, d.stance);
                t.clause = t.clause.take().map(|c| Clause { modality: Modality::None, tense: Tense::Present, ..c });
            }
            let t = &*t;
            if parties.targets.is_empty() && parties.topics.is_empty() {
                parties.targets = answer::answered(&tree, number, t, &parties.sources, &events);
            }
            let told = Told {
                trigger: t,
                stance: stance.kind,
                sentence: number,
                position,
                block: sentence.kind,
                dct: document.published,
                speaker: parties.sources.first().copied(),
            };
            let date = dating::date(&tree, &told, &bound, &passage);
            passage.see(&tree, &date, &told);
            let participants = role::participants(&parties, t.entry.kind, cast);
            let happened = t
                .clause
                .as_ref()
                .is_some_and(|c| (c.tense == Tense::Past || c.perfect) && c.modality == Modality::None && !c.negated);
            let told_of =
                t.known && !t.nominal && t.entry.kind != EventKind::Say && (happened || date.origin != Origin::None);
            let dated = date.origin == Origin::Explicit || told_of;
            let acts = participants.iter().any(|p| matches!(p.role, Role::Source | Role::Target | Role::Participant));
            let placed = t.known && t.entry.kind != EventKind::Say && parties.place.is_some();
            if !(acts || dated || placed) {
                continue;
            }
            let Some(token) = sentence.tokens.get(t.word) else { continue };
            let attribution = match stance.kind {
                StanceKind::Asserted => Vec::new(),
                _ => attribution::chain(&tree, number, &links, quoted, sentences, quoter),
            };
            let definite = t.nominal && tree.has_child(t.word, &["the", "this", "that", "those", "these"]);
            let end = particle(&tree, t.word).map_or(token.end, |p| p.end);
            let event = Event {
                date,
                kind: t.entry.kind,
                modality: modality(&tree, t),
                trigger: quoter.quote(token.start, end).to_owned(),
                lemma: tree.lemma(t.word).to_owned(),
                label: label::label(&tree, t),
                participants,
                place: parties.place,
                object: parties.object.and_then(|o| phrase(&tree, o)),
                stance,
                attribution,
                within: None,
                after: Vec::new(),
                evidence: vec![quoter.evidence(number, sentence, (token.start, end))],
            };
            words.push((t.word, events.len()));
            places.insert((number, t.word), events.len());
            let title = sentence.kind == BlockKind::Title;
            events.push(same::Mention { event, definite, verbal: !t.nominal, title });
        }
        date_adjuncts(&tree, &words, &mut events);
        for &(word, index) in &words {
            let above = govern::above(&tree, word, |w| words.iter().find(|(other, _)| *other == w).map(|(_, i)| *i));
            if let Some(mention) = events.get_mut(index) {
                mention.event.within = above;
            }
        }
        sequence.extend(sequence::told(&tree, &words));
        if sentence.kind == BlockKind::Paragraph {
            if dating::returns_to_present(&tree) {
                passage.end();
            }
            position += 1;
        }
    }
    said_elsewhere(&mut events, &places, &quotes);
    same::fold(events, &sequence, &heads)
}

/// Gives what is told beside a dated clause of its sentence, and has no date, that of the clause.
fn date_adjuncts(tree: &Tree, words: &[(usize, usize)], events: &mut [same::Mention]) {
    for &(word, index) in words {
        let undated = events.get(index).is_some_and(|m| m.event.date.origin == Origin::None);
        let governor = dating::governor(tree, word).filter(|_| undated);
        let above = governor.and_then(|g| words.iter().find(|(w, _)| *w == g)).map(|(_, above)| *above);
        let date = above.and_then(|a| events.get(a)).and_then(|m| dating::of_governor(&m.event.date));
        if let Some((date, mention)) = date.zip(events.get_mut(index)) {
            mention.event.date = date;
        }
    }
}

/// The particle right behind a verb: `took off`.
fn particle<'t>(tree: &Tree<'t>, word: usize) -> Option<&'t Token> {
    tree.token(word + 1).filter(|t| t.relation == Relation::CompoundPrt && t.head == Some(word))
}

/// The words of a phrase without the clauses and asides hung on it.
fn phrase(tree: &Tree, head: usize) -> Option<(usize, usize)> {
    use crate::text::Relation::{AclRelcl, Advcl, Appos, Case, Conj, Dep, Mark, Parataxis, Punct};
    let (mut first, mut last, mut level) = (head, head, vec![head]);
    for _ in 0..PHRASE {
        let below =
            |&w: &usize| tree.children(w).iter().copied().filter(move |&c| w != head || tree.relation(c) != Case);
        let kept =
            |c: &usize| !matches!(tree.relation(*c), AclRelcl | Advcl | Appos | Conj | Dep | Mark | Parataxis | Punct);
        level = level.iter().flat_map(below).filter(kept).collect();
        first = level.iter().copied().chain([first]).min()?;
        last = level.iter().copied().chain([last]).max()?;
    }
    Some((tree.token(first)?.start, tree.token(last)?.end))
}

/// What a quotation tells is the content of the statement that another sentence makes of it.
fn said_elsewhere(events: &mut [same::Mention], places: &BTreeMap<(usize, usize), usize>, quotes: &quote::Quotes) {
    for (&(sentence, word), &index) in places {
        let speaker = quotes.at(sentence, word).and_then(|q| q.speaker);
        let above = speaker.and_then(|s| places.get(&(s.sentence, s.link.cue))).copied();
        if let Some(mention) = events.get_mut(index).filter(|m| m.event.within.is_none()) {
            mention.event.within = above.filter(|&a| a != index);
        }
    }
}

/// The expressions of one sentence, off the front of those that remain.
fn take<'a>(rest: &mut &'a [TimeExpression], sentence: usize) -> &'a [TimeExpression] {
    let skip = rest.iter().take_while(|t| t.sentence < sentence).count();
    let (_, later) = rest.split_at(skip);
    let count = later.iter().take_while(|t| t.sentence == sentence).count();
    let (here, after) = later.split_at(count);
    *rest = after;
    here
}

/// Modality of the clause of a trigger; habits, general truths and purposes are told apart from what happens.
fn modality(tree: &Tree, t: &Trigger) -> Modality {
    let Some(c) = &t.clause else { return Modality::None };
    match c.modality {
        Modality::None if trigger::is_generic(tree, c) => Modality::Generic,
        Modality::None if trigger::is_purpose(tree, c.predicate) => Modality::Purpose,
        told => told,
    }
}
