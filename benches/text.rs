//! Tokens a second of the language room and of its stages, on the example articles.
//!
//! `cargo bench --bench text`; the column of `item/s` counts tokens (UD words). One thread.
#![allow(clippy::expect_used, reason = "a bench that cannot go on has failed")]

use std::fs;
use std::path::Path;

use dateline::document::{Block, BlockKind, Document};
use dateline::source::{ReadOptions, read_bytes};
use dateline::text::{Model, Sentence, analyse, cut};
use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};

fn main() {
    divan::main();
}

/// The example articles as the library reads them, the more than one of a file included.
fn articles() -> Vec<Document> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/articles");
    let mut paths: Vec<_> = fs::read_dir(folder).expect("articles").map(|e| e.expect("an entry").path()).collect();
    // A `.json` is the sidecar of a text.
    paths.retain(|p| p.extension().is_some_and(|e| e != "json"));
    paths.sort();
    let read = |path: &Path| {
        let bytes = fs::read(path).expect("an article");
        read_bytes(&path.display().to_string(), &bytes, &ReadOptions::default())
    };
    paths.iter().flat_map(|path| read(path)).map(|document| document.expect("a document")).collect()
}

/// A document that gives the words of these sentences without a need to look for them.
fn already_cut(sentences: &[Sentence]) -> Document {
    let mut document = Document::plain("");
    let mut at = 0;
    for sentence in sentences {
        let start = at;
        for token in &sentence.tokens {
            document.text.push_str(&token.form);
            document.text.push(' ');
            at += token.form.chars().count() + 1;
        }
        document.blocks.push(Block { kind: BlockKind::Paragraph, start, end: at, tokenised: true });
    }
    document
}

fn tokens(documents: &[Document]) -> usize {
    documents.iter().flat_map(cut).map(|sentence| sentence.tokens.len()).sum()
}

/// Words and sentences are found; nothing is known of them yet.
#[divan::bench(sample_count = 20)]
fn tokens_and_sentences(bencher: Bencher<'_, '_>) {
    let articles = articles();
    bencher.counter(ItemsCount::new(tokens(&articles))).bench(|| articles.iter().map(cut).collect::<Vec<_>>());
}

/// Tags, trees, lemmas and names of words that are already cut.
#[divan::bench(sample_count = 20)]
fn tags_trees_lemmas_names(bencher: Bencher<'_, '_>) {
    let cut: Vec<Document> = articles().iter().map(|article| already_cut(&cut(article))).collect();
    bencher.counter(ItemsCount::new(tokens(&cut))).bench(|| cut.iter().map(analyse).collect::<Vec<_>>());
}

/// The whole room.
#[divan::bench(sample_count = 20)]
fn whole(bencher: Bencher<'_, '_>) {
    let articles = articles();
    bencher.counter(ItemsCount::new(tokens(&articles))).bench(|| articles.iter().map(analyse).collect::<Vec<_>>());
}

/// What every start of the program pays before the first word.
#[divan::bench(sample_count = 20)]
fn decoding_the_model(bencher: Bencher<'_, '_>) {
    let bytes = include_bytes!("../data/model/english.bin");
    bencher.counter(BytesCount::of_slice(bytes)).bench(|| Model::from_bytes(bytes).expect("a model"));
}
