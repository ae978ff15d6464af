//! Words that tell whether a clause looks back or ahead: reads `data/time/<language>/tense.tsv`.

use rustc_hash::FxHashMap;

use crate::text::{Token, lower};

macro_rules! classes {
    ($($(#[$note:meta])* $class:ident = $name:literal,)*) => {
        /// What a word says about the direction of its clause.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Class {
            $($(#[$note])* $class,)*
        }

        impl Class {
            const NAMES: &[(&str, Self)] = &[$(($name, Self::$class),)*];
        }
    };
}

classes! {
    /// It lies ahead: `will`.
    Future = "future",
    /// It lies behind: `was`.
    Past = "past",
    /// A modal that looks ahead unless a perfect stands behind it: `may`.
    Maybe = "maybe",
    /// A modal that tells what was where it is denied: `could not`.
    Unable = "unable",
    /// A verb with which a modal tells what was: `could see`.
    Perceive = "perceive",
    /// It looks ahead by its own time or with an infinitive behind it: `planned`.
    Plan = "plan",
    /// It looks ahead with an infinitive behind it only: `agreed`.
    Promise = "promise",
    /// A verb whose present tells of what is fixed to come: `opens`.
    Timetable = "timetable",
    /// A word whose clause has the present for what is to come: `before`.
    Pending = "pending",
    /// A preposition whose time lies ahead: `until`.
    Bound = "bound",
    /// What may stand between such a preposition and the time: `until after`.
    Joint = "joint",
    /// Before a time that lies ahead: `ahead of`.
    Ahead = "ahead",
    /// Before a time that is over: `since`.
    Behind = "behind",
    /// Before a time that something is set for: `for`.
    Goal = "goal",
    /// How near a time to come is: `as early as`.
    Soon = "soon",
    /// What stands on both sides of it: `as`.
    As = "as",
    /// What it stands with is told of the past: `had`, `did`.
    Told = "told",
    /// What stands behind it has not happened: `better than expected`.
    Than = "than",
    /// The auxiliary of a passive or of what goes on, which has no time of its own: `be`.
    Be = "be",
    /// What makes an infinitive: `to`.
    To = "to",
    /// An article that makes something known of nothing: `a`.
    Indefinite = "indefinite",
    /// The auxiliary of the perfect, by lemma.
    Perfect = "perfect",
    /// What denies, by lemma.
    Not = "not",
    /// What names a source, whose verb is not that of what it says: `according to`.
    Source = "source",
    /// How words of the past end: `-ed`.
    Ending = "ending",
}

// Each class has a bit of its own.
const _: () = assert!(Class::NAMES.len() <= u32::BITS as usize);

/// What is known of a word.
#[derive(Debug, Clone, Copy, Default)]
pub struct Hint {
    classes: u32,
}

impl Hint {
    /// Whether the word is of the class.
    #[must_use]
    pub const fn is(self, class: Class) -> bool {
        self.classes >> (class as u32) & 1 == 1
    }
}

/// The words that tell a direction.
#[derive(Debug, Default)]
pub struct Hints {
    words: FxHashMap<String, Hint>,
    endings: Vec<String>,
}

impl Hints {
    /// Reads the table: form or lemma, class, example. Lines that do not follow the form are handed to `complain`.
    pub fn read(table: &str, mut complain: impl FnMut(&str)) -> Self {
        let mut hints = Self::default();
        for line in table.lines().filter(|l| !l.trim().is_empty() && !l.starts_with('#')) {
            let mut columns = line.split('\t');
            let found = columns.next().zip(columns.next()).and_then(|(form, name)| {
                let (_, class) = Class::NAMES.iter().find(|(known, _)| *known == name)?;
                Some((form, *class))
            });
            match found {
                Some((form, Class::Ending)) => hints.endings.push(form.trim_start_matches('-').to_owned()),
                Some((form, class)) => {
                    hints.words.entry(form.to_owned()).or_default().classes |= 1 << (class as u32);
                }
                None => complain(line),
            }
        }
        hints
    }

    /// What is known of a word, by its lemma or its form in lower case.
    #[must_use]
    pub fn of(&self, word: &str) -> Hint {
        self.words.get(word).copied().unwrap_or_default()
    }

    /// What is known of the form of a token, in any case; nothing of none.
    #[must_use]
    pub fn at(&self, token: Option<&Token>) -> Hint {
        match token {
            Some(token) if token.form.bytes().any(|b| b.is_ascii_uppercase()) => self.of(&lower(&token.form)),
            Some(token) => self.of(&token.form),
            None => Hint::default(),
        }
    }

    /// Whether a word has an ending of the past.
    #[must_use]
    pub fn has_past_ending(&self, form: &str) -> bool {
        self.endings.iter().any(|ending| form.len() > ending.len() + 2 && form.ends_with(ending.as_str()))
    }
}
