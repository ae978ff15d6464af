//! From hashes to numbers.

/// Open addressing from 32-bit hashes to 32-bit values; the place of a key is given by its highest bits, so that keys in
/// ascending order are stored from front to back.
#[derive(Debug)]
pub(super) struct Index {
    /// Key and value; a value of `EMPTY` marks a free place.
    slots: Vec<(u32, u32)>,
    shift: u32,
}

const EMPTY: u32 = u32::MAX;

impl Index {
    /// Room for `count` keys, at most half full.
    pub(super) fn with_capacity(count: usize) -> Self {
        let size = (count.max(8) * 2).next_power_of_two();
        Self { slots: vec![(0, EMPTY); size], shift: 32 - size.trailing_zeros().min(31) }
    }

    pub(super) fn insert(&mut self, key: u32, value: u32) {
        let size = self.slots.len();
        let mut at = (key >> self.shift) as usize;
        for _ in 0..size {
            match self.slots.get_mut(at) {
                Some(slot) if slot.1 == EMPTY || slot.0 == key => {
                    *slot = (key, value);
                    return;
                }
                Some(_) => at += 1,
                None => at = 0,
            }
        }
    }

    #[inline]
    pub(super) fn get(&self, key: u32) -> Option<u32> {
        let mut at = (key >> self.shift) as usize;
        loop {
            match self.slots.get(at) {
                Some(&(_, EMPTY)) => return None,
                Some(&(found, value)) if found == key => return Some(value),
                Some(_) => at += 1,
                None => at = 0,
            }
        }
    }
}
