//! Pairwise precision and recall among the units that gold and system both have.

use std::collections::BTreeMap;
use std::fmt;

/// Pairs of units: said to be one and so, said and not so, so and not said.
#[derive(Debug, Default, Clone, Copy)]
pub struct Pairs {
    pub right: usize,
    pub wrong: usize,
    pub missed: usize,
}

impl Pairs {
    /// Counts the pairs of units of different documents. The first part of a unit is its document.
    pub fn across<U: Ord + Clone, G: PartialEq>(
        gold: &BTreeMap<(String, U), G>,
        system: &BTreeMap<(String, U), String>,
    ) -> Self {
        let units: Vec<_> = gold.keys().filter(|u| system.contains_key(*u)).collect();
        let mut pairs = Self::default();
        for (at, a) in units.iter().enumerate() {
            for b in units.iter().skip(at + 1).filter(|b| b.0 != a.0) {
                match (gold[*a] == gold[*b], system[*a] == system[*b]) {
                    (true, true) => pairs.right += 1,
                    (false, true) => pairs.wrong += 1,
                    (true, false) => pairs.missed += 1,
                    (false, false) => {}
                }
            }
        }
        pairs
    }

    pub fn precision(self) -> f64 {
        share(self.right, self.right + self.wrong)
    }

    pub fn recall(self) -> f64 {
        share(self.right, self.right + self.missed)
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

impl fmt::Display for Pairs {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let Self { right, wrong, missed } = self;
        write!(f, "right {right}, wrong {wrong}, missed {missed}: P {:.3} R {:.3}", self.precision(), self.recall())
    }
}
