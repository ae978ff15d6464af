//! What the network learns, apart from the table of features.

use super::super::dice::Dice;
use super::matrix::Matrix;

/// Sizes of the network.
#[derive(Debug, Clone)]
pub(in crate::text) struct Shape {
    /// Numbers a word.
    pub(in crate::text) width: usize,
    /// Numbers of a word vector.
    pub(in crate::text) vector: usize,
    /// How far each convolution reaches to either side; 0 for a recurrent layer.
    pub(in crate::text) reaches: Vec<usize>,
    pub(in crate::text) tags: usize,
    pub(in crate::text) names: usize,
    /// Numbers by which dependent and head are matched.
    pub(in crate::text) arc: usize,
    /// Numbers by which the relation is told.
    pub(in crate::text) label: usize,
    pub(in crate::text) relations: usize,
}

/// A dense layer.
#[derive(Debug, Clone, Default)]
pub(in crate::text) struct Dense {
    pub(in crate::text) weight: Matrix,
    pub(in crate::text) bias: Vec<f32>,
}

impl Dense {
    fn new(from: usize, to: usize, gain: f32, dice: &mut Dice) -> Self {
        let spread = gain * (6.0 / (from + to) as f32).sqrt();
        let data = (0..from * to).map(|_| (dice.unit() * 2.0 - 1.0) * spread).collect();
        Self { weight: Matrix { cols: to, data }, bias: vec![0.0; to] }
    }

    fn each(&mut self) -> [&mut Vec<f32>; 2] {
        [&mut self.weight.data, &mut self.bias]
    }
}

/// All dense weights. Gradients and moments have the same form.
#[derive(Debug, Clone)]
pub(in crate::text) struct Weights {
    pub(in crate::text) vector: Dense,
    /// Gain and shift behind the input and behind each convolution.
    pub(in crate::text) norms: Vec<[Vec<f32>; 2]>,
    /// Convolutions and recurrent layers.
    pub(in crate::text) layers: Vec<Dense>,
    pub(in crate::text) tag: Dense,
    pub(in crate::text) name: Dense,
    pub(in crate::text) dependent: Dense,
    pub(in crate::text) head: Dense,
    /// Matches head to dependent; its bias is what is added to the dependent.
    pub(in crate::text) mix: Dense,
    /// What the root looks like.
    pub(in crate::text) root: Vec<f32>,
    /// What a distance is worth.
    pub(in crate::text) distance: Vec<f32>,
    pub(in crate::text) label_dependent: Dense,
    pub(in crate::text) label_head: Dense,
    pub(in crate::text) label: Dense,
}

impl Weights {
    pub(super) fn new(shape: &Shape, dice: &mut Dice) -> Self {
        let width = shape.width;
        let mut dense = |from, to, gain| Dense::new(from, to, gain, dice);
        Self {
            vector: dense(shape.vector, width, 1.0),
            norms: vec![[vec![1.0; width], vec![0.0; width]]; shape.reaches.len() + 1],
            layers: shape
                .reaches
                .iter()
                .map(|r| if *r == 0 { dense(width, 3 * width, 1.4) } else { dense(3 * width, width, 1.4) })
                .collect(),
            tag: dense(width, shape.tags, 1.0),
            name: dense(width, shape.names, 1.0),
            dependent: dense(width, shape.arc, 1.4),
            head: dense(width, shape.arc, 1.4),
            mix: dense(shape.arc, shape.arc, 0.2),
            root: vec![0.1; width],
            distance: vec![0.0; super::DISTANCES],
            label_dependent: dense(width, shape.label, 1.0),
            label_head: dense(width, shape.label, 1.0),
            label: dense(shape.label, shape.relations, 1.0),
        }
    }

    /// The same form, all zero.
    pub(super) fn zeros(&self) -> Self {
        let mut zeros = self.clone();
        for part in zeros.each() {
            part.fill(0.0);
        }
        zeros
    }

    /// All weights in a fixed order.
    pub(super) fn each(&mut self) -> Vec<&mut Vec<f32>> {
        let mut all: Vec<&mut Vec<f32>> = Vec::new();
        all.extend(self.vector.each());
        all.extend(self.norms.iter_mut().flatten());
        all.extend(self.layers.iter_mut().flat_map(Dense::each));
        for dense in [&mut self.tag, &mut self.name, &mut self.dependent, &mut self.head, &mut self.mix] {
            all.extend(dense.each());
        }
        all.push(&mut self.root);
        all.push(&mut self.distance);
        for dense in [&mut self.label_dependent, &mut self.label_head, &mut self.label] {
            all.extend(dense.each());
        }
        all
    }
}
