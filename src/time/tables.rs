//! The language data in its compiled form, made once.

use std::sync::OnceLock;

use super::classes::Classes;
use super::grammar::Layer;
use super::holiday::{self, Holiday};
use super::lexicon::{Lexicon, Symbol, Symbols};
use super::number::Numbers;
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
    /// The number words.
    pub numbers: Numbers,
    /// The words that tell times from what looks like one.
    pub guards: Classes,
    /// The words that join expressions.
    pub links: Classes,
    /// Category of what is a time expression.
    pub timex: Symbol,
}

/// The files of a language, as they lie in `data/time/<language>`.
#[derive(Debug)]
pub struct Files {
    words: &'static str,
    numbers: &'static str,
    holidays: &'static str,
    tense: &'static str,
    guard: &'static str,
    links: &'static str,
    /// The grammar, in the order of application.
    grammar: [&'static str; 7],
}

macro_rules! files {
    ($language:literal) => {
        Files {
            words: include_str!(concat!("../../data/time/", $language, "/words.tsv")),
            numbers: include_str!(concat!("../../data/time/", $language, "/numbers.tsv")),
            holidays: include_str!(concat!("../../data/time/", $language, "/holidays.tsv")),
            tense: include_str!(concat!("../../data/time/", $language, "/tense.tsv")),
            guard: include_str!(concat!("../../data/time/", $language, "/guard.tsv")),
            links: include_str!(concat!("../../data/time/", $language, "/links.tsv")),
            grammar: [
                include_str!(concat!("../../data/time/", $language, "/1-phrase.tsv")),
                include_str!(concat!("../../data/time/", $language, "/2-quantity.tsv")),
                include_str!(concat!("../../data/time/", $language, "/3-calendar.tsv")),
                include_str!(concat!("../../data/time/", $language, "/4-relative.tsv")),
                include_str!(concat!("../../data/time/", $language, "/5-compose.tsv")),
                include_str!(concat!("../../data/time/", $language, "/6-modify.tsv")),
                include_str!(concat!("../../data/time/", $language, "/7-emit.tsv")),
            ],
        }
    };
}

/// The languages there are; another one is another folder and another line here.
const ENGLISH: Files = files!("en");

/// The tables of English.
#[must_use]
pub fn english() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(|| build(&ENGLISH, |_| {}))
}

/// Reads the files; a line that cannot be read is left out and handed to `complain`.
pub fn build(files: &Files, mut complain: impl FnMut(String)) -> Tables {
    let mut symbols = Symbols::default();
    let holidays = holiday::read(files.holidays, |line| complain(line.to_owned()));
    let lexicon = Lexicon::read(files.words, &mut symbols, |line| complain(line.to_owned()));
    let hints = Hints::read(files.tense, |line| complain(line.to_owned()));
    let numbers = Numbers::read(files.numbers, |line| complain(line.to_owned()));
    let guards = Classes::read(files.guard, |line| complain(line.to_owned()));
    let links = Classes::read(files.links, |line| complain(line.to_owned()));
    let names: String = holidays
        .iter()
        .enumerate()
        .flat_map(|(number, holiday)| {
            holiday.names.iter().map(move |name| format!("HOLIDAY\t{name}\tholiday={number}\n"))
        })
        .collect();
    let first = Layer::read(&names, &mut symbols, |(line, why)| complain(format!("{why}: {line}")));
    let grammar = files.grammar.iter();
    let layers = std::iter::once(first)
        .chain(grammar.map(|t| Layer::read(t, &mut symbols, |(line, why)| complain(format!("{why}: {line}")))))
        .collect();
    for class in CLASSES {
        symbols.intern(class);
    }
    let timex = symbols.intern("TIMEX");
    Tables { symbols, lexicon, layers, holidays, hints, numbers, guards, links, timex }
}

/// Classes that the lexer gives without the lexicon.
const CLASSES: [&str; 24] = [
    "=",
    "ANYDECADE",
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
        build(&ENGLISH, |line| bad.push(line));
        assert!(bad.is_empty(), "{bad:#?}");
    }
}
