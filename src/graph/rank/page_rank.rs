//! Who has to do with those who matter.

use crate::graph::network::Ties;

/// The share of the walk that follows ties and does not start anew: the value of the paper.
const DAMPING: f64 = 0.85;

/// Rounds after which the ranks are as they are; with this damping the rest is below 10⁻⁷.
const ROUNDS: usize = 100;

/// PageRank (Brin and Page, The anatomy of a large-scale hypertextual Web search engine, 1998), a tie being followed as
/// often as its weight says. The ranks of all add up to 1.
///
/// petgraph's `page_rank` takes time in the square of the number of actors and knows no weights.
#[must_use]
pub fn page_rank(ties: &Ties) -> Vec<f64> {
    let count = ties.len().max(1) as f64;
    let weights: Vec<f64> = ties.iter().map(|tied| tied.iter().map(|(_, w)| *w).sum::<u64>() as f64).collect();
    let mut ranks = vec![1.0 / count; ties.len()];
    for _ in 0..ROUNDS {
        // Whoever is tied to nobody hands its rank to all.
        let lost: f64 = ranks.iter().zip(&weights).filter(|(_, w)| **w == 0.0).map(|(r, _)| r).sum();
        let base = (1.0 - DAMPING + DAMPING * lost) / count;
        let share = |other: usize| match (ranks.get(other), weights.get(other)) {
            (Some(rank), Some(weight)) if *weight > 0.0 => rank / weight,
            _ => 0.0,
        };
        let next = ties
            .iter()
            .map(|tied| base + DAMPING * tied.iter().map(|(other, w)| share(*other) * *w as f64).sum::<f64>())
            .collect();
        ranks = next;
    }
    ranks
}
