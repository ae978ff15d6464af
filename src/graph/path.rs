//! How two actors are connected: the shortest ways from one to the other over those they have links with.

use std::collections::{BTreeSet, HashMap};

use petgraph::algo::dijkstra;
use petgraph::graph::NodeIndex;

use super::network::Network;

/// A way from one actor to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    /// Both ends and whoever stands between them.
    pub actors: Vec<usize>,
    /// For each two neighbours in `actors` the links that they share.
    pub steps: Vec<Vec<usize>>,
}

/// The shortest paths between two actors, at most `most`: those over neighbours that share many links first. Empty where
/// they are not connected; one path without a step from an actor to itself.
#[must_use]
pub fn shortest(network: &Network, from: usize, to: usize, most: usize) -> Vec<Path> {
    if from >= network.actors() || to >= network.actors() {
        return Vec::new();
    }
    let (start, goal) = (NodeIndex::new(from), NodeIndex::new(to));
    let left: HashMap<NodeIndex, usize> = dijkstra(network.both(), goal, Some(start), |_| 1).into_iter().collect();
    let Some(&length) = left.get(&start) else { return Vec::new() };
    let mut found = Vec::new();
    // Each entry is the beginning of a path; the best is taken up first.
    let mut open = vec![vec![from]];
    while let Some(walked) = open.pop().filter(|_| found.len() < most) {
        let Some(&here) = walked.last() else { continue };
        if here == to {
            found.push(walked);
            continue;
        }
        // A step from actor to actor is two edges: to the link and on.
        let Some(after) = length.checked_sub(2 * walked.len()) else { continue };
        let mut next: Vec<(usize, usize)> = onwards(network, &left, here, after)
            .into_iter()
            .map(|actor| (network.shared(here, actor).len(), actor))
            .collect();
        next.sort_by_key(|(shared, actor)| (*shared, std::cmp::Reverse(*actor)));
        open.extend(next.into_iter().map(|(_, actor)| [walked.as_slice(), &[actor]].concat()));
    }
    found.into_iter().map(|actors| Path { steps: steps(network, &actors), actors }).collect()
}

/// The actors next to `here` from which so many edges are left.
fn onwards(network: &Network, left: &HashMap<NodeIndex, usize>, here: usize, after: usize) -> BTreeSet<usize> {
    let links = network.links(here).into_iter();
    links.flat_map(|link| network.members(link)).filter(|a| left.get(&NodeIndex::new(*a)) == Some(&after)).collect()
}

fn steps(network: &Network, actors: &[usize]) -> Vec<Vec<usize>> {
    let pairs = actors.iter().zip(actors.iter().skip(1));
    pairs.map(|(one, other)| network.shared(*one, *other)).collect()
}
