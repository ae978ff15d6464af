//! One article: what it says about itself, and its text in blocks.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One article as read from an input.
///
/// `text` holds everything that is analysed. The paragraphs of the article come first, parted by a blank line, so that
/// offsets into them are offsets into what `dateline read` prints; captions and the title, where they do not stand in
/// the body, follow after a blank line each. For plain input `text` is the input, byte for byte.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Hash of the content: the same text, title and date give the same id.
    pub id: String,
    /// Where it came from: the path or name the user gave, with `#id` behind it for a record inside a file.
    pub source: String,
    /// File name without folder and suffix, or the record's own id.
    pub name: String,
    /// The headline.
    pub title: Option<String>,
    /// The publishing house or site.
    pub publisher: Option<String>,
    /// All authors, in the order of the page.
    pub authors: Vec<String>,
    /// Day of publication: the document creation time (DCT) of TimeML.
    pub published: Option<NaiveDate>,
    /// BCP 47 language tag.
    pub language: Option<String>,
    /// The text that is analysed; every offset in a [`crate::record::Record`] points into it.
    pub text: String,
    /// The parts of `text` in reading order (title first). They never overlap.
    pub blocks: Vec<Block>,
}

/// A part of the text with one function on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// What the block is for.
    pub kind: BlockKind,
    /// First character: Unicode scalar values from the start of `Document::text`.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
    /// Whether the block's text is one tokenised sentence: tokens parted by single blanks (`--input tokens`).
    pub tokenised: bool,
}

/// What a block of text is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum BlockKind {
    /// The headline of the article.
    Title,
    /// A heading between paragraphs.
    Heading,
    /// Running text.
    Paragraph,
    /// Text that belongs to a picture or a figure.
    Caption,
}

impl BlockKind {
    /// The name that is written for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Heading => "heading",
            Self::Paragraph => "paragraph",
            Self::Caption => "caption",
        }
    }
}

impl Document {
    /// A document that is this text and nothing else, its paragraphs parted by blank lines.
    #[must_use]
    pub fn plain(text: &str) -> Self {
        let mut blocks = Vec::new();
        let mut start = 0;
        for part in text.split_inclusive("\n\n") {
            let end = start + part.chars().count();
            blocks.push(Block { kind: BlockKind::Paragraph, start, end, tokenised: false });
            start = end;
        }
        Self {
            id: String::new(),
            source: String::new(),
            name: String::new(),
            title: None,
            publisher: None,
            authors: Vec::new(),
            published: None,
            language: None,
            text: text.to_owned(),
            blocks,
        }
    }

    /// The article's paragraphs and headings, parted by a blank line: what `dateline read` prints as `text`.
    #[must_use]
    pub fn body(&self) -> &str {
        let end = self
            .blocks
            .iter()
            .filter(|b| matches!(b.kind, BlockKind::Heading | BlockKind::Paragraph))
            .map(|b| b.end)
            .max()
            .unwrap_or(0);
        match self.text.char_indices().nth(end) {
            Some((byte, _)) => self.text.get(..byte).unwrap_or(""),
            None => &self.text,
        }
    }
}
