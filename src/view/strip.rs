//! The density strip: how many events fall into each day, month, year or decade.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use crate::timeline::TimelineEvent;

use super::caption::plural;
use super::legend::count;
use super::measure::regular;
use super::style;
use super::svg::{Anchor, Canvas};
use super::when;

const HEIGHT: f64 = 56.0;
/// Most bars: the grain is the finest that needs no more.
const MOST_BARS: i64 = 200;

/// The grain of the bars.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Grain {
    Day,
    Month,
    Year,
    Decade,
    Century,
}

impl Grain {
    const ALL: [Self; 5] = [Self::Day, Self::Month, Self::Year, Self::Decade, Self::Century];

    /// Number of the bar that a day falls into; numbers of neighbouring bars follow one another.
    fn bar(self, day: NaiveDate) -> i64 {
        let (year, month) = (i64::from(day.year()), i64::from(day.month0()));
        match self {
            Self::Day => when::day_number(day),
            Self::Month => year * 12 + month,
            Self::Year => year,
            Self::Decade => year.div_euclid(10),
            Self::Century => year.div_euclid(100),
        }
    }

    /// Label of a bar.
    fn words(self, bar: i64) -> String {
        match self {
            Self::Day => i32::try_from(bar)
                .ok()
                .and_then(NaiveDate::from_num_days_from_ce_opt)
                .map_or_else(String::new, |day| day.format("%-d %b %Y").to_string()),
            Self::Month => {
                let month = u32::try_from(bar.rem_euclid(12) + 1).unwrap_or(1);
                format!("{} {}", when::month_name(month).get(..3).unwrap_or(""), bar.div_euclid(12))
            }
            Self::Year => bar.to_string(),
            Self::Decade => format!("{}0s", bar),
            Self::Century => format!("{}00s", bar),
        }
    }
}

/// Draws the strip from `at` (upper left) and gives the height it took: none for fewer than two dates.
pub fn draw(canvas: &mut Canvas, at: (f64, f64), width: f64, events: &[TimelineEvent]) -> f64 {
    let days: Vec<NaiveDate> = events.iter().filter_map(|event| event.date.start.or(event.date.end)).collect();
    let (Some(&first), Some(&last)) = (days.iter().min(), days.iter().max()) else { return 0.0 };
    let bars = |grain: Grain| grain.bar(last) - grain.bar(first) + 1;
    let grain = Grain::ALL.into_iter().find(|&grain| bars(grain) <= MOST_BARS).unwrap_or(Grain::Century);
    let number = bars(grain).clamp(1, 400);
    if number < 2 {
        return 0.0;
    }
    let mut heights: BTreeMap<i64, usize> = BTreeMap::new();
    for &day in &days {
        *heights.entry(grain.bar(day) - grain.bar(first)).or_default() += 1;
    }
    let highest = heights.values().copied().max().unwrap_or(1);
    let step = width / count(usize::try_from(number).unwrap_or(1));
    let (left, base) = (at.0, at.1 + HEIGHT);
    let x_of = |bar: i64| left + step * count(usize::try_from(bar).unwrap_or(0));
    canvas.group(&[("class", "density")]);
    canvas.tooltip(&format!("Events over time; the highest bar is {}", plural(highest, "event")));
    for (&bar, &events) in heights.range(..number) {
        let height = (HEIGHT - 14.0) * count(events) / count(highest);
        let size = ((step - 1.0).clamp(1.0, 40.0), height.max(2.0));
        canvas.rect((x_of(bar) + (step - size.0) / 2.0, base - size.1), size, &[("fill", style::MUTED)]);
    }
    canvas.line((left, base), (left + width, base), &[("stroke", style::MUTED)]);
    let font = regular(10.5);
    let mut free = f64::NEG_INFINITY;
    for bar in 0..number {
        let words = grain.words(grain.bar(first) + bar);
        let (half, x) = (font.width(&words) / 2.0, x_of(bar) + step / 2.0);
        if x - half >= (left - 0.1).max(free) && x + half <= left + width + 0.1 {
            canvas.text((x, base + 14.0), Anchor::Middle, font, style::MUTED, &words);
            canvas.line((x, base), (x, base + 4.0), &[("stroke", style::MUTED)]);
            free = x + half + 28.0;
        }
    }
    canvas.end();
    HEIGHT + 26.0
}
