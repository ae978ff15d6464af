//! The actor room: who is who inside a document.
//!
//! The face of this room is [`resolve`] and the types below.

mod bearing;
mod byline;
mod candidate;
mod capital;
mod capitals;
mod cast;
mod countries;
mod echo;
mod gazetteer;
mod hidden;
mod kind;
mod known;
mod letters;
mod lexicon;
mod mention;
mod name;
mod nominal;
mod phrase;
mod quotation;
mod relation;
mod scene;
mod sector;
mod sieve;
mod spelling;
mod state;
mod table;
mod title;

use crate::document::Document;
use crate::record::{ActorKind, RelationFamily, RelationTense, StanceKind};
pub use crate::record::{LinkReason, MentionForm};
use crate::text::Sentence;

/// Who is mentioned in a document, where, and what the text says they are to each other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cast {
    /// Actors in order of first mention.
    pub actors: Vec<CastActor>,
    /// All mentions, in text order; nested ones (the `US` in `the US military`) after the one around them.
    pub mentions: Vec<Mention>,
    /// Typed relations stated by titles, appositions, possessives and copulas.
    pub relations: Vec<StatedRelation>,
}

/// One actor of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CastActor {
    /// Fullest name, titles and articles taken off; for a group its head with what tells it apart (`Iranian officials`).
    pub name: String,
    /// What sort of thing it is.
    pub kind: ActorKind,
    /// Other names and short forms, without pronouns.
    pub aliases: Vec<String>,
    /// ISO 3166-1 alpha-3 code.
    pub country: Option<String>,
    /// Codes of the actor in event data: country (ISO 3166-1 alpha-3, or `IGO`, `NGO`, `MNC`, `IMG`; `---` if not told) and
    /// sector (`GOV`, `MIL`, …), as the CAMEO codebook, chapter 3, has them; of a group of several countries one for each
    /// (`Hungarian and Romanian officials`).
    pub codes: Vec<String>,
    /// Whether it is a country that only adjectives before things point to (`a Danish website`): no party to anything, but
    /// what an act can be about.
    pub faint: bool,
    /// For an organisation, office or group that acts for a state (`US military`, `Iranian officials`, an ambassador or
    /// minister): the actor that is that state, where the text names it.
    pub state: Option<usize>,
}

/// A run of words that stands for one or more actors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Index of the sentence.
    pub sentence: usize,
    /// Index of the first token.
    pub first: usize,
    /// One past the index of the last token.
    pub last: usize,
    /// Index of the head word.
    pub head: usize,
    /// Whom it stands for: one actor, or several for `they`, `the two sides`, `both countries`.
    pub actors: Vec<usize>,
    /// How the mention names them.
    pub form: MentionForm,
    /// Why it was linked.
    pub reason: LinkReason,
}

/// A relation between two actors that the text states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatedRelation {
    /// From whom: index into [`Cast::actors`].
    pub source: usize,
    /// To whom.
    pub target: usize,
    /// Snake-case predicate: `spokesperson_of`, `foreign_minister_of`, `ambassador_to`, `part_of`, `member_of`, …
    pub kind: String,
    /// Its family.
    pub family: RelationFamily,
    /// Index of the sentence that states it.
    pub sentence: usize,
    /// Index of the first token of the words that state it.
    pub first: usize,
    /// One past the index of the last.
    pub last: usize,
    /// Index of the word that states it: a verb, the noun of an office, the head of what belongs.
    pub word: usize,
    /// Whether a clause states it, and not a phrase or apposition in passing.
    pub clausal: bool,
    /// What the phrase itself says of when it holds.
    pub tense: RelationTense,
    /// What the phrase itself says of how far it is a fact: `a suspected member`.
    pub stance: StanceKind,
    /// What the time of the clause is the time of.
    pub phase: Phase,
}

/// What the time of a clause that states a relation is the time of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Phase {
    /// The relation itself: `was chairman in 1990`.
    #[default]
    Whole,
    /// The deed that founds it, whose time is kept as its own: `was born in 1950`, `married in 1962`.
    Deed,
    /// Its beginning: `joined in 1990`.
    Beginning,
    /// Its end: `resigned in 1990`.
    End,
}

/// Whether a common noun (lemma in lower case) names neither human beings nor what they make up, as far as is known.
pub(crate) fn is_thing(lemma: &str) -> bool {
    use lexicon::{Lexicon, NounClass};
    Lexicon::get().noun(lemma).iter().all(|class| matches!(class, NounClass::Place))
}

/// Whether a common noun (lemma in lower case) names human beings first of all.
pub(crate) fn is_human(lemma: &str) -> bool {
    use lexicon::{Lexicon, NounClass};
    matches!(Lexicon::get().noun(lemma).first(), Some(NounClass::Person(_) | NounClass::People))
}

/// Finds the actors of a document and all their mentions.
#[must_use]
pub fn resolve(document: &Document, sentences: &[Sentence]) -> Cast {
    let mut candidates = mention::find(sentences);
    byline::drop(sentences, &document.authors, &mut candidates);
    let mut scene = scene::Scene::new(sentences, candidates);
    sieve::run(&mut scene);
    let relations = relation::find(&scene);
    cast::build(&scene, relations)
}
