//! Which names in which company are one actor.

use dateline::graph::{KnowledgeGraph, MergeRule};
use dateline::record::{ActorKind, Record};

use crate::sample::Draft;

type Named<'n> = (ActorKind, &'n str, Option<&'n str>);

const LIBYA: Named = (ActorKind::Country, "Libya", Some("LBY"));
const BLAIR: Named = (ActorKind::Person, "Tony Blair", Some("GBR"));
const UN: Named = (ActorKind::Organisation, "United Nations", None);
const FRANCE: Named = (ActorKind::Country, "France", Some("FRA"));

fn told(id: &str, day: &str, actors: &[Named]) -> Record {
    let mut draft = Draft::new(id, day, &format!("Text of {id}."));
    for (kind, name, country) in actors {
        draft.actor(*kind, name, &[], *country);
    }
    draft.0
}

fn person(name: &str) -> Named<'_> {
    (ActorKind::Person, name, None)
}

/// How many persons but Blair these make, and the rules by which names were made one.
fn persons(records: Vec<Record>) -> (usize, Vec<MergeRule>) {
    let graph = KnowledgeGraph::fold(records);
    let of_interest = |name: &str| name != "Tony Blair";
    let found: Vec<_> =
        graph.actors().filter(|(_, a)| a.kind == ActorKind::Person && of_interest(&a.name)).map(|(_, a)| a).collect();
    let rules = found.iter().flat_map(|a| &a.merges).filter(|m| m.names.len() > 1).map(|m| m.rule).collect();
    (found.len(), rules)
}

#[test]
fn names_that_can_be_one_are_one_in_like_company_and_say_why() {
    for (a, b, rule) in [
        ("Muammar Gaddafi", "Moammar Kadafi", MergeRule::Spelling),
        ("Nursultan Nazarbayev", "Nursultan Nazarbaev", MergeRule::Spelling),
        ("Robert Malone", "R. Malone", MergeRule::Initial),
        ("William Munro", "Bill Munro", MergeRule::ShortForm),
        ("Olafur Ragnar Grimsson", "Ólafur Grímsson", MergeRule::Middle),
        ("Hassan Kazemi Qomi", "Kazemi-Qomi", MergeRule::Middle),
        ("Lucía Benavides Soto", "Lucia Benavides", MergeRule::Middle),
        ("Vuk Jeremić", "Jeremic", MergeRule::Surname),
    ] {
        let records = vec![
            told("a", "2003-12-19", &[person(a), LIBYA, BLAIR, UN]),
            told("b", "2003-12-21", &[person(b), LIBYA, BLAIR, UN]),
        ];
        assert_eq!(persons(records), (1, vec![rule]), "{a} {b}");
    }
}

#[test]
fn the_same_names_without_company_stay_two() {
    for (a, b) in [
        ("Muammar Gaddafi", "Moammar Kadafi"),
        ("Robert Malone", "R. Malone"),
        ("Vuk Jeremić", "Jeremic"),
        ("Thomas Miller", "Thomas Muller"),
    ] {
        let records = vec![told("a", "2003-12-19", &[person(a)]), told("b", "2003-12-21", &[person(b)])];
        assert_eq!(persons(records).0, 2, "{a} {b}");
    }
}

#[test]
fn names_of_two_people_stay_two_in_any_company() {
    for (a, b) in [
        ("George W Bush", "George H W Bush"),
        ("Helen Malone", "Robert Malone"),
        ("William Munro", "Wilma Munro"),
        ("Jon Martin", "Jan Morton"),
    ] {
        let records = vec![
            told("a", "2003-12-19", &[person(a), LIBYA, BLAIR, UN]),
            told("b", "2003-12-21", &[person(b), LIBYA, BLAIR, UN]),
        ];
        assert_eq!(persons(records).0, 2, "{a} {b}");
    }
}

#[test]
fn a_surname_that_fits_two_full_names_joins_neither() {
    let records = vec![
        told("a", "2003-12-19", &[person("Ana Kosor"), LIBYA, BLAIR, UN]),
        told("b", "2003-12-20", &[person("Jadranka Kosor"), LIBYA, BLAIR, UN]),
        told("c", "2003-12-21", &[person("Kosor"), LIBYA, BLAIR, UN]),
    ];
    assert_eq!(persons(records).0, 3);
}

#[test]
fn people_of_one_name_are_told_apart_by_their_company() {
    let club: Named = (ActorKind::Organisation, "Swansea Rovers", None);
    let rival: Named = (ActorKind::Organisation, "Cardiff Town", None);
    let carter = |country| (ActorKind::Person, "John Carter", country);
    let records = vec![
        told("a", "2003-12-19", &[carter(Some("GBR")), FRANCE, club, rival]),
        told("b", "2003-12-21", &[carter(Some("GBR")), club]),
        told("c", "2003-12-21", &[carter(Some("USA")), LIBYA, UN]),
        told("d", "2004-01-21", &[carter(None), LIBYA, UN, BLAIR]),
    ];
    assert_eq!(persons(records.clone()).0, 2);
    assert_eq!(persons(vec![records[0].clone(), records[3].clone()]).0, 2);
    assert_eq!(persons(vec![records[0].clone(), records[1].clone()]).0, 1);
}

#[test]
fn a_body_that_a_text_calls_renamed_is_one_under_both_names() {
    let mut draft =
        Draft::new("a", "2011-09-14", "Norfolk Steel, formerly known as Anglia Ironworks, closed its plant.");
    draft.actor(ActorKind::Organisation, "Norfolk Steel", &[], None);
    draft.actor(ActorKind::Organisation, "Anglia Ironworks", &[], None);
    let old = told("b", "2009-01-01", &[(ActorKind::Organisation, "Anglia Ironworks", None)]);
    let graph = KnowledgeGraph::fold([draft.0, old]);
    let bodies: Vec<_> = graph.actors().map(|(_, a)| a).collect();
    let [body] = bodies.as_slice() else { panic!("{bodies:?}") };
    assert!(body.merges.iter().any(|m| m.rule == MergeRule::Renamed), "{:?}", body.merges);
}

#[test]
fn a_name_on_ten_thousand_documents_is_told_apart_in_time() {
    let records = (0..10_000).map(|n| {
        let day = format!("20{:02}-03-01", n % 10);
        told(&format!("d{n:05}"), &day, &[person("John Carter"), LIBYA, BLAIR])
    });
    assert_eq!(persons(records.collect()).0, 1);
}
