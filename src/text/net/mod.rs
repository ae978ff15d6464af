//! One small network that tells parts of speech, trees and names.
//!
//! Each word is the sum of rows for what it looks like and of its vector; convolutions and recurrent layers bring in its
//! neighbours; from the last layer's numbers are told its class, its place in a name, its head by matching it with every
//! other word (Dozat and Manning 2017), and its relation to that head. Products are in whole numbers ([`dense`]), all else is
//! in a fixed order, so that every machine gives the same.

pub(super) mod arcs;
pub(super) mod dense;
pub(super) mod guess;
pub(super) mod input;
pub(super) mod kernel;
pub(super) mod norm;
pub(super) mod recurrent;
mod spanning;
mod stretch;

use pulp::{Arch, NullaryFnOnce};

use super::bytes::{Reader, Writer};
use super::{Relation, Tag, Upos, names};
use crate::error::{Error, Result};
use dense::{Dense, round_all, round_positive};
use guess::Guess;
use input::{ROWS, Word};
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
    sizes: Sizes,
    /// Rows of features, and what a step of them is worth.
    table: Vec<i8>,
    table_step: f32,
    vectors: Vec<i8>,
    vector_step: f32,
    bias: Vec<f32>,
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

impl Network {
    pub(super) fn analyse(&self, words: &[Word]) -> Analysis {
        if words.is_empty() {
            return Analysis { guesses: Vec::new(), tree: Vec::new(), names: Vec::new() };
        }
        let x = self.encode(words);
        let mut scores = Vec::new();
        self.tag.apply(&x, &mut scores);
        let guesses: Vec<Guess> = self.tag.rows(&scores).map(Guess::of).collect();
        self.name.apply(&x, &mut scores);
        let names = names::best(self.name.rows(&scores));
        let tree = self.tree(&x, &guesses);
        Analysis { guesses, tree, names }
    }

    /// The last layer's numbers of each word, in whole steps and pairs.
    fn encode(&self, words: &[Word]) -> Vec<i32> {
        let width = self.sizes.width;
        let mut x = self.gather(words);
        let mut norms = self.norms.iter();
        if let Some(norm) = norms.next() {
            norm.apply(&mut x);
        }
        let (mut rows, mut windows, mut out) = (Vec::new(), Vec::new(), Vec::new());
        for ((reach, layer), norm) in self.layers.iter().zip(norms) {
            round_all(&x, &mut rows);
            if *reach == 0 {
                layer.apply(&rows, &mut out);
                recurrent::run(&mut out, width, &mut x);
            } else {
                around(&rows, width / 2, *reach, &mut windows);
                layer.apply(&windows, &mut out);
                for (x, y) in x.iter_mut().zip(&out) {
                    *x += y.max(0.0);
                }
            }
            norm.apply(&mut x);
        }
        round_all(&x, &mut rows);
        rows
    }

    /// The sum of what is seen of each word.
    fn gather(&self, words: &[Word]) -> Vec<f32> {
        let mut x = vec![0.0; words.len() * self.sizes.width];
        Arch::new().dispatch(Gather { network: self, words, x: &mut x });
        x
    }

    /// Heads and relations.
    fn tree(&self, x: &[i32], guesses: &[Guess]) -> Tree {
        let (width, arc, label) = (self.sizes.width, self.sizes.arc, self.sizes.label);
        let words = (2 * x.len()).checked_div(width).unwrap_or(0);
        let (mut dependents, mut heads, mut mixed) = (Vec::new(), Vec::new(), Vec::new());
        self.dependent.apply(x, &mut dependents);
        self.head.apply(x, &mut heads);
        for v in &mut dependents {
            *v = v.max(0.0);
        }
        let mut rows = Vec::new();
        round_positive(&heads, &mut rows);
        self.mix.apply(&rows, &mut mixed);
        let (mut of_dependent, mut of_head) = (Vec::new(), Vec::new());
        self.label_dependent.apply(x, &mut of_dependent);
        self.label_head.apply(x, &mut of_head);
        // The head of each word, one past its index; 0 for the root.
        let mut found: Vec<usize> = Vec::with_capacity(words);
        let mut main = 0;
        let mark = |i: usize| {
            let class = guesses.get(i).and_then(|g| self.classes.get(usize::from(g.first)));
            class.is_some_and(|(_, upos)| *upos == Upos::Punct)
        };
        for (first, last) in stretch::cut(words, mark) {
            let own = dependents.get(first * arc..last * arc).unwrap_or(&[]);
            let others = mixed.get(first * arc..last * arc).unwrap_or(&[]);
            let scores = arcs::scores(own, others, &self.root, &self.distances);
            for head in spanning::heads(&scores, last - first) {
                let head = if head > 0 {
                    first + head
                } else if first == 0 {
                    main = found.len() + 1;
                    0
                } else {
                    main
                };
                found.push(head);
            }
        }
        let mut pairs = Vec::with_capacity(of_dependent.len());
        for (head, own) in found.iter().zip(of_dependent.chunks_exact(label)) {
            let head = match head.checked_sub(1) {
                Some(head) => of_head.get(head * label..(head + 1) * label).unwrap_or(&[]),
                None => &self.root_label,
            };
            pairs.extend(own.iter().zip(head).map(|(a, b)| a + b));
        }
        let mut scores = Vec::new();
        round_positive(&pairs, &mut rows);
        self.label.apply(&rows, &mut scores);
        found.iter().zip(self.label.rows(&scores)).map(|(h, s)| self.arc(*h, s)).collect()
    }

    /// The head, and the relation with the highest score among those that fit.
    fn arc(&self, head: usize, scores: &[f32]) -> (Option<usize>, Relation) {
        let head = head.checked_sub(1);
        if head.is_none() {
            return (None, Relation::Root);
        }
        let mut best = (Relation::Dep, f32::NEG_INFINITY);
        for (relation, score) in self.relations.iter().zip(scores) {
            if *score > best.1 && *relation != Relation::Root {
                best = (*relation, *score);
            }
        }
        (head, best.0)
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
        let signed = |bytes: &[u8]| bytes.iter().map(|b| b.cast_signed()).collect::<Vec<i8>>();
        let table_step = reader.float()?;
        let table = signed(reader.take(ROWS * width)?);
        let vector_step = reader.float()?;
        let vector_rows = signed(reader.take(vectors * width)?);
        let floats = |reader: &mut Reader<'_>, n: usize| (0..n).map(|_| reader.float()).collect::<Result<Vec<f32>>>();
        let bias = floats(reader, width)?;
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
            relations,
            sizes,
            table,
            table_step,
            vectors: vector_rows,
            vector_step,
            bias,
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

/// Adds up the rows of each word.
struct Gather<'a> {
    network: &'a Network,
    words: &'a [Word],
    x: &'a mut [f32],
}

impl NullaryFnOnce for Gather<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let Network { table, table_step, vectors, vector_step, bias, .. } = self.network;
        let width = self.network.sizes.width;
        let mut sum = vec![0i16; width];
        for (word, x) in self.words.iter().zip(self.x.chunks_exact_mut(width)) {
            sum.fill(0);
            for slot in word.slots {
                add_row(table, slot as usize, width, &mut sum);
            }
            let at = word.vector as usize * width;
            let vector = vectors.get(at..at + width).unwrap_or(&[]);
            for ((x, bias), sum) in x.iter_mut().zip(bias).zip(&sum) {
                *x = bias + f32::from(*sum) * table_step;
            }
            for (x, v) in x.iter_mut().zip(vector) {
                *x += f32::from(*v) * vector_step;
            }
        }
    }
}

/// Adds a row of whole numbers.
#[inline(always)]
fn add_row(table: &[i8], row: usize, width: usize, to: &mut [i16]) {
    let row = table.get(row * width..(row + 1) * width).unwrap_or(&[]);
    for (to, from) in to.iter_mut().zip(row) {
        *to += i16::from(*from);
    }
}

/// Each row between those `reach` before and behind it; zero beyond the ends.
fn around(rows: &[i32], width: usize, reach: usize, out: &mut Vec<i32>) {
    out.clear();
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
