//! Reading.

use super::days::{in_order, longest_month, matches, number};
use super::{Bound, Date, Digits, Edtf, Member, Quality, Time, Year, Zone};

/// Longest text that can be a value of one date.
const LONGEST: usize = 40;

pub fn value(text: &str) -> Option<Edtf> {
    if !text.is_ascii() {
        return None;
    }
    if let Some(inner) = text.strip_prefix('[').and_then(|t| t.strip_suffix(']')) {
        return members(inner).map(Edtf::OneOf);
    }
    if let Some(inner) = text.strip_prefix('{').and_then(|t| t.strip_suffix('}')) {
        return members(inner).map(Edtf::AllOf);
    }
    if text.len() > 2 * LONGEST {
        return None;
    }
    if let Some((from, to)) = text.split_once('/') {
        let (from, to) = (bound(from)?, bound(to)?);
        let right = match (&from, &to) {
            (Bound::Date(from), Bound::Date(to)) => in_order(from, to),
            (Bound::Date(_), _) | (_, Bound::Date(_)) => true,
            _ => false,
        };
        return right.then_some(Edtf::Interval(from, to));
    }
    if let Some((day, clock)) = text.split_once('T') {
        let day = date(day).filter(is_one_day)?;
        return Some(Edtf::DateTime(day, time(clock)?));
    }
    date(text).map(Edtf::Date)
}

fn bound(text: &str) -> Option<Bound> {
    match text {
        "" => Some(Bound::Unknown),
        ".." => Some(Bound::Open),
        _ => date(text).map(Bound::Date),
    }
}

/// Whether it is a day of the calendar with nothing left open and no mark.
fn is_one_day(date: &Date) -> bool {
    let digits = matches!(date.year, Year::Digits { digits, significant: None, .. } if !digits.contains(&None));
    let marks = [date.year_quality, date.month_quality, date.day_quality];
    digits
        && date.month.and_then(number).is_some()
        && date.day.and_then(number).is_some()
        && marks.iter().all(|q| *q == Quality::Plain)
}

fn members(text: &str) -> Option<Vec<Member>> {
    // Two dots may open the list or close it, or stand between two dates of the same precision.
    let (mut start, mut end) = (true, text.len());
    let shape = |d: &Date| (d.month.is_some(), d.day.is_some());
    text.split(',')
        .map(|member| {
            end = end.checked_sub(member.len())?;
            let (first, last) = (std::mem::take(&mut start), end == 0);
            end = end.saturating_sub(1);
            let Some((from, to)) = member.split_once("..") else { return date(member).map(Member::Date) };
            match (from, to) {
                ("", to) if first => Some(Member::Range(None, Some(date(to)?))),
                (from, "") if last => Some(Member::Range(Some(date(from)?), None)),
                (from, to) => {
                    let (from, to) = (date(from)?, date(to)?);
                    let right = shape(&from) == shape(&to) && in_order(&from, &to);
                    right.then_some(Member::Range(Some(from), Some(to)))
                }
            }
        })
        .collect()
}

fn quality(c: char) -> Option<Quality> {
    match c {
        '?' => Some(Quality::Uncertain),
        '~' => Some(Quality::Approximate),
        '%' => Some(Quality::Both),
        _ => None,
    }
}

fn join(a: Quality, b: Quality) -> Quality {
    match (a, b) {
        (Quality::Plain, other) | (other, Quality::Plain) => other,
        (a, b) if a == b => a,
        _ => Quality::Both,
    }
}

/// A part of a date: its text, the mark before it, the mark behind it.
fn part(text: &str) -> (&str, Quality, Quality) {
    let (text, before) = match text.chars().next().and_then(quality) {
        Some(mark) => (text.get(1..).unwrap_or(""), mark),
        None => (text, Quality::Plain),
    };
    match text.chars().next_back().and_then(quality) {
        Some(mark) => (text.get(..text.len() - 1).unwrap_or(""), before, mark),
        None => (text, before, Quality::Plain),
    }
}

pub fn date(text: &str) -> Option<Date> {
    if text.len() > LONGEST || !text.is_ascii() {
        return None;
    }
    let (year_text, rest) = split_year(text)?;
    let mut parts = rest.split('-').skip(1);
    let (month_text, day_text) = (parts.next(), parts.next());
    if parts.next().is_some() {
        return None;
    }
    let (year_text, before, after) = part(year_text);
    let mut date = Date {
        year: year(year_text)?,
        year_quality: join(before, after),
        month: None,
        month_quality: Quality::Plain,
        day: None,
        day_quality: Quality::Plain,
    };
    let long = matches!(date.year, Year::Long { .. } | Year::Digits { significant: Some(_), .. });
    if long && month_text.is_some() {
        return None;
    }
    // A mark behind a part holds for it and for all parts to its left.
    if let Some(text) = month_text {
        let (text, before, after) = part(text);
        date.month = Some(digits(text)?);
        date.month_quality = join(before, after);
        date.year_quality = join(date.year_quality, after);
    }
    if let Some(text) = day_text {
        let (text, before, after) = part(text);
        date.day = Some(digits(text)?);
        date.day_quality = join(before, after);
        date.month_quality = join(date.month_quality, after);
        date.year_quality = join(date.year_quality, after);
    }
    valid(&date).then_some(date)
}

/// The year with its marks, and what follows from the first separating hyphen on.
fn split_year(text: &str) -> Option<(&str, &str)> {
    let start = text.find(|c: char| c.is_ascii_alphanumeric())?;
    let sign = usize::from(text.get(start..)?.starts_with('Y'));
    let from = start + sign + usize::from(text.get(start + sign..)?.starts_with('-'));
    let end = text.get(from..)?.find('-').map_or(text.len(), |i| from + i);
    Some((text.get(..end)?, text.get(end..)?))
}

fn year(text: &str) -> Option<Year> {
    let (number, significant) = match text.split_once('S') {
        Some((number, count)) => (number, Some(count_of(count)?)),
        None => (text, None),
    };
    if let Some(number) = number.strip_prefix('Y') {
        let (number, exponent) = match number.split_once('E') {
            Some((number, power)) => (number, Some(count_of(power)?)),
            None => (number, None),
        };
        let plain = number.strip_prefix('-').unwrap_or(number);
        let long = exponent.is_some() || plain.len() > 4;
        return if long && is_natural(plain) {
            Some(Year::Long { value: number.parse().ok()?, exponent, significant })
        } else {
            None
        };
    }
    let (negative, number) = match number.strip_prefix('-') {
        Some(number) => (true, number),
        None => (false, number),
    };
    let mut digits = [None; 4];
    if number.len() != 4 || negative && number == "0000" {
        return None;
    }
    for (slot, c) in digits.iter_mut().zip(number.chars()) {
        *slot = digit(c)?;
    }
    // Significant digits are those of a number.
    if significant.is_some() && digits.contains(&None) {
        return None;
    }
    Some(Year::Digits { negative, digits, significant })
}

/// A number above zero in digits, without a sign or leading zeros.
fn is_natural(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit()) && !text.starts_with('0') && !text.is_empty()
}

fn count_of(text: &str) -> Option<u8> {
    if is_natural(text) { text.parse().ok() } else { None }
}

fn digit(c: char) -> Option<Option<u8>> {
    if c == 'X' {
        return Some(None);
    }
    u8::try_from(c.to_digit(10)?).ok().map(Some)
}

fn digits(text: &str) -> Option<Digits> {
    let mut chars = text.chars();
    let digits = [digit(chars.next()?)?, digit(chars.next()?)?];
    chars.next().is_none().then_some(digits)
}

/// Whether the numbers can be a date. An unspecified digit of a month stands for one of the twelve months, not for one
/// of the other parts of the year.
fn valid(date: &Date) -> bool {
    let Some(month) = date.month else { return date.day.is_none() };
    let months = || (1..=12).filter(move |m| matches(month, *m));
    match date.day {
        None => months().next().is_some() || number(month).is_some_and(|n| (21..=41).contains(&n)),
        Some(day) => months().any(|m| (1..=longest_month(&date.year, m)).any(|n| matches(day, n))),
    }
}

fn time(text: &str) -> Option<Time> {
    let split = text.find(['Z', '+', '-']).unwrap_or(text.len());
    let (clock, zone) = (text.get(..split)?, text.get(split..)?);
    let two = |t: &str| (t.len() == 2 && t.bytes().all(|b| b.is_ascii_digit())).then(|| t.parse::<u8>().ok()).flatten();
    let mut parts = clock.split(':');
    let (hour, minute, second) = (two(parts.next()?)?, two(parts.next()?)?, two(parts.next()?)?);
    let midnight = hour == 24 && minute == 0 && second == 0;
    if parts.next().is_some() || (hour > 23 && !midnight) || minute > 59 || second > 60 {
        return None;
    }
    let zone = match zone {
        "" => Zone::Local,
        "Z" => Zone::Utc,
        _ => {
            let negative = zone.starts_with('-');
            let zone = zone.strip_prefix(['+', '-'])?;
            match zone.split_once(':') {
                Some((hours, minutes)) => {
                    let (hours, minutes) = (two(hours)?, two(minutes)?);
                    if hours > 23 || minutes > 59 || negative && hours == 0 && minutes == 0 {
                        return None;
                    }
                    let offset = i16::from(hours) * 60 + i16::from(minutes);
                    Zone::Minutes(if negative { -offset } else { offset })
                }
                None => {
                    let hours = i8::try_from(two(zone)?).ok().filter(|h| *h < 24 && !(negative && *h == 0))?;
                    Zone::Hours(if negative { -hours } else { hours })
                }
            }
        }
    };
    Some(Time { hour, minute, second, zone })
}
