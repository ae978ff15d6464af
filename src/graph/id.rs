//! Ids that are hashes of content: the same fact has the same id in every run.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

/// Number of hexadecimal digits of an id.
const DIGITS: usize = 16;

/// The content of a thing in parts: first what makes its identity, then what tells it from a namesake.
pub(super) type Content = Vec<Vec<String>>;

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

/// One id for each content, all different from each other and from `taken`, which they join.
///
/// An id is the hash of the first level. Where two share it, each of them takes in its next level, so that neither gets
/// the id that the other has when it stands alone. What is equal on all levels is counted through in the given order.
pub(super) fn assign(contents: &[Content], taken: &mut BTreeSet<String>) -> Vec<String> {
    let mut ids = vec![String::new(); contents.len()];
    let mut open: Vec<usize> = (0..contents.len()).collect();
    let levels = contents.iter().map(Vec::len).max().unwrap_or(0);
    for level in 1..=levels {
        let mut by_id: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for item in open.drain(..) {
            let parts = contents.get(item).into_iter().flatten().take(level).flatten();
            by_id.entry(hash(parts.map(String::as_str))).or_default().push(item);
        }
        for (id, items) in by_id {
            match items.as_slice() {
                [only] if taken.insert(id.clone()) => set(&mut ids, *only, id),
                _ => open.extend(items),
            }
        }
    }
    open.sort_unstable();
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    for item in open {
        let base = hash(contents.get(item).into_iter().flatten().flatten().map(String::as_str));
        let count = counts.entry(base.clone()).or_default();
        let id = loop {
            *count += 1;
            let id = hash([base.as_str(), count.to_string().as_str()]);
            if taken.insert(id.clone()) {
                break id;
            }
        };
        set(&mut ids, item, id);
    }
    ids
}

fn set(ids: &mut [String], item: usize, id: String) {
    if let Some(slot) = ids.get_mut(item) {
        *slot = id;
    }
}
