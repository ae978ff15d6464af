//! How an event is told, and who tells it so: own negation and modality, then the words that govern it.

use super::clause::{Clause, Modality, clause, first_conjunct};
use super::govern::{Link, links, told_beside};
use super::lexicon::{Attitude, Word, lexicon};
use super::quote::Quoted;
use super::role::Heads;
use super::tree::Tree;
use super::trigger::Trigger;
use crate::document::BlockKind;
use crate::record::{EventKind, Stance, StanceKind};
use crate::text::{Relation, Tag};

/// How an event is told, and the words that tell it so, the nearest first.
pub(super) struct Told {
    pub stance: Stance<usize>,
    pub links: Vec<Link>,
}

/// Stance of an event. `quoted` is the quotation that its word stands in, if it stands in one.
pub(super) fn stance(tree: &Tree, sentence: usize, trigger: &Trigger, heads: &Heads, quoted: Option<&Quoted>) -> Told {
    let links = links(tree, sentence, trigger.word, heads);
    let speaker = quoted.and_then(|q| q.speaker.as_ref()).and_then(|s| s.link.holder);
    let mut stance = governed(tree, sentence, trigger, heads, &links, speaker, quoted.is_some());
    if matches!(stance.kind, StanceKind::Asserted | StanceKind::Planned | StanceKind::Reported)
        && is_asked(tree, trigger.word)
    {
        stance.kind = StanceKind::Hypothetical;
    }
    Told { stance, links }
}

fn governed(
    tree: &Tree,
    sentence: usize,
    trigger: &Trigger,
    heads: &Heads,
    links: &[Link],
    speaker: Option<usize>,
    quoted: bool,
) -> Stance<usize> {
    let own = own(tree, trigger);
    if let Some(demand) = ending(tree, trigger) {
        let said = super::govern::links(tree, sentence, demand, heads)
            .first()
            .filter(|l| l.attitude == Attitude::Says)
            .map(|l| l.holder);
        if let Some(holder) = said.or_else(|| speaker.or_else(|| told_beside(tree, sentence, heads)).map(Some)) {
            return told(StanceKind::Accused, holder);
        }
    }
    let speech = !trigger.nominal && lexicon().is_speech(tree.lemma(trigger.word));
    // A proposal that is turned down has been made all the same.
    let said =
        matches!(trigger.entry.kind, EventKind::Request | EventKind::Accuse | EventKind::Say | EventKind::Threaten);
    let link = nearest(tree, links)
        .filter(|l| !(trigger.nominal && said && matches!(l.attitude, Attitude::Denies | Attitude::Prevents)));
    let Some(Link { attitude, holder, cue, .. }) = link.copied() else {
        // Words in quotation marks are somebody's, named or not.
        let reported = speaker.is_some() || quoted && tree.sentence.kind == BlockKind::Title;
        return match own {
            StanceKind::Asserted if reported && !speech => told(StanceKind::Reported, speaker),
            own => told(own, speaker.filter(|_| own != StanceKind::Asserted)),
        };
    };
    match attitude {
        Attitude::Denies => told(StanceKind::Denied, holder),
        Attitude::Alleges => told(StanceKind::Accused, holder),
        Attitude::Prevents => told(StanceKind::Negated, holder),
        Attitude::Weighs if own != StanceKind::Negated => {
            told(StanceKind::Hypothetical, holder.filter(|_| !lexicon().is_speech(tree.lemma(cue))))
        }
        // `asked whether the ministry had known`, `threatened to strike unless it is paid`
        Attitude::Plans if is_open(tree, trigger) || is_threat_on_condition(tree, trigger, cue) => {
            told(StanceKind::Hypothetical, holder)
        }
        Attitude::Plans if own != StanceKind::Negated => told(StanceKind::Planned, holder),
        Attitude::Says if own == StanceKind::Hypothetical && is_readiness(trigger) => {
            told(StanceKind::Reported, holder)
        }
        Attitude::Says if own == StanceKind::Hypothetical && is_backshifted(tree, trigger) => {
            told(StanceKind::Planned, holder)
        }
        Attitude::Says | Attitude::Believes if own == StanceKind::Asserted => told(StanceKind::Reported, holder),
        _ => told(own, holder),
    }
}

fn told(kind: StanceKind, holder: Option<usize>) -> Stance<usize> {
    Stance { kind, holder }
}

/// The word that settles the stance: the nearest, but for a will that is denied as a whole (`denied that it wants to leave`).
fn nearest<'l>(tree: &Tree, links: &'l [Link]) -> Option<&'l Link> {
    let first = links.first()?;
    let will = first.attitude == Attitude::Plans && !first.tells(tree);
    Some(links.get(1).filter(|l| will && l.attitude == Attitude::Denies).unwrap_or(first))
}

/// What the event's own words say: adverbs, negation, modality, conditions.
fn own(tree: &Tree, trigger: &Trigger) -> StanceKind {
    let w = trigger.word;
    if hedged(tree, w, &["alleged", "allegedly", "suspected", "purported"]) {
        return StanceKind::Accused;
    }
    if hedged(tree, w, &["reportedly", "reported", "apparently", "purportedly", "supposedly"]) {
        return StanceKind::Reported;
    }
    let determined = |by: &str| trigger.nominal && tree.by(w, &[Relation::Det]).any(|d| tree.lemma(d) == by);
    if determined("no") {
        return StanceKind::Negated;
    }
    if determined("any") {
        return StanceKind::Hypothetical;
    }
    if trigger.nominal
        && trigger.clause.is_none()
        && tree.has_child(w, &["planned", "proposed", "scheduled", "possible", "potential", "future"])
    {
        return StanceKind::Planned;
    }
    // `has yet to reply`
    let yet = |h: usize| tree.lemma(h) == "have" && tree.has_child(h, &["yet"]);
    if tree.relation(w) == Relation::Xcomp && tree.head(w).is_some_and(yet) {
        return StanceKind::Negated;
    }
    // A headline tells what is to come by the infinitive: `Talks to resume`.
    let bare = tree.tag(w) == Tag::Vb && tree.has_child(w, &["to"]);
    if tree.sentence.kind == BlockKind::Title && bare && has_subject(tree, w) {
        return StanceKind::Planned;
    }
    trigger.clause.as_ref().map_or(StanceKind::Asserted, |c| of_clause(tree, c))
}

/// Whether one of these adverbs or adjectives stands beside a word, or beside the first verb of the same subject:
/// `allegedly broke in and set fire to the shelves`.
fn hedged(tree: &Tree, word: usize, hedges: &[&str]) -> bool {
    let first = first_conjunct(tree, word);
    tree.has_child(word, hedges) || first != word && !has_subject(tree, word) && tree.has_child(first, hedges)
}

fn has_subject(tree: &Tree, word: usize) -> bool {
    tree.by(word, &[Relation::Nsubj, Relation::NsubjPass]).next().is_some()
}

fn of_clause(tree: &Tree, c: &Clause) -> StanceKind {
    if c.negated {
        return StanceKind::Negated;
    }
    match c.modality {
        _ if is_conditional(tree, c) => StanceKind::Hypothetical,
        Modality::Future | Modality::Undertaken => StanceKind::Planned,
        Modality::Would | Modality::Possible | Modality::Necessary => StanceKind::Hypothetical,
        Modality::None | Modality::Generic | Modality::Purpose => StanceKind::Asserted,
    }
}

fn is_conditional(tree: &Tree, c: &Clause) -> bool {
    tree.by(c.predicate, &[Relation::Mark]).any(|m| matches!(tree.lemma(m), "if" | "unless" | "whether"))
}

/// Whether a clause leaves open whether it is so, whoever wants to know.
fn is_open(tree: &Tree, trigger: &Trigger) -> bool {
    trigger.clause.as_ref().is_some_and(|c| is_conditional(tree, c))
}

/// `threatened to block the road unless he pays`
fn is_threat_on_condition(tree: &Tree, trigger: &Trigger, cue: usize) -> bool {
    let condition = |w: usize| tree.by(w, &[Relation::Advcl]).any(|a| tree.has_child(a, &["if", "unless"]));
    matches!(tree.lemma(cue), "threaten" | "threat" | "warn" | "warning") && (condition(trigger.word) || condition(cue))
}

/// Whether a word is what a question asks: `Did the ministry know?`, but not `Why did the ministry know?`, which takes it
/// for known.
fn is_asked(tree: &Tree, word: usize) -> bool {
    let mark = |t: &crate::text::Token| matches!(t.form.as_str(), "\"" | "”" | "’" | "'" | "''" | ")");
    if tree.sentence.tokens.iter().rev().find(|t| !mark(t)).is_none_or(|t| t.form != "?") {
        return false;
    }
    let mut at = word;
    while let Some(head) = tree.head(at).filter(|_| matches!(tree.relation(at), Relation::Conj | Relation::Xcomp)) {
        if head >= at {
            break;
        }
        at = head;
    }
    let subject = tree.by(at, &[Relation::Nsubj, Relation::NsubjPass]).next();
    let helper = tree.by(at, &[Relation::Aux, Relation::AuxPass, Relation::Cop]).next();
    let inverted = subject.zip(helper).is_some_and(|(s, h)| h < s);
    let asks_which = (0..helper.unwrap_or(0)).any(|i| {
        matches!(tree.lemma(i), "why" | "how" | "when" | "where" | "who" | "what" | "which" | "whom" | "whose")
    });
    tree.relation(at) == Relation::Root && inverted && !asks_which
}

/// `said that it would accept`: to say that one would is to take the position.
fn is_readiness(trigger: &Trigger) -> bool {
    let would = trigger.clause.as_ref().is_some_and(|c| c.modality == Modality::Would && !c.perfect);
    would && matches!(trigger.entry.kind, EventKind::Agree | EventKind::Reject)
}

/// The verb of ending over a gerund, where it says what must be done: `must stop arming the rebels` tells that they arm
/// them.
fn ending(tree: &Tree, trigger: &Trigger) -> Option<usize> {
    let gerund = tree.relation(trigger.word) == Relation::Xcomp && tree.tag(trigger.word) == Tag::Vbg;
    let verb = tree.head(trigger.word).filter(|&h| gerund && lexicon().is(tree.lemma(h), Word::Cessation))?;
    clause(tree, verb).filter(|c| c.modality == Modality::Necessary).map(|_| verb)
}

/// `said that it would appeal`: under a verb of saying `would` is the past of `will`, unless a condition follows.
fn is_backshifted(tree: &Tree, trigger: &Trigger) -> bool {
    let Some(c) = trigger.clause.as_ref().filter(|c| c.modality == Modality::Would) else { return false };
    let conditional = tree.by(c.predicate, &[Relation::Advcl]).any(|a| tree.has_child(a, &["if", "unless"]));
    !c.perfect && !conditional && !tree.has_child(c.predicate, &["if", "unless", "whether"])
}
