//! Reading documents one by one: failures are named and counted, and the rest goes on.

use std::path::PathBuf;

use dateline::Error;
use dateline::document::Document;
use dateline::source::{self, Input};

use super::input::InputArgs;
use super::progress::Progress;

/// How many inputs were read and how many were not.
#[derive(Debug, Default, Clone, Copy)]
pub struct Counts {
    pub read: usize,
    pub failed: usize,
}

/// Reads every document of the inputs and hands it to `take`. Files under `leave_out` are passed over: a folder that is
/// read may hold the folder that is written.
pub fn each_document(
    args: &InputArgs,
    quiet: bool,
    leave_out: Option<&PathBuf>,
    mut take: impl FnMut(Document) -> Result<(), Error>,
) -> Counts {
    let progress = Progress::new(quiet);
    let options = args.options();
    let mut counts = Counts::default();
    let left_out = leave_out.and_then(|p| p.canonicalize().ok());
    for input in args.discover() {
        let documents = match input {
            Ok(Input::File(path))
                if left_out.as_ref().is_some_and(|o| path.canonicalize().is_ok_and(|p| p.starts_with(o))) =>
            {
                continue;
            }
            Ok(input) => source::read_input(&input, &options),
            Err(e) => {
                counts.failed += 1;
                progress.say(&e.to_string());
                continue;
            }
        };
        for document in documents {
            let name = document.as_ref().map_or_else(|_| String::new(), |d| d.source.clone());
            match document.and_then(&mut take) {
                Ok(()) => counts.read += 1,
                Err(e) => {
                    counts.failed += 1;
                    progress.say(&e.to_string());
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
