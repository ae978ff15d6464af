//! What holds for all records, in whatever order they come.
#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where it fails")]

mod sample;

use dateline::export::dot::{DotOptions, dot};
use dateline::export::json;
use dateline::graph::KnowledgeGraph;
use dateline::record::{ActorKind, Date, EventKind, Record, Role, Stance, StanceKind};
use dateline::timeline::Timeline;
use proptest::prelude::*;
use proptest::sample::select;

use sample::{Draft, date};

const ACTORS: [(ActorKind, &str, &[&str], Option<&str>); 16] = [
    (ActorKind::Country, "United States", &["America"], Some("USA")),
    (ActorKind::Country, "America", &[], None),
    (ActorKind::Country, "Iran", &["Tehran"], Some("IRN")),
    (ActorKind::Country, "Tehran", &[], None),
    (ActorKind::Person, "Kevin J Bergner", &["Bergner"], Some("USA")),
    (ActorKind::Person, "Kevin T Bergner", &["Bergner"], None),
    (ActorKind::Person, "Kevin Bergner", &[], Some("IRN")),
    (ActorKind::Person, "Bergner", &["Kevin Bergner"], None),
    (ActorKind::Organisation, "International Atomic Energy Agency", &["IAEA"], None),
    (ActorKind::Organisation, "IAEA", &["International Agency"], None),
    (ActorKind::Organisation, "Iranian Atomic Energy Agency", &["IAEA"], Some("IRN")),
    (ActorKind::Organisation, "foreign ministry", &[], Some("IRN")),
    (ActorKind::Place, "Baghdad", &[], Some("IRQ")),
    (ActorKind::Place, "Baghdad", &[], None),
    (ActorKind::Group, "gunmen", &[], None),
    (ActorKind::Group, "Tamil Tigers", &[], None),
];

const LABELS: [&str; 3] = ["a met b", "envoys of both countries spoke at length in Baghdad", "envoys spoke at length"];

prop_compose! {
    fn event()(
        kind in select(vec![EventKind::Consult, EventKind::Assault, EventKind::Say]),
        lemma in select(vec!["meet", "meeting", "kill"]),
        when in select(vec!["2007-05-28", "2007-05-10", "2007-05", "2007", ""]),
        cast in prop::collection::vec((0..9usize, select(vec![Role::Source, Role::Target, Role::Location])), 0..5),
        label in select(LABELS.to_vec()),
        place in prop::option::of(0..9usize),
        stance in select(vec![StanceKind::Asserted, StanceKind::Reported, StanceKind::Denied]),
        holder in prop::option::of(0..9usize),
    ) -> (EventKind, &'static str, &'static str, Vec<(usize, Role)>, &'static str, Option<usize>, Stance<usize>) {
        (kind, lemma, when, cast, label, place, Stance { kind: stance, holder })
    }
}

prop_compose! {
    /// A record out of few ids, names, days and words, so that much is the same in several.
    fn record()(
        id in select(vec!["a", "b", "c", "d", "e", "f"]),
        actors in prop::collection::vec(select(ACTORS.to_vec()), 0..8),
        events in prop::collection::vec(event(), 0..6),
        relations in prop::collection::vec((0..8usize, 0..8usize, select(LABELS.to_vec())), 0..3),
    ) -> Record {
        let mut draft = Draft::new(id, "2007-07-17", &LABELS.join(". "));
        for (kind, name, aliases, country) in actors {
            draft.actor(kind, name, aliases, country);
        }
        for (kind, lemma, when, cast, label, place, stance) in events {
            let when = if when.is_empty() { Date::unknown() } else { date(when) };
            let event = draft.event(kind, lemma, when, &cast, label);
            event.place = place;
            event.stance = stance;
        }
        for (source, target, label) in relations {
            draft.relation(source, "envoy_of", target, label);
        }
        draft.0
    }
}

fn files(graph: &KnowledgeGraph) -> [Vec<u8>; 3] {
    let timeline = json::timeline(&Timeline::from(graph)).expect("written");
    [timeline, json::graph(graph).expect("written"), dot(graph, DotOptions { documents: true }).into_bytes()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_order_of_records_gives_the_same_files(
        (records, shuffled) in prop::collection::vec(record(), 0..8).prop_flat_map(|r| (Just(r.clone()), Just(r).prop_shuffle())),
    ) {
        prop_assert_eq!(files(&KnowledgeGraph::fold(records)), files(&KnowledgeGraph::fold(shuffled)));
    }

    #[test]
    fn any_split_of_records_gives_the_same_files(
        parts in prop::collection::vec((prop::collection::vec(record(), 0..4), any::<bool>()), 0..4),
    ) {
        let whole = KnowledgeGraph::fold(parts.iter().flat_map(|(records, _)| records.clone()));
        let merged = parts.into_iter().fold(KnowledgeGraph::default(), |graph, (records, before)| {
            let part = KnowledgeGraph::fold(records);
            if before { part.merge(graph) } else { graph.merge(part) }
        });
        prop_assert_eq!(files(&whole), files(&merged));
    }

    #[test]
    fn merge_is_associative_commutative_and_idempotent(
        a in prop::collection::vec(record(), 0..4),
        b in prop::collection::vec(record(), 0..4),
        c in prop::collection::vec(record(), 0..4),
    ) {
        let [a, b, c] = [a, b, c].map(KnowledgeGraph::fold);
        let left = a.clone().merge(b.clone()).merge(c.clone());
        let right = a.clone().merge(b.clone().merge(c));
        prop_assert_eq!(&left, &right);
        prop_assert_eq!(files(&left), files(&right));
        prop_assert_eq!(a.clone().merge(b.clone()), b.clone().merge(a.clone()));
        prop_assert_eq!(files(&a.clone().merge(a.clone())), files(&a));
    }

    #[test]
    fn a_graph_that_was_looked_at_grows_like_one_that_was_not(
        a in prop::collection::vec(record(), 0..4),
        b in prop::collection::vec(record(), 0..4),
    ) {
        let [a, b] = [a, b].map(KnowledgeGraph::fold);
        let fresh = a.clone().merge(b.clone());
        let _ = (files(&a), files(&b));
        prop_assert_eq!(files(&fresh), files(&a.merge(b)));
    }

    #[test]
    fn all_evidence_of_the_records_is_kept_and_each_id_stands_for_one_node(
        records in prop::collection::vec(record(), 0..6),
    ) {
        let graph = KnowledgeGraph::fold(records);
        let timeline = Timeline::from(&graph);
        for evidence in graph.records().flat_map(|r| &r.events).flat_map(|e| &e.evidence) {
            prop_assert!(timeline.events.iter().any(|e| e.evidence.contains(evidence)));
        }
        let ids: std::collections::BTreeSet<&str> = graph.graph().node_weights().map(|n| n.id()).collect();
        prop_assert_eq!(ids.len(), graph.graph().node_count());
        prop_assert_eq!(json::read_timeline(&json::timeline(&timeline).expect("written")).expect("read"), timeline);
    }

    #[test]
    fn dot_of_any_text_is_read_by_graphviz_rust(text in any::<String>(), more in "[\"\\\\\n<>&/*#{}\\[\\];=]{0,12}") {
        for text in [text, more] {
            let mut draft = Draft::new(&text, "2010-01-01", &text);
            draft.0.document.title = Some(text.clone());
            let a = draft.actor(ActorKind::Person, &text, &[&text], None);
            let b = draft.actor(ActorKind::Place, "Baghdad", &[], None);
            draft.event(EventKind::Say, &text, date("2010-01-01"), &[(a, Role::Source)], &text);
            draft.relation(a, &text, b, &text);
            let dot = dot(&KnowledgeGraph::fold([draft.0]), DotOptions { documents: true });
            prop_assert!(graphviz_rust::parse(&dot).is_ok(), "{}", dot);
        }
    }
}
