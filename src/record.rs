//! Everything one document says, as plain data: actors, dated events and relations, each with its evidence.
//!
//! A [`Record`] is made by [`crate::extract::extract`], a pure function of the [`Document`](crate::document::Document).
//! It is the unit that is stored, sent and merged.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::confidence::Confidence;

/// What one document says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// The document, with the text that all evidence points into.
    pub document: Source,
    /// Actors in order of first mention. Other parts of the record name an actor by its place in this list.
    pub actors: Vec<Actor>,
    /// Events in the order of their first evidence.
    pub events: Vec<Event>,
    /// Typed relations between two actors.
    pub relations: Vec<Relation>,
}

/// Place of an actor in [`Record::actors`].
pub type ActorIndex = usize;

/// The document a record was made from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Source {
    /// Content hash of the document.
    pub id: String,
    /// Path or name of the input.
    pub source: String,
    /// Headline.
    pub title: Option<String>,
    /// Publishing house or site.
    pub publisher: Option<String>,
    /// All authors.
    pub authors: Vec<String>,
    /// Day of publication (document creation time).
    pub published: Option<NaiveDate>,
    /// BCP 47 language tag.
    pub language: Option<String>,
    /// The extracted text: `text[start..end]` of any evidence, counted in Unicode scalar values, is its quote.
    pub text: String,
}

/// Someone or something that acts, or a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// The fullest name in the document, titles and articles taken off.
    pub name: String,
    /// What sort of thing it is.
    pub kind: ActorKind,
    /// All other ways in which the document names it, without pronouns.
    pub aliases: Vec<String>,
    /// ISO 3166-1 alpha-3 code of the country it is or belongs to, where the text says so.
    pub country: Option<String>,
    /// Where it is mentioned, pronouns and descriptions included, in text order.
    pub mentions: Vec<Evidence>,
}

/// The kinds of actors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ActorKind {
    /// One human being.
    Person,
    /// A company, agency, party, army, court, team, …
    Organisation,
    /// A state, also when its name, its capital or its people stands for its government.
    Country,
    /// People without a common organisation: gunmen, protesters, officials.
    Group,
    /// Somewhere that does not act.
    Place,
}

/// Something that happens, is said to happen, or is planned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// When it happens; not when it was reported.
    pub date: Date,
    /// What sort of event it is.
    #[serde(rename = "type")]
    pub kind: EventKind,
    /// The word that names it, as in the text.
    pub trigger: String,
    /// Lemma of the trigger.
    pub lemma: String,
    /// One line that tells the event, made of the words of its clause.
    pub label: String,
    /// Who and what takes part.
    pub participants: Vec<Participant>,
    /// Where it happens: an actor of kind place or country.
    pub place: Option<ActorIndex>,
    /// Whether it is a fact, a claim, a plan, …
    pub stance: Stance<ActorIndex>,
    /// All mentions of the event in the document, best first.
    pub evidence: Vec<Evidence>,
}

/// The part an actor has in an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Participant {
    /// Who.
    pub actor: ActorIndex,
    /// In which role.
    pub role: Role,
}

/// Roles in an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Who does it. Mutual acts have all sides as sources and as targets.
    Source,
    /// To whom it is done.
    Target,
    /// Who is there without being either.
    Participant,
    /// Where it is done.
    Location,
    /// What it is about.
    Topic,
}

/// The sixteen event types of PLOVER 0.8 (Open Event Data Alliance codebook), plain statements, and everything else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "UPPERCASE")]
pub enum EventKind {
    /// Agree to something, promise, offer.
    Agree,
    /// Meet, visit, call, negotiate.
    Consult,
    /// Express support, praise, sign, recognise.
    Support,
    /// Work together in deed.
    Cooperate,
    /// Give material help.
    Aid,
    /// Give in, withdraw, free, lift.
    Concede,
    /// Demand, ask, appeal.
    Request,
    /// Criticise, blame, charge, investigate.
    Accuse,
    /// Refuse, deny, veto.
    Reject,
    /// Threaten, warn.
    Threaten,
    /// Demonstrate, strike.
    Protest,
    /// Cut ties, embargo, expel, fine.
    Sanction,
    /// Move or raise forces.
    Mobilize,
    /// Arrest, repress, seize, sentence.
    Coerce,
    /// Use force against people or things.
    Assault,
    /// Retreat, surrender, cease fire.
    Retreat,
    /// A statement that is none of the above.
    Say,
    /// No political type; the lemma tells what it is.
    Other,
}

/// Whether an event or relation is told as a fact, and by whom.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Stance<A> {
    /// How it is told.
    pub kind: StanceKind,
    /// Who says, wants, denies or alleges it; none for what the article itself tells.
    pub holder: Option<A>,
}

/// How an event is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum StanceKind {
    /// The article tells it as a fact.
    Asserted,
    /// Somebody says it.
    Reported,
    /// Somebody alleges it of another.
    Accused,
    /// Somebody says that it is not so.
    Denied,
    /// It is intended, agreed or expected.
    Planned,
    /// It could be, or would be under a condition.
    Hypothetical,
    /// The article tells that it did not happen.
    Negated,
}

/// A typed edge between two actors.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relation {
    /// From whom.
    pub source: ActorIndex,
    /// To whom.
    pub target: ActorIndex,
    /// Snake-case predicate, such as `spokesperson_of`, `foreign_minister_of`, `part_of`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The words of the text that state it.
    pub label: String,
    /// Whether it is told as a fact.
    pub stance: Stance<ActorIndex>,
    /// Where it is said.
    pub evidence: Vec<Evidence>,
}

/// The words that state a fact.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Evidence {
    /// Id of the document.
    pub document: String,
    /// Number of the sentence in the document, from 0, in reading order.
    pub sentence: usize,
    /// First character of the quote in the document's text (Unicode scalar values, from 0).
    pub start: usize,
    /// One past its last character.
    pub end: usize,
    /// The words between.
    pub quote: String,
    /// The words that name the fact inside the quote, as offsets into the same text.
    pub trigger: (usize, usize),
}

/// When something happens.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Date {
    /// Extended Date/Time Format, level 1 or 2: `1979`, `2007-05-28`, `2007-07~`, `2003/2007`; `XXXX` if unknown.
    pub value: String,
    /// First calendar day that it can be; none if unknown or open.
    pub start: Option<NaiveDate>,
    /// Last calendar day, inclusive; none if unknown or open.
    pub end: Option<NaiveDate>,
    /// Grain of the value.
    pub precision: Precision,
    /// Where the date comes from.
    pub origin: Origin,
    /// How often dates found by the same rule agree with those of annotators (`data/event/dating.tsv`); 0 if unknown.
    #[serde(default)]
    pub confidence: Confidence,
}

impl Date {
    /// The date of what cannot be dated.
    #[must_use]
    pub fn unknown() -> Self {
        Self {
            value: "XXXX".into(),
            start: None,
            end: None,
            precision: Precision::Unknown,
            origin: Origin::None,
            confidence: Confidence::NONE,
        }
    }
}

/// Grain of a date, finest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Precision {
    /// One calendar day or less.
    Day,
    /// Seven days.
    Week,
    /// A calendar month.
    Month,
    /// Three months by the calendar's quarters.
    Quarter,
    /// A season of the year.
    Season,
    /// Half a year.
    Half,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
    /// From one value to another.
    Interval,
    /// Not known.
    Unknown,
}

/// Where a date comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    /// A time expression in the event's own sentence.
    Explicit,
    /// Another expression, sentence or event.
    Anchored,
    /// The publication date of the document.
    Document,
    /// There is no date.
    None,
}
