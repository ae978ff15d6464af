//! When an event happens: the time expression of its own clause, else a clause it shares its time with, else the
//! passage, else the day of publication for what is told as news.

use chrono::NaiveDate;

use super::bound::Bound;
use super::clause::{Clause, Modality, Tense, clause, first_conjunct};
use super::lexicon::{Weak, Word, lexicon};
use super::tree::Tree;
use super::trigger::Trigger;
use crate::document::BlockKind;
use crate::record::{Date, EventKind, Origin, Precision, StanceKind};
use crate::text::{Relation, Upos};

/// What is known of the time of the passage while sentences are read in order.
#[derive(Debug, Default)]
pub(super) struct Passage {
    date: Option<Date>,
    since: usize,
    /// The day that the lead gives to the news.
    story: Option<Date>,
    /// The last sentence that told of another time than the news.
    background: Option<usize>,
}

/// How many sentences a date given once goes on to hold for what is told after it.
const REACH: usize = 2;
/// Sentences at the beginning of an article that tell the news itself.
const LEAD: usize = 3;

impl Passage {
    /// A heading or a change of scene ends the passage.
    pub fn end(&mut self) {
        self.date = None;
    }

    /// A dated event of the past, told as a fact, sets the time of the passage.
    pub fn see(
        &mut self,
        date: &Date,
        sentence: usize,
        position: usize,
        dct: Option<NaiveDate>,
        clause: Option<&Clause>,
    ) {
        let narrative = clause.is_some_and(|c| c.tense == Tense::Past && !c.perfect);
        if date.origin == Origin::Explicit && narrative && date.precision <= Precision::Month {
            self.date = Some(date.clone());
            self.since = sentence;
            if position < LEAD && date.precision == Precision::Day && self.story.is_none() && is_recent(date, dct) {
                self.story = Some(date.clone());
            }
        }
        let main = clause.is_some_and(|c| c.main);
        if main && date.origin == Origin::Explicit && !is_recent(date, dct) {
            self.background = Some(sentence);
        }
    }

    /// Whether a sentence stands where the article tells of another time than the news.
    fn is_background(&self, sentence: usize) -> bool {
        self.background.is_some_and(|b| sentence.saturating_sub(b) <= REACH)
    }

    fn at(&self, sentence: usize) -> Option<&Date> {
        self.date.as_ref().filter(|_| sentence.saturating_sub(self.since) <= REACH)
    }
}

/// `in the latest attacks`: told as the newest of its kind.
fn is_latest(tree: &Tree, c: &Clause) -> bool {
    let parts = c.obliques.iter().map(|(_, w)| *w).chain(c.subjects.iter().chain(&c.objects).copied());
    parts.into_iter().any(|w| {
        tree.by(w, &[Relation::Amod]).filter_map(|a| tree.token(a)).any(|t| t.form.eq_ignore_ascii_case("latest"))
    })
}

/// Whether a sentence leaves the past that a passage tells of: its main verb is in the present or the present perfect,
/// and does not merely report.
pub(super) fn returns_to_present(tree: &Tree) -> bool {
    let root = (0..tree.len()).find(|&i| tree.head(i).is_none() && tree.relation(i) == Relation::Root);
    root.filter(|&r| !lexicon().is_speech(tree.lemma(r)))
        .and_then(|r| clause(tree, r))
        .is_some_and(|c| c.tense == Tense::Present)
}

/// Whether a date lies in the fortnight before the day of writing.
fn is_recent(date: &Date, dct: Option<NaiveDate>) -> bool {
    match (date.start, dct) {
        (Some(day), Some(dct)) => (0..=14).contains(&(dct - day).num_days()),
        _ => false,
    }
}

/// What dating needs to know of an event.
pub(super) struct Told<'a> {
    pub trigger: &'a Trigger,
    pub stance: StanceKind,
    pub sentence: usize,
    /// Number of the sentence in the running text, headings and captions not counted.
    pub position: usize,
    pub block: BlockKind,
    pub dct: Option<NaiveDate>,
}

/// The date of an event.
pub(super) fn date(tree: &Tree, told: &Told, bound: &Bound, passage: &Passage) -> Date {
    // What has been done was not done on a day to come: `promised to vote next year`.
    let done = told.trigger.clause.as_ref().is_some_and(|c| {
        matches!(c.modality, Modality::None | Modality::Undertaken)
            && (c.tense == Tense::Past || c.perfect)
            && told.stance != StanceKind::Planned
    });
    let ahead = |date: &Date| done && date.start.zip(told.dct).is_some_and(|(start, dct)| start > dct);
    if let Some(date) = explicit(tree, told.trigger, bound).filter(|d| !ahead(d)) {
        return date;
    }
    let content = !matches!(told.stance, StanceKind::Asserted | StanceKind::Reported);
    let Some(clause) = told.trigger.clause.as_ref().filter(|_| !content) else { return Date::unknown() };
    let position = clause.modality == Modality::Would && told.stance == StanceKind::Reported;
    if habitual(tree, clause) || !matches!(clause.modality, Modality::None | Modality::Undertaken) && !position {
        return Date::unknown();
    }
    let past = clause.tense == Tense::Past && !clause.perfect;
    let first = first_conjunct(tree, clause.predicate);
    // What a relative clause or a participle tells of somebody is background to the news.
    if matches!(tree.relation(first), Relation::AclRelcl | Relation::Acl) {
        return Date::unknown();
    }
    // `dismissed the charge and described it as a lie`: said when the first of the two was done.
    let follows = first != clause.predicate && past && !lexicon().is_speech(tree.lemma(first));
    let speech = !follows && !told.trigger.nominal && lexicon().is_speech(tree.lemma(told.trigger.word));
    let of_the_day = told.dct.map(|dct| Date {
        value: dct.to_string(),
        start: Some(dct),
        end: Some(dct),
        precision: Precision::Day,
        origin: Origin::Document,
    });
    if position {
        return of_the_day.unwrap_or_else(Date::unknown);
    }
    // What is said to the press is said on the day of the report, whatever the passage is about.
    let gerund = clause.tense == Tense::None && passage.at(told.sentence).is_some();
    if speech && !clause.perfect && !gerund && told.stance == StanceKind::Asserted {
        return of_the_day.unwrap_or_else(Date::unknown);
    }
    if past
        && is_latest(tree, clause)
        && let Some(day) = &of_the_day
    {
        return Date { value: format!("{}~", day.value), ..day.clone() };
    }
    if (past || clause.tense == Tense::None)
        && let Some(date) = passage.at(told.sentence)
    {
        return Date { origin: Origin::Anchored, ..date.clone() };
    }
    let Some(of_the_day) = of_the_day else { return Date::unknown() };
    if is_statement(tree, told.trigger) && !follows && !clause.perfect && told.stance == StanceKind::Asserted {
        return of_the_day;
    }
    let lead = told.position < LEAD || told.block == BlockKind::Title;
    if lead && clause.tense != Tense::None && !(clause.perfect && clause.tense == Tense::Past)
        || past && !passage.is_background(told.sentence)
    {
        return match passage.story.as_ref().filter(|_| past) {
            Some(day) => Date { origin: Origin::Anchored, ..day.clone() },
            None => Date { value: format!("{}~", of_the_day.value), ..of_the_day },
        };
    }
    Date::unknown()
}

/// Verbs by which somebody takes a public position on the day of the report.
fn is_statement(tree: &Tree, trigger: &Trigger) -> bool {
    !trigger.nominal
        && (lexicon().is_speech(tree.lemma(trigger.word))
            || matches!(
                trigger.entry.kind,
                EventKind::Say
                    | EventKind::Request
                    | EventKind::Accuse
                    | EventKind::Reject
                    | EventKind::Threaten
                    | EventKind::Agree
                    | EventKind::Support
            ))
}

/// `always`, `often`, `usually`: no single time.
fn habitual(tree: &Tree, c: &Clause) -> bool {
    tree.by(c.predicate, &[Relation::Advmod]).any(|a| lexicon().is(tree.lemma(a), Word::Habitual))
}

/// The time expression of the event's own clause, or of one it shares its time with.
fn explicit(tree: &Tree, trigger: &Trigger, bound: &Bound) -> Option<Date> {
    let verb = trigger.clause.as_ref().map(|c| c.predicate);
    if let Some(date) = bound.at(trigger.word).or_else(|| verb.and_then(|v| bound.at(v))) {
        return Some(date);
    }
    // `the vote planned for May`
    if trigger.nominal
        && let Some(date) = tree.by(trigger.word, &[Relation::Acl]).find_map(|participle| bound.at(participle))
    {
        return Some(date);
    }
    let word = verb.unwrap_or(trigger.word);
    if let Some(date) = bound.away(tree, trigger.word).or_else(|| bound.away(tree, word)) {
        return Some(date);
    }
    if verb.is_some()
        && let Some(date) = simultaneous(tree, word).find_map(|w| bound.at(w))
    {
        return Some(date);
    }
    let mut at = word;
    for _ in 0..6 {
        let head = tree.head(at)?;
        let verbal = matches!(tree.upos(head), Upos::Verb | Upos::Aux);
        let shares = match tree.relation(at) {
            Relation::Conj => verbal || trigger.nominal,
            Relation::Xcomp => lexicon().is_weak(tree.lemma(head), Weak::Aspectual),
            Relation::Advcl => tree.by(at, &[Relation::Mark]).next().is_none() || is_simultaneous(tree, at),
            // `was killed in the attack`, `resigned after talks`: the noun happens when the verb does.
            Relation::Obj | Relation::Obl | Relation::Nsubj | Relation::NsubjPass | Relation::Nmod => {
                trigger.nominal && at == trigger.word && lends_time(tree, head)
            }
            _ => false,
        };
        if !shares {
            return None;
        }
        if let Some(date) = bound.at(head).or_else(|| bound.away(tree, head)) {
            return Some(date);
        }
        at = head;
    }
    None
}

/// Whether a clause is told to happen while its governor does: `when`, `as`, `while`.
fn is_simultaneous(tree: &Tree, clause: usize) -> bool {
    tree.by(clause, &[Relation::Mark, Relation::Advmod]).any(|m| matches!(tree.lemma(m), "when" | "as" | "while"))
}

/// Words below a verb that lend it their time: the clause of `when`, the event that it happens `in` or `during`, with
/// the relative clause that tells of it (`died in the earthquake that struck on Saturday`).
fn simultaneous<'a>(tree: &'a Tree, verb: usize) -> impl Iterator<Item = usize> + 'a {
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
