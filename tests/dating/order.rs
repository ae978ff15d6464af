//! Events that are told to lie before, after or some time from others.

use super::{date, dated};

#[test]
fn since_and_until_leave_one_side_open() {
    dated("Norway has blocked the harbour since 3 May.", &[("blocked", "2010-05-03/..")]);
    dated("The army occupied the town until 3 May 2008.", &[("occupied", "../2008-05-03")]);
}

#[test]
fn where_only_the_order_is_known_the_date_is_open() {
    dated("The army withdrew after the rebels attacked the town on 3 May.", &[("withdrew", "2010-05-03/..")]);
    dated("The army withdrew before the rebels attacked the town on 3 May.", &[("withdrew", "../2010-05-03")]);
    let text = "The army withdrew on 3 May after the rebels had attacked the town.";
    dated(text, &[("withdrew", "2010-05-03"), ("attacked", "../2010-05-03")]);
}

#[test]
fn an_open_date_has_no_day_on_its_open_side() {
    let open = date("The army withdrew after the rebels attacked the town on 3 May.", "withdrew");
    assert_eq!((open.start.map(|d| d.to_string()).as_deref(), open.end), (Some("2010-05-03"), None));
}

#[test]
fn shortly_after_is_the_same_day() {
    dated("The army withdrew shortly after the rebels attacked the town on 3 May.", &[("withdrew", "2010-05-03")]);
}

#[test]
fn since_then_counts_from_the_last_dated_event() {
    let text = "The rebels attacked the town on 3 May. Nine people have died since then.";
    dated(text, &[("died", "2010-05-03/..")]);
}

#[test]
fn within_hours_is_the_day_of_the_last_dated_event() {
    let text = "The prime minister resigned on 3 May 2008. Within hours the party had named a successor.";
    dated(text, &[("named", "2008-05-03")]);
}

#[test]
fn a_length_of_time_from_a_known_event_is_counted_from_its_day() {
    let text = "A shuttle exploded on 1 February 2003. A year after the accident, the president announced a new plan.";
    dated(text, &[("announced", "2004")]);
}

#[test]
fn two_days_later_is_counted_from_the_event_before() {
    let text = "The rebels attacked the town on 3 May 2008. Two days later the army arrested their leader.";
    dated(text, &[("arrested", "2008-05-05")]);
}
