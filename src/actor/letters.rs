//! Letters that look like names and are none: units, currencies, and the party and state of a member of the Congress.

use crate::text::{Sentence, Upos};

/// `16GB`, `US$ 299`: letters of a unit or of a currency.
pub(super) fn is_measure(sentence: &Sentence, at: usize) -> bool {
    let token = |i: usize| sentence.tokens.get(i);
    let number = at.checked_sub(1).and_then(token).is_some_and(|t| t.upos == Upos::Num);
    let unit = number && token(at).is_some_and(|t| t.form == "GB");
    unit || token(at + 1).is_some_and(|t| t.form.starts_with('$'))
}

/// `D-Calif.` behind the name of a member of the Congress of the United States.
pub(super) fn is_party_and_state(form: &str) -> bool {
    let mut parts = form.splitn(2, '-');
    let (party, state) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""));
    matches!(party, "D" | "R" | "I")
        && (state.ends_with('.') || state.chars().count() == 2)
        && state.chars().next().is_some_and(char::is_uppercase)
}
