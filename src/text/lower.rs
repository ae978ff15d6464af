//! Lower case, by a short way for the letters of English.

use compact_str::CompactString;

/// `text` in lower case by the full mapping of Unicode.
#[must_use]
pub(crate) fn lower(text: &str) -> CompactString {
    if !text.is_ascii() {
        return CompactString::from_str_to_lowercase(text);
    }
    let mut out = CompactString::from(text);
    out.make_ascii_lowercase();
    out
}

#[cfg(test)]
mod tests {
    use super::lower;

    #[test]
    fn both_ways_give_the_lower_case_of_unicode() {
        for text in ["", "Iran", "ÎLE-DE-FRANCE", "ΟΔΟΣ", "İstanbul", "a word of more than twenty-four BYTES"] {
            assert_eq!(lower(text), text.to_lowercase());
        }
    }
}
