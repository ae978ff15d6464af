//! What is a store, and what is none.

use std::fs;

use dateline::store::{Filter, Store};
use rusqlite::Connection;
use tempfile::TempDir;

use crate::corpus::stored;
use crate::run::{dateline, errors};

#[test]
fn what_is_no_store_is_refused_in_one_clear_line_and_left_alone() {
    let dir = TempDir::new().unwrap();
    let text = dir.path().join("text.db");
    fs::write(&text, "this is no database, it is a longer text that somebody has given by mistake\n".repeat(30))
        .unwrap();
    let foreign = dir.path().join("foreign.db");
    Connection::open(&foreign).unwrap().execute_batch("CREATE TABLE mine (x)").unwrap();
    for (path, says) in [(&text, "no store of dateline"), (&foreign, "database of another program")] {
        let before = fs::read(path).unwrap();
        let name = path.to_str().unwrap();
        for arguments in [&["add", name, "examples/articles"][..], &["query", name], &["forget", name, "x"]] {
            let run = dateline(arguments);
            assert_eq!(run.status.code(), Some(1), "{arguments:?}");
            assert!(errors(&run).contains(says), "{}", errors(&run));
        }
        assert!(fs::read(path).unwrap() == before);
    }
    let missing = dir.path().join("missing.db");
    let run = dateline(&["query", missing.to_str().unwrap()]);
    assert_eq!(run.status.code(), Some(1));
    assert!(!missing.exists(), "a question makes no store");
}

#[test]
fn a_folder_that_holds_the_store_is_read_without_it() {
    let dir = TempDir::new().unwrap();
    let name = |path: &str| dir.path().join(path).to_str().unwrap().to_owned();
    fs::write(name("a.txt"), "Norway attacked Chile on 3 May 2011.").unwrap();
    for said in ["1 documents added, 0 known already; 1 in", "0 documents added, 1 known already; 1 in"] {
        let run = dateline(&["add", &name("c.db"), &name(""), "--input", "plain", "--date", "2011-05-20"]);
        assert_eq!(run.status.code(), Some(0), "{}", errors(&run));
        assert!(errors(&run).contains(said), "{}", errors(&run));
    }
    // One of the inputs cannot be read: the others are added, and the status tells.
    fs::write(name("b.html"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0\0\0\x01\0\x08\x06\0\0\0").unwrap();
    fs::write(name("d.txt"), "Chile attacked Norway on 4 May 2011.").unwrap();
    let run = dateline(&["add", &name("c.db"), &name(""), "--date", "2011-05-20"]);
    assert_eq!(run.status.code(), Some(1), "{}", errors(&run));
    assert!(errors(&run).contains("b.html") && errors(&run).contains("1 failed"), "{}", errors(&run));
}

#[test]
fn a_newer_version_is_refused() {
    let dir = TempDir::new().unwrap();
    let (path, store) = stored(dir.path());
    drop(store);
    Connection::open(&path).unwrap().pragma_update(None, "user_version", 99).unwrap();
    let error = Store::open(&path).unwrap_err().to_string();
    assert!(error.contains("version 99") && error.contains("newer dateline"), "{error}");
}

#[test]
fn an_older_version_is_brought_up_to_date() {
    let dir = TempDir::new().unwrap();
    let (path, store) = stored(dir.path());
    let before = store.view().unwrap().count(&Filter::default()).unwrap();
    drop(store);
    // As a program of version 1 left it: without the tables of the graph and of corrections.
    let old = Connection::open(&path).unwrap();
    for table in ["folded", "actor", "called", "event", "participant", "told", "relation", "correction"] {
        old.execute_batch(&format!("DROP TABLE {table}")).unwrap();
    }
    old.pragma_update(None, "user_version", 1).unwrap();
    drop(old);
    let store = Store::open(&path).unwrap();
    assert_eq!(store.view().unwrap().count(&Filter::default()).unwrap(), before);
}

#[test]
fn a_damaged_value_is_an_error_and_no_panic() {
    let dir = TempDir::new().unwrap();
    let (path, store) = stored(dir.path());
    drop(store.view().unwrap());
    drop(store);
    let hand = Connection::open(&path).unwrap();
    hand.execute_batch(
        "UPDATE body SET record = x'0102030405' WHERE document = 3; UPDATE event SET body = x'00' WHERE number = 1;",
    )
    .unwrap();
    drop(hand);
    let store = Store::open(&path).unwrap();
    assert!(store.fold().unwrap_err().to_string().contains("damaged"));
    let view = store.view().unwrap();
    assert!(view.events(&Filter::default(), None).unwrap_err().to_string().contains("damaged"));
}

#[test]
fn a_cut_off_file_is_an_error_and_no_panic() {
    let dir = TempDir::new().unwrap();
    let (path, store) = stored(dir.path());
    drop(store);
    let whole = fs::read(&path).unwrap();
    for length in [100, 5000, whole.len() / 2, whole.len() - 4096] {
        let cut = dir.path().join(format!("cut-{length}.db"));
        fs::write(&cut, whole.get(..length).unwrap()).unwrap();
        let used = Store::open(&cut).and_then(|store| store.fold().map(|_| ()));
        assert!(used.is_err(), "{length} of {} bytes", whole.len());
    }
}
