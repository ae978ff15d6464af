//! The time room: find time expressions and give each a value.
//!
//! The face of this room is [`find`] and the types below.

mod calendar;
pub mod edtf;
mod finder;
mod grammar;
mod guard;
mod holiday;
mod item;
mod lexer;
mod lexicon;
mod locate;
mod meaning;
mod number;
mod numeric;
mod range;
mod resolve;
mod tables;
mod tense;
mod value;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::record::Precision;
use crate::text::Sentence;

/// A time expression (TIMEX3, TimeML 1.2.1).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeExpression {
    /// Index of the sentence.
    pub sentence: usize,
    /// Index of the first token.
    pub first: usize,
    /// One past the index of the last token.
    pub last: usize,
    /// First character: Unicode scalar values from the start of the document's text.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
    /// The words as written.
    pub text: String,
    /// TIMEX3 type.
    #[serde(rename = "type")]
    pub kind: TimexKind,
    /// TIMEX3 value: `2007-05-28`, `2007-W21`, `2007-SU`, `P3D`, `PAST_REF`, `XXXX-XX-XX` while unresolved.
    pub value: String,
    /// TIMEX3 modifier.
    #[serde(rename = "mod")]
    pub modifier: Option<Modifier>,
    /// The calendar days it covers; none for durations, sets, vague references and what could not be resolved.
    pub span: Option<Span>,
    /// Whether the value follows from the expression alone, or needed the DCT or another expression.
    pub relative: bool,
    /// TIMEX3 quantifier of a set: `EVERY`, `EACH`.
    pub quant: Option<String>,
    /// TIMEX3 frequency of a set: `2X`.
    pub freq: Option<String>,
    /// The days of the range that the expression begins or bounds: on `3` in `from 3 to 5 May` those from 3 to 5 May,
    /// on `2003` in `since 2003` those from then on. None for an expression that stands for itself.
    pub range: Option<Span>,
}

/// Which texts an expression stands in, and so what partial dates refer to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Domain {
    /// Found out for each document from its dates.
    #[default]
    Auto,
    /// News: partial dates are seen from the document creation time.
    News,
    /// History and other tales: partial dates are seen from the time that the text is at.
    Narrative,
}

/// How to read a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// Document creation time.
    pub dct: Option<NaiveDate>,
    /// What partial dates refer to.
    pub domain: Domain,
}

/// TIMEX3 types.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "UPPERCASE")]
pub enum TimexKind {
    /// A calendar time of a day or coarser.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A recurring time.
    Set,
}

/// TIMEX3 modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[allow(missing_docs, reason = "the names are the standard's own")]
pub enum Modifier {
    Before,
    After,
    OnOrBefore,
    OnOrAfter,
    LessThan,
    MoreThan,
    EqualOrLess,
    EqualOrMore,
    Start,
    Mid,
    End,
    Approx,
}

/// A stretch of calendar days with its EDTF form.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// Extended Date/Time Format, level 1 or 2.
    pub edtf: String,
    /// First day; none if open.
    pub start: Option<NaiveDate>,
    /// Last day, inclusive; none if open.
    pub end: Option<NaiveDate>,
    /// Grain.
    pub precision: Precision,
}

/// Finds the time expressions of a document, in text order and not overlapping.
///
/// `dct` is the document creation time; without it expressions relative to the day of writing keep an unresolved value
/// and no span.
#[must_use]
pub fn find(sentences: &[Sentence], dct: Option<NaiveDate>) -> Vec<TimeExpression> {
    find_with(sentences, &Options { dct, domain: Domain::Auto })
}

/// [`find`] with the domain set by the caller.
#[must_use]
pub fn find_with(sentences: &[Sentence], options: &Options) -> Vec<TimeExpression> {
    finder::find(sentences, options)
}
