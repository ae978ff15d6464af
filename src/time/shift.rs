//! A day moved by a TIMEX3 duration.

use chrono::{Datelike, NaiveDate};

use super::Span;
use super::calendar::{add_days, add_months};
use crate::record::Precision;

/// The time that lies a TIMEX3 duration (`P2D`, `P3W`, `P5Y`, `PT4H`) after `day`, or before it where `back` is set.
///
/// Its grain is that of the unit: what is said to be two years later is known to the year. Weeks and days lead to a day,
/// and so do hours, less than 24 to the same one. None for vague lengths (`PXY`), fractions and combinations of units.
#[must_use]
pub fn shift(day: NaiveDate, duration: &str, back: bool) -> Option<Span> {
    let sign = if back { -1 } else { 1 };
    let writable = |day: &NaiveDate| (-9999..=9999).contains(&day.year());
    if let Some(length) = duration.strip_prefix("PT") {
        if length.contains('X') {
            return None;
        }
        // `48 hours after the vote`
        let hours = length.strip_suffix('H').and_then(|hours| hours.parse::<i64>().ok()).unwrap_or(0);
        return add_days(day, sign * (hours / 24)).filter(writable).map(at_day);
    }
    let length = duration.strip_prefix('P')?;
    let unit = length.chars().next_back()?;
    let count: i64 = length.strip_suffix(unit)?.parse().ok()?;
    let steps = |each: i64| count.checked_mul(each * sign);
    match unit {
        'D' => add_days(day, steps(1)?).filter(writable).map(at_day),
        'W' => add_days(day, steps(7)?).filter(writable).map(at_day),
        'M' => {
            let month = add_months(day, steps(1)?).filter(writable)?.format("%Y-%m").to_string();
            whole(&month, Precision::Month)
        }
        'Y' => {
            let year = add_months(day, steps(12)?).filter(writable)?.format("%Y").to_string();
            whole(&year, Precision::Year)
        }
        _ => None,
    }
}

fn at_day(day: NaiveDate) -> Span {
    Span { edtf: day.format("%Y-%m-%d").to_string(), start: Some(day), end: Some(day), precision: Precision::Day }
}

fn whole(edtf: &str, precision: Precision) -> Option<Span> {
    let (start, end) = edtf.parse::<super::edtf::Edtf>().ok()?.days();
    Some(Span { edtf: edtf.to_owned(), start, end, precision })
}
