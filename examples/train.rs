//! Trains the language model and measures it.
//!
//! `cargo run --release --example train -- --data ../shared/data --out data/model/english.bin` trains and measures.
//! `--only lemmas` or `network` trains that part and keeps the rest of the file; `--only nothing` just measures.
//! `--trees FILE` measures on another treebank file as well. `--silver FILE` and `--vectors FILE` take other labels of raw
//! news (or `none`) and other word vectors than the repository's; `--rounds N` and `--width N` make a quicker, smaller network.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use dateline::text::train::{self, Part, Plan, Sources};

fn main() -> ExitCode {
    let mut sources = Sources::new(Path::new("../shared/data"));
    let mut out = PathBuf::from("data/model/english.bin");
    let mut part = Some(Part::All);
    let mut plan = Plan::default();
    let mut trees = Vec::new();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let value = arguments.next();
        let number = value.as_deref().and_then(|v| v.parse::<usize>().ok());
        match (argument.as_str(), value.as_deref(), number) {
            ("--data", Some(value), _) => sources.data = value.into(),
            ("--vectors", Some(value), _) => sources.vectors = value.into(),
            ("--silver", Some("none"), _) => sources.silver = None,
            ("--silver", Some(value), _) => sources.silver = Some(value.into()),
            ("--out", Some(value), _) => out = value.into(),
            ("--trees", Some(value), _) => trees.push(PathBuf::from(value)),
            ("--rounds", _, Some(number)) => plan.rounds = number,
            ("--width", _, Some(number)) => plan.width = number,
            ("--only", Some("lemmas"), _) => part = Some(Part::Lemmas),
            ("--only", Some("network"), _) => part = Some(Part::Network),
            ("--only", Some("nothing"), _) => part = None,
            _ => {
                eprintln!(
                    "usage: train [--data FOLDER] [--out FILE] [--only lemmas|network|nothing] [--trees FILE]... \
                     [--silver FILE|none] [--vectors FILE] [--rounds N] [--width N]"
                );
                return ExitCode::from(2);
            }
        }
    }
    match run(&sources, &out, part, &plan, &trees) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(
    sources: &Sources,
    out: &Path,
    part: Option<Part>,
    plan: &Plan,
    trees: &[PathBuf],
) -> Result<(), Box<dyn std::error::Error>> {
    let start = std::time::Instant::now();
    if let Some(part) = part {
        let old = if part == Part::All { Vec::new() } else { std::fs::read(out)? };
        let bytes =
            train::train(sources, part, plan, &old, |line| println!("{:>4} s  {line}", start.elapsed().as_secs()))?;
        std::fs::write(out, bytes)?;
    }
    let bytes = std::fs::read(out)?;
    train::evaluate(&sources.data, &bytes, |line| println!("{line}"))?;
    for file in trees {
        train::evaluate_trees(file, &bytes, |line| println!("{line}"))?;
    }
    Ok(())
}
