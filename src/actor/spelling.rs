//! The form of a word under which spellings of one name are the same.

use crate::text::Sentence;

/// Lower case, accents off, dots and apostrophes dropped, hyphens and dashes as blanks, single blanks.
#[must_use]
pub(super) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_onto(text, &mut out);
    while out.ends_with(' ') {
        out.pop();
    }
    out
}

fn fold_onto(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            'a'..='z' | '0'..='9' => out.push(c),
            'A'..='Z' => out.push(c.to_ascii_lowercase()),
            '.' | '\'' | '’' | '‘' | 'ʼ' | '`' => {}
            '-' | '‐' | '‑' | '–' | '/' => blank(out),
            c if c.is_whitespace() => blank(out),
            c => plain(c, out),
        }
    }
}

/// The folded forms of all stretches that begin with one word, made in one go.
pub(super) struct Stretches {
    folded: String,
    ends: Vec<usize>,
}

impl Stretches {
    /// The stretches of up to `most` words from `first` on.
    #[must_use]
    pub(super) fn new(sentence: &Sentence, first: usize, most: usize) -> Self {
        let (mut folded, mut ends) = (String::new(), Vec::with_capacity(most));
        let mut end = None;
        for t in sentence.tokens.iter().skip(first).take(most) {
            if end.is_some_and(|end| t.start > end) {
                blank(&mut folded);
            }
            fold_onto(&t.form, &mut folded);
            ends.push(folded.len());
            end = Some(t.end);
        }
        Self { folded, ends }
    }

    /// The folded form of the first `words` words; none where the sentence has fewer.
    pub(super) fn get(&self, words: usize) -> Option<&str> {
        let end = *self.ends.get(words.checked_sub(1)?)?;
        Some(self.folded.get(..end)?.trim_end_matches(' '))
    }

    /// Whether the first word of one of them passes; `Iran` and `Iran's` have different ones.
    pub(super) fn any_opening(&self, mut passes: impl FnMut(&str) -> bool) -> bool {
        for words in 1..=self.ends.len() {
            let stretch = self.get(words).unwrap_or_default();
            let (opening, whole) = stretch.split_once(' ').map_or((stretch, false), |(opening, _)| (opening, true));
            if passes(opening) {
                return true;
            }
            if whole {
                break;
            }
        }
        false
    }
}

fn blank(out: &mut String) {
    if !out.is_empty() && !out.ends_with(' ') {
        out.push(' ');
    }
}

fn plain(c: char, out: &mut String) {
    let base = match c {
        'À'..='Å' | 'à'..='å' | 'Ā'..='ą' | 'Ǎ' | 'ǎ' => 'a',
        'Ç' | 'ç' | 'Ć'..='č' => 'c',
        'Ď'..='đ' | 'Ð' | 'ð' => 'd',
        'È'..='Ë' | 'è'..='ë' | 'Ē'..='ě' => 'e',
        'Ĝ'..='ģ' => 'g',
        'Ĥ'..='ħ' => 'h',
        'Ì'..='Ï' | 'ì'..='ï' | 'Ĩ'..='ı' => 'i',
        'Ĵ' | 'ĵ' => 'j',
        'Ķ' | 'ķ' => 'k',
        'Ĺ'..='ł' => 'l',
        'Ñ' | 'ñ' | 'Ń'..='ň' => 'n',
        'Ò'..='Ö' | 'Ø' | 'ò'..='ö' | 'ø' | 'Ō'..='ő' => 'o',
        'Ŕ'..='ř' => 'r',
        'Ś'..='š' | 'Ș' | 'ș' => 's',
        'Ţ'..='ŧ' | 'Ț' | 'ț' => 't',
        'Ù'..='Ü' | 'ù'..='ü' | 'Ũ'..='ų' => 'u',
        'Ŵ' | 'ŵ' => 'w',
        'Ý' | 'ý' | 'ÿ' | 'Ŷ'..='Ÿ' => 'y',
        'Ź'..='ž' => 'z',
        'ß' => return out.push_str("ss"),
        'Æ' | 'æ' => return out.push_str("ae"),
        'Œ' | 'œ' => return out.push_str("oe"),
        c => return out.extend(c.to_lowercase()),
    };
    out.push(base);
}

/// Whether two folded names differ by at most one letter where both are long enough for that to be a slip or another
/// romanisation (`Qaddafi`, `Gaddafi`), and not by their first and last letters alone.
#[must_use]
pub(super) fn near(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    if short.len() < 7 || long.len() - short.len() > 1 {
        return false;
    }
    let front = short.iter().zip(long).take_while(|(x, y)| x == y).count();
    let back = short.iter().rev().zip(long.iter().rev()).take_while(|(x, y)| x == y).count();
    if short.len() == long.len() { front + back + 1 >= short.len() } else { front + back >= short.len() }
}

/// Whether two folded names differ in doubled letters alone: `Hasan`, `Hassan`.
#[must_use]
pub(super) fn doubled(a: &str, b: &str) -> bool {
    let single = |text: &str| {
        let mut letters: Vec<char> = text.chars().collect();
        letters.dedup();
        letters
    };
    let (a, b) = (single(a), single(b));
    a.len() > 3 && a == b
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_hyphens_and_dots_do_not_tell_names_apart() {
        assert_eq!(fold("Kazemi-Qomi"), fold("Kazemi Qomi"));
        assert_eq!(fold("Nicolás Müller"), "nicolas muller");
        assert_eq!(fold("U.S."), "us");
        assert_eq!(fold("  N'Djamena "), "ndjamena");
    }

    #[test]
    fn only_long_names_may_differ_by_a_letter() {
        assert!(near("qaddafi", "gaddafi"));
        assert!(!near("smith", "smyth"));
        assert!(doubled("hasan", "hassan") && !doubled("hasan", "hasen"));
        assert!(!near("johnson", "johnston-hall"));
    }
}
