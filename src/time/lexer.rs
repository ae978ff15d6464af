//! Cuts a sentence into items: words with the readings of the lexicon, numbers in figures and words, marks.
//!
//! It looks into the tokens, so that it does not matter whether `mid-1990s`, `9am` or `p.m.` is one token or several.

use compact_str::CompactString;

use super::item::Item;
use super::lexicon::{Lexicon, Sense, Symbols};
use super::meaning::{Key, Meaning};
use super::number;
use super::numeric::{self, Class};
use crate::text::Sentence;

/// A run of letters, a run of figures, or one other character.
struct Atom {
    token: usize,
    start: usize,
    end: usize,
    /// In lower case.
    word: CompactString,
    capital: bool,
    upper: bool,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Letters,
    Figures,
    Mark,
}

/// Longest word that can be part of a time expression; longer ones are cut short.
const LONGEST_WORD: usize = 24;

/// The items of a sentence, in order.
#[must_use]
pub fn items(sentence: &Sentence, lexicon: &Lexicon, symbols: &Symbols) -> Vec<Item> {
    let atoms = atoms(sentence);
    let mut items = Vec::with_capacity(atoms.len());
    let mut at = 0;
    while at < atoms.len() {
        let reader = Reader { atoms: &atoms, at, lexicon, symbols };
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
    let short: &str = word.char_indices().nth(LONGEST_WORD).map_or(word, |(i, _)| word.get(..i).unwrap_or(word));
    let mut lower = CompactString::default();
    for c in short.chars() {
        match c {
            '’' => lower.push('\''),
            '–' | '—' | '‐' | '‑' => lower.push('-'),
            c => lower.extend(c.to_lowercase()),
        }
    }
    Atom { token, start, end, word: lower, capital, upper, kind }
}

struct Reader<'a> {
    atoms: &'a [Atom],
    at: usize,
    lexicon: &'a Lexicon,
    symbols: &'a Symbols,
}

impl Reader<'_> {
    fn atom(&self, ahead: usize) -> Option<&Atom> {
        self.atoms.get(self.at + ahead)
    }

    /// The atom `ahead` places on if nothing parts it from the one before it.
    fn glued(&self, ahead: usize) -> Option<&Atom> {
        let (a, b) = (self.atoms.get((self.at + ahead).checked_sub(1)?)?, self.atom(ahead)?);
        (a.end == b.start).then_some(b)
    }

    fn item(&self, used: usize, senses: Vec<Sense>) -> Option<Item> {
        let (first, last) = (self.atom(0)?, self.atom(used.max(1) - 1)?);
        let word = if used <= 1 { first.word.clone() } else { CompactString::default() };
        Some(Item {
            first: first.token,
            last: last.token + 1,
            start: first.start,
            end: last.end,
            literal: if used <= 1 { self.symbols.get(&word) } else { None },
            word,
            capital: first.capital,
            senses,
        })
    }

    fn sense(&self, class: &str, meaning: Meaning) -> Option<Sense> {
        self.symbols.get(class).map(|symbol| Sense { symbol, meaning })
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
            if self.glued(2).is_some_and(|a| a.word == "s") && number % 10 == 0 {
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
            let senses: Vec<Sense> = self.lexicon.senses(&dotted, first.capital).collect();
            if self.glued(used).is_some_and(|a| a.word == ".") {
                used += 1;
            }
            return (self.item(used, senses), used);
        }
        if number::begins(&first.word) {
            let words: Vec<&str> = (0..12).map_while(|i| self.atom(i)).map(|a| a.word.as_str()).collect();
            if let Some(spelled) = number::spelled(&words) {
                return self.spelled(spelled);
            }
        }
        let after_hyphen = self.glued(0).is_some();
        if !after_hyphen && let Some(found) = self.quarter() {
            return found;
        }
        let mut senses: Vec<Sense> = self.lexicon.senses(&first.word, first.capital).collect();
        // `Sept.`, but not the end of a sentence.
        if self.glued(1).is_some_and(|a| a.word == ".") {
            let mut abbreviation = first.word.clone();
            abbreviation.push('.');
            if self.lexicon.knows(&abbreviation) {
                senses = self.lexicon.senses(&abbreviation, first.capital).collect();
                let mut item = self.item(2, senses);
                if let Some(item) = &mut item {
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
        let (class, meaning) = match (first.word.as_str(), figures.word.len()) {
            ("q", 1) if (1..=4).contains(&value) => ("QUARTERNAME", Meaning::of(Key::Quarter, value)),
            ("h", 1) if (1..=2).contains(&value) => ("HALFNAME", Meaning::of(Key::Half, value)),
            ("fy", 4) => ("FISCALYEAR", Meaning::of(Key::Year, value).with(Key::Fiscal, 1)),
            ("fy", 2) => ("FISCALYEAR", Meaning::of(Key::Year, value).with(Key::Fiscal, 1).with(Key::Short, 1)),
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
            && matches!(first.word.as_str(), "hundred" | "thousand" | "million")
        {
            senses.extend(self.sense("PILE", Meaning::of(Key::Num, value.saturating_mul(1000))));
        }
        if spelled.words == 1
            && let Some(first) = self.atom(0)
        {
            senses.extend(self.lexicon.senses(&first.word, first.capital));
        }
        (self.item(spelled.words, senses), spelled.words)
    }

    fn figures(&self) -> (Option<Item>, usize) {
        let Some(first) = self.atom(0) else { return (None, 1) };
        let before = self.glued(0);
        // Model names, prices, codes: `F16`, `$5`, `#7`, `x100`.
        let opaque = before.is_some_and(|a| {
            a.kind == Kind::Letters
                || matches!(a.word.as_str(), "$" | "£" | "€" | "¥" | "#" | "." | "," | "_" | "@" | "\\")
        }) || (self.at > 0
            && self.atoms.get(self.at - 1).is_some_and(|a| matches!(a.word.as_str(), "$" | "£" | "€" | "¥" | "#")));
        let mut run: Vec<char> = Vec::new();
        let mut pieces = 0;
        while let Some(a) = if pieces == 0 { self.atom(0) } else { self.glued(pieces) } {
            let fits = a.kind == Kind::Figures || matches!(a.word.as_str(), "/" | "." | "-" | ":" | ",");
            if !fits || run.len() > numeric::LONGEST {
                break;
            }
            run.extend(a.word.chars());
            pieces += 1;
        }
        let figures = if run.len() <= numeric::LONGEST { numeric::read(&run) } else { None };
        if let Some(figures) = figures {
            // Whole atoms only.
            let mut length = 0;
            let used = (0..pieces)
                .take_while(|&i| {
                    length += self.atom(i).map_or(0, |a| a.word.chars().count());
                    length <= figures.length
                })
                .count();
            if figures.class == Class::Date
                && !opaque
                && let Some((meaning, used)) = self.stamp(used, figures.meaning)
            {
                return (self.item(used, self.sense("STAMP", meaning).into_iter().collect()), used);
            }
            let class = match figures.class {
                Class::Date => "FIGUREDATE",
                Class::Clock => "CLOCK",
                Class::Amount => "NUM",
            };
            let mut senses = Vec::new();
            if !opaque && self.glued(used).is_none_or(|a| a.word != "%") {
                senses.extend(self.sense(class, figures.meaning));
                if figures.class == Class::Amount
                    && let Some(meaning) = pointed_time(&run)
                {
                    senses.extend(self.sense("POINTCLOCK", meaning));
                }
            }
            return (self.item(used, senses), used);
        }
        if !opaque && let Some(found) = self.iso_week() {
            return found;
        }
        let digits = first.word.as_str();
        let Some(value) = digits.parse::<i64>().ok().filter(|_| digits.len() <= 9) else {
            return (self.item(1, Vec::new()), 1);
        };
        let mut senses = Vec::new();
        if opaque {
            return (self.item(1, senses), 1);
        }
        let suffix = self.glued(1).map(|a| a.word.as_str());
        match suffix {
            Some("st" | "nd" | "rd" | "th") => {
                senses.extend(self.sense("ORD", Meaning::of(Key::Ord, value)));
                if (1..=31).contains(&value) {
                    senses.extend(self.sense("DAYORD", Meaning::of(Key::Day, value)));
                }
                return (self.item(2, senses), 2);
            }
            Some("s" | "'s") if value % 10 == 0 && matches!(digits.len(), 2 | 4) => {
                // `the 1800s` are a century, `the 2000s` so far a decade.
                senses.extend(match digits.len() {
                    4 if (1000..2000).contains(&value) && value % 100 == 0 => {
                        self.sense("CENTURYFIGURE", Meaning::of(Key::Century, value / 100))
                    }
                    4 if (1000..2200).contains(&value) => self.sense("DECADE", Meaning::of(Key::Decade, value / 10)),
                    2 if value >= 10 && suffix == Some("s") => {
                        self.sense("DECADEWORD", Meaning::of(Key::Decade, value / 10))
                    }
                    _ => None,
                });
                if !senses.is_empty() {
                    return (self.item(2, senses), 2);
                }
            }
            Some("%") => return (self.item(1, senses), 1),
            Some("q") if (1..=4).contains(&value) => {
                senses.extend(self.sense("QUARTERNAME", Meaning::of(Key::Quarter, value)));
                return (self.item(2, senses), 2);
            }
            _ => {}
        }
        // `2 1/2`, `1/2`
        if let Some((thousandths, used)) = self.fraction(value) {
            senses.extend(self.sense("NUM", Meaning::of(Key::Num, thousandths)));
            return (self.item(used, senses), used);
        }
        // `15 million` is one number.
        if let Some(scale) = self.atom(1).and_then(|a| match a.word.as_str() {
            "hundred" => Some(100),
            "thousand" => Some(1_000),
            "million" => Some(1_000_000),
            "billion" => Some(1_000_000_000),
            _ => None,
        }) {
            senses.extend(self.sense("NUM", Meaning::of(Key::Num, value.saturating_mul(scale).saturating_mul(1000))));
            return (self.item(2, senses), 2);
        }
        // `0530` is no amount.
        if !(digits.len() == 4 && digits.starts_with('0')) {
            senses.extend(self.sense("NUM", Meaning::of(Key::Num, value.saturating_mul(1000))));
        }
        if digits.len() <= 2 {
            if (1..=31).contains(&value) {
                senses.extend(self.sense("DAY", Meaning::of(Key::Day, value)));
            }
            if value <= 24 {
                senses.extend(self.sense("HOUR", Meaning::of(Key::Hour, value)));
            }
            if digits.len() == 2 {
                senses.extend(self.sense("TWO", Meaning::of(Key::Year, value).with(Key::Short, 1)));
            }
        }
        if digits.len() == 4 && (1000..2200).contains(&value) {
            senses.extend(self.sense("YEAR", Meaning::of(Key::Year, value)));
            let (hour, minute) = (value / 100, value % 100);
            if hour <= 24 && minute < 60 {
                senses.extend(self.sense("FOURCLOCK", Meaning::of(Key::Hour, hour).with(Key::Minute, minute)));
            }
        } else if digits.len() == 4 && digits.starts_with('0') && value % 100 < 60 {
            let meaning = Meaning::of(Key::Hour, value / 100).with(Key::Minute, value % 100);
            senses.extend(self.sense("FOURCLOCK", meaning));
        }
        if digits.len() <= 4 && value >= 1 {
            senses.extend(self.sense("ANYYEAR", Meaning::of(Key::Year, value)));
        }
        (self.item(1, senses), 1)
    }

    /// `2006-W12`, `2006-W12-3`
    fn iso_week(&self) -> Option<(Option<Item>, usize)> {
        let (year, dash, mark, week) = (self.atom(0)?, self.glued(1)?, self.glued(2)?, self.glued(3)?);
        let fits = year.word.len() == 4 && dash.word == "-" && mark.word == "w" && week.word.len() == 2;
        if !fits || week.kind != Kind::Figures {
            return None;
        }
        let mut meaning = Meaning::of(Key::Year, year.word.parse().ok()?).with(Key::Week, week.word.parse().ok()?);
        let mut used = 4;
        if self.glued(4).is_some_and(|a| a.word == "-")
            && let Some(day) = self.glued(5).filter(|a| a.kind == Kind::Figures && a.word.len() == 1)
        {
            meaning.put(Key::Weekday, day.word.parse().ok()?);
            used = 6;
        }
        Some((self.item(used, self.sense("ISOWEEK", meaning).into_iter().collect()), used))
    }

    /// The time behind a date: `2007-07-17T15:30:00Z`.
    fn stamp(&self, used: usize, date: Meaning) -> Option<(Meaning, usize)> {
        self.glued(used).filter(|a| a.word == "t")?;
        let mut run: Vec<char> = Vec::new();
        let mut pieces = used + 1;
        while let Some(a) = self.glued(pieces).filter(|a| a.kind == Kind::Figures || a.word == ":") {
            if run.len() > numeric::LONGEST {
                return None;
            }
            run.extend(a.word.chars());
            pieces += 1;
        }
        let time = numeric::read(&run).filter(|f| f.class == Class::Clock && f.length == run.len())?;
        let mut meaning = date;
        meaning.merge(&time.meaning);
        let zulu = self.glued(pieces).is_some_and(|a| a.word == "z");
        Some(if zulu { (meaning.with(Key::Zone, 0), pieces + 1) } else { (meaning, pieces) })
    }

    /// Halves and quarters behind a whole number, or alone.
    fn fraction(&self, whole: i64) -> Option<(i64, usize)> {
        let part = |at: usize| {
            let (a, slash, b) = (self.atom(at)?, self.glued(at + 1)?, self.glued(at + 2)?);
            if slash.word != "/" {
                return None;
            }
            match (a.word.as_str(), b.word.as_str()) {
                ("1", "2") => Some(500),
                ("1", "4") => Some(250),
                ("3", "4") => Some(750),
                _ => None,
            }
        };
        if let Some(thousandths) = part(0) {
            return Some((thousandths, 3));
        }
        match self.atom(1).map(|a| a.word.as_str()) {
            Some("½") => return Some((whole.checked_mul(1000)? + 500, 2)),
            Some("-") => {
                if let Some(thousandths) = part(2) {
                    return Some((whole.checked_mul(1000)? + thousandths, 5));
                }
            }
            _ => {}
        }
        Some((whole.checked_mul(1000)? + part(1)?, 4))
    }
}

/// `4.30` as a time of day.
fn pointed_time(run: &[char]) -> Option<Meaning> {
    let text: String = run.iter().collect();
    let (hour, minute) = text.split_once('.')?;
    let (hour, wide) = (hour.parse::<i64>().ok()?, minute.len());
    let minute = minute.parse::<i64>().ok()?;
    (wide == 2 && hour <= 24 && minute < 60).then(|| Meaning::of(Key::Hour, hour).with(Key::Minute, minute))
}
