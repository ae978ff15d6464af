//! Days of calendars that follow the moon, as days of the Gregorian calendar: the tabular Islamic calendar, the Hebrew
//! calendar, Easter of the eastern churches (algorithms as in Reingold and Dershowitz, *Calendrical Calculations*, and
//! Meeus, *Astronomical Algorithms*).

use chrono::{Datelike, NaiveDate};

use super::calendar::{FIRST_GREGORIAN, julian_easter};

/// Day 1 of the Islamic calendar, 16 July 622 of the Julian calendar, counted from 31 December of the year 0.
const ISLAMIC_EPOCH: i64 = 227_015;

/// Day 1 of the Hebrew calendar, counted alike.
const HEBREW_EPOCH: i64 = -1_373_427;

fn day(number: i64) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(i32::try_from(number).ok()?)
}

/// The first day of a Gregorian year that is this day of an Islamic year (month 1 to 12). The calendar is the tabular
/// one; where the sighting of the moon decides, the day may be the one before or after.
#[must_use]
pub fn islamic(year: i32, month: i64, date: i64) -> Option<NaiveDate> {
    let first = i64::from(NaiveDate::from_ymd_opt(year, 1, 1)?.num_days_from_ce());
    // An Islamic year has 10631/30 days.
    let near = (first - ISLAMIC_EPOCH) * 30 / 10_631;
    let number = |hijri: i64| {
        date + (59 * (month - 1) + 1).div_euclid(2)
            + 354 * (hijri - 1)
            + (3 + 11 * hijri).div_euclid(30)
            + ISLAMIC_EPOCH
            - 1
    };
    (near..=near + 2).filter_map(|hijri| day(number(hijri))).find(|d| d.year() == year)
}

/// Days from the epoch of the Hebrew calendar to the new moon that begins a year, with the first of its postponements.
fn elapsed(hebrew: i64) -> i64 {
    let months = (235 * hebrew - 234).div_euclid(19);
    let parts = 12_084 + 13_753 * months;
    let days = 29 * months + parts.div_euclid(25_920);
    if (3 * (days + 1)).rem_euclid(7) < 3 { days + 1 } else { days }
}

/// New Year's day (1 Tishri) of a Hebrew year.
fn hebrew_new_year(hebrew: i64) -> i64 {
    let (before, here, after) = (elapsed(hebrew - 1), elapsed(hebrew), elapsed(hebrew + 1));
    // No year may have 356 or 382 days.
    let late = if after - here == 356 {
        2
    } else if here - before == 382 {
        1
    } else {
        0
    };
    HEBREW_EPOCH + here + late
}

/// The day of a Gregorian year that lies this many days after (or, if negative, before) the 1 Tishri in it.
#[must_use]
pub fn hebrew(year: i32, from_new_year: i64) -> Option<NaiveDate> {
    day(hebrew_new_year(i64::from(year) + 3761).checked_add(from_new_year)?)
}

/// Easter Sunday of the eastern churches (Julian computus), in the Gregorian calendar.
#[must_use]
pub fn eastern_easter(year: i32) -> Option<NaiveDate> {
    if year < FIRST_GREGORIAN {
        return None;
    }
    // The Julian calendar is behind by so many days.
    let behind = i64::from(year / 100 - year / 400 - 2);
    day(i64::from(julian_easter(year)?.num_days_from_ce()) + behind)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(days: impl IntoIterator<Item = Option<NaiveDate>>) -> Vec<String> {
        days.into_iter().flatten().map(|d| d.to_string()).collect()
    }

    #[test]
    fn islamic_days_are_those_of_the_tabular_calendar() {
        // 1 Muharram 1400 (a day earlier by sighting), 1 Shawwal 1434, 10 Dhu al-Hijja 1434
        assert_eq!(
            shown([islamic(1979, 1, 1), islamic(2013, 10, 1), islamic(2013, 12, 10)]),
            ["1979-11-21", "2013-08-08", "2013-10-15"]
        );
    }

    #[test]
    fn hebrew_years_begin_where_the_tables_have_it() {
        assert_eq!(
            shown([hebrew(2013, 0), hebrew(2013, 9), hebrew(2024, 0), hebrew(2000, 0), hebrew(1999, 0)]),
            ["2013-09-05", "2013-09-14", "2024-10-03", "2000-09-30", "1999-09-11"]
        );
        // Passover lies 163 days before the next New Year.
        assert_eq!(shown([hebrew(2013, -163), hebrew(2024, -163)]), ["2013-03-26", "2024-04-23"]);
    }

    #[test]
    fn eastern_easter_falls_where_the_church_tables_have_it() {
        assert_eq!(
            shown([eastern_easter(2013), eastern_easter(2024), eastern_easter(2000)]),
            ["2013-05-05", "2024-05-05", "2000-04-30"]
        );
    }
}
