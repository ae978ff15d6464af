//! The language data in its compiled form, made once.

use std::sync::OnceLock;

use super::classes::Classes;
use super::grammar::Layer;
use super::hints::Hints;
use super::holiday::{self, Holiday};
use super::lexicon::{Lexicon, Symbol, Symbols};
use super::number::Numbers;

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
    /// The letters beside figures.
    pub figures: Classes,
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
    figures: &'static str,
    holidays: &'static str,
    tense: &'static str,
    guard: &'static str,
    links: &'static str,
    /// The grammar, in the order of application.
    grammar: [&'static str; 7],
}

/// The files of the language in a folder of the repository.
macro_rules! files {
    ($folder:literal) => {
        Files {
            words: include_str!(concat!("../../", $folder, "/words.tsv")),
            numbers: include_str!(concat!("../../", $folder, "/numbers.tsv")),
            figures: include_str!(concat!("../../", $folder, "/figures.tsv")),
            holidays: include_str!(concat!("../../", $folder, "/holidays.tsv")),
            tense: include_str!(concat!("../../", $folder, "/tense.tsv")),
            guard: include_str!(concat!("../../", $folder, "/guard.tsv")),
            links: include_str!(concat!("../../", $folder, "/links.tsv")),
            grammar: [
                include_str!(concat!("../../", $folder, "/1-phrase.tsv")),
                include_str!(concat!("../../", $folder, "/2-quantity.tsv")),
                include_str!(concat!("../../", $folder, "/3-calendar.tsv")),
                include_str!(concat!("../../", $folder, "/4-relative.tsv")),
                include_str!(concat!("../../", $folder, "/5-compose.tsv")),
                include_str!(concat!("../../", $folder, "/6-modify.tsv")),
                include_str!(concat!("../../", $folder, "/7-emit.tsv")),
            ],
        }
    };
}

const ENGLISH: Files = files!("data/time/en");

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
    let figures = Classes::read(files.figures, |line| complain(line.to_owned()));
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
    Tables { symbols, lexicon, layers, holidays, hints, numbers, figures, guards, links, timex }
}

/// Classes that the lexer gives without the lexicon.
const CLASSES: [&str; 25] = [
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
    "ZEROCLOCK",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::text::cut;
    use crate::time::finder::find_by;
    use crate::time::{Domain, Options};
    use chrono::NaiveDate;

    /// A few words of German, to show that a language is a folder.
    const GERMAN: Files = files!("tests/time/languages/de");

    fn read(line: &str) -> Vec<String> {
        let mut bad = Vec::new();
        let tables = build(&GERMAN, |line| bad.push(line));
        assert!(bad.is_empty(), "{bad:#?}");
        let mut document = Document::plain(line);
        document.blocks.iter_mut().for_each(|block| block.tokenised = true);
        let options = Options { dct: NaiveDate::from_ymd_opt(2007, 7, 17), domain: Domain::Auto };
        let found = find_by(&tables, &cut(&document), &options);
        found.into_iter().map(|t| format!("{} = {}", t.text, t.value)).collect()
    }

    #[test]
    fn another_language_is_a_folder() {
        assert_eq!(read("Sie trafen sich am 3 . Mai 2004 ."), ["3 . Mai 2004 = 2004-05-03"]);
        assert_eq!(read("Sie kamen gestern um 15 Uhr an ."), ["gestern um 15 Uhr = 2007-07-16T15:00"]);
        assert_eq!(read("Das Haus wurde vor zwei Jahren verkauft ."), ["vor zwei Jahren = 2005"]);
        assert_eq!(read("Er wird am Freitag sprechen ."), ["Freitag = 2007-07-20"]);
        assert_eq!(read("Er sprach am Freitag ."), ["Freitag = 2007-07-13"]);
        assert_eq!(read("Es dauerte von 1998 bis 2003 ."), ["1998 = 1998", "2003 = 2003"]);
        assert_eq!(read("Zu Neujahr kam sie ."), ["Neujahr = 2007-01-01"]);
        assert!(read("He left on 3 May .").is_empty());
    }

    #[test]
    fn every_line_of_the_data_can_be_read() {
        let mut bad = Vec::new();
        build(&ENGLISH, |line| bad.push(line));
        assert!(bad.is_empty(), "{bad:#?}");
    }
}
