//! The same event across documents.
//!
//! Two tellings are one event if their triggers are of one family, if the date of one lies within that of the other, if
//! most of the named actors of the one with fewer take part in both, if place and stance do not speak against it, and if
//! what they share weighs enough ([`super::same_event`]). Tellings with the finest dates are gathered first; a coarser one joins
//! only if it fits one event clearly better than any other. Every telling is compared with those of its blocks only: the
//! trigger family with each named actor, and with the town where it happens. A sentence that two articles share word for word
//! tells one event.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use super::compare::score;
use super::lexicon::{Lexicon, Symbol};
use super::orders::{Orders, Sides, forbidden};
use super::roster::{Local, Member, Roster};
use super::same_event::{ENOUGH, Fit, Gathered};
use super::told::Told;
use crate::confidence::Confidence;
use crate::record::{ActorKind, EventKind};

/// How many events of a block a telling is compared with. Whatever has more neighbours than that is not told apart by
/// its date and its actors, so it is left alone unless it says the same in the same words.
const MOST_COMPARED: usize = 64;
/// By how much the best of several events must fit better than the next, in the tenths of its weights.
const MARGIN: i32 = 10;

/// From this sum on a merge is beyond doubt.
const CERTAIN: i32 = 25;

type Block<'a> = (bool, &'a str, Member);
type Words<'a> = (EventKind, &'a str, &'a str, Symbol);

/// Where gathered events are found again.
#[derive(Default)]
struct Index<'a> {
    /// Events of each block by their first day.
    by_day: BTreeSet<(Block<'a>, NaiveDate, usize)>,
    /// The first events that are told in these words.
    by_words: FxHashMap<Words<'a>, Vec<usize>>,
}

/// Two tellings that may be of one event, for the user to decide.
#[derive(Debug, Clone, Copy)]
pub(super) struct EventDoubt {
    /// The event's telling with the most precise date, by its record and its place there.
    pub a: Local,
    pub b: Local,
    pub score: Confidence,
    pub merged: bool,
}

/// The events of the graph, each as the places of its tellings in `all`, the one with the most precise date first, and
/// what is doubtful about them.
pub(super) fn gather(
    all: &[Told],
    roster: &Roster,
    lexicon: &Lexicon,
    orders: &Orders,
) -> (Vec<Vec<usize>>, Vec<EventDoubt>) {
    let mut order: Vec<usize> = (0..all.len()).collect();
    order.sort_by_cached_key(|place| all.get(*place).map(|told| rank(told, *place)));
    let mut events: Vec<Gathered> = Vec::new();
    let mut apart: Vec<Sides> = Vec::new();
    let mut doubts = Vec::new();
    let mut index = Index::default();
    for place in order {
        let Some(told) = all.get(place) else { continue };
        let sides = orders.sides(&told.locals());
        let mut candidates = index.candidates(told, roster);
        candidates.retain(|event| apart.get(*event).is_none_or(|other| !forbidden(&sides, other)));
        let best = best(&events, &candidates, told, roster, lexicon);
        let first = |b: &Best| all.get(*events.get(b.event)?.tellings.first()?);
        doubts.extend(best.and_then(|b| doubt(first(&b)?, told, b, orders)));
        let event = best.filter(|b| b.merges).map_or(events.len(), |b| b.event);
        match events.get_mut(event).zip(apart.get_mut(event)) {
            Some((gathered, other)) => {
                gathered.add(place, told);
                other.extend(sides);
            }
            None => {
                events.push(Gathered::new(place, told));
                apart.push(sides);
            }
        }
        let Some(gathered) = events.get(event) else { continue };
        index.insert(event, gathered, told, roster);
    }
    (events.into_iter().map(|e| e.tellings).collect(), doubts)
}

/// What is left to ask about a telling and the event that it fits best.
fn doubt(first: &Told, told: &Told, best: Best, orders: &Orders) -> Option<EventDoubt> {
    let sum = best.fit.sum().filter(|sum| !best.merges || *sum < CERTAIN)?;
    let (left, right) = (first.locals(), told.locals());
    let (a, b) = (*left.first()?, *right.first()?);
    let open = !orders.settle(&left, &right);
    open.then(|| EventDoubt { a, b, score: score(sum), merged: best.merges })
}

/// The events with those made one that corrections say are one; what is to stay apart stays apart.
pub(super) fn ordered(gathered: Vec<Vec<usize>>, all: &[Told], orders: &Orders) -> Vec<Vec<usize>> {
    let mut gathered = gathered;
    for order in &orders.one {
        let is_named =
            |place: &usize| all.get(*place).is_some_and(|t| t.locals().iter().any(|event| order.contains(event)));
        let (named, mut rest): (Vec<_>, Vec<_>) = gathered.into_iter().partition(|e| e.iter().any(is_named));
        let (mut one, mut apart) = (Vec::new(), Sides::new());
        for event in named {
            let locals: Vec<_> = event.iter().filter_map(|place| all.get(*place)).flat_map(Told::locals).collect();
            let sides = orders.sides(&locals);
            if forbidden(&apart, &sides) {
                rest.push(event);
            } else {
                one.extend(event);
                apart.extend(sides);
            }
        }
        one.sort_by_cached_key(|place| all.get(*place).map(|told| rank(told, *place)));
        if !one.is_empty() {
            rest.push(one);
        }
        gathered = rest;
    }
    gathered
}

/// Order of gathering: finest date first, then the one that names most, then by what is said, then by document.
fn rank<'a>(told: &Told<'a>, place: usize) -> impl Ord + use<'a> {
    let days = told.span.map_or(i64::MAX, |(start, end)| (end - start).num_days());
    let date = &told.event.date;
    let sure = (date.origin, Reverse(date.confidence));
    (days, date.precision, sure, Reverse(told.named.len()), told.event.label.as_str(), place)
}

/// The event that a telling fits best.
#[derive(Clone, Copy)]
struct Best {
    event: usize,
    fit: Fit,
    /// Whether it fits well enough, and clearly better than all others.
    merges: bool,
}

/// The event that the telling fits best; none if there is none that comes near.
fn best(
    events: &[Gathered],
    candidates: &BTreeSet<usize>,
    told: &Told,
    roster: &Roster,
    lexicon: &Lexicon,
) -> Option<Best> {
    let fit = |e: &usize| Some((events.get(*e)?.fit(told, roster, lexicon)?, Reverse(*e)));
    let mut fits: Vec<(Fit, Reverse<usize>)> = candidates.iter().filter_map(fit).collect();
    fits.sort_unstable_by(|a, b| b.cmp(a));
    let (best, Reverse(first)) = *fits.first()?;
    let home = events.get(first)?.home();
    let clear = |(fit, Reverse(event)): &(Fit, Reverse<usize>)| match (best, *fit) {
        // Said several times in the same words and of the same actors: the first of them as good as any.
        (Fit::SameWords, _) => true,
        (Fit::Scored(best), Fit::Scored(fit)) if best >= fit + MARGIN => true,
        // One article told the same act of the same days twice: the likelier of the two.
        _ => events.get(*event).is_some_and(|e| e.home() == home),
    };
    let enough = |fit: Fit| fit >= Fit::Scored(ENOUGH);
    let merges = enough(best) && fits.iter().skip(1).filter(|(fit, _)| enough(*fit)).all(clear);
    Some(Best { event: first, fit: best, merges })
}

impl<'a> Index<'a> {
    fn candidates(&self, told: &Told<'a>, roster: &Roster) -> BTreeSet<usize> {
        let mut found: BTreeSet<usize> = self.by_words.get(&words(told)).into_iter().flatten().copied().collect();
        // What has no date is compared where its actors do such a thing rarely.
        let (first, last) = match told.span {
            None => (NaiveDate::MIN, NaiveDate::MAX),
            // A day beside it may be the same, see `Gathered::fit`.
            Some((day, end)) if day == end => (day.pred_opt().unwrap_or(day), day.succ_opt().unwrap_or(day)),
            Some(days) => days,
        };
        for block in blocks(told, roster) {
            let near = self.by_day.range((block, first, 0)..=(block, last, usize::MAX));
            let near: Vec<usize> = near.map(|(_, _, event)| *event).take(MOST_COMPARED + 1).collect();
            if near.len() <= MOST_COMPARED {
                found.extend(near);
            }
        }
        found
    }

    fn insert(&mut self, event: usize, gathered: &Gathered, told: &Told<'a>, roster: &Roster) {
        let same_words = self.by_words.entry(words(told)).or_default();
        if same_words.len() < MOST_COMPARED && same_words.last() != Some(&event) {
            same_words.push(event);
        }
        let Some(start) = gathered.start() else { return };
        self.by_day.extend(blocks(told, roster).into_iter().map(|block| (block, start, event)));
    }
}

/// The blocks in which a telling is found: its trigger family with each named actor and with the town.
fn blocks<'a>(told: &Told<'a>, roster: &Roster) -> Vec<Block<'a>> {
    let town = told.place.filter(|p| roster.get(*p).is_some_and(|e| e.kind == ActorKind::Place));
    let says = told.event.kind == EventKind::Say;
    told.named.members().chain(town).map(|member| (says, told.family, member)).collect()
}

fn words<'a>(told: &Told<'a>) -> Words<'a> {
    (told.event.kind, told.family, &told.event.date.value, told.label)
}
