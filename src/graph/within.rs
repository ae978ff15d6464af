//! Which event of the graph is the content of which: what is said, asked or promised.

use super::told::Told;
use crate::acyclic;
use crate::record::{EventIndex, Record};

/// Which event of the graph each event of each record became.
pub(super) struct EventOf {
    /// Where the events of each record begin.
    first: Vec<usize>,
    event: Vec<Option<u32>>,
}

impl EventOf {
    /// The tellings of each event of `gathered` are places in `all`.
    pub(super) fn new(records: &[&Record], all: &[Told], gathered: &[Vec<usize>]) -> Self {
        let mut count = 0;
        let mut first = Vec::with_capacity(records.len());
        for record in records {
            first.push(count);
            count += record.events.len();
        }
        let mut of = Self { first, event: vec![None; count] };
        for (event, tellings) in gathered.iter().enumerate() {
            for told in tellings.iter().filter_map(|t| all.get(*t)) {
                for place in told.places() {
                    if let Some(slot) = of.place(told.record, place).and_then(|place| of.event.get_mut(place)) {
                        *slot = u32::try_from(event).ok();
                    }
                }
            }
        }
        of
    }

    /// The event that one of a record became.
    pub(super) fn get(&self, record: usize, event: EventIndex) -> Option<usize> {
        self.place(record, event).and_then(|place| *self.event.get(place)?).map(|event| event as usize)
    }

    fn place(&self, record: usize, event: EventIndex) -> Option<usize> {
        let next = self.first.get(record + 1).copied().unwrap_or(self.event.len());
        self.first.get(record).map(|first| first + event).filter(|place| *place < next)
    }
}

/// For each event of `gathered` (places of its tellings in `all`) the event whose content it is, by the first telling that
/// has one. Nothing is its own content, over however many steps.
pub(super) fn within(all: &[Told], gathered: &[Vec<usize>], event_of: &EventOf) -> Vec<Option<usize>> {
    let above = |event: usize, tellings: &Vec<usize>| {
        let mut told = tellings.iter().filter_map(|t| all.get(*t));
        told.find_map(|t| event_of.get(t.record, t.event.within?).filter(|&a| a != event))
    };
    let mut within: Vec<Option<usize>> = gathered.iter().enumerate().map(|(e, t)| above(e, t)).collect();
    acyclic::open(&mut within);
    within
}
