//! The verb or event noun that a time expression belongs to.

use chrono::NaiveDate;

use super::super::clause::{Modality, Tense, clause};
use super::super::tree::Tree;
use super::super::trigger::Trigger;
use crate::text::{Relation, Tag, Upos};
use crate::time::{Origin, TimeExpression, TimexKind};

/// Relations of what stands before its noun.
const PREMODIFIER: &[Relation] = &[Relation::Compound, Relation::NmodPoss, Relation::Amod, Relation::Nummod];
/// Prepositions before what something is compared with.
const COMPARING: &[&str] = &["from", "than", "with", "against", "to", "versus", "compare", "over"];

/// The word of an expression that hangs on a word outside of it.
pub(super) fn top(tree: &Tree, time: &TimeExpression) -> Option<usize> {
    let inside = |i: usize| i >= time.first && i < time.last;
    (time.first..time.last).find(|&i| tree.head(i).is_none_or(|h| !inside(h)))
}

/// The nearest predicate or trigger above a word; a predicate that names no event stands for the one that it completes.
pub(super) fn host(tree: &Tree, top: usize, triggers: &[Trigger]) -> Option<usize> {
    let is_trigger = |a: usize| triggers.iter().any(|t| t.word == a);
    // Behind a noun and the clause that tells of it a time is the clause's: `the coalition that fell in 2003`.
    if let Some(noun) = tree.head(top)
        && let Some(verb) =
            tree.by(noun, &[Relation::Acl, Relation::AclRelcl]).find(|&v| noun < v && v < top && is_trigger(v))
    {
        return Some(verb);
    }
    let found = tree.ancestors(top).find(|&a| {
        matches!(tree.upos(a), Upos::Verb | Upos::Aux) && tree.relation(a) != Relation::Aux
            || is_trigger(a)
            || tree.by(a, &[Relation::Cop]).next().is_some()
    })?;
    let completes = tree.head(found).filter(|&h| tree.relation(found) == Relation::Xcomp && is_trigger(h));
    Some(completes.filter(|_| !is_trigger(found)).unwrap_or(found))
}

/// Whether an expression that hangs on a noun tells of the noun and not of when the clause happens: `a third-quarter
/// loss`, `figures for March`, `up from $9 million a year earlier`.
pub(super) fn is_of_noun(tree: &Tree, top: usize, host: usize) -> bool {
    let Some(noun) = tree.head(top).filter(|&n| n != host) else { return false };
    let mut at = noun;
    for _ in 0..8 {
        let amount =
            matches!(tree.upos(at), Upos::Num | Upos::Sym) || tree.by(at, &[Relation::Nummod]).next().is_some();
        if amount && tree.case(at).is_some_and(|c| COMPARING.contains(&c.as_str())) {
            return true;
        }
        match tree.head(at) {
            Some(head) if head != host => at = head,
            _ => break,
        }
    }
    let before = PREMODIFIER.contains(&tree.relation(top));
    let about =
        tree.relation(top) == Relation::Nmod && matches!(tree.case(top).as_deref(), Some("for" | "of" | "from"));
    if !(before || about) {
        return false;
    }
    match tree.relation(at) {
        Relation::Nsubj | Relation::NsubjPass => at != noun,
        Relation::Obl => !matches!(tree.case(at).as_deref(), Some("in" | "at" | "during" | "on")),
        _ => true,
    }
}

/// The verb of the past above an infinitive, where the day is over: what was to be done is not yet dated by it
/// (`extended their offers to buy the firm on Friday`).
pub(super) fn above_infinitive(
    tree: &Tree,
    verb: usize,
    time: &TimeExpression,
    dct: Option<NaiveDate>,
) -> Option<usize> {
    let over = time.span.as_ref().and_then(|s| s.end).zip(dct).is_some_and(|(end, dct)| end <= dct);
    let is_infinitive = |v: usize| {
        tree.tag(v) == Tag::Vb
            && tree.by(v, &[Relation::Mark]).any(|m| tree.tag(m) == Tag::To)
            && clause(tree, v).is_some_and(|c| !c.perfect)
    };
    if !over || !is_infinitive(verb) {
        return None;
    }
    let mut at = verb;
    for _ in 0..4 {
        let up = matches!(tree.relation(at), Relation::Xcomp | Relation::Advcl | Relation::Acl | Relation::Obj);
        at = tree.head(at).filter(|_| up)?;
        if let Some(c) = clause(tree, at)
            && c.modality == Modality::None
            && (c.tense == Tense::Past || c.perfect)
        {
            return Some(at);
        }
    }
    None
}

/// `more than in 1992`, `as in 1992`: a time that something is compared with.
pub(super) fn is_compared(tree: &Tree, first: usize) -> bool {
    let before = |back: usize| first.checked_sub(back).map_or("", |i| tree.lemma(i));
    let preposition = matches!(before(1), "in" | "on" | "at" | "during" | "for");
    before(1) == "than" || preposition && matches!(before(2), "than" | "as")
}

/// A time of day without a day, which is that of the day that the text is at, if not of the day of writing.
pub(super) fn is_clock(tree: &Tree, time: &TimeExpression) -> bool {
    let of_day = |i: usize| {
        tree.upos(i) == Upos::Propn && tree.tag(i) == Tag::Nnp
            || matches!(tree.lemma(i), "today" | "yesterday" | "tomorrow" | "tonight" | "this" | "last" | "next")
    };
    time.kind == TimexKind::Time
        && time.origin == Origin::Creation
        && time.value.split_once('T').is_some_and(|(_, clock)| clock.starts_with(|c: char| c.is_ascii_digit()))
        && !(time.first..time.last).any(of_day)
}

/// The verb of a clause with `when` right behind an expression: `in November 2012, when a clerk noticed it`.
pub(super) fn relative_when(tree: &Tree, after: usize) -> Option<usize> {
    let comma = tree.token(after).is_some_and(|t| t.form == ",");
    let when = if comma { after + 1 } else { after };
    tree.head(when).filter(|_| tree.lemma(when) == "when")
}

/// The word before `of` in front of the word at `first`: in `the earthquake of 12 January` the day is the noun's, whatever
/// the parse says.
pub(super) fn before_of(tree: &Tree, first: usize) -> Option<usize> {
    let of = first.checked_sub(1).filter(|&i| tree.lemma(i) == "of")?;
    of.checked_sub(1)
}

/// The verb that is told to happen within hours or minutes of what was told before: `within hours`, `minutes later`.
pub(super) fn at_once(tree: &Tree, time: &TimeExpression, triggers: &[Trigger]) -> Option<usize> {
    let short = |i: usize| matches!(tree.lemma(i), "hour" | "minute" | "second" | "moment");
    let mut inside = time.first..time.last;
    let top = inside.find(|&i| short(i))?;
    let within = tree.case(top).as_deref() == Some("within");
    let later = (time.first..=time.last).any(|i| matches!(tree.lemma(i), "later" | "afterwards"));
    if within || later { host(tree, top, triggers) } else { None }
}
