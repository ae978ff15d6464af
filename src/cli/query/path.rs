//! How two actors are connected.

use dateline::Error;
use dateline::graph::path::{Path, shortest};
use dateline::store::{Link, Links, RelationRow, View};
use serde_json::{Value, json};

use super::actor::{Names, meant};
use super::answer::{Answer, shortened, value, word};
use super::{Asked, Refused, event};

/// Links shown of a step.
const MOST_SHOWN: usize = 3;

/// Between whom.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The one.
    #[arg(value_name = "A")]
    one: String,

    /// The other.
    #[arg(value_name = "B")]
    other: String,

    /// Number of ways to show, at most, of those that are equally short.
    #[arg(long, value_name = "N", default_value_t = 3)]
    paths: usize,
}

pub fn answer(asked: &Asked, args: &Args) -> Result<Answer, Refused> {
    let view = &asked.view;
    let (from, to) = (meant(view, &args.one)?, meant(view, &args.other)?);
    let links = view.links(&asked.filter)?;
    let paths = shortest(&links.network, from.number, to.number, args.paths);
    let mut names = Names::new(view);
    let mut answer = Answer {
        columns: vec![
            "path", "step", "from", "to", "link", "id", "date", "type", "stance", "label", "source", "sentence",
        ],
        ..Answer::default()
    };
    if paths.is_empty() {
        answer.text.push(format!("{} and {} are not connected", from.name, to.name));
    }
    let mut list = Vec::new();
    for (number, path) in paths.iter().enumerate() {
        if number > 0 {
            answer.text.push(String::new());
        }
        let on_the_way = path.actors.iter().map(|a| names.name(*a)).collect::<Result<Vec<_>, Error>>()?;
        answer.text.push(on_the_way.join(" — "));
        list.push(add(&mut answer, view, &mut names, &links, path, number + 1)?);
    }
    answer.json = vec![("paths", Value::Array(list))];
    Ok(answer)
}

fn add(
    answer: &mut Answer,
    view: &View,
    names: &mut Names,
    links: &Links,
    path: &Path,
    number: usize,
) -> Result<Value, Error> {
    let mut steps = Vec::new();
    let pairs = path.actors.iter().zip(path.actors.iter().skip(1));
    for (step, ((one, other), shared)) in pairs.zip(&path.steps).enumerate() {
        let (from, to) = (names.name(*one)?, names.name(*other)?);
        answer.text.push(format!("{from} — {to}: {}", counted(shared.len())));
        let mut told = Vec::new();
        for link in shared.iter().filter_map(|l| links.of.get(*l)).take(MOST_SHOWN) {
            let begin = [number.to_string(), (step + 1).to_string(), from.clone(), to.clone()];
            let (lines, rest, json) = link_told(view, names, *link)?;
            answer.text.extend(lines.into_iter().map(|line| format!("  {line}")));
            answer.rows.push(begin.into_iter().chain(rest).collect());
            told.push(json);
        }
        if let Some(more @ 1..) = shared.len().checked_sub(MOST_SHOWN) {
            answer.text.push(format!("  and {more} more"));
        }
        steps.push(json!({
            "from": names.brief(*one)?,
            "to": names.brief(*other)?,
            "links": shared.len(),
            "shown": told,
        }));
    }
    let actors = path.actors.iter().map(|a| names.brief(*a)).collect::<Result<Vec<_>, Error>>()?;
    Ok(json!({ "actors": actors, "steps": steps }))
}

fn counted(links: usize) -> String {
    if links == 1 { "1 link".to_owned() } else { format!("{links} links") }
}

/// A link in lines, in the columns from `link` on, and in JSON.
fn link_told(view: &View, names: &mut Names, link: Link) -> Result<(Vec<String>, [String; 8], Value), Error> {
    match link {
        Link::Event(number) => {
            let mut found = view.events_numbered(&[number])?;
            let Some(row) = found.pop() else { return Ok((Vec::new(), Default::default(), Value::Null)) };
            let e = &row.event;
            let first = e.evidence.first();
            let source = first.map(|p| view.source(&p.document)).transpose()?.flatten().unwrap_or_default();
            let cells = [
                "event".to_owned(),
                e.id.clone(),
                e.date.value.clone(),
                word(&e.kind),
                word(&e.stance.kind),
                e.label.clone(),
                source,
                first.map_or_else(String::new, |p| p.quote.clone()),
            ];
            Ok((event::lines(view, names, &row)?, cells, json!({ "event": event::full(names, &row)? })))
        }
        Link::Relation(number) => relation_told(view, names, &view.relation(number)?),
    }
}

fn relation_told(
    view: &View,
    names: &mut Names,
    row: &RelationRow,
) -> Result<(Vec<String>, [String; 8], Value), Error> {
    let relation = &row.relation;
    let date = relation.date.as_ref().map_or_else(String::new, |d| d.value.clone());
    let first = relation.evidence.first();
    let source = first.map(|p| view.source(&p.document)).transpose()?.flatten().unwrap_or_default();
    let quote = first.map_or_else(String::new, |p| p.quote.clone());
    let lines = vec![
        format!("{:<12}  {}: {} → {}", date, relation.kind, names.name(row.source)?, names.name(row.target)?),
        format!("              “{}” {source}", shortened(&quote)),
    ];
    let mut object = value(relation)?;
    if let Some(fields) = object.as_object_mut() {
        fields.insert("source".to_owned(), names.brief(row.source)?);
        fields.insert("target".to_owned(), names.brief(row.target)?);
    }
    let stance = word(&relation.stance.kind);
    let label = relation.label.clone();
    let cells = ["relation".to_owned(), String::new(), date, relation.kind.clone(), stance, label, source, quote];
    Ok((lines, cells, json!({ "relation": object })))
}
