//! What counts as a time expression, which value it gets, and how the context decides.

use chrono::NaiveDate;
use dateline::time::{Domain, Modifier, Options, TimexKind, find, find_with};
use proptest::prelude::*;

use super::{day, dct, one, sentences, value, values};

#[test]
fn dates_without_a_year_are_those_near_the_day_of_writing() {
    assert_eq!(value("The two envoys met for four hours on 28 May."), "PT4H 2007-05-28");
    assert_eq!(value("The talks were held in May."), "2007-05");
    assert_eq!(value("The talks were held in November."), "2006-11");
    assert_eq!(value("The talks will be held in November."), "2007-11");
    // A month that has just ended is not that of the next year.
    assert_eq!(value("The sum is due at the end of June."), "2007-06");
    assert_eq!(value("The offer, which expires on 3 August, was extended."), "2007-08-03");
}

#[test]
fn weekdays_look_back_in_news_unless_the_verb_looks_ahead() {
    assert_eq!(value("The envoys met on Friday."), "2007-07-13");
    assert_eq!(value("The envoys will meet on Friday."), "2007-07-20");
    assert_eq!(value("The envoys met on Tuesday."), "2007-07-17");
    assert_eq!(value("The vote was put off until Thursday."), "2007-07-19");
    assert_eq!(value("Police came on Monday night."), "2007-07-16TNI");
}

#[test]
fn early_in_a_month_has_the_modifier_and_a_narrower_span() {
    let early = one("Early in July, the army accused the rebels.");
    assert_eq!(
        (early.text.as_str(), early.value.as_str(), early.modifier),
        ("Early in July", "2007-07", Some(Modifier::Start))
    );
    let span = early.span.unwrap();
    assert_eq!((span.edtf.as_str(), span.start, span.end), ("2007-07~", day("2007-07-01"), day("2007-07-10")));
}

#[test]
fn numeric_dates_follow_the_order_that_the_document_shows() {
    assert_eq!(value("It opened on 03/04/2007."), "2007-03-04");
    assert_eq!(value("It opened on 03/04/2007 and closed on 28/05/2007."), "2007-04-03 2007-05-28");
    assert_eq!(value("It opened on 28.5.2007 and on 2007-05-29."), "2007-05-28 2007-05-29");
}

#[test]
fn impossible_dates_are_found_and_not_mended() {
    let found = one("The licence runs to 29 February 2015.");
    assert_eq!((found.value.as_str(), found.span), ("2015-02-29", None));
}

#[test]
fn ranges_give_both_ends_the_whole_stretch() {
    let found = find(&sentences("The fair ran from 3 to 5 May."), dct());
    let ends: Vec<&str> = found.iter().map(|t| t.value.as_str()).collect();
    assert_eq!(ends, ["2007-05-03", "2007-05-05"]);
    for end in &found {
        let range = end.range.as_ref().unwrap();
        assert_eq!(
            (range.edtf.as_str(), range.start, range.end),
            ("2007-05-03/2007-05-05", day("2007-05-03"), day("2007-05-05"))
        );
    }
    assert_eq!(value("It lasted from 26 June to 4 August 1952."), "1952-06-26 1952-08-04");
    assert_eq!(value("It lasted from November to March 1990."), "1989-11 1990-03");
    assert_eq!(value("The 1939-45 war was over."), "1939 1945");
}

#[test]
fn since_and_until_open_a_range() {
    let since = one("The firm has lost money since 2003.").range.unwrap();
    assert_eq!((since.edtf.as_str(), since.start, since.end), ("2003/..", day("2003-01-01"), None));
    let until = one("The shop stays open until Friday.").range.unwrap();
    assert_eq!((until.edtf.as_str(), until.start, until.end), ("../2007-07-20", None, day("2007-07-20")));
}

#[test]
fn without_a_day_of_writing_relative_times_stay_unresolved() {
    let found = find(&sentences("They met yesterday, and last week, and on Friday; she won in 1998."), None);
    let shown: Vec<(&str, bool)> = found.iter().map(|t| (t.value.as_str(), t.span.is_some())).collect();
    assert_eq!(shown, [("XXXX-XX-XX", false), ("XXXX-WXX", false), ("XXXX-WXX-5", false), ("1998", true)]);
}

#[test]
fn what_looks_like_a_time_and_is_none_is_left_alone() {
    for text in [
        "That may well be true.",
        "May I come in?",
        "The March on Rome was told as a farce.",
        "She came second in the race.",
        "He told The Sun about it.",
        "They won 3-2 and paid $2000.",
        "Call 555-2000 now or never again.",
        "About 2000 people stayed in 1200 rooms.",
        "The six-year-old boy stayed at home.",
        "Three-quarters of them left.",
        "The fall of the capital came as no surprise.",
        "Versions 1.2.3 and 192.168.10.1 are wrong.",
    ] {
        let found: Vec<_> = values(text).into_iter().filter(|(_, value)| value != "PRESENT_REF").collect();
        assert!(found.is_empty(), "{text}: {found:?}");
    }
}

#[test]
fn narrative_follows_the_time_that_the_text_is_at() {
    let text = "The war began in 1939 and ended in 1945. On 7 December 1941 the fleet was hit. Two days later the reply \
                came. In January, the port fell. In 1943 the tide turned; by 1944 all was lost. On 6 June, troops landed. \
                The following year it ended.";
    let options = Options { dct: NaiveDate::from_ymd_opt(2009, 12, 19), domain: Domain::Auto };
    let found: Vec<String> = find_with(&sentences(text), &options).into_iter().map(|t| t.value).collect();
    assert_eq!(found, ["1939", "1945", "1941-12-07", "1941-12-09", "1942-01", "1943", "1944", "1944-06-06", "1945"]);
    let news = Options { domain: Domain::News, ..options };
    let found: Vec<String> = find_with(&sentences(text), &news).into_iter().map(|t| t.value).collect();
    assert_eq!(found.get(4).map(String::as_str), Some("2009-01"));
}

#[test]
fn sets_carry_quantifier_and_frequency() {
    let each = one("She writes every month.");
    assert_eq!((each.kind, each.value.as_str(), each.quant.as_deref()), (TimexKind::Set, "P1M", Some("EVERY")));
    let twice = one("She writes twice a week.");
    assert_eq!((twice.kind, twice.value.as_str(), twice.freq.as_deref()), (TimexKind::Set, "P1W", Some("2X")));
}

#[test]
fn a_year_earlier_than_a_quarter_is_that_quarter_of_the_year_before() {
    let text = "Net income rose 5% in the first quarter. It had been flat a year earlier.";
    assert_eq!(value(text), "2007-Q1 2006-Q1");
}

#[test]
fn long_runs_of_figures_and_marks_take_no_longer_than_their_length() {
    for unit in ["1", "1:", "1/1/", "1-", "1.", "May ", "in ", "the last ", "( 3 - ", "two - ", "a"] {
        let text = unit.repeat(40_000);
        let start = std::time::Instant::now();
        let _ = find(&sentences(&text), dct());
        // Quadratic work on this length would take minutes.
        assert!(start.elapsed().as_secs() < 10, "{unit:?}: {:?}", start.elapsed());
    }
}

#[test]
fn a_sign_that_stands_in_no_word_is_a_blank() {
    let found = one("They met on February \u{fffd}1.");
    assert_eq!((found.text.as_str(), found.start, found.end), ("February 1", 12, 23));
}

proptest! {
    #[test]
    fn no_text_makes_it_panic_and_offsets_point_at_the_words(
        parts in prop::collection::vec(
            prop_oneof![
                Just("May "), Just("2007 "), Just("the "), Just("last "), Just("next "), Just("quarter "), Just("of "),
                Just("3 "), Just("- "), Just("a year "), Just("ago "), Just("Friday "), Just("99999999 "), Just("'98 "),
                Just("decade "), Just("9999 "), Just("BC "), Just("millennia "), Just("billion "), Just("two "),
                Just("9 a.m. "), Just("later, "), Just("early "), Just("29/02/2015 "), Just("é — "), Just("\n\n"),
                Just("24:00 "), Just("0001-01-01 "), Just("the 31st "), Just("February "), Just("Easter "), Just("week "),
            ],
            0..12,
        ),
        tail in "\\PC{0,12}",
        written in prop::option::of((1..9999_i32, 1..=12_u32, 1..=28_u32)),
    ) {
        let text = parts.concat() + &tail;
        let dct = written.and_then(|(y, m, d)| NaiveDate::from_ymd_opt(y, m, d));
        let characters: Vec<char> = text.chars().collect();
        // U+FFFD is no part of a word.
        let squeeze = |t: &str| t.replace('\u{fffd}', "").split_whitespace().collect::<String>();
        let mut last = 0;
        for found in find(&sentences(&text), dct) {
            prop_assert!(last <= found.start && found.start < found.end);
            last = found.end;
            let words: String = characters[found.start..found.end].iter().collect();
            prop_assert_eq!(squeeze(&words), squeeze(&found.text));
            if let Some(span) = found.span {
                let edtf: dateline::time::edtf::Edtf = span.edtf.parse().unwrap();
                prop_assert_eq!(edtf.to_string(), span.edtf);
                prop_assert!(span.start.zip(span.end).is_none_or(|(a, b)| a <= b));
            }
        }
    }
}
