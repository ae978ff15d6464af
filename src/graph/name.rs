//! Names in a spelling in which they can be compared, and what a name alone says about identity.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use crate::record::ActorKind;

/// Words that say a company's legal form.
static LEGAL_FORMS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lines(include_str!("../../data/graph/legal_forms.txt")).collect());

/// Words and phrases that name an institution by its function.
static INSTITUTIONS: LazyLock<HashMap<&'static str, Institution>> = LazyLock::new(|| {
    let rows = lines(include_str!("../../data/graph/institutions.tsv")).filter_map(|line| line.split_once('\t'));
    let mut table = HashMap::new();
    for (kind, phrase) in rows {
        let kind = match kind {
            "world" => Institution::World,
            "national" => Institution::National,
            "many" => Institution::Many,
            _ => Institution::Common,
        };
        table.entry(phrase).and_modify(|known: &mut Institution| *known = kind.max(*known)).or_insert(kind);
    }
    table
});

/// What a word or phrase says about an institution. Where the table gives several, the last of these counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Institution {
    /// A word of which such names are made.
    Common,
    /// A word for what a country has many of.
    Many,
    /// A phrase for what a country has one of.
    National,
    /// A phrase that is the name of one body.
    World,
}

/// The content lines of a table.
pub(super) fn lines(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().map(str::trim_end).filter(|l| !l.is_empty() && !l.starts_with('#'))
}

/// What a name says about who is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// The name stands for the same thing in every document.
    Everywhere,
    /// It does so together with a country.
    WithCountry,
    /// It means something in its own document only.
    Document,
}

/// A name in lower case without accents, points, apostrophes, leading article and, for organisations, legal form;
/// words parted by one blank. Empty if the name has no letter or digit.
pub(super) fn normalised(name: &str, kind: ActorKind) -> String {
    let mut words = words(name);
    if words.len() > 1 && words.first().is_some_and(|w| w == "the") {
        words.remove(0);
    }
    if kind == ActorKind::Organisation {
        while words.len() > 1 && words.last().is_some_and(|w| LEGAL_FORMS.contains(w.as_str())) {
            words.pop();
        }
    }
    words.join(" ")
}

/// The words of a text in comparable spelling.
pub(crate) fn words(text: &str) -> Vec<String> {
    // Nothing in ASCII is decomposed.
    if text.is_ascii() { words_of(text.chars()) } else { words_of(text.nfkd().filter(|c| !is_combining_mark(*c))) }
}

fn words_of(letters: impl Iterator<Item = char>) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for c in letters {
        match c {
            '.' | '\'' | '’' | '‘' | 'ʼ' | '`' => {}
            '&' => {
                take(&mut word, &mut words);
                words.push("and".into());
            }
            'ı' => word.push('i'),
            'ł' | 'Ł' => word.push('l'),
            'ø' | 'Ø' => word.push('o'),
            'đ' | 'Đ' | 'ð' | 'Ð' => word.push('d'),
            'ß' => word.push_str("ss"),
            'æ' | 'Æ' => word.push_str("ae"),
            'œ' | 'Œ' => word.push_str("oe"),
            c if c.is_ascii_alphanumeric() => word.push(c.to_ascii_lowercase()),
            c if c.is_alphanumeric() => word.extend(c.to_lowercase()),
            _ => take(&mut word, &mut words),
        }
    }
    take(&mut word, &mut words);
    words
}

fn take(word: &mut String, words: &mut Vec<String>) {
    if !word.is_empty() {
        words.push(std::mem::take(word));
    }
}

/// How far a name reaches.
pub(super) fn reach(name: &str, kind: ActorKind) -> Reach {
    let key = normalised(name, kind);
    match kind {
        _ if key.is_empty() => Reach::Document,
        ActorKind::Country => Reach::Everywhere,
        ActorKind::Person if key.contains(' ') && name.split_whitespace().filter(|w| has_capital(w)).count() > 1 => {
            Reach::Everywhere
        }
        ActorKind::Organisation => organisation_reach(name, &key),
        ActorKind::Place if has_capital(name) => Reach::Everywhere,
        ActorKind::Group if is_title(name) => Reach::Everywhere,
        ActorKind::Person | ActorKind::Group | ActorKind::Place => Reach::Document,
    }
}

/// A name made only of words for functions is one with the country, unless there are many of the sort.
fn organisation_reach(name: &str, key: &str) -> Reach {
    let words: Option<Vec<Institution>> = key.split(' ').map(|w| INSTITUTIONS.get(w).copied()).collect();
    match (INSTITUTIONS.get(key), words) {
        (Some(Institution::World), _) => Reach::Everywhere,
        (Some(Institution::National), _) => Reach::WithCountry,
        (_, Some(words)) if words.len() > 1 && !words.contains(&Institution::Many) => Reach::WithCountry,
        (_, None) if has_capital(name) => Reach::Everywhere,
        _ => Reach::Document,
    }
}

/// Whether an alias is as good as a name: a person's with two words or more, an organisation's acronym or full name.
pub(super) fn is_full_alias(alias: &str, kind: ActorKind) -> bool {
    match kind {
        ActorKind::Person | ActorKind::Country => reach(alias, kind) == Reach::Everywhere,
        ActorKind::Organisation => {
            reach(alias, kind) == Reach::Everywhere && (alias.trim().contains(' ') || is_acronym(alias))
        }
        ActorKind::Group | ActorKind::Place => false,
    }
}

/// Whether a name is two to eight capitals or digits, points apart, and not only digits.
pub(super) fn is_acronym(name: &str) -> bool {
    let letters: Vec<char> = name.trim().chars().filter(|c| *c != '.' && *c != '&').collect();
    (2..=8).contains(&letters.len())
        && letters.iter().all(|c| c.is_uppercase() || c.is_ascii_digit())
        && letters.iter().any(|c| c.is_uppercase())
}

/// Whether a word begins with a capital, or with a letter of a script without capitals.
fn is_capitalised(word: &str) -> bool {
    word.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
}

fn has_capital(name: &str) -> bool {
    name.chars().any(|c| c.is_alphabetic() && !c.is_lowercase())
}

/// Whether all words but the small ones are capitalised: `Tamil Tigers`, not `Iranian officials`.
fn is_title(name: &str) -> bool {
    let small = ["of", "the", "and", "for", "in", "de", "al", "el"];
    let mut words = name.split_whitespace().filter(|w| !small.contains(w)).peekable();
    words.peek().is_some() && words.all(is_capitalised)
}
