//! Finds names, from left to right by a linear model over BILOU classes (Ratinov and Roth 2009): a word begins a name,
//! stands inside it, ends it, is one by itself, or is outside.

use super::bytes::Reader;
use super::features::{Atoms, feature};
use super::linear::Linear;
use super::{Name, NameKind};
use crate::error::Result;

/// The kinds in the order of their classes.
pub(super) const KINDS: [NameKind; 8] = [
    NameKind::Person,
    NameKind::Org,
    NameKind::Gpe,
    NameKind::Loc,
    NameKind::Norp,
    NameKind::Event,
    NameKind::Work,
    NameKind::Misc,
];

/// Place of a word in a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Begin,
    Inside,
    Last,
    Unit,
}

/// Class of a word that stands in no name.
pub(super) const OUTSIDE: u8 = 0;

/// The number of classes.
pub(super) const CLASSES: usize = 1 + 4 * KINDS.len();

/// The class of a place in a name of a kind.
pub(super) fn class(place: Place, kind: usize) -> u8 {
    let place = match place {
        Place::Begin => 0,
        Place::Inside => 1,
        Place::Last => 2,
        Place::Unit => 3,
    };
    u8::try_from(1 + kind * 4 + place).unwrap_or(OUTSIDE)
}

/// What a class stands for; none for outside.
pub(super) const fn meaning(class: u8) -> Option<(Place, usize)> {
    if class == OUTSIDE {
        return None;
    }
    let number = class as usize - 1;
    let place = match number % 4 {
        0 => Place::Begin,
        1 => Place::Inside,
        2 => Place::Last,
        _ => Place::Unit,
    };
    Some((place, number / 4))
}

/// Whether a class may follow another, and stand at the end if `last`.
pub(super) fn may_follow(before: u8, class: u8, last: bool) -> bool {
    let now = meaning(class);
    let closes = match now {
        None | Some((Place::Last | Place::Unit, _)) => true,
        Some(_) => !last,
    };
    let fits = match (meaning(before), now) {
        (Some((Place::Begin | Place::Inside, a)), Some((Place::Inside | Place::Last, b))) => a == b,
        (Some((Place::Begin | Place::Inside, _)), _) | (_, Some((Place::Inside | Place::Last, _))) => false,
        _ => true,
    };
    closes && fits
}

/// The name finder.
#[derive(Debug)]
pub(super) struct Namer {
    model: Linear,
}

impl Namer {
    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self> {
        Ok(Self { model: Linear::read(reader)? })
    }

    /// The names of a sentence.
    pub(super) fn find(&self, atoms: &[Atoms], tags: &[u8]) -> Vec<Name> {
        let view = View::new(atoms, tags);
        let mut features = Vec::with_capacity(64);
        let mut scores = vec![0; CLASSES];
        let mut classes: Vec<u8> = Vec::with_capacity(atoms.len());
        for i in 0..atoms.len() {
            view.features(i, &classes, &mut features);
            scores.fill(0);
            self.model.score(&features, &mut scores);
            let before = classes.last().copied().unwrap_or(OUTSIDE);
            let mut best = (OUTSIDE, i32::MIN);
            for (class, score) in (0..).zip(&scores) {
                if *score > best.1 && may_follow(before, class, i + 1 == atoms.len()) {
                    best = (class, *score);
                }
            }
            classes.push(best.0);
        }
        spans(&classes)
    }
}

/// The names by the best sequence of classes (Viterbi 1967) under a row of scores for each word.
pub(super) fn best(scores: &[f32]) -> Vec<Name> {
    const LOW: f32 = -1e9;
    // Best score of the words so far with all names closed, and with one of each kind open; and how it came about: the class
    // of the last word.
    let mut closed = 0.0;
    let mut open = [LOW; KINDS.len()];
    let mut trail: Vec<(u8, [bool; KINDS.len()])> = Vec::with_capacity(scores.len() / CLASSES);
    for row in scores.chunks_exact(CLASSES) {
        let score = |class: u8| row.get(usize::from(class)).copied().unwrap_or(LOW);
        let mut best = (OUTSIDE, closed + score(OUTSIDE));
        let mut begun = [false; KINDS.len()];
        let mut next = open;
        for (kind, ((open, next), begun)) in open.iter().zip(&mut next).zip(&mut begun).enumerate() {
            for (class, from) in [(class(Place::Unit, kind), closed), (class(Place::Last, kind), *open)] {
                if from + score(class) > best.1 {
                    best = (class, from + score(class));
                }
            }
            let begin = closed + score(class(Place::Begin, kind));
            let inside = open + score(class(Place::Inside, kind));
            *begun = begin >= inside;
            *next = begin.max(inside);
        }
        trail.push((best.0, begun));
        closed = best.1;
        open = next;
    }
    let mut classes = vec![OUTSIDE; trail.len()];
    // The kind that is open behind the word looked at.
    let mut inside: Option<usize> = None;
    for ((class_of, begun), slot) in trail.iter().zip(&mut classes).rev() {
        match inside {
            Some(kind) if begun.get(kind) == Some(&true) => {
                *slot = class(Place::Begin, kind);
                inside = None;
            }
            Some(kind) => *slot = class(Place::Inside, kind),
            None => {
                *slot = *class_of;
                inside = match meaning(*class_of) {
                    Some((Place::Last, kind)) => Some(kind),
                    _ => None,
                };
            }
        }
    }
    spans(&classes)
}

/// The names that classes describe.
pub(super) fn spans(classes: &[u8]) -> Vec<Name> {
    let mut names = Vec::new();
    let mut first = 0;
    for (i, class) in classes.iter().enumerate() {
        let Some((place, kind)) = meaning(*class) else { continue };
        if matches!(place, Place::Begin | Place::Unit) {
            first = i;
        }
        if matches!(place, Place::Last | Place::Unit)
            && let Some(kind) = KINDS.get(kind)
        {
            names.push(Name { first, last: i + 1, kind: *kind });
        }
    }
    names
}

static NOTHING: Atoms =
    Atoms { exact: 1, lower: 1, prefixes: [1; 3], suffixes: [1; 5], shape: 1, clusters: [2000; 3], row: 0, capital: false };

/// A sentence as the name finder sees it.
pub(super) struct View<'a> {
    atoms: &'a [Atoms],
    tags: &'a [u8],
    loud: bool,
}

impl<'a> View<'a> {
    pub(super) fn new(atoms: &'a [Atoms], tags: &'a [u8]) -> Self {
        let capitals = atoms.iter().filter(|a| a.capital).count();
        Self { atoms, tags, loud: atoms.len() > 3 && capitals * 2 > atoms.len() }
    }

    fn at(&self, i: usize, offset: isize) -> &Atoms {
        i.checked_add_signed(offset).and_then(|i| self.atoms.get(i)).unwrap_or(&NOTHING)
    }

    fn tag(&self, i: usize, offset: isize) -> u32 {
        i.checked_add_signed(offset).and_then(|i| self.tags.get(i)).map_or(300, |t| u32::from(*t))
    }

    /// Features of a word after the classes before it. Replaces the buffer's content.
    pub(super) fn features(&self, i: usize, classes: &[u8], out: &mut Vec<u32>) {
        let (w, p, n, pp, nn) = (self.at(i, 0), self.at(i, -1), self.at(i, 1), self.at(i, -2), self.at(i, 2));
        let (t, tp, tn) = (self.tag(i, 0), self.tag(i, -1), self.tag(i, 1));
        let class = |back: usize| i.checked_sub(back).and_then(|i| classes.get(i)).map_or(0, |c| u32::from(*c));
        let (c1, c2) = (class(1), class(2));
        let place = u32::from(i == 0) | u32::from(self.loud) << 1;
        let pair = |a: u32, b: u32| feature(0, a, b);
        out.clear();
        out.extend([
            feature(200, c1, 0),
            feature(201, c1, c2),
            feature(202, w.exact, c1),
            feature(203, w.lower, 0),
            feature(204, w.shape, place),
            feature(205, pair(w.shape, p.shape), n.shape),
            feature(206, w.prefixes[2], w.shape),
            feature(207, w.suffixes[2], w.shape),
            feature(208, w.suffixes[3], w.shape),
            feature(209, w.suffixes[4], 0),
            feature(210, w.clusters[0], u32::from(w.capital)),
            feature(211, w.clusters[1], u32::from(w.capital)),
            feature(212, w.clusters[2], u32::from(w.capital)),
            feature(213, w.clusters[1], c1),
            feature(214, w.clusters[2], c1),
            feature(215, p.lower, 0),
            feature(216, n.lower, 0),
            feature(217, pp.lower, p.lower),
            feature(218, n.lower, nn.lower),
            feature(219, pair(p.lower, w.clusters[1]), u32::from(w.capital)),
            feature(220, pair(n.lower, w.clusters[1]), u32::from(w.capital)),
            feature(221, p.lower, w.lower),
            feature(222, w.lower, n.lower),
            feature(223, p.clusters[1], u32::from(p.capital)),
            feature(224, n.clusters[1], u32::from(n.capital)),
            feature(225, p.clusters[2], u32::from(w.capital)),
            feature(226, n.clusters[2], u32::from(w.capital)),
            feature(227, pair(p.clusters[1], w.clusters[1]), u32::from(w.capital)),
            feature(228, pair(w.clusters[1], n.clusters[1]), u32::from(w.capital)),
            feature(229, pp.clusters[1], u32::from(w.capital)),
            feature(230, nn.clusters[1], u32::from(w.capital)),
            feature(231, t, c1),
            feature(232, pair(tp, t), tn),
            feature(233, pair(t, w.shape), c1),
            feature(234, c1, pair(w.shape, n.shape)),
            feature(235, c1, pair(w.clusters[0], n.clusters[0])),
            feature(236, nn.lower, u32::from(w.capital)),
            feature(237, pp.lower, u32::from(w.capital)),
            feature(238, pair(tn, n.shape), c1),
            feature(239, pair(n.suffixes[2], n.shape), w.shape),
            feature(240, pair(p.clusters[2], n.clusters[2]), u32::from(w.capital)),
            feature(241, pair(c1, c2), pair(w.clusters[0], w.shape)),
        ]);
    }
}
