//! Events that cannot both be true: they stand side by side, linked, and neither is dropped.
//!
//! Two tellings contradict each other about a date if both tell the same act of the same actors in like words, or one that
//! happens once only, on days that exclude each other. They contradict each other about the fact if one is told as true,
//! reported or alleged and the other is denied or negated.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};

use super::cast::Named;
use super::describe::Described;
use super::lexicon::{Lexicon, insert, shared};
use super::node::ContradictionKind;
use super::roster::{Member, Roster};
use super::same_event::{is_once, near};
use super::told::Told;
use crate::record::{EventKind, Precision, Record, StanceKind};

/// With how many later events of its block one is compared.
const MOST_COMPARED: usize = 24;
/// Days between two reports, and between the two dates they give, within which like words tell one act.
const NEAR: u64 = 3;
const SAME_AFFAIR: i64 = 45;
/// Share of the shorter label's longer words, in thousandths, and their least number, that make two labels alike.
const ALIKE: usize = 600;
const WORDS: usize = 5;

/// Pairs of events that contradict each other, the smaller place first, sorted, each once.
pub(super) fn find(
    records: &[&Record],
    events: &[Described],
    all: &[Told],
    roster: &Roster,
    lexicon: &Lexicon,
) -> Vec<(usize, usize, ContradictionKind)> {
    let sides: Vec<Option<Side>> = events.iter().map(|e| Side::of(records, e, all)).collect();
    // Each event by its blocks, in a block by its first day.
    let mut blocks: Vec<((&str, Member), Option<NaiveDate>, usize)> = Vec::new();
    for (place, side) in sides.iter().enumerate() {
        for side in side.iter().filter(|s| s.first.event.kind != EventKind::Say) {
            blocks.extend(side.named.members().map(|member| ((side.first.family, member), side.start(), place)));
        }
    }
    blocks.sort_unstable();
    let mut found = BTreeSet::new();
    let side = |place: usize| sides.get(place).and_then(Option::as_ref);
    for block in blocks.chunk_by(|a, b| a.0 == b.0) {
        // The denied ones are few: each is compared with its neighbours on both sides.
        for (at, (_, _, a)) in block.iter().enumerate() {
            for (_, _, b) in block.iter().skip(at + 1).take(MOST_COMPARED) {
                let kind = side(*a).zip(side(*b)).and_then(|(a, b)| contradiction(a, b, roster, lexicon));
                found.extend(kind.map(|kind| (*a.min(b), *a.max(b), kind)));
            }
        }
    }
    found.into_iter().collect()
}

/// What is compared of an event.
struct Side<'a> {
    first: &'a Told<'a>,
    named: Named,
    /// Sorted, as are the days.
    records: Vec<usize>,
    published: Vec<NaiveDate>,
    denied: bool,
}

impl<'a> Side<'a> {
    fn of(records: &[&Record], event: &'a Described, all: &'a [Told<'a>]) -> Option<Self> {
        let first = event.tellings(all).next()?;
        let mut named = Named::default();
        let (mut tellers, mut published) = (Vec::new(), Vec::new());
        for told in event.tellings(all) {
            named.extend(&told.named);
            insert(&mut tellers, told.record);
            let day = records.get(told.record).and_then(|r| r.document.published);
            day.into_iter().for_each(|day| insert(&mut published, day));
        }
        let denied = match event.stance.kind {
            StanceKind::Asserted | StanceKind::Reported | StanceKind::Accused => false,
            StanceKind::Denied | StanceKind::Negated => true,
            StanceKind::Planned | StanceKind::Hypothetical => return None,
        };
        Some(Self { first, named, records: tellers, published, denied })
    }

    fn start(&self) -> Option<NaiveDate> {
        self.first.span.map(|(start, _)| start)
    }
}

fn contradiction(a: &Side, b: &Side, roster: &Roster, lexicon: &Lexicon) -> Option<ContradictionKind> {
    let both = a.named.shared(&b.named);
    let apart = both * 2 <= a.named.len().min(b.named.len())
        || a.first.place.zip(b.first.place).is_some_and(|(a, b)| !near(a, b, roster))
        || (!a.first.object.is_empty() && !b.first.object.is_empty() && shared(&a.first.object, &b.first.object) == 0);
    if apart {
        return None;
    }
    let enough = |t: &Told| lexicon.told(t.label) >= WORDS;
    let alike = enough(a.first) && enough(b.first) && lexicon.likeness(a.first.label, b.first.label) >= ALIKE;
    if a.denied != b.denied {
        let may_meet = match (a.first.span, b.first.span) {
            (Some(a), Some(b)) => a.0 <= b.1 && b.0 <= a.1,
            _ => soon(a, b),
        };
        let same = alike || both > 1 && !is_verbal(a.first.event.kind) && !is_verbal(b.first.event.kind);
        return (may_meet && same).then_some(ContradictionKind::Denial);
    }
    let ((first, last), (other_first, other_last)) = (a.first.span?, b.first.span?);
    let exclude = last < other_first || other_last < first;
    let fine = |t: &Told| t.event.date.precision <= Precision::Year;
    if a.denied || !exclude || !fine(a.first) || !fine(b.first) || shared(&a.records, &b.records) > 0 {
        return None;
    }
    let once = is_once(a.first.family) && a.named.acting().eq(b.named.acting()) && a.named.len() == b.named.len();
    let near_days = first.signed_duration_since(other_first).num_days().abs() <= SAME_AFFAIR;
    (once || (alike && near_days && soon(a, b))).then_some(ContradictionKind::Date)
}

/// Whether it is the content that tells one act of the type from another: who asks and who does not ask may ask for two things.
const fn is_verbal(kind: EventKind) -> bool {
    use EventKind::{Accuse, Agree, Other, Reject, Request, Say, Support, Threaten};
    matches!(kind, Accuse | Agree | Other | Reject | Request | Say | Support | Threaten)
}

/// Whether a report of one was published within a few days of a report of the other.
fn soon(a: &Side, b: &Side) -> bool {
    a.published.iter().any(|day| {
        let from = day.checked_sub_days(Days::new(NEAR)).unwrap_or(*day);
        let to = day.checked_add_days(Days::new(NEAR)).unwrap_or(*day);
        b.published.get(b.published.partition_point(|d| *d < from)).is_some_and(|d| *d <= to)
    })
}
