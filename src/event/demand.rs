//! Demands told as necessities: `Iran must end its support, he said` is a request to Iran.

use super::clause::{Modality, Tense};
use super::govern::told_beside;
use super::lexicon::{Entry, Frame, Weak, lexicon};
use super::role::{Heads, Parties};
use super::tree::Tree;
use super::trigger::Trigger;
use crate::record::{EventKind, Stance, StanceKind};

/// A demand and who makes it of whom.
pub(super) struct Demand {
    pub entry: Entry,
    pub parties: Parties,
    pub stance: Stance<usize>,
}

/// The demand that an event told under `stance` amounts to, if it is one: somebody says what another must do.
///
/// `had to` also tells what was done under constraint; only with a verb of beginning or ending it is read as a demand.
pub(super) fn demand(
    tree: &Tree,
    sentence: usize,
    trigger: &Trigger,
    stance: &Stance<usize>,
    heads: &Heads,
) -> Option<Demand> {
    let clause = trigger.clause.as_ref().filter(|c| c.modality == Modality::Necessary && !c.passive)?;
    let told = stance.kind == StanceKind::Hypothetical && !trigger.nominal;
    let holder = stance.holder.or_else(|| told_beside(tree, sentence, heads)).filter(|_| told)?;
    let targets = heads.all(tree, sentence, &clause.subjects);
    let itself = targets.iter().any(|t| *t == holder || heads.state(*t) == Some(holder));
    let past = clause.tense == Tense::Past || governor_is_past(tree, trigger.word);
    if targets.is_empty() || itself || past && !lexicon().is_weak(tree.lemma(trigger.word), Weak::Aspectual) {
        return None;
    }
    Some(Demand {
        entry: Entry { kind: EventKind::Request, frame: Frame::Act },
        parties: Parties { sources: vec![holder], targets, ..Parties::default() },
        stance: Stance { kind: StanceKind::Asserted, holder: None },
    })
}

fn governor_is_past(tree: &Tree, verb: usize) -> bool {
    tree.head(verb).is_some_and(|h| tree.lemma(h) == "have" && tree.tag(h) == crate::text::Tag::Vbd)
}
