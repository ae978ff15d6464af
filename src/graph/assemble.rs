//! From records to nodes and edges.

use std::collections::{BTreeMap, BTreeSet};

use petgraph::graph::{DiGraph, NodeIndex};

use super::actors::Doubt;
use super::corrections::apply::corrected;
use super::corrections::{Corrections, Effect};
use super::describe::{Described, actor_node};
use super::id::{Content, assign};
use super::independence::Independence;
use super::node::{Contradiction, ContradictionKind, Edge, Node, RelationEdge};
use super::relations::Related;
use super::roster::{Local, Member, Roster, actor};
use super::{actors, companions, contradictions, events, precedence, relations, told, within};
use crate::confidence::Confidence;
use crate::record::{Evidence, Precedence, Record, Stance};

/// What the records say, resolved.
#[derive(Debug, Clone, Default)]
pub(super) struct Assembled {
    /// Documents, then actors, then events, each sorted by id; edges in the order of their ends.
    pub graph: DiGraph<Node, Edge>,
    /// Node of each id.
    pub by_id: BTreeMap<String, NodeIndex>,
    /// For each actor's node, the actors of records that it is made of.
    pub locals: BTreeMap<NodeIndex, Vec<Local>>,
    /// Actors that may be one.
    pub doubts: Vec<Doubt>,
    /// What became of the corrections.
    pub effects: Vec<Effect>,
}

/// Resolves actors and events and builds the graph. The records are sorted by document id, one for each.
pub(super) fn assemble(records: &[&Record], corrections: &Corrections) -> Assembled {
    let (corrected, plan) = corrected(records, corrections);
    let records: Vec<&Record> = corrected.iter().map(AsRef::as_ref).collect();
    let records = records.as_slice();
    let (roster, doubts) = actors::resolve(records, &plan.orders);
    let roster = roster.renamed(&plan.names);
    let all = told::all(records, &roster, &plan.dropped);
    let gathered = events::ordered(events::gather(&all, &roster), &all, &plan.one);
    let same = companions::pairs(&gathered, &all, &roster);
    let roster = roster.united(records, &same);
    let all = told::all(records, &roster, &plan.dropped);
    let described: Vec<Described> = gathered
        .iter()
        .filter_map(|tellings| Described::of(tellings.iter().filter_map(|t| all.get(*t)).collect(), &roster))
        .collect();

    let within = within::within(&all, &gathered);

    let mut taken: BTreeSet<String> = records.iter().map(|r| r.document.id.clone()).collect();
    let actor_ids = assign(&actor_contents(records, &roster), &mut taken);
    let event_ids = assign(&described.iter().map(|d| event_content(d, &roster)).collect::<Vec<_>>(), &mut taken);

    let sources = Independence::of(records);
    let mut builder = Builder::default();
    for (_, record) in records.iter().enumerate().filter(|(at, _)| !plan.ignored.contains(at)) {
        builder.add(Node::Document(record.document.clone()));
    }
    builder.add_actors(records, &roster, &actor_ids);
    builder.add_events(&sources, &described, &within, &event_ids, &actor_ids);
    builder.add_contradictions(&contradictions::find(records, &described, &roster), &event_ids);
    builder.add_precedence(&precedence::pairs(&all, &gathered), &event_ids);
    for copy in sources.copies() {
        let id = |record: usize| records.get(record).map_or("", |r| &r.document.id);
        builder.connect(id(copy.record), id(copy.of), Edge::Copy { share: copy.share });
    }
    for related in relations::gather(records, &roster) {
        builder.add_relation(related, &actor_ids);
    }
    builder.built.doubts = doubts;
    builder.built.effects = plan.effects;
    builder.built
}

/// Kind and key of an actor; then, for namesakes, the first document that mentions it, and where.
fn actor_contents(records: &[&Record], roster: &Roster) -> Vec<Content> {
    let document = |local: Local| records.get(local.0).map_or(String::new(), |r| r.document.id.clone());
    roster
        .entries()
        .iter()
        .map(|entry| {
            let first = entry.locals.first().copied();
            let home = first.map_or(String::new(), document);
            let mention = first.and_then(|l| actor(records, l)).and_then(|a| a.mentions.first()).map(|m| &m.evidence);
            let mut identity = vec!["actor".into(), format!("{:?}", entry.kind), entry.key.clone()];
            if !entry.named {
                identity.push(home.clone());
            }
            vec![identity, vec![entry.country.clone().unwrap_or_default()], vec![home], place_in_text(mention)]
        })
        .collect()
}

/// Date, type, lemma, participants and stance of an event; then its words, and where they stand.
fn event_content(event: &Described, roster: &Roster) -> Content {
    let Some(first) = event.tellings.first().map(|t| t.event) else { return Vec::new() };
    let name = |member: Member| roster.get(member).map_or(String::new(), |e| format!("{:?} {}", e.kind, e.key));
    let mut cast: Vec<String> = event.cast.iter().map(|(member, role)| format!("{role:?} {}", name(*member))).collect();
    cast.sort();
    let holder = event.stance.holder.map(name).unwrap_or_default();
    let mut identity = vec!["event".into(), first.date.value.clone(), format!("{:?}", first.kind), first.lemma.clone()];
    identity.extend([format!("{:?}", event.stance.kind), holder]);
    identity.extend(cast);
    let place = event.place.map(name).unwrap_or_default();
    vec![identity, vec![first.label.clone(), place], place_in_text(event.evidence.first())]
}

fn place_in_text(evidence: Option<&Evidence>) -> Vec<String> {
    evidence.map_or_else(Vec::new, |e| {
        vec![e.document.clone(), e.start.to_string(), e.end.to_string(), e.trigger.0.to_string()]
    })
}

#[derive(Default)]
struct Builder {
    built: Assembled,
}

impl Builder {
    fn add(&mut self, node: Node) -> NodeIndex {
        let id = node.id().to_owned();
        let index = self.built.graph.add_node(node);
        self.built.by_id.insert(id, index);
        index
    }

    fn connect(&mut self, from: &str, to: &str, edge: Edge) {
        if let (Some(from), Some(to)) = (self.built.by_id.get(from), self.built.by_id.get(to)) {
            self.built.graph.add_edge(*from, *to, edge);
        }
    }

    fn add_actors(&mut self, records: &[&Record], roster: &Roster, ids: &[String]) {
        let mut by_id: Vec<_> = ids.iter().zip(roster.entries()).collect();
        by_id.sort_by_key(|(id, _)| *id);
        for (id, entry) in by_id {
            let index = self.add(Node::Actor(actor_node(id.clone(), entry, records)));
            let mentions =
                entry.locals.iter().filter_map(|l| actor(records, *l)).flat_map(|a| &a.mentions).map(|m| &m.evidence);
            self.add_evidence(id, mentions);
            self.built.locals.insert(index, entry.locals.clone());
        }
    }

    fn add_events(
        &mut self,
        sources: &Independence,
        events: &[Described],
        within: &[Option<usize>],
        ids: &[String],
        actor_ids: &[String],
    ) {
        let mut by_id: Vec<_> = ids.iter().zip(events.iter().zip(within)).collect();
        by_id.sort_by_key(|(id, _)| *id);
        for (id, (event, within)) in by_id {
            let within = within.and_then(|w| ids.get(w)).cloned();
            let Some(node) = event.node(id.clone(), within, |member| actor_ids.get(member), sources) else { continue };
            self.add(Node::Event(node));
            let mut cast: Vec<_> =
                event.cast.iter().filter_map(|(m, role)| Some((actor_ids.get(*m)?, *role))).collect();
            cast.sort();
            for (actor, role) in cast {
                self.connect(actor, id, Edge::Participation { role });
            }
            if let Some(place) = event.place.and_then(|m| actor_ids.get(m)) {
                self.connect(id, place, Edge::Location);
            }
            self.add_evidence(id, &event.evidence);
        }
    }

    fn add_contradictions(&mut self, pairs: &[(usize, usize, ContradictionKind)], ids: &[String]) {
        for (a, b, kind) in pairs {
            for (from, to) in [(a, b), (b, a)] {
                let (Some(from), Some(to)) = (ids.get(*from), ids.get(*to)) else { continue };
                let node = self.built.by_id.get(from).and_then(|n| self.built.graph.node_weight_mut(*n));
                if let Some(Node::Event(event)) = node {
                    let link = Contradiction { event: to.clone(), kind: *kind };
                    if let Err(place) = event.contradicts.binary_search(&link) {
                        event.contradicts.insert(place, link);
                    }
                }
            }
        }
    }

    fn add_precedence(&mut self, pairs: &[((usize, usize), Confidence)], ids: &[String]) {
        for ((earlier, later), confidence) in pairs {
            let (Some(from), Some(to)) = (ids.get(*earlier), ids.get(*later)) else { continue };
            let node = self.built.by_id.get(to).and_then(|n| self.built.graph.node_weight_mut(*n));
            if let Some(Node::Event(event)) = node {
                event.after.push(Precedence { event: from.clone(), confidence: *confidence });
                event.after.sort_unstable();
            }
        }
    }

    fn add_evidence<'e>(&mut self, id: &str, evidence: impl IntoIterator<Item = &'e Evidence>) {
        let mut quotes: BTreeMap<&str, usize> = BTreeMap::new();
        for piece in evidence {
            *quotes.entry(&piece.document).or_default() += 1;
        }
        for (document, quotes) in quotes {
            let is_document = |node: &NodeIndex| matches!(self.built.graph.node_weight(*node), Some(Node::Document(_)));
            if self.built.by_id.get(document).is_some_and(is_document) {
                self.connect(id, document, Edge::Evidence { quotes });
            }
        }
    }

    fn add_relation(&mut self, related: Related, ids: &[String]) {
        let (Some(source), Some(target)) = (ids.get(related.source), ids.get(related.target)) else { return };
        let holder = related.stance.holder.and_then(|m| ids.get(m)).cloned();
        self.connect(
            source,
            target,
            Edge::Relation(RelationEdge {
                kind: related.kind,
                family: related.family,
                date: related.date,
                tense: related.tense,
                label: related.label,
                stance: Stance { kind: related.stance.kind, holder },
                evidence: related.evidence,
            }),
        );
    }
}
