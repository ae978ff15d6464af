//! Which stretch of the calendar an expression names, by its own fields and by the context.

use chrono::{Datelike, NaiveDate, Weekday};

use super::alternatives::{Alternatives, Turn};
use super::calendar::{FIRST_GREGORIAN, Hemisphere, Period, Season, Unit, add_days, add_months, seek_weekday};
use super::clock::Clock;
use super::context::Context;
use super::holiday::Holiday;
use super::meaning::{Key, Meaning};
use super::tense::Direction;
use super::value::{season_code, timex};

/// What a calendar expression names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A stretch of the calendar.
    At(Period),
    /// A value that is no stretch of the calendar, because fields are missing or impossible.
    Written(String),
}

/// The calendar time, and whether the context was needed.
pub fn locate(m: &Meaning, direction: Direction, context: &Context<'_>) -> (Place, bool) {
    if let Some(absolute) = absolute(m, context) {
        return match absolute {
            Place::At(period) if !period.is_writable() => (Place::Written(unresolved(m)), true),
            _ => (absolute, false),
        };
    }
    let found = relative(m, direction, context).filter(|p| p.is_writable());
    (found.map_or_else(|| Place::Written(unresolved(m)), Place::At), true)
}

/// Whether a story is at years before Christ.
fn is_before_christ(context: &Context<'_>) -> bool {
    context.narrative && context.year.is_some_and(|y| y.is <= 0)
}

/// The year said, in full.
fn full_year(m: &Meaning, context: &Context<'_>) -> Option<i32> {
    let year = i32::try_from(m.get(Key::Year)?).ok()?;
    // `In 256 the consuls sailed` is told of the years before Christ where the text is there.
    let there = is_before_christ(context) && year < 1000 && m.get(Key::Bc).is_none();
    if m.get(Key::Bc) == Some(1) || there && !m.has(Key::Short) {
        return 1_i32.checked_sub(year);
    }
    if !m.has(Key::Short) {
        return Some(year);
    }
    if let (Some(1), Some(from)) = (m.get(Key::Range), context.reference.and_then(|r| r.is.year())) {
        // `1939-45`
        return Some(from - from.rem_euclid(100) + year);
    }
    // Two digits: the last such year, up to ten years ahead.
    let latest = context.dct.map_or(2030, |d| d.year() + 10);
    Some(latest - (latest - year).rem_euclid(100))
}

/// What needs no context, a full year included.
fn absolute(m: &Meaning, context: &Context<'_>) -> Option<Place> {
    if m.has(Key::Rel) || m.has(Key::Side) {
        return None;
    }
    if let Some(century) = m.get(Key::Century) {
        let century = i32::try_from(century).ok()?;
        if m.get(Key::Bc) == Some(1) {
            return Some(Place::At(Period::CenturyBc(century.checked_sub(1)?)));
        }
        return Some(Place::At(Period::Century(if m.has(Key::Ord) { century - 1 } else { century })));
    }
    let before_christ = m.get(Key::Bc) == Some(1) || m.has(Key::Ancient) && is_before_christ(context);
    if let (true, Some(decade)) = (before_christ, m.get(Key::Decade).filter(|d| *d > 0)) {
        return Some(Place::At(Period::DecadeBc(i32::try_from(decade).ok()?)));
    }
    if let Some(decade) = m.get(Key::Decade).filter(|d| *d >= 10) {
        return Some(Place::At(Period::Decade(i32::try_from(decade).ok()?)));
    }
    let year = full_year(m, context)?;
    if m.has(Key::Again)
        && let Some(Period::Quarter(_, quarter)) = context.reported.map(|q| q.is)
    {
        return Some(Place::At(Period::Quarter(year, quarter)));
    }
    match in_year(m, year, context.day_first, context.holidays) {
        Place::At(period) => around(m, period).map(Place::At),
        written => Some(written),
    }
}

/// The fields said, in a year.
fn in_year(m: &Meaning, year: i32, day_first: bool, holidays: &[Holiday<'static>]) -> Place {
    let written = |rest: String| Place::Written(format!("{}{rest}", timex(Period::Year(year))));
    if let Some(mut month) = m.small(Key::Month) {
        let Some(mut day) = m.small(Key::Day) else {
            return Place::At(Period::Month(year, month));
        };
        if m.get(Key::Swap) == Some(1) && day_first {
            std::mem::swap(&mut month, &mut day);
        }
        return match NaiveDate::from_ymd_opt(year, month, day) {
            Some(date) => Place::At(Period::Day(date)),
            None => written(format!("-{month:02}-{day:02}")),
        };
    }
    if let Some(quarter) = m.small(Key::Quarter) {
        return if (1..=4).contains(&quarter) {
            Place::At(Period::Quarter(year, quarter))
        } else {
            written(format!("-Q{quarter}"))
        };
    }
    if let Some(half) = m.small(Key::Half) {
        return Place::At(Period::Half(year, half));
    }
    if let Some(season) = m.small(Key::Season).and_then(Season::from_number) {
        let hemisphere = match m.get(Key::Hemisphere) {
            Some(1) => Hemisphere::North,
            Some(_) => Hemisphere::South,
            None => Hemisphere::Unsaid,
        };
        return Place::At(Period::Season(year, season, hemisphere));
    }
    if let Some(week) = m.small(Key::Week) {
        return match (NaiveDate::from_isoywd_opt(year, week, Weekday::Mon), m.small(Key::Weekday)) {
            (Some(_), None) => Place::At(Period::Week(year, week)),
            (Some(monday), Some(weekday)) => match add_days(monday, i64::from(weekday) - 1) {
                Some(day) if weekday <= 7 => Place::At(Period::Day(day)),
                _ => written(format!("-W{week:02}-{weekday}")),
            },
            (None, _) => written(format!("-W{week:02}")),
        };
    }
    if let Some(day) = holiday(m, year, holidays) {
        return Place::At(Period::Day(day));
    }
    Place::At(Period::Year(year))
}

fn holiday(m: &Meaning, year: i32, holidays: &[Holiday<'static>]) -> Option<NaiveDate> {
    holidays.get(usize::try_from(m.get(Key::Holiday)?).ok()?)?.day(year)
}

/// The value of what cannot be resolved.
fn unresolved(m: &Meaning) -> String {
    if let Some(month) = m.get(Key::Month) {
        return match m.get(Key::Day) {
            Some(day) => format!("XXXX-{month:02}-{day:02}"),
            None => format!("XXXX-{month:02}"),
        };
    }
    if let Some(weekday) = m.get(Key::Weekday) {
        return format!("XXXX-WXX-{weekday}");
    }
    if let Some(quarter) = m.get(Key::Quarter) {
        return format!("XXXX-Q{quarter}");
    }
    if let Some(half) = m.get(Key::Half) {
        return format!("XXXX-H{half}");
    }
    if let Some(season) = m.small(Key::Season).and_then(Season::from_number) {
        return format!("XXXX-{}", season_code(season));
    }
    if let Some(decade) = m.get(Key::Decade) {
        return format!("XX{}", decade % 10);
    }
    match m.unit() {
        Some(Unit::Week | Unit::Fortnight) => "XXXX-WXX",
        Some(Unit::Weekend) => "XXXX-WXX-WE",
        Some(Unit::Month) => "XXXX-XX",
        Some(Unit::Quarter) => "XXXX-QX",
        Some(Unit::Year) => "XXXX",
        Some(Unit::Decade) => "XXX",
        Some(Unit::Century) => "XX",
        _ => "XXXX-XX-XX",
    }
    .to_owned()
}

/// The day from which relative expressions are seen.
fn viewpoint(m: &Meaning, context: &Context<'_>) -> Option<NaiveDate> {
    // A coarser time that the text is at is made finer by the day named last, where that lies in it.
    let reference = match (context.reference, context.last_day) {
        (Some(period), Some(day)) if period.is.contains(day.is) => Some(day.is),
        (Some(period), _) => period.is.first(),
        (None, _) => None,
    };
    if context.sees_text(m) { reference.or(context.dct) } else { context.dct }
}

fn relative(m: &Meaning, direction: Direction, context: &Context<'_>) -> Option<Period> {
    let found = relative_period(m, direction, context)?;
    around(m, found)
}

/// The larger period that a smaller one stands for: `Easter week`, `the quarter ended Sept. 30`.
fn around(m: &Meaning, period: Period) -> Option<Period> {
    if let (Some(nth), Some(unit)) = (m.get(Key::Nth), m.second_unit()) {
        return part(period, unit, nth);
    }
    match m.unit() {
        Some(unit) if !m.has(Key::Rel) && !m.has(Key::Side) => Period::containing(period.first()?, unit),
        _ => Some(period),
    }
}

/// The n-th week or day of a longer time, counted from its end if negative. A week belongs to what its Thursday belongs
/// to, as ISO 8601 has it for the year.
fn part(whole: Period, unit: Unit, nth: i64) -> Option<Period> {
    if whole.unit() <= unit {
        return None;
    }
    let (first, last) = (whole.first()?, whole.last()?);
    let day = match (unit, nth < 0) {
        (Unit::Week, false) => add_days(seek_weekday(first.pred_opt()?, 4, 1)?, nth.checked_sub(1)?.checked_mul(7)?)?,
        (Unit::Week, true) => add_days(seek_weekday(last.succ_opt()?, 4, -1)?, nth.checked_add(1)?.checked_mul(7)?)?,
        (_, false) => add_days(first, nth.checked_sub(1)?)?,
        (_, true) => add_days(last, nth.checked_add(1)?)?,
    };
    whole.contains(day).then(|| Period::containing(day, unit))?
}

fn relative_period(m: &Meaning, direction: Direction, context: &Context<'_>) -> Option<Period> {
    let of_day = (m.has(Key::Hour) || m.has(Key::Part)) && context.narrative && context.day.is_none();
    let fine = m.unit().is_some_and(|u| u <= Unit::Day) && (m.has(Key::Rel) || m.has(Key::Side)) || of_day;
    let base = viewpoint(m, context).filter(|day| {
        // The day after a month is no day that could be named.
        let known = !fine || !context.sees_text(m);
        known
            || context.reference.is_none_or(|r| r.is.unit() == Unit::Day)
            || context.last_day.is_some_and(|d| d.is == *day)
    });
    if let Some(side) = m.get(Key::Side) {
        return offset(m, side, context, base?);
    }
    if let (Some(rel), Some(unit)) = (m.get(Key::Rel), m.unit()) {
        let whole = match unit {
            // The quarter that a report is about: the one named last, else the last that is over.
            Unit::Quarter if m.has(Key::Again) => match context.reported {
                Some(quarter) => quarter.is,
                None => Period::containing(base?, unit)?.shift(-1)?,
            },
            Unit::Hour | Unit::Minute | Unit::Second => Period::Day(base?),
            Unit::Decade | Unit::Century if m.get(Key::From) == Some(1) || context.narrative => {
                match context.era.map(|e| e.is).filter(|e| e.unit() == unit) {
                    Some(era) => era.shift(rel)?,
                    None => Period::containing(base?, unit)?.shift(rel)?,
                }
            }
            Unit::Weekend => return weekend(rel, m, direction, base?),
            // What is to happen overnight has its night ahead.
            Unit::Day if m.has(Key::Again) && rel == -1 && direction == Direction::Future => Period::Day(base?),
            _ => Period::containing(base?, unit)?.shift(rel)?,
        };
        return refine(m, whole, direction, context);
    }
    let rel = m.get(Key::Rel);
    if let Some(weekday) = m.small(Key::Weekday).filter(|_| !m.has(Key::Month) && !m.has(Key::Day)) {
        let base = base?;
        // A story goes on to the next one.
        let on = context.narrative && context.sees_text(m) && context.reference.is_some();
        let direction = if on { Direction::Future } else { direction };
        return bare_weekday(weekday, rel, direction, base).map(Period::Day);
    }
    if m.has(Key::Decade) {
        let decade = i32::try_from(m.get(Key::Decade)?).ok()?;
        let now = base?.year().div_euclid(10);
        let past = now - (now - decade).rem_euclid(10);
        // In a text about the seventies `the eighties` are those after them.
        let next = past.checked_add(10)?;
        let known = context.dct.is_some_and(|dct| next <= dct.year().div_euclid(10));
        return Some(Period::Decade(if known && next - now < now - past { next } else { past }));
    }
    if m.has(Key::Month) || m.has(Key::Season) || m.has(Key::Quarter) || m.has(Key::Half) || m.has(Key::Holiday) {
        return without_year(m, rel, direction, context, base);
    }
    if let Some(day) = m.small(Key::Day) {
        let base = base?;
        return NaiveDate::from_ymd_opt(base.year(), base.month(), day).map(Period::Day);
    }
    // A time of day alone.
    (m.has(Key::Hour) || m.has(Key::Part)).then_some(())?;
    // What has a time already is not to come.
    let ahead = |day: &NaiveDate| Some(*day) > context.dct && direction != Direction::Future && !context.narrative;
    // A day of the same sentence is meant in any case.
    let here = |by: usize| by >= context.sentence;
    let day = context.day.filter(|d| here(d.by) || !ahead(&d.is)).map(|d| d.is).or(base)?;
    // In news every time may be one of the same day, unless it follows one whose day is said.
    let follows = |clock: Clock| clock.day == day && (context.narrative || clock.dated);
    let over = context.clock.is_some_and(|clock| follows(clock.is) && clock.is.is_over(m));
    add_days(day, i64::from(over)).map(Period::Day)
}

/// The quarter or half-year as many years later.
fn years_on(part: Period, years: i64) -> Option<Period> {
    part.shift(years.checked_mul(if part.unit() == Unit::Half { 2 } else { 4 })?)
}

/// `two years ago`, `a day earlier`
fn offset(m: &Meaning, side: i64, context: &Context<'_>, base: NaiveDate) -> Option<Period> {
    let unit = m.unit()?;
    let thousandths = m.get(Key::Num).unwrap_or(1000).checked_mul(side)?;
    let steps = thousandths / 1000;
    let months = |n: i64| thousandths.checked_mul(n).map(|t| t / 1000);
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour => Some(Period::Day(base)),
        Unit::Day => add_days(base, steps).map(Period::Day),
        Unit::Week => Period::containing(add_days(base, steps.checked_mul(7)?)?, Unit::Week),
        Unit::Fortnight => Period::containing(add_days(base, steps.checked_mul(14)?)?, Unit::Week),
        Unit::Weekend => Period::containing(base, Unit::Weekend)?.shift(steps),
        Unit::Month => Period::containing(add_months(base, steps)?, Unit::Month),
        Unit::Quarter => Period::containing(add_months(base, months(3)?)?, Unit::Quarter),
        Unit::Season | Unit::Half => Period::containing(add_months(base, months(6)?)?, Unit::Half),
        // Where a quarter is reported on, a year before is a year before that quarter.
        Unit::Year if m.has(Key::Again) => {
            let over = || Period::containing(base, Unit::Quarter)?.shift(-1);
            years_on(context.reported.map(|q| q.is).or_else(over)?, steps)
        }
        Unit::Year => match context.reported.map(|q| q.is).filter(|q| q.last() < context.dct) {
            Some(reported) if thousandths == -1000 => years_on(reported, steps),
            _ => Period::containing(add_months(base, months(12)?)?, Unit::Year),
        },
        Unit::Decade => Period::containing(add_months(base, months(120)?)?, Unit::Year),
        Unit::Century => Period::containing(add_months(base, months(1200)?)?, Unit::Year),
        Unit::Millennium => Period::containing(add_months(base, months(12000)?)?, Unit::Year),
    }
}

fn weekend(rel: i64, m: &Meaning, direction: Direction, base: NaiveDate) -> Option<Period> {
    let this = Period::containing(base, Unit::Weekend)?;
    let bare = m.has(Key::Again) && rel == 0;
    let begun = this.first().is_some_and(|first| first <= base);
    if bare && !begun && direction != Direction::Future {
        return this.shift(-1);
    }
    this.shift(rel)
}

/// The finer fields inside a period: `Tuesday of last week`, `January this year`.
fn refine(m: &Meaning, whole: Period, direction: Direction, context: &Context<'_>) -> Option<Period> {
    if let Some(weekday) = m.small(Key::Weekday) {
        let first = whole.first()?;
        return match whole {
            Period::Week(..) => add_days(first, i64::from(weekday) - 1).map(Period::Day),
            _ => bare_weekday(weekday, m.get(Key::Rel), direction, context.dct?).map(Period::Day),
        };
    }
    let finer =
        m.has(Key::Month) || m.has(Key::Quarter) || m.has(Key::Half) || m.has(Key::Season) || m.has(Key::Holiday);
    if let (true, Some(year)) = (finer, whole.year()) {
        return match in_year(m, year, context.day_first, context.holidays) {
            Place::At(period) => Some(period),
            Place::Written(_) => None,
        };
    }
    if let (Some(day), Period::Month(year, month)) = (m.small(Key::Day), whole) {
        return NaiveDate::from_ymd_opt(year, month, day).map(Period::Day);
    }
    Some(whole)
}

fn bare_weekday(weekday: u32, rel: Option<i64>, direction: Direction, base: NaiveDate) -> Option<NaiveDate> {
    let here = i64::from(weekday) - i64::from(base.weekday().number_from_monday());
    let at = |turn: i64| add_days(base, here + 7 * turn).map(Period::Day);
    let alternatives = Alternatives::around(base, Turn::Week, at);
    let meant = match rel {
        Some(rel) if rel < 0 => alternatives.past,
        Some(rel) if rel > 0 => alternatives.future,
        Some(_) => at(0),
        None => alternatives.choose(direction),
    };
    meant.and_then(Period::first)
}

/// Most days that a story goes back by a month or day without a year.
const FLASHBACK: i64 = 200;

/// Most days from what a story has told last to what it goes on with.
const NEXT: i64 = 60;

/// Whether a date without a year follows, in this year, shortly on the month or day that the story is at.
fn goes_on(m: &Meaning, year: i32, context: &Context<'_>) -> bool {
    let here = match in_year(m, year, context.day_first, context.holidays) {
        Place::At(period) => period.first(),
        Place::Written(_) => None,
    };
    let then = context.reference.map(|r| r.is).filter(|r| r.unit() < Unit::Season).and_then(Period::first);
    matches!((here, then), (Some(here), Some(then)) if (0..=NEXT).contains(&(here - then).num_days()))
}

/// The year that a story is in, at a date without one.
fn story_year(m: &Meaning, context: &Context<'_>) -> Option<i32> {
    let year = context.year.map(|y| y.is);
    if let Some(later) = context.later {
        let (named, month) = later.is;
        let feast = || holiday(m, named, context.holidays).map(|day| i64::from(day.month()));
        let own = if m.get(Key::Month).or_else(feast).is_some_and(|own| own > month) { named - 1 } else { named };
        // A date in passing, of another time, says nothing, nor one of later years where the story just goes on.
        if year.is_none_or(|year| own >= year && !(own > year && goes_on(m, year, context))) {
            return Some(own);
        }
    }
    // The winter that is on began in the year before.
    let reference = context.reference.map(|r| r.is).filter(|r| r.unit() < Unit::Year).and_then(Period::first);
    let winter = m.get(Key::Season) == Some(4) && m.get(Key::Hemisphere) != Some(2);
    match (year, reference) {
        (Some(year), Some(day)) if winter && day.year() == year && day.month() <= 3 => year.checked_sub(1),
        _ => year,
    }
}

/// A part of a year whose year is not said.
fn without_year(
    m: &Meaning,
    rel: Option<i64>,
    direction: Direction,
    context: &Context<'_>,
    base: Option<NaiveDate>,
) -> Option<Period> {
    let at = |year: i32| match in_year(m, year, context.day_first, context.holidays) {
        Place::At(period) => Some(period),
        Place::Written(_) => None,
    };
    // A weekday tells the year, in a story as well.
    let fits = |p: &Period| {
        let weekday = m.small(Key::Weekday).filter(|_| m.has(Key::Day));
        // Weekdays of older dates are those of the Julian calendar.
        let is = |day: NaiveDate, weekday: u32| {
            day.year() < FIRST_GREGORIAN || day.weekday().number_from_monday() == weekday
        };
        weekday.is_none_or(|w| p.first().is_some_and(|d| is(d, w)))
    };
    if let (true, None, Some(year)) = (context.narrative, rel, story_year(m, context))
        && at(year).is_none_or(|p| fits(&p))
    {
        let here = at(year)?;
        let then = context.reference.map(|r| r.is).filter(|r| r.unit() < Unit::Year).and_then(Period::first);
        let (Some(from), Some(then)) = (here.first(), then.filter(|then| then.year() == year)) else {
            return Some(here);
        };
        let ahead = (from - then).num_days();
        // The story goes on: a month well before the one that the text is at is one of the next year. What is told in
        // passing goes back.
        return match ahead {
            _ if ahead < -FLASHBACK => at(year.checked_add(1)?),
            _ if ahead > FLASHBACK && context.aside => at(year.checked_sub(1)?),
            _ => Some(here),
        };
    }
    let base = base?;
    let year = base.year();
    if m.has(Key::Weekday) && m.has(Key::Day) {
        let told = context.reference.and_then(|r| r.is.year());
        let years = [year, year - 1, year + 1].into_iter().chain(told).chain(told.map(|t| t.saturating_add(1)));
        let found = years.filter_map(at).find(fits);
        if found.is_some() {
            return found;
        }
    }
    let alternatives = Alternatives::around(base, Turn::Year, |turn| at(i32::try_from(i64::from(year) + turn).ok()?));
    match rel {
        Some(rel) if rel < 0 => alternatives.past,
        Some(rel) if rel > 0 => alternatives.future,
        Some(_) => alternatives.now.or_else(|| at(year)),
        // Fiscal years are named after the year that most of them lies in.
        None if m.has(Key::Fiscal) => at(year),
        None => alternatives.choose(direction),
    }
}
