//! With how many others an actor has to do.

use crate::graph::network::Ties;

/// For each actor the number of actors it is tied to.
#[must_use]
pub fn degree(ties: &Ties) -> Vec<usize> {
    ties.iter().map(Vec::len).collect()
}
