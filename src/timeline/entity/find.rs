//! Which actors of a timeline a name means.

use crate::graph::words;
use crate::timeline::{Timeline, TimelineActor};

/// How well a name fits an actor, best last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// The actor's name is part of the wanted one: `Apple Corps` for `Beatles Apple Corps`; with the number of its words.
    Part(usize),
    /// The wanted name is part of the actor's, in its order: `iTunes Store` in `iTunes Music Store`.
    Longer,
    /// A single word that stands for the actor in some document: a surname.
    Short,
    /// Another name of the actor.
    Alias,
    /// The actor's name.
    Name,
}

/// The actors that the name fits best, and those whose name has more words inside of it, sorted as in the timeline. Case, accents, marks and a leading article make no
/// difference; descriptions (`the company`) are no names.
#[must_use]
pub fn actors_named<'t>(timeline: &'t Timeline, name: &str) -> Vec<&'t TimelineActor> {
    let wanted = comparable(name);
    let fits: Vec<(Fit, &TimelineActor)> =
        timeline.actors.iter().filter_map(|actor| Some((fit(actor, &wanted)?, actor))).collect();
    let best = fits.iter().map(|(fit, _)| *fit).max();
    // A middle name makes nobody another one.
    let taken = |fit: Fit| Some(fit) == best || fit == Fit::Longer && best >= Some(Fit::Alias);
    fits.into_iter().filter(|(fit, _)| taken(*fit)).map(|(_, actor)| actor).collect()
}

fn fit(actor: &TimelineActor, wanted: &[String]) -> Option<Fit> {
    let aliases = actor.aliases.iter().filter(|a| is_name(a)).map(|a| fit_of(&comparable(a), wanted, false));
    std::iter::once(fit_of(&comparable(&actor.name), wanted, true)).chain(aliases).flatten().max()
}

fn fit_of(own: &[String], wanted: &[String], is_first: bool) -> Option<Fit> {
    if own.is_empty() || wanted.is_empty() {
        return None;
    }
    if own.concat() == wanted.concat() {
        return Some(match (is_first, own.len()) {
            (true, _) => Fit::Name,
            (false, 1) => Fit::Short,
            (false, _) => Fit::Alias,
        });
    }
    // One word alone is part of too many names, and an alias may name two: `Ann and Tom Lee`.
    if is_first
        && wanted.len() > 1
        && wanted.first() == own.first()
        && wanted.last() == own.last()
        && is_within(wanted, own)
    {
        return Some(Fit::Longer);
    }
    (own.len() > 1 && own.last() == wanted.last() && is_within(own, wanted)).then_some(Fit::Part(own.len()))
}

/// Whether the words of `part` stand in `whole` in the same order.
fn is_within(part: &[String], whole: &[String]) -> bool {
    let mut rest = whole.iter();
    part.iter().all(|word| rest.any(|other| other == word))
}

fn comparable(name: &str) -> Vec<String> {
    let mut words = words(name);
    if words.len() > 1 && words.first().is_some_and(|w| w == "the") {
        words.remove(0);
    }
    words
}

/// Whether an alias is a name: it begins with a capital or has one inside of its first word (`iPod`).
fn is_name(alias: &str) -> bool {
    alias.split_whitespace().next().is_some_and(|w| w.chars().any(|c| c.is_uppercase() || c.is_numeric()))
}
