//! The calendar days that a value covers.

use chrono::{Datelike, NaiveDate};

use super::{Bound, Date, Digits, Edtf, Member, Year};

type Days = (Option<NaiveDate>, Option<NaiveDate>);

pub fn of(value: &Edtf) -> Days {
    match value {
        Edtf::Date(date) | Edtf::DateTime(date, _) => of_date(date),
        Edtf::Interval(from, to) => {
            let first = if let Bound::Date(date) = from { of_date(date).0 } else { None };
            let last = if let Bound::Date(date) = to { of_date(date).1 } else { None };
            (first, last)
        }
        Edtf::OneOf(members) | Edtf::AllOf(members) => {
            let mut all = members.iter().map(|member| match member {
                Member::Date(date) => of_date(date),
                Member::Range(from, to) => {
                    (from.as_ref().and_then(|d| of_date(d).0), to.as_ref().and_then(|d| of_date(d).1))
                }
            });
            let first = all.next().unwrap_or_default();
            all.fold(first, |(first, last), (a, b)| {
                (first.zip(a).map(|(x, y)| x.min(y)), last.zip(b).map(|(x, y)| x.max(y)))
            })
        }
    }
}

/// Whether the digits can be the number.
pub fn matches(digits: Digits, number: u8) -> bool {
    let [tens, ones] = digits;
    tens.is_none_or(|d| d == number / 10) && ones.is_none_or(|d| d == number % 10)
}

/// First and last year that it can be.
fn years(year: &Year) -> Option<(i32, i32)> {
    let spread = |low: i64, high: i64, digits: u32, significant: Option<u8>| {
        let Some(significant) = significant else { return Some((low, high)) };
        let power = 10_i64.checked_pow(digits.saturating_sub(u32::from(significant)))?;
        let start = low.div_euclid(power).checked_mul(power)?;
        Some((start, start.checked_add(power - 1)?))
    };
    let (low, high) = match *year {
        Year::Digits { negative, digits, significant } => {
            let fill = |x: u8| digits.iter().fold(0_i64, |n, d| n * 10 + i64::from(d.unwrap_or(x)));
            let (low, high) = if negative { (-fill(9), -fill(0)) } else { (fill(0), fill(9)) };
            spread(low, high, 4, significant)?
        }
        Year::Long { value, exponent, significant } => {
            let value = value.checked_mul(10_i64.checked_pow(u32::from(exponent.unwrap_or(0)))?)?;
            let digits = u32::try_from(value.unsigned_abs().to_string().len()).ok()?;
            spread(value, value, digits, significant)?
        }
    };
    Some((i32::try_from(low).ok()?, i32::try_from(high).ok()?))
}

/// Number of days of a month in the longest year that it can be.
pub fn month_length(year: &Year, month: u8) -> u8 {
    match month {
        2 => {
            let leap = years(year).is_none_or(|(low, high)| {
                high - low >= 8 || (low..=high).any(|y| NaiveDate::from_ymd_opt(y, 2, 29).is_some())
            });
            if leap { 29 } else { 28 }
        }
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// First month and number of months of a part of the year; seasons are those of the northern hemisphere unless the
/// number says otherwise.
const fn part_of_year(number: u8) -> Option<(u32, u32)> {
    Some(match number {
        21 | 25 | 31 => (3, 3),
        22 | 26 | 32 => (6, 3),
        23 | 27 | 29 => (9, 3),
        24 | 28 | 30 => (12, 3),
        33..=36 => ((number as u32 - 33) * 3 + 1, 3),
        37..=39 => ((number as u32 - 37) * 4 + 1, 4),
        40 | 41 => ((number as u32 - 40) * 6 + 1, 6),
        _ => return None,
    })
}

fn of_date(date: &Date) -> Days {
    let Some((low, high)) = years(&date.year) else { return (None, None) };
    let Some(month) = date.month else {
        return (NaiveDate::from_ymd_opt(low, 1, 1), NaiveDate::from_ymd_opt(high, 12, 31));
    };
    let months: Vec<u8> = (1..=12).filter(|m| matches(month, *m)).collect();
    if months.is_empty() {
        let part = (21..=41).find(|n| matches(month, *n)).and_then(part_of_year);
        let Some((first, count)) = part else { return (None, None) };
        let end = |year: i32| {
            let (years, months) = ((first - 1 + count) / 12, (first - 1 + count) % 12);
            NaiveDate::from_ymd_opt(year.checked_add(i32::try_from(years).ok()?)?, months + 1, 1)?.pred_opt()
        };
        return (NaiveDate::from_ymd_opt(low, first, 1), end(high));
    }
    let days = |year: i32, month: u8| {
        let fits = |d: &NaiveDate| {
            let number = u8::try_from(d.day()).unwrap_or(0);
            date.day.is_none_or(|digits| matches(digits, number))
        };
        let mut all = (1..=31).filter_map(move |d| NaiveDate::from_ymd_opt(year, u32::from(month), d)).filter(fits);
        let first = all.next();
        (first, all.next_back().or(first))
    };
    // 29 February needs a leap year, which is at most eight years off.
    let first = (low..=high).take(9).flat_map(|y| months.iter().map(move |&m| (y, m))).find_map(|(y, m)| days(y, m).0);
    let last = (low..=high)
        .rev()
        .take(9)
        .flat_map(|y| months.iter().rev().map(move |&m| (y, m)))
        .find_map(|(y, m)| days(y, m).1);
    (first, last)
}
