//! From sentences to time expressions: lexer, grammar, guards, resolution, in this order.

use std::collections::BTreeMap;

use super::calendar::{Period, Unit};
use super::item::Item;
use super::meaning::{Key, Meaning};
use super::range::{self, Link};
use super::resolve::{Context, Resolved, resolve};
use super::tables::{Tables, english};
use super::value::span;
use super::{Domain, Options, Origin, TimeExpression, guard, lexer};
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
    let mut context = Context {
        dct: options.dct,
        narrative: is_narrative(&candidates, options),
        day_first: day_first(&candidates),
        reference: None,
        last_day: None,
        quarter: None,
        day: None,
        year: None,
        holidays: &tables.holidays,
    };
    context.year = candidates.iter().find_map(|c| named_year(&c.meaning));
    let mut found = Vec::with_capacity(candidates.len());
    let mut last_sentence = None;
    for candidate in &candidates {
        // Candidates come from these sentences, so there is one for each.
        let Some(sentence) = sentences.get(candidate.sentence) else { continue };
        if last_sentence != Some(candidate.sentence) {
            context.day = None;
            last_sentence = Some(candidate.sentence);
        }
        let item = &candidate.item;
        let direction = tables.hints.direction(sentence, item.first, item.last);
        let resolved = resolve(&candidate.meaning, direction, &context);
        advance(&mut context, &candidate.meaning, &resolved);
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
            if guard::is_time(&tables.guards, &items, at, &sense.meaning, sentence) {
                candidates.push(Candidate { sentence: number, meaning: sense.meaning, item: item.clone() });
            }
        }
    }
    candidates
}

/// The year an expression names in full.
fn named_year(m: &Meaning) -> Option<i32> {
    if m.has(Key::Short) || m.has(Key::Rel) || m.get(Key::Bc) == Some(1) {
        return None;
    }
    i32::try_from(m.get(Key::Year)?).ok()
}

/// Whether the text tells of times far from its making: most of the years named in it are not those around the DCT, and
/// hardly anything is dated from the day of writing.
fn is_narrative(candidates: &[Candidate], options: &Options) -> bool {
    use chrono::Datelike;
    match (options.domain, options.dct) {
        (Domain::News, _) => return false,
        (Domain::Narrative, _) | (_, None) => return true,
        (Domain::Auto, Some(_)) => {}
    }
    let now = options.dct.map_or(0, |d| d.year());
    let (mut far, mut near, mut deictic) = (0, 0, 0);
    for candidate in candidates {
        let m = &candidate.meaning;
        match named_year(m) {
            Some(year) if (year - now).abs() > 2 => far += 1,
            Some(_) => near += 1,
            None => {
                let from_now = m.has(Key::Rel) && m.get(Key::From) != Some(1)
                    || m.has(Key::Side) && m.get(Key::From) != Some(1)
                    || m.has(Key::Weekday) && !m.has(Key::Day);
                deictic += usize::from(from_now);
            }
        }
    }
    far >= 5 && far > 3 * near && far > 3 * deictic
}

/// Whether numeric dates have the day first, by those that can only be read one way.
fn day_first(candidates: &[Candidate]) -> bool {
    let mut counts: BTreeMap<i64, usize> = BTreeMap::new();
    for candidate in candidates {
        if let Some(certain) = candidate.meaning.get(Key::Swap).filter(|s| *s > 1) {
            *counts.entry(certain).or_default() += 1;
        }
    }
    counts.get(&2) > counts.get(&3)
}

/// Moves the time that the text is at.
fn advance(context: &mut Context<'_>, m: &Meaning, resolved: &Resolved) {
    let Some(period) = resolved.period else { return };
    if let Period::Day(day) = period {
        context.day = Some(day);
        context.last_day = Some(day);
    }
    if period.unit() == Unit::Quarter && !m.has(Key::Side) {
        context.quarter = Some(period);
    }
    if period.unit() <= Unit::Year {
        context.reference = Some(period);
        if let Some(year) = period.year().filter(|_| context.narrative || m.has(Key::Year)) {
            context.year = Some(year);
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
        origin: Origin::Explicit,
        anchor: None,
        begin_point: None,
        end_point: None,
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
