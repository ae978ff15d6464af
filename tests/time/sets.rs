//! Recurring times: value, quantifier, frequency.

use dateline::time::TimexKind;

use super::{news, one};

#[test]
fn a_set_has_the_length_of_its_round() {
    news("She writes every month.", &["every month = P1M"]);
    news("The daily flight was full.", &["daily = P1D"]);
    news("It is cleaned every other year.", &["every other year = P2Y"]);
    news("It is cleaned every third day.", &["every third day = P3D"]);
    news("It is cleaned every two weeks.", &["every two weeks = P2W"]);
}

#[test]
fn a_set_of_named_times_leaves_the_rest_open() {
    news("She swims every morning.", &["every morning = XXXX-XX-XXTMO"]);
    news("She swims on Fridays.", &["Fridays = XXXX-WXX-5"]);
    news("She swims every Friday evening.", &["every Friday evening = XXXX-WXX-5TEV"]);
    news("She swims every July.", &["every July = XXXX-07"]);
    news("She swims at weekends.", &["weekends = XXXX-WXX-WE"]);
    news("She swims every summer.", &["every summer = XXXX-SU"]);
}

#[test]
fn quantifier_and_frequency_are_told() {
    for (text, value, quant, freq) in [
        ("She writes every month.", "P1M", Some("EVERY"), None),
        ("She writes each month.", "P1M", Some("EACH"), None),
        ("She writes twice a week.", "P1W", None, Some("2X")),
        ("She writes three times a week.", "P1W", None, Some("3X")),
        ("She writes twice daily.", "P1D", None, Some("2X")),
        ("She writes once every two years.", "P2Y", Some("EVERY"), Some("1X")),
        ("She writes four times per year.", "P1Y", None, Some("4X")),
    ] {
        let set = one(text);
        assert_eq!(set.kind, TimexKind::Set, "{text}");
        assert_eq!((set.value.as_str(), set.quant.as_deref(), set.freq.as_deref()), (value, quant, freq), "{text}");
    }
}
