//! The graph of a store is that of its documents, however they came.

use std::collections::BTreeSet;

use dateline::document::Document;
use dateline::extract::extract;
use dateline::graph::KnowledgeGraph;
use dateline::record::Record;
use dateline::store::{Entry, Known, Maker, Store};
use proptest::prelude::*;
use tempfile::TempDir;

use crate::corpus::{day, entries, files, maker, stored};

#[test]
fn a_record_comes_back_as_it_was() {
    let dir = TempDir::new().unwrap();
    let (_, store) = stored(dir.path());
    let mut back: Vec<Record> = Vec::new();
    store.each_record(|record| back.push(record)).unwrap();
    let given: Vec<&Record> = entries().iter().map(|e| &e.record).collect();
    assert_eq!(back.iter().collect::<Vec<_>>(), given);
}

#[test]
fn a_record_whose_text_does_not_say_its_quotes_comes_back_as_it_was_too() {
    let dir = TempDir::new().unwrap();
    let mut store = Store::create(&dir.path().join("odd.db")).unwrap();
    let mut odd = entries().first().unwrap().clone();
    for (at, event) in odd.record.events.iter_mut().enumerate() {
        let piece = event.evidence.first_mut().unwrap();
        match at % 3 {
            0 => piece.quote = String::new(),
            1 => piece.document = "another".into(),
            _ => (piece.start, piece.end) = (usize::MAX / 2, 3),
        }
    }
    store.add(vec![odd.clone()], &maker(), day("2024-01-01")).unwrap();
    let mut back = Vec::new();
    store.each_record(|record| back.push(record)).unwrap();
    assert_eq!(back, [odd.record]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Any order, any batches, some documents twice, some taken out and some of these added again.
    #[test]
    fn the_graph_is_that_of_what_is_left(
        order in Just((0..entries().len()).collect::<Vec<_>>()).prop_shuffle(),
        batch in 1..6usize,
        twice in prop::collection::vec(0..entries().len(), 0..4),
        gone in prop::collection::btree_set(0..entries().len(), 0..6),
        back in prop::collection::btree_set(0..entries().len(), 0..4),
    ) {
        let dir = TempDir::new().unwrap();
        let mut store = Store::create(&dir.path().join("c.db")).unwrap();
        let entry = |at: &usize| entries().get(*at).unwrap().clone();
        let all: Vec<usize> = order.iter().chain(&twice).copied().collect();
        for (number, part) in all.chunks(batch).enumerate() {
            store.add(part.iter().map(entry).collect(), &maker(), day("2024-01-01")).unwrap();
            // Questions between the batches must not leave anything stale behind.
            if number % 3 == 1 {
                store.view().unwrap();
            }
        }
        let ids: Vec<String> = gone.iter().map(|at| entry(at).document.id).collect();
        prop_assert_eq!(store.forget(&ids).unwrap(), gone.len());
        store.add(back.iter().map(entry).collect(), &maker(), day("2024-01-02")).unwrap();

        let left: BTreeSet<usize> = (0..entries().len()).filter(|at| !gone.contains(at) || back.contains(at)).collect();
        let fresh = KnowledgeGraph::fold(left.iter().map(|at| entry(at).record));
        prop_assert!(files(&store.fold().unwrap()) == files(&fresh));
    }
}

#[test]
fn of_equal_texts_the_one_is_kept_that_a_fresh_build_keeps() {
    let named = |name: &str| {
        let mut document = Document::plain("Norway attacked Chile on 3 May 2011.");
        document.id = "same".into();
        document.source = name.into();
        Entry { record: extract(&document), document }
    };
    let fresh = KnowledgeGraph::fold([named("b").record, named("a").record, named("c").record]);
    for order in [["a", "b", "c"], ["c", "b", "a"], ["b", "c", "a"]] {
        let dir = TempDir::new().unwrap();
        let mut store = Store::create(&dir.path().join("c.db")).unwrap();
        for name in order {
            let entry = named(name);
            if store.known(&entry.document).unwrap() != Known::Yes {
                store.add(vec![entry], &maker(), day("2024-01-01")).unwrap();
            }
        }
        assert!(files(&store.fold().unwrap()) == files(&fresh), "{order:?}");
        assert_eq!(store.len().unwrap(), 1);
        // It goes by each of its names.
        for name in order {
            assert_eq!(store.find(name).unwrap().len(), 1, "{name}");
        }
    }
}

#[test]
fn what_another_maker_made_is_found_and_replaced() {
    let dir = TempDir::new().unwrap();
    let (_, mut store) = stored(dir.path());
    let newer = Maker { program: "newer".into(), model: "embedded".into() };
    assert_eq!(store.by_others(&maker()).unwrap(), 0);
    assert_eq!(store.by_others(&newer).unwrap(), entries().len());
    let documents = store.to_refresh(&newer, 4).unwrap();
    assert_eq!(documents.len(), 4);
    let given = entries();
    for document in &documents {
        assert!(given.iter().any(|e| e.document == *document), "the document comes back whole");
    }
    let again = documents.into_iter().map(|document| Entry { record: extract(&document), document }).collect();
    assert_eq!(store.add(again, &newer, day("2030-01-01")).unwrap(), 0, "none of them is new");
    assert_eq!(store.by_others(&newer).unwrap(), entries().len() - 4);
    assert!(store.documents().unwrap().iter().all(|d| d.added == day("2024-01-01")), "the day of adding stays");
    assert!(files(&store.fold().unwrap()) == files(&KnowledgeGraph::fold(given.iter().map(|e| e.record.clone()))));
}

#[test]
fn the_graph_before_a_day_is_that_of_the_documents_added_before() {
    let dir = TempDir::new().unwrap();
    let mut store = Store::create(&dir.path().join("c.db")).unwrap();
    let (old, new) = entries().split_at(5);
    store.add(old.to_vec(), &maker(), day("2024-01-01")).unwrap();
    store.add(new.to_vec(), &maker(), day("2024-02-01")).unwrap();
    let fresh = KnowledgeGraph::fold(old.iter().map(|e| e.record.clone()));
    assert!(files(&store.fold_before(day("2024-02-01")).unwrap()) == files(&fresh));
    assert_eq!(store.fold_before(day("2024-01-01")).unwrap().records().count(), 0);
}
