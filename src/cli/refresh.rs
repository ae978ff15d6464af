//! `dateline refresh`: what another version or model put into a store, analysed again.

use std::path::PathBuf;

use chrono::NaiveDate;
use dateline::Error;
use dateline::store::Store;

use super::add::{analysed, maker};
use super::model::ModelArgs;
use super::progress::Progress;
use super::{DONE, FAILED};

/// How many documents are analysed together and written in one transaction.
const TOGETHER: usize = 32;

/// Analyse again what another version of the program or another model has put into a store.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  dateline refresh corpus.db
  dateline refresh corpus.db --model other.bin

The documents are read from the store, not from their files, and keep their day of adding. Interrupted, it
goes on where it was when the command is given again.")]
pub struct Args {
    /// The store.
    #[arg(value_name = "DB")]
    db: PathBuf,

    #[command(flatten)]
    model: ModelArgs,

    /// No progress, no summary; only failures.
    #[arg(long, short)]
    quiet: bool,
}

/// Runs the command.
pub fn run(args: &Args) -> u8 {
    match refresh(args) {
        Ok(count) => {
            if !args.quiet {
                eprintln!("dateline: {count} documents analysed again");
            }
            DONE
        }
        Err(e) => {
            eprintln!("dateline: {e}");
            FAILED
        }
    }
}

fn refresh(args: &Args) -> Result<usize, Error> {
    let model = args.model.load()?;
    let maker = maker(&args.model)?;
    let mut store = Store::open(&args.db)?;
    let progress = Progress::new(args.quiet, || None);
    let mut count = 0;
    loop {
        let documents = store.to_refresh(&maker, TOGETHER)?;
        let before = store.by_others(&maker)?;
        if documents.is_empty() {
            break;
        }
        let entries = analysed(model, documents);
        for entry in &entries {
            progress.step(&entry.document.source, 0);
        }
        count += entries.len();
        // None of them is new: the day does not count.
        store.add(entries, &maker, NaiveDate::default())?;
        if store.by_others(&maker)? >= before {
            let problem =
                "its documents do not take on a new analysis: look whether another program writes to it".to_owned();
            return Err(Error::Store { path: args.db.clone(), problem });
        }
    }
    progress.finish();
    Ok(count)
}
