//! The documents of many inputs in batches that are read, analysed and handed on side by side.

use std::path::{Path, PathBuf};

use dateline::Error;
use dateline::document::Document;
use dateline::source::{self, Discover, Documents, Input, ReadOptions};

/// Documents of one batch, for each thread.
const DOCUMENTS: usize = 32;
/// A batch is full when its inputs have so many bytes, whatever their number.
const BYTES: usize = 32 << 20;

/// Work of one batch: an input whose bytes are at hand, or what a stream gave.
pub enum Job {
    /// All documents of an input, still to be understood.
    Whole(Documents),
    /// One document, or why there is none.
    Read(Result<Document, Error>),
}

impl Job {
    /// The documents of the job.
    pub fn documents(self) -> Box<dyn Iterator<Item = Result<Document, Error>>> {
        match self {
            Self::Whole(documents) => Box::new(documents),
            Self::Read(document) => Box::new(std::iter::once(document)),
        }
    }
}

/// Inputs that are opened one after the other.
pub struct Feed {
    inputs: Discover,
    options: ReadOptions,
    left_out: Option<PathBuf>,
    stream: Option<Documents>,
}

impl Feed {
    /// Files under `left_out` are passed over.
    pub fn new(inputs: Discover, options: ReadOptions, left_out: Option<&Path>) -> Self {
        let left_out = left_out.and_then(|p| p.canonicalize().ok());
        Self { inputs, options, left_out, stream: None }
    }

    /// The next batch, in the order of the inputs; empty at the end.
    pub fn batch(&mut self, threads: usize) -> Vec<Job> {
        let (mut jobs, mut bytes) = (Vec::new(), 0_usize);
        while jobs.len() < DOCUMENTS * threads.max(1) && bytes < BYTES {
            let Some((job, size)) = self.next() else { break };
            bytes = bytes.saturating_add(size);
            jobs.push(job);
        }
        jobs
    }

    /// The next job and about how many bytes it holds.
    fn next(&mut self) -> Option<(Job, usize)> {
        loop {
            if let Some(document) = self.stream.as_mut().and_then(Iterator::next) {
                let size = document.as_ref().map_or(0, |d| d.text.len());
                return Some((Job::Read(document), size));
            }
            self.stream = None;
            match self.inputs.next()? {
                Err(e) => return Some((Job::Read(Err(e)), 0)),
                Ok(input) if self.is_left_out(&input) => {}
                Ok(input) => {
                    let documents = source::read_input(&input, &self.options);
                    match documents.whole() {
                        Some(size) => return Some((Job::Whole(documents), size)),
                        None => self.stream = Some(documents),
                    }
                }
            }
        }
    }

    fn is_left_out(&self, input: &Input) -> bool {
        let (Some(folder), Input::File(path)) = (&self.left_out, input) else { return false };
        path.canonicalize().is_ok_and(|p| p.starts_with(folder))
    }
}
