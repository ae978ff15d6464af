//! Corrections carried out on records, before and after actors and events are made one.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::{ActorSelector, Corrections, Effect, EventSelector, find};
use crate::confidence::Confidence;
use crate::graph::orders::Orders;
use crate::graph::roster::Local;
use crate::record::{Date, EventIndex, Origin, Precision, Record};
use crate::time::edtf::Edtf;

/// An event of a record: the record's place among all, and the event's in the record.
pub(in crate::graph) type EventLocal = (usize, EventIndex);

/// What the corrections ask for, in terms of the records.
#[derive(Debug, Clone, Default)]
pub(in crate::graph) struct Plan {
    /// Records that are passed over; they are empty in [`corrected`].
    pub ignored: BTreeSet<usize>,
    /// What to do with actors.
    pub orders: Orders,
    /// Names for actors.
    pub names: Vec<(BTreeSet<Local>, String)>,
    /// No events.
    pub dropped: BTreeSet<EventLocal>,
    /// Events that are one, and such as are not.
    pub events: Orders,
    /// What became of each correction, in the order of the file's parts.
    pub effects: Vec<Effect>,
}

/// The records with the corrections of kinds and dates, those of ignored sources empty, and what is left to do.
pub(in crate::graph) fn corrected<'r>(
    records: &[&'r Record],
    corrections: &Corrections,
) -> (Vec<Cow<'r, Record>>, Plan) {
    let mut plan = Plan::default();
    let mut changed: BTreeMap<usize, Record> = BTreeMap::new();
    for ignore in &corrections.ignore {
        let is = |record: &&Record| {
            find::is_document(&record.document, &ignore.source)
                || record.document.publisher.as_ref() == Some(&ignore.source)
        };
        let places: Vec<usize> = records.iter().enumerate().filter(|(_, r)| is(r)).map(|(at, _)| at).collect();
        plan.tell("ignore", &format!("source {:?}", ignore.source), places.len(), "document", &[]);
        for place in places {
            plan.ignored.insert(place);
            if let Some(record) = records.get(place) {
                let mut document = record.document.clone();
                document.text = String::new();
                let (actors, events, relations) = (Vec::new(), Vec::new(), Vec::new());
                changed.insert(place, Record { document, actors, events, relations });
            }
        }
    }
    let heard: Vec<&Record> = records.iter().enumerate().map(|(at, r)| changed.get(&at).unwrap_or(r)).collect();
    let mut edited: BTreeMap<usize, Record> = BTreeMap::new();
    for kind in &corrections.kind {
        let found = find::actors(&heard, &kind.actor);
        plan.tell("kind", &format!("{} is a {:?}", named(&kind.actor), kind.kind), found.len(), "actor", &[]);
        for (r, a) in found {
            let Some(record) = heard.get(r) else { continue };
            let record = edited.entry(r).or_insert_with(|| (*record).clone());
            if let Some(actor) = record.actors.get_mut(a) {
                actor.kind = kind.kind;
            }
        }
    }
    for dated in &corrections.date {
        let found = find::events(&heard, &dated.event);
        plan.tell("date", &format!("{} is on {}", told(&dated.event), dated.date), found.len(), "telling", &[]);
        let Some(date) = date(&dated.date) else { continue };
        for (r, e) in found {
            let Some(record) = heard.get(r) else { continue };
            let record = edited.entry(r).or_insert_with(|| (*record).clone());
            if let Some(event) = record.events.get_mut(e) {
                event.date = date.clone();
            }
        }
    }
    drop(heard);
    changed.extend(edited);
    let all: Vec<Cow<'r, Record>> = records
        .iter()
        .enumerate()
        .map(|(at, record)| changed.remove(&at).map_or(Cow::Borrowed(*record), Cow::Owned))
        .collect();
    let heard: Vec<&Record> = all.iter().map(AsRef::as_ref).collect();
    plan.actors(&heard, corrections);
    plan.events(&heard, corrections);
    (all, plan)
}

impl Plan {
    fn actors(&mut self, records: &[&Record], corrections: &Corrections) {
        let sets = |actors: &[ActorSelector]| actors.iter().map(|a| find::actors(records, a)).collect::<Vec<_>>();
        for set in &corrections.same {
            let found = sets(&set.actors);
            let matched = found.iter().filter(|f| !f.is_empty()).count();
            let all: BTreeSet<Local> = found.iter().flatten().copied().collect();
            let line = set.actors.iter().map(named).collect::<Vec<_>>().join(" = ");
            self.tell(
                "same",
                &line,
                if matched > 1 { all.len() } else { 0 },
                "actor",
                &lost(&set.actors, &found, named),
            );
            if matched > 1 {
                self.orders.one.push(all);
            }
        }
        for set in &corrections.apart {
            let found = sets(&set.actors);
            let line = set.actors.iter().map(named).collect::<Vec<_>>().join(" ≠ ");
            let matched = found.iter().filter(|f| !f.is_empty()).count();
            let all = found.iter().map(BTreeSet::len).sum();
            self.tell("apart", &line, if matched > 1 { all } else { 0 }, "actor", &lost(&set.actors, &found, named));
            self.orders.part_all(&found);
        }
        for rename in &corrections.rename {
            let found = find::actors(records, &rename.actor);
            self.tell("rename", &format!("{} to {:?}", named(&rename.actor), rename.to), found.len(), "actor", &[]);
            self.names.push((found, rename.to.clone()));
        }
    }

    fn events(&mut self, records: &[&Record], corrections: &Corrections) {
        for drop in &corrections.drop {
            let found = find::events(records, &drop.event);
            self.tell("drop", &told(&drop.event), found.len(), "telling", &[]);
            self.dropped.extend(found);
        }
        for set in &corrections.one {
            let found: Vec<_> = set.events.iter().map(|e| find::events(records, e)).collect();
            let matched = found.iter().filter(|f| !f.is_empty()).count();
            let all: BTreeSet<EventLocal> = found.iter().flatten().copied().collect();
            let line = set.events.iter().map(told).collect::<Vec<_>>().join(" = ");
            self.tell(
                "one",
                &line,
                if matched > 1 { all.len() } else { 0 },
                "telling",
                &lost(&set.events, &found, told),
            );
            if matched > 1 {
                self.events.one.push(all);
            }
        }
        for set in &corrections.distinct {
            let found: Vec<_> = set.events.iter().map(|e| find::events(records, e)).collect();
            // What one document tells as one event stays one.
            let own = |set: &&BTreeSet<EventLocal>| {
                let others = || found.iter().filter(|other| !std::ptr::eq(*other, *set));
                set.iter().any(|event| !others().any(|other| other.contains(event)))
            };
            let matched = found.iter().filter(own).count();
            let line = set.events.iter().map(told).collect::<Vec<_>>().join(" ≠ ");
            let all = found.iter().map(BTreeSet::len).sum();
            self.tell(
                "distinct",
                &line,
                if matched > 1 { all } else { 0 },
                "telling",
                &lost(&set.events, &found, told),
            );
            self.events.part_all(&found);
        }
    }

    fn tell(&mut self, what: &str, line: &str, count: usize, of: &str, lost: &[String]) {
        let done = (count > 0).then(|| format!("{count} {of}{}", if count == 1 { "" } else { "s" }));
        let lost = if done.is_none() && lost.is_empty() { line.to_owned() } else { lost.join(", ") };
        self.effects.push(Effect { correction: format!("{what}: {line}"), done, lost });
    }
}

fn lost<S, T>(selectors: &[S], found: &[BTreeSet<T>], name: impl Fn(&S) -> String) -> Vec<String> {
    selectors.iter().zip(found).filter(|(_, f)| f.is_empty()).map(|(s, _)| name(s)).collect()
}

fn named(selector: &ActorSelector) -> String {
    let mut text = format!("{:?}", selector.name);
    if let Some(document) = &selector.document {
        let _ = write!(text, " in {document}");
    }
    text
}

fn told(selector: &EventSelector) -> String {
    let mut text = format!("{:?}", selector.quote.as_deref().unwrap_or_default());
    if let Some(trigger) = &selector.trigger {
        let _ = write!(text, " ({trigger})");
    }
    text
}

/// The date that a user gives; none if it is no EDTF.
pub(super) fn date(value: &str) -> Option<Date> {
    let parsed: Edtf = value.parse().ok()?;
    let (start, end) = parsed.days();
    let days = start.zip(end).map(|(a, b)| b.signed_duration_since(a).num_days());
    let precision = match days {
        _ if value.contains('/') => Precision::Interval,
        Some(0) => Precision::Day,
        Some(1..=31) => Precision::Month,
        Some(32..=366) => Precision::Year,
        Some(367..=3660) => Precision::Decade,
        Some(_) => Precision::Century,
        None => Precision::Unknown,
    };
    let confidence = Confidence::hundredths(100);
    Some(Date { value: value.to_owned(), start, end, precision, origin: Origin::Explicit, confidence })
}
