//! Holidays: reads `data/time/<language>/holidays.tsv` and gives the day of each in a year.

use chrono::NaiveDate;

use super::calendar::{add_days, easter, nth_weekday};
use super::lunar;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rule {
    Fixed(u32, u32),
    Easter(i64),
    /// Days behind Easter of the eastern churches.
    EasternEaster(i64),
    /// Month and day of the Islamic calendar.
    Islamic(i64, i64),
    /// Days behind the Hebrew New Year.
    Hebrew(i64),
    /// Month, weekday from 1, which one, days behind it.
    Nth(u32, u32, i32, i64),
}

/// A holiday: its names and its day.
#[derive(Debug)]
pub struct Holiday<'a> {
    /// The names, their words parted by blanks.
    pub names: Vec<&'a str>,
    rule: Rule,
}

impl Holiday<'_> {
    /// Its day in a year; before 1583 in the Julian calendar, by which its sources count, for those that follow Easter.
    #[must_use]
    pub fn day(&self, year: i32) -> Option<NaiveDate> {
        match self.rule {
            Rule::Fixed(month, day) => NaiveDate::from_ymd_opt(year, month, day),
            Rule::Easter(offset) => add_days(easter(year)?, offset),
            Rule::EasternEaster(offset) => add_days(lunar::eastern_easter(year)?, offset),
            Rule::Islamic(month, day) => lunar::islamic(year, month, day),
            Rule::Hebrew(offset) => lunar::hebrew(year, offset),
            Rule::Nth(month, weekday, nth, offset) => add_days(nth_weekday(year, month, weekday, nth)?, offset),
        }
    }
}

/// Reads the table; lines that do not follow the form are handed to `complain`.
pub fn read<'a>(table: &'a str, mut complain: impl FnMut(&'a str)) -> Vec<Holiday<'a>> {
    let mut holidays = Vec::new();
    for line in table.lines().filter(|l| !l.trim().is_empty() && !l.starts_with('#')) {
        match parse(line) {
            Some(holiday) => holidays.push(holiday),
            None => complain(line),
        }
    }
    holidays
}

fn parse(line: &str) -> Option<Holiday<'_>> {
    let mut columns = line.split('\t');
    let names = columns.next()?.split('|').collect();
    let text = columns.next()?;
    let rule = if let Some(offset) = text.strip_prefix("eastern easter") {
        Rule::EasternEaster(offset.parse().ok()?)
    } else if let Some(offset) = text.strip_prefix("hebrew") {
        Rule::Hebrew(offset.parse().ok()?)
    } else if let Some(date) = text.strip_prefix("islamic ") {
        let (month, day) = date.split_once('-')?;
        Rule::Islamic(month.parse().ok()?, day.parse().ok()?)
    } else if let Some(offset) = text.strip_prefix("easter") {
        Rule::Easter(offset.parse().ok()?)
    } else if let Some((month, day)) = text.split_once('-').filter(|(m, _)| !m.contains('/')) {
        Rule::Fixed(month.parse().ok()?, day.parse().ok()?)
    } else {
        let mut parts = text.split('/');
        let (month, weekday) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        let (nth, offset) = match parts.next()?.split_once('+') {
            Some((nth, offset)) => (nth.parse().ok()?, offset.parse().ok()?),
            None => (text.rsplit('/').next()?.parse().ok()?, 0),
        };
        Rule::Nth(month, weekday, nth, offset)
    };
    Some(Holiday { names, rule })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holidays_fall_on_their_days() {
        let table = "a\t12-25\tx\nb\teaster-2\tx\nc\t11/4/4\tx\nd\t05/1/-1\tx\ne\t11/1/1+1\tx\n";
        let holidays = read(table, |line| panic!("{line}"));
        let days: Vec<String> = holidays.iter().filter_map(|h| h.day(2007)).map(|d| d.to_string()).collect();
        assert_eq!(days, ["2007-12-25", "2007-04-06", "2007-11-22", "2007-05-28", "2007-11-06"]);
    }
}
