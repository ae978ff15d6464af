//! How well dates of events agree with the event-time links of TimeML news (`tools/dating/score_dates.py`).

use std::path::Path;
use std::process::Command;

use serde_json::Value;

const DATA: &str = "../shared/data/timeml";

#[test]
fn dates_agree_with_the_links_of_annotators_as_often_as_measured() {
    if !Path::new(DATA).is_dir() {
        eprintln!("skipped: no {DATA}");
        return;
    }
    let dateline = env!("CARGO_BIN_EXE_dateline");
    let run = Command::new("python3").args(["tools/dating/score_dates.py", dateline, DATA, "--json"]).output();
    let Ok(output) = run else {
        eprintln!("skipped: no python3 to run tools/dating/score_dates.py");
        return;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let figures: Value = serde_json::from_slice(&output.stdout).unwrap();
    let count = |of: &Value, what: &str| of[what].as_f64().unwrap();
    let share = |of: &Value| (count(of, "right") + count(of, "same")) / count(of, "dated");
    let all = &figures["together"];
    println!("dated {} of {} links, agreeing {:.3}", all["dated"], all["links"], share(all));
    assert!(share(all) >= FLOOR, "{all}");
    assert!(count(all, "dated") / count(all, "links") >= COVERED, "{all}");
    for set in ["timebank", "aquaint", "dense"] {
        let explicit = &figures[set]["explicit"];
        assert!(share(explicit) >= EXPLICIT, "{set}: {explicit}");
    }
}

/// Least share of dates that agree.
const FLOOR: f64 = 0.895;
/// Least share of links whose event has a date.
const COVERED: f64 = 0.64;
/// Least share among dates from the sentence.
const EXPLICIT: f64 = 0.88;
