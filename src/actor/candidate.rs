//! A phrase that may stand for an actor, with everything the sieves ask about it.

use super::MentionForm;
use super::lexicon::{Gender, NounClass, Role};
use crate::record::ActorKind;

/// Grammatical number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Number {
    /// One.
    Singular,
    /// Many.
    Plural,
    /// Not known.
    #[default]
    Open,
}

impl Number {
    /// Whether both can be said of the same thing.
    pub(super) fn agrees(self, other: Self) -> bool {
        self == Self::Open || other == Self::Open || self == other
    }
}

/// How a description picks out what it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Determiner {
    /// No determiner: `gunmen`, headline style.
    #[default]
    Bare,
    /// `the`, `this`, `that`, `both`.
    Definite,
    /// `a`, `some`, `another`, `no`, numbers.
    Indefinite,
    /// `his`, `Iran's`.
    Possessive,
}

/// Which pronoun it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PronounKind {
    /// `he`, `him`, `she`, `it`, `they`, `them`.
    Personal,
    /// `his`, `her`, `its`, `their`.
    Possessive,
    /// `himself`, `themselves`.
    Reflexive,
    /// `who`, `which`, `whose`.
    Relative,
}

/// A pronoun with its person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pronoun {
    /// Which pronoun.
    pub kind: PronounKind,
    /// 1, 2 or 3.
    pub person: u8,
    /// Whether it is said of people only (`he`, `who`), of things and bodies only (`it`, `which`), or either.
    pub human: Option<bool>,
}

/// A phrase that may stand for an actor.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    /// Index of the sentence.
    pub sentence: usize,
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub last: usize,
    /// Head token.
    pub head: usize,
    /// Name, description, pronoun or demonym.
    pub form: MentionForm,
    /// Tokens of the name or description itself: titles, articles and possessors off.
    pub core: (usize, usize),
    /// Folded words of the core.
    pub words: Vec<String>,
    /// What it is, as far as its own words tell.
    pub kind: Option<ActorKind>,
    /// Grammatical number.
    pub number: Number,
    /// Sex of a person.
    pub gender: Gender,
    /// Country that it is, or belongs to: place in the table.
    pub country: Option<usize>,
    /// Whether it stands for that country itself.
    pub is_country: bool,
    /// Well-known body that it is.
    pub body: Option<usize>,
    /// Tokens of the title or role before a name, or of the role that a description names.
    pub title: Option<(usize, usize)>,
    /// The role noun before a name, the head of a description; the head of anything else.
    pub noun: usize,
    /// The role that the title or the description names.
    pub role: Option<&'static Role>,
    /// Class of the head noun of a description.
    pub class: Option<NounClass>,
    /// How a description picks out what it means.
    pub determiner: Determiner,
    /// Head token of the possessor.
    pub owner: Option<usize>,
    /// Number word that counts it, folded.
    pub count: Option<String>,
    /// For pronouns.
    pub pronoun: Option<Pronoun>,
    /// Whether it may be an actor of its own if nothing earlier fits.
    pub founds: bool,
    /// Whether it stands inside quotation marks.
    pub quoted: bool,
}

impl Candidate {
    /// The folded core as one string.
    pub(super) fn key(&self) -> String {
        self.words.join(" ")
    }

    /// Whether it is a name.
    pub(super) fn is_name(&self) -> bool {
        self.form == MentionForm::Name
    }

    /// Whether it is a description.
    pub(super) fn is_description(&self) -> bool {
        self.form == MentionForm::Description
    }

    /// Whether it names a person.
    pub(super) fn is_person(&self) -> bool {
        self.kind == Some(ActorKind::Person)
    }

    /// Whether `other` lies inside it and is not the same stretch.
    pub(super) fn holds(&self, other: &Self) -> bool {
        self.sentence == other.sentence
            && self.first <= other.first
            && other.last <= self.last
            && (self.first, self.last) != (other.first, other.last)
    }
}
