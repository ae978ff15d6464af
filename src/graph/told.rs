//! An event as one document tells it, in the terms in which events of different documents are compared.

use std::collections::{BTreeMap, HashMap};
use std::hash::Hasher as _;
use std::sync::LazyLock;

use chrono::{Datelike, Months, NaiveDate};
use rayon::prelude::*;
use rustc_hash::FxHasher;

use super::cast::Named;
use super::corrections::apply::Plan;
use super::lexicon::{Lexicon, Symbol};
use super::name::{lines, words};
use super::piece::{Piece, part, quote};
use super::roster::{Local, Member, Roster};
use crate::record::{Date, Event, EventIndex, EventKind, Participant, Record, Role, StanceKind};

/// Each event word of the table and the first of its family.
static FAMILIES: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let mut table = HashMap::new();
    for (first, others) in
        lines(include_str!("../../data/graph/trigger_families.tsv")).filter_map(|l| l.split_once('\t'))
    {
        for word in std::iter::once(first).chain(others.split(' ')) {
            table.entry(word).or_insert(first);
        }
    }
    table
});

/// One event of one record; its exact repetitions in the record are part of it.
#[derive(Debug, Clone)]
pub(super) struct Told<'a> {
    /// Place of the record among all records.
    pub record: usize,
    /// The event.
    pub event: &'a Event,
    /// Place of the event in the record.
    place_in_record: EventIndex,
    /// The same event said again in the same words, with its places.
    repeated: Vec<(EventIndex, &'a Event)>,
    /// The trigger's family: equal for triggers that name the same act.
    pub family: &'a str,
    /// First and last possible day; none for an event without a closed date.
    pub span: Option<(NaiveDate, NaiveDate)>,
    /// All participants, sorted.
    pub cast: Box<[(Member, Role)]>,
    /// Those whose name means something outside the document, places apart, with their roles.
    pub named: Named,
    /// Where.
    pub place: Option<Member>,
    /// Who says, denies or alleges it.
    pub holder: Option<Member>,
    /// The label's words, by their number in the [`Lexicon`].
    pub label: Symbol,
    /// The sentence that tells it and the place of the trigger in it, as a number; none for a short sentence.
    pub sentence: Option<u64>,
    /// The words of what it is done to, where that is no actor, sorted; longer ones and figures only.
    pub object: Box<[Symbol]>,
}

impl<'a> Told<'a> {
    /// The event and its repetitions.
    pub(super) fn events(&self) -> impl Iterator<Item = &'a Event> + '_ {
        std::iter::once(self.event).chain(self.repeated.iter().map(|(_, event)| *event))
    }

    /// Places of the event and its repetitions in the record.
    pub(super) fn places(&self) -> impl Iterator<Item = EventIndex> + '_ {
        std::iter::once(self.place_in_record).chain(self.repeated.iter().map(|(place, _)| *place))
    }

    /// The event and its repetitions as places of records and places in the record.
    pub(super) fn locals(&self) -> Vec<Local> {
        self.places().map(|place| (self.record, place)).collect()
    }

    /// All evidence, repetitions included.
    pub(super) fn evidence(&self, records: &[&'a Record]) -> impl Iterator<Item = Piece<'a>> + '_ {
        let record = records.get(self.record).copied();
        let pieces = move |event: &'a Event| {
            record.into_iter().flat_map(move |record| event.evidence.iter().map(move |e| Piece::new(record, e)))
        };
        self.events().flat_map(pieces)
    }

    /// Says who takes part by a roster in which more actors may be one.
    pub(super) fn recast(&mut self, roster: &Roster) {
        let member = |index| roster.member(self.record, index);
        let part = |p: &Participant| Some((member(p.actor)?, p.role));
        let mut cast: Vec<(Member, Role)> = self.event.participants.iter().filter_map(part).collect();
        cast.sort_unstable();
        cast.dedup();
        self.named = Named::default();
        for (actor, role) in cast.iter().filter(|(_, role)| *role != Role::Location) {
            if roster.get(*actor).is_some_and(|entry| entry.named) {
                self.named.add(*actor, *role);
            }
        }
        self.cast = cast.into();
        self.place = self.event.place.and_then(member);
        self.holder = self.event.stance.holder.and_then(member);
    }
}

/// The class of stances that may belong to one event: what one article asserts another reports.
pub(super) fn stance_class(kind: StanceKind) -> StanceKind {
    if kind == StanceKind::Reported { StanceKind::Asserted } else { kind }
}

/// Fewer words than this do not tell one sentence from another.
const TELLING_WORDS: usize = 8;

/// How many records are cut into words together, on all cores.
const TOGETHER: usize = 256;

/// All events of all records but the dropped ones, without exact repetitions inside a record, in record order.
pub(super) fn all<'a>(records: &[&'a Record], roster: &Roster, plan: &Plan, lexicon: &mut Lexicon) -> Vec<Told<'a>> {
    let mut all = Vec::with_capacity(records.iter().map(|r| r.events.len()).sum());
    let mut record = 0;
    for some in records.chunks(TOGETHER) {
        let words: Vec<Vec<_>> = some.par_iter().map(|r| r.events.iter().map(|e| cut(r, e)).collect()).collect();
        for (said, words) in some.iter().zip(words) {
            of_record(&mut all, said, record, words, roster, plan, lexicon);
            record += 1;
        }
    }
    all.shrink_to_fit();
    all
}

/// The words of an event's label and of its object.
fn cut(record: &Record, event: &Event) -> (Vec<String>, Vec<String>) {
    (words(&event.label), object(record, event))
}

fn of_record<'a>(
    all: &mut Vec<Told<'a>>,
    said: &'a Record,
    record: usize,
    words: Vec<(Vec<String>, Vec<String>)>,
    roster: &Roster,
    plan: &Plan,
    lexicon: &mut Lexicon,
) {
    let mut seen: BTreeMap<_, usize> = BTreeMap::new();
    for ((place, event), (label, object)) in said.events.iter().enumerate().zip(words) {
        if plan.dropped.contains(&(record, place)) {
            continue;
        }
        let mut told = Told {
            record,
            event,
            place_in_record: place,
            repeated: Vec::new(),
            family: family(event),
            span: span(&event.date),
            cast: Box::default(),
            named: Named::default(),
            place: None,
            holder: None,
            label: lexicon.label(&label),
            sentence: sentence(said, event),
            object: lexicon.content(&object),
        };
        told.recast(roster);
        let fingerprint = (
            (told.label, event.kind, event.lemma.as_str(), event.date.value.as_str()),
            (told.cast.clone(), told.place, event.stance.kind, told.holder),
            plan.events.sides(&[(record, place)]),
        );
        match seen.get(&fingerprint).and_then(|first| all.get_mut(*first)) {
            Some(first) => first.repeated.push((place, event)),
            None => {
                seen.insert(fingerprint, all.len());
                all.push(told);
            }
        }
    }
}

/// A number for the first sentence that tells an event and the place of the trigger in it, the same for the same words.
fn sentence(record: &Record, event: &Event) -> Option<u64> {
    let evidence = event.evidence.first()?;
    let quote = quote(record, evidence);
    let mut hasher = FxHasher::default();
    let mut count = 0;
    for word in quote.split_whitespace() {
        hasher.write(word.as_bytes());
        count += 1;
    }
    hasher.write_usize(evidence.trigger.0.checked_sub(evidence.start)?);
    (count >= TELLING_WORDS).then(|| hasher.finish())
}

/// First and last possible day. What goes on since a day, month or year begins within it.
fn span(date: &Date) -> Option<(NaiveDate, NaiveDate)> {
    let start = date.start?;
    let end = match date.value.strip_suffix("/..").map(str::len) {
        Some(4) => start.with_month(12)?.with_day(31)?,
        Some(7) => start.checked_add_months(Months::new(1))?.pred_opt()?,
        Some(_) => start,
        None => date.end?,
    };
    Some((start, end)).filter(|(start, end)| start <= end)
}

/// The words of the event's object, cut out of the sentence that is quoted.
fn object(record: &Record, event: &Event) -> Vec<String> {
    let (Some((start, end)), Some(evidence)) = (event.object, event.evidence.first()) else { return Vec::new() };
    if start < evidence.start { Vec::new() } else { words(&part(record, evidence, start, end)) }
}

/// The family of an event's trigger. Statements and events without a type have no related triggers but the table's.
fn family(event: &Event) -> &str {
    let lemma = event.lemma.as_str();
    match FAMILIES.get(lemma) {
        Some(first) => first,
        None if matches!(event.kind, EventKind::Say | EventKind::Other) => lemma,
        None => ["ing", "ment", "ation", "ate", "ion", "al"]
            .iter()
            .find_map(|suffix| lemma.strip_suffix(suffix).filter(|stem| stem.chars().count() >= 4))
            .unwrap_or(lemma)
            .trim_end_matches('e'),
    }
}
