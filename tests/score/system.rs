//! The parts of a `timeline.json` that are scored.

use serde_json::Value;

use super::actors::Resolver;

/// A timeline's events, relations and the names of its actors.
pub struct System<'a> {
    pub events: &'a [Value],
    pub relations: &'a [Value],
    /// Id and names, the full name first.
    pub actors: Vec<(String, Vec<String>)>,
}

impl<'a> System<'a> {
    pub fn new(timeline: &'a Value) -> Self {
        let list = |key: &str| timeline[key].as_array().map_or(&[] as &[Value], Vec::as_slice);
        let mut actors: Vec<(String, Vec<String>)> = Vec::new();
        for a in list("actors") {
            let id = a["id"].as_str().unwrap_or_default().to_owned();
            let full = a["name"].as_str().unwrap_or_default().to_owned();
            let aliases = a["aliases"].as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned);
            let names = std::iter::once(full).chain(aliases).collect();
            match actors.iter_mut().find(|(i, _)| *i == id) {
                Some(known) => known.1 = names,
                None => actors.push((id, names)),
            }
        }
        Self { events: list("events"), relations: list("relations"), actors }
    }

    /// The gold actor that a reference stands for: an actor's id, or a name where no actor has that id.
    pub fn actor<'g>(&self, reference: &str, resolve: &Resolver<'g>) -> Option<&'g str> {
        match self.actors.iter().find(|(id, _)| id == reference) {
            Some((_, names)) => resolve.resolve(names),
            None => resolve.resolve(&[reference.to_owned()]),
        }
    }
}
