//! Who keeps company with whom.

use std::collections::BTreeMap;

use dateline::Error;
use dateline::graph::community::communities;
use dateline::graph::network::Ties;
use serde_json::{Value, json};

use super::actor::Names;
use super::answer::{Answer, word};
use super::{Asked, Refused};

/// Members named in the text for reading.
const MOST_NAMED: usize = 12;

/// Which communities.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Number of members of the smallest that is shown.
    #[arg(long, value_name = "N", default_value_t = 2)]
    smallest: usize,
}

pub fn answer(asked: &Asked, args: &Args) -> Result<Answer, Refused> {
    let ties = asked.view.links(&asked.filter)?.network.ties();
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (actor, group) in communities(&ties).into_iter().enumerate() {
        groups.entry(group).or_default().push(actor);
    }
    groups.retain(|_, members| members.len() >= args.smallest);
    let all = groups.len();
    let mut names = Names::new(&asked.view);
    let mut answer =
        Answer { columns: vec!["community", "size", "id", "name", "kind", "ties_inside"], ..Answer::default() };
    let mut list = Vec::new();
    for (number, members) in groups.into_values().take(asked.limit.unwrap_or(all)).enumerate() {
        let members = by_ties_inside(&ties, members);
        let number = number + 1;
        let first: Vec<String> =
            members.iter().take(MOST_NAMED).map(|(_, actor)| names.name(*actor)).collect::<Result<_, Error>>()?;
        let more = members.len().checked_sub(MOST_NAMED).filter(|more| *more > 0);
        let more = more.map_or_else(String::new, |more| format!(" and {more} more"));
        answer.text.push(format!("{number:>4}  {:>5} actors  {}{more}", members.len(), first.join(", ")));
        let mut full = Vec::new();
        for (inside, actor) in &members {
            let row = names.get(*actor)?;
            let (size, inside) = (members.len(), *inside);
            let cells = [number.to_string(), size.to_string(), row.id.clone(), row.name.clone(), word(&row.kind)];
            answer.rows.push(cells.into_iter().chain([inside.to_string()]).collect());
            full.push(json!({ "id": row.id, "name": row.name, "kind": row.kind, "ties_inside": inside }));
        }
        list.push(json!({ "community": number, "size": members.len(), "members": full }));
    }
    let shown = list.len();
    answer.json = vec![("total", json!(all)), ("communities", Value::Array(list))];
    answer.shown(shown, all, "communities");
    Ok(answer)
}

/// Members with the number of ties that each has to others of the group, those with most first.
fn by_ties_inside(ties: &Ties, members: Vec<usize>) -> Vec<(usize, usize)> {
    let inside = |actor: usize| {
        let tied = ties.get(actor).into_iter().flatten();
        tied.filter(|(other, _)| members.binary_search(other).is_ok()).count()
    };
    let mut counted: Vec<(usize, usize)> = members.iter().map(|actor| (inside(*actor), *actor)).collect();
    counted.sort_by_key(|(inside, actor)| (std::cmp::Reverse(*inside), *actor));
    counted
}
