//! The model file: what the trainer learnt, checked and decoded once.
//!
//! Layout: eight bytes of magic, then version, length and checksum of the rest (little-endian 32, 32 and 64 bits), then
//! the parts in the order of [`Model`]'s fields.

use std::sync::OnceLock;

use super::bytes::Reader;
use super::features::{Atoms, Clusters};
use super::lemma::Lemmas;
use super::mend;
use super::names::Namer;
use super::parser::{Parser, Tree};
use super::tagger::Tagger;
use super::words::Words;
use super::{NameKind, Sentence};
use crate::error::{Error, Result};

const MAGIC: &[u8; 8] = b"DATELINE";

/// Raised whenever features, classes or layout change.
const VERSION: u32 = 2;

const HEADER: usize = 24;

/// Everything learnt: what analyses a sentence. Checked and decoded once, then shared.
#[derive(Debug)]
pub struct Model {
    pub(super) clusters: Clusters,
    pub(super) tagger: Tagger,
    pub(super) lemmas: Lemmas,
    pub(super) parser: Parser,
    pub(super) namer: Namer,
}

impl Model {
    /// The embedded model; none where the program was built with a file of another version.
    pub(super) fn embedded() -> Option<&'static Self> {
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

    pub(super) fn read(bytes: &[u8]) -> Result<Self> {
        let mut reader = Reader::new(body(bytes)?);
        let model = Self {
            clusters: Clusters::read(&mut reader)?,
            tagger: Tagger::read(&mut reader)?,
            lemmas: Lemmas::read(&mut reader)?,
            parser: Parser::read(&mut reader)?,
            namer: Namer::read(&mut reader)?,
        };
        if reader.left() == 0 {
            Ok(model)
        } else {
            Err(Error::Model { problem: "something stands behind the last part".to_owned() })
        }
    }
}

impl Model {
    /// Fills in parts of speech, lemmas, tree and names.
    pub(super) fn analyse(&self, sentence: &mut Sentence) {
        let mut buffer = String::new();
        let atoms: Vec<Atoms> =
            sentence.tokens.iter().map(|t| Atoms::of(&t.form, &self.clusters, &mut buffer)).collect();
        let (tags, tree) = self.tags_and_tree(&atoms);
        for ((token, class), (head, relation)) in sentence.tokens.iter_mut().zip(&tags).zip(tree) {
            if let Some((tag, upos)) = self.tagger.classes.get(usize::from(*class)) {
                token.tag = *tag;
                token.upos = *upos;
            }
            token.lemma = self.lemmas.lemma(&token.form, token.tag, token.upos);
            token.head = head;
            token.relation = relation;
        }
        super::repair::repair(&mut sentence.tokens);
        sentence.names = self.namer.find(&atoms, &tags);
        let words = Words::get();
        for name in &mut sentence.names {
            let title = |i: usize| sentence.tokens.get(i).is_some_and(|t| words.is_title(&t.form));
            while name.kind == NameKind::Person && name.first + 1 < name.last && title(name.first) {
                name.first += 1;
            }
        }
    }
}

impl Model {
    /// The class of each word, brought into line with the tree, and the tree.
    pub(super) fn tags_and_tree(&self, atoms: &[Atoms]) -> (Vec<u8>, Tree) {
        let guesses = self.tagger.guess(atoms);
        let tree = self.parser.parse(atoms, &guesses);
        (mend::mend(&guesses, &tree, &self.tagger.classes), tree)
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
pub(super) fn parts(bytes: &[u8]) -> Result<[&[u8]; 5]> {
    let body = body(bytes)?;
    let mut reader = Reader::new(body);
    let mut ends = [0; 5];
    Clusters::read(&mut reader)?;
    ends[0] = reader.left();
    Tagger::read(&mut reader)?;
    ends[1] = reader.left();
    Lemmas::read(&mut reader)?;
    ends[2] = reader.left();
    Parser::read(&mut reader)?;
    ends[3] = reader.left();
    let mut begin = 0;
    Ok(ends.map(|left| {
        let end = body.len() - left;
        let part = body.get(begin..end).unwrap_or(&[]);
        begin = end;
        part
    }))
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
