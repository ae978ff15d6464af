//! Through whom the ways between others lead.

use std::collections::VecDeque;

use rayon::prelude::*;

use crate::graph::network::Ties;

/// Steps (actors walked from, times ties) up to which every actor is walked from: some seconds of one core.
const MOST_STEPS: usize = 400_000_000;

/// How many actors are walked from in larger networks, at least.
const FEWEST_PIVOTS: usize = 256;

/// Walks that are summed up together, always the same ones: sums of floating-point numbers depend on their order.
const TOGETHER: usize = 32;

/// The share of shortest paths between others that lead over each actor.
#[derive(Debug, Clone, PartialEq)]
pub struct Betweenness {
    /// For each actor, from 0 to 1; how the ties weigh makes no difference.
    pub shares: Vec<f64>,
    /// The number of actors whose paths were counted, where these were not all: then the shares are estimates.
    pub sampled: Option<usize>,
}

/// Betweenness centrality, by the algorithm of Brandes (A faster algorithm for betweenness centrality, Journal of
/// Mathematical Sociology 25, 2001).
///
/// In networks too large for all paths to be counted those from evenly spread actors are, and the rest is estimated from
/// them (Brandes and Pich, Centrality estimation in large networks, 2007): give actors in an order that has nothing to do
/// with their place in the network, such as that of their ids.
#[must_use]
pub fn betweenness(ties: &Ties) -> Betweenness {
    // An actor without ties is on no path and would only thin the sample.
    let tied: Vec<usize> = ties.iter().enumerate().filter(|(_, t)| !t.is_empty()).map(|(a, _)| a).collect();
    let edges: usize = ties.iter().map(Vec::len).sum::<usize>() + tied.len();
    let affordable = (MOST_STEPS / edges.max(1)).max(FEWEST_PIVOTS);
    let pivots: Vec<usize> = match tied.len() {
        all if all <= affordable => tied.clone(),
        all => (0..affordable).filter_map(|p| tied.get(p * all / affordable).copied()).collect(),
    };
    let parts: Vec<Vec<f64>> = pivots.par_chunks(TOGETHER).map(|sources| paths_from(ties, sources)).collect();
    let mut shares = vec![0.0; ties.len()];
    for part in parts {
        shares.iter_mut().zip(part).for_each(|(sum, more)| *sum += more);
    }
    // Every pair of others counts twice, once from each end.
    let pairs = (tied.len().saturating_sub(1) * tied.len().saturating_sub(2)).max(1) as f64;
    let scale = tied.len() as f64 / pivots.len().max(1) as f64 / pairs;
    shares.iter_mut().for_each(|share| *share *= scale);
    Betweenness { shares, sampled: (pivots.len() < tied.len()).then_some(pivots.len()) }
}

/// What a walk knows of an actor.
#[derive(Clone, Copy)]
struct Reached {
    distance: usize,
    paths: f64,
    dependency: f64,
}

/// How much of the shortest paths from these actors leads over each.
fn paths_from(ties: &Ties, sources: &[usize]) -> Vec<f64> {
    const UNSEEN: Reached = Reached { distance: usize::MAX, paths: 0.0, dependency: 0.0 };
    let mut sums = vec![0.0; ties.len()];
    let mut reached = vec![UNSEEN; ties.len()];
    for &source in sources {
        let mut order = Vec::new();
        let mut queue = VecDeque::from([source]);
        if let Some(start) = reached.get_mut(source) {
            *start = Reached { distance: 0, paths: 1.0, dependency: 0.0 };
        }
        while let Some(here) = queue.pop_front() {
            order.push(here);
            let Some(from) = reached.get(here).copied() else { continue };
            for (next, _) in ties.get(here).into_iter().flatten() {
                let Some(to) = reached.get_mut(*next) else { continue };
                if to.distance == usize::MAX {
                    to.distance = from.distance + 1;
                    queue.push_back(*next);
                }
                if to.distance == from.distance + 1 {
                    to.paths += from.paths;
                }
            }
        }
        for &here in order.iter().rev() {
            let Some(at) = reached.get(here).copied() else { continue };
            for (before, _) in ties.get(here).into_iter().flatten() {
                if let Some(nearer) = reached.get_mut(*before).filter(|n| n.distance + 1 == at.distance) {
                    nearer.dependency += nearer.paths / at.paths * (1.0 + at.dependency);
                }
            }
            if here != source
                && let Some(sum) = sums.get_mut(here)
            {
                *sum += at.dependency;
            }
        }
        for here in order {
            if let Some(at) = reached.get_mut(here) {
                *at = UNSEEN;
            }
        }
    }
    sums
}
