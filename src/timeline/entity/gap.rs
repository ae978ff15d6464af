//! Stretches of time of which nothing is told.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::timeline::TimelineEvent;

/// No stretch of fewer days is a gap.
const SHORTEST: i64 = 60;

/// A gap is this many times longer than the usual distance between two dates of the timeline.
const TIMES_USUAL: i64 = 4;

/// Days of which the documents tell nothing of the entity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Gap {
    /// First day without an event.
    pub from: NaiveDate,
    /// Last day without one, inclusive.
    pub to: NaiveDate,
    /// Number of days.
    pub days: i64,
}

/// The gaps between events in calendar order: at least [`SHORTEST`] days, and [`TIMES_USUAL`] times the median distance
/// between neighbouring dates. An event with a coarse date fills all days that it may lie on.
pub(super) fn gaps(events: &[&TimelineEvent]) -> Vec<Gap> {
    let mut spans: Vec<(NaiveDate, NaiveDate)> =
        events.iter().filter_map(|e| e.date.start.zip(e.date.end)).filter(|(start, end)| start <= end).collect();
    spans.sort_unstable();
    spans.dedup();
    let mut empty = Vec::new();
    let mut steps = Vec::new();
    let mut until: Option<NaiveDate> = None;
    for (start, end) in spans {
        if let Some(last) = until {
            steps.push((start - last).num_days().max(0));
            if let Some((from, to)) = last.succ_opt().zip(start.pred_opt()).filter(|(from, to)| from <= to) {
                empty.push(Gap { from, to, days: (to - from).num_days() + 1 });
            }
        }
        until = until.max(Some(end));
    }
    steps.sort_unstable();
    let usual = steps.get(steps.len() / 2).copied().unwrap_or(0);
    empty.retain(|gap| gap.days >= SHORTEST.max(usual * TIMES_USUAL));
    empty
}
