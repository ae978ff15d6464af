//! From sentences to time expressions: lexer, grammar, guards, resolution, in this order.

use super::calendar::{Period, Unit};
use super::context::{Context, Held};
use super::domain::{Domains, day_first, named_year};
use super::item::Item;
use super::meaning::{Key, Meaning};
use super::range::{self, Link};
use super::resolve::{Resolved, resolve};
use super::tables::{Tables, english};
use super::value::span;
use super::tense::Direction;
use super::{Options, TimeExpression, TimexKind, anchor, guard, lexer};
use crate::text::Sentence;

/// An expression before resolution.
struct Candidate {
    sentence: usize,
    item: Item,
    meaning: Meaning,
}

/// Finds and resolves the expressions of a document.
#[must_use]
pub fn find(sentences: &[Sentence], options: &Options) -> Vec<TimeExpression> {
    let tables = english();
    let mut candidates = candidates(sentences, tables);
    let links = links(sentences, &candidates);
    share_years(&mut candidates, &links);
    let block = |c: &Candidate| sentences.get(c.sentence).map_or(0, |s| s.block);
    let domains = Domains::of(candidates.iter().map(|c| (block(c), &c.meaning)), options);
    let mut context = Context::new(options.dct, day_first(candidates.iter().map(|c| &c.meaning)), &tables.holidays);
    context.year = candidates.iter().enumerate().find_map(|(i, c)| Some(Held { is: named_year(&c.meaning)?, by: i }));
    let mut found = Vec::with_capacity(candidates.len());
    let mut last_block = None;
    for (number, candidate) in candidates.iter().enumerate() {
        // Candidates come from these sentences, so there is one for each.
        let Some(sentence) = sentences.get(candidate.sentence) else { continue };
        if last_block != Some(sentence.block) {
            context.day = None;
            last_block = Some(sentence.block);
        }
        context.narrative = domains.is_narrative(sentence.block);
        let item = &candidate.item;
        let direction = tables.hints.direction(sentence, item.first, item.last);
        let resolved = resolve(&candidate.meaning, direction, &context);
        advance(&mut context, &candidate.meaning, &resolved, number);
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
            range::open(expression, sentence);
        }
    }
    anchor::durations(sentences, &mut found);
    found
}

/// How each expression hangs together with the next.
fn links(sentences: &[Sentence], candidates: &[Candidate]) -> Vec<Option<Link>> {
    let pair = |pair: &[Candidate]| match pair {
        [first, second] if first.sentence == second.sentence => {
            range::link(sentences.get(first.sentence)?, &first.item, &second.item)
        }
        _ => None,
    };
    candidates.windows(2).map(pair).collect()
}

fn share_years(candidates: &mut [Candidate], links: &[Option<Link>]) {
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

fn candidates(sentences: &[Sentence], tables: &Tables) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    for (number, sentence) in sentences.iter().enumerate() {
        let mut items = lexer::items(sentence, &tables.lexicon, &tables.symbols);
        for layer in &tables.layers {
            items = layer.apply(items);
        }
        for at in 0..items.len() {
            let Some(item) = items.get(at) else { continue };
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
    let Some(period) = resolved.period else { return };
    if let Period::Day(day) = period {
        context.day = Some(Held { is: day, by });
        context.last_day = context.day;
    }
    // What a report compares with is not what it is about: `a year earlier`, `the 1988 period`.
    let compared = m.get(Key::Side) == Some(-1) && m.unit() == Some(Unit::Year) && m.get(Key::Num) == Some(1000);
    if period.unit() == Unit::Quarter && !m.has(Key::Side) && !(m.has(Key::Again) && m.has(Key::Year)) {
        context.quarter = Some(Held { is: period, by });
    }
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
