//! How right the codes are, by the scorer that the development sets share (`../shared/tools/score_events.py`).

use std::io::Write;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

const SCORER: &str = "../shared/tools/score_events.py";

/// F1 of types, of pairs of countries and of both, and the sentences without an event that stay empty.
struct Figures {
    types: f64,
    actors: f64,
    triples: f64,
    empty: u64,
}

/// Scores the coder on a set; none where the scorer or the set is missing.
fn figures(gold: &str) -> Option<Figures> {
    if !Path::new(SCORER).is_file() || !Path::new(gold).is_file() {
        eprintln!("skipped: no {SCORER} or no {gold}");
        return None;
    }
    let dateline = env!("CARGO_BIN_EXE_dateline");
    let coded = Command::new(dateline).args(["code", gold, "--input", "jsonl", "--quiet"]).output().unwrap();
    assert!(coded.status.success());
    let mut system = tempfile::NamedTempFile::new().unwrap();
    system.write_all(&coded.stdout).unwrap();
    let Ok(scored) = Command::new("python3").args([SCORER, gold]).arg(system.path()).arg("--json").output() else {
        eprintln!("skipped: no python3 to run {SCORER}");
        return None;
    };
    let all: Value = serde_json::from_slice(&scored.stdout).unwrap();
    println!("{gold}: {all}");
    let f1 = |level: &str| all[level]["f1"].as_f64().unwrap();
    Some(Figures {
        types: f1("type"),
        actors: f1("actors"),
        triples: f1("triple"),
        empty: all["empty_kept"].as_u64().unwrap(),
    })
}

#[test]
fn codes_agree_with_the_development_sets_as_measured() {
    for (gold, types, actors, triples) in [
        ("../shared/data/events/gsr_dev.jsonl", GSR.0, GSR.1, GSR.2),
        ("../shared/data/events/plv_dev.jsonl", PLV.0, PLV.1, PLV.2),
    ] {
        let Some(f) = figures(gold) else { continue };
        assert!(f.types >= types && f.actors >= actors && f.triples >= triples, "{gold}");
    }
}

#[test]
fn codes_agree_with_our_own_gold_as_measured() {
    for (gold, (types, actors, triples), empty) in [
        ("tests/code/gold/1/own.jsonl", OWN1, 38),
        ("tests/code/gold/2/own2.jsonl", OWN2, 19),
        ("tests/code/gold/3/own3.jsonl", OWN3, 29),
    ] {
        let Some(f) = figures(gold) else { continue };
        assert!(f.types >= types && f.actors >= actors && f.triples >= triples && f.empty >= empty, "{gold}");
    }
}

/// Least F1 of types, actors and triples.
type Floor = (f64, f64, f64);
const GSR: Floor = (0.79, 0.65, 0.59);
const PLV: Floor = (0.74, 0.60, 0.53);
const OWN1: Floor = (0.89, 0.76, 0.73);
const OWN2: Floor = (0.84, 0.66, 0.62);
const OWN3: Floor = (0.59, 0.46, 0.36);
