//! Which gold actor a system actor is, and how well the aliases are grouped.

use std::collections::BTreeMap;

use super::gold::Actor;
use super::words::name;

/// A name's words.
type Name = Vec<String>;

/// Finds gold actors by name or alias.
pub struct Resolver<'a> {
    /// Name, actor, and whether the name ends in a common noun.
    known: Vec<(Name, &'a str, bool)>,
}

impl<'a> Resolver<'a> {
    pub fn new(actors: &'a [Actor]) -> Self {
        let known = actors.iter().flat_map(|a| {
            a.strings().map(|s| {
                let last = s.split_whitespace().last().unwrap_or_default();
                let common = last.chars().any(char::is_lowercase) && !last.chars().any(char::is_uppercase);
                (name(s), a.name.as_str(), common)
            })
        });
        Self { known: known.collect() }
    }

    /// The gold actor that has one of these names; else the one whose name and the first of these end alike
    /// ("Turkish leader Recep Erdogan", "towers" for "149 towers").
    pub fn resolve(&self, strings: &[String]) -> Option<&'a str> {
        let equal = strings.iter().find_map(|s| {
            let s = name(s);
            self.known.iter().find(|(g, _, _)| *g == s).map(|k| k.1)
        });
        equal.or_else(|| {
            let s = strings.first().map(|s| name(s)).filter(|s| !s.is_empty())?;
            let ends = |(g, _, common): &&(Name, &str, bool)| {
                (g.len() > 1 || *common) && s.ends_with(g) || *common && g.ends_with(&s)
            };
            self.known.iter().find(ends).map(|k| k.1)
        })
    }
}

/// The sum over the elements of `x` that `y` has too of the share of `x`'s group that `y` keeps together.
pub fn bcubed<A: PartialEq, B: PartialEq>(x: &BTreeMap<Name, A>, y: &BTreeMap<Name, B>) -> f64 {
    let shares = x.iter().filter_map(|(s, group)| {
        let other = y.get(s)?;
        let members: Vec<&Name> = x.iter().filter(|(_, g)| *g == group).map(|(t, _)| t).collect();
        let kept = members.iter().filter(|t| y.get(**t) == Some(other)).count();
        Some(kept as f64 / members.len() as f64)
    });
    shares.sum()
}
