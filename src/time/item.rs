//! The items that the grammar works on: words and numbers at first, joined expressions later.

use compact_str::CompactString;

use super::lexicon::{Sense, Symbol};
use super::meaning::Meaning;

/// A word, a number, a mark, or an expression joined from several.
#[derive(Debug, Clone, Default)]
pub struct Item {
    /// Index of the first token that it has a part of.
    pub first: usize,
    /// One past the index of the last token that it has a part of.
    pub last: usize,
    /// First character, as in the tokens.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
    /// In lower case; empty for joined expressions.
    pub word: CompactString,
    /// Number of the word among the symbols, if a rule names it.
    pub literal: Option<Symbol>,
    /// Whether it begins with a capital.
    pub capital: bool,
    /// Its readings.
    pub senses: Vec<Sense>,
}

impl Item {
    /// The symbols that it can stand for: the literal word first, then the readings.
    pub fn symbols(&self) -> impl Iterator<Item = Symbol> + '_ {
        self.literal.into_iter().chain(self.senses.iter().map(|s| s.symbol))
    }

    /// What it says when it stands for the symbol of this number; none for the literal word, which says nothing.
    #[must_use]
    pub fn meaning(&self, number: usize) -> Option<&Meaning> {
        let skip = usize::from(self.literal.is_some());
        self.senses.get(number.checked_sub(skip)?).map(|s| &s.meaning)
    }

    /// One item over all of these, with one reading; none over nothing.
    #[must_use]
    pub fn joined(items: &[Self], sense: Sense) -> Option<Self> {
        let (first, last) = (items.first()?, items.last()?);
        Some(Self {
            first: first.first,
            last: last.last,
            start: first.start,
            end: last.end,
            word: CompactString::default(),
            literal: None,
            capital: first.capital,
            senses: vec![sense],
        })
    }

    /// What it says in the reading of this class or category.
    #[must_use]
    pub fn reading(&self, symbol: Symbol) -> Option<&Sense> {
        self.senses.iter().find(|s| s.symbol == symbol)
    }
}
