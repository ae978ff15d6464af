//! Times of day: how they are said, and how a text goes on from one to the next.

use super::{news, story, value};

#[test]
fn minutes_are_counted_from_the_hour() {
    assert_eq!(value("They met at half past nine."), "2007-07-17T09:30");
    assert_eq!(value("They met at a quarter to nine."), "2007-07-17T08:45");
    assert_eq!(value("They met at twenty past midnight."), "2007-07-17T00:20");
    assert_eq!(value("They met at half past midnight."), "2007-07-17T00:30");
    assert_eq!(value("They met five minutes before noon."), "2007-07-17T11:55");
    // Neither an hour nor minutes.
    news("They walked past nine houses.", &[]);
    news("The odds rose from ten to one.", &[]);
}

#[test]
fn the_part_of_the_day_tells_which_half_an_hour_is_of() {
    assert_eq!(value("They met at 6 that evening."), "2007-07-17T18:00");
    assert_eq!(value("They met at six this morning."), "2007-07-17T06:00");
    assert_eq!(value("They met at nine on Friday evening."), "2007-07-13T21:00");
}

#[test]
fn the_small_hours_after_an_evening_are_those_of_the_next_day() {
    story(
        "It began at 10.55 p.m. on 24 April 1974. At twenty past midnight they marched. By 6 o'clock it was over.",
        &[
            "10.55 p.m. on 24 April 1974 = 1974-04-24T22:55",
            "twenty past midnight = 1974-04-25T00:20",
            "6 o'clock = 1974-04-25T06:00",
        ],
    );
    // The evening has not come yet.
    story(
        "They landed at 2 p.m. on 6 June 1944. At 5 a.m. the fleet had fired.",
        &["2 p.m. on 6 June 1944 = 1944-06-06T14:00", "5 a.m. = 1944-06-06T05:00"],
    );
}

#[test]
fn hours_later_are_counted_from_the_time_named_last() {
    story(
        "They landed at 5.45 a.m. on 1 November 1944. Four hours later the town fell; thirty minutes earlier it had burnt.",
        &[
            "5.45 a.m. on 1 November 1944 = 1944-11-01T05:45",
            "Four hours later = 1944-11-01T09:45",
            "thirty minutes earlier = 1944-11-01T09:15",
        ],
    );
    story(
        "They landed at 11 p.m. on 31 December 1944. Two hours later the town fell.",
        &["11 p.m. on 31 December 1944 = 1944-12-31T23:00", "Two hours later = 1945-01-01T01:00"],
    );
}

#[test]
fn one_night_has_two_days() {
    story("It fell on the night of 28–29 April 1918.", &["the night of 28–29 April 1918 = 1918-04-28TNI"]);
    story("It fell on the night of 9 to 10 May 1940.", &["the night of 9 to 10 May 1940 = 1940-05-09TNI"]);
}

#[test]
fn a_time_may_stand_before_the_part_of_its_day() {
    assert_eq!(value("They met at about 9 o'clock in the evening of 14 July."), "2007-07-14T21:00");
    assert_eq!(value("It went on until ten at night."), "2007-07-17T22:00");
    assert_eq!(value("It fell in the small hours of the 5th."), "2007-07-05TMO");
    assert_eq!(value("It began at 2300 GMT on the 1st."), "2007-07-01T23:00");
    assert_eq!(value("By evening they were gone."), "2007-07-17TEV");
    news("They marched by night.", &[]);
}

#[test]
fn what_follows_midnight_is_the_beginning_of_the_day() {
    assert_eq!(value("They met at midnight on Friday."), "2007-07-13T24:00");
    assert_eq!(value("They met shortly after midnight on Friday."), "2007-07-13T00:00");
}
