//! Questions that are not clear, and documents that are not there.

use tempfile::TempDir;

use crate::run::{dateline, errors};
use crate::{asked, store};

#[test]
fn an_unknown_name_lists_those_that_hold_it() {
    let dir = TempDir::new().unwrap();
    let db = store(dir.path());
    let run = dateline(&["query", db.to_str().unwrap(), "--actor", "Anna"]);
    let said = errors(&run);
    assert_eq!(run.status.code(), Some(2), "{said}");
    assert!(said.contains("is no actor") && said.contains("Anna Berg"), "{said}");
    assert!(run.stdout.is_empty());
}

#[test]
fn an_unclear_name_lists_the_candidates_with_their_ids() {
    let dir = TempDir::new().unwrap();
    std::fs::write(dir.path().join("x.txt"), "Police arrested officials in Lima. Soldiers killed ten rebels.").unwrap();
    std::fs::write(dir.path().join("y.txt"), "Police arrested officials in Oslo. Soldiers shot three rebels.").unwrap();
    let db = dir.path().join("d.db");
    let db = db.to_str().unwrap();
    let added = dateline(&["add", db, dir.path().to_str().unwrap(), "--input", "plain", "--date", "2001-01-01"]);
    assert_eq!(added.status.code(), Some(0), "{}", errors(&added));
    let run = dateline(&["query", db, "neighbours", "officials"]);
    let said = errors(&run);
    assert_eq!(run.status.code(), Some(2), "{said}");
    assert!(said.contains("one of several"), "{said}");
    let ids: Vec<&str> = said.lines().skip(1).filter_map(|line| line.split_whitespace().next()).collect();
    assert_eq!(ids.len(), 2, "{said}");
    for id in ids {
        assert!(!asked(db.as_ref(), &["neighbours", id]).is_empty());
    }
}

#[test]
fn a_wrong_question_is_a_usage_error() {
    let dir = TempDir::new().unwrap();
    let db = store(dir.path());
    let db = db.to_str().unwrap();
    for arguments in [
        &["query", db, "--type", "frobnicate"][..],
        &["query", db, "--stance", "maybe"],
        &["query", db, "--date", "yesterday"],
        &["query", db, "--date", "2007", "--from", "2006"],
        &["query", db, "between", "2007", "or", "2008"],
        &["query", db, "between", "2007", "and", "never"],
        &["query", db, "path", "Iran"],
        &["query"],
        &["build", "--db", db, "articles", "--out", "x"],
        &["build", "--out", "x"],
        &["diff", db],
    ] {
        assert_eq!(dateline(arguments).status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn a_document_is_forgotten_by_name_or_id_and_an_unknown_one_is_said() {
    let dir = TempDir::new().unwrap();
    let db = store(dir.path());
    let name = db.to_str().unwrap();
    let listed = asked(&db, &["documents"]);
    let id = listed.lines().find(|l| l.contains("a.txt")).unwrap().split_whitespace().next().unwrap();
    let run = dateline(&["forget", name, id.get(..8).unwrap(), "b.txt", "nothing.txt"]);
    assert_eq!(run.status.code(), Some(1));
    assert!(errors(&run).contains("nothing.txt: no such document"), "{}", errors(&run));
    assert!(errors(&run).contains("2 documents forgotten; 1 in"), "{}", errors(&run));
    let left = asked(&db, &["documents"]);
    assert!(left.contains("c.txt") && left.lines().count() == 1, "{left}");
    // Nothing of what they said is left in the file.
    let bytes = std::fs::read(&db).unwrap();
    assert!(!bytes.windows(7).any(|w| w == b"crocker"), "a word of a forgotten document is left");
}

#[test]
fn every_question_has_help_with_examples() {
    for command in ["add", "refresh", "forget", "query", "diff", "build"] {
        let run = dateline(&[command, "--help"]);
        assert_eq!(run.status.code(), Some(0));
        assert!(String::from_utf8_lossy(&run.stdout).contains("Examples:"), "{command}");
    }
}
