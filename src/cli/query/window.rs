//! The stretch of time that is asked for.

use chrono::NaiveDate;
use dateline::time::edtf::Edtf;

use super::Refused;

/// First and last day, each open where there is none.
type Days = (Option<NaiveDate>, Option<NaiveDate>);

/// A stretch of time by options.
#[derive(Debug, clap::Args)]
pub struct Window {
    /// Those of this time: a date, month, year or other EDTF value.
    #[arg(long, value_name = "DATE", value_parser = days, conflicts_with_all = ["from", "to"], global = true)]
    date: Option<Days>,

    /// Those that were not over before: the first day of a date, month, year, …
    #[arg(long, value_name = "DATE", value_parser = days, global = true)]
    from: Option<Days>,

    /// Those that had begun by then: the last day of a date, month, year, …
    #[arg(long, value_name = "DATE", value_parser = days, global = true)]
    to: Option<Days>,
}

impl Window {
    pub fn days(&self) -> Days {
        match self.date {
            Some(days) => days,
            None => (self.from.and_then(|days| days.0), self.to.and_then(|days| days.1)),
        }
    }
}

/// A stretch of time in words.
#[derive(Debug, clap::Args)]
pub struct Between {
    /// Two dates, months, years, …, with `and` between them.
    #[arg(value_name = "DATE and DATE", num_args = 2..=3, required = true)]
    words: Vec<String>,
}

impl Between {
    pub fn days(&self) -> Result<Days, Refused> {
        let (first, last) = match self.words.as_slice() {
            [first, last] => (first, last),
            [first, and, last] if ["and", "to"].contains(&and.as_str()) => (first, last),
            _ => return Err(unclear("write: between DATE and DATE".to_owned())),
        };
        let day = |text: &String| days(text).map_err(|e| unclear(format!("{text}: {e}")));
        Ok((day(first)?.0, day(last)?.1))
    }
}

fn unclear(line: String) -> Refused {
    Refused::Unclear(vec![format!("dateline: {line}")])
}

fn days(text: &str) -> Result<Days, String> {
    let value: Edtf =
        text.parse().map_err(|_| "no date; write YYYY, YYYY-MM, YYYY-MM-DD or another EDTF value".to_owned())?;
    match value.days() {
        (None, None) => Err("it names no day".to_owned()),
        days => Ok(days),
    }
}
