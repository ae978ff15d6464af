//! Typed relations between two actors, gathered over all documents.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::describe::sorted;
use super::roster::{Member, Roster};
use crate::record::{Evidence, Record, Stance};

/// A relation of the graph, before ids are given.
#[derive(Debug, Clone)]
pub(super) struct Related {
    /// From whom.
    pub source: Member,
    /// To whom.
    pub target: Member,
    /// Snake-case predicate.
    pub kind: String,
    /// The words most often used; of those the shortest.
    pub label: String,
    /// How it is told.
    pub stance: Stance<Member>,
    /// Where it is said, sorted.
    pub evidence: Vec<Evidence>,
}

/// Relations with the same ends, predicate and stance are one. What would relate an actor to itself is left out.
pub(super) fn gather(records: &[&Record], roster: &Roster) -> Vec<Related> {
    let mut related: BTreeMap<_, (BTreeMap<&str, usize>, Vec<&Evidence>)> = BTreeMap::new();
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
            let (labels, evidence) = related.entry(key).or_default();
            *labels.entry(&relation.label).or_default() += 1;
            evidence.extend(&relation.evidence);
        }
    }
    related
        .into_iter()
        .map(|((source, target, kind, stance), (labels, evidence))| Related {
            source,
            target,
            kind: kind.to_owned(),
            label: labels
                .into_iter()
                .max_by_key(|(label, count)| (*count, Reverse((label.chars().count(), *label))))
                .map_or(String::new(), |(label, _)| label.to_owned()),
            stance,
            evidence: sorted(evidence),
        })
        .collect()
}
