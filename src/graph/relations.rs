//! Typed relations between two actors, gathered over all documents.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::piece::{Piece, sorted};
use super::roster::{Member, Roster};
use crate::record::{Date, Evidence, Record, Relation, RelationFamily, RelationTense, Stance};

/// A relation of the graph, before ids are given.
#[derive(Debug, Clone)]
pub(super) struct Related {
    /// From whom.
    pub source: Member,
    /// To whom.
    pub target: Member,
    /// Snake-case predicate.
    pub kind: String,
    /// Its family.
    pub family: RelationFamily,
    /// The most precise date that a document gives; of those the earliest.
    pub date: Option<Date>,
    /// Its tense; unspecified where documents are divided.
    pub tense: RelationTense,
    /// The words most often used; of those the shortest.
    pub label: String,
    /// How it is told.
    pub stance: Stance<Member>,
    /// Where it is said, sorted.
    pub evidence: Vec<Evidence>,
}

/// Relations with the same ends, predicate and stance are one. What would relate an actor to itself is left out.
pub(super) fn gather(records: &[&Record], roster: &Roster) -> Vec<Related> {
    let mut related: BTreeMap<_, Vec<(&Record, &Relation)>> = BTreeMap::new();
    for (r, record) in records.iter().enumerate() {
        for relation in &record.relations {
            let (Some(source), Some(target)) = (roster.member(r, relation.source), roster.member(r, relation.target))
            else {
                continue;
            };
            if source == target {
                continue;
            }
            let holder = relation.stance.holder.and_then(|h| roster.member(r, h));
            let key = (source, target, relation.kind.as_str(), Stance { kind: relation.stance.kind, holder });
            related.entry(key).or_default().push((*record, relation));
        }
    }
    related
        .into_iter()
        .map(|((source, target, kind, stance), told)| {
            let pieces = told.iter().flat_map(|(record, r)| r.evidence.iter().map(|e| Piece::new(record, e)));
            let evidence = sorted(pieces);
            let said: Vec<&Relation> = told.iter().map(|(_, relation)| *relation).collect();
            Related {
                source,
                target,
                kind: kind.to_owned(),
                family: said.iter().map(|r| r.family).min().unwrap_or_default(),
                date: said.iter().filter_map(|r| r.date.as_ref()).min_by_key(|d| (d.precision, *d)).cloned(),
                tense: tense(&said),
                label: label(&said),
                stance,
                evidence,
            }
        })
        .collect()
}

/// What all who tell of a tense agree on.
fn tense(said: &[&Relation]) -> RelationTense {
    let mut told = said.iter().map(|r| r.tense).filter(|t| *t != RelationTense::Unspecified);
    told.next().filter(|first| told.all(|t| t == *first)).unwrap_or_default()
}

fn label(said: &[&Relation]) -> String {
    let mut labels: BTreeMap<&str, usize> = BTreeMap::new();
    for relation in said {
        *labels.entry(&relation.label).or_default() += 1;
    }
    labels
        .into_iter()
        .max_by_key(|(label, count)| (*count, Reverse((label.chars().count(), *label))))
        .map_or(String::new(), |(label, _)| label.to_owned())
}
