//! In which order events are put.

use dateline::confidence::Confidence;
use dateline::graph::KnowledgeGraph;
use dateline::record::{Date, EventKind, Precedence, Role};
use dateline::timeline::Timeline;
use dateline::timeline::entity::{EntityTimeline, Selection};

use crate::sample::{Draft, date, day};

/// Lemma, date (empty for none), and the events that it is told to follow, with how sure that is.
type Plan<'a> = (&'a str, &'a str, &'a [(usize, u8)]);

/// Events of one actor.
fn ordered(events: &[Plan]) -> EntityTimeline {
    let labels: Vec<String> = events.iter().map(|(lemma, ..)| format!("Ada Smith did {lemma}")).collect();
    let mut draft = Draft::new("a", "2007-07-17", &labels.join(". "));
    let ada = draft.person("Ada Smith");
    for ((lemma, when, after), label) in events.iter().zip(&labels) {
        let when = if when.is_empty() { Date::unknown() } else { date(when) };
        let event = draft.event(EventKind::Other, lemma, when, &[(ada, Role::Source)], label);
        let link =
            |(event, sure): &(usize, u8)| Precedence { event: *event, confidence: Confidence::hundredths(*sure) };
        event.after = after.iter().map(link).collect();
    }
    let timeline = Timeline::from(&KnowledgeGraph::fold([draft.0]));
    EntityTimeline::new(&timeline, "Ada Smith", &Selection::default())
}

fn places(timeline: &EntityTimeline) -> Vec<(&str, usize)> {
    timeline.events.iter().map(|e| (e.event.lemma.as_str(), e.order)).collect()
}

#[test]
fn dates_give_the_order_and_equal_dates_the_same_place() {
    let timeline = ordered(&[("sing", "2007-05-02", &[]), ("walk", "2007-05-01", &[]), ("swim", "2007-05-02", &[])]);
    assert_eq!(places(&timeline), [("walk", 1), ("sing", 2), ("swim", 2)]);
}

#[test]
fn an_event_without_a_date_stands_behind_the_one_it_is_told_to_follow() {
    let timeline = ordered(&[
        ("walk", "2007-05-01", &[]),
        ("sing", "2007-05-09", &[]),
        ("swim", "", &[(0, 90)]),
        ("rest", "", &[(2, 90)]),
    ]);
    assert_eq!(places(&timeline), [("walk", 1), ("swim", 2), ("rest", 3), ("sing", 4)]);
}

#[test]
fn an_event_without_a_date_stands_before_the_one_that_follows_it() {
    let timeline = ordered(&[("swim", "", &[]), ("walk", "2007-05-01", &[]), ("sing", "2007-05-09", &[(0, 90)])]);
    assert_eq!(places(&timeline), [("walk", 1), ("swim", 2), ("sing", 3)]);
}

#[test]
fn an_event_of_which_nothing_is_told_has_no_place() {
    let timeline = ordered(&[("swim", "", &[]), ("walk", "2007-05-01", &[])]);
    assert_eq!(places(&timeline), [("walk", 1), ("swim", 0)]);
}

#[test]
fn a_date_that_is_surer_than_the_words_decides_and_the_contradiction_is_told() {
    let timeline = ordered(&[("walk", "2007-05-09", &[]), ("swim", "2007-05-01", &[(0, 80)])]);
    assert_eq!(places(&timeline), [("swim", 1), ("walk", 2)]);
    let [clash] = timeline.contradictions.as_slice() else { panic!("one contradiction") };
    let lemma = |id: &str| timeline.events.iter().find(|e| e.event.id == id).map(|e| e.event.lemma.as_str());
    assert_eq!((lemma(&clash.earlier), lemma(&clash.later)), (Some("walk"), Some("swim")));
}

#[test]
fn words_that_are_surer_than_a_date_decide_and_the_contradiction_is_told() {
    let timeline = ordered(&[("walk", "2007-05-09", &[]), ("swim", "2007-05-01", &[(0, 99)])]);
    assert_eq!(timeline.contradictions.len(), 1);
    let place = |lemma: &str| places(&timeline).into_iter().find(|(l, _)| *l == lemma).map(|(_, p)| p);
    assert!(place("walk") < place("swim"), "{:?}", places(&timeline));
}

#[test]
fn a_ring_is_opened_at_the_least_sure_link() {
    let timeline = ordered(&[("walk", "2007-05-01", &[]), ("swim", "", &[(0, 90), (2, 60)]), ("rest", "", &[(1, 90)])]);
    assert_eq!(places(&timeline), [("walk", 1), ("swim", 2), ("rest", 3)]);
    assert_eq!(timeline.contradictions.len(), 1);
}

#[test]
fn a_long_stretch_without_an_event_is_told() {
    let days = ["2007-01-01", "2007-01-11", "2007-01-20", "2007-09-01"];
    let timeline = ordered(&days.map(|d| ("walk", d, &[] as &[_])));
    let [gap] = timeline.gaps.as_slice() else { panic!("one gap: {:?}", timeline.gaps) };
    assert_eq!((gap.from, gap.to, gap.days), (day("2007-01-21"), day("2007-08-31"), 223));
}
