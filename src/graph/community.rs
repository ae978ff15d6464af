//! Who keeps company with whom: actors that have more to do with each other than with the rest.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use petgraph::unionfind::UnionFind;

use super::network::Ties;

/// Rounds through all actors in one level; each improves the modularity, so this many are never seen.
const MOST_ROUNDS: usize = 1000;

/// The communities of a network: for each actor the number of its community, the largest being 0. An actor without ties
/// is one of its own.
///
/// The method is that of Blondel, Guillaume, Lambiotte and Lefebvre (Fast unfolding of communities in large networks, 2008),
/// with two changes. A community that falls into parts which no tie connects is parted before it is put together, which
/// Traag, Waltman and van Eck (From Louvain to Leiden, 2019) found missing. Actors are gone through by number, and gains
/// are whole numbers, so that the same network gives the same communities on every machine.
#[must_use]
pub fn communities(ties: &Ties) -> Vec<usize> {
    let mut level = Level::of(ties);
    let mut label: Vec<usize> = (0..ties.len()).collect();
    loop {
        let mut groups = level.moved();
        level.part(&mut groups);
        let count = renumber(&mut groups);
        for l in &mut label {
            *l = groups.get(*l).copied().unwrap_or(*l);
        }
        if count == level.ties.len() {
            break;
        }
        level = level.together(&groups, count);
    }
    by_size(&label)
}

/// The network at one level: what was put together counts as one actor.
struct Level {
    ties: Ties,
    /// Weight of all ends of ties at an actor, those inside it included.
    ends: Vec<u64>,
}

impl Level {
    fn of(ties: &Ties) -> Self {
        Self { ends: ties.iter().map(|tied| tied.iter().map(|(_, w)| w).sum()).collect(), ties: ties.clone() }
    }

    /// Moves each actor to the community where it adds most to the modularity, until none wants to move.
    fn moved(&self) -> Vec<usize> {
        let all: i128 = self.ends.iter().map(|e| i128::from(*e)).sum();
        let mut group: Vec<usize> = (0..self.ties.len()).collect();
        let mut total = self.ends.clone();
        for _ in 0..MOST_ROUNDS {
            let mut still = true;
            for (actor, tied) in self.ties.iter().enumerate() {
                let (Some(&own), Some(&ends)) = (group.get(actor), self.ends.get(actor)) else { continue };
                let mut near: BTreeMap<usize, u64> = BTreeMap::from([(own, 0)]);
                for (other, weight) in tied {
                    if let Some(g) = group.get(*other) {
                        *near.entry(*g).or_default() += weight;
                    }
                }
                let gain = |(to, weight): (&usize, &u64)| {
                    let others = total.get(*to).copied().unwrap_or(0) - if *to == own { ends } else { 0 };
                    // Where nothing is gained it stays; of equals the first.
                    let gain = all * i128::from(*weight) - i128::from(ends) * i128::from(others);
                    (gain, *to == own, Reverse(*to))
                };
                let Some((_, _, Reverse(best))) = near.iter().map(gain).max() else { continue };
                if best == own {
                    continue;
                }
                still = false;
                if let Some(t) = total.get_mut(own) {
                    *t -= ends;
                }
                if let Some(t) = total.get_mut(best) {
                    *t += ends;
                }
                if let Some(g) = group.get_mut(actor) {
                    *g = best;
                }
            }
            if still {
                break;
            }
        }
        group
    }

    /// Parts groups that hang together by no tie.
    fn part(&self, groups: &mut [usize]) {
        let mut parts = UnionFind::new(self.ties.len());
        for (actor, tied) in self.ties.iter().enumerate() {
            for (other, _) in tied.iter().filter(|(other, _)| groups.get(*other) == groups.get(actor)) {
                parts.union(actor, *other);
            }
        }
        groups.iter_mut().zip(parts.into_labeling()).for_each(|(group, part)| *group = part);
    }

    /// The level on which each group is one actor.
    fn together(&self, groups: &[usize], count: usize) -> Self {
        let mut ties: Vec<BTreeMap<usize, u64>> = vec![BTreeMap::new(); count];
        let mut ends = vec![0; count];
        for ((tied, own_ends), group) in self.ties.iter().zip(&self.ends).zip(groups) {
            if let Some(e) = ends.get_mut(*group) {
                *e += own_ends;
            }
            let Some(mine) = ties.get_mut(*group) else { continue };
            for (other, weight) in tied {
                if let Some(theirs) = groups.get(*other).filter(|g| *g != group) {
                    *mine.entry(*theirs).or_default() += weight;
                }
            }
        }
        Self { ties: ties.into_iter().map(|tied| tied.into_iter().collect()).collect(), ends }
    }
}

/// Numbers groups from 0 in the order in which they come; how many there are.
fn renumber(groups: &mut [usize]) -> usize {
    let mut numbers = BTreeMap::new();
    for group in groups {
        let next = numbers.len();
        *group = *numbers.entry(*group).or_insert(next);
    }
    numbers.len()
}

/// Numbers groups by size, the largest 0; of equals the one with the first actor.
fn by_size(label: &[usize]) -> Vec<usize> {
    let mut sizes: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for (actor, group) in label.iter().enumerate() {
        sizes.entry(*group).or_insert((0, actor)).0 += 1;
    }
    let mut order: Vec<(Reverse<usize>, usize, usize)> =
        sizes.into_iter().map(|(group, (size, first))| (Reverse(size), first, group)).collect();
    order.sort_unstable();
    let place: BTreeMap<usize, usize> = order.into_iter().zip(0..).map(|((.., group), place)| (group, place)).collect();
    label.iter().map(|group| place.get(group).copied().unwrap_or(0)).collect()
}
