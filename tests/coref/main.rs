//! In-document coreference measured on GUM (`../shared/data/ud`), on plain text and with the program's own trees.
//!
//! `COREF_GENRES=news,bio COREF_PART=dev COREF_ERRORS=FILE cargo test --test coref -- --nocapture` prints figures and
//! writes every error to a file.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod gum;
mod links;
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

/// Lowest shares in percent, as measured less a little: links right, gold mentions of third persons and descriptions linked,
/// `he` and `she` linked, B-cubed precision.
const FLOORS: [f64; 4] = [78.0, 60.0, 86.0, 88.0];

#[test]
fn links_on_gum_are_no_worse_than_measured() {
    let part = std::env::var("COREF_PART").ok();
    let parts: Vec<&str> = part.as_deref().map_or(vec!["train", "dev"], |p| vec![p]);
    let genres = std::env::var("COREF_GENRES").unwrap_or_else(|_| "news,bio,interview,speech,court".into());
    let genres: Vec<&str> = genres.split(',').filter(|g| !g.is_empty()).collect();
    let files: Vec<String> = parts.iter().map(|p| format!("en_gum-ud-{p}.conllu")).collect();
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    let Some(total) = measure(&files, &genres) else {
        println!("skipped: not all of {files:?} in {}", data("").display());
        return;
    };
    println!("{}", total.table());
    if let Ok(path) = std::env::var("COREF_ERRORS") {
        std::fs::write(path, total.errors.join("\n")).unwrap();
    }
    if part.is_some() || std::env::var_os("COREF_GENRES").is_some() {
        return;
    }
    let he = total.recall.get("pronoun he/she").copied().unwrap_or_default();
    let links = score::Score::total(&total.precision).percent();
    let precise = 100.0 * total.cubed.0 / total.cubed.2.max(1) as f64;
    let figures = [links, total.third().percent(), he.percent(), precise];
    assert!(figures.iter().zip(FLOORS).all(|(f, floor)| *f >= floor), "{figures:?} below {FLOORS:?}");
}
