//! The time of a passage while its sentences are read in order.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::super::clause::{Clause, Tense, clause};
use super::super::lexicon::{Word, lexicon};
use super::super::tree::Tree;
use super::Told;
use super::share::is_simultaneous;
use crate::document::BlockKind;
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
    /// The day on which each actor was last said to have spoken.
    spoke: BTreeMap<usize, Date>,
    /// The day of the last days on which each actor was last said to have done something.
    appeared: BTreeMap<usize, Date>,
}

/// How many sentences a date given once goes on to hold for what is told after it.
const REACH: usize = 2;
/// Sentences at the beginning of an article that tell the news itself.
pub(super) const LEAD: usize = 3;

impl Passage {
    /// A heading or a change of scene ends the passage.
    pub fn end(&mut self) {
        self.date = None;
    }

    /// A dated event of the past, told as a fact, sets the time of the passage.
    pub fn see(&mut self, tree: &Tree, date: &Date, told: &Told) {
        let Some(clause) = told.trigger.clause.as_ref().filter(|_| told.block == BlockKind::Paragraph) else { return };
        if date.origin != Origin::Explicit {
            return;
        }
        let narrative = clause.tense == Tense::Past && !clause.perfect && is_foreground(tree, clause.predicate);
        let begins_a_life = lexicon().is(tree.lemma(clause.predicate), Word::Birth);
        if narrative && !begins_a_life && date.precision <= Precision::Month {
            self.date = Some(date.clone());
            self.since = told.sentence;
            let lead = told.position < LEAD && date.precision == Precision::Day;
            if lead && self.story.is_none() && is_recent(date, told.dct) {
                self.story = Some(date.clone());
            }
            if date.precision == Precision::Day
                && let Some(speaker) = told.speaker
            {
                if lexicon().is_speech(tree.lemma(told.trigger.word)) {
                    self.spoke.insert(speaker, date.clone());
                } else if is_just_past(date, told.dct) {
                    self.appeared.insert(speaker, date.clone());
                }
            }
        }
        let reported = clause.tense == Tense::Present && clause.perfect && clause.main;
        if reported
            && self.story.is_none()
            && told.position < LEAD
            && date.precision == Precision::Day
            && is_recent(date, told.dct)
        {
            self.story = Some(date.clone());
        }
        if clause.main && !is_recent(date, told.dct) {
            self.background = Some(told.sentence);
        }
    }

    /// The sentence that gave the passage its time.
    pub(super) const fn since(&self) -> usize {
        self.since
    }

    /// The day that the lead gives to the news.
    pub(super) const fn story(&self) -> Option<&Date> {
        self.story.as_ref()
    }

    /// The day on which an actor was last said to have spoken: news tells the day of somebody's words once.
    pub(super) fn spoke(&self, speaker: usize) -> Option<&Date> {
        self.spoke.get(&speaker)
    }

    /// The day of the last week on which an actor did something in public, and is taken to have spoken as well.
    pub(super) fn appeared(&self, speaker: usize) -> Option<&Date> {
        self.appeared.get(&speaker)
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

/// Whether a clause moves the story: a main clause, what happens at the time of one, what somebody tells. What a relative
/// clause or a participle tells of something does not.
fn is_foreground(tree: &Tree, predicate: usize) -> bool {
    let mut at = predicate;
    for _ in 0..8 {
        let Some(head) = tree.head(at) else { return true };
        let goes_on = match tree.relation(at) {
            Relation::Conj | Relation::Parataxis => true,
            Relation::Advcl => is_simultaneous(tree, at),
            Relation::Ccomp => lexicon().is_speech(tree.lemma(head)),
            relation => return relation == Relation::Root,
        };
        if !goes_on {
            return false;
        }
        at = head;
    }
    false
}

/// Whether a sentence leaves the past that a passage tells of: its main verb is in the present or the present perfect,
/// and does not merely report.
pub(in crate::event) fn returns_to_present(tree: &Tree) -> bool {
    let root = (0..tree.len()).find(|&i| tree.head(i).is_none() && tree.relation(i) == Relation::Root);
    root.filter(|&r| !lexicon().is_speech(tree.lemma(r)))
        .and_then(|r| clause(tree, r))
        .is_some_and(|c: Clause| c.tense == Tense::Present)
}

/// Whether a date lies in the week before the day of writing.
fn is_just_past(date: &Date, dct: Option<NaiveDate>) -> bool {
    date.start.zip(dct).is_some_and(|(day, dct)| (0..7).contains(&(dct - day).num_days()))
}

/// Whether a date lies in the fortnight before the day of writing.
fn is_recent(date: &Date, dct: Option<NaiveDate>) -> bool {
    match (date.start, dct) {
        (Some(day), Some(dct)) => (0..=14).contains(&(dct - day).num_days()),
        _ => false,
    }
}
