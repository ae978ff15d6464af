//! Publication dates: what metadata, addresses and the printed page say.

mod find;
mod marker;
mod scan;
mod url;
mod visible;

use chrono::NaiveDate;

pub(super) use find::{Order, dates};
pub(super) use url::{day as url_day, month as url_month};
pub(super) use visible::{Layout, best};

/// The day that a machine-made value names: `2007-07-17`, `2007-07-17T16:28:00Z`, `20070717`.
///
/// The day is the one written, whatever the time zone.
pub(super) fn parse_day(value: &str) -> Option<NaiveDate> {
    let value = value.trim();
    let found = dates(value, Order::DayFirst).into_iter().next()?;
    (found.start == 0 && !found.ambiguous).then_some(found.date)
}
