//! One name, one kind: the names of a document are brought into agreement with each other.

use std::collections::HashMap;

use compact_str::CompactString;

use super::names::KINDS;
use super::{Name, NameKind, Sentence, Upos};

/// Votes for each kind, in the order of [`KINDS`].
type Votes = [usize; KINDS.len()];

/// What the document says of a name. It is asked for single names alone, so that the order of the maps does not matter.
struct Ballot {
    votes: HashMap<CompactString, Votes>,
    /// Last words of names of persons of several words.
    surnames: HashMap<CompactString, usize>,
}

/// Gives all names with the same words the kind that most of them have, counts a full name of a person for its surname,
/// and marks proper nouns that were overlooked but are names elsewhere in the document.
pub(super) fn agree(sentences: &mut [Sentence]) {
    let ballot = Ballot::of(sentences);
    for sentence in sentences {
        let missed = missed(sentence, &ballot);
        if !missed.is_empty() {
            sentence.names.extend(missed);
            sentence.names.sort_by_key(|n| n.first);
        }
        for i in 0..sentence.names.len() {
            let kind = sentence.names.get(i).and_then(|n| ballot.kind(&words(sentence, n)));
            if let (Some(kind), Some(name)) = (kind, sentence.names.get_mut(i)) {
                name.kind = kind;
            }
        }
    }
}

/// The words of a name, parted by blanks.
fn words(sentence: &Sentence, name: &Name) -> CompactString {
    let mut text = CompactString::default();
    for token in sentence.tokens.get(name.first..name.last).unwrap_or(&[]) {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&token.form);
    }
    text
}

impl Ballot {
    fn of(sentences: &[Sentence]) -> Self {
        let mut ballot = Self { votes: HashMap::new(), surnames: HashMap::new() };
        for sentence in sentences {
            for name in &sentence.names {
                let place = KINDS.iter().position(|k| *k == name.kind).unwrap_or(0);
                if let Some(count) = ballot.votes.entry(words(sentence, name)).or_default().get_mut(place) {
                    *count += 1;
                }
                if name.kind == NameKind::Person
                    && name.last - name.first > 1
                    && let Some(last) = sentence.tokens.get(name.last - 1)
                {
                    *ballot.surnames.entry(last.form.clone()).or_default() += 1;
                }
            }
        }
        ballot
    }

    /// The kind with the most votes; the first of equals.
    fn kind(&self, words: &str) -> Option<NameKind> {
        let mut votes = self.votes.get(words).copied().unwrap_or_default();
        let person = KINDS.iter().position(|k| *k == NameKind::Person).unwrap_or(0);
        if let (Some(count), Some(full)) = (votes.get_mut(person), self.surnames.get(words)) {
            *count += full.min(&2) * 2;
        }
        let mut best = (None, 0);
        for (kind, count) in KINDS.iter().zip(votes) {
            if count > best.1 {
                best = (Some(*kind), count);
            }
        }
        best.0
    }
}

/// Single proper nouns outside of names that are names elsewhere.
fn missed(sentence: &Sentence, ballot: &Ballot) -> Vec<Name> {
    let mut taken = vec![false; sentence.tokens.len()];
    for name in &sentence.names {
        for slot in taken.get_mut(name.first..name.last).unwrap_or(&mut []) {
            *slot = true;
        }
    }
    let proper = |i: Option<usize>| i.and_then(|i| sentence.tokens.get(i)).is_some_and(|t| t.upos == Upos::Propn);
    let mut found = Vec::new();
    for (i, token) in sentence.tokens.iter().enumerate() {
        let alone = !proper(i.checked_sub(1)) && !proper(Some(i + 1));
        if token.upos == Upos::Propn
            && alone
            && token.form.chars().count() > 2
            && taken.get(i) == Some(&false)
            && let Some(kind) = ballot.kind(&token.form)
        {
            found.push(Name { first: i, last: i + 1, kind, given: false });
        }
    }
    found
}
