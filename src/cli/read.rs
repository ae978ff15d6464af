//! `dateline read`: what was understood of each article before any analysis.

use std::io::{self, Write};

use clap::ValueEnum;
use dateline::Error;
use dateline::source::Report;

use super::input::InputArgs;
use super::run::each_made;
use super::{DONE, FAILED};

/// Print what was understood of each article before any analysis.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  dateline read page.html --format text
  dateline read saved/ > articles.jsonl
  curl -s https://example.org/story | dateline read - --input html")]
pub struct Args {
    #[command(flatten)]
    input: InputArgs,

    /// Output format.
    #[arg(long, value_enum, default_value_t = Format::Jsonl)]
    format: Format,

    /// No progress.
    #[arg(long, short)]
    quiet: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One JSON object a line.
    Jsonl,
    /// For reading.
    Text,
}

/// Runs the command.
pub fn run(args: &Args) -> u8 {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut closed = false;
    let counts = each_made(
        &args.input,
        args.quiet,
        None,
        |document| Ok(Report::from(&document)),
        |report| {
            let written = match args.format {
                Format::Jsonl => {
                    let line = serde_json::to_string(&report)
                        .map_err(|e| Error::Format { format: "jsonl", problem: e.to_string() })?;
                    writeln!(out, "{line}")
                }
                Format::Text => writeln!(out, "{report}"),
            };
            closed |= written.is_err();
            written.map_err(|cause| Error::Write { path: "standard output".into(), cause })
        },
    );
    closed |= out.flush().is_err();
    if counts.failed > 0 || closed { FAILED } else { DONE }
}
