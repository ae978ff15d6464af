//! The order in which events are told.

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use crate::record::{Date, Evidence, Precision, Source};

/// Documents by day of publication, undated ones last, then by id.
#[derive(Debug, Clone, Default)]
pub(crate) struct Chronology<'d> {
    place: FxHashMap<&'d str, usize>,
}

/// First day, none last; last day; precision; place in the text of the first document that tells it.
pub(crate) type Moment = (bool, Option<NaiveDate>, NaiveDate, Precision, Option<InText>);

/// Place of a document; sentence and trigger in it.
type InText = (usize, usize, (usize, usize));

impl<'d> Chronology<'d> {
    /// That of these documents.
    pub(crate) fn of(documents: impl IntoIterator<Item = &'d Source>) -> Self {
        let day = |d: &Source| (d.published.is_none(), d.published);
        let mut documents: Vec<&Source> = documents.into_iter().collect();
        documents.sort_unstable_by(|a, b| (day(a), &a.id).cmp(&(day(b), &b.id)));
        Self { place: documents.into_iter().enumerate().map(|(place, d)| (d.id.as_str(), place)).collect() }
    }

    /// Where an event with this date and this evidence, with its documents, stands. Those with the same moment stand by id.
    pub(crate) fn moment<'e>(
        &self,
        date: &Date,
        evidence: impl IntoIterator<Item = (&'e str, &'e Evidence)>,
    ) -> Moment {
        let first_day = date.start.or(date.end);
        let last_day = date.end.unwrap_or(NaiveDate::MAX);
        let place = |document| self.place.get(document).copied().unwrap_or(usize::MAX);
        let text = evidence.into_iter().map(|(document, e)| (place(document), e.sentence, e.trigger)).min();
        (first_day.is_none(), first_day, last_day, date.precision, text)
    }
}
