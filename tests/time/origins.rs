//! What is said of how a value was found.

use dateline::time::{Anchor, Origin, find};

use super::{dct, sentences};

#[test]
fn every_value_says_where_it_comes_from() {
    let text = "In 1998 it opened. Two years later it closed. Yesterday it burned. Recently it rained.";
    let found = find(&sentences(text), dct());
    let shown: Vec<_> = found.iter().map(|t| (t.value.as_str(), t.origin, t.anchor)).collect();
    assert_eq!(
        shown,
        [
            ("1998", Origin::Explicit, None),
            ("2000", Origin::Reference, Some(Anchor::Expression(0))),
            ("2007-07-16", Origin::Creation, Some(Anchor::Creation)),
            ("PAST_REF", Origin::Vague, None),
        ]
    );
}

#[test]
fn durations_know_which_end_lies_at_the_point_of_view() {
    let found = find(&sentences("It rained in the last two weeks; the next three days will be dry."), dct());
    let shown: Vec<_> = found.iter().map(|t| (t.value.as_str(), t.begin_point, t.end_point)).collect();
    assert_eq!(shown, [("P2W", None, Some(Anchor::Creation)), ("P3D", Some(Anchor::Creation), None)]);
}

#[test]
fn without_a_day_of_writing_what_needs_it_is_unresolved() {
    let found = find(&sentences("They met yesterday."), None);
    let shown: Vec<_> = found.iter().map(|t| (t.value.as_str(), t.origin, t.anchor)).collect();
    assert_eq!(shown, [("XXXX-XX-XX", Origin::Unresolved, None)]);
}
