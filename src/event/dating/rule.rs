//! By which rule an event has its date, and how often the dates of that rule are right.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::confidence::{self, Confidence};
use crate::record::{Date, Origin};

/// What gives an event its date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// A time expression of its own verb.
    Own,
    /// A time expression of its own noun.
    OwnNoun,
    /// `since`, `until` or `by` a time.
    Bounded,
    /// A length of time before or after another event of the sentence.
    Away,
    /// The clause of `when`, `as` or `while` below it, or above it.
    When,
    /// Another of the coordinated verbs or nouns.
    Coordinated,
    /// A verb of beginning, going on or ending, or one that carries the infinitive out.
    Governor,
    /// The verb beside which a participle stands.
    Participle,
    /// The verb whose subject, object or adverbial a noun is, or the other way round.
    Argument,
    /// `after`, `before`, `since` or `until` another event.
    Ordered,
    /// `hours later`, `a year after the accident`: counted from the last dated event.
    Later,
    /// The last dated event of the passage.
    Passage,
    /// The dated words of the same speaker.
    Speaker,
    /// The day of the last week on which the speaker did something in public.
    Appearance,
    /// The clause of the sentence that a gerund, relative clause of place or noun is an adjunct of, by whatever rule that has its date.
    Adjunct,
    /// The event that the article begins with.
    Story,
    /// What is said to the press.
    Speech,
    /// What is said to the press where the passage is about another day of the last weeks.
    SpeechAmid,
    /// A position that is taken in public.
    Statement,
    /// `the latest` of its kind.
    Latest,
    /// News at the head of the article.
    Lead,
}

impl Rule {
    /// Its name in `data/event/dating.tsv`.
    const fn name(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::OwnNoun => "own_noun",
            Self::Bounded => "bounded",
            Self::Away => "away",
            Self::When => "when",
            Self::Coordinated => "coordinated",
            Self::Governor => "governor",
            Self::Participle => "participle",
            Self::Argument => "argument",
            Self::Ordered => "ordered",
            Self::Later => "later",
            Self::Passage => "passage",
            Self::Speaker => "speaker",
            Self::Appearance => "appearance",
            Self::Adjunct => "adjunct",
            Self::Story => "story",
            Self::Speech => "speech",
            Self::SpeechAmid => "speech_amid",
            Self::Statement => "statement",
            Self::Latest => "latest",
            Self::Lead => "lead",
        }
    }

    /// Where a date by this rule comes from.
    const fn origin(self) -> Origin {
        match self {
            Self::Passage
            | Self::Speaker
            | Self::Appearance
            | Self::Adjunct
            | Self::Story
            | Self::Ordered
            | Self::Later => Origin::Anchored,
            Self::Speech | Self::SpeechAmid | Self::Statement | Self::Latest | Self::Lead => Origin::Document,
            _ => Origin::Explicit,
        }
    }

    /// How often a date by this rule is right.
    fn confidence(self) -> Confidence {
        static TABLE: OnceLock<BTreeMap<&str, Confidence>> = OnceLock::new();
        let table = TABLE.get_or_init(|| confidence::table(include_str!("../../../data/event/dating.tsv")));
        table.get(self.name()).copied().unwrap_or_default()
    }

    /// A date as this rule gives it.
    pub fn dates(self, date: Date) -> Date {
        Date { origin: self.origin(), confidence: self.confidence(), ..date }
    }
}
