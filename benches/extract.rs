//! How the cost of the whole extraction (text to record) grows with the text of one document.
//!
//! `cargo bench --bench extract`; the column of `item/s` gives characters a second, which stays what it is where cost is
//! linear. One thread.
#![allow(clippy::expect_used, reason = "a bench that cannot go on has failed")]

use std::fs;
use std::path::Path;

use dateline::document::Document;
use dateline::extract::extract;
use divan::Bencher;
use divan::counter::ItemsCount;

fn main() {
    divan::main();
}

/// The texts beside the examples' gold, in the order of their names.
fn articles() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/gold");
    let mut paths: Vec<_> = fs::read_dir(folder).expect("articles").map(|e| e.expect("an entry").path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "txt"));
    paths.sort();
    paths.iter().map(|p| fs::read_to_string(p).expect("an article")).collect()
}

/// One document of these texts over and over, until it has this many bytes.
fn document(texts: &[String], bytes: usize) -> Document {
    let mut text = String::with_capacity(bytes);
    for part in texts.iter().cycle() {
        text.push_str(part);
        text.push_str("\n\n");
        if text.len() >= bytes {
            break;
        }
    }
    while text.len() > bytes {
        text.pop();
    }
    Document::plain(&text)
}

fn measure(bencher: Bencher<'_, '_>, document: &Document) {
    bencher.counter(ItemsCount::new(document.text.chars().count())).bench(|| extract(document));
}

/// News articles, one behind the other in one document: 20 thousand bytes, ten and a hundred times that.
#[divan::bench(args = [1, 10, 100], sample_count = 5)]
fn articles_in_one_document(bencher: Bencher<'_, '_>, times: usize) {
    measure(bencher, &document(&articles(), times * 20_000));
}

/// The words of the articles in small letters, without any mark that could end a sentence or a paragraph.
#[divan::bench(args = [1, 10], sample_count = 1)]
fn megabytes_of_words_without_a_sentence(bencher: Bencher<'_, '_>, megabytes: usize) {
    let words = |text: &String| {
        let letters = |c: char| if c.is_alphanumeric() { c } else { ' ' };
        let lower: String = text.to_lowercase().chars().map(letters).collect();
        lower.split_whitespace().collect::<Vec<_>>().join(" ") + " "
    };
    let texts: Vec<String> = articles().iter().map(words).collect();
    let text = document(&texts, megabytes << 20).text.replace('\n', "");
    measure(bencher, &Document::plain(&text));
}

/// Letters without a blank.
#[divan::bench(args = [1, 10], sample_count = 1)]
fn megabytes_of_letters_without_a_word(bencher: Bencher<'_, '_>, megabytes: usize) {
    measure(bencher, &Document::plain(&"abcdefghij".repeat((megabytes << 20) / 10)));
}
