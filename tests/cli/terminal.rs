//! The progress line: on a terminal, and nowhere else. `script` lends the terminal.

use std::fs;
use std::process::Command;

use tempfile::TempDir;

use crate::text;

/// What stands on standard error of a run over a second long, on a terminal of its own; none where no terminal can be lent.
fn on_a_terminal(options: &str, redirect: &str) -> Option<String> {
    let dir = TempDir::new().unwrap();
    let (notes, out) = (dir.path().join("notes.jsonl"), dir.path().join("out.jsonl"));
    fs::write(&notes, "{\"id\":\"a\",\"text\":\"Norway and Russia signed the treaty.\"}\n").unwrap();
    let program = env!("CARGO_BIN_EXE_dateline");
    let run = format!(
        "(cat '{}'; sleep 1.2) | '{program}' code - --input jsonl --out '{}' {options} {redirect}",
        text(&notes),
        text(&out)
    );
    let Ok(ran) = Command::new("script").args(["-qec", &run, "/dev/null"]).env("TERM", "xterm").output() else {
        println!("skipped: no program `script` to lend a terminal");
        return None;
    };
    assert!(ran.status.success(), "{ran:?}");
    assert!(!fs::read_to_string(&out).unwrap().is_empty());
    Some(String::from_utf8_lossy(&ran.stdout).into_owned())
}

#[test]
fn progress_is_drawn_on_a_terminal() {
    let Some(seen) = on_a_terminal("", "") else { return };
    assert!(seen.contains("1 documents"), "{seen:?}");
}

#[test]
fn no_progress_where_it_is_piped_or_not_wanted() {
    for (options, redirect) in [("", "2>&1 | cat"), ("--quiet", "")] {
        let Some(seen) = on_a_terminal(options, redirect) else { return };
        assert_eq!(seen, "", "{options} {redirect}");
    }
}
