//! Trains the embedded model and measures it. Not used in an analysis.

mod clusters;
pub mod conllu;
mod evaluate;
mod inflect;
mod lemma;
mod names;
mod parser;
mod perceptron;
mod press;
mod styles;
mod tagger;

use std::path::Path;

pub use evaluate::{evaluate, evaluate_trees};

use super::bytes::{Reader, Writer};
use super::features::{Atoms, Clusters};
use super::model;
use super::tagger::{Guess, Tagger};
use super::{Tag, Upos};
use crate::error::{Error, Result};
use conllu::GoldSentence;

/// The treebanks that are learnt from: their licences allow any use.
const TREEBANKS: [&str; 2] = ["en_ewt-ud-train.conllu", "en_gum-ud-train.conllu"];

/// Parts into which the treebank is cut, so that the parser sees tags on words that the tagger has not learnt.
const FOLDS: usize = 3;

const TAGGER_ROUNDS: u64 = 8;
const FOLD_ROUNDS: u64 = 4;
const PARSER_ROUNDS: u64 = 10;

/// The class with the highest score; the first of equals.
fn best(scores: &[f32]) -> usize {
    let mut best = (0, f32::NEG_INFINITY);
    for (class, score) in scores.iter().enumerate() {
        if *score > best.1 {
            best = (class, *score);
        }
    }
    best.0
}

fn atoms(sentence: &GoldSentence, clusters: &Clusters) -> Vec<Atoms> {
    let mut buffer = String::new();
    sentence.words.iter().map(|w| Atoms::of(&w.form, clusters, &mut buffer)).collect()
}

/// What can be trained by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Everything.
    All,
    /// Tagger and lemmas; the rest is taken from the model at hand and must fit their classes.
    Tagger,
    /// The parser; the rest is taken from the model at hand.
    Parser,
    /// The name finder; the rest is taken from the model at hand.
    Names,
}

/// Trains a part or everything from the folders `ud` and `ner` under `data` and gives the model file. The same data give
/// the same bytes. `old` is the model at hand; it is not looked at where everything is trained.
///
/// # Errors
/// [`Error::Read`] where a data file is missing, [`Error::Model`] where `old` is needed and cannot be used.
pub fn train(data: &Path, part: Part, old: &[u8], mut report: impl FnMut(&str)) -> Result<Vec<u8>> {
    let mut gold = Vec::new();
    for file in TREEBANKS {
        gold.extend(conllu::read(&data.join("ud").join(file))?);
    }
    let count = gold.len();
    let styled = styles::with_styles(gold);
    report(&format!("{count} sentences, {} with copies", styled.len()));
    let mut parts: [Vec<u8>; 5] = match part {
        Part::All => {
            let mut writer = Writer::default();
            clusters::write(&data.join("ner"), &mut writer)?;
            [writer.bytes, Vec::new(), Vec::new(), Vec::new(), Vec::new()]
        }
        Part::Tagger | Part::Parser | Part::Names => model::parts(old)?.map(<[u8]>::to_vec),
    };
    let [cluster_bytes, tagger_bytes, lemma_bytes, parser_bytes, name_bytes] = &mut parts;
    let clusters = Clusters::read(&mut Reader::new(cluster_bytes))?;
    let examples: Vec<tagger::Example<'_>> =
        styled.iter().map(|s| tagger::Example { atoms: atoms(&s.sentence, &clusters), gold: &s.sentence }).collect();
    let classes = tagger::classes(&examples);
    if matches!(part, Part::All | Part::Tagger) {
        let mut writer = Writer::default();
        tagger::train(&examples.iter().collect::<Vec<_>>(), &classes, TAGGER_ROUNDS, &mut writer);
        *tagger_bytes = writer.bytes;
        let mut writer = Writer::default();
        lemma::train(styled.iter().filter(|s| !s.copied).map(|s| &s.sentence), &mut writer);
        *lemma_bytes = writer.bytes;
        report(&format!("tagger: {} bytes, lemmas: {} bytes", tagger_bytes.len(), lemma_bytes.len()));
    }
    let tagger = Tagger::read(&mut Reader::new(tagger_bytes))?;
    let folder = data.join("ner");
    std::thread::scope(|scope| {
        let names =
            matches!(part, Part::All | Part::Names).then(|| scope.spawn(|| names::train(&folder, &clusters, &tagger)));
        if matches!(part, Part::All | Part::Parser) {
            *parser_bytes = parser_from_folds(&styled, &examples, &tagger.classes)?.bytes;
            report(&format!("parser: {} bytes", parser_bytes.len()));
        }
        if let Some(names) = names {
            let broken = |_| Error::Model { problem: "the training of the names broke off".to_owned() };
            *name_bytes = names.join().map_err(broken)??.bytes;
            report(&format!("names: {} bytes", name_bytes.len()));
        }
        Ok::<(), Error>(())
    })?;
    let bytes = model::seal(&parts.concat());
    report(&format!("all: {} bytes", bytes.len()));
    Ok(bytes)
}

/// Trains the parser on tags from taggers that have not seen the sentence.
fn parser_from_folds(
    styled: &[styles::Origin],
    examples: &[tagger::Example<'_>],
    classes: &[(Tag, Upos)],
) -> Result<Writer> {
    let mut tags: Vec<Vec<Guess>> = vec![Vec::new(); examples.len()];
    for fold in 0..FOLDS {
        let inside = |origin: &styles::Origin| origin.number % FOLDS == fold;
        let rest: Vec<_> = styled.iter().zip(examples).filter(|(o, _)| !inside(o)).map(|(_, e)| e).collect();
        let mut part = Writer::default();
        tagger::train(&rest, classes, FOLD_ROUNDS, &mut part);
        let tagger = Tagger::read(&mut Reader::new(&part.bytes))?;
        for ((tags, example), origin) in tags.iter_mut().zip(examples).zip(styled) {
            if inside(origin) {
                *tags = tagger.guess(&example.atoms);
            }
        }
    }
    let examples: Vec<parser::Example<'_>> = examples
        .iter()
        .zip(tags)
        .map(|(e, tags)| parser::Example { atoms: e.atoms.clone(), tags, gold: e.gold })
        .collect();
    let mut writer = Writer::default();
    parser::train(&examples, PARSER_ROUNDS, &mut writer);
    Ok(writer)
}

/// A model file of these parts: the header that goes before them, and they. Nothing says that the parts can be read.
#[must_use]
pub fn seal(parts: &[u8]) -> Vec<u8> {
    model::seal(parts)
}
