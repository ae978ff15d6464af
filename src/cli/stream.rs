//! Commands that read articles and write one stream.

use std::path::PathBuf;

use clap::Args;
use dateline::Error;
use dateline::document::Document;
use dateline::text::Model;

use super::input::{Choice, InputArgs, Kind};
use super::model::ModelArgs;
use super::run::{Counts, each_made, exit_code};
use super::sink::Sink;

/// What to read, with which model, and where to write.
#[derive(Debug, Args)]
pub struct StreamArgs<K: Choice = Kind> {
    #[command(flatten)]
    pub input: InputArgs<K>,

    #[command(flatten)]
    model: ModelArgs,

    /// File to write to in place of standard output; an old one is replaced when all is written.
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,

    /// No progress.
    #[arg(long, short)]
    pub quiet: bool,
}

impl<K: Choice> StreamArgs<K> {
    /// Runs a command: `write` gets model and stream, and says how many documents it read. The exit code.
    pub fn run(&self, write: impl FnOnce(&Model, &mut Sink) -> Result<Counts, Error>) -> u8 {
        let made = self.model.load().and_then(|model| {
            let mut sink = Sink::open(self.out.as_deref())?;
            let counts = write(model, &mut sink)?;
            // A file with nothing in it would stand in the place of one with something.
            if counts.read > 0 {
                sink.finish()?;
            }
            Ok(counts)
        });
        exit_code(made)
    }

    /// Writes what `make` makes of each document.
    pub fn each(&self, sink: &mut Sink, make: impl Fn(&Document) -> Result<String, Error> + Sync) -> Counts {
        each_made(&self.input, self.quiet, self.out.as_ref(), |document| make(&document), |text| sink.write(&text))
    }
}
