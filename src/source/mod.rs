//! The source room: from bytes to a [`Document`], one file per kind of input.
//!
//! [`discover`] finds the inputs that a command line names, [`read_input`] reads one of them, [`read_bytes`] what is
//! already in memory. [`Report`] is what was understood of an article.

mod assemble;
mod author;
mod date;
mod decode;
mod dump;
mod html;
mod input;
mod jsonl;
mod kind;
mod language;
mod line;
mod plain;
mod report;
mod sidecar;
mod site;
mod table;
mod title;

use chrono::NaiveDate;

pub use input::{Discover, Documents, Input, MAX_BYTES, discover, open, read_input, read_path};
pub use report::Report;

use crate::document::Document;
use crate::error::{Error, Result};
use sidecar::Sidecar;

/// What kind of input to expect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum InputKind {
    /// Told by content.
    #[default]
    Auto,
    /// A web page.
    Html,
    /// A text dump of a page, whose navigation, captions and footers are told from the article.
    Text,
    /// Article text and nothing else, taken as it is.
    Plain,
    /// One sentence a line, tokens parted by one blank, line 0 the headline.
    Tokens,
    /// One JSON object a line: `id`, `text`, `date?`, `title?`.
    Jsonl,
}

/// How inputs are read; the same for every command.
#[derive(Debug, Clone, Default)]
pub struct ReadOptions {
    /// The kind of input.
    pub kind: InputKind,
    /// The document creation time; it goes before what a sidecar file or the page says.
    pub date: Option<NaiveDate>,
}

/// Reads one input that is already in memory. JSON Lines give one result for each line, everything else one.
///
/// `name` is the path or name that messages and [`Document::source`] carry.
#[must_use]
pub fn read_bytes(name: &str, bytes: &[u8], options: &ReadOptions) -> Vec<Result<Document>> {
    read_known(name, bytes, options, &Sidecar::default())
}

/// Longest article, in bytes of its text: what a reader takes for an article is a thousandth of it.
pub const MAX_TEXT: usize = 2 << 20;

/// Refuses an article whose analysis would take minutes.
fn bounded(document: Document) -> Result<Document> {
    let size = document.text.len();
    if size <= MAX_TEXT {
        return Ok(document);
    }
    Err(Error::TooLarge { input: document.source, size: size as u64, limit: MAX_TEXT as u64 })
}

/// Reads one input in memory, with what its sidecar file says.
fn read_known(name: &str, bytes: &[u8], options: &ReadOptions, sidecar: &Sidecar) -> Vec<Result<Document>> {
    let text = match decode::decode(name, bytes) {
        Ok(text) => text,
        Err(e) => return vec![Err(e)],
    };
    let kind = match options.kind {
        InputKind::Auto => kind::detect(&text),
        given => given,
    };
    if kind != InputKind::Jsonl && text.trim().is_empty() {
        return vec![Err(Error::NoArticle { input: name.to_owned(), hint: "the input is empty" })];
    }
    let known = Known { date: options.date.or(sidecar.date), title: sidecar.title.clone() };
    let article = match kind {
        InputKind::Jsonl => {
            return (1..)
                .zip(text.split('\n'))
                .filter_map(|(number, line)| jsonl::read_line(name, number, line, options.date))
                .collect();
        }
        InputKind::Html => html::read(name, &text, &known),
        InputKind::Plain => plain::read(name, text, &known),
        InputKind::Tokens => plain::read_tokens(name, text, &known),
        InputKind::Text | InputKind::Auto => dump::read(name, &text, &known),
    };
    vec![article.and_then(bounded)]
}

/// What is known of an article before it is read, and goes before what it says itself.
#[derive(Debug, Clone, Default)]
struct Known {
    date: Option<NaiveDate>,
    title: Option<String>,
}
