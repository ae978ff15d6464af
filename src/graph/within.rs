//! Which event of the graph is the content of which: what is said, asked or promised.

use std::collections::BTreeMap;

use super::told::Told;
use crate::acyclic;
use crate::record::EventIndex;

/// The event of the graph that each event of each record became.
pub(super) fn event_of(all: &[Told], gathered: &[Vec<usize>]) -> BTreeMap<(usize, EventIndex), usize> {
    let mut event_of = BTreeMap::new();
    for (event, tellings) in gathered.iter().enumerate() {
        for told in tellings.iter().filter_map(|t| all.get(*t)) {
            event_of.extend(told.places.iter().map(|place| ((told.record, *place), event)));
        }
    }
    event_of
}

/// For each event of `gathered` (places of its tellings in `all`) the event whose content it is, by the first telling that
/// has one. Nothing is its own content, over however many steps.
pub(super) fn within(all: &[Told], gathered: &[Vec<usize>]) -> Vec<Option<usize>> {
    let event_of = event_of(all, gathered);
    let above = |event: usize, tellings: &Vec<usize>| {
        let mut told = tellings.iter().filter_map(|t| all.get(*t));
        told.find_map(|t| event_of.get(&(t.record, t.event.within?)).copied().filter(|&a| a != event))
    };
    let mut within: Vec<Option<usize>> = gathered.iter().enumerate().map(|(e, t)| above(e, t)).collect();
    acyclic::open(&mut within);
    within
}
