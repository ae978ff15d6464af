//! Bodies that have been renamed: where a text says so, or the table of facts.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::LazyLock;

use super::name::{lines, normalised, words};
use super::roster::Local;
use crate::record::{ActorKind, MentionForm, Record};

/// Words that stand between the two names.
static CUES: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lines(include_str!("../../data/graph/renaming_cues.txt")).collect());

/// Earlier and later names, normalised.
static TABLE: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    let name = |text: &str| normalised(text, ActorKind::Organisation);
    lines(include_str!("../../data/graph/renamed.tsv"))
        .filter_map(|line| {
            let mut fields = line.split('\t');
            Some((name(fields.next()?), name(fields.next()?)))
        })
        .collect()
});

/// Characters between two names that may hold the words.
const GAP: usize = 48;

/// The later name of a body, by the table.
pub(super) fn later_name(normalised: &str) -> Option<&'static str> {
    TABLE.get(normalised).map(String::as_str)
}

/// Pairs of bodies of one record of which its text says that the one has been renamed to the other.
pub(super) fn told(record: &Record, place: usize) -> BTreeSet<(Local, Local)> {
    let text = &record.document.text;
    let mut found = BTreeSet::new();
    if !["ormerly", "enamed", "reviously ", "nce ", "its name", "now "].iter().any(|cue| text.contains(cue)) {
        return found;
    }
    let bodies = record.actors.iter().enumerate().filter(|(_, a)| a.kind == ActorKind::Organisation);
    let mut names: Vec<(usize, usize, usize)> = bodies
        .flat_map(|(at, a)| a.mentions.iter().map(move |m| (at, m)))
        .filter(|(_, m)| m.form == MentionForm::Name)
        .map(|(at, m)| (m.evidence.start, m.evidence.end, at))
        .collect();
    names.sort_unstable();
    let near: Vec<_> = names
        .windows(2)
        .filter_map(|pair| if let [a, b] = pair { Some((*a, *b)) } else { None })
        .filter(|(a, b)| a.2 != b.2 && a.1 < b.0 && b.0 - a.1 <= GAP)
        .collect();
    if near.is_empty() {
        return found;
    }
    let letters: Vec<char> = text.chars().collect();
    for ((_, end, a), (start, _, b)) in near {
        let between: String = letters.get(end..start).unwrap_or_default().iter().collect();
        let mut between = words(&between);
        if between.last().is_some_and(|w| w == "the") {
            between.pop();
        }
        if CUES.contains(between.join(" ").as_str()) {
            found.insert(((place, a), (place, b)));
        }
    }
    found
}
