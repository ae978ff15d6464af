//! What a store answers is what the fresh graph says.

use std::collections::BTreeSet;

use dateline::document::Document;
use dateline::extract::extract;
use dateline::graph::{EventNode, KnowledgeGraph};
use dateline::record::{EventKind, Role, StanceKind};
use dateline::store::{Entry, Filter, Link, Named, Store, View};
use dateline::timeline::{Timeline, TimelineEvent};
use tempfile::TempDir;

use crate::corpus::{day, entries, in_order, maker, stored};

fn fresh() -> KnowledgeGraph {
    KnowledgeGraph::fold(entries().iter().map(|e| e.record.clone()))
}

fn ids(view: &View, filter: &Filter) -> Vec<String> {
    assert_eq!(view.count(filter).unwrap(), view.events(filter, None).unwrap().len());
    view.events(filter, None).unwrap().into_iter().map(|row| row.event.id).collect()
}

fn expected(timeline: &Timeline, fits: impl Fn(&TimelineEvent) -> bool) -> Vec<String> {
    let ids: Vec<String> = timeline.events.iter().filter(|e| fits(e)).map(|e| e.id.clone()).collect();
    assert!(!ids.is_empty(), "the example articles have none");
    ids
}

#[test]
fn every_event_with_its_actors_is_that_of_the_fresh_graph() {
    let dir = TempDir::new().unwrap();
    let (_, store) = stored(dir.path());
    let (graph, view) = (fresh(), store.view().unwrap());
    let rows = view.events(&Filter::default(), None).unwrap();
    assert_eq!(rows.iter().map(|r| r.event.id.clone()).collect::<Vec<_>>(), in_order(&graph));
    for row in rows {
        let node = graph.find(&row.event.id).unwrap();
        let id = |n| graph.graph().node_weight(n).unwrap().id().to_owned();
        assert!(graph.events().any(|(n, e)| n == node && *e == row.event), "{:?}", row.event);
        let cast: BTreeSet<(String, Role)> = graph.participants(node).into_iter().map(|(a, r)| (id(a), r)).collect();
        let found: BTreeSet<(String, Role)> = row.cast.iter().map(|(a, r)| (view.actor(*a).unwrap().id, *r)).collect();
        assert_eq!(found, cast);
        assert_eq!(row.place.map(|p| view.actor(p).unwrap().id), graph.place(node).map(id));
    }
    assert_eq!(view.actor_count().unwrap(), graph.actors().count());
}

/// A fold of what the file holds, where quotes are left out, and one of whole records; with letters of more than one byte.
#[test]
fn events_told_by_several_documents_have_all_dates_and_quotes() {
    let dir = TempDir::new().unwrap();
    let told = ["on 1 June 2010", "in June 2010", "in 2010"].map(|day| {
        let text = format!(
            "Señor Zoë — “here”. The United States attacked Iran near Ahvaz with many rockets and planes {day}."
        );
        let document = Document { id: day.replace(' ', "-"), ..Document::plain(&text) };
        Entry { record: extract(&document), document }
    });
    let mut store = Store::create(&dir.path().join("corpus.db")).unwrap();
    store.add(told.to_vec(), &maker(), day("2024-01-01")).unwrap();
    let graph = KnowledgeGraph::fold(told.map(|entry| entry.record));
    let several = |e: &&EventNode| e.evidence.len() > 1 && e.dates.iter().all(|d| !d.evidence[0].quote.is_empty());
    assert!(graph.events().any(|(_, e)| several(&e) && !e.dates.is_empty()), "no event has two dates");
    let mut rows = store.view().unwrap().events(&Filter::default(), None).unwrap();
    rows.sort_by(|a, b| a.event.id.cmp(&b.event.id));
    let fresh: Vec<&EventNode> = graph.events().map(|(_, event)| event).collect();
    assert_eq!(rows.iter().map(|row| &row.event).collect::<Vec<_>>(), fresh);
}

#[test]
fn each_filter_finds_what_a_walk_over_the_timeline_finds() {
    let dir = TempDir::new().unwrap();
    let (_, store) = stored(dir.path());
    let (timeline, view) = (Timeline::from(&fresh()), store.view().unwrap());
    let Named::One(iran) = view.named("iran").unwrap() else { panic!("Iran is one") };
    let Named::One(us) = view.named("UNITED  STATES").unwrap() else { panic!("the United States are one") };
    let takes_part =
        |e: &TimelineEvent, id: &str| e.participants.iter().any(|p| p.actor == id) || e.place.as_deref() == Some(id);

    let both = Filter { actors: vec![iran.number, us.number], ..Filter::default() };
    assert_eq!(ids(&view, &both), expected(&timeline, |e| takes_part(e, &iran.id) && takes_part(e, &us.id)));

    let kinds = Filter { kinds: vec![EventKind::Say, EventKind::Accuse], ..Filter::default() };
    assert_eq!(ids(&view, &kinds), expected(&timeline, |e| [EventKind::Say, EventKind::Accuse].contains(&e.kind)));

    let stances = Filter { stances: vec![StanceKind::Denied], ..Filter::default() };
    assert_eq!(ids(&view, &stances), expected(&timeline, |e| e.stance.kind == StanceKind::Denied));

    let (from, to) = (day("2007-05-01"), day("2007-06-30"));
    let window = Filter { from: Some(from), to: Some(to), ..Filter::default() };
    let in_window = |e: &TimelineEvent| match (e.date.start.or(e.date.end), e.date.end.or(e.date.start)) {
        (Some(first), Some(last)) => first <= to && last >= from,
        _ => false,
    };
    assert_eq!(ids(&view, &window), expected(&timeline, in_window));

    let place = timeline.events.iter().find_map(|e| e.place.clone()).expect("an event with a place");
    let Named::One(there) = view.named(&place).unwrap() else { panic!("an id is one") };
    let at = Filter { places: vec![there.number], ..Filter::default() };
    assert_eq!(ids(&view, &at), expected(&timeline, |e| e.place.as_ref() == Some(&place)));

    let words = |text: &str| Filter { text: Some(text.into()), ..Filter::default() };
    let said = |e: &TimelineEvent, word: &str| e.evidence.iter().any(|p| p.quote.to_lowercase().contains(word));
    assert_eq!(ids(&view, &words("insurgents")), expected(&timeline, |e| said(e, "insurgent")));
    assert_eq!(ids(&view, &words("INSURGENT")), ids(&view, &words("insurgents")));
    assert_eq!(ids(&view, &words("\"Iraqi fighters\"")), expected(&timeline, |e| said(e, "iraqi fighters")));
    assert_eq!(ids(&view, &words("insurg*")), expected(&timeline, |e| said(e, "insurg")));
    let either = expected(&timeline, |e| said(e, "insurgent") || said(e, "goal"));
    assert_eq!(ids(&view, &words("insurgents OR goal")), either);
}

#[test]
fn no_words_are_taken_for_syntax() {
    let dir = TempDir::new().unwrap();
    let (_, store) = stored(dir.path());
    let view = store.view().unwrap();
    for text in [
        "O'Brien",
        "AK-47",
        "a\"b",
        "(",
        "NEAR(a b)",
        "words:x",
        "^",
        "*",
        "",
        "\"",
        "OR",
        "a OR",
        "OR OR a",
        "\0",
        "-x",
        "🦀",
    ] {
        view.count(&Filter { text: Some(text.into()), ..Filter::default() }).expect(text);
    }
}

#[test]
fn the_links_are_those_of_the_graph() {
    let dir = TempDir::new().unwrap();
    let (_, store) = stored(dir.path());
    let (graph, view) = (fresh(), store.view().unwrap());
    let links = view.links(&Filter::default()).unwrap();
    let id = |node| graph.graph().node_weight(node).unwrap().id().to_owned();
    let mut pairs: BTreeSet<(String, String)> = BTreeSet::new();
    for (one, other) in graph.pair_counts().into_keys() {
        pairs.extend([(id(one), id(other)), (id(other), id(one))]);
    }
    for relation in Timeline::from(&graph).relations.into_iter().filter(|r| r.source != r.target) {
        pairs.extend([(relation.source.clone(), relation.target.clone()), (relation.target, relation.source)]);
    }
    let mut found: BTreeSet<(String, String)> = BTreeSet::new();
    for number in 0..view.actor_count().unwrap() {
        let one = view.actor(number).unwrap().id;
        let others = links.network.neighbours(number).into_keys();
        found.extend(others.map(|other| (one.clone(), view.actor(other).unwrap().id)));
    }
    assert_eq!(found, pairs);
    let timeline = Timeline::from(&graph);
    let relations: Vec<usize> =
        links.of.iter().filter_map(|l| if let Link::Relation(n) = l { Some(*n) } else { None }).collect();
    assert_eq!(relations.len(), timeline.relations.len());
    for (number, relation) in relations.into_iter().zip(&timeline.relations) {
        let row = view.relation(number).unwrap();
        assert_eq!(view.actor(row.source).unwrap().id, relation.source);
        assert_eq!((&row.relation.kind, &row.relation.evidence), (&relation.kind, &relation.evidence));
    }
}

#[test]
fn a_name_is_found_without_case_and_accents_and_an_unclear_one_lists_all() {
    let dir = TempDir::new().unwrap();
    let (_, store) = stored(dir.path());
    let view = store.view().unwrap();
    let Named::One(neymar) = view.named("NÉYMAR").unwrap() else { panic!("one") };
    assert_eq!(neymar.name, "Neymar");
    assert_eq!(view.named(&neymar.id).unwrap(), Named::One(neymar.clone()));
    assert_eq!(view.named("person:neymar").unwrap(), Named::One(neymar));
    assert_eq!(view.named("country:neymar").unwrap(), Named::None(Vec::new()));
    // Found by another name.
    assert!(matches!(view.named("president george w bush").unwrap(), Named::One(b) if b.name == "George W. Bush"));
    assert!(matches!(view.named("").unwrap(), Named::None(_)));
    let several = view.actors("", None).unwrap().0.into_iter().find_map(|a| match view.named(&a.name).unwrap() {
        Named::Several(several) => Some((a.name, several)),
        _ => None,
    });
    let (name, several) = several.expect("two groups of one name, such as officials");
    assert!(several.len() > 1 && several.iter().all(|a| a.name.eq_ignore_ascii_case(&name)), "{name}: {several:?}");
}

#[test]
fn the_graph_is_folded_once_and_again_only_after_a_change() {
    let dir = TempDir::new().unwrap();
    let (path, mut store) = stored(dir.path());
    assert!(store.view().unwrap().folded);
    assert!(!store.view().unwrap().folded);
    assert!(!Store::open(&path).unwrap().view().unwrap().folded, "kept in the file");
    let first = entries().first().unwrap().document.id.clone();
    store.forget(&[first]).unwrap();
    let view = store.view().unwrap();
    assert!(view.folded);
    let rest = KnowledgeGraph::fold(entries().iter().skip(1).map(|e| e.record.clone()));
    assert_eq!(ids(&view, &Filter::default()), in_order(&rest));
}
