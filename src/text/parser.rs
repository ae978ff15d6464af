//! Dependency trees by arc-hybrid transitions (Kuhlmann, Gómez-Rodríguez and Satta 2011), greedy, in linear time.
//!
//! The root stands behind the last word and may take one word only, and only when that is the last on the stack: every
//! result is a tree with one root, whatever the model says.

use super::Relation;
use super::bytes::Reader;
use super::features::{Atoms, feature, hash_text};
use super::linear::Linear;
use super::tagger::Guess;
use crate::error::Result;

/// The parser with the relations it gives. Class 0 is SHIFT, then one LEFT for each relation, then one RIGHT for each.
#[derive(Debug)]
pub(super) struct Parser {
    pub(super) relations: Vec<Relation>,
    pub(super) model: Linear,
}

/// Head and relation of each word; the root has no head.
pub(super) type Tree = Vec<(Option<usize>, Relation)>;

/// A step of the parser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// The next word goes on the stack.
    Shift,
    /// The word on top of the stack depends on the next word.
    Left,
    /// The word on top of the stack depends on the one under it.
    Right,
}

impl Step {
    /// The step and the number of the relation that a class stands for.
    pub(super) const fn of_class(class: usize, relations: usize) -> (Self, usize) {
        match class {
            0 => (Self::Shift, 0),
            c if c <= relations => (Self::Left, c - 1),
            c => (Self::Right, c - 1 - relations),
        }
    }

    pub(super) const fn class(self, relation: usize, relations: usize) -> usize {
        match self {
            Self::Shift => 0,
            Self::Left => 1 + relation,
            Self::Right => 1 + relations + relation,
        }
    }
}

const NONE: u32 = u32::MAX;

const NO_TAG: u32 = Guess::NONE as u32;

/// What is known of a word during the parse.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node {
    word: u32,
    tag: u32,
    /// The tag that the tagger nearly gave, or [`Guess::NONE`].
    other: u32,
    fine: u32,
    middle: u32,
    head: u32,
    label: u32,
    /// The last two dependents attached on each side, the outer first.
    left: [u32; 2],
    right: [u32; 2],
    lefts: u32,
    rights: u32,
    /// The labels of the dependents on each side, a bit for each.
    left_labels: u64,
    right_labels: u64,
}

impl Node {
    const fn new(word: u32, tag: Guess, fine: u32, middle: u32) -> Self {
        Self {
            word,
            tag: tag.first as u32,
            other: tag.second as u32,
            fine,
            middle,
            head: NONE,
            label: 0,
            left: [NONE; 2],
            right: [NONE; 2],
            lefts: 0,
            rights: 0,
            left_labels: 0,
            right_labels: 0,
        }
    }

    /// A place where no word stands, with a number of its own for each feature.
    const fn none(word: u32, tag: u32, cluster: u32) -> Self {
        Self { tag, ..Self::new(word, Guess { first: 0, second: Guess::NONE }, cluster, cluster) }
    }
}

static MISSING: Node = Node::none(7, 301, 7000);

/// The parse of a sentence at one moment.
#[derive(Debug)]
pub(super) struct State {
    /// The words, then the root.
    nodes: Vec<Node>,
    /// The number of commas before each word.
    commas: Vec<u32>,
    pub(super) stack: Vec<u32>,
    pub(super) next: u32,
}

impl State {
    pub(super) fn new(atoms: &[Atoms], tags: &[Guess]) -> Self {
        let mut nodes: Vec<Node> = Vec::with_capacity(atoms.len() + 1);
        let mut commas = Vec::with_capacity(atoms.len() + 1);
        let comma = hash_text(",");
        let mut seen = 0;
        for (word, tag) in atoms.iter().zip(tags) {
            nodes.push(Node::new(word.lower, *tag, word.clusters[2], word.clusters[1]));
            commas.push(seen);
            seen += u32::from(word.lower == comma);
        }
        nodes.push(Node::none(3, 300, 3000));
        commas.push(seen);
        Self { nodes, commas, stack: Vec::with_capacity(32), next: 0 }
    }

    /// The number of words, which is the number of the root as well.
    pub(super) fn root(&self) -> u32 {
        u32::try_from(self.nodes.len().saturating_sub(1)).unwrap_or(0)
    }

    pub(super) fn done(&self) -> bool {
        self.next >= self.root() && self.stack.is_empty()
    }

    pub(super) fn allows(&self, step: Step) -> bool {
        let at_end = self.next >= self.root();
        match step {
            Step::Shift => !at_end,
            Step::Left => !self.stack.is_empty() && (!at_end || self.stack.len() == 1),
            Step::Right => self.stack.len() >= 2,
        }
    }

    pub(super) fn head(&self, word: u32) -> Option<u32> {
        self.nodes.get(word as usize).map(|n| n.head).filter(|h| *h != NONE)
    }

    fn label(&self, word: u32) -> u32 {
        self.nodes.get(word as usize).map_or(0, |n| n.label)
    }

    /// Takes an allowed step. The label is the number of a relation.
    pub(super) fn take(&mut self, step: Step, label: usize) {
        match step {
            Step::Shift => {
                self.stack.push(self.next);
                self.next += 1;
            }
            Step::Left => {
                if let Some(word) = self.stack.pop() {
                    self.attach(word, self.next, label);
                }
            }
            Step::Right => {
                if let (Some(word), Some(head)) = (self.stack.pop(), self.stack.last().copied()) {
                    self.attach(word, head, label);
                }
            }
        }
    }

    fn attach(&mut self, word: u32, head: u32, label: usize) {
        if let Some(node) = self.nodes.get_mut(word as usize) {
            node.head = head;
            node.label = u32::try_from(label).unwrap_or(0) + 1;
        }
        if let Some(node) = self.nodes.get_mut(head as usize) {
            if word < head {
                node.left = [word, node.left[0]];
                node.lefts += 1;
                node.left_labels |= 1 << (label % 64);
            } else {
                node.right = [word, node.right[0]];
                node.rights += 1;
                node.right_labels |= 1 << (label % 64);
            }
        }
    }

    fn node(&self, i: u32) -> &Node {
        self.nodes.get(i as usize).unwrap_or(&MISSING)
    }

    /// Features of the moment. Replaces the buffer's content.
    pub(super) fn features(&self, out: &mut Vec<u32>) {
        let depth = self.stack.len();
        let on_stack = |back: usize| depth.checked_sub(back).and_then(|i| self.stack.get(i)).copied().unwrap_or(NONE);
        let (i0, i1, i2) = (on_stack(1), on_stack(2), on_stack(3));
        let (s0, s1, s2) = (self.node(i0), self.node(i1), self.node(i2));
        let (n0, n1, n2) = (self.node(self.next), self.node(self.next + 1), self.node(self.next + 2));
        let (s0l, s0r, s0l2, s0r2) =
            (self.node(s0.left[0]), self.node(s0.right[0]), self.node(s0.left[1]), self.node(s0.right[1]));
        let (s1l, s1r, s1l2, s1r2) =
            (self.node(s1.left[0]), self.node(s1.right[0]), self.node(s1.left[1]), self.node(s1.right[1]));
        let (n0l, n0l2) = (self.node(n0.left[0]), self.node(n0.left[1]));
        let gap = |a: u32, b: u32| if a == NONE { 9 } else { b.saturating_sub(a).min(8) };
        let d0 = gap(i0, self.next);
        let d1 = gap(i1, i0);
        let valency = |n: &Node| n.lefts.min(4) | n.rights.min(4) << 3;
        let pair = |a: u32, b: u32| feature(0, a, b);
        let wt = |n: &Node| feature(0, n.word, n.tag);
        let (s0wt, s1wt, n0wt) = (wt(s0), wt(s1), wt(n0));
        out.clear();
        out.extend([
            feature(100, 0, 0),
            feature(101, s0.word, 0),
            feature(102, s0.tag, 0),
            feature(103, s0wt, 0),
            feature(104, s1.word, 0),
            feature(105, s1.tag, 0),
            feature(106, s1wt, 0),
            feature(107, n0.word, 0),
            feature(108, n0.tag, 0),
            feature(109, n0wt, 0),
            feature(110, wt(n1), 0),
            feature(111, n1.word, 0),
            feature(112, n1.tag, n2.tag),
            feature(113, wt(n2), 0),
            feature(114, s0wt, n0wt),
            feature(115, s0wt, n0.tag),
            feature(116, s0.tag, n0wt),
            feature(117, s0.word, n0.word),
            feature(118, s0.tag, n0.tag),
            feature(119, s1wt, s0wt),
            feature(120, s1wt, s0.tag),
            feature(121, s1.tag, s0wt),
            feature(122, s1.word, s0.word),
            feature(123, s1.tag, s0.tag),
            feature(124, s1.tag, n0.tag),
            feature(125, s1wt, n0wt),
            feature(126, pair(s1.tag, s0.tag), n0.tag),
            feature(127, pair(s1wt, s0.tag), n0.tag),
            feature(128, pair(s1.tag, s0wt), n0.tag),
            feature(129, pair(s1.tag, s0.tag), n0wt),
            feature(130, pair(s0.tag, n0.tag), n1.tag),
            feature(131, pair(s0.word, n0.tag), n1.tag),
            feature(132, pair(pair(s1.tag, s0.tag), n0.tag), n1.tag),
            feature(133, pair(s2.tag, s1.tag), s0.tag),
            feature(134, pair(pair(s2.tag, s1.tag), s0.tag), n0.tag),
            feature(135, pair(n0.tag, n1.tag), n2.tag),
            feature(136, s2.tag, wt(s2)),
            feature(137, d0, s0.word),
            feature(138, d0, s0.tag),
            feature(139, d0, n0.tag),
            feature(140, d0, pair(s0.tag, n0.tag)),
            feature(141, d1, pair(s1.tag, s0.tag)),
            feature(142, d1, pair(s1.word, s0.word)),
        ]);
        out.extend([
            feature(143, s0.tag, valency(s0)),
            feature(144, s0.word, valency(s0)),
            feature(145, s1.tag, valency(s1)),
            feature(146, s1.word, valency(s1)),
            feature(147, n0.tag, n0.lefts.min(4)),
            feature(148, n0.word, n0.lefts.min(4)),
            feature(149, pair(s0.tag, s0l.tag), s0l.label),
            feature(150, pair(s0.tag, s0r.tag), s0r.label),
            feature(151, pair(s1.tag, s1l.tag), s1l.label),
            feature(152, pair(s1.tag, s1r.tag), s1r.label),
            feature(153, pair(n0.tag, n0l.tag), n0l.label),
            feature(154, s0l.word, s0.tag),
            feature(155, s0r.word, s0.tag),
            feature(156, s1l.word, s1.tag),
            feature(157, s1r.word, s1.tag),
            feature(158, n0l.word, n0.tag),
            feature(159, pair(s0.tag, s0l.label), s0l2.label),
            feature(160, pair(s0.tag, s0r.label), s0r2.label),
            feature(161, pair(s1.tag, s1l.label), s1l2.label),
            feature(162, pair(s1.tag, s1r.label), s1r2.label),
            feature(163, pair(n0.tag, n0l.label), n0l2.label),
            feature(164, pair(s0.word, s0l.label), s0r.label),
            feature(165, pair(s1.word, s1l.label), s1r.label),
            feature(166, pair(s0.tag, s0l.tag), n0.tag),
            feature(167, pair(s0.tag, s0r.tag), n0.tag),
            feature(168, pair(s0.tag, n0l.tag), n0.tag),
            feature(169, pair(s1.tag, s1r.tag), s0.tag),
            feature(170, pair(s1.tag, s1l.tag), s0.tag),
            feature(171, pair(s1.tag, s0l.tag), s0.tag),
            feature(172, pair(s1.tag, s0r.tag), s0.tag),
            feature(173, pair(s1.tag, s0.tag), s1r.label),
            feature(174, pair(s1.tag, s0.tag), s0l.label),
            feature(175, pair(s0.fine, n0.tag), 0),
            feature(176, pair(n0.fine, s0.tag), 0),
            feature(177, pair(s1.fine, s0.tag), 0),
            feature(178, pair(s0.fine, s1.tag), 0),
            feature(179, s0.middle, n0.middle),
            feature(180, s1.middle, s0.middle),
            feature(181, pair(s1.middle, s0.middle), n0.tag),
            feature(182, pair(s0.middle, n0.middle), n1.tag),
            feature(183, s0.fine, 0),
            feature(184, s1.fine, 0),
            feature(185, n0.fine, 0),
            feature(186, n1.fine, n0.tag),
            feature(187, pair(s1.word, n0.word), s0.tag),
            feature(188, pair(s0l.word, s0.middle), s1.tag),
            feature(189, pair(s1.tag, s1.lefts.min(3)), pair(s0.tag, s0.lefts.min(3))),
            feature(190, self.next.min(1), u32::try_from(depth.min(5)).unwrap_or(0)),
        ]);
        let labels = |set: u64| feature(0, (set >> 32) as u32, set as u32);
        let (s0ls, s0rs, s1ls, s1rs, n0ls) = (
            labels(s0.left_labels),
            labels(s0.right_labels),
            labels(s1.left_labels),
            labels(s1.right_labels),
            labels(n0.left_labels),
        );
        let (c0, c1) = (self.commas_between(i0, self.next), self.commas_between(i1, i0));
        let bottom = self.node(self.stack.first().copied().unwrap_or(NONE));
        let ahead = self.parallel(n1.word, n1.tag);
        let here = self.parallel(n0l2.word, n0.tag);
        out.extend([
            feature(191, s0.tag, s0ls),
            feature(192, s0.tag, s0rs),
            feature(193, s0.word, pair(s0ls, s0rs)),
            feature(194, s1.tag, s1ls),
            feature(195, s1.tag, s1rs),
            feature(196, s1.word, pair(s1ls, s1rs)),
            feature(197, n0.tag, n0ls),
            feature(198, pair(s0.tag, n0.tag), pair(s0ls, n0ls)),
            feature(199, pair(s1.tag, s0.tag), pair(s1rs, s0ls)),
            feature(200, pair(s0.tag, n0.tag), c0),
            feature(201, pair(s1.tag, s0.tag), c1),
            feature(202, pair(s1.tag, s0.tag), pair(n0.tag, c1 << 4 | c0)),
            feature(203, bottom.tag, n0.tag),
            feature(204, pair(n0.word, n1.tag), ahead),
            feature(205, pair(n0.tag, s0.tag), ahead),
            feature(206, pair(n0l.label, n0l2.label), here),
            feature(207, pair(n0l.word, s0.tag), here),
        ]);
        if n0.other != NO_TAG {
            out.extend([
                feature(208, n0.tag, n0.other),
                feature(209, pair(s0.tag, n0.tag), n0.other),
                feature(210, n0.word, n0.other),
            ]);
        }
        if s0.other != NO_TAG {
            out.extend([
                feature(211, s0.tag, s0.other),
                feature(212, pair(s0.tag, s0.other), n0.tag),
                feature(213, pair(s0.tag, s0.other), s1.tag),
                feature(214, s0.other, pair(s0ls, s0rs)),
                feature(215, s0.word, s0.other),
            ]);
        }
        if s1.other != NO_TAG {
            out.extend([feature(216, pair(s1.tag, s1.other), s0.tag), feature(217, s1.other, pair(s1ls, s1rs))]);
        }
        if n1.other != NO_TAG {
            out.push(feature(218, pair(n1.tag, n1.other), n0.tag));
        }
    }

    /// Commas from one word to another, three at most.
    fn commas_between(&self, first: u32, second: u32) -> u32 {
        let before = |i: u32| self.commas.get(i as usize);
        before(first).zip(before(second)).map_or(4, |(a, b)| b.saturating_sub(*a).min(3))
    }

    /// How deep in the stack stand the first word whose outermost left dependent is `marker`, and the first with this
    /// tag: what is joined by "and" tends to begin with the same preposition and to be of the same kind.
    fn parallel(&self, marker: u32, tag: u32) -> u32 {
        let (mut by_marker, mut by_tag) = (7, 7);
        for (depth, word) in (0..6).zip(self.stack.iter().rev()) {
            let node = self.node(*word);
            if by_marker == 7 && node.left[0] != NONE && self.node(node.left[0]).word == marker {
                by_marker = depth;
            }
            if by_tag == 7 && node.tag == tag {
                by_tag = depth;
            }
        }
        by_marker << 3 | by_tag
    }
}

impl Parser {
    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self> {
        let count = reader.count(127)?;
        let relations = (0..count).map(|_| Ok(Relation::parse(reader.text()?))).collect::<Result<_>>()?;
        Ok(Self { relations, model: Linear::read(reader)? })
    }

    /// Head and relation of each word; the root has no head.
    pub(super) fn parse(&self, atoms: &[Atoms], tags: &[Guess]) -> Tree {
        let mut state = State::new(atoms, tags);
        let mut features = Vec::with_capacity(128);
        let mut scores = vec![0; self.model.classes().max(1 + 2 * self.relations.len())];
        while !state.done() {
            state.features(&mut features);
            scores.fill(0);
            self.model.score(&features, &mut scores);
            let (step, label) = choose(&scores, &state, self.relations.len());
            state.take(step, label);
        }
        let root = state.root();
        (0..root)
            .map(|word| {
                let head = state.head(word).filter(|h| *h != root);
                let label = (state.label(word) as usize).checked_sub(1).and_then(|l| self.relations.get(l));
                let relation = match (head, label) {
                    (None, _) => Relation::Root,
                    (_, Some(Relation::Root) | None) => Relation::Dep,
                    (_, Some(label)) => *label,
                };
                (head.map(|h| h as usize), relation)
            })
            .collect()
    }
}

/// The best of the allowed steps, with its label.
pub(super) fn choose(scores: &[i32], state: &State, relations: usize) -> (Step, usize) {
    let mut best: Option<(i32, Step, usize)> = None;
    let mut offer = |step: Step, from: usize, to: usize| {
        if !state.allows(step) {
            return;
        }
        for (label, score) in scores.get(from..to).unwrap_or(&[]).iter().enumerate() {
            if best.is_none_or(|(found, _, _)| *score > found) {
                best = Some((*score, step, label));
            }
        }
    };
    offer(Step::Shift, 0, 1);
    offer(Step::Left, 1, 1 + relations);
    offer(Step::Right, 1 + relations, 1 + 2 * relations);
    best.map_or_else(|| (fallback(state), 0), |(_, step, label)| (step, label))
}

/// A step that is always allowed while the parse is not done, for a model without classes.
fn fallback(state: &State) -> Step {
    [Step::Shift, Step::Left, Step::Right].into_iter().find(|s| state.allows(*s)).unwrap_or(Step::Shift)
}
