//! With whom an actor has to do.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use dateline::store::Link;
use serde_json::{Value, json};

use super::actor::{Names, full, meant};
use super::answer::{Answer, word};
use super::{Asked, Refused};

/// Whose neighbours.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The actor.
    #[arg(value_name = "A")]
    whose: String,
}

/// What two actors have to do with each other.
#[derive(Default)]
struct Tie {
    events: usize,
    relations: Vec<String>,
}

pub fn answer(asked: &Asked, args: &Args) -> Result<Answer, Refused> {
    let view = &asked.view;
    let actor = meant(view, &args.whose)?.number;
    let links = view.links(&asked.filter)?;
    let mut ties: BTreeMap<usize, Tie> = BTreeMap::new();
    for link in links.network.links(actor) {
        let others = links.network.members(link).into_iter().filter(|other| *other != actor);
        match links.of.get(link) {
            Some(Link::Event(_)) => others.for_each(|other| ties.entry(other).or_default().events += 1),
            Some(Link::Relation(number)) => {
                let row = view.relation(*number)?;
                let arrow = if row.source == actor { "→" } else { "←" };
                let told = format!("{arrow} {}", row.relation.kind);
                for other in others {
                    ties.entry(other).or_default().relations.push(told.clone());
                }
            }
            None => {}
        }
    }
    let mut names = Names::new(view);
    let mut order = Vec::new();
    for (other, tie) in ties {
        order.push((Reverse(tie.events + tie.relations.len()), names.name(other)?, other, tie));
    }
    order.sort_by(|a, b| (&a.0, &a.1, a.2).cmp(&(&b.0, &b.1, b.2)));
    let all = order.len();
    order.truncate(asked.limit.unwrap_or(all));
    let mut answer =
        Answer { columns: vec!["id", "name", "kind", "country", "events", "relations"], ..Answer::default() };
    let mut list = Vec::new();
    for (_, name, other, tie) in &order {
        let relations = tie.relations.join(", ");
        answer.text.push(format!("{:>6} events  {name}  {relations}", tie.events).trim_end().to_owned());
        let row = names.get(*other)?;
        let country = row.country.clone().unwrap_or_default();
        answer.rows.push(vec![
            row.id.clone(),
            name.clone(),
            word(&row.kind),
            country,
            tie.events.to_string(),
            relations,
        ]);
        list.push(json!({ "actor": full(row), "events": tie.events, "relations": tie.relations }));
    }
    answer.json = vec![("total", json!(all)), ("neighbours", Value::Array(list))];
    answer.shown(order.len(), all, "neighbours");
    Ok(answer)
}
