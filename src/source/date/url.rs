//! Dates in addresses: `/2007/07/17/`, `/2007-07-17-title`, `/20070717/`.

use chrono::NaiveDate;

/// The day that an address names, and failing that nothing.
pub(crate) fn day(address: &str) -> Option<NaiveDate> {
    let path = address.split(['?', '#']).next().unwrap_or("");
    let numbers = numbers(path);
    for (i, number) in numbers.iter().enumerate() {
        let next = |k: usize| numbers.get(i + k).filter(|n| n.joined);
        if number.digits == 4
            && let (Some(month), Some(day)) = (month_at(path, number, next(1)), day_after(path, &numbers, i))
            && let Some(date) = valid(number.value, month, day)
        {
            return Some(date);
        }
        if number.digits == 8
            && let Some(date) = valid(number.value / 10_000, number.value / 100 % 100, number.value % 100)
        {
            return Some(date);
        }
    }
    None
}

/// The year and month that an address names: `/2007/07/`.
pub(crate) fn month(address: &str) -> Option<(i32, u32)> {
    let path = address.split(['?', '#']).next().unwrap_or("");
    let segments: Vec<&str> = path.split('/').collect();
    segments.windows(2).find_map(|pair| {
        let [year, month] = pair else { return None };
        if year.len() != 4 {
            return None;
        }
        let year: i32 = year.parse().ok().filter(|y| (1990..=2100).contains(y))?;
        let month = month
            .parse()
            .ok()
            .filter(|m| (1..=12).contains(m) && month.len() <= 2)
            .or_else(|| super::find::month(&month.to_lowercase()))?;
        Some((year, month))
    })
}

struct Number {
    value: u32,
    digits: usize,
    end: usize,
    /// One separator stands between it and the number before.
    joined: bool,
}

fn numbers(path: &str) -> Vec<Number> {
    let bytes = path.as_bytes();
    let mut out: Vec<Number> = Vec::new();
    let mut i = 0;
    while i < bytes.len() {
        let run = bytes.iter().skip(i).take_while(|b| b.is_ascii_digit()).count();
        if run == 0 {
            i += 1;
            continue;
        }
        let value = path.get(i..i + run).and_then(|d| d.parse().ok()).unwrap_or(0);
        let separated = i > 0 && bytes.get(i - 1).is_some_and(|b| matches!(b, b'/' | b'-' | b'_' | b'.'));
        let joined = separated && out.last().is_some_and(|n| n.end + 1 == i);
        // Digits that continue a word (`id20070717`) count as well as those behind a separator.
        out.push(Number { value, digits: run, end: i + run, joined });
        i += run;
    }
    out
}

/// The month behind a year: a number, or a name (`/2007/jul/17/`).
fn month_at(path: &str, year: &Number, next: Option<&Number>) -> Option<u32> {
    if let Some(n) = next.filter(|n| n.digits <= 2) {
        return Some(n.value);
    }
    let rest = path.get(year.end..)?.strip_prefix(['/', '-'])?;
    let name = rest.split(|c: char| !c.is_ascii_alphabetic()).next()?;
    super::find::month(&name.to_ascii_lowercase())
}

fn day_after(path: &str, numbers: &[Number], year: usize) -> Option<u32> {
    let first = numbers.get(year + 1)?;
    if first.joined && first.digits <= 2 {
        return numbers.get(year + 2).filter(|n| n.joined && n.digits <= 2).map(|n| n.value);
    }
    // Year, name of the month, day.
    let between = path.get(numbers.get(year)?.end..first.end - first.digits)?;
    let name = between.trim_matches(['/', '-']);
    (first.digits <= 2 && super::find::month(&name.to_ascii_lowercase()).is_some()).then_some(first.value)
}

fn valid(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    let year = i32::try_from(year).ok().filter(|y| (1990..=2100).contains(y))?;
    NaiveDate::from_ymd_opt(year, month, day)
}
