//! Trains the parser with a dynamic oracle (Goldberg and Nivre 2013): it learns from the states that it comes to itself.

use super::conllu::GoldSentence;
use super::perceptron::{Counter, Dice, Perceptron};
use crate::text::Relation;
use crate::text::bytes::Writer;
use crate::text::features::Atoms;
use crate::text::linear;
use crate::text::parser::{State, Step};
use crate::text::tagger::Guess;

/// A sentence ready for training, with tags as the tagger gives them.
pub(super) struct Example<'a> {
    pub(super) atoms: Vec<Atoms>,
    pub(super) tags: Vec<Guess>,
    pub(super) gold: &'a GoldSentence,
}

/// The gold tree in the parser's terms: the root is the number of words.
struct Tree {
    heads: Vec<u32>,
    labels: Vec<usize>,
    children: Vec<Vec<u32>>,
}

impl Tree {
    fn new(gold: &GoldSentence, relations: &[Relation]) -> Self {
        let count = gold.words.len();
        let root = u32::try_from(count).unwrap_or(0);
        let head = |h: Option<usize>| h.and_then(|h| u32::try_from(h).ok()).unwrap_or(root);
        let heads: Vec<u32> = gold.words.iter().map(|w| head(w.head)).collect();
        let label = |r: Relation| relations.iter().position(|x| *x == r).unwrap_or(0);
        let mut children = vec![Vec::new(); count + 1];
        for (word, head) in (0..).zip(&heads) {
            if let Some(list) = children.get_mut(*head as usize) {
                list.push(word);
            }
        }
        Self { heads, labels: gold.words.iter().map(|w| label(w.relation)).collect(), children }
    }

    fn head(&self, word: u32) -> u32 {
        self.heads.get(word as usize).copied().unwrap_or(u32::MAX)
    }

    fn children(&self, word: u32) -> &[u32] {
        self.children.get(word as usize).map_or(&[], Vec::as_slice)
    }

    /// How many gold dependencies a step makes impossible.
    fn cost(&self, step: Step, state: &State) -> usize {
        let next = state.next;
        let top = state.stack.last().copied().unwrap_or(u32::MAX);
        let under = state.stack.iter().rev().nth(1).copied();
        let ahead = self.children(top).iter().filter(|c| **c >= next).count();
        match step {
            Step::Left => {
                let head = self.head(top);
                ahead + usize::from(head != next && (head > next || Some(head) == under))
            }
            Step::Right => ahead + usize::from(self.head(top) >= next),
            Step::Shift => {
                let waiting = |w: u32| state.stack.contains(&w);
                let head = self.head(next);
                let lost = self.children(next).iter().filter(|c| **c < next && waiting(**c)).count();
                lost + usize::from(head < next && head != top && waiting(head))
            }
        }
    }

    /// The gold label of the dependency that a step makes, if it makes a gold one.
    fn label(&self, step: Step, state: &State) -> Option<usize> {
        let top = *state.stack.last()?;
        let head = match step {
            Step::Shift => return None,
            Step::Left => state.next,
            Step::Right => *state.stack.iter().rev().nth(1)?,
        };
        (self.head(top) == head).then(|| self.labels.get(top as usize).copied()).flatten()
    }

    /// Marks the classes that are right in a state.
    fn right_classes(&self, state: &State, relations: usize, out: &mut Vec<bool>) {
        out.clear();
        out.resize(1 + 2 * relations, false);
        let steps = [Step::Shift, Step::Left, Step::Right].into_iter().filter(|s| state.allows(*s));
        let costs: Vec<(Step, usize)> = steps.map(|s| (s, self.cost(s, state))).collect();
        let least = costs.iter().map(|(_, c)| *c).min().unwrap_or(0);
        for (step, _) in costs.iter().filter(|(_, c)| *c == least) {
            let labels = match (step, self.label(*step, state)) {
                (Step::Shift, _) => 0..1,
                (_, Some(label)) => label..label + 1,
                (_, None) => 0..relations,
            };
            for label in labels {
                if let Some(slot) = out.get_mut(step.class(label, relations)) {
                    *slot = true;
                }
            }
        }
    }
}

/// The class with the highest score among those that pass.
fn best_of(scores: &[f32], passes: impl Fn(usize) -> bool) -> usize {
    let mut best = (0, f32::NEG_INFINITY);
    for (class, score) in scores.iter().enumerate() {
        if *score > best.1 && passes(class) {
            best = (class, *score);
        }
    }
    best.0
}

/// Writes a trained parser for `Parser::read`.
pub(super) fn train(examples: &[Example<'_>], rounds: u64, writer: &mut Writer) {
    let mut relations: Vec<Relation> = examples.iter().flat_map(|e| &e.gold.words).map(|w| w.relation).collect();
    relations.sort_unstable();
    relations.dedup();
    let kinds = relations.len();
    let mut data: Vec<(&Example<'_>, Tree)> = examples.iter().map(|e| (e, Tree::new(e.gold, &relations))).collect();
    let mut features = Vec::new();
    let mut right = Vec::new();
    let mut counter = Counter::default();
    for (example, tree) in &data {
        let mut state = State::new(&example.atoms, &example.tags);
        while !state.done() {
            state.features(&mut features);
            counter.add(&features);
            tree.right_classes(&state, kinds, &mut right);
            let (step, label) = Step::of_class(right.iter().position(|r| *r).unwrap_or(0), kinds);
            state.take(step, label);
        }
    }
    let mut model = Perceptron::new(1 + 2 * kinds, &counter, 3);
    drop(counter);
    let mut scores = Vec::new();
    let mut dice = Dice::new(77);
    for round in 0..rounds {
        Dice::new(round).shuffle(&mut data);
        for (example, tree) in &data {
            let mut state = State::new(&example.atoms, &example.tags);
            while !state.done() {
                state.features(&mut features);
                model.score(&features, &mut scores);
                tree.right_classes(&state, kinds, &mut right);
                let allowed = |c: usize| state.allows(Step::of_class(c, kinds).0);
                let guess = best_of(&scores, allowed);
                let is_right = |c: usize| right.get(c).copied().unwrap_or(false);
                let gold = best_of(&scores, is_right);
                model.tick();
                if !is_right(guess) {
                    model.update(&features, gold, guess);
                }
                let explore = round > 0 && dice.below(10) < 9;
                let (step, label) = Step::of_class(if explore { guess } else { gold }, kinds);
                state.take(step, label);
            }
        }
    }
    writer.count(kinds);
    for relation in &relations {
        writer.text(relation.as_str());
    }
    linear::write(1 + 2 * kinds, &model.finish(0.25, 4.0), writer);
}
