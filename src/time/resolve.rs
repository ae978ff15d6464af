//! From what an expression says to its value, by the context.

use chrono::NaiveDate;

use super::anchor;
use super::calendar::{Period, Season, Unit};
use super::clock::{self, Clock};
use super::context::Context;
use super::locate::{Place, locate};
use super::meaning::{Key, Meaning, Part};
use super::tense::Direction;
use super::value::{duration, season_code, timex};
use super::{Anchor, Modifier, Origin, TimexKind};

/// A resolved expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolved {
    /// TIMEX3 type.
    pub kind: TimexKind,
    /// TIMEX3 value.
    pub value: String,
    /// TIMEX3 modifier.
    pub modifier: Option<Modifier>,
    /// The days meant, if they are known.
    pub period: Option<Period>,
    /// The time of day meant, of a day that is known.
    pub clock: Option<Clock>,
    /// Whether the context was needed.
    pub relative: bool,
    /// TIMEX3 quantifier.
    pub quant: Option<String>,
    /// TIMEX3 frequency.
    pub freq: Option<String>,
    /// Minutes east of Greenwich.
    pub zone: Option<i16>,
    /// How the value was found.
    pub origin: Origin,
    /// What it is counted from.
    pub anchor: Option<Anchor>,
    /// Where a duration begins.
    pub begin_point: Option<Anchor>,
    /// Where a duration ends.
    pub end_point: Option<Anchor>,
}

/// The value of an expression in its context.
#[must_use]
pub fn resolve(m: &Meaning, direction: Direction, context: &Context<'_>) -> Resolved {
    let mut resolved = Resolved {
        kind: TimexKind::Date,
        value: String::new(),
        modifier: modifier(m),
        period: None,
        clock: None,
        relative: false,
        quant: None,
        freq: None,
        zone: None,
        origin: Origin::Explicit,
        anchor: None,
        begin_point: None,
        end_point: None,
    };
    if let Some(reference) = m.get(Key::Ref) {
        resolved.value = match reference {
            1 => "PAST_REF",
            2 => "PRESENT_REF",
            _ => "FUTURE_REF",
        }
        .to_owned();
        resolved.relative = true;
        resolved.origin = Origin::Vague;
        return resolved;
    }
    if m.has(Key::Set) {
        resolved.kind = TimexKind::Set;
        resolved.value = set(m);
        resolved.quant = m.get(Key::Quant).map(|q| if q == 1 { "EVERY" } else { "EACH" }.to_owned());
        resolved.freq = m.get(Key::Freq).map(|f| format!("{f}X"));
        return resolved;
    }
    let length = m.unit().filter(|_| !m.has(Key::Rel) && !m.has(Key::Side) || m.get(Key::Kind) == Some(3));
    if let (Some(unit), false) = (length, m.is_calendar()) {
        resolved.kind = TimexKind::Duration;
        resolved.value = length_of_time(m, unit);
        // `the last two weeks`, `the next month`
        match m.get(Key::Point) {
            Some(side) if side < 0 => resolved.end_point = anchor::viewpoint(m, context),
            Some(_) => resolved.begin_point = anchor::viewpoint(m, context),
            None => {}
        }
        return resolved;
    }
    if m.has(Key::Many)
        && let Some(side) = m.get(Key::Side)
    {
        resolved.value = if side < 0 { "PAST_REF" } else { "FUTURE_REF" }.to_owned();
        resolved.relative = true;
        resolved.origin = Origin::Vague;
        resolved.anchor = anchor::viewpoint(m, context);
        return resolved;
    }
    // In a tale of other times `today` is the age of its writing.
    let today = m.get(Key::Rel) == Some(0) && m.unit() == Some(Unit::Day) && m.get(Key::Kind) == Some(1);
    if today && context.narrative && !m.has(Key::Hour) && !m.has(Key::Part) {
        resolved.value = "PRESENT_REF".to_owned();
        resolved.relative = true;
        resolved.origin = Origin::Vague;
        return resolved;
    }
    if let Some((clock, steps)) = context.clock.zip(clock::steps(m))
        && let Some(then) = clock.is.later(steps)
    {
        resolved.kind = TimexKind::Time;
        resolved.value = format!("{}T{}", timex(Period::Day(then.day)), then.written());
        resolved.period = Some(Period::Day(then.day));
        resolved.clock = Some(then);
        resolved.relative = true;
        resolved.origin = Origin::Reference;
        resolved.anchor = Some(Anchor::Expression(clock.by));
        return resolved;
    }
    let (place, relative) = locate(m, direction, context);
    resolved.relative = relative;
    let time = clock::written(m);
    if time.is_some() {
        resolved.zone = m.get(Key::Zone).and_then(|z| i16::try_from(z).ok());
        resolved.kind = TimexKind::Time;
    }
    resolved.anchor = if relative { anchor::of(m, context) } else { None };
    resolved.origin = match (&place, resolved.anchor) {
        _ if impossible(m, &place, relative) => Origin::Impossible,
        (_, _) if !relative => Origin::Explicit,
        (Place::At(_), Some(Anchor::Expression(_))) => Origin::Reference,
        (Place::At(_), _) => Origin::Creation,
        (Place::Written(_), _) => Origin::Unresolved,
    };
    if matches!(place, Place::Written(_)) {
        resolved.anchor = None;
    }
    // `the first half of 2018` is a half, `the first half of June` the start of a month.
    if matches!(place, Place::At(Period::Half(..))) && m.has(Key::Mod) {
        resolved.modifier = None;
    }
    let (text, period) = match place {
        Place::At(period) => (timex(period), Some(period)),
        Place::Written(text) => (text, None),
    };
    resolved.value = match &time {
        Some(time) if text.is_empty() => format!("XXXX-XX-XXT{time}"),
        Some(time) => format!("{text}T{time}"),
        None => text,
    };
    resolved.clock = match period {
        Some(Period::Day(day)) => Clock::of(m, day),
        _ => None,
    };
    resolved.period = period;
    resolved
}

/// Whether the calendar has no such day, week or quarter.
fn impossible(m: &Meaning, place: &Place, relative: bool) -> bool {
    let no_day = || match (m.small(Key::Month), m.small(Key::Day)) {
        (Some(month), Some(day)) => NaiveDate::from_ymd_opt(2000, month, day).is_none(),
        _ => false,
    };
    matches!(place, Place::Written(_)) && (!relative || no_day())
}

fn length_of_time(m: &Meaning, unit: Unit) -> String {
    let amount = m.get(Key::Num).filter(|_| !m.has(Key::Many));
    // `two and a half decades` is one amount of one unit.
    if let (Some(amount), Some(more)) = (amount, m.get(Key::Num2))
        && m.second_unit() == Some(unit)
    {
        return duration(amount.checked_add(more), unit);
    }
    let mut text = duration(amount, unit);
    if let (Some(more), Some(small)) = (m.get(Key::Num2), m.second_unit()) {
        let tail = duration(Some(more), small);
        let tail = tail.strip_prefix('P').unwrap_or(&tail);
        // The mark of the clock units stands once.
        let tail = if text.starts_with("PT") { tail.strip_prefix('T').unwrap_or(tail) } else { tail };
        text.push_str(tail);
    }
    text
}

fn set(m: &Meaning) -> String {
    let part = m.get(Key::Part).and_then(Part::from_number).map_or(String::new(), |p| format!("T{}", p.code()));
    if let Some(weekday) = m.get(Key::Weekday) {
        return format!("XXXX-WXX-{weekday}{part}");
    }
    if let Some(month) = m.get(Key::Month) {
        return match m.get(Key::Day) {
            Some(day) => format!("XXXX-{month:02}-{day:02}"),
            None => format!("XXXX-{month:02}"),
        };
    }
    if let Some(season) = m.small(Key::Season).and_then(Season::from_number) {
        return format!("XXXX-{}", season_code(season));
    }
    if let Some(quarter) = m.get(Key::Quarter) {
        return format!("XXXX-Q{quarter}");
    }
    match m.unit() {
        Some(Unit::Weekend) => "XXXX-WXX-WE".to_owned(),
        Some(unit) => length_of_time(m, unit),
        None => format!("XXXX-XX-XX{part}"),
    }
}

fn modifier(m: &Meaning) -> Option<Modifier> {
    use Modifier as M;
    let said = m.modifier()?;
    // Longer ago is earlier, longer after is later.
    let Some(side) = m.get(Key::Side).filter(|_| m.get(Key::Kind) != Some(3)) else { return Some(said) };
    Some(match (said, side < 0) {
        (M::MoreThan, true) | (M::LessThan, false) => M::Before,
        (M::MoreThan, false) | (M::LessThan, true) => M::After,
        (M::EqualOrMore, true) | (M::EqualOrLess, false) => M::OnOrBefore,
        (M::EqualOrMore, false) | (M::EqualOrLess, true) => M::OnOrAfter,
        _ => said,
    })
}
