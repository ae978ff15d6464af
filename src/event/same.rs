//! Mentions of one event in a document: the same kind of act, at a time that can be the same, by and to the same.

use std::collections::BTreeSet;

use super::lexicon::{Word, lexicon};
use super::role::Heads;
use super::sequence::Precedes;
use crate::acyclic;
use crate::record::{ActorKind, Event, EventKind, Origin, Precedence, Precision, Role, StanceKind};

/// How many events back another mention is looked for.
const WINDOW: usize = 40;
/// Letters of a word that tells something of what is said.
const LONG_WORD: usize = 4;

/// An event as one place of the text tells it.
pub(super) struct Mention {
    pub event: Event,
    /// Whether it is told as known: `the talks`.
    pub definite: bool,
    /// Whether a verb tells it.
    pub verbal: bool,
    /// Whether the headline tells it.
    pub title: bool,
}

impl Mention {
    /// How many sides it names.
    fn sides(&self) -> usize {
        self.event.participants.iter().filter(|p| matches!(p.role, Role::Source | Role::Target)).count()
    }
}

/// Folds mentions of one event into the first of them.
///
/// `sequence` tells which mentions lie before which.
pub(super) fn fold(mentions: Vec<Mention>, sequence: &[Precedes], heads: &Heads) -> Vec<Event> {
    let mut kept: Vec<Mention> = Vec::new();
    // The event that each mention became.
    let mut became: Vec<usize> = Vec::with_capacity(mentions.len());
    let above: Vec<Option<usize>> = mentions.iter().map(|m| m.event.within).collect();
    let mut first: Vec<usize> = Vec::new();
    for (number, mention) in mentions.into_iter().enumerate() {
        let from = kept.len().saturating_sub(WINDOW);
        let known = kept.iter().skip(from).rposition(|k| same(k, &mention, heads)).map(|i| from + i);
        became.push(known.unwrap_or(kept.len()));
        match known.and_then(|i| kept.get_mut(i)) {
            Some(earlier) => {
                // A headline names its source by a description (`minister: …`), the article by name.
                let told =
                    !mention.event.attribution.is_empty() && earlier.event.stance.kind == mention.event.stance.kind;
                if earlier.title && !mention.title && told {
                    earlier.event.stance = mention.event.stance.clone();
                    earlier.event.attribution.clone_from(&mention.event.attribution);
                    earlier.title = false;
                }
                // The label is that of the mention which names the most sides.
                if mention.sides() > earlier.sides() {
                    earlier.event.label.clone_from(&mention.event.label);
                }
                // Of two sides that share nobody the one without a name says nothing of who it was.
                if !compatible_parties(&earlier.event, &mention.event) {
                    earlier.event.participants.retain(|p| p.role == Role::Location || heads.is_named(p.actor));
                    let mut later = mention.event;
                    later.participants.retain(|p| p.role == Role::Location || heads.is_named(p.actor));
                    join(&mut earlier.event, later);
                } else {
                    join(&mut earlier.event, mention.event);
                }
                earlier.definite &= mention.definite;
            }
            None => {
                kept.push(mention);
                first.push(number);
            }
        }
    }
    let mut events: Vec<Event> = kept.into_iter().map(|k| k.event).collect();
    let over = |mention: &usize| above.get(*mention).copied().flatten().and_then(|m| became.get(m)).copied();
    let mut within: Vec<Option<usize>> = first.iter().map(over).collect();
    acyclic::open(&mut within);
    for (event, within) in events.iter_mut().zip(within) {
        event.within = within;
    }
    for link in sequence {
        let (earlier, later) = (became.get(link.earlier).copied(), became.get(link.later).copied());
        if let Some((earlier, later)) = earlier.zip(later).filter(|(a, b)| a != b)
            && let Some(event) = events.get_mut(later)
        {
            event.after.push(Precedence { event: earlier, confidence: link.confidence });
        }
    }
    for event in &mut events {
        event.after.sort_unstable_by_key(|p| (p.event, std::cmp::Reverse(p.confidence)));
        event.after.dedup_by_key(|p| p.event);
    }
    events
}

fn same(earlier: &Mention, later: &Mention, heads: &Heads) -> bool {
    let (a, b) = (&earlier.event, &later.event);
    let taken_up = earlier.definite && is_open(a, heads) || later.definite && is_open(b, heads);
    a.kind == b.kind
        && related(a, b)
        && !homographs(earlier, later)
        && compatible_stance(a.stance.kind, b.stance.kind)
        && !told_apart(earlier, later)
        && compatible_dates(a, b)
        && !other_speaker(a, b, heads)
        && !other_words(earlier, later)
        && (compatible_parties(a, b) || taken_up && dated_alike(a, b))
}

/// Whether one sentence tells two acts with a verb each: `attacked the camp and killed two guards`, but not `shot and killed
/// two guards`.
fn told_apart(a: &Mention, b: &Mention) -> bool {
    let sentence = |m: &Mention| m.event.evidence.last().map(|e| e.sentence);
    let targets = |m: &Mention| {
        let all = m.event.participants.iter().filter(|p| p.role == Role::Target).map(|p| p.actor);
        all.collect::<Vec<_>>()
    };
    let done_to = |m: &Mention| (targets(m), m.event.object);
    let (x, y) = (done_to(a), done_to(b));
    let told = |(targets, object): &(Vec<usize>, _)| !targets.is_empty() || Option::is_some(object);
    a.verbal && b.verbal && sentence(a) == sentence(b) && x != y && told(&x) && told(&y)
}

/// Whether two statements are made by different persons, though for one state.
fn other_speaker(a: &Event, b: &Event, heads: &Heads) -> bool {
    let persons = |e: &Event| {
        let sources = e.participants.iter().filter(|p| p.role == Role::Source).map(|p| p.actor);
        sources.filter(|&s| heads.kind(s) == Some(ActorKind::Person)).collect::<Vec<_>>()
    };
    let (x, y) = (persons(a), persons(b));
    a.kind == EventKind::Say && !x.is_empty() && !y.is_empty() && !x.iter().any(|s| y.contains(s))
}

/// Whether two verbs tell two statements: what the one says shares no more than half of its longer words with what the other
/// says. A noun (`the announcement`) takes a statement up without saying it again.
fn other_words(a: &Mention, b: &Mention) -> bool {
    let said = |m: &Mention| {
        let label = m.event.label.to_lowercase();
        let words = label.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().count() >= LONG_WORD);
        words.filter(|w| !m.event.trigger.eq_ignore_ascii_case(w)).map(str::to_owned).collect::<BTreeSet<_>>()
    };
    if a.event.kind != EventKind::Say || !a.verbal || !b.verbal {
        return false;
    }
    let (x, y) = (said(a), said(b));
    x.intersection(&y).count() * 2 <= x.len().min(y.len())
}

/// Whether nobody with a name takes part: `the ambassadors attended the talks`.
fn is_open(e: &Event, heads: &Heads) -> bool {
    e.participants.iter().all(|p| p.role == Role::Location || !heads.is_named(p.actor))
}

/// Whether both are dated, one within the other.
fn dated_alike(a: &Event, b: &Event) -> bool {
    a.date.origin == Origin::Explicit && b.date.origin == Origin::Explicit
}

/// Words for one act: the same lemma, one derived from the other, or two words for one kind of act.
fn related(a: &Event, b: &Event) -> bool {
    if stem(&a.lemma).eq(stem(&b.lemma)) {
        return true;
    }
    let short = a.lemma.chars().count().min(b.lemma.chars().count());
    if short >= 4 && a.lemma.chars().zip(b.lemma.chars()).take_while(|(x, y)| x == y).count() >= 4 {
        return true;
    }
    lexicon().same_act(&a.lemma, &b.lemma)
}

/// Whether a noun and a verb are only written alike.
fn homographs(a: &Mention, b: &Mention) -> bool {
    let noun = if a.verbal { b } else { a };
    a.verbal != b.verbal && lexicon().is(&noun.event.lemma, Word::Homograph)
}

/// The first letters of a lemma, in lower case.
fn stem(lemma: &str) -> impl Iterator<Item = char> + '_ {
    lemma.chars().take(5).flat_map(char::to_lowercase)
}

fn compatible_stance(a: StanceKind, b: StanceKind) -> bool {
    let real = |s| matches!(s, StanceKind::Asserted | StanceKind::Reported);
    a == b || real(a) && real(b)
}

fn compatible_dates(a: &Event, b: &Event) -> bool {
    let (x, y) = (&a.date, &b.date);
    match (x.start, x.end, y.start, y.end) {
        _ if x.value == y.value => true,
        (None, None, _, _) | (_, _, None, None) => {
            // An undated statement is not the statement of another day.
            !matches!(a.kind, EventKind::Say) && (refers_back(a) || refers_back(b))
        }
        (Some(xs), Some(xe), Some(ys), Some(ye)) => xs <= ys && ye <= xe || ys <= xs && xe <= ye,
        _ => false,
    }
}

/// Whether an event mention has little of its own: no source or no target.
fn refers_back(e: &Event) -> bool {
    let has = |r| e.participants.iter().any(|p| p.role == r);
    !(has(Role::Source) && has(Role::Target)) || e.date.origin == Origin::None
}

fn compatible_parties(a: &Event, b: &Event) -> bool {
    let all = |e: &Event| {
        e.participants
            .iter()
            .filter(|p| matches!(p.role, Role::Source | Role::Target))
            .map(|p| p.actor)
            .collect::<Vec<_>>()
    };
    let of = |e: &Event, r: Role| e.participants.iter().filter(|p| p.role == r).map(|p| p.actor).collect::<Vec<_>>();
    let meet = |x: &[usize], y: &[usize]| x.iter().any(|i| y.contains(i));
    let (x, y) = (all(a), all(b));
    if x.is_empty() || y.is_empty() {
        let close = match (a.evidence.first(), b.evidence.first()) {
            (Some(p), Some(q)) => q.sentence.saturating_sub(p.sentence) <= 3,
            _ => false,
        };
        return close && a.kind != EventKind::Say && a.kind != EventKind::Other || a.lemma == b.lemma && close;
    }
    let mutual = a.kind == EventKind::Consult || a.kind == EventKind::Agree;
    if mutual {
        return meet(&x, &y);
    }
    let apart = |r| {
        let (p, q) = (of(a, r), of(b, r));
        !p.is_empty() && !q.is_empty() && !meet(&p, &q)
    };
    meet(&x, &y) && !apart(Role::Source) && !apart(Role::Target)
}

fn join(earlier: &mut Event, later: Event) {
    let rank = |e: &Event| (e.date.origin != Origin::Explicit, e.date.precision, e.date.origin);
    if later.date.precision != Precision::Unknown && rank(&later) < rank(earlier) {
        earlier.date = later.date;
    } else if later.date.value == earlier.date.value {
        earlier.date.confidence = earlier.date.confidence.max(later.date.confidence);
    }
    if later.stance.kind == StanceKind::Asserted && earlier.stance.kind == StanceKind::Reported {
        earlier.stance = later.stance;
        earlier.attribution = later.attribution;
    }
    for p in later.participants {
        let other = match p.role {
            Role::Source => Role::Target,
            _ => Role::Source,
        };
        let taken = earlier.participants.iter().any(|q| q.actor == p.actor && (q.role == p.role || q.role == other));
        if !taken {
            earlier.participants.push(p);
        }
    }
    earlier.participants.sort_by_key(|p| p.role);
    earlier.place = earlier.place.or(later.place);
    earlier.evidence.extend(later.evidence);
}
