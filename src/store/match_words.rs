//! Words that a user looks for, in the language of the full-text index.

/// A query of FTS5: all words must stand in the sentence, in any form that Porter's stemmer takes for the same. `"…"` is a
/// phrase, `word*` a beginning, `OR` between two terms asks for either. None if there is no word in it.
///
/// Everything else is quoted, so that no sign in it (`O'Brien`, `AK-47`) is taken for syntax.
pub(super) fn query(asked: &str) -> Option<String> {
    let mut terms: Vec<String> = Vec::new();
    let mut either = false;
    for (at, part) in asked.split('"').enumerate() {
        let phrase = at % 2 == 1;
        let words: Vec<&str> = if phrase { vec![part] } else { part.split_whitespace().collect() };
        for word in words {
            if word == "OR" && !phrase {
                either = !terms.is_empty();
                continue;
            }
            if !word.chars().any(char::is_alphanumeric) {
                continue;
            }
            let (word, star) = match word.strip_suffix('*') {
                Some(beginning) if !phrase => (beginning, "*"),
                _ => (word, ""),
            };
            let term = format!("\"{}\"{star}", word.replace('\0', " "));
            match terms.last_mut().filter(|_| either) {
                Some(last) => *last = format!("{last} OR {term}"),
                None => terms.push(term),
            }
            either = false;
        }
    }
    (!terms.is_empty()).then(|| terms.iter().map(|t| format!("({t})")).collect::<Vec<_>>().join(" AND "))
}
