//! Learns the endings of the lemmatiser.

use std::collections::BTreeMap;

use super::conllu::GoldSentence;
use crate::text::bytes::Writer;
use crate::text::lemma::{Change, keys, plain, write};
use crate::text::{Tag, Upos};

/// Irregular forms with tag and lemma, where the treebanks have too few.
const IRREGULAR: &str = include_str!("../../../data/text/irregular.tsv");

/// Writes the endings for `Lemmas::read`: for each ending the commonest change, where a shorter ending does not give it.
pub(super) fn train<'a>(sentences: impl Iterator<Item = &'a GoldSentence>, writer: &mut Writer) {
    let mut words: BTreeMap<(String, Tag, Upos), BTreeMap<Change, usize>> = BTreeMap::new();
    for word in sentences.flat_map(|s| &s.words) {
        if matches!(word.upos, Upos::X | Upos::Punct | Upos::Sym) || word.lemma == "_" {
            continue;
        }
        let form = plain(&word.form, word.upos);
        let change = Change::between(&form, &word.lemma);
        *words.entry((form.to_string(), word.tag, word.upos)).or_default().entry(change).or_insert(0) += 1;
    }
    for line in IRREGULAR.lines().filter(|l| !l.starts_with('#')) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [form, tag, lemma] = columns.as_slice() else { continue };
        let tag = Tag::parse(tag);
        let upos = match tag {
            Tag::Nns => Upos::Noun,
            Tag::Jjr | Tag::Jjs => Upos::Adj,
            Tag::Rbr | Tag::Rbs => Upos::Adv,
            _ => Upos::Verb,
        };
        let change = Change::between(form, lemma);
        *words.entry(((*form).to_owned(), tag, upos)).or_default().entry(change).or_insert(0) += 3;
    }
    // Each word type counts once for its endings, so that frequent irregular words do not set the rule.
    let mut endings: BTreeMap<(usize, u32), BTreeMap<Change, usize>> = BTreeMap::new();
    let mut whole = Vec::new();
    for ((form, tag, upos), changes) in &words {
        let Some((change, _)) = changes.iter().max_by_key(|(change, n)| (**n, std::cmp::Reverse(*change))) else {
            continue;
        };
        let keys = keys(form, *tag, *upos);
        for (rank, key) in keys.iter().rev().enumerate() {
            if rank + 1 < keys.len() {
                *endings.entry((rank, *key)).or_default().entry(change.clone()).or_insert(0) += 1;
            }
        }
        whole.push((keys, change.clone()));
    }
    let mut changes: Vec<Change> = Vec::new();
    let mut known: BTreeMap<u32, u32> = BTreeMap::new();
    let mut number = |change: &Change| -> u32 {
        let at = changes.iter().position(|c| c == change).unwrap_or_else(|| {
            changes.push(change.clone());
            changes.len() - 1
        });
        u32::try_from(at).unwrap_or(0)
    };
    // From short endings to long ones; `whole` gives for each ending what the shorter ones say.
    let mut shorter: BTreeMap<u32, u32> = BTreeMap::new();
    for (keys, _) in &whole {
        for pair in keys.windows(2) {
            if let [long, short] = pair {
                shorter.insert(*long, *short);
            }
        }
    }
    let says = |known: &BTreeMap<u32, u32>, mut key: u32| loop {
        if let Some(change) = known.get(&key) {
            return Some(*change);
        }
        match shorter.get(&key) {
            Some(short) => key = *short,
            None => return None,
        }
    };
    for ((rank, key), counts) in &endings {
        let Some((change, n)) = counts.iter().max_by_key(|(change, n)| (**n, std::cmp::Reverse(*change))) else {
            continue;
        };
        let total: usize = counts.values().sum();
        if *rank > 0 && (total < 2 || n * 2 < total) {
            continue;
        }
        let change = number(change);
        if says(&known, *key) != Some(change) {
            known.insert(*key, change);
        }
    }
    for (keys, change) in &whole {
        let change = number(change);
        if let Some(key) = keys.first()
            && says(&known, *key) != Some(change)
        {
            known.insert(*key, change);
        }
    }
    let known: Vec<(u32, u32)> = known.into_iter().collect();
    write(&changes, &known, writer);
}
