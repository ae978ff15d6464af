//! Trains the tagger.

use super::conllu::GoldSentence;
use super::perceptron::{Counter, Dice, Perceptron};
use crate::text::bytes::Writer;
use crate::text::features::Atoms;
use crate::text::linear;
use crate::text::tagger::View;
use crate::text::{Tag, Upos};

/// A pair of tags must occur this often to be learnt.
const LEAST_CLASS: usize = 5;

/// A sentence ready for training.
pub(super) struct Example<'a> {
    pub(super) atoms: Vec<Atoms>,
    pub(super) gold: &'a GoldSentence,
}

/// The pairs of tags to learn, in a fixed order.
pub(super) fn classes(examples: &[Example<'_>]) -> Vec<(Tag, Upos)> {
    let mut counts = std::collections::BTreeMap::new();
    for word in examples.iter().flat_map(|e| &e.gold.words) {
        *counts.entry((word.tag, word.upos)).or_insert(0_usize) += 1;
    }
    counts.into_iter().filter(|(_, n)| *n >= LEAST_CLASS).map(|(pair, _)| pair).collect()
}

/// Writes a trained tagger for `Tagger::read`.
pub(super) fn train(examples: &[&Example<'_>], classes: &[(Tag, Upos)], rounds: u64, writer: &mut Writer) {
    let mut features = Vec::new();
    let gold = |example: &Example<'_>| -> Vec<u8> {
        let class = |w: &super::conllu::GoldWord| classes.iter().position(|c| *c == (w.tag, w.upos));
        example.gold.words.iter().map(|w| class(w).and_then(|c| u8::try_from(c).ok()).unwrap_or(u8::MAX)).collect()
    };
    let mut data: Vec<(&Example<'_>, Vec<u8>)> = examples.iter().map(|e| (*e, gold(e))).collect();
    let mut counter = Counter::default();
    for (example, gold) in &data {
        let view = View::new(&example.atoms);
        for i in 0..gold.len() {
            view.fixed(i, &mut features);
            view.history(i, gold, &mut features);
            counter.add(&features);
        }
    }
    let mut model = Perceptron::new(classes.len(), &counter, 2);
    drop(counter);
    let mut scores = Vec::new();
    for round in 0..rounds {
        Dice::new(round).shuffle(&mut data);
        for (example, gold) in &data {
            let view = View::new(&example.atoms);
            let mut tags: Vec<u8> = Vec::with_capacity(gold.len());
            for (i, right) in gold.iter().enumerate() {
                view.fixed(i, &mut features);
                view.history(i, &tags, &mut features);
                model.score(&features, &mut scores);
                let guess = super::best(&scores);
                model.tick();
                if *right != u8::MAX && guess != usize::from(*right) {
                    model.update(&features, usize::from(*right), guess);
                }
                tags.push(u8::try_from(guess).unwrap_or(0));
            }
        }
    }
    writer.count(classes.len());
    for (tag, upos) in classes {
        writer.text(tag.as_str());
        writer.text(upos.as_str());
    }
    linear::write(classes.len(), &model.finish(0.16, 0.9), writer);
}
