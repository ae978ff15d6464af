//! Lengths of time without a number.

use super::news;

#[test]
fn bare_plurals_have_an_unknown_amount() {
    news("The talks took days.", &["days = PXD"]);
    news("They have fought for weeks.", &["weeks = PXW"]);
    news("It was ruled from afar for centuries.", &["centuries = PXC"]);
    news("They have waited for years.", &["years = PXY"]);
    news("They have waited for hours.", &["hours = PTXH"]);
    news("After weeks of talks they agreed.", &["weeks = PXW"]);
}

#[test]
fn words_for_some_are_no_numbers() {
    news("It took several months.", &["several months = PXM"]);
    news("It took a few minutes.", &["a few minutes = PTXM"]);
    news("It took dozens of years.", &["dozens of years = PXY"]);
    news("It rained over the next few days.", &["the next few days = PXD"]);
}

#[test]
fn words_for_a_number_are() {
    news("It took a couple of weeks.", &["a couple of weeks = P2W"]);
    news("It took half a dozen years.", &["half a dozen years = P6Y"]);
    news("It took a dozen years.", &["a dozen years = P12Y"]);
    news("It took a quarter of a century.", &["a quarter of a century = P25Y"]);
    news("It took two and a half decades.", &["two and a half decades = P25Y"]);
}

#[test]
fn units_that_count_something_else_are_left_alone() {
    news("The six-year-old boy stayed at home.", &[]);
    news("They spend $2 million a year.", &[]);
    news("Four flights a week are planned.", &[]);
}
