//! The Rust score and the Python original give the same table.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use super::{Counts, Gold, score};

/// The Python original, beside the repository.
fn original() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/tools/score_reader.py")
}

/// A timeline made from gold with errors of every sort put in, the same ones each time.
fn faulty(gold: &Value, text: &str) -> Value {
    let list = |v: &Value| v.as_array().cloned().unwrap_or_default();
    let chars: Vec<char> = text.chars().collect();
    let mut actors = Vec::new();
    for (i, a) in list(&gold["actors"]).iter().enumerate().filter(|(i, _)| i % 6 != 5) {
        let mut aliases = list(&a["aliases"]);
        if i % 5 == 3 && !aliases.is_empty() {
            // Split off what should be one, or put it to another actor.
            let alias = aliases.remove(0);
            match actors.last_mut() {
                Some(last) if i % 2 == 0 => add(last, alias),
                _ => actors.push(json!({"id": format!("x{i}"), "name": alias, "aliases": []})),
            }
        }
        actors.push(json!({"id": id(gold, &a["name"]), "name": a["name"], "aliases": aliases}));
    }
    actors.push(json!({"id": "x", "name": "Somebody Else", "aliases": []}));

    let mut events = Vec::new();
    for (i, e) in list(&gold["events"]).iter().enumerate().filter(|(i, _)| i % 7 != 6) {
        let mut at = offset(&e["start"]);
        let mut trigger = e["trigger"].as_str().unwrap_or_default().to_owned();
        if let Some(other) = list(&e["same"]).first().filter(|_| i % 4 == 1) {
            at = offset(other);
            trigger = chars.iter().skip(at).take_while(|c| c.is_alphanumeric()).collect();
        }
        let (from, to) = (at.saturating_sub(30 + i), (at + 25 + i).min(chars.len()));
        let quote: String = chars[from..to].iter().collect();
        let date = match i % 5 {
            1 => list(&e["date_ok"]).first().cloned().unwrap_or(json!("1999-12-31")),
            2 => json!(e["date"].as_str().unwrap_or_default().chars().take(7).collect::<String>()),
            3 => json!("2001-W05"),
            _ => e["date"].clone(),
        };
        let mut participants = Vec::new();
        for (role, names) in [("source", list(&e["source"])), ("target", list(&e["target"]))] {
            let role = if i % 6 == 4 { "target" } else { role };
            participants.extend(names.iter().map(|n| json!({"actor": id(gold, n), "role": role})));
        }
        if i % 8 == 7 {
            participants.push(json!({"actor": "x", "role": "source"}));
        }
        let shift = if i % 9 == 8 { 13 } else { 0 };
        let stance = if i % 10 == 9 { json!("reported") } else { e["stance"].clone() };
        let holder = if i % 11 == 10 { json!("x") } else { id(gold, &e["holder"]) };
        events.push(json!({
            "trigger": trigger, "date": {"value": date}, "type": if i % 4 == 3 { json!("say") } else { e["type"].clone() },
            "participants": participants, "stance": {"kind": stance, "holder": holder},
            "evidence": [{"start": from + shift, "end": to + shift, "quote": quote}],
        }));
        if i % 6 == 2 {
            let twin = json!({"trigger": "nothing", "date": null, "label": "nothing at all",
                "evidence": [{"start": from, "end": to, "quote": quote}]});
            events.push(twin);
        }
    }
    let relations: Vec<Value> = list(&gold["relations"])
        .iter()
        .enumerate()
        .filter(|(i, _)| i % 5 != 4)
        .map(|(i, r)| {
            let (a, b) = (id(gold, &r["source"]), id(gold, &r["target"]));
            match i % 4 {
                1 => json!({"source": b, "type": r["type"], "target": a}),
                2 => json!({"source": b, "type": "has member", "target": a}),
                _ => json!({"source": a, "type": r["type"], "target": b}),
            }
        })
        .collect();
    json!({"actors": actors, "events": events, "relations": relations})
}

fn add(actor: &mut Value, alias: Value) {
    if let Some(aliases) = actor["aliases"].as_array_mut() {
        aliases.push(alias);
    }
}

fn offset(v: &Value) -> usize {
    v.as_u64().and_then(|n| usize::try_from(n).ok()).unwrap_or(0)
}

/// The id of a gold actor, or null.
fn id(gold: &Value, name: &Value) -> Value {
    let at = gold["actors"].as_array().and_then(|all| all.iter().position(|a| a["name"] == *name));
    at.map_or(Value::Null, |i| json!(format!("a{i}")))
}

#[test]
fn the_table_is_that_of_the_python_original() {
    if !original().is_file() {
        eprintln!("skipped: ../shared/tools/score_reader.py is not there");
        return;
    }
    if !Command::new("python3").arg("--version").output().is_ok_and(|o| o.status.success()) {
        eprintln!("skipped: python3 does not run");
        return;
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/gold");
    let work = tempfile::tempdir().unwrap();
    let (mut lines, mut with_text, mut without) = (String::new(), Counts::default(), Counts::default());
    for path in crate::gold_files(&folder) {
        let raw: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let gold: Gold = serde_json::from_value(raw.clone()).unwrap();
        let text = fs::read_to_string(path.with_extension("txt")).unwrap();
        let timeline = faulty(&raw, &text);
        with_text += score(&gold, &timeline, &text);
        without += score(&gold, &timeline, "");
        lines += &format!("{raw}\n");
        let out = work.path().join(&gold.id);
        fs::create_dir(&out).unwrap();
        fs::write(out.join("timeline.json"), timeline.to_string()).unwrap();
    }
    let list = work.path().join("gold.jsonl");
    fs::write(&list, lines).unwrap();
    for (counts, texts) in [(with_text, true), (without, false)] {
        let mut run = Command::new("python3");
        run.arg(original()).arg(&list).arg(work.path());
        if texts {
            run.arg("--texts").arg(&folder);
        }
        let output = run.output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let trimmed = |s: &str| s.lines().map(str::trim_end).collect::<Vec<_>>().join("\n");
        assert_eq!(trimmed(&counts.table()), trimmed(&String::from_utf8_lossy(&output.stdout)));
        assert!(counts.pairs > 0.0 && counts.pairs < counts.gold, "the errors leave some and spoil some");
    }
}
