//! What partial dates of a document refer to: the day of writing, or the time that the text is at; and whether its
//! numeric dates have the day first.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::calendar::Unit;
use super::meaning::{Key, Meaning};
use super::{Domain, Options};

/// Which paragraphs are narrative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Domains {
    whole: bool,
    /// Paragraphs that are unlike the rest, by block.
    others: Vec<usize>,
}

impl Domains {
    /// The domain of each paragraph, from what the expressions (block and meaning) of the document say.
    #[must_use]
    pub fn of<'a>(said: impl Iterator<Item = (usize, &'a Meaning)> + Clone, options: &Options) -> Self {
        let dct = match (options.domain, options.dct) {
            (Domain::News, _) => return Self { whole: false, others: Vec::new() },
            (Domain::Narrative, _) | (_, None) => return Self { whole: true, others: Vec::new() },
            (Domain::Auto, Some(dct)) => dct,
        };
        let mut all = Counts::default();
        let mut by_block: BTreeMap<usize, Counts> = BTreeMap::new();
        for (block, meaning) in said {
            all.count(meaning, dct);
            by_block.entry(block).or_default().count(meaning, dct);
        }
        let whole = all.tells_of_other_times();
        // A paragraph of history in a piece of news, a paragraph of news in one of history.
        let unlike = |counts: &Counts| match whole {
            true => counts.far == 0 && counts.from_now >= 2 && counts.near > 0,
            false => counts.far >= 2 && counts.near == 0 && counts.from_now == 0 && !counts.is_recent(),
        };
        let others = by_block.into_iter().filter(|(_, counts)| unlike(counts)).map(|(block, _)| block).collect();
        Self { whole, others }
    }

    /// Whether partial dates of this block follow the running reference time instead of the DCT.
    #[must_use]
    pub fn is_narrative(&self, block: usize) -> bool {
        self.whole != self.others.binary_search(&block).is_ok()
    }
}

/// What the expressions of a text are seen from.
#[derive(Debug, Default)]
struct Counts {
    /// Years, centuries and decades far from the DCT.
    far: usize,
    /// Years near it.
    near: usize,
    /// Expressions seen from the day of writing.
    from_now: usize,
    /// Days without a year.
    bare: usize,
    /// Those of them that are days of the weeks before the DCT.
    bare_near: usize,
    /// Days of the last weeks, weekdays and `yesterday` that stand before any year.
    lead: usize,
}

/// Most days before the DCT at which a day without a year may be one of news.
const LATELY: i64 = 45;

impl Counts {
    fn count(&mut self, m: &Meaning, dct: NaiveDate) {
        match named_year(m) {
            Some(year) if (year - dct.year()).abs() > 2 => self.far += 1,
            Some(_) => self.near += 1,
            None if m.get(Key::Bc) == Some(1) || m.has(Key::Century) => self.far += 1,
            None if m.get(Key::Decade).is_some_and(|d| (10 * d - i64::from(dct.year())).abs() > 20) => self.far += 1,
            None => {
                // `the end of the month` may be that of the story.
                let part = m.get(Key::Rel) == Some(0) && m.has(Key::Mod);
                let seen = m.get(Key::From) != Some(1) && !part;
                let from_now = (m.has(Key::Rel) || m.has(Key::Side)) && seen || m.has(Key::Weekday) && !m.has(Key::Day);
                self.from_now += usize::from(from_now);
                let weekday = m.has(Key::Weekday) && !m.has(Key::Day);
                let yesterday = m.get(Key::Rel) == Some(-1) && m.unit() == Some(Unit::Day) && seen;
                self.lead += usize::from(self.far == 0 && (weekday || yesterday));
                if let (Some(month), Some(day)) = (m.small(Key::Month), m.small(Key::Day)) {
                    let lately = |year: i32| {
                        NaiveDate::from_ymd_opt(year, month, day)
                            .is_some_and(|d| (-7..=LATELY).contains(&(dct - d).num_days()))
                    };
                    let near = usize::from(lately(dct.year()) || lately(dct.year() - 1));
                    self.bare += 1;
                    self.bare_near += near;
                    self.lead += if self.far == 0 { near } else { 0 };
                }
            }
        }
    }

    /// Whether it begins with a day of the last weeks, a weekday or `yesterday`, as news does, or has more of these than of others and is seen
    /// from the day of writing.
    const fn is_recent(&self) -> bool {
        self.lead > 0 || 2 * self.bare_near > self.bare && self.from_now > 0
    }

    /// Most years are far ones, hardly anything is seen from the day of writing, and the days without a year are not
    /// those of the last weeks.
    const fn tells_of_other_times(&self) -> bool {
        let enough = self.far >= 5 || self.far >= 2 && self.near == 0 && self.bare > 0;
        enough && self.far > 3 * self.near && self.far > 3 * self.from_now && !self.is_recent()
    }
}

/// The year an expression names in full.
#[must_use]
pub fn named_year(m: &Meaning) -> Option<i32> {
    if m.has(Key::Short) || m.has(Key::Rel) || m.get(Key::Bc) == Some(1) {
        return None;
    }
    i32::try_from(m.get(Key::Year)?).ok()
}

/// Whether numeric dates have the day first, by those that can only be read one way.
#[must_use]
pub fn day_first<'a>(said: impl Iterator<Item = &'a Meaning>) -> bool {
    let (mut day, mut month) = (0, 0);
    for meaning in said {
        match meaning.get(Key::Swap) {
            Some(2) => day += 1,
            Some(3) => month += 1,
            _ => {}
        }
    }
    day > month
}
