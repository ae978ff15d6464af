//! TIMEX3 to EDTF and back: the table in `docs/dates.md` row by row, and that nothing is lost whatever the value.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::Path;

use chrono::NaiveDate;
use dateline::document::Document;
use dateline::time::edtf::Edtf;
use dateline::time::mapping::{Mapped, Stretch, to_edtf};
use dateline::time::{Modifier, TimexKind};
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;

const TABLE: &str = include_str!("../docs/dates.md");

const MODIFIERS: [Modifier; 12] = [
    Modifier::Before,
    Modifier::After,
    Modifier::OnOrBefore,
    Modifier::OnOrAfter,
    Modifier::LessThan,
    Modifier::MoreThan,
    Modifier::EqualOrLess,
    Modifier::EqualOrMore,
    Modifier::Start,
    Modifier::Mid,
    Modifier::End,
    Modifier::Approx,
];

fn modifier(name: &str) -> Option<Modifier> {
    (!name.is_empty()).then(|| serde_json::from_value(name.into()).unwrap())
}

/// What the last column of the table says of a mapped value.
fn kept(mapped: &Mapped) -> String {
    let stretch = mapped.stretch.map(|s| match s {
        Stretch::Weekend => "weekend",
        Stretch::Week => "week",
        Stretch::Quarter => "quarter",
        Stretch::Half => "half",
        Stretch::Decade => "decade",
        Stretch::Century => "century",
    });
    let time = mapped.time.as_ref().map(|t| format!("time {t}"));
    let modifier = mapped.modifier.map(|_| "mod".to_owned());
    [stretch.map(str::to_owned), time, modifier].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

#[test]
fn each_row_of_the_table_is_what_is_done() {
    let mut rows = 0;
    for line in TABLE.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<String> =
            line.trim_matches('|').split('|').map(|c| c.replace('`', "").trim().to_owned()).collect();
        let [value, name, edtf, beside] = cells.as_slice() else { panic!("{line}") };
        let mapped = to_edtf(value, modifier(name)).unwrap_or_else(|| panic!("{line}"));
        assert_eq!((&mapped.edtf.to_string(), &kept(&mapped)), (edtf, beside), "{line}");
        assert_eq!(mapped.to_timex(), Some((value.clone(), modifier(name))), "{line}");
        if beside.is_empty() {
            let alone = Mapped::from(edtf.parse::<Edtf>().unwrap());
            assert_eq!(alone.to_timex(), Some((value.clone(), None)), "{line}");
        }
        rows += 1;
    }
    assert!(rows > 50, "{rows}");
}

#[test]
fn what_is_no_date_of_the_calendar_has_no_edtf_form() {
    for value in [
        "",
        "P3D",
        "PXD",
        "P2Y6M",
        "PT4H",
        "PT30M",
        "PAST_REF",
        "PRESENT_REF",
        "FUTURE_REF",
        "XXXX-WXX",
        "XXXX-WXX-5",
        "XXXX-WXX-WE",
        "XXXX-QX",
        "XXX",
        "XX",
        "2015-02-29",
        "2015-W54",
        "2015-W53-WE",
        "2015-Q5",
        "2015-Q0",
        "2015-H3",
        "2015-13",
        "2015-21",
        "2015-35",
        "2015-00",
        "0000",
        "BC0000",
        "BC000",
        "BC4",
        "BC00044",
        "-0043",
        "12000-05",
        "2007-5",
        "2007-W21-XX",
        "2007-w21",
        "2007-07-17T",
        "2007-07-17TXX",
        "2007-07-17T25:00",
        "2007-07-17T15:0",
        "2007~",
        "2007-07-17-05",
        "2007-W2",
        "07-W21",
        "2007-",
        "19XX",
        "199X",
    ] {
        // 2015 has 53 weeks; its weekend is one.
        let there = value == "2015-W53-WE";
        assert_eq!(to_edtf(value, None).is_some(), there, "{value:?}");
    }
}

#[test]
fn edtf_values_beyond_the_table_have_no_timex_value() {
    for text in [
        "1985-04-12/..",
        "../1985",
        "1985/",
        "/1985",
        "1964/2008",
        "2007-05-21/2007-05-28",
        "2007-05-22/2007-05-28",
        "2007-08/2007-10",
        "2007-07/2007-09~",
        "2007-07-01/2007-09",
        "1984?",
        "2004-06-11%",
        "2004-06~-11",
        "2004-%06-11",
        "2001-25",
        "2001-37",
        "1XXX-12",
        "156X-12-25",
        "1984-1X",
        "1XXX",
        "-201X",
        "1950S2",
        "Y-17E7",
        "[1667,1668]",
        "{1960,1961-12}",
    ] {
        let mapped = Mapped::from(text.parse::<Edtf>().unwrap());
        assert_eq!(mapped.to_timex(), None, "{text}");
    }
}

#[test]
fn an_approximate_edtf_value_has_the_modifier_and_a_grouping_is_its_interval() {
    for (text, value, modifier) in [
        ("1984~", "1984", Some(Modifier::Approx)),
        ("199X~", "199", Some(Modifier::Approx)),
        ("2007-05-21~/2007-05-27~", "2007-W21", Some(Modifier::Approx)),
        ("2007-33", "2007-Q1", None),
        ("2007-36", "2007-Q4", None),
        ("2007-41", "2007-H2", None),
        ("-0043-35~", "BC0044-Q3", Some(Modifier::Approx)),
        ("2007-07-17T15:00:00Z", "2007-07-17T15:00:00Z", None),
    ] {
        let mapped = Mapped::from(text.parse::<Edtf>().unwrap());
        assert_eq!(mapped.to_timex(), Some((value.to_owned(), modifier)), "{text}");
    }
}

#[test]
fn a_mapped_value_that_nothing_maps_to_has_no_timex_value() {
    let week = to_edtf("2007-W21", None).unwrap();
    for wrong in [
        Mapped { modifier: Some(Modifier::Start), ..week.clone() },
        Mapped { stretch: Some(Stretch::Week), ..week.clone() },
        Mapped { time: Some("nonsense".to_owned()), ..week.clone() },
        Mapped { edtf: "2007-05-21/..".parse().unwrap(), ..week },
    ] {
        assert_eq!(wrong.to_timex(), None, "{wrong:?}");
    }
}

/// The expressions in the examples of the grammar, read as if written on 17 July 2007.
fn found() -> Vec<dateline::time::TimeExpression> {
    let dct = NaiveDate::from_ymd_opt(2007, 7, 17);
    let mut files: Vec<_> = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/time/en"))
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    files.sort();
    let mut all = Vec::new();
    for file in files.iter().filter(|f| f.extension().is_some_and(|e| e == "tsv")) {
        for example in std::fs::read_to_string(file).unwrap().lines().filter_map(|line| line.split('\t').nth(3)) {
            let text = format!("It was made {example}");
            let document = Document::plain(&text);
            all.extend(dateline::time::find(&dateline::text::analyse(&document), dct));
        }
    }
    all
}

/// The value with the season of either hemisphere as the season of the same name, which is what TIMEX3 can say.
fn without_hemisphere(value: Edtf) -> Edtf {
    match value {
        Edtf::Date(mut date) => {
            if let Some([Some(tens), Some(ones)]) = date.month
                && let number @ 25..=32 = tens * 10 + ones
            {
                date.month = Some([Some(2), Some((number - 25) % 4 + 1)]);
            }
            Edtf::Date(date)
        }
        other => other,
    }
}

#[test]
fn what_is_found_in_text_maps_to_the_edtf_form_of_its_span_and_back() {
    let (mut with, mut without) = (0, 0);
    for found in found() {
        let mapped = to_edtf(&found.value, found.modifier);
        if let Some(mapped) = &mapped {
            assert_eq!(mapped.to_timex(), Some((found.value.clone(), found.modifier)), "{}", found.text);
        }
        let Some(span) = found.span else { continue };
        if found.kind == TimexKind::Date && !found.value.contains('T') {
            let mapped = mapped.unwrap_or_else(|| panic!("{} {}", found.text, found.value));
            assert_eq!(mapped.edtf, without_hemisphere(span.edtf.parse().unwrap()), "{}", found.text);
            with += 1;
        } else {
            assert!(mapped.is_some(), "{} {}", found.text, found.value);
            without += 1;
        }
    }
    assert!(with > 50 && without > 5, "{with} {without}");
}

/// TIMEX3 dates of every form that has an EDTF date.
fn date() -> impl Strategy<Value = String> {
    let year = || {
        prop_oneof![
            6 => (1..=9999_u32).prop_map(|y| format!("{y:04}")),
            1 => (1..=9999_u32).prop_map(|y| format!("BC{y:04}")),
            1 => Just("XXXX".to_owned()),
        ]
    };
    let month = || prop_oneof![6 => (1..=12_u32).prop_map(|m| format!("{m:02}")), 1 => Just("XX".to_owned())];
    let day = prop_oneof![6 => (1..=28_u32).prop_map(|d| format!("{d:02}")), 1 => Just("XX".to_owned())];
    let part = select(vec!["Q1", "Q2", "Q3", "Q4", "H1", "H2", "SP", "SU", "FA", "WI"]);
    prop_oneof![
        4 => (year(), month(), day).prop_map(|(y, m, d)| format!("{y}-{m}-{d}")),
        2 => (year(), month()).prop_map(|(y, m)| format!("{y}-{m}")),
        2 => (year(), part).prop_map(|(y, p)| format!("{y}-{p}")),
        1 => year(),
        1 => (10_000..=i64::MAX).prop_map(|y| y.to_string()),
        1 => (10_002..=i64::MAX).prop_map(|y| format!("BC{y}")),
        1 => (0..=999_u32).prop_map(|d| format!("{d:03}")),
        1 => (0..=99_u32).prop_map(|c| format!("{c:02}")),
        1 => (0..=99_u32).prop_map(|c| format!("BC{c:02}")),
        1 => (0..=9_u32).prop_map(|d| format!("XX{d}")),
        2 => (1..=9998_u32, 1..=52_u32).prop_map(|(y, w)| format!("{y:04}-W{w:02}")),
        2 => (1..=9998_u32, 1..=52_u32).prop_map(|(y, w)| format!("{y:04}-W{w:02}-WE")),
    ]
}

fn time() -> impl Strategy<Value = String> {
    let zone = prop_oneof![
        3 => Just(String::new()),
        1 => Just("Z".to_owned()),
        1 => (0..=14_u32).prop_map(|h| format!("+{h:02}")),
        1 => (1..=11_u32, 0..=59_u32).prop_map(|(h, m)| format!("-{h:02}:{m:02}")),
    ];
    let clock = prop_oneof![
        (0..=23_u32).prop_map(|h| format!("{h:02}")),
        (0..=23_u32, 0..=59_u32).prop_map(|(h, m)| format!("{h:02}:{m:02}")),
        (0..=23_u32, 0..=59_u32, 0..=60_u32).prop_map(|(h, m, s)| format!("{h:02}:{m:02}:{s:02}")),
        Just("24:00".to_owned()),
    ];
    prop_oneof![
        select(vec!["MO", "MI", "AF", "EV", "NI", "DT"]).prop_map(str::to_owned),
        (clock, zone).prop_map(|(clock, zone)| format!("{clock}{zone}")),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn a_timex_value_comes_back_from_edtf_as_it_was(
        date in date(),
        time in weighted(0.2, time()),
        modifier in weighted(0.5, select(MODIFIERS.to_vec())),
    ) {
        let value = match time {
            Some(time) => format!("{date}T{time}"),
            None => date,
        };
        let mapped = to_edtf(&value, modifier);
        prop_assert!(mapped.is_some(), "{}", value);
        let mapped = mapped.unwrap();
        prop_assert_eq!(mapped.to_timex(), Some((value, modifier)));
        // It is EDTF in its text as well.
        let text = mapped.edtf.to_string();
        prop_assert_eq!(text.parse::<Edtf>(), Ok(mapped.edtf), "{}", text);
    }

    #[test]
    fn two_timex_values_do_not_become_the_same(
        a in (date(), weighted(0.5, select(MODIFIERS.to_vec()))),
        b in (date(), weighted(0.5, select(MODIFIERS.to_vec()))),
    ) {
        prop_assume!(a != b);
        prop_assert_ne!(to_edtf(&a.0, a.1), to_edtf(&b.0, b.1));
    }

    #[test]
    fn any_text_that_maps_comes_back_as_it_was(
        value in "[0-9XBCWQHSPUFAIETMO:+Z-]{0,16}",
        modifier in weighted(0.5, select(MODIFIERS.to_vec())),
    ) {
        if let Some(mapped) = to_edtf(&value, modifier) {
            prop_assert_eq!(mapped.to_timex(), Some((value, modifier)));
        }
    }

    #[test]
    fn an_edtf_value_with_a_timex_value_comes_back_with_the_same_days(
        year in "-?[0-9]{4}|[0-9X]{4}|Y[1-9][0-9]{4}",
        rest in "|-[0-4][0-9]|-XX|-[01][0-9]-[0-3][0-9]|-[01][0-9]-[012][0-9]T[01][0-9]:[0-5][0-9]:00Z?",
        mark in "|~|\\?",
    ) {
        let Ok(edtf) = format!("{year}{rest}{mark}").parse::<Edtf>() else { return Ok(()) };
        let mapped = Mapped::from(edtf.clone());
        if let Some((value, modifier)) = mapped.to_timex() {
            let again = to_edtf(&value, modifier);
            prop_assert_eq!(again.as_ref(), Some(&mapped));
            prop_assert_eq!(mapped.edtf.days(), edtf.days());
        }
    }

    #[test]
    fn every_plain_edtf_day_month_and_year_has_a_timex_value(year in -9999..=9999_i32, month in 1..=12_u32, day in 1..=28_u32) {
        let year = if year < 0 { format!("-{:04}", -year) } else { format!("{year:04}") };
        for text in [format!("{year}-{month:02}-{day:02}"), format!("{year}-{month:02}"), year] {
            let edtf: Edtf = text.parse().unwrap();
            let (value, modifier) = Mapped::from(edtf.clone()).to_timex().unwrap();
            prop_assert_eq!(to_edtf(&value, modifier).map(|m| m.edtf), Some(edtf));
        }
    }

    #[test]
    fn a_week_is_its_seven_days(year in 1..=9998_i32, week in 1..=52_u32) {
        let value = format!("{year:04}-W{week:02}");
        let (first, last) = to_edtf(&value, None).unwrap().edtf.days();
        let monday = NaiveDate::from_isoywd_opt(year, week, chrono::Weekday::Mon);
        prop_assert_eq!(first, monday);
        prop_assert_eq!(last.zip(monday).map(|(a, b)| (a - b).num_days()), Some(6));
    }
}
