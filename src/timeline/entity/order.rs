//! The order of events: the calendar first, then what the texts say of before and after.
//!
//! Every event with a closed date stands at a place of the calendar; an event that is only told to lie after or before
//! others stands between them. The closure of both is taken over `before` alone: of Allen's relations (1983) it is the one
//! that dates of days and the words of a text settle. Where they contradict each other, the one that is least sure gives
//! way, and the contradiction is reported.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use petgraph::algo::{tarjan_scc, toposort};
use petgraph::graph::{DiGraph, EdgeIndex, NodeIndex};
use petgraph::visit::EdgeRef;

use crate::confidence::Confidence;
use crate::time::allen::{Interval, Relation, between};
use crate::timeline::TimelineEvent;

/// One event is told to lie before another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Link {
    /// Place of the earlier event.
    pub earlier: usize,
    /// Place of the later one.
    pub later: usize,
    /// How sure it is.
    pub confidence: Confidence,
}

/// Two events whose dates and words do not agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clash {
    /// Place of the event that is told to be the earlier one.
    pub earlier: usize,
    /// Place of the other.
    pub later: usize,
}

/// Places in a sequence, from 1; equal ones are at the same time, 0 is not known.
pub(super) struct Ordered {
    /// For each event.
    pub places: Vec<usize>,
    /// What was told and did not fit.
    pub clashes: Vec<Clash>,
}

/// Orders the events.
pub(super) fn order(events: &[&TimelineEvent], links: &[Link]) -> Ordered {
    let mut network = Network::new(events, links);
    network.open_rings();
    network.fit_to_calendar(events);
    let places = network.places(events);
    let mut clashes = network.clashes;
    clashes.sort_unstable_by_key(|c| (c.earlier, c.later));
    Ordered { places, clashes }
}

struct Network {
    graph: DiGraph<usize, Confidence>,
    /// For each event its place in the calendar, from 0; none for one without a closed date.
    dates: Vec<Option<usize>>,
    /// The dates: first and last day.
    spans: Vec<(NaiveDate, NaiveDate)>,
    clashes: Vec<Clash>,
}

impl Network {
    fn new(events: &[&TimelineEvent], links: &[Link]) -> Self {
        let span = |e: &TimelineEvent| e.date.start.zip(e.date.end).filter(|(start, end)| start <= end);
        let mut spans: Vec<_> = events.iter().filter_map(|e| span(e)).collect();
        spans.sort_unstable();
        spans.dedup();
        let dates = events.iter().map(|e| spans.binary_search(&span(e)?).ok()).collect();
        let mut graph = DiGraph::with_capacity(events.len(), links.len());
        let nodes: Vec<NodeIndex> = (0..events.len()).map(|i| graph.add_node(i)).collect();
        for link in links.iter().filter(|l| l.earlier != l.later) {
            if let (Some(from), Some(to)) = (nodes.get(link.earlier), nodes.get(link.later)) {
                graph.update_edge(*from, *to, link.confidence);
            }
        }
        Self { graph, dates, spans, clashes: Vec::new() }
    }

    /// Takes the least sure link out of every ring of links.
    fn open_rings(&mut self) {
        loop {
            let ring = tarjan_scc(&self.graph).into_iter().find(|scc| scc.len() > 1);
            let Some(ring) = ring else { return };
            let inside =
                self.graph.edge_references().filter(|e| ring.contains(&e.source()) && ring.contains(&e.target()));
            let Some(weakest) = inside.min_by_key(|e| (*e.weight(), e.source(), e.target())).map(|e| e.id()) else {
                return;
            };
            self.drop(weakest);
        }
    }

    /// Drops what the calendar contradicts: a link, or a date that is less sure than the link.
    fn fit_to_calendar(&mut self, events: &[&TimelineEvent]) {
        let sure = |i: usize| events.get(i).map_or(Confidence::NONE, |e| e.date.confidence);
        loop {
            let Some((edge, earlier, later)) = self.against_calendar(events) else { return };
            let link = self.graph.edge_weight(edge).copied().unwrap_or(Confidence::NONE);
            let undated = [earlier, later].into_iter().filter(|&i| sure(i) < link).min_by_key(|&i| sure(i));
            self.clashes.push(Clash { earlier, later });
            match undated.and_then(|i| self.dates.get_mut(i)) {
                Some(date) => *date = None,
                None => drop(self.graph.remove_edge(edge)),
            }
        }
    }

    /// A link on a way from an event to one that lies before it in the calendar: the last one of the way.
    fn against_calendar(&self, events: &[&TimelineEvent]) -> Option<(EdgeIndex, usize, usize)> {
        let mut latest: Vec<Option<usize>> = vec![None; events.len()];
        for node in toposort(&self.graph, None).ok()? {
            let own = self.dates.get(node.index()).copied().flatten();
            for edge in self.graph.edges_directed(node, petgraph::Direction::Incoming) {
                let from = latest.get(edge.source().index()).copied().flatten();
                if let (Some(before), Some(_)) = (from, own)
                    && let (Some(a), Some(b)) = (events.get(before), events.get(node.index()))
                    && is_after(a, b)
                {
                    return Some((edge.id(), before, node.index()));
                }
            }
            let bound = self
                .graph
                .edges_directed(node, petgraph::Direction::Incoming)
                .filter_map(|e| latest.get(e.source().index()).copied().flatten())
                .max_by_key(|&i| (self.dates.get(i).copied().flatten(), i));
            if let Some(slot) = latest.get_mut(node.index()) {
                *slot = own.map(|_| node.index()).or(bound);
            }
        }
        None
    }

    /// The place of an event of which only a first or only a last day is known: behind the last date that ends by then, or
    /// before the first that begins from then on.
    fn beside(&self, event: &TimelineEvent) -> Option<(usize, i64)> {
        let date = &event.date;
        let spans = || self.spans.iter().enumerate();
        match (date.start, date.end) {
            (Some(start), None) => spans().rev().find(|(_, (_, to))| *to <= start).map(|(i, _)| (i, 1)),
            (None, Some(end)) => spans().find(|(_, (from, _))| *from >= end).map(|(i, _)| (i, -1)),
            _ => None,
        }
    }

    fn drop(&mut self, edge: EdgeIndex) {
        if let Some((from, to)) = self.graph.edge_endpoints(edge) {
            self.clashes.push(Clash { earlier: from.index(), later: to.index() });
        }
        self.graph.remove_edge(edge);
    }

    /// Dated events by the calendar; the others right behind the last of those that they are told to follow, or right
    /// before the first of those that they are told to precede.
    fn places(&self, events: &[&TimelineEvent]) -> Vec<usize> {
        use petgraph::Direction::{Incoming, Outgoing};
        let Ok(sorted) = toposort(&self.graph, None) else { return vec![0; events.len()] };
        // A place between dates: date, then before (negative), on (0) or behind it (positive), with the number of steps.
        let mut keys: Vec<Option<(usize, i64)>> =
            self.dates.iter().zip(events).map(|(date, e)| date.map(|d| (d, 0)).or_else(|| self.beside(e))).collect();
        for (direction, step) in [(Incoming, 1), (Outgoing, -1)] {
            let nodes: Vec<NodeIndex> = if step > 0 { sorted.clone() } else { sorted.iter().rev().copied().collect() };
            for node in nodes {
                if keys.get(node.index()).copied().flatten().is_some() {
                    continue;
                }
                let near = self
                    .graph
                    .neighbors_directed(node, direction)
                    .filter_map(|n| keys.get(n.index()).copied().flatten());
                let bound = if step > 0 { near.max() } else { near.min() };
                if let Some(slot) = keys.get_mut(node.index()) {
                    *slot = bound.map(|(date, offset)| (date, offset + step));
                }
            }
        }
        let mut numbers: BTreeMap<(usize, i64), usize> = keys.iter().flatten().map(|k| (*k, 0)).collect();
        for (number, place) in numbers.values_mut().zip(1..) {
            *number = place;
        }
        keys.iter().map(|k| k.and_then(|k| numbers.get(&k)).copied().unwrap_or(0)).collect()
    }
}

/// Whether the dates leave nothing but that `a` lies after `b`.
fn is_after(a: &TimelineEvent, b: &TimelineEvent) -> bool {
    let interval = |e: &TimelineEvent| Interval::from_edtf(&e.date.value.parse().ok()?);
    let Some((a, b)) = interval(a).zip(interval(b)) else { return false };
    between(a, b).only().is_some_and(|r| matches!(r, Relation::After | Relation::MetBy))
}
