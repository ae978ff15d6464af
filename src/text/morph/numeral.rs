//! The features of numbers by their spelling.

use super::{Features, table};
use crate::text::{Tag, Token, Upos};

/// Denominators of vulgar fractions: `9/11` is a day.
const DENOMINATORS: [&str; 7] = ["2", "3", "4", "5", "8", "10", "16"];

/// Adds the features of a number, given its form in lower case.
pub(super) fn add(token: &Token, lower: &str, features: &mut Features) {
    let bare = lower.trim_end_matches('.');
    match token.upos {
        Upos::Num => cardinal(token, lower, bare, features),
        _ if is_ordinal(lower) => features.add(&[("NumForm", "Combi"), ("NumType", "Ord")]),
        Upos::Adj | Upos::Adv => {
            // "forty-first"
            let last = lower.rsplit('-').next().unwrap_or(lower);
            features.add(table::of("ordinal", last).unwrap_or(&[]));
        }
        Upos::Noun if is_decade(lower) => {
            features.add(&[("Number", "Ptan"), ("NumForm", "Combi"), ("NumType", "Card")]);
        }
        Upos::Noun => features.add(table::of("fraction", lower).unwrap_or(&[])),
        _ => {}
    }
}

fn cardinal(token: &Token, lower: &str, bare: &str, features: &mut Features) {
    if let Some(known) = table::of("short number", bare) {
        features.add(known);
    } else if is_roman(token) {
        features.add(&[("NumForm", "Roman"), ("NumType", "Card")]);
    } else if lower.chars().any(|c| c.is_ascii_digit()) {
        let form = if lower.chars().any(char::is_alphabetic) { "Combi" } else { "Digit" };
        let kind = if is_fraction(lower) { "Frac" } else { "Card" };
        features.add(&[("NumForm", form), ("NumType", kind)]);
    } else {
        features.add(&[("NumForm", "Word"), ("NumType", "Card")]);
    }
}

/// `II`, `XIV.`; a single `I` is more often a letter.
fn is_roman(token: &Token) -> bool {
    let form = token.form.trim_end_matches('.');
    token.tag == Tag::Cd
        && form != "I"
        && !form.is_empty()
        && form.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C'))
}

/// `15th`, `2nd`.
fn is_ordinal(lower: &str) -> bool {
    ["st", "nd", "rd", "th"].iter().filter_map(|end| lower.strip_suffix(end)).any(is_digits)
}

/// `1990s`, `'90s`, `1960's`.
fn is_decade(lower: &str) -> bool {
    let stem = lower.trim_start_matches('\'').strip_suffix('s').unwrap_or("");
    is_digits(stem.trim_end_matches('\''))
}

/// `2.5`, `3/4`, `1½`.
fn is_fraction(text: &str) -> bool {
    if text.contains(['½', '¼', '¾', '⅓', '⅔']) {
        return true;
    }
    if let Some((above, below)) = text.split_once('/') {
        return is_digits(above) && DENOMINATORS.contains(&below);
    }
    let decimal = |(whole, part): (&str, &str)| {
        (whole.is_empty() || whole.ends_with(|c: char| c.is_ascii_digit())) && is_digits(part)
    };
    text.split_once('.').is_some_and(decimal)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}
