//! Event data: one coded event a row (CSV), or the events of one document a line (JSON Lines).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::table;
use crate::error::{Error, Result};
use crate::event::{Coded, coded};
use crate::record::{ActorIndex, Attribution, EventKind, Origin, Record, StanceKind};

/// Raised whenever a field changes its meaning or goes.
pub const SCHEMA_VERSION: u32 = 2;

/// The columns of the CSV, in order.
pub const COLUMNS: [&str; 17] = [
    "id",
    "document",
    "date",
    "start",
    "end",
    "origin",
    "source",
    "target",
    "code",
    "cameo",
    "stance",
    "source_text",
    "target_text",
    "source_name",
    "target_name",
    "sentence",
    "attribution",
];

/// The coded events of one document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EventData {
    /// [`SCHEMA_VERSION`] at the time of writing.
    pub schema_version: u32,
    /// The document's own id in JSON Lines, else its file name without suffix.
    pub id: String,
    /// Its events in the order of the text.
    pub events: Vec<CodedEvent>,
}

/// One coded event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CodedEvent {
    /// Document and number of the event in it, with a letter for each pair of actors after the first.
    pub id: String,
    /// When it happens, in EDTF; `XXXX` if unknown.
    pub date: String,
    /// First day that it can be.
    pub start: Option<chrono::NaiveDate>,
    /// Last day, inclusive.
    pub end: Option<chrono::NaiveDate>,
    /// Where the date comes from.
    pub origin: Origin,
    /// Code of who does it: country or `IGO`, `NGO`, `MNC`, `IMG`, then sector; empty if not told.
    pub source: String,
    /// Code of whom it is done to.
    pub target: String,
    /// PLOVER type.
    pub code: EventKind,
    /// CAMEO root of the type, two digits.
    pub cameo: String,
    /// How it is told.
    pub stance: StanceKind,
    /// The words of the sentence for who does it; the name where only a pronoun stands for them.
    pub source_text: String,
    /// The words of the sentence for whom it is done to; for what, where that is no actor.
    pub target_text: String,
    /// Name in the document of who does it.
    pub source_name: String,
    /// Name in the document of whom it is done to.
    pub target_name: String,
    /// Whether both sides do it to each other.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub reciprocal: bool,
    /// The sentence that tells it.
    pub sentence: String,
    /// Names of those who tell it, from the innermost source to the outermost; in the CSV parted by ` < `.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attribution: Vec<String>,
}

impl EventData {
    /// The coded events of a record; `id` names its document.
    #[must_use]
    pub fn new(id: &str, record: &Record) -> Self {
        let mut events: Vec<CodedEvent> = Vec::new();
        let mut pairs = 0;
        let mut last = None;
        for coded in coded(record) {
            pairs = if last == Some(coded.event) { pairs + 1 } else { 0 };
            last = Some(coded.event);
            events.extend(row(id, pairs, record, &coded));
        }
        Self { schema_version: SCHEMA_VERSION, id: id.to_owned(), events }
    }

    /// As one line of JSON with its line end.
    ///
    /// # Errors
    /// [`Error::Format`] where it cannot be written as JSON.
    pub fn line(&self) -> Result<String> {
        let mut line =
            serde_json::to_string(self).map_err(|e| Error::Format { format: "JSON", problem: e.to_string() })?;
        line.push('\n');
        Ok(line)
    }

    /// As rows of CSV (RFC 4180) without a head.
    ///
    /// A field that a spreadsheet would take for a formula gets an apostrophe before it.
    #[must_use]
    pub fn csv(&self) -> String {
        let day = |d: Option<chrono::NaiveDate>| d.map_or_else(String::new, |d| d.to_string());
        table::csv(self.events.iter().map(|e| {
            [
                e.id.clone(),
                self.id.clone(),
                e.date.clone(),
                day(e.start),
                day(e.end),
                word(&e.origin),
                e.source.clone(),
                e.target.clone(),
                word(&e.code),
                e.cameo.clone(),
                word(&e.stance),
                e.source_text.clone(),
                e.target_text.clone(),
                e.source_name.clone(),
                e.target_name.clone(),
                e.sentence.clone(),
                e.attribution.join(" < "),
            ]
        }))
    }
}

/// The head of the CSV.
#[must_use]
pub fn csv_head() -> String {
    table::csv([COLUMNS])
}

fn row(id: &str, pair: usize, record: &Record, coded: &Coded) -> Option<CodedEvent> {
    let event = record.events.get(coded.event)?;
    let name = |a: &Attribution<ActorIndex>| {
        let actor = a.holder.and_then(|h| record.actors.get(h));
        actor.map_or_else(|| a.words.clone(), |actor| actor.name.clone())
    };
    let pair = if pair == 0 { String::new() } else { format!(".{pair}") };
    Some(CodedEvent {
        id: format!("{id}-{}{pair}", coded.event),
        date: event.date.value.clone(),
        start: event.date.start,
        end: event.date.end,
        origin: event.date.origin,
        source: coded.source.code(),
        target: coded.target.code(),
        code: coded.code,
        cameo: cameo(coded.code).to_owned(),
        stance: event.stance.kind,
        source_text: coded.source.text.to_owned(),
        target_text: match coded.target.text {
            "" => coded.object(record).to_owned(),
            text => text.to_owned(),
        },
        source_name: coded.source.name.to_owned(),
        target_name: coded.target.name.to_owned(),
        reciprocal: coded.mutual,
        sentence: event.evidence.first().map_or_else(String::new, |e| e.quote.clone()),
        attribution: event.attribution.iter().map(name).collect(),
    })
}

/// CAMEO root of a PLOVER type (PLOVER 0.8 codebook, table of correspondences); the widest of several.
fn cameo(kind: EventKind) -> &'static str {
    match kind {
        EventKind::Agree => "03",
        EventKind::Consult => "04",
        EventKind::Support => "05",
        EventKind::Cooperate => "06",
        EventKind::Aid => "07",
        EventKind::Concede | EventKind::Retreat => "08",
        EventKind::Request => "10",
        EventKind::Accuse => "11",
        EventKind::Reject => "12",
        EventKind::Threaten => "13",
        EventKind::Protest => "14",
        EventKind::Mobilize => "15",
        EventKind::Sanction => "16",
        EventKind::Coerce => "17",
        EventKind::Assault => "19",
        EventKind::Say => "01",
        EventKind::Other => "",
    }
}

/// A value as its JSON string.
fn word(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(text)) => text,
        _ => String::new(),
    }
}
