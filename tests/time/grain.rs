//! How fine the value of an offset is: that of its unit.

use super::{news, story};

#[test]
fn an_offset_is_as_fine_as_its_unit() {
    news("It closed two days ago.", &["two days ago = 2007-07-15"]);
    news("It closed two weeks ago.", &["two weeks ago = 2007-W27"]);
    news("It closed two months ago.", &["two months ago = 2007-05"]);
    news("It closed two years ago.", &["two years ago = 2005"]);
    news("It closed a decade ago.", &["a decade ago = 1997"]);
    news("It closed some two centuries ago.", &["some two centuries ago = 1807 APPROX"]);
    news("It closed one year ago.", &["one year ago = 2006"]);
}

#[test]
fn more_and_less_than_turn_into_before_and_after() {
    news("It closed more than two years ago.", &["more than two years ago = 2005 BEFORE"]);
    news("It closed less than two years ago.", &["less than two years ago = 2005 AFTER"]);
    news("It closed about two years ago.", &["about two years ago = 2005 APPROX"]);
}

#[test]
fn halves_reach_into_the_middle() {
    news("It closed two and a half years ago.", &["two and a half years ago = 2005"]);
    news("It closed half a century ago.", &["half a century ago = 1957"]);
}

#[test]
fn an_amount_that_is_no_number_gives_no_date() {
    news("It closed a few years ago.", &["a few years ago = PAST_REF"]);
    story(
        "It closed in 1943. Several months later it opened again.",
        &["1943 = 1943", "Several months later = FUTURE_REF"],
    );
}

#[test]
fn parts_of_a_longer_time() {
    news("It rained in the first week of June.", &["the first week of June = 2007-W23"]);
    news("It rained on the last day of May.", &["the last day of May = 2007-05-31"]);
    news("It rained in the first half of June.", &["the first half of June = 2007-06 START"]);
    news("It grew in the second half of the 19th century.", &["the second half of the 19th century = 18 END"]);
}
