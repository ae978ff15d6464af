//! From sentences to time expressions: lexer, grammar, guards, resolution, in this order.

use std::collections::BTreeSet;

use super::context::{Context, Held};
use super::domain::{Domains, day_first, named_year};
use super::item::Item;
use super::meaning::Key;
use super::range::{self, Link};
use super::resolve::Resolved;
use super::share::{Candidate, dated_elsewhere, later_years, leave_ancient, links, share_days, share_years};
use super::tables::{Tables, english};
use super::tense::Direction;
use super::value::span;
use super::walk::{Place, Walk};
use super::{Options, TimeExpression, anchor, guard, lexer};
use crate::document::Document;
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
    let mut walk = Walk::new(tables, sentences, context);
    let mut found = Vec::with_capacity(candidates.len());
    for (number, candidate) in candidates.iter().enumerate() {
        // Candidates come from these sentences, so there is one for each.
        let Some(sentence) = sentences.get(candidate.sentence) else { continue };
        let ends_range = number.checked_sub(1).is_some_and(|i| links.get(i) == Some(&Some(Link::To)));
        let place = Place {
            number,
            sentence,
            is_narrative: domains.is_narrative(sentence.block),
            later: later.get(number).copied().flatten(),
            ends_range,
            is_bracketed: is_bracketed(sentence, number.checked_sub(1).and_then(|i| candidates.get(i)), candidate),
        };
        let resolved = walk.step(candidate, &place);
        found.push(expression(candidate.sentence, sentence, &candidate.item, resolved));
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

/// Whether an expression stands in brackets right behind another one: `at 2:00 (0600 GMT)`.
fn is_bracketed(sentence: &Sentence, before: Option<&Candidate>, candidate: &Candidate) -> bool {
    let opens = |i: usize| sentence.tokens.get(i).is_some_and(|t| t.form == "(");
    candidate.item.first.checked_sub(1).is_some_and(opens)
        && before.is_some_and(|b| b.sentence == candidate.sentence && b.item.last + 1 == candidate.item.first)
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
