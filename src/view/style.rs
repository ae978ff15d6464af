//! What colours, shapes and line patterns mean, the same in every picture and on the page.

use crate::record::{ActorKind, EventKind, StanceKind};

/// Typefaces, all with about the widths of [`super::measure`].
pub const FONT_FAMILY: &str = "DejaVu Sans, Verdana, Helvetica, Arial, sans-serif";
/// The ground.
pub const PAPER: &str = "#ffffff";
/// Main text.
pub const INK: &str = "#111827";
/// Text of lesser weight; contrast 7:1 on the ground.
pub const MUTED: &str = "#4b5563";
/// Lines that guide the eye.
pub const RULE: &str = "#cbd5e1";
/// Ground of every other lane.
pub const BAND: &str = "#f4f6f9";

/// Families of event types: the quad classes of PLOVER, statements, and the rest.
///
/// Six shapes can be told apart at marker size; eighteen cannot, so the type itself is written as a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// Verbal cooperation.
    WordsFor,
    /// Material cooperation.
    DeedsFor,
    /// Verbal conflict.
    WordsAgainst,
    /// Material conflict.
    DeedsAgainst,
    /// A statement without political type.
    Statement,
    /// No political type.
    Other,
}

impl Family {
    /// All families, in the order of the legend.
    pub const ALL: [Self; 6] =
        [Self::WordsFor, Self::DeedsFor, Self::WordsAgainst, Self::DeedsAgainst, Self::Statement, Self::Other];

    /// The family of a type, as in the codebook of PLOVER.
    pub fn of(kind: EventKind) -> Self {
        match kind {
            EventKind::Agree | EventKind::Consult | EventKind::Support | EventKind::Concede => Self::WordsFor,
            EventKind::Cooperate | EventKind::Aid | EventKind::Retreat => Self::DeedsFor,
            EventKind::Request | EventKind::Accuse | EventKind::Reject | EventKind::Threaten => Self::WordsAgainst,
            EventKind::Protest | EventKind::Sanction | EventKind::Mobilize | EventKind::Coerce | EventKind::Assault => {
                Self::DeedsAgainst
            }
            EventKind::Say => Self::Statement,
            EventKind::Other => Self::Other,
        }
    }

    /// Colour: apart in hue for the colour-blind (after the palette of Okabe and Ito) and at least 4.5:1 on white.
    pub fn colour(self) -> &'static str {
        match self {
            Self::WordsFor => "#0067a3",
            Self::DeedsFor => "#00795a",
            Self::WordsAgainst => "#a35f00",
            Self::DeedsAgainst => "#b3261e",
            Self::Statement => "#7a3e8e",
            Self::Other => "#4b5563",
        }
    }

    /// Name in ids and classes.
    pub fn key(self) -> &'static str {
        match self {
            Self::WordsFor => "words-for",
            Self::DeedsFor => "deeds-for",
            Self::WordsAgainst => "words-against",
            Self::DeedsAgainst => "deeds-against",
            Self::Statement => "statement",
            Self::Other => "other",
        }
    }

    /// Words of the legend.
    pub fn title(self) -> &'static str {
        match self {
            Self::WordsFor => "cooperation in words: agree, consult, support, concede",
            Self::DeedsFor => "cooperation in deeds: cooperate, aid, retreat",
            Self::WordsAgainst => "conflict in words: request, accuse, reject, threaten",
            Self::DeedsAgainst => "conflict in deeds: protest, sanction, mobilize, coerce, assault",
            Self::Statement => "statement: say",
            Self::Other => "other",
        }
    }
}

/// All types, in the order of the codebook.
pub const KINDS: [EventKind; 18] = [
    EventKind::Agree,
    EventKind::Consult,
    EventKind::Support,
    EventKind::Concede,
    EventKind::Cooperate,
    EventKind::Aid,
    EventKind::Retreat,
    EventKind::Request,
    EventKind::Accuse,
    EventKind::Reject,
    EventKind::Threaten,
    EventKind::Protest,
    EventKind::Sanction,
    EventKind::Mobilize,
    EventKind::Coerce,
    EventKind::Assault,
    EventKind::Say,
    EventKind::Other,
];

/// Name of a type, as a word of running text.
pub fn kind_word(kind: EventKind) -> &'static str {
    match kind {
        EventKind::Agree => "agree",
        EventKind::Consult => "consult",
        EventKind::Support => "support",
        EventKind::Cooperate => "cooperate",
        EventKind::Aid => "aid",
        EventKind::Concede => "concede",
        EventKind::Request => "request",
        EventKind::Accuse => "accuse",
        EventKind::Reject => "reject",
        EventKind::Threaten => "threaten",
        EventKind::Protest => "protest",
        EventKind::Sanction => "sanction",
        EventKind::Mobilize => "mobilize",
        EventKind::Coerce => "coerce",
        EventKind::Assault => "assault",
        EventKind::Retreat => "retreat",
        EventKind::Say => "say",
        EventKind::Other => "other",
    }
}

/// All stances, in the order of the legend.
pub const STANCES: [StanceKind; 7] = [
    StanceKind::Asserted,
    StanceKind::Reported,
    StanceKind::Accused,
    StanceKind::Denied,
    StanceKind::Planned,
    StanceKind::Hypothetical,
    StanceKind::Negated,
];

/// Name of a stance.
pub fn stance_word(stance: StanceKind) -> &'static str {
    match stance {
        StanceKind::Asserted => "asserted",
        StanceKind::Reported => "reported",
        StanceKind::Accused => "accused",
        StanceKind::Denied => "denied",
        StanceKind::Planned => "planned",
        StanceKind::Hypothetical => "hypothetical",
        StanceKind::Negated => "negated",
    }
}

/// The `stroke-dasharray` of a stance; none for a solid line.
pub fn stance_dash(stance: StanceKind) -> Option<&'static str> {
    match stance {
        StanceKind::Asserted => None,
        StanceKind::Reported => Some("12 2"),
        StanceKind::Accused => Some("8 3 2 3"),
        StanceKind::Denied => Some("5 4"),
        StanceKind::Planned => Some("2 3"),
        StanceKind::Hypothetical => Some("1 5"),
        StanceKind::Negated => Some("3 6"),
    }
}

/// Name of a kind of actor.
pub fn actor_word(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::Person => "person",
        ActorKind::Organisation => "organisation",
        ActorKind::Country => "country",
        ActorKind::Group => "group",
        ActorKind::Place => "place",
    }
}
