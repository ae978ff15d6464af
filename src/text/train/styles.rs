//! Spellings that news has and treebanks have too little of: headlines, capitals, no stop at the end.

use compact_str::CompactString;

use super::conllu::GoldSentence;
use super::press;
use crate::text::Upos;

/// A sentence, or one made of it.
pub(super) struct Origin {
    pub(super) sentence: GoldSentence,
    /// Whether it is a copy in another style.
    pub(super) copied: bool,
}

/// The sentences, and after some of them a copy in another style.
pub(super) fn with_styles(gold: Vec<GoldSentence>) -> Vec<Origin> {
    let mut all = Vec::with_capacity(gold.len() * 5 / 4);
    for (number, sentence) in gold.into_iter().enumerate() {
        let long = sentence.words.len() >= 4;
        let copy = match number % 24 {
            3 | 15 if long => Some(respelt(&sentence, headline)),
            7 if long => Some(respelt(&sentence, |_, form| form.to_uppercase().into())),
            1 | 11 | 19 => without_stop(&sentence),
            5 if long => without_stop(&respelt(&sentence, headline)),
            _ => None,
        };
        let press = in_the_press(number, &sentence);
        all.push(Origin { sentence, copied: false });
        all.extend(copy.into_iter().chain(press).map(|sentence| Origin { sentence, copied: true }));
    }
    all
}

/// The sentence as the press would put it: as a headline, as a caption, with shorter relative clauses.
fn in_the_press(number: usize, sentence: &GoldSentence) -> Vec<GoldSentence> {
    let style = match number % 5 {
        0 | 2 => press::headline(sentence, true),
        1 => press::headline(sentence, false),
        3 => press::caption(sentence, number.is_multiple_of(2)),
        _ => press::headline(sentence, true).map(|s| respelt(&s, headline)),
    };
    style.into_iter().chain(press::reduced(sentence)).collect()
}

fn respelt(sentence: &GoldSentence, spell: impl Fn(bool, &str) -> CompactString) -> GoldSentence {
    let mut copy = sentence.clone();
    for (i, word) in copy.words.iter_mut().enumerate() {
        let small = i > 0
            && (matches!(word.upos, Upos::Adp | Upos::Det | Upos::Cconj | Upos::Part | Upos::Punct)
                || !word.form.chars().all(char::is_alphabetic));
        word.form = spell(small, &word.form);
    }
    copy
}

/// Capitals on all words but the small ones.
fn headline(small: bool, form: &str) -> CompactString {
    let mut chars = form.chars();
    match chars.next() {
        Some(first) if !small => first.to_uppercase().chain(chars).collect(),
        _ => form.into(),
    }
}

/// The sentence without its last stop, if it ends in one.
fn without_stop(sentence: &GoldSentence) -> Option<GoldSentence> {
    let last = sentence.words.len().checked_sub(1).filter(|l| *l > 1)?;
    let stop = sentence.words.get(last)?;
    let carries = sentence.words.iter().any(|w| w.head == Some(last));
    if stop.upos != Upos::Punct || carries || stop.head.is_none() {
        return None;
    }
    let mut copy = sentence.clone();
    copy.words.truncate(last);
    Some(copy)
}
