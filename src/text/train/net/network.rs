//! The network in training: one batch forwards and back.

use super::super::dice::Dice;
use super::batch::{Batch, NONE};
use super::layers::{
    Normed, dense, dense_back, drop, learn, norm, norm_back, relu, relu_back, softmax_loss, times, windows,
    windows_back,
};
use super::matrix::{Matrix, add_product, add_transposed_product};
use super::recurrent::{self, Flow};
use super::weights::{Dense, Shape, Weights};
use crate::text::net::arcs::distance;

/// Everything learnt.
#[derive(Debug, Clone)]
pub(in crate::text) struct Network {
    pub(in crate::text) shape: Shape,
    pub(in crate::text) weights: Weights,
    /// One row for each feature.
    pub(in crate::text) table: Matrix,
    /// The word vectors, which stay as they are; row 0 is that of unknown words.
    pub(in crate::text) vectors: std::sync::Arc<Matrix>,
}

/// Gradients of a batch.
#[derive(Debug)]
pub(in crate::text) struct Gradients {
    pub(in crate::text) weights: Weights,
    pub(in crate::text) table: Matrix,
    /// The rows of the table that were used.
    pub(in crate::text) used: Vec<u32>,
}

/// How much is forgotten at random while learning.
#[derive(Debug, Clone, Copy)]
pub(in crate::text) struct Dropout {
    pub(in crate::text) layer: f32,
    /// Share of the words whose form is not seen.
    pub(in crate::text) word: f32,
}

/// A layer's output with what its way back needs.
struct Step {
    way: Way,
    normed: Normed,
    factors: Vec<f32>,
}

enum Way {
    Convolution { windows: Matrix, bent: Matrix },
    Recurrent(Flow),
}

impl Gradients {
    pub(super) fn new(network: &Network) -> Self {
        Self {
            weights: network.weights.zeros(),
            table: Matrix::zeros(network.table.rows(), network.table.cols),
            used: Vec::new(),
        }
    }

    /// Back to zero.
    pub(super) fn clear(&mut self) {
        for part in self.weights.each() {
            part.fill(0.0);
        }
        for row in self.used.drain(..) {
            self.table.row_mut(row as usize).fill(0.0);
        }
    }

    /// Adds those of another part of the batch.
    pub(super) fn add(&mut self, other: &mut Self) {
        for (to, from) in self.weights.each().into_iter().zip(other.weights.each()) {
            for (to, from) in to.iter_mut().zip(from) {
                *to += *from;
            }
        }
        for row in &other.used {
            let from = other.table.row(*row as usize);
            for (to, from) in self.table.row_mut(*row as usize).iter_mut().zip(from) {
                *to += from;
            }
        }
        self.used.extend(&other.used);
        self.used.sort_unstable();
        self.used.dedup();
    }
}

/// The last layer of a batch, and the slopes of the loss there.
struct Top<'a> {
    x: &'a Matrix,
    batch: &'a Batch,
    /// What each word counts.
    scale: f32,
    dx: Matrix,
}

impl Top<'_> {
    /// A class for each word. Gives the loss.
    fn classes(&mut self, gold: &[u32], layer: &Dense, gradient: &mut Dense) -> f32 {
        if gold.iter().all(|g| *g == NONE) {
            return 0.0;
        }
        let mut scores = dense(self.x, layer);
        let mut loss = 0.0;
        for (i, right) in gold.iter().enumerate() {
            let row = scores.row_mut(i);
            if *right == NONE {
                row.fill(0.0);
            } else {
                loss += softmax_loss(row, *right as usize, self.scale * self.batch.weights[i]);
            }
        }
        let back = dense_back(self.x, &scores, layer, gradient);
        for (to, from) in self.dx.data.iter_mut().zip(&back.data) {
            *to += from;
        }
        loss
    }
}

impl Network {
    /// Adds the gradients of a batch; `scale` is what each word counts. Gives the loss.
    pub(super) fn learn(
        &self,
        batch: &mut Batch,
        scale: f32,
        dropout: Dropout,
        dice: &mut Dice,
        out: &mut Gradients,
    ) -> f32 {
        self.forget_words(batch, dropout.word, dice);
        let (gathered, first, first_factors) = self.input(batch, dropout, dice);
        let mut xs = vec![first.0];
        let mut steps: Vec<Step> = Vec::new();
        for ((layer, gain), reach) in
            self.weights.layers.iter().zip(self.weights.norms.iter().skip(1)).zip(&self.shape.reaches)
        {
            let x = &xs[xs.len() - 1];
            let (mut sum, way) = if *reach == 0 {
                let (sum, flow) = recurrent::run(dense(x, layer), &batch.bounds);
                (sum, Way::Recurrent(flow))
            } else {
                let windows = windows(x, &batch.bounds, *reach);
                let mut bent = dense(&windows, layer);
                relu(&mut bent);
                (bent.clone(), Way::Convolution { windows, bent })
            };
            for (sum, x) in sum.data.iter_mut().zip(&x.data) {
                *sum += x;
            }
            let (mut y, normed) = norm(&sum, gain);
            let factors = drop(&mut y, dropout.layer, dice);
            steps.push(Step { way, normed, factors });
            xs.push(y);
        }
        let x = &xs[xs.len() - 1];
        let mut top = Top { x, batch, scale, dx: Matrix::zeros(x.rows(), x.cols) };
        let mut loss = 0.0;
        loss += top.classes(&batch.tags, &self.weights.tag, &mut out.weights.tag);
        loss += top.classes(&batch.names, &self.weights.name, &mut out.weights.name);
        loss += self.trees(&mut top, dropout, dice, out);
        let mut dx = top.dx;
        for (i, step) in steps.iter().enumerate().rev() {
            times(&mut dx, &step.factors);
            let [norm, layer] = [i + 1, i];
            let dsum = norm_back(&step.normed, &dx, &self.weights.norms[norm][0], &mut out.weights.norms[norm]);
            let (layer, gradient) = (&self.weights.layers[layer], &mut out.weights.layers[layer]);
            match &step.way {
                Way::Convolution { windows, bent } => {
                    let mut dbent = dsum.clone();
                    relu_back(bent, &mut dbent);
                    let back = dense_back(windows, &dbent, layer, gradient);
                    dx = dsum;
                    windows_back(&back, &batch.bounds, self.shape.reaches[i], &mut dx);
                }
                Way::Recurrent(flow) => {
                    let dgates = recurrent::run_back(flow, &dsum, &batch.bounds);
                    dx = dense_back(&xs[i], &dgates, layer, gradient);
                    for (dx, dsum) in dx.data.iter_mut().zip(&dsum.data) {
                        *dx += dsum;
                    }
                }
            }
        }
        times(&mut dx, &first_factors);
        let din = norm_back(&first.1, &dx, &self.weights.norms[0][0], &mut out.weights.norms[0]);
        learn(&gathered, &din, &mut out.weights.vector);
        for (slots, din) in batch.slots.iter().zip(din.data.chunks_exact(din.cols)) {
            for slot in slots.iter().filter(|s| **s != NONE) {
                out.used.push(*slot);
                for (to, from) in out.table.row_mut(*slot as usize).iter_mut().zip(din) {
                    *to += from;
                }
            }
        }
        out.used.sort_unstable();
        out.used.dedup();
        loss
    }

    /// Hides what some words are from the network, so that it learns from their looks and neighbours.
    fn forget_words(&self, batch: &mut Batch, rate: f32, dice: &mut Dice) {
        let limit = (rate * 65536.0) as u32;
        for (slots, vector) in batch.slots.iter_mut().zip(&mut batch.vectors) {
            if dice.below(65536) < limit {
                for slot in &mut slots[..3] {
                    *slot = NONE;
                }
            }
            if dice.below(65536) < limit {
                *vector = 0;
            }
        }
    }

    /// The vectors of the words, and the sum of what is seen of each word, normalised.
    fn input(&self, batch: &Batch, dropout: Dropout, dice: &mut Dice) -> (Matrix, (Matrix, Normed), Vec<f32>) {
        let mut gathered = Matrix::zeros(batch.words(), self.shape.vector);
        for (i, vector) in batch.vectors.iter().enumerate() {
            gathered.row_mut(i).copy_from_slice(self.vectors.row(*vector as usize));
        }
        let mut sum = dense(&gathered, &self.weights.vector);
        for (i, slots) in batch.slots.iter().enumerate() {
            let row = sum.row_mut(i);
            for slot in slots.iter().filter(|s| **s != NONE) {
                for (to, from) in row.iter_mut().zip(self.table.row(*slot as usize)) {
                    *to += from;
                }
            }
        }
        let (mut x, normed) = norm(&sum, &self.weights.norms[0]);
        let factors = drop(&mut x, dropout.layer, dice);
        (gathered, (x, normed), factors)
    }

    /// Heads and relations. Gives the loss.
    fn trees(&self, top: &mut Top<'_>, dropout: Dropout, dice: &mut Dice, out: &mut Gradients) -> f32 {
        let Top { x, batch, scale, dx } = top;
        let scale = *scale;
        if batch.heads.iter().all(|h| *h == NONE) {
            return 0.0;
        }
        let weights = &self.weights;
        // The root stands behind the last word.
        let root = x.rows();
        let mut rooted = x.clone();
        rooted.data.extend(&weights.root);
        let bent = |layer: &Dense, dice: &mut Dice, from: &Matrix| {
            let mut y = dense(from, layer);
            relu(&mut y);
            let factors = drop(&mut y, dropout.layer, dice);
            (y, factors)
        };
        let (dependents, dependent_factors) = bent(&weights.dependent, dice, x);
        let (heads, head_factors) = bent(&weights.head, dice, &rooted);
        let mixed = dense(&heads, &weights.mix);
        let label_dependents = dense(x, &weights.label_dependent);
        let label_heads = dense(&rooted, &weights.label_head);
        let mut d_dependents = Matrix::zeros(dependents.rows(), dependents.cols);
        let mut d_mixed = Matrix::zeros(mixed.rows(), mixed.cols);
        let mut loss = 0.0;
        for (first, last) in &batch.bounds {
            let n = last - first;
            if n == 0 || batch.heads[*first] == NONE {
                continue;
            }
            let slice = |m: &Matrix| Matrix { cols: m.cols, data: m.data[first * m.cols..last * m.cols].to_vec() };
            let mine = slice(&dependents);
            let mut others = Matrix { cols: mixed.cols, data: mixed.row(root).to_vec() };
            others.data.extend(&slice(&mixed).data);
            let mut scores = Matrix::zeros(n, n + 1);
            add_product(&mine, &others.transposed(), &mut scores);
            for i in 0..n {
                let row = scores.row_mut(i);
                for (j, score) in row.iter_mut().enumerate() {
                    *score += weights.distance[distance(i, j)];
                }
                row[i + 1] = f32::NEG_INFINITY;
                let head = batch.heads[first + i] as usize;
                loss += softmax_loss(row, head, scale * batch.weights[first + i]);
                for (j, d) in row.iter().enumerate() {
                    out.weights.distance[distance(i, j)] += d;
                }
            }
            let mut d_mine = Matrix::zeros(n, mine.cols);
            add_product(&scores, &others, &mut d_mine);
            d_dependents.data[first * mine.cols..last * mine.cols].copy_from_slice(&d_mine.data);
            let mut d_others = vec![0.0; others.data.len()];
            add_transposed_product(&scores, &mine, &mut d_others);
            let (of_root, of_words) = d_others.split_at(mixed.cols);
            for (to, from) in d_mixed.row_mut(root).iter_mut().zip(of_root) {
                *to += from;
            }
            d_mixed.data[first * mixed.cols..last * mixed.cols].copy_from_slice(of_words);
        }
        // The relation of each word to its head.
        let mut pairs = label_dependents.clone();
        let mut at = vec![NONE; x.rows()];
        for (first, last) in &batch.bounds {
            for (i, at) in at.iter_mut().enumerate().take(*last).skip(*first) {
                if batch.heads[i] == NONE {
                    continue;
                }
                let head = batch.heads[i] as usize;
                let head = if head == 0 { root } else { first + head - 1 };
                *at = head as u32;
                for (to, from) in pairs.row_mut(i).iter_mut().zip(label_heads.row(head)) {
                    *to += from;
                }
            }
        }
        relu(&mut pairs);
        let pair_factors = drop(&mut pairs, dropout.layer, dice);
        let mut scores = dense(&pairs, &weights.label);
        for (i, head) in at.iter().enumerate() {
            let row = scores.row_mut(i);
            if *head == NONE {
                row.fill(0.0);
            } else {
                loss += softmax_loss(row, batch.relations[i] as usize, scale * batch.weights[i]);
            }
        }
        let mut d_pairs = dense_back(&pairs, &scores, &weights.label, &mut out.weights.label);
        times(&mut d_pairs, &pair_factors);
        relu_back(&pairs, &mut d_pairs);
        let mut d_label_heads = Matrix::zeros(root + 1, label_heads.cols);
        for (i, head) in at.iter().enumerate().filter(|(_, h)| **h != NONE) {
            for (to, from) in d_label_heads.row_mut(*head as usize).iter_mut().zip(d_pairs.row(i)) {
                *to += from;
            }
        }
        let gradient = &mut out.weights;
        let mut d_heads = dense_back(&heads, &d_mixed, &weights.mix, &mut gradient.mix);
        times(&mut d_heads, &head_factors);
        relu_back(&heads, &mut d_heads);
        times(&mut d_dependents, &dependent_factors);
        relu_back(&dependents, &mut d_dependents);
        let back = [
            dense_back(x, &d_dependents, &weights.dependent, &mut gradient.dependent),
            dense_back(x, &d_pairs, &weights.label_dependent, &mut gradient.label_dependent),
            dense_back(&rooted, &d_heads, &weights.head, &mut gradient.head),
            dense_back(&rooted, &d_label_heads, &weights.label_head, &mut gradient.label_head),
        ];
        for back in &back {
            for (to, from) in dx.data.iter_mut().zip(&back.data) {
                *to += from;
            }
        }
        for back in &back[2..] {
            for (to, from) in gradient.root.iter_mut().zip(back.row(root)) {
                *to += from;
            }
        }
        loss
    }
}
