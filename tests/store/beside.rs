//! Readers beside a writer.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use dateline::graph::KnowledgeGraph;
use dateline::store::{Filter, Store};
use rusqlite::Connection;
use tempfile::TempDir;

use crate::corpus::{day, entries, files, in_order, maker, stored};

#[test]
fn a_reader_sees_whole_documents_while_others_are_added() {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("c.db");
    let mut writer = Store::create(&path).unwrap();
    let done = AtomicBool::new(false);
    let seen = thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut seen = Vec::new();
            while !done.load(Ordering::Relaxed) {
                let store = Store::open(&path).unwrap();
                let graph = store.fold().unwrap();
                let known = graph.records().count();
                // What is read is the beginning of what was added, each document whole.
                let fresh = KnowledgeGraph::fold(entries().iter().take(known).map(|e| e.record.clone()));
                assert!(files(&graph) == files(&fresh), "{known} documents");
                let view = store.view().unwrap();
                assert!(view.count(&Filter::default()).unwrap() >= graph.events().count());
                seen.push(known);
            }
            seen
        });
        for entry in entries() {
            writer.add(vec![entry.clone()], &maker(), day("2024-01-01")).unwrap();
        }
        // The reader gets to see the end at least once.
        thread::sleep(Duration::from_millis(300));
        done.store(true, Ordering::Relaxed);
        reader.join().unwrap()
    });
    assert!(seen.is_sorted() && seen.last() == Some(&entries().len()), "{seen:?}");
}

#[test]
fn a_view_stays_as_it_is_while_others_write() {
    let dir = TempDir::new().unwrap();
    let (path, store) = stored(dir.path());
    let view = store.view().unwrap();
    let before = view.events(&Filter::default(), None).unwrap();
    let mut other = Store::open(&path).unwrap();
    let ids: Vec<String> = entries().iter().map(|e| e.document.id.clone()).collect();
    let begun = Instant::now();
    other.forget(&ids).unwrap();
    assert!(begun.elapsed() < Duration::from_secs(60), "it does not wait for readers");
    assert!(view.events(&Filter::default(), None).unwrap() == before);
    drop(view);
    assert_eq!(store.view().unwrap().count(&Filter::default()).unwrap(), 0);
}

#[test]
fn a_question_is_answered_while_another_program_holds_the_pen() {
    let dir = TempDir::new().unwrap();
    let (path, store) = stored(dir.path());
    let writer = Connection::open(&path).unwrap();
    writer.execute_batch("BEGIN IMMEDIATE; UPDATE generation SET number = number + 1;").unwrap();
    let view = store.view().unwrap();
    let fresh = KnowledgeGraph::fold(entries().iter().map(|e| e.record.clone()));
    let found: Vec<String> =
        view.events(&Filter::default(), None).unwrap().into_iter().map(|row| row.event.id).collect();
    assert_eq!(found, in_order(&fresh));
    assert!(view.count(&Filter { text: Some("insurgents".into()), ..Filter::default() }).unwrap() > 0);
    drop(view);
    writer.execute_batch("ROLLBACK").unwrap();
    // The tables that the question had for itself are gone.
    assert!(store.view().unwrap().folded);
    assert!(!store.view().unwrap().folded);
}
