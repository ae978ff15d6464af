//! Gradients of a whole step against finite differences of its loss.

use super::super::dice::Dice;
use super::batch::{Batch, Example, NONE};
use super::fresh;
use super::matrix::Matrix;
use super::network::{Dropout, Gradients, Network};
use super::weights::Shape;
use crate::text::names::CLASSES;
use crate::text::net::input::{ROWS, SLOTS, Word};

const TAGS: usize = 5;
const RELATIONS: usize = 4;
const VECTOR: usize = 6;
const VECTORS: usize = 7;

fn network() -> Network {
    let shape = Shape {
        width: 6,
        vector: VECTOR,
        reaches: vec![1, 0, 2, 0],
        tags: TAGS,
        names: CLASSES,
        arc: 4,
        label: 4,
        relations: RELATIONS,
    };
    let mut dice = Dice::new(3);
    let data = (0..VECTORS * VECTOR).map(|_| dice.unit() * 2.0 - 1.0).collect();
    let mut network = fresh(shape, Matrix { cols: VECTOR, data });
    // Away from zero, where the bends are.
    for part in network.weights.each() {
        for v in part.iter_mut() {
            *v += (dice.unit() - 0.5) * 0.6;
        }
    }
    network
}

fn example(words: usize, dice: &mut Dice) -> Example {
    let words: Vec<Word> = (0..words)
        .map(|_| Word {
            slots: std::array::from_fn::<u32, SLOTS, _>(|_| dice.below(u32::try_from(ROWS).unwrap())),
            vector: dice.below(u32::try_from(VECTORS).unwrap()),
        })
        .collect();
    Example { words, ..Example::default() }
}

fn below(limit: usize, dice: &mut Dice) -> u8 {
    u8::try_from(dice.below(u32::try_from(limit).unwrap())).unwrap()
}

/// Sentences with all labels, with a tree that counts in part, with names alone, and of one word.
fn batch() -> Batch {
    let mut dice = Dice::new(11);
    let mut batch = Batch::default();
    for (size, tree, names) in [(5, true, true), (4, true, false), (3, false, true), (1, true, false)] {
        let mut example = example(size, &mut dice);
        if tree {
            example.tags = (0..size).map(|_| below(TAGS, &mut dice)).collect();
            example.heads = (0..size)
                .map(|i| {
                    let head = (i + 1 + usize::from(below(size, &mut dice))) % (size + 1);
                    let head = if head == i + 1 { 0 } else { head };
                    (u32::try_from(head).unwrap(), below(RELATIONS, &mut dice))
                })
                .collect();
        }
        if names {
            example.names = (0..size).map(|_| below(CLASSES, &mut dice)).collect();
        }
        if size == 4 {
            example.weights = vec![1.0, 0.0, 0.5, 1.0];
        }
        batch.push(&example);
    }
    // As if its form had been dropped.
    batch.slots[2][..3].fill(NONE);
    batch
}

fn loss(network: &Network) -> (f32, Gradients) {
    let mut gradients = Gradients::new(network);
    let none = Dropout { layer: 0.0, word: 0.0 };
    let loss = network.learn(&mut batch(), 1.0, none, &mut Dice::new(1), &mut gradients);
    (loss, gradients)
}

/// The parts that are learnt; of the table the rows that are used.
fn parts<'a>(weights: Vec<&'a mut Vec<f32>>, table: &'a mut Matrix, used: &[u32]) -> Vec<Vec<&'a mut f32>> {
    let mut parts: Vec<Vec<&mut f32>> = weights.into_iter().map(|part| part.iter_mut().collect()).collect();
    let cols = table.cols;
    let rows = table.data.chunks_mut(cols).enumerate().filter(|(row, _)| used.iter().any(|u| *u as usize == *row));
    parts.push(rows.flat_map(|(_, row)| row).collect());
    parts
}

#[test]
fn each_gradient_is_the_slope_of_the_loss() {
    const STEP: f32 = 2e-3;
    let network = network();
    let (_, mut gradients) = loss(&network);
    let used = gradients.used.clone();
    assert!(!used.is_empty() && used.windows(2).all(|pair| pair[0] < pair[1]), "{used:?}");
    let expected = parts(gradients.weights.each(), &mut gradients.table, &used);
    let mut dice = Dice::new(5);
    for (number, expected) in expected.iter().enumerate() {
        let whole = expected.iter().map(|g| **g * **g).sum::<f32>().sqrt();
        for _ in 0..6 {
            // Along a direction of length 1.
            let direction: Vec<f32> = expected.iter().map(|_| dice.unit() * 2.0 - 1.0).collect();
            let length = direction.iter().map(|d| d * d).sum::<f32>().sqrt();
            let moved = |by: f32| {
                let mut network = network.clone();
                for (w, d) in parts(network.weights.each(), &mut network.table, &used)
                    .swap_remove(number)
                    .into_iter()
                    .zip(&direction)
                {
                    *w += by * d / length;
                }
                loss(&network).0
            };
            let found = (moved(STEP) - moved(-STEP)) / (2.0 * STEP);
            let right: f32 = expected.iter().zip(&direction).map(|(g, d)| **g * d / length).sum();
            assert!(
                (found - right).abs() < 0.01 + 0.01 * whole,
                "part {number}: {found} where {right} of {whole} was given"
            );
        }
    }
}

#[test]
fn words_whose_trees_count_nothing_move_nothing_by_themselves() {
    let network = network();
    let mut dice = Dice::new(2);
    let mut example = example(4, &mut dice);
    example.heads = vec![(2, 1), (0, 0), (2, 2), (3, 3)];
    example.tags = vec![0, 1, 2, 3];
    example.weights = vec![0.0; 4];
    let mut batch = Batch::default();
    batch.push(&example);
    let mut gradients = Gradients::new(&network);
    let none = Dropout { layer: 0.0, word: 0.0 };
    let loss = network.learn(&mut batch, 1.0, none, &mut Dice::new(1), &mut gradients);
    assert_eq!(loss, 0.0);
    assert!(gradients.weights.each().into_iter().flatten().all(|g| *g == 0.0));
    assert!(gradients.table.data.iter().all(|g| *g == 0.0));
}
