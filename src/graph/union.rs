//! Units that become one actor, unless names or the user's corrections forbid it.

use std::collections::BTreeMap;

use super::actors::{Scope, Unit};
use super::compare::{persons, tokens};
use super::orders::{Orders, Sides, forbidden};
use crate::record::ActorKind;

/// A forest of units with what each tree holds.
pub(super) struct Union {
    label: Vec<usize>,
    groups: BTreeMap<usize, Group>,
}

/// What one actor is made of so far.
#[derive(Debug, Clone, Default)]
struct Group {
    units: Vec<usize>,
    /// Full names of a person, each once.
    names: Vec<String>,
    /// Numbers of the corrections by which its units are to stay apart from others.
    apart: Sides,
}

impl Union {
    /// Every unit by itself.
    pub(super) fn new(units: &[Unit], orders: &Orders) -> Self {
        let mut groups = BTreeMap::new();
        for (at, unit) in units.iter().enumerate() {
            let (kind, name, scope) = &unit.key;
            let full = *kind == ActorKind::Person && *scope == Scope::World;
            let names = if full { vec![name.clone()] } else { Vec::new() };
            groups.insert(at, Group { units: vec![at], names, apart: orders.sides(&unit.locals) });
        }
        Self { label: (0..units.len()).collect(), groups }
    }

    /// Makes one what corrections say is one; the pairs that were two.
    pub(super) fn ordered(&mut self, units: &[Unit], orders: &Orders) -> Vec<(usize, usize)> {
        orders.same(units).into_iter().filter(|(a, b)| self.join(*a, *b, true)).collect()
    }

    /// Makes two one; false if they are already or may not be.
    pub(super) fn unite(&mut self, a: usize, b: usize) -> bool {
        self.join(a, b, false)
    }

    /// Whether two are one.
    pub(super) fn same(&self, a: usize, b: usize) -> bool {
        self.label.get(a) == self.label.get(b)
    }

    /// For each unit the label of its actor.
    pub(super) fn labels(self) -> Vec<usize> {
        self.label
    }

    fn join(&mut self, a: usize, b: usize, ordered: bool) -> bool {
        let (Some(&a), Some(&b)) = (self.label.get(a), self.label.get(b)) else { return false };
        if a == b || !self.may(a, b, ordered) {
            return false;
        }
        let size = |label| self.groups.get(&label).map_or(0, |g| g.units.len());
        let (keep, fold) = if size(a) >= size(b) { (a, b) } else { (b, a) };
        let Some(small) = self.groups.remove(&fold) else { return false };
        for unit in &small.units {
            if let Some(label) = self.label.get_mut(*unit) {
                *label = keep;
            }
        }
        let large = self.groups.entry(keep).or_default();
        large.units.extend(small.units);
        large.apart.extend(small.apart);
        for name in small.names {
            if !large.names.contains(&name) {
                large.names.push(name);
            }
        }
        true
    }

    fn may(&self, a: usize, b: usize, ordered: bool) -> bool {
        let (Some(a), Some(b)) = (self.groups.get(&a), self.groups.get(&b)) else { return false };
        let names = || {
            let fit = |x: &String, y: &String| x == y || persons(&tokens(x), &tokens(y)).is_some();
            a.names.iter().all(|x| b.names.iter().all(|y| fit(x, y)))
        };
        !forbidden(&a.apart, &b.apart) && (ordered || names())
    }
}
