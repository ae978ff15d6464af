//! Classes of words that rules in code ask for: reads `data/time/<language>/guard.tsv`, `links.tsv` and `figures.tsv`.

use crate::text::lower;
use rustc_hash::{FxHashMap, FxHashSet};

/// Words by class.
#[derive(Debug, Default)]
pub struct Classes {
    classes: FxHashMap<&'static str, FxHashSet<&'static str>>,
}

impl Classes {
    /// Reads the table: class, words parted by blanks, example. Lines that do not follow the form are handed to
    /// `complain`.
    pub fn read(table: &'static str, mut complain: impl FnMut(&str)) -> Self {
        let mut read = Self::default();
        for line in table.lines().filter(|l| !l.trim().is_empty() && !l.starts_with('#')) {
            let mut columns = line.split('\t');
            let (Some(class), Some(words)) = (columns.next(), columns.next()) else {
                complain(line);
                continue;
            };
            read.classes.entry(class).or_default().extend(words.split(' '));
        }
        read
    }

    /// The words of a class.
    pub fn words(&self, class: &str) -> impl Iterator<Item = &'static str> + '_ {
        self.classes.get(class).into_iter().flatten().copied()
    }

    /// Whether the word, in any case, is of the class.
    #[must_use]
    pub fn has(&self, class: &str, word: &str) -> bool {
        let Some(words) = self.classes.get(class) else { return false };
        words.contains(word) || word.bytes().any(|b| b.is_ascii_uppercase()) && words.contains(lower(word).as_str())
    }
}
