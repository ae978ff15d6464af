//! The one error type of the library.
//!
//! Each message says which input, where in it, and what to do.

use std::path::PathBuf;

/// Everything that can go wrong between an input and a file that is written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The input does not exist or cannot be read.
    #[error("{input}: cannot be read: {cause}")]
    Read {
        /// The input as the user named it.
        input: String,
        /// What the operating system says.
        cause: std::io::Error,
    },
    /// The input is larger than the limit.
    #[error("{input}: longer than the limit of {limit} bytes: split it or leave it out")]
    TooLarge {
        /// The input as the user named it.
        input: String,
        /// Its size in bytes, as far as it was read.
        size: u64,
        /// The limit in bytes.
        limit: u64,
    },
    /// The bytes are no text in any known charset.
    #[error("{input}: not text (a byte that no text holds stands at offset {offset}): give a page or a text file")]
    Binary {
        /// The input as the user named it.
        input: String,
        /// Offset of the first such byte.
        offset: usize,
    },
    /// There is nothing to read in the input.
    #[error("{input}: no article text found: {hint}")]
    NoArticle {
        /// The input as the user named it.
        input: String,
        /// What to try.
        hint: &'static str,
    },
    /// One line of a JSON Lines input cannot be used.
    #[error("{input}:{line}: {problem}")]
    Line {
        /// The input as the user named it.
        input: String,
        /// The line, from 1.
        line: usize,
        /// What is wrong and what is expected.
        problem: String,
    },
    /// A sidecar file cannot be used.
    #[error("{input}: sidecar: {problem}")]
    Sidecar {
        /// The sidecar file.
        input: String,
        /// What is wrong and what is expected.
        problem: String,
    },
    /// A date that is no calendar date.
    #[error("{given:?} is no date: write YYYY-MM-DD")]
    Date {
        /// What was given.
        given: String,
    },
    /// A file of corrections cannot be used.
    #[error("{input}: corrections: {problem}")]
    Corrections {
        /// The file.
        input: String,
        /// What is wrong and what is expected.
        problem: String,
    },
    /// An output cannot be written; nothing was left half done.
    #[error("{path}: cannot be written: {cause}", path = path.display())]
    Write {
        /// The file or folder.
        path: PathBuf,
        /// What the operating system says.
        cause: std::io::Error,
    },
    /// A store cannot be used.
    #[error("{path}: {problem}", path = path.display())]
    Store {
        /// The file.
        path: PathBuf,
        /// What is wrong and what to do.
        problem: String,
    },
    /// A value cannot be put into an output format.
    #[error("{format}: {problem}")]
    Format {
        /// The output format.
        format: &'static str,
        /// What is wrong.
        problem: String,
    },
    /// The embedded or given model is not one this program can use.
    #[error("model: {problem}")]
    Model {
        /// What is wrong and what to do.
        problem: String,
    },
}

/// A result with the library's [`Error`].
pub type Result<T> = std::result::Result<T, Error>;
