//! TIMEX3 values and EDTF forms of what is resolved.

use chrono::{Datelike, NaiveDate};

use super::calendar::{Period, Season, Unit, add_days};
use super::{Modifier, Span};

/// The TIMEX3 value of a period.
#[must_use]
pub fn timex(period: Period) -> String {
    match period {
        Period::Day(day) => date(day),
        Period::Weekend(year, week) => format!("{year:04}-W{week:02}-WE"),
        Period::Week(year, week) => format!("{year:04}-W{week:02}"),
        Period::Month(y, month) => format!("{}-{month:02}", year(y)),
        Period::Quarter(y, quarter) => format!("{}-Q{quarter}", year(y)),
        Period::Season(y, season, _) => format!("{}-{}", year(y), season_code(season)),
        Period::Half(y, half) => format!("{}-H{half}", year(y)),
        Period::Year(y) => year(y),
        Period::Decade(decade) => format!("{decade:03}"),
        Period::Century(century) => format!("{century:02}"),
        Period::DecadeBc(decade) => format!("BC{decade:03}"),
        Period::CenturyBc(century) => format!("BC{century:02}"),
    }
}

/// A year as TIMEX3 writes it; 0 and below are `BC0001` and so on.
fn year(year: i32) -> String {
    if year > 0 { format!("{year:04}") } else { format!("BC{:04}", 1 - i64::from(year)) }
}

fn date(day: NaiveDate) -> String {
    format!("{}-{:02}-{:02}", year(day.year()), day.month(), day.day())
}

/// The TIMEX3 code of a season.
#[must_use]
pub const fn season_code(season: Season) -> &'static str {
    match season {
        Season::Spring => "SP",
        Season::Summer => "SU",
        Season::Autumn => "FA",
        Season::Winter => "WI",
    }
}

/// The days and the EDTF form of a period. The modifiers `START`, `MID` and `END` narrow the days to a third of the
/// period (for a month the days 1 to 10, 11 to 20, 21 to the last) and mark the EDTF form as approximate: early July
/// 2007 is `2007-07~` from 1 to 10 July. Weeks, weekends, quarters and halves are written as intervals, which every
/// reader of EDTF knows.
#[must_use]
pub fn span(period: Period, modifier: Option<Modifier>) -> Option<Span> {
    let (first, last) = (period.first()?, period.last()?);
    let year4 = |y: i32| {
        if (0..=9999).contains(&y) {
            format!("{y:04}")
        } else if (-9999..0).contains(&y) {
            format!("-{:04}", y.unsigned_abs())
        } else {
            format!("Y{y}")
        }
    };
    let day = |d: NaiveDate| format!("{}-{:02}-{:02}", year4(d.year()), d.month(), d.day());
    let month = |d: NaiveDate| format!("{}-{:02}", year4(d.year()), d.month());
    let (mut start, mut end) = (Some(first), Some(last));
    let plain = match period {
        Period::Day(d) => day(d),
        Period::Weekend(..) | Period::Week(..) => format!("{}/{}", day(first), day(last)),
        Period::Month(..) => month(first),
        Period::Quarter(..) | Period::Half(..) => format!("{}/{}", month(first), month(last)),
        Period::Season(y, season, hemisphere) => format!("{}-{}", year4(y), season.edtf_number(hemisphere)),
        Period::Year(y) => year4(y),
        Period::Decade(decade) if (0..=999).contains(&decade) => format!("{decade:03}X"),
        Period::Century(century) if (0..=99).contains(&century) => format!("{century:02}XX"),
        Period::Decade(_) | Period::DecadeBc(_) | Period::Century(_) | Period::CenturyBc(_) => {
            format!("{}/{}", year4(first.year()), year4(last.year()))
        }
    };
    let about = || match plain.split_once('/') {
        Some((a, b)) => format!("{a}~/{b}~"),
        None => format!("{plain}~"),
    };
    let edtf = match modifier {
        Some(part @ (Modifier::Start | Modifier::Mid | Modifier::End)) if period.unit() > Unit::Day => {
            let days = (last - first).num_days() + 1;
            let third = if matches!(period, Period::Month(..)) { 10 } else { days / 3 };
            match part {
                Modifier::Start => end = add_days(first, third - 1),
                Modifier::Mid => (start, end) = (add_days(first, third), add_days(first, 2 * third - 1)),
                _ => start = add_days(first, 2 * third),
            }
            about()
        }
        // `more than two years ago` is still about two years ago.
        Some(Modifier::Approx | Modifier::LessThan | Modifier::Before | Modifier::After) => about(),
        Some(Modifier::OnOrAfter) => {
            end = None;
            format!("{}/..", plain.split('/').next().unwrap_or(&plain))
        }
        Some(Modifier::OnOrBefore) => {
            start = None;
            format!("../{}", plain.rsplit('/').next().unwrap_or(&plain))
        }
        _ => plain,
    };
    Some(Span { edtf, start, end, precision: period.precision() })
}

/// The TIMEX3 value of a length of time: an amount in thousandths, or none if it is not known.
#[must_use]
pub fn duration(amount: Option<i64>, unit: Unit) -> String {
    let (clock, letter, factor) = match unit {
        Unit::Second => (true, 'S', 1),
        Unit::Minute => (true, 'M', 1),
        Unit::Hour => (true, 'H', 1),
        Unit::Day => (false, 'D', 1),
        Unit::Weekend => (false, 'D', 2),
        Unit::Week => (false, 'W', 1),
        Unit::Fortnight => (false, 'W', 2),
        Unit::Month => (false, 'M', 1),
        Unit::Quarter => (false, 'Q', 1),
        Unit::Season | Unit::Half => (false, 'M', 6),
        Unit::Year => (false, 'Y', 1),
        Unit::Decade => (false, 'Y', 10),
        Unit::Century => (false, 'Y', 100),
        Unit::Millennium => (false, 'Y', 1000),
    };
    let prefix = if clock { "PT" } else { "P" };
    let Some(amount) = amount.and_then(|a| a.checked_mul(factor)) else {
        let letter = match unit {
            Unit::Decade => "DE",
            Unit::Century => "C",
            Unit::Millennium => "ML",
            _ => return format!("{prefix}X{letter}"),
        };
        return format!("{prefix}X{letter}");
    };
    let (whole, rest) = (amount / 1000, amount % 1000);
    if rest == 0 {
        return format!("{prefix}{whole}{letter}");
    }
    // A half or a quarter is written in the next smaller unit where that is exact.
    let smaller = match unit {
        Unit::Year => Some(('M', 12)),
        Unit::Hour => Some(('M', 60)),
        Unit::Minute => Some(('S', 60)),
        _ => None,
    };
    match smaller {
        Some((small, count)) if rest * count % 1000 == 0 => {
            let lead = if whole > 0 { format!("{whole}{letter}") } else { String::new() };
            format!("{prefix}{lead}{}{small}", rest * count / 1000)
        }
        _ => {
            let decimals = format!("{rest:03}");
            format!("{prefix}{whole}.{}{letter}", decimals.trim_end_matches('0'))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_of_time_follow_iso_8601() {
        assert_eq!(duration(Some(4000), Unit::Hour), "PT4H");
        assert_eq!(duration(Some(2500), Unit::Year), "P2Y6M");
        assert_eq!(duration(Some(500), Unit::Hour), "PT30M");
        assert_eq!(duration(Some(1500), Unit::Day), "P1.5D");
        assert_eq!(duration(Some(2000), Unit::Decade), "P20Y");
        assert_eq!(duration(None, Unit::Day), "PXD");
    }

    #[test]
    fn early_in_a_month_is_its_first_ten_days() {
        let span = span(Period::Month(2007, 7), Some(Modifier::Start)).unwrap();
        assert_eq!(span.edtf, "2007-07~");
        assert_eq!(span.start, NaiveDate::from_ymd_opt(2007, 7, 1));
        assert_eq!(span.end, NaiveDate::from_ymd_opt(2007, 7, 10));
    }

    #[test]
    fn years_before_christ_have_both_forms() {
        assert_eq!(timex(Period::Year(-43)), "BC0044");
        assert_eq!(span(Period::Year(-43), None).unwrap().edtf, "-0043");
    }
}
