//! The only place where text from articles is made safe for markup.

use std::borrow::Cow;

/// Text as it may stand on one line of a picture: white space and control characters become single blanks, and
/// characters that XML forbids or that turn the writing direction around are left out.
pub fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_whitespace() || c.is_control() {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else if !is_unsafe(c) {
            out.push(c);
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Escapes text for an element or a double-quoted attribute of XML or HTML.
///
/// Characters that XML 1.0 forbids (section 2.2) are left out, so that the result is well-formed for any input.
pub fn markup(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| entity(c).is_some() || is_forbidden(c)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for c in text.chars() {
        match entity(c) {
            Some(entity) => out.push_str(entity),
            None if is_forbidden(c) => {}
            None => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// Makes JSON safe inside a `<script>` element: no character is left that could end the element or open a comment.
///
/// All of them can stand only inside strings of JSON, where `\u` escapes mean the same.
pub fn script_json(json: &str) -> String {
    let mut out = String::with_capacity(json.len() + json.len() / 16);
    for c in json.chars() {
        match c {
            '<' => out.push_str("\\u003c"),
            '>' => out.push_str("\\u003e"),
            '&' => out.push_str("\\u0026"),
            '\u{2028}' => out.push_str("\\u2028"),
            '\u{2029}' => out.push_str("\\u2029"),
            c => out.push(c),
        }
    }
    out
}

fn entity(c: char) -> Option<&'static str> {
    match c {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        '\'' => Some("&#39;"),
        _ => None,
    }
}

/// Outside the `Char` production of XML 1.0, or discouraged there (C1 controls).
fn is_forbidden(c: char) -> bool {
    matches!(c, '\u{0}'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{FFFE}' | '\u{FFFF}')
}

/// Forbidden, a byte order mark, or a character that overrides the direction of its neighbours (Unicode UAX #9).
fn is_unsafe(c: char) -> bool {
    is_forbidden(c) || matches!(c, '\u{FEFF}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_line_break_or_control_character_becomes_one_blank() {
        assert_eq!(clean(" a\u{0}\u{1b}\r\n\tb \u{202E}c\u{FFFE} "), "a b c");
    }

    #[test]
    fn the_end_of_a_script_cannot_be_written_in_json() {
        let json = serde_json::to_string("</script><!-- & \u{2028}").unwrap();
        let safe = script_json(&json);
        assert!(!safe.contains(['<', '>', '&', '\u{2028}']));
        assert_eq!(serde_json::from_str::<String>(&safe).unwrap(), "</script><!-- & \u{2028}");
    }

    proptest! {
        #[test]
        fn any_string_makes_well_formed_xml(text in any::<String>()) {
            let xml = format!("<a b=\"{0}\">{0}</a>", markup(&text));
            let tree = roxmltree::Document::parse(&xml);
            prop_assert!(tree.is_ok(), "{:?}", tree.err());
        }

        #[test]
        fn cleaned_text_survives_xml(text in any::<String>()) {
            let line = clean(&text);
            let xml = format!("<a>{}</a>", markup(&line));
            let tree = roxmltree::Document::parse(&xml).unwrap();
            prop_assert_eq!(tree.root_element().text().unwrap_or(""), line);
        }

        #[test]
        fn any_string_survives_the_page(text in any::<String>()) {
            let safe = script_json(&serde_json::to_string(&text).unwrap());
            prop_assert!(!safe.contains('<'));
            prop_assert_eq!(serde_json::from_str::<String>(&safe).unwrap(), text);
        }
    }
}
