//! Amounts, ordinals and years written in words.

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

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const SMALL_TH: [&str; 20] = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
];
const TENS_TH: [&str; 8] =
    ["twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth"];

fn place(list: &[&str], word: &str) -> Option<i64> {
    list.iter().position(|w| *w == word).and_then(|i| i64::try_from(i).ok())
}

fn cardinal(word: &str) -> Option<Word> {
    if let Some(n) = place(&SMALL, word) {
        return Some(Word::Small(n));
    }
    if let Some(n) = place(&TENS, word) {
        return Some(Word::Tens((n + 2) * 10));
    }
    match word {
        "hundred" => Some(Word::Hundred),
        "thousand" => Some(Word::Scale(1_000)),
        "million" => Some(Word::Scale(1_000_000)),
        "billion" => Some(Word::Scale(1_000_000_000)),
        _ => None,
    }
}

fn ordinal(word: &str) -> Option<Word> {
    if let Some(n) = place(&SMALL_TH, word) {
        return Some(Word::Small(n));
    }
    if let Some(n) = place(&TENS_TH, word) {
        return Some(Word::Tens((n + 2) * 10));
    }
    match word {
        "hundredth" => Some(Word::Hundred),
        "thousandth" => Some(Word::Scale(1_000)),
        _ => None,
    }
}

/// Whether a number can begin with the word.
#[must_use]
pub fn begins(word: &str) -> bool {
    cardinal(word).is_some() || ordinal(word).is_some()
}

/// Reads the longest number that begins with the first of the words, all in lower case; hyphens between tens and ones
/// are words of their own. At most twelve words are read.
#[must_use]
pub fn spelled(words: &[&str]) -> Option<Spelled> {
    let first = words.first()?;
    if cardinal(first).is_none() && ordinal(first).is_none() {
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
            Some(&"and") if matches!(last, Some(Word::Hundred | Word::Scale(_))) => skip = 1,
            _ => {}
        }
        let Some(&word) = words.get(at + skip) else { break };
        let (piece, is_ordinal) = match (cardinal(word), ordinal(word)) {
            (Some(piece), _) => (piece, false),
            (None, Some(piece)) => (piece, true),
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
            (Some(Word::Scale(_)), Word::Small(n) | Word::Tens(n)) => group = n,
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

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(i64, bool)> {
        let words: Vec<&str> = text.split(' ').collect();
        spelled(&words).filter(|s| s.words == words.len()).map(|s| (s.value, s.ordinal))
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
        assert_eq!(spelled(&["two", "three"]).map(|s| s.words), Some(1));
        assert_eq!(spelled(&["one", "and", "two"]).map(|s| s.words), Some(1));
    }
}
