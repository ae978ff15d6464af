//! Linear models over hashed features, in 8-bit weights.

use super::bytes::{Reader, Writer};
use crate::error::Result;

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

/// A table of features, each with weights for a few classes.
#[derive(Debug)]
pub(super) struct Linear {
    classes: usize,
    index: Index,
    /// For each feature the number of its pairs, then pairs of class and weight.
    pairs: Vec<(u8, i8)>,
}

impl Linear {
    /// How many classes it tells apart.
    pub(super) const fn classes(&self) -> usize {
        self.classes
    }

    /// Adds the weights of the features to the scores of the classes.
    ///
    /// All places are looked up before any weight is read: the look-ups do not wait for each other then.
    pub(super) fn score(&self, features: &[u32], scores: &mut [i32]) {
        for features in features.chunks(64) {
            let mut starts = [EMPTY; 64];
            for (start, feature) in starts.iter_mut().zip(features) {
                *start = self.index.get(*feature).unwrap_or(EMPTY);
            }
            for start in starts.iter().filter(|s| **s != EMPTY) {
                let rest = self.pairs.get(*start as usize..).unwrap_or(&[]);
                let Some(((count, _), rest)) = rest.split_first() else { continue };
                for (class, weight) in rest.get(..usize::from(*count)).unwrap_or(&[]) {
                    if let Some(score) = scores.get_mut(usize::from(*class)) {
                        *score += i32::from(*weight);
                    }
                }
            }
        }
    }

    /// Reads what [`write`] wrote.
    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self> {
        let classes = reader.count(256)?;
        let features = reader.count(1 << 24)?;
        let total = reader.count(1 << 28)?;
        let mut index = Index::with_capacity(features);
        let mut pairs = Vec::with_capacity(total.min(reader.left()) + features.min(reader.left()));
        let mut key: u32 = 0;
        for _ in 0..features {
            key = key.wrapping_add(reader.varint()?);
            let count = reader.byte()?;
            index.insert(key, u32::try_from(pairs.len()).unwrap_or(EMPTY));
            pairs.push((count, 0));
            for pair in reader.take(usize::from(count) * 2)?.chunks_exact(2) {
                if let [class, weight] = pair {
                    pairs.push((*class, weight.cast_signed()));
                }
            }
        }
        Ok(Self { classes, index, pairs })
    }
}

/// Writes features (ascending by hash), each with at most 255 pairs of class and weight.
pub(super) fn write(classes: usize, features: &[(u32, Vec<(u8, i8)>)], writer: &mut Writer) {
    writer.count(classes);
    writer.count(features.len());
    writer.count(features.iter().map(|(_, row)| row.len()).sum());
    let mut last = 0;
    for (key, row) in features {
        writer.varint(key.wrapping_sub(last));
        last = *key;
        let row = row.get(..row.len().min(255)).unwrap_or(&[]);
        writer.byte(u8::try_from(row.len()).unwrap_or(u8::MAX));
        for (class, weight) in row {
            writer.byte(*class);
            writer.byte(weight.cast_unsigned());
        }
    }
}
