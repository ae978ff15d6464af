//! When an event happens: the time expression of its own clause, else a clause it shares its time with or is told to
//! precede or follow, else the passage, else the day of publication for what is told as news.

mod adjunct;
mod implied;
mod order;
mod passage;
pub(super) mod rule;
mod share;

use chrono::NaiveDate;

use super::bound::Bound;
use super::clause::{Modality, Tense};
use super::tree::Tree;
use super::trigger::Trigger;
use crate::document::BlockKind;
use crate::record::{Date, Origin, StanceKind};
pub(super) use adjunct::governor;
pub(super) use order::{Side, side};
pub(super) use passage::{Passage, returns_to_present};
use rule::Rule;

/// What dating needs to know of an event.
pub(super) struct Told<'a> {
    pub trigger: &'a Trigger,
    pub stance: StanceKind,
    pub sentence: usize,
    /// Number of the sentence in the running text, headings and captions not counted.
    pub position: usize,
    pub block: BlockKind,
    pub dct: Option<NaiveDate>,
    /// Who does it, where it is said.
    pub speaker: Option<usize>,
}

/// The date of an event.
pub(super) fn date(tree: &Tree, told: &Told, bound: &Bound, passage: &Passage) -> Date {
    // What has been done was not done on a day to come: `promised to vote next year`.
    let done = told.trigger.clause.as_ref().filter(|c| {
        matches!(c.modality, Modality::None | Modality::Undertaken)
            && (c.tense == Tense::Past || c.perfect)
            && told.stance != StanceKind::Planned
    });
    let ahead = |date: &Date| done.is_some() && date.start.zip(told.dct).is_some_and(|(start, dct)| start > dct);
    if let Some(date) = share::explicit(tree, told.trigger, bound).filter(|d| !ahead(d)) {
        return date;
    }
    if let Some(clause) = done {
        let verb = clause.predicate;
        if let Some(date) = order::ordered(tree, verb, bound, passage.at(told.sentence)) {
            return Rule::Ordered.dates(date);
        }
        if let Some(date) = passage.at(told.sentence).and_then(|last| bound.later(tree, verb, last)) {
            return Rule::Later.dates(date);
        }
        if bound.lasts(verb) {
            return Date::unknown();
        }
    }
    implied::implied(tree, told, passage).unwrap_or_else(Date::unknown)
}

/// The date of an adjunct of a clause that has this one; none where the clause has none either.
pub(super) fn of_governor(date: &Date) -> Option<Date> {
    (date.origin != Origin::None).then(|| Rule::Adjunct.dates(date.clone()))
}
