//! How an event is told, and who tells it so: own negation and modality, then the words that govern it.

use super::clause::{Clause, Modality, clause, is_relative};
use super::lexicon::{Attitude, Word, lexicon};
use super::role::Heads;
use super::tree::Tree;
use super::trigger::Trigger;
use crate::record::{EventKind, Stance, StanceKind};
use crate::text::{Relation, Tag, Upos};

/// Stance of an event. `speaker` is who is being quoted where the sentence itself does not say.
pub(super) fn stance(
    tree: &Tree,
    sentence: usize,
    trigger: &Trigger,
    heads: &Heads,
    speaker: Option<usize>,
) -> Stance<usize> {
    let own = own(tree, trigger);
    let governed = govern(tree, sentence, trigger.word, heads);
    if let Some(demand) = ending(tree, trigger) {
        let said =
            govern(tree, sentence, demand, heads).filter(|(a, _)| *a == Attitude::Says).map(|(_, holder)| holder);
        if let Some(holder) = said.or_else(|| speaker.or_else(|| told_beside(tree, sentence, heads)).map(Some)) {
            return told(StanceKind::Accused, holder);
        }
    }
    let speech = !trigger.nominal && lexicon().is_speech(tree.lemma(trigger.word));
    // A proposal that is turned down has been made all the same.
    let said =
        matches!(trigger.entry.kind, EventKind::Request | EventKind::Accuse | EventKind::Say | EventKind::Threaten);
    let governed =
        governed.filter(|(a, _)| !(trigger.nominal && said && matches!(a, Attitude::Denies | Attitude::Prevents)));
    match governed {
        Some((Attitude::Denies, holder)) => told(StanceKind::Denied, holder),
        Some((Attitude::Alleges, holder)) => told(StanceKind::Accused, holder),
        Some((Attitude::Prevents, holder)) => told(StanceKind::Negated, holder),
        Some((Attitude::Plans, holder)) if own != StanceKind::Negated => told(StanceKind::Planned, holder),
        Some((Attitude::Says, holder)) if own == StanceKind::Hypothetical && is_readiness(trigger) => {
            told(StanceKind::Reported, holder)
        }
        Some((Attitude::Says, holder)) if own == StanceKind::Hypothetical && is_backshifted(tree, trigger) => {
            told(StanceKind::Planned, holder)
        }
        Some((Attitude::Says | Attitude::Believes, holder)) if own == StanceKind::Asserted => {
            told(StanceKind::Reported, holder)
        }
        Some((_, holder)) => told(own, holder),
        None if own == StanceKind::Asserted && speaker.is_some() && !speech => told(StanceKind::Reported, speaker),
        None => told(own, speaker.filter(|_| own != StanceKind::Asserted)),
    }
}

fn told(kind: StanceKind, holder: Option<usize>) -> Stance<usize> {
    Stance { kind, holder }
}

/// What the event's own words say: adverbs, negation, modality, conditions.
fn own(tree: &Tree, trigger: &Trigger) -> StanceKind {
    let w = trigger.word;
    if tree.has_child(w, &["alleged", "allegedly", "suspected", "purported"]) {
        return StanceKind::Accused;
    }
    if tree.has_child(w, &["reportedly", "reported", "apparently"]) {
        return StanceKind::Reported;
    }
    if trigger.nominal && tree.by(w, &[Relation::Det]).any(|d| matches!(tree.lemma(d), "no" | "any")) {
        return StanceKind::Negated;
    }
    if trigger.nominal
        && trigger.clause.is_none()
        && tree.has_child(w, &["planned", "proposed", "scheduled", "possible", "potential", "future"])
    {
        return StanceKind::Planned;
    }
    trigger.clause.as_ref().map_or(StanceKind::Asserted, |c| of_clause(tree, c))
}

fn of_clause(tree: &Tree, c: &Clause) -> StanceKind {
    if c.negated {
        return StanceKind::Negated;
    }
    let conditional =
        tree.by(c.predicate, &[Relation::Mark]).any(|m| matches!(tree.lemma(m), "if" | "unless" | "whether"));
    match c.modality {
        _ if conditional => StanceKind::Hypothetical,
        Modality::Future | Modality::Undertaken => StanceKind::Planned,
        Modality::Would | Modality::Possible | Modality::Necessary => StanceKind::Hypothetical,
        Modality::None | Modality::Generic | Modality::Purpose => StanceKind::Asserted,
    }
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

/// Relations by which a governing word speaks of the event below it.
fn is_content(tree: &Tree, word: usize) -> bool {
    match tree.relation(word) {
        Relation::Ccomp
        | Relation::Xcomp
        | Relation::Csubj
        | Relation::CsubjPass
        | Relation::Obj
        | Relation::NsubjPass => true,
        Relation::Obl | Relation::Nmod => {
            matches!(tree.case(word).as_deref(), Some("of" | "for" | "in" | "with" | "to" | "on" | "about"))
        }
        Relation::Advcl | Relation::Acl => {
            tree.tag(word) == Tag::Vb
                || tree
                    .by(word, &[Relation::Mark, Relation::Case])
                    .any(|m| matches!(tree.lemma(m), "of" | "for" | "that" | "to" | "with"))
        }
        // `the charge that it trained militants` is read as a relative clause now and then.
        Relation::AclRelcl => tree.head(word).is_some_and(|h| {
            lexicon().attitude(tree.lemma(h), false).is_some()
                && tree.upos(h) == Upos::Noun
                && tree.by(word, &[Relation::Nsubj]).next().is_some_and(|s| !is_relative(tree, s))
                && tree.by(word, &[Relation::Obj]).next().is_some_and(|o| !is_relative(tree, o))
                && tree.has_child(word, &["that"])
        }),
        _ => false,
    }
}

/// The nearest word above that takes an attitude to the event, and whose attitude it is.
fn govern(tree: &Tree, sentence: usize, word: usize, heads: &Heads) -> Option<(Attitude, Option<usize>)> {
    let mut at = word;
    for _ in 0..12 {
        if let Some(found) = beside(tree, sentence, at, heads) {
            return Some(found);
        }
        let head = tree.head(at)?;
        let relation = tree.relation(at);
        if relation == Relation::Conj {
            at = head;
            continue;
        }
        let quoted = relation == Relation::Parataxis
            && lexicon().is_speech(tree.lemma(head))
            && !lexicon().is_speech(tree.lemma(at))
            && head < at;
        if !is_content(tree, at) && !quoted {
            // A subject or a modifier of what is told shares its fate only where nothing else stands between.
            return None;
        }
        // `need to stop` is a modality of its clause, not a plan of its subject.
        if relation == Relation::Xcomp && tree.lemma(head) == "need" {
            at = head;
            continue;
        }
        let infinitive = tree.relation(at) == Relation::Xcomp
            || !matches!(tree.upos(at), Upos::Verb | Upos::Aux)
            || tree.tag(at) == Tag::Vb && tree.has_child(at, &["to"]);
        let lemma = phrasal(tree, head);
        // `stopped short of breaking off relations`
        let short = lemma == "stop" && tree.has_child(head, &["short"]);
        let known = if short { Some(Attitude::Prevents) } else { lexicon().attitude(&lemma, infinitive) };
        if let Some(attitude) = known
            && suits(tree, at, head, attitude)
        {
            let holder = holder(tree, sentence, head, heads);
            // `dismissed the accusation that they were training rebels`
            if attitude == Attitude::Alleges
                && tree.upos(head) == Upos::Noun
                && let Some((Attitude::Denies, denier)) = govern_once(tree, sentence, head, heads)
            {
                return Some((Attitude::Denies, denier));
            }
            let negated = clause(tree, head).is_some_and(|c| c.negated);
            let attitude = match attitude {
                Attitude::Plans if negated => Attitude::Prevents,
                other => other,
            };
            return Some((attitude, holder));
        }
        at = head;
    }
    None
}

/// The nearest event above the one at `word` whose content it is; `event` tells which words name one.
pub(super) fn above(tree: &Tree, word: usize, event: impl Fn(usize) -> Option<usize>) -> Option<usize> {
    let mut at = word;
    for _ in 0..12 {
        let beside = tree.by(at, &[Relation::Parataxis]).find(|&s| lexicon().is_speech(tree.lemma(s)));
        if let Some(found) = beside.and_then(&event) {
            return Some(found);
        }
        let head = tree.head(at)?;
        if tree.relation(at) != Relation::Conj {
            let quoted = tree.relation(at) == Relation::Parataxis && lexicon().is_speech(tree.lemma(head));
            if !is_content(tree, at) && !quoted {
                return None;
            }
            if let Some(found) = event(head) {
                return Some(found);
            }
        }
        at = head;
    }
    None
}

/// The attitude of the verb that a noun is the object or subject of.
fn govern_once(tree: &Tree, sentence: usize, noun: usize, heads: &Heads) -> Option<(Attitude, Option<usize>)> {
    let verb = tree.head(noun).filter(|_| matches!(tree.relation(noun), Relation::Obj | Relation::NsubjPass))?;
    let attitude = lexicon().attitude(&phrasal(tree, verb), false)?;
    Some((attitude, holder(tree, sentence, verb, heads)))
}

/// Whether a governing word can have this attitude to what stands below it in that relation.
fn suits(tree: &Tree, at: usize, head: usize, attitude: Attitude) -> bool {
    let predicate = tree.by(at, &[Relation::Cop]).next().is_some();
    let nominal = matches!(tree.upos(at), Upos::Noun | Upos::Propn | Upos::Pron) && !predicate;
    let of = matches!(tree.relation(at), Relation::Obl | Relation::Nmod | Relation::Advcl);
    match attitude {
        // `announced the arrest`: what is announced is told as a fact.
        Attitude::Says | Attitude::Believes => !nominal,
        Attitude::Alleges if nominal && of => {
            tree.upos(head) == Upos::Noun || matches!(tree.case(at).as_deref(), Some("of" | "for" | "with"))
        }
        Attitude::Alleges => !nominal || tree.upos(head) == Upos::Noun,
        Attitude::Plans | Attitude::Denies | Attitude::Prevents => true,
    }
}

/// Whether a phrase says who says so: `according to the minister`.
pub(super) fn is_source(tree: &Tree, phrase: usize) -> bool {
    tree.by(phrase, &[Relation::Case]).any(|c| matches!(tree.lemma(c), "accord" | "according"))
}

/// `, said the minister` or `according to the minister` beside a clause.
fn beside(tree: &Tree, sentence: usize, at: usize, heads: &Heads) -> Option<(Attitude, Option<usize>)> {
    for s in tree.by(at, &[Relation::Parataxis]) {
        if lexicon().is_speech(tree.lemma(s)) && tree.by(s, &[Relation::Nsubj]).next().is_some() {
            return Some((Attitude::Says, holder(tree, sentence, s, heads)));
        }
    }
    let according = tree.by(at, &[Relation::Obl, Relation::Nmod]).find(|&o| is_source(tree, o))?;
    Some((Attitude::Says, heads.of(tree, sentence, according).first().copied()))
}

/// Who speaks, where a verb of saying stands beside what is said: `…, the spokesman said.`
pub(super) fn told_beside(tree: &Tree, sentence: usize, heads: &Heads) -> Option<usize> {
    (0..tree.len())
        .filter(|&i| tree.relation(i) == Relation::Parataxis && lexicon().is_speech(tree.lemma(i)))
        .find_map(|i| holder(tree, sentence, i, heads))
}

/// Lemma of a verb with its particle or the preposition that the lexicon knows it with.
fn phrasal(tree: &Tree, i: usize) -> String {
    let lemma = tree.lemma(i);
    match tree.by(i, &[Relation::CompoundPrt]).next() {
        Some(p) => format!("{lemma}_{}", tree.lemma(p)),
        None => lemma.to_owned(),
    }
}

/// Whose attitude a governing word expresses: its subject or agent, the possessor of a noun.
fn holder(tree: &Tree, sentence: usize, head: usize, heads: &Heads) -> Option<usize> {
    if let Some(c) = clause(tree, head) {
        return c.subjects.iter().find_map(|&s| {
            heads.of(tree, sentence, s).first().copied().or_else(|| heads.around(tree, sentence, s).first().copied())
        });
    }
    heads.around(tree, sentence, head).first().copied()
}
