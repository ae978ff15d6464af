//! The level of the specification that a value needs.

use super::days::number;
use super::{Bound, Date, Digits, Edtf, Quality, Year};

pub fn of(value: &Edtf) -> u8 {
    match value {
        Edtf::Date(date) | Edtf::DateTime(date, _) => of_date(date),
        Edtf::Interval(from, to) => of_bound(from).max(of_bound(to)),
        Edtf::OneOf(_) | Edtf::AllOf(_) => 2,
    }
}

fn of_bound(bound: &Bound) -> u8 {
    match bound {
        Bound::Open | Bound::Unknown => 1,
        // Digits may be unspecified in an interval from level 2 on.
        Bound::Date(date) if unspecified(date) => 2,
        Bound::Date(date) => of_date(date),
    }
}

fn of_date(date: &Date) -> u8 {
    let year = match date.year {
        Year::Long { exponent: None, significant: None, .. } => 1,
        Year::Long { .. } | Year::Digits { significant: Some(_), .. } => 2,
        Year::Digits { negative, .. } => u8::from(negative),
    };
    let group = match date.month.and_then(number) {
        Some(21..=24) => 1,
        Some(25..) => 2,
        _ => 0,
    };
    let digits = match (unspecified(date), from_the_right(date)) {
        (false, _) => 0,
        (true, true) => 1,
        (true, false) => 2,
    };
    year.max(group).max(digits).max(of_marks(date))
}

fn of_marks(date: &Date) -> u8 {
    let marks = marks(date);
    if marks.iter().all(|q| *q == Quality::Plain) {
        0
    } else if marks.iter().all(|q| *q == date.year_quality) {
        1
    } else {
        2
    }
}

/// The marks of the parts that there are.
pub fn marks(date: &Date) -> Vec<Quality> {
    let month = date.month.map(|_| date.month_quality);
    let day = date.day.map(|_| date.day_quality);
    [Some(date.year_quality), month, day].into_iter().flatten().collect()
}

fn unspecified(date: &Date) -> bool {
    let in_year = matches!(date.year, Year::Digits { digits, .. } if digits.contains(&None));
    in_year || [date.month, date.day].iter().flatten().any(|part| part.contains(&None))
}

/// Whether the unspecified digits are those that level 1 allows: the last one or two of a year alone, or all of the day,
/// or all of the month and of the day if there is one.
fn from_the_right(date: &Date) -> bool {
    let all = |part: Digits| part == [None, None];
    let none = |part: Digits| number(part).is_some();
    let Year::Digits { digits: year, .. } = date.year else { return false };
    match (date.month, date.day) {
        (None, _) => matches!(year, [Some(_), Some(_), Some(_), None] | [Some(_), Some(_), None, None]),
        _ if year.contains(&None) => false,
        (Some(month), None) => all(month),
        (Some(month), Some(day)) => all(day) && (all(month) || none(month)),
    }
}
