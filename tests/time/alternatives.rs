//! A date that comes again names the last, the present or the next one; which of them only the context decides.

use dateline::time::{Domain, Options, find_with};
use proptest::prelude::*;

use super::{news, sentences, story};

#[test]
fn one_month_is_that_of_any_year_as_the_context_says() {
    news("The plant closed in March.", &["March = 2007-03"]);
    news("The plant will close in March.", &["March = 2008-03"]);
    news("The plant has been idle since November.", &["November = 2006-11"]);
    news("The plant opened in July.", &["July = 2007-07"]);
    news("The plant closed last March.", &["last March = 2007-03"]);
    story("It opened in 1911. The plant closed in March.", &["1911 = 1911", "March = 1911-03"]);
    story("The plant closed in March and opened in May 1912.", &["March = 1912-03", "May 1912 = 1912-05"]);
}

#[test]
fn the_one_that_is_on_is_neither_past_nor_to_come() {
    news("The court sat on Tuesday.", &["Tuesday = 2007-07-17"]);
    news("The court will sit on 17 July.", &["17 July = 2007-07-17"]);
    news("The rain will end this summer.", &["this summer = 2007-SU"]);
}

#[test]
fn what_comes_every_four_years_is_looked_for_that_far() {
    news("He was born on 29 February.", &["29 February = 2004-02-29"]);
    news("He was born on 30 February.", &["30 February = XXXX-02-30"]);
}

#[test]
fn a_winter_goes_on_into_the_year_that_follows() {
    let winter = |text: &str| {
        let options = Options { dct: super::day("2007-01-20"), domain: Domain::News };
        find_with(&sentences(text), &options).into_iter().map(|t| t.value).collect::<Vec<_>>()
    };
    assert_eq!(winter("It has been mild this winter."), ["2006-WI"]);
    assert_eq!(winter("It was mild last winter."), ["2005-WI"]);
    assert_eq!(winter("They will come back next winter."), ["2007-WI"]);
}

proptest! {
    #[test]
    fn the_day_meant_is_the_one_before_or_after_and_never_one_further_off(days in 0_i64..20_000, which in 0_usize..14) {
        let written = chrono::NaiveDate::from_ymd_opt(1980, 1, 1).unwrap() + chrono::TimeDelta::days(days);
        let names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
        let verb = if which < 7 { "met" } else { "will meet" };
        let text = format!("The envoys {verb} on {}.", names[which % 7]);
        let found = find_with(&sentences(&text), &Options { dct: Some(written), domain: Domain::News });
        let day: chrono::NaiveDate = found[0].value.parse().unwrap();
        let away = (day - written).num_days();
        prop_assert!(if which < 7 { (-6..=0).contains(&away) } else { (0..=6).contains(&away) }, "{text} on {written}: {day}");
        prop_assert_eq!(day.format("%A").to_string(), names[which % 7]);
    }
}
