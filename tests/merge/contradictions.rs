//! What documents do not agree about stands side by side.

use dateline::graph::ContradictionKind;
use dateline::graph::KnowledgeGraph;
use dateline::record::{EventKind, Record, Role, Stance, StanceKind};
use dateline::timeline::{Timeline, TimelineEvent};

use crate::sample::{Draft, date};

fn act(id: &str, published: &str, lemma: &str, when: &str, stance: StanceKind, label: &str) -> Record {
    let mut draft = Draft::new(id, published, &format!("{label}. {id}"));
    let (us, iran) = (draft.country("United States", "USA"), draft.country("Iran", "IRN"));
    let cast = [(us, Role::Source), (iran, Role::Target)];
    draft.event(EventKind::Assault, lemma, date(when), &cast, label).stance = Stance { kind: stance, holder: None };
    draft.0
}

fn events(records: Vec<Record>) -> Vec<TimelineEvent> {
    Timeline::from(&KnowledgeGraph::fold(records)).events
}

const LABEL: &str = "American planes attacked a bridge near Ahvaz with rockets";

#[test]
fn a_denial_stands_beside_what_it_denies() {
    let told = |id, stance| act(id, "2010-06-02", "attack", "2010-06-01", stance, LABEL);
    let events = events(vec![told("a", StanceKind::Asserted), told("b", StanceKind::Denied)]);
    assert_eq!(events.len(), 2);
    for (event, other) in [(&events[0], &events[1]), (&events[1], &events[0])] {
        let [link] = event.contradicts.as_slice() else { panic!("{event:?}") };
        assert_eq!((&link.event, link.kind), (&other.id, ContradictionKind::Denial));
    }
}

#[test]
fn two_dates_of_what_happens_once_stand_side_by_side() {
    let told = |id, when| act(id, "2010-06-20", "die", when, StanceKind::Asserted, LABEL);
    let events = events(vec![told("a", "2010-06-01"), told("b", "2010-06-03")]);
    let values: Vec<&str> = events.iter().map(|e| e.date.value.as_str()).collect();
    assert_eq!(values, ["2010-06-01", "2010-06-03"]);
    assert!(events.iter().all(|e| e.contradicts.iter().all(|c| c.kind == ContradictionKind::Date)));
    assert!(events.iter().all(|e| e.contradicts.len() == 1));
}

#[test]
fn the_same_act_a_month_later_is_no_contradiction() {
    let told = |id, published, when| act(id, published, "attack", when, StanceKind::Asserted, LABEL);
    let events = events(vec![told("a", "2010-06-02", "2010-06-01"), told("b", "2010-06-09", "2010-06-08")]);
    assert_eq!(events.len(), 2);
    assert!(events.iter().all(|e| e.contradicts.is_empty()));
}

#[test]
fn a_coarser_date_is_kept_beside_the_date_of_the_event() {
    let told = |id, when| act(id, "2010-06-20", "attack", when, StanceKind::Asserted, LABEL);
    let events = events(vec![told("a", "2010-06-01"), told("b", "2010-06")]);
    let [event] = events.as_slice() else { panic!("{events:?}") };
    let [other] = event.dates.as_slice() else { panic!("{:?}", event.dates) };
    assert_eq!(
        (event.date.value.as_str(), other.date.value.as_str(), other.excludes),
        ("2010-06-01", "2010-06", false)
    );
    assert_eq!(other.evidence[0].document, "b");
}
