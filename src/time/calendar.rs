//! Calendar arithmetic on the proleptic Gregorian calendar: units, and the stretches of days that values name.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use crate::record::Precision;

/// Units of time, finest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// A sixtieth of a minute.
    Second,
    /// A sixtieth of an hour.
    Minute,
    /// A twenty-fourth of a day.
    Hour,
    /// A calendar day.
    Day,
    /// Saturday and Sunday.
    Weekend,
    /// Monday to Sunday (ISO 8601).
    Week,
    /// Two weeks.
    Fortnight,
    /// A calendar month.
    Month,
    /// Three months from January, April, July or October.
    Quarter,
    /// A season of the year.
    Season,
    /// Six months from January or July.
    Half,
    /// A calendar year.
    Year,
    /// Ten years from a year that ends in 0.
    Decade,
    /// A hundred years from a year that ends in 00, as the TIMEX3 value of two digits has it.
    Century,
    /// A thousand years.
    Millennium,
}

impl Unit {
    /// Every unit, finest first.
    pub const ALL: [Self; 15] = [
        Self::Second,
        Self::Minute,
        Self::Hour,
        Self::Day,
        Self::Weekend,
        Self::Week,
        Self::Fortnight,
        Self::Month,
        Self::Quarter,
        Self::Season,
        Self::Half,
        Self::Year,
        Self::Decade,
        Self::Century,
        Self::Millennium,
    ];

    /// The name that the data files use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Second => "second",
            Self::Minute => "minute",
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Weekend => "weekend",
            Self::Week => "week",
            Self::Fortnight => "fortnight",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Season => "season",
            Self::Half => "half",
            Self::Year => "year",
            Self::Decade => "decade",
            Self::Century => "century",
            Self::Millennium => "millennium",
        }
    }
}

/// Seasons as the TIMEX3 values `SP`, `SU`, `FA`, `WI` and the EDTF numbers 21 to 24 have them. The months are those of
/// the northern hemisphere; winter is named by the year in which it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Season {
    /// March to May.
    Spring,
    /// June to August.
    Summer,
    /// September to November.
    Autumn,
    /// December to February of the following year.
    Winter,
}

impl Season {
    /// The season with this number, 1 (spring) to 4 (winter).
    #[must_use]
    pub const fn from_number(number: u32) -> Option<Self> {
        match number {
            1 => Some(Self::Spring),
            2 => Some(Self::Summer),
            3 => Some(Self::Autumn),
            4 => Some(Self::Winter),
            _ => None,
        }
    }

    /// 1 (spring) to 4 (winter).
    #[must_use]
    pub const fn number(self) -> u32 {
        match self {
            Self::Spring => 1,
            Self::Summer => 2,
            Self::Autumn => 3,
            Self::Winter => 4,
        }
    }

    /// First month of the season.
    #[must_use]
    pub const fn first_month(self, hemisphere: Hemisphere) -> u32 {
        let month = self.number() * 3;
        match hemisphere {
            Hemisphere::Unsaid | Hemisphere::North => month,
            Hemisphere::South => (month + 5) % 12 + 1,
        }
    }

    /// The number that EDTF (level 2) has for it: 21 to 24, 25 to 28 in the north, 29 to 32 in the south.
    #[must_use]
    pub const fn edtf_number(self, hemisphere: Hemisphere) -> u32 {
        self.number()
            + match hemisphere {
                Hemisphere::Unsaid => 20,
                Hemisphere::North => 24,
                Hemisphere::South => 28,
            }
    }
}

/// Whose season it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hemisphere {
    /// Not said: the months are those of the north.
    Unsaid,
    /// The northern.
    North,
    /// The southern.
    South,
}

/// A stretch of days with a name in the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// One day.
    Day(NaiveDate),
    /// The Saturday and Sunday of an ISO week: year, week.
    Weekend(i32, u32),
    /// ISO week: year, week from 1.
    Week(i32, u32),
    /// Year, month from 1.
    Month(i32, u32),
    /// Year, quarter from 1.
    Quarter(i32, u32),
    /// Year in which it begins, season, hemisphere.
    Season(i32, Season, Hemisphere),
    /// Year, half 1 or 2.
    Half(i32, u32),
    /// Year; 0 is 1 BC.
    Year(i32),
    /// Year divided by ten: 199 is the 1990s.
    Decade(i32),
    /// Year divided by a hundred: 19 is the 1900s, and the 20th century in the way TIMEX3 counts.
    Century(i32),
    /// Year before Christ divided by ten: 17 is the 170s BC, 179 to 170 BC.
    DecadeBc(i32),
    /// Year before Christ divided by a hundred: 4 is the 5th century BC, 500 to 401 BC.
    CenturyBc(i32),
}

impl Period {
    /// The period of a unit that holds a day; none for units below the day and above the century.
    #[must_use]
    pub fn containing(day: NaiveDate, unit: Unit) -> Option<Self> {
        let (year, month) = (day.year(), day.month());
        Some(match unit {
            Unit::Day => Self::Day(day),
            Unit::Weekend => Self::Weekend(day.iso_week().year(), day.iso_week().week()),
            Unit::Week | Unit::Fortnight => Self::Week(day.iso_week().year(), day.iso_week().week()),
            Unit::Month => Self::Month(year, month),
            Unit::Quarter => Self::Quarter(year, (month - 1) / 3 + 1),
            Unit::Season => {
                let (year, season) = match month {
                    1 | 2 => (year - 1, Season::Winter),
                    3..=5 => (year, Season::Spring),
                    6..=8 => (year, Season::Summer),
                    9..=11 => (year, Season::Autumn),
                    _ => (year, Season::Winter),
                };
                Self::Season(year, season, Hemisphere::Unsaid)
            }
            Unit::Half => Self::Half(year, if month <= 6 { 1 } else { 2 }),
            Unit::Year => Self::Year(year),
            Unit::Decade => Self::Decade(year.div_euclid(10)),
            Unit::Century => Self::Century(year.div_euclid(100)),
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Millennium => return None,
        })
    }

    /// The unit that the period is one of.
    #[must_use]
    pub const fn unit(self) -> Unit {
        match self {
            Self::Day(_) => Unit::Day,
            Self::Weekend(..) => Unit::Weekend,
            Self::Week(..) => Unit::Week,
            Self::Month(..) => Unit::Month,
            Self::Quarter(..) => Unit::Quarter,
            Self::Season(..) => Unit::Season,
            Self::Half(..) => Unit::Half,
            Self::Year(_) => Unit::Year,
            Self::Decade(_) | Self::DecadeBc(_) => Unit::Decade,
            Self::Century(_) | Self::CenturyBc(_) => Unit::Century,
        }
    }

    /// The grain in the terms of the record.
    #[must_use]
    pub const fn precision(self) -> Precision {
        match self {
            Self::Day(_) => Precision::Day,
            Self::Weekend(..) | Self::Week(..) => Precision::Week,
            Self::Month(..) => Precision::Month,
            Self::Quarter(..) => Precision::Quarter,
            Self::Season(..) => Precision::Season,
            Self::Half(..) => Precision::Half,
            Self::Year(_) => Precision::Year,
            Self::Decade(_) | Self::DecadeBc(_) => Precision::Decade,
            Self::Century(_) | Self::CenturyBc(_) => Precision::Century,
        }
    }

    /// First day; none outside the range of the calendar.
    #[must_use]
    pub fn first(self) -> Option<NaiveDate> {
        match self {
            Self::Day(day) => Some(day),
            Self::Weekend(year, week) => NaiveDate::from_isoywd_opt(year, week, Weekday::Sat),
            Self::Week(year, week) => NaiveDate::from_isoywd_opt(year, week, Weekday::Mon),
            Self::Month(year, month) => NaiveDate::from_ymd_opt(year, month, 1),
            Self::Quarter(year, quarter) => NaiveDate::from_ymd_opt(year, quarter.saturating_mul(3).checked_sub(2)?, 1),
            Self::Season(year, season, hemisphere) => NaiveDate::from_ymd_opt(year, season.first_month(hemisphere), 1),
            Self::Half(year, half) => NaiveDate::from_ymd_opt(year, half.saturating_mul(6).checked_sub(5)?, 1),
            Self::Year(year) => NaiveDate::from_ymd_opt(year, 1, 1),
            Self::Decade(decade) => NaiveDate::from_ymd_opt(decade.checked_mul(10)?, 1, 1),
            Self::Century(century) => NaiveDate::from_ymd_opt(century.checked_mul(100)?, 1, 1),
            // The year 1 BC is the year 0.
            Self::DecadeBc(decade) => NaiveDate::from_ymd_opt(decade.checked_mul(-10)?.checked_sub(8)?, 1, 1),
            Self::CenturyBc(century) => NaiveDate::from_ymd_opt(century.checked_mul(-100)?.checked_sub(99)?, 1, 1),
        }
    }

    /// Last day, inclusive; none outside the range of the calendar.
    #[must_use]
    pub fn last(self) -> Option<NaiveDate> {
        let first = self.first()?;
        let next = match self {
            Self::Day(_) => return Some(first),
            Self::Weekend(..) => first.checked_add_days(Days::new(2)),
            Self::Week(..) => first.checked_add_days(Days::new(7)),
            Self::Month(..) => first.checked_add_months(Months::new(1)),
            Self::Quarter(..) | Self::Season(..) => first.checked_add_months(Months::new(3)),
            Self::Half(..) => first.checked_add_months(Months::new(6)),
            Self::Year(_) => first.checked_add_months(Months::new(12)),
            Self::Decade(_) | Self::DecadeBc(_) => first.checked_add_months(Months::new(120)),
            Self::Century(_) | Self::CenturyBc(_) => first.checked_add_months(Months::new(1200)),
        }?;
        next.pred_opt()
    }

    /// Calendar year of the first day.
    #[must_use]
    pub fn year(self) -> Option<i32> {
        match self {
            Self::Weekend(year, _) | Self::Week(year, _) => Some(year),
            _ => self.first().map(|d| d.year()),
        }
    }

    /// Whether TIMEX3 and EDTF have a form for it: years of four digits, weeks and decades of our era alone.
    #[must_use]
    pub fn is_writable(self) -> bool {
        let years = match self {
            Self::Weekend(..) | Self::Week(..) | Self::Decade(_) | Self::Century(_) => 0..=9999,
            _ => -9998..=9999,
        };
        let within = |day: Option<NaiveDate>| day.is_some_and(|day| years.contains(&day.year()));
        within(self.first()) && within(self.last())
    }

    /// Whether the day lies in it.
    #[must_use]
    pub fn contains(self, day: NaiveDate) -> bool {
        self.first().is_some_and(|first| first <= day) && self.last().is_some_and(|last| day <= last)
    }

    /// The same kind of period `steps` later, or earlier if negative; none outside the range of the calendar.
    #[must_use]
    pub fn shift(self, steps: i64) -> Option<Self> {
        Some(match self {
            Self::Day(day) => Self::Day(add_days(day, steps)?),
            Self::Weekend(..) | Self::Week(..) => {
                let day = add_days(self.first()?, steps.checked_mul(7)?)?;
                Self::containing(day, self.unit())?
            }
            Self::Month(..) => Self::containing(add_months(self.first()?, steps)?, Unit::Month)?,
            Self::Quarter(..) => Self::containing(add_months(self.first()?, steps.checked_mul(3)?)?, Unit::Quarter)?,
            Self::Season(..) => Self::containing(add_months(self.first()?, steps.checked_mul(3)?)?, Unit::Season)?,
            Self::Half(..) => Self::containing(add_months(self.first()?, steps.checked_mul(6)?)?, Unit::Half)?,
            Self::Year(year) => Self::Year(add_years(year, steps)?),
            Self::Decade(decade) => Self::Decade(add_years(decade, steps)?),
            Self::Century(century) => Self::Century(add_years(century, steps)?),
            // The nine years around the turn of the era are of no decade.
            Self::DecadeBc(decade) => Self::DecadeBc(add_years(decade, steps.checked_neg()?).filter(|d| *d > 0)?),
            Self::CenturyBc(century) => {
                let shifted = add_years(century, steps.checked_neg()?)?;
                if shifted < 0 {
                    Self::Century(shifted.checked_neg()?.checked_sub(1)?)
                } else {
                    Self::CenturyBc(shifted)
                }
            }
        })
    }
}

/// A day `steps` days later, or earlier if negative.
#[must_use]
pub fn add_days(day: NaiveDate, steps: i64) -> Option<NaiveDate> {
    let days = Days::new(steps.unsigned_abs());
    if steps < 0 { day.checked_sub_days(days) } else { day.checked_add_days(days) }
}

/// A day `steps` months later, or earlier if negative; a day that the month lacks becomes its last.
#[must_use]
pub fn add_months(day: NaiveDate, steps: i64) -> Option<NaiveDate> {
    let months = Months::new(u32::try_from(steps.unsigned_abs()).ok()?);
    if steps < 0 { day.checked_sub_months(months) } else { day.checked_add_months(months) }
}

fn add_years(year: i32, steps: i64) -> Option<i32> {
    i32::try_from(i64::from(year).checked_add(steps)?).ok()
}

/// The n-th weekday of a month (1 Monday to 7 Sunday), counted from the end if `nth` is negative.
#[must_use]
pub fn nth_weekday(year: i32, month: u32, weekday: u32, nth: i32) -> Option<NaiveDate> {
    let weekday = Weekday::try_from(u8::try_from(weekday.checked_sub(1)?).ok()?).ok()?;
    if nth > 0 {
        return NaiveDate::from_weekday_of_month_opt(year, month, weekday, u8::try_from(nth).ok()?);
    }
    let last = Period::Month(year, month).last()?;
    let back = i64::from((7 + last.weekday().num_days_from_monday() - weekday.num_days_from_monday()) % 7);
    add_days(last, -back - 7 * (i64::from(-nth) - 1))
}

/// The first year of the Gregorian calendar from its first day on; older dates are written by the Julian one.
pub const FIRST_GREGORIAN: i32 = 1583;

/// Easter Sunday of the western churches (the Gregorian computus as Meeus gives it); before 1583 by month and day of the
/// Julian calendar, in which it was kept; none before 326.
#[must_use]
pub fn easter(year: i32) -> Option<NaiveDate> {
    if year < FIRST_GREGORIAN {
        return julian_easter(year).filter(|_| year > 325);
    }
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(n / 31).ok()?, u32::try_from(n % 31 + 1).ok()?)
}

/// Easter Sunday by month and day of the Julian calendar (the computus as Meeus gives it).
#[must_use]
pub fn julian_easter(year: i32) -> Option<NaiveDate> {
    let d = (19 * year.rem_euclid(19) + 15) % 30;
    let e = (2 * year.rem_euclid(4) + 4 * year.rem_euclid(7) - d + 34).rem_euclid(7);
    let n = d + e + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(n / 31).ok()?, u32::try_from(n % 31 + 1).ok()?)
}

/// The weekday (1 Monday to 7 Sunday) nearest before (`step` -1) or after (`step` 1) a day, the day itself excluded.
#[must_use]
pub fn seek_weekday(day: NaiveDate, weekday: u32, step: i64) -> Option<NaiveDate> {
    let here = i64::from(day.weekday().number_from_monday());
    let ahead = (i64::from(weekday) - here).rem_euclid(7);
    match (step < 0, ahead) {
        (false, 0) => add_days(day, 7),
        (false, n) => add_days(day, n),
        (true, n) => add_days(day, n - 7),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn easter_falls_where_the_church_tables_have_it() {
        assert_eq!(easter(2000), Some(day(2000, 4, 23)));
        assert_eq!(easter(2007), Some(day(2007, 4, 8)));
        assert_eq!(easter(2025), Some(day(2025, 4, 20)));
    }

    #[test]
    fn nth_weekday_counts_from_both_ends() {
        assert_eq!(nth_weekday(1999, 11, 4, 4), Some(day(1999, 11, 25)));
        assert_eq!(nth_weekday(2007, 5, 1, -1), Some(day(2007, 5, 28)));
        assert_eq!(nth_weekday(2007, 5, 0, 1), None);
    }

    #[test]
    fn winter_reaches_into_the_next_year() {
        let winter = Period::Season(1994, Season::Winter, Hemisphere::Unsaid);
        assert_eq!((winter.first(), winter.last()), (Some(day(1994, 12, 1)), Some(day(1995, 2, 28))));
        assert_eq!(Period::containing(day(1995, 1, 3), Unit::Season), Some(winter));
    }

    #[test]
    fn shifting_a_period_keeps_its_kind() {
        assert_eq!(Period::Month(2000, 1).shift(-1), Some(Period::Month(1999, 12)));
        assert_eq!(Period::Week(2009, 53).shift(1), Some(Period::Week(2010, 1)));
        assert_eq!(Period::Quarter(2012, 1).shift(-1), Some(Period::Quarter(2011, 4)));
        assert_eq!(Period::Year(i32::MAX).shift(1), None);
    }

    #[test]
    fn weekday_search_leaves_the_day_itself_out() {
        let tuesday = day(2007, 7, 17);
        assert_eq!(seek_weekday(tuesday, 2, -1), Some(day(2007, 7, 10)));
        assert_eq!(seek_weekday(tuesday, 2, 1), Some(day(2007, 7, 24)));
        assert_eq!(seek_weekday(tuesday, 5, -1), Some(day(2007, 7, 13)));
    }
}
