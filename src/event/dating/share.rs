//! The time expression of an event's own clause, or of one that it shares its time with.

use super::super::bound::Bound;
use super::super::clause::{Clause, Modality, Tense, clause};
use super::super::lexicon::{Attitude, Weak, Word, lexicon};
use super::super::tree::Tree;
use super::super::trigger::Trigger;
use super::rule::Rule;
use crate::record::{Date, Precision};
use crate::text::{Relation, Upos};

/// The time expression of the event's own clause, or of one it shares its time with.
pub(super) fn explicit(tree: &Tree, trigger: &Trigger, bound: &Bound) -> Option<Date> {
    let verb = trigger.clause.as_ref().map(|c| c.predicate);
    let own = bound
        .at(trigger.word)
        .map(|date| if trigger.nominal { Rule::OwnNoun.dates(date) } else { Rule::Own.dates(date) });
    if let Some(date) = own.or_else(|| verb.and_then(|v| bound.at(v)).map(|date| Rule::Own.dates(date))) {
        let open = date.start.is_none() || date.end.is_none();
        return Some(if open { Rule::Bounded.dates(date) } else { date });
    }
    // `the vote planned for May`
    if trigger.nominal
        && let Some(date) = tree.by(trigger.word, &[Relation::Acl]).find_map(|participle| bound.at(participle))
    {
        return Some(Rule::OwnNoun.dates(date));
    }
    let word = verb.unwrap_or(trigger.word);
    if let Some(date) = bound.away(tree, trigger.word).or_else(|| bound.away(tree, word)) {
        return Some(Rule::Away.dates(date));
    }
    if verb.is_some()
        && let Some(date) = simultaneous(tree, word).find_map(|w| bound.at(w))
    {
        return Some(Rule::When.dates(date));
    }
    let clause = trigger.clause.as_ref();
    if let Some(date) = clause.and_then(|c| of_last_conjunct(tree, c, bound)) {
        return Some(Rule::Coordinated.dates(date));
    }
    if let Some(date) = clause.and_then(|c| of_argument(tree, c, bound)) {
        return Some(Rule::Argument.dates(date));
    }
    let mut at = word;
    for _ in 0..6 {
        let head = tree.head(at)?;
        let verbal = matches!(tree.upos(head), Upos::Verb | Upos::Aux);
        let rule = match tree.relation(at) {
            // What follows a birth has times of its own.
            Relation::Conj if lexicon().is(tree.lemma(head), Word::Birth) => return None,
            Relation::Conj if trigger.nominal || verbal && alike(tree, at, head) => Rule::Coordinated,
            Relation::Xcomp if carried_out(tree, head) => Rule::Governor,
            Relation::Advcl if tree.by(at, &[Relation::Mark]).next().is_none() => Rule::Participle,
            Relation::Advcl if is_simultaneous(tree, at) => Rule::When,
            // `was killed in the attack`, `resigned after talks`: the noun happens when the verb does.
            Relation::Obj | Relation::Obl | Relation::Nsubj | Relation::NsubjPass | Relation::Nmod
                if trigger.nominal && at == trigger.word && lends_time(tree, head) =>
            {
                Rule::Argument
            }
            _ => return None,
        };
        if let Some(date) = bound.at(head).or_else(|| bound.away(tree, head)) {
            return Some(rule.dates(date));
        }
        at = head;
    }
    None
}

/// Whether what the infinitive below a verb tells is done when the verb is: `began to build`, `forced them to close`.
fn carried_out(tree: &Tree, verb: usize) -> bool {
    let lemma = tree.lemma(verb);
    let done = clause(tree, verb).is_some_and(|c| c.modality == Modality::None && !c.negated);
    lexicon().is_weak(lemma, Weak::Aspectual) || done && lexicon().is(lemma, Word::Causative)
}

/// Whether two coordinated verbs stand in the same tense: `had left and came back` do not.
fn alike(tree: &Tree, a: usize, b: usize) -> bool {
    let form = |v: usize| clause(tree, v).filter(|c| c.tense != Tense::None).map(|c| (c.tense, c.perfect, c.modality));
    form(a).zip(form(b)).is_none_or(|(a, b)| a == b)
}

/// The date of the last of the verbs that share a subject: `set out and landed on Monday`.
fn of_last_conjunct(tree: &Tree, first: &Clause, bound: &Bound) -> Option<Date> {
    let shares = |c: &usize| {
        tree.by(*c, &[Relation::Nsubj, Relation::NsubjPass]).next().is_none() && alike(tree, first.predicate, *c)
    };
    let last = tree.by(first.predicate, &[Relation::Conj]).filter(shares).last()?;
    (first.tense == Tense::Past && first.modality == Modality::None).then(|| bound.at(last)).flatten()
}

/// The day of an event noun behind the verb that it is told with: `told a meeting on Tuesday that …`.
fn of_argument(tree: &Tree, c: &Clause, bound: &Bound) -> Option<Date> {
    let done = c.tense == Tense::Past && c.modality == Modality::None && !c.perfect;
    let attitude = lexicon().attitude(tree.lemma(c.predicate), false);
    if !done || attitude.is_some_and(|a| a != Attitude::Says) {
        return None;
    }
    let mut nouns = tree.by(c.predicate, &[Relation::Obj, Relation::Obl]).filter(|&n| n > c.predicate);
    nouns.find_map(|n| bound.at(n)).filter(|date| date.precision == Precision::Day)
}

/// Whether a clause is told to happen while its governor does: `when`, `as`, `while`.
pub(super) fn is_simultaneous(tree: &Tree, clause: usize) -> bool {
    tree.by(clause, &[Relation::Mark, Relation::Advmod]).any(|m| matches!(tree.lemma(m), "when" | "as" | "while"))
}

/// Words below a verb that lend it their time: the clause of `when`, the event that it happens `in` or `during`, with
/// the relative clause that tells of it (`died in the earthquake that struck on Saturday`).
pub(super) fn simultaneous<'a>(tree: &'a Tree, verb: usize) -> impl Iterator<Item = usize> + 'a {
    let clauses = tree.by(verb, &[Relation::Advcl]).filter(|&c| is_simultaneous(tree, c));
    let phrases = tree.by(verb, &[Relation::Obl]).filter(|&o| {
        matches!(tree.case(o).as_deref(), Some("in" | "during" | "at")) && lexicon().noun(tree.lemma(o)).is_some()
    });
    // `a second proposal, made in July, was rejected`
    let done_to = tree
        .by(verb, &[Relation::Obj, Relation::NsubjPass])
        .filter(|&o| lexicon().noun(tree.lemma(o)).is_some())
        .flat_map(|o| tree.by(o, &[Relation::Acl]));
    clauses
        .chain(done_to)
        .chain(phrases.flat_map(|o| std::iter::once(o).chain(tree.by(o, &[Relation::AclRelcl, Relation::Acl]))))
}

/// Whether what a verb's noun names happens at the time of the verb: not what is demanded, planned or spoken of.
fn lends_time(tree: &Tree, verb: usize) -> bool {
    let lemma = tree.lemma(verb);
    lexicon().attitude(lemma, false).is_none()
        && (lexicon().is_weak(lemma, Weak::Light)
            || lexicon().is_weak(lemma, Weak::Aspectual)
            || lexicon().is_weak(lemma, Weak::Motion))
}
