//! `dateline diff`: what is different between two builds, or since a day.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::ValueEnum;
use dateline::Error;
use dateline::export::{json, table};
use dateline::store::Store;
use dateline::timeline::difference::{Change, Difference, DocumentName};
use dateline::timeline::{Timeline, TimelineEvent};

use super::progress::printable;
use super::sink::Sink;
use super::{DONE, FAILED};

/// Raised whenever a field of the JSON changes its meaning or goes.
const SCHEMA_VERSION: u32 = 1;

/// Print what is new, gone, dated otherwise or contradicted between two builds or since a day.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  dateline diff corpus.db --since 2024-03-01            what the documents added on that day and after it changed
  dateline diff monday/timeline.json out/timeline.json  two builds
  dateline diff old.db new.db --format json             two stores
  dateline diff out/timeline.json corpus.db             a build and what a store holds now

--since counts days of adding (see `dateline add --as-of`), not days of events or of publication. What the
store forgot since is not shown: keep a timeline.json to compare with.

An event is found again by its id or by the words that tell it. Contradicted is what is told as
done and as not done, or on dates that exclude each other.")]
pub struct Args {
    /// A store or a timeline.json: the earlier one, or the only one with --since.
    #[arg(value_name = "BEFORE")]
    before: PathBuf,

    /// A store or a timeline.json: the later one.
    #[arg(value_name = "AFTER", required_unless_present = "since", conflicts_with = "since")]
    after: Option<PathBuf>,

    /// Compare the documents of the store that were added before this day with all of them.
    #[arg(long, value_name = "DATE")]
    since: Option<NaiveDate>,

    /// Output format.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,

    /// File to write to in place of standard output; an old one is replaced when all is written.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For reading.
    Text,
    /// One JSON object.
    Json,
    /// One change a row.
    Csv,
}

/// Runs the command.
pub fn run(args: &Args) -> u8 {
    match diff(args) {
        Ok(()) => DONE,
        Err(e) => {
            eprintln!("dateline: {e}");
            FAILED
        }
    }
}

fn diff(args: &Args) -> Result<(), Error> {
    let (before, after) = match (args.since, &args.after) {
        (Some(day), _) => {
            let store = Store::open(&args.before)?;
            (Timeline::from(store.fold_before(day)?), Timeline::from(store.fold()?))
        }
        (None, after) => (timeline(&args.before)?, timeline(after.as_ref().unwrap_or(&args.before))?),
    };
    let difference = Difference::between(&before, &after);
    let written = match args.format {
        Format::Text => text(&difference),
        Format::Json => object(&difference)?,
        Format::Csv => table::csv(rows(&difference)),
    };
    let mut sink = Sink::open(args.out.as_deref())?;
    sink.write(&written)?;
    sink.finish()
}

/// The timeline in a file or of a store.
fn timeline(path: &Path) -> Result<Timeline, Error> {
    if Store::is_one(path)? {
        return Ok(Timeline::from(Store::open(path)?.fold()?));
    }
    let bytes = std::fs::read(path).map_err(|cause| Error::Read { input: path.display().to_string(), cause })?;
    json::read_timeline(&bytes).map_err(|e| match e {
        Error::Format { problem, .. } => {
            let problem = format!("neither a store nor a timeline.json: {problem}");
            Error::Store { path: path.to_owned(), problem }
        }
        other => other,
    })
}

fn object(difference: &Difference) -> Result<String, Error> {
    #[derive(serde::Serialize)]
    struct Whole<'a> {
        schema_version: u32,
        #[serde(flatten)]
        difference: &'a Difference,
    }
    let mut text = serde_json::to_string_pretty(&Whole { schema_version: SCHEMA_VERSION, difference })
        .map_err(|e| Error::Format { format: "JSON", problem: e.to_string() })?;
    text.push('\n');
    Ok(text)
}

fn text(difference: &Difference) -> String {
    let mut lines = Vec::new();
    let mut part = |title: &str, items: Vec<String>| {
        if !items.is_empty() {
            lines.push(format!("{title} ({})", items.len()));
            lines.extend(items.into_iter().map(|item| format!("  {item}")));
            lines.push(String::new());
        }
    };
    let documents = |list: &[DocumentName]| list.iter().map(|d| format!("{}  {}", d.id, d.source)).collect();
    let dates = |change: &Change| format!("{} → {}", change.before.date.value, brief(&change.after));
    let stances = |change: &Change| format!("{} → {}", word(&change.before.stance.kind), brief(&change.after));
    let supports = |change: &Change| {
        format!("{} → {} sources: {}", change.before.support, change.after.support, brief(&change.after))
    };
    part("Documents added", documents(&difference.documents_new));
    part("Documents gone", documents(&difference.documents_gone));
    part(
        "Contradicted",
        difference.contradicted.iter().map(|c| format!("{}  ≠  {}", brief(&c.one), brief(&c.other))).collect(),
    );
    part("Dated otherwise", difference.dated_otherwise.iter().map(dates).collect());
    part("Told otherwise", difference.told_otherwise.iter().map(stances).collect());
    part("Confirmed", difference.confirmed.iter().map(supports).collect());
    part("New events", difference.new.iter().map(brief).collect());
    part("Events gone", difference.gone.iter().map(brief).collect());
    if difference.is_empty() {
        lines.push("nothing is different".to_owned());
    }
    lines.iter().map(|line| printable(line) + "\n").collect()
}

/// An event in one line.
fn brief(event: &TimelineEvent) -> String {
    let label = event.label.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{}  {}  {}  {label}", event.date.value, word(&event.kind), word(&event.stance.kind))
}

fn rows(difference: &Difference) -> Vec<Vec<String>> {
    let head = ["change", "id", "date", "type", "stance", "label", "support", "other_id", "other_date", "other_stance"];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    let mut add = |change: &str, event: &TimelineEvent, other: Option<&TimelineEvent>| {
        rows.push(vec![
            change.to_owned(),
            event.id.clone(),
            event.date.value.clone(),
            word(&event.kind),
            word(&event.stance.kind),
            event.label.clone(),
            event.support.to_string(),
            other.map_or_else(String::new, |o| o.id.clone()),
            other.map_or_else(String::new, |o| o.date.value.clone()),
            other.map_or_else(String::new, |o| word(&o.stance.kind)),
        ]);
    };
    for pair in &difference.contradicted {
        add("contradicted", &pair.one, Some(&pair.other));
    }
    let changes = [
        ("dated_otherwise", &difference.dated_otherwise),
        ("told_otherwise", &difference.told_otherwise),
        ("confirmed", &difference.confirmed),
    ];
    for (name, list) in changes {
        list.iter().for_each(|change| add(name, &change.after, Some(&change.before)));
    }
    difference.new.iter().for_each(|event| add("new", event, None));
    difference.gone.iter().for_each(|event| add("gone", event, None));
    rows
}

/// A value of an enumeration as its JSON string.
fn word<T: serde::Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(text)) => text,
        _ => String::new(),
    }
}
