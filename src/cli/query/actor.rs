//! Actors: who is meant by a name, and the list of them.

use std::collections::HashMap;

use dateline::store::{ActorRow, Named, View};
use dateline::{Error, store};
use serde_json::{Value, json};

use super::answer::{Answer, word};
use super::{Asked, Refused};

/// Which actors to list.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Words of the name or another name; all actors if not given.
    #[arg(value_name = "NAME")]
    name: Option<String>,
}

/// The one who is meant by a name.
pub fn meant(view: &View, name: &str) -> Result<ActorRow, Refused> {
    match view.named(name)? {
        Named::One(actor) => Ok(*actor),
        Named::Several(several) => {
            Err(unclear(&format!("{name:?} is one of several: name it by id or as KIND:NAME:"), &several))
        }
        Named::None(near) if near.is_empty() => Err(unclear(&format!("{name:?} is no actor of this store"), &[])),
        Named::None(near) => {
            Err(unclear(&format!("{name:?} is no actor of this store; these have it in their names:"), &near))
        }
    }
}

/// All places of a name: a town and a state of one name are both meant, since only one of them is where an event happens.
pub fn places(view: &View, name: &str) -> Result<Vec<usize>, Refused> {
    match view.named(name)? {
        Named::One(actor) => Ok(vec![actor.number]),
        Named::Several(several) => Ok(several.into_iter().map(|actor| actor.number).collect()),
        Named::None(_) => meant(view, name).map(|actor| vec![actor.number]),
    }
}

fn unclear(line: &str, candidates: &[ActorRow]) -> Refused {
    let mut lines = vec![format!("dateline: {line}")];
    lines.extend(candidates.iter().map(|actor| format!("  {}", line_of(actor))));
    Refused::Unclear(lines)
}

fn line_of(actor: &ActorRow) -> String {
    let country = actor.country.as_deref().unwrap_or("---");
    let kind = word(&actor.kind);
    let aliases = match actor.aliases.as_slice() {
        [] => String::new(),
        aliases => format!("  ({})", aliases.iter().take(5).cloned().collect::<Vec<_>>().join(", ")),
    };
    format!("{}  {kind:12}  {country}  {:>6} mentions  {}{aliases}", actor.id, actor.mentions, actor.name)
}

pub fn answer(asked: &Asked, args: &Args) -> Result<Answer, Refused> {
    let limit = asked.limit;
    let (actors, all) = asked.view.actors(args.name.as_deref().unwrap_or(""), limit)?;
    let mut answer = Answer {
        text: actors.iter().map(line_of).collect(),
        json: vec![("total", json!(all)), ("actors", actors.iter().map(full).collect())],
        columns: vec!["id", "name", "kind", "country", "mentions", "aliases"],
        rows: actors
            .iter()
            .map(|a| {
                let country = a.country.clone().unwrap_or_default();
                vec![a.id.clone(), a.name.clone(), word(&a.kind), country, a.mentions.to_string(), a.aliases.join("; ")]
            })
            .collect(),
        ..Answer::default()
    };
    answer.shown(actors.len(), all, "actors");
    Ok(answer)
}

/// An actor in JSON.
pub fn full(actor: &ActorRow) -> Value {
    json!({
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "country": actor.country,
        "mentions": actor.mentions,
        "aliases": actor.aliases,
    })
}

/// Actors that were looked up, each once.
pub struct Names<'a> {
    view: &'a View<'a>,
    known: HashMap<usize, ActorRow>,
}

impl<'a> Names<'a> {
    pub fn new(view: &'a View<'a>) -> Self {
        Self { view, known: HashMap::new() }
    }

    pub fn get(&mut self, number: usize) -> Result<&store::ActorRow, Error> {
        match self.known.entry(number) {
            std::collections::hash_map::Entry::Occupied(known) => Ok(known.into_mut()),
            std::collections::hash_map::Entry::Vacant(open) => Ok(open.insert(self.view.actor(number)?)),
        }
    }

    pub fn name(&mut self, number: usize) -> Result<String, Error> {
        Ok(self.get(number)?.name.clone())
    }

    /// Id and name in JSON.
    pub fn brief(&mut self, number: usize) -> Result<Value, Error> {
        let actor = self.get(number)?;
        Ok(json!({ "id": actor.id, "name": actor.name }))
    }
}
