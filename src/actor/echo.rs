//! Short forms of names that the tagger has missed because they open a sentence or a headline: a word that is part of a
//! full name elsewhere in the document is a name wherever it has a capital.

use std::collections::HashSet;

use super::lexicon::Lexicon;
use super::name::NameSpan;
use super::spelling::fold;
use crate::text::{NameKind, Sentence, Upos, lower};

/// Adds the missed names of all sentences.
pub(super) fn add(sentences: &[Sentence], spans: &mut [Vec<NameSpan>]) {
    let mut parts: HashSet<String> = HashSet::new();
    for (sentence, spans) in sentences.iter().zip(spans.iter()) {
        for span in spans.iter().filter(|s| s.known.is_none() && s.last > s.first + 1) {
            let at = match span.kind {
                Some(NameKind::Person) => span.last - 1,
                Some(NameKind::Org) | None => span.first,
                Some(_) => continue,
            };
            if let Some(t) = sentence.tokens.get(at) {
                parts.insert(fold(&t.form));
            }
        }
    }
    if parts.is_empty() {
        return;
    }
    let mut small: HashSet<String> = HashSet::new();
    for t in sentences.iter().flat_map(|s| &s.tokens) {
        if t.form.chars().next().is_some_and(char::is_lowercase) {
            let word = lower(&t.form);
            if parts.contains(word.as_str()) {
                small.insert(word.into());
            }
        }
    }
    let lexicon = Lexicon::get();
    for (sentence, spans) in sentences.iter().zip(spans.iter_mut()) {
        let mut found = Vec::new();
        for (at, t) in sentence.tokens.iter().enumerate() {
            let capital = t.form.chars().next().is_some_and(char::is_uppercase);
            let open = matches!(t.upos, Upos::Noun | Upos::Propn | Upos::Adj | Upos::Verb | Upos::X);
            if !capital || !open || t.form.chars().count() < 4 {
                continue;
            }
            let word = fold(&t.form);
            let free = !spans.iter().any(|s| s.first <= at && at < s.last);
            let beside = sentence.tokens.get(at + 1).is_some_and(|n| n.upos == Upos::Propn);
            let common = !lexicon.noun(&word).is_empty() && lexicon.title(&word).is_none() || small.contains(&word);
            if free && !beside && !common && parts.contains(&word) {
                found.push(NameSpan { first: at, last: at + 1, kind: None, known: None, given: false });
            }
        }
        if !found.is_empty() {
            spans.extend(found);
            spans.sort_by_key(|s| (s.first, std::cmp::Reverse(s.last)));
        }
    }
}

/// Drops single capitalised words that no finder has marked and that the document has in small letters too: `Footage shows`.
pub(super) fn drop_common(sentences: &[Sentence], spans: &mut [Vec<NameSpan>]) {
    let mut words: HashSet<String> = HashSet::new();
    let single = |s: &NameSpan| s.known.is_none() && s.kind.is_none() && s.last == s.first + 1;
    for (sentence, spans) in sentences.iter().zip(spans.iter()) {
        let forms = spans.iter().filter(|s| single(s)).filter_map(|s| sentence.tokens.get(s.first));
        words.extend(forms.map(|t| t.form.to_lowercase().to_string()));
    }
    if words.is_empty() {
        return;
    }
    let small: HashSet<&str> = sentences
        .iter()
        .flat_map(|s| &s.tokens)
        .filter(|t| t.upos != Upos::Propn && words.contains(t.form.as_str()))
        .map(|t| t.form.as_str())
        .collect();
    for (sentence, spans) in sentences.iter().zip(spans.iter_mut()) {
        spans.retain(|s| {
            let word = sentence.tokens.get(s.first).map_or_else(String::new, |t| t.form.to_lowercase().to_string());
            !(single(s) && small.contains(word.as_str()))
        });
    }
}
