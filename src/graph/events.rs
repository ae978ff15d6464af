//! The same event across documents.
//!
//! Two tellings are one event if they are of one type and their triggers of one family, if the date of one lies within
//! that of the other, if most of the named actors of the one with fewer take part in both, and if place and stance do
//! not speak against it. Tellings with the finest dates are gathered first; a coarser one joins only if it fits one
//! event and no other. Every telling is compared with those of its block only.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::roster::{Member, Roster};
use super::same_event::{Fit, Gathered};
use super::told::Told;
use crate::record::EventKind;

/// How many events of a block a telling is compared with. Whatever has more neighbours than that is not told apart by
/// its date and its actors, so it is left alone unless it says the same in the same words.
const MOST_COMPARED: usize = 64;

type Block<'a> = (EventKind, &'a str, Member);
type Words<'a> = (EventKind, &'a str, &'a str, String);

/// Where gathered events are found again.
#[derive(Default)]
struct Index<'a> {
    by_day: BTreeMap<Block<'a>, BTreeMap<NaiveDate, BTreeSet<usize>>>,
    by_words: BTreeMap<Words<'a>, Vec<usize>>,
}

/// The events of the graph, each as the places of its tellings in `all`, the one with the most precise date first.
pub(super) fn gather(all: &[Told], roster: &Roster) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..all.len()).collect();
    order.sort_by_cached_key(|place| all.get(*place).map(|told| rank(told, *place)));
    let mut events: Vec<Gathered> = Vec::new();
    let mut index = Index::default();
    for place in order {
        let Some(told) = all.get(place) else { continue };
        let event = match best(&events, &index.candidates(told), told, roster) {
            Some(event) => event,
            None => {
                events.push(Gathered::new(place, told));
                events.len() - 1
            }
        };
        let Some(gathered) = events.get_mut(event) else { continue };
        if !gathered.tellings.contains(&place) {
            gathered.add(place, told);
        }
        index.insert(event, gathered, told);
    }
    events.into_iter().map(|e| e.tellings).collect()
}

/// Order of gathering: finest date first, then the one that names most, then by what is said, then by document.
fn rank<'a>(told: &Told<'a>, place: usize) -> impl Ord + use<'a> {
    let days = told.span.map_or(i64::MAX, |(start, end)| (end - start).num_days());
    let date = &told.event.date;
    let sure = (date.origin, Reverse(date.confidence));
    (days, date.precision, sure, Reverse(told.named.len()), told.event.label.as_str(), place)
}

/// The one event that the telling fits best; none if it fits none, or several equally well.
fn best(events: &[Gathered], candidates: &BTreeSet<usize>, told: &Told, roster: &Roster) -> Option<usize> {
    let fits: Vec<(Fit, usize)> =
        candidates.iter().filter_map(|e| Some((events.get(*e)?.fit(told, roster)?, *e))).collect();
    let (best, _) = fits.iter().max()?;
    let mut of_best = fits.iter().filter(|(fit, _)| fit == best).map(|(_, event)| *event);
    match (of_best.next(), of_best.next()) {
        (Some(only), None) => Some(only),
        // Said several times in the same words and of the same actors: the first of them as good as any.
        (first, Some(_)) if *best == Fit::SameWords => first,
        _ => None,
    }
}

impl<'a> Index<'a> {
    fn candidates(&self, told: &Told<'a>) -> BTreeSet<usize> {
        let mut found: BTreeSet<usize> =
            self.by_words.get(&words(told)).into_iter().flatten().take(MOST_COMPARED).copied().collect();
        let Some((start, end)) = told.span else { return found };
        let mut near = BTreeSet::new();
        for actor in told.named.keys() {
            let block = self.by_day.get(&(told.event.kind, told.family, *actor));
            near.extend(
                block
                    .into_iter()
                    .flat_map(|b| b.range(start..=end))
                    .flat_map(|(_, events)| events)
                    .take(MOST_COMPARED + 1),
            );
        }
        if near.len() <= MOST_COMPARED {
            found.append(&mut near);
        }
        found
    }

    fn insert(&mut self, event: usize, gathered: &Gathered, told: &Told<'a>) {
        let same_words = self.by_words.entry(words(told)).or_default();
        if same_words.last() != Some(&event) {
            same_words.push(event);
        }
        let Some(start) = gathered.start() else { return };
        for actor in told.named.keys() {
            let block = self.by_day.entry((told.event.kind, told.family, *actor)).or_default();
            block.entry(start).or_default().insert(event);
        }
    }
}

fn words<'a>(told: &Told<'a>) -> Words<'a> {
    (told.event.kind, told.family, &told.event.date.value, told.label.join(" "))
}
