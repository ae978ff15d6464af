//! From given words to sentences that can be analysed.

use super::document::GivenDocument;
use super::sentence::{Columns, GivenSentence, Line};
use crate::document::BlockKind;
use crate::text::{Sentence, Token};

/// A document's text, put together from its words, and its sentences with offsets into it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Layout {
    /// The words with a blank between, but for those marked `SpaceAfter=No`; paragraphs are parted by a blank line.
    pub text: String,
    /// One sentence for each given one, of the same words, not analysed.
    pub sentences: Vec<Sentence>,
}

/// Lays out the text of a document.
///
/// The words of a range (`don't`) share its characters; where their letters do not add up to it, each stands for the
/// whole of it.
#[must_use]
pub fn lay_out(document: &GivenDocument) -> Layout {
    let mut place = Place { text: String::new(), length: 0, blank: false };
    let mut block = 0;
    let mut sentences = Vec::with_capacity(document.sentences.len());
    for given in &document.sentences {
        if given.is_marked("newpar") && place.length > 0 {
            place.blank = false;
            place.put("\n\n");
            block += 1;
        }
        let tokens = tokens(given, &mut place);
        let (start, end) = match (tokens.first(), tokens.last()) {
            (Some(first), Some(last)) => (first.start, last.end),
            _ => (place.length, place.length),
        };
        sentences.push(Sentence { start, end, block, kind: BlockKind::Paragraph, tokens, names: Vec::new() });
    }
    Layout { text: place.text, sentences }
}

/// The end of the text so far.
struct Place {
    text: String,
    /// In characters.
    length: usize,
    /// Whether a blank belongs before the next word.
    blank: bool,
}

impl Place {
    /// Appends a text; where it begins and ends.
    fn put(&mut self, text: &str) -> (usize, usize) {
        if self.blank {
            self.text.push(' ');
            self.length += 1;
            self.blank = false;
        }
        let start = self.length;
        self.text.push_str(text);
        self.length += text.chars().count();
        (start, self.length)
    }
}

/// A range whose words are being read.
struct Open {
    /// Number of its last word.
    last: usize,
    /// How many words stand before it.
    before: usize,
    form: String,
    start: usize,
    end: usize,
    /// Whether a blank follows it.
    blank: bool,
}

fn tokens(given: &GivenSentence, place: &mut Place) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::with_capacity(given.words);
    let mut open: Option<Open> = None;
    for line in &given.lines {
        match line {
            Line::Range { last, line, .. } => {
                let Some(columns) = Columns::of(line) else { continue };
                let (start, end) = place.put(columns.form);
                let form = columns.form.to_owned();
                open = Some(Open { last: *last, before: tokens.len(), form, start, end, blank: !columns.joins_next() });
            }
            Line::Word(line) => {
                let Some(columns) = Columns::of(line) else { continue };
                let (start, end) = match &open {
                    Some(open) => (open.start, open.end),
                    None => place.put(columns.form),
                };
                tokens.push(Token::given(columns.form, start, end));
                if open.is_none() {
                    place.blank = !columns.joins_next();
                } else if let Some(range) = open.take_if(|range| tokens.len() >= range.last) {
                    place.blank = range.blank;
                    share(&range, tokens.get_mut(range.before..).unwrap_or(&mut []));
                }
            }
            Line::Comment(_) | Line::Empty(_) => {}
        }
    }
    tokens
}

/// Gives each word of a range its own characters, if their letters add up to it.
fn share(range: &Open, words: &mut [Token]) {
    let mut rest = range.form.as_str();
    if !words.iter().all(|word| rest.strip_prefix(word.form.as_str()).inspect(|left| rest = left).is_some())
        || !rest.is_empty()
    {
        return;
    }
    let mut at = range.start;
    for word in words {
        word.start = at;
        at += word.form.chars().count();
        word.end = at;
    }
}
