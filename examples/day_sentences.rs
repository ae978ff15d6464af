//! Prints the sentences that tell days of the caller's: `day_sentences ARTICLES.jsonl SENTENCES YYYY-MM-DD...`.
//!
//! With the days of a human-made timeline it measures the choice of sentences alone, see `tools/tls/README.md`.

use std::error::Error;
use std::path::PathBuf;

use chrono::NaiveDate;
use dateline::source::{Input, InputKind, ReadOptions, read_input};
use dateline::text::Model;
use dateline::timeline::summary::{Options, Summariser};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let usage = "usage: day_sentences ARTICLES.jsonl SENTENCES YYYY-MM-DD...";
    let path = PathBuf::from(arguments.next().ok_or(usage)?);
    let sentences = arguments.next().ok_or(usage)?.parse()?;
    let days: Vec<NaiveDate> = arguments.map(|day| day.parse()).collect::<Result<_, _>>()?;
    let model = Model::embedded().ok_or("the model inside the program is of another version")?;
    let options = Options {
        sentences: Some(sentences),
        from: days.iter().min().copied(),
        to: days.iter().max().copied(),
        ..Options::default()
    };
    let mut summariser = Summariser::new(options);
    for document in read_input(&Input::File(path), &ReadOptions { kind: InputKind::Jsonl, date: None }) {
        summariser.add(model, &document?);
    }
    let told = summariser.finish_for(&days).days;
    let told: Vec<_> = told.iter().map(|d| (d.date, d.sentences.iter().map(|s| &s.text).collect::<Vec<_>>())).collect();
    println!("{}", serde_json::to_string(&told)?);
    Ok(())
}
