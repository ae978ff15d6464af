//! The date of what is told without a time of its own: that of the passage, of the story, of the speaker's other words, or
//! the day of publication.

use super::super::clause::{Clause, Modality, Tense, first_conjunct};
use super::super::lexicon::{Weak, Word, lexicon};
use super::super::tree::Tree;
use super::super::trigger::Trigger;
use super::passage::LEAD;
use super::rule::Rule;
use super::{Passage, Told};
use crate::confidence::Confidence;
use crate::document::BlockKind;
use crate::record::{Date, EventKind, Origin, Precision, StanceKind};
use crate::text::Relation;

/// The date that the text around an event gives it. None for what is only wished, denied or thought of, for habits, states
/// and what takes long, for what is told of somebody in passing, and for background.
pub(super) fn implied(tree: &Tree, told: &Told, passage: &Passage) -> Option<Date> {
    let asserted = told.stance == StanceKind::Asserted;
    let clause = told.trigger.clause.as_ref().filter(|_| asserted || told.stance == StanceKind::Reported)?;
    let position = clause.modality == Modality::Would && !asserted;
    let stands = lexicon().is_weak(tree.lemma(clause.predicate), Weak::Stative) && !told.trigger.known;
    if is_habitual(tree, clause)
        || stands
        || !matches!(clause.modality, Modality::None | Modality::Undertaken) && !position
    {
        return None;
    }
    let past = clause.tense == Tense::Past && !clause.perfect;
    let first = first_conjunct(tree, clause.predicate);
    // What a relative clause or a participle tells of somebody is background to the news.
    if matches!(tree.relation(first), Relation::AclRelcl | Relation::Acl) {
        return None;
    }
    // `dismissed the charge and described it as a lie`: said when the first of the two was done.
    let follows = first != clause.predicate && past && !lexicon().is_speech(tree.lemma(first));
    let speech = !follows && !told.trigger.nominal && lexicon().is_speech(tree.lemma(told.trigger.word));
    if position {
        return on_the_day(told, Rule::Statement);
    }
    let here = passage.at(told.sentence);
    // What is said to the press is said on the day of the report, whatever the passage is about.
    let gerund = clause.tense == Tense::None && here.is_some();
    if speech && !clause.perfect && !gerund && asserted {
        if let Some(day) = told.speaker.filter(|_| past).and_then(|s| passage.spoke(s)) {
            return Some(Rule::Speaker.dates(day.clone()));
        }
        if let Some(day) = told.speaker.filter(|_| past).and_then(|s| passage.appeared(s)) {
            return Some(Rule::Appearance.dates(day.clone()));
        }
        let amid = here.is_some_and(|date| date.start != told.dct) && !passage.is_background(told.sentence);
        return on_the_day(told, if amid { Rule::SpeechAmid } else { Rule::Speech });
    }
    if past && is_latest(tree, clause) {
        return on_the_day(told, Rule::Latest).map(about);
    }
    let statement = is_statement(tree, told.trigger) && !follows && !clause.perfect && asserted;
    if statement && let Some(day) = told.speaker.filter(|_| past).and_then(|s| passage.appeared(s)) {
        return Some(Rule::Appearance.dates(day.clone()));
    }
    // What a subordinate clause of the dated sentence tells has a time of its own, and so has most of what a source tells.
    let goes_on = clause.main || asserted && told.sentence > passage.since();
    if (past || clause.tense == Tense::None)
        && let Some(date) = here.filter(|_| goes_on)
    {
        return Some(Rule::Passage.dates(date.clone()));
    }
    if statement {
        return on_the_day(told, Rule::Statement);
    }
    news(told, clause, passage)
}

/// The day of what is told as news: that of the story; else, at the head of the article, about that of publication. Further on
/// a past without a day may be any day.
fn news(told: &Told, clause: &Clause, passage: &Passage) -> Option<Date> {
    let past = clause.tense == Tense::Past && !clause.perfect;
    let lead = told.position < LEAD || told.block == BlockKind::Title;
    let fresh = match clause.tense {
        Tense::Past => past && !passage.is_background(told.sentence),
        Tense::Present => lead,
        Tense::None => false,
    };
    let asserted = told.stance == StanceKind::Asserted;
    if !fresh || !clause.main && (asserted == lead || told.trigger.nominal) {
        return None;
    }
    match passage.story().filter(|_| past) {
        Some(day) => Some(Rule::Story.dates(day.clone())),
        None if lead => on_the_day(told, Rule::Lead).map(about),
        None => None,
    }
}

/// The day of publication.
fn on_the_day(told: &Told, rule: Rule) -> Option<Date> {
    let dct = told.dct?;
    Some(rule.dates(Date {
        value: dct.to_string(),
        start: Some(dct),
        end: Some(dct),
        precision: Precision::Day,
        origin: Origin::Document,
        confidence: Confidence::NONE,
    }))
}

/// That day, or one close to it.
fn about(day: Date) -> Date {
    Date { value: format!("{}~", day.value), ..day }
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
fn is_habitual(tree: &Tree, c: &Clause) -> bool {
    tree.by(c.predicate, &[Relation::Advmod]).any(|a| lexicon().is(tree.lemma(a), Word::Habitual))
}

/// `in the latest attacks`: told as the newest of its kind.
fn is_latest(tree: &Tree, c: &Clause) -> bool {
    let parts = c.obliques.iter().map(|(_, w)| *w).chain(c.subjects.iter().chain(&c.objects).copied());
    parts.into_iter().any(|w| {
        tree.by(w, &[Relation::Amod]).filter_map(|a| tree.token(a)).any(|t| t.form.eq_ignore_ascii_case("latest"))
    })
}
