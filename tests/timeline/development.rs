//! Entity timelines on the development data (`../shared/data/timeline`), by the scorer beside it.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::command::{dateline, errors};

/// F1 of order and dates in per cent that must be reached, dates compared as they stand.
const FLOOR: f64 = 30.0;

#[test]
fn timelines_of_the_development_data_are_as_good_as_before() {
    let (data, scorer) = (Path::new("../shared/data/timeline"), Path::new("../shared/tools/score_timeline.py"));
    let python = Command::new("python3").arg("--version").output().is_ok();
    if !data.is_dir() || !scorer.is_file() || !python {
        eprintln!("skipped: needs ../shared/data/timeline, ../shared/tools and python3");
        return;
    }
    let dir = tempfile::tempdir().expect("a folder");
    let meta: Value = serde_json::from_slice(&std::fs::read(data.join("meta.json")).expect("meta.json")).expect("JSON");
    let text = |value: &Value| value.as_str().expect("a string").to_owned();
    for document in meta["documents"].as_array().expect("documents") {
        let id = text(&document["doc_id"]);
        std::fs::copy(data.join(format!("docs/{id}.txt")), dir.path().join(format!("{id}.txt"))).expect("copied");
        let sidecar = serde_json::json!({ "dct": document["dct"] }).to_string();
        std::fs::write(dir.path().join(format!("{id}.json")), sidecar).expect("written");
    }
    let out = tempfile::tempdir().expect("a folder");
    let (docs, out) = (dir.path().to_str().expect("UTF-8"), out.path().to_str().expect("UTF-8"));
    let mut arguments = vec!["timeline", docs, "--input", "tokens", "--format", "semeval", "--quiet", "--out", out];
    let entities: Vec<String> =
        meta["entities"].as_array().expect("entities").iter().map(|e| text(&e["entity"])).collect();
    for entity in &entities {
        arguments.extend(["--entity", entity]);
    }
    let made = dateline(&arguments);
    assert!(made.status.success(), "{}", errors(&made));
    let gold = data.join("timelines");
    let scored = Command::new("python3").arg(scorer).arg(gold).arg(out).args(["--as-is", "--json"]).output();
    let scored = scored.expect("the scorer runs").stdout;
    let total = &serde_json::from_slice::<Value>(&scored).expect("JSON")["total"];
    println!("{total}");
    let f1 = total["main_F"].as_f64().expect("a number");
    assert!(f1 >= FLOOR, "order and dates: F1 {f1}, at least {FLOOR} expected");
}
