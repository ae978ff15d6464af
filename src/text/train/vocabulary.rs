//! Takes the rows of the word vectors from the data folder into the model.

use std::collections::HashMap;
use std::path::Path;
use std::process::Command;

use crate::error::{Error, Result};
use crate::text::bytes::Writer;
use crate::text::features::hash_text;
use crate::text::vocabulary::Vocabulary;

/// Words, each with its row.
pub(super) const ROWS: &str = "wordvec_rows.tsv.gz";

/// Unpacks a gzip file with the system's `gzip`.
pub(super) fn unpack_bytes(path: &Path) -> Result<Vec<u8>> {
    let failed = |cause| Error::Read { input: path.display().to_string(), cause };
    let output = Command::new("gzip").arg("-dc").arg(path).output().map_err(failed)?;
    if output.status.success() {
        Ok(output.stdout)
    } else {
        Err(failed(std::io::Error::other("gzip cannot unpack it")))
    }
}

/// Unpacks a text.
fn unpack(path: &Path) -> Result<String> {
    let failed = |cause| Error::Read { input: path.display().to_string(), cause };
    String::from_utf8(unpack_bytes(path)?).map_err(|e| failed(std::io::Error::other(e)))
}

/// Whether a word of the table can be a word of the tokeniser and is worth its room.
fn wanted(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let others = word.chars().count() - letters;
    letters > 0
        && word.len() <= 24
        && (others == 0 || (others <= 3 && word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '\'' | '’'))))
}

/// Writes the words for `Vocabulary::read`. A form that stands in the row of its lower-case or capitalised form is left
/// out, since the look-up falls back on those.
pub(super) fn write(folder: &Path, writer: &mut Writer) -> Result<()> {
    let text = unpack(&folder.join(ROWS))?;
    let table: HashMap<&str, u32> =
        text.lines().filter_map(|l| l.rsplit_once('\t')).filter_map(|(w, r)| Some((w, r.parse().ok()?))).collect();
    let mut words = Vec::new();
    for line in text.lines() {
        let Some((word, row)) = line.rsplit_once('\t').and_then(|(w, r)| Some((w, r.parse::<u32>().ok()?))) else {
            continue;
        };
        if !wanted(word) {
            continue;
        }
        let lower = word.to_lowercase();
        let mut chars = lower.chars();
        let title: String = chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default();
        let fallback = if word == lower {
            None
        } else if let Some(row) = table.get(lower.as_str()) {
            Some(*row)
        } else if word == title {
            None
        } else {
            table.get(title.as_str()).copied()
        };
        // Words in capitals that another spelling covers are headlines and shouting.
        let loud = word.len() > 4 && word.chars().all(|c| !c.is_lowercase());
        if fallback.is_some_and(|other| loud || other == row) {
            continue;
        }
        words.push((hash_text(word), row));
    }
    words.sort_unstable();
    words.dedup_by_key(|(key, _)| *key);
    Vocabulary::write(&words, writer);
    Ok(())
}
