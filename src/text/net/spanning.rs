//! The best tree over the words of a sentence (Chu and Liu 1965, Edmonds 1967), with one root.

use super::highest::highest;

/// Scores count up to this, either way; what is no number counts least.
const MOST: f32 = 1e4;

/// Added to the score of each word's being the root: more than all other scores of a stretch together, so that one is.
const ONE_ROOT: f64 = -1e8;

/// The head of each word, 0 for the root, words from 1. `scores` has a row for each word and in it one for each head; with
/// no words there is no tree.
pub(super) fn heads(scores: &[f32], words: usize) -> Vec<usize> {
    let width = words + 1;
    let mut heads: Vec<usize> = scores.chunks_exact(width).take(words).map(|row| highest(row).0).collect();
    heads.resize(words, 0);
    if heads.iter().filter(|h| **h == 0).count() == 1 && cycle(&heads).is_none() {
        return heads;
    }
    contract(scores, words)
}

/// The words of a circle of heads, if there is one.
fn cycle(heads: &[usize]) -> Option<Vec<usize>> {
    // For each word the number of the walk that came past it.
    let mut seen = vec![0; heads.len() + 1];
    for start in 1..=heads.len() {
        let mut at = start;
        while at != 0 && seen.get(at) == Some(&0) {
            if let Some(mark) = seen.get_mut(at) {
                *mark = start;
            }
            at = heads.get(at - 1).copied().unwrap_or(0);
        }
        if at != 0 && seen.get(at) == Some(&start) {
            let mut circle = vec![at];
            let mut next = heads.get(at - 1).copied().unwrap_or(0);
            while next != at && circle.len() <= heads.len() {
                circle.push(next);
                next = heads.get(next.wrapping_sub(1)).copied().unwrap_or(at);
            }
            return Some(circle);
        }
    }
    None
}

/// A square table of scores from dependent to head.
struct Table {
    size: usize,
    scores: Vec<f64>,
}

impl Table {
    fn get(&self, dependent: usize, head: usize) -> f64 {
        self.scores.get(dependent * self.size + head).copied().unwrap_or(f64::NEG_INFINITY)
    }

    /// Scores of all heads.
    fn row(&self, dependent: usize) -> &[f64] {
        self.scores.get(dependent * self.size..(dependent + 1) * self.size).unwrap_or(&[])
    }

    /// The head with the highest score among the living; the first of equals.
    fn best(&self, dependent: usize, alive: &[bool]) -> usize {
        let mut found = (0, f64::NEG_INFINITY);
        for (head, (score, alive)) in self.row(dependent).iter().zip(alive).enumerate() {
            if *score > found.1 && *alive && head != dependent {
                found = (head, *score);
            }
        }
        found.0
    }

    fn set(&mut self, dependent: usize, head: usize, score: f64) {
        if let Some(slot) = self.scores.get_mut(dependent * self.size + head) {
            *slot = score;
        }
    }
}

/// A circle taken as one word: who was in it, and through whom its members are reached and reach others.
struct Merged {
    /// The member that stands for all.
    name: usize,
    members: Vec<usize>,
    /// Heads inside the circle.
    inside: Vec<usize>,
    /// For each other word as head: the member that would depend on it.
    enters: Vec<usize>,
    /// For each other word as dependent: the member that would be its head.
    leaves: Vec<usize>,
}

/// Merges circles into one word each until there is none, then takes them apart again.
fn contract(scores: &[f32], words: usize) -> Vec<usize> {
    let size = words + 1;
    let mut table = Table { size, scores: vec![f64::NEG_INFINITY; size * size] };
    let rows = table.scores.chunks_exact_mut(size).skip(1).zip(scores.chunks_exact(size));
    for (dependent, (row, scores)) in rows.enumerate() {
        for (to, score) in row.iter_mut().zip(scores) {
            // What is no number counts least.
            *to = f64::from(if *score > -MOST { score.min(MOST) } else { -MOST });
        }
        if let Some(own) = row.get_mut(dependent + 1) {
            *own = f64::NEG_INFINITY;
        }
        if let Some(root) = row.first_mut() {
            *root += ONE_ROOT;
        }
    }
    let mut alive: Vec<bool> = vec![true; size];
    let mut merged: Vec<Merged> = Vec::new();
    let mut heads: Vec<usize> = (1..size).map(|dependent| table.best(dependent, &alive)).collect();
    // Each turn takes at least one word out.
    for _ in 0..=words {
        let living: Vec<usize> =
            heads.iter().enumerate().map(|(i, h)| if alive.get(i + 1) == Some(&true) { *h } else { 0 }).collect();
        let Some(circle) = cycle(&living) else { break };
        let circle = merge(&mut table, &mut alive, &heads, circle);
        // Whose best head is in the circle has it there still, whose is not has it where it was.
        for (i, head) in heads.iter_mut().enumerate() {
            if i + 1 == circle.name {
                *head = table.best(circle.name, &alive);
            } else if alive.get(i + 1) == Some(&true) && circle.members.contains(head) {
                *head = circle.name;
            }
        }
        merged.push(circle);
    }
    for circle in merged.iter().rev() {
        let head = heads.get(circle.name - 1).copied().unwrap_or(0);
        for word in heads.iter_mut().enumerate().filter_map(|(i, h)| {
            let leaves = circle.leaves.get(i + 1).copied().unwrap_or(0);
            (*h == circle.name && leaves != 0 && !circle.members.contains(&(i + 1))).then_some((h, leaves))
        }) {
            *word.0 = word.1;
        }
        for (member, inside) in circle.members.iter().zip(&circle.inside) {
            if let Some(slot) = heads.get_mut(member - 1) {
                *slot = *inside;
            }
        }
        let entered = circle.enters.get(head).copied().unwrap_or(circle.name);
        if let Some(slot) = heads.get_mut(entered.wrapping_sub(1)) {
            *slot = head;
        }
    }
    heads
}

/// Makes one word of a circle.
fn merge(table: &mut Table, alive: &mut [bool], heads: &[usize], circle: Vec<usize>) -> Merged {
    let size = table.size;
    let name = circle.first().copied().unwrap_or(1);
    let head = |word: usize| heads.get(word - 1).copied().unwrap_or(0);
    let inside: Vec<usize> = circle.iter().map(|m| head(*m)).collect();
    let mut enters = vec![0; size];
    let mut leaves = vec![0; size];
    let outside: Vec<usize> = (0..size).filter(|w| alive.get(*w) == Some(&true) && !circle.contains(w)).collect();
    let mut rows = Vec::with_capacity(outside.len());
    for other in outside {
        let (mut enter, mut leave) = ((name, f64::NEG_INFINITY), (name, f64::NEG_INFINITY));
        for (member, within) in circle.iter().zip(&inside) {
            let score = table.get(*member, other) - table.get(*member, *within);
            if score > enter.1 {
                enter = (*member, score);
            }
            let score = table.get(other, *member);
            if score > leave.1 {
                leave = (*member, score);
            }
        }
        rows.push((other, enter, leave));
    }
    for (other, enter, leave) in rows {
        table.set(name, other, enter.1);
        if let Some(slot) = enters.get_mut(other) {
            *slot = enter.0;
        }
        if other != 0 {
            table.set(other, name, leave.1);
            if let Some(slot) = leaves.get_mut(other) {
                *slot = leave.0;
            }
        }
    }
    for member in circle.iter().filter(|m| **m != name) {
        if let Some(alive) = alive.get_mut(*member) {
            *alive = false;
        }
    }
    Merged { name, members: circle, inside, enters, leaves }
}

#[cfg(test)]
mod tests {
    use super::heads;
    use proptest::prelude::*;

    /// Every way to give each word a head that is not itself.
    fn all(words: usize) -> impl Iterator<Item = Vec<usize>> {
        let heads = words + 1;
        (0..heads.pow(u32::try_from(words).unwrap()))
            .map(move |mut number| {
                let mut tree = Vec::new();
                for _ in 0..words {
                    tree.push(number % heads);
                    number /= heads;
                }
                tree
            })
            .filter(|tree| tree.iter().enumerate().all(|(i, head)| *head != i + 1))
    }

    /// Whether one word is the root and every other one comes to it.
    fn is_tree(tree: &[usize]) -> bool {
        let reaches = |mut at: usize| {
            for _ in 0..=tree.len() {
                if at == 0 {
                    return true;
                }
                at = tree[at - 1];
            }
            false
        };
        tree.iter().filter(|h| **h == 0).count() == 1 && (1..=tree.len()).all(reaches)
    }

    fn total(scores: &[f32], tree: &[usize]) -> f64 {
        tree.iter().enumerate().map(|(i, head)| f64::from(scores[i * (tree.len() + 1) + head])).sum()
    }

    fn table(score: impl Strategy<Value = f32> + Clone, most: usize) -> impl Strategy<Value = (usize, Vec<f32>)> {
        (1..=most).prop_flat_map(move |words| (Just(words), prop::collection::vec(score.clone(), words * (words + 1))))
    }

    fn without_own(words: usize, mut scores: Vec<f32>) -> Vec<f32> {
        for i in 0..words {
            scores[i * (words + 1) + i + 1] = f32::NEG_INFINITY;
        }
        scores
    }

    proptest! {
        #[test]
        fn the_tree_has_one_root_and_no_better_one_exists(
            (words, scores) in table(prop_oneof![(-3i8..=3).prop_map(f32::from), -1000f32..1000.0], 5),
        ) {
            let scores = without_own(words, scores);
            let found = heads(&scores, words);
            prop_assert!(is_tree(&found), "{found:?}");
            let best = all(words).filter(|t| is_tree(t)).map(|t| total(&scores, &t)).fold(f64::NEG_INFINITY, f64::max);
            prop_assert!((total(&scores, &found) - best).abs() < 1e-3, "{found:?}: {} < {best}", total(&scores, &found));
        }

        #[test]
        fn whatever_the_scores_there_is_one_root_and_no_circle(
            (words, scores) in table(
                prop_oneof![
                    3 => -5f32..5.0,
                    1 => prop::sample::select(vec![f32::NAN, f32::INFINITY, f32::NEG_INFINITY, f32::MAX, f32::MIN, 0.0]),
                ],
                12,
            ),
        ) {
            let found = heads(&scores, words);
            prop_assert_eq!(found.len(), words);
            let found_without_own = heads(&without_own(words, scores), words);
            prop_assert!(is_tree(&found_without_own), "{:?}", found_without_own);
        }
    }

    #[test]
    fn words_that_all_want_to_be_the_root_get_one() {
        let words = 256;
        let scores: Vec<f32> =
            (0..words * (words + 1)).map(|i| if i % (words + 1) == 0 { 1e4 } else { -1e4 }).collect();
        assert!(is_tree(&heads(&without_own(words, scores), words)));
    }

    #[test]
    fn no_words_have_no_tree() {
        assert_eq!(heads(&[], 0), Vec::<usize>::new());
    }
}
