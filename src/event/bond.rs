//! When a stated relation holds and who says so: the time expression of the clause or phrase that states it, and the
//! words that govern it.

use super::bound::Bound;
use super::clause::clause;
use super::dating::rule::Rule;
use super::lexicon::{Entry, Frame};
use super::quote::Quotes;
use super::role::Heads;
use super::tree::Tree;
use super::trigger::{Trigger, triggers};
use super::{stance, take};
use crate::actor::{Cast, Phase, StatedRelation};
use crate::document::Document;
use crate::record::{Date, EventKind, Precision, Stance, StanceKind};
use crate::text::Sentence;
use crate::time::TimeExpression;

/// Date and stance of a stated relation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bond {
    /// When it holds, began or ended; none where its own clause or phrase does not tell.
    pub date: Option<Date>,
    /// How it is told, and by which actor of the cast.
    pub stance: Stance<usize>,
}

/// Date and stance of each of `cast.relations`, in their order.
///
/// `times` and `cast` are what [`crate::time::find`] and [`crate::actor::resolve`] made of the same sentences.
#[must_use]
pub fn bonds(document: &Document, sentences: &[Sentence], times: &[TimeExpression], cast: &Cast) -> Vec<Bond> {
    let mut bonds: Vec<Bond> =
        cast.relations.iter().map(|r| Bond { date: None, stance: Stance { kind: r.stance, holder: None } }).collect();
    let mut by_sentence: Vec<usize> = (0..cast.relations.len()).collect();
    let sentence_of = |&r: &usize| cast.relations.get(r).map_or(usize::MAX, |r| r.sentence);
    by_sentence.sort_by_key(sentence_of);
    let Some(last) = by_sentence.last().map(sentence_of) else { return bonds };
    let heads = Heads::new(cast);
    let quotes = Quotes::new(sentences, &heads);
    let mut rest = times;
    let mut waiting = by_sentence.as_slice();
    for (number, sentence) in sentences.iter().enumerate().take(last.saturating_add(1)) {
        let count = waiting.iter().take_while(|r| sentence_of(r) == number).count();
        let (mine, others) = waiting.split_at(count);
        waiting = others;
        let here = take(&mut rest, number);
        if mine.is_empty() {
            continue;
        }
        let tree = Tree::new(sentence);
        let told: Vec<&StatedRelation> = mine.iter().filter_map(|&r| cast.relations.get(r)).collect();
        let bound = if here.is_empty() { Bound::default() } else { bind(document, &tree, here, &told) };
        for (&r, relation) in mine.iter().zip(&told) {
            let Some(bond) = bonds.get_mut(r) else { continue };
            let date = bound.at(relation.word).filter(|d| relation.clausal || lasts(d));
            bond.date = date.map(|d| Rule::Own.dates(phased(d, relation.phase)));
            if relation.clausal && relation.stance == StanceKind::Asserted {
                let quoted = quotes.at(number, relation.word);
                bond.stance = stance::stance(&tree, number, &trigger(&tree, relation.word), &heads, quoted).stance;
            }
        }
    }
    bonds
}

/// The expressions of a sentence by the words they belong to, the words that state relations among these.
fn bind<'a>(document: &Document, tree: &Tree, here: &'a [TimeExpression], told: &[&StatedRelation]) -> Bound<'a> {
    let mut words = triggers(tree);
    for relation in told {
        if !words.iter().any(|t| t.word == relation.word) {
            words.push(trigger(tree, relation.word));
        }
    }
    Bound::new(tree, here, &words, document.published)
}

fn trigger(tree: &Tree, word: usize) -> Trigger {
    let entry = Entry { kind: EventKind::Other, frame: Frame::Act };
    Trigger { word, entry, known: false, clause: clause(tree, word), nominal: false, framed: false }
}

/// Whether a date is one that an office or membership has: a day beside a title is that of something else.
fn lasts(date: &Date) -> bool {
    date.precision >= Precision::Month
}

/// The date of a beginning opens an interval, that of an end closes one.
fn phased(date: Date, phase: Phase) -> Date {
    if date.value.contains('/') || date.value.contains("XX") && date.start.is_none() {
        return date;
    }
    match phase {
        Phase::Whole | Phase::Deed => date,
        Phase::Beginning => {
            Date { value: format!("{}/..", date.value), end: None, precision: Precision::Interval, ..date }
        }
        Phase::End => Date { value: format!("../{}", date.value), start: None, precision: Precision::Interval, ..date },
    }
}
