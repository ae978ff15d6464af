//! Dates as they are written: numeric, ISO weeks, centuries, years before Christ, seasons, holidays, zones.

use dateline::time::{Origin, find};

use super::{dct, news, one, sentences, story};

#[test]
fn iso_dates_and_weeks() {
    news("It opened on 2007-05-28.", &["2007-05-28 = 2007-05-28"]);
    news("It opened in 2006-W12, on 2006-W12-3.", &["2006-W12 = 2006-W12", "2006-W12-3 = 2006-03-22"]);
    news("It opened in week 12 of 2006.", &["week 12 of 2006 = 2006-W12"]);
}

#[test]
fn impossible_dates_are_found_flagged_and_not_mended() {
    for (text, value) in [
        ("The licence runs to 29 February 2015.", "2015-02-29"),
        ("The licence runs to week 53 of 2014.", "2014-W53"),
        ("The licence runs to 31 June 2006.", "2006-06-31"),
        ("The licence runs to 30 February.", "XXXX-02-30"),
    ] {
        let found = one(text);
        assert_eq!((found.value.as_str(), &found.span, found.origin), (value, &None, Origin::Impossible), "{text}");
    }
}

#[test]
fn centuries_decades_and_years_before_christ() {
    news("It was built in the 5th century BC.", &["the 5th century BC = BC04"]);
    news("It was built in the XIV century.", &["the XIV century = 13"]);
    news("It fell in 44 BC.", &["44 BC = BC0044"]);
    news("It lasted from 264 to 241 BC.", &["264 = BC0264", "241 BC = BC0241"]);
    news("It burned in AD 79.", &["AD 79 = 0079"]);
    news("Music of the '60s and the 1970s was loved.", &["the '60s = 196", "the 1970s = 197"]);
    // The decade next to the one that the text is about, unless that is still to come.
    story("He fled in 1970. He came back in the '80s.", &["1970 = 1970", "the '80s = 198"]);
    story("She wrote in 1870. She died in the '80s.", &["1870 = 1870", "the '80s = 188"]);
    story("He was born in 1953. His brother was born in the '40s.", &["1953 = 1953", "the '40s = 194"]);
    // As tokenised text has it; without an article it is a genitive.
    news("He fled in the late 1980 's and died.", &["the late 1980 's = 198 END"]);
    news("Its share of 1980 's budget was small.", &["1980 = 1980"]);
    let century = one("It was built in the 5th century BC.").span.unwrap();
    assert_eq!(century.edtf, "-0499/-0400");
}

#[test]
fn seasons_are_marked_by_their_hemisphere() {
    let edtf = |text: &str| one(text).span.map(|s| s.edtf);
    assert_eq!(edtf("It rained in the summer of 2006.").as_deref(), Some("2006-22"));
    assert_eq!(edtf("It rained in the southern summer of 2006.").as_deref(), Some("2006-30"));
    assert_eq!(edtf("It rained in the Chilean winter of 2006.").as_deref(), Some("2006-32"));
    let winter = one("It rained in the Chilean winter of 2006.").span.unwrap();
    assert_eq!(winter.start.unwrap().to_string(), "2006-06-01");
}

#[test]
fn holidays_have_their_day() {
    news("They rested on Christmas Day.", &["Christmas Day = 2006-12-25"]);
    news("They met on Good Friday 2007.", &["Good Friday 2007 = 2007-04-06"]);
    news("They will meet at Thanksgiving.", &["Thanksgiving = 2007-11-22"]);
}

#[test]
fn a_zone_is_kept_beside_the_value() {
    let found = find(&sentences("It began at 15:00 GMT on 14 July and ended at 9 p.m. EST."), dct());
    let shown: Vec<_> = found.iter().map(|t| (t.value.as_str(), t.zone)).collect();
    assert_eq!(shown, [("2007-07-14T15:00", Some(0)), ("2007-07-14T21:00", Some(-300))]);
    let edtf: Vec<_> = found.iter().filter_map(|t| t.edtf()).collect();
    assert_eq!(edtf, ["2007-07-14T15:00:00Z", "2007-07-14T21:00:00-05:00"]);
    // A part of the day is the day.
    assert_eq!(one("They left on Friday night.").edtf().as_deref(), Some("2007-07-13"));
}

#[test]
fn days_months_and_decades_before_christ() {
    news("He spoke on 1 December 50 BC.", &["1 December 50 BC = BC0050-12-01"]);
    news("He died on June 10, 323 BC.", &["June 10, 323 BC = BC0323-06-10"]);
    news("He died in March 44 BC.", &["March 44 BC = BC0044-03"]);
    news("The kings fought in the 170s BC.", &["the 170s BC = BC017"]);
    news("It was buried on 24 August AD 79.", &["24 August AD 79 = 0079-08-24"]);
}

#[test]
fn feasts_have_their_day_and_move_with_the_easter_of_their_age() {
    news(
        "It fell on the feast of Saint Mary Magdalene 1209.",
        &["the feast of Saint Mary Magdalene 1209 = 1209-07-22"],
    );
    news("They met at Michaelmas 1400.", &["Michaelmas 1400 = 1400-09-29"]);
    // Easter was on 15 April 1229 by the Julian calendar.
    news("He did penance on Maundy Thursday 1229.", &["Maundy Thursday 1229 = 1229-04-12"]);
    news("They met at Whitsun 1950.", &["Whitsun 1950 = 1950-05-28"]);
}

#[test]
fn parts_of_a_year_or_month_are_counted_from_its_end() {
    news("It was signed on the last day of the year.", &["the last day of the year = 2007-12-31"]);
    news("It rained in the first week of last month.", &["the first week of last month = 2007-W23"]);
    news("They met in the last days of March 1990.", &["the last days of March 1990 = 1990-03 END"]);
}

#[test]
fn years_of_the_attic_calendar_and_decades_in_a_story_of_old_times() {
    news("The silver was struck in 483/2 BC.", &["483/2 BC = BC0483"]);
    news("It fell in the winter of 479/478 BC.", &["the winter of 479/478 BC = BC0479-WI"]);
    news("They met in late autumn 481 BC.", &["late autumn 481 BC = BC0481-FA END"]);
    story(
        "The war ended in 449 BC. He wrote in the 430s and died about 425.",
        &["449 BC = BC0449", "the 430s = BC043"],
    );
    story("From about 483, he said, they built.", &[]);
}

#[test]
fn a_heading_of_figures_is_of_years() {
    story(
        "The war of 1422 was long.\n\n1455–1460\n\nIn May they met.",
        &["1422 = 1422", "1455 = 1455", "1460 = 1460", "May = 1455-05"],
    );
}

#[test]
fn weekdays_of_the_julian_calendar_tell_no_other_year() {
    story(
        "He landed in March 1471. On Saturday 4 May he won.",
        &["March 1471 = 1471-03", "Saturday 4 May = 1471-05-04"],
    );
}
