//! `dateline code`: event data.

use std::path::PathBuf;

use clap::ValueEnum;
use dateline::document::Document;
use dateline::export::event_data::{EventData, csv_head};
use dateline::extract::extract_with;

use super::input::InputArgs;
use super::model::ModelArgs;
use super::run::{each_document, exit_code};
use super::sink::Sink;

/// Print event data: who did what to whom, when.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  dateline code page.html
  dateline code saved/ --format csv --out events.csv
  echo '{\"id\":\"a\",\"text\":\"Police arrested two students in Lima.\"}' | dateline code - --input jsonl

Codes are PLOVER's types with the CAMEO root as alias; actors are ISO 3166 alpha-3 or IGO, NGO, MNC,
IMG, then a sector such as GOV, MIL, REB, OPP, COP, CVL, LEG, JUD (--- for a country not told).
Plain statements and what has no political type (a launch, a goal, a merger) are left out; see
`dateline build` for those. What is demanded, promised, refused or alleged is coded by that word and
not as done; \"will give\" is AGREE, \"will bomb\" THREATEN.

JSON is one object a line for each document, {\"id\", \"events\": [{\"source\", \"target\", \"code\", …}]}
(see: dateline schema code); CSV is one event a row under a head.")]
pub struct Args {
    #[command(flatten)]
    input: InputArgs,

    #[command(flatten)]
    model: ModelArgs,

    /// Output format.
    #[arg(long, value_enum, default_value_t = Format::Jsonl)]
    format: Format,

    /// File to write to in place of standard output; an old one is replaced when all is written.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,

    /// No progress.
    #[arg(long, short)]
    quiet: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One JSON object a line for each document.
    Jsonl,
    /// One event a row.
    Csv,
}

/// Runs the command.
pub fn run(args: &Args) -> u8 {
    let made = args.model.load().and_then(|model| {
        let mut sink = Sink::open(args.out.as_deref())?;
        if args.format == Format::Csv {
            sink.write(&csv_head())?;
        }
        let counts = each_document(&args.input, args.quiet, args.out.as_ref(), |document: Document| {
            let data = EventData::new(&document.name, &extract_with(model, &document));
            match args.format {
                Format::Jsonl => sink.write(&data.line()?),
                Format::Csv => sink.write(&data.csv()),
            }
        });
        // A file with nothing in it would stand in the place of one with something.
        if counts.read > 0 {
            sink.finish()?;
        }
        Ok(counts)
    });
    exit_code(made)
}
