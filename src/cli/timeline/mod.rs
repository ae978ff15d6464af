//! `dateline timeline`: the events of an actor in order, or the days that matter in a corpus.

mod entity;
mod summary;

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::ValueEnum;
use dateline::record::EventKind;
use dateline::time::edtf::Edtf;

use super::corrections::CorrectionArgs;
use super::input::InputArgs;
use super::model::ModelArgs;

/// Print the events that an entity takes part in, in order, or the days that matter in a corpus.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  dateline timeline articles/ --entity Airbus
  dateline timeline articles/ --entity \"Steve Jobs\" --from 2005 --to 2007-06 --type consult,agree
  dateline timeline docs/ --input tokens --entity Airbus --entity Boeing --format semeval --out timelines
  dateline timeline articles/ --summary --dates 20 --sentences 2
  dateline timeline articles.jsonl --summary --from 2010-04-20 --to 2010-07-15 --format json")]
pub struct Args {
    #[command(flatten)]
    input: InputArgs,

    #[command(flatten)]
    model: ModelArgs,

    /// Name of an actor or thing whose events are wanted; may be given many times.
    #[arg(long, value_name = "NAME", required_unless_present = "summary", conflicts_with = "summary")]
    entity: Vec<String>,

    /// The days that matter in the whole corpus, with a few sentences for each.
    #[arg(long)]
    summary: bool,

    /// With --summary: number of days; chosen by the corpus if not given.
    #[arg(long, value_name = "N", requires = "summary", value_parser = clap::value_parser!(u32).range(1..=100_000))]
    dates: Option<u32>,

    /// With --summary: number of sentences for each day, at most.
    #[arg(long, value_name = "M", requires = "summary", value_parser = clap::value_parser!(u32).range(1..=1_000))]
    sentences: Option<u32>,

    /// First day: a date, month or year (EDTF), of which the first day counts.
    #[arg(long, value_name = "DATE", value_parser = first_day)]
    from: Option<NaiveDate>,

    /// Last day: a date, month or year (EDTF), of which the last day counts.
    #[arg(long, value_name = "DATE", value_parser = last_day)]
    to: Option<NaiveDate>,

    /// Only events of these PLOVER types, parted by commas; also SAY and OTHER.
    #[arg(long = "type", value_name = "TYPE", value_delimiter = ',', value_parser = event_kind, conflicts_with = "summary")]
    kinds: Vec<EventKind>,

    /// At most so many events: those that the most documents tell.
    #[arg(long, value_name = "N", conflicts_with = "summary", value_parser = clap::value_parser!(u32).range(1..))]
    limit: Option<u32>,

    /// Output format.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,

    /// File to write to in place of standard output; with several entities a folder, with one file for each.
    #[arg(long, value_name = "PATH")]
    out: Option<PathBuf>,

    #[command(flatten)]
    corrections: CorrectionArgs,

    /// No progress, no summary; only failures.
    #[arg(long, short)]
    quiet: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For reading.
    Text,
    /// JSON.
    Json,
    /// The form of SemEval-2015 task 4 (entities only).
    Semeval,
}

/// Runs the command.
pub fn run(args: &Args) -> u8 {
    if args.summary { summary::run(args) } else { entity::run(args) }
}

fn event_kind(text: &str) -> Result<EventKind, String> {
    serde_json::from_value(text.trim().to_uppercase().into())
        .map_err(|_| "no event type; write one of PLOVER's, such as CONSULT or ASSAULT, or SAY or OTHER".to_owned())
}

fn first_day(text: &str) -> Result<NaiveDate, String> {
    days(text)?.0.ok_or_else(|| format!("{text:?} has no first day"))
}

fn last_day(text: &str) -> Result<NaiveDate, String> {
    days(text)?.1.ok_or_else(|| format!("{text:?} has no last day"))
}

fn days(text: &str) -> Result<(Option<NaiveDate>, Option<NaiveDate>), String> {
    let value: Edtf =
        text.parse().map_err(|_| "no date; write YYYY, YYYY-MM, YYYY-MM-DD or another EDTF value".to_owned())?;
    Ok(value.days())
}
