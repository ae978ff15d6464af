//! The export room: one file per format.

pub mod analysis;
pub mod concordance;
pub mod conllu;
pub mod dot;
mod dot_text;
pub mod entity_text;
pub mod event_data;
pub mod json;
pub mod schema;
pub mod semeval;
pub mod table;
pub mod timeml;
pub mod timex;
pub mod triples;
pub mod write;
