//! Characters a second of the time room, alone and with the words, tags and trees it works on.
//!
//! `cargo bench --bench time`; the column of `item/s` counts characters (Unicode scalar values). One thread. The
//! development texts are in `../shared`; without them the example articles stand in.
#![allow(clippy::expect_used, reason = "a bench that cannot go on has failed")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use chrono::NaiveDate;
use dateline::document::Document;
use dateline::export::timex::TimeRecord;
use dateline::source::{InputKind, ReadOptions, read_bytes};
use dateline::text::{Model, Sentence, analyse, cut};
use dateline::time::{Domain, Options, TimeExpression, find, find_in};
use divan::Bencher;
use divan::counter::ItemsCount;

fn main() {
    divan::main();
}

/// The files of a folder with one of these suffixes, in order.
fn files(folder: &Path, suffixes: &[&str]) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut paths: Vec<_> = entries.map(|e| e.expect("an entry").path()).collect();
    paths.retain(|p| p.extension().and_then(|e| e.to_str()).is_some_and(|e| suffixes.contains(&e)));
    paths.sort();
    paths
}

fn read(name: &str, bytes: &[u8], kind: InputKind, date: Option<NaiveDate>) -> Vec<Document> {
    let options = ReadOptions { kind, date };
    read_bytes(name, bytes, &options).into_iter().map(|document| document.expect("a document")).collect()
}

/// The example articles.
fn articles() -> Vec<Document> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/articles");
    // A `.json` is the sidecar of a text.
    let paths = files(&folder, &["html", "txt", "tok", "jsonl"]);
    let read = |p: &PathBuf| read(&p.display().to_string(), &fs::read(p).expect("an article"), InputKind::Auto, None);
    paths.iter().flat_map(read).collect()
}

/// The text between the tags of TimeML, and the day of its creation.
fn timeml(path: &Path) -> (String, Option<NaiveDate>) {
    let source = fs::read_to_string(path).expect("a text");
    let xml = roxmltree::Document::parse(&source).expect("XML");
    let inside = xml.descendants().find(|n| n.has_tag_name("TEXT")).into_iter();
    let text = inside.flat_map(|n| n.descendants()).filter(|n| n.is_text()).filter_map(|n| n.text()).collect();
    let day = xml.descendants().find(|n| n.attribute("functionInDocument") == Some("CREATION_TIME"));
    (text, day.and_then(|n| n.attribute("value")?.get(..10)?.parse().ok()))
}

/// The development texts, or the example articles.
static TEXTS: LazyLock<Vec<Document>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/timeml");
    let folders = ["timebank", "aquaint"].map(|name| folder.join(name));
    let paths: Vec<_> = folders.iter().flat_map(|folder| files(folder, &["tml"])).collect();
    if paths.is_empty() {
        eprintln!("no development texts in {}: the example articles stand in", folder.display());
        return articles();
    }
    let read = |path: &PathBuf| {
        let (text, day) = timeml(path);
        read(&path.display().to_string(), text.as_bytes(), InputKind::Plain, day)
    };
    paths.iter().flat_map(read).collect()
});

/// One document of this many megabytes: the example articles over and over.
fn large(megabytes: usize) -> Document {
    let mut articles = articles();
    let (mut text, mut blocks) = (String::new(), Vec::new());
    let mut at = 0;
    while text.len() < megabytes * 1_000_000 {
        for article in &articles {
            blocks.extend(article.blocks.iter().map(|b| {
                let (start, end) = (at + b.start, at + b.end);
                dateline::document::Block { start, end, ..*b }
            }));
            text.push_str(&article.text);
            text.push_str("\n\n");
            at += article.text.chars().count() + 2;
        }
    }
    let first = articles.swap_remove(0);
    Document { text, blocks, ..first }
}

fn characters(documents: &[Document]) -> ItemsCount {
    ItemsCount::new(documents.iter().map(|d| d.text.chars().count()).sum::<usize>())
}

fn found(document: &Document, sentences: &[Sentence]) -> Vec<TimeExpression> {
    find(sentences, document.published)
}

/// What `dateline time` does with a document that is read.
fn whole(document: &Document) -> String {
    let options = Options { dct: document.published, domain: Domain::Auto };
    let model = Model::embedded().expect("the model");
    let (sentences, found) = find_in(model, document, &options);
    TimeRecord::new(document, &sentences, &found).line().expect("a line")
}

/// Expressions in sentences that are already analysed.
#[divan::bench(sample_count = 20)]
fn time_room(bencher: Bencher<'_, '_>) {
    let analysed: Vec<_> = TEXTS.iter().map(|d| (d, analyse(d))).collect();
    let room = || analysed.iter().map(|(d, sentences)| found(d, sentences)).collect::<Vec<_>>();
    bencher.counter(characters(&TEXTS)).bench(room);
}

/// Words and sentences are cut, nothing more, and expressions found in them.
#[divan::bench(sample_count = 20)]
fn cut_and_time_room(bencher: Bencher<'_, '_>) {
    bencher.counter(characters(&TEXTS)).bench(|| TEXTS.iter().map(|d| found(d, &cut(d))).collect::<Vec<_>>());
}

/// Everything from text to JSON.
#[divan::bench(sample_count = 20)]
fn text_to_json(bencher: Bencher<'_, '_>) {
    bencher.counter(characters(&TEXTS)).bench(|| TEXTS.iter().map(whole).collect::<Vec<_>>());
}

/// Expressions in the sentences of one document of so many megabytes.
#[divan::bench(args = [1, 5, 10], sample_count = 5)]
fn time_room_of_megabytes(bencher: Bencher<'_, '_>, megabytes: usize) {
    let document = large(megabytes);
    let sentences = analyse(&document);
    bencher.counter(characters(std::slice::from_ref(&document))).bench(|| found(&document, &sentences));
}

/// Everything from text to JSON for one document of so many megabytes.
#[divan::bench(args = [1, 5, 10], sample_count = 3)]
fn text_to_json_of_megabytes(bencher: Bencher<'_, '_>, megabytes: usize) {
    let document = large(megabytes);
    bencher.counter(characters(std::slice::from_ref(&document))).bench(|| whole(&document));
}
