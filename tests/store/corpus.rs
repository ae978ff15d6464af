//! A small corpus for the tests of the store.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use chrono::NaiveDate;
use dateline::export::json;
use dateline::extract::extract;
use dateline::graph::KnowledgeGraph;
use dateline::source::{ReadOptions, discover, read_input};
use dateline::store::{Entry, Maker, Store};
use dateline::timeline::Timeline;

/// The example articles with what they say.
pub fn entries() -> &'static [Entry] {
    static ENTRIES: OnceLock<Vec<Entry>> = OnceLock::new();
    ENTRIES.get_or_init(|| {
        let inputs = discover(&["examples/articles".to_owned()]);
        let documents =
            inputs.flat_map(|input| read_input(&input.unwrap(), &ReadOptions::default()).collect::<Vec<_>>());
        let entries: Vec<Entry> = documents
            .map(|document| document.unwrap())
            .map(|document| Entry { record: extract(&document), document })
            .collect();
        assert!(entries.len() >= 12, "{} example articles", entries.len());
        entries
    })
}

pub fn maker() -> Maker {
    Maker { program: "test".into(), model: "embedded".into() }
}

pub fn day(iso: &str) -> NaiveDate {
    iso.parse().unwrap()
}

/// What a build writes of a graph.
pub fn files(graph: &KnowledgeGraph) -> [Vec<u8>; 2] {
    [json::timeline(&Timeline::from(graph)).unwrap(), json::graph(graph).unwrap()]
}

/// The ids of events in the order of the timeline.
pub fn in_order(graph: &KnowledgeGraph) -> Vec<String> {
    Timeline::from(graph).events.into_iter().map(|e| e.id).collect()
}

/// A store of all example articles in a folder.
pub fn stored(dir: &Path) -> (PathBuf, Store) {
    let path = dir.join("corpus.db");
    let mut store = Store::create(&path).unwrap();
    store.add(entries().to_vec(), &maker(), day("2024-01-01")).unwrap();
    (path, store)
}

/// Writes so many short articles with different days and names.
pub fn write_articles(dir: &Path, count: usize) {
    fs::create_dir_all(dir).unwrap();
    for n in 0..count {
        let (year, month, day) = (1990 + n % 30, n % 12 + 1, n % 28 + 1);
        let text = format!(
            "Norway and Chile signed treaty number {n} in Oslo on {day} May {year}. \
             Police arrested {n} protesters outside the ministry. Erik Solberg {}son denied that his army had bombed the port.\n",
            ["Ander", "Peter", "Han", "Carl"].get(n % 4).unwrap()
        );
        fs::write(dir.join(format!("{n:04}.txt")), text).unwrap();
        fs::write(dir.join(format!("{n:04}.json")), format!("{{\"dct\": \"{year}-{month:02}-{day:02}\"}}")).unwrap();
    }
}
