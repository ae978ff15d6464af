//! Who matters in a network, by three measures: one file each.

mod betweenness;
mod degree;
mod page_rank;

pub use betweenness::{Betweenness, betweenness};
pub use degree::degree;
pub use page_rank::page_rank;
