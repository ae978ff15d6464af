//! What a reader wrote down about an article.

use serde::Deserialize;

/// One article's annotation.
#[derive(Debug, Clone, Deserialize)]
pub struct Gold {
    pub id: String,
    pub events: Vec<Event>,
    pub actors: Vec<Actor>,
    pub relations: Vec<Relation>,
}

/// An event; `start` and `same` are offsets of its mentions in Unicode scalar values.
#[derive(Debug, Clone, Deserialize)]
pub struct Event {
    pub trigger: String,
    pub start: usize,
    /// EDTF; empty where it cannot be dated.
    pub date: String,
    #[serde(default)]
    pub date_ok: Vec<String>,
    #[serde(rename = "type")]
    pub kind: String,
    #[serde(default)]
    pub type_ok: Vec<String>,
    pub source: Vec<String>,
    pub target: Vec<String>,
    pub stance: String,
    #[serde(default)]
    pub stance_ok: Vec<String>,
    pub holder: String,
    pub key: bool,
    pub same: Vec<usize>,
    #[serde(default)]
    pub same_triggers: Vec<String>,
    #[serde(default)]
    pub also: Vec<String>,
    #[serde(default)]
    pub mutual: bool,
}

/// An actor.
#[derive(Debug, Clone, Deserialize)]
pub struct Actor {
    pub name: String,
    pub aliases: Vec<String>,
    #[serde(default)]
    pub optional: bool,
}

/// A relation between two actors, by name.
#[derive(Debug, Clone, Deserialize)]
pub struct Relation {
    pub source: String,
    #[serde(rename = "type")]
    pub kind: String,
    pub target: String,
}

impl Actor {
    /// Its name and its aliases.
    pub fn strings(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.name.as_str()).chain(self.aliases.iter().map(String::as_str))
    }
}
