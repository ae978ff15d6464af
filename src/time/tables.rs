//! The language data in its compiled form, made once.

use std::sync::OnceLock;

use super::grammar::Layer;
use super::guard::Guards;
use super::holiday::{self, Holiday};
use super::lexicon::{Lexicon, Symbol, Symbols};
use super::tense::Hints;

/// Everything that the data files of a language say.
#[derive(Debug)]
pub struct Tables {
    /// Names of classes, categories and words.
    pub symbols: Symbols,
    /// The words.
    pub lexicon: Lexicon,
    /// The grammar, first layer first.
    pub layers: Vec<Layer>,
    /// The holidays, by the number that a meaning holds.
    pub holidays: Vec<Holiday<'static>>,
    /// The words that tell past from future.
    pub hints: Hints,
    /// The words that tell times from what looks like one.
    pub guards: Guards,
    /// Category of what is a time expression.
    pub timex: Symbol,
}

/// The grammar files of English, in the order of application.
pub const ENGLISH: [&str; 7] = [
    include_str!("../../data/time/en/1-phrase.tsv"),
    include_str!("../../data/time/en/2-quantity.tsv"),
    include_str!("../../data/time/en/3-calendar.tsv"),
    include_str!("../../data/time/en/4-relative.tsv"),
    include_str!("../../data/time/en/5-compose.tsv"),
    include_str!("../../data/time/en/6-modify.tsv"),
    include_str!("../../data/time/en/7-emit.tsv"),
];
const WORDS: &str = include_str!("../../data/time/en/words.tsv");
const TENSE: &str = include_str!("../../data/time/en/tense.tsv");
const GUARD: &str = include_str!("../../data/time/en/guard.tsv");
const HOLIDAYS: &str = include_str!("../../data/time/en/holidays.tsv");

/// The tables of English.
#[must_use]
pub fn english() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(|| build(|_| {}))
}

/// Reads the files; a line that cannot be read is left out and handed to `complain`.
pub fn build(mut complain: impl FnMut(String)) -> Tables {
    let mut symbols = Symbols::default();
    let holidays = holiday::read(HOLIDAYS, |line| complain(line.to_owned()));
    let lexicon = Lexicon::read(WORDS, &mut symbols, |line| complain(line.to_owned()));
    let hints = Hints::read(TENSE, |line| complain(line.to_owned()));
    let guards = Guards::read(GUARD, |line| complain(line.to_owned()));
    let names: String = holidays
        .iter()
        .enumerate()
        .flat_map(|(number, holiday)| {
            holiday.names.iter().map(move |name| format!("HOLIDAY\t{name}\tholiday={number}\n"))
        })
        .collect();
    let first = Layer::read(&names, &mut symbols, |(line, why)| complain(format!("{why}: {line}")));
    let layers = std::iter::once(first)
        .chain(ENGLISH.iter().map(|t| Layer::read(t, &mut symbols, |(line, why)| complain(format!("{why}: {line}")))))
        .collect();
    for class in CLASSES {
        symbols.intern(class);
    }
    let timex = symbols.intern("TIMEX");
    Tables { symbols, lexicon, layers, holidays, hints, guards, timex }
}

/// Classes that the lexer gives without the lexicon.
const CLASSES: [&str; 23] = [
    "=",
    "ANYYEAR",
    "CENTURYFIGURE",
    "CLOCK",
    "DAY",
    "DAYORD",
    "DECADE",
    "DECADEWORD",
    "FIGUREDATE",
    "FISCALYEAR",
    "FOURCLOCK",
    "HALFNAME",
    "HOUR",
    "ISOWEEK",
    "NUM",
    "ORD",
    "PILE",
    "POINTCLOCK",
    "QUARTERNAME",
    "SHORTYEAR",
    "STAMP",
    "TWO",
    "YEAR",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_data_can_be_read() {
        let mut bad = Vec::new();
        build(|line| bad.push(line));
        assert!(bad.is_empty(), "{bad:#?}");
    }
}
