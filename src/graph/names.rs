//! The names of all actors of all records, each read once.

use rayon::prelude::*;

use super::lexicon::{Symbol, Symbols};
use super::name::{Reach, normalised, reach};
use super::roster::Local;
use crate::record::{Actor, ActorKind, Record};

/// How many records are read together, on all cores.
const TOGETHER: usize = 256;

/// What the name of one actor says.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known {
    /// The name, normalised.
    pub key: Symbol,
    /// How far it reaches.
    pub reach: Reach,
    /// By what it is known again in the company of others.
    pub beside: Beside,
}

/// What an actor is in the company of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Beside {
    /// Nothing by which the other could be known again.
    Nothing,
    /// A country or town.
    Surroundings(Symbol),
    /// A body.
    Body(Symbol),
    /// A person with this surname: the full name may stand in another document.
    Person(Symbol),
}

/// Names by record and actor.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    symbols: Symbols,
    of: Vec<Box<[Known]>>,
}

impl Names {
    /// Those of all records.
    pub(super) fn of(records: &[&Record]) -> Self {
        let mut names = Self::default();
        for some in records.chunks(TOGETHER) {
            let read: Vec<Vec<(String, Reach)>> =
                some.par_iter().map(|r| r.actors.iter().map(name).collect()).collect();
            for (record, read) in some.iter().zip(read) {
                let known = record.actors.iter().zip(read).map(|(actor, (key, reach))| {
                    let beside = names.beside(actor, &key, reach);
                    Known { key: names.symbols.of(&key), reach, beside }
                });
                let known = known.collect();
                names.of.push(known);
            }
        }
        names
    }

    fn beside(&mut self, actor: &Actor, key: &str, reach: Reach) -> Beside {
        let world = reach == Reach::Everywhere;
        match actor.kind {
            ActorKind::Country => {
                actor.country.as_ref().map_or(Beside::Nothing, |code| Beside::Surroundings(self.symbols.of(code)))
            }
            ActorKind::Place if world => Beside::Surroundings(self.symbols.of(key)),
            ActorKind::Person => {
                let last = key.rsplit(' ').next().unwrap_or_default();
                let is_name = !last.is_empty() && actor.name.chars().any(char::is_uppercase);
                if is_name { Beside::Person(self.symbols.of(last)) } else { Beside::Nothing }
            }
            ActorKind::Organisation if world => Beside::Body(self.symbols.of(key)),
            _ => Beside::Nothing,
        }
    }

    /// The names of a record, in the order of its actors.
    pub(super) fn record(&self, record: usize) -> &[Known] {
        self.of.get(record).map_or(&[], |known| known)
    }

    /// One of them.
    pub(super) fn get(&self, local: Local) -> Option<Known> {
        self.record(local.0).get(local.1).copied()
    }

    /// A name or a part of one.
    pub(super) fn text(&self, symbol: Symbol) -> &str {
        self.symbols.text(symbol)
    }
}

fn name(actor: &Actor) -> (String, Reach) {
    (normalised(&actor.name, actor.kind), reach(&actor.name, actor.kind))
}
