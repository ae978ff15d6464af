//! Classes of words that the structure of clauses and phrases turns on.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// A class of words; the names are those of `data/event/clause.tsv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::event) enum Class {
    /// Adverbs and phrases that tie a sentence to the one before and say nothing of the event.
    Connective,
    /// Adverbs that behind a copula belong to the clause, not to the adjective.
    ClauseAdverb,
    /// Verbs that without an object tell what their subjects do with each other.
    Mutual,
    /// Verbs whose subject does what the infinitive says, though they have an object.
    SubjectControl,
    /// Verbs whose object does not do what the gerund behind `from` says.
    Preventing,
    /// Conjunctions that leave open what a clause says.
    DenyingMark,
    /// Words before a gerund that leave open or deny what it says.
    DenyingPreposition,
    /// Words that open a clause with a verb of its own, though they may stand before a participle.
    Conjunction,
    /// Participles that are prepositions.
    Preposition,
    /// Verbs whose object is who is told, not what.
    Telling,
    /// Verbs that have no object.
    Intransitive,
    /// Days of the week and months.
    Calendar,
    /// Months in full.
    Month,
    /// Forms of address, which say nothing of who somebody is.
    Address,
}

/// Whether a word (in lower case, the words of a phrase joined by `_`) is of this class.
pub(in crate::event) fn is(word: &str, class: Class) -> bool {
    static WORDS: OnceLock<BTreeMap<Class, BTreeSet<&'static str>>> = OnceLock::new();
    let words = WORDS.get_or_init(|| {
        let rows = include_str!("../../../data/event/clause.tsv").lines().filter(|l| !l.starts_with('#'));
        rows.filter_map(|row| {
            let mut fields = row.split('\t');
            let class = match fields.next()? {
                "connective" => Class::Connective,
                "clause_adverb" => Class::ClauseAdverb,
                "mutual" => Class::Mutual,
                "subject_control" => Class::SubjectControl,
                "preventing" => Class::Preventing,
                "denying_mark" => Class::DenyingMark,
                "denying_preposition" => Class::DenyingPreposition,
                "conjunction" => Class::Conjunction,
                "preposition" => Class::Preposition,
                "telling" => Class::Telling,
                "intransitive" => Class::Intransitive,
                "month" => Class::Month,
                "calendar" => Class::Calendar,
                "address" => Class::Address,
                _ => return None,
            };
            Some((class, fields.next()?.split(' ').collect()))
        })
        .collect()
    });
    words.get(&class).is_some_and(|set| set.contains(word))
}
