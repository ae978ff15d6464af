//! Adjectives that stand for a noun.

use super::phrase::{is_hyphen, token};
use crate::text::{Relation, Sentence, Upos};

/// Whether a word tagged as an adjective is the noun of its phrase: `the chief executive`, `the American military`.
pub(super) fn is_hidden_noun(sentence: &Sentence, at: usize) -> bool {
    let is = |i: usize, word: &str| token(sentence, i).is_some_and(|t| t.form.eq_ignore_ascii_case(word));
    let known = is(at, "military") || is(at, "executive") && at.checked_sub(1).is_some_and(|i| is(i, "chief"));
    let followed = token(sentence, at + 1)
        .is_some_and(|t| matches!(t.upos, Upos::Noun | Upos::Propn | Upos::Adj) || is_hyphen(&t.form));
    let opened =
        token(sentence, at.saturating_sub(1)).is_some_and(|t| matches!(t.upos, Upos::Adj | Upos::Det | Upos::Propn));
    known && opened && !followed || is_age(sentence, at)
}

/// `the 45-year-old`: an age with an article that stands for whoever is of it.
fn is_age(sentence: &Sentence, at: usize) -> bool {
    let is = |back: usize, word: &str| {
        at.checked_sub(back).and_then(|i| token(sentence, i)).is_some_and(|t| t.form.eq_ignore_ascii_case(word))
    };
    let nominal = token(sentence, at).is_some_and(|t| {
        t.relation.is_subject()
            || matches!(t.relation, Relation::Obj | Relation::Obl | Relation::OblAgent | Relation::Nmod)
    });
    is(0, "old") && is(2, "year") && is(5, "the") && nominal
}
