//! Which events of the graph the documents tell to lie before which.

use std::collections::BTreeMap;

use super::told::Told;
use super::within::EventOf;
use crate::confidence::Confidence;

/// Pairs of places in `gathered`, the earlier event first, each as sure as the surest telling of it; sorted. Documents may
/// contradict each other and themselves: nothing is left out for that.
pub(super) fn pairs(all: &[Told], gathered: &[Vec<usize>], event_of: &EventOf) -> Vec<((usize, usize), Confidence)> {
    let mut surest: BTreeMap<(usize, usize), Confidence> = BTreeMap::new();
    for (later, tellings) in gathered.iter().enumerate() {
        for told in tellings.iter().filter_map(|t| all.get(*t)) {
            for link in told.events().flat_map(|e| &e.after) {
                let Some(earlier) = event_of.get(told.record, link.event) else { continue };
                if earlier != later {
                    let known = surest.entry((earlier, later)).or_insert(link.confidence);
                    *known = link.confidence.max(*known);
                }
            }
        }
    }
    surest.into_iter().collect()
}
