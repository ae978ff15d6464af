//! Dates as people read them, and as places on a time axis.

use chrono::{Datelike, NaiveDate};

use crate::record::{Date, Precision};

/// Words for a date: `28 May 2007`, `early July 2007`, `1970s`, `about 2003`, `no date`.
pub fn words(date: &Date) -> String {
    if date.start.is_none() && date.end.is_none() {
        return "no date".to_owned();
    }
    let part = edge_of_range(date).unwrap_or("");
    match interval(&date.value) {
        Some(text) => text,
        None => match single(&date.value) {
            Some(text) if part.is_empty() => text,
            Some(text) => format!("{part} {}", text.strip_prefix("about ").unwrap_or(&text)),
            None => from_days(date),
        },
    }
}

/// Whether the day is not known exactly or an end is open, so that a picture must show a span with soft ends.
pub fn is_uncertain(date: &Date) -> bool {
    date.value.contains(['~', '?', '%'])
        || !matches!(date.precision, Precision::Day | Precision::Interval)
        || date.start.is_none()
        || date.end.is_none()
}

/// Whether the date covers more than a day or is uncertain: drawn as a bar.
pub fn is_span(date: &Date) -> bool {
    is_uncertain(date) || date.start != date.end
}

/// Numbers of the dates in the order of reading: by first day, the longer span first, the undated last.
///
/// So a whole year stands before its months, and a list grouped by year and month has few groups.
pub fn reading_order<'a>(dates: impl Iterator<Item = &'a Date>) -> Vec<usize> {
    let mut order: Vec<(Option<(i64, i64)>, usize)> = dates.map(days).zip(0..).collect();
    order.sort_by_key(|&(days, at)| (days.is_none(), days.map(|(start, end)| (start, -end)), at));
    order.into_iter().map(|(_, at)| at).collect()
}

/// First and last day as day numbers; an open end falls together with the known one.
pub fn days(date: &Date) -> Option<(i64, i64)> {
    let start = date.start.or(date.end)?;
    let end = date.end.or(date.start)?;
    let (a, b) = (day_number(start), day_number(end));
    Some((a.min(b), a.max(b)))
}

/// The day number in the middle of a date: its place on the axis.
pub fn middle(date: &Date) -> Option<i64> {
    let (start, end) = days(date)?;
    Some(start + (end - start) / 2)
}

/// Year and, where the date is no coarser than a month, month (1–12), if the date lies inside one of them.
pub fn calendar(date: &Date) -> Option<(i32, Option<u32>)> {
    let start = date.start.or(date.end)?;
    let end = date.end.or(date.start)?;
    if start.year() != end.year() {
        return None;
    }
    let month = (start.month() == end.month()).then(|| start.month());
    Some((start.year(), month))
}

/// A length of time in the largest unit that fits, for the label of a break: `24 years`, `5 months`.
pub fn length(days: i64) -> String {
    match days {
        ..60 => format!("{days} days"),
        60..700 => format!("{} months", (days + 15) / 30),
        _ => format!("{} years", (days + 182) / 365),
    }
}

/// Days since the beginning of year 1.
pub fn day_number(day: NaiveDate) -> i64 {
    i64::from(day.num_days_from_ce())
}

/// Name of a month (1–12).
pub fn month_name(month: u32) -> &'static str {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let at = usize::try_from(month).unwrap_or(0).wrapping_sub(1);
    NAMES.get(at).copied().unwrap_or("")
}

/// `early`, `mid-` or `late` where start and end take only part of the month or year that the value names.
fn edge_of_range(date: &Date) -> Option<&'static str> {
    let (start, end) = (date.start?, date.end?);
    let (first, last, size) = match date.precision {
        Precision::Month if start.month() == end.month() => (start.day(), end.day(), days_in_month(start)),
        Precision::Year if start.year() == end.year() => (start.ordinal(), end.ordinal(), 365),
        _ => return None,
    };
    if first == 1 && last < size * 6 / 10 {
        Some("early")
    } else if last >= size && first > size * 4 / 10 {
        Some("late")
    } else if first > 1 && last < size {
        Some("mid")
    } else {
        None
    }
}

fn days_in_month(day: NaiveDate) -> u32 {
    match day.month() {
        4 | 6 | 9 | 11 => 30,
        2 if day.leap_year() => 29,
        2 => 28,
        _ => 31,
    }
}

/// An EDTF interval in words.
fn interval(value: &str) -> Option<String> {
    let (from, to) = value.split_once('/')?;
    let open = |part: &str| part.is_empty() || part == "..";
    match (open(from), open(to)) {
        (true, true) => None,
        (false, true) => Some(format!("since {}", single(from)?)),
        (true, false) => Some(format!("until {}", single(to)?)),
        (false, false) => Some(range(&single(from)?, &single(to)?)),
    }
}

/// From one date to another, without saying twice what both have: `3–19 November 2022`, `3 May – 2 June 2022`.
fn range(from: &str, to: &str) -> String {
    let mut same = to;
    while let Some((_, shorter)) = same.split_once(' ') {
        same = shorter;
        if let Some(head) = from.strip_suffix(same).map(str::trim_end).filter(|head| !head.is_empty()) {
            let days = head.bytes().all(|b| b.is_ascii_digit()) && same.contains(' ');
            return if days { format!("{head}–{to}") } else { format!("{head} – {to}") };
        }
    }
    format!("{from} – {to}")
}

/// One EDTF date in words: year, month, day, season, quarter, half, decade, century, with its qualifier.
fn single(value: &str) -> Option<String> {
    let bare = value.trim_end_matches(['~', '?', '%']);
    let qualifier = match value.get(bare.len()..).unwrap_or("") {
        "" => "",
        "?" => "perhaps ",
        _ => "about ",
    };
    let mut parts = bare.splitn(3, '-');
    let year = parts.next()?;
    let text = match (parts.next(), parts.next()) {
        (None, _) => year_words(year)?,
        (Some(sub), None) => format!("{} {}", division(sub)?, year_words(year)?),
        (Some(month), Some(day)) => {
            let day: u32 = day.parse().ok()?;
            format!("{day} {} {}", division(month)?, year_words(year)?)
        }
    };
    Some(format!("{qualifier}{text}"))
}

fn year_words(year: &str) -> Option<String> {
    if year.len() != 4 || !year.is_ascii() {
        return None;
    }
    let known = year.trim_end_matches('X');
    if !known.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    match known.len() {
        4 => Some(known.to_owned()),
        3 => Some(format!("{known}0s")),
        2 => Some(format!("{known}00s")),
        _ => None,
    }
}

/// The codes 01–12 (months), 21–24 (seasons), 33–36 (quarters) and 40–41 (halves) of EDTF.
fn division(code: &str) -> Option<String> {
    let code: u32 = code.parse().ok()?;
    Some(match code {
        1..=12 => month_name(code).to_owned(),
        21 => "spring".to_owned(),
        22 => "summer".to_owned(),
        23 => "autumn".to_owned(),
        24 => "winter".to_owned(),
        33..=36 => format!("Q{}", code - 32),
        40 => "first half of".to_owned(),
        41 => "second half of".to_owned(),
        _ => return None,
    })
}

/// Words made of first and last day, for values in no form known here.
fn from_days(date: &Date) -> String {
    let day = |d: NaiveDate| format!("{} {} {}", d.day(), month_name(d.month()), d.year());
    match (date.start, date.end) {
        (Some(a), Some(b)) if a == b => day(a),
        (Some(a), Some(_)) if date.precision == Precision::Week => format!("week of {}", day(a)),
        (Some(a), Some(b)) => format!("{} – {}", day(a), day(b)),
        (Some(a), None) => format!("since {}", day(a)),
        (None, Some(b)) => format!("until {}", day(b)),
        (None, None) => "no date".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::confidence::Confidence;
    use crate::record::Origin;

    fn date(value: &str, start: (i32, u32, u32), end: (i32, u32, u32), precision: Precision) -> Date {
        Date {
            confidence: Confidence::NONE,
            value: value.into(),
            start: NaiveDate::from_ymd_opt(start.0, start.1, start.2),
            end: NaiveDate::from_ymd_opt(end.0, end.1, end.2),
            precision,
            origin: Origin::Explicit,
        }
    }

    #[test]
    fn dates_read_as_people_write_them() {
        let cases = [
            (date("2007-05-28", (2007, 5, 28), (2007, 5, 28), Precision::Day), "28 May 2007"),
            (date("2007-07~", (2007, 7, 1), (2007, 7, 10), Precision::Month), "early July 2007"),
            (date("2007-07", (2007, 7, 1), (2007, 7, 31), Precision::Month), "July 2007"),
            (date("197X", (1970, 1, 1), (1979, 12, 31), Precision::Decade), "1970s"),
            (date("2003~", (2003, 1, 1), (2003, 12, 31), Precision::Year), "about 2003"),
            (date("2007-33", (2007, 1, 1), (2007, 3, 31), Precision::Quarter), "Q1 2007"),
            (date("2003/2007-05", (2003, 1, 1), (2007, 5, 31), Precision::Interval), "2003 – May 2007"),
            (date("2007-W28", (2007, 7, 9), (2007, 7, 15), Precision::Week), "week of 9 July 2007"),
            (Date::unknown(), "no date"),
        ];
        for (date, text) in cases {
            assert_eq!(words(&date), text);
        }
    }

    #[test]
    fn an_interval_says_once_what_its_ends_share() {
        assert_eq!(range("3 November 2022", "19 November 2022"), "3–19 November 2022");
        assert_eq!(range("3 May 2022", "2 June 2022"), "3 May – 2 June 2022");
        assert_eq!(range("May 2022", "June 2022"), "May – June 2022");
        assert_eq!(range("2003", "2007"), "2003 – 2007");
        assert_eq!(range("2003", "May 2003"), "2003 – May 2003");
    }

    #[test]
    fn an_open_interval_says_which_end_is_known() {
        let mut open = date("2003/..", (2003, 1, 1), (2003, 1, 1), Precision::Interval);
        open.end = None;
        assert_eq!(words(&open), "since 2003");
        assert!(is_span(&open));
    }

    #[test]
    fn a_month_is_uncertain_and_a_day_is_not() {
        assert!(is_uncertain(&date("2007-07", (2007, 7, 1), (2007, 7, 31), Precision::Month)));
        assert!(is_uncertain(&date("2007-07-17~", (2007, 7, 17), (2007, 7, 17), Precision::Day)));
        assert!(!is_span(&date("2007-07-17", (2007, 7, 17), (2007, 7, 17), Precision::Day)));
    }
}
