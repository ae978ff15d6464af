//! One small network that tells parts of speech, trees and names.
//!
//! Each word is the sum of rows for what it looks like and of its vector; convolutions and recurrent layers bring in its
//! neighbours; from the last layer's numbers are told its class, its place in a name, its head by matching it with every
//! other word (Dozat and Manning 2017), and its relation to that head. Products are in whole numbers ([`dense`]), all else is
//! in a fixed order, so that every machine gives the same.

pub(super) mod arcs;
pub(super) mod dense;
mod gather;
pub(super) mod guess;
mod highest;
pub(super) mod input;
pub(super) mod kernel;
mod labels;
pub(super) mod norm;
pub(super) mod recurrent;
mod spanning;
mod stretch;

use super::bytes::{Reader, Writer};
use super::{Relation, Tag, Upos, names};
use crate::error::{Error, Result};
use arcs::{Scores, Sides};
use dense::{Dense, round_positive};
use gather::Table;
use guess::Guess;
use highest::highest;
use input::Batch;
use norm::Norm;

/// Most numbers of a word, and of what is told from them.
pub(super) const WIDEST: usize = 512;

/// Most layers, and how far one reaches at most.
pub(super) const DEEPEST: usize = 16;
pub(super) const FARTHEST: usize = 64;

/// Sizes of a network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sizes {
    /// Numbers a word.
    pub(super) width: usize,
    /// Word vectors.
    pub(super) vectors: usize,
    /// Numbers by which dependent and head are matched.
    pub(super) arc: usize,
    /// Numbers by which the relation is told.
    pub(super) label: usize,
}

/// Head and relation of each word; no head for the root.
pub(super) type Tree = Vec<(Option<usize>, Relation)>;

/// The network.
#[derive(Debug)]
pub(super) struct Network {
    pub(super) classes: Vec<(Tag, Upos)>,
    relations: Vec<Relation>,
    /// The place of [`Relation::Root`].
    root_relation: Option<usize>,
    sizes: Sizes,
    table: Table,
    norms: Vec<Norm>,
    /// How far a convolution reaches, 0 for a recurrent layer.
    layers: Vec<(usize, Dense)>,
    tag: Dense,
    name: Dense,
    dependent: Dense,
    head: Dense,
    mix: Dense,
    /// What the root looks like to a dependent, and to the relation.
    root: Vec<f32>,
    root_label: Vec<f32>,
    distances: Vec<f32>,
    label_dependent: Dense,
    label_head: Dense,
    label: Dense,
}

/// What the network says of a sentence.
pub(super) struct Analysis {
    pub(super) guesses: Vec<Guess>,
    pub(super) tree: Tree,
    pub(super) names: Vec<super::Name>,
}

/// Room for the numbers of some sentences, kept for the next ones.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    x: Vec<f32>,
    rows: Vec<i32>,
    windows: Vec<i32>,
    out: Vec<f32>,
    gates: Vec<f32>,
    tags: Vec<f32>,
    names: Vec<f32>,
    dependents: Vec<f32>,
    heads: Vec<f32>,
    whole: Vec<i32>,
    mixed: Vec<f32>,
    arcs: Scores,
    labels: Vec<f32>,
}

impl Network {
    /// What there is to say of each sentence. It does not depend on what other sentences stand beside it.
    pub(super) fn analyse(&self, batch: &Batch, scratch: &mut Scratch) -> Vec<Analysis> {
        self.encode(batch, scratch);
        let Scratch { rows, tags, names, .. } = scratch;
        self.tag.apply(rows, tags);
        let guesses: Vec<Guess> = self.tag.rows_mut(tags).map(Guess::of).collect();
        self.name.apply(rows, names);
        let of_names = |(first, last)| names::best(self.name.rows(names).skip(first).take(last - first));
        let names: Vec<_> = batch.ranges().map(of_names).collect();
        let trees = self.trees(batch, &guesses, scratch);
        let guesses = batch.ranges().map(|(first, last)| guesses.get(first..last).unwrap_or(&[]).to_vec());
        guesses.zip(trees).zip(names).map(|((guesses, tree), names)| Analysis { guesses, tree, names }).collect()
    }

    /// Leaves the last layer's numbers of each word in `rows`, in whole steps and pairs.
    fn encode(&self, batch: &Batch, scratch: &mut Scratch) {
        let width = self.sizes.width;
        let Scratch { x, rows, windows, out, gates, .. } = scratch;
        self.table.gather(&batch.words, x);
        let mut norms = self.norms.iter();
        if let Some(norm) = norms.next() {
            norm.apply(&[], x, rows);
        }
        for ((reach, layer), norm) in self.layers.iter().zip(norms) {
            if *reach == 0 {
                layer.apply(rows, gates);
                for (first, last) in batch.ranges() {
                    let gates = gates.get(3 * width * first..3 * width * last).unwrap_or(&[]);
                    recurrent::run(gates, width, x.get_mut(width * first..width * last).unwrap_or(&mut []));
                }
                norm.apply(&[], x, rows);
            } else {
                windows.clear();
                for (first, last) in batch.ranges() {
                    around(rows.get(width / 2 * first..width / 2 * last).unwrap_or(&[]), width / 2, *reach, windows);
                }
                layer.apply(windows, out);
                norm.apply(out, x, rows);
            }
        }
    }

    /// Heads and relations of each sentence.
    fn trees(&self, batch: &Batch, guesses: &[Guess], scratch: &mut Scratch) -> Vec<Tree> {
        let Scratch { rows, dependents, heads, whole, mixed, arcs, labels, .. } = scratch;
        self.dependent.apply(rows, dependents);
        self.head.apply(rows, heads);
        round_positive(heads, whole);
        self.mix.apply(whole, mixed);
        let mut found: Vec<usize> = Vec::with_capacity(guesses.len());
        for range in batch.ranges() {
            self.heads(range, guesses, [dependents, mixed], arcs, &mut found);
        }
        self.label_dependent.apply(rows, dependents);
        self.label_head.apply(rows, heads);
        labels::join(&found, dependents, heads, &self.root_label, whole);
        self.label.apply(whole, labels);
        let mut arcs = found.iter().zip(self.label.rows_mut(labels));
        let tree = |(first, last)| arcs.by_ref().take(last - first).map(|(h, s)| self.arc(*h, first, s)).collect();
        batch.ranges().map(tree).collect()
    }

    /// Adds the head of each word of a sentence to `found`: one past its place in the batch, 0 for the root.
    fn heads(
        &self,
        (begin, end): (usize, usize),
        guesses: &[Guess],
        [dependents, heads]: [&[f32]; 2],
        scores: &mut Scores,
        found: &mut Vec<usize>,
    ) {
        let size = self.sizes.arc;
        let mut main = 0;
        let mark = |i: usize| {
            let class = guesses.get(begin + i).and_then(|g| self.classes.get(usize::from(g.first)));
            class.is_some_and(|(_, upos)| *upos == Upos::Punct)
        };
        for (first, last) in stretch::cut(end - begin, mark) {
            let place = (begin + first) * size..(begin + last) * size;
            scores.tell(&Sides {
                dependents: dependents.get(place.clone()).unwrap_or(&[]),
                heads: heads.get(place).unwrap_or(&[]),
                root: &self.root,
                distances: &self.distances,
            });
            for head in spanning::heads(&scores.rows, last - first) {
                let head = if head > 0 {
                    begin + first + head
                } else if first == 0 {
                    main = found.len() + 1;
                    0
                } else {
                    main
                };
                found.push(head);
            }
        }
    }

    /// The head in a sentence that begins at `first`, and the relation with the highest score among those that fit. The
    /// scores are changed.
    fn arc(&self, head: usize, first: usize, scores: &mut [f32]) -> (Option<usize>, Relation) {
        let Some(head) = head.checked_sub(1 + first) else {
            return (None, Relation::Root);
        };
        if let Some(score) = self.root_relation.and_then(|at| scores.get_mut(at)) {
            *score = f32::NEG_INFINITY;
        }
        let (best, score) = highest(scores);
        let relation = self.relations.get(best).filter(|_| score > f32::NEG_INFINITY).copied();
        (Some(head), relation.unwrap_or(Relation::Dep))
    }

    /// Reads what the trainer wrote.
    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self> {
        let classes = read_classes(reader)?;
        let count = reader.some(256)?;
        let relations = (0..count).map(|_| Ok(Relation::parse(reader.text()?))).collect::<Result<Vec<_>>>()?;
        let width = reader.some(WIDEST)?;
        let vectors = reader.count(1 << 16)?;
        let sizes = Sizes { width, vectors, arc: reader.some(WIDEST)?, label: reader.some(WIDEST)? };
        if [width, sizes.arc, sizes.label].iter().any(|size| *size == 0 || size % kernel::LANES != 0) {
            return Err(Error::Model { problem: format!("a network of odd sizes: {sizes:?}") });
        }
        let table = Table::read(reader, width, vectors)?;
        let floats = |reader: &mut Reader<'_>, n: usize| (0..n).map(|_| reader.float()).collect::<Result<Vec<f32>>>();
        let count = reader.count(DEEPEST)?;
        let mut norms = vec![Norm::read(reader, width)?];
        let mut layers = Vec::new();
        for _ in 0..count {
            let reach = reader.count(FARTHEST)?;
            let (inputs, outputs) = if reach == 0 { (width, 3 * width) } else { (3 * width, width) };
            layers.push((reach, Dense::read(reader, inputs, outputs)?));
            norms.push(Norm::read(reader, width)?);
        }
        Ok(Self {
            tag: Dense::read(reader, width, classes.len())?,
            name: Dense::read(reader, width, names::CLASSES)?,
            dependent: Dense::read(reader, width, sizes.arc)?,
            head: Dense::read(reader, width, sizes.arc)?,
            mix: Dense::read(reader, sizes.arc, sizes.arc)?,
            root: floats(reader, sizes.arc)?,
            root_label: floats(reader, sizes.label)?,
            distances: floats(reader, arcs::DISTANCES)?,
            label_dependent: Dense::read(reader, width, sizes.label)?,
            label_head: Dense::read(reader, width, sizes.label)?,
            label: Dense::read(reader, sizes.label, relations.len())?,
            classes,
            root_relation: relations.iter().position(|r| *r == Relation::Root),
            relations,
            sizes,
            table,
            norms,
            layers,
        })
    }
}

/// Reads pairs of tags, fewer than [`Guess::NONE`].
fn read_classes(reader: &mut Reader<'_>) -> Result<Vec<(Tag, Upos)>> {
    let count = reader.some(usize::from(Guess::NONE))?;
    (0..count).map(|_| Ok((Tag::parse(reader.text()?), Upos::parse(reader.text()?)))).collect()
}

/// Adds each row between those `reach` before and behind it; zero beyond the ends.
fn around(rows: &[i32], width: usize, reach: usize, out: &mut Vec<i32>) {
    out.reserve(rows.len() * 3);
    let nothing = vec![0; width];
    let count = rows.len() / width.max(1);
    let row = |i: Option<usize>| i.and_then(|i| rows.get(i * width..(i + 1) * width)).unwrap_or(&nothing);
    for i in 0..count {
        out.extend_from_slice(row(i.checked_sub(reach)));
        out.extend_from_slice(row(Some(i)));
        out.extend_from_slice(row(Some(i + reach)));
    }
}

/// Rounds rows to 8 bits and writes them behind what a step is worth.
pub(super) fn write_rows(rows: &[f32], writer: &mut Writer) {
    let most = rows.iter().fold(0.0f32, |m, v| m.max(v.abs()));
    let step = if most > 0.0 { most / 127.0 } else { 1.0 };
    writer.float(step);
    for v in rows {
        writer.byte(((v / step).round().clamp(-127.0, 127.0) as i8).cast_unsigned());
    }
}
