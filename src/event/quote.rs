//! Who is being quoted: quotations that run over sentences and paragraphs, and who speaks in each.

use std::collections::{BTreeMap, BTreeSet};

use super::govern::{Link, speaker};
use super::lexicon::lexicon;
use super::role::Heads;
use super::tree::Tree;
use crate::text::{Sentence, Upos};

/// A quotation, and who says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Quoted {
    /// Sentence and word that it begins with, its mark left out.
    first: (usize, usize),
    /// Sentence and word behind its last one.
    end: (usize, usize),
    /// Who says it, where the text tells.
    pub speaker: Option<Speaker>,
}

/// The words that tell who says a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Speaker {
    /// Number of the sentence that they stand in.
    pub sentence: usize,
    pub link: Link,
}

/// The quotations of a document that stand for themselves: they begin a sentence, or follow what introduces them. Of those
/// inside a clause (`called it “a disgrace”`) the clause tells who says so.
#[derive(Debug, Default)]
pub(super) struct Quotes {
    all: Vec<Quoted>,
}

impl Quotes {
    /// Finds the quotations of all sentences. Takes time in their words; trees are made only of sentences beside quotations.
    pub fn new(sentences: &[Sentence], heads: &Heads) -> Self {
        let mut all = spans(sentences);
        let inside = marked(sentences, &all);
        all.retain(|q| stands_alone(sentences, q));
        let named_in: Named = inside
            .keys()
            .flat_map(|&number| [number.checked_sub(1), Some(number)])
            .flatten()
            .collect::<BTreeSet<usize>>()
            .into_iter()
            .map(|number| (number, speakers(sentences, number, &inside, heads)))
            .collect();
        let mut last: Option<Speaker> = None;
        for quote in &mut all {
            let found = named(quote, &named_in).or_else(|| before(quote, &named_in, last));
            quote.speaker = found;
            // Who was named last goes on speaking; a quotation without a speaker ends that.
            last = found.map(|s| Speaker { sentence: quote.end.0, ..s });
        }
        Self { all }
    }

    /// The quotation that a word stands in.
    pub fn at(&self, sentence: usize, word: usize) -> Option<&Quoted> {
        let next = self.all.partition_point(|q| q.first <= (sentence, word));
        next.checked_sub(1).and_then(|q| self.all.get(q)).filter(|q| (sentence, word) < q.end)
    }
}

/// All stretches between quotation marks, in text order. A paragraph that opens with a mark takes up what the one before left
/// open; else a quotation ends with its paragraph.
fn spans(sentences: &[Sentence]) -> Vec<Quoted> {
    let mut all = Vec::new();
    let mut open: Option<((usize, usize), &'static str)> = None;
    let mut end = (0, 0);
    let mut block = None;
    let close = |all: &mut Vec<Quoted>, first, end| all.push(Quoted { first, end, speaker: None });
    for (number, sentence) in sentences.iter().enumerate() {
        let begins = block.replace(sentence.block).is_some_and(|b| b != sentence.block);
        let taken_up = sentence.tokens.first().is_some_and(|t| opening(t.form.as_str(), t.tag.as_str()).is_some());
        if begins
            && !taken_up
            && let Some((first, _)) = open.take()
        {
            close(&mut all, first, end);
        }
        for (i, token) in sentence.tokens.iter().enumerate() {
            let form = token.form.as_str();
            match open {
                None => open = opening(form, token.tag.as_str()).map(|mark| ((number, i + 1), mark)),
                Some(_) if begins && i == 0 => {}
                Some((first, mark)) if form == mark || mark == "”" && form == "\"" => {
                    close(&mut all, first, (number, i));
                    open = None;
                }
                Some(_) => {}
            }
        }
        end = (number, sentence.tokens.len());
    }
    if let Some((first, _)) = open {
        close(&mut all, first, end);
    }
    all
}

/// The mark that closes what this one opens.
fn opening(form: &str, tag: &str) -> Option<&'static str> {
    match form {
        "“" => Some("”"),
        "``" => Some("''"),
        "«" => Some("»"),
        "\"" => Some("\""),
        "‘" => Some("’"),
        "'" if tag == "``" => Some("'"),
        _ => None,
    }
}

/// For each sentence beside a quotation, the stretches of its words that are quoted.
type Inside = BTreeMap<usize, Vec<(usize, usize)>>;
/// For each of them and the sentence before it, those whom its verbs of saying name.
type Named = BTreeMap<usize, Vec<Speaker>>;

fn marked(sentences: &[Sentence], all: &[Quoted]) -> Inside {
    let mut inside = Inside::new();
    for q in all {
        for number in q.first.0..=q.end.0 {
            let length = sentences.get(number).map_or(0, |s| s.tokens.len());
            let from = if number == q.first.0 { q.first.1 } else { 0 };
            let to = if number == q.end.0 { q.end.1 } else { length };
            inside.entry(number).or_default().push((from, to));
        }
    }
    inside
}

/// Whether a quotation begins a sentence or paragraph, or follows a comma or colon.
fn stands_alone(sentences: &[Sentence], quote: &Quoted) -> bool {
    let (number, first) = quote.first;
    let title = sentences.get(number).is_some_and(|s| s.kind == crate::document::BlockKind::Title);
    let Some(before) = first.checked_sub(2) else { return true };
    let form = sentences.get(number).and_then(|s| s.tokens.get(before)).map_or("", |t| t.form.as_str());
    title || matches!(form, "," | ":")
}

/// Whoever a verb of saying names in a sentence that the quotation is part of: nearest before its first word or behind its
/// last.
fn named(quote: &Quoted, speakers: &Named) -> Option<Speaker> {
    let near = |number: usize, edge: usize| {
        speakers.get(&number).into_iter().flatten().min_by_key(|s| s.link.cue.abs_diff(edge)).copied()
    };
    near(quote.first.0, quote.first.1)
        .or_else(|| near(quote.end.0, quote.end.1))
        .or_else(|| (quote.first.0 + 1..quote.end.0).find_map(|n| near(n, 0)))
}

/// Whoever spoke in the sentence before: in words of the article (`Rossi described the night. “We heard …”`), or as the
/// speaker of the quotation that ends there.
fn before(quote: &Quoted, speakers: &Named, last: Option<Speaker>) -> Option<Speaker> {
    let number = quote.first.0.checked_sub(1)?;
    if quote.first.1 > 1 {
        return None;
    }
    let spoke = speakers.get(&number).and_then(|s| s.last()).copied();
    spoke.or_else(|| last.filter(|s| s.sentence + 1 >= quote.first.0))
}

/// The verbs of saying of a sentence outside quotation marks, with their subjects.
fn speakers(sentences: &[Sentence], number: usize, inside: &Inside, heads: &Heads) -> Vec<Speaker> {
    let Some(sentence) = sentences.get(number) else { return Vec::new() };
    let quoted = inside.get(&number).map_or(&[][..], Vec::as_slice);
    let outside = |w: usize| {
        let next = quoted.partition_point(|&(from, _)| from <= w);
        next.checked_sub(1).and_then(|q| quoted.get(q)).is_none_or(|&(_, to)| to <= w)
    };
    let says = |t: &crate::text::Token| t.upos == Upos::Verb && lexicon().is_speech(&t.lemma.to_lowercase());
    let verbs: Vec<usize> =
        (0..).zip(&sentence.tokens).filter(|(i, t)| says(t) && outside(*i)).map(|(i, _)| i).collect();
    if verbs.is_empty() {
        return Vec::new();
    }
    let tree = Tree::new(sentence);
    let link = |v: usize| speaker(&tree, number, v, heads).filter(|l| l.source.is_some_and(outside));
    verbs.into_iter().filter_map(link).map(|link| Speaker { sentence: number, link }).collect()
}
