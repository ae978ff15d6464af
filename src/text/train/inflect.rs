//! The regular forms of English words, by the rules of spelling.

/// The plural of a noun or the third person of a verb.
pub(super) fn with_s(lemma: &str) -> Option<String> {
    let letters = letters(lemma)?;
    Some(match letters.as_slice() {
        // Spelling does not tell `echoes` from `radios`, nor `leaves` from `beliefs`.
        [.., b'o' | b'f'] | [.., b'f', b'e'] | [.., b'i', b's'] | [.., b'm', b'a', b'n'] => return None,
        [.., before, b'z'] if *before != b'z' && is_vowel(*before) => format!("{lemma}zes"),
        [.., b's' | b'x' | b'z'] | [.., b'c' | b's', b'h'] => format!("{lemma}es"),
        [.., before, b'y'] if !is_vowel(*before) => format!("{}ies", stem(lemma)),
        _ => format!("{lemma}s"),
    })
}

/// The past tense and past participle of a verb.
pub(super) fn with_ed(lemma: &str) -> Option<String> {
    let letters = letters(lemma)?;
    Some(match letters.as_slice() {
        [.., b'e'] => format!("{lemma}d"),
        [.., before, b'y'] if !is_vowel(*before) => format!("{}ied", stem(lemma)),
        _ => format!("{}ed", before_vowel(lemma, &letters)?),
    })
}

/// The present participle of a verb.
pub(super) fn with_ing(lemma: &str) -> Option<String> {
    let letters = letters(lemma)?;
    Some(match letters.as_slice() {
        [.., b'i', b'e'] => format!("{}ying", stem(stem(lemma))),
        [.., b'e' | b'o' | b'y', b'e'] => format!("{lemma}ing"),
        [.., b'e'] => format!("{}ing", stem(lemma)),
        _ => format!("{}ing", before_vowel(lemma, &letters)?),
    })
}

/// The comparative of a short adjective.
pub(super) fn with_er(lemma: &str) -> Option<String> {
    graded(lemma, "r")
}

/// The superlative of a short adjective.
pub(super) fn with_est(lemma: &str) -> Option<String> {
    graded(lemma, "st")
}

/// Adjectives of one syllable, or of two with a `y` at the end, take endings.
fn graded(lemma: &str, ending: &str) -> Option<String> {
    let letters = letters(lemma)?;
    let body = match letters.as_slice() {
        [body @ .., b'e' | b'y'] => body,
        body => body,
    };
    let syllables = body
        .chunk_by(|a, b| is_vowel(*a) == is_vowel(*b))
        .filter(|run| run.first().is_some_and(|b| is_vowel(*b)))
        .count();
    if syllables > 1 {
        return None;
    }
    Some(match letters.as_slice() {
        [.., b'e'] => format!("{lemma}{ending}"),
        [.., before, b'y'] if !is_vowel(*before) => format!("{}ie{ending}", stem(lemma)),
        _ => format!("{}e{ending}", before_vowel(lemma, &letters)?),
    })
}

/// The letters of a word of small ASCII letters, three at the least; others follow no rule here.
fn letters(lemma: &str) -> Option<Vec<u8>> {
    (lemma.len() > 2 && lemma.bytes().all(|b| b.is_ascii_lowercase())).then(|| lemma.bytes().collect())
}

/// The word without its last letter.
fn stem(lemma: &str) -> &str {
    lemma.get(..lemma.len().saturating_sub(1)).unwrap_or("")
}

const fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// What stands before `-ed` and `-ing` for a verb that ends in no `e`: the last consonant is doubled behind a single
/// stressed vowel. None where only the ear knows the stress.
fn before_vowel(lemma: &str, letters: &[u8]) -> Option<String> {
    let [before @ .., vowel, last] = letters else { return None };
    if *last == b'c' {
        return Some(format!("{lemma}k"));
    }
    let single = is_vowel(*vowel)
        && !is_vowel(*last)
        && !matches!(last, b'w' | b'x' | b'y')
        && match before {
            [.., b'q', b'u'] => true,
            [.., letter] => !is_vowel(*letter),
            [] => false,
        };
    if !single {
        return Some(lemma.to_owned());
    }
    if !before.iter().any(|b| is_vowel(*b) || *b == b'y') || matches!(before, [b'q', b'u']) {
        return Some(format!("{lemma}{}", char::from(*last)));
    }
    let unstressed = matches!([*vowel, *last], [b'e' | b'o', b'n' | b'r'] | [b'e' | b'i', b't'] | [b'o', b'm']);
    let stressed = ["fer", "ter", "mit", "get", "set", "let", "bet", "fit", "quit", "cur"];
    (unstressed && !stressed.iter().any(|end| lemma.ends_with(end))).then(|| lemma.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{with_ed, with_er, with_est, with_ing, with_s};

    #[test]
    fn regular_forms_follow_the_rules_of_spelling() {
        let all = |lemma| [with_s(lemma), with_ed(lemma), with_ing(lemma)].map(Option::unwrap_or_default).join(" ");
        assert_eq!(all("telephone"), "telephones telephoned telephoning");
        assert_eq!(all("raid"), "raids raided raiding");
        assert_eq!(all("ram"), "rams rammed ramming");
        assert_eq!(all("quiz"), "quizzes quizzed quizzing");
        assert_eq!(all("deny"), "denies denied denying");
        assert_eq!(all("enjoy"), "enjoys enjoyed enjoying");
        assert_eq!(all("panic"), "panics panicked panicking");
        assert_eq!(all("tie"), "ties tied tying");
        assert_eq!(all("agree"), "agrees agreed agreeing");
        assert_eq!(all("attack"), "attacks attacked attacking");
        assert_eq!(all("wonder"), "wonders wondered wondering");
        assert_eq!(all("edit"), "edits edited editing");
    }

    #[test]
    fn short_adjectives_take_endings() {
        let both = |lemma| [with_er(lemma), with_est(lemma)].map(Option::unwrap_or_default).join(" ");
        assert_eq!(both("cool"), "cooler coolest");
        assert_eq!(both("nice"), "nicer nicest");
        assert_eq!(both("big"), "bigger biggest");
        assert_eq!(both("happy"), "happier happiest");
        assert_eq!(both("expensive"), " ");
    }

    #[test]
    fn no_form_is_guessed_where_spelling_does_not_tell() {
        assert_eq!(with_ed("transfer"), None);
        assert_eq!(with_ed("kidnap"), None);
        assert_eq!(with_s("echo"), None);
        assert_eq!(with_s("belief"), None);
    }
}
