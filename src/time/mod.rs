//! The time room: find time expressions and give each a value.
//!
//! The face of this room is [`find`] and the types below.
//!
//! Sentences are cut into items (`lexer`), joined layer by layer by the grammar of `data/time/<language>` (`grammar`) into
//! expressions with an underspecified meaning (`meaning`), and told from what only looks like them (`guard`). Then the
//! expressions of the document lend each other years and days (`share`), it is found out what partial dates refer to
//! (`domain`) and whether each clause looks back or ahead (`tense`), and the meanings are resolved in text order
//! (`walk`, `resolve`, `locate`) against the document creation time or the time that the text is at (`context`, `clock`);
//! what comes again every week or year stays open among the last, the present and the next one until then
//! (`alternatives`). At the end lengths of time find what they are counted from (`anchor`).
//!
//! | TIMEX3 value | EDTF form of the span | days |
//! | --- | --- | --- |
//! | `2007-05-28` | `2007-05-28` | that day |
//! | `2007-W21`, `2007-W21-WE` | `2007-05-21/2007-05-27` | Monday to Sunday, Saturday and Sunday |
//! | `2007-07` | `2007-07` | the month |
//! | `2007-Q3`, `2007-H2` | `2007-07/2007-09`, `2007-07/2007-12` | the quarter, the half |
//! | `2007-SU` | `2007-22`, of a hemisphere that is said `2007-26`, `2007-30` | the months of the season, northern if not said |
//! | `2007`, `200`, `20` | `2007`, `200X`, `20XX` | the year, the decade, the century |
//! | `BC0044`, `BC017`, `BC04` | `-0043`, `-0178/-0169`, `-0499/-0400` | the year, the decade, the century |
//! | `2007-07` with mod `START`, `MID`, `END` | `2007-07~` | days 1 to 10, 11 to 20, 21 to the last; else a third |
//! | `2007-07` with mod `APPROX`, `LESS_THAN`, `BEFORE`, `AFTER` | `2007-07~` | the month |
//!
//! Sets, vague references and impossible or unresolved dates have no span, and durations none unless they are counted from
//! a known day.

mod alternatives;
mod anchor;
mod calendar;
mod classes;
mod clock;
mod context;
mod domain;
pub mod edtf;
mod figures;
mod finder;
mod grammar;
mod guard;
mod hints;
mod holiday;
mod item;
mod lexer;
mod lexicon;
mod locate;
mod lunar;
mod meaning;
mod number;
mod numeric;
mod range;
mod resolve;
mod share;
mod shift;
mod tables;
mod tense;
mod value;
mod walk;

pub mod allen;
pub mod mapping;

pub use shift::shift;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::document::Document;
use crate::record::Precision;
use crate::text::{Model, Sentence};

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
    /// The words as written, a blank for whatever parts them.
    pub text: String,
    /// TIMEX3 type.
    #[serde(rename = "type")]
    pub kind: TimexKind,
    /// TIMEX3 value: `2007-05-28`, `2007-W21`, `2007-SU`, `P3D`, `PAST_REF`, `XXXX-XX-XX` while unresolved.
    pub value: String,
    /// TIMEX3 modifier.
    #[serde(rename = "mod")]
    pub modifier: Option<Modifier>,
    /// The calendar days it covers, or that a duration counted from a known day leads to; none for other durations, sets,
    /// vague references and what could not be resolved.
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
    /// The time zone said with a time of day: minutes east of Greenwich, -720 to 840. The value does not carry it.
    pub zone: Option<i16>,
    /// How the value was found.
    pub origin: Origin,
    /// What a relative value is counted from (TIMEX3 `anchorTimeID`).
    pub anchor: Option<Anchor>,
    /// Where a duration begins (TIMEX3 `beginPoint`): `two weeks from today`.
    pub begin_point: Option<Anchor>,
    /// Where a duration ends (TIMEX3 `endPoint`): `the last two weeks`.
    pub end_point: Option<Anchor>,
}

impl TimeExpression {
    /// The Extended Date/Time Format of what it names: for a time of day by the clock, the day with that time and the zone
    /// that is said, else the days of the span. None where there is no span.
    #[must_use]
    pub fn edtf(&self) -> Option<String> {
        let span = self.span.as_ref()?;
        let Some((_, clock)) = self.value.split_once('T').filter(|_| self.kind == TimexKind::Time) else {
            return Some(span.edtf.clone());
        };
        let seconds = if clock.matches(':').count() == 1 { ":00" } else { "" };
        let zone = match self.zone {
            None => String::new(),
            Some(0) => "Z".to_owned(),
            Some(zone) => {
                let (sign, zone) = (if zone < 0 { '-' } else { '+' }, zone.unsigned_abs());
                format!("{sign}{:02}:{:02}", zone / 60, zone % 60)
            }
        };
        // Parts of the day (`2007-07-17TMO`) have no form of their own.
        let exact = format!("{}T{clock}{seconds}{zone}", span.edtf).parse::<edtf::Edtf>();
        Some(exact.map_or_else(|_| span.edtf.clone(), |exact| exact.to_string()))
    }
}

/// How a value was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// The words alone give it.
    Explicit,
    /// Counted from the document creation time.
    Creation,
    /// Counted from another expression or from the time that the text is at.
    Reference,
    /// Counted from an event.
    Event,
    /// It names no stretch of the calendar: `recently`, `now`.
    Vague,
    /// The calendar has no such day, week or quarter: 29 February 2015.
    Impossible,
    /// The text does not give what is needed.
    Unresolved,
}

/// What a time is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Anchor {
    /// The document creation time.
    Creation,
    /// Another expression, by its place in what [`find`] gives, from 0.
    Expression(usize),
    /// An event, by its trigger: index of the sentence, index of the token.
    Event(usize, usize),
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
pub enum Modifier {
    /// Earlier than the value: `more than a year ago`.
    Before,
    /// Later than the value: `less than a year ago`.
    After,
    /// Not later than the value: `a year ago or more`.
    OnOrBefore,
    /// Not earlier than the value: `1994 or later`.
    OnOrAfter,
    /// Shorter than the value: `less than two hours`.
    LessThan,
    /// Longer than the value: `more than two hours`.
    MoreThan,
    /// Not longer than the value: `no more than two hours`.
    EqualOrLess,
    /// Not shorter than the value: `at least two hours`.
    EqualOrMore,
    /// The beginning of the value: `early July`.
    Start,
    /// The middle of the value: `mid-July`.
    Mid,
    /// The end of the value: `late July`.
    End,
    /// About the value: `about two years`.
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

/// Finds the time expressions of a document whose words are not known yet, and gives its sentences with them. Only the
/// sentences that may hold one are analysed with the model; the others have bare words.
#[must_use]
pub fn find_in(model: &Model, document: &Document, options: &Options) -> (Vec<Sentence>, Vec<TimeExpression>) {
    finder::find_in(model, document, options)
}
