//! Names that somebody looks for: marked in the sentences whatever the name finder made of them.

use super::{Name, NameKind, Sentence, Tag, Token, lower};

/// A name in the form in which it is compared: letters and digits in lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Watched {
    letters: String,
    /// Whether it has a capital, so that `apple` is not `Apple`.
    capital: bool,
}

/// Marks every place where one of `names` is written, in any case and with any blanks and hyphens, as a name.
///
/// A longer name around it stays (`Apple Corps` is not `Apple`), unless only figures or a possessor make it longer
/// (`Apple 's iTunes Store`). What has a capital in the name that is looked for must have one, or a figure, in the text.
pub fn mark(sentences: &mut [Sentence], names: &[String]) {
    let mut watched: Vec<Watched> = names.iter().filter_map(|name| Watched::new(name)).collect();
    watched.sort_by_key(|w| std::cmp::Reverse(w.letters.len()));
    for sentence in sentences {
        let mut at = 0;
        while at < sentence.tokens.len() {
            let end = watched.iter().find_map(|w| w.match_at(&sentence.tokens, at));
            if let Some(end) = end {
                take(sentence, at, end);
            }
            at = end.unwrap_or(at + 1);
        }
    }
}

impl Watched {
    fn new(name: &str) -> Option<Self> {
        let letters = letters(name);
        (!letters.is_empty()).then(|| Self { letters, capital: name.chars().any(char::is_uppercase) })
    }

    /// One past the last token, if the name stands at `first`.
    fn match_at(&self, tokens: &[Token], first: usize) -> Option<usize> {
        let mut rest = self.letters.as_str();
        let mut marked = !self.capital;
        for (i, token) in tokens.iter().enumerate().skip(first) {
            let own = letters(&token.form);
            // Marks may stand inside of a name and not at its beginning; a possessor is another name.
            if own.is_empty() && (i == first || token.tag == Tag::Pos) {
                return None;
            }
            rest = rest.strip_prefix(own.as_str())?;
            marked |= token.form.chars().any(|c| c.is_uppercase() || c.is_numeric());
            if rest.is_empty() {
                return marked.then_some(i + 1);
            }
        }
        None
    }
}

fn letters(text: &str) -> String {
    lower(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Makes the words `first..last` a name of their own, where no longer name speaks against it.
fn take(sentence: &mut Sentence, first: usize, last: usize) {
    let tokens = &sentence.tokens;
    let figures = |from: usize, to: usize| {
        tokens.get(from..to).is_some_and(|t| t.iter().all(|t| !t.form.chars().any(char::is_alphabetic)))
    };
    let possessor = |from: usize, to: usize| from == to || tokens.get(to - 1).is_some_and(|t| t.tag == Tag::Pos);
    let stays = |n: &Name| {
        let around = n.first <= first && last <= n.last && (n.first, n.last) != (first, last);
        around && !(possessor(n.first, first) && figures(last, n.last))
    };
    if sentence.names.iter().any(stays) {
        return;
    }
    let mut kind = None;
    let mut kept = Vec::with_capacity(sentence.names.len() + 1);
    for name in sentence.names.drain(..) {
        if name.last <= first || last <= name.first {
            kept.push(name);
            continue;
        }
        kind = kind.or(Some(name.kind));
        // The possessor is a name of its own.
        if name.first + 1 < first {
            kept.push(Name { first: name.first, last: first - 1, kind: NameKind::Org, given: false });
        }
    }
    let digits =
        tokens.get(first..last).is_some_and(|t| t.iter().any(|t| t.form.starts_with(|c: char| c.is_numeric())));
    let kind =
        kind.filter(|k| matches!(k, NameKind::Person | NameKind::Gpe | NameKind::Loc | NameKind::Norp) && !digits);
    kept.push(Name { first, last, kind: kind.unwrap_or(NameKind::Org), given: true });
    kept.sort_by_key(|n| n.first);
    sentence.names = kept;
}
