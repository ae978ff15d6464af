//! Actors that may be one, or may not: for the user to decide.

use serde::Serialize;

use super::KnowledgeGraph;
use super::actors::Doubt;
use super::corrections::{ActorSelector, ActorSet, Corrections};
use super::reason::MergeRule;
use super::roster::{Local, actor};
use crate::confidence::Confidence;
use crate::record::{Evidence, Record};

/// A merge that the scores do not settle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Proposal {
    /// Whether the graph takes both for one.
    pub merged: bool,
    /// What their names have to do with each other.
    pub rule: MergeRule,
    /// How sure it is that they are one.
    pub score: Confidence,
    /// The two.
    pub actors: Vec<ProposedActor>,
}

/// One side of a [`Proposal`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProposedActor {
    /// Its name in a document.
    pub name: String,
    /// Path or name of the document.
    pub source: String,
    /// Its first mention there.
    pub mention: Option<Evidence>,
    /// The text around the mention.
    pub context: String,
}

/// Characters of context on either side of a mention.
const AROUND: usize = 70;

impl Proposal {
    /// The correction that says the contrary of what the graph does: not one after all, or one after all.
    #[must_use]
    pub fn correction(&self) -> Corrections {
        let selector =
            |a: &ProposedActor| ActorSelector { name: a.name.clone(), document: Some(a.source.clone()), kind: None };
        let set = ActorSet { actors: self.actors.iter().map(selector).collect() };
        let mut corrections = Corrections::default();
        if self.merged {
            corrections.apart.insert(set)
        } else {
            corrections.same.insert(set)
        };
        corrections
    }
}

impl KnowledgeGraph {
    /// Doubtful merges and near misses, the most doubtful first, on which no correction has decided.
    #[must_use]
    pub fn proposals(&self) -> Vec<Proposal> {
        let records: Vec<&Record> = self.records().collect();
        let half = |d: &Proposal| (d.score.share() * 100.0 - 90.0).abs() as u32;
        let mut all: Vec<Proposal> = self.assembled().doubts.iter().filter_map(|d| proposal(&records, d)).collect();
        all.sort_by(|a, b| {
            let key = |p: &Proposal| {
                (half(p), p.actors.iter().map(|a| (a.name.clone(), a.source.clone())).collect::<Vec<_>>())
            };
            key(a).cmp(&key(b))
        });
        all
    }
}

fn proposal(records: &[&Record], doubt: &Doubt) -> Option<Proposal> {
    let side = |local: Local| {
        let (record, actor) = (records.get(local.0)?, actor(records, local)?);
        let mention = actor.mentions.first().map(|m| m.evidence.clone());
        let context = mention.as_ref().map_or_else(String::new, |m| around(&record.document.text, m));
        Some(ProposedActor { name: actor.name.clone(), source: record.document.source.clone(), mention, context })
    };
    let actors = vec![side(doubt.a)?, side(doubt.b)?];
    Some(Proposal { merged: doubt.merged, rule: doubt.rule, score: doubt.score, actors })
}

/// The words around a mention, in one line.
fn around(text: &str, mention: &Evidence) -> String {
    let from = mention.start.saturating_sub(AROUND);
    let length = mention.end.saturating_sub(from).saturating_add(AROUND);
    let context: String = text.chars().skip(from).take(length).map(|c| if c.is_control() { ' ' } else { c }).collect();
    context.split_whitespace().collect::<Vec<_>>().join(" ")
}
