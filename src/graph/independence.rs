//! Which documents are independent sources: those with the same text are one.

use std::collections::{BTreeMap, BTreeSet};

use super::id::hash;
use crate::record::Record;

/// For each record, the number of its source; copies of one text have the same.
#[derive(Debug, Clone, Default)]
pub(super) struct Independence(Vec<usize>);

impl Independence {
    /// Tells copies from independent texts. White space and case make no difference.
    pub(super) fn of(records: &[&Record]) -> Self {
        let mut sources: BTreeMap<String, usize> = BTreeMap::new();
        Self(
            records
                .iter()
                .map(|record| {
                    let text = record.document.text.to_lowercase();
                    let next = sources.len();
                    *sources.entry(hash(text.split_whitespace())).or_insert(next)
                })
                .collect(),
        )
    }

    /// How many independent sources stand behind these records.
    pub(super) fn support(&self, records: impl IntoIterator<Item = usize>) -> usize {
        records.into_iter().filter_map(|r| self.0.get(r)).collect::<BTreeSet<_>>().len()
    }
}
