//! Reads CoNLL-U, the ten-column format of Universal Dependencies
//! (<https://universaldependencies.org/format.html>), one document at a time.
//!
//! Every line is kept as it was given, so that what is not understood can be written again.

mod document;
mod layout;
mod reader;
mod sentence;

pub use document::{Documents, GivenDocument};
pub use layout::{Layout, lay_out};
pub use reader::Reader;
pub use sentence::{Columns, GivenSentence, Line};
