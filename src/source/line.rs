//! A page as a list of lines: the common form of a web page and of a text dump.

/// One line or block of a page as a reader sees it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Line {
    /// White space collapsed to single blanks; `\n` only where the page breaks a line inside a block.
    pub text: String,
    pub shape: Shape,
    pub zone: Zone,
    /// Whether the page marks the line as a date (`<time>`, or a class such as `published`).
    pub dated: bool,
    /// Percent of the characters that stand in links.
    pub linked: u8,
    /// The same for each row, where the page breaks the line.
    pub row_links: Vec<u8>,
    /// Whether a blank line stands before it (text dumps).
    pub gap: bool,
}

/// What the markup makes of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Shape {
    #[default]
    Text,
    /// A heading of level 1 to 6.
    Heading(u8),
    Caption,
    /// An entry of a list.
    Item,
}

/// The region of the page that a line stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Zone {
    #[default]
    Main,
    /// Navigation, menus, breadcrumbs.
    Navigation,
    /// Boxes beside the article: related pages, adverts.
    Aside,
    Footer,
    /// Readers' comments.
    Comments,
}

impl Line {
    /// Letters and digits in lower case, one blank between words: what lines are compared by.
    pub fn key(&self) -> String {
        key(&self.text)
    }

    pub fn words(&self) -> usize {
        self.text.split_whitespace().count()
    }
}

/// Letters and digits in lower case, one blank between words.
pub(super) fn key(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_alphanumeric() {
            out.extend(c.to_lowercase());
        } else if !matches!(c, '\'' | '’' | '‘') && !out.ends_with(' ') && !out.is_empty() {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Whether a line ends as a sentence does, closing quotes and brackets aside.
pub(super) fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '\'', ')', ']', '”', '’', '»', '“', ' ', '*'])
        .ends_with(['.', '!', '?', '…', '。', '！', '？'])
}

/// White space collapsed to single blanks, none at the ends.
pub(super) fn collapse(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}
