//! Dictionary forms: what to cut from the end of a word and what to put there, by the longest known ending.

use compact_str::CompactString;

use super::bytes::{Reader, Writer, broken};
use super::features::{feature, hash_text};
use super::index::Index;
use super::{Tag, Upos};
use crate::error::Result;

/// No ending is longer than this, in characters; a whole word counts as an ending with its beginning.
pub(super) const LONGEST: usize = 6;

/// In front of what is put: the first letter is a capital if it is one in the text (`Dutch`, an adjective); twice:
/// it is one in any case (`I`).
pub(super) const CAPITAL: &str = "^";

/// A change: how many characters go, what comes instead.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Change {
    pub(super) cut: u32,
    pub(super) put: CompactString,
}

/// Endings with their changes.
#[derive(Debug)]
pub(super) struct Lemmas {
    changes: Vec<Change>,
    index: Index,
}

/// The word as the endings see it: proper nouns keep their case, all else is lower.
pub(super) fn plain(form: &str, upos: Upos) -> CompactString {
    if form.is_ascii() {
        let mut plain = CompactString::from(form);
        if upos != Upos::Propn {
            plain.make_ascii_lowercase();
        }
        return plain;
    }
    let straight = form.chars().map(|c| if c == '’' { '\'' } else { c });
    if upos == Upos::Propn { straight.collect() } else { straight.flat_map(char::to_lowercase).collect() }
}

/// The keys under which a word's change may stand, from the whole word to the empty ending.
pub(super) fn keys(plain: &str, tag: Tag, upos: Upos) -> impl Iterator<Item = u32> + '_ {
    let kind = (tag as u32) << 8 | upos as u32;
    // Where the next ending begins; none before the whole word.
    let mut next: Option<usize> = None;
    std::iter::from_fn(move || {
        let Some(at) = next else {
            next = Some(plain.char_indices().rev().take(LONGEST).last().map_or(0, |(at, _)| at));
            return Some(feature(1, kind, hash_text(plain)));
        };
        let ending = plain.get(at..)?;
        // Behind the empty ending there is none.
        next = Some(at + ending.chars().next().map_or(1, char::len_utf8));
        Some(if ending.is_empty() { feature(3, kind, 0) } else { feature(2, kind, hash_text(ending)) })
    })
}

impl Lemmas {
    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self> {
        let count = reader.count(1 << 16)?;
        let mut changes = Vec::with_capacity(count.min(reader.left() / 2));
        for _ in 0..count {
            changes.push(Change { cut: reader.varint()?, put: CompactString::from(reader.text()?) });
        }
        let count = reader.count(1 << 20)?;
        // Each ending takes two bytes at the least.
        let mut index = Index::with_capacity(count.min(reader.left() / 2));
        let mut key: u32 = 0;
        for _ in 0..count {
            key = key.wrapping_add(reader.varint()?);
            if !index.insert(key, reader.varint()?) {
                return Err(broken());
            }
        }
        Ok(Self { changes, index })
    }

    /// The change under the longest known ending.
    pub(super) fn change(&self, mut keys: impl Iterator<Item = u32>) -> Option<&Change> {
        keys.find_map(|key| self.index.get(key)).and_then(|i| self.changes.get(i as usize))
    }

    /// The dictionary form of a word.
    pub(super) fn lemma(&self, form: &str, tag: Tag, upos: Upos) -> CompactString {
        let plain = plain(form, upos);
        match self.change(keys(&plain, tag, upos)) {
            Some(change) => {
                let lemma = change.apply(&plain, form.starts_with(char::is_uppercase));
                // What an ending leaves of a short word may be no word (`wed` without `-ed`).
                if has_vowel(&lemma) || !has_vowel(&plain) { lemma } else { plain }
            }
            None => plain,
        }
    }
}

impl Change {
    /// The change that makes `lemma` of `plain`.
    pub(super) fn between(plain: &str, lemma: &str) -> Self {
        let capital = lemma.starts_with(char::is_uppercase) && !plain.starts_with(char::is_uppercase);
        let lower = if capital { with_first(lemma, char::to_lowercase) } else { CompactString::from(lemma) };
        let same = plain.char_indices().zip(lower.chars()).take_while(|((_, a), b)| a == b);
        let kept = same.last().map_or(0, |((at, c), _)| at + c.len_utf8());
        let cut = plain.get(kept..).unwrap_or("").chars().count();
        let mut put = CompactString::from(if capital { CAPITAL } else { "" });
        put.push_str(lower.get(kept..).unwrap_or(""));
        Self { cut: u32::try_from(cut).unwrap_or(0), put }
    }

    /// The dictionary form of `plain`, which has a capital in the text or not.
    pub(super) fn apply(&self, plain: &str, capital: bool) -> CompactString {
        let (put, capital) = match self.put.strip_prefix(CAPITAL) {
            Some(put) => put.strip_prefix(CAPITAL).map_or((put, capital), |put| (put, true)),
            None => (self.put.as_str(), false),
        };
        let cut = self.cut as usize;
        let end = if cut == 0 { Some(plain.len()) } else { plain.char_indices().rev().nth(cut - 1).map(|(at, _)| at) };
        let mut lemma = match end.and_then(|end| plain.get(..end)) {
            Some(stem) if !stem.is_empty() || !put.is_empty() => CompactString::from(stem),
            _ => return CompactString::from(plain),
        };
        lemma.push_str(put);
        if capital { with_first(&lemma, char::to_uppercase) } else { lemma }
    }
}

fn has_vowel(word: &str) -> bool {
    word.bytes()
        .any(|b| matches!(b.to_ascii_lowercase(), b'a' | b'e' | b'i' | b'o' | b'u' | b'y') || !b.is_ascii_alphabetic())
}

/// The word with its first character in another case.
fn with_first<C: Iterator<Item = char>>(word: &str, case: impl Fn(char) -> C) -> CompactString {
    let mut chars = word.chars();
    let mut out: CompactString = chars.next().into_iter().flat_map(&case).collect();
    out.push_str(chars.as_str());
    out
}

/// Writes endings for [`Lemmas::read`]; keys ascending, each with the number of its change.
pub(super) fn write(changes: &[Change], keys: &[(u32, u32)], writer: &mut Writer) {
    writer.count(changes.len());
    for change in changes {
        writer.varint(change.cut);
        writer.text(&change.put);
    }
    writer.count(keys.len());
    let mut last = 0;
    for (key, change) in keys {
        writer.varint(key.wrapping_sub(last));
        writer.varint(*change);
        last = *key;
    }
}
