//! Propositions: what a sentence says, as relations between whole phrases of it.

mod clausal;
mod deed;
mod form;
mod nominal;
mod phrase;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::text::Sentence;

use super::tree::Tree;

/// Longest sentence that is taken apart, in words: nothing longer is one sentence.
pub const LONGEST: usize = 500;

/// A word of a proposition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// Index of a token of the sentence.
    At(usize),
    /// A word that the sentence leaves to be understood: `is` of an apposition, `'s` of `whose`.
    Added(&'static str),
}

/// How a sentence says a proposition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Construction {
    /// The main clause.
    Main,
    /// A clause coordinated with it.
    Coordinate,
    /// A clause with a copula.
    Copular,
    /// `there is`.
    Existential,
    /// A relative clause.
    Relative,
    /// A participle after a noun.
    Participle,
    /// A participle or gerund whose subject is that of the clause above.
    Participial,
    /// A clause of time, cause or condition with a subject of its own.
    Adverbial,
    /// A clause of condition.
    Conditional,
    /// An infinitive whose subject stands in the clause above.
    Infinitive,
    /// A clause that is said, thought or known.
    Content,
    /// A noun beside a noun.
    Apposition,
    /// A title or description before a name.
    Title,
    /// A noun that names an event.
    Deed,
}

/// How many arguments a proposition takes at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Form {
    /// One proposition for each clause with all its complements and adverbials.
    #[default]
    Nary,
    /// Two arguments each: one proposition for each complement and adverbial.
    Binary,
}

/// A relation between arguments.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposition {
    /// How the sentence says it.
    pub construction: Construction,
    /// Index of the word that says it: the predicate of the clause, the noun of an apposition.
    pub head: usize,
    /// The verb group with its negation and modality, and the preposition of the second argument.
    pub relation: Vec<Word>,
    /// The arguments: the subject first.
    pub arguments: Vec<Vec<Word>>,
}

impl Proposition {
    /// Between 0 and 1: the precision of propositions of this construction on the development part of CaRB (Bhardwaj et al.,
    /// EMNLP 2019), word by word against the best gold tuple, to .05. Nouns of events
    /// are too few there to measure and stand as low as the lowest.
    #[must_use]
    pub const fn confidence(&self) -> f64 {
        match self.construction {
            Construction::Main => 0.75,
            Construction::Coordinate | Construction::Adverbial | Construction::Copular => 0.7,
            Construction::Relative => 0.6,
            Construction::Content
            | Construction::Infinitive
            | Construction::Participial
            | Construction::Apposition
            | Construction::Title => 0.5,
            Construction::Participle => 0.45,
            Construction::Conditional => 0.4,
            Construction::Existential | Construction::Deed => 0.3,
        }
    }
}

/// The propositions of a sentence, in the order of the words that say them.
#[must_use]
pub fn propositions(sentence: &Sentence, form: Form) -> Vec<Proposition> {
    if sentence.tokens.len() > LONGEST {
        return Vec::new();
    }
    let tree = Tree::new(sentence);
    let mut all = Vec::new();
    for i in 0..tree.len() {
        if let Some(assertion) = clausal::assertion(&tree, i) {
            match form {
                Form::Nary => form::nary(&assertion, &mut all),
                Form::Binary => form::binary(&assertion, &mut all),
            }
        }
        all.extend(nominal::proposition(&tree, i));
        all.extend(deed::proposition(&tree, i));
    }
    all
}

/// The words of a relation or an argument with single blanks between them.
#[must_use]
pub fn text(sentence: &Sentence, words: &[Word]) -> String {
    let form = |word: &Word| match word {
        Word::At(i) => sentence.tokens.get(*i).map_or("", |t| t.form.as_str()),
        Word::Added(word) => word,
    };
    words.iter().map(form).collect::<Vec<_>>().join(" ")
}
