//! Which time expression belongs to which verb or event noun of its sentence.

mod host;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::clause::{Clause, Tense, clause};
use super::lexicon::{Word, lexicon};
use super::tree::Tree;
use super::trigger::Trigger;
use crate::confidence::Confidence;
use crate::record::{Date, Origin, Precision};
use crate::text::{Relation, Upos};
use crate::time::{Span, TimeExpression, TimexKind, shift};
use host::{above_infinitive, before_of, host, is_clock, is_compared, is_of_noun, relative_when, top};

/// Time expressions of one sentence by the verb or event noun they belong to.
#[derive(Default)]
pub(super) struct Bound<'a> {
    by_word: BTreeMap<usize, Vec<Said<'a>>>,
    /// How long before or after its governor something happens: `two days after he stepped down`.
    away: BTreeMap<usize, Away<'a>>,
    /// What has gone on for a length of time: `has run the club for 20 years`.
    lasting: BTreeMap<usize, Date>,
    /// What takes a length of time: `worked there for 20 years`.
    long: BTreeSet<usize>,
    /// What follows the last event at once: `within hours`, `minutes later`.
    soon: BTreeSet<usize>,
}

/// An expression with the preposition before it.
struct Said<'a> {
    time: &'a TimeExpression,
    case: Option<String>,
    /// Whether it is the date itself whatever the preposition says.
    plain: bool,
}

/// A length of time between two events.
struct Away<'a> {
    duration: &'a str,
    /// Whether the word below lies before its governor.
    back: bool,
}

impl<'a> Bound<'a> {
    /// Binds each expression to the nearest predicate or trigger above it.
    pub fn new(tree: &Tree, times: &'a [TimeExpression], triggers: &[Trigger], dct: Option<NaiveDate>) -> Self {
        let mut bound = Self::default();
        for time in times {
            if time.kind == TimexKind::Duration {
                bound.duration(tree, time, triggers, dct);
            } else if time.span.is_some() && matches!(time.kind, TimexKind::Date | TimexKind::Time) {
                bound.date(tree, time, triggers, dct);
            }
            if let Some(verb) = host::at_once(tree, time, triggers) {
                bound.soon.insert(verb);
            }
        }
        bound.part(tree);
        bound
    }

    /// Of two times of one sort behind a relative clause, parted by a comma, the second is that of the clause around it:
    /// `wrote to Wang, who became minister in December, in January`.
    fn part(&mut self, tree: &Tree) {
        let inner: Vec<usize> =
            self.by_word.keys().copied().filter(|&w| tree.relation(w) == Relation::AclRelcl).collect();
        for verb in inner {
            let Some(list) = self.by_word.get_mut(&verb) else { continue };
            let grain = |s: &Said| s.time.span.as_ref().map(|s| s.precision);
            let [.., before, last] = list.as_slice() else { continue };
            let start =
                if last.case.is_some() { last.time.first.checked_sub(2) } else { last.time.first.checked_sub(1) };
            let parted = start.and_then(|i| tree.token(i)).is_some_and(|t| t.form == ",");
            let outer = tree.ancestors(verb).find(|&a| tree.upos(a) == Upos::Verb);
            if let Some(outer) = outer.filter(|_| parted && grain(before) == grain(last))
                && let Some(last) = list.pop()
            {
                self.by_word.entry(outer).or_default().push(last);
            }
        }
    }

    fn date(&mut self, tree: &Tree, time: &'a TimeExpression, triggers: &[Trigger], dct: Option<NaiveDate>) {
        if is_compared(tree, time.first) || is_clock(tree, time) {
            return;
        }
        let Some(top) = top(tree, time) else { return };
        if let Some(verb) = relative_when(tree, time.last) {
            self.by_word.entry(verb).or_default().push(Said { time, case: None, plain: true });
        }
        let case = tree.case(top);
        let noun = before_of(tree, time.first).filter(|n| triggers.iter().any(|t| t.word == *n));
        // Without a parse, or when the expression heads the sentence, the nearest trigger has it.
        let host = noun
            .or_else(|| host(tree, top, triggers))
            .or_else(|| triggers.iter().map(|t| t.word).min_by_key(|w| w.abs_diff(top)));
        let Some(host) = host.filter(|&h| !is_of_noun(tree, top, h)) else { return };
        let host = above_infinitive(tree, host, time, dct).unwrap_or(host);
        let plain = match bearing(tree, host, case.as_deref()) {
            Bearing::None => return,
            Bearing::Plain => true,
            Bearing::AsSaid => false,
        };
        self.by_word.entry(host).or_default().push(Said { time, case, plain });
    }

    fn duration(&mut self, tree: &Tree, time: &'a TimeExpression, triggers: &[Trigger], dct: Option<NaiveDate>) {
        let word = tree.lemma(time.last);
        if matches!(word, "after" | "before")
            && let Some(below) = tree.head(time.last)
        {
            self.away.entry(below).or_insert(Away { duration: &time.value, back: word == "before" });
        }
        let Some(top) = top(tree, time) else { return };
        let Some(host) = host(tree, top, triggers) else { return };
        match tree.case(top).as_deref() {
            Some("for") => {
                if !time.value.starts_with("PT") {
                    self.long.insert(host);
                }
                let perfect = clause(tree, host).is_some_and(|c| c.perfect && c.tense == Tense::Present && !c.negated);
                if let Some(since) = dct.filter(|_| perfect).and_then(|dct| shift(dct, &time.value, true)) {
                    self.lasting.entry(host).or_insert_with(|| by_preposition(&since, Some("since")));
                }
            }
            // `joined in 1936 but left after five years`
            Some("after") => {
                self.away.entry(host).or_insert(Away { duration: &time.value, back: true });
            }
            _ => {}
        }
    }

    /// The date that a word's own expressions give.
    pub fn at(&self, word: usize) -> Option<Date> {
        let Some(list) = self.by_word.get(&word) else { return self.lasting.get(&word).cloned() };
        let (from, to) = (&["from", "between"], &["to", "until", "till", "and", "through"]);
        let has = |set: &[&str], c: &Option<String>| c.as_deref().is_some_and(|c| set.contains(&c));
        if let [a, b] = list.as_slice()
            && has(from, &a.case)
            && (has(to, &b.case) || b.case.is_none())
            && let (Some(a), Some(b)) = (&a.time.span, &b.time.span)
            && a.start <= b.end
        {
            // Weeks and quarters are intervals themselves.
            let (from, to) = (a.edtf.split('/').next().unwrap_or(""), b.edtf.rsplit('/').next().unwrap_or(""));
            return Some(Date {
                value: format!("{from}/{to}"),
                start: a.start,
                end: b.end,
                precision: Precision::Interval,
                origin: Origin::Explicit,
                confidence: Confidence::NONE,
            });
        }
        let grain = |s: &&Said| s.time.span.as_ref().map_or(Precision::Unknown, |s| s.precision);
        let finest = list.iter().min_by_key(grain)?;
        match list.iter().find_map(|s| s.time.range.as_ref().filter(|_| !s.plain)) {
            Some(range) => Some(by_preposition(range, None)),
            None => {
                let case = finest.case.as_deref().filter(|_| !finest.plain);
                finest.time.span.as_ref().map(|s| by_preposition(s, case))
            }
        }
    }

    /// Whether what a verb tells takes long.
    pub fn lasts(&self, verb: usize) -> bool {
        self.long.contains(&verb)
    }

    /// The date of a verb that is counted from the last dated event: `within hours`, `a year after the second accident`.
    pub fn later(&self, tree: &Tree, verb: usize, last: &Date) -> Option<Date> {
        if self.soon.contains(&verb) {
            return Some(last.clone()).filter(|d| d.precision == Precision::Day);
        }
        let known = |w: usize| tree.has_child(w, &["the", "this", "that", "these", "those"]);
        let mut phrases = tree.by(verb, &[Relation::Obl]).filter(|&w| known(w) && self.at(w).is_none());
        let away = phrases.find_map(|w| self.away.get(&w))?;
        moved(last, away.duration, away.back)
    }

    /// The date of a word that lies a known length of time from its governor, or its governor from it.
    pub fn away(&self, tree: &Tree, word: usize) -> Option<Date> {
        if let Some(away) = self.away.get(&word) {
            let base = tree.ancestors(word).find_map(|a| self.at(a))?;
            // `two days after he left`: what is below `after` lies before its governor.
            return moved(&base, away.duration, !away.back);
        }
        let (below, away) = tree.children(word).iter().find_map(|c| Some((*c, self.away.get(c)?)))?;
        moved(&self.at(below)?, away.duration, away.back)
    }
}

/// A date moved by a length of time; none where the date is coarser than the unit.
fn moved(base: &Date, duration: &str, back: bool) -> Option<Date> {
    let span = shift(base.start.filter(|_| base.precision != Precision::Interval)?, duration, back)?;
    (span.precision >= base.precision).then(|| by_preposition(&span, None))
}

/// What a date with a preposition says of the time of a verb.
enum Bearing {
    /// Nothing.
    None,
    /// That it is the date itself.
    Plain,
    /// What the preposition says.
    AsSaid,
}

fn bearing(tree: &Tree, host: usize, case: Option<&str>) -> Bearing {
    let until = matches!(case, Some("until" | "till"));
    let Some(c) = clause(tree, host) else { return Bearing::AsSaid };
    // `for the first time since 1979` says nothing of when it happened.
    if case == Some("since") && c.tense == Tense::Past && !c.perfect && tree.tag(host) != crate::text::Tag::Vbg {
        return Bearing::None;
    }
    if (until || case == Some("to")) && lexicon().is(&lemma(tree, &c), Word::Deferring) {
        return Bearing::None;
    }
    match case {
        // `did not begin until May`: it began in May.
        _ if until && is_negated(tree, &c) => Bearing::Plain,
        Some("before") if is_negated(tree, &c) => Bearing::None,
        _ => Bearing::AsSaid,
    }
}

fn lemma(tree: &Tree, c: &Clause) -> String {
    let verb = tree.lemma(c.predicate);
    c.particle.as_ref().map_or_else(|| verb.to_owned(), |p| format!("{verb}_{p}"))
}

/// Whether a clause or the one it completes is negated: `did not begin to recall`.
fn is_negated(tree: &Tree, c: &Clause) -> bool {
    let governor = tree.head(c.predicate).filter(|_| tree.relation(c.predicate) == Relation::Xcomp);
    c.negated || governor.and_then(|g| clause(tree, g)).is_some_and(|g| g.negated)
}

/// `since 1979` opens an interval, `until Friday` closes one.
fn by_preposition(span: &Span, case: Option<&str>) -> Date {
    let plain = Date {
        value: span.edtf.clone(),
        start: span.start,
        end: span.end,
        precision: span.precision,
        origin: Origin::Explicit,
        confidence: Confidence::NONE,
    };
    if span.edtf.contains('/') {
        return plain;
    }
    match case {
        Some("since") => {
            Date { value: format!("{}/..", span.edtf), end: None, precision: Precision::Interval, ..plain }
        }
        Some("until" | "till" | "before" | "by") => {
            Date { value: format!("../{}", span.edtf), start: None, precision: Precision::Interval, ..plain }
        }
        _ => plain,
    }
}
