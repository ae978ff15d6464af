//! Words, stems and names, as the reader score compares them.

use std::collections::BTreeSet;

/// Forms of frequent news verbs whose stem a suffix rule does not find, with their base form.
const IRREGULAR: &[(&str, &str)] = &[
    ("said", "say"),
    ("told", "tell"),
    ("wrote", "write"),
    ("written", "write"),
    ("spoke", "speak"),
    ("spoken", "speak"),
    ("sought", "seek"),
    ("held", "hold"),
    ("left", "leave"),
    ("won", "win"),
    ("ran", "run"),
    ("broke", "break"),
    ("gave", "give"),
    ("given", "give"),
    ("took", "take"),
    ("taken", "take"),
    ("made", "make"),
    ("met", "meet"),
    ("dead", "die"),
    ("died", "die"),
    ("sent", "send"),
    ("kept", "keep"),
    ("led", "lead"),
    ("lost", "lose"),
    ("found", "find"),
    ("began", "begin"),
    ("fell", "fall"),
    ("rose", "rise"),
    ("went", "go"),
    ("got", "get"),
    ("sold", "sell"),
    ("built", "build"),
    ("bought", "buy"),
    ("fought", "fight"),
    ("struck", "strike"),
    ("shot", "shoot"),
    ("paid", "pay"),
];
/// Words that tell nothing about an event.
const STOP: &str = "the a an of to in on at by for from with and or not be is are was were been being has have had having \
    will would could may might must should can up down out off over it its he she they that which who";
/// Titles that stand before a name.
const TITLES: &str = "mr mrs ms dr prof president prime minister chancellor king queen premier secretary senator sen rep \
    gov gen general lt governor col sgt sir lord judge justice ambassador mayor chairman";

/// Words of a text, each with the position of its first character. A word is a run of letters and digits, with any plus
/// signs that follow; a possessive `'s` is none.
pub fn tokens(text: &str) -> Vec<(usize, String)> {
    let mut chars: Vec<char> = text.chars().collect();
    let word = |c: Option<&char>| c.is_some_and(|c| c.is_alphanumeric() || *c == '_');
    for i in 0..chars.len() {
        if matches!(chars[i], '\'' | '\u{2019}') && chars.get(i + 1) == Some(&'s') && !word(chars.get(i + 2)) {
            chars[i] = ' ';
            chars[i + 1] = ' ';
        }
    }
    let mut found = Vec::new();
    let mut i = 0;
    while i < chars.len() {
        let start = i;
        while i < chars.len() && chars[i].is_alphanumeric() {
            i += 1;
        }
        if i == start {
            i += 1;
            continue;
        }
        while chars.get(i) == Some(&'+') {
            i += 1;
        }
        found.push((start, chars[start..i].iter().collect()));
    }
    found
}

/// The first five letters of the stems of all words that tell something; of all words where none does.
pub fn stems(text: &str) -> BTreeSet<String> {
    let words: Vec<String> = tokens(text).into_iter().map(|(_, w)| w.to_lowercase()).collect();
    let mut telling: Vec<String> =
        words.iter().filter(|w| STOP.split_whitespace().all(|s| s != w.as_str())).map(|w| stem(w)).collect();
    if telling.is_empty() {
        telling = words;
    }
    telling.iter().map(|w| single(w).chars().take(5).collect()).collect()
}

fn stem(word: &str) -> String {
    let word = IRREGULAR.iter().find(|(form, _)| *form == word).map_or(word, |(_, base)| base);
    ["ing", "ed", "es", "s", "e"]
        .iter()
        .filter_map(|suffix| word.strip_suffix(suffix))
        .find(|rest| rest.chars().count() >= 3)
        .unwrap_or(word)
        .to_owned()
}

/// The word with a doubled last consonant made single.
fn single(word: &str) -> &str {
    let mut back = word.char_indices().rev();
    match (back.next(), back.next()) {
        (Some((at, last)), Some((_, before))) if last == before && !"aeiou".contains(last) => &word[..at],
        _ => word,
    }
}

/// The words of a name in lower case, without leading articles and titles.
pub fn name(text: &str) -> Vec<String> {
    let words: Vec<String> = tokens(text).into_iter().map(|(_, w)| w).collect();
    let mut rest = words.as_slice();
    while let [first, second, ..] = rest {
        let lower = first.to_lowercase();
        let article = matches!(lower.as_str(), "the" | "a" | "an");
        let title =
            TITLES.split_whitespace().any(|t| t == lower) && second.chars().next().is_some_and(char::is_uppercase);
        if !article && !title {
            break;
        }
        rest = &rest[1..];
    }
    rest.iter().map(|w| w.to_lowercase()).collect()
}
