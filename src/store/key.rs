//! Names in the form in which they are looked up.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// A name in lower case without accents, points and apostrophes; words parted by one blank, a leading article left out.
/// Empty if it has no letter or digit.
pub(super) fn key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for c in name.nfkd().filter(|c| !is_combining_mark(*c)) {
        match c {
            '.' | '\'' | '’' | '‘' | 'ʼ' | '`' => {}
            '&' => key.push_str(" and "),
            c if c.is_alphanumeric() => key.extend(c.to_lowercase()),
            _ => key.push(' '),
        }
    }
    let words: Vec<&str> = key.split_whitespace().collect();
    match words.as_slice() {
        ["the", rest @ ..] if !rest.is_empty() => rest.join(" "),
        all => all.join(" "),
    }
}
