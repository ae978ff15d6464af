//! Web pages.
use crate::document::Document;
use crate::error::Result;
use crate::source::Known;
pub(super) fn read(source: &str, text: &str, known: &Known) -> Result<Document> {
    crate::source::dump::read(source, text, known)
}
