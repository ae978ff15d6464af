//! What looks like a time and is none.

use super::{news, values};

#[test]
fn words_with_another_meaning_are_left_alone() {
    for text in [
        "That may well be true.",
        "May I come in?",
        "They may march on Rome.",
        "The March on Rome was told as a farce.",
        "She came second in the race.",
        "He told The Sun about it.",
        "The fall of the capital came as no surprise.",
        "June Carter sang, and April Hill played.",
        "The six-year-old boy stayed at home.",
        "Three-quarters of them left.",
        "The Hundred Years' War was long.",
        "The army crossed the 38th parallel.",
    ] {
        let found = values(text);
        assert!(found.is_empty(), "{text}: {found:?}");
    }
}

#[test]
fn figures_of_other_things_are_left_alone() {
    for text in [
        "They won 3-2 and paid $2000.",
        "Call 555-2000 or 020 7946 1984.",
        "About 2000 people stayed in 1200 rooms.",
        "Versions 1.2.3 and 192.168.10.1 are wrong.",
        "Flight 1904 was late.",
        "He has read the novel 1984 twice.",
        "It stands at 1900 Harbour Road, room 1850.",
        "Section 12/40 holds 1,984 items.",
    ] {
        let found = values(text);
        assert!(found.is_empty(), "{text}: {found:?}");
    }
}

#[test]
fn the_same_words_are_times_in_their_place() {
    news("They left in March.", &["March = 2007-03"]);
    news("The May talks failed.", &["May = 2007-05"]);
    news("In 1984 he read it.", &["1984 = 1984"]);
    news("She left in the fall.", &["the fall = 2006-FA"]);
}

#[test]
fn last_and_over_may_belong_to_the_verb() {
    news("The trial is expected to last five weeks.", &["five weeks = P5W"]);
    news("It will last two days.", &["two days = P2D"]);
    news("She took over 18 months ago.", &["18 months ago = 2006-01"]);
    news("It took over two years.", &["over two years = P2Y MORE_THAN"]);
}

#[test]
fn minutes_currents_and_amounts_are_no_times() {
    news("Minutes of the meeting will be published.", &[]);
    news("The current was cut.", &[]);
    news("Call us at 0123 456789.", &[]);
    news("Trade rose from $640 million five years ago.", &["five years ago = 2002"]);
    news("Three quarters of them left.", &[]);
}

#[test]
fn names_with_a_season_or_month_in_them_are_no_times() {
    news("They tried to storm the Spring Hill redoubt.", &[]);
    news("The Earl of March fled.", &[]);
    news("They met in the spring of 1990.", &["the spring of 1990 = 1990-SP"]);
}
