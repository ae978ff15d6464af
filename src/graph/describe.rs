//! What the graph says of an actor or event, put together from all that the documents say.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::independence::Independence;
use super::name::normalised;
use super::node::{ActorNode, EventNode, OtherDate};
use super::roster::{Entry, Member, Roster, actor};
use super::told::Told;
use crate::record::{ActorKind, Attribution, Date, Event, Evidence, Record, Role, Stance, StanceKind};

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
pub(super) struct Described<'a> {
    /// Its tellings, the one with the most precise date first.
    pub tellings: Vec<&'a Told<'a>>,
    /// Who takes part.
    pub cast: BTreeSet<(Member, Role)>,
    /// Where.
    pub place: Option<Member>,
    /// How it is told.
    pub stance: Stance<Member>,
    /// Who tells it so, from the innermost to the outermost.
    pub attribution: Vec<Attribution<Member>>,
    /// Where it is told, sorted.
    pub evidence: Vec<Evidence>,
}

impl<'a> Described<'a> {
    /// Puts the tellings of one event together; none if there are none.
    pub(super) fn of(tellings: Vec<&'a Told<'a>>, roster: &Roster) -> Option<Self> {
        let first = tellings.first()?;
        let stance = stance(first, &tellings);
        Some(Self {
            cast: tellings.iter().flat_map(|t| t.cast.iter().copied()).collect(),
            place: place(&tellings, roster),
            attribution: attribution(&stance, &tellings, roster),
            stance,
            evidence: sorted(tellings.iter().flat_map(|t| t.evidence())),
            tellings,
        })
    }

    /// The node. `within` is the id of the event whose content it is, `actor_id` gives the id of an actor.
    pub(super) fn node<'i>(
        &self,
        id: String,
        within: Option<String>,
        actor_id: impl Fn(Member) -> Option<&'i String>,
        sources: &Independence,
    ) -> Option<EventNode> {
        let first = self.tellings.first()?.event;
        let attribution = self.attribution.iter().map(|a| Attribution {
            holder: a.holder.and_then(&actor_id).cloned(),
            words: a.words.clone(),
            kind: a.kind,
            evidence: a.evidence.clone(),
        });
        Some(EventNode {
            id,
            date: self.date(&first.date),
            kind: first.kind,
            trigger: first.trigger.clone(),
            lemma: first.lemma.clone(),
            label: first.label.clone(),
            stance: Stance { kind: self.stance.kind, holder: self.stance.holder.and_then(&actor_id).cloned() },
            attribution: attribution.collect(),
            within,
            dates: self.other_dates(&first.date),
            contradicts: Vec::new(),
            after: Vec::new(),
            support: sources.support(self.tellings.iter().map(|t| t.record)),
            evidence: self.evidence.clone(),
        })
    }

    /// The dates of the other tellings, each with its evidence.
    fn other_dates(&self, first: &Date) -> Vec<OtherDate> {
        let mut others: BTreeMap<&str, Vec<&Event>> = BTreeMap::new();
        for event in self.tellings.iter().flat_map(|t| t.events()).filter(|e| e.date.value != first.value) {
            others.entry(&event.date.value).or_default().push(event);
        }
        let other = |events: Vec<&Event>| {
            let date = events.iter().map(|e| &e.date).max_by_key(|d| (d.confidence, Reverse(*d)))?.clone();
            let apart = |a: &Date, b: &Date| Some(a.end? < b.start?);
            let excludes = apart(&date, first) == Some(true) || apart(first, &date) == Some(true);
            Some(OtherDate { date, excludes, evidence: sorted(events.iter().flat_map(|e| &e.evidence)) })
        };
        let mut dates: Vec<OtherDate> = others.into_values().filter_map(other).collect();
        dates.sort();
        dates
    }

    /// The date of the first telling, as sure as the surest of those that give the same.
    fn date(&self, first: &Date) -> Date {
        let same = self.tellings.iter().flat_map(|t| t.events()).map(|e| &e.date).filter(|d| d.value == first.value);
        Date { confidence: same.map(|d| d.confidence).max().unwrap_or(first.confidence), ..first.clone() }
    }
}

/// The evidence sorted, each piece once.
pub(super) fn sorted<'e>(evidence: impl IntoIterator<Item = &'e Evidence>) -> Vec<Evidence> {
    evidence.into_iter().collect::<BTreeSet<_>>().into_iter().cloned().collect()
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
fn attribution(stance: &Stance<Member>, tellings: &[&Told], roster: &Roster) -> Vec<Attribution<Member>> {
    let alike = |t: &&&Told| t.event.stance.kind == stance.kind && t.holder == stance.holder;
    let asserted = stance.kind == StanceKind::Asserted;
    let Some(told) = tellings.iter().filter(|_| !asserted).find(alike) else { return Vec::new() };
    let member = |a: &Attribution<usize>| Attribution {
        holder: a.holder.and_then(|index| roster.member(told.record, index)),
        words: a.words.clone(),
        kind: a.kind,
        evidence: a.evidence.clone(),
    };
    told.event.attribution.iter().map(member).collect()
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
