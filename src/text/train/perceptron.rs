//! The averaged perceptron that all models are trained with.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::text::linear::Index;

/// Passes a hash through.
#[derive(Default)]
struct Identity(u64);

impl Hasher for Identity {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }
    fn write_u32(&mut self, value: u32) {
        self.0 = u64::from(value).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

type ByFeature<T> = HashMap<u32, T, BuildHasherDefault<Identity>>;

/// The weight of a feature for a class.
#[derive(Debug, Clone, Copy)]
struct Cell {
    class: u8,
    weight: f32,
}

/// The sum of a weight over all steps up to `stamp`.
#[derive(Debug, Clone, Copy)]
struct Past {
    total: f64,
    stamp: u32,
}

/// A model in training.
pub(super) struct Perceptron {
    classes: usize,
    /// The features in ascending order.
    features: Vec<u32>,
    rows: Index,
    cells: Vec<Vec<Cell>>,
    /// One for each cell.
    pasts: Vec<Vec<Past>>,
    step: u32,
}

impl Perceptron {
    /// A model over the features that `counter` saw often enough.
    pub(super) fn new(classes: usize, counter: &Counter, least: u32) -> Self {
        let mut kept: Vec<u32> = counter.seen.iter().filter(|(_, n)| **n >= least).map(|(f, _)| *f).collect();
        kept.sort_unstable();
        let mut rows = Index::with_capacity(kept.len());
        for (feature, row) in kept.iter().zip(0..) {
            rows.insert(*feature, row);
        }
        Self {
            classes,
            rows,
            cells: vec![Vec::new(); kept.len()],
            pasts: vec![Vec::new(); kept.len()],
            features: kept,
            step: 0,
        }
    }

    /// Adds up the scores of all classes.
    ///
    /// All places are looked up before any weight is read: the look-ups do not wait for each other then.
    pub(super) fn score(&self, features: &[u32], scores: &mut Vec<f32>) {
        scores.clear();
        scores.resize(self.classes, 0.0);
        for features in features.chunks(64) {
            let mut rows: [&[Cell]; 64] = [&[]; 64];
            for (row, feature) in rows.iter_mut().zip(features) {
                *row = self.rows.get(*feature).and_then(|i| self.cells.get(i as usize)).map_or(&[], Vec::as_slice);
            }
            for cell in rows.iter().copied().flatten() {
                if let Some(score) = scores.get_mut(usize::from(cell.class)) {
                    *score += cell.weight;
                }
            }
        }
    }

    /// Counts one step: to be called once for each decision.
    pub(super) const fn tick(&mut self) {
        self.step += 1;
    }

    /// Moves the weights of the features from one class to another.
    pub(super) fn update(&mut self, features: &[u32], right: usize, wrong: usize) {
        for feature in features {
            let Some(row) = self.rows.get(*feature) else { continue };
            if let (Some(cells), Some(pasts)) = (self.cells.get_mut(row as usize), self.pasts.get_mut(row as usize)) {
                bump(cells, pasts, right, 1.0, self.step);
                bump(cells, pasts, wrong, -1.0, self.step);
            }
        }
    }

    /// Averaged weights in 8 bits, by feature, ascending. Weights are divided by `unit`; those that round to less than
    /// `least` units are left out.
    pub(super) fn finish(&self, unit: f64, least: f64) -> Vec<(u32, Vec<(u8, i8)>)> {
        let steps = f64::from(self.step.max(1));
        let mut out = Vec::new();
        for ((feature, cells), pasts) in self.features.iter().zip(&self.cells).zip(&self.pasts) {
            let mut pairs = Vec::new();
            for (cell, past) in cells.iter().zip(pasts) {
                let sum = past.total + f64::from(cell.weight) * f64::from(self.step - past.stamp);
                let mean = sum / steps / unit;
                if mean.abs() >= least {
                    push_weight(&mut pairs, cell.class, mean.round() as i32);
                }
            }
            pairs.sort_unstable();
            if !pairs.is_empty() {
                out.push((*feature, pairs));
            }
        }
        out
    }
}

/// A weight that eight bits do not hold is written in several pairs of the same class.
fn push_weight(pairs: &mut Vec<(u8, i8)>, class: u8, mut weight: i32) {
    while weight != 0 {
        let part = weight.clamp(-127, 127);
        pairs.push((class, i8::try_from(part).unwrap_or(0)));
        weight -= part;
    }
}

fn bump(cells: &mut Vec<Cell>, pasts: &mut Vec<Past>, class: usize, by: f32, step: u32) {
    let class = u8::try_from(class).unwrap_or(u8::MAX);
    if let Some((cell, past)) = cells.iter_mut().zip(pasts.iter_mut()).find(|(c, _)| c.class == class) {
        past.total += f64::from(cell.weight) * f64::from(step - past.stamp);
        past.stamp = step;
        cell.weight += by;
    } else {
        cells.push(Cell { class, weight: by });
        pasts.push(Past { total: 0.0, stamp: step });
    }
}

/// Counts how often features occur.
#[derive(Default)]
pub(super) struct Counter {
    seen: ByFeature<u32>,
}

impl Counter {
    pub(super) fn add(&mut self, features: &[u32]) {
        for feature in features {
            *self.seen.entry(*feature).or_insert(0) += 1;
        }
    }
}

/// Numbers that look random and are always the same (a linear congruential generator).
pub(super) struct Dice(u64);

impl Dice {
    pub(super) const fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(2).wrapping_add(0x1234_5678_9abc_def1))
    }

    /// A number below `limit`.
    pub(super) const fn below(&mut self, limit: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let high = (self.0 >> 33) as u32;
        if limit == 0 { 0 } else { high % limit }
    }

    /// A number from 0 to 1, 1 excluded.
    pub(super) const fn unit(&mut self) -> f32 {
        self.below(1 << 24) as f32 / (1 << 24) as f32
    }

    /// Brings items into an order of its own.
    pub(super) fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            let j = self.below(u32::try_from(i).unwrap_or(u32::MAX - 1) + 1) as usize;
            items.swap(i, j);
        }
    }
}
