//! The time expressions of a document as JSON, in the naming of TIMEX3 (TimeML 1.2.1) where that has a name.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::document::Document;
use crate::error::{Error, Result};
use crate::record::Precision;
use crate::text::Sentence;
use crate::time::{Anchor, Modifier, Origin, Span, TimeExpression, TimexKind};

/// Raised whenever a field changes its meaning or goes.
pub const SCHEMA_VERSION: u32 = 1;

/// The time expressions of one document: one line of `dateline time --format jsonl`.
///
/// All offsets count Unicode scalar values into the document's text, half-open. For plain input that is the text of the
/// file without a byte order mark, line ends as they are. What is not known or does not apply is left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TimeRecord {
    /// [`SCHEMA_VERSION`] at the time of writing.
    pub schema_version: u32,
    /// Where the document came from: the path or name as given, with `#id` behind it for a record inside a file.
    pub file: String,
    /// Document creation time: the expression `t0` that others may point to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dct: Option<NaiveDate>,
    /// The expressions in text order, not overlapping.
    pub timexes: Vec<Timex>,
}

/// One time expression (TIMEX3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Timex {
    /// `t1`, `t2` and so on in text order; `t0` is the document creation time.
    pub tid: String,
    /// Its first character.
    pub start: usize,
    /// One past its last character.
    pub end: usize,
    /// The words as they stand in the text from `start` to `end`.
    pub text: String,
    /// TIMEX3 type.
    #[serde(rename = "type")]
    pub kind: TimexKind,
    /// TIMEX3 value: `2007-05-28`, `2007-W21`, `P3D`, `PAST_REF`; `XXXX-XX-XX` while unresolved.
    pub value: String,
    /// TIMEX3 modifier.
    #[serde(rename = "mod", default, skip_serializing_if = "Option::is_none")]
    pub modifier: Option<Modifier>,
    /// TIMEX3 quantifier of a set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quant: Option<String>,
    /// TIMEX3 frequency of a set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub freq: Option<String>,
    /// The expression at which a duration begins.
    #[serde(rename = "beginPoint", default, skip_serializing_if = "Option::is_none")]
    pub begin_point: Option<String>,
    /// The event at which a duration begins.
    #[serde(rename = "beginEvent", default, skip_serializing_if = "Option::is_none")]
    pub begin_event: Option<Trigger>,
    /// The expression at which a duration ends.
    #[serde(rename = "endPoint", default, skip_serializing_if = "Option::is_none")]
    pub end_point: Option<String>,
    /// The event at which a duration ends.
    #[serde(rename = "endEvent", default, skip_serializing_if = "Option::is_none")]
    pub end_event: Option<Trigger>,
    /// The expression that the value is counted from.
    #[serde(rename = "anchorTimeID", default, skip_serializing_if = "Option::is_none")]
    pub anchor_time: Option<String>,
    /// The event that the value is counted from.
    #[serde(rename = "anchorEvent", default, skip_serializing_if = "Option::is_none")]
    pub anchor_event: Option<Trigger>,
    /// The days, for a time by the clock with the time and the zone that is said, as Extended Date/Time Format of level 0 to
    /// 2; left out for what covers no stretch of the calendar.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edtf: Option<String>,
    /// First day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first: Option<NaiveDate>,
    /// Last day, inclusive.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<NaiveDate>,
    /// Grain of the days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub precision: Option<Precision>,
    /// The range that the expression begins, ends or bounds: on `3` in `from 3 to 5 May` that from 3 to 5 May.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub range: Option<Range>,
    /// How the value was found.
    pub origin: Origin,
}

/// A word that names an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Trigger {
    /// Its first character.
    pub start: usize,
    /// One past its last character.
    pub end: usize,
    /// The word as written.
    pub text: String,
}

/// A range of days; the side that is left out is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Range {
    /// Extended Date/Time Format.
    pub edtf: String,
    /// First day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first: Option<NaiveDate>,
    /// Last day, inclusive.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<NaiveDate>,
}

impl TimeRecord {
    /// The record of what [`crate::time::find_with`] found in the sentences of a document.
    ///
    /// Anchors that point to nothing (the creation time of a document that has none) are left out.
    #[must_use]
    pub fn new(document: &Document, sentences: &[Sentence], found: &[TimeExpression]) -> Self {
        let mut order: Vec<usize> = (0..found.len()).collect();
        order.sort_by_key(|&i| found.get(i).map(|e| (e.start, e.end)));
        let mut tids = vec![0; found.len()];
        for (number, &i) in (1..).zip(&order) {
            if let Some(tid) = tids.get_mut(i) {
                *tid = number;
            }
        }
        let links = Links { tids: &tids, sentences, dated: document.published.is_some() };
        let mut text = Cursor { rest: &document.text, at: 0 };
        let timexes = order.iter().filter_map(|&i| {
            let found = found.get(i)?;
            let words = text.slice(found.start, found.end).unwrap_or(&found.text);
            Some(links.timex(*tids.get(i)?, found, words))
        });
        let timexes = timexes.collect();
        Self { schema_version: SCHEMA_VERSION, file: document.source.clone(), dct: document.published, timexes }
    }

    /// The record on one line, with a line feed at its end.
    ///
    /// # Errors
    /// [`Error::Format`] if it holds what JSON cannot.
    pub fn line(&self) -> Result<String> {
        let mut line =
            serde_json::to_string(self).map_err(|e| Error::Format { format: "jsonl", problem: e.to_string() })?;
        line.push('\n');
        Ok(line)
    }
}

/// Goes through a text once, by characters.
struct Cursor<'a> {
    rest: &'a str,
    /// Number of the character that `rest` begins with.
    at: usize,
}

impl<'a> Cursor<'a> {
    /// The text of these characters; none where the cursor is past the first of them.
    fn slice(&mut self, start: usize, end: usize) -> Option<&'a str> {
        self.take(start.checked_sub(self.at)?);
        Some(self.take(end.checked_sub(start)?))
    }

    fn take(&mut self, count: usize) -> &'a str {
        let byte = self.rest.char_indices().nth(count).map_or(self.rest.len(), |(byte, _)| byte);
        let (taken, rest) = self.rest.split_at(byte);
        self.rest = rest;
        self.at += count;
        taken
    }
}

/// What anchors point to.
struct Links<'a> {
    /// Number of the `tid` of each expression.
    tids: &'a [usize],
    sentences: &'a [Sentence],
    /// Whether there is a `t0`.
    dated: bool,
}

impl Links<'_> {
    fn timex(&self, number: usize, e: &TimeExpression, words: &str) -> Timex {
        Timex {
            tid: format!("t{number}"),
            start: e.start,
            end: e.end,
            text: words.to_owned(),
            kind: e.kind,
            value: e.value.clone(),
            modifier: e.modifier,
            quant: e.quant.clone(),
            freq: e.freq.clone(),
            begin_point: self.time(e.begin_point),
            begin_event: self.event(e.begin_point),
            end_point: self.time(e.end_point),
            end_event: self.event(e.end_point),
            anchor_time: self.time(e.anchor),
            anchor_event: self.event(e.anchor),
            edtf: e.edtf(),
            first: e.span.as_ref().and_then(|s| s.start),
            last: e.span.as_ref().and_then(|s| s.end),
            precision: e.span.as_ref().map(|s| s.precision),
            range: e.range.as_ref().map(Range::from),
            origin: e.origin,
        }
    }

    fn time(&self, anchor: Option<Anchor>) -> Option<String> {
        match anchor? {
            Anchor::Creation => self.dated.then(|| "t0".to_owned()),
            Anchor::Expression(i) => Some(format!("t{}", self.tids.get(i)?)),
            Anchor::Event(..) => None,
        }
    }

    fn event(&self, anchor: Option<Anchor>) -> Option<Trigger> {
        let Anchor::Event(sentence, token) = anchor? else { return None };
        let token = self.sentences.get(sentence)?.tokens.get(token)?;
        Some(Trigger { start: token.start, end: token.end, text: token.form.to_string() })
    }
}

impl From<&Span> for Range {
    fn from(span: &Span) -> Self {
        Self { edtf: span.edtf.clone(), first: span.start, last: span.end }
    }
}

/// The name of a type as TimeML writes it.
pub(super) const fn kind_name(kind: TimexKind) -> &'static str {
    match kind {
        TimexKind::Date => "DATE",
        TimexKind::Time => "TIME",
        TimexKind::Duration => "DURATION",
        TimexKind::Set => "SET",
    }
}

/// The name of a modifier as TimeML writes it.
pub(super) const fn modifier_name(modifier: Modifier) -> &'static str {
    match modifier {
        Modifier::Before => "BEFORE",
        Modifier::After => "AFTER",
        Modifier::OnOrBefore => "ON_OR_BEFORE",
        Modifier::OnOrAfter => "ON_OR_AFTER",
        Modifier::LessThan => "LESS_THAN",
        Modifier::MoreThan => "MORE_THAN",
        Modifier::EqualOrLess => "EQUAL_OR_LESS",
        Modifier::EqualOrMore => "EQUAL_OR_MORE",
        Modifier::Start => "START",
        Modifier::Mid => "MID",
        Modifier::End => "END",
        Modifier::Approx => "APPROX",
    }
}

/// The name of an origin as the JSON form writes it.
pub(super) const fn origin_name(origin: Origin) -> &'static str {
    match origin {
        Origin::Explicit => "explicit",
        Origin::Creation => "creation",
        Origin::Reference => "reference",
        Origin::Event => "event",
        Origin::Vague => "vague",
        Origin::Impossible => "impossible",
        Origin::Unresolved => "unresolved",
    }
}
