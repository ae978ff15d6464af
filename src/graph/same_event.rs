//! Whether what two documents tell can be one event.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::roster::{Member, Roster};
use super::told::{Told, stance_class};
use crate::record::{ActorKind, EventKind, Precision, Role, StanceKind};

/// Fewer words than this do not tell one event from another of the same sort.
const TELLING_WORDS: usize = 5;

/// An event of the graph while it is gathered: what its tellings say together.
#[derive(Debug, Clone)]
pub(super) struct Gathered {
    /// The tellings, as places in the list of all; the first has the most precise date.
    pub tellings: Vec<usize>,
    records: BTreeSet<usize>,
    kind: EventKind,
    span: Option<(NaiveDate, NaiveDate)>,
    named: BTreeMap<Member, BTreeSet<Role>>,
    places: BTreeSet<Member>,
    stance: StanceKind,
    reported_by: BTreeSet<Member>,
    asserted: bool,
    labels: BTreeSet<Vec<String>>,
}

/// How well a telling fits a gathered event, best last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// It can be the same.
    Possible,
    /// The same day or days and the same actors.
    SameCast,
    /// The same days, actors and words.
    SameWords,
}

impl Gathered {
    /// An event with one telling.
    pub(super) fn new(place: usize, told: &Told) -> Self {
        let mut gathered = Self {
            tellings: Vec::new(),
            records: BTreeSet::new(),
            kind: told.event.kind,
            span: told.span,
            named: BTreeMap::new(),
            places: BTreeSet::new(),
            stance: stance_class(told.event.stance.kind),
            reported_by: BTreeSet::new(),
            asserted: false,
            labels: BTreeSet::new(),
        };
        gathered.add(place, told);
        gathered
    }

    /// Takes one more telling in.
    pub(super) fn add(&mut self, place: usize, told: &Told) {
        self.tellings.push(place);
        self.records.insert(told.record);
        for (actor, roles) in &told.named {
            self.named.entry(*actor).or_default().extend(roles);
        }
        self.places.extend(told.place);
        self.reported_by.extend(told.holder);
        self.asserted |= told.event.stance.kind == StanceKind::Asserted;
        self.labels.insert(told.label.clone());
    }

    /// First possible day.
    pub(super) fn start(&self) -> Option<NaiveDate> {
        self.span.map(|(start, _)| start)
    }

    /// Whether a telling of the same type and trigger family, with a date no finer than the event's, can be this event.
    ///
    /// A document that already tells the event tells another one here: inside a document the event room has decided.
    pub(super) fn fit(&self, told: &Told, roster: &Roster) -> Option<Fit> {
        let apart = self.records.contains(&told.record)
            || self.stance != stance_class(told.event.stance.kind)
            || !self.holder_fits(told)
            || !self.places.iter().zip(told.place).all(|(a, b)| near(*a, b, roster));
        if apart {
            return None;
        }
        let same_words = told.label.len() >= TELLING_WORDS && self.labels.contains(&told.label);
        let same_cast = self.span == told.span && self.named == told.named;
        if same_cast && same_words {
            return Some(Fit::SameWords);
        }
        let (span, other) = (self.span?, told.span?);
        let within = other.0 <= span.0 && span.1 <= other.1;
        let shared = self.shared(told);
        let enough = shared > 0 && shared * 2 > self.named.len().min(told.named.len());
        let coarse = told.event.date.precision > Precision::Month;
        if !within || !enough || (coarse && shared < 2) {
            return None;
        }
        if self.kind == EventKind::Say && !self.says_alike(told) {
            return None;
        }
        Some(if same_cast { Fit::SameCast } else { Fit::Possible })
    }

    /// What one reports or alleges another may assert; but two who say it say two things.
    fn holder_fits(&self, told: &Told) -> bool {
        match told.holder {
            None => true,
            Some(_) if self.asserted => true,
            Some(holder) => self.reported_by.is_empty() || self.reported_by.contains(&holder),
        }
    }

    /// Number of named actors that take part in both and not on opposite sides.
    fn shared(&self, told: &Told) -> usize {
        told.named.iter().filter(|(actor, roles)| self.named.get(actor).is_some_and(|own| agree(own, roles))).count()
    }

    /// Whether two statements share more than half of the longer words of the shorter one.
    fn says_alike(&self, told: &Told) -> bool {
        let words = longer_words(&told.label);
        self.labels.iter().map(|label| longer_words(label)).any(|own| {
            let fewer = own.len().min(words.len());
            fewer >= TELLING_WORDS && own.intersection(&words).count() * 2 > fewer
        })
    }
}

/// Words that are not mere grammar, as far as their length tells.
fn longer_words(label: &[String]) -> BTreeSet<&str> {
    label.iter().map(String::as_str).filter(|w| w.chars().count() > 3).collect()
}

/// Whether two sets of roles can be one actor's part in one event: not source here and target there.
fn agree(a: &BTreeSet<Role>, b: &BTreeSet<Role>) -> bool {
    let sides = |roles: &BTreeSet<Role>| (roles.contains(&Role::Source), roles.contains(&Role::Target));
    !matches!((sides(a), sides(b)), ((true, false), (false, true)) | ((false, true), (true, false)))
}

/// Whether two places can be where one event happens: the same, or a country and something in it.
fn near(a: Member, b: Member, roster: &Roster) -> bool {
    let (Some(left), Some(right)) = (roster.get(a), roster.get(b)) else { return a == b };
    let holds = left.kind == ActorKind::Country || right.kind == ActorKind::Country;
    a == b || (holds && left.country.is_some() && left.country == right.country)
}
