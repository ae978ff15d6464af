//! Actors and events over several documents.
#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where it fails")]

mod sample;

use dateline::graph::{KnowledgeGraph, Node};
use dateline::record::{ActorKind, Date, EventKind, Precision, Record, Role, Stance, StanceKind};
use dateline::timeline::{Timeline, TimelineActor, TimelineEvent};
use sample::{Draft, date, day, talks};

fn timeline(records: impl IntoIterator<Item = Record>) -> Timeline {
    Timeline::from(&KnowledgeGraph::fold(records))
}

fn one(id: &str, kind: ActorKind, name: &str, aliases: &[&str], country: Option<&str>) -> Record {
    let mut draft = Draft::new(id, "2010-01-01", &format!("{name} of {id}."));
    draft.actor(kind, name, aliases, country);
    draft.0
}

/// The names of the actors that these make, one for each document.
fn names(actors: &[(ActorKind, &str, &[&str], Option<&str>)]) -> Vec<String> {
    let records = actors
        .iter()
        .enumerate()
        .map(|(n, (kind, name, aliases, code))| one(&format!("d{n}"), *kind, name, aliases, *code));
    let mut names: Vec<String> = timeline(records).actors.into_iter().map(|a: TimelineActor| a.name).collect();
    names.sort();
    names
}

/// A document in which one country does something to another.
fn act(id: &str, kind: EventKind, lemma: &str, when: Date, who: [(&str, &str); 2], label: &str) -> Record {
    let mut draft = Draft::new(id, "2010-06-30", &format!("{label}. {id}"));
    let [source, target] = who.map(|(name, code)| draft.country(name, code));
    draft.event(kind, lemma, when, &[(source, Role::Source), (target, Role::Target)], label);
    draft.0
}

const US: (&str, &str) = ("United States", "USA");
const IRAN: (&str, &str) = ("Iran", "IRN");
const CHINA: (&str, &str) = ("China", "CHN");

fn labels(timeline: &Timeline) -> Vec<&str> {
    timeline.events.iter().map(|e: &TimelineEvent| e.label.as_str()).collect()
}

#[test]
fn a_meeting_told_with_month_and_with_day_is_one_event_on_the_day() {
    let timeline = timeline(talks());
    let meetings: Vec<_> = timeline.events.iter().filter(|e| e.kind == EventKind::Consult).collect();
    let [meeting] = meetings.as_slice() else { panic!("{meetings:?}") };
    assert_eq!((meeting.date.value.as_str(), meeting.date.precision), ("2007-05-28", Precision::Day));
    assert_eq!((meeting.support, meeting.evidence.len()), (2, 2));
    assert_eq!(meeting.participants.len(), 5);
}

#[test]
fn groups_without_a_name_are_one_only_where_one_event_shows_it() {
    let together = timeline(talks());
    assert_eq!(together.actors.iter().filter(|a| a.kind == ActorKind::Group).count(), 1);
    assert_eq!(names(&[(ActorKind::Group, "gunmen", &[], None), (ActorKind::Group, "gunmen", &[], None)]).len(), 2);
}

#[test]
fn actors_with_the_same_full_name_are_one() {
    use ActorKind::{Country, Group, Organisation, Person, Place};
    for (a, b) in [
        ((Person, "Hassan Kazemi-Qomi", None), (Person, "Hassan Kazemi Qomi", None)),
        ((Person, "José Álvarez", None), (Person, "Jose Alvarez", None)),
        ((Person, "Kevin J Bergner", None), (Person, "Kevin Bergner", None)),
        ((Organisation, "Apple Inc.", None), (Organisation, "Apple", None)),
        ((Organisation, "The U.S. Navy", None), (Organisation, "US Navy", None)),
        ((Organisation, "Royal Navy", None), (Organisation, "Royal Navy", None)),
        ((Organisation, "Supreme Court", Some("IND")), (Organisation, "supreme court", Some("IND"))),
        ((Organisation, "foreign ministry", Some("IRN")), (Organisation, "Foreign Ministry", Some("IRN"))),
        ((Country, "Burma", Some("MMR")), (Country, "Myanmar", Some("MMR"))),
        ((Country, "Iran", Some("IRN")), (Country, "Iran", None)),
        ((Place, "Baghdad", Some("IRQ")), (Place, "Baghdad", None)),
        ((Group, "Tamil Tigers", None), (Group, "Tamil Tigers", None)),
    ] {
        let found = names(&[(a.0, a.1, &[], a.2), (b.0, b.1, &[], b.2)]);
        assert_eq!(found.len(), 1, "{found:?}");
    }
}

#[test]
fn actors_that_only_look_alike_stay_apart() {
    use ActorKind::{Country, Group, Organisation, Person, Place};
    for (a, b) in [
        ((Person, "Smith", None), (Person, "Smith", None)),
        ((Person, "John Smith", None), (Person, "Smith", None)),
        ((Person, "Victoria Jordan", None), (Organisation, "Victoria Jordan", None)),
        ((Organisation, "Supreme Court", Some("IND")), (Organisation, "Supreme Court", Some("USA"))),
        ((Organisation, "district court", Some("USA")), (Organisation, "district court", Some("USA"))),
        ((Organisation, "Ministry of Health", None), (Organisation, "Ministry of Health", None)),
        ((Organisation, "hospital", None), (Organisation, "hospital", None)),
        ((Country, "Congo", Some("COD")), (Country, "Congo", Some("COG"))),
        ((Place, "Paris", Some("FRA")), (Place, "Paris", Some("USA"))),
        ((Place, "village", None), (Place, "village", None)),
        ((Group, "Iranian officials", None), (Group, "Iranian officials", None)),
    ] {
        let found = names(&[(a.0, a.1, &[], a.2), (b.0, b.1, &[], b.2)]);
        assert_eq!(found.len(), 2, "{found:?}");
    }
}

#[test]
fn an_acronym_is_the_organisation_that_alone_goes_by_it() {
    let long = (ActorKind::Organisation, "International Atomic Energy Agency", &["IAEA"][..], None);
    let short = (ActorKind::Organisation, "IAEA", &[][..], None);
    let other = (ActorKind::Organisation, "Inter-American Energy Alliance", &["IAEA"][..], None);
    assert_eq!(names(&[long, short]), ["International Atomic Energy Agency"]);
    assert_eq!(names(&[long, short, other]).len(), 3);
}

#[test]
fn a_name_without_initial_that_fits_two_people_joins_neither() {
    let people = ["George W Bush", "George H W Bush", "George Bush"].map(|n| (ActorKind::Person, n, &[][..], None));
    assert_eq!(names(&people[1..]).len(), 1);
    assert_eq!(names(&[people[0], people[2]]).len(), 1);
    assert_eq!(names(&people).len(), 3);
}

#[test]
fn an_actor_has_the_same_id_in_every_company() {
    let alone = timeline([one("x", ActorKind::Person, "Ryan Crocker", &[], None)]);
    let mut records = talks().to_vec();
    records.push(one("x", ActorKind::Person, "Ryan Crocker", &[], None));
    let among = timeline(records);
    let crocker = among.actors.iter().find(|a| a.name == "Ryan Crocker").expect("Crocker");
    assert_eq!(crocker.id, alone.actors[0].id);
    assert_eq!(crocker.mentions, 2);
    assert_eq!(crocker.id.len(), 16);
    assert!(crocker.id.bytes().all(|b| b.is_ascii_hexdigit()));
}

#[test]
fn an_event_has_the_same_id_from_every_document() {
    let ids: Vec<String> = ["a", "b"]
        .map(|id| timeline([act(id, EventKind::Assault, "attack", date("2010-06-01"), [US, IRAN], id)]))
        .map(|t| t.events[0].id.clone())
        .to_vec();
    assert_eq!(ids[0], ids[1]);
}

#[test]
fn all_ids_differ() {
    let mut draft = Draft::new("d", "2010-01-01", "Smith said no. Smith said no. Smith said yes.");
    let smiths = [draft.person("Smith"), draft.person("Smith")];
    for (n, words) in ["Smith said no", "Smith said no", "Smith said yes"].iter().enumerate() {
        let event = draft.event(EventKind::Say, "say", date("2010-01-01"), &[(smiths[n % 2], Role::Source)], words);
        event.evidence[0].start = n;
    }
    let graph = KnowledgeGraph::fold([draft.0]);
    let mut ids: Vec<&str> = graph.graph().node_weights().map(Node::id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 6);
}

#[test]
fn an_event_said_twice_in_one_document_is_one_with_both_places() {
    let mut record = act("a", EventKind::Assault, "attack", date("2010-06-01"), [US, IRAN], "US attacks Iran");
    let mut again = record.events[0].clone();
    again.evidence[0].start += 1;
    record.events.push(again.clone());
    again.label = "US attacks Iran again".into();
    record.events.push(again);
    let mut evidence: Vec<usize> = timeline([record]).events.iter().map(|e| e.evidence.len()).collect();
    evidence.sort_unstable();
    assert_eq!(evidence, [1, 2]);
}

#[test]
fn repeated_events_on_different_days_stay_two() {
    let records = ["01", "08"]
        .map(|d| act(d, EventKind::Assault, "bomb", date(&format!("2010-06-{d}")), [US, IRAN], "US bombs Iran"));
    assert_eq!(timeline(records).events.len(), 2);
}

#[test]
fn a_month_that_holds_two_such_events_joins_neither() {
    let told = |id, when| act(id, EventKind::Assault, "bomb", date(when), [US, IRAN], "US bombs Iran");
    let two = timeline([told("a", "2010-06-01"), told("b", "2010-06")]);
    assert_eq!(two.events.len(), 1);
    let three = timeline([told("a", "2010-06-01"), told("b", "2010-06"), told("c", "2010-06-08")]);
    assert_eq!(three.events.len(), 3);
}

#[test]
fn related_triggers_of_one_type_tell_one_event() {
    let told = |id, lemma| act(id, EventKind::Assault, lemma, date("2010-06-01"), [US, IRAN], id);
    for (a, b) in [("bomb", "bombing"), ("invade", "invasion"), ("retaliate", "retaliation")] {
        assert_eq!(timeline([told("x", a), told("y", b)]).events.len(), 1, "{a} {b}");
    }
    assert_eq!(timeline([told("x", "bomb"), told("y", "kidnap")]).events.len(), 2);
}

#[test]
fn events_with_other_actors_or_with_sides_exchanged_stay_apart() {
    let told = |id, who| act(id, EventKind::Assault, "attack", date("2010-06-01"), who, id);
    assert_eq!(timeline([told("a", [US, IRAN]), told("b", [US, CHINA])]).events.len(), 2);
    assert_eq!(timeline([told("a", [US, IRAN]), told("b", [IRAN, US])]).events.len(), 2);
}

#[test]
fn what_is_denied_or_planned_is_not_what_is_asserted() {
    for (stance, events) in
        [(StanceKind::Reported, 1), (StanceKind::Denied, 2), (StanceKind::Planned, 2), (StanceKind::Accused, 2)]
    {
        let told = |id| act(id, EventKind::Assault, "attack", date("2010-06-01"), [US, IRAN], id);
        let mut other = told("b");
        other.events[0].stance = Stance { kind: stance, holder: Some(0) };
        let timeline = timeline([told("a"), other]);
        assert_eq!(timeline.events.len(), events, "{stance:?}");
        assert_eq!(timeline.events.iter().filter(|e| e.stance.kind == StanceKind::Asserted).count(), 1, "{stance:?}");
    }
}

#[test]
fn different_statements_of_one_speaker_on_one_day_stay_apart() {
    let told = |id, words| act(id, EventKind::Say, "say", date("2010-06-01"), [US, IRAN], words);
    let first = "Washington said it was prepared to resume direct nuclear negotiations without conditions";
    let again = "Washington said it was prepared to resume direct nuclear negotiations";
    let other = "Washington said exports of wheat would double before winter";
    assert_eq!(timeline([told("a", first), told("b", again)]).events.len(), 1);
    assert_eq!(timeline([told("a", first), told("b", other)]).events.len(), 2);
}

#[test]
fn copies_of_one_text_count_as_one_source() {
    let told = |id| {
        let mut record =
            act(id, EventKind::Assault, "attack", date("2010-06-01"), [US, IRAN], "America attacks Iran at dawn");
        record.document.text = "America attacks Iran at dawn".into();
        record
    };
    let mut own_words = told("c");
    own_words.document.text = "At dawn, America attacks Iran".into();
    let copies = timeline([told("a"), told("b")]);
    assert_eq!((copies.events.len(), copies.events[0].support, copies.events[0].evidence.len()), (1, 1, 2));
    assert_eq!(timeline([told("a"), told("b"), own_words]).events[0].support, 2);
}

#[test]
fn the_same_words_without_a_date_are_one_event_and_other_words_are_not() {
    let told = |id, words| act(id, EventKind::Assault, "attack", Date::unknown(), [US, IRAN], words);
    let words = "America attacked Iran in the dark";
    assert_eq!(timeline([told("a", words), told("b", words)]).events.len(), 1);
    assert_eq!(timeline([told("a", words), told("b", "Iran was attacked by America some day")]).events.len(), 2);
}

#[test]
fn a_document_given_twice_counts_once() {
    let [first, second] = talks();
    let once = timeline([first.clone(), second.clone()]);
    assert_eq!(timeline([first.clone(), second, first]), once);
}

#[test]
fn events_stand_in_order_of_day_then_of_length_with_undated_ones_last() {
    let mut draft = Draft::new("d", "2010-01-01", "e d c b a.");
    for (label, when) in [
        ("e", Date::unknown()),
        ("d", date("2009-03-02")),
        ("c", date("2009")),
        ("b", date("2009-01")),
        ("a", date("2009-01-01")),
    ] {
        draft.event(EventKind::Other, "be", when, &[], label);
    }
    let until =
        Date { start: None, end: Some(day("2008-05-01")), precision: Precision::Interval, ..date("2008-05-01") };
    draft.event(EventKind::Other, "be", until, &[], "z");
    assert_eq!(labels(&timeline([draft.0])), ["z", "a", "b", "c", "d", "e"]);
}

#[test]
fn a_relation_said_twice_is_one_with_both_places() {
    let record = |id| {
        let mut draft = Draft::new(id, "2010-01-01", &format!("Ryan Crocker, envoy of the United States. {id}"));
        let (us, crocker) = (draft.country("United States", "USA"), draft.person("Ryan Crocker"));
        draft.relation(crocker, "envoy_of", us, "envoy of the United States");
        draft.relation(us, "part_of", us, "the United States");
        draft.0
    };
    let relations = timeline([record("a"), record("b")]).relations;
    let [relation] = relations.as_slice() else { panic!("{relations:?}") };
    assert_eq!((relation.kind.as_str(), relation.evidence.len()), ("envoy_of", 2));
}

#[test]
fn queries_count_events_pairs_and_neighbours() {
    let graph = KnowledgeGraph::fold(talks());
    let find = |name: &str| graph.actors().find(|(_, a)| a.name == name).expect("actor").0;
    let (us, iran, crocker, baghdad) = (find("United States"), find("Iran"), find("Ryan Crocker"), find("Baghdad"));
    assert_eq!(graph.events_of(iran).len(), 2);
    assert_eq!(graph.events_of(baghdad).len(), 1);
    assert_eq!(graph.degree(us), 2);
    assert_eq!(graph.neighbours(crocker), [us, iran].into());
    assert_eq!(graph.pair_counts().get(&(us.min(iran), us.max(iran))), Some(&1));
    assert_eq!(graph.mentions(iran).count(), 2);
    let (meeting, _) = graph.events().find(|(_, e)| e.kind == EventKind::Consult).expect("meeting");
    assert_eq!(graph.place(meeting), Some(baghdad));
    assert_eq!(graph.participants(meeting).len(), 5);
}

#[test]
fn indices_that_point_nowhere_are_left_out() {
    let mut draft = Draft::new("d", "2010-01-01", "Nobody met.");
    let event = draft.event(EventKind::Consult, "meet", date("2010-01-01"), &[(7, Role::Source)], "Nobody met");
    event.place = Some(9);
    event.stance.holder = Some(usize::MAX);
    event.evidence[0].document = "elsewhere".into();
    draft.relation(3, "part_of", 4, "Nobody");
    let timeline = timeline([draft.0]);
    assert_eq!((timeline.events.len(), timeline.relations.len()), (1, 0));
    assert_eq!((timeline.events[0].participants.len(), &timeline.events[0].place), (0, &None));
}

#[test]
fn no_record_makes_an_empty_graph() {
    let graph = KnowledgeGraph::fold([]);
    assert_eq!(graph.graph().node_count(), 0);
    assert!(Timeline::from(&graph).events.is_empty());
}
