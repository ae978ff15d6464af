//! An event as one document tells it, in the terms in which events of different documents are compared.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

use chrono::{Datelike, Months, NaiveDate};

use super::name::{lines, words};
use super::roster::{Member, Roster};
use crate::record::{Date, Event, EventIndex, EventKind, Evidence, Participant, Record, Role, StanceKind};

/// Each event word of the table and the first of its family.
static FAMILIES: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let mut table = HashMap::new();
    for (first, others) in
        lines(include_str!("../../data/graph/trigger_families.tsv")).filter_map(|l| l.split_once('\t'))
    {
        for word in std::iter::once(first).chain(others.split(' ')) {
            table.entry(word).or_insert(first);
        }
    }
    table
});

/// One event of one record; its exact repetitions in the record are part of it.
#[derive(Debug, Clone)]
pub(super) struct Told<'a> {
    /// Place of the record among all records.
    pub record: usize,
    /// The event.
    pub event: &'a Event,
    /// The same event said again in the same words.
    pub repeated: Vec<&'a Event>,
    /// Places of the event and its repetitions in the record.
    pub places: Vec<EventIndex>,
    /// The trigger's family: equal for triggers that name the same act.
    pub family: &'a str,
    /// First and last possible day; none for an event without a closed date.
    pub span: Option<(NaiveDate, NaiveDate)>,
    /// All participants.
    pub cast: BTreeSet<(Member, Role)>,
    /// Those whose name means something outside the document, places apart, with their roles.
    pub named: BTreeMap<Member, BTreeSet<Role>>,
    /// Where.
    pub place: Option<Member>,
    /// Who says, denies or alleges it.
    pub holder: Option<Member>,
    /// The label's words.
    pub label: Vec<String>,
    /// The words of what it is done to, where that is no actor; longer ones and figures only.
    pub object: BTreeSet<String>,
}

impl<'a> Told<'a> {
    /// All evidence, repetitions included.
    pub(super) fn evidence(&self) -> impl Iterator<Item = &Evidence> {
        self.events().flat_map(|event| &event.evidence)
    }

    /// The event and its repetitions.
    pub(super) fn events(&self) -> impl Iterator<Item = &'a Event> + '_ {
        std::iter::once(self.event).chain(self.repeated.iter().copied())
    }
}

/// The class of stances that may belong to one event: what one article asserts another reports.
pub(super) fn stance_class(kind: StanceKind) -> StanceKind {
    if kind == StanceKind::Reported { StanceKind::Asserted } else { kind }
}

/// All events of all records but the dropped ones, without exact repetitions inside a record, in record order.
pub(super) fn all<'a>(
    records: &[&'a Record],
    roster: &Roster,
    dropped: &BTreeSet<(usize, EventIndex)>,
) -> Vec<Told<'a>> {
    let mut all = Vec::new();
    for (r, record) in records.iter().enumerate() {
        let mut seen: BTreeMap<_, usize> = BTreeMap::new();
        for (place, event) in record.events.iter().enumerate().filter(|(place, _)| !dropped.contains(&(r, *place))) {
            let told = told(r, place, event, roster);
            let fingerprint = (
                (event.kind, event.lemma.as_str(), event.date.value.as_str()),
                (told.cast.clone(), told.place, event.stance.kind, told.holder),
                told.label.clone(),
            );
            match seen.get(&fingerprint).and_then(|first| all.get_mut(*first)) {
                Some(Told { repeated, places, .. }) => {
                    repeated.push(event);
                    places.push(place);
                }
                None => {
                    seen.insert(fingerprint, all.len());
                    all.push(told);
                }
            }
        }
    }
    all
}

fn told<'a>(record: usize, place: EventIndex, event: &'a Event, roster: &Roster) -> Told<'a> {
    let member = |index| roster.member(record, index);
    let cast: BTreeSet<(Member, Role)> =
        event.participants.iter().filter_map(|Participant { actor, role }| Some((member(*actor)?, *role))).collect();
    let mut named: BTreeMap<Member, BTreeSet<Role>> = BTreeMap::new();
    for (actor, role) in cast.iter().filter(|(_, role)| *role != Role::Location) {
        if roster.get(*actor).is_some_and(|entry| entry.named) {
            named.entry(*actor).or_default().insert(*role);
        }
    }
    Told {
        record,
        event,
        repeated: Vec::new(),
        places: vec![place],
        family: family(event),
        span: span(&event.date),
        cast,
        named,
        place: event.place.and_then(member),
        holder: event.stance.holder.and_then(member),
        label: words(&event.label),
        object: object(event),
    }
}

/// First and last possible day. What goes on since a day, month or year begins within it.
fn span(date: &Date) -> Option<(NaiveDate, NaiveDate)> {
    let start = date.start?;
    let end = match date.value.strip_suffix("/..").map(str::len) {
        Some(4) => start.with_month(12)?.with_day(31)?,
        Some(7) => start.checked_add_months(Months::new(1))?.pred_opt()?,
        Some(_) => start,
        None => date.end?,
    };
    Some((start, end)).filter(|(start, end)| start <= end)
}

/// The longer words of the event's object, cut out of the sentence that is quoted.
fn object(event: &Event) -> BTreeSet<String> {
    let (Some((start, end)), Some(evidence)) = (event.object, event.evidence.first()) else { return BTreeSet::new() };
    let Some(skipped) = start.checked_sub(evidence.start) else { return BTreeSet::new() };
    let text: String = evidence.quote.chars().skip(skipped).take(end.saturating_sub(start)).collect();
    content(&words(&text)).map(str::to_owned).collect()
}

/// Letters of a word that are compared: enough to tell words apart, few enough to leave most endings out.
const STEM: usize = 6;

/// Words that are not mere grammar, as far as their length tells, and figures; without most endings.
pub(super) fn content(words: &[String]) -> impl Iterator<Item = &str> {
    let tells = |w: &&str| w.chars().count() > 3 || w.chars().any(|c| c.is_ascii_digit());
    let stem = |w| str::char_indices(w).nth(STEM).and_then(|(end, _)| w.get(..end)).unwrap_or(w);
    words.iter().map(String::as_str).filter(tells).map(stem)
}

/// The family of an event's trigger. Statements and events without a type have no related triggers but the table's.
fn family(event: &Event) -> &str {
    let lemma = event.lemma.as_str();
    match FAMILIES.get(lemma) {
        Some(first) => first,
        None if matches!(event.kind, EventKind::Say | EventKind::Other) => lemma,
        None => ["ing", "ment", "ation", "ate", "ion", "al"]
            .iter()
            .find_map(|suffix| lemma.strip_suffix(suffix).filter(|stem| stem.chars().count() >= 4))
            .unwrap_or(lemma)
            .trim_end_matches('e'),
    }
}
