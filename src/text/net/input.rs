//! What the network sees of a word: rows of a table of features, and the row of its vector.

use super::super::features::Atoms;

/// Numbers of rows of the table for each feature. Features share rows by their hash.
pub(in crate::text) const SIZES: [usize; SLOTS] =
    [8192, 8192, 8192, 256, 1024, 4096, 256, 1024, 4096, 8192, 4096, 1024, 64];

/// Features of a word.
pub(in crate::text) const SLOTS: usize = 13;

/// Rows of the table.
pub(in crate::text) const ROWS: usize = {
    let mut sum = 0;
    let mut i = 0;
    while i < SLOTS {
        sum += SIZES[i];
        i += 1;
    }
    sum
};

/// A word as the network sees it.
#[derive(Debug, Clone, Copy)]
pub(in crate::text) struct Word {
    /// Rows of the table.
    pub(in crate::text) slots: [u32; SLOTS],
    /// Row of the vectors; 0 for a word without.
    pub(in crate::text) vector: u32,
}

/// Words of sentences that are analysed together, one behind the other.
#[derive(Debug, Default)]
pub(in crate::text) struct Batch {
    pub(in crate::text) words: Vec<Word>,
    /// One past the last word of each sentence.
    ends: Vec<usize>,
}

impl Batch {
    /// Adds a sentence.
    pub(in crate::text) fn push(&mut self, atoms: &[Atoms]) {
        let capitals = atoms.iter().filter(|a| a.capital).count();
        let loud = atoms.len() > 3 && capitals * 2 > atoms.len();
        self.words.reserve(atoms.len());
        for (i, atom) in atoms.iter().enumerate() {
            self.words.push(Word::of(atom, i == 0, loud));
        }
        self.ends.push(self.words.len());
    }

    /// First and one past the last word of each sentence.
    pub(super) fn ranges(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.ends.iter().scan(0, |first, end| Some((std::mem::replace(first, *end), *end)))
    }
}

impl Word {
    /// A word, the first of its sentence or not, in a sentence where most have capitals or not.
    fn of(atom: &Atoms, first: bool, loud: bool) -> Self {
        let place =
            u32::from(first) | u32::from(loud) << 1 | u32::from(atom.capital) << 2 | u32::from(atom.row > 0) << 3;
        let keys = [
            atom.lower,
            atom.lower.wrapping_mul(0x9e37_79b1).rotate_left(15),
            atom.exact,
            atom.prefixes[0],
            atom.prefixes[1],
            atom.prefixes[2],
            atom.suffixes[0],
            atom.suffixes[1],
            atom.suffixes[2],
            atom.suffixes[3],
            atom.suffixes[4],
            atom.shape,
            place,
        ];
        let mut slots = [0; SLOTS];
        let mut base = 0;
        for ((slot, key), size) in slots.iter_mut().zip(keys).zip(SIZES) {
            *slot = base + key % size as u32;
            base += size as u32;
        }
        Self { slots, vector: atom.row }
    }
}
