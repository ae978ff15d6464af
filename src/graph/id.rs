//! Ids that are hashes of content: the same fact has the same id in every run.

use std::collections::BTreeMap;

use rayon::prelude::*;
use rustc_hash::FxHashSet;
use sha2::{Digest, Sha256};

/// Number of hexadecimal digits of an id.
const DIGITS: usize = 16;

/// The first sixteen hexadecimal digits of the SHA-256 of the parts; each part is hashed with its length.
pub(super) fn hash<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_be_bytes());
        hasher.update(part.as_bytes());
    }
    hasher.finalize().iter().flat_map(|byte| [byte >> 4, byte & 15]).take(DIGITS).filter_map(digit).collect()
}

fn digit(value: u8) -> Option<char> {
    char::from_digit(u32::from(value), 16)
}

/// An id as a number, in the same order.
pub(super) type Id = u64;

/// The id in hexadecimal digits.
pub(super) fn written(id: Id) -> String {
    format!("{id:016x}")
}

/// An id that is written; none of what is no id.
pub(super) fn read(text: &str) -> Option<Id> {
    let id = Id::from_str_radix(text, 16).ok()?;
    (written(id) == text).then_some(id)
}

/// One id for each of `count` things, all different from each other and from `taken`, which they join.
///
/// `content` gives a level of a thing's content: the first makes its identity, the others tell it from a namesake. An id is the
/// hash of the first level. Where two share it, each of them takes in its next level, so that neither gets the id that the
/// other has when it stands alone. What is equal on all levels is counted through in the given order.
pub(super) fn assign(
    count: usize,
    levels: usize,
    content: impl Fn(usize, usize) -> Vec<String> + Sync,
    taken: &mut FxHashSet<Id>,
) -> Vec<Id> {
    let of = |item: usize, levels: usize| {
        let parts: Vec<String> = (0..levels).flat_map(|level| content(item, level)).collect();
        hash(parts.iter().map(String::as_str))
    };
    let mut ids = vec![0; count];
    let mut open: Vec<usize> = (0..count).collect();
    for level in 1..=levels {
        let mut by_id: Vec<(Id, usize)> =
            open.par_iter().map(|item| (read(&of(*item, level)).unwrap_or_default(), *item)).collect();
        by_id.par_sort_unstable();
        open.clear();
        for same in by_id.chunk_by(|a, b| a.0 == b.0) {
            match same {
                [(id, only)] if taken.insert(*id) => set(&mut ids, *only, *id),
                _ => open.extend(same.iter().map(|(_, item)| *item)),
            }
        }
    }
    open.sort_unstable();
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    for item in open {
        let base = of(item, levels);
        let count = counts.entry(base.clone()).or_default();
        let id = loop {
            *count += 1;
            let id = read(&hash([base.as_str(), count.to_string().as_str()])).unwrap_or_default();
            if taken.insert(id) {
                break id;
            }
        };
        set(&mut ids, item, id);
    }
    ids
}

fn set(ids: &mut [Id], item: usize, id: Id) {
    if let Some(slot) = ids.get_mut(item) {
        *slot = id;
    }
}
