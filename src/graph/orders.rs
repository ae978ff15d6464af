//! What the user's corrections say about actors, or about events: which of those that records tell are one, and which are not.

use std::collections::{BTreeMap, BTreeSet};

use super::actors::Unit;
use super::roster::Local;

/// By which orders something is to stay apart from others, and on which side of each it stands.
pub(super) type Sides = Vec<(usize, bool)>;

/// Whether an order keeps the two apart.
pub(super) fn forbidden(a: &Sides, b: &Sides) -> bool {
    a.iter().any(|(order, side)| b.contains(&(*order, !side)))
}

/// Actors or events of records that are one, and such as are not; each is named by its record and its place there.
#[derive(Debug, Clone, Default)]
pub(super) struct Orders {
    /// All of a set are one.
    pub one: Vec<BTreeSet<Local>>,
    /// For each, the orders to keep it apart and on which side of each it stands.
    apart: BTreeMap<Local, Sides>,
    count: usize,
}

impl Orders {
    /// Keeps each of the sets apart from the others.
    pub(super) fn part_all(&mut self, sets: &[BTreeSet<Local>]) {
        for (at, a) in sets.iter().enumerate() {
            sets.iter().skip(at + 1).for_each(|b| self.part(a, b));
        }
    }

    /// Keeps the two sets apart; one that stands in both is left out.
    fn part(&mut self, a: &BTreeSet<Local>, b: &BTreeSet<Local>) {
        for (side, own, other) in [(true, a, b), (false, b, a)] {
            for local in own.difference(other) {
                self.apart.entry(*local).or_default().push((self.count, side));
            }
        }
        self.count += 1;
    }

    /// The orders to keep apart that name any of these, and the side on which it stands.
    pub(super) fn sides(&self, locals: &[Local]) -> Sides {
        if self.apart.is_empty() {
            return Vec::new();
        }
        let sides: BTreeSet<_> = locals.iter().filter_map(|l| self.apart.get(l)).flatten().copied().collect();
        sides.into_iter().collect()
    }

    /// Pairs of units that are ordered to be one.
    pub(super) fn same(&self, units: &[Unit]) -> Vec<(usize, usize)> {
        if self.one.is_empty() {
            return Vec::new();
        }
        let unit_of: BTreeMap<Local, usize> =
            units.iter().enumerate().flat_map(|(at, u)| u.locals.iter().map(move |l| (*l, at))).collect();
        let mut pairs = BTreeSet::new();
        for one in &self.one {
            let members: BTreeSet<usize> = one.iter().filter_map(|l| unit_of.get(l)).copied().collect();
            let first = members.first().copied();
            pairs.extend(first.into_iter().flat_map(|first| members.iter().skip(1).map(move |m| (first, *m))));
        }
        pairs.into_iter().collect()
    }

    /// Whether a correction already says of two units whether they are one.
    pub(super) fn decides(&self, units: &[Unit], a: usize, b: usize) -> bool {
        if self.apart.is_empty() && self.one.is_empty() {
            return false;
        }
        let Some((a, b)) = units.get(a).zip(units.get(b)) else { return false };
        self.settle(&a.locals, &b.locals)
    }

    /// Whether a correction already says of the two whether they are one.
    pub(super) fn settle(&self, a: &[Local], b: &[Local]) -> bool {
        forbidden(&self.sides(a), &self.sides(b))
            || self.one.iter().any(|one| [a, b].iter().all(|side| side.iter().any(|l| one.contains(l))))
    }
}
