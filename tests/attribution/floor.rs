//! How right stance and sources are on the passages of `gold`, by `tools/attribution/score_attribution.py`.

use std::process::Command;

use serde_json::Value;

#[test]
fn stance_and_chain_agree_with_the_gold_as_measured() {
    let dateline = env!("CARGO_BIN_EXE_dateline");
    let arguments = ["tools/attribution/score_attribution.py", "tests/attribution/gold/gold.jsonl", dateline, "--json"];
    let Ok(scored) = Command::new("python3").args(arguments).output() else {
        eprintln!("skipped: no python3 to run the scorer");
        return;
    };
    assert!(scored.status.success(), "{}", String::from_utf8_lossy(&scored.stderr));
    let all: Value = serde_json::from_slice(&scored.stdout).unwrap();
    println!("{all}");
    let share = |a: &str, b: &str| all[a].as_f64().unwrap() / all[b].as_f64().unwrap();
    assert!(share("all found", "all all") >= FOUND);
    assert!(share("all stance", "all found") >= STANCE);
    assert!(share("held right", "held") >= HOLDER);
    assert!(share("free right", "free") >= NONE);
    assert!(share("all chain", "all all") >= CHAIN);
}

/// Share of the gold events that are found.
const FOUND: f64 = 0.77;
/// Right stances among the found.
const STANCE: f64 = 0.92;
/// Right first sources among the found events that have one.
const HOLDER: f64 = 0.88;
/// Events without a source among those that have none.
const NONE: f64 = 0.95;
/// Whole chains that are right, among all gold events.
const CHAIN: f64 = 0.72;
