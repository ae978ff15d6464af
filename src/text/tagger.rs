//! Parts of speech, from left to right by a linear model.

use super::bytes::Reader;
use super::features::{Atoms, feature};
use super::linear::Linear;
use super::{Tag, Upos};
use crate::error::Result;

/// The tagger with its classes: pairs of English tag and universal part of speech.
#[derive(Debug)]
pub(super) struct Tagger {
    pub(super) classes: Vec<(Tag, Upos)>,
    pub(super) model: Linear,
}

impl Tagger {
    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self> {
        let classes = read_classes(reader)?;
        Ok(Self { classes, model: Linear::read(reader)? })
    }

    /// The class of each word, with the next best where it is close.
    pub(super) fn guess(&self, atoms: &[Atoms]) -> Vec<Guess> {
        let mut features = Vec::with_capacity(64);
        let mut scores = vec![0; self.model.classes()];
        let sentence = View::new(atoms);
        let mut tags: Vec<u8> = Vec::with_capacity(atoms.len());
        let mut guesses = Vec::with_capacity(atoms.len());
        for i in 0..atoms.len() {
            sentence.fixed(i, &mut features);
            sentence.history(i, &tags, &mut features);
            scores.fill(0);
            self.model.score(&features, &mut scores);
            let guess = Guess::of(&scores.iter().map(|s| *s as f32 / 40.0).collect::<Vec<_>>());
            tags.push(guess.first);
            guesses.push(guess);
        }
        guesses
    }
}

/// The best class of a word, and the next best where it is close.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Guess {
    pub(super) first: u8,
    /// [`Guess::NONE`] where the tagger is sure.
    pub(super) second: u8,
}

impl Guess {
    /// No class; there are fewer.
    pub(super) const NONE: u8 = u8::MAX;

    /// The second class is kept if its score comes within this of the first.
    const CLOSE: f32 = 1.5;

    pub(super) fn of(scores: &[f32]) -> Self {
        let (mut first, mut second) = ((0, f32::NEG_INFINITY), (0, f32::NEG_INFINITY));
        for (class, score) in scores.iter().enumerate() {
            if *score > first.1 {
                second = first;
                first = (class, *score);
            } else if *score > second.1 {
                second = (class, *score);
            }
        }
        let number = |class: usize| u8::try_from(class).unwrap_or(0);
        let close = first.1 - second.1 <= Self::CLOSE;
        Self { first: number(first.0), second: if close { number(second.0) } else { Self::NONE } }
    }
}

/// The best classes alone.
pub(super) fn firsts(guesses: &[Guess]) -> Vec<u8> {
    guesses.iter().map(|g| g.first).collect()
}

/// Reads pairs of tags.
pub(super) fn read_classes(reader: &mut Reader<'_>) -> Result<Vec<(Tag, Upos)>> {
    let count = reader.count(256)?;
    (0..count).map(|_| Ok((Tag::parse(reader.text()?), Upos::parse(reader.text()?)))).collect()
}

/// A sentence as the tagger sees it.
pub(super) struct View<'a> {
    atoms: &'a [Atoms],
    /// Whether most words are capitalised, as in headlines.
    loud: bool,
}

static NOTHING: Atoms =
    Atoms { exact: 1, lower: 1, prefixes: [1; 3], suffixes: [1; 5], shape: 1, clusters: [2000; 3], row: 0, capital: false };

impl<'a> View<'a> {
    pub(super) fn new(atoms: &'a [Atoms]) -> Self {
        let capitals = atoms.iter().filter(|a| a.capital).count();
        Self { atoms, loud: atoms.len() > 3 && capitals * 2 > atoms.len() }
    }

    fn at(&self, i: usize, offset: isize) -> &Atoms {
        i.checked_add_signed(offset).and_then(|i| self.atoms.get(i)).unwrap_or(&NOTHING)
    }

    /// Features that do not depend on tags. Replaces the buffer's content.
    pub(super) fn fixed(&self, i: usize, out: &mut Vec<u32>) {
        let (w, p, n, pp, nn) = (self.at(i, 0), self.at(i, -1), self.at(i, 1), self.at(i, -2), self.at(i, 2));
        let place = u32::from(i == 0) | u32::from(self.loud) << 1;
        out.clear();
        out.extend([
            feature(1, 0, 0),
            feature(2, w.lower, 0),
            feature(3, w.exact, 0),
            feature(4, w.prefixes[0], 0),
            feature(5, w.prefixes[1], 0),
            feature(6, w.prefixes[2], 0),
            feature(7, w.suffixes[0], 0),
            feature(8, w.suffixes[1], 0),
            feature(9, w.suffixes[2], 0),
            feature(10, w.suffixes[3], 0),
            feature(11, w.suffixes[4], 0),
            feature(12, w.shape, place),
            feature(13, w.clusters[0], 0),
            feature(14, w.clusters[1], u32::from(w.capital)),
            feature(15, w.clusters[2], 0),
            feature(16, p.lower, 0),
            feature(17, n.lower, 0),
            feature(18, pp.lower, 0),
            feature(19, nn.lower, 0),
            feature(20, p.lower, w.lower),
            feature(21, w.lower, n.lower),
            feature(22, n.suffixes[2], 0),
            feature(23, n.suffixes[1], w.clusters[1]),
            feature(24, n.clusters[1], w.clusters[1]),
            feature(25, p.clusters[1], w.clusters[1]),
            feature(26, n.clusters[2], 0),
            feature(27, nn.clusters[1], 0),
            feature(28, n.clusters[1], nn.clusters[1]),
            feature(29, n.shape, w.shape),
            feature(30, p.shape, w.shape),
            feature(31, w.suffixes[2], w.shape),
            feature(32, w.lower, place),
        ]);
    }

    /// Features of the tags before the word.
    pub(super) fn history(&self, i: usize, tags: &[u8], out: &mut Vec<u32>) {
        let w = self.at(i, 0);
        let n = self.at(i, 1);
        let tag = |back: usize| i.checked_sub(back).and_then(|i| tags.get(i)).map_or(300, |t| u32::from(*t));
        let (t1, t2) = (tag(1), tag(2));
        out.extend([
            feature(40, t1, 0),
            feature(41, t1, t2 + 1),
            feature(42, t1, w.lower),
            feature(43, t2, 0),
            feature(44, t1, w.suffixes[2]),
            feature(45, t1, n.clusters[1]),
            feature(46, feature(0, t1, t2), w.lower),
            feature(47, feature(0, t1, n.lower), w.clusters[1]),
            feature(48, t1, w.clusters[2]),
            feature(49, feature(0, t1, t2), w.clusters[1]),
        ]);
    }
}
