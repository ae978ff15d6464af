//! `dateline review`.

use std::fs;

use tempfile::TempDir;

use crate::command::{dateline, errors};
use crate::text;

/// A death told twice in words that have nothing in common.
const REPORT: &str = "Barbara McClintock, who found that genes can move, died on 2 September 1992 at a hospital in Huntington. \
    Her death was announced by the laboratory.\n";

fn reviewed(arguments: &[&str]) -> String {
    let run = dateline(&[&["review"], arguments].concat());
    assert_eq!(run.status.code(), Some(0), "{}", errors(&run));
    String::from_utf8(run.stdout).unwrap()
}

#[test]
fn what_is_proposed_of_articles_and_of_a_store_is_the_same_and_is_settled_by_pasting_it() {
    let dir = TempDir::new().unwrap();
    let articles = dir.path().join("articles");
    fs::create_dir(&articles).unwrap();
    fs::write(articles.join("obituary.txt"), REPORT).unwrap();
    let (db, corrections) = (dir.path().join("corpus.db"), dir.path().join("corrections.toml"));
    let proposed = reviewed(&[text(&articles), "--quiet"]);
    assert!(proposed.starts_with("# made one") && proposed.contains("[[distinct]]"), "{proposed}");
    let added = dateline(&["add", text(&db), text(&articles), "--quiet"]);
    assert_eq!(added.status.code(), Some(0), "{}", errors(&added));
    assert_eq!(reviewed(&[text(&db)]), proposed);
    let lines = reviewed(&[text(&db), "--format", "json"]);
    let of: Vec<serde_json::Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(of.len(), 1, "{lines}");
    assert_eq!((&of[0]["of"], &of[0]["merged"]), (&"events".into(), &true.into()), "{lines}");
    fs::write(&corrections, proposed).unwrap();
    assert_eq!(reviewed(&[text(&articles), "--quiet", "--corrections", text(&corrections)]), "");
}
