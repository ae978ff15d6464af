//! What a piece of a time expression says before it is resolved: a flat feature structure.
//!
//! Lexicon entries carry such a structure, and grammar rules join those of their parts. A field that is absent is not
//! said; resolution fills it from the context.

use super::Modifier;
use super::calendar::Unit;

macro_rules! keys {
    ($($(#[$doc:meta])* $variant:ident = $name:literal),+ $(,)?) => {
        /// Fields of a [`Meaning`].
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Key { $($(#[$doc])* $variant),+ }

        impl Key {
            /// Every field in the order of storage.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The field with this name in the data files.
            #[must_use]
            pub fn parse(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

keys! {
    /// Year; of two digits if `Short` is set.
    Year = "year",
    /// The year has two digits.
    Short = "short",
    /// 1 if the year is counted before Christ.
    Bc = "bc",
    /// 1 to 12.
    Month = "month",
    /// Day of the month.
    Day = "day",
    /// 1 Monday to 7 Sunday.
    Weekday = "weekday",
    /// ISO week of the year.
    Week = "week",
    /// 1 to 4.
    Quarter = "quarter",
    /// 1 or 2.
    Half = "half",
    /// 1 spring to 4 winter.
    Season = "season",
    /// Year divided by ten; below ten if the century is not said.
    Decade = "decade",
    /// Year divided by a hundred.
    Century = "century",
    /// Number of the holiday in the table of holidays, from 0.
    Holiday = "holiday",
    /// 1 if the season is said to be one of the northern hemisphere, 2 of the southern.
    Hemisphere = "hemisphere",
    /// Part of the day: see [`Part`].
    Part = "part",
    /// 0 to 24.
    Hour = "hour",
    /// 0 to 59.
    Minute = "minute",
    /// 0 to 60.
    Second = "second",
    /// Minutes after the hour, in thousandths: `twenty past nine`.
    Past = "past",
    /// Minutes before the hour, in thousandths: `ten to nine`.
    Before = "before",
    /// 1 before noon, 2 after noon.
    Half12 = "half12",
    /// Minutes east of Greenwich.
    Zone = "zone",
    /// An amount in thousandths.
    Num = "num",
    /// 1 if the amount is not a number: `several`, `a few`.
    Many = "many",
    /// An ordinal number.
    Ord = "ord",
    /// A unit, by its place in [`Unit::ALL`].
    Unit = "unit",
    /// A second amount, in thousandths, of `Unit2`.
    Num2 = "num2",
    /// Unit of the second amount.
    Unit2 = "unit2",
    /// Which one, seen from the point of view: -1 the last, 0 this, 1 the next.
    Rel = "rel",
    /// Direction of an offset by an amount: -1 before, 1 after.
    Side = "side",
    /// Which week or day of a longer time: from 1, or -1 for the last.
    Nth = "nth",
    /// Which end of a duration lies at the point of view: -1 the last, 1 the first.
    Point = "point",
    /// Where an offset starts: 0 the time of speech, 1 the time that the text is at.
    From = "from",
    /// Modifier: see the names in `symbol`.
    Mod = "mod",
    /// Vague reference: 1 past, 2 present, 3 future.
    Ref = "ref",
    /// 1 if it is a time only as an adverb.
    Adverb = "adverb",
    /// 1 for a bare number that is a year only where the text is at times of less than four figures.
    Ancient = "ancient",
    /// 1 if it is a time only in a clause that looks ahead.
    Ahead = "ahead",
    /// 1 for what recurs.
    Set = "set",
    /// How often in each unit.
    Freq = "freq",
    /// 1 `every`, 2 `each`.
    Quant = "quant",
    /// 1 for fiscal years and their parts.
    Fiscal = "fiscal",
    /// Type that the rule forces: 1 DATE, 2 TIME, 3 DURATION, 4 SET.
    Kind = "kind",
    /// 1 if the same expression names the end of a range that an earlier one begins.
    Range = "range",
    /// 1 for what may be of any year: `open even in winter`.
    Loose = "loose",
    /// 1 if a time of another expression is taken up again: `that day`, `the same period`.
    Again = "again",
    /// 1 if the day of the month, the month and the year do not make a day.
    Impossible = "impossible",
    /// 1 if day and month of a numeric date may be the other way round.
    Swap = "swap",
}

/// Number of fields.
const COUNT: usize = Key::ALL.len();

/// Parts of the day, in the order of the `part` field from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// `TMO`
    Morning,
    /// `TMI`
    Midday,
    /// `TAF`
    Afternoon,
    /// `TEV`
    Evening,
    /// `TNI`
    Night,
    /// `TDT`
    Daytime,
}

impl Part {
    /// The part with this number, from 1.
    #[must_use]
    pub const fn from_number(number: i64) -> Option<Self> {
        match number {
            1 => Some(Self::Morning),
            2 => Some(Self::Midday),
            3 => Some(Self::Afternoon),
            4 => Some(Self::Evening),
            5 => Some(Self::Night),
            6 => Some(Self::Daytime),
            _ => None,
        }
    }

    /// The TIMEX3 code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Morning => "MO",
            Self::Midday => "MI",
            Self::Afternoon => "AF",
            Self::Evening => "EV",
            Self::Night => "NI",
            Self::Daytime => "DT",
        }
    }
}

/// A flat feature structure with a number in each field that is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meaning {
    set: u64,
    values: [i64; COUNT],
}

impl Default for Meaning {
    fn default() -> Self {
        Self { set: 0, values: [0; COUNT] }
    }
}

impl Meaning {
    /// With one field set.
    #[must_use]
    pub fn of(key: Key, value: i64) -> Self {
        Self::default().with(key, value)
    }

    /// With one more field set.
    #[must_use]
    pub fn with(mut self, key: Key, value: i64) -> Self {
        self.put(key, value);
        self
    }

    /// Sets a field.
    pub fn put(&mut self, key: Key, value: i64) {
        if let Some(slot) = self.values.get_mut(key as usize) {
            *slot = value;
            self.set |= 1 << (key as usize);
        }
    }

    /// Unsets a field.
    pub fn clear(&mut self, key: Key) {
        self.set &= !(1 << (key as usize));
    }

    /// The value of a field.
    #[must_use]
    pub fn get(&self, key: Key) -> Option<i64> {
        if self.has(key) { self.values.get(key as usize).copied() } else { None }
    }

    /// Whether a field is set.
    #[must_use]
    pub const fn has(&self, key: Key) -> bool {
        self.set >> (key as usize) & 1 == 1
    }

    /// The value of a field that holds a small number.
    #[must_use]
    pub fn small(&self, key: Key) -> Option<u32> {
        self.get(key).and_then(|v| u32::try_from(v).ok())
    }

    /// Takes over every field that the other has.
    pub fn merge(&mut self, other: &Self) {
        let mut left = other.set;
        while left != 0 {
            let place = left.trailing_zeros() as usize;
            if let (Some(slot), Some(value)) = (self.values.get_mut(place), other.values.get(place)) {
                *slot = *value;
            }
            left &= left - 1;
        }
        self.set |= other.set;
    }

    /// The unit, if one is said.
    #[must_use]
    pub fn unit(&self) -> Option<Unit> {
        unit(self.get(Key::Unit)?)
    }

    /// The unit of the second amount.
    #[must_use]
    pub fn second_unit(&self) -> Option<Unit> {
        unit(self.get(Key::Unit2)?)
    }

    /// The TIMEX3 modifier, as said.
    #[must_use]
    pub fn modifier(&self) -> Option<Modifier> {
        MODIFIERS.get(usize::try_from(self.get(Key::Mod)?).ok()?).map(|(_, modifier)| *modifier)
    }

    /// Whether any field of a calendar date is set.
    #[must_use]
    pub fn is_calendar(&self) -> bool {
        [
            Key::Year,
            Key::Month,
            Key::Day,
            Key::Weekday,
            Key::Week,
            Key::Quarter,
            Key::Half,
            Key::Season,
            Key::Decade,
            Key::Century,
            Key::Holiday,
        ]
        .iter()
        .any(|&k| self.has(k))
    }
}

fn unit(number: i64) -> Option<Unit> {
    Unit::ALL.get(usize::try_from(number).ok()?).copied()
}

/// The number that a name in the data files stands for.
#[must_use]
pub fn symbol(key: Key, name: &str) -> Option<i64> {
    if let Ok(number) = name.parse::<i64>() {
        return Some(if matches!(key, Key::Num | Key::Num2 | Key::Past | Key::Before) {
            number.checked_mul(1000)?
        } else {
            number
        });
    }
    let number = |i: usize| i64::try_from(i).ok();
    match key {
        Key::Unit | Key::Unit2 => number(Unit::ALL.iter().position(|u| u.name() == name)?),
        Key::Part => number(["MO", "MI", "AF", "EV", "NI", "DT"].iter().position(|&n| n == name)? + 1),
        Key::Ref => number(["past", "present", "future"].iter().position(|&n| n == name)? + 1),
        Key::Kind => number(["date", "time", "duration", "set"].iter().position(|&n| n == name)? + 1),
        Key::Num | Key::Num2 if name == "half" => Some(500),
        Key::Num | Key::Num2 if name == "onehalf" => Some(1500),
        Key::Mod => number(MODIFIERS.iter().position(|(known, _)| *known == name)?),
        _ => None,
    }
}

/// The modifiers and their names, in the order of the `mod` field.
const MODIFIERS: [(&str, Modifier); 12] = [
    ("BEFORE", Modifier::Before),
    ("AFTER", Modifier::After),
    ("ON_OR_BEFORE", Modifier::OnOrBefore),
    ("ON_OR_AFTER", Modifier::OnOrAfter),
    ("LESS_THAN", Modifier::LessThan),
    ("MORE_THAN", Modifier::MoreThan),
    ("EQUAL_OR_LESS", Modifier::EqualOrLess),
    ("EQUAL_OR_MORE", Modifier::EqualOrMore),
    ("START", Modifier::Start),
    ("MID", Modifier::Mid),
    ("END", Modifier::End),
    ("APPROX", Modifier::Approx),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_has_its_own_bit() {
        const { assert!(COUNT <= 64) };
        let all = Key::ALL.iter().fold(Meaning::default(), |m, &k| m.with(k, 7));
        assert!(Key::ALL.iter().all(|&k| all.get(k) == Some(7)));
    }

    #[test]
    fn merging_takes_over_what_the_other_says() {
        let mut a = Meaning::of(Key::Year, 1999).with(Key::Month, 1);
        a.merge(&Meaning::of(Key::Month, 5));
        assert_eq!((a.get(Key::Year), a.get(Key::Month), a.get(Key::Day)), (Some(1999), Some(5), None));
    }
}
