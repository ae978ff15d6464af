//! Which row of the word vectors a word has.

use super::bytes::{Reader, Writer, broken};
use super::features::hash_text;
use super::index::Index;
use crate::error::Result;

/// Words by their hash, each with its row.
#[derive(Debug)]
pub(super) struct Vocabulary {
    index: Index,
}

impl Vocabulary {
    /// The row of a word, from 1, as written, in lower case, or with a capital; 0 for an unknown one. The first two are
    /// looked up by their hashes.
    pub(super) fn row<'a>(&self, exact: u32, hashed: u32, lower: impl FnOnce() -> &'a str) -> u32 {
        let row = self.index.get(exact).or_else(|| self.index.get(hashed)).or_else(|| {
            let mut chars = lower().chars();
            let first = chars.next()?.to_uppercase();
            let title: String = first.chain(chars).collect();
            self.index.get(hash_text(&title))
        });
        row.map_or(0, |row| row.saturating_add(1))
    }

    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self> {
        let words = reader.count(1 << 21)?;
        // Each word takes two bytes at the least.
        let mut index = Index::with_capacity(words.min(reader.left() / 2));
        let mut key: u32 = 0;
        for _ in 0..words {
            key = key.wrapping_add(reader.varint()?);
            if !index.insert(key, reader.varint()?) {
                return Err(broken());
            }
        }
        Ok(Self { index })
    }

    /// Writes words for [`Self::read`]: hashes, ascending, each with its row.
    pub(super) fn write(words: &[(u32, u32)], writer: &mut Writer) {
        writer.count(words.len());
        let mut last = 0;
        for (key, row) in words {
            writer.varint(key.wrapping_sub(last));
            writer.varint(*row);
            last = *key;
        }
    }
}
