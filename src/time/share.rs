//! What the expressions of a document lend each other before any is resolved: years, days, ranges.

use std::collections::BTreeMap;

use super::context::Held;
use super::domain::named_year;
use super::item::Item;
use super::meaning::{Key, Meaning};
use super::range::{self, Link};
use super::tables::Tables;
use crate::text::Sentence;

/// An expression before resolution.
pub struct Candidate {
    /// Index of the sentence.
    pub sentence: usize,
    /// What the grammar joined.
    pub item: Item,
    /// What it says.
    pub meaning: Meaning,
}

/// How each expression hangs together with the next.
pub fn links(tables: &Tables, sentences: &[Sentence], candidates: &[Candidate]) -> Vec<Option<Link>> {
    let pair = |pair: &[Candidate]| match pair {
        [first, second] if first.sentence == second.sentence => {
            range::link(&tables.links, sentences.get(first.sentence)?, &first.item, &second.item)
        }
        _ => None,
    };
    candidates.windows(2).map(pair).collect()
}

/// Gives the members of lists and ranges the year that only one of them names.
pub fn share_years(candidates: &mut [Candidate], links: &[Option<Link>]) {
    let mut share = |i: usize| {
        if let Some([first, second]) = candidates.get_mut(i..i + 2) {
            range::share_year(&mut first.meaning, &mut second.meaning);
        }
    };
    // Backwards for a year that stands last in a list, forwards for one that stands first.
    let linked = |i: &usize| links.get(*i).is_some_and(Option::is_some);
    (0..links.len()).rev().filter(linked).for_each(&mut share);
    (0..links.len()).filter(linked).for_each(share);
}

/// Gives times of day the day that stands behind them only.
pub fn share_days(sentences: &[Sentence], candidates: &mut [Candidate], links: &[Option<Link>]) {
    for (i, link) in links.iter().enumerate().rev() {
        let Some([first, second]) = candidates.get_mut(i..i + 2) else { continue };
        let beside = || {
            let sentence = sentences.get(first.sentence).filter(|_| first.sentence == second.sentence);
            sentence.is_some_and(|s| range::bracketed(s, &first.item, &second.item))
        };
        if link.is_some() || beside() {
            range::share_day(&mut first.meaning, &second.meaning);
        }
    }
}

/// The year that a date without one has from a later date of its sentence: `It began on 26 June and ended on 4 August
/// 1952.`
pub fn later_years(candidates: &[Candidate]) -> Vec<Option<Held<(i32, i64)>>> {
    let mut years = vec![None; candidates.len()];
    let mut known: Option<(usize, Held<(i32, i64)>)> = None;
    for (by, candidate) in candidates.iter().enumerate().rev() {
        let m = &candidate.meaning;
        let year = named_year(m).filter(|_| m.has(Key::Month));
        if let Some(year) = year {
            known = Some((candidate.sentence, Held { is: (year, m.get(Key::Month).unwrap_or(0)), by }));
        } else if let (Some(slot), Some((sentence, year))) = (years.get_mut(by), known)
            && sentence == candidate.sentence
            && (m.has(Key::Month) || m.has(Key::Holiday))
        {
            *slot = Some(year);
        }
    }
    years
}

/// A day and month without a year that the text has with one, and with no other, is that day: a story tells in detail
/// what its introduction has dated.
pub fn dated_elsewhere(candidates: &[Candidate], years: &mut [Option<Held<(i32, i64)>>]) {
    let day = |m: &Meaning| Some((m.get(Key::Month)?, m.get(Key::Day)?));
    let mut dated: BTreeMap<(i64, i64), Option<Held<i32>>> = BTreeMap::new();
    for (by, candidate) in candidates.iter().enumerate() {
        if let (Some(day), Some(year)) = (day(&candidate.meaning), named_year(&candidate.meaning)) {
            let known = dated.entry(day).or_insert(Some(Held { is: year, by }));
            if known.is_some_and(|k| k.is != year) {
                *known = None;
            }
        }
    }
    for (at, (slot, candidate)) in years.iter_mut().zip(candidates).enumerate() {
        // The same day named later may be an anniversary.
        if let (None, Some(day)) = (&slot, day(&candidate.meaning))
            && let Some(Some(year)) = dated.get(&day).map(|d| d.filter(|d| d.by < at))
        {
            *slot = Some(Held { is: (year.is, day.0), by: year.by });
        }
    }
}

/// Keeps the bare numbers that may be years of less than four figures only where a story is at such years.
pub fn leave_ancient(candidates: &mut Vec<Candidate>, is_narrative: impl Fn(&Candidate) -> bool) {
    let mut there = false;
    candidates.retain(|candidate| {
        let m = &candidate.meaning;
        if m.has(Key::Ancient) {
            return there && is_narrative(candidate);
        }
        if let Some(year) = m.get(Key::Year).filter(|_| !m.has(Key::Short)) {
            there = year < 1000 || m.get(Key::Bc) == Some(1);
        } else if m.has(Key::Century) {
            there = m.get(Key::Bc) == Some(1) || m.get(Key::Century).is_some_and(|c| c <= 10);
        }
        true
    });
}
