//! `dateline forget`: documents out of a store.

use std::path::PathBuf;

use dateline::Error;
use dateline::store::Store;

use super::progress::printable;
use super::{DONE, FAILED};

/// Take documents out of a store.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  dateline forget corpus.db articles/page.html
  dateline forget corpus.db 35d95d22d0c2
  dateline query corpus.db documents           ids and names of all documents

A document is named by its id, by the first six or more digits of it, or by the name under which it was
added. If several documents came under one name, their ids are listed, and none of them is taken out.")]
pub struct Args {
    /// The store.
    #[arg(value_name = "DB")]
    db: PathBuf,

    /// Documents, by id or name.
    #[arg(value_name = "DOC", required = true)]
    documents: Vec<String>,

    /// No summary; only failures.
    #[arg(long, short)]
    quiet: bool,
}

/// Runs the command.
pub fn run(args: &Args) -> u8 {
    match forget(args) {
        Ok(true) => DONE,
        Ok(false) => FAILED,
        Err(e) => {
            eprintln!("dateline: {e}");
            FAILED
        }
    }
}

/// Whether every document was found.
fn forget(args: &Args) -> Result<bool, Error> {
    let mut store = Store::open(&args.db)?;
    let mut ids = Vec::new();
    let mut all = true;
    for asked in &args.documents {
        let found = store.find(asked)?;
        match found.as_slice() {
            [only] => ids.push(only.id.clone()),
            [] => {
                all = false;
                let db = args.db.display();
                eprintln!(
                    "dateline: {}: no such document in {db}: `dateline query {db} documents` lists them",
                    printable(asked)
                );
            }
            several => {
                all = false;
                eprintln!("dateline: {}: several documents; name one by its id:", printable(asked));
                for document in several {
                    eprintln!("  {}  added {}  {}", document.id, document.added, printable(&document.source));
                }
            }
        }
    }
    let gone = store.forget(&ids)?;
    if !args.quiet {
        eprintln!("dateline: {gone} documents forgotten; {} in {}", store.len()?, args.db.display());
    }
    Ok(all)
}
