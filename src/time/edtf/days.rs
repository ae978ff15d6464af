//! The calendar days that a value covers.

use chrono::NaiveDate;

use super::{Bound, Date, Digits, Edtf, Member, Year};

type Days = (Option<NaiveDate>, Option<NaiveDate>);

/// Year, month, day; years are not bounded by what the calendar can hold.
type Day = (i64, u8, u8);

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

fn of_date(date: &Date) -> Days {
    let calendar =
        |(y, m, d): Day| i32::try_from(y).ok().and_then(|y| NaiveDate::from_ymd_opt(y, u32::from(m), u32::from(d)));
    limits(date).map_or((None, None), |(first, last)| (calendar(first), calendar(last)))
}

/// Whether a stretch can begin in one date and end in the other: false if even the first day of the one lies after the
/// last day of the other.
pub fn in_order(from: &Date, to: &Date) -> bool {
    limits(from).zip(limits(to)).is_none_or(|((first, _), (_, last))| first <= last)
}

/// First and last day that a date can be; none if there is no such day.
fn limits(date: &Date) -> Option<(Day, Day)> {
    let (low, high) = years(&date.year);
    let Some(month) = date.month else { return Some(((low, 1, 1), (high, 12, 31))) };
    let months: Vec<u8> = (1..=12).filter(|m| matches(month, *m)).collect();
    if months.is_empty() {
        let (first, count) = part_of_year(number(month)?)?;
        let last = first + count - 1;
        let (year, last) = if last > 12 { (high.saturating_add(1), last - 12) } else { (high, last) };
        return Some(((low, first, 1), (year, last, month_days(year, last))));
    }
    let days = |year: i64, month: u8| {
        (1..=month_days(year, month)).filter(|n| date.day.is_none_or(|digits| matches(digits, *n)))
    };
    // Only 29 February depends on the year, so that the first year fits as a rule; the bound is for values that no
    // text can be.
    let years = || (low..=high).filter(|y| fits(&date.year, *y));
    let first = years().take(10_000).find_map(|y| months.iter().find_map(|&m| days(y, m).next().map(|d| (y, m, d))))?;
    let last = years()
        .rev()
        .take(10_000)
        .find_map(|y| months.iter().rev().find_map(|&m| days(y, m).next_back().map(|d| (y, m, d))))?;
    Some((first, last))
}

/// Whether the digits can be the number.
pub fn matches(digits: Digits, number: u8) -> bool {
    let [tens, ones] = digits;
    tens.is_none_or(|d| d == number / 10) && ones.is_none_or(|d| d == number % 10)
}

/// The number, if both digits are known.
pub fn number(digits: Digits) -> Option<u8> {
    let [tens, ones] = digits;
    tens?.checked_mul(10)?.checked_add(ones?)
}

/// Whether the year can be the number, where its digits say so.
fn fits(year: &Year, number: i64) -> bool {
    let Year::Digits { negative, digits, significant: None } = year else { return true };
    let powers = [1000, 100, 10, 1];
    let same = |(digit, power): (&Option<u8>, i64)| digit.is_none_or(|d| number.abs() / power % 10 == i64::from(d));
    // There is no year -0000.
    digits.iter().zip(powers).all(same) && !(*negative && number == 0)
}

/// First and last year that it can be. Years beyond what 64 bits hold are taken as the last that they do.
fn years(year: &Year) -> (i64, i64) {
    let spread = |value: i64, digits: u32, significant: Option<u8>| {
        let Some(significant) = significant else { return (value, value) };
        let power = 10_i64.checked_pow(digits.saturating_sub(u32::from(significant))).unwrap_or(i64::MAX);
        // The leading digits stay, so that a year before 0 spreads away from 0 as well.
        let near = value / power * power;
        let far = near.saturating_add(if value < 0 { 1 - power } else { power - 1 });
        (near.min(far), near.max(far))
    };
    match *year {
        Year::Digits { negative, digits, significant } => {
            let fill = |x: u8| digits.iter().fold(0_i64, |n, d| n * 10 + i64::from(d.unwrap_or(x)));
            let (low, high) = (fill(0), fill(9));
            match (significant, negative) {
                (Some(_), false) => spread(low, 4, significant),
                (Some(_), true) => spread(-low, 4, significant),
                (None, false) => (low, high),
                (None, true) => (-high, (-low).min(-1)),
            }
        }
        Year::Long { value, exponent, significant } => {
            let power = 10_i64.checked_pow(u32::from(exponent.unwrap_or(0))).unwrap_or(i64::MAX);
            let value = value.saturating_mul(power);
            spread(value, value.unsigned_abs().checked_ilog10().unwrap_or(0) + 1, significant)
        }
    }
}

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn month_days(year: i64, month: u8) -> u8 {
    match month {
        2 => 28 + u8::from(is_leap(year)),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Number of days of a month in the longest year that it can be.
pub fn longest_month(year: &Year, month: u8) -> u8 {
    let leap = match year {
        Year::Digits { digits: [a, b, c, d], significant: None, .. } => {
            let heads = || (0..=99_u8).filter(|n| matches([*a, *b], *n));
            (0..=99_u8).filter(|n| matches([*c, *d], *n)).any(|tail| match tail {
                0 => heads().any(|head| head % 4 == 0),
                tail => tail % 4 == 0,
            })
        }
        _ => true,
    };
    if month == 2 && leap { 29 } else { month_days(1, month) }
}

/// First month and number of months of a part of the year; seasons are those of the northern hemisphere unless the
/// number says otherwise.
const fn part_of_year(number: u8) -> Option<(u8, u8)> {
    Some(match number {
        21 | 25 | 31 => (3, 3),
        22 | 26 | 32 => (6, 3),
        23 | 27 | 29 => (9, 3),
        24 | 28 | 30 => (12, 3),
        33..=36 => ((number - 33) * 3 + 1, 3),
        37..=39 => ((number - 37) * 4 + 1, 4),
        40 | 41 => ((number - 40) * 6 + 1, 6),
        _ => return None,
    })
}
