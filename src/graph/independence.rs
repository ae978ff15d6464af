//! Which documents are independent sources: copies of one text, shortened or with another headline, are one.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use petgraph::unionfind::UnionFind;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::id::hash;
use super::shingle::{Shingles, containment};
use crate::confidence::Confidence;
use crate::record::Record;

/// Shorter texts are compared word for word only: a few words may be the same by chance.
const LEAST_SHINGLES: usize = 24;
/// Share of the shorter text's shingles, in thousandths, that stand in the longer one where one is a copy of the other.
///
/// On our own copies (tests/merge/copies.rs) shortened and edited ones have .65 and more, reports of two reporters on
/// the same day under .2; a text that quotes a background paragraph of another has less than half.
const COPY: usize = 600;
/// How many texts are cut into shingles together, on all cores.
const TOGETHER: usize = 256;
/// With how many different texts of a band one is compared.
const MOST_COMPARED: usize = 8;

/// A document that has the text of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Copy {
    /// Place of the copy among all records.
    pub record: usize,
    /// Place of the document that stands for all copies: the first published, of those the longest.
    pub of: usize,
    /// Share of the shorter one's words that both have.
    pub share: Confidence,
}

/// For each record, the number of its source; copies of one text have the same.
#[derive(Debug, Clone, Default)]
pub(super) struct Independence {
    source: Vec<usize>,
    copies: Vec<Copy>,
}

impl Independence {
    /// Tells copies from independent texts. Takes time in proportion to the length of all texts.
    pub(super) fn of(records: &[&Record]) -> Self {
        let mut groups = UnionFind::<usize>::new(records.len());
        let mut exact: FxHashMap<String, usize> = FxHashMap::default();
        let mut different: Vec<usize> = Vec::new();
        let texts: Vec<String> = records.par_iter().map(|record| self::exact(record)).collect();
        for (r, text) in texts.into_iter().enumerate() {
            let first = *exact.entry(text).or_insert(r);
            if first == r {
                different.push(r);
            } else {
                groups.union(r, first);
            }
        }
        drop(exact);
        let mut shingles: Vec<Box<[u64]>> = vec![Box::default(); records.len()];
        let mut bands: Vec<(u64, usize)> = Vec::new();
        for some in different.chunks(TOGETHER) {
            let found: Vec<(Vec<u64>, Box<[u64]>)> =
                some.par_iter().filter_map(|r| records.get(*r)).map(|record| signature(record)).collect();
            for (r, (keys, sorted)) in some.iter().zip(found) {
                bands.extend(keys.into_iter().map(|band| (band, *r)));
                if let Some(slot) = shingles.get_mut(*r) {
                    *slot = sorted;
                }
            }
        }
        bands.par_sort_unstable();
        let is_copy =
            |a: usize, b: usize| shingles.get(a).zip(shingles.get(b)).is_some_and(|(a, b)| containment(a, b) >= COPY);
        let mut compared: FxHashSet<(usize, usize)> = FxHashSet::default();
        for alike in bands.chunk_by(|a, b| a.0 == b.0).filter(|alike| alike.len() > 1) {
            let mut different: Vec<usize> = Vec::new();
            for (_, r) in alike {
                let mut copied = false;
                for other in &different {
                    if groups.equiv(*r, *other) || (compared.insert((*other, *r)) && is_copy(*other, *r)) {
                        groups.union(*other, *r);
                        copied = true;
                        break;
                    }
                }
                if !copied && different.len() < MOST_COMPARED {
                    different.push(*r);
                }
            }
        }
        let source = groups.into_labeling();
        let copies = copies(records, &source);
        Self { source, copies }
    }

    /// How many independent sources stand behind these records.
    pub(super) fn support(&self, records: impl IntoIterator<Item = usize>) -> usize {
        records.into_iter().filter_map(|r| self.source.get(r)).collect::<BTreeSet<_>>().len()
    }

    /// The copies, by record.
    pub(super) fn copies(&self) -> &[Copy] {
        &self.copies
    }
}

/// Numbers that copies of the record's text are likely to have too; none for a short text.
pub(super) fn keys(record: &Record) -> Vec<u64> {
    signature(record).0
}

/// The same, with the shingles of the text as [`containment`] takes them.
fn signature(record: &Record) -> (Vec<u64>, Box<[u64]>) {
    let shingles = Shingles::of(&record.document.text);
    if shingles.len() < LEAST_SHINGLES {
        // Compared word for word only.
        return (Vec::new(), Box::default());
    }
    (shingles.bands(), shingles.sorted())
}

/// A hash of the record's text that is the same whatever the case and the white space.
pub(super) fn exact(record: &Record) -> String {
    hash(record.document.text.to_lowercase().split_whitespace())
}

fn shared(records: &[&Record], a: usize, b: usize) -> usize {
    let shingles = |r: usize| records.get(r).map(|record| Shingles::of(&record.document.text).sorted());
    shingles(a).zip(shingles(b)).map_or(0, |(a, b)| containment(&a, &b))
}

fn copies(records: &[&Record], source: &[usize]) -> Vec<Copy> {
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (r, source) in source.iter().enumerate() {
        groups.entry(*source).or_default().push(r);
    }
    let mut copies = Vec::new();
    for group in groups.into_values().filter(|g| g.len() > 1) {
        let first = group.iter().copied().min_by_key(|r| {
            let document = records.get(*r).map(|record| &record.document);
            let day = document.and_then(|d| d.published);
            (day.is_none(), day, Reverse(document.map_or(0, |d| d.text.len())), *r)
        });
        let Some(of) = first else { continue };
        for record in group.into_iter().filter(|r| *r != of) {
            let percent = shared(records, record, of) / 10;
            let exact =
                records.get(record).zip(records.get(of)).is_some_and(|(a, b)| a.document.text == b.document.text);
            let percent = if exact { 100 } else { percent };
            copies.push(Copy { record, of, share: Confidence::hundredths(u8::try_from(percent).unwrap_or(100)) });
        }
    }
    copies.sort_unstable_by_key(|copy| copy.record);
    copies
}
