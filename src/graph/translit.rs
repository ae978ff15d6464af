//! Spellings of one name in Latin letters, whatever the script it was written in.
//!
//! Romanisations differ in a few ways only: doubled letters, h behind a consonant, k for q, g or kh, v for w, and vowels.
//! The letters in which they do not differ find the candidates; how like the spellings are decides.

use std::borrow::Cow;

/// Letter groups that romanisations write for one sound, longest first.
const GROUPS: [(&str, &str); 22] = [
    ("tsch", "c"),
    ("tch", "c"),
    ("sch", "s"),
    ("dzh", "i"),
    ("sh", "s"),
    ("ch", "c"),
    ("kh", "k"),
    ("gh", "k"),
    ("dh", "d"),
    ("th", "t"),
    ("ph", "f"),
    ("zh", "z"),
    ("dj", "i"),
    ("ck", "k"),
    ("oo", "u"),
    ("ou", "u"),
    ("ee", "i"),
    ("q", "k"),
    ("g", "k"),
    ("w", "v"),
    ("y", "i"),
    ("j", "i"),
];

/// The word in one romanisation: `qadhafi`, `gaddafi` and `kadafi` are one.
pub(super) fn romanised(word: &str) -> String {
    let mut text: Cow<str> = word.into();
    for (group, sound) in GROUPS {
        if text.contains(group) {
            text = text.replace(group, sound).into();
        }
    }
    let mut letters: String = text.into_owned();
    if letters.len() > 2 && letters.ends_with('h') {
        letters.pop();
    }
    let mut last = None;
    letters.chars().filter(|c| last.replace(*c) != Some(*c)).collect()
}

/// The consonants of the word in one romanisation, behind `a` for a vowel at its beginning.
pub(super) fn skeleton(word: &str) -> String {
    let vowel = |c: char| "aeiou".contains(c);
    let romanised = romanised(word);
    let start = romanised.chars().next().filter(|c| vowel(*c)).map(|_| 'a');
    let mut last = None;
    let consonants = romanised.chars().filter(|c| !vowel(*c)).filter(|c| last.replace(*c) != Some(*c));
    start.into_iter().chain(consonants).collect()
}

/// How like two words are as spellings of one name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Spelling {
    /// The same in another romanisation.
    Romanised,
    /// Almost the same: other vowels, or a letter more.
    Close,
    /// The same.
    Equal,
}

/// Shorter words are compared letter by letter only.
const LEAST: usize = 4;

/// Whether two words can be spellings of one name.
pub(super) fn spelling(a: &str, b: &str) -> Option<Spelling> {
    if a == b {
        return Some(Spelling::Equal);
    }
    if a.chars().count() < LEAST || b.chars().count() < LEAST || skeleton(a) != skeleton(b) {
        return None;
    }
    let (a, b) = (romanised(a), romanised(b));
    if a == b {
        return Some(Spelling::Romanised);
    }
    let longer = a.chars().count().max(b.chars().count());
    (distance(&a, &b) * 10 <= longer * 3).then_some(Spelling::Close)
}

/// Levenshtein's distance.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut next = vec![i + 1];
        for ((y, above), before) in b.iter().zip(row.iter().skip(1)).zip(&row) {
            let left = next.last().copied().unwrap_or(0);
            next.push((above + 1).min(left + 1).min(before + usize::from(x != *y)));
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}
