//! Trains the language model and measures it.
//!
//! `cargo run --release --example train -- --data ../shared/data --out data/model/english.bin` trains and measures.
//! `--only tagger`, `parser` or `names` trains that part and keeps the rest of the file; `--only nothing` just measures.
//! `--trees FILE` measures on another treebank file as well.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use dateline::text::train::{self, Part};

fn main() -> ExitCode {
    let mut data = PathBuf::from("../shared/data");
    let mut out = PathBuf::from("data/model/english.bin");
    let mut part = Some(Part::All);
    let mut trees = Vec::new();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match (argument.as_str(), arguments.next().as_deref()) {
            ("--data", Some(value)) => data = value.into(),
            ("--out", Some(value)) => out = value.into(),
            ("--trees", Some(value)) => trees.push(PathBuf::from(value)),
            ("--only", Some("tagger")) => part = Some(Part::Tagger),
            ("--only", Some("parser")) => part = Some(Part::Parser),
            ("--only", Some("names")) => part = Some(Part::Names),
            ("--only", Some("nothing")) => part = None,
            _ => {
                eprintln!("usage: train [--data FOLDER] [--out FILE] [--only PART] [--trees FILE]...");
                return ExitCode::from(2);
            }
        }
    }
    match run(&data, &out, part, &trees) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(data: &Path, out: &Path, part: Option<Part>, trees: &[PathBuf]) -> Result<(), Box<dyn std::error::Error>> {
    let start = std::time::Instant::now();
    if let Some(part) = part {
        let old = if part == Part::All { Vec::new() } else { std::fs::read(out)? };
        let bytes = train::train(data, part, &old, |line| println!("{:>4} s  {line}", start.elapsed().as_secs()))?;
        std::fs::write(out, bytes)?;
    }
    let bytes = std::fs::read(out)?;
    train::evaluate(data, &bytes, |line| println!("{line}"))?;
    for file in trees {
        train::evaluate_trees(file, &bytes, |line| println!("{line}"))?;
    }
    Ok(())
}
