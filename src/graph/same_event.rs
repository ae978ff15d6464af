//! Whether what two documents tell can be one event.
//!
//! What speaks against it outright (stance, holder, place, opposite sides, dates that exclude each other) is asked first; what is
//! left is scored in the manner of Fellegi and Sunter (A theory for record linkage, 1969): each feature adds its weight, in
//! tenths of a natural logarithm of odds, and the sum must reach [`ENOUGH`].

use std::collections::HashSet;
use std::sync::LazyLock;

use chrono::NaiveDate;

use super::cast::Named;
use super::lexicon::{Lexicon, Symbol, insert, shared};
use super::name::lines;
use super::roster::{Member, Roster};
use super::told::{Told, stance_class};
use crate::record::{ActorKind, EventKind, Origin, Precision, StanceKind};

/// Acts that happen to the same one once only.
static ONCE: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lines(include_str!("../../data/graph/once.txt")).collect());

/// Whether a trigger family is one of acts that happen to the same one once only.
pub(super) fn is_once(family: &str) -> bool {
    ONCE.contains(family)
}

/// Fewer words than this do not tell one event from another of the same sort.
const TELLING_WORDS: usize = 5;
/// How many labels of an event are kept for comparison.
const MOST_LABELS: usize = 16;
/// The sum of weights that makes two tellings one event.
pub(super) const ENOUGH: i32 = 20;
/// Under this sum it is not worth a question whether two tellings are one event.
const UNLIKELY: i32 = 15;

/// Weights of the features.
mod weight {
    /// The same single day; two single days that follow each other; one without a date.
    pub const SAME_DAY: i32 = 10;
    pub const NEXT_DAY: i32 = 0;
    pub const UNDATED: i32 = -10;
    /// One date is coarser than a month.
    pub const COARSE: i32 = -10;
    /// The first, the second and any further named actor that takes part in both.
    pub const SHARED: [i32; 3] = [10, 10, 5];
    /// The same lemma.
    pub const SAME_LEMMA: i32 = 5;
    /// The same place that is no country; one place within the other.
    pub const SAME_PLACE: i32 = 10;
    pub const NEAR_PLACE: i32 = 3;
    /// What it is done to shares half of its words, or none.
    pub const SAME_OBJECT: i32 = 10;
    pub const OTHER_OBJECT: i32 = -30;
    /// The labels share more than half of the longer words of the shorter, a third, or nothing.
    pub const ALIKE: i32 = 10;
    pub const PARTLY_ALIKE: i32 = 5;
    pub const UNLIKE: i32 = -5;
}

/// An event of the graph while it is gathered: what its tellings say together.
#[derive(Debug, Clone)]
pub(super) struct Gathered<'a> {
    /// The tellings, as places in the list of all; the first has the most precise date.
    pub tellings: Vec<usize>,
    /// Sorted, as are the other lists of what it is told with.
    records: Vec<usize>,
    kind: EventKind,
    span: Option<(NaiveDate, NaiveDate)>,
    origin: Origin,
    named: Named,
    places: Vec<Member>,
    stance: StanceKind,
    reported_by: Vec<Member>,
    asserted: bool,
    lemmas: Vec<&'a str>,
    labels: Vec<Symbol>,
    /// The sentences that tell it.
    sentences: Vec<u64>,
    objects: Vec<Symbol>,
}

/// How well a telling fits a gathered event, best last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// It can be the same; the sum of the weights.
    Scored(i32),
    /// The same days, actors and words.
    SameWords,
}

impl Fit {
    /// The sum of the weights, where there is one.
    pub(super) const fn sum(self) -> Option<i32> {
        match self {
            Self::Scored(sum) => Some(sum),
            Self::SameWords => None,
        }
    }
}

impl<'a> Gathered<'a> {
    /// An event with one telling.
    pub(super) fn new(place: usize, told: &Told<'a>) -> Self {
        let mut gathered = Self {
            tellings: Vec::new(),
            records: Vec::new(),
            kind: told.event.kind,
            span: told.span,
            origin: told.event.date.origin,
            named: Named::default(),
            places: Vec::new(),
            stance: stance_class(told.event.stance.kind),
            reported_by: Vec::new(),
            asserted: false,
            lemmas: Vec::new(),
            labels: Vec::new(),
            sentences: Vec::new(),
            objects: Vec::new(),
        };
        gathered.add(place, told);
        gathered
    }

    /// Takes one more telling in.
    pub(super) fn add(&mut self, place: usize, told: &Told<'a>) {
        self.tellings.push(place);
        insert(&mut self.records, told.record);
        self.named.extend(&told.named);
        told.place.into_iter().for_each(|place| insert(&mut self.places, place));
        told.holder.into_iter().for_each(|holder| insert(&mut self.reported_by, holder));
        self.asserted |= told.event.stance.kind == StanceKind::Asserted;
        insert(&mut self.lemmas, told.event.lemma.as_str());
        if self.labels.len() < MOST_LABELS {
            insert(&mut self.labels, told.label);
        }
        if self.sentences.len() < MOST_LABELS {
            told.sentence.into_iter().for_each(|sentence| insert(&mut self.sentences, sentence));
        }
        told.object.iter().for_each(|word| insert(&mut self.objects, *word));
    }

    /// First possible day.
    pub(super) fn start(&self) -> Option<NaiveDate> {
        self.span.map(|(start, _)| start)
    }

    /// The records that tell it and its days: two events with the same are not told apart by either.
    pub(super) fn home(&self) -> (&[usize], Option<(NaiveDate, NaiveDate)>) {
        (&self.records, self.span)
    }

    /// How a telling of the same trigger family, with a date no finer than the event's, fits this event; none for one that
    /// can hardly be this event.
    ///
    /// A document that already tells the event tells another one here: inside a document the event room has decided.
    pub(super) fn fit(&self, told: &Told, roster: &Roster, lexicon: &Lexicon) -> Option<Fit> {
        let apart = (self.records.binary_search(&told.record).is_ok() && !is_once(told.family))
            || self.stance != stance_class(told.event.stance.kind)
            || (self.kind == EventKind::Say) != (told.event.kind == EventKind::Say)
            || !self.holder_fits(told)
            || !self.places.iter().zip(told.place).all(|(a, b)| near(*a, b, roster));
        if apart {
            return None;
        }
        let same_words = lexicon.length(told.label) >= TELLING_WORDS && self.labels.contains(&told.label);
        let shared = self.named.shared(&told.named);
        // A copy may not say who `he` is.
        let copied = shared > 0 && told.sentence.is_some_and(|sentence| self.sentences.contains(&sentence));
        if self.span == told.span && (copied || self.named == told.named && same_words) {
            return Some(Fit::SameWords);
        }
        let mut score = self.dates(told)?;
        let fewer = self.named.len().min(told.named.len());
        let same_place = told.place.filter(|p| self.places.contains(p)).and_then(|p| roster.get(p));
        let in_town = same_place.is_some_and(|p| p.kind == ActorKind::Place);
        // Without a name that both tell, a town, a day and like words must say as much.
        let enough = if shared > 0 { shared * 2 > fewer } else { fewer == 0 && in_town && self.same_day(told) };
        let coarse = told.span.is_some() && told.event.date.precision > Precision::Month;
        let alike = self.likeness(told, lexicon);
        let undated = told.span.is_none() && !is_once(told.family);
        if !enough || (coarse && shared < 2 && alike < 500) || (shared == 0 && alike < 340) || (undated && alike <= 500)
        {
            return None;
        }
        if self.kind == EventKind::Say && !self.says_alike(told, lexicon) {
            return None;
        }
        score += weight::SHARED.iter().take(shared).sum::<i32>();
        if coarse {
            score += weight::COARSE;
        }
        if self.lemmas.contains(&told.event.lemma.as_str()) {
            score += weight::SAME_LEMMA;
        }
        score += match (in_town, told.place.is_some() && !self.places.is_empty()) {
            (true, _) => weight::SAME_PLACE,
            (false, true) => weight::NEAR_PLACE,
            (false, false) => 0,
        };
        score += self.object(told);
        score += match alike {
            510.. => weight::ALIKE,
            340.. => weight::PARTLY_ALIKE,
            // Of what happens once every telling may say something else.
            0..=50 if shared < 2 && !is_once(told.family) => weight::UNLIKE,
            _ => 0,
        };
        (score >= UNLIKELY).then_some(Fit::Scored(score))
    }

    /// The weight of the two dates; none if they exclude each other.
    ///
    /// A date within the other is the same. A day beside the other is, where one of them is not in the event's own sentence:
    /// the day of writing is often the day after.
    fn dates(&self, told: &Told) -> Option<i32> {
        let (own, other) = match (self.span, told.span) {
            (Some(own), Some(other)) => (own, other),
            // Whoever died once has not died again.
            (_, None) if is_once(told.family) => return Some(weight::SAME_DAY),
            (_, None) => return Some(weight::UNDATED),
            (None, Some(_)) => return None,
        };
        if other.0 <= own.0 && own.1 <= other.1 {
            return Some(if self.same_day(told) { weight::SAME_DAY } else { 0 });
        }
        let single = own.0 == own.1 && other.0 == other.1;
        let beside = own.0.signed_duration_since(other.0).num_days().abs() == 1;
        let unsure = |origin: Origin| origin == Origin::Document;
        (single && beside && (unsure(self.origin) != unsure(told.event.date.origin))).then_some(weight::NEXT_DAY)
    }

    fn same_day(&self, told: &Told) -> bool {
        self.span == told.span && told.span.is_some_and(|(start, end)| start == end)
    }

    fn object(&self, told: &Told) -> i32 {
        let fewer = self.objects.len().min(told.object.len());
        let shared = shared(&told.object, &self.objects);
        match (fewer, shared) {
            (0, _) => 0,
            (_, 0) => weight::OTHER_OBJECT,
            (fewer, shared) if shared * 2 >= fewer => weight::SAME_OBJECT,
            _ => 0,
        }
    }

    /// What one reports or alleges another may assert; but two who say it say two things.
    fn holder_fits(&self, told: &Told) -> bool {
        match told.holder {
            None => true,
            Some(_) if self.asserted => true,
            Some(holder) => self.reported_by.is_empty() || self.reported_by.contains(&holder),
        }
    }

    /// The share of the longer words of the shorter label that both labels have, in thousandths; that of the likest label.
    fn likeness(&self, told: &Told, lexicon: &Lexicon) -> usize {
        self.labels.iter().map(|own| lexicon.likeness(*own, told.label)).max().unwrap_or(0)
    }

    /// Whether two statements share more than half of the longer words of the shorter one.
    fn says_alike(&self, told: &Told, lexicon: &Lexicon) -> bool {
        let enough = |label: Symbol| lexicon.told(label) >= TELLING_WORDS;
        enough(told.label) && self.labels.iter().any(|own| enough(*own) && lexicon.likeness(*own, told.label) > 500)
    }
}

/// Whether two places can be where one event happens: the same, or a country and something in it.
pub(super) fn near(a: Member, b: Member, roster: &Roster) -> bool {
    let (Some(left), Some(right)) = (roster.get(a), roster.get(b)) else { return a == b };
    let holds = left.kind == ActorKind::Country || right.kind == ActorKind::Country;
    a == b || (holds && left.country.is_some() && left.country == right.country)
}
