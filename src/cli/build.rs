//! `dateline build`: articles in, timeline and actor graph out.

use std::path::PathBuf;

use dateline::export::{dot, json, write};
use dateline::extract::extract_with;
use dateline::graph::KnowledgeGraph;
use dateline::timeline::Timeline;
use dateline::{Error, view};

use super::input::InputArgs;
use super::model::ModelArgs;
use super::run::each_document;
use super::{DONE, FAILED};

/// Make a timeline and an actor graph of news articles.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  dateline build articles/ --out out
  dateline build page.html notes.txt --out out --date 2007-07-17
  cat story.txt | dateline build - --input plain --date 2024-03-01 --out out

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

    #[command(flatten)]
    corrections: super::corrections::CorrectionArgs,

    /// Folder to write to; made if need be. Files of the same names in it are replaced.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,

    /// No progress, no summary; only failures.
    #[arg(long, short)]
    quiet: bool,
}

/// Runs the command.
pub fn run(args: &Args) -> u8 {
    let model = match args.model.load() {
        Ok(model) => model,
        Err(e) => {
            eprintln!("dateline: {e}");
            return FAILED;
        }
    };
    let mut records = Vec::new();
    let mut undated = Vec::new();
    let counts = each_document(&args.input, args.quiet, Some(&args.out), |document| {
        if document.published.is_none() {
            undated.push(document.source.clone());
        }
        records.push(extract_with(model, &document));
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
    let timeline = match outputs(records, args) {
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
fn outputs(records: Vec<dateline::record::Record>, args: &Args) -> Result<Timeline, Error> {
    let graph = args.corrections.apply(KnowledgeGraph::fold(records))?;
    args.corrections.report(&graph, args.quiet);
    let timeline = Timeline::from(&graph);
    let files = [
        ("timeline.json", json::timeline(&timeline)?),
        ("graph.json", json::graph(&graph)?),
        ("graph.dot", dot::dot(&graph, dot::DotOptions::default()).into_bytes()),
        ("timeline.svg", view::timeline_svg(&timeline).into_bytes()),
        ("graph.svg", view::graph_svg(&timeline).into_bytes()),
        ("index.html", view::explorer_html(&timeline)?.into_bytes()),
    ];
    write::write_outputs(&args.out, &files)?;
    Ok(timeline)
}
