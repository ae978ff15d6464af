//! What records say, resolved: who is who, which tellings are one event, and the ids of both. Nodes are made of it one by one,
//! so that whoever writes them elsewhere need not hold them all.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::actors;
use super::chronology::{Chronology, Moment};
use super::corrections::apply::{Plan, corrected};
use super::corrections::{Corrections, Effect};
use super::describe::{Described, Scene, actor_node};
use super::doubt::Doubts;
use super::events::EventDoubt;
use super::id::{Id, assign, read, written};
use super::independence::{Copy, Independence};
use super::lexicon::Lexicon;
use super::node::{ActorNode, Contradiction, ContradictionKind, EventNode, RelationEdge};
use super::piece::Piece;
use super::roster::{Local, Member, Roster, actor};
use super::told::Told;
use super::within::EventOf;
use super::{companions, contradictions, events, precedence, relations, told, within};
use crate::confidence::Confidence;
use crate::record::{Precedence, Record, Role, Source, Stance};

/// Place of an event among those that are resolved.
pub(crate) type EventPlace = usize;

/// Records with their actors and events made one.
pub(crate) struct Resolved<'r> {
    records: &'r [&'r Record],
    ignored: BTreeSet<usize>,
    roster: Roster,
    all: Vec<Told<'r>>,
    described: Vec<Described>,
    sources: Independence,
    actor_ids: Vec<Id>,
    event_ids: Vec<Id>,
    within: Vec<Option<EventPlace>>,
    contradictions: BTreeMap<EventPlace, Vec<(EventPlace, ContradictionKind)>>,
    after: BTreeMap<EventPlace, Vec<(EventPlace, Confidence)>>,
    /// Actors and events that may be one, for the user to decide.
    pub(super) doubts: Doubts,
    /// What became of the corrections.
    pub(super) effects: Vec<Effect>,
}

/// Resolves actors and events, and hands over what came of it. The records are sorted by document id, one for each.
pub(crate) fn resolved<T>(records: &[&Record], corrections: &Corrections, take: impl FnOnce(Resolved) -> T) -> T {
    let (corrected, plan) = corrected(records, corrections);
    let records: Vec<&Record> = corrected.iter().map(AsRef::as_ref).collect();
    let records = records.as_slice();
    // First, because for a moment it takes much memory.
    let sources = Independence::of(records);
    let (roster, of_actors) = actors::resolve(records, &plan.orders);
    let roster = roster.renamed(&plan.names);
    let (roster, all, gathered, of_events, lexicon) = gathered(records, roster, &plan);
    let event_of = EventOf::new(records, &all, &gathered);
    let within = within::within(&all, &gathered, &event_of);
    let mut after: BTreeMap<EventPlace, Vec<(EventPlace, Confidence)>> = BTreeMap::new();
    for ((earlier, later), confidence) in precedence::pairs(&all, &gathered, &event_of) {
        after.entry(later).or_default().push((earlier, confidence));
    }
    drop(event_of);
    let described: Vec<Described> =
        gathered.into_iter().filter_map(|tellings| Described::of(tellings, &all, &roster)).collect();
    let mut contradictions: BTreeMap<EventPlace, Vec<(EventPlace, ContradictionKind)>> = BTreeMap::new();
    for (a, b, kind) in contradictions::find(records, &described, &all, &roster, &lexicon) {
        contradictions.entry(a).or_default().push((b, kind));
        contradictions.entry(b).or_default().push((a, kind));
    }
    drop(lexicon);
    let mut taken: FxHashSet<Id> = records.iter().filter_map(|r| read(&r.document.id)).collect();
    let actor_ids =
        assign(roster.entries().len(), 4, |member, level| actor_content(records, &roster, member, level), &mut taken);
    let content = |event: usize, level| {
        described.get(event).map_or_else(Vec::new, |e| event_content(records, &all, e, &roster, level))
    };
    let event_ids = assign(described.len(), 3, content, &mut taken);
    take(Resolved {
        records,
        ignored: plan.ignored,
        roster,
        all,
        described,
        sources,
        actor_ids,
        event_ids,
        within,
        contradictions,
        after,
        doubts: Doubts { actors: of_actors, events: of_events },
        effects: plan.effects,
    })
}

/// The tellings, and which of them are one event; the roster in which the events have shown more actors to be one.
fn gathered<'r>(
    records: &[&'r Record],
    roster: Roster,
    plan: &Plan,
) -> (Roster, Vec<Told<'r>>, Vec<Vec<usize>>, Vec<EventDoubt>, Lexicon) {
    let mut lexicon = Lexicon::default();
    let mut all = told::all(records, &roster, plan, &mut lexicon);
    let (gathered, doubts) = events::gather(&all, &roster, &lexicon, &plan.events);
    let gathered = events::ordered(gathered, &all, &plan.events);
    let same = companions::pairs(&gathered, &all, &roster);
    let roster = roster.united(records, &same);
    all.iter_mut().for_each(|told| told.recast(&roster));
    (roster, all, gathered, doubts, lexicon)
}

/// Kind and key of an actor; then, for namesakes, the first document that mentions it, and where.
fn actor_content(records: &[&Record], roster: &Roster, member: Member, level: usize) -> Vec<String> {
    let Some(entry) = roster.get(member) else { return Vec::new() };
    let first = entry.locals.first().copied();
    let record = first.and_then(|local| records.get(local.0)).copied();
    let home = || record.map_or_else(String::new, |r| r.document.id.clone());
    match level {
        0 => {
            let mut identity = vec!["actor".into(), format!("{:?}", entry.kind), entry.key.clone()];
            if !entry.named {
                identity.push(home());
            }
            identity
        }
        1 => vec![entry.country.clone().unwrap_or_default()],
        2 => vec![home()],
        _ => {
            let mention = first.and_then(|l| actor(records, l)).and_then(|a| a.mentions.first());
            place_in_text(record.zip(mention).map(|(record, mention)| Piece::new(record, &mention.evidence)))
        }
    }
}

/// Date, type, lemma, participants and stance of an event; then its words, and where they stand.
fn event_content(records: &[&Record], all: &[Told], event: &Described, roster: &Roster, level: usize) -> Vec<String> {
    let Some(first) = event.tellings(all).next().map(|t| t.event) else { return Vec::new() };
    let name = |member: Member| roster.get(member).map_or(String::new(), |e| format!("{:?} {}", e.kind, e.key));
    match level {
        0 => {
            let mut cast: Vec<String> =
                event.cast.iter().map(|(member, role)| format!("{role:?} {}", name(*member))).collect();
            cast.sort();
            let holder = event.stance.holder.map(name).unwrap_or_default();
            let kind = format!("{:?}", first.kind);
            let mut identity = vec!["event".into(), first.date.value.clone(), kind, first.lemma.clone()];
            identity.extend([format!("{:?}", event.stance.kind), holder]);
            identity.extend(cast);
            identity
        }
        1 => vec![first.label.clone(), event.place.map(name).unwrap_or_default()],
        _ => place_in_text(event.first_evidence(records, all)),
    }
}

fn place_in_text(piece: Option<Piece>) -> Vec<String> {
    piece.map_or_else(Vec::new, |piece| {
        let e = piece.get();
        vec![piece.document().to_owned(), e.start.to_string(), e.end.to_string(), e.trigger.0.to_string()]
    })
}

impl<'r> Resolved<'r> {
    /// The documents but those of ignored sources, sorted by id.
    pub(crate) fn documents(&self) -> impl Iterator<Item = &'r Source> + '_ {
        let heard = self.records.iter().enumerate().filter(|(at, _)| !self.ignored.contains(at));
        heard.map(|(_, record)| &record.document)
    }

    /// The actors, sorted by id.
    pub(crate) fn actors(&self) -> Vec<Member> {
        sorted_by_id(&self.actor_ids)
    }

    /// The events in the order in which they are told, then by id.
    pub(crate) fn told(&self) -> Vec<EventPlace> {
        let chronology = Chronology::of(self.documents());
        let mut moments: Vec<(Option<Moment>, Id, EventPlace)> = self
            .described
            .par_iter()
            .zip(&self.event_ids)
            .enumerate()
            .map(|(place, (event, id))| {
                let first = event.tellings(&self.all).next();
                let pieces = event.tellings(&self.all).flat_map(|t| t.evidence(self.records));
                let pieces = pieces.map(|piece| (piece.document(), piece.get()));
                (first.map(|first| chronology.moment(&first.event.date, pieces)), *id, place)
            })
            .collect();
        moments.par_sort_unstable();
        moments.into_iter().map(|(_, _, place)| place).collect()
    }

    /// The events, sorted by id.
    pub(super) fn events(&self) -> Vec<EventPlace> {
        sorted_by_id(&self.event_ids)
    }

    /// The node of an actor.
    pub(crate) fn actor(&self, member: Member) -> Option<ActorNode> {
        Some(actor_node(self.actor_id(member)?, self.roster.get(member)?, self.records))
    }

    /// The node of an event. Where records leave out quotes it has none.
    pub(crate) fn event(&self, place: EventPlace) -> Option<EventNode> {
        let scene = Scene { records: self.records, all: &self.all, roster: &self.roster, sources: &self.sources };
        let mut node = self.described.get(place)?.node(self.event_id(place)?, &scene, |m| self.actor_id(m))?;
        node.within = self.within.get(place).copied().flatten().and_then(|w| self.event_id(w));
        let contradicts = self.contradictions.get(&place).into_iter().flatten();
        node.contradicts = contradicts
            .filter_map(|(event, kind)| Some(Contradiction { event: self.event_id(*event)?, kind: *kind }))
            .collect();
        node.contradicts.sort_unstable();
        node.contradicts.dedup();
        let after = self.after.get(&place).into_iter().flatten();
        node.after = after
            .filter_map(|(event, confidence)| {
                Some(Precedence { event: self.event_id(*event)?, confidence: *confidence })
            })
            .collect();
        node.after.sort_unstable();
        Some(node)
    }

    /// Who takes part in an event.
    pub(crate) fn cast(&self, place: EventPlace) -> &[(Member, Role)] {
        self.described.get(place).map_or(&[], |event| &event.cast)
    }

    /// Where an event happens.
    pub(crate) fn place(&self, place: EventPlace) -> Option<Member> {
        self.described.get(place)?.place
    }

    /// The relations with their two ends, in a lasting order.
    pub(crate) fn relations(&self) -> impl Iterator<Item = (Member, Member, RelationEdge)> + '_ {
        relations::gather(self.records, &self.roster).into_iter().map(|related| {
            let holder = related.stance.holder.and_then(|m| self.actor_id(m));
            let edge = RelationEdge {
                kind: related.kind,
                family: related.family,
                date: related.date,
                tense: related.tense,
                label: related.label,
                stance: Stance { kind: related.stance.kind, holder },
                evidence: related.evidence,
            };
            (related.source, related.target, edge)
        })
    }

    /// The copies among the documents, and those of which they are copies.
    pub(super) fn copies(&self) -> impl Iterator<Item = (&'r str, &'r str, &Copy)> {
        let id = |record: usize| self.records.get(record).map(|r| r.document.id.as_str());
        self.sources.copies().iter().filter_map(move |copy| Some((id(copy.record)?, id(copy.of)?, copy)))
    }

    /// The actors of records that an actor is made of.
    pub(super) fn locals(&self, member: Member) -> &[Local] {
        self.roster.get(member).map_or(&[], |entry| &entry.locals)
    }

    /// How often each document mentions an actor.
    pub(super) fn mentioned(&self, member: Member) -> BTreeMap<&'r str, usize> {
        let mut quotes: BTreeMap<&str, usize> = BTreeMap::new();
        for local in self.locals(member) {
            let Some(record) = self.records.get(local.0).copied() else { continue };
            for mention in record.actors.get(local.1).into_iter().flat_map(|a| &a.mentions) {
                *quotes.entry(Piece::new(record, &mention.evidence).document()).or_default() += 1;
            }
        }
        quotes
    }

    fn actor_id(&self, member: Member) -> Option<String> {
        self.actor_ids.get(member).copied().map(written)
    }

    fn event_id(&self, place: EventPlace) -> Option<String> {
        self.event_ids.get(place).copied().map(written)
    }
}

fn sorted_by_id(ids: &[Id]) -> Vec<usize> {
    let mut places: Vec<usize> = (0..ids.len()).collect();
    places.sort_unstable_by_key(|place| ids.get(*place).copied());
    places
}
