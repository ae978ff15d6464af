//! Cuts a sentence into items: words with the readings of the lexicon, numbers in figures and words, marks.
//!
//! It looks into the tokens, so that it does not matter whether `mid-1990s`, `9am` or `p.m.` is one token or several.

use compact_str::CompactString;

use super::item::Item;
use super::lexicon::Sense;
use super::meaning::{Key, Meaning};
use super::number;
use super::tables::Tables;
use crate::text::{Sentence, lower};

/// A run of letters, a run of figures, or one other character.
pub struct Atom {
    token: usize,
    start: usize,
    end: usize,
    /// In lower case.
    pub word: CompactString,
    capital: bool,
    upper: bool,
    /// What it is made of.
    pub kind: Kind,
}

/// What an [`Atom`] is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Letters.
    Letters,
    /// Figures.
    Figures,
    /// One other character.
    Mark,
}

/// Longest word that can be part of a time expression; longer ones are cut short.
const LONGEST_WORD: usize = 24;

/// The items of a sentence, in order.
#[must_use]
pub fn items(sentence: &Sentence, tables: &Tables) -> Vec<Item> {
    let atoms = atoms(sentence);
    let mut items = Vec::with_capacity(atoms.len());
    let mut at = 0;
    while at < atoms.len() {
        let reader = Reader { atoms: &atoms, at, tables };
        let (item, used) = match atoms.get(at).map(|a| a.kind) {
            Some(Kind::Figures) => reader.figures(),
            Some(Kind::Letters) => reader.letters(),
            _ => reader.mark(),
        };
        items.extend(item);
        at += used.max(1);
    }
    items
}

fn atoms(sentence: &Sentence) -> Vec<Atom> {
    let mut atoms = Vec::with_capacity(sentence.tokens.len() * 5 / 4);
    for (token, t) in sentence.tokens.iter().enumerate() {
        let simple = t.form.is_ascii();
        let length = if simple { t.form.len() } else { t.form.chars().count() };
        if length != t.end.saturating_sub(t.start) || t.form.bytes().all(|b| b.is_ascii_alphabetic()) {
            atoms.push(atom(token, t.start, t.end, &t.form, Kind::Letters));
            continue;
        }
        let kind = |c: char| {
            if c.is_ascii_digit() {
                Kind::Figures
            } else if c.is_alphabetic() {
                Kind::Letters
            } else {
                Kind::Mark
            }
        };
        let mut start = t.start;
        let mut from = 0;
        let mut current: Option<Kind> = None;
        for (offset, (byte, c)) in t.form.char_indices().enumerate() {
            let here = kind(c);
            let apart = current.is_some_and(|k| k != here || here == Kind::Mark);
            // `'s` is one piece.
            let genitive = current == Some(Kind::Mark)
                && matches!(t.form.get(from..byte), Some("'" | "’"))
                && matches!(t.form.get(byte..), Some("s" | "S"));
            if apart && !genitive {
                if let (Some(kind), Some(word)) = (current, t.form.get(from..byte)) {
                    atoms.push(atom(token, start, t.start + offset, word, kind));
                }
                (start, from) = (t.start + offset, byte);
            }
            current = Some(if genitive { Kind::Letters } else { here });
        }
        if let (Some(kind), Some(word)) = (current, t.form.get(from..)) {
            atoms.push(atom(token, start, t.end, word, kind));
        }
    }
    atoms
}

fn atom(token: usize, start: usize, end: usize, word: &str, kind: Kind) -> Atom {
    let capital = word.chars().next().is_some_and(char::is_uppercase);
    let upper = capital && word.chars().all(char::is_uppercase);
    if word.len() <= LONGEST_WORD && word.is_ascii() {
        return Atom { token, start, end, word: lower(word), capital, upper, kind };
    }
    let short: &str = word.char_indices().nth(LONGEST_WORD).map_or(word, |(i, _)| word.get(..i).unwrap_or(word));
    let mut word = CompactString::default();
    for c in short.chars() {
        match c {
            '’' => word.push('\''),
            '–' | '—' | '‐' | '‑' => word.push('-'),
            c => word.extend(c.to_lowercase()),
        }
    }
    Atom { token, start, end, word, capital, upper, kind }
}

/// Reads the item that begins at one atom of a sentence.
pub struct Reader<'a> {
    /// Those of the sentence.
    pub atoms: &'a [Atom],
    /// The first of the item.
    pub at: usize,
    /// The language.
    pub tables: &'a Tables,
}

impl Reader<'_> {
    /// The atom `ahead` places on.
    pub fn atom(&self, ahead: usize) -> Option<&Atom> {
        self.atoms.get(self.at + ahead)
    }

    /// The atom `ahead` places on if nothing parts it from the one before it.
    pub fn glued(&self, ahead: usize) -> Option<&Atom> {
        let (a, b) = (self.atoms.get((self.at + ahead).checked_sub(1)?)?, self.atom(ahead)?);
        (a.end == b.start).then_some(b)
    }

    /// An item over this many atoms.
    pub fn item(&self, used: usize, senses: Vec<Sense>) -> Option<Item> {
        let (first, last) = (self.atom(0)?, self.atom(used.max(1) - 1)?);
        let word = if used <= 1 { first.word.clone() } else { CompactString::default() };
        Some(Item {
            first: first.token,
            last: last.token + 1,
            start: first.start,
            end: last.end,
            literal: if used <= 1 { self.tables.symbols.get(&word) } else { None },
            word,
            capital: first.capital,
            senses,
        })
    }

    /// A reading in a class.
    pub fn sense(&self, class: &str, meaning: Meaning) -> Option<Sense> {
        self.tables.symbols.get(class).map(|symbol| Sense { symbol, meaning })
    }

    fn mark(&self) -> (Option<Item>, usize) {
        let mut senses = Vec::new();
        if self.atom(0).is_some_and(|a| a.word == "-") && self.glued(0).is_some() && self.glued(1).is_some() {
            senses.extend(self.sense("=", Meaning::default()));
        }
        // `'98`, `'60s`
        if self.atom(0).is_some_and(|a| matches!(a.word.as_str(), "'" | "‘"))
            && let Some(year) = self.glued(1).filter(|a| a.kind == Kind::Figures && a.word.len() == 2)
            && let Ok(number) = year.word.parse::<i64>()
        {
            if self.glued(2).is_some_and(|a| self.tables.figures.has("decade", &a.word)) && number % 10 == 0 {
                let meaning = Meaning::of(Key::Decade, number / 10);
                return (self.item(3, self.sense("DECADE", meaning).into_iter().collect()), 3);
            }
            if self.glued(2).is_none_or(|a| a.kind == Kind::Mark) {
                let meaning = Meaning::of(Key::Year, number).with(Key::Short, 1);
                return (self.item(2, self.sense("SHORTYEAR", meaning).into_iter().collect()), 2);
            }
        }
        (self.item(1, senses), 1)
    }

    fn letters(&self) -> (Option<Item>, usize) {
        let Some(first) = self.atom(0) else { return (None, 1) };
        // `p.m.`, `a.d.`: single letters with points.
        let mut dotted = first.word.clone();
        let mut used = 1;
        while first.word.len() == 1
            && used < 8
            && self.glued(used).is_some_and(|a| a.word == ".")
            && let Some(letter) = self.glued(used + 1).filter(|a| a.kind == Kind::Letters && a.word.len() == 1)
        {
            dotted.push('.');
            dotted.push_str(&letter.word);
            used += 2;
        }
        if used > 1 {
            let senses: Vec<Sense> = self.tables.lexicon.senses(&dotted, first.capital).collect();
            if self.glued(used).is_some_and(|a| a.word == ".") {
                used += 1;
            }
            return (self.item(used, senses), used);
        }
        if self.tables.numbers.begins(&first.word) {
            let words: Vec<&str> = (0..12).map_while(|i| self.atom(i)).map(|a| a.word.as_str()).collect();
            if let Some(spelled) = self.tables.numbers.spelled(&words) {
                return self.spelled(spelled);
            }
        }
        let after_hyphen = self.glued(0).is_some();
        if !after_hyphen && let Some(found) = self.quarter() {
            return found;
        }
        let mut senses: Vec<Sense> = self.tables.lexicon.senses(&first.word, first.capital).collect();
        // `Sept.`, but not the end of a sentence.
        if self.glued(1).is_some_and(|a| a.word == ".") {
            let mut abbreviation = first.word.clone();
            abbreviation.push('.');
            if self.tables.lexicon.knows(&abbreviation) {
                senses = self.tables.lexicon.senses(&abbreviation, first.capital).collect();
                let mut item = self.item(2, senses);
                if let Some(item) = &mut item {
                    item.literal = self.tables.symbols.get(&abbreviation);
                    item.word = abbreviation;
                }
                return (item, 2);
            }
        }
        // All capitals in the middle of a sentence are a short name: `MAY`, `SAT`, `EST` are told by their company.
        if first.upper && first.word.len() > 1 {
            senses.retain(|s| s.meaning.get(Key::Weekday).is_none() || first.word.len() > 3);
        }
        (self.item(1, senses), 1)
    }

    /// `Q1`, `H2`, `FY98`
    fn quarter(&self) -> Option<(Option<Item>, usize)> {
        let (first, figures) = (self.atom(0)?, self.glued(1)?);
        if !first.upper || figures.kind != Kind::Figures {
            return None;
        }
        let value = figures.word.parse::<i64>().ok()?;
        let is = |class: &str| self.tables.figures.has(class, &first.word);
        let year = || Meaning::of(Key::Year, value).with(Key::Fiscal, 1);
        let (class, meaning) = match figures.word.len() {
            1 if is("quarter") && (1..=4).contains(&value) => ("QUARTERNAME", Meaning::of(Key::Quarter, value)),
            1 if is("half") && (1..=2).contains(&value) => ("HALFNAME", Meaning::of(Key::Half, value)),
            4 if is("fiscal") => ("FISCALYEAR", year()),
            2 if is("fiscal") => ("FISCALYEAR", year().with(Key::Short, 1)),
            _ => return None,
        };
        Some((self.item(2, self.sense(class, meaning).into_iter().collect()), 2))
    }

    fn spelled(&self, spelled: number::Spelled) -> (Option<Item>, usize) {
        let mut senses = Vec::new();
        let value = spelled.value;
        if spelled.ordinal {
            senses.extend(self.sense("ORD", Meaning::of(Key::Ord, value)));
            if (1..=31).contains(&value) {
                senses.extend(self.sense("DAYORD", Meaning::of(Key::Day, value)));
            }
        } else {
            senses.extend(self.sense("NUM", Meaning::of(Key::Num, value.saturating_mul(1000))));
            if (1..=12).contains(&value) {
                senses.extend(self.sense("HOUR", Meaning::of(Key::Hour, value)));
            }
            if (1000..2100).contains(&value) {
                let class = if spelled.paired { "YEAR" } else { "YEARWORD" };
                senses.extend(self.sense(class, Meaning::of(Key::Year, value)));
            }
        }
        if let Some(first) = self.atom(0)
            && self.tables.numbers.scale(&first.word).is_some()
        {
            senses.extend(self.sense("PILE", Meaning::of(Key::Num, value.saturating_mul(1000))));
        }
        if spelled.words == 1
            && let Some(first) = self.atom(0)
        {
            senses.extend(self.tables.lexicon.senses(&first.word, first.capital));
        }
        (self.item(spelled.words, senses), spelled.words)
    }
}
