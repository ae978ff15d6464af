//! Texts as sets of word shingles, and short signatures by which alike sets are found.
//!
//! Shingles and resemblance are Broder's (On the resemblance and containment of documents, 1997), the signature is his
//! min-wise hashing (Broder, Charikar, Frieze, Mitzenmacher 1998), cut into bands for locality-sensitive hashing as in Indyk
//! and Motwani 1998. All hash functions are fixed: the same text has the same signature everywhere.

use super::lexicon::shared;
use super::name::words;

/// Words in one shingle.
const WORDS: usize = 4;
/// Bands of a signature.
const BANDS: u64 = 16;
/// Minima in one band. Two texts whose resemblance is r share a band with probability 1 - (1 - r³)¹⁶: .89 at .5, .35 at .3.
const ROWS: u64 = 3;
/// Shingles of the beginning, which has a signature of its own: agencies' texts are shortened from the end.
const LEAD: usize = 100;

/// The shingles of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shingles {
    /// In text order.
    ordered: Vec<u64>,
}

impl Shingles {
    /// The hashes of all runs of four words in lower case, without points and accents.
    pub(super) fn of(text: &str) -> Self {
        let words: Vec<u64> = words(text).iter().map(|w| hash(w.as_bytes())).collect();
        let ordered = words.windows(WORDS).map(|run| run.iter().fold(0u64, |all, w| mix(all.rotate_left(7) ^ w)));
        Self { ordered: ordered.collect() }
    }

    /// How many there are, repetitions included.
    pub(super) fn len(&self) -> usize {
        self.ordered.len()
    }

    /// Numbers that two texts of which one is much like the other, or begins much like it, are likely to share.
    pub(super) fn bands(&self) -> Vec<u64> {
        let lead: Vec<u64> = self.ordered.iter().take(LEAD).copied().collect();
        // The same function for both, so that a text that is no longer than another's lead meets it.
        let mut bands = bands(&self.ordered);
        bands.extend(bands_of_lead(&lead, self.ordered.len()));
        bands.sort_unstable();
        bands.dedup();
        bands
    }

    /// They sorted, each once.
    pub(super) fn sorted(mut self) -> Box<[u64]> {
        self.ordered.sort_unstable();
        self.ordered.dedup();
        self.ordered.into()
    }
}

/// The share of the shingles of the one with fewer that stand in the other too, in thousandths; both sorted.
pub(super) fn containment(a: &[u64], b: &[u64]) -> usize {
    (shared(a, b) * 1000).checked_div(a.len().min(b.len())).unwrap_or(0)
}

fn bands_of_lead(lead: &[u64], whole: usize) -> Vec<u64> {
    if whole > lead.len() { bands(lead) } else { Vec::new() }
}

fn bands(shingles: &[u64]) -> Vec<u64> {
    if shingles.is_empty() {
        return Vec::new();
    }
    (0..BANDS)
        .map(|band| {
            (0..ROWS).fold(mix(band), |all, row| {
                let seed = mix(band * ROWS + row + 1);
                let least = shingles.iter().map(|s| mix(s ^ seed)).min().unwrap_or(0);
                mix(all ^ least)
            })
        })
        .collect()
}

/// FNV-1a over the bytes, 64 bits.
fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The finaliser of SplitMix64 (Steele, Lea, Flood 2014): a permutation of all 64-bit numbers.
fn mix(value: u64) -> u64 {
    let value = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}
