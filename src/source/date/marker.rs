//! Words beside a date that say what it is the date of.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::source::table;

/// What a date is the date of, by the words beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marker {
    Published,
    Modified,
    Copyright,
    /// Something that is not the page: a visit, a deadline, a birth.
    Event,
}

static MARKERS: LazyLock<BTreeMap<&'static str, Marker>> = LazyLock::new(|| {
    table::rows(include_str!("../../../data/source/date_markers.tsv"))
        .filter_map(|row| {
            let [kind, words] = row.as_slice() else { return None };
            let kind = match *kind {
                "published" => Marker::Published,
                "modified" => Marker::Modified,
                "copyright" => Marker::Copyright,
                _ => Marker::Event,
            };
            Some((*words, kind))
        })
        .collect()
});

/// How many words before a date may hold its marker.
const REACH: usize = 9;
/// How near a word for another event must stand.
const EVENT_REACH: usize = 2;

/// The marker that stands nearest before a date; `before` is the text of the line up to the date.
pub(super) fn before(before: &str) -> Option<Marker> {
    let lower = before.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !(c.is_alphabetic() || c == '©')).filter(|w| !w.is_empty()).collect();
    let first = words.len().saturating_sub(REACH);
    for end in (first + 1..=words.len()).rev() {
        for length in (1..=3).rev() {
            let Some(phrase) = end.checked_sub(length).and_then(|start| words.get(start..end)) else { continue };
            match MARKERS.get(phrase.join(" ").as_str()) {
                Some(Marker::Event) if words.len() - end >= EVENT_REACH => {}
                Some(marker) => return Some(*marker),
                None => {}
            }
        }
    }
    None
}
