//! Who is linked with whom, and by what: the form of the graph that paths, ranks and communities are worked out on.

use std::collections::{BTreeMap, BTreeSet};

use petgraph::graph::{NodeIndex, UnGraph};

/// A link with more members than this does not tell who of them has to do with whom: it makes no ties.
const MOST_TIED: usize = 64;

/// What a link of two gives to their tie. A link of k members gives each pair of them the (k-1)th part: Newman, Scientific
/// collaboration networks II, Physical Review E 64 (2001). Whole numbers keep all sums the same on every machine; this one
/// is divided by all of 1 to 10.
const WHOLE: u64 = 2520;

/// Actors and the links (events, relations) that bring them together. Both are named by their numbers, from 0.
#[derive(Debug, Clone, Default)]
pub struct Network {
    /// Actors first, then links; an edge for each member of a link.
    both: UnGraph<(), (), u32>,
    actors: usize,
}

/// For each actor the others it is tied to with the weight of the tie, by number.
pub type Ties = Vec<Vec<(usize, u64)>>;

impl Network {
    /// A network of so many actors and these links, each given by its members. Members that are no actors and repetitions
    /// are left out.
    #[must_use]
    pub fn new<L: IntoIterator<Item = usize>>(actors: usize, links: impl IntoIterator<Item = L>) -> Self {
        let mut both = UnGraph::default();
        for _ in 0..actors {
            both.add_node(());
        }
        for link in links {
            let node = both.add_node(());
            for member in link.into_iter().filter(|m| *m < actors).collect::<BTreeSet<usize>>() {
                both.add_edge(NodeIndex::new(member), node, ());
            }
        }
        Self { both, actors }
    }

    /// Number of actors.
    #[must_use]
    pub fn actors(&self) -> usize {
        self.actors
    }

    /// The members of a link, by number.
    #[must_use]
    pub fn members(&self, link: usize) -> BTreeSet<usize> {
        self.beside(self.actors + link)
    }

    /// The links that an actor is a member of, by number.
    #[must_use]
    pub fn links(&self, actor: usize) -> BTreeSet<usize> {
        self.beside(actor).into_iter().filter_map(|node| node.checked_sub(self.actors)).collect()
    }

    /// The links that two actors share.
    #[must_use]
    pub fn shared(&self, one: usize, other: usize) -> Vec<usize> {
        self.links(one).intersection(&self.links(other)).copied().collect()
    }

    /// For each actor that shares a link with this one, how many they share.
    #[must_use]
    pub fn neighbours(&self, actor: usize) -> BTreeMap<usize, usize> {
        let mut counts = BTreeMap::new();
        for link in self.links(actor) {
            for other in self.members(link).into_iter().filter(|o| *o != actor) {
                *counts.entry(other).or_default() += 1;
            }
        }
        counts
    }

    /// The actors alone, tied where they share links. Links of more than 64 members make no ties.
    #[must_use]
    pub fn ties(&self) -> Ties {
        let mut ties: Vec<BTreeMap<usize, u64>> = vec![BTreeMap::new(); self.actors];
        for link in 0..self.both.node_count().saturating_sub(self.actors) {
            let members = self.members(link);
            if !(2..=MOST_TIED).contains(&members.len()) {
                continue;
            }
            let weight = WHOLE / (members.len() as u64 - 1);
            for one in &members {
                let Some(tied) = ties.get_mut(*one) else { continue };
                for other in members.iter().filter(|o| *o != one) {
                    *tied.entry(*other).or_default() += weight;
                }
            }
        }
        ties.into_iter().map(|tied| tied.into_iter().collect()).collect()
    }

    /// The graph of actors (first) and links: an edge for each member of a link.
    pub(super) fn both(&self) -> &UnGraph<(), (), u32> {
        &self.both
    }

    fn beside(&self, node: usize) -> BTreeSet<usize> {
        self.both.neighbors(NodeIndex::new(node)).map(NodeIndex::index).collect()
    }
}
