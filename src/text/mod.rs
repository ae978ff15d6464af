//! The language room: from the blocks of a document to analysed sentences.
//!
//! The face of this room is [`analyse`] and the types below. What stands behind it (tokeniser, tagger, parser, name
//! finder and their embedded model) may be replaced without a change outside this folder.

mod agree;
mod bytes;
pub mod conllu;
mod dateline;
mod features;
mod index;
mod joined;
mod kinds;
mod lemma;
mod lower;
mod mend;
mod model;
pub mod morph;
mod names;
mod net;
mod relation;
mod repair;
mod split;
mod tag;
mod tokenise;
pub mod train;
mod vocabulary;
pub mod watch;
mod words;
mod wrapped;

use compact_str::CompactString;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub(crate) use lower::lower;
pub use model::Model;
pub use relation::Relation;
pub use tag::{Tag, Upos};

use crate::document::{Block, BlockKind, Document};

/// A sentence with its words, their functions and the names in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentence {
    /// First character: Unicode scalar values from the start of [`Document::text`].
    pub start: usize,
    /// One past the last character.
    pub end: usize,
    /// Number of the block of [`Document::blocks`] that it stands in.
    pub block: usize,
    /// What that block is for.
    pub kind: BlockKind,
    /// The words (Universal Dependencies words: `don't` is two, `'s` is one of its own).
    pub tokens: Vec<Token>,
    /// Names, in text order, not overlapping.
    pub names: Vec<Name>,
}

/// One syntactic word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Token {
    /// First character: Unicode scalar values from the start of [`Document::text`].
    pub start: usize,
    /// One past the last character.
    pub end: usize,
    /// The word as written.
    pub form: CompactString,
    /// Its dictionary form, in lower case except for proper nouns.
    pub lemma: CompactString,
    /// Universal part of speech.
    pub upos: Upos,
    /// English (Penn Treebank) tag.
    pub tag: Tag,
    /// Index in the sentence of the word it depends on; none for the root or where no parse is at hand.
    pub head: Option<usize>,
    /// Universal Dependencies relation to the head.
    pub relation: Relation,
}

/// A name: a run of words with a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Name {
    /// Index of the first token.
    pub first: usize,
    /// One past the index of the last token.
    pub last: usize,
    /// What sort of thing is named.
    pub kind: NameKind,
    /// Whether it was given ([`watch::mark`]) and is taken as it stands.
    #[serde(default)]
    pub given: bool,
}

/// Kinds of names, after OntoNotes 5.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "UPPERCASE")]
pub enum NameKind {
    /// People.
    Person,
    /// Companies, agencies, institutions, parties, teams.
    Org,
    /// Countries, cities, states.
    Gpe,
    /// Other places: mountains, rivers, regions, buildings.
    Loc,
    /// Nationalities, religious and political groups.
    Norp,
    /// Named wars, storms, matches.
    Event,
    /// Products and works of art.
    Work,
    /// Any other name.
    Misc,
}

impl NameKind {
    /// The name that is written for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Person => "PERSON",
            Self::Org => "ORG",
            Self::Gpe => "GPE",
            Self::Loc => "LOC",
            Self::Norp => "NORP",
            Self::Event => "EVENT",
            Self::Work => "WORK",
            Self::Misc => "MISC",
        }
    }
}

impl Sentence {
    /// Indices of the words that depend directly on `head`, in text order.
    pub fn children(&self, head: usize) -> impl Iterator<Item = usize> + '_ {
        self.tokens.iter().enumerate().filter(move |(_, t)| t.head == Some(head)).map(|(i, _)| i)
    }

    /// First and one past the last index of the words under `head`, itself included; the whole sentence at most.
    #[must_use]
    pub fn subtree(&self, head: usize) -> (usize, usize) {
        let (mut first, mut last) = (head, head + 1);
        for (i, under) in self.under(head).into_iter().enumerate() {
            if under {
                first = first.min(i);
                last = last.max(i + 1);
            }
        }
        (first, last)
    }

    /// For each word whether it is `head` or depends on it over any number of steps. Linear in the sentence.
    #[must_use]
    pub fn under(&self, head: usize) -> Vec<bool> {
        let mut known: Vec<Option<bool>> = vec![None; self.tokens.len()];
        let mut path = Vec::new();
        for word in 0..self.tokens.len() {
            let mut at = Some(word);
            path.clear();
            let under = loop {
                match at {
                    Some(i) if i == head => break true,
                    Some(i) => match known.get_mut(i) {
                        // Set for the time being, so that heads in a circle end here.
                        Some(slot @ None) => {
                            *slot = Some(false);
                            path.push(i);
                            at = self.tokens.get(i).and_then(|t| t.head);
                        }
                        Some(Some(known)) => break *known,
                        None => break false,
                    },
                    None => break false,
                }
            };
            for i in &path {
                if let Some(slot) = known.get_mut(*i) {
                    *slot = Some(under);
                }
            }
        }
        known.iter().enumerate().map(|(i, known)| i == head || known.unwrap_or(false)).collect()
    }

    /// Whether `word` is `head` or depends on it over any number of steps.
    #[must_use]
    pub fn dominates(&self, head: usize, word: usize) -> bool {
        let mut at = Some(word);
        for _ in 0..=self.tokens.len() {
            match at {
                Some(i) if i == head => return true,
                Some(i) => at = self.tokens.get(i).and_then(|t| t.head),
                None => return false,
            }
        }
        false
    }
}

/// Whether a sentence ends as running text does, closing marks aside: headlines and captions mostly have no full stop.
pub(crate) fn ends_in_stop(tokens: &[Token]) -> bool {
    let closing = |form: &str| matches!(form, "\"" | "'" | "”" | "’" | "''" | ")" | "]");
    let last = tokens.iter().rev().map(|t| t.form.as_str()).find(|form| !closing(form));
    last.is_some_and(|form| matches!(form, "." | "!" | "?" | "..." | "…" | ";" | ":"))
}

/// Analyses the blocks of a document in reading order with the embedded model.
///
/// No sentence reaches over the end of a block. The same document gives the same sentences on any machine.
#[must_use]
pub fn analyse(document: &Document) -> Vec<Sentence> {
    analyse_by(Model::embedded(), document)
}

/// Analyses the blocks of a document as [`analyse`] does, with a model of the caller's.
#[must_use]
pub fn analyse_with(model: &Model, document: &Document) -> Vec<Sentence> {
    analyse_by(Some(model), document)
}

/// Analyses the sentences of one document whose words are given. Each stays one sentence whatever its length; what
/// stands in its tokens besides offsets and forms, and its names, are replaced.
pub fn analyse_words(model: &Model, sentences: &mut [Sentence]) {
    model.analyse(sentences);
    agree::agree(sentences);
}

/// Analyses as [`analyse_words`] does those sentences of one document whose numbers `wanted` picks, and leaves the others
/// as they are.
#[must_use]
pub fn analyse_some(model: &Model, sentences: Vec<Sentence>, wanted: impl Fn(usize) -> bool) -> Vec<Sentence> {
    let (some, rest): (Vec<_>, Vec<_>) = sentences.into_iter().enumerate().partition(|(i, _)| wanted(*i));
    let (numbers, mut some): (Vec<_>, Vec<_>) = some.into_iter().unzip();
    model.analyse(&mut some);
    let mut all: Vec<_> = numbers.into_iter().zip(some).chain(rest).collect();
    all.sort_by_key(|(i, _)| *i);
    let mut all: Vec<_> = all.into_iter().map(|(_, sentence)| sentence).collect();
    agree::agree(&mut all);
    all
}

/// Cuts the blocks of a document into sentences and words and leaves them at that: each word is its own lemma, and there
/// are no heads and no names.
#[must_use]
pub fn cut(document: &Document) -> Vec<Sentence> {
    analyse_by(None, document)
}

fn analyse_by(model: Option<&Model>, document: &Document) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut rest = document.text.chars();
    let mut at = 0;
    let mut chars = Vec::new();
    for (number, block) in in_text_order(document) {
        if block.start < at {
            continue;
        }
        if block.start > at {
            rest.nth(block.start - at - 1);
        }
        chars.clear();
        chars.extend(rest.by_ref().take(block.end.saturating_sub(block.start)));
        at = block.start + chars.len();
        let (spans, ranges) = cut_block(block, &chars);
        sentences.extend(ranges.into_iter().filter_map(|range| bare(number, block, &chars, spans.get(range)?)));
    }
    if let Some(model) = model {
        model.analyse(&mut sentences);
    }
    sentences.sort_by_key(|s| s.block);
    agree::agree(&mut sentences);
    sentences
}

/// The blocks with their numbers, ordered by where they stand in the text.
fn in_text_order(document: &Document) -> Vec<(usize, &Block)> {
    let mut blocks: Vec<_> = document.blocks.iter().enumerate().collect();
    blocks.sort_by_key(|(_, b)| b.start);
    blocks
}

/// The words of a block, and the ranges of them that are sentences.
fn cut_block(block: &Block, chars: &[char]) -> (Vec<tokenise::Span>, Vec<std::ops::Range<usize>>) {
    if block.tokenised {
        let spans = tokenise::at_blanks(chars);
        let ranges = spans.len().div_ceil(split::LONGEST);
        let ranges = (0..ranges).map(|i| i * split::LONGEST..((i + 1) * split::LONGEST).min(spans.len())).collect();
        (spans, ranges)
    } else {
        let spans = tokenise::tokenise(chars);
        let ranges = split::split(chars, &spans);
        (spans, ranges)
    }
}

/// A sentence of words that are not analysed yet.
fn bare(number: usize, block: &Block, chars: &[char], spans: &[tokenise::Span]) -> Option<Sentence> {
    let (first, last) = (spans.first()?, spans.last()?);
    Some(Sentence {
        start: block.start + first.start,
        end: block.start + last.end,
        block: number,
        kind: block.kind,
        tokens: spans.iter().map(|span| Token::bare(block.start, *span, chars)).collect(),
        names: Vec::new(),
    })
}

impl Token {
    /// A word that is not analysed yet.
    fn bare(offset: usize, span: tokenise::Span, chars: &[char]) -> Self {
        let mut form = CompactString::default();
        for c in chars.get(span.start..span.end).unwrap_or(&[]) {
            form.push(*c);
        }
        Self::given(&form, offset + span.start, offset + span.end)
    }

    /// A word that is not analysed yet.
    fn given(form: &str, start: usize, end: usize) -> Self {
        let form = CompactString::from(form);
        Self { start, end, lemma: form.clone(), form, upos: Upos::X, tag: Tag::Fw, head: None, relation: Relation::Dep }
    }
}
