//! When an event happens: the time expression of its own clause, else a clause it shares its time with, else the
//! passage, else the day of publication for what is told as news.

mod order;
mod passage;
mod rule;
mod share;

use chrono::NaiveDate;

use super::bound::Bound;
use super::clause::{Clause, Modality, Tense, first_conjunct};
use super::lexicon::{Word, lexicon};
use super::tree::Tree;
use super::trigger::Trigger;
use crate::confidence::Confidence;
use crate::document::BlockKind;
use crate::record::{Date, EventKind, Origin, Precision, StanceKind};
use crate::text::Relation;
use passage::LEAD;
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
    let done = told.trigger.clause.as_ref().is_some_and(|c| {
        c.modality == Modality::None && (c.tense == Tense::Past || c.perfect) && told.stance != StanceKind::Planned
    });
    let ahead = |date: &Date| done && date.start.zip(told.dct).is_some_and(|(start, dct)| start > dct);
    if let Some(date) = share::explicit(tree, told.trigger, bound).filter(|d| !ahead(d)) {
        return date;
    }
    if let Some(c) = told.trigger.clause.as_ref().filter(|_| done)
        && let Some(date) = order::ordered(tree, c.predicate, bound)
    {
        return Rule::Ordered.dates(date);
    }
    let content = !matches!(told.stance, StanceKind::Asserted | StanceKind::Reported);
    let Some(clause) = told.trigger.clause.as_ref().filter(|_| !content) else { return Date::unknown() };
    let position = clause.modality == Modality::Would && told.stance == StanceKind::Reported;
    if habitual(tree, clause) || clause.modality != Modality::None && !position {
        return Date::unknown();
    }
    let past = clause.tense == Tense::Past && !clause.perfect;
    let first = first_conjunct(tree, clause.predicate);
    // What a relative clause or a participle tells of somebody is background to the news.
    if matches!(tree.relation(first), Relation::AclRelcl | Relation::Acl) {
        return Date::unknown();
    }
    // `dismissed the charge and described it as a lie`: said when the first of the two was done.
    let follows = first != clause.predicate && past && !lexicon().is_speech(tree.lemma(first));
    let speech = !follows && !told.trigger.nominal && lexicon().is_speech(tree.lemma(told.trigger.word));
    let of_the_day = told.dct.map(|dct| Date {
        value: dct.to_string(),
        start: Some(dct),
        end: Some(dct),
        precision: Precision::Day,
        origin: Origin::Document,
        confidence: Confidence::NONE,
    });
    let on_the_day = |rule: Rule| of_the_day.clone().map_or_else(Date::unknown, |day| rule.dates(day));
    if position {
        return on_the_day(Rule::Statement);
    }
    // What is said to the press is said on the day of the report, whatever the passage is about.
    let gerund = clause.tense == Tense::None && passage.at(told.sentence).is_some();
    if speech && !clause.perfect && !gerund && told.stance == StanceKind::Asserted {
        if let Some(day) = told.speaker.filter(|_| past).and_then(|s| passage.spoke(s, told.sentence)) {
            return Rule::Speaker.dates(day.clone());
        }
        return on_the_day(Rule::Speech);
    }
    if past
        && is_latest(tree, clause)
        && let Some(day) = &of_the_day
    {
        return Rule::Latest.dates(Date { value: format!("{}~", day.value), ..day.clone() });
    }
    if (past || clause.tense == Tense::None)
        && let Some(date) = passage.at(told.sentence)
    {
        return Rule::Passage.dates(date.clone());
    }
    let Some(of_the_day) = of_the_day else { return Date::unknown() };
    if is_statement(tree, told.trigger) && !follows && !clause.perfect && told.stance == StanceKind::Asserted {
        return Rule::Statement.dates(of_the_day);
    }
    let lead = told.position < LEAD || told.block == BlockKind::Title;
    if lead && clause.tense != Tense::None && !(clause.perfect && clause.tense == Tense::Past)
        || past && !passage.is_background(told.sentence)
    {
        return match passage.story().filter(|_| past) {
            Some(day) => Rule::Story.dates(day.clone()),
            None => {
                let rule = if lead { Rule::Lead } else { Rule::News };
                rule.dates(Date { value: format!("{}~", of_the_day.value), ..of_the_day })
            }
        };
    }
    Date::unknown()
}

/// Verbs by which somebody takes a public position on the day of the report.
fn is_statement(tree: &Tree, trigger: &Trigger) -> bool {
    !trigger.nominal
        && (lexicon().is_speech(tree.lemma(trigger.word))
            || matches!(
                trigger.entry.kind,
                EventKind::Say
                    | EventKind::Request
                    | EventKind::Accuse
                    | EventKind::Reject
                    | EventKind::Threaten
                    | EventKind::Agree
                    | EventKind::Support
            ))
}

/// `always`, `often`, `usually`: no single time.
fn habitual(tree: &Tree, c: &Clause) -> bool {
    tree.by(c.predicate, &[Relation::Advmod]).any(|a| lexicon().is(tree.lemma(a), Word::Habitual))
}

/// `in the latest attacks`: told as the newest of its kind.
fn is_latest(tree: &Tree, c: &Clause) -> bool {
    let parts = c.obliques.iter().map(|(_, w)| *w).chain(c.subjects.iter().chain(&c.objects).copied());
    parts.into_iter().any(|w| {
        tree.by(w, &[Relation::Amod]).filter_map(|a| tree.token(a)).any(|t| t.form.eq_ignore_ascii_case("latest"))
    })
}
