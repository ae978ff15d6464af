//! `dateline schema`: the JSON Schema of what `dateline build`, `analyse`, `code`, `time` and `triples` write.

use std::io::{self, Write};

use clap::ValueEnum;
use dateline::export::schema;

use super::{DONE, FAILED};

/// Print the JSON Schema (draft 2020-12) of timeline.json, graph.json, an analysis, event data, time expressions or triples.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  dateline schema timeline > timeline.schema.json
  dateline schema entity > entity.schema.json
  dateline schema graph > graph.schema.json
  dateline schema analysis > analysis.schema.json
  dateline schema code > code.schema.json
  dateline schema time > time.schema.json
  dateline schema triples > triples.schema.json")]
pub struct Args {
    /// Which file.
    #[arg(value_enum)]
    file: File,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum File {
    /// timeline.json
    Timeline,
    /// One line of `dateline timeline --entity … --format json`.
    Entity,
    /// graph.json
    Graph,
    /// One line of `dateline analyse --format json`.
    Analysis,
    /// One line of `dateline code --format jsonl`.
    Code,
    /// One line of `dateline time --format jsonl`.
    Time,
    /// One line of `dateline triples --format jsonl`.
    Triples,
}

/// Runs the command.
pub fn run(args: &Args) -> u8 {
    let text: serde_json::Value = match args.file {
        File::Timeline => schema::timeline(),
        File::Entity => schema::entity(),
        File::Graph => schema::graph(),
        File::Analysis => schema::analysis(),
        File::Code => schema::code(),
        File::Time => schema::time(),
        File::Triples => schema::triples(),
    };
    match writeln!(io::stdout().lock(), "{text:#}") {
        Ok(()) => DONE,
        Err(_) => FAILED,
    }
}
