//! Amounts, ordinals and years written in words (`data/time/<language>/numbers.tsv`).

use rustc_hash::FxHashMap;

/// What a number word adds to the number that it is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    /// 0 to 19.
    Small(i64),
    /// 20, 30, … 90.
    Tens(i64),
    /// 100.
    Hundred,
    /// 1 000, 1 000 000, …
    Scale(i64),
}

/// A number read from words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spelled {
    /// Its value.
    pub value: i64,
    /// Number of words it takes.
    pub words: usize,
    /// Whether it is an ordinal (`twenty-first`).
    pub ordinal: bool,
    /// Whether it is read in pairs, as years are (`nineteen ninety-seven`).
    pub paired: bool,
}

/// The number words of a language.
#[derive(Debug, Default)]
pub struct Numbers {
    cardinals: FxHashMap<&'static str, Word>,
    ordinals: FxHashMap<&'static str, Word>,
    joints: Vec<&'static str>,
    suffixes: Vec<&'static str>,
}

impl Numbers {
    /// Reads the table; lines that do not follow the form are handed to `complain`.
    pub fn read(table: &'static str, mut complain: impl FnMut(&str)) -> Self {
        let mut numbers = Self::default();
        for line in table.lines().filter(|l| !l.trim().is_empty() && !l.starts_with('#')) {
            let mut columns = line.split('\t');
            let (Some(form), Some(class), Some(Ok(value))) =
                (columns.next(), columns.next(), columns.next().map(str::parse))
            else {
                complain(line);
                continue;
            };
            let (class, ordinal) = class.strip_suffix(" th").map_or((class, false), |class| (class, true));
            let word = match class {
                "small" => Word::Small(value),
                "tens" => Word::Tens(value),
                "hundred" => Word::Hundred,
                "scale" => Word::Scale(value),
                "and" => {
                    numbers.joints.push(form);
                    continue;
                }
                "suffix" => {
                    numbers.suffixes.push(form);
                    continue;
                }
                _ => {
                    complain(line);
                    continue;
                }
            };
            let list = if ordinal { &mut numbers.ordinals } else { &mut numbers.cardinals };
            list.insert(form, word);
        }
        numbers
    }

    /// Whether a number can begin with the word.
    #[must_use]
    pub fn begins(&self, word: &str) -> bool {
        self.cardinals.contains_key(word) || self.ordinals.contains_key(word)
    }

    /// Whether figures with this behind them are an ordinal: `21st`.
    #[must_use]
    pub fn is_suffix(&self, word: &str) -> bool {
        self.suffixes.contains(&word)
    }

    /// What the word makes of figures before it: `15 million`.
    #[must_use]
    pub fn scale(&self, word: &str) -> Option<i64> {
        match self.cardinals.get(word)? {
            Word::Hundred => Some(100),
            Word::Scale(n) => Some(*n),
            Word::Small(_) | Word::Tens(_) => None,
        }
    }

    /// Reads the longest number that begins with the first of the words, all in lower case; hyphens between tens and ones
    /// are words of their own. At most twelve words are read.
    #[must_use]
    pub fn spelled(&self, words: &[&str]) -> Option<Spelled> {
        let first = words.first()?;
        if !self.begins(first) {
            return None;
        }
        let (mut total, mut group, mut used) = (0_i64, 0_i64, 0);
        let (mut paired, mut last) = (false, None);
        let mut at = 0;
        while at < words.len().min(12) {
            let mut skip = 0;
            let follows_tens = matches!(last, Some(Word::Tens(_)));
            match words.get(at) {
                Some(&("-" | "‐")) if follows_tens => skip = 1,
                Some(word) if self.joints.contains(word) && matches!(last, Some(Word::Hundred | Word::Scale(_))) => {
                    skip = 1
                }
                _ => {}
            }
            let Some(&word) = words.get(at + skip) else { break };
            let (piece, is_ordinal) = match (self.cardinals.get(word), self.ordinals.get(word)) {
                (Some(&piece), _) => (piece, false),
                (None, Some(&piece)) => (piece, true),
                (None, None) => break,
            };
            match (last, piece) {
                (None, Word::Small(n) | Word::Tens(n)) => group = n,
                (None, Word::Hundred) => group = 100,
                (None, Word::Scale(n)) => total = n,
                (Some(Word::Tens(_)), Word::Small(n @ 1..=9)) => group += n,
                // `second` after tens is as often the unit of time: `twenty second delay` is left to the ordinal reading.
                (Some(Word::Small(_) | Word::Tens(_)), Word::Hundred) if group < 100 => group *= 100,
                (Some(Word::Hundred), Word::Small(n) | Word::Tens(n)) => group += n,
                (Some(Word::Small(_) | Word::Tens(_) | Word::Hundred), Word::Scale(n)) if group > 0 => {
                    total = total.saturating_add(group.saturating_mul(n));
                    group = 0;
                }
                // `$640 million five years ago`: without a number before it a scale takes none behind it.
                (Some(Word::Scale(_)), Word::Small(n) | Word::Tens(n)) if used > 1 || skip == 1 => group = n,
                // Years: a pair of two-digit numbers.
                (Some(Word::Small(_)), Word::Tens(n)) if !paired && total == 0 && (10..20).contains(&group) => {
                    group = group * 100 + n;
                    paired = true;
                }
                (Some(Word::Small(_) | Word::Tens(_)), Word::Small(n @ 10..=19))
                    if !paired && total == 0 && (10..=20).contains(&group) =>
                {
                    group = group * 100 + n;
                    paired = true;
                }
                _ => break,
            }
            at += skip + 1;
            used = at;
            last = Some(piece);
            if is_ordinal {
                return Some(Spelled { value: total.saturating_add(group), words: used, ordinal: true, paired });
            }
        }
        (used > 0).then_some(Spelled { value: total.saturating_add(group), words: used, ordinal: false, paired })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers() -> Numbers {
        Numbers::read(include_str!("../../data/time/en/numbers.tsv"), |line| panic!("{line}"))
    }

    fn read(text: &str) -> Option<(i64, bool)> {
        let words: Vec<&str> = text.split(' ').collect();
        numbers().spelled(&words).filter(|s| s.words == words.len()).map(|s| (s.value, s.ordinal))
    }

    #[test]
    fn numbers_in_words_are_read() {
        for (text, value) in [
            ("seven", 7),
            ("twenty - four", 24),
            ("twenty four", 24),
            ("two thousand", 2000),
            ("two hundred and ten", 210),
            ("hundred", 100),
            ("three thousand five hundred", 3500),
            ("nineteen ninety - seven", 1997),
            ("nineteen hundred", 1900),
            ("twenty thirteen", 2013),
            ("two thousand and seven", 2007),
        ] {
            assert_eq!(read(text), Some((value, false)), "{text}");
        }
    }

    #[test]
    fn ordinals_in_words_are_read() {
        assert_eq!(read("twenty - first"), Some((21, true)));
        assert_eq!(read("nineteenth"), Some((19, true)));
        assert_eq!(read("house"), None);
    }

    #[test]
    fn a_number_ends_before_a_word_that_does_not_fit() {
        assert_eq!(numbers().spelled(&["two", "three"]).map(|s| s.words), Some(1));
        assert_eq!(numbers().spelled(&["one", "and", "two"]).map(|s| s.words), Some(1));
    }
}
