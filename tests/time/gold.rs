//! The texts of `tests/time/gold`, annotated before the tagger had seen them: what was reached is not lost.

use std::fs;
use std::path::{Path, PathBuf};

use dateline::time::{Domain, Options, TimeExpression, find_with};

use super::sentences;

/// A TIMEX3 of the gold: first character, one past the last, value.
type Gold = (usize, usize, String);

/// Text, day of writing and expressions of a TimeML file.
fn read(path: &Path) -> (String, Option<chrono::NaiveDate>, Vec<Gold>) {
    let source = fs::read_to_string(path).unwrap();
    let xml = roxmltree::Document::parse(&source).unwrap();
    let dct = xml.descendants().find(|n| n.attribute("functionInDocument") == Some("CREATION_TIME"));
    let dct = dct.and_then(|n| n.attribute("value")?.get(..10)?.parse().ok());
    let (mut text, mut gold) = (String::new(), Vec::new());
    let body = xml.descendants().find(|n| n.has_tag_name("TEXT")).unwrap();
    for node in body.descendants().filter(|n| n.is_text()) {
        let start = text.chars().count();
        text.push_str(node.text().unwrap_or_default());
        let timex = node.ancestors().find(|n| n.has_tag_name("TIMEX3"));
        if let Some(value) = timex.and_then(|n| n.attribute("value")) {
            gold.push((start, text.chars().count(), value.to_owned()));
        }
    }
    (text, dct, gold)
}

/// Matches by overlap, of equal span, of equal value.
#[derive(Debug, Default)]
struct Score {
    gold: usize,
    found: usize,
    relaxed: usize,
    strict: usize,
    value: usize,
}

impl Score {
    fn add(&mut self, gold: &[Gold], found: &[TimeExpression]) {
        self.gold += gold.len();
        self.found += found.len();
        let mut free: Vec<&TimeExpression> = found.iter().collect();
        for (start, end, value) in gold {
            let overlap = |t: &&TimeExpression| t.end.min(*end).saturating_sub(t.start.max(*start));
            let best = (0..free.len()).filter(|&i| overlap(&free[i]) > 0).max_by_key(|&i| overlap(&free[i]));
            let Some(best) = best.map(|i| free.remove(i)) else { continue };
            self.relaxed += 1;
            self.strict += usize::from((best.start, best.end) == (*start, *end));
            self.value += usize::from(best.value == *value);
        }
    }

    /// F1 in per cent: strict, relaxed, value.
    fn f1(&self) -> [f64; 3] {
        let all = f64::from(u32::try_from(self.gold + self.found).unwrap());
        [self.strict, self.relaxed, self.value].map(|hits| 200.0 * f64::from(u32::try_from(hits).unwrap()) / all)
    }
}

/// The texts of this kind in all sets.
fn paths(kind: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/time/gold");
    let files = |folder: PathBuf| fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect::<Vec<_>>();
    let mut paths: Vec<PathBuf> = files(folder).into_iter().filter(|path| path.is_dir()).flat_map(files).collect();
    paths.retain(|p| p.to_string_lossy().ends_with(&format!("-{kind}.tml")));
    paths.sort();
    paths
}

fn score(kind: &str, domain: Domain) -> [f64; 3] {
    let paths = paths(kind);
    assert!(paths.len() >= 21, "{paths:?}");
    let mut score = Score::default();
    for path in paths {
        let (text, dct, gold) = read(&path);
        score.add(&gold, &find_with(&sentences(&text), &Options { dct, domain }));
    }
    println!("{kind} {domain:?}: {:?}", score.f1());
    score.f1()
}

#[track_caller]
fn at_least(reached: [f64; 3], floors: [f64; 3]) {
    assert!(reached.iter().zip(floors).all(|(r, floor)| *r >= floor), "{reached:.2?} is below {floors:?}");
}

#[test]
fn history_is_read_as_well_as_it_was() {
    at_least(score("history", Domain::Narrative), [96.5, 98.3, 95.0]);
}

#[test]
fn history_is_told_from_news() {
    at_least(score("history", Domain::Auto), [96.5, 98.3, 95.0]);
}

#[test]
fn news_is_read_as_well_as_it_was() {
    at_least(score("news", Domain::Auto), [96.5, 97.5, 90.5]);
}
