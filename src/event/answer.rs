//! Whom an answer answers: `the army rejected the charge` is said to whoever made the charge.

use super::lexicon::{Word, lexicon};
use super::same::Mention;
use super::tree::Tree;
use super::trigger::Trigger;
use crate::record::{EventKind, Role};

/// What is answered was said at most this many sentences before.
const BACK: usize = 3;
/// No more events than this are looked through.
const WINDOW: usize = 24;

/// Those who said what this act answers, where its own clause names nobody that it is done to; `sources` are who answers.
///
/// `earlier` are the events told before, `sentence` is the number of the one that the act is told in.
pub(super) fn answered(
    tree: &Tree,
    sentence: usize,
    trigger: &Trigger,
    sources: &[usize],
    earlier: &[Mention],
) -> Vec<usize> {
    let Some(clause) = trigger.clause.as_ref().filter(|_| !trigger.nominal) else { return Vec::new() };
    let answers = trigger.entry.kind == EventKind::Reject || tree.lemma(clause.predicate) == "accept";
    let saying = clause.objects.iter().find_map(|&o| Saying::of(tree.lemma(o)));
    let Some(saying) = saying.filter(|_| answers) else { return Vec::new() };
    let role = |m: &Mention, role| {
        m.event.participants.iter().filter(move |p| p.role == role).map(|p| p.actor).collect::<Vec<_>>()
    };
    let near = |m: &&Mention| m.event.evidence.first().is_some_and(|e| e.sentence + BACK >= sentence);
    let fits = |m: &&Mention| {
        let (by, to) = (role(m, Role::Source), role(m, Role::Target));
        let other = to.is_empty() || sources.is_empty() || to.iter().any(|t| sources.contains(t));
        saying.is_made_by(m) && other && !by.is_empty() && !by.iter().any(|a| sources.contains(a))
    };
    let said = earlier.iter().rev().take(WINDOW).filter(near).find(fits);
    said.map(|m| role(m, Role::Source)).unwrap_or_default()
}

/// What a noun for something said calls for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Saying {
    /// Belief: `accusation`, `claim`.
    Claim,
    /// An act: `request`, `offer`.
    Wish,
}

impl Saying {
    fn of(lemma: &str) -> Option<Self> {
        let kind = lexicon().noun(lemma).map(|e| e.kind);
        if lexicon().is(lemma, Word::Claim) || kind == Some(EventKind::Accuse) {
            return Some(Self::Claim);
        }
        (lexicon().is(lemma, Word::Wish) || kind == Some(EventKind::Request)).then_some(Self::Wish)
    }

    /// Whether an event is the making of it.
    fn is_made_by(self, m: &Mention) -> bool {
        match self {
            Self::Claim => matches!(m.event.kind, EventKind::Accuse | EventKind::Say),
            Self::Wish => m.event.kind == EventKind::Request || lexicon().is(&m.event.lemma, Word::Wish),
        }
    }
}
