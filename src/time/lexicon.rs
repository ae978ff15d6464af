//! The words of time expressions: reads `data/time/<language>/words.tsv`.
//!
//! A line holds word forms parted by `|`, a class, the meaning, and an example. Words that only count when written with
//! a capital carry the word `cap` in the meaning.

use rustc_hash::FxHashMap;

use super::meaning::{Key, Meaning, symbol};

/// A class, a category or a literal word, by number.
pub type Symbol = u16;

/// One reading of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sense {
    /// Class or category.
    pub symbol: Symbol,
    /// What it says.
    pub meaning: Meaning,
}

/// Names of symbols and their numbers.
#[derive(Debug, Default)]
pub struct Symbols {
    numbers: FxHashMap<String, Symbol>,
}

impl Symbols {
    /// The number of a name, a new one if it has none.
    pub fn intern(&mut self, name: &str) -> Symbol {
        if let Some(&number) = self.numbers.get(name) {
            return number;
        }
        let number = Symbol::try_from(self.numbers.len() + 1).unwrap_or(0);
        self.numbers.insert(name.to_owned(), number);
        number
    }

    /// The number of a name; none if no rule or word uses it.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<Symbol> {
        self.numbers.get(name).copied()
    }
}

/// One reading of a word form with its condition.
#[derive(Debug, Clone, Copy)]
struct Entry {
    sense: Sense,
    capital: bool,
}

/// Word forms with their readings.
#[derive(Debug, Default)]
pub struct Lexicon {
    words: FxHashMap<String, Vec<Entry>>,
}

impl Lexicon {
    /// Reads the table. Lines that are empty or begin with `#` are skipped; a line that does not follow the form is
    /// handed to `complain`.
    pub fn read(table: &str, symbols: &mut Symbols, mut complain: impl FnMut(&str)) -> Self {
        let mut lexicon = Self::default();
        for line in table.lines().filter(|l| !l.trim().is_empty() && !l.starts_with('#')) {
            let mut columns = line.split('\t');
            let (Some(forms), Some(class), Some(features)) = (columns.next(), columns.next(), columns.next()) else {
                complain(line);
                continue;
            };
            let capital = features.split(' ').any(|f| f == "cap");
            let Some(meaning) = features.split(' ').filter(|f| !matches!(*f, "cap" | "" | "-")).try_fold(
                Meaning::default(),
                |meaning, feature| {
                    let (key, value) = feature.split_once('=')?;
                    let key = Key::parse(key)?;
                    Some(meaning.with(key, symbol(key, value)?))
                },
            ) else {
                complain(line);
                continue;
            };
            let sense = Sense { symbol: symbols.intern(class), meaning };
            for form in forms.split('|') {
                lexicon.words.entry(form.to_owned()).or_default().push(Entry { sense, capital });
            }
        }
        lexicon
    }

    /// Whether the form, in lower case, is in the lexicon.
    #[must_use]
    pub fn knows(&self, form: &str) -> bool {
        self.words.contains_key(form)
    }

    /// The readings of a form in lower case; `capital` says whether it is written with a capital.
    pub fn senses(&self, form: &str, capital: bool) -> impl Iterator<Item = Sense> + '_ {
        self.words.get(form).into_iter().flatten().filter(move |e| capital || !e.capital).map(|e| e.sense)
    }
}
