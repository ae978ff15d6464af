//! Times the language room on a text file: sentences, words, tags, trees, lemmas and names, on one thread; with `extract`
//! behind the file all that makes a record: times, actors, events and relations as well.
//!
//! `cargo run --release --example speed -- FILE [extract]` takes articles parted by a line with nothing but `***` and prints one
//! line of JSON: words parted by blanks, tokens, seconds for the analysis by the clock and on the processor (none where the
//! system does not say), seconds until the model was ready.

use std::process::ExitCode;
use std::time::Instant;

use dateline::document::Document;
use dateline::extract::extract;
use dateline::source::{InputKind, ReadOptions, read_bytes};
use dateline::text::{analyse, cut};

fn main() -> ExitCode {
    let Some(file) = std::env::args().nth(1) else {
        eprintln!("usage: speed FILE [extract]");
        return ExitCode::from(2);
    };
    match run(&file, std::env::args().nth(2).as_deref() == Some("extract")) {
        Ok(line) => {
            println!("{line}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{file}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(file: &str, whole: bool) -> Result<serde_json::Value, Box<dyn std::error::Error>> {
    let text = std::fs::read_to_string(file)?;
    let options = ReadOptions { kind: InputKind::Plain, date: None };
    let mut articles: Vec<Document> = Vec::new();
    for article in text.split("\n***\n").filter(|article| !article.trim().is_empty()) {
        articles.extend(read_bytes(file, article.as_bytes(), &options).into_iter().collect::<Result<Vec<_>, _>>()?);
    }
    let words: usize = articles.iter().map(|article| article.text.split_whitespace().count()).sum();
    let start = Instant::now();
    let warm_up = read_bytes(file, b"The talks began.", &options);
    warm_up.iter().flatten().for_each(|article| drop(extract(article)));
    let loading = start.elapsed();
    let before = processor_seconds();
    let start = Instant::now();
    let tokens: usize = if whole {
        articles.iter().for_each(|article| drop(std::hint::black_box(extract(article))));
        0
    } else {
        articles.iter().flat_map(analyse).map(|sentence| sentence.tokens.len()).sum()
    };
    let seconds = start.elapsed();
    let processor = before.zip(processor_seconds()).map(|(before, after)| after - before);
    let tokens = if whole { articles.iter().flat_map(cut).map(|sentence| sentence.tokens.len()).sum() } else { tokens };
    Ok(serde_json::json!({
        "words": words,
        "tokens": tokens,
        "seconds": seconds.as_secs_f64(),
        "processor_seconds": processor,
        "loading_seconds": loading.as_secs_f64(),
    }))
}

/// Seconds that this process has had the processor, as Linux counts them.
fn processor_seconds() -> Option<f64> {
    let counts = std::fs::read_to_string("/proc/self/schedstat").ok()?;
    let nanoseconds: f64 = counts.split_whitespace().next()?.parse().ok()?;
    Some(nanoseconds / 1e9)
}
