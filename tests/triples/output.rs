//! `dateline triples`: columns, JSON, forms, and exit status.

use serde_json::Value;

use crate::command::{dateline, dateline_with, errors};

const NOTE: &str = "Norway , which had left the talks , signed the treaty in May .\nThe cafe\u{301} is n't open .\n\
    Norway , which had left the talks , signed the treaty in May .\n";

fn triples(input: &str, arguments: &[&str]) -> String {
    let run = dateline_with(&[&["triples", "-"], arguments].concat(), input.as_bytes());
    assert_eq!(run.status.code(), Some(0), "{}", errors(&run));
    assert_eq!(errors(&run), "");
    String::from_utf8(run.stdout).unwrap()
}

#[test]
fn lines_hold_the_words_of_the_input_and_are_written_once() {
    let out = triples(NOTE, &["--input", "tokens"]);
    let rows: Vec<Vec<&str>> = out.lines().map(|l| l.split('\t').collect()).collect();
    assert!(rows.iter().all(|r| NOTE.lines().any(|l| l == r[0])), "{out}");
    assert!(rows.iter().any(|r| r[2..] == ["signed", "Norway", "the treaty", "in May"]), "{out}");
    assert!(rows.iter().any(|r| r[2..] == ["is n't", "The cafe\u{301}", "open"]), "{out}");
    let mut once = rows.clone();
    once.dedup();
    assert_eq!(rows, once);
    assert_eq!(out.lines().filter(|l| l.contains("\tsigned\t")).count(), 1);
}

#[test]
fn binary_lines_have_five_columns() {
    let out = triples(NOTE, &["--input", "tokens", "--binary"]);
    assert!(out.lines().all(|l| l.split('\t').count() == 5), "{out}");
    assert!(out.contains("\tsigned the treaty in\tNorway\tMay\n"), "{out}");
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let page = "examples/articles/a-us-iran-2007.html";
    let first = dateline(&["triples", page, "--quiet"]);
    assert_eq!(first.status.code(), Some(0), "{}", errors(&first));
    assert!(first.stdout.len() > 1_000);
    assert!(first.stdout == dateline(&["triples", page, "--quiet"]).stdout);
}

#[test]
fn json_keeps_to_its_schema_and_its_offsets_to_the_text() {
    let text = "Norway, which had left the talks, signed the treaty in May. Ryan Crocker, the US envoy, saw the \u{1f6a2} leave.";
    let out = triples(text, &["--input", "plain", "--format", "jsonl"]);
    let record: Value = serde_json::from_str(out.trim()).unwrap();
    let schema: Value = serde_json::from_slice(&dateline(&["schema", "triples"]).stdout).unwrap();
    assert!(jsonschema::validator_for(&schema).unwrap().is_valid(&record), "{record:#}");
    let chars: Vec<char> = text.chars().collect();
    let place = |v: &Value| usize::try_from(v.as_u64().unwrap()).unwrap();
    let mut seen = 0;
    for p in record["propositions"].as_array().unwrap() {
        let phrases = p["arguments"].as_array().unwrap().iter().chain([&p["relation"]]);
        for phrase in phrases {
            let spans = phrase["spans"].as_array().unwrap();
            let slice = |s: &Value| chars[place(&s[0])..place(&s[1])].iter().collect::<String>();
            let bare = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            let words: String = spans.iter().map(slice).collect();
            if spans.is_empty() {
                assert_eq!(phrase["text"], "is");
            } else {
                assert_eq!(bare(&words), bare(phrase["text"].as_str().unwrap()), "{phrase}");
            }
            seen += 1;
        }
    }
    assert!(seen >= 9, "{record:#}");
}

#[test]
fn a_missing_input_is_named_and_fails() {
    let run = dateline(&["triples", "no-such-page.html", "--quiet"]);
    assert_eq!(run.status.code(), Some(1));
    assert!(errors(&run).contains("no-such-page.html"), "{}", errors(&run));
    assert!(run.stdout.is_empty());
    assert_eq!(dateline(&["triples", "-", "--format", "xml"]).status.code(), Some(2));
}
