//! Trains the network by gradient descent.

mod adam;
pub(super) mod batch;
pub(super) mod export;
#[cfg(test)]
mod gradient;
mod layers;
pub(super) mod matrix;
mod network;
mod recurrent;
mod weights;

use std::sync::Arc;

use super::dice::Dice;
use crate::error::{Error, Result};
use crate::text::names::CLASSES;
use crate::text::net::arcs::DISTANCES;
use crate::text::net::kernel::LANES;
use crate::text::net::norm::TINY;
use crate::text::net::{DEEPEST, FARTHEST, WIDEST, input};
use adam::Adam;
use batch::{Batch, Example};
use matrix::Matrix;
use network::Network;
use network::{Dropout, Gradients};
use weights::Shape;
use weights::Weights;

/// Parts into which each batch is cut for as many threads; a fixed number, since it is seen in the result.
const SHARDS: usize = 2;

/// The size of a network and how it is trained.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// Numbers a word; this and the next two are multiples of 16.
    pub width: usize,
    /// Numbers by which a dependent and its head are matched.
    pub arc: usize,
    /// Numbers by which the relation is told.
    pub label: usize,
    /// How far each convolution reaches to either side, in words; 0 for a recurrent layer.
    pub reaches: Vec<usize>,
    /// How many times everything is learnt from.
    pub rounds: usize,
    /// Highest learning rate; it rises over the first steps and sinks to nothing.
    pub rate: f32,
    /// Words a batch.
    pub batch: usize,
    /// Share of a layer's numbers, from 0 to 1, that is left out at random.
    pub layer_dropout: f32,
    /// Share of the words, from 0 to 1, of which only the looks are seen, and of those whose vector is not.
    pub word_dropout: f32,
}

impl Default for Plan {
    fn default() -> Self {
        Self {
            width: 96,
            reaches: vec![1, 0, 1, 0],
            arc: 64,
            label: 64,
            rounds: 12,
            rate: 0.002,
            batch: 1500,
            layer_dropout: 0.1,
            word_dropout: 0.05,
        }
    }
}

impl Plan {
    /// Whether the program can read what is trained: numbers come in blocks.
    ///
    /// # Errors
    /// [`Error::Model`] where it cannot.
    pub(super) fn check(&self) -> Result<()> {
        let fits = |size: usize| size > 0 && size <= WIDEST && size.is_multiple_of(LANES);
        let deep = self.reaches.len() <= DEEPEST && self.reaches.iter().all(|r| *r <= FARTHEST);
        if [self.width, self.arc, self.label].into_iter().all(fits) && deep {
            return Ok(());
        }
        Err(Error::Model {
            problem: format!(
                "a network of {} layers with sizes {}, {}, {}: sizes are multiples of {LANES} up to {WIDEST}, at most {DEEPEST} layers \
                 reach {FARTHEST} words at most",
                self.reaches.len(),
                self.width,
                self.arc,
                self.label
            ),
        })
    }

    pub(super) fn shape(&self, vector: usize, tags: usize, relations: usize) -> Shape {
        Shape {
            width: self.width,
            vector,
            reaches: self.reaches.clone(),
            tags,
            names: CLASSES,
            arc: self.arc,
            label: self.label,
            relations,
        }
    }
}

/// A network that has learnt nothing.
pub(super) fn fresh(shape: Shape, vectors: Matrix) -> Network {
    let mut dice = Dice::new(7);
    let weights = Weights::new(&shape, &mut dice);
    let data = (0..input::ROWS * shape.width).map(|_| (dice.unit() - 0.5) * 0.4).collect();
    let table = Matrix { cols: shape.width, data };
    Network { shape, weights, table, vectors: Arc::new(vectors) }
}

/// Trains; reports the number of each round, from 0, and its mean loss.
///
/// # Errors
/// [`Error::Model`] where the weights grow beyond bounds.
pub(super) fn train(
    network: &mut Network,
    plan: &Plan,
    examples: &[Example],
    mut report: impl FnMut(usize, f32),
) -> Result<()> {
    let mut adam = Adam::new(network);
    let mut gradients: Vec<Gradients> = (0..SHARDS).map(|_| Gradients::new(network)).collect();
    let all: Vec<u32> = (0..).take(examples.len()).collect();
    let batches: Vec<_> = (0..plan.rounds).map(|r| batches(all.clone(), examples, plan.batch, r)).collect();
    let total: usize = batches.iter().map(Vec::len).sum();
    let mut step = 0;
    for (number, batches) in batches.iter().enumerate() {
        let mut loss = 0.0;
        for batch in batches {
            step += 1;
            let warm = (step as f32 / 300.0).min(1.0);
            let rate = plan.rate * warm * (1.0 - step as f32 / total as f32).max(0.01);
            loss += descend(network, plan, batch, examples, step, &mut gradients)?;
            if let [first, ..] = &mut gradients[..] {
                adam.step(network, first, rate);
            }
            for gradients in &mut gradients {
                gradients.clear();
            }
        }
        report(number, loss / batches.len().max(1) as f32);
    }
    Ok(())
}

/// Gathers the gradients of a batch in the first of `gradients`. Gives the loss.
fn descend(
    network: &Network,
    plan: &Plan,
    batch: &[u32],
    examples: &[Example],
    step: usize,
    gradients: &mut [Gradients],
) -> Result<f32> {
    let mut shards: Vec<Batch> = (0..SHARDS).map(|_| Batch::default()).collect();
    for number in batch {
        let lightest = (0..SHARDS).min_by_key(|s| shards[*s].words()).unwrap_or(0);
        shards[lightest].push(&examples[*number as usize]);
    }
    let words: usize = shards.iter().map(Batch::words).sum();
    let scale = 1.0 / words.max(1) as f32;
    let dropout = Dropout { layer: plan.layer_dropout, word: plan.word_dropout };
    let broken = || Error::Model { problem: "the training broke off: its rate is too high for the data".to_owned() };
    let losses: Vec<f32> = std::thread::scope(|scope| {
        let running: Vec<_> = shards
            .iter_mut()
            .zip(gradients.iter_mut())
            .enumerate()
            .map(|(shard, (batch, out))| {
                let mut dice = Dice::new((step * SHARDS + shard) as u64);
                scope.spawn(move || network.learn(batch, scale, dropout, &mut dice, out))
            })
            .collect();
        running.into_iter().map(|r| r.join().map_err(|_| broken())).collect::<Result<_>>()
    })?;
    if let Some((first, others)) = gradients.split_first_mut() {
        for other in others {
            first.add(other);
        }
    }
    let loss: f32 = losses.iter().sum();
    if loss.is_finite() { Ok(loss) } else { Err(broken()) }
}

/// Cuts the examples into batches, in an order of the round's own.
fn batches(mut numbers: Vec<u32>, examples: &[Example], words: usize, round: usize) -> Vec<Vec<u32>> {
    Dice::new(1000 + round as u64).shuffle(&mut numbers);
    let mut out = vec![Vec::new()];
    let mut size = 0;
    for number in numbers {
        let length = examples[number as usize].words.len();
        if size + length > words && size > 0 {
            out.push(Vec::new());
            size = 0;
        }
        size += length;
        if let Some(last) = out.last_mut() {
            last.push(number);
        }
    }
    out
}
