//! Timelines of any size for tests.

use chrono::{Datelike, Days, NaiveDate};

use super::style::{KINDS, STANCES};
use crate::confidence::Confidence;
use crate::record::{
    ActorKind, Date, Evidence, Origin, Precision, RelationFamily, RelationTense, Role, Source, Stance,
};
use crate::timeline::{SCHEMA_VERSION, Timeline, TimelineActor, TimelineEvent, TimelineParticipant, TimelineRelation};

const NAMES: [&str; 8] = [
    "Amina Okafor",
    "Harbour Authority",
    "Democratic Republic of the Congo",
    "striking dockers",
    "Tromsø",
    "Li & <Sons> \"Ltd\"",
    "東京電力",
    "Ministry of Public Works and Regional Reconstruction of the Northern Provinces",
];
const LABELS: [&str; 6] = [
    "talks open",
    "the two sides sign a contract for the harbour",
    "</script><img src=x onerror=alert(1)>",
    "police arrest the chairman after weeks of inquiry into the accounts of the company, its owners and their bankers",
    "Donaudampfschifffahrtsgesellschaftskapitän Unternehmenszusammenschluss gescheitert",
    "🚢 ship 👩‍🚀 leaves \u{202E}port\u{0007}",
];
const KINDS_OF_ACTORS: [ActorKind; 5] =
    [ActorKind::Person, ActorKind::Organisation, ActorKind::Country, ActorKind::Group, ActorKind::Place];

/// A fixed sequence of numbers that look random (Knuth's linear congruential generator).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit.max(1)
    }
}

/// A timeline of `events` events between `actors` actors, with all types, stances, precisions and odd texts.
pub fn timeline(events: usize, actors: usize) -> Timeline {
    let mut numbers = Numbers(7);
    let text: String = (0..events).map(|at| format!("{}. ", LABELS[at % LABELS.len()])).collect();
    let mut start = 0;
    let made = (0..events).map(|at| {
        let quote = format!("{}.", LABELS[at % LABELS.len()]);
        let length = quote.chars().count();
        let evidence = Evidence {
            document: "d".into(),
            sentence: at,
            start,
            end: start + length,
            quote,
            trigger: (start, start + 2),
        };
        start += length + 1;
        event(at, actors, evidence, &mut numbers)
    });
    let mut made: Vec<TimelineEvent> = made.collect();
    made.sort_by_key(|event| (event.date.start.is_none(), event.date.start));
    let mut numbers = Numbers(11);
    let relations = (0..actors / 2).map(|at| TimelineRelation {
        source: format!("a{at}"),
        target: format!("a{}", numbers.below(actors)),
        kind: "spokesperson_of".into(),
        family: RelationFamily::HoldsRoleIn,
        date: None,
        tense: RelationTense::Unspecified,
        label: "spokesman".into(),
        stance: Stance { kind: STANCES[at % STANCES.len()], holder: None },
        evidence: Vec::new(),
    });
    Timeline {
        schema_version: SCHEMA_VERSION,
        documents: vec![Source {
            id: "d".into(),
            source: "harbour.html".into(),
            title: Some("</script><img src=x onerror=alert(1)> & \"strike\"".into()),
            publisher: Some("The Daily Pilot".into()),
            authors: vec!["A. Writer".into()],
            published: NaiveDate::from_ymd_opt(2023, 12, 1),
            language: Some("en".into()),
            text,
        }],
        copies: Vec::new(),
        actors: (0..actors).map(actor).collect(),
        events: made,
        relations: relations.collect(),
    }
}

fn actor(at: usize) -> TimelineActor {
    TimelineActor {
        id: format!("a{at}"),
        name: if at < NAMES.len() { NAMES[at].into() } else { format!("{} {at}", NAMES[at % NAMES.len()]) },
        kind: KINDS_OF_ACTORS[at % KINDS_OF_ACTORS.len()],
        aliases: Vec::new(),
        country: None,
        mentions: 1 + at % 9,
        merges: Vec::new(),
    }
}

fn event(at: usize, actors: usize, evidence: Evidence, numbers: &mut Numbers) -> TimelineEvent {
    let mut participants = Vec::new();
    let roles = [Role::Source, Role::Target, Role::Participant];
    for role in roles.into_iter().take(if actors == 0 { 0 } else { numbers.below(4) }) {
        // Low numbers come up more often: some actors are busy.
        let first = numbers.below(actors);
        participants.push(TimelineParticipant { actor: format!("a{}", numbers.below(first + 1)), role });
    }
    TimelineEvent {
        id: format!("e{at}"),
        date: date(numbers),
        kind: KINDS[numbers.below(KINDS.len())],
        trigger: "sign".into(),
        lemma: "sign".into(),
        label: LABELS[at % LABELS.len()].into(),
        participants,
        place: (actors > 4 && at.is_multiple_of(5)).then(|| "a4".into()),
        stance: Stance {
            kind: STANCES[numbers.below(STANCES.len())],
            holder: (actors > 0 && at.is_multiple_of(3)).then(|| "a0".into()),
        },
        attribution: Vec::new(),
        within: None,
        support: 1 + at % 3,
        dates: Vec::new(),
        contradicts: Vec::new(),
        after: Vec::new(),
        evidence: vec![evidence],
    }
}

/// A date of any precision between 1979 and 2023, or none.
fn date(numbers: &mut Numbers) -> Date {
    let years = if numbers.below(8) == 0 { 0 } else { 24 + numbers.below(21) };
    let day = NaiveDate::from_ymd_opt(1979 + i32::try_from(years).unwrap(), 1, 1).unwrap()
        + Days::new(u64::try_from(numbers.below(365)).unwrap());
    let (year, month) = (day.year(), day.month());
    let first = day.with_day(1).unwrap();
    let january = first.with_month(1).unwrap();
    let (value, start, end, precision) = match numbers.below(8) {
        0 => return Date::unknown(),
        1 => (year.to_string(), Some(january), january.with_ordinal(365), Precision::Year),
        2 => (format!("{year}-{month:02}"), Some(first), first.with_day(28), Precision::Month),
        3 => (format!("{day}/.."), Some(day), None, Precision::Interval),
        4 => (format!("{day}/{}", day + Days::new(20)), Some(day), Some(day + Days::new(20)), Precision::Interval),
        5 => (format!("{day}~"), Some(day), Some(day), Precision::Day),
        _ => (day.to_string(), Some(day), Some(day), Precision::Day),
    };
    Date { value, start, end, precision, origin: Origin::Explicit, confidence: Confidence::hundredths(90) }
}
