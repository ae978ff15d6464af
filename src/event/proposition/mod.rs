//! Propositions: what a sentence says, as a relation between arguments, each a phrase as it stands in the sentence.

mod clausal;
mod nominal;
mod phrase;

use crate::text::Sentence;

use super::tree::Tree;

pub fn opt(name: &str) -> bool {
    static S: std::sync::OnceLock<Vec<String>> = std::sync::OnceLock::new();
    S.get_or_init(|| std::env::var("TR").unwrap_or_default().split(',').map(str::to_owned).collect()).iter().any(|x| x == name)
}

/// A word of a proposition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// Index of a token of the sentence.
    At(usize),
    /// A word that the sentence leaves to be understood.
    Added(&'static str),
}

/// How a proposition is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Construction {
    /// A clause of its own.
    Main,
    Coordinate,
    Relative,
    Participle,
    Participial,
    Adverbial,
    Infinitive,
    Content,
    Copular,
    Existential,
    Apposition,
    Title,
    Possessive,
}

/// A relation between arguments.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposition {
    pub construction: Construction,
    pub confidence: f64,
    pub relation: Vec<Word>,
    pub arguments: Vec<Vec<Word>>,
}

/// The propositions of a sentence.
#[must_use]
pub fn propositions(sentence: &Sentence) -> Vec<Proposition> {
    let tree = Tree::new(sentence);
    let mut all = Vec::new();
    for i in 0..tree.len() {
        clausal::find(&tree, i, &mut all);
        nominal::find(&tree, i, &mut all);
    }
    all
}

/// Words as text.
#[must_use]
pub fn text(sentence: &Sentence, words: &[Word]) -> String {
    let mut out = String::new();
    for w in words {
        if !out.is_empty() {
            out.push(' ');
        }
        match w {
            Word::At(i) => out.push_str(sentence.tokens.get(*i).map_or("", |t| t.form.as_str())),
            Word::Added(w) => out.push_str(w),
        }
    }
    out
}
