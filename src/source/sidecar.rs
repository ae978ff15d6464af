//! Sidecar files: `X.json` beside `X.txt` or `X.html`, with what the reader knows of the article.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde::Deserialize;

use crate::error::{Error, Result};
use crate::source::date;

/// What a sidecar file says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Sidecar {
    pub date: Option<NaiveDate>,
    pub title: Option<String>,
}

#[derive(Deserialize)]
struct Fields {
    dct: Option<String>,
    title: Option<String>,
}

/// Largest sidecar file that is read, in bytes.
const LIMIT: u64 = 1 << 20;

/// Suffixes of files that may have a sidecar.
pub(super) const SUFFIXES: [&str; 7] = ["txt", "text", "html", "htm", "xhtml", "shtml", "md"];

fn may_have(path: &Path) -> bool {
    path.extension().and_then(|s| s.to_str()).is_some_and(|s| SUFFIXES.contains(&s.to_ascii_lowercase().as_str()))
}

/// The sidecar of an input, if it has one.
///
/// # Errors
/// [`Error::Sidecar`] where the file is there and cannot be used.
pub(super) fn of(path: &Path) -> Result<Option<Sidecar>> {
    let file: PathBuf = path.with_extension("json");
    if !may_have(path) || file == path || !file.is_file() {
        return Ok(None);
    }
    let fault = |problem: String| Error::Sidecar { input: file.display().to_string(), problem };
    let size = std::fs::metadata(&file).map_err(|e| fault(format!("cannot be read: {e}")))?.len();
    if size > LIMIT {
        return Err(fault(format!("{size} bytes, over the limit of {LIMIT}")));
    }
    let bytes = std::fs::read(&file).map_err(|e| fault(format!("cannot be read: {e}")))?;
    let fields: Fields = serde_json::from_slice(&bytes)
        .map_err(|e| fault(format!("{e}: expected an object with \"dct\" and \"title\"")))?;
    let date = match fields.dct.as_deref().map(str::trim).filter(|d| !d.is_empty()) {
        Some(text) => {
            Some(date::parse_day(text).ok_or_else(|| fault(format!("dct {text:?} is no date: write YYYY-MM-DD")))?)
        }
        None => None,
    };
    let title = fields.title.map(|t| t.trim().to_owned()).filter(|t| !t.is_empty());
    Ok(Some(Sidecar { date, title }))
}
