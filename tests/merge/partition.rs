//! Parts that share no blocking key, folded apart, make the graph of the whole.

use std::collections::BTreeSet;

use dateline::export::json::NodeLink;
use dateline::graph::KnowledgeGraph;
use dateline::graph::partition::{keys, partition};
use dateline::record::{ActorKind, Date, EventKind, Record, Role};
use proptest::prelude::*;
use proptest::sample::select;

use crate::sample::{Draft, date};

const ACTORS: [(ActorKind, &str, &[&str], Option<&str>); 14] = [
    (ActorKind::Country, "Iran", &["Tehran"], Some("IRN")),
    (ActorKind::Country, "Peru", &[], Some("PER")),
    (ActorKind::Person, "Kevin J Bergner", &["Bergner"], Some("USA")),
    (ActorKind::Person, "Kevin Bergner", &[], None),
    (ActorKind::Person, "Bergner", &[], None),
    (ActorKind::Person, "Moammar Kadafi", &[], Some("LBY")),
    (ActorKind::Person, "Muammar Gaddafi", &[], Some("LBY")),
    (ActorKind::Organisation, "Norfolk Steel Makers", &[], None),
    (ActorKind::Organisation, "NSM", &[], None),
    (ActorKind::Organisation, "Blackwater Worldwide", &[], None),
    (ActorKind::Organisation, "Academi", &[], None),
    (ActorKind::Place, "Baghdad", &[], Some("IRQ")),
    (ActorKind::Group, "gunmen", &[], None),
    (ActorKind::Group, "Tamil Tigers", &[], None),
];

prop_compose! {
    fn record()(
        id in select((b'a'..=b'p').map(char::from).collect::<Vec<_>>()),
        actors in prop::collection::vec(select(ACTORS.to_vec()), 0..3),
        events in prop::collection::vec(
            (select(vec!["meet", "kill", "died"]), select(vec!["2007-05-28", "2007-05", "2008-01-01", ""]), 0..3usize, 0..3usize),
            0..3,
        ),
    ) -> Record {
        let mut draft = Draft::new(&id.to_string(), "2007-07-17", &format!("Text of {id}."));
        for (kind, name, aliases, country) in actors {
            draft.actor(kind, name, aliases, country);
        }
        for (lemma, when, a, b) in events {
            let when = if when.is_empty() { Date::unknown() } else { date(when) };
            draft.event(EventKind::Assault, lemma, when, &[(a, Role::Source), (b, Role::Target)], "one and the other in the dark");
        }
        draft.0
    }
}

/// Nodes and edges in one order.
fn lines(links: &NodeLink) -> BTreeSet<String> {
    let nodes = links.nodes.iter().map(|n| serde_json::to_string(n).expect("written"));
    nodes.chain(links.edges.iter().map(|e| serde_json::to_string(e).expect("written"))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn the_graphs_of_the_parts_side_by_side_are_the_graph_of_the_whole(
        records in prop::collection::vec(record(), 0..12),
    ) {
        let whole = lines(&NodeLink::from(&KnowledgeGraph::fold(records.clone())));
        let parts = partition(records);
        let joined: Vec<String> =
            parts.into_iter().flat_map(|part| lines(&NodeLink::from(&KnowledgeGraph::fold(part)))).collect();
        prop_assert_eq!(joined.len(), whole.len());
        prop_assert_eq!(joined.into_iter().collect::<BTreeSet<_>>(), whole);
    }

    #[test]
    fn records_of_different_parts_share_no_key(records in prop::collection::vec(record(), 0..12)) {
        let mut seen: BTreeSet<String> = BTreeSet::new();
        for part in partition(records) {
            let own: BTreeSet<String> = part.iter().flat_map(keys).collect();
            prop_assert!(own.is_disjoint(&seen));
            seen.extend(own);
        }
    }
}
