//! What the user knows better: corrections in the user's own hand, applied whenever a graph is built.
//!
//! A correction names actors by name and events by words of a sentence that tells them, not by what an earlier run made of
//! them, so that it holds when documents are added or a rule changes. Of two graphs that are merged the corrections of both hold;
//! they are a set, and their order makes no difference: to keep apart goes before to make one, to ignore before all.

use std::collections::BTreeSet;

use serde::{Deserialize, Deserializer, Serialize};

use crate::error::{Error, Result};
use crate::record::ActorKind;

pub(super) mod apply;
mod find;

/// A set of corrections: the content of `corrections.toml`.
///
/// ```toml
/// [[same]]                       # these are one actor
/// actors = ["Hassan Kazemi Qomi", { name = "Qomi", document = "talks.html" }]
///
/// [[apart]]                      # these are not
/// actors = [{ name = "John Carter", document = "cup.html" }, { name = "John Carter", document = "senate.html" }]
///
/// [[rename]]                     # what an actor is called in the output
/// actor = "Hassan Kazemi Qomi"
/// to = "Hassan Kazemi-Qomi"
///
/// [[kind]]                       # person, organisation, country, group or place
/// actor = "Cromwell"
/// kind = "person"
///
/// [[drop]]                       # no event
/// event = { quote = "met in Baghdad on 28 May", trigger = "met" }
///
/// [[date]]                       # the event is on this date (EDTF)
/// event = { quote = "A bomb killed nine people", trigger = "killed" }
/// date = "2007-06-04"
///
/// [[one]]                        # these two are one event
/// events = [{ quote = "held talks in May" }, { quote = "met in Baghdad on 28 May" }]
///
/// [[distinct]]                   # these two are not
/// events = [{ quote = "bombed a market on Monday" }, { quote = "a bomb in the market killed two" }]
///
/// [[ignore]]                     # nothing of this source
/// source = "rumours.html"
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Corrections {
    /// Actors that are one.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub same: BTreeSet<ActorSet>,
    /// Actors that are not one.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub apart: BTreeSet<ActorSet>,
    /// Other names for actors.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub rename: BTreeSet<Rename>,
    /// Other kinds for actors.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub kind: BTreeSet<Kind>,
    /// What is no event.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub drop: BTreeSet<Drop>,
    /// Other dates for events.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub date: BTreeSet<Dated>,
    /// Events that are one.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub one: BTreeSet<EventSet>,
    /// Events that are not one.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub distinct: BTreeSet<EventSet>,
    /// Sources of which nothing is taken.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub ignore: BTreeSet<Ignore>,
}

/// An actor, by one of the names that documents give it; case, accents, hyphens and points make no difference.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct ActorSelector {
    /// A name.
    pub name: String,
    /// Only in this document: its path, the end of its path behind a `/`, or its id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    /// Only of this kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<ActorKind>,
}

impl<'de> Deserialize<'de> for ActorSelector {
    /// Takes a name alone, or a table.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Table {
            name: String,
            document: Option<String>,
            kind: Option<ActorKind>,
        }
        #[derive(Deserialize)]
        #[serde(untagged, expecting = "a name, or a table with name and, if need be, document and kind")]
        enum Form {
            Name(String),
            Table(Table),
        }
        Ok(match Form::deserialize(deserializer)? {
            Form::Name(name) => Self { name, document: None, kind: None },
            Form::Table(Table { name, document, kind }) => Self { name, document, kind },
        })
    }
}

/// An event, by words of a sentence that tells it, or by an id.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct EventSelector {
    /// Words that stand in the sentence; case and punctuation make no difference.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
    /// The word that names the event, or its lemma; needed where the sentence tells several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trigger: Option<String>,
    /// Only in this document: its path, the end of its path behind a `/`, or its id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
}

/// Two actors or more.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActorSet {
    /// The actors.
    pub actors: Vec<ActorSelector>,
}

/// Two events or more.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventSet {
    /// The events.
    pub events: Vec<EventSelector>,
}

/// Another name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rename {
    /// The actor.
    pub actor: ActorSelector,
    /// What it is called.
    pub to: String,
}

/// Another kind.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kind {
    /// The actor.
    pub actor: ActorSelector,
    /// What it is.
    pub kind: ActorKind,
}

/// No event.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Drop {
    /// What is none.
    pub event: EventSelector,
}

/// Another date.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dated {
    /// The event.
    pub event: EventSelector,
    /// Its date, in EDTF.
    pub date: String,
}

/// A source that is passed over.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ignore {
    /// Path, end of a path behind a `/`, id or publisher of documents.
    pub source: String,
}

/// What became of a correction.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Effect {
    /// The correction in one line.
    pub correction: String,
    /// What it did; none if nothing matches it any more.
    pub done: Option<String>,
    /// Which part of it found nothing; empty if all did.
    pub lost: String,
}

impl Corrections {
    /// Reads corrections; `input` is named in messages.
    ///
    /// # Errors
    /// [`Error::Corrections`] if the text is no TOML, has a key that no correction has, or a date that is none.
    pub fn parse(input: &str, text: &str) -> Result<Self> {
        let failed = |problem: String| Error::Corrections { input: input.to_owned(), problem };
        let read: Self = toml::from_str(text).map_err(|e| failed(e.to_string().trim_end().replace('\n', " ")))?;
        if let Some(wrong) = read.date.iter().find(|d| apply::date(&d.date).is_none()) {
            return Err(failed(format!("{:?} is no date: write YYYY, YYYY-MM, YYYY-MM-DD or EDTF", wrong.date)));
        }
        if read.same.iter().chain(&read.apart).any(|set| set.actors.len() < 2)
            || read.one.iter().chain(&read.distinct).any(|set| set.events.len() < 2)
        {
            return Err(failed("same, apart, one and distinct need two or more".to_owned()));
        }
        Ok(read)
    }

    /// Takes those of another set in.
    pub fn extend(&mut self, other: Self) {
        self.same.extend(other.same);
        self.apart.extend(other.apart);
        self.rename.extend(other.rename);
        self.kind.extend(other.kind);
        self.drop.extend(other.drop);
        self.date.extend(other.date);
        self.one.extend(other.one);
        self.distinct.extend(other.distinct);
        self.ignore.extend(other.ignore);
    }
}
