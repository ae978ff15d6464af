//! Reading documents one by one: failures are named and counted, and the rest goes on.

use std::path::PathBuf;

use dateline::Error;
use dateline::document::Document;
use dateline::extract::extract_about;
use dateline::record::Record;
use dateline::source::Input;
use dateline::text::Model;

use rayon::prelude::*;

use super::feed::{Feed, Job};
use super::input::{Choice, InputArgs};
use super::progress::Progress;
use super::{DONE, FAILED};

/// How many inputs were read and how many were not.
#[derive(Debug, Default, Clone, Copy)]
pub struct Counts {
    pub read: usize,
    pub failed: usize,
}

/// Exit code of a command that goes through documents; an error that stopped it is said.
pub fn exit_code(made: Result<Counts, Error>) -> u8 {
    match made {
        Ok(counts) if counts.failed == 0 => DONE,
        Ok(_) => FAILED,
        Err(e) => {
            eprintln!("dateline: {e}");
            FAILED
        }
    }
}

/// Reads every document of the inputs, lets `make` work on several at a time, and hands what it made to `take`, in the order
/// of the inputs. Files under `leave_out` are passed over: a folder that is read may hold what is written.
///
/// While one batch is made, the one before is taken. No more than these two are in memory.
pub fn each_made<K: Choice, T: Send>(
    args: &InputArgs<K>,
    quiet: bool,
    leave_out: Option<&PathBuf>,
    make: impl Fn(Document) -> Result<T, Error> + Sync,
    take: impl FnMut(T) -> Result<(), Error>,
) -> Counts {
    let feed = Feed::new(args.discover(), args.options(), leave_out.map(PathBuf::as_path));
    each_fed(feed, || args.bytes(), quiet, make, take)
}

/// The same for documents of a feed; `total` tells the bytes of all inputs.
pub fn each_fed<T: Send>(
    mut feed: Feed,
    total: impl FnOnce() -> Option<u64>,
    quiet: bool,
    make: impl Fn(Document) -> Result<T, Error> + Sync,
    mut take: impl FnMut(T) -> Result<(), Error>,
) -> Counts {
    let mut tally = Tally::new(quiet, total);
    let made = |job: Job| {
        let (documents, bytes) = (job.documents, job.bytes);
        let one = |document: Result<Document, Error>| {
            let name = document.as_ref().map_or_else(|_| String::new(), |d| d.source.clone());
            (name, bytes, document.and_then(&make))
        };
        documents.map(one).collect::<Vec<_>>()
    };
    let mut ready = Vec::new();
    loop {
        let jobs = feed.batch(rayon::current_num_threads());
        if jobs.is_empty() && ready.is_empty() {
            break;
        }
        let mut next = Vec::new();
        let on = rayon::in_place_scope(|scope| {
            scope.spawn(|_| next = jobs.into_par_iter().flat_map_iter(made).collect());
            ready.drain(..).all(|(name, bytes, made): (String, u64, Result<T, Error>)| {
                tally.count(&name, bytes, made.and_then(&mut take))
            })
        });
        if !on {
            break;
        }
        ready = next;
    }
    tally.finish()
}

/// Reads and analyses every document of the inputs and hands the records to `take`, in the order of the inputs.
pub fn each_record<K: Choice>(
    args: &InputArgs<K>,
    model: &Model,
    quiet: bool,
    leave_out: Option<&PathBuf>,
    take: impl FnMut(Record) -> Result<(), Error>,
) -> Counts {
    each_record_about(args, model, &[], quiet, leave_out, take)
}

/// The same, with `names` taken for names wherever they are written.
pub fn each_record_about<K: Choice>(
    args: &InputArgs<K>,
    model: &Model,
    names: &[String],
    quiet: bool,
    leave_out: Option<&PathBuf>,
    take: impl FnMut(Record) -> Result<(), Error>,
) -> Counts {
    each_made(args, quiet, leave_out, |document| Ok(extract_about(model, &document, names)), take)
}

/// Goes through anything that inputs are made of, one after the other: `read` reads one input, `name` says where a part came
/// from and about how many bytes of the input it is; `total` tells the bytes of all inputs.
pub fn each<T, I: Iterator<Item = Result<T, Error>>>(
    inputs: impl Iterator<Item = Result<Input, Error>>,
    total: impl FnOnce() -> Option<u64>,
    quiet: bool,
    leave_out: Option<&PathBuf>,
    read: impl Fn(&Input) -> I,
    name: impl Fn(&T) -> (String, u64),
    mut take: impl FnMut(T) -> Result<(), Error>,
) -> Counts {
    let mut tally = Tally::new(quiet, total);
    let left_out = leave_out.and_then(|p| p.canonicalize().ok());
    'all: for input in inputs {
        let (parts, mut bytes) = match input {
            Ok(Input::File(path))
                if left_out.as_ref().is_some_and(|o| path.canonicalize().is_ok_and(|p| p.starts_with(o))) =>
            {
                continue;
            }
            Ok(input) => (read(&input), input.bytes().unwrap_or(0)),
            Err(e) => {
                tally.count("", 0, Err(e));
                continue;
            }
        };
        for part in parts {
            let (name, size) = part.as_ref().map_or_else(|_| (String::new(), 0), &name);
            bytes -= size.min(bytes);
            if !tally.count(&name, size, part.and_then(&mut take)) {
                break 'all;
            }
        }
        tally.progress.advance(bytes);
    }
    tally.finish()
}

/// Counts while documents go by, and says what failed.
struct Tally {
    progress: Progress,
    counts: Counts,
}

impl Tally {
    fn new(quiet: bool, total: impl FnOnce() -> Option<u64>) -> Self {
        Self { progress: Progress::new(quiet, total), counts: Counts::default() }
    }

    /// One more document. False where it makes no sense to go on: what cannot be written now cannot be written for the next
    /// document either.
    fn count(&mut self, name: &str, bytes: u64, done: Result<(), Error>) -> bool {
        let on = match done {
            Ok(()) => {
                self.counts.read += 1;
                true
            }
            Err(e) => {
                self.counts.failed += 1;
                self.progress.say(&e.to_string());
                !matches!(e, Error::Write { .. } | Error::Store { .. })
            }
        };
        self.progress.step(name, bytes);
        on
    }

    fn finish(mut self) -> Counts {
        self.progress.finish();
        if self.counts.read + self.counts.failed == 0 {
            self.counts.failed += 1;
            self.progress.say("nothing to read in the inputs: name files, folders or - for standard input");
        }
        self.counts
    }
}
