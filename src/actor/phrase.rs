//! Questions about words and phrases of one parsed sentence.

use compact_str::CompactString;

use crate::text::{Relation, Sentence, Token, Upos, lower};

/// No phrase is followed further than this many words to either side.
pub(super) const REACH: usize = 16;

/// The token at an index.
pub(super) fn token(sentence: &Sentence, index: usize) -> Option<&Token> {
    sentence.tokens.get(index)
}

/// Relation of a token to its head; `dep` outside the sentence.
pub(super) fn relation(sentence: &Sentence, index: usize) -> Relation {
    token(sentence, index).map_or(Relation::Dep, |t| t.relation)
}

/// Head of a token.
pub(super) fn head(sentence: &Sentence, index: usize) -> Option<usize> {
    token(sentence, index).and_then(|t| t.head)
}

/// Lemma in lower case.
pub(super) fn lemma(sentence: &Sentence, index: usize) -> CompactString {
    token(sentence, index)
        .map_or_else(CompactString::default, |t| lower(if t.lemma.is_empty() { &t.form } else { &t.lemma }))
}

/// The words of a stretch as written, with blanks where the text has some.
pub(super) fn text(sentence: &Sentence, first: usize, last: usize) -> String {
    let mut out = String::new();
    let mut end = None;
    for t in sentence.tokens.get(first..last.min(sentence.tokens.len())).unwrap_or(&[]) {
        if end.is_some_and(|end| t.start > end) {
            out.push(' ');
        }
        out.push_str(&t.form);
        end = Some(t.end);
    }
    out
}

/// The head of a stretch: its first word that depends on a word outside, proper nouns and nouns before others.
pub(super) fn head_of(sentence: &Sentence, first: usize, last: usize) -> usize {
    let outside = |i: &usize| {
        let t = token(sentence, *i);
        t.is_some_and(|t| t.upos != Upos::Punct && t.head.is_none_or(|h| h < first || h >= last))
    };
    let nominal = |i: &usize| {
        token(sentence, *i).is_some_and(|t| matches!(t.upos, Upos::Propn | Upos::Noun | Upos::Num | Upos::Pron))
    };
    let mut heads = (first..last).filter(outside);
    let any = heads.clone().next();
    heads.find(nominal).or(any).unwrap_or(first)
}

/// First word of the phrase that ends in `noun`: articles, adjectives, nouns, numbers and possessors before it.
///
/// The words must stand directly before it and depend, over any number of steps, on it or on `top` (the head of a
/// larger phrase, such as the name after a title).
pub(super) fn phrase_start(sentence: &Sentence, noun: usize, top: usize) -> usize {
    let mut first = noun;
    while first > 0 && noun - first < REACH {
        let at = first - 1;
        if at > 0 && is_tight(sentence, at) && first < noun {
            first = at - 1;
            continue;
        }
        let Some(t) = token(sentence, at) else { break };
        let fits = match t.upos {
            Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num | Upos::Det | Upos::Sym => true,
            Upos::Pron => t.relation == Relation::NmodPoss || t.tag.as_str() == "PRP$",
            Upos::Part => t.tag.as_str() == "POS",
            Upos::Verb => matches!(t.relation, Relation::Amod | Relation::Compound),
            Upos::Adv => {
                t.relation == Relation::Advmod
                    && t.head.is_some_and(|h| h > at && h <= noun && is_quantity(sentence, h))
            }
            Upos::Punct => is_hyphen(&t.form) && at > 0,
            Upos::Adp => t.head.is_some_and(|h| h > at && h < noun),
            _ => false,
        };
        let modifies = t.upos == Upos::Punct || leads_to(sentence, at, noun, top);
        if !fits || !modifies {
            break;
        }
        first = at;
        // Only `all the`, `both the` and the like stand before an article.
        if t.upos == Upos::Det && token(sentence, at.wrapping_sub(1)).is_none_or(|t| t.relation != Relation::DetPredet)
        {
            break;
        }
    }
    // `training militants`: a participle that opens the phrase is rather the verb that governs it.
    let loose = |t: &Token| {
        matches!(t.upos, Upos::Punct | Upos::Part | Upos::Adp) || (t.upos == Upos::Verb && t.tag.as_str() == "VBG")
    };
    while first < noun && token(sentence, first).is_some_and(loose) && !is_tight(sentence, first + 1) {
        first += 1;
    }
    first
}

fn is_quantity(sentence: &Sentence, index: usize) -> bool {
    token(sentence, index).is_some_and(|t| t.upos == Upos::Num)
}

/// Whether the chain of heads from `at` reaches `noun` or `top` within a few steps, staying left of `noun`.
fn leads_to(sentence: &Sentence, at: usize, noun: usize, top: usize) -> bool {
    let mut here = at;
    for _ in 0..8 {
        match head(sentence, here) {
            Some(h) if h == noun || h == top => return true,
            Some(h) if h < noun => here = h,
            _ => return false,
        }
    }
    false
}

/// Whether a word is a hyphen or dash inside a compound.
pub(super) fn is_hyphen(form: &str) -> bool {
    matches!(form, "-" | "‐" | "‑" | "–")
}

/// Whether a token is a hyphen with no blank on either side.
pub(super) fn is_tight(sentence: &Sentence, index: usize) -> bool {
    let (Some(before), Some(t), Some(after)) =
        (index.checked_sub(1).and_then(|i| token(sentence, i)), token(sentence, index), token(sentence, index + 1))
    else {
        return false;
    };
    is_hyphen(&t.form) && before.end == t.start && t.end == after.start
}

/// Whether a word is the first part of a hyphenated compound: `US` in `US-led`.
pub(super) fn is_compounded(sentence: &Sentence, index: usize) -> bool {
    is_tight(sentence, index + 1)
}

/// The word of a case-marking child (`in`, `by`, `of`), lower case; empty if none.
pub(super) fn case(sentence: &Sentence, index: usize) -> CompactString {
    let end = index.min(sentence.tokens.len());
    (end.saturating_sub(REACH)..end)
        .find(|&i| head(sentence, i) == Some(index) && relation(sentence, i) == Relation::Case)
        .map_or_else(CompactString::default, |i| lemma(sentence, i))
}

/// Children of a word within reach, in text order.
pub(super) fn children(sentence: &Sentence, index: usize) -> impl Iterator<Item = usize> + '_ {
    let first = index.saturating_sub(4 * REACH);
    let last = (index + 4 * REACH).min(sentence.tokens.len());
    (first..last).filter(move |&i| head(sentence, i) == Some(index))
}

/// The word that a conjunct is coordinated with, followed to the first of the list; the word itself otherwise.
pub(super) fn first_conjunct(sentence: &Sentence, index: usize) -> usize {
    let mut at = index;
    for _ in 0..REACH {
        match (relation(sentence, at), head(sentence, at)) {
            (Relation::Conj, Some(h)) => at = h,
            _ => break,
        }
    }
    at
}

/// Whether a word is the subject of a clause (conjuncts of the subject too).
pub(super) fn is_subject(sentence: &Sentence, index: usize) -> bool {
    relation(sentence, first_conjunct(sentence, index)).is_subject()
}

/// The nearest verb or predicate above a word, and the word below it on the way.
pub(super) fn clause(sentence: &Sentence, index: usize) -> Option<(usize, usize)> {
    let mut below = index;
    for _ in 0..2 * REACH {
        let h = head(sentence, below)?;
        let predicate =
            token(sentence, h).is_some_and(|t| t.upos == Upos::Verb) || relation(sentence, below).is_subject();
        if predicate {
            return Some((h, below));
        }
        below = h;
    }
    None
}
