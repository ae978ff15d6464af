//! What is printed.

use insta::assert_snapshot;
use serde_json::Value;
use tempfile::TempDir;

use crate::run::{dateline, errors};
use crate::{asked, store};

/// Each question in each format.
#[test]
fn answers_are_as_recorded() {
    let dir = TempDir::new().unwrap();
    let db = store(dir.path());
    let questions: [(&str, &[&str]); 7] = [
        ("events", &["--actor", "iran", "--actor", "united states"]),
        ("between", &["between", "2007-04", "and", "2007-05"]),
        ("path", &["path", "Ryan Crocker", "iran"]),
        ("neighbours", &["neighbours", "ryan crocker"]),
        ("rank", &["rank", "--by", "degree", "--date", "2007"]),
        ("communities", &["communities"]),
        ("actors", &["actors", "solberg"]),
    ];
    for (name, question) in questions {
        for format in ["text", "json", "csv"] {
            let arguments: Vec<&str> = question.iter().copied().chain(["--format", format]).collect();
            assert_snapshot!(format!("{name}_{format}"), asked(&db, &arguments));
        }
    }
}

#[test]
fn json_is_json_and_every_row_of_csv_has_all_columns() {
    let dir = TempDir::new().unwrap();
    let db = store(dir.path());
    for question in ["events", "rank", "communities", "actors", "documents"] {
        let object: Value = serde_json::from_str(&asked(&db, &[question, "--format", "json", "--limit", "0"])).unwrap();
        assert_eq!(object["schema_version"], 1);
        let list = object.as_object().unwrap().values().find_map(Value::as_array).unwrap();
        assert!(!list.is_empty(), "{question}");
        let table = asked(&db, &[question, "--format", "csv", "--limit", "0"]);
        let mut reader = csv::Reader::from_reader(table.as_bytes());
        let columns = reader.headers().unwrap().len();
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert!(rows.len() >= list.len() && rows.iter().all(|row| row.len() == columns), "{question}");
    }
}

#[test]
fn no_cell_is_a_formula() {
    let dir = TempDir::new().unwrap();
    let db = store(dir.path());
    let table = asked(&db, &["--text", "hyperlink", "--format", "csv"]);
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert!(rows.iter().flatten().any(|cell| cell.starts_with("'=HYPERLINK")), "{table}");
    assert!(!rows.iter().flatten().any(|cell| cell.starts_with(['=', '+', '@', '\t', '\r', '-'])), "{table}");
}

#[test]
fn a_limit_is_said_and_zero_is_none() {
    let dir = TempDir::new().unwrap();
    let db = store(dir.path());
    let db = db.to_str().unwrap();
    let run = dateline(&["query", db, "--limit", "2"]);
    assert!(errors(&run).contains("2 of "), "{}", errors(&run));
    assert!(errors(&dateline(&["query", db, "--limit", "2", "--quiet"])).is_empty());
    let all: Value = serde_json::from_str(&asked(db.as_ref(), &["--limit", "0", "--format", "json"])).unwrap();
    assert_eq!(all["events"].as_array().unwrap().len() as u64, all["total"].as_u64().unwrap());
}

#[test]
fn the_same_question_has_the_same_answer_in_any_order_of_adding() {
    let (one, other) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let first = store(one.path());
    let second = other.path().join("c.db");
    for (name, day) in [("c.txt", "2011-03-02"), ("a.txt", "2007-05-30"), ("b.txt", "2007-07-17")] {
        let run = std::process::Command::new(env!("CARGO_BIN_EXE_dateline"))
            .current_dir(one.path())
            .args(["add", second.to_str().unwrap(), name, "--input", "plain", "--date", day])
            .output()
            .unwrap();
        assert_eq!(run.status.code(), Some(0), "{}", errors(&run));
    }
    for question in [&["events"][..], &["rank"], &["communities"], &["path", "Ryan Crocker", "Iran"]] {
        assert_eq!(asked(&first, question), asked(&second, question));
    }
}

#[test]
fn what_is_written_to_a_file_is_what_is_printed() {
    let dir = TempDir::new().unwrap();
    let db = store(dir.path());
    let out = dir.path().join("answer.json");
    let printed = asked(&db, &["rank", "--format", "json"]);
    assert!(asked(&db, &["rank", "--format", "json", "--out", out.to_str().unwrap()]).is_empty());
    assert_eq!(std::fs::read_to_string(out).unwrap(), printed);
}
