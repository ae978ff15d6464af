//! `dateline review`: doubtful merges as corrections to paste.

use dateline::graph::{KnowledgeGraph, Proposal};

use super::corrections::{CorrectionArgs, report};
use super::run::each_record;
use super::stream::StreamArgs;

/// Propose doubtful merges of actors as corrections.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  dateline review articles/ > doubts.toml          read it, keep what is right in corrections.toml
  dateline build articles/ --corrections corrections.toml --out out
  dateline review articles/ --corrections corrections.toml

Each block says the contrary of what the graph does: [[apart]] for two that were made one, [[same]] for two that were
not. What a correction has decided is not proposed again.")]
pub struct Args {
    #[command(flatten)]
    stream: StreamArgs,

    #[command(flatten)]
    corrections: CorrectionArgs,

    /// How many to print, the most doubtful first.
    #[arg(long, value_name = "N", default_value_t = 50)]
    limit: usize,
}

/// Runs the command.
pub fn run(args: &Args) -> u8 {
    args.stream.run(|model, sink| {
        let mut records = Vec::new();
        let counts = each_record(&args.stream.input, model, args.stream.quiet, args.stream.out.as_ref(), |r| {
            records.push(r);
            Ok(())
        });
        let graph = args.corrections.apply(KnowledgeGraph::fold(records))?;
        report(&graph, args.stream.quiet);
        for proposal in graph.proposals().iter().take(args.limit) {
            sink.write(&block(proposal))?;
        }
        Ok(counts)
    })
}

fn block(proposal: &Proposal) -> String {
    let rule = serde_json::to_value(proposal.rule).ok();
    let rule = rule.as_ref().and_then(|v| v.as_str()).unwrap_or_default().replace('_', " ");
    let made = if proposal.merged { "made one" } else { "kept apart" };
    let mut text = format!("# {made}, score {:.2}, by {rule}\n", proposal.score.share());
    for actor in &proposal.actors {
        text.push_str(&format!("#   {}: … {} …\n", actor.source.replace(char::is_control, " "), actor.context));
    }
    text.push_str(&toml::to_string(&proposal.correction()).unwrap_or_default());
    text.push('\n');
    text
}
