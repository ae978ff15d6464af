//! One sentence as it is given: its lines, checked.

/// A line of a sentence, without its line end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// Begins with `#`.
    Comment(String),
    /// A written word that covers several syntactic words (`1-2`): the numbers of its first and last word, from 1.
    Range {
        /// Number of the first word.
        first: usize,
        /// Number of the last word.
        last: usize,
        /// The whole line.
        line: String,
    },
    /// An empty node (`5.1`).
    Empty(String),
    /// A syntactic word.
    Word(String),
}

impl Line {
    /// The text of a comment, without `#` and the white space around.
    fn comment(&self) -> Option<&str> {
        match self {
            Self::Comment(text) => text.strip_prefix('#').map(str::trim),
            _ => None,
        }
    }

    /// Whether this is a comment with this first word: `newdoc`, `newpar`.
    pub(super) fn is_mark(&self, word: &str) -> bool {
        self.comment().is_some_and(|c| c.split([' ', '=']).next() == Some(word))
    }
}

/// The columns of a line but the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Columns<'a> {
    /// The word as written.
    pub form: &'a str,
    /// Its dictionary form.
    pub lemma: &'a str,
    /// Universal part of speech.
    pub upos: &'a str,
    /// Part of speech of the language.
    pub xpos: &'a str,
    /// Morphological features.
    pub feats: &'a str,
    /// Number of the head, 0 for the root.
    pub head: &'a str,
    /// Relation to the head.
    pub deprel: &'a str,
    /// Enhanced dependencies.
    pub deps: &'a str,
    /// Anything else.
    pub misc: &'a str,
}

impl<'a> Columns<'a> {
    /// The columns of a line; none unless there are exactly ten.
    #[must_use]
    pub fn of(line: &'a str) -> Option<Self> {
        let mut columns = line.split('\t');
        columns.next()?;
        let found = Self {
            form: columns.next()?,
            lemma: columns.next()?,
            upos: columns.next()?,
            xpos: columns.next()?,
            feats: columns.next()?,
            head: columns.next()?,
            deprel: columns.next()?,
            deps: columns.next()?,
            misc: columns.next()?,
        };
        columns.next().is_none().then_some(found)
    }

    /// Whether no blank follows the word in the text.
    #[must_use]
    pub fn joins_next(&self) -> bool {
        self.misc.split('|').any(|key| key == "SpaceAfter=No")
    }
}

/// A sentence as it is given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GivenSentence {
    /// Its lines in order; the numbers of the words run from 1 without a gap.
    pub lines: Vec<Line>,
    /// Number of syntactic words; 0 where comments stand by themselves.
    pub words: usize,
}

impl GivenSentence {
    /// The columns of the syntactic words, in order.
    pub fn columns(&self) -> impl Iterator<Item = Columns<'_>> {
        self.lines.iter().filter_map(|line| match line {
            Line::Word(line) => Columns::of(line),
            _ => None,
        })
    }

    /// The comments, without `#` and the white space around.
    pub fn comments(&self) -> impl Iterator<Item = &str> {
        self.lines.iter().filter_map(Line::comment)
    }

    /// The value of the first comment `# key = value`.
    #[must_use]
    pub fn comment(&self, key: &str) -> Option<&str> {
        self.comments().find_map(|c| c.strip_prefix(key)?.trim_start().strip_prefix('=').map(str::trim_start))
    }

    /// Whether a comment with this first word stands on it: `newdoc`, `newpar`.
    #[must_use]
    pub fn is_marked(&self, word: &str) -> bool {
        self.lines.iter().any(|line| line.is_mark(word))
    }
}
