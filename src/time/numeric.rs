//! Dates, times and amounts written in figures.

use super::meaning::{Key, Meaning};

/// A class of [`Figures`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// A calendar date.
    Date,
    /// A time of day with minutes.
    Clock,
    /// An amount only.
    Amount,
}

/// What a run of figures and marks says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figures {
    /// Number of characters read.
    pub length: usize,
    /// Its class.
    pub class: Class,
    /// What it says.
    pub meaning: Meaning,
}

/// Longest run that is looked into; longer ones are no dates.
pub const LONGEST: usize = 32;

/// Reads a date, a time or a grouped or decimal number at the start of a run of figures and the marks `/ . - : ,`; none
/// if the run is one plain group of figures or several plain groups.
#[must_use]
pub fn read(run: &[char]) -> Option<Figures> {
    let mut groups: Vec<(i64, usize, usize)> = Vec::new();
    let mut marks: Vec<char> = Vec::new();
    let mut at = 0;
    while at < run.len() {
        let length = run.iter().skip(at).take_while(|c| c.is_ascii_digit()).count();
        if length == 0 || length > 9 {
            break;
        }
        let value = run.iter().skip(at).take(length).fold(0, |v, c| v * 10 + i64::from(c.to_digit(10).unwrap_or(0)));
        at += length;
        groups.push((value, length, at));
        match run.get(at) {
            Some(&c) if groups.len() < 6 && run.get(at + 1).is_some_and(char::is_ascii_digit) => marks.push(c),
            _ => break,
        }
        at += 1;
    }
    let mark = |i: usize| marks.get(i).map(|&c| if matches!(c, '–' | '‐' | '‑') { '-' } else { c });
    date(&groups, mark).or_else(|| clock(&groups, mark)).or_else(|| amount(&groups, mark))
}

type Group = (i64, usize, usize);

fn date(groups: &[Group], mark: impl Fn(usize) -> Option<char>) -> Option<Figures> {
    let (&(a, wide_a, _), &(b, wide_b, _), &(c, wide_c, end)) = (groups.first()?, groups.get(1)?, groups.get(2)?);
    let separator = mark(0)?;
    if !matches!(separator, '/' | '.' | '-') || mark(1) != Some(separator) {
        return None;
    }
    if mark(2) == Some(separator) {
        return None;
    }
    if wide_a > 4 || wide_b > 2 || wide_c > 4 {
        return None;
    }
    let meaning = if wide_a == 4 && (1000..2200).contains(&a) && wide_c <= 2 {
        if !((1..=12).contains(&b) && (1..=31).contains(&c)) {
            return None;
        }
        ymd(a, b, c, false)
    } else if wide_a <= 2 && (wide_c == 4 && (1000..2200).contains(&c) || wide_c == 2 && separator != '.') {
        // Month first unless that cannot be or the marks are points, which are used where the day comes first.
        let month_first = (1..=12).contains(&a) && (1..=31).contains(&b);
        let day_first = (1..=12).contains(&b) && (1..=31).contains(&a);
        let short = wide_c == 2;
        let both = month_first && day_first && a != b;
        match (month_first, day_first) {
            (false, false) => return None,
            (true, false) => ymd(c, a, b, short).with(Key::Swap, 3),
            (false, true) => ymd(c, b, a, short).with(Key::Swap, 2),
            (true, true) if separator == '.' => ymd(c, b, a, short),
            (true, true) if both => ymd(c, a, b, short).with(Key::Swap, 1),
            (true, true) => ymd(c, a, b, short),
        }
    } else {
        return None;
    };
    Some(Figures { length: end, class: Class::Date, meaning })
}

fn ymd(year: i64, month: i64, day: i64, short: bool) -> Meaning {
    let meaning = Meaning::of(Key::Year, year).with(Key::Month, month).with(Key::Day, day);
    if short { meaning.with(Key::Short, 1) } else { meaning }
}

fn clock(groups: &[Group], mark: impl Fn(usize) -> Option<char>) -> Option<Figures> {
    let (&(hour, wide_hour, _), &(minute, wide_minute, end)) = (groups.first()?, groups.get(1)?);
    if !matches!(mark(0)?, ':' | '.') || wide_hour > 2 || wide_minute != 2 || hour > 24 || minute > 59 {
        return None;
    }
    let meaning = Meaning::of(Key::Hour, hour).with(Key::Minute, minute);
    if mark(0) == Some('.') {
        // `4.30` is a time only beside `pm` or the like; as an amount it is read by `amount`.
        return None;
    }
    match groups.get(2) {
        Some(&(second, 2, end)) if mark(1) == Some(':') && second <= 60 => {
            Some(Figures { length: end, class: Class::Clock, meaning: meaning.with(Key::Second, second) })
        }
        Some(_) if mark(1) == Some(':') => None,
        _ => Some(Figures { length: end, class: Class::Clock, meaning }),
    }
}

fn amount(groups: &[Group], mark: impl Fn(usize) -> Option<char>) -> Option<Figures> {
    let &(first, wide, _) = groups.first()?;
    let mut value = first;
    let mut end = None;
    let mut at = 0;
    while wide <= 3 && mark(at) == Some(',') {
        match groups.get(at + 1) {
            Some(&(group, 3, stop)) => {
                value = value.checked_mul(1000)?.checked_add(group)?;
                end = Some(stop);
            }
            _ => break,
        }
        at += 1;
    }
    let mut thousandths = value.checked_mul(1000)?;
    if mark(at) == Some('.')
        && let Some(&(fraction, wide, stop)) = groups.get(at + 1)
        && wide <= 3
    {
        thousandths += fraction * [1000, 100, 10, 1].get(wide).copied().unwrap_or(0);
        end = Some(stop);
    }
    Some(Figures { length: end?, class: Class::Amount, meaning: Meaning::of(Key::Num, thousandths) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(text: &str) -> Option<(Class, Vec<Option<i64>>)> {
        let run: Vec<char> = text.chars().collect();
        let keys = [Key::Year, Key::Month, Key::Day, Key::Hour, Key::Minute, Key::Num];
        read(&run)
            .filter(|f| f.length == run.len())
            .map(|f| (f.class, keys.iter().map(|&k| f.meaning.get(k)).collect()))
    }

    #[test]
    fn iso_and_numeric_dates_are_read() {
        let day = |y, m, d| Some((Class::Date, vec![Some(y), Some(m), Some(d), None, None, None]));
        assert_eq!(fields("2007-05-28"), day(2007, 5, 28));
        assert_eq!(fields("28.5.2007"), day(2007, 5, 28));
        assert_eq!(fields("28/5/07"), day(7, 5, 28));
        assert_eq!(fields("5/28/2007"), day(2007, 5, 28));
        assert_eq!(fields("2007/05/28"), day(2007, 5, 28));
    }

    #[test]
    fn addresses_scores_and_versions_are_no_dates() {
        for text in ["192.168.1.1", "555-0123", "3-2", "1.2.3", "45/45/2007", "13-13-13"] {
            assert!(fields(text).is_none_or(|(class, _)| class != Class::Date), "{text}");
        }
    }

    #[test]
    fn times_and_amounts_are_told_apart() {
        assert_eq!(fields("15:00").map(|f| f.0), Some(Class::Clock));
        assert_eq!(fields("25:00"), None);
        assert_eq!(fields("1,234,567").map(|f| f.1), Some(vec![None, None, None, None, None, Some(1_234_567_000)]));
        assert_eq!(fields("3.5").map(|f| f.1), Some(vec![None, None, None, None, None, Some(3_500)]));
    }
}
