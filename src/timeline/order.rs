//! The order in which events are told.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::TimelineEvent;
use crate::record::Source;

/// By first day, then last day, then precision, then text order (documents by day of publication); undated ones last.
pub(super) fn sort(events: &mut [TimelineEvent], documents: &[Source]) {
    let published: BTreeMap<&str, Option<NaiveDate>> = documents.iter().map(|d| (d.id.as_str(), d.published)).collect();
    events.sort_by_cached_key(|event| {
        let first_day = event.date.start.or(event.date.end);
        let last_day = event.date.end.unwrap_or(NaiveDate::MAX);
        let text = event
            .evidence
            .iter()
            .map(|e| {
                let day = published.get(e.document.as_str()).copied().flatten();
                (day.is_none(), day, e.document.clone(), e.sentence, e.trigger)
            })
            .min();
        (first_day.is_none(), first_day, last_day, event.date.precision, text, event.id.clone())
    });
}
