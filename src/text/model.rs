//! The model file: what the trainer learnt, checked and decoded once.
//!
//! Layout: eight bytes of magic, then version, length and checksum of the rest (little-endian 32, 32 and 64 bits), then
//! the parts in the order of [`Model`]'s fields.

use std::cell::Cell;
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::OnceLock;

use super::bytes::Reader;
use super::features::Atoms;
use super::lemma::Lemmas;
use super::net::input::Batch;
use super::net::{Analysis, Network, Scratch, Tree};
use super::vocabulary::Vocabulary;
use super::words::Words;
use super::{Name, NameKind, Sentence, Tag, Upos};
use super::{kinds, mend};
use crate::error::{Error, Result};

const MAGIC: &[u8; 8] = b"DATELINE";

/// Raised whenever features, classes or layout change.
const VERSION: u32 = 3;

const HEADER: usize = 24;

/// Longest sentence that is repaired, in words; only where words are given are there longer ones.
const LONGEST_REPAIRED: usize = 1000;

/// Largest model file, in bytes.
const LARGEST: u64 = 256 << 20;

/// Everything learnt: what analyses a sentence. Checked and decoded once, then shared.
#[derive(Debug)]
pub struct Model {
    vocabulary: Vocabulary,
    pub(super) lemmas: Lemmas,
    network: Network,
}

/// Sentences are analysed together up to so many words: enough that the weights are fetched but a few times, few enough
/// that what is told of the words stays near at hand.
const TOGETHER: usize = 96;

thread_local! {
    /// Kept from one document of a thread to the next, unless a sentence made it large.
    static SCRATCH: Cell<Scratch> = Cell::default();
}

/// What a model says of the words of a sentence.
#[derive(Default)]
pub(super) struct Reading {
    pub(super) tags: Vec<(Tag, Upos)>,
    pub(super) tree: Tree,
    pub(super) names: Vec<Name>,
}

impl Model {
    /// The embedded model; none where the program was built with a file of another version.
    #[must_use]
    pub fn embedded() -> Option<&'static Self> {
        static MODEL: OnceLock<Option<Model>> = OnceLock::new();
        MODEL.get_or_init(|| Self::read(include_bytes!("../../data/model/english.bin")).ok()).as_ref()
    }

    /// Decodes the bytes of a model file.
    ///
    /// # Errors
    /// [`Error::Model`] for anything that the trainer of this version did not write.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self> {
        Self::read(bytes)
    }

    /// Reads and decodes a model file.
    ///
    /// # Errors
    /// [`Error::Read`] where the file cannot be read, [`Error::TooLarge`] where it is larger than any model,
    /// [`Error::Model`] as for [`Self::from_bytes`], with the name of the file.
    pub fn open(path: &Path) -> Result<Self> {
        let input = path.display().to_string();
        let mut bytes = Vec::new();
        let read = File::open(path).and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes));
        match read {
            Err(cause) => Err(Error::Read { input, cause }),
            Ok(_) if bytes.len() as u64 > LARGEST => {
                Err(Error::TooLarge { input, size: bytes.len() as u64, limit: LARGEST })
            }
            Ok(_) => Self::read(&bytes).map_err(|error| match error {
                Error::Model { problem } => Error::Model { problem: format!("{input}: {problem}") },
                other => other,
            }),
        }
    }

    pub(super) fn read(bytes: &[u8]) -> Result<Self> {
        let mut reader = Reader::new(body(bytes)?);
        let model = Self {
            vocabulary: Vocabulary::read(&mut reader)?,
            lemmas: Lemmas::read(&mut reader)?,
            network: Network::read(&mut reader)?,
        };
        if reader.left() == 0 {
            Ok(model)
        } else {
            Err(Error::Model { problem: "something stands behind the last part".to_owned() })
        }
    }
}

impl Model {
    /// Fills in parts of speech, lemmas, trees and names.
    pub(super) fn analyse(&self, mut sentences: &mut [Sentence]) {
        let longest = sentences.iter().map(|sentence| sentence.tokens.len()).max().unwrap_or(0);
        let mut scratch = SCRATCH.take();
        while !sentences.is_empty() {
            let mut words = 0;
            let together = sentences.iter().take_while(|sentence| {
                words += sentence.tokens.len();
                words <= TOGETHER
            });
            let count = together.count().max(1);
            let (some, others) = sentences.split_at_mut(count);
            let forms = some.iter().map(|sentence| sentence.tokens.iter().map(|t| t.form.as_str()));
            let readings = self.read_sentences(forms, &mut scratch);
            for (sentence, reading) in some.iter_mut().zip(readings) {
                self.fill(sentence, reading);
            }
            sentences = others;
        }
        if longest <= LONGEST_REPAIRED {
            SCRATCH.set(scratch);
        }
    }

    /// Fills in what was read.
    fn fill(&self, sentence: &mut Sentence, reading: Reading) {
        for ((token, class), (head, relation)) in sentence.tokens.iter_mut().zip(&reading.tags).zip(reading.tree) {
            (token.tag, token.upos) = *class;
            token.lemma = self.lemmas.lemma(&token.form, token.tag, token.upos);
            token.head = head;
            token.relation = relation;
        }
        // Repairs take time with the square of the words.
        if sentence.tokens.len() <= LONGEST_REPAIRED {
            super::repair::repair(&mut sentence.tokens);
        }
        sentence.names = reading.names;
        let words = Words::get();
        for name in &mut sentence.names {
            let title = |i: usize| sentence.tokens.get(i).is_some_and(|t| words.is_title(&t.form));
            while name.kind == NameKind::Person && name.first + 1 < name.last && title(name.first) {
                name.first += 1;
            }
        }
        kinds::settle(sentence);
    }

    /// Of each sentence tags, brought into line with the tree, the tree before any repair, and names.
    fn read_sentences<'a, F: Iterator<Item = &'a str> + Clone>(
        &self,
        sentences: impl Iterator<Item = F>,
        scratch: &mut Scratch,
    ) -> Vec<Reading> {
        let mut batch = Batch::default();
        for forms in sentences {
            batch.push(&Atoms::of_all(forms, &self.vocabulary));
        }
        let classes = &self.network.classes;
        // A class that is not there is none that the network gives.
        let tag = |class: &u8| classes.get(usize::from(*class)).copied().unwrap_or((Tag::Fw, Upos::X));
        let reading = |found: Analysis| {
            let tags = mend::mend(&found.guesses, &found.tree, classes);
            Reading { tags: tags.iter().map(tag).collect(), tree: found.tree, names: found.names }
        };
        self.network.analyse(&batch, scratch).into_iter().map(reading).collect()
    }

    /// What is read of one sentence.
    pub(super) fn read_words<'a>(&self, forms: impl Iterator<Item = &'a str> + Clone) -> Reading {
        self.read_sentences(std::iter::once(forms), &mut Scratch::default()).pop().unwrap_or_default()
    }
}

/// What stands behind the header, if that is sound.
fn body(bytes: &[u8]) -> Result<&[u8]> {
    let problem = |problem: &str| Error::Model { problem: problem.to_owned() };
    let (header, body) = bytes
        .split_at_checked(HEADER)
        .filter(|(header, _)| header.starts_with(MAGIC))
        .ok_or_else(|| problem("not a model file of dateline"))?;
    let number = |at: usize| header.get(at..at + 4).and_then(|b| b.try_into().ok()).map_or(0, u32::from_le_bytes);
    if number(8) != VERSION {
        return Err(Error::Model {
            problem: format!("version {} where this program reads {VERSION}: train it again", number(8)),
        });
    }
    if usize::try_from(number(12)).ok() != Some(body.len()) {
        return Err(problem("the file is cut off or has something behind its end"));
    }
    let sum = header.get(16..24).and_then(|b| b.try_into().ok()).map_or(0, u64::from_le_bytes);
    if sum != checksum(body) {
        return Err(problem("the checksum does not fit: the file is damaged"));
    }
    Ok(body)
}

/// The bytes of each part of a model file, in order.
pub(super) fn parts(bytes: &[u8]) -> Result<[&[u8]; 3]> {
    let body = body(bytes)?;
    let mut reader = Reader::new(body);
    Vocabulary::read(&mut reader)?;
    let first = body.len() - reader.left();
    Lemmas::read(&mut reader)?;
    let second = body.len() - reader.left();
    let part = |range: std::ops::Range<usize>| body.get(range).unwrap_or(&[]);
    Ok([part(0..first), part(first..second), part(second..body.len())])
}

/// Puts the header before the parts.
pub(super) fn seal(body: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(HEADER + body.len());
    bytes.extend_from_slice(MAGIC);
    bytes.extend_from_slice(&VERSION.to_le_bytes());
    bytes.extend_from_slice(&u32::try_from(body.len()).unwrap_or(u32::MAX).to_le_bytes());
    bytes.extend_from_slice(&checksum(body).to_le_bytes());
    bytes.extend_from_slice(body);
    bytes
}

/// A checksum against damage, eight bytes at a step.
fn checksum(bytes: &[u8]) -> u64 {
    let mut sum: u64 = 0x9e37_79b9_7f4a_7c15 ^ bytes.len() as u64;
    for chunk in bytes.chunks(8) {
        let mut word = [0; 8];
        for (to, from) in word.iter_mut().zip(chunk) {
            *to = *from;
        }
        sum = (sum ^ u64::from_le_bytes(word)).wrapping_mul(0xff51_afd7_ed55_8ccd).rotate_left(29);
    }
    sum ^ (sum >> 32)
}
