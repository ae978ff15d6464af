//! Times counted from another expression or from an event.

use dateline::time::{Anchor, Origin, find, shift};

use super::{day, dct, news, sentences, story};

#[test]
fn the_day_before_is_that_before_the_day_of_the_text() {
    story(
        "On 3 June 1942 the forts were attacked. The day before, a spy had fled. The next day it rained.",
        &["3 June 1942 = 1942-06-03", "The day before = 1942-06-02", "The next day = 1942-06-03"],
    );
    news(
        "The mayor resigned on 3 July. Two days later he was charged.",
        &["3 July = 2007-07-03", "Two days later = 2007-07-05"],
    );
}

#[test]
fn a_length_after_a_dated_event_leads_to_a_day() {
    let found =
        find(&sentences("The attack took place on 3 May 2007. Three days after the attack, police came."), dct());
    let [_, length] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!((length.text.as_str(), length.value.as_str(), length.origin), ("Three days", "P3D", Origin::Event));
    assert!(matches!(length.begin_point, Some(Anchor::Event(1, _))), "{:?}", length.begin_point);
    let span = length.span.as_ref().unwrap();
    assert_eq!((span.edtf.as_str(), span.start, span.end), ("2007-05-06", day("2007-05-06"), day("2007-05-06")));
}

#[test]
fn a_length_before_an_event_without_a_date_knows_its_event() {
    let text = sentences("Two weeks before the election, she quit.");
    let found = find(&text, dct());
    let [length] = found.as_slice() else { panic!("{found:?}") };
    let Some(Anchor::Event(sentence, token)) = length.end_point else { panic!("{length:?}") };
    assert_eq!(text[sentence].tokens[token].form, "election");
    assert_eq!((length.value.as_str(), &length.span, length.origin), ("P2W", &None, Origin::Explicit));
}

#[test]
fn a_length_before_a_date_ends_there() {
    let found = find(&sentences("It was built two weeks before Christmas 2006."), dct());
    let [length, _] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!((length.end_point, length.begin_point), (Some(Anchor::Expression(1)), None));
    assert_eq!(length.span.as_ref().map(|s| s.edtf.as_str()), Some("2006-12-11"));
}

#[test]
fn an_event_with_two_dates_gives_none() {
    let text =
        "The attack of 3 May 2007 failed, the attack of 9 May 2007 did not. Two days after the attack, police came.";
    let found = find(&sentences(text), dct());
    assert_eq!(found.last().map(|t| (t.value.as_str(), t.span.is_some())), Some(("P2D", false)));
}

#[test]
fn a_length_of_hours_leads_to_the_day_that_it_ends_on() {
    let shown = |length: &str, back: bool| shift(day("2007-07-17")?, length, back).map(|s| s.edtf);
    assert_eq!(shown("PT4H", false).as_deref(), Some("2007-07-17"));
    assert_eq!(shown("PT48H", false).as_deref(), Some("2007-07-19"));
    assert_eq!(shown("PT48H", true).as_deref(), Some("2007-07-15"));
    assert_eq!(shown("PTXH", false), None);
    assert_eq!(shown("PXD", false), None);
}
