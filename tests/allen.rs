//! Allen's relations between stretches of days, against what counting days gives.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use chrono::{Days, NaiveDate};
use dateline::time::Span;
use dateline::time::allen::{End, Interval, Relation, Relations, between};
use dateline::time::edtf::Edtf;
use proptest::prelude::*;

fn day(number: i64) -> NaiveDate {
    let epoch = NaiveDate::from_ymd_opt(2000, 1, 1).unwrap();
    let by = Days::new(number.unsigned_abs());
    if number < 0 { epoch - by } else { epoch + by }
}

fn closed(start: i64, end: i64) -> Interval {
    Interval::new(End::Day(day(start)), End::Day(day(end))).unwrap()
}

/// Every interval of days from 0 to 6.
fn small() -> impl Iterator<Item = (i64, i64)> + Clone {
    (0..=6).flat_map(|start| (start..=6).map(move |end| (start, end)))
}

/// The relations that the definitions give, each tried by itself.
fn counted(a: (i64, i64), b: (i64, i64)) -> Vec<Relation> {
    use Relation as R;
    let ((s, e), (t, f)) = (a, b);
    [
        (R::Before, e + 1 < t),
        (R::Meets, e + 1 == t),
        (R::Overlaps, s < t && t <= e && e < f),
        (R::Starts, s == t && e < f),
        (R::During, t < s && e < f),
        (R::Finishes, t < s && e == f),
        (R::Equals, s == t && e == f),
        (R::FinishedBy, s < t && e == f),
        (R::Contains, s < t && f < e),
        (R::StartedBy, s == t && f < e),
        (R::OverlappedBy, t < s && s <= f && f < e),
        (R::MetBy, f + 1 == s),
        (R::After, f + 1 < s),
    ]
    .into_iter()
    .filter_map(|(relation, holds)| holds.then_some(relation))
    .collect()
}

fn interval(text: &str) -> Interval {
    Interval::from_edtf(&text.parse::<Edtf>().unwrap()).unwrap()
}

fn relations(a: &str, b: &str) -> String {
    between(interval(a), interval(b)).to_string()
}

#[test]
fn two_closed_intervals_have_the_one_relation_that_counting_days_gives() {
    for a in small() {
        for b in small() {
            let found: Vec<Relation> = between(closed(a.0, a.1), closed(b.0, b.1)).iter().collect();
            assert_eq!(found, counted(a, b), "{a:?} {b:?}");
            assert_eq!(found.len(), 1);
        }
    }
}

#[test]
fn the_composition_table_is_what_all_small_intervals_show() {
    let mut seen = [[Relations::NONE; 13]; 13];
    for b in small() {
        for a in small() {
            for c in small() {
                let one = |x: (i64, i64), y: (i64, i64)| counted(x, y)[0];
                let slot = &mut seen[one(a, b) as usize][one(b, c) as usize];
                *slot = slot.union(one(a, c).into());
            }
        }
    }
    for first in Relation::ALL {
        for second in Relation::ALL {
            let found = first.composition(second);
            assert_eq!(found, seen[first as usize][second as usize], "{first} then {second}: {found}");
        }
    }
}

#[test]
fn the_composition_table_has_the_size_that_is_known_of_it() {
    // Of the 169 pairs 97 leave one relation, 42 three, 24 five, 3 nine and 3 all thirteen.
    let mut sizes = [0; 14];
    for first in Relation::ALL {
        for second in Relation::ALL {
            sizes[first.composition(second).len()] += 1;
        }
    }
    assert_eq!((sizes[1], sizes[3], sizes[5], sizes[9], sizes[13]), (97, 42, 24, 3, 3));
}

#[test]
fn an_open_end_is_as_certain_as_a_day() {
    assert_eq!(relations("2003/..", "2007"), "contains");
    assert_eq!(relations("2003/..", "2003"), "started-by");
    assert_eq!(relations("2003/..", "1999/2002"), "met-by");
    assert_eq!(relations("2003/..", "2005/.."), "finished-by");
    assert_eq!(relations("2003/..", "2003/.."), "equals");
    assert_eq!(relations("2003/..", "../2005"), "overlapped-by");
    assert_eq!(relations("../2005", "../2007"), "starts");
    assert_eq!(relations("../2002", "2003/.."), "meets");
}

#[test]
fn an_unknown_end_leaves_what_any_day_could_make_of_it() {
    assert_eq!(relations("2003/", "2007"), "before, meets, overlaps, finished-by, contains");
    assert_eq!(relations("2003/", "2003-01-01"), "equals, started-by");
    assert_eq!(relations("2008/", "2007"), "met-by");
    assert_eq!(relations("/2003", "2003/.."), "overlaps, starts, during");
    assert_eq!(relations("2003/", "2003/.."), "starts");
    assert_eq!(relations("/2003", "/2003"), "finishes, equals, finished-by");
    let unknown = Interval::new(End::Unknown, End::Unknown).unwrap();
    assert_eq!(between(unknown, unknown), Relations::ALL);
    let always = Interval::new(End::Open, End::Open).unwrap();
    assert_eq!(between(unknown, always).only(), Some(Relation::During));
    assert_eq!(between(always, always).only(), Some(Relation::Equals));
}

#[test]
fn neighbouring_days_meet() {
    assert_eq!(relations("2007-05-01/2007-05-10", "2007-05-11/2007-05-20"), "meets");
    assert_eq!(relations("2007-05", "2007-06"), "meets");
    assert_eq!(relations("2007-05-28", "2007-05"), "during");
}

#[test]
fn what_is_no_stretch_of_days_has_no_interval() {
    for text in ["[1667,1668]", "{1960,1961-12}", "Y170000002", "2003/Y170000002"] {
        assert_eq!(Interval::from_edtf(&text.parse::<Edtf>().unwrap()), None, "{text}");
    }
    assert_eq!(Interval::new(End::Day(day(1)), End::Day(day(0))), None);
}

#[test]
fn a_span_without_a_last_day_is_open() {
    let span = Span {
        edtf: "2003/..".to_owned(),
        start: Some(day(0)),
        end: None,
        precision: dateline::record::Precision::Interval,
    };
    let since = Interval::from_span(&span).unwrap();
    assert_eq!((since.start(), since.end()), (End::Day(day(0)), End::Open));
    assert_eq!(between(since, closed(10, 20)).only(), Some(Relation::Contains));
    assert_eq!(Interval::from_span(&Span { end: Some(day(-1)), ..span }), None);
}

#[test]
fn each_relation_has_its_name_in_timeml_but_for_overlapping() {
    let named: Vec<(Relation, &str)> = Relation::ALL.into_iter().filter_map(|r| Some((r, r.timeml()?))).collect();
    assert_eq!(named.len(), 11);
    for (relation, name) in named {
        assert_eq!(Relation::from_timeml(name), Some(relation));
    }
    assert_eq!((Relation::Overlaps.timeml(), Relation::OverlappedBy.timeml()), (None, None));
    assert_eq!(Relation::Meets.timeml(), Some("IBEFORE"));
    assert_eq!(Relation::During.timeml(), Some("IS_INCLUDED"));
    assert_eq!(Relation::Finishes.timeml(), Some("ENDS"));
    assert_eq!(Relation::from_timeml("IDENTITY"), None);
}

/// A boundary of a small interval, with the days that it may be when counting. Days from -12 to 18 are more than enough
/// room around days from 0 to 6, and 100 stands for no limit.
fn end(open: i64) -> impl Strategy<Value = (End, Vec<i64>)> {
    prop_oneof![
        4 => (0..=6_i64).prop_map(|n| (End::Day(day(n)), vec![n])),
        1 => Just((End::Open, vec![open])),
        2 => Just((End::Unknown, (-6..=12).collect())),
    ]
}

/// A small interval and all that it can be.
fn any_interval() -> impl Strategy<Value = (Interval, Vec<(i64, i64)>)> {
    (end(-100), end(100)).prop_filter_map("its start lies after its end", |((start, starts), (end, ends))| {
        let possible = starts.iter().flat_map(|&s| ends.iter().map(move |&e| (s, e))).filter(|(s, e)| s <= e).collect();
        Some((Interval::new(start, end)?, possible))
    })
}

fn relation() -> impl Strategy<Value = Relation> {
    prop::sample::select(Relation::ALL.to_vec())
}

fn set() -> impl Strategy<Value = Relations> {
    prop::collection::vec(relation(), 0..13).prop_map(|all| all.into_iter().collect())
}

proptest! {
    #[test]
    fn unknown_ends_give_every_relation_that_some_days_give_and_no_other((a, all) in any_interval(), (b, others) in any_interval()) {
        let expected: Relations = all.iter().flat_map(|&a| others.iter().flat_map(move |&b| counted(a, b))).collect();
        prop_assert_eq!(between(a, b), expected, "{} for {}", between(a, b), expected);
    }

    #[test]
    fn the_relation_the_other_way_round_is_the_inverse((a, _) in any_interval(), (b, _) in any_interval()) {
        prop_assert_eq!(between(a, b), between(b, a).inverse());
        prop_assert_eq!(between(a, b).inverse().inverse(), between(a, b));
    }

    #[test]
    fn days_far_apart_have_one_relation(a in -700_000..700_000_i64, b in 0..9000_i64, c in -700_000..700_000_i64, d in 0..9000_i64) {
        let found = between(closed(a, a + b), closed(c, c + d));
        prop_assert_eq!(found.iter().collect::<Vec<_>>(), counted((a, a + b), (c, c + d)));
    }

    #[test]
    fn composition_holds_of_any_three(a in -30..30_i64, b in 0..9_i64, c in -30..30_i64, d in 0..9_i64, e in -30..30_i64, f in 0..9_i64) {
        let (a, b, c) = (closed(a, a + b), closed(c, c + d), closed(e, e + f));
        let (first, second, third) = (between(a, b), between(b, c), between(a, c).only().unwrap());
        prop_assert!(first.composition(second).contains(third));
    }

    #[test]
    fn composition_is_associative_has_a_unit_and_turns_round(a in set(), b in set(), c in set()) {
        prop_assert_eq!(a.composition(b).composition(c), a.composition(b.composition(c)));
        prop_assert_eq!(a.composition(Relation::Equals.into()), a);
        prop_assert_eq!(a.composition(b).inverse(), b.inverse().composition(a.inverse()));
    }

    #[test]
    fn sets_of_relations_are_sets(a in set(), b in set(), r in relation()) {
        prop_assert_eq!(a.union(b).contains(r), a.contains(r) || b.contains(r));
        prop_assert_eq!(a.intersection(b).contains(r), a.contains(r) && b.contains(r));
        prop_assert_eq!(a.iter().collect::<Relations>(), a);
        prop_assert_eq!(a.len(), a.iter().count());
        prop_assert_eq!(a.is_empty(), a == Relations::NONE);
    }
}
