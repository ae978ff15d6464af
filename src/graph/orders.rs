//! What the user's corrections say about actors, in terms of the records' actors.

use std::collections::{BTreeMap, BTreeSet};

use super::actors::Unit;
use super::roster::Local;

/// Actors of records that are one, and such as are not.
#[derive(Debug, Clone, Default)]
pub(super) struct Orders {
    /// All of a set are one actor.
    pub one: Vec<BTreeSet<Local>>,
    /// For each actor of a record, the orders to keep it apart and on which side of each it stands.
    apart: BTreeMap<Local, Vec<(usize, bool)>>,
    count: usize,
}

impl Orders {
    /// Keeps the actors of the two sets apart; one that stands in both is left out.
    pub(super) fn part(&mut self, a: &BTreeSet<Local>, b: &BTreeSet<Local>) {
        for (side, own, other) in [(true, a, b), (false, b, a)] {
            for local in own.difference(other) {
                self.apart.entry(*local).or_default().push((self.count, side));
            }
        }
        self.count += 1;
    }

    /// The orders to keep apart that name any of these, and the side on which it stands.
    pub(super) fn sides(&self, locals: &[Local]) -> Vec<(usize, bool)> {
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

    /// Whether a correction already says of both whether they are one.
    pub(super) fn decides(&self, units: &[Unit], a: usize, b: usize) -> bool {
        if self.apart.is_empty() && self.one.is_empty() {
            return false;
        }
        let Some((a, b)) = units.get(a).zip(units.get(b)) else { return false };
        let (left, right) = (self.sides(&a.locals), self.sides(&b.locals));
        left.iter().any(|(order, side)| right.contains(&(*order, !side)))
            || self.one.iter().any(|one| [a, b].iter().all(|u| u.locals.iter().any(|l| one.contains(l))))
    }
}
