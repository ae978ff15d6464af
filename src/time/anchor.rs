//! What times are counted from (TIMEX3 `anchorTimeID`, `beginPoint`, `endPoint`): the day of writing, another
//! expression, an event.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::calendar::Unit;
use super::classes::Classes;
use super::context::Context;
use super::meaning::{Key, Meaning};
use super::shift::shift;
use super::{Anchor, Origin, TimeExpression, TimexKind};
use crate::record::Precision;
use crate::text::{Relation, Sentence, Tag, Upos};

/// What the point of view of an expression is: the time that the text is at, or the DCT; none if neither is known.
#[must_use]
pub fn viewpoint(m: &Meaning, context: &Context<'_>) -> Option<Anchor> {
    let creation = context.dct.map(|_| Anchor::Creation);
    if context.sees_text(m) {
        let day = context.last_day.filter(|d| context.reference.is_some_and(|r| r.is.contains(d.is)));
        let by = day.map(|d| d.by).or(context.reference.map(|r| r.by));
        return by.map(Anchor::Expression).or(creation);
    }
    creation
}

/// What a value that needs the context is counted from.
#[must_use]
pub fn of(m: &Meaning, context: &Context<'_>) -> Option<Anchor> {
    let of_year = [Key::Month, Key::Season, Key::Quarter, Key::Half, Key::Holiday].iter().any(|&k| m.has(k));
    let looks = m.has(Key::Rel) || m.has(Key::Side);
    if context.narrative && of_year && !looks {
        return context.year.map(|y| Anchor::Expression(y.by));
    }
    let quarterly = m.has(Key::Again) && m.unit() == Some(Unit::Quarter)
        || m.get(Key::Side) == Some(-1) && m.unit() == Some(Unit::Year) && m.get(Key::Num) == Some(1000);
    if let (true, Some(quarter)) = (quarterly, context.reported) {
        return Some(Anchor::Expression(quarter.by));
    }
    // A time of day alone is one of the day named in its sentence.
    if !looks
        && !m.is_calendar()
        && let Some(day) = context.day
    {
        return Some(Anchor::Expression(day.by));
    }
    viewpoint(m, context)
}

/// Longest way, in words, from `after` to the event that it leads to.
const REACH: usize = 12;

/// Finds what durations are counted from (`three days after the attack`, `two weeks before 3 May`) and, where the day
/// of that is known, the day that they lead to.
pub fn durations(links: &Classes, sentences: &[Sentence], found: &mut [TimeExpression]) {
    let mut days = Days::default();
    for i in 0..found.len() {
        let Some(time) = found.get(i) else { continue };
        if time.kind != TimexKind::Duration {
            days.learn(sentences, time);
            continue;
        }
        let Some(sentence) = sentences.get(time.sentence) else { continue };
        let Some(word) = sentence.tokens.get(time.last) else { continue };
        let from = links.has("from", &word.form);
        let back = links.has("before", &word.form);
        if !from && !back && !links.has("after", &word.form) {
            continue;
        }
        let behind = time.last + 1;
        let next = found.get(i + 1).filter(|n| n.sentence == time.sentence && n.first <= behind + 1);
        let (anchor, day) = match next {
            Some(next) => (Anchor::Expression(i + 1), day_of(next)),
            None if from => continue,
            None => {
                let Some(event) = event(sentence, time.last) else { continue };
                (Anchor::Event(time.sentence, event), days.of_event(sentences, time.sentence, event))
            }
        };
        let span = day.and_then(|day| shift(day, &time.value, back));
        let Some(time) = found.get_mut(i) else { continue };
        if back {
            time.end_point = Some(anchor);
        } else {
            time.begin_point = Some(anchor);
        }
        if span.is_some() {
            time.span = span;
            time.origin = if matches!(anchor, Anchor::Event(..)) { Origin::Event } else { Origin::Reference };
            time.relative = true;
        }
    }
}

fn day_of(time: &TimeExpression) -> Option<NaiveDate> {
    let span = time.span.as_ref().filter(|s| s.precision == Precision::Day && time.kind != TimexKind::Duration)?;
    span.start
}

/// The word for the event behind `after` or `before` at this token.
fn event(sentence: &Sentence, preposition: usize) -> Option<usize> {
    let tokens = &sentence.tokens;
    let tells = |i: usize| tokens.get(i).is_some_and(|t| t.tag.is_verb() || t.upos == Upos::Noun);
    let near = |i: &usize| *i > preposition && *i <= preposition + REACH;
    if let Some(head) = tokens.get(preposition)?.head {
        return Some(head).filter(near).filter(|&i| tells(i));
    }
    (preposition + 1..tokens.len())
        .take(REACH)
        .find(|&i| tells(i) && tokens.get(i + 1).is_none_or(|next| !matches!(next.tag, Tag::Nn | Tag::Nns)))
}

/// The days that the text has given to the words beside them.
#[derive(Default)]
struct Days {
    /// By lemma of a noun or verb: its day; none if it has several.
    by_lemma: BTreeMap<String, Option<NaiveDate>>,
}

impl Days {
    fn learn(&mut self, sentences: &[Sentence], time: &TimeExpression) {
        let (Some(day), Some(sentence)) = (day_of(time), sentences.get(time.sentence)) else { return };
        let mut at = time.first;
        // The words above the expression in the tree, up to the first verb.
        for _ in 0..4 {
            let Some(head) = sentence.tokens.get(at).and_then(|t| t.head) else { return };
            self.give(sentence, head, time, day);
            if sentence.tokens.get(head).is_some_and(|t| t.tag.is_verb()) {
                // What happened is often the subject: `the attack took place on 3 May`.
                let is_subject = |i: &usize| {
                    let token = sentence.tokens.get(*i);
                    token.is_some_and(|t| {
                        t.head == Some(head) && matches!(t.relation, Relation::Nsubj | Relation::NsubjPass)
                    })
                };
                if let Some(subject) = (head.saturating_sub(REACH)..head).rev().find(is_subject) {
                    self.give(sentence, subject, time, day);
                }
                return;
            }
            at = head;
        }
    }

    fn give(&mut self, sentence: &Sentence, word: usize, time: &TimeExpression, day: NaiveDate) {
        let own = (time.first..time.last).contains(&word);
        let Some(token) = sentence.tokens.get(word).filter(|_| !own) else { return };
        if token.tag.is_verb() || token.upos == Upos::Noun {
            let known = self.by_lemma.entry(token.lemma.to_string()).or_insert(Some(day));
            if *known != Some(day) {
                *known = None;
            }
        }
    }

    fn of_event(&self, sentences: &[Sentence], sentence: usize, token: usize) -> Option<NaiveDate> {
        let token = sentences.get(sentence)?.tokens.get(token)?;
        self.by_lemma.get(token.lemma.as_str()).copied().flatten()
    }
}
