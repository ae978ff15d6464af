//! `dateline build`: articles in, timeline and actor graph out.

use std::path::{Path, PathBuf};

use dateline::export::{dot, json, write};
use dateline::graph::KnowledgeGraph;
use dateline::store::Store;
use dateline::timeline::Timeline;
use dateline::{Error, view};

use super::corrections::{CorrectionArgs, report};
use super::input::InputArgs;
use super::model::ModelArgs;
use super::run::each_record;
use super::{DONE, FAILED};

/// Make a timeline and an actor graph of news articles.
#[derive(Debug, clap::Args)]
#[command(mut_arg("inputs", |inputs| inputs.required(false).required_unless_present("db").conflicts_with("db")))]
#[command(after_help = "\
Examples:
  dateline build articles/ --out out
  dateline build page.html notes.txt --out out --date 2007-07-17
  cat story.txt | dateline build - --input plain --date 2024-03-01 --out out
  dateline build --db corpus.db --out out      the documents of a store (see: dateline add)

Written to DIR:
  timeline.json  actors, dated events and relations, each with its evidence (see: dateline schema timeline)
  graph.json     the same as a graph of nodes and edges (see: dateline schema graph)
  graph.dot      the graph for Graphviz
  timeline.svg   the timeline as a picture
  graph.svg      the actors and what connects them as a picture
  index.html     timeline, graph and evidence in one page that opens from disk")]
pub struct Args {
    #[command(flatten)]
    input: InputArgs,

    #[command(flatten)]
    model: ModelArgs,

    /// A store whose documents are taken in place of inputs; nothing is analysed.
    #[arg(long, value_name = "DB")]
    db: Option<PathBuf>,

    #[command(flatten)]
    corrections: CorrectionArgs,

    /// Folder to write to; made if need be. Files of the same names in it are replaced.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,

    /// No progress, no summary; only failures.
    #[arg(long, short)]
    quiet: bool,
}

/// Runs the command.
pub fn run(args: &Args) -> u8 {
    match &args.db {
        Some(db) => of_store(db, args),
        None => of_inputs(args),
    }
}

/// The documents of a store.
fn of_store(db: &Path, args: &Args) -> u8 {
    let made = Store::open(db).and_then(|store| {
        if store.is_empty()? {
            let problem = "it holds no documents: add some (dateline add DB INPUT...)".to_owned();
            return Err(Error::Store { path: db.to_owned(), problem });
        }
        outputs(store.fold()?, args)
    });
    match made {
        Ok(timeline) => {
            if !args.quiet {
                summary(&timeline, "in the store", args);
            }
            DONE
        }
        Err(e) => {
            eprintln!("dateline: {e}");
            FAILED
        }
    }
}

fn summary(timeline: &Timeline, done: &str, args: &Args) {
    eprintln!(
        "dateline: {} documents {done}; {} events, {} actors, {} relations: open {}",
        timeline.documents.len(),
        timeline.events.len(),
        timeline.actors.len(),
        timeline.relations.len(),
        args.out.join("index.html").display()
    );
}

fn of_inputs(args: &Args) -> u8 {
    let model = match args.model.load() {
        Ok(model) => model,
        Err(e) => {
            eprintln!("dateline: {e}");
            return FAILED;
        }
    };
    let mut records = Vec::new();
    let mut undated = Vec::new();
    let counts = each_record(&args.input, model, args.quiet, Some(&args.out), |record| {
        if record.document.published.is_none() {
            undated.push(record.document.source.clone());
        }
        records.push(record);
        Ok(())
    });
    if !args.quiet {
        for source in &undated {
            eprintln!("dateline: {source}: no publication date found: relative dates stay unresolved (give --date)");
        }
    }
    if counts.read == 0 {
        return FAILED;
    }
    let timeline = match outputs(KnowledgeGraph::fold(records), args) {
        Ok(timeline) => timeline,
        Err(e) => {
            eprintln!("dateline: {e}");
            return FAILED;
        }
    };
    if !args.quiet {
        let failed = if counts.failed > 0 { format!(", {} failed", counts.failed) } else { String::new() };
        eprintln!(
            "dateline: {} documents read{failed}; {} events, {} actors, {} relations: open {}",
            counts.read,
            timeline.events.len(),
            timeline.actors.len(),
            timeline.relations.len(),
            args.out.join("index.html").display()
        );
    }
    if counts.failed > 0 { FAILED } else { DONE }
}

/// Writes everything that DIR is to hold.
fn outputs(graph: KnowledgeGraph, args: &Args) -> Result<Timeline, Error> {
    let graph = args.corrections.apply(graph)?;
    report(&graph, args.quiet);
    let (graph_json, graph_dot) = (json::graph(&graph)?, dot::dot(&graph, dot::DotOptions::default()).into_bytes());
    let timeline = Timeline::from(graph);
    let files = [
        ("timeline.json", json::timeline(&timeline)?),
        ("graph.json", graph_json),
        ("graph.dot", graph_dot),
        ("timeline.svg", view::timeline_svg(&timeline).into_bytes()),
        ("graph.svg", view::graph_svg(&timeline).into_bytes()),
        ("index.html", view::explorer_html(&timeline)?.into_bytes()),
    ];
    write::write_outputs(&args.out, &files)?;
    Ok(timeline)
}
