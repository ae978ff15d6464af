//! A program that is killed while it adds.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rusqlite::{Connection, OpenFlags};
use tempfile::TempDir;

use crate::corpus::write_articles;
use crate::run::{dateline, errors};

const ARTICLES: usize = 240;

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// Number of documents in the store, 0 as long as there is none.
fn documents(db: &Path) -> i64 {
    let read = || {
        let connection = Connection::open_with_flags(db, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        connection.query_row("SELECT count(*) FROM document", [], |row| row.get(0))
    };
    read().unwrap_or(0)
}

#[test]
fn a_killed_add_leaves_whole_documents_and_goes_on_where_it_was() {
    let dir = TempDir::new().unwrap();
    let (articles, out) = (dir.path().join("articles"), dir.path().join("fresh"));
    write_articles(&articles, ARTICLES);
    let fresh = dateline(&["build", text(&articles), "--input", "plain", "--out", text(&out), "--quiet"]);
    assert_eq!(fresh.status.code(), Some(0), "{}", errors(&fresh));
    let mut interrupted = 0;
    // Killed at once, as soon as there is a file, and after so many documents.
    for (round, wanted) in [-1, 0, 1, 40, 100, 200].into_iter().enumerate() {
        let db = dir.path().join(format!("{round}.db"));
        let mut child = Command::new(env!("CARGO_BIN_EXE_dateline"))
            .args(["add", text(&db), text(&articles), "--input", "plain", "--quiet"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let begun = Instant::now();
        while wanted >= 0
            && (!db.exists() || documents(&db) < wanted)
            && child.try_wait().unwrap().is_none()
            && begun.elapsed() < Duration::from_secs(60)
        {
            thread::sleep(Duration::from_millis(1));
        }
        // On Unix this is SIGKILL.
        child.kill().unwrap();
        child.wait().unwrap();
        let there = documents(&db);
        assert!(there >= wanted, "{there} documents of {wanted}");
        interrupted += usize::from(there < i64::try_from(ARTICLES).unwrap());
        if db.exists() && fs::metadata(&db).unwrap().len() > 0 {
            let sound: String =
                Connection::open(&db).unwrap().query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
            assert_eq!(sound, "ok", "killed at {there} documents");
        }

        let again = dateline(&["add", text(&db), text(&articles), "--input", "plain"]);
        assert_eq!(again.status.code(), Some(0), "{}", errors(&again));
        let rest = format!("{} documents added, {there} known already", i64::try_from(ARTICLES).unwrap() - there);
        assert!(errors(&again).contains(&rest), "{rest}: {}", errors(&again));
        let built = dir.path().join(format!("{round}"));
        let build = dateline(&["build", "--db", text(&db), "--out", text(&built), "--quiet"]);
        assert_eq!(build.status.code(), Some(0), "{}", errors(&build));
        for file in fs::read_dir(&out).unwrap() {
            let name = file.unwrap().file_name();
            assert!(
                fs::read(out.join(&name)).unwrap() == fs::read(built.join(&name)).unwrap(),
                "{name:?}, round {round}"
            );
        }
    }
    assert!(interrupted >= 4, "only {interrupted} of 6 were killed before they were done");
}
