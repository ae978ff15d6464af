//! The time of a passage while its sentences are read in order.

use chrono::NaiveDate;

use super::super::clause::{Clause, Tense, clause};
use super::super::lexicon::lexicon;
use super::super::tree::Tree;
use crate::record::{Date, Origin, Precision};
use crate::text::Relation;

/// What is known of the time of the passage while sentences are read in order.
#[derive(Debug, Default)]
pub(in crate::event) struct Passage {
    date: Option<Date>,
    since: usize,
    /// The day that the lead gives to the news.
    story: Option<Date>,
    /// The last sentence that told of another time than the news.
    background: Option<usize>,
}

/// How many sentences a date given once goes on to hold for what is told after it.
const REACH: usize = 2;
/// Sentences at the beginning of an article that tell the news itself.
pub(in crate::event) const LEAD: usize = 3;

impl Passage {
    /// A heading or a change of scene ends the passage.
    pub fn end(&mut self) {
        self.date = None;
    }

    /// A dated event of the past, told as a fact, sets the time of the passage.
    pub fn see(
        &mut self,
        date: &Date,
        sentence: usize,
        position: usize,
        dct: Option<NaiveDate>,
        clause: Option<&Clause>,
    ) {
        let narrative = clause.is_some_and(|c| c.tense == Tense::Past && !c.perfect);
        if date.origin == Origin::Explicit && narrative && date.precision <= Precision::Month {
            self.date = Some(date.clone());
            self.since = sentence;
            if position < LEAD && date.precision == Precision::Day && self.story.is_none() && is_recent(date, dct) {
                self.story = Some(date.clone());
            }
        }
        let main = clause.is_some_and(|c| c.main);
        if main && date.origin == Origin::Explicit && !is_recent(date, dct) {
            self.background = Some(sentence);
        }
    }

    /// The day that the lead gives to the news.
    pub(super) const fn story(&self) -> Option<&Date> {
        self.story.as_ref()
    }

    /// Whether a sentence stands where the article tells of another time than the news.
    pub(super) fn is_background(&self, sentence: usize) -> bool {
        self.background.is_some_and(|b| sentence.saturating_sub(b) <= REACH)
    }

    /// The time of the passage at a sentence.
    pub(super) fn at(&self, sentence: usize) -> Option<&Date> {
        self.date.as_ref().filter(|_| sentence.saturating_sub(self.since) <= REACH)
    }
}

/// Whether a sentence leaves the past that a passage tells of: its main verb is in the present or the present perfect,
/// and does not merely report.
pub(in crate::event) fn returns_to_present(tree: &Tree) -> bool {
    let root = (0..tree.len()).find(|&i| tree.head(i).is_none() && tree.relation(i) == Relation::Root);
    root.filter(|&r| !lexicon().is_speech(tree.lemma(r)))
        .and_then(|r| clause(tree, r))
        .is_some_and(|c| c.tense == Tense::Present)
}

/// Whether a date lies in the fortnight before the day of writing.
fn is_recent(date: &Date, dct: Option<NaiveDate>) -> bool {
    match (date.start, dct) {
        (Some(day), Some(dct)) => (0..=14).contains(&(dct - day).num_days()),
        _ => false,
    }
}
