//! Paths, ranks and communities, checked against what is known of small networks and against plain definitions.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on has failed")]

use dateline::graph::community::communities;
use dateline::graph::network::{Network, Ties};
use dateline::graph::path::shortest;
use dateline::graph::rank::{betweenness, degree, page_rank};
use proptest::prelude::*;

/// A network of links of two.
fn pairs(actors: usize, links: &[(usize, usize)]) -> Network {
    Network::new(actors, links.iter().map(|(a, b)| [*a, *b]))
}

/// Zachary's karate club (1977), the 78 friendships of 34 people.
const KARATE: [(usize, usize); 78] = [
    (1, 2),
    (1, 3),
    (2, 3),
    (1, 4),
    (2, 4),
    (3, 4),
    (1, 5),
    (1, 6),
    (1, 7),
    (5, 7),
    (6, 7),
    (1, 8),
    (2, 8),
    (3, 8),
    (4, 8),
    (1, 9),
    (3, 9),
    (3, 10),
    (1, 11),
    (5, 11),
    (6, 11),
    (1, 12),
    (1, 13),
    (4, 13),
    (1, 14),
    (2, 14),
    (3, 14),
    (4, 14),
    (6, 17),
    (7, 17),
    (1, 18),
    (2, 18),
    (1, 20),
    (2, 20),
    (1, 22),
    (2, 22),
    (24, 26),
    (25, 26),
    (3, 28),
    (24, 28),
    (25, 28),
    (3, 29),
    (24, 30),
    (27, 30),
    (2, 31),
    (9, 31),
    (1, 32),
    (25, 32),
    (26, 32),
    (29, 32),
    (3, 33),
    (9, 33),
    (15, 33),
    (16, 33),
    (19, 33),
    (21, 33),
    (23, 33),
    (24, 33),
    (30, 33),
    (31, 33),
    (32, 33),
    (9, 34),
    (10, 34),
    (14, 34),
    (15, 34),
    (16, 34),
    (19, 34),
    (20, 34),
    (21, 34),
    (23, 34),
    (24, 34),
    (27, 34),
    (28, 34),
    (29, 34),
    (30, 34),
    (31, 34),
    (32, 34),
    (33, 34),
];

fn karate() -> Network {
    pairs(34, &KARATE.map(|(a, b)| (a - 1, b - 1)))
}

fn modularity(ties: &Ties, groups: &[usize]) -> f64 {
    let all: u64 = ties.iter().flatten().map(|(_, w)| w).sum();
    let of = |group: usize| groups.iter().enumerate().filter(move |(_, g)| **g == group).map(|(a, _)| a);
    (0..ties.len())
        .map(|group| {
            let ends: u64 = of(group).flat_map(|a| &ties[a]).map(|(_, w)| w).sum();
            let inside: u64 =
                of(group).flat_map(|a| &ties[a]).filter(|(o, _)| groups[*o] == group).map(|(_, w)| w).sum();
            inside as f64 / all as f64 - (ends as f64 / all as f64).powi(2)
        })
        .sum()
}

#[test]
fn betweenness_of_the_karate_club_is_the_published_one() {
    // NetworkX, betweenness_centrality(karate_club_graph()): 0.437635, 0.304075, 0.145247 for members 1, 34 and 33.
    let found = betweenness(&karate().ties());
    assert_eq!(found.sampled, None);
    for (member, share) in [(1, 0.437_635), (34, 0.304_075), (33, 0.145_247), (12, 0.0)] {
        assert!((found.shares[member - 1] - share).abs() < 1e-6, "member {member}: {}", found.shares[member - 1]);
    }
}

#[test]
fn page_rank_of_the_karate_club_is_the_published_one() {
    // NetworkX, pagerank(alpha=0.85) without weights: 0.100917, 0.096997 and 0.009565 for members 34, 1 and 12.
    let ranks = page_rank(&karate().ties());
    for (member, rank) in [(34, 0.100_917), (1, 0.096_997), (12, 0.009_565)] {
        assert!((ranks[member - 1] - rank).abs() < 1e-5, "member {member}: {}", ranks[member - 1]);
    }
    assert!((ranks.iter().sum::<f64>() - 1.0).abs() < 1e-9);
    assert_eq!(degree(&karate().ties())[33], 17);
}

#[test]
fn communities_of_the_karate_club_are_about_as_good_as_any() {
    let ties = karate().ties();
    let groups = communities(&ties);
    // The best that is possible is 0.4198.
    assert!(modularity(&ties, &groups) > 0.41, "{} {groups:?}", modularity(&ties, &groups));
    assert_ne!(groups[0], groups[33], "the club split between its two leaders");
}

#[test]
fn two_circles_joined_by_one_tie_are_two_communities() {
    let network = pairs(7, &[(0, 1), (1, 2), (2, 0), (3, 4), (4, 5), (5, 3), (2, 3)]);
    assert_eq!(communities(&network.ties()), [0, 0, 0, 1, 1, 1, 2]);
}

#[test]
fn a_path_leads_over_the_fewest_others_and_names_the_links() {
    // 0 -a- 1 -b- 3, 0 -c,d- 2 -e- 3, 4 alone.
    let network = pairs(5, &[(0, 1), (1, 3), (0, 2), (0, 2), (2, 3)]);
    let paths = shortest(&network, 0, 3, 9);
    let found: Vec<(Vec<usize>, Vec<Vec<usize>>)> = paths.into_iter().map(|p| (p.actors, p.steps)).collect();
    let expected = [(vec![0, 2, 3], vec![vec![2, 3], vec![4]]), (vec![0, 1, 3], vec![vec![0], vec![1]])];
    assert_eq!(found, expected, "those who share more links come first");
    assert_eq!(shortest(&network, 0, 3, 1).len(), 1);
    assert!(shortest(&network, 0, 4, 9).is_empty());
    assert!(shortest(&network, 0, 99, 9).is_empty());
    assert_eq!(shortest(&network, 2, 2, 9).first().map(|p| p.actors.clone()), Some(vec![2]));
}

#[test]
fn an_event_of_a_crowd_ties_nobody_but_is_a_step_of_a_path() {
    let network = Network::new(100, [(0..100).collect::<Vec<_>>()]);
    assert!(network.ties().iter().all(Vec::is_empty));
    assert_eq!(shortest(&network, 0, 99, 5).len(), 1);
}

#[test]
fn a_large_network_is_sampled_and_says_so() {
    // A star: all ways lead over the middle, whichever actors are asked.
    let star: Vec<(usize, usize)> = (1..40_000).map(|leaf| (0, leaf)).collect();
    let found = betweenness(&pairs(40_000, &star).ties());
    assert!(found.sampled.is_some_and(|pivots| (256..40_000).contains(&pivots)), "{:?}", found.sampled);
    assert!(found.shares[0] > 0.99 && found.shares[0] < 1.01, "{}", found.shares[0]);
    assert!(found.shares[1..].iter().all(|share| *share == 0.0));
}

prop_compose! {
    fn network()(actors in 1..12usize)
        (links in prop::collection::vec(prop::collection::vec(0..actors + 1, 0..4), 0..20), actors in Just(actors)) -> Network {
        Network::new(actors, links)
    }
}

proptest! {
    /// Betweenness by definition: the share of shortest paths between each two others that lead over an actor.
    #[test]
    fn betweenness_is_what_its_definition_says(network in network()) {
        let ties = network.ties();
        let tied: Vec<usize> = (0..ties.len()).filter(|a| !ties[*a].is_empty()).collect();
        let found = betweenness(&ties);
        let pairs = ((tied.len().max(2) - 1) * (tied.len().max(2) - 2)).max(1) as f64 / 2.0;
        for &middle in &tied {
            let mut sum = 0.0;
            for (at, one) in tied.iter().enumerate() {
                for other in tied.iter().skip(at + 1).filter(|o| **o != middle && *one != middle) {
                    let paths = shortest(&network, *one, *other, usize::MAX);
                    let over = paths.iter().filter(|p| p.actors.contains(&middle)).count();
                    sum += over as f64 / paths.len().max(1) as f64;
                }
            }
            prop_assert!((found.shares[middle] - sum / pairs).abs() < 1e-9);
        }
    }

    #[test]
    fn each_step_of_a_path_is_a_shared_link_and_all_are_equally_long(network in network(), from in 0..12usize, to in 0..12usize) {
        let paths = shortest(&network, from, to, 50);
        for path in &paths {
            prop_assert_eq!(path.actors.first(), Some(&from));
            prop_assert_eq!(path.actors.last(), Some(&to));
            prop_assert_eq!(path.steps.len() + 1, path.actors.len());
            prop_assert_eq!(path.actors.len(), paths[0].actors.len());
            for (ends, links) in path.actors.windows(2).zip(&path.steps) {
                prop_assert!(!links.is_empty());
                prop_assert!(links.iter().all(|l| ends.iter().all(|a| network.members(*l).contains(a))));
            }
        }
    }

    #[test]
    fn a_community_hangs_together_and_no_actor_alone_would_do_better(network in network()) {
        let ties = network.ties();
        let groups = communities(&ties);
        prop_assert_eq!(groups.len(), ties.len());
        for (actor, group) in groups.iter().enumerate() {
            let others = groups.iter().enumerate().filter(|(o, g)| *o != actor && *g == group).count();
            prop_assert!(others == 0 || ties[actor].iter().any(|(o, _)| groups[*o] == *group), "{groups:?}");
        }
        if ties.iter().any(|t| !t.is_empty()) {
            let alone: Vec<usize> = (0..ties.len()).collect();
            prop_assert!(modularity(&ties, &groups) >= modularity(&ties, &alone) - 1e-12);
        }
    }
}
