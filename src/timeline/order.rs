//! The order in which events are told.

use super::TimelineEvent;
use crate::graph::Chronology;
use crate::record::Source;

/// By first day, then last day, then precision, then text order (documents by day of publication), then as they stood, which
/// is by id; undated ones last.
pub(super) fn sort(events: &mut [TimelineEvent], documents: &[Source]) {
    let chronology = Chronology::of(documents);
    events.sort_by_cached_key(|event| {
        chronology.moment(&event.date, event.evidence.iter().map(|e| (e.document.as_str(), e)))
    });
}
