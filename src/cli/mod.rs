//! The command line: one file per subcommand; arguments in, library calls, exit code out.

mod analyse;
mod build;
mod code;
mod completions;
mod corrections;
mod input;
mod model;
mod progress;
mod read;
mod review;
mod run;
mod schema;
mod sink;
mod stream;
mod time;
mod timeline;
mod triples;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Reads news articles and gives back what happened, when, and between whom.
#[derive(Debug, Parser)]
#[command(
    name = "dateline",
    version,
    max_term_width = 100,
    after_help = "\
Examples:
  dateline build articles/ --out out       timeline and actor graph of a folder of saved pages
  dateline build page.html --out out       … of one page; then open out/index.html
  dateline read page.html                  what was understood of the page, before any analysis
  dateline analyse page.html               words, tags, trees and names of the page, as CoNLL-U
  dateline code page.html                  event data: date, source, target, PLOVER type
  dateline time page.html                  its time expressions with their values and days
  dateline triples page.html               what its sentences say: relations between phrases

Exit status:
  0  every input was read
  1  some input could not be read or some output not be written (each is named on standard error)
  2  the command line could not be understood"
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Make a timeline and an actor graph of news articles.
    Build(build::Args),
    /// Print what was understood of each article before any analysis.
    Read(read::Args),
    /// Print the words of each article with tags, trees and names.
    Analyse(analyse::Args),
    /// Print event data: who did what to whom, when, by PLOVER types and CAMEO actor codes.
    Code(code::Args),
    /// Print the time expressions of each article with TIMEX3 values and calendar days.
    Time(time::Args),
    /// Print the events of an entity in order, or the days that matter in a corpus.
    Timeline(timeline::Args),
    /// Propose doubtful merges of actors as corrections.
    Review(review::Args),
    /// Print what each sentence says: relations between phrases.
    Triples(triples::Args),
    /// Print the JSON Schema of timeline.json, graph.json, an analysis, event data, time expressions or triples.
    Schema(schema::Args),
    /// Print a completion script for a shell.
    Completions(completions::Args),
}

/// Everything read and written.
const DONE: u8 = 0;
/// Some input or output failed.
const FAILED: u8 = 1;

/// Runs the command that the arguments name.
pub fn main() -> ExitCode {
    let code = match Cli::parse().command {
        Command::Build(args) => build::run(&args),
        Command::Read(args) => read::run(&args),
        Command::Analyse(args) => analyse::run(&args),
        Command::Code(args) => code::run(&args),
        Command::Time(args) => time::run(&args),
        Command::Timeline(args) => timeline::run(&args),
        Command::Review(args) => review::run(&args),
        Command::Triples(args) => triples::run(&args),
        Command::Schema(args) => schema::run(&args),
        Command::Completions(args) => completions::run(&args),
    };
    ExitCode::from(code)
}
