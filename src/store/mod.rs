//! The store room: a corpus kept between runs in one SQLite file.
//!
//! The file holds each document with its [`Record`](crate::record::Record), and so everything that was worked out by
//! analysis; the graph is folded from the records, as that of a fresh run is. It is also kept in tables, so that a question
//! need not fold it again: [`Store::view`] folds it anew if documents came or went since.
//!
//! Writing is in transactions of whole documents over a write-ahead log: a program that is killed loses those it had in
//! hand, and readers go on beside a writer. Nothing of when and how documents were added shows in what is folded.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OpenFlags};

mod actors;
mod correct;
mod documents;
mod events;
mod fill;
mod filter;
mod key;
mod links;
mod match_words;
mod packed;
mod records;
mod schema;
mod slim;
mod view;

pub use actors::{ActorRow, Named};
pub use documents::{Entry, Known, Listed, Maker};
pub use events::EventRow;
pub use filter::Filter;
pub use links::{Link, Links, RelationRow};
pub use view::View;

use crate::error::{Error, Result};
use schema::Found;

/// How long one program waits while another one writes.
const PATIENCE: Duration = Duration::from_secs(120);

/// A corpus in a file.
#[derive(Debug)]
pub struct Store {
    path: PathBuf,
    connection: Connection,
}

impl Store {
    /// Opens a store to add to it; makes it if there is none.
    ///
    /// # Errors
    /// [`Error::Store`] where the file cannot be made or written, is no store, or is one of a newer version.
    pub fn create(path: &Path) -> Result<Self> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        Self::with(path, flags)
    }

    /// Opens a store that is there.
    ///
    /// # Errors
    /// As for [`Self::create`], and where there is no such file.
    pub fn open(path: &Path) -> Result<Self> {
        if let Err(cause) = std::fs::metadata(path) {
            return Err(Error::Read { input: path.display().to_string(), cause });
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        // SQLite opens a file that cannot be written for reading, if it is asked to do both.
        Self::with(path, flags)
    }

    fn with(path: &Path, flags: OpenFlags) -> Result<Self> {
        let at = |e| unusable(path, &e);
        let mut connection = Connection::open_with_flags(path, flags).map_err(at)?;
        connection.busy_timeout(PATIENCE).map_err(at)?;
        connection.pragma_update(None, "foreign_keys", true).map_err(at)?;
        // With a write-ahead log this is safe against a killed program, and against lost power but for the last documents.
        connection.pragma_update(None, "synchronous", "NORMAL").map_err(at)?;
        match schema::find(&connection).map_err(at)? {
            Found::Current => {}
            Found::Old => schema::migrate(&mut connection).map_err(at)?,
            Found::Newer(version) => {
                let newest = schema::newest();
                let problem = format!(
                    "it is of version {version} and this program knows stores up to version {newest}: use a newer dateline"
                );
                return Err(problem_of(path, problem));
            }
            Found::Foreign => {
                return Err(problem_of(path, "it is a database of another program: give another file".to_owned()));
            }
        }
        Ok(Self { path: path.to_owned(), connection })
    }

    /// Whether the file holds the mark of an SQLite database, as every store does.
    ///
    /// # Errors
    /// [`Error::Read`] where the file cannot be read.
    pub fn is_one(path: &Path) -> Result<bool> {
        use std::io::Read;
        let mut head = Vec::new();
        let read = std::fs::File::open(path).and_then(|file| file.take(16).read_to_end(&mut head));
        read.map_err(|cause| Error::Read { input: path.display().to_string(), cause })?;
        Ok(head == b"SQLite format 3\0")
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn at(&self) -> impl Fn(rusqlite::Error) -> Error + use<'_> {
        |e| unusable(&self.path, &e)
    }
}

fn unusable(path: &Path, cause: &rusqlite::Error) -> Error {
    let problem = match cause.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => "it is no store of dateline: give another file".to_owned(),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            "another program has been writing to it for long: try again when it is done".to_owned()
        }
        Some(ErrorCode::ReadOnly) => "it cannot be written: give a file that you may change".to_owned(),
        Some(ErrorCode::CannotOpen) => "it cannot be opened: look at the path and at who may read it".to_owned(),
        _ => cause.to_string(),
    };
    problem_of(path, problem)
}

fn problem_of(path: &Path, problem: String) -> Error {
    Error::Store { path: path.to_owned(), problem }
}
