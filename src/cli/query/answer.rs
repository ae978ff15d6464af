//! An answer in each of the formats.

use dateline::Error;
use dateline::export::table;
use serde_json::{Value, json};

use super::Format;
use crate::cli::sink::Sink;

/// Raised whenever a field of the JSON changes its meaning or goes.
pub const SCHEMA_VERSION: u32 = 1;

/// Longest quote in the text for reading, in characters.
const LONGEST: usize = 200;

/// What a question comes to.
#[derive(Debug, Default)]
pub struct Answer {
    /// Lines for reading.
    pub text: Vec<String>,
    /// Fields of the JSON object.
    pub json: Vec<(&'static str, Value)>,
    /// Columns of the table.
    pub columns: Vec<&'static str>,
    /// Rows of the table.
    pub rows: Vec<Vec<String>>,
    /// What is to be said beside the answer.
    pub notes: Vec<String>,
}

impl Answer {
    /// Writes the answer; what is to be said beside it comes back.
    pub fn write(self, format: Format, sink: &mut Sink) -> Result<Vec<String>, Error> {
        sink.write(&self.written(format)?)?;
        Ok(self.notes)
    }

    fn written(&self, format: Format) -> Result<String, Error> {
        match format {
            Format::Text => Ok(self.text.iter().map(|line| printable(line) + "\n").collect()),
            Format::Csv => Ok(table::csv([&self.columns]) + &table::csv(self.rows.iter())),
            Format::Json => {
                let mut object = serde_json::Map::new();
                object.insert("schema_version".to_owned(), json!(SCHEMA_VERSION));
                object.extend(self.json.iter().map(|(key, value)| ((*key).to_owned(), value.clone())));
                let mut text = serde_json::to_string_pretty(&Value::Object(object))
                    .map_err(|e| Error::Format { format: "JSON", problem: e.to_string() })?;
                text.push('\n');
                Ok(text)
            }
        }
    }

    /// Notes that there is more than is shown.
    pub fn shown(&mut self, shown: usize, all: usize, what: &str) {
        if shown < all {
            self.notes.push(format!("{shown} of {all} {what} shown: --limit 0 shows all"));
        }
    }
}

/// Words in one line, not too many of them.
pub fn shortened(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((cut, _)) => format!("{}…", line.get(..cut).unwrap_or(&line)),
        None => line,
    }
}

/// A value of an enumeration as its JSON string.
pub fn word<T: serde::Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(Value::String(text)) => text,
        _ => String::new(),
    }
}

/// A value in JSON.
pub fn value<T: serde::Serialize>(value: &T) -> Result<Value, Error> {
    serde_json::to_value(value).map_err(|e| Error::Format { format: "JSON", problem: e.to_string() })
}

fn printable(line: &str) -> String {
    crate::cli::progress::printable(line)
}
