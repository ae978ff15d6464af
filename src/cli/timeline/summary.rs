//! The days that matter in a corpus.

use chrono::NaiveDate;
use dateline::Error;
use dateline::text::Model;
use dateline::timeline::summary::{Day, Options, Summariser, Summary};

use super::{Args, Format};
use crate::cli::FAILED;
use crate::cli::run::{Counts, each_made, exit_code};
use crate::cli::sink::Sink;

/// Articles named for a sentence in the form for reading.
const NAMED: usize = 3;

/// Runs the command.
pub fn run(args: &Args) -> u8 {
    if args.format == Format::Semeval {
        eprintln!(
            "dateline: --format semeval is the form of the events of an entity: with --summary take text or json"
        );
        return FAILED;
    }
    exit_code(args.model.load().and_then(|model| write(args, model)))
}

fn write(args: &Args, model: &Model) -> Result<Counts, Error> {
    let number = |given: Option<u32>| given.and_then(|n| usize::try_from(n).ok());
    let (dates, sentences) = (number(args.dates), number(args.sentences));
    let mut summariser = Summariser::new(Options { dates, sentences, from: args.from, to: args.to });
    let mut left_out = 0_usize;
    let mut undated = 0_usize;
    let counts = each_made(&args.input, args.quiet, args.out.as_ref(), Ok, |document| {
        undated += usize::from(document.published.is_none());
        left_out += usize::from(!summariser.add(model, &document));
        Ok(())
    });
    if counts.read == 0 {
        return Ok(counts);
    }
    let summary = summariser.finish();
    let text = if args.format == Format::Json { json(&summary)? } else { reading(&summary) };
    let mut sink = Sink::open(args.out.as_deref())?;
    sink.write(&text)?;
    sink.finish()?;
    if !args.quiet {
        say(&summary, left_out, undated);
    }
    Ok(counts)
}

/// What a reader of the result should know.
fn say(summary: &Summary, left_out: usize, undated: usize) {
    if left_out > 0 {
        eprintln!("dateline: {left_out} articles left out, published before --from or after --to");
    }
    if undated > 0 {
        eprintln!(
            "dateline: {undated} articles without a day of publication: only full dates in them count (give --date)"
        );
    }
    if summary.days.is_empty() {
        eprintln!("dateline: no day found: the articles have no day of publication and mention none in question");
    }
}

/// `[["YYYY-MM-DD", ["sentence", …]], …]`, a day a line.
fn json(summary: &Summary) -> Result<String, Error> {
    let mut out = String::from("[");
    for (i, day) in summary.days.iter().enumerate() {
        let sentences: Vec<&str> = day.sentences.iter().map(|s| s.text.as_str()).collect();
        let entry: (NaiveDate, _) = (day.date, sentences);
        let entry =
            serde_json::to_string(&entry).map_err(|e| Error::Format { format: "JSON", problem: e.to_string() })?;
        out.push_str(if i == 0 { "\n" } else { ",\n" });
        out.push_str(&entry);
    }
    out.push_str("\n]\n");
    Ok(out)
}

/// Each day with its sentences and the articles that have them.
fn reading(summary: &Summary) -> String {
    let mut out = String::new();
    for Day { date, articles, sentences } in &summary.days {
        let noun = if *articles == 1 { "article mentions" } else { "articles mention" };
        out.push_str(&format!("{date}  ({articles} {noun} it)\n"));
        for line in sentences {
            let more = match line.sources.len().saturating_sub(NAMED) {
                0 => String::new(),
                more => format!(" and {more} more"),
            };
            let sources: Vec<&str> = line.sources.iter().take(NAMED).map(String::as_str).collect();
            out.push_str(&format!("  {}\n      {}{more}\n", shown(&line.text), shown(&sources.join(", "))));
        }
        out.push('\n');
    }
    out
}

/// Text without signs that a terminal would obey.
fn shown(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}
