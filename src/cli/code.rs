//! `dateline code`: event data.

use clap::ValueEnum;
use dateline::export::event_data::{EventData, csv_head};
use dateline::extract::extract_with;

use super::stream::StreamArgs;

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
    /// Output format.
    #[arg(long, value_enum, default_value_t = Format::Jsonl)]
    format: Format,

    #[command(flatten)]
    stream: StreamArgs,
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
    args.stream.run(|model, sink| {
        if args.format == Format::Csv {
            sink.write(&csv_head())?;
        }
        Ok(args.stream.each(sink, |document| {
            let data = EventData::new(&document.name, &extract_with(model, document));
            match args.format {
                Format::Jsonl => data.line(),
                Format::Csv => Ok(data.csv()),
            }
        }))
    })
}
