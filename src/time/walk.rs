//! Goes through the expressions of a document in the order of the text and resolves each one in the context of those
//! before it.

use std::collections::BTreeSet;

use super::calendar::{Period, Unit};
use super::context::{Context, Held};
use super::domain::named_year;
use super::item::Item;
use super::meaning::{Key, Meaning};
use super::resolve::{Resolved, resolve};
use super::share::Candidate;
use super::tables::Tables;
use super::tense::{Aside, Direction};
use super::{Anchor, TimexKind};
use crate::document::BlockKind;
use crate::text::Sentence;

/// Where an expression stands.
pub struct Place<'a> {
    /// Its number in the document.
    pub number: usize,
    /// Its sentence.
    pub sentence: &'a Sentence,
    /// Whether its paragraph is narrative.
    pub is_narrative: bool,
    /// The year and month that another date gives it.
    pub later: Option<Held<(i32, i64)>>,
    /// Whether it is the end of a range that the expression before it begins.
    pub ends_range: bool,
    /// Whether it stands in brackets behind another one.
    pub is_bracketed: bool,
}

/// A reader on the way through a document.
pub struct Walk<'a> {
    tables: &'a Tables,
    context: Context<'a>,
    headings: BTreeSet<usize>,
    /// The first block that is no heading.
    lead: Option<usize>,
    /// The year that the paragraph has gone to.
    year: Option<i32>,
    /// The sentence of the expression before.
    sentence: Option<usize>,
    /// The block of the expression before.
    block: Option<usize>,
    /// The context before the ends of something that were named last.
    before_end: Option<Context<'a>>,
    /// The context before what this sentence tells in passing.
    before_aside: Option<Context<'a>>,
    /// What the expression before names.
    last: Option<Period>,
}

impl<'a> Walk<'a> {
    /// Before the first expression.
    #[must_use]
    pub fn new(tables: &'a Tables, sentences: &[Sentence], context: Context<'a>) -> Self {
        let headings = headings(sentences);
        let lead = (0..).zip(sentences).find(|(i, _)| !headings.contains(i)).map(|(_, s)| s.block);
        Self {
            tables,
            context,
            headings,
            lead,
            year: None,
            sentence: None,
            block: None,
            before_end: None,
            before_aside: None,
            last: None,
        }
    }

    /// Resolves the next expression and goes on to the time that it names.
    pub fn step(&mut self, candidate: &Candidate, place: &Place<'_>) -> Resolved {
        let Place { number, sentence, is_narrative, later, ends_range, is_bracketed } = *place;
        let (item, meaning) = (&candidate.item, &candidate.meaning);
        if self.sentence != Some(candidate.sentence) {
            self.sentence = Some(candidate.sentence);
            if let Some(before) = self.before_aside.take() {
                self.context = before;
            }
            self.context.sentence = number;
        }
        self.enter(sentence.block);
        self.context.narrative = is_narrative;
        self.context.aside = is_narrative && self.tables.hints.aside(sentence, item.first) == Some(Aside::Clause);
        self.context.later = later;
        let direction = self.tables.hints.direction(sentence, item.first, item.last);
        let mut resolved = resolve(meaning, direction, &self.context);
        if let (true, Some(begin)) = (ends_range && is_partial(meaning), self.last) {
            resolved = after(resolved, begin, meaning, &self.context);
        }
        self.last = resolved.period;
        if is_narrative && (ends_range || is_end(self.tables, sentence, item)) {
            self.before_end.get_or_insert_with(|| self.context.clone());
        } else {
            self.before_end = None;
        }
        let aside = match self.aside(candidate, &resolved, sentence) {
            _ if !is_narrative => None,
            _ if is_bracketed => Some(Aside::Clause),
            aside => aside,
        };
        if aside == Some(Aside::Sentence) {
            self.before_aside.get_or_insert_with(|| self.context.clone());
        }
        // What stands below a heading with a range begins at the first end of it.
        if !(aside == Some(Aside::Clause)
            || meaning.has(Key::Loose)
            || ends_range && self.headings.contains(&candidate.sentence))
        {
            advance(&mut self.context, meaning, &resolved, number);
            if aside.is_none() {
                self.year = self.context.year.filter(|y| y.by == number).map(|y| y.is).or(self.year);
            }
        }
        resolved
    }

    /// Whether an expression is told in passing, of another year than the paragraph is in, so that the story does not go
    /// there.
    fn aside(&self, candidate: &Candidate, resolved: &Resolved, sentence: &Sentence) -> Option<Aside> {
        let m = &candidate.meaning;
        let back = m.get(Key::Side).is_some_and(|side| side < 0);
        let seen = || resolved.period.filter(|_| m.has(Key::Side) || is_partial(m)).and_then(Period::year);
        let (here, year) = (self.year?, named_year(m).or_else(seen)?);
        // To the next year a story goes on in any clause.
        let elsewhere = year < here || year > here + 1;
        let told = || self.tables.hints.aside(sentence, candidate.item.first);
        elsewhere.then(|| told().or(back.then_some(Aside::Sentence)))?
    }

    fn enter(&mut self, block: usize) {
        if self.block == Some(block) {
            return;
        }
        // What follows the first paragraph of a story begins before the end that it has told.
        if let Some(before) = self.before_end.take().filter(|_| self.block == self.lead) {
            self.context = before;
        }
        self.context.day = None;
        self.year = None;
        self.block = Some(block);
    }
}

/// Whether an expression is the end of something: `until the autumn of the following year`.
fn is_end(tables: &Tables, sentence: &Sentence, item: &Item) -> bool {
    let before = item.first.checked_sub(1).and_then(|i| sentence.tokens.get(i));
    before.is_some_and(|t| tables.links.has("until", &t.form))
}

/// Most words of a heading.
const HEADING: usize = 12;

/// The sentences that are headings: marked so, or short paragraphs of their own without a full stop.
fn headings(sentences: &[Sentence]) -> BTreeSet<usize> {
    let lonely = |i: usize, s: &Sentence| {
        let other = |j: Option<usize>| j.and_then(|j| sentences.get(j)).is_none_or(|o| o.block != s.block);
        let ends = s.tokens.last().is_some_and(|t| matches!(t.form.as_str(), "." | "?" | "!" | ":" | ";"));
        s.tokens.len() <= HEADING && !ends && other(i.checked_sub(1)) && other(i.checked_add(1))
    };
    let marked = |s: &Sentence| s.kind == BlockKind::Heading;
    sentences.iter().enumerate().filter(|(i, s)| marked(s) || lonely(*i, s)).map(|(i, _)| i).collect()
}

/// The end of a range, which comes after its beginning: `from Saturday to Tuesday`.
fn after(resolved: Resolved, begin: Period, m: &Meaning, context: &Context<'_>) -> Resolved {
    let early = resolved.period.is_some_and(|p| p.unit() == begin.unit() && p.first() < begin.first());
    if !early || context.narrative {
        return resolved;
    }
    let from = Context { dct: begin.first(), ..context.clone() };
    Resolved { anchor: resolved.anchor, ..resolve(m, Direction::Future, &from) }
}

/// Whether it is a weekday, a day of a month or a month alone.
fn is_partial(m: &Meaning) -> bool {
    let named = m.has(Key::Weekday) || m.has(Key::Month) || m.has(Key::Season) || m.has(Key::Quarter);
    named && !m.has(Key::Year) && !m.has(Key::Rel) && !m.has(Key::Side)
}

/// Moves the time that the text is at.
fn advance(context: &mut Context<'_>, m: &Meaning, resolved: &Resolved, by: usize) {
    // The comparisons of a report follow the period that it was last about: `for the nine months`, `for the year`.
    let months = m.unit() == Some(Unit::Month) && m.get(Key::Num).is_some_and(|n| n >= 6000);
    let year = m.unit() == Some(Unit::Year) && m.get(Key::Rel) == Some(0);
    if resolved.kind == TimexKind::Duration && months || year {
        context.reported = None;
    }
    // What is seen from the day of writing does not move a story.
    let aside = context.narrative && !context.told && resolved.anchor == Some(Anchor::Creation);
    let Some(period) = resolved.period.filter(|_| !aside) else { return };
    if let Period::Day(day) = period {
        context.day = Some(Held { is: day, by });
        context.last_day = context.day;
        let same = context.clock.filter(|clock| clock.is.day == day);
        context.clock = resolved.clock.map(|is| Held { is, by }).or(same);
    }
    // What a report compares with is not what it is about: `a year earlier`, `the 1988 period`.
    let compared = m.get(Key::Side) == Some(-1) && m.unit() == Some(Unit::Year) && m.get(Key::Num) == Some(1000);
    // Nor is what is not over.
    let over = context.dct.is_none_or(|dct| period.last().is_some_and(|last| last <= dct));
    if over
        && matches!(period.unit(), Unit::Quarter | Unit::Half)
        && !m.has(Key::Side)
        && !(m.has(Key::Again) && m.has(Key::Year))
    {
        context.reported = Some(Held { is: period, by });
    }
    context.era = (period.unit() > Unit::Year).then_some(Held { is: period, by });
    let compared = compared || m.has(Key::Again) && m.has(Key::Year);
    let moves = period.unit() <= Unit::Year && (context.narrative || !compared);
    if moves {
        context.reference = Some(Held { is: period, by });
        if let Some(year) = period.year().filter(|_| context.narrative || m.has(Key::Year)) {
            context.year = Some(Held { is: year, by });
        }
    }
}
