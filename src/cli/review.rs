//! `dateline review`: doubtful merges as corrections to paste.

use std::path::Path;

use clap::ValueEnum;
use dateline::Error;
use dateline::graph::{KnowledgeGraph, Proposal, ProposedPair};
use dateline::store::Store;
use dateline::text::Model;

use super::corrections::{CorrectionArgs, report};
use super::run::{Counts, each_record};
use super::stream::StreamArgs;

/// Propose doubtful merges of actors and events as corrections.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  dateline review articles/ > doubts.toml          read it, keep what is right in corrections.toml
  dateline build articles/ --corrections corrections.toml --out out
  dateline review articles/ --corrections corrections.toml
  dateline review corpus.db                        of a store, with the corrections kept in it
  dateline review corpus.db --format json          one JSON object a line

Each block says the contrary of what the graph does: [[apart]] for two actors that were made one, [[same]] for two that
were not; [[distinct]] and [[one]] for events. What a correction has decided is not proposed again.")]
pub struct Args {
    #[command(flatten)]
    stream: StreamArgs,

    #[command(flatten)]
    corrections: CorrectionArgs,

    /// Output format.
    #[arg(long, value_enum, default_value_t = Format::Toml)]
    format: Format,

    /// How many to print, the most doubtful first.
    #[arg(long, value_name = "N", default_value_t = 50)]
    limit: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Corrections, each under a comment that says what is doubtful.
    Toml,
    /// One JSON object a line: what the graph does, the score, both sides.
    Json,
}

/// Runs the command.
pub fn run(args: &Args) -> u8 {
    args.stream.run(|model, sink| {
        let (graph, counts) = graph(args, model)?;
        let graph = args.corrections.apply(graph)?;
        report(&graph, args.stream.quiet);
        for proposal in graph.proposals().iter().take(args.limit) {
            sink.write(&match args.format {
                Format::Toml => block(proposal),
                Format::Json => {
                    let line = serde_json::to_string(proposal);
                    line.map_err(|e| Error::Format { format: "json", problem: e.to_string() })? + "\n"
                }
            })?;
        }
        Ok(counts)
    })
}

/// The graph of the inputs, or of the store that is the only one.
fn graph(args: &Args, model: &Model) -> Result<(KnowledgeGraph, Counts), Error> {
    if let [input] = args.stream.input.inputs.as_slice()
        && Path::new(input).is_file()
        && Store::is_one(Path::new(input))?
    {
        let graph = Store::open(Path::new(input))?.fold()?;
        let read = graph.documents().count();
        return Ok((graph, Counts { read, failed: 0 }));
    }
    let mut records = Vec::new();
    let counts = each_record(&args.stream.input, model, args.stream.quiet, args.stream.out.as_ref(), |r| {
        records.push(r);
        Ok(())
    });
    Ok((KnowledgeGraph::fold(records), counts))
}

fn block(proposal: &Proposal) -> String {
    let made = if proposal.merged { "made one" } else { "kept apart" };
    let mut text = format!("# {made}, score {:.2}", proposal.score.share());
    match &proposal.pair {
        ProposedPair::Actors { rule, actors } => {
            let rule = serde_json::to_value(rule).ok();
            let rule = rule.as_ref().and_then(|v| v.as_str()).unwrap_or_default().replace('_', " ");
            text.push_str(&format!(", by {rule}\n"));
            for actor in actors {
                text.push_str(&format!("#   {}: … {} …\n", plain(&actor.source), actor.context));
            }
        }
        ProposedPair::Events { events } => {
            text.push('\n');
            for event in events {
                text.push_str(&format!("#   {}, {}\n", event.date, plain(&event.source)));
            }
        }
    }
    text.push_str(&toml::to_string(&proposal.correction()).unwrap_or_default());
    text.push('\n');
    text
}

/// A file name may hold what ends a comment.
fn plain(text: &str) -> String {
    text.replace(char::is_control, " ")
}
