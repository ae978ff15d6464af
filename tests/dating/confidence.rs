//! How sure a date is.

use super::date;
use dateline::confidence::Confidence;
use dateline::record::Date;

#[test]
fn a_day_of_its_own_is_surer_than_that_of_the_passage() {
    let text = "The rebels attacked the town on 3 May 2008. The army arrested nine of them.";
    let (own, passage) = (date(text, "attacked").confidence, date(text, "arrested").confidence);
    assert!(own > passage && passage > Confidence::NONE, "{own:?} {passage:?}");
}

#[test]
fn what_has_no_date_has_no_confidence() {
    assert_eq!(date("The army often attacked the town.", "attacked").confidence, Confidence::NONE);
}

#[test]
fn a_confidence_is_written_as_a_number_of_two_decimals_and_read_back() {
    for hundredths in 0..=100 {
        let confidence = Confidence::hundredths(hundredths);
        let written = serde_json::to_string(&confidence).unwrap();
        assert!(written.len() <= 4, "{written}");
        assert_eq!(serde_json::from_str::<Confidence>(&written).unwrap(), confidence);
    }
    assert_eq!(serde_json::to_string(&Confidence::hundredths(200)).unwrap(), "1.0");
}

#[test]
fn what_is_no_share_is_no_confidence() {
    for wrong in ["-0.1", "1.2", "1e300", "\"0.9\"", "null"] {
        assert!(serde_json::from_str::<Confidence>(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn a_date_written_without_a_confidence_is_read_with_none() {
    let text =
        r#"{"value":"2008-05-03","start":"2008-05-03","end":"2008-05-03","precision":"day","origin":"explicit"}"#;
    assert_eq!(serde_json::from_str::<Date>(text).unwrap().confidence, Confidence::NONE);
}
