//! JSON Schema (draft 2020-12) of the JSON files.

use schemars::{JsonSchema, generate::SchemaSettings};
use serde_json::Value;

use super::analysis::Analysis;
use super::event_data::EventData;
use super::json::NodeLink;
use super::timex::TimeRecord;
use super::triples::Triples;
use crate::timeline::Timeline;
use crate::timeline::entity::EntityTimeline;

/// The schema of `timeline.json`.
#[must_use]
pub fn timeline() -> Value {
    schema::<Timeline>()
}

/// The schema of one line of `dateline timeline --entity … --format json`.
#[must_use]
pub fn entity() -> Value {
    schema::<EntityTimeline>()
}

/// The schema of `graph.json`.
#[must_use]
pub fn graph() -> Value {
    schema::<NodeLink>()
}

/// The schema of one line of `dateline analyse --format json`.
#[must_use]
pub fn analysis() -> Value {
    schema::<Analysis>()
}

/// The schema of one line of `dateline code --format jsonl`.
#[must_use]
pub fn code() -> Value {
    schema::<EventData>()
}

/// The schema of one line of `dateline time --format jsonl`.
#[must_use]
pub fn time() -> Value {
    schema::<TimeRecord>()
}

/// The schema of one line of `dateline triples --format jsonl`.
#[must_use]
pub fn triples() -> Value {
    schema::<Triples>()
}

fn schema<T: JsonSchema>() -> Value {
    SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<T>().to_value()
}
