//! Shared parts, bounds and modifiers.

use super::news;

#[test]
fn lists_share_month_and_year() {
    news("They met on the 1st and 3rd of May.", &["the 1st = 2007-05-01", "3rd of May = 2007-05-03"]);
    news("They met on September 8 and 9, 1943.", &["September 8 = 1943-09-08", "9, 1943 = 1943-09-09"]);
    news("They met in May, June and July 2006.", &["May = 2006-05", "June = 2006-06", "July 2006 = 2006-07"]);
    news("In the 18th and 19th centuries it grew.", &["the 18th = 17", "19th centuries = 18"]);
}

#[test]
fn ranges_share_month_and_year() {
    news("The fair ran from 3 to 5 May.", &["3 = 2007-05-03", "5 May = 2007-05-05"]);
    news("The 1939-45 war was over.", &["1939 = 1939", "45 = 1945"]);
    news("It was the night of 4/5 June.", &["the night of 4/5 June = 2007-06-04TNI"]);
    news("In the 2006/07 season they won.", &["2006 = 2006", "07 = 2007"]);
}

#[test]
fn bounds_of_a_length_are_modifiers() {
    news("It takes more than two years.", &["more than two years = P2Y MORE_THAN"]);
    news("It takes at least two years.", &["at least two years = P2Y EQUAL_OR_MORE"]);
    news("It takes up to two years.", &["up to two years = P2Y EQUAL_OR_LESS"]);
    news("It takes nearly two years.", &["nearly two years = P2Y LESS_THAN"]);
    news("It takes between 12 and 18 months.", &["between 12 and 18 months = P18M"]);
}

#[test]
fn parts_of_a_period_are_modifiers() {
    news("It grew in the late 1990s and early 2000s.", &["the late 1990s = 199 END", "early 2000s = 200 START"]);
    news("It opens in mid-August.", &["mid-August = 2007-08 MID"]);
    news("By the end of September 2006 it was over.", &["the end of September 2006 = 2006-09 END"]);
    news("Earlier this month it closed.", &["Earlier this month = 2007-07 START"]);
}

#[test]
fn clock_times_take_the_day_beside_them() {
    news("The flight left at 15:00 GMT Saturday.", &["15:00 GMT Saturday = 2007-07-14T15:00"]);
    news("At dawn on 6 June they landed.", &["dawn on 6 June = 2007-06-06TMO"]);
    news("It began at 1530 hours.", &["1530 hours = 2007-07-17T15:30"]);
    news("It began at half past nine on Friday.", &["half past nine on Friday = 2007-07-13T09:30"]);
}
