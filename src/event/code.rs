//! Event data as political scientists use it: who, to whom, which PLOVER type.
//!
//! Act and modality are kept apart in the [`Record`]; here the code is made of both: what somebody will give is AGREE, not
//! AID, and what somebody will bomb is THREATEN (PLOVER 0.8 codebook, on contexts; CAMEO codebook, 03 and 13).

use std::collections::{BTreeMap, BTreeSet};

use super::lexicon::lexicon;
use crate::record::{Actor, ActorKind, Event, EventKind, MentionForm, Modality, Record, Role, StanceKind};

/// More actors than this are not coded on one side of an event: the first ones are kept, so that pairs stay few.
const SIDES: usize = 24;

/// What stands for a country that is not told.
const UNTOLD: &str = "---";

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

impl<'a> Coded<'a> {
    /// What it is done to where that is no actor, in the words of the event's sentence; empty if nothing.
    #[must_use]
    pub fn object(&self, record: &'a Record) -> &'a str {
        let event = record.events.get(self.event).filter(|_| self.target.name.is_empty());
        let words = event.and_then(|e| {
            let ((start, end), told) = (e.object?, e.evidence.first()?);
            let at = |offset: usize| {
                let back = offset.checked_sub(told.start)?;
                told.quote.char_indices().map(|(i, _)| i).chain([told.quote.len()]).nth(back)
            };
            told.quote.get(at(start)?..at(end)?)
        });
        words.unwrap_or_default()
    }
}

/// One side of a coded event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Side<'a> {
    /// Country of the actor, or `IGO`, `NGO`, `MNC`, `IMG`; empty where the text does not tell it.
    pub country: &'a str,
    /// Its sector (`GOV`); empty where the text does not tell it.
    pub sector: &'a str,
    /// Name of the actor in the record; empty where nobody is named.
    pub name: &'a str,
    /// The words of the event's sentence that stand for the actor; its name where only a pronoun does.
    pub text: &'a str,
    /// Whether no name tells of it, and nothing that it is foreign: `pro-democracy groups`.
    crowd: bool,
}

impl<'a> Side<'a> {
    fn new(code: &'a str, actor: &'a Actor, text: &'a str) -> Self {
        let (country, sector) = code.split_at_checked(3).unwrap_or((code, ""));
        let outside = |w: &str| {
            matches!(w, "foreign" | "international" | "global" | "overseas" | "multinational")
                || w.chars().filter(|c| c.is_uppercase()).count() > 1
        };
        let described = actor.mentions.iter().all(|m| m.form != MentionForm::Name);
        let crowd = described && actor.kind != ActorKind::Country && !actor.name.split_whitespace().any(outside);
        Self { country: if country == UNTOLD { "" } else { country }, sector, name: &actor.name, text, crowd }
    }

    /// Country and sector in one, as CAMEO writes them: `USAGOV`, `---MIL`; empty where neither is told.
    #[must_use]
    pub fn code(&self) -> String {
        match (self.country, self.sector) {
            ("", "") => String::new(),
            ("", sector) => format!("{UNTOLD}{sector}"),
            (country, sector) => format!("{country}{sector}"),
        }
    }

    /// Whether it is a sector or group of some country that is not told.
    fn is_domestic(&self) -> bool {
        self.country.is_empty() && (!self.sector.is_empty() || self.crowd)
    }
}

/// The coded events of a document, in the order of [`Record::events`].
///
/// Statements and acts without a political type are left out, as are acts that are only spoken of: what is demanded,
/// refused, promised, denied or alleged is coded by the word on it. Mutual acts are coded once for each pair. Event data is
/// of two sides: an act with one is coded only where its sentence tells none with both, and one without a source only
/// where it is the first there.
#[must_use]
pub fn coded(record: &Record) -> Vec<Coded<'_>> {
    let mut all = every(record);
    let sentence = |c: &Coded| record.events.get(c.event).and_then(|e| e.evidence.first()).map(|e| e.sentence);
    let grade = |c: &Coded| match (c.source == Side::default(), c.target == Side::default()) {
        (false, false) => 2,
        (false, true) => 1,
        _ => 0,
    };
    // What is only planned, by nobody in particular, is no event yet.
    let vague = |c: &Coded| {
        let told =
            |e: &Event| matches!(e.stance.kind, StanceKind::Asserted | StanceKind::Reported | StanceKind::Accused);
        grade(c) == 0 && !record.events.get(c.event).is_some_and(told)
    };
    all.retain(|c| !vague(c));
    let all_told = all.clone();
    all.retain(|c| !is_part(record, c, &all_told));
    let mut best: BTreeMap<Option<usize>, (u8, usize)> = BTreeMap::new();
    for c in &all {
        let top = best.entry(sentence(c)).or_insert((grade(c), c.event));
        if grade(c) > top.0 {
            *top = (grade(c), c.event);
        }
    }
    let whole: Vec<Coded> = all.iter().filter(|c| grade(c) == 2).cloned().collect();
    let alone = |c: &Coded| {
        let told = |e: &Event| e.stance.kind == StanceKind::Asserted || e.stance.kind == StanceKind::Reported;
        let hits = c.code == EventKind::Assault && record.events.get(c.event).is_some_and(|e| e.object.is_some());
        let kind = hits
            || matches!(c.code, EventKind::Protest | EventKind::Retreat | EventKind::Concede | EventKind::Mobilize);
        let again = whole.iter().any(|w| sentence(w) == sentence(c) && w.code == c.code && w.source == c.source);
        let own = |e: &Event| {
            e.within.is_none() && e.modality != Modality::Purpose && lexicon().names_verb(&e.lemma) && told(e)
        };
        kind && grade(c) == 1 && !again && record.events.get(c.event).is_some_and(own)
    };
    all.retain(|c| {
        best.get(&sentence(c)).is_none_or(|&(top, first)| grade(c) == top && (top > 0 || c.event == first)) || alone(c)
    });
    all
}

/// Whether an act is told as a part of another: as what that is done for, or once more for the same two sides
/// (`promised to help the miners`).
fn is_part(record: &Record, c: &Coded, all: &[Coded]) -> bool {
    let Some(event) = record.events.get(c.event) else { return false };
    let above = || all.iter().filter(|d| Some(d.event) == event.within);
    let purpose = event.modality == Modality::Purpose && above().any(|d| d.code != c.code);
    purpose || above().any(|d| d.source == c.source && d.target == c.target)
}

/// The coded events without regard to each other.
fn every(record: &Record) -> Vec<Coded<'_>> {
    let mut all = Vec::new();
    let only = only_country(record);
    // What is vowed decides whether the vow is a promise or a threat.
    let hostile = |e: &&Event| e.stance.kind == StanceKind::Planned && intended(e.kind) == EventKind::Threaten;
    let threatened: BTreeSet<usize> = record.events.iter().filter(hostile).filter_map(|e| e.within).collect();
    for (number, event) in record.events.iter().enumerate() {
        let Some(mut code) = code(record, event) else { continue };
        if code == EventKind::Agree && threatened.contains(&number) {
            code = EventKind::Threaten;
        }
        let sources = sides(record, event, Role::Source);
        // Where nobody undergoes it the target is whom it is about, else where it is done.
        let between = sources.len() > 1 && is_between(code);
        let targets = [Role::Target, Role::Topic, Role::Location].map(|role| (role, sides(record, event, role)));
        let (role, mut targets) =
            targets.into_iter().find(|(_, t)| !t.is_empty()).unwrap_or((Role::Target, Vec::new()));
        let party = |s: &Side| !s.country.is_empty() || !matches!(s.sector, "" | "GOV");
        if between && (role != Role::Target || !targets.iter().any(party)) {
            // `the British and French ministers met`: one group of two sides.
            targets.clone_from(&sources);
        }
        // What is attacked in a text of one country stands there, unless an army comes from it.
        let home = |s: &Side| !matches!(s.sector, "" | "MIL" | "GOV");
        if targets.is_empty() && event.kind == EventKind::Assault && event.object.is_some() && sources.iter().all(home)
        {
            targets.extend(only.map(|country| Side { country, ..Side::default() }));
        }
        let mutual = sources == targets && sources.len() > 1;
        let own_affair = matches!(event.kind, EventKind::Coerce | EventKind::Concede);
        let none = [Side::default()];
        let sources: &[Side] = if sources.is_empty() { &none } else { &sources };
        let targets: &[Side] = if targets.is_empty() { &none } else { &targets };
        let place = sides(record, event, Role::Location).iter().map(|s| s.country).find(|c| !c.is_empty());
        for (i, &source) in sources.iter().enumerate() {
            for &target in targets.iter().skip(if mutual { i + 1 } else { 0 }) {
                let (source, target) = at_home(source, target, role == Role::Location, own_affair, place.or(only));
                if (source, target) != (Side::default(), Side::default()) {
                    all.push(Coded { event: number, source, target, code, mutual });
                }
            }
        }
    }
    all
}

/// Whether an act of this type is done by two sides to each other.
fn is_between(kind: EventKind) -> bool {
    matches!(kind, EventKind::Consult | EventKind::Agree | EventKind::Cooperate)
}

/// The police, the opposition, rebels and presidents whose country the sentence does not name are those of the country
/// where it happens, of the other side, or of the only country that the text speaks of; `within` tells that the target is
/// where it happens.
fn at_home<'a>(
    mut source: Side<'a>,
    mut target: Side<'a>,
    within: bool,
    own_affair: bool,
    around: Option<&'a str>,
) -> (Side<'a>, Side<'a>) {
    let is_state = |c: &&str| !matches!(*c, "" | "IGO" | "NGO" | "MNC" | "IMG");
    // A president and a foreign state or its president are not of one country; a president and a crowd are.
    // A president who imposes a curfew on a city does so at home.
    let abroad = |own: &str, other: &Side| {
        !own_affair
            && (!within && matches!(own, "GOV" | "ELI") && matches!(other.sector, "" | "GOV") && !other.crowd
                || own == "MIL" && other.sector.is_empty())
    };
    let home = |own: &Side<'a>, other: &Side<'a>| {
        let shared = Some(other.country).filter(is_state).filter(|_| !abroad(own.sector, other));
        shared.or(around.filter(|c| within || *c != other.country || !abroad(own.sector, other)))
    };
    if source.is_domestic() {
        source.country = home(&source, &target).unwrap_or_default();
    }
    if target.is_domestic() {
        target.country = around.or_else(|| home(&target, &source)).unwrap_or_default();
    }
    (source, target)
}

/// The country of all actors of a text that have one, if it is the same.
fn only_country(record: &Record) -> Option<&str> {
    let codes = record.actors.iter().flat_map(|a| &a.codes).filter_map(|c| c.get(..3));
    let mut countries = codes.filter(|c| !matches!(*c, UNTOLD | "IGO" | "NGO" | "MNC" | "IMG"));
    let first = countries.next()?;
    countries.all(|c| c == first).then_some(first)
}

/// The type of an event as it is told; none for what is no event of political event data.
fn code(record: &Record, event: &Event) -> Option<EventKind> {
    let generic = event.modality == Modality::Generic;
    if generic || matches!(event.kind, EventKind::Say | EventKind::Other) || is_spoken_of(record, event) {
        return None;
    }
    let ahead = matches!(event.modality, Modality::Future | Modality::Would);
    match event.stance.kind {
        _ if event.modality == Modality::Undertaken => Some(event.kind),
        StanceKind::Asserted | StanceKind::Reported if event.modality == Modality::Future => Some(intended(event.kind)),
        StanceKind::Asserted | StanceKind::Reported | StanceKind::Accused => Some(event.kind),
        StanceKind::Planned => Some(intended(event.kind)),
        // Talks that fail, an agreement that is not reached, help that will not be given.
        StanceKind::Negated if event.kind == EventKind::Agree && event.stance.holder.is_some() => {
            Some(EventKind::Reject)
        }
        StanceKind::Negated if ahead && intended(event.kind) == EventKind::Agree => Some(EventKind::Reject),
        // `said they would meet him if …`: what one says that one would do.
        StanceKind::Hypothetical if event.modality == Modality::Would && holds(event) => Some(intended(event.kind)),
        StanceKind::Hypothetical if event.modality == Modality::Possible => {
            Some(intended(event.kind)).filter(|&k| k == EventKind::Threaten)
        }
        StanceKind::Denied | StanceKind::Hypothetical | StanceKind::Negated => None,
    }
}

/// Whether who says that it would be done is who would do it.
fn holds(event: &Event) -> bool {
    event.stance.holder.is_some_and(|h| event.participants.iter().any(|p| p.actor == h && p.role == Role::Source))
}

/// Whether an act is the content of a word on it that is coded itself.
fn is_spoken_of(record: &Record, event: &Event) -> bool {
    use EventKind::{Accuse, Agree, Concede, Reject, Request, Threaten};
    let fact = matches!(event.stance.kind, StanceKind::Asserted | StanceKind::Reported);
    let above = event.within.and_then(|w| record.events.get(w));
    // A proposal that is turned down or taken up is part of that.
    let answered =
        matches!(event.kind, Request | Agree) && above.is_some_and(|a| matches!(a.kind, Agree | Reject | Concede));
    answered || !fact && above.is_some_and(|a| matches!(a.kind, Agree | Request | Reject | Threaten | Accuse | Concede))
}

/// The type of an act that is ahead.
fn intended(kind: EventKind) -> EventKind {
    use EventKind::{
        Agree, Aid, Assault, Coerce, Concede, Consult, Cooperate, Mobilize, Protest, Retreat, Sanction, Support,
        Threaten,
    };
    match kind {
        Consult | Support | Cooperate | Aid | Concede | Retreat => Agree,
        Protest | Sanction | Mobilize | Coerce | Assault => Threaten,
        other => other,
    }
}

/// Those who take part in a role; a state beside one that acts for it is left out.
fn sides<'a>(record: &'a Record, event: &Event, role: Role) -> Vec<Side<'a>> {
    let actors = event.participants.iter().filter(|p| p.role == role).filter_map(|p| record.actors.get(p.actor));
    let mut list: Vec<Side> = Vec::new();
    for actor in actors {
        let bare = std::iter::once("").filter(|_| actor.codes.is_empty());
        let text = words_for(actor, event);
        for code in actor.codes.iter().map(String::as_str).chain(bare) {
            let side = Side::new(code, actor, text);
            if !list.contains(&side) {
                list.push(side);
            }
        }
    }
    list.truncate(SIDES);
    let all = list.clone();
    list.retain(|s| !s.sector.is_empty() || !all.iter().any(|o| !o.sector.is_empty() && o.country == s.country));
    list
}

/// How the sentence of an event names an actor: by a name or a description sooner than by a people's adjective.
fn words_for<'a>(actor: &'a Actor, event: &Event) -> &'a str {
    let sentence = event.evidence.first().map(|e| e.sentence);
    let here = || actor.mentions.iter().filter(|m| Some(m.evidence.sentence) == sentence);
    let told = here().find(|m| matches!(m.form, MentionForm::Name | MentionForm::Description));
    told.or_else(|| here().find(|m| m.form == MentionForm::Demonym)).map_or(&actor.name, |m| &m.evidence.quote)
}
