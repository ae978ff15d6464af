//! Reading.

use super::days::month_length;
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
        let dated = matches!(from, Bound::Date(_)) || matches!(to, Bound::Date(_));
        return dated.then_some(Edtf::Interval(from, to));
    }
    if let Some((day, clock)) = text.split_once('T') {
        let day = date(day)?;
        let whole = day.day.is_some() && day.month_quality == Quality::Plain && day.day_quality == Quality::Plain;
        return if whole { Some(Edtf::DateTime(day, time(clock)?)) } else { None };
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

fn members(text: &str) -> Option<Vec<Member>> {
    text.split(',')
        .map(|member| {
            let member = member.trim();
            if let Some((from, to)) = member.split_once("..") {
                let end = |t: &str| if t.is_empty() { Some(None) } else { date(t).map(Some) };
                let (from, to) = (end(from)?, end(to)?);
                return (from.is_some() || to.is_some()).then_some(Member::Range(from, to));
            }
            date(member).map(Member::Date)
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
        Some((number, count)) => (number, Some(count.parse::<u8>().ok().filter(|n| *n > 0)?)),
        None => (text, None),
    };
    if let Some(number) = number.strip_prefix('Y') {
        let (number, exponent) = match number.split_once('E') {
            Some((number, power)) => (number, Some(power.parse::<u8>().ok()?)),
            None => (number, None),
        };
        let plain = number.strip_prefix('-').unwrap_or(number);
        let long = exponent.is_some() || plain.len() > 4;
        let canonical = plain.bytes().all(|b| b.is_ascii_digit()) && !plain.starts_with('0');
        return if long && canonical {
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
    if significant.is_some_and(|n| n > 4) {
        return None;
    }
    Some(Year::Digits { negative, digits, significant })
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

/// Whether the numbers can be a date.
fn valid(date: &Date) -> bool {
    let fits = |digits: Digits, range: std::ops::RangeInclusive<u8>| {
        range.into_iter().any(|n| super::days::matches(digits, n))
    };
    match (date.month, date.day) {
        (None, None) => true,
        (None, Some(_)) => false,
        (Some(month), None) => fits(month, 1..=12) || fits(month, 21..=41),
        (Some(month), Some(day)) => {
            (1..=12).any(|m| super::days::matches(month, m) && fits(day, 1..=month_length(&date.year, m)))
        }
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
            let zone = zone.get(1..)?;
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
