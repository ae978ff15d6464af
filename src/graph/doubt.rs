//! Actors and events that may be one, or may not: for the user to decide.

use std::cmp::Ordering;

use serde::Serialize;

use super::KnowledgeGraph;
use super::actors::ActorDoubt;
use super::corrections::{ActorSelector, ActorSet, Corrections, EventSelector, EventSet};
use super::events::EventDoubt;
use super::piece::quote;
use super::reason::MergeRule;
use super::roster::{Local, actor};
use crate::confidence::Confidence;
use crate::record::{Evidence, Record};

/// What the scores do not settle.
#[derive(Debug, Clone, Default)]
pub(super) struct Doubts {
    pub actors: Vec<ActorDoubt>,
    pub events: Vec<EventDoubt>,
}

/// A merge that the scores do not settle.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Proposal {
    /// Whether the graph takes both for one.
    pub merged: bool,
    /// How sure it is that they are one.
    pub score: Confidence,
    /// The two.
    #[serde(flatten)]
    pub pair: ProposedPair,
}

/// The two sides of a [`Proposal`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "of", rename_all = "lowercase")]
pub enum ProposedPair {
    /// Two actors.
    Actors {
        /// What their names have to do with each other.
        rule: MergeRule,
        /// The two.
        actors: [ProposedActor; 2],
    },
    /// Two tellings of events.
    Events {
        /// The two.
        events: [ProposedEvent; 2],
    },
}

/// An actor as one document names it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
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

/// An event as one document tells it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct ProposedEvent {
    /// Its date there, in EDTF.
    pub date: String,
    /// The word that names it.
    pub trigger: String,
    /// Path or name of the document.
    pub source: String,
    /// The first sentence that tells it.
    pub quote: String,
}

/// Characters of context on either side of a mention.
const AROUND: usize = 70;
/// The score about which there is most doubt, in hundredths: at it merges begin.
const EVEN: f64 = 90.0;

impl Proposal {
    /// The correction that says the contrary of what the graph does: not one after all, or one after all.
    #[must_use]
    pub fn correction(&self) -> Corrections {
        let mut corrections = Corrections::default();
        match &self.pair {
            ProposedPair::Actors { actors, .. } => {
                let selector = |a: &ProposedActor| ActorSelector {
                    name: a.name.clone(),
                    document: Some(a.source.clone()),
                    kind: None,
                };
                let to = if self.merged { &mut corrections.apart } else { &mut corrections.same };
                to.insert(ActorSet { actors: actors.iter().map(selector).collect() });
            }
            ProposedPair::Events { events } => {
                let selector = |e: &ProposedEvent| EventSelector {
                    quote: Some(e.quote.clone()),
                    trigger: Some(e.trigger.clone()),
                    document: Some(e.source.clone()),
                };
                let to = if self.merged { &mut corrections.distinct } else { &mut corrections.one };
                to.insert(EventSet { events: events.iter().map(selector).collect() });
            }
        }
        corrections
    }

    /// The most doubtful first, then by what is compared.
    fn by_doubt(&self, other: &Self) -> Ordering {
        let sure = |p: &Self| (p.score.share() * 100.0 - EVEN).abs() as u32;
        sure(self).cmp(&sure(other)).then_with(|| self.pair.cmp(&other.pair))
    }
}

impl KnowledgeGraph {
    /// Doubtful merges and near misses, the most doubtful first, on which no correction has decided.
    #[must_use]
    pub fn proposals(&self) -> Vec<Proposal> {
        let records: Vec<&Record> = self.records().collect();
        let doubts = &self.assembled().doubts;
        let actors = doubts.actors.iter().filter_map(|d| of_actors(&records, d));
        let events = doubts.events.iter().filter_map(|d| of_events(&records, d));
        let mut all: Vec<Proposal> = actors.chain(events).collect();
        all.sort_by(Proposal::by_doubt);
        all
    }
}

fn of_actors(records: &[&Record], doubt: &ActorDoubt) -> Option<Proposal> {
    let side = |local: Local| {
        let (record, actor) = (records.get(local.0)?, actor(records, local)?);
        let mention = actor.mentions.first().map(|m| m.evidence.clone());
        let context = mention.as_ref().map_or_else(String::new, |m| around(&record.document.text, m));
        Some(ProposedActor { name: actor.name.clone(), source: record.document.source.clone(), mention, context })
    };
    let pair = ProposedPair::Actors { rule: doubt.rule, actors: [side(doubt.a)?, side(doubt.b)?] };
    Some(Proposal { merged: doubt.merged, score: doubt.score, pair })
}

fn of_events(records: &[&Record], doubt: &EventDoubt) -> Option<Proposal> {
    let side = |(record, event): Local| {
        let record = records.get(record)?;
        let event = record.events.get(event)?;
        Some(ProposedEvent {
            date: event.date.value.clone(),
            trigger: event.trigger.clone(),
            source: record.document.source.clone(),
            quote: in_line(quote(record, event.evidence.first()?)),
        })
    };
    let pair = ProposedPair::Events { events: [side(doubt.a)?, side(doubt.b)?] };
    Some(Proposal { merged: doubt.merged, score: doubt.score, pair })
}

/// The words around a mention, in one line.
fn around(text: &str, mention: &Evidence) -> String {
    let from = mention.start.saturating_sub(AROUND);
    let length = mention.end.saturating_sub(from).saturating_add(AROUND);
    in_line(&text.chars().skip(from).take(length).collect::<String>())
}

fn in_line(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}
