//! From sentences to time expressions: lexer, grammar, guards, resolution, in this order.

use std::collections::BTreeSet;

use super::calendar::{Period, Unit};
use super::clock::Clock;
use super::context::{Context, Held};
use super::domain::{Domains, day_first, named_year};
use super::item::Item;
use super::meaning::{Key, Meaning};
use super::range::{self, Link};
use super::resolve::{Resolved, resolve};
use super::share::{Candidate, dated_elsewhere, later_years, leave_ancient, links, share_days, share_years};
use super::tables::{Tables, english};
use super::tense::Direction;
use super::value::span;
use super::{Anchor, Options, TimeExpression, TimexKind, anchor, guard, lexer};
use crate::document::{BlockKind, Document};
use crate::text::{self, Model, Sentence};

/// Finds and resolves the expressions of a document.
#[must_use]
pub fn find(sentences: &[Sentence], options: &Options) -> Vec<TimeExpression> {
    find_by(english(), sentences, options)
}

/// The same by the tables of a language.
pub fn find_by(tables: &Tables, sentences: &[Sentence], options: &Options) -> Vec<TimeExpression> {
    settle(sentences, parsed(sentences, tables), options, tables)
}

/// Cuts a document, analyses the sentences that may hold an expression, and finds and resolves those of the document.
#[must_use]
pub fn find_in(model: &Model, document: &Document, options: &Options) -> (Vec<Sentence>, Vec<TimeExpression>) {
    let tables = english();
    let sentences = text::cut(document);
    let parsed = parsed(&sentences, tables);
    let held: BTreeSet<usize> = parsed.iter().map(|p| p.sentence).collect();
    let sentences = text::analyse_some(model, sentences, |i| held.contains(&i));
    let found = settle(&sentences, parsed, options, tables);
    (sentences, found)
}

/// A sentence in which the grammar has found something.
struct Parsed {
    sentence: usize,
    items: Vec<Item>,
}

/// The sentences in which the grammar finds something; it looks at the words alone.
fn parsed(sentences: &[Sentence], tables: &Tables) -> Vec<Parsed> {
    let parse = |(number, sentence): (usize, &Sentence)| {
        let mut items = lexer::items(sentence, tables);
        for layer in &tables.layers {
            items = layer.apply(items);
        }
        let found = items.iter().any(|item| item.reading(tables.timex).is_some());
        found.then_some(Parsed { sentence: number, items })
    };
    sentences.iter().enumerate().filter_map(parse).collect()
}

fn settle(sentences: &[Sentence], parsed: Vec<Parsed>, options: &Options, tables: &Tables) -> Vec<TimeExpression> {
    let mut candidates = candidates(sentences, parsed, tables);
    let block = |c: &Candidate| sentences.get(c.sentence).map_or(0, |s| s.block);
    let domains = Domains::of(candidates.iter().map(|c| (block(c), &c.meaning)), options);
    leave_ancient(&mut candidates, |c| domains.is_narrative(block(c)));
    let links = links(tables, sentences, &candidates);
    share_years(&mut candidates, &links);
    share_days(sentences, &mut candidates, &links);
    let mut later = later_years(&candidates);
    dated_elsewhere(&candidates, &mut later);
    let mut context = Context::new(options, day_first(candidates.iter().map(|c| &c.meaning)), &tables.holidays);
    context.year = candidates.iter().enumerate().find_map(|(i, c)| Some(Held { is: named_year(&c.meaning)?, by: i }));
    let mut found = Vec::with_capacity(candidates.len());
    let mut before_end: Option<Context<'_>> = None;
    let mut last_block = None;
    let mut last: Option<Period> = None;
    let headings = headings(sentences);
    let lead = (0..).zip(sentences).find(|(i, _)| !headings.contains(i)).map(|(_, s)| s.block);
    for (number, candidate) in candidates.iter().enumerate() {
        // Candidates come from these sentences, so there is one for each.
        let Some(sentence) = sentences.get(candidate.sentence) else { continue };
        if last_block != Some(sentence.block) {
            // What follows the first paragraph of a story begins before the end that it has told.
            if let Some(before) = before_end.take().filter(|_| last_block == lead) {
                context = before;
            }
            context.day = None;
            last_block = Some(sentence.block);
        }
        context.narrative = domains.is_narrative(sentence.block);
        context.later = later.get(number).copied().flatten();
        let item = &candidate.item;
        let direction = tables.hints.direction(sentence, item.first, item.last);
        let second = number.checked_sub(1).is_some_and(|i| links.get(i) == Some(&Some(Link::To)));
        let mut resolved = resolve(&candidate.meaning, direction, &context);
        if let (true, Some(begin)) = (second && is_partial(&candidate.meaning), last) {
            resolved = after(resolved, begin, &candidate.meaning, &context);
        }
        last = resolved.period;
        let end = second || is_end(tables, sentence, item);
        if context.narrative && end {
            before_end.get_or_insert_with(|| context.clone());
        } else {
            before_end = None;
        }
        // What stands below a heading with a range begins at the first end of it.
        if !(second && headings.contains(&candidate.sentence)) {
            advance(&mut context, &candidate.meaning, &resolved, number);
        }
        found.push(expression(candidate.sentence, sentence, item, resolved));
    }
    for (i, link) in links.iter().enumerate() {
        if *link == Some(Link::To)
            && let Some([first, second]) = found.get_mut(i..i + 2)
        {
            range::join(first, second);
        }
    }
    for expression in &mut found {
        if let Some(sentence) = sentences.get(expression.sentence) {
            range::open(&tables.links, expression, sentence);
        }
    }
    anchor::durations(&tables.links, sentences, &mut found);
    found
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

/// What is a time in its place.
fn candidates(sentences: &[Sentence], parsed: Vec<Parsed>, tables: &Tables) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    for Parsed { sentence: number, items } in parsed {
        let Some(sentence) = sentences.get(number) else { continue };
        for (at, item) in items.iter().enumerate() {
            let Some(sense) = item.reading(tables.timex) else { continue };
            let ahead = || tables.hints.direction(sentence, item.first, item.last) == Direction::Future;
            if sense.meaning.has(Key::Ahead) && !ahead() {
                continue;
            }
            if guard::is_time(&tables.guards, &items, at, &sense.meaning, sentence) {
                candidates.push(Candidate { sentence: number, meaning: sense.meaning, item: item.clone() });
            }
        }
    }
    candidates
}

/// Moves the time that the text is at.
fn advance(context: &mut Context<'_>, m: &Meaning, resolved: &Resolved, by: usize) {
    // The comparisons of a report follow the period that it was last about: `for the nine months`, `for the year`.
    let months = m.unit() == Some(Unit::Month) && m.get(Key::Num).is_some_and(|n| n >= 6000);
    let year = m.unit() == Some(Unit::Year) && m.get(Key::Rel) == Some(0);
    if resolved.kind == TimexKind::Duration && months || year {
        context.quarter = None;
    }
    // What is seen from the day of writing does not move a story.
    let aside = context.narrative && !context.told && resolved.anchor == Some(Anchor::Creation);
    let Some(period) = resolved.period.filter(|_| !aside) else { return };
    if let Period::Day(day) = period {
        context.day = Some(Held { is: day, by });
        context.last_day = context.day;
        let same = context.clock.filter(|clock| clock.is.day == day);
        context.clock = Clock::of(m, day).map(|is| Held { is, by }).or(same);
    }
    // What a report compares with is not what it is about: `a year earlier`, `the 1988 period`.
    let compared = m.get(Key::Side) == Some(-1) && m.unit() == Some(Unit::Year) && m.get(Key::Num) == Some(1000);
    if period.unit() == Unit::Quarter && !m.has(Key::Side) && !(m.has(Key::Again) && m.has(Key::Year)) {
        context.quarter = Some(Held { is: period, by });
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

fn expression(number: usize, sentence: &Sentence, item: &Item, resolved: Resolved) -> TimeExpression {
    let span = resolved.period.and_then(|p| span(p, resolved.modifier));
    TimeExpression {
        sentence: number,
        first: item.first,
        last: item.last,
        start: item.start,
        end: item.end,
        text: text(sentence, item),
        kind: resolved.kind,
        value: resolved.value,
        modifier: resolved.modifier,
        span,
        relative: resolved.relative,
        quant: resolved.quant,
        freq: resolved.freq,
        range: None,
        zone: resolved.zone,
        origin: resolved.origin,
        anchor: resolved.anchor,
        begin_point: resolved.begin_point,
        end_point: resolved.end_point,
    }
}

/// The words of an item, a blank where the text parts them.
fn text(sentence: &Sentence, item: &Item) -> String {
    let mut text = String::new();
    let mut at = None;
    for token in sentence.tokens.get(item.first..item.last).unwrap_or_default() {
        if at.is_some_and(|end| end < token.start) {
            text.push(' ');
        }
        let skip = item.start.saturating_sub(token.start);
        let keep = item.end.min(token.end).saturating_sub(token.start.max(item.start));
        text.extend(token.form.chars().skip(skip).take(keep));
        at = Some(token.end);
    }
    text
}
