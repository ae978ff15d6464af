//! Measures the reading of web pages and text dumps against the development pages, and fails below the figures
//! recorded last. Skips where the shared data is not at hand.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use dateline::source::{InputKind, ReadOptions, Report, read_bytes};

/// Mean word F1 of the text of web pages, of text dumps, and share of the known dates that are found.
const FLOOR_PAGES: f64 = 0.984;
const FLOOR_DUMPS: f64 = 0.92;
const FLOOR_DATES: f64 = 0.99;
/// Share of the publishers that are found on pages without the metadata fields that name them.
const FLOOR_PUBLISHERS: f64 = 0.8;

fn pages() -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/pages");
    if path.is_dir() {
        return Some(path);
    }
    println!("skipped: {} is not there", path.display());
    None
}

fn names(pages: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(pages.join("textdump"))
        .expect("folder of dumps")
        .filter_map(|e| e.ok()?.file_name().to_str()?.strip_suffix(".dump.txt").map(str::to_owned))
        .collect();
    names.sort();
    names
}

fn report(path: &Path, kind: InputKind) -> Option<Report> {
    let options = ReadOptions { kind, ..ReadOptions::default() };
    let bytes = fs::read(path).expect("development page");
    let document = read_bytes(&path.display().to_string(), &bytes, &options).pop()?.ok()?;
    Some(Report::from(&document))
}

fn words(text: &str) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        *counts.entry(word.to_lowercase()).or_default() += 1;
    }
    counts
}

/// Harmonic mean of precision and recall over the words of two texts, each counted as often as it stands.
fn f1(found: &str, gold: &str) -> f64 {
    let (found, gold) = (words(found), words(gold));
    let both: usize = found.iter().map(|(w, n)| n.min(gold.get(w).unwrap_or(&0))).sum();
    let all: usize = found.values().sum::<usize>() + gold.values().sum::<usize>();
    2.0 * both as f64 / all.max(1) as f64
}

fn mean_f1(kind: InputKind, file: impl Fn(&Path, &str) -> PathBuf) -> Option<f64> {
    let pages = pages()?;
    let names = names(&pages);
    let mut sum = 0.0;
    for name in &names {
        let gold = fs::read_to_string(pages.join(format!("textdump/{name}.gold.txt"))).expect("gold text");
        let score = report(&file(&pages, name), kind).map_or(0.0, |r| f1(&r.text, &gold));
        println!("{score:.3} {name}");
        sum += score;
    }
    let mean = sum / names.len() as f64;
    println!("{mean:.4} mean of {}", names.len());
    Some(mean)
}

#[test]
fn the_text_of_web_pages_stays_as_good_as_recorded() {
    let page = |pages: &Path, name: &str| pages.join(format!("mozilla/{name}/source.html"));
    let Some(mean) = mean_f1(InputKind::Html, page) else { return };
    assert!(mean >= FLOOR_PAGES, "mean F1 {mean:.4} fell below {FLOOR_PAGES}");
}

#[test]
fn the_text_of_dumps_stays_as_good_as_recorded() {
    let dump = |pages: &Path, name: &str| pages.join(format!("textdump/{name}.dump.txt"));
    let Some(mean) = mean_f1(InputKind::Text, dump) else { return };
    assert!(mean >= FLOOR_DUMPS, "mean F1 {mean:.4} fell below {FLOOR_DUMPS}");
}

/// Letters and digits of a publisher's name without its article.
fn publisher_key(name: &str) -> String {
    let name = name.to_lowercase();
    name.strip_prefix("the ").unwrap_or(&name).chars().filter(|c| c.is_alphanumeric()).collect()
}

#[test]
fn the_publishers_of_pages_and_dumps_stay_as_good_as_recorded() {
    let Some(pages) = pages() else { return };
    let (mut right, mut all, mut dumps) = (0, 0, 0);
    for name in names(&pages) {
        let metadata = pages.join(format!("mozilla/{name}/expected-metadata.json"));
        let metadata = fs::read_to_string(metadata).expect("metadata of a page");
        let metadata: serde_json::Value = serde_json::from_str(&metadata).expect("metadata is JSON");
        let Some(site) = metadata["siteName"].as_str().filter(|s| !s.contains("://")) else { continue };
        all += 1;
        // The fields that name the publisher outright are taken away, so that the rest of the page has to tell it.
        let page = fs::read_to_string(pages.join(format!("mozilla/{name}/source.html"))).expect("a page");
        let page = page.replace("og:site_name", "x").replace("\"publisher\"", "\"x\"");
        let options = ReadOptions { kind: InputKind::Html, ..ReadOptions::default() };
        let read = read_bytes("page.html", page.as_bytes(), &options).pop().and_then(Result::ok);
        let found = read.and_then(|d| d.publisher).unwrap_or_default();
        let dump = report(&pages.join(format!("textdump/{name}.dump.txt")), InputKind::Text);
        let in_dump = dump.and_then(|r| r.publisher).unwrap_or_default();
        let same = |found: &str| publisher_key(found) == publisher_key(site);
        println!("{name}: {site:?}, page {found:?}, dump {in_dump:?}");
        right += i32::from(same(&found));
        dumps += i32::from(same(&in_dump));
    }
    println!("{right} of {all} publishers from pages without the field, {dumps} from dumps");
    assert!(f64::from(right) >= FLOOR_PUBLISHERS * f64::from(all), "{right} of {all} publishers found");
}

#[test]
fn the_dates_of_web_pages_stay_as_good_as_recorded() {
    let Some(pages) = pages() else { return };
    let (mut right, mut all) = (0, 0);
    for entry in fs::read_dir(pages.join("mozilla")).expect("folder of pages").filter_map(Result::ok) {
        let Ok(metadata) = fs::read_to_string(entry.path().join("expected-metadata.json")) else { continue };
        let metadata: serde_json::Value = serde_json::from_str(&metadata).expect("metadata is JSON");
        let Some(day) = metadata["publishedTime"].as_str().and_then(|t| t.get(..10)) else { continue };
        all += 1;
        let found = report(&entry.path().join("source.html"), InputKind::Html).and_then(|r| r.published);
        if found.is_some_and(|d| d.to_string() == day) {
            right += 1;
        } else {
            println!("{}: {found:?}, expected {day}", entry.path().display());
        }
    }
    println!("{right} of {all} dates");
    assert!(f64::from(right) >= FLOOR_DATES * f64::from(all), "{right} of {all} dates found");
}

#[test]
fn the_saved_page_of_the_talks_is_read_as_its_reader_expects() {
    let Some(pages) = pages() else { return };
    let path = pages.join("../articles/us-iran-talks-2007-07-17.txt");
    for kind in [InputKind::Auto, InputKind::Text] {
        let report = report(&path, kind).expect("an article");
        assert_eq!(report.title.as_deref(), Some("US wants fresh Iran talks on Iraq"));
        assert_eq!(report.published.map(|d| d.to_string()).as_deref(), Some("2007-07-17"));
        assert!(report.text.starts_with("The United States says it wants"));
        assert!(report.text.ends_with("says our Tehran correspondent."));
        assert!(report.text.contains("\n\n'Threat to troops'\n\n"));
        let starts: Vec<&str> = report.captions.iter().map(|c| c.get(..20).unwrap_or(c)).collect();
        let expected = ["Brig Gen Kevin J Ber", "The US accuses Iran ", "Iranian envoy Hassan", "Ambassadors to Iraq "];
        assert_eq!(starts, expected);
        for junk in ["Launch console", "housing bubble", "28 May 07", "external internet sites", "Explore the BBC"] {
            assert!(!report.text.contains(junk), "{junk:?} is no part of the article");
        }
    }
}
