//! Items that begin with figures: dates, times, amounts, ordinals, years, decades.

use super::item::Item;
use super::lexer::{Atom, Kind, Reader};
use super::meaning::{Key, Meaning};
use super::numeric::{self, Class};

impl Reader<'_> {
    /// The item that begins with a run of figures, and the number of atoms in it.
    pub fn figures(&self) -> (Option<Item>, usize) {
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
        let suffix = self.glued(1).or_else(|| self.apart()).map(|a| a.word.as_str());
        let is = |suffix: &str, class: &str| self.tables.figures.has(class, suffix);
        match suffix {
            Some(suffix) if self.tables.numbers.is_suffix(suffix) => {
                senses.extend(self.sense("ORD", Meaning::of(Key::Ord, value)));
                if (1..=31).contains(&value) {
                    senses.extend(self.sense("DAYORD", Meaning::of(Key::Day, value)));
                }
                // `the September 11th attacks`
                let mut item = self.item(2, senses);
                if let Some(item) = &mut item {
                    item.literal = self.tables.symbols.get(&format!("{digits}{suffix}"));
                }
                return (item, 2);
            }
            Some(suffix) if is(suffix, "decade") && value % 10 == 0 && (2..=4).contains(&digits.len()) => {
                // `the 1800s` are a century, `the 2000s` so far a decade.
                senses.extend(match digits.len() {
                    4 if (1000..2000).contains(&value) && value % 100 == 0 => {
                        self.sense("CENTURYFIGURE", Meaning::of(Key::Century, value / 100))
                    }
                    4 if (1000..2200).contains(&value) => self.sense("DECADE", Meaning::of(Key::Decade, value / 10)),
                    2 if value >= 10 => self.sense("DECADEWORD", Meaning::of(Key::Decade, value / 10)),
                    _ => None,
                });
                // `the 480s` are a decade where the era is said.
                if digits.len() < 4 && value >= 10 {
                    senses.extend(self.sense("ANYDECADE", Meaning::of(Key::Decade, value / 10)));
                }
                if !senses.is_empty() {
                    return (self.item(2, senses), 2);
                }
            }
            Some("%") => return (self.item(1, senses), 1),
            Some(suffix) if is(suffix, "quarter") && (1..=4).contains(&value) => {
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
        if let Some(scale) = self.atom(1).and_then(|a| self.tables.numbers.scale(&a.word)) {
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
            if (1..=24).contains(&value) {
                senses.extend(self.sense("HOUR", Meaning::of(Key::Hour, value)));
            }
            if digits.len() == 2 {
                senses.extend(self.sense("TWO", Meaning::of(Key::Year, value).with(Key::Short, 1)));
            }
        }
        if digits.len() == 4 && (1000..2200).contains(&value) {
            senses.extend(self.sense("YEAR", Meaning::of(Key::Year, value)));
        }
        let (hour, minute) = (value / 100, value % 100);
        if digits.len() == 4 && hour <= 24 && minute < 60 {
            let meaning = Meaning::of(Key::Hour, hour).with(Key::Minute, minute);
            senses.extend(self.sense("FOURCLOCK", meaning));
            if digits.starts_with('0') {
                senses.extend(self.sense("ZEROCLOCK", meaning));
            }
        }
        if digits.len() <= 4 && value >= 1 {
            senses.extend(self.sense("ANYYEAR", Meaning::of(Key::Year, value)));
        }
        (self.item(1, senses), 1)
    }

    /// The `'s` of `the late 1990 's`, as tokenised text has it; elsewhere that is a genitive.
    fn apart(&self) -> Option<&Atom> {
        let before = self.atoms.get(self.at.checked_sub(1)?)?;
        let decade =
            self.atom(1).filter(|a| a.word == "'s" && self.atom(0).is_some_and(|year| year.word.len() == 4))?;
        self.tables.figures.has("before_decade", &before.word).then_some(decade)
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
