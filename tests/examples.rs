//! The example articles, read by the program and scored against what a reader wrote down about them by hand.
//!
//! `cargo test --test examples -- --nocapture` shows precision and recall per article and layer. The test fails when a layer falls
//! below the figure in `examples/gold/recorded.json`; `DATELINE_RECORD=1` writes that file anew.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod metadata;
mod score;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use metadata::Metadata;
use score::{Counts, Gold, Share, percent, score};

/// A layer's precision and recall in percent, with one decimal.
type Figures = BTreeMap<String, BTreeMap<String, f64>>;

/// The layers of the table: name, precision, recall.
fn layers(c: &Counts) -> [(&'static str, Share, Share); 6] {
    [
        ("FACTS", (c.fact, c.scope), (c.fact, c.gold)),
        ("events", (c.hits, c.scope), (c.pairs, c.gold)),
        ("dates", (c.date, c.pairs), (c.date, c.gold)),
        ("actors", (c.actor, c.actor_s), (c.actor, c.actor_g)),
        ("rel. pairs", (c.pair, c.pair_s), (c.pair, c.pair_g)),
        ("relations", (c.typed, c.typed_s), (c.typed, c.typed_g)),
    ]
}

/// The files of gold annotations, in order.
fn gold_files(folder: &Path) -> Vec<PathBuf> {
    let name = |p: &PathBuf| p.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let is_gold = |n: &str| n.ends_with(".json") && !n.ends_with(".meta.json") && n != "recorded.json";
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    files.retain(|p| is_gold(&name(p)));
    files.sort();
    files
}

/// An article as the program is to be given it.
struct Input {
    path: PathBuf,
    /// What stands behind `--input`: a text with a sidecar file is article text and nothing else.
    kind: &'static str,
}

/// The input of a gold annotation: the file of its name, or the record of its name in a JSON Lines file, put alone into `work`.
fn input(articles: &Path, id: &str, work: &Path) -> Input {
    for (suffix, kind) in [("html", "auto"), ("txt", "auto")] {
        let path = articles.join(format!("{id}.{suffix}"));
        if path.is_file() {
            let plain = suffix == "txt" && path.with_extension("json").is_file();
            return Input { path, kind: if plain { "plain" } else { kind } };
        }
    }
    for entry in fs::read_dir(articles).unwrap() {
        let file = entry.unwrap().path();
        if file.extension().is_none_or(|e| e != "jsonl") {
            continue;
        }
        let records = fs::read_to_string(file).unwrap();
        let is_it = |line: &&str| serde_json::from_str::<Value>(line).is_ok_and(|r| r["id"] == id);
        if let Some(record) = records.lines().find(is_it) {
            let path = work.join(format!("{id}.jsonl"));
            fs::write(&path, record).unwrap();
            return Input { path, kind: "auto" };
        }
    }
    panic!("no article for the gold {id}");
}

/// Runs the program on one article; its standard output.
fn dateline(command: &str, input: &Input, more: &[&Path]) -> String {
    let mut run = Command::new(env!("CARGO_BIN_EXE_dateline"));
    run.arg(command).arg(&input.path).args(["--input", input.kind, "--quiet"]);
    run.args(more);
    let output = run.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "dateline {command} {}: {said}", input.path.display());
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn no_layer_falls_below_what_was_reached() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let (articles, folder) = (root.join("articles"), root.join("gold"));
    let work = tempfile::tempdir().unwrap();
    let (mut total, mut metadata) = (Counts::default(), Metadata::default());
    let mut head = format!("{:22}", "precision / recall");
    for (name, ..) in layers(&total) {
        head += &format!("{name:>15}");
    }
    println!("{head}");
    for path in gold_files(&folder) {
        let gold: Gold = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let text = fs::read_to_string(path.with_extension("txt")).unwrap();
        let input = input(&articles, &gold.id, work.path());
        let out = work.path().join(&gold.id);
        dateline("build", &input, &[Path::new("--out"), &out]);
        let timeline = serde_json::from_str(&fs::read_to_string(out.join("timeline.json")).unwrap()).unwrap();
        let counts = score(&gold, &timeline, &text);
        println!("{}", row(&gold.id, &counts));
        total += counts;
        let expected = serde_json::from_str(&fs::read_to_string(path.with_extension("meta.json")).unwrap()).unwrap();
        let read = serde_json::from_str(&dateline("read", &input, &[])).unwrap();
        metadata.compare(&gold.id, &expected, &read);
    }
    println!("{}\n\n{}\n{metadata}", row("all", &total), total.table());
    check(&folder.join("recorded.json"), &figures(&total, &metadata));
}

fn row(name: &str, counts: &Counts) -> String {
    let mut line = format!("{name:22}");
    for (_, precision, recall) in layers(counts) {
        line += &format!("{:>7.1} /{:>6.1}", percent(precision), percent(recall));
    }
    line
}

fn figures(counts: &Counts, metadata: &Metadata) -> Figures {
    let rounded = |x: f64| (x * 10.0).round() / 10.0;
    let mut all = Figures::new();
    for (name, precision, recall) in layers(counts) {
        let pair = [("precision".to_owned(), percent(precision)), ("recall".to_owned(), percent(recall))];
        all.insert(name.to_owned(), pair.map(|(k, v)| (k, rounded(v))).into());
    }
    let right = metadata.shares().map(|(field, share)| (field.to_owned(), rounded(percent(share)))).collect();
    all.insert("metadata right".to_owned(), right);
    all
}

/// Compares with the recorded figures, or records.
fn check(file: &Path, reached: &Figures) {
    if std::env::var_os("DATELINE_RECORD").is_some_and(|v| v == "1") {
        fs::write(file, serde_json::to_string_pretty(reached).unwrap() + "\n").unwrap();
        println!("recorded in {}", file.display());
        return;
    }
    let recorded = fs::read_to_string(file).expect("no recorded.json: run once with DATELINE_RECORD=1");
    let recorded: Figures = serde_json::from_str(&recorded).unwrap();
    assert!(recorded.keys().eq(reached.keys()), "other layers are recorded: record anew");
    let mut fallen = Vec::new();
    for (layer, figures) in &recorded {
        for (figure, before) in figures {
            let now = reached.get(layer).and_then(|l| l.get(figure)).copied().unwrap_or(0.0);
            if now < *before {
                fallen.push(format!("{layer}, {figure}: {before} before, {now} now"));
            }
        }
    }
    assert!(fallen.is_empty(), "worse than recorded:\n  {}", fallen.join("\n  "));
}
