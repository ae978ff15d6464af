//! Event data: who, to whom, which PLOVER type, as `dateline code` prints it.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

#[path = "../command/run.rs"]
mod command;
mod floor;
mod types;

use command::{dateline, dateline_with, errors};
use serde_json::Value;

/// The coded events of a text: source, type, target.
fn coded(text: &str) -> Vec<(String, String, String)> {
    let data = data(text);
    let word = |e: &Value, key: &str| e[key].as_str().unwrap().to_owned();
    let events = data["events"].as_array().unwrap();
    events.iter().map(|e| (word(e, "source"), word(e, "code"), word(e, "target"))).collect()
}

fn data(text: &str) -> Value {
    let line = serde_json::json!({ "id": "note", "text": text }).to_string();
    let output = dateline_with(&["code", "-", "--input", "jsonl", "--quiet"], line.as_bytes());
    assert!(output.status.success(), "{}", errors(&output));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn json_follows_its_schema() {
    let schema = dateline(&["schema", "code"]);
    let schema: Value = serde_json::from_slice(&schema.stdout).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let data = data("Police arrested five students in Lima. Peru and Chile signed a treaty on 3 May 2001.");
    assert_eq!(data["events"].as_array().unwrap().len(), 2);
    assert!(validator.is_valid(&data), "{data}");
}

#[test]
fn csv_has_a_head_a_row_for_each_event_and_nothing_that_a_spreadsheet_runs() {
    let text = "=1+1, \"A\" met B. Police arrested five students in Lima on 3 May 2001.";
    let line = serde_json::json!({ "id": "=cmd", "text": text }).to_string();
    let output = dateline_with(&["code", "-", "--input", "jsonl", "--format", "csv", "--quiet"], line.as_bytes());
    let mut reader = csv::Reader::from_reader(output.stdout.as_slice());
    let head = reader.headers().unwrap().clone();
    assert_eq!(
        head.iter().take(8).collect::<Vec<_>>(),
        ["id", "document", "date", "start", "end", "origin", "source", "target"]
    );
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    let arrest = rows.iter().find(|r| &r[8] == "COERCE").unwrap();
    assert_eq!((&arrest[2], &arrest[6], &arrest[7], &arrest[9]), ("2001-05-03", "PERCOP", "PEREDU", "17"));
    assert!(rows.iter().flatten().all(|field| !field.starts_with(['=', '+', '@'])));
}

#[test]
fn a_document_without_events_has_an_empty_list() {
    assert_eq!(data("The library has two floors.")["events"], serde_json::json!([]));
}

#[test]
fn sides_are_told_in_the_words_of_the_sentence_and_by_name() {
    let data = data("The U.S. president praised Peru. US officials rejected the plan.");
    let (praise, refusal) = (&data["events"][0], &data["events"][1]);
    assert_eq!(
        (praise["source_text"].as_str(), praise["target_name"].as_str()),
        (Some("The U.S. president"), Some("Peru"))
    );
    assert_eq!(refusal["target_text"], "the plan");
}
