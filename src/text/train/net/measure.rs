//! Measures a network in training, before it is rounded.

use super::batch::{Batch, Example, NONE};
use super::layers::{dense, norm, relu, windows};
use super::matrix::{Matrix, add_product};
use super::network::Network;
use super::recurrent;
use crate::text::net::arcs::distance;

/// Shares of right answers, in percent, heads taken one by one.
pub(in crate::text::train) fn accuracy(network: &Network, examples: &[Example]) -> String {
    let (mut words, mut tags, mut heads, mut labels, mut names) = (0usize, 0usize, 0usize, 0usize, 0usize);
    for example in examples {
        let mut batch = Batch::default();
        batch.push(example);
        if batch.words() == 0 {
            continue;
        }
        words += batch.words();
        let x = encode(network, &batch);
        let best = |row: &[f32]| {
            let mut best = 0;
            for (i, v) in row.iter().enumerate() {
                if *v > row[best] {
                    best = i;
                }
            }
            best
        };
        let t = dense(&x, &network.weights.tag);
        let nm = dense(&x, &network.weights.name);
        for i in 0..batch.words() {
            tags += usize::from(best(t.row(i)) as u32 == batch.tags[i]);
            names += usize::from(best(nm.row(i)) as u32 == batch.names[i]);
        }
        if batch.heads[0] == NONE {
            continue;
        }
        let w = &network.weights;
        let mut rooted = Matrix { cols: x.cols, data: w.root.clone() };
        rooted.data.extend(&x.data);
        let mut d = dense(&x, &w.dependent);
        relu(&mut d);
        let mut h = dense(&rooted, &w.head);
        relu(&mut h);
        let m = dense(&h, &w.mix);
        let mut scores = Matrix::zeros(x.rows(), x.rows() + 1);
        add_product(&d, &m.transposed(), &mut scores);
        let (q, r) = (dense(&x, &w.label_dependent), dense(&rooted, &w.label_head));
        for i in 0..x.rows() {
            let row = scores.row_mut(i);
            for (j, v) in row.iter_mut().enumerate() {
                *v += w.distance[distance(i, j)];
            }
            row[i + 1] = f32::NEG_INFINITY;
            let head = best(row);
            let pair = q.row(i).iter().zip(r.row(head)).map(|(a, b)| (a + b).max(0.0)).collect();
            let label = dense(&Matrix { cols: q.cols, data: pair }, &w.label);
            if head as u32 == batch.heads[i] {
                heads += 1;
                labels += usize::from(best(label.row(0)) as u32 == batch.relations[i]);
            }
        }
    }
    let percent = |n: usize| 100.0 * n as f64 / words.max(1) as f64;
    format!(
        "tags {:.2} UAS {:.2} LAS {:.2} names {:.2}",
        percent(tags),
        percent(heads),
        percent(labels),
        percent(names)
    )
}

/// The last layer's output.
fn encode(network: &Network, batch: &Batch) -> Matrix {
    let mut gathered = Matrix::zeros(batch.words(), network.shape.vector);
    for (i, vector) in batch.vectors.iter().enumerate() {
        gathered.row_mut(i).copy_from_slice(network.vectors.row(*vector as usize));
    }
    let mut sum = dense(&gathered, &network.weights.vector);
    for (i, slots) in batch.slots.iter().enumerate() {
        for slot in slots {
            for (to, from) in sum.row_mut(i).iter_mut().zip(network.table.row(*slot as usize)) {
                *to += from;
            }
        }
    }
    let mut x = norm(&sum, &network.weights.norms[0]).0;
    for ((layer, gain), reach) in
        network.weights.layers.iter().zip(network.weights.norms.iter().skip(1)).zip(&network.shape.reaches)
    {
        let mut y = if *reach == 0 {
            recurrent::run(dense(&x, layer), &batch.bounds).0
        } else {
            let mut y = dense(&windows(&x, &batch.bounds, *reach), layer);
            relu(&mut y);
            y
        };
        for (y, x) in y.data.iter_mut().zip(&x.data) {
            *y += x;
        }
        x = norm(&y, gain).0;
    }
    x
}
