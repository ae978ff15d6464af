//! Countries: their names, adjectives, peoples and capitals.

use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::spelling::fold;
use super::table::{field, rows};

/// A row of the table.
#[derive(Debug)]
pub(super) struct Country {
    /// ISO 3166-1 alpha-3; none for a former state or a part of one.
    pub code: Option<&'static str>,
    /// Code in event data: the ISO code, for a region that of its state, for a former state that of its successor.
    pub event_code: Option<&'static str>,
    /// The usual English name.
    pub name: &'static str,
}

/// What a form is to its country.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum CountryForm {
    /// `Iran`, `UK`.
    Name,
    /// `Iranian` before a noun.
    Adjective,
    /// One of the people: `a Briton`.
    Person,
    /// The people: `Iranians`, `the French`.
    People,
    /// `Tehran`.
    Capital,
}

/// The table, by form.
#[derive(Debug)]
pub(super) struct Countries {
    rows: Vec<Country>,
    forms: FxHashMap<String, Vec<(CountryForm, usize)>>,
    /// The first words of all forms.
    openings: FxHashSet<String>,
    longest: usize,
}

const TABLE: &str = include_str!("../../data/world/countries.tsv");

impl Countries {
    /// The table that is built in.
    pub(super) fn get() -> &'static Self {
        static COUNTRIES: OnceLock<Countries> = OnceLock::new();
        COUNTRIES.get_or_init(Self::read)
    }

    fn read() -> Self {
        let mut table =
            Self { rows: Vec::new(), forms: FxHashMap::default(), openings: FxHashSet::default(), longest: 1 };
        for row in rows(TABLE) {
            let index = table.rows.len();
            let (code, name) = (field(&row, 0), field(&row, 1));
            let filled = |text: &'static str| (!text.is_empty()).then_some(text);
            let event_code = filled(code).or_else(|| filled(field(&row, 7)));
            table.rows.push(Country { code: filled(code), event_code, name });
            table.add(CountryForm::Name, name, index);
            for (column, form) in [
                (2, CountryForm::Name),
                (3, CountryForm::Adjective),
                (4, CountryForm::Person),
                (5, CountryForm::People),
                (6, CountryForm::Capital),
            ] {
                for text in field(&row, column).split('|').filter(|t| !t.is_empty()) {
                    table.add(form, text, index);
                }
            }
        }
        table
    }

    fn add(&mut self, form: CountryForm, text: &str, index: usize) {
        let key = fold(text);
        self.longest = self.longest.max(key.split(' ').count());
        self.openings.insert(key.split(' ').next().unwrap_or_default().to_owned());
        let entry = self.forms.entry(key).or_default();
        if !entry.contains(&(form, index)) {
            entry.push((form, index));
        }
    }

    /// Words in the longest form.
    pub(super) fn longest(&self) -> usize {
        self.longest
    }

    /// Whether a form begins with this folded word.
    pub(super) fn opens(&self, word: &str) -> bool {
        self.openings.contains(word)
    }

    /// What a folded form can be, in the order of the table.
    pub(super) fn lookup(&self, folded: &str) -> &[(CountryForm, usize)] {
        self.forms.get(folded).map_or(&[], Vec::as_slice)
    }

    /// The country of a folded form, if it is used in one of these ways.
    pub(super) fn find(&self, folded: &str, forms: &[CountryForm]) -> Option<usize> {
        let hits = self.lookup(folded);
        forms.iter().find_map(|f| hits.iter().find(|(form, _)| form == f)).map(|&(_, index)| index)
    }

    /// A country by its place in the table.
    pub(super) fn country(&self, index: usize) -> Option<&Country> {
        self.rows.get(index)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str, form: CountryForm) -> Option<&'static str> {
        let table = Countries::get();
        table.find(&fold(text), &[form]).and_then(|i| table.country(i)).and_then(|c| c.code)
    }

    #[test]
    fn names_abbreviations_peoples_and_capitals_give_the_code() {
        assert_eq!(code("U.S.", CountryForm::Name), Some("USA"));
        assert_eq!(code("America", CountryForm::Name), Some("USA"));
        assert_eq!(code("Britain", CountryForm::Name), Some("GBR"));
        assert_eq!(code("Britons", CountryForm::People), Some("GBR"));
        assert_eq!(code("Iranian", CountryForm::Adjective), Some("IRN"));
        assert_eq!(code("Tehran", CountryForm::Capital), Some("IRN"));
        assert_eq!(code("Côte d'Ivoire", CountryForm::Name), Some("CIV"));
    }

    #[test]
    fn former_states_are_known_and_have_no_code() {
        let table = Countries::get();
        let index = table.find("soviet union", &[CountryForm::Name]).unwrap();
        assert_eq!(table.country(index).unwrap().name, "Soviet Union");
        assert_eq!(table.country(index).unwrap().code, None);
    }

    #[test]
    fn every_code_is_three_capitals_and_stands_once() {
        let mut codes: Vec<_> = Countries::get().rows.iter().filter_map(|c| c.code).collect();
        assert!(codes.iter().all(|c| c.len() == 3 && c.chars().all(|c| c.is_ascii_uppercase())));
        assert_eq!(codes.len(), 249);
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), 249);
    }
}
