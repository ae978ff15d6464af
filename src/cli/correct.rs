//! `dateline correct`: the user's corrections into a store.

use std::path::PathBuf;

use dateline::Error;
use dateline::store::Store;

use super::corrections::report;
use super::{DONE, FAILED};

/// Keep corrections in a store: every build, question and comparison of it applies them.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  dateline correct corpus.db corrections.toml      in the place of the ones kept before
  dateline correct corpus.db --none                takes them away

The file is written by hand, or made of what `dateline review` proposes. What each correction did is said; one
that no longer finds what it is about is named and kept.")]
pub struct Args {
    /// The store.
    #[arg(value_name = "DB")]
    db: PathBuf,

    /// File of corrections in TOML.
    #[arg(value_name = "FILE", required_unless_present = "none", conflicts_with = "none")]
    file: Option<PathBuf>,

    /// Take away the corrections that are kept.
    #[arg(long)]
    none: bool,

    /// Only failures, and corrections that find nothing.
    #[arg(long, short)]
    quiet: bool,
}

/// Runs the command.
pub fn run(args: &Args) -> u8 {
    match correct(args) {
        Ok(()) => DONE,
        Err(e) => {
            eprintln!("dateline: {e}");
            FAILED
        }
    }
}

fn correct(args: &Args) -> Result<(), Error> {
    let mut store = Store::open(&args.db)?;
    let Some(file) = &args.file else { return store.correct("", "") };
    let input = file.display().to_string();
    let text = std::fs::read_to_string(file).map_err(|cause| Error::Read { input: input.clone(), cause })?;
    store.correct(&input, &text)?;
    report(&store.fold()?, args.quiet);
    Ok(())
}
