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

/// No key stands farther from its place. In an index that is half full keys that are hashes never do (Knuth 1973, 6.4:
/// the chance falls with e to the power of a fifth of the distance); others would make each look-up a long walk.
const FARTHEST: usize = 192;

impl Index {
    /// Room for `count` keys, at most half full.
    pub(super) fn with_capacity(count: usize) -> Self {
        let size = (count.max(8) * 2).next_power_of_two();
        Self { slots: vec![(0, EMPTY); size], shift: 32 - size.trailing_zeros().min(31) }
    }

    /// Whether there was room for the key near its place.
    pub(super) fn insert(&mut self, key: u32, value: u32) -> bool {
        let mut at = (key >> self.shift) as usize;
        for _ in 0..FARTHEST {
            match self.slots.get_mut(at) {
                Some(slot) if slot.1 == EMPTY || slot.0 == key => {
                    *slot = (key, value);
                    return true;
                }
                Some(_) => at += 1,
                None => at = 0,
            }
        }
        false
    }

    #[inline]
    pub(super) fn get(&self, key: u32) -> Option<u32> {
        let mut at = (key >> self.shift) as usize;
        for _ in 0..FARTHEST {
            match self.slots.get(at) {
                Some(&(_, EMPTY)) => return None,
                Some(&(found, value)) if found == key => return Some(value),
                Some(_) => at += 1,
                None => at = 0,
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{FARTHEST, Index};
    use proptest::prelude::*;
    use std::collections::HashMap;

    proptest! {
        #[test]
        fn every_key_is_found_with_its_value(pairs in prop::collection::hash_map(any::<u32>(), 0..u32::MAX, 0..500), other: u32) {
            let mut index = Index::with_capacity(pairs.len());
            for (key, value) in &pairs {
                prop_assert!(index.insert(*key, *value));
            }
            let found: HashMap<u32, u32> = pairs.keys().filter_map(|k| Some((*k, index.get(*k)?))).collect();
            prop_assert_eq!(index.get(other), pairs.get(&other).copied());
            prop_assert_eq!(found, pairs);
        }
    }

    #[test]
    fn keys_that_crowd_at_one_place_are_refused() {
        let count = 4 * FARTHEST;
        let mut index = Index::with_capacity(count);
        let kept = (0..).take(count).filter(|key| index.insert(*key, 7)).count();
        assert!(kept >= FARTHEST && kept < count, "{kept}");
    }
}
