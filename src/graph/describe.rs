//! What the graph says of an actor or event, put together from all that the documents say.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::independence::Independence;
use super::name::normalised;
use super::node::{ActorNode, EventNode, OtherDate};
use super::piece::{Piece, sorted};
use super::roster::{Entry, Member, Roster, actor};
use super::told::Told;
use crate::record::{ActorKind, Attribution, Date, Event, Record, Role, Stance, StanceKind};

/// The actor that an entry stands for.
pub(super) fn actor_node(id: String, entry: &Entry, records: &[&Record]) -> ActorNode {
    let actors: Vec<_> = entry.locals.iter().filter_map(|l| actor(records, *l)).collect();
    let is_key = |name: &str| entry.kind == ActorKind::Country || normalised(name, entry.kind) == entry.key;
    let mut names: BTreeMap<&str, usize> = BTreeMap::new();
    for name in actors.iter().flat_map(|a| std::iter::once(&a.name).chain(&a.aliases)).filter(|n| is_key(n)) {
        *names.entry(name).or_default() += 1;
    }
    for actor in &actors {
        // A name goes before an alias of the same spelling, however often that is given.
        names.entry(&actor.name).and_modify(|count| *count += actors.len());
    }
    let name = names
        .iter()
        .max_by_key(|(name, count)| (**count, name.chars().count(), Reverse(**name)))
        .map_or(String::new(), |(name, _)| (*name).to_owned());
    let name = entry.renamed.clone().unwrap_or(name);
    let aliases: BTreeSet<&String> = actors.iter().flat_map(|a| a.aliases.iter().chain([&a.name])).collect();
    ActorNode {
        id,
        kind: entry.kind,
        aliases: aliases.into_iter().filter(|a| **a != name).cloned().collect(),
        name,
        country: entry.country.clone(),
        mentions: actors.iter().map(|a| a.mentions.len()).sum(),
        merges: entry.reasons.iter().cloned().collect(),
    }
}

/// An event of the graph before ids are given.
#[derive(Debug, Clone)]
pub(super) struct Described {
    /// Its tellings, as places in the list of all, the one with the most precise date first.
    tellings: Vec<usize>,
    /// Who takes part, sorted.
    pub cast: Box<[(Member, Role)]>,
    /// Where.
    pub place: Option<Member>,
    /// How it is told.
    pub stance: Stance<Member>,
}

impl Described {
    /// Puts the tellings of one event together; none if there are none.
    pub(super) fn of(tellings: Vec<usize>, all: &[Told], roster: &Roster) -> Option<Self> {
        let told: Vec<&Told> = tellings.iter().filter_map(|place| all.get(*place)).collect();
        let stance = stance(told.first()?, &told);
        let mut cast: Vec<(Member, Role)> = told.iter().flat_map(|t| t.cast.iter().copied()).collect();
        cast.sort_unstable();
        cast.dedup();
        let place = place(&told, roster);
        Some(Self { cast: cast.into(), place, stance, tellings })
    }

    /// The tellings, the one with the most precise date first.
    pub(super) fn tellings<'t, 'r>(&'t self, all: &'t [Told<'r>]) -> impl Iterator<Item = &'t Told<'r>> + Clone {
        self.tellings.iter().filter_map(|place| all.get(*place))
    }

    /// Where it is told first.
    pub(super) fn first_evidence<'r>(&self, records: &[&'r Record], all: &[Told<'r>]) -> Option<Piece<'r>> {
        self.tellings(all).flat_map(|t| t.evidence(records)).min()
    }

    /// The node, without links to other events.
    pub(super) fn node(
        &self,
        id: String,
        scene: &Scene,
        actor_id: impl Fn(Member) -> Option<String>,
    ) -> Option<EventNode> {
        let Scene { records, all, roster, sources } = *scene;
        let tellings: Vec<&Told> = self.tellings(all).collect();
        let first = tellings.first()?.event;
        Some(EventNode {
            id,
            date: date(&first.date, &tellings),
            kind: first.kind,
            trigger: first.trigger.clone(),
            lemma: first.lemma.clone(),
            label: first.label.clone(),
            stance: Stance { kind: self.stance.kind, holder: self.stance.holder.and_then(&actor_id) },
            attribution: attribution(&self.stance, &tellings, roster, records, actor_id),
            within: None,
            dates: other_dates(&first.date, &tellings, records),
            contradicts: Vec::new(),
            after: Vec::new(),
            support: sources.support(tellings.iter().map(|t| t.record)),
            evidence: sorted(tellings.iter().flat_map(|t| t.evidence(records))),
        })
    }
}

/// All that the description of an event is read from.
#[derive(Clone, Copy)]
pub(super) struct Scene<'s, 'r> {
    /// All records.
    pub records: &'s [&'r Record],
    /// All tellings.
    pub all: &'s [Told<'r>],
    /// Who is who.
    pub roster: &'s Roster,
    /// Which records are independent of each other.
    pub sources: &'s Independence,
}

/// The dates of the other tellings, each with its evidence.
fn other_dates(first: &Date, tellings: &[&Told], records: &[&Record]) -> Vec<OtherDate> {
    let mut others: BTreeMap<&str, Vec<(usize, &Event)>> = BTreeMap::new();
    for (record, event) in tellings.iter().flat_map(|t| t.events().map(|e| (t.record, e))) {
        if event.date.value != first.value {
            others.entry(&event.date.value).or_default().push((record, event));
        }
    }
    let other = |events: Vec<(usize, &Event)>| {
        let date = events.iter().map(|(_, e)| &e.date).max_by_key(|d| (d.confidence, Reverse(*d)))?.clone();
        let apart = |a: &Date, b: &Date| Some(a.end? < b.start?);
        let excludes = apart(&date, first) == Some(true) || apart(first, &date) == Some(true);
        let pieces = events.iter().filter_map(|(record, event)| Some((records.get(*record)?, event)));
        let pieces = pieces.flat_map(|(record, event)| event.evidence.iter().map(|e| Piece::new(record, e)));
        Some(OtherDate { date, excludes, evidence: sorted(pieces) })
    };
    let mut dates: Vec<OtherDate> = others.into_values().filter_map(other).collect();
    dates.sort();
    dates
}

/// The date of the first telling, as sure as the surest of those that give the same.
fn date(first: &Date, tellings: &[&Told]) -> Date {
    let same = tellings.iter().flat_map(|t| t.events()).map(|e| &e.date).filter(|d| d.value == first.value);
    Date { confidence: same.map(|d| d.confidence).max().unwrap_or(first.confidence), ..first.clone() }
}

/// A place goes before the country that it lies in; else the one most often given.
fn place(tellings: &[&Told], roster: &Roster) -> Option<Member> {
    let mut counts: BTreeMap<Member, usize> = BTreeMap::new();
    for place in tellings.iter().filter_map(|t| t.place) {
        *counts.entry(place).or_default() += 1;
    }
    let is_place = |member| roster.get(member).is_some_and(|e| e.kind == ActorKind::Place);
    counts.into_iter().max_by_key(|(place, count)| (is_place(*place), *count, Reverse(*place))).map(|(place, _)| place)
}

/// The chain of the first telling that has the stance; what is asserted has none.
fn attribution(
    stance: &Stance<Member>,
    tellings: &[&Told],
    roster: &Roster,
    records: &[&Record],
    actor_id: impl Fn(Member) -> Option<String>,
) -> Vec<Attribution<String>> {
    let alike = |t: &&&Told| t.event.stance.kind == stance.kind && t.holder == stance.holder;
    let asserted = stance.kind == StanceKind::Asserted;
    let Some(told) = tellings.iter().filter(|_| !asserted).find(alike) else { return Vec::new() };
    let Some(record) = records.get(told.record) else { return Vec::new() };
    let one = |a: &Attribution<usize>| Attribution {
        holder: a.holder.and_then(|index| roster.member(told.record, index)).and_then(&actor_id),
        words: a.words.clone(),
        kind: a.kind,
        evidence: Piece::new(record, &a.evidence).with_document(),
    };
    told.event.attribution.iter().map(one).collect()
}

/// Asserted if any document asserts it; else as told, by the holder most often given.
fn stance(first: &Told, tellings: &[&Told]) -> Stance<Member> {
    if let Some(asserted) = tellings.iter().find(|t| t.event.stance.kind == StanceKind::Asserted) {
        return Stance { kind: StanceKind::Asserted, holder: asserted.holder };
    }
    let mut counts: BTreeMap<Member, usize> = BTreeMap::new();
    for holder in tellings.iter().filter_map(|t| t.holder) {
        *counts.entry(holder).or_default() += 1;
    }
    let holder = counts.into_iter().max_by_key(|(holder, count)| (*count, Reverse(*holder))).map(|(holder, _)| holder);
    Stance { kind: first.event.stance.kind, holder }
}
