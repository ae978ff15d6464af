//! Questions to a store on the command line: formats, names that are not clear, exit status.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod diff;
mod formats;
mod refused;
#[path = "../command/run.rs"]
mod run;

use std::fs;
use std::path::{Path, PathBuf};

use run::{dateline, errors};

/// Three articles of three days; the third has what a spreadsheet or a terminal would run.
const ARTICLES: [(&str, &str, &str); 3] = [
    (
        "a.txt",
        "2007-05-30",
        "Ryan Crocker, the envoy of the United States, met Iran's envoy in Baghdad on 28 May 2007. \
      Iran attacked Norway in April 2007.",
    ),
    (
        "b.txt",
        "2007-07-17",
        "The United States accused Iran of bombing two ships on 3 July 2007. \
      Erik Solberg criticized Ryan Crocker on 5 July 2007. Iran denied that it attacked Norway in April 2007.",
    ),
    (
        "c.txt",
        "2011-03-02",
        "=HYPERLINK(\"http://example.org\") said Erik Solberg. Police arrested five students in Lima on 1 March 2011. \
      Erik Solberg met Anna Berg in Oslo on 1 March 2011. Anna Berg Solberg met Erik Dahl in Oslo.",
    ),
];

/// A store of the articles, each added on the day on which it was written.
pub fn store(dir: &Path) -> PathBuf {
    let db = dir.join("c.db");
    for (name, day, text) in ARTICLES {
        fs::write(dir.join(name), text).unwrap();
        // From inside the folder, so that names do not depend on where it is.
        let run = std::process::Command::new(env!("CARGO_BIN_EXE_dateline"))
            .current_dir(dir)
            .args(["add", "c.db", name, "--input", "plain", "--date", day, "--as-of", day])
            .output()
            .unwrap();
        assert_eq!(run.status.code(), Some(0), "{}", errors(&run));
    }
    db
}

/// What `dateline query` prints.
pub fn asked(db: &Path, arguments: &[&str]) -> String {
    let all: Vec<&str> = ["query", db.to_str().unwrap()].iter().chain(arguments).copied().collect();
    let run = dateline(&all);
    assert_eq!(run.status.code(), Some(0), "{arguments:?}: {}", errors(&run));
    String::from_utf8(run.stdout).unwrap()
}
