//! What is different.

use std::fs;

use insta::assert_snapshot;
use serde_json::Value;
use tempfile::TempDir;

use crate::run::{dateline, errors};
use crate::store;

fn printed(arguments: &[&str]) -> String {
    let run = dateline(arguments);
    assert_eq!(run.status.code(), Some(0), "{}", errors(&run));
    String::from_utf8(run.stdout).unwrap()
}

#[test]
fn what_the_documents_since_a_day_changed_is_as_recorded() {
    let dir = TempDir::new().unwrap();
    let db = store(dir.path());
    for format in ["text", "csv"] {
        assert_snapshot!(
            format!("since_{format}"),
            printed(&["diff", db.to_str().unwrap(), "--since", "2007-07-01", "--format", format])
        );
    }
}

#[test]
fn a_denial_of_what_was_asserted_is_a_contradiction() {
    let dir = TempDir::new().unwrap();
    let db = store(dir.path());
    let found: Value =
        serde_json::from_str(&printed(&["diff", db.to_str().unwrap(), "--since", "2007-07-01", "--format", "json"]))
            .unwrap();
    let pairs = found["contradicted"].as_array().unwrap();
    assert_eq!(pairs.len(), 1, "{pairs:?}");
    assert_eq!(pairs[0]["one"]["lemma"], "attack");
    assert_eq!(pairs[0]["other"]["stance"]["kind"], "denied");
    // It was there before the last document came.
    let later: Value =
        serde_json::from_str(&printed(&["diff", db.to_str().unwrap(), "--since", "2010-01-01", "--format", "json"]))
            .unwrap();
    assert!(later["contradicted"].as_array().unwrap().is_empty());
    assert!(!later["new"].as_array().unwrap().is_empty());
}

#[test]
fn two_builds_and_the_stores_they_are_of_differ_in_the_same() {
    let dir = TempDir::new().unwrap();
    let db = store(dir.path());
    let (before, after) = (dir.path().join("before"), dir.path().join("after"));
    let name = db.to_str().unwrap();
    printed(&["build", "--db", name, "--out", after.to_str().unwrap(), "--quiet"]);
    let after = after.join("timeline.json");
    assert_eq!(printed(&["diff", after.to_str().unwrap(), name]), "nothing is different\n");
    let smaller = dir.path().join("smaller.db");
    fs::copy(&db, &smaller).unwrap();
    printed(&["forget", smaller.to_str().unwrap(), "b.txt", "c.txt"]);
    printed(&["build", "--db", smaller.to_str().unwrap(), "--out", before.to_str().unwrap(), "--quiet"]);
    let before = before.join("timeline.json");
    let by_files = printed(&["diff", before.to_str().unwrap(), after.to_str().unwrap()]);
    assert_eq!(by_files, printed(&["diff", smaller.to_str().unwrap(), name]));
    assert_eq!(by_files, printed(&["diff", name, "--since", "2007-07-01"]));
    let back = printed(&["diff", after.to_str().unwrap(), before.to_str().unwrap()]);
    assert!(back.contains("Documents gone (2)") && back.contains("Events gone"), "{back}");
}

#[test]
fn an_event_whose_date_became_more_precise_is_dated_otherwise() {
    let dir = TempDir::new().unwrap();
    let [first, second] = [("in May 2011", "2011-06-01"), ("on 3 May 2011", "2011-06-02")].map(|(when, day)| {
        let file = dir.path().join(format!("{day}.txt"));
        fs::write(&file, format!("Norway attacked Chile {when}.")).unwrap();
        (file, day)
    });
    let db = dir.path().join("c.db");
    for (file, day) in [first, second] {
        let arguments =
            ["add", db.to_str().unwrap(), file.to_str().unwrap(), "--input", "plain", "--date", day, "--as-of", day];
        printed(&arguments);
    }
    let text = printed(&["diff", db.to_str().unwrap(), "--since", "2011-06-02"]);
    assert!(text.contains("Dated otherwise (1)\n  2011-05 → 2011-05-03"), "{text}");
}

#[test]
fn what_is_neither_store_nor_timeline_is_one_clear_line() {
    let dir = TempDir::new().unwrap();
    let file = dir.path().join("x.json");
    fs::write(&file, "{}").unwrap();
    let run = dateline(&["diff", file.to_str().unwrap(), file.to_str().unwrap()]);
    assert_eq!(run.status.code(), Some(1));
    assert!(errors(&run).contains("neither a store nor a timeline.json"), "{}", errors(&run));
    let run = dateline(&["diff", file.to_str().unwrap(), "--since", "2001-01-01"]);
    assert_eq!(run.status.code(), Some(1));
}
