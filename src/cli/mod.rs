//! The command line: one file per subcommand; arguments in, library calls, exit code out.

mod add;
mod analyse;
mod build;
mod code;
mod completions;
mod correct;
mod corrections;
mod diff;
mod feed;
mod forget;
mod input;
mod model;
mod progress;
mod query;
mod read;
mod refresh;
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
  dateline add corpus.db articles/         keep articles in a store; only new ones are analysed
  dateline build --db corpus.db --out out  timeline and actor graph of the store
  dateline query corpus.db --actor Iran    its events; also paths, neighbours, ranks, communities

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
    /// Add articles to a store; what is there already is not analysed again.
    Add(add::Args),
    /// Analyse again what another version of the program or another model has put into a store.
    Refresh(refresh::Args),
    /// Keep corrections in a store.
    Correct(correct::Args),
    /// Take documents out of a store.
    Forget(forget::Args),
    /// Ask a store: events, paths between actors, neighbours, ranks, communities.
    Query(query::Args),
    /// Print what is new, gone, dated otherwise or contradicted between two builds or since a day.
    Diff(diff::Args),
    /// Print the JSON Schema of timeline.json, graph.json, an analysis, event data, time expressions or triples.
    Schema(schema::Args),
    /// Print a completion script for a shell.
    Completions(completions::Args),
}

/// Everything read and written.
const DONE: u8 = 0;
/// Some input or output failed.
const FAILED: u8 = 1;

/// Stack of each thread, in bytes.
const STACK: usize = 8 << 20;

/// Runs the command that the arguments name.
pub fn main() -> ExitCode {
    let command = Cli::parse().command;
    // As deep as the main thread; a second pool is refused, and then the first one serves.
    let _ = rayon::ThreadPoolBuilder::new().stack_size(STACK).build_global();
    let code = match command {
        Command::Build(args) => build::run(&args),
        Command::Read(args) => read::run(&args),
        Command::Analyse(args) => analyse::run(&args),
        Command::Code(args) => code::run(&args),
        Command::Time(args) => time::run(&args),
        Command::Timeline(args) => timeline::run(&args),
        Command::Review(args) => review::run(&args),
        Command::Triples(args) => triples::run(&args),
        Command::Add(args) => add::run(&args),
        Command::Refresh(args) => refresh::run(&args),
        Command::Correct(args) => correct::run(&args),
        Command::Forget(args) => forget::run(&args),
        Command::Query(args) => query::run(&args),
        Command::Diff(args) => diff::run(&args),
        Command::Schema(args) => schema::run(&args),
        Command::Completions(args) => completions::run(&args),
    };
    ExitCode::from(code)
}
