//! Event data as political scientists use it: who, to whom, which PLOVER type.
//!
//! Act and modality are kept apart in the [`Record`]; here the code is made of both: what somebody will give is AGREE, not
//! AID, and what somebody will bomb is THREATEN (PLOVER 0.8 codebook, on contexts; CAMEO codebook, 03 and 13).

use crate::record::{Event, EventKind, Modality, Record, Role, StanceKind};

/// One coded event: a source, a target and a type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coded<'a> {
    /// Place of the event in [`Record::events`].
    pub event: usize,
    /// Who does it.
    pub source: Side<'a>,
    /// To whom it is done.
    pub target: Side<'a>,
    /// PLOVER type.
    pub code: EventKind,
    /// Whether both sides do it to each other.
    pub mutual: bool,
}

/// One side of a coded event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Side<'a> {
    /// Code of the actor (`USAGOV`); empty where the text tells neither country nor sector.
    pub code: &'a str,
    /// Name of the actor in the record; empty where nobody is named.
    pub name: &'a str,
}

/// The coded events of a document, in the order of [`Record::events`].
///
/// Statements and acts without a political type are left out, as are acts that are only spoken of: what is demanded,
/// refused, promised, denied or alleged is coded by the word on it. Mutual acts are coded once for each pair.
#[must_use]
pub fn coded(record: &Record) -> Vec<Coded<'_>> {
    let mut all = Vec::new();
    for (number, event) in record.events.iter().enumerate() {
        let Some(code) = code(record, event) else { continue };
        let (sources, targets) = (sides(record, event, Role::Source), sides(record, event, Role::Target));
        let mutual = sources == targets && sources.len() > 1;
        let none = [Side::default()];
        let sources: &[Side] = if sources.is_empty() { &none } else { &sources };
        let targets: &[Side] = if targets.is_empty() { &none } else { &targets };
        for (i, &source) in sources.iter().enumerate() {
            for &target in targets.iter().skip(if mutual { i + 1 } else { 0 }) {
                if (source, target) != (Side::default(), Side::default()) {
                    all.push(Coded { event: number, source, target, code, mutual });
                }
            }
        }
    }
    all
}

/// The type of an event as it is told; none for what is no event of political event data.
fn code(record: &Record, event: &Event) -> Option<EventKind> {
    if matches!(event.kind, EventKind::Say | EventKind::Other) || is_spoken_of(record, event) {
        return None;
    }
    match event.stance.kind {
        StanceKind::Asserted | StanceKind::Reported if event.modality == Modality::Future => Some(intended(event.kind)),
        StanceKind::Asserted | StanceKind::Reported | StanceKind::Accused => Some(event.kind),
        StanceKind::Planned => Some(intended(event.kind)),
        // Talks that fail, an agreement that is not reached.
        StanceKind::Negated if event.kind == EventKind::Agree => Some(EventKind::Reject),
        StanceKind::Denied | StanceKind::Hypothetical | StanceKind::Negated => None,
    }
}

/// Whether an act is the content of a word on it that is coded itself.
fn is_spoken_of(record: &Record, event: &Event) -> bool {
    use EventKind::{Accuse, Agree, Concede, Reject, Request, Threaten};
    let fact = matches!(event.stance.kind, StanceKind::Asserted | StanceKind::Reported);
    let above = event.within.and_then(|w| record.events.get(w));
    !fact && above.is_some_and(|a| matches!(a.kind, Agree | Request | Reject | Threaten | Accuse | Concede))
}

/// The type of an act that is ahead.
fn intended(kind: EventKind) -> EventKind {
    use EventKind::{
        Accuse, Agree, Aid, Assault, Coerce, Concede, Consult, Cooperate, Mobilize, Protest, Retreat, Sanction,
        Support, Threaten,
    };
    match kind {
        Consult | Support | Cooperate | Aid | Concede | Retreat => Agree,
        Protest | Sanction | Mobilize | Coerce | Assault | Accuse => Threaten,
        other => other,
    }
}

/// Those who take part in a role; a state beside one that acts for it is left out.
fn sides<'a>(record: &'a Record, event: &Event, role: Role) -> Vec<Side<'a>> {
    let actors = event.participants.iter().filter(|p| p.role == role).filter_map(|p| record.actors.get(p.actor));
    let mut list: Vec<Side> = Vec::new();
    for actor in actors {
        let side = Side { code: actor.code.as_deref().unwrap_or_default(), name: &actor.name };
        if !list.contains(&side) {
            list.push(side);
        }
    }
    let all = list.clone();
    list.retain(|s| s.code.len() != 3 || !all.iter().any(|o| o.code.len() > 3 && o.code.starts_with(s.code)));
    list
}
