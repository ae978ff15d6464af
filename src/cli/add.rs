//! `dateline add`: articles into a store.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use dateline::Error;
use dateline::document::Document;
use dateline::extract::extract_with;
use dateline::source::{self, Input};
use dateline::store::{Entry, Known, Maker, Store};
use dateline::text::Model;
use rayon::prelude::*;

use super::input::InputArgs;
use super::model::ModelArgs;
use super::run::{Counts, each, exit_code};

/// How many documents are analysed together, on all cores, and written in one transaction.
const MOST_DOCUMENTS: usize = 32;

/// Length of their texts, in bytes, at which they are not waited for.
const MOST_TEXT: usize = 1 << 18;

/// How many inputs without a date are named.
const MOST_NAMED: usize = 10;

/// Add articles to a store; what is there already is not analysed again.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  dateline add corpus.db articles/
  dateline add corpus.db today.jsonl --as-of 2024-03-01
  dateline build --db corpus.db --out out
  dateline query corpus.db --actor Iran --from 2007-01

DB is one file, made if need be. A document is known by a hash of its text, title and day of writing: one
that is there already is passed over, so that the same command can be given again, after an interruption
too. An article that was changed is another document; `dateline forget` takes out the old one.

`dateline build --db DB` makes the same files as `dateline build INPUT...` over all that was added, byte for byte.")]
pub struct Args {
    /// The store.
    #[arg(value_name = "DB")]
    db: PathBuf,

    #[command(flatten)]
    input: InputArgs,

    #[command(flatten)]
    model: ModelArgs,

    /// Day of adding, for `dateline diff --since`, in place of today's; it shows in no other output.
    #[arg(long, value_name = "DATE")]
    as_of: Option<NaiveDate>,

    /// No progress, no summary; only failures.
    #[arg(long, short)]
    quiet: bool,
}

/// Runs the command.
pub fn run(args: &Args) -> u8 {
    exit_code(add(args))
}

fn add(args: &Args) -> Result<Counts, Error> {
    let model = args.model.load()?;
    let mut adding = Adding {
        store: Store::create(&args.db)?,
        model,
        maker: maker(&args.model)?,
        added: args.as_of.unwrap_or_else(today),
        batch: Vec::new(),
        ready: Vec::new(),
        size: 0,
        new: 0,
        undated: Vec::new(),
    };
    let options = args.input.options();
    let own = own_files(&args.db);
    let inputs = args.input.discover().filter(|input| !matches!(input, Ok(Input::File(path)) if is_any(path, &own)));
    let read = |input: &Input| source::read_input(input, &options);
    let counts = each(
        inputs,
        || args.input.bytes(),
        args.quiet,
        None,
        read,
        |d| (d.source.clone(), d.text.len() as u64),
        |document| adding.take(document),
    );
    adding.finish()?;
    if !args.quiet {
        adding.say(counts, &args.db)?;
    }
    Ok(counts)
}

/// Who makes records here and now.
pub fn maker(model: &ModelArgs) -> Result<Maker, Error> {
    Ok(Maker { program: env!("CARGO_PKG_VERSION").to_owned(), model: model.name()? })
}

struct Adding {
    store: Store,
    model: &'static Model,
    maker: Maker,
    added: NaiveDate,
    batch: Vec<Document>,
    /// What the batch before says, still to be written.
    ready: Vec<Entry>,
    size: usize,
    new: usize,
    undated: Vec<String>,
}

impl Adding {
    fn take(&mut self, document: Document) -> Result<(), Error> {
        if self.store.known(&document)? == Known::Yes {
            return Ok(());
        }
        if document.published.is_none() {
            self.undated.push(document.source.clone());
        }
        self.size += document.text.len();
        self.batch.push(document);
        if self.batch.len() >= MOST_DOCUMENTS || self.size >= MOST_TEXT { self.write() } else { Ok(()) }
    }

    /// Writes what is ready while it analyses what is in hand.
    fn write(&mut self) -> Result<(), Error> {
        self.size = 0;
        let (model, batch, ready) = (self.model, std::mem::take(&mut self.batch), std::mem::take(&mut self.ready));
        let mut next = Vec::new();
        let written = rayon::in_place_scope(|scope| {
            scope.spawn(|_| next = analysed(model, batch));
            if ready.is_empty() { Ok(0) } else { self.store.add(ready, &self.maker, self.added) }
        });
        self.ready = next;
        self.new += written?;
        Ok(())
    }

    /// Writes all that is left.
    fn finish(&mut self) -> Result<(), Error> {
        self.write()?;
        self.write()
    }

    fn say(&self, counts: Counts, db: &Path) -> Result<(), Error> {
        for source in self.undated.iter().take(MOST_NAMED) {
            eprintln!("dateline: {source}: no publication date found: relative dates stay unresolved (give --date)");
        }
        if let Some(more @ 1..) = self.undated.len().checked_sub(MOST_NAMED) {
            eprintln!("dateline: {more} more inputs without a publication date");
        }
        let failed = if counts.failed > 0 { format!(", {} failed", counts.failed) } else { String::new() };
        let known = counts.read.saturating_sub(self.new);
        let (db, all) = (db.display(), self.store.len()?);
        eprintln!("dateline: {} documents added, {known} known already{failed}; {all} in {db}", self.new);
        if let others @ 1.. = self.store.by_others(&self.maker)? {
            eprintln!(
                "dateline: {others} documents in {db} were analysed by another version or model: \
                 `dateline refresh {db}` analyses them again"
            );
        }
        Ok(())
    }
}

/// What documents say, worked out on all cores.
pub fn analysed(model: &Model, documents: Vec<Document>) -> Vec<Entry> {
    let record = |document: Document| Entry { record: extract_with(model, &document), document };
    documents.into_par_iter().map(record).collect()
}

/// Today, in Coordinated Universal Time.
fn today() -> NaiveDate {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    let days = since.map_or(0, |since| since.as_secs() / 86_400);
    NaiveDate::default().checked_add_days(chrono::Days::new(days)).unwrap_or_default()
}

/// The files that SQLite keeps for a store: a folder that is read may hold them.
fn own_files(db: &Path) -> Vec<PathBuf> {
    let canonical = db.canonicalize().unwrap_or_else(|_| db.to_owned());
    let beside = |ending: &str| {
        let mut name = canonical.clone().into_os_string();
        name.push(ending);
        PathBuf::from(name)
    };
    vec![beside(""), beside("-wal"), beside("-shm"), beside("-journal")]
}

fn is_any(path: &Path, files: &[PathBuf]) -> bool {
    path.canonicalize().is_ok_and(|path| files.contains(&path))
}
