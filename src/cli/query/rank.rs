//! Who matters.

use clap::ValueEnum;
use dateline::graph::rank::{betweenness, degree, page_rank};
use serde_json::{Value, json};

use super::actor::{Names, full};
use super::answer::{Answer, word};
use super::{Asked, Refused};

/// By which measure.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The measure that decides on the order; all are shown.
    #[arg(long, value_enum, default_value_t = Measure::Pagerank)]
    by: Measure,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Measure {
    /// Number of actors it has to do with.
    Degree,
    /// Share of the shortest paths between others that lead over it.
    Betweenness,
    /// PageRank.
    Pagerank,
}

pub fn answer(asked: &Asked, args: &Args) -> Result<Answer, Refused> {
    let ties = asked.view.links(&asked.filter)?.network.ties();
    let degrees = degree(&ties);
    let between = betweenness(&ties);
    let ranks = page_rank(&ties);
    // Whoever has to do with nobody has no rank.
    let mut order: Vec<(usize, usize, f64, f64)> = degrees
        .iter()
        .zip(&between.shares)
        .zip(&ranks)
        .enumerate()
        .map(|(actor, ((degree, share), rank))| (actor, *degree, *share, *rank))
        .filter(|(_, degree, ..)| *degree > 0)
        .collect();
    order.sort_by(|a, b| {
        let by = match args.by {
            Measure::Degree => b.1.cmp(&a.1),
            Measure::Betweenness => b.2.total_cmp(&a.2),
            Measure::Pagerank => b.3.total_cmp(&a.3),
        };
        by.then(a.0.cmp(&b.0))
    });
    let all = order.len();
    order.truncate(asked.limit.unwrap_or(all));
    let mut names = Names::new(&asked.view);
    let mut answer = Answer {
        columns: vec!["id", "name", "kind", "country", "degree", "betweenness", "pagerank"],
        ..Answer::default()
    };
    answer.text.push("degree  betweenness  pagerank  actor".to_owned());
    let mut list = Vec::new();
    for (actor, degree, share, rank) in &order {
        let row = names.get(*actor)?;
        let (share, rank) = (format!("{share:.6}"), format!("{rank:.6}"));
        answer.text.push(format!("{degree:>6}  {share:>11}  {rank:>8}  {} ({})", row.name, word(&row.kind)));
        list.push(json!({
            "actor": full(row),
            "degree": degree,
            "betweenness": share.parse::<f64>().unwrap_or(0.0),
            "pagerank": rank.parse::<f64>().unwrap_or(0.0),
        }));
        let country = row.country.clone().unwrap_or_default();
        answer.rows.push(vec![
            row.id.clone(),
            row.name.clone(),
            word(&row.kind),
            country,
            degree.to_string(),
            share,
            rank,
        ]);
    }
    answer.json =
        vec![("total", json!(all)), ("betweenness_from", json!(between.sampled)), ("actors", Value::Array(list))];
    if let Some(pivots) = between.sampled {
        answer.notes.push(format!("betweenness is an estimate from the paths of {pivots} actors"));
    }
    answer.shown(order.len(), all, "actors");
    Ok(answer)
}
