//! In-document coreference measured on GUM (`../shared/data/ud`), on plain text and with the program's own trees.
//!
//! `COREF_GENRES=news,bio COREF_PART=dev COREF_ERRORS=FILE cargo test --test coref -- --nocapture` prints figures and
//! writes every error to a file.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod gum;
mod score;

use std::path::{Path, PathBuf};

use dateline::actor::resolve;
use dateline::document::Document;
use dateline::text::analyse;

fn data(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/ud").join(file)
}

fn measure(files: &[&str], genres: &[&str]) -> Option<score::Score> {
    let mut total = score::Score::default();
    for file in files {
        for text in gum::read(&data(file))?.iter().filter(|t| genres.is_empty() || genres.contains(&t.genre())) {
            let document = Document::plain(&text.text);
            let sentences = analyse(&document);
            score::add(&mut total, text, &sentences, &resolve(&document, &sentences));
        }
    }
    Some(total)
}

#[test]
fn links_on_gum_are_no_worse_than_measured() {
    let part = std::env::var("COREF_PART").unwrap_or_else(|_| "dev".into());
    let genres = std::env::var("COREF_GENRES").unwrap_or_default();
    let genres: Vec<&str> = genres.split(',').filter(|g| !g.is_empty()).collect();
    let files = [format!("en_gum-ud-{part}.conllu")];
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    let Some(total) = measure(&files, &genres) else {
        println!("skipped: no {}", data(files[0]).display());
        return;
    };
    println!("{}", total.table());
    if let Ok(path) = std::env::var("COREF_ERRORS") {
        std::fs::write(path, total.errors.join("\n")).unwrap();
    }
}
