//! Where a command writes: standard output, or a file that takes its name when all is written.

use std::io::{self, Write};
use std::path::Path;

use dateline::Error;
use dateline::export::write::Aside;

/// An open output.
pub enum Sink {
    Stdout(io::BufWriter<io::StdoutLock<'static>>),
    File(Aside),
}

impl Sink {
    /// Standard output where there is no path.
    pub fn open(path: Option<&Path>) -> Result<Self, Error> {
        Ok(match path {
            Some(path) => Self::File(Aside::create(path)?),
            None => Self::Stdout(io::BufWriter::new(io::stdout().lock())),
        })
    }

    /// Appends.
    pub fn write(&mut self, text: &str) -> Result<(), Error> {
        match self {
            Self::Stdout(out) => out.write_all(text.as_bytes()).map_err(unwritten),
            Self::File(out) => out.write(text.as_bytes()),
        }
    }

    /// Brings the rest out; a file takes its name only now.
    pub fn finish(self) -> Result<(), Error> {
        match self {
            Self::Stdout(mut out) => out.flush().map_err(unwritten),
            Self::File(out) => out.finish(),
        }
    }
}

fn unwritten(cause: io::Error) -> Error {
    Error::Write { path: "standard output".into(), cause }
}
