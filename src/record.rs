//! Everything one document says, as plain data: actors, dated events and relations, each with its evidence.
//!
//! A [`Record`] is made by [`crate::extract::extract`], a pure function of the [`Document`].
//! It is the unit that is stored, sent and merged.

mod date;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use date::{Date, Origin, Precision};

use crate::confidence::Confidence;
use crate::document::Document;

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

/// Place of an event in [`Record::events`].
pub type EventIndex = usize;

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

impl From<&Document> for Source {
    fn from(document: &Document) -> Self {
        Self {
            id: document.id.clone(),
            source: document.source.clone(),
            title: document.title.clone(),
            publisher: document.publisher.clone(),
            authors: document.authors.clone(),
            published: document.published,
            language: document.language.clone(),
            text: document.text.clone(),
        }
    }
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
    /// Codes in event data: country (ISO 3166-1 alpha-3, or `IGO`, `NGO`, `MNC`, `IMG`; `---` if not told) and sector (`GOV`,
    /// `MIL`, …), as the CAMEO codebook, chapter 3, has them; none where neither is told, and of a group of several countries
    /// one for each.
    #[serde(default)]
    pub codes: Vec<String>,
    /// Where it is mentioned, pronouns and descriptions included, in text order.
    pub mentions: Vec<Mention>,
}

/// A run of words that stands for an actor, and why it is taken to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// Where it stands; the quote is the mention itself.
    #[serde(flatten)]
    pub evidence: Evidence,
    /// How the words name the actor.
    pub form: MentionForm,
    /// Why they were linked to it.
    pub link: LinkReason,
}

/// How a mention names its actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum MentionForm {
    /// A name, or a part or short form of one.
    Name,
    /// A description with a common noun as head: `the spokesman`, `gunmen`, `both countries`.
    Description,
    /// A personal, possessive, relative or reflexive pronoun.
    Pronoun,
    /// An adjective: `Iranian` in `Iranian envoy`.
    Demonym,
}

/// Why a mention belongs to its actor: the sieve that linked it.
///
/// The sieves run from the most to the least precise one (Raghunathan et al. 2010, Lee et al. 2013); the reason tells how
/// far the link can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LinkReason {
    /// None: it brings the actor in, and others were linked to it.
    New,
    /// The same name.
    SameName,
    /// First letters of the full name.
    Acronym,
    /// Surname, given name or shorter form of a person's full name, with a title or without.
    Surname,
    /// Part of the full name of a body or place.
    PartOfName,
    /// Another spelling of the name.
    Spelling,
    /// Another name of the same country or well-known body, by the tables.
    Alias,
    /// Adjective or people of a country.
    Demonym,
    /// Capital that stands for its country's government.
    Capital,
    /// Apposition, title or copula in the same sentence.
    Apposition,
    /// A verb that puts somebody into an office.
    Appointment,
    /// An office that the text says the actor holds.
    Role,
    /// A description that fits by head, kind and number.
    Description,
    /// The same possession of the same owner: `his wife`.
    Possession,
    /// A phrase for several actors: `the two countries`.
    Joint,
    /// The noun that a relative clause hangs on.
    Relative,
    /// The subject of the pronoun's own clause.
    Reflexive,
    /// Whoever speaks: `I`, `we` inside a quotation.
    Speaker,
    /// A pronoun that agrees in number, gender and kind with what the passage is centred on.
    Pronoun,
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
    /// What sort of act it is, whether done or only intended; [`crate::event::coded`] derives the PLOVER code.
    #[serde(rename = "type")]
    pub kind: EventKind,
    /// Modality of its verb group.
    #[serde(default)]
    pub modality: Modality,
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
    /// What it is done to, where that is no actor: start and end in the text, in Unicode scalar values, half-open.
    #[serde(default)]
    pub object: Option<(usize, usize)>,
    /// Whether it is a fact, a claim, a plan, …
    pub stance: Stance<ActorIndex>,
    /// Who tells it, from the innermost source to the outermost; empty for what the article itself tells.
    #[serde(default)]
    pub attribution: Vec<Attribution<ActorIndex>>,
    /// The event whose content it is: what is said, asked, promised or alleged. Followed upwards it tells who says that who
    /// says so.
    #[serde(default)]
    pub within: Option<EventIndex>,
    /// Events of the document that the text tells to lie before this one, in their order.
    #[serde(default)]
    pub after: Vec<Precedence<EventIndex>>,
    /// All mentions of the event in the document, best first.
    pub evidence: Vec<Evidence>,
}

/// An event that is told to lie before another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Precedence<E> {
    /// The earlier event.
    pub event: E,
    /// How often such words agree with annotators where that was measured (`data/event/sequence.tsv`).
    pub confidence: Confidence,
}

/// Modality of a verb group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Modality {
    /// None: what is done, or was.
    #[default]
    None,
    /// `will`, `shall`, `be going to`, `be to`.
    Future,
    /// `would`: what was ahead, or depends on a condition.
    Would,
    /// `can`, `may`, `might`, `could`.
    Possible,
    /// `must`, `should`, `have to`, `need to`.
    Necessary,
    /// None, in the simple present of a habit or a general truth: `miners often block roads`, `wolves kill sheep`.
    Generic,
    /// `try to`, `attempt to`, `decide to`: undertaken, and not said to be done.
    Undertaken,
    /// `to` with an infinitive: what something else is done for.
    Purpose,
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

/// One of those who tell an event: in `the court heard that Rossi denied stealing` first Rossi, then the court.
///
/// Whoever only intends or does something (`plans to`, `refused to`) is no source of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Attribution<A> {
    /// Who; none where the source is no actor of the text.
    pub holder: Option<A>,
    /// The words that name the source, clauses and appositions left out: `he`, `phone records`.
    pub words: String,
    /// How this source tells it: reported, accused, denied, or planned for what is promised, threatened or demanded.
    pub kind: StanceKind,
    /// The sentence that names the source; its trigger is the word that attributes: `said`, `according`, `denied`.
    pub evidence: Evidence,
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
    /// From whom: who holds the office, the member, the part, the owner, what is located.
    pub source: ActorIndex,
    /// To whom: that in which the office is held, the whole, what is owned, the place.
    pub target: ActorIndex,
    /// Snake-case predicate, such as `spokesperson_of`, `foreign_minister_of`, `part_of`. The set is open.
    #[serde(rename = "type")]
    pub kind: String,
    /// The one of a closed set of families that the predicate belongs to.
    #[serde(default)]
    pub family: RelationFamily,
    /// When it holds, began (`2001/..`) or ended (`../2001`), by a time expression of the clause or phrase that states it;
    /// for births, weddings and foundings the time of these. None where the text gives no time.
    #[serde(default)]
    pub date: Option<Date>,
    /// Whether it is told as one of the past, of the present or to come.
    #[serde(default)]
    pub tense: RelationTense,
    /// The words of the text that state it.
    pub label: String,
    /// Whether it is told as a fact.
    pub stance: Stance<ActorIndex>,
    /// Where it is said.
    pub evidence: Vec<Evidence>,
}

/// Families of relations, after the types of the ACE 2005 guidelines (ORG-AFF, PART-WHOLE, PER-SOC, GEN-AFF, PHYS), with
/// sides in a conflict beside them. The name reads from source to target; `ally_of`, `opponent_of`, `spouse_of` hold both ways.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RelationFamily {
    /// Holds an office or leading position in: president, minister, spokesman, founder, coach.
    HoldsRoleIn,
    /// A person, group or state is a member or citizen of a body, team or state.
    MemberOf,
    /// A body or place is part of a larger one.
    PartOf,
    /// A body or group is led by a state or body: `US-led forces`.
    LedBy,
    /// Married to.
    SpouseOf,
    /// Related by blood or marriage otherwise; the type says how.
    KinOf,
    /// Works for, without leading: employee, aide, lawyer, agent.
    WorksFor,
    /// Owns or controls a body, place or thing.
    OwnerOf,
    /// Stands on the side of: ally, supporter, partner.
    AllyOf,
    /// Stands against: opponent, rival, critic.
    OpponentOf,
    /// Born in.
    BornIn,
    /// Is, lives or has its seat in a place.
    LocatedIn,
    /// None of these; the type tells.
    #[default]
    Other,
}

/// When a relation holds as seen from the text, as in the tense of ACE 2005 relations.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum RelationTense {
    /// No longer: `a former member`, `was the chairman until 1990`, `left the party`.
    Past,
    /// Still: `is the chairman`.
    Present,
    /// To come: `the president-elect`, `will join`.
    Future,
    /// The words do not tell: `joined the party`, `chairman Tom Grey`.
    #[default]
    Unspecified,
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
