//! Whether what happens at a time lies before or after the time of speech: from the verb that governs the expression
//! where a parse is at hand, from the words around it where not.

use crate::text::{Sentence, Tag};

/// Where an event lies as seen from the time of speech.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Before it.
    Past,
    /// After it.
    Future,
    /// Not said.
    Unknown,
}

/// Most words looked at on either side of an expression.
const WINDOW: usize = 14;

/// The direction of the clause that tokens `first..last` stand in.
#[must_use]
pub fn direction(sentence: &Sentence, first: usize, last: usize) -> Direction {
    parsed(sentence, first).unwrap_or_else(|| near(sentence, first, last))
}

/// From the verb above the expression; none without a parse or a verb that tells.
fn parsed(sentence: &Sentence, first: usize) -> Option<Direction> {
    let mut at = first;
    for _ in 0..12 {
        let token = sentence.tokens.get(at)?;
        if token.tag.is_verb() || token.tag == Tag::Md {
            let future = sentence.children(at).any(|c| {
                sentence.tokens.get(c).is_some_and(|t| t.tag == Tag::Md && is_future_word(&t.form.to_lowercase()))
            });
            if future {
                return Some(Direction::Future);
            }
            match token.tag {
                Tag::Vbd => return Some(Direction::Past),
                Tag::Vbn | Tag::Vbg => {
                    let past = sentence.children(at).any(|c| {
                        sentence.tokens.get(c).is_some_and(|t| matches!(t.tag, Tag::Vbd))
                            || sentence.tokens.get(c).is_some_and(|t| matches!(t.form.as_str(), "has" | "have"))
                    });
                    if past {
                        return Some(Direction::Past);
                    }
                }
                Tag::Vb => {
                    let to = sentence.children(at).any(|c| sentence.tokens.get(c).is_some_and(|t| t.tag == Tag::To));
                    if to {
                        return Some(Direction::Future);
                    }
                }
                _ => {}
            }
        }
        at = token.head?;
    }
    None
}

/// From the nearest telling word of the clause, those before the expression first.
fn near(sentence: &Sentence, first: usize, last: usize) -> Direction {
    let tokens = &sentence.tokens;
    let word = |i: usize| tokens.get(i).map(|t| t.form.to_lowercase()).unwrap_or_default();
    let tells = |i: usize| {
        let form = word(i);
        if is_future_word(&form) {
            return Some(Direction::Future);
        }
        if matches!(
            form.as_str(),
            "expected" | "scheduled" | "due" | "planned" | "set" | "plans" | "upcoming" | "slated"
        ) {
            return Some(Direction::Future);
        }
        let past = matches!(
            form.as_str(),
            "was"
                | "were"
                | "had"
                | "did"
                | "said"
                | "has"
                | "have"
                | "been"
                | "met"
                | "told"
                | "took"
                | "made"
                | "began"
                | "rose"
                | "fell"
                | "came"
                | "went"
                | "got"
                | "held"
                | "left"
                | "won"
                | "lost"
                | "shot"
                | "broke"
                | "gave"
                | "sent"
        ) || (form.len() > 4 && form.ends_with("ed"));
        past.then_some(Direction::Past)
    };
    let stop = |i: usize| matches!(word(i).as_str(), ";" | "\"" | "“" | "”" | "``" | "''" | ":" | "—");
    let before = (first.saturating_sub(WINDOW)..first).rev().take_while(|&i| !stop(i));
    for i in before {
        if let Some(direction) = tells(i) {
            return direction;
        }
    }
    for i in (last..tokens.len().min(last + WINDOW)).take_while(|&i| !stop(i)) {
        if let Some(direction) = tells(i) {
            return direction;
        }
    }
    Direction::Unknown
}

fn is_future_word(form: &str) -> bool {
    matches!(form, "will" | "'ll" | "’ll" | "shall" | "wo" | "won't")
}
