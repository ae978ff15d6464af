//! Finds the complete dates (day, month and year) that a line prints.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::NaiveDate;

use super::scan::{Kind, Piece, pieces};
use crate::source::table;

/// Bytes of a line that are searched; a date line is short.
const SEARCHED: usize = 1200;

static MONTHS: LazyLock<BTreeMap<&'static str, u32>> = LazyLock::new(|| {
    let mut months = BTreeMap::new();
    for row in table::rows(include_str!("../../../data/source/months.tsv")) {
        if let [number, _, names] = row.as_slice()
            && let Ok(number) = number.parse()
        {
            months.extend(names.split_whitespace().map(|name| (name, number)));
        }
    }
    months
});

/// Which of two small numbers is the month where either can be (`03/04/2007`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Order {
    /// 3 April.
    #[default]
    DayFirst,
    /// 4 March, as in the United States.
    MonthFirst,
}

/// A date in a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Found {
    pub date: NaiveDate,
    /// Byte offsets in the line.
    pub start: usize,
    pub end: usize,
    /// Whether the order of day and month was taken from [`Order`].
    pub ambiguous: bool,
    /// Whether a time of day stands beside it.
    pub timed: bool,
}

/// All complete dates of a line, in order, not overlapping.
pub(crate) fn dates(line: &str, order: Order) -> Vec<Found> {
    if !line.bytes().any(|b| b.is_ascii_digit()) && line.is_ascii() {
        return Vec::new();
    }
    let pieces = pieces(line, SEARCHED);
    let mut out = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        match date_at(&pieces, at, order) {
            Some((date, next, ambiguous)) if next > at => {
                let (Some(first), Some(last)) = (pieces.get(at), pieces.get(next - 1)) else { break };
                let timed = time_near(&pieces, at, next);
                out.push(Found { date, start: first.start, end: last.end, ambiguous, timed });
                at = next;
            }
            _ => at += 1,
        }
    }
    out
}

/// The month that a word names.
pub(crate) fn month(word: &str) -> Option<u32> {
    MONTHS.get(word).copied()
}

/// The date that starts at a piece: the date, the piece behind it, and whether the order was a guess.
fn date_at(p: &[Piece], at: usize, order: Order) -> Option<(NaiveDate, usize, bool)> {
    // Not inside a longer chain of numbers: versions, addresses, telephone numbers.
    if let Some(before) = at.checked_sub(1).and_then(|i| p.get(i))
        && !p.get(at)?.apart
        && matches!(before.kind, Kind::Sign('.' | '-' | '/' | '+' | '$' | '#'))
        && at
            .checked_sub(2)
            .and_then(|i| p.get(i))
            .is_some_and(|b| matches!(b.kind, Kind::Number { .. }) && !before.apart)
    {
        return None;
    }
    None.or_else(|| year_first(p, at))
        .or_else(|| day_month_name(p, at))
        .or_else(|| month_name_day(p, at))
        .or_else(|| numeric(p, at, order))
        .or_else(|| compact(p, at))
}

fn ymd(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    let year = i32::try_from(year).ok()?;
    (1700..=2200).contains(&year).then(|| NaiveDate::from_ymd_opt(year, month, day)).flatten()
}

/// Two digits of a year, by the POSIX rule: 69 to 99 are of the twentieth century.
fn century(year: u32) -> u32 {
    if year < 69 { 2000 + year } else { 1900 + year }
}

/// `2007-07-17`, `2007/7/17`, `2007.07.17`, `2007年7月17日`, `2007 July 17`.
fn year_first(p: &[Piece], at: usize) -> Option<(NaiveDate, usize, bool)> {
    let year = p.get(at)?.number(4..=4)?;
    let mut i = at + 1;
    let separator = p.get(i)?;
    if separator.word().is_some_and(|w| matches!(w, "年" | "년")) {
        let month = p.get(i + 1)?.number(1..=2)?;
        p.get(i + 2)?.word().filter(|w| matches!(*w, "月" | "월"))?;
        let day = p.get(i + 3)?.number(1..=2)?;
        let end = i + 4 + usize::from(p.get(i + 4).and_then(Piece::word).is_some_and(|w| matches!(w, "日" | "일")));
        return Some((ymd(year, month, day)?, end, false));
    }
    let sign = separator.sign().filter(|c| matches!(c, '-' | '/' | '.' | '‐' | '–' | ','));
    if sign.is_some() {
        i += 1;
    }
    if let Some(month) = p.get(i)?.word().and_then(month) {
        i += 1;
        while p.get(i).and_then(Piece::sign).is_some_and(|c| matches!(c, '-' | '/' | '.' | ',')) {
            i += 1;
        }
        return Some((ymd(year, month, p.get(i)?.number(1..=2)?)?, i + 1, false));
    }
    let sign = sign.filter(|c| *c != ',')?;
    let month = p.get(i)?.number(1..=2)?;
    p.get(i + 1)?.sign().filter(|c| *c == sign)?;
    let day = p.get(i + 2)?.number(1..=2)?;
    Some((ymd(year, month, day)?, i + 3, false))
}

/// `17 July 2007`, `17th of July, 2007`, `17. Juli 2007`, `17 de julio de 2007`, `17-Jul-07`, `28 May 07`.
fn day_month_name(p: &[Piece], at: usize) -> Option<(NaiveDate, usize, bool)> {
    let day = p.get(at)?.number(1..=2)?;
    let mut i = at + 1;
    if p.get(i).is_some_and(|o| !o.apart && ordinal(o)) {
        i += 1;
    }
    i = skip_joints(p, i);
    let month = p.get(i)?.word().and_then(month)?;
    i = skip_joints(p, i + 1);
    let (year, next) = year_at(p, i).or_else(|| year_behind_time(p, i))?;
    Some((ymd(year, month, day)?, next, false))
}

/// `July 17, 2007`, `Jul. 17th 2007`, `Tue Jul 17 16:28:00 GMT 2007`.
fn month_name_day(p: &[Piece], at: usize) -> Option<(NaiveDate, usize, bool)> {
    let month = p.get(at)?.word().and_then(month)?;
    let mut i = at + 1;
    while p.get(i).and_then(Piece::sign).is_some_and(|c| matches!(c, '.' | ',' | '-' | '/')) {
        i += 1;
    }
    let day = p.get(i)?.number(1..=2)?;
    i += 1;
    if p.get(i).is_some_and(|o| !o.apart && ordinal(o)) {
        i += 1;
    }
    i = skip_joints(p, i);
    let (year, next) = year_at(p, i).or_else(|| year_behind_time(p, i))?;
    Some((ymd(year, month, day)?, next, false))
}

/// `17/07/2007`, `7/17/07`, `17.07.2007`, `17-07-2007`.
fn numeric(p: &[Piece], at: usize, order: Order) -> Option<(NaiveDate, usize, bool)> {
    let first = p.get(at)?.number(1..=2)?;
    let sign = p.get(at + 1)?.sign().filter(|c| matches!(c, '/' | '.' | '-'))?;
    // German dates may have blanks behind the dots.
    let close = |i: usize| p.get(i).is_some_and(|x| !x.apart);
    let second = p.get(at + 2)?.number(1..=2)?;
    p.get(at + 3)?.sign().filter(|c| *c == sign)?;
    if !close(at + 1) || !close(at + 3) || (sign != '.' && !(close(at + 2) && close(at + 4))) {
        return None;
    }
    let year = match p.get(at + 4)?.kind {
        Kind::Number { value, digits: 4 } => u32::try_from(value).ok()?,
        Kind::Number { value, digits: 2 } => century(u32::try_from(value).ok()?),
        _ => return None,
    };
    // `1.2.2007.4` is no date, `17.07.2007.` is one.
    if p.get(at + 5).is_some_and(|s| !s.apart && s.sign() == Some(sign))
        && p.get(at + 6).is_some_and(|n| !n.apart && matches!(n.kind, Kind::Number { .. }))
    {
        return None;
    }
    let ambiguous = first <= 12 && second <= 12 && first != second && sign != '.';
    let month_first = match (first <= 12, second <= 12) {
        (true, false) => true,
        (false, _) => false,
        (true, true) => sign != '.' && order == Order::MonthFirst,
    };
    let (month, day) = if month_first { (first, second) } else { (second, first) };
    Some((ymd(year, month, day)?, at + 5, ambiguous))
}

/// `20070717`: only where nothing else touches it, and of the years that web pages come from.
fn compact(p: &[Piece], at: usize) -> Option<(NaiveDate, usize, bool)> {
    let value = p.get(at)?.number(8..=8)?;
    let (year, month, day) = (value / 10_000, value / 100 % 100, value % 100);
    if !(1990..=2050).contains(&year) {
        return None;
    }
    Some((ymd(year, month, day)?, at + 1, false))
}

fn ordinal(piece: &Piece) -> bool {
    matches!(piece.word(), Some("st" | "nd" | "rd" | "th" | "er" | "º" | "ª" | "o" | "ro")) || piece.sign() == Some('°')
}

/// Signs and little words between the parts of a date.
fn skip_joints(p: &[Piece], from: usize) -> usize {
    let mut i = from;
    while i < from + 3
        && p.get(i).is_some_and(|x| match &x.kind {
            Kind::Sign(c) => matches!(c, '.' | ',' | '-' | '/' | '\'' | '’' | '‘' | '–' | ';' | '·'),
            Kind::Word(w) => matches!(w.as_str(), "of" | "de" | "del" | "den" | "di" | "e" | "d"),
            Kind::Number { .. } => false,
        })
    {
        i += 1;
    }
    i
}

/// A year at a piece: four digits, or two that are no time of day.
fn year_at(p: &[Piece], i: usize) -> Option<(u32, usize)> {
    let piece = p.get(i)?;
    if let Some(year) = piece.number(4..=4) {
        // `July 17, 1628 GMT` is a time.
        let zone =
            p.get(i + 1).and_then(Piece::word).is_some_and(|w| matches!(w, "gmt" | "utc" | "est" | "hrs" | "hours"));
        return ((1700..=2200).contains(&year) && !zone).then_some((year, i + 1));
    }
    let year = piece.number(2..=2)?;
    let next = p.get(i + 1);
    let time = next.is_some_and(|n| {
        matches!(n.sign(), Some(':')) && !n.apart
            || matches!(n.word(), Some("am" | "pm" | "a" | "p" | "h" | "uhr" | "hrs"))
            || (n.sign() == Some('.')
                && p.get(i + 2).is_some_and(|m| !m.apart && matches!(m.kind, Kind::Number { .. })))
    });
    (!time).then(|| (century(year), i + 1))
}

/// The year behind a time of day: `Jul 17 16:28:00 GMT 2007`, `17 July, 16:28, 2007`.
fn year_behind_time(p: &[Piece], from: usize) -> Option<(u32, usize)> {
    p.get(from)?.number(1..=2)?;
    p.get(from + 1)?.sign().filter(|c| matches!(c, ':' | '.'))?;
    let end = p.len().min(from + 10);
    for i in from + 2..end {
        let piece = p.get(i)?;
        if let Some(year) = piece.number(4..=4).filter(|y| (1900..=2200).contains(y)) {
            return Some((year, i + 1));
        }
        let passable = match &piece.kind {
            Kind::Number { digits, .. } => *digits <= 4,
            Kind::Sign(c) => matches!(c, ':' | '.' | ',' | '+' | '-'),
            Kind::Word(w) => w.len() <= 5 && month(w).is_none(),
        };
        if !passable {
            return None;
        }
    }
    None
}

/// Whether `16:28`, `4.28pm` or `4 p.m.` stands within a few pieces of a date.
fn time_near(p: &[Piece], start: usize, end: usize) -> bool {
    let from = start.saturating_sub(6);
    let to = p.len().min(end + 8);
    (from..to).any(|i| {
        p.get(i).is_some_and(|n| n.number(1..=2).is_some())
            && p.get(i + 1).is_some_and(|s| {
                !s.apart && s.sign() == Some(':') || matches!(s.word(), Some("am" | "pm" | "uhr" | "h"))
            })
    })
}
