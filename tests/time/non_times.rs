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
