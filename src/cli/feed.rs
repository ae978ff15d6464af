//! The documents of many inputs in batches that are read, analysed and handed on side by side.

use std::path::{Path, PathBuf};

use dateline::Error;
use dateline::document::Document;
use dateline::source::{self, Discover, Documents, Input, ReadOptions};

/// Documents of one batch, for each thread.
const DOCUMENTS: usize = 32;
/// A batch is full when its inputs have so many bytes, whatever their number.
const BYTES: u64 = 32 << 20;

/// Work of one batch: an input whose bytes are at hand and still to be understood, or one document of a stream.
pub struct Job {
    /// What comes of it.
    pub documents: Box<dyn Iterator<Item = Result<Document, Error>> + Send>,
    /// About how many bytes of the inputs it is.
    pub bytes: u64,
}

impl Job {
    fn new(documents: impl Iterator<Item = Result<Document, Error>> + Send + 'static, bytes: usize) -> Self {
        Self { documents: Box::new(documents), bytes: bytes as u64 }
    }
}

/// Inputs that are opened one after the other.
pub struct Feed {
    inputs: Discover,
    options: ReadOptions,
    left_out: Option<PathBuf>,
    suffix: Option<&'static str>,
    stream: Option<Documents>,
}

impl Feed {
    /// Files under `left_out` are passed over.
    pub fn new(inputs: Discover, options: ReadOptions, left_out: Option<&Path>) -> Self {
        let left_out = left_out.and_then(|p| p.canonicalize().ok());
        Self { inputs, options, left_out, suffix: None, stream: None }
    }

    /// Passes over files of the left out folder only if they end on this suffix: what a run writes there.
    pub fn of_suffix(self, suffix: &'static str) -> Self {
        Self { suffix: Some(suffix), ..self }
    }

    /// The next batch, in the order of the inputs; empty at the end.
    pub fn batch(&mut self, threads: usize) -> Vec<Job> {
        let (mut jobs, mut bytes) = (Vec::new(), 0_u64);
        while jobs.len() < DOCUMENTS * threads.max(1) && bytes < BYTES {
            let Some(job) = self.next() else { break };
            bytes = bytes.saturating_add(job.bytes);
            jobs.push(job);
        }
        jobs
    }

    fn next(&mut self) -> Option<Job> {
        loop {
            if let Some(document) = self.stream.as_mut().and_then(Iterator::next) {
                let size = document.as_ref().map_or(0, |d| d.text.len());
                return Some(Job::new(std::iter::once(document), size));
            }
            self.stream = None;
            match self.inputs.next()? {
                Err(e) => return Some(Job::new(std::iter::once(Err(e)), 0)),
                Ok(input) if self.is_left_out(&input) => {}
                Ok(input) => {
                    let documents = source::read_input(&input, &self.options);
                    match documents.whole() {
                        Some(size) => return Some(Job::new(documents, size)),
                        None => self.stream = Some(documents),
                    }
                }
            }
        }
    }

    fn is_left_out(&self, input: &Input) -> bool {
        let (Some(folder), Input::File(path)) = (&self.left_out, input) else { return false };
        let named = self.suffix.is_none_or(|suffix| path.extension().is_some_and(|e| e == suffix));
        named && path.canonicalize().is_ok_and(|p| p.starts_with(folder))
    }
}
