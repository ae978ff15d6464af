//! JSON Lines: one record a line, each with the text of one article.

use chrono::NaiveDate;
use serde::Deserialize;

use crate::document::Document;
use crate::error::{Error, Result};
use crate::source::{Known, bounded, date, plain};

#[derive(Deserialize)]
struct Record {
    id: Option<Id>,
    text: String,
    date: Option<String>,
    title: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Id {
    Text(String),
    Number(i64),
}

/// Whether a line looks like a record.
pub(super) fn is_record(line: &str) -> bool {
    line.trim_start().starts_with('{') && serde_json::from_str::<Record>(line).is_ok()
}

/// Reads one line; none where it is blank. `number` counts from 1.
pub(super) fn read_line(source: &str, number: usize, line: &str, given: Option<NaiveDate>) -> Option<Result<Document>> {
    let line = line.trim_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    if line.is_empty() {
        return None;
    }
    Some(record(source, number, line, given))
}

fn record(source: &str, number: usize, line: &str, given: Option<NaiveDate>) -> Result<Document> {
    let fault = |problem: String| Error::Line { input: source.to_owned(), line: number, problem };
    let record: Record = serde_json::from_str(line)
        .or_else(|first| serde_json::from_str(&without_lone_surrogates(line)).map_err(|_| first))
        .map_err(|e| fault(format!("{}: expected an object with a string \"text\"", one_line(&e))))?;
    let id = match record.id {
        Some(Id::Text(id)) if !id.trim().is_empty() => id,
        Some(Id::Number(id)) => id.to_string(),
        _ => number.to_string(),
    };
    let published = match record.date.as_deref().map(str::trim).filter(|d| !d.is_empty()) {
        Some(text) => {
            Some(date::parse_day(text).ok_or_else(|| fault(format!("{text:?} is no date: write YYYY-MM-DD")))?)
        }
        None => None,
    };
    let name = format!("{source}#{id}");
    let title = record.title.map(|t| t.trim().to_owned()).filter(|t| !t.is_empty());
    let known = Known { date: given.or(published), title };
    let mut document = plain::read(&name, record.text, &known).map_err(|_| fault("\"text\" is empty".to_owned()))?;
    document.name = id;
    bounded(document)
}

/// The message of a JSON fault without its line number, which is always 1 here.
fn one_line(fault: &serde_json::Error) -> String {
    let message = fault.to_string();
    match message.rfind(" at line ") {
        Some(at) => format!("{} (column {})", message.get(..at).unwrap_or(&message), fault.column()),
        None => message,
    }
}

/// Replaces escapes of surrogates that have no partner by the escape of U+FFFD.
fn without_lone_surrogates(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        out.push_str(before);
        let unit = |s: &str| {
            let hex = s.strip_prefix("\\u")?.get(..4)?;
            u16::from_str_radix(hex, 16).ok()
        };
        let next = escape.get(6..).and_then(unit);
        let length = match unit(escape) {
            Some(0xd800..=0xdbff) if matches!(next, Some(0xdc00..=0xdfff)) => 12,
            Some(0xd800..=0xdfff) => {
                out.push_str("\\ufffd");
                rest = escape.get(6..).unwrap_or("");
                continue;
            }
            // The backslash and the character that it escapes.
            _ => 1 + escape.chars().nth(1).map_or(0, char::len_utf8),
        };
        let (whole, after) = escape.split_at_checked(length).unwrap_or((escape, ""));
        out.push_str(whole);
        rest = after;
    }
    out.push_str(rest);
    out
}
