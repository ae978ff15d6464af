//! EDTF values: what is accepted, how it is printed, which days it covers.

use chrono::{Datelike, NaiveDate};
use dateline::time::edtf::Edtf;
use proptest::prelude::*;

/// Values of the kinds that the specification lists, level by level.
const VALID: &[&str] = &[
    // Level 0
    "1985-04-12",
    "1985-04",
    "1985",
    "1985-04-12T23:20:30",
    "1985-04-12T23:20:30Z",
    "1985-04-12T23:20:30-04",
    "1985-04-12T23:20:30+04:30",
    "1964/2008",
    "2004-06/2006-08",
    "2004-02-01/2005-02-08",
    "2004-02-01/2005-02",
    "2005/2006-02",
    // Level 1
    "Y170000002",
    "Y-170000002",
    "2001-21",
    "1984?",
    "2004-06~",
    "2004-06-11%",
    "201X",
    "20XX",
    "2004-XX",
    "1985-04-XX",
    "1985-XX-XX",
    "1985-04-12/..",
    "1985/..",
    "../1985-04-12",
    "1985-04-12/",
    "/1985",
    "-1985",
    // Level 2
    "Y-17E7",
    "1950S2",
    "Y171010000S3",
    "2001-34",
    "2001-41",
    "[1667,1668,1670..1672]",
    "[..1760-12-03]",
    "[1760-12..]",
    "{1667,1668,1670..1672}",
    "{1960,1961-12}",
    "?2004-06-~11",
    "156X-12-25",
    "15XX-12-25",
    "XXXX-12-XX",
    "1XXX-XX",
    "1984-1X",
    "2004-06-~01/2004-06-~20",
    "2004-06-XX/2004-07-03",
];

#[test]
fn values_of_all_levels_are_read_and_printed_as_they_were() {
    for &text in VALID {
        let value: Edtf = text.parse().unwrap_or_else(|e| panic!("{e}"));
        assert_eq!(value.to_string(), text);
    }
}

#[test]
fn a_mark_between_parts_holds_for_those_to_its_left() {
    let value: Edtf = "2004-06~-11".parse().unwrap();
    assert_eq!(value.to_string(), "~2004-~06-11");
    let again: Edtf = value.to_string().parse().unwrap();
    assert_eq!(again, value);
}

#[test]
fn what_is_no_date_is_refused() {
    for text in [
        "",
        "2007-13",
        "2015-02-29",
        "2007-05-32",
        "07",
        "20007",
        "2007-5-3",
        "2007-05-28T25:00:00",
        "../..",
        "/",
        "2007-W21",
        "Y1985",
        "-0000",
        "1985-04-12-01",
        "2007/2008/2009",
        "[1667",
        "2007-20",
        "２００７",
    ] {
        assert!(text.parse::<Edtf>().is_err(), "{text}");
    }
}

#[test]
fn the_days_of_a_value_are_those_of_the_calendar() {
    for (text, first, last) in [
        ("2007-05-28", "2007-05-28", "2007-05-28"),
        ("2004-02", "2004-02-01", "2004-02-29"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("2001-21", "2001-03-01", "2001-05-31"),
        ("1994-24", "1994-12-01", "1995-02-28"),
        ("2012-35", "2012-07-01", "2012-09-30"),
        ("2012-40", "2012-01-01", "2012-06-30"),
        ("1984-1X", "1984-10-01", "1984-12-31"),
        ("2003/2007-05", "2003-01-01", "2007-05-31"),
        ("2003/..", "2003-01-01", "none"),
        ("1950S2", "1900-01-01", "1999-12-31"),
        ("[1667,1670..1672]", "1667-01-01", "1672-12-31"),
        ("200X-02-29", "2000-02-29", "2008-02-29"),
    ] {
        let value: Edtf = text.parse().unwrap();
        let show = |d: Option<NaiveDate>| d.map_or("none".to_owned(), |d| d.to_string());
        let (a, b) = value.days();
        assert_eq!((show(a).as_str(), show(b).as_str()), (first, last), "{text}");
    }
}

proptest! {
    #[test]
    fn printing_and_reading_give_the_same_value(text in "[0-9XY~?%/.E S\\[\\]{},T:Z+-]{0,24}") {
        if let Ok(value) = text.parse::<Edtf>() {
            let printed = value.to_string();
            prop_assert_eq!(printed.parse::<Edtf>(), Ok(value), "{}", printed);
        }
    }

    #[test]
    fn a_month_covers_each_of_its_days(year in 0..9999_i32, month in 1..=12_u32, day in 1..=28_u32) {
        let (first, last) = format!("{year:04}-{month:02}").parse::<Edtf>().unwrap().days();
        let day = NaiveDate::from_ymd_opt(year, month, day).unwrap();
        prop_assert!(first.unwrap() <= day && day <= last.unwrap());
        prop_assert_eq!(last.unwrap().succ_opt().unwrap().day(), 1);
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,64}") {
        let _ = text.parse::<Edtf>();
    }
}
