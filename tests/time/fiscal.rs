//! Quarters, fiscal years, and what reports compare with.

use super::news;

#[test]
fn a_year_earlier_is_the_same_quarter_of_the_year_before() {
    news(
        "Profit rose in the first quarter from a year earlier.",
        &["the first quarter = 2007-Q1", "a year earlier = 2006-Q1"],
    );
    news(
        "Sales rose in the second quarter. In the year-ago period they had fallen.",
        &["the second quarter = 2007-Q2", "the year-ago period = 2006-Q2"],
    );
    news(
        "Profit fell in the first quarter, from $3 million in the same period last year.",
        &["the first quarter = 2007-Q1", "the same period last year = 2006-Q1"],
    );
}

#[test]
fn after_a_longer_period_a_year_earlier_is_a_year() {
    news(
        "Profit rose in the first quarter. For the nine months it fell from a year earlier.",
        &["the first quarter = 2007-Q1", "the nine months = P9M", "a year earlier = 2006"],
    );
}

#[test]
fn what_is_compared_with_does_not_move_the_text() {
    news(
        "In the first quarter of 2007 profit rose from a year earlier. Costs rose from a year earlier, too.",
        &["the first quarter of 2007 = 2007-Q1", "a year earlier = 2006-Q1", "a year earlier = 2006-Q1"],
    );
}

#[test]
fn fiscal_years_have_the_year_they_are_named_by() {
    news(
        "The 2006 fiscal year was poor; fiscal 2005 was better, FY04 the best.",
        &["The 2006 fiscal year = 2006", "fiscal 2005 = 2005", "FY04 = 2004"],
    );
}

#[test]
fn halves_and_quarters_are_named_in_many_ways() {
    news("H2 2006 was bad, Q1 2007 worse.", &["H2 2006 = 2006-H2", "Q1 2007 = 2007-Q1"]);
    news("It will last for the first two quarters of 2008.", &["the first two quarters of 2008 = 2008-H1"]);
    news("The second half of 2006 was bad.", &["The second half of 2006 = 2006-H2"]);
}

#[test]
fn the_quarter_is_the_one_reported_on() {
    news(
        "Profit rose in the first quarter. During the quarter, two shops were sold.",
        &["the first quarter = 2007-Q1", "the quarter = 2007-Q1"],
    );
    // None named: the last that is over.
    news("Profit rose in the quarter.", &["the quarter = 2007-Q2"]);
}

#[test]
fn a_half_year_is_compared_with_that_of_the_year_before() {
    news(
        "Growth was 3.2 percent in the first half of 2007, against 3.9 percent in the same period a year earlier.",
        &["the first half of 2007 = 2007-H1", "the same period a year earlier = 2006-H1"],
    );
}

#[test]
fn fiscal_quarters_are_of_the_year_of_writing() {
    news("It said that its fiscal fourth-quarter profit rose.", &["fiscal fourth-quarter = 2007-Q4"]);
}
