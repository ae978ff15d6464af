//! Which language a text is in, where the page does not say.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::source::table;

static WORDS: LazyLock<BTreeMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let mut words: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for row in table::rows(include_str!("../../data/source/function_words.tsv")) {
        if let [language, list] = row.as_slice() {
            for word in list.split_whitespace() {
                words.entry(word).or_default().push(language);
            }
        }
    }
    words
});

/// Characters looked at.
const SAMPLE: usize = 4000;

/// The language of a text as a BCP 47 tag, or none where too little speaks for one language.
///
/// Scripts that one language uses decide alone; Latin script is decided by function words.
pub(super) fn detect(text: &str) -> Option<String> {
    let sample: String = text.chars().take(SAMPLE).flat_map(char::to_lowercase).collect();
    let mut scripts: BTreeMap<&str, usize> = BTreeMap::new();
    for c in sample.chars().filter(|c| c.is_alphabetic()) {
        *scripts.entry(script(c)).or_default() += 1;
    }
    let letters: usize = scripts.values().sum();
    let share = |name: &str| scripts.get(name).copied().unwrap_or(0) * 10 / letters.max(1);
    // Japanese mixes kana with Han characters.
    if share("ja") >= 1 {
        return Some("ja".to_owned());
    }
    for name in ["zh", "ko", "ru", "ar", "he", "el", "hi", "th"] {
        if share(name) >= 5 {
            return Some(name.to_owned());
        }
    }
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut total = 0;
    for word in sample.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()) {
        total += 1;
        for language in WORDS.get(word).into_iter().flatten() {
            *counts.entry(language).or_default() += 1;
        }
    }
    let mut ranked: Vec<(usize, &str)> = counts.into_iter().map(|(l, n)| (n, l)).collect();
    ranked.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
    match ranked.as_slice() {
        [(best, language), rest @ ..]
            if best * 8 >= total && *best >= 2 && rest.first().is_none_or(|r| r.0 < *best) =>
        {
            Some((*language).to_owned())
        }
        _ => None,
    }
}

fn script(c: char) -> &'static str {
    match c {
        '\u{3040}'..='\u{30ff}' => "ja",
        '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' => "zh",
        '\u{ac00}'..='\u{d7af}' => "ko",
        '\u{0400}'..='\u{052f}' => "ru",
        '\u{0600}'..='\u{06ff}' => "ar",
        '\u{0590}'..='\u{05ff}' => "he",
        '\u{0370}'..='\u{03ff}' => "el",
        '\u{0900}'..='\u{097f}' => "hi",
        '\u{0e00}'..='\u{0e7f}' => "th",
        _ => "latin",
    }
}
