//! Trains the embedded model and measures it. Not used in an analysis.

pub mod conllu;
mod dice;
mod evaluate;
mod inflect;
mod lemma;
mod lessons;
mod names;
mod net;
mod press;
mod silver;
mod styles;
mod vocabulary;

use std::path::{Path, PathBuf};

pub use evaluate::{evaluate, evaluate_trees};
pub use net::Plan;

use super::bytes::{Reader, Writer};
use super::model;
use super::vocabulary::Vocabulary;
use crate::error::Result;

/// The treebanks that are learnt from: their licences allow any use.
const TREEBANKS: [&str; 2] = ["en_ewt-ud-train.conllu", "en_gum-ud-train.conllu"];

/// What can be trained by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Everything.
    All,
    /// Dictionary forms; the rest is taken from the model at hand.
    Lemmas,
    /// The network, which gives tags, trees and names; the rest is taken from the model at hand.
    Network,
}

/// Where the trainer finds what it learns from.
#[derive(Debug, Clone)]
pub struct Sources {
    /// The folder with the folders `ud` and `ner`.
    pub data: PathBuf,
    /// The word vectors (`data/model/vectors.bin` of the repository).
    pub vectors: PathBuf,
    /// Labels of raw news (`data/model/silver/gmb.labels.gz` of the repository); none to learn from treebanks alone.
    pub silver: Option<PathBuf>,
}

impl Sources {
    /// Those of the repository, with the folders `ud` and `ner` under `data`.
    #[must_use]
    pub fn new(data: &Path) -> Self {
        let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/model");
        Self { data: data.to_owned(), vectors: own.join("vectors.bin"), silver: Some(own.join("silver/gmb.labels.gz")) }
    }

    /// Every file that is read.
    #[must_use]
    pub fn files(&self) -> Vec<PathBuf> {
        let (trees, names) = (self.data.join("ud"), self.data.join("ner"));
        let mut files: Vec<PathBuf> = TREEBANKS.iter().map(|file| trees.join(file)).collect();
        files.push(names.join(vocabulary::ROWS));
        files.extend(names::SETS.iter().map(|(file, _)| names.join(file)));
        files.extend(names::HELD_OUT.iter().map(|file| names.join(file)));
        files.push(self.vectors.clone());
        files.extend(self.silver.iter().flat_map(|labels| [labels.clone(), names.join(silver::TEXT)]));
        files
    }
}

/// Trains a part or everything and gives the model file. The same data and plan give the same bytes on any machine. `old` is
/// the model at hand; it is not looked at where everything is trained.
///
/// # Errors
/// [`crate::Error::Read`] where one of [`Sources::files`] is needed and missing, [`crate::Error::Line`] where a treebank
/// is none, [`crate::Error::Model`] where `old`, the silver labels or the word vectors are needed and cannot be used, or no
/// network can have the sizes of the plan.
pub fn train(sources: &Sources, part: Part, plan: &Plan, old: &[u8], mut report: impl FnMut(&str)) -> Result<Vec<u8>> {
    if part != Part::Lemmas {
        plan.check()?;
    }
    let mut gold = Vec::new();
    for file in TREEBANKS {
        gold.extend(conllu::read(&sources.data.join("ud").join(file))?);
    }
    let mut parts: [Vec<u8>; 3] = if part == Part::All {
        let mut writer = Writer::default();
        vocabulary::write(&sources.data.join("ner"), &mut writer)?;
        [writer.bytes, Vec::new(), Vec::new()]
    } else {
        model::parts(old)?.map(<[u8]>::to_vec)
    };
    let [words, lemmas, network] = &mut parts;
    if part != Part::Network {
        let mut writer = Writer::default();
        lemma::train(gold.iter(), &mut writer);
        *lemmas = writer.bytes;
        report(&format!("words: {} bytes, lemmas: {} bytes", words.len(), lemmas.len()));
    }
    if part != Part::Lemmas {
        let vocabulary = Vocabulary::read(&mut Reader::new(words))?;
        let lessons = lessons::Lessons::gather(sources, gold, &vocabulary)?;
        report(&lessons.summary());
        *network = lessons.teach(plan, &sources.vectors, &mut report)?;
        report(&format!("network: {} bytes", network.len()));
    }
    let bytes = model::seal(&parts.concat());
    report(&format!("all: {} bytes", bytes.len()));
    Ok(bytes)
}

/// A model file of these parts: the header that goes before them, and they. Nothing says that the parts can be read.
#[must_use]
pub fn seal(parts: &[u8]) -> Vec<u8> {
    model::seal(parts)
}
