//! Bare weekdays, by tense, possession and order.

use super::{news, story};

#[test]
fn the_verb_tells_whether_the_day_is_past() {
    news("The envoys met on Friday.", &["Friday = 2007-07-13"]);
    news("The envoys will meet on Friday.", &["Friday = 2007-07-20"]);
    news("The envoys have met since Friday.", &["Friday = 2007-07-13"]);
    news("The envoys are to meet on Friday.", &["Friday = 2007-07-20"]);
    news("The envoys meet on Friday.", &["Friday = 2007-07-20"]);
    news("She said that the envoys would be meeting on Friday.", &["Friday = 2007-07-20"]);
}

#[test]
fn the_present_tense_looks_ahead_with_verbs_of_a_timetable_alone() {
    news("The court opens on Friday.", &["Friday = 2007-07-20"]);
    // The text below a picture.
    news("Soldiers stand by the gate on Friday.", &["Friday = 2007-07-13"]);
}

#[test]
fn modals_look_ahead_unless_a_perfect_or_what_was_perceived_follows() {
    news("The slick could reach the coast on Friday.", &["Friday = 2007-07-20"]);
    news("The slick may have reached the coast on Friday.", &["Friday = 2007-07-13"]);
    news("Shots could be heard on Friday.", &["Friday = 2007-07-13"]);
    news("They could not fly on Friday because of rain.", &["Friday = 2007-07-13"]);
}

#[test]
fn plans_look_ahead_unless_they_are_over() {
    news("The union has scheduled a vote for Friday.", &["Friday = 2007-07-20"]);
    news("The talks are expected to end on Friday.", &["Friday = 2007-07-20"]);
    news("They agreed to meet on Friday.", &["Friday = 2007-07-20"]);
    news("The offer had been due to lapse on Friday.", &["Friday = 2007-07-13"]);
}

#[test]
fn what_a_day_owns_is_over_unless_it_lies_ahead() {
    news("They want to get around Friday's ruling.", &["Friday = 2007-07-13"]);
    news("Tension rose ahead of Friday's vote.", &["Friday = 2007-07-20"]);
    news("It will be the first hearing since the 3 July accident.", &["3 July = 2007-07-03"]);
    news("The tour, which has gone round the world since August, is due in Rome.", &["August = 2006-08"]);
}

#[test]
fn the_day_of_writing_is_itself() {
    news("Police said on Tuesday that the road was open.", &["Tuesday = 2007-07-17"]);
}

#[test]
fn parts_of_the_day_go_with_it() {
    news("Saturday night was quiet.", &["Saturday night = 2007-07-14TNI"]);
    news("It fell in the early hours of Friday morning.", &["the early hours of Friday morning = 2007-07-13TMO"]);
    news(
        "The plane came down on Friday. It had left at 6 p.m. and was missed in the evening.",
        &["Friday = 2007-07-13", "6 p.m. = 2007-07-13T18:00", "the evening = 2007-07-13TEV"],
    );
}

#[test]
fn last_next_and_this_pick_the_day() {
    news("It closed last Friday and opens next Friday.", &["last Friday = 2007-07-13", "next Friday = 2007-07-20"]);
    news("It opened on Tuesday of last week.", &["Tuesday of last week = 2007-07-10"]);
    news("It opens this coming Sunday, July 22.", &["this coming Sunday, July 22 = 2007-07-22"]);
}

#[test]
fn the_end_of_a_range_comes_after_its_beginning() {
    news("The fair ran from Saturday to Tuesday.", &["Saturday = 2007-07-14", "Tuesday = 2007-07-17"]);
    news("They will talk from Monday to Wednesday.", &["Monday = 2007-07-23", "Wednesday = 2007-07-25"]);
}

#[test]
fn a_story_has_its_own_week() {
    story(
        "On 7 December 1941 the fleet was hit. The following Thursday, war was declared.",
        &["7 December 1941 = 1941-12-07", "The following Thursday = 1941-12-11"],
    );
}

#[test]
fn verbs_joined_by_and_share_the_auxiliary() {
    news("They will come to town and speak on Friday.", &["Friday = 2007-07-20"]);
}

#[test]
fn a_weekday_with_its_day_tells_the_year() {
    news(
        "The payments stopped in April 2005. On Saturday 12 November he left.",
        &["April 2005 = 2005-04", "Saturday 12 November = 2005-11-12"],
    );
}

#[test]
fn a_time_takes_the_day_of_its_own_sentence_though_it_is_to_come() {
    news(
        "Polls open at 7 a.m. on Sunday, July 22 and close at 6 p.m. that day.",
        &["7 a.m. on Sunday, July 22 = 2007-07-22T07:00", "6 p.m. that day = 2007-07-22T18:00"],
    );
    news(
        "Polls open at 7 a.m. on Sunday, July 22, and they shut at 6 p.m.",
        &["7 a.m. on Sunday, July 22 = 2007-07-22T07:00", "6 p.m. = 2007-07-22T18:00"],
    );
}

#[test]
fn a_verb_of_the_present_is_not_over_for_a_word_near_by() {
    news("The company, founded in 1946, holds its meeting on Oct. 23.", &["1946 = 1946", "Oct. 23 = 2007-10-23"]);
    // What a source says has its own time.
    news(
        "The banks will be helped and saved, according to a draft read by ministers on Sunday.",
        &["Sunday = 2007-07-15"],
    );
}
