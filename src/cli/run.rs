//! Reading documents one by one: failures are named and counted, and the rest goes on.

use std::path::PathBuf;

use dateline::Error;
use dateline::document::Document;
use dateline::extract::extract_with;
use dateline::record::Record;
use dateline::source::{self, Input};
use dateline::text::Model;

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

/// Reads every document of the inputs and hands it to `take`. Files under `leave_out` are passed over: a folder that is
/// read may hold what is written.
pub fn each_document<K: Choice>(
    args: &InputArgs<K>,
    quiet: bool,
    leave_out: Option<&PathBuf>,
    take: impl FnMut(Document) -> Result<(), Error>,
) -> Counts {
    let options = args.options();
    each(args.discover(), quiet, leave_out, |input| source::read_input(input, &options), |d| d.source.clone(), take)
}

/// Reads and analyses every document of the inputs and hands the records to `take`, in the order of the inputs.
pub fn each_record<K: Choice>(
    args: &InputArgs<K>,
    model: &Model,
    quiet: bool,
    leave_out: Option<&PathBuf>,
    mut take: impl FnMut(Record) -> Result<(), Error>,
) -> Counts {
    each_document(args, quiet, leave_out, |document| take(extract_with(model, &document)))
}

/// The same for anything that inputs are made of: `read` reads one input, `name` says where a part came from.
pub fn each<T, I: Iterator<Item = Result<T, Error>>>(
    inputs: impl Iterator<Item = Result<Input, Error>>,
    quiet: bool,
    leave_out: Option<&PathBuf>,
    read: impl Fn(&Input) -> I,
    name: impl Fn(&T) -> String,
    mut take: impl FnMut(T) -> Result<(), Error>,
) -> Counts {
    let progress = Progress::new(quiet);
    let mut counts = Counts::default();
    let left_out = leave_out.and_then(|p| p.canonicalize().ok());
    'all: for input in inputs {
        let parts = match input {
            Ok(Input::File(path))
                if left_out.as_ref().is_some_and(|o| path.canonicalize().is_ok_and(|p| p.starts_with(o))) =>
            {
                continue;
            }
            Ok(input) => read(&input),
            Err(e) => {
                counts.failed += 1;
                progress.say(&e.to_string());
                continue;
            }
        };
        for part in parts {
            let name = part.as_ref().map_or_else(|_| String::new(), &name);
            match part.and_then(&mut take) {
                Ok(()) => counts.read += 1,
                Err(e) => {
                    counts.failed += 1;
                    progress.say(&e.to_string());
                    // What cannot be written now cannot be written for the next document either.
                    if matches!(e, Error::Write { .. } | Error::Store { .. }) {
                        break 'all;
                    }
                }
            }
            progress.step(&name);
        }
    }
    progress.finish();
    if counts.read + counts.failed == 0 {
        counts.failed += 1;
        progress.say("nothing to read in the inputs: name files, folders or - for standard input");
    }
    counts
}
