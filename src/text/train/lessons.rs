//! What the network learns from: treebanks, silver trees and labelled names, brought before it.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use super::conllu::GoldSentence;
use super::names;
use super::net::batch::Example;
use super::net::matrix::Matrix;
use super::net::{self, Plan};
use super::silver::{self, SilverSentence};
use super::{Sources, styles};
use crate::error::{Error, Result};
use crate::text::bytes::Writer;
use crate::text::features::Atoms;
use crate::text::net::guess::Guess;
use crate::text::net::input::{Batch, Word};
use crate::text::vocabulary::Vocabulary;
use crate::text::{Relation, Tag, Upos};

/// Labels whose mean chance is lower (see `SilverSentence::doubt`) are not learnt from: logarithms below -0.3.
const DOUBTFUL: u8 = 60;

/// Numbers of a word vector, and steps between two of its whole numbers: see `data/model/README.md`.
const VECTOR: usize = 96;
const VECTOR_STEP: f32 = 1.0 / 32.0;

type Class = (Tag, Upos);

/// All examples and what they speak of.
pub(super) struct Lessons {
    classes: Vec<Class>,
    examples: Vec<Example>,
}

/// Makes examples of sentences.
struct Maker<'a> {
    vocabulary: &'a Vocabulary,
    classes: &'a [Class],
}

impl Maker<'_> {
    fn words<'a>(&self, forms: impl Iterator<Item = &'a str> + Clone) -> Vec<Word> {
        let mut batch = Batch::default();
        batch.push(&Atoms::of_all(forms, self.vocabulary));
        batch.words
    }

    fn class(&self, class: Class) -> u8 {
        self.classes.iter().position(|c| *c == class).and_then(|c| u8::try_from(c).ok()).unwrap_or(0)
    }

    fn gold(&self, sentence: &GoldSentence) -> Example {
        let head = |head: Option<usize>| head.and_then(|h| u32::try_from(h + 1).ok()).unwrap_or(0);
        Example {
            words: self.words(sentence.words.iter().map(|w| w.form.as_str())),
            tags: sentence.words.iter().map(|w| self.class((w.tag, w.upos))).collect(),
            heads: sentence.words.iter().map(|w| (head(w.head), w.relation as u8)).collect(),
            ..Example::default()
        }
    }

    fn silver(&self, sentence: &SilverSentence) -> Example {
        Example {
            words: self.words(sentence.forms.iter().map(String::as_str)),
            tags: sentence.tags.iter().map(|t| self.class(*t)).collect(),
            heads: sentence.heads.iter().map(|(h, r)| (*h, *r as u8)).collect(),
            weights: sentence.trust.iter().map(|t| f32::from(*t > 0)).collect(),
            ..Example::default()
        }
    }

    fn named(&self, forms: &[String], names: Vec<u8>) -> Example {
        Example { words: self.words(forms.iter().map(String::as_str)), names, ..Example::default() }
    }
}

impl Lessons {
    pub(super) fn gather(sources: &Sources, gold: Vec<GoldSentence>, vocabulary: &Vocabulary) -> Result<Self> {
        let mut classes: Vec<Class> = gold.iter().flat_map(|s| s.words.iter().map(|w| (w.tag, w.upos))).collect();
        classes.sort_unstable();
        classes.dedup();
        let maker = Maker { vocabulary, classes: &classes };
        // Where the sentences of which the trees are known stand.
        let mut known: HashMap<Vec<String>, usize> = HashMap::new();
        let mut examples: Vec<Example> = Vec::new();
        for origin in styles::with_styles(gold) {
            if !origin.copied {
                known.insert(origin.sentence.words.iter().map(|w| w.form.to_string()).collect(), examples.len());
            }
            examples.push(maker.gold(&origin.sentence));
        }
        let folder = sources.data.join("ner");
        if let Some(labels) = &sources.silver {
            let text = names::read(&folder.join(silver::TEXT))?;
            for sentence in silver::read(labels, &text)?.into_iter().filter(|s| s.doubt <= DOUBTFUL) {
                examples.push(maker.silver(&sentence));
                known.insert(sentence.forms, examples.len() - 1);
            }
        }
        add_names(&folder, &maker, &known, &mut examples)?;
        Ok(Self { classes, examples })
    }

    /// How much there is to learn from, in words of prose.
    pub(super) fn summary(&self) -> String {
        let words: usize = self.examples.iter().map(|e| e.words.len()).sum();
        let trees = self.examples.iter().filter(|e| !e.heads.is_empty()).count();
        let names = self.examples.iter().filter(|e| !e.names.is_empty()).count();
        format!(
            "{} sentences, {words} words; trees of {trees}, names of {names} sentences; {} classes",
            self.examples.len(),
            self.classes.len()
        )
    }

    /// Trains a network and gives its bytes.
    pub(super) fn teach(&self, plan: &Plan, vectors: &Path, report: &mut impl FnMut(&str)) -> Result<Vec<u8>> {
        let shape = plan.shape(VECTOR, self.classes.len(), Relation::ALL.len());
        let file = vectors;
        let vectors = read_vectors(file)?;
        let most = self.examples.iter().flat_map(|e| &e.words).map(|w| w.vector as usize).max();
        let rows = vectors.rows();
        if let Some(row) = most.filter(|row| *row >= rows) {
            let problem = format!("{}: {} word vectors where a word has number {row}", file.display(), rows - 1);
            return Err(Error::Model { problem });
        }
        if self.classes.is_empty() || self.classes.len() > usize::from(Guess::NONE) {
            return Err(Error::Model { problem: format!("treebanks with {} pairs of tags", self.classes.len()) });
        }
        let mut network = net::fresh(shape, vectors);
        net::train(&mut network, plan, &self.examples, |round, loss| {
            report(&format!("round {} of {}: loss {loss:.3}", round + 1, plan.rounds));
        })?;
        let mut writer = Writer::default();
        net::export::export(&network, &self.classes, &mut writer);
        Ok(writer.bytes)
    }
}

/// Reads the word vectors: a row for each word of 8-bit numbers. The first row given is that of unknown words.
fn read_vectors(path: &Path) -> Result<Matrix> {
    let bytes = std::fs::read(path).map_err(|cause| Error::Read { input: path.display().to_string(), cause })?;
    let whole = bytes.len() / VECTOR * VECTOR;
    let mut data = vec![0.0; VECTOR];
    data.extend(bytes.iter().take(whole).map(|b| f32::from(b.cast_signed()) * VECTOR_STEP));
    Ok(Matrix { cols: VECTOR, data })
}

/// Adds sentences with names; where the tree of a sentence is known they are put to it.
fn add_names(
    folder: &Path,
    maker: &Maker<'_>,
    known: &HashMap<Vec<String>, usize>,
    examples: &mut Vec<Example>,
) -> Result<()> {
    let mut held_out = HashSet::new();
    for file in names::HELD_OUT {
        held_out.extend(names::read(&folder.join(file))?.into_iter().map(|s| s.forms));
    }
    let places = names::places(&names::read(&folder.join(names::SILVER))?);
    for (file, times) in names::SETS {
        for sentence in names::read(&folder.join(file))? {
            if held_out.contains(&sentence.forms) {
                continue;
            }
            let sentence = names::as_tokenised(sentence);
            let labels = names::classes(sentence.forms.len(), &names::spans(&sentence, &places));
            let tree = known.get(&sentence.forms).filter(|_| file == names::SILVER);
            match tree.and_then(|i| examples.get_mut(*i)) {
                Some(example) if example.words.len() == labels.len() => example.names = labels,
                _ => {
                    let example = maker.named(&sentence.forms, labels);
                    examples.extend(std::iter::repeat_n(example, times));
                }
            }
        }
    }
    Ok(())
}
