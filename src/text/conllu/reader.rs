//! Reads sentences one at a time and checks what they are made of.

use std::io::{self, BufRead, Read};

use super::sentence::{Columns, GivenSentence, Line};
use crate::error::{Error, Result};

/// Longest line, in bytes.
const LONGEST_LINE: u64 = 1 << 20;

/// Largest sentence, in bytes.
const LARGEST_SENTENCE: usize = 64 << 20;

/// The sentences of an input. The first error is the last item.
#[derive(Debug)]
pub struct Reader<R> {
    source: String,
    from: R,
    /// Number of the line read last, from 1.
    line: usize,
    /// Whether any word was read.
    any: bool,
    /// Whether the sentence being read has shown a `# newdoc`.
    opens: bool,
    done: bool,
    buffer: Vec<u8>,
}

impl<R: BufRead> Reader<R> {
    /// Reads from `from`; messages name it `source`.
    #[must_use]
    pub fn new(source: &str, from: R) -> Self {
        Self { source: source.to_owned(), from, line: 0, any: false, opens: false, done: false, buffer: Vec::new() }
    }

    /// Whether the sentence read last, sound or not, begins a document.
    pub(super) const fn opens_document(&self) -> bool {
        self.opens
    }

    fn fault(&self, problem: impl Into<String>) -> Error {
        Error::Line { input: self.source.clone(), line: self.line.max(1), problem: problem.into() }
    }

    /// The next line without its end; none at the end of the input.
    fn next_line(&mut self) -> Result<Option<String>> {
        self.buffer.clear();
        let cannot = |cause: io::Error| Error::Read { input: self.source.clone(), cause };
        let count = self.from.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut self.buffer).map_err(cannot)?;
        if count == 0 {
            return Ok(None);
        }
        self.line += 1;
        let whole = self.buffer.pop_if(|last| *last == b'\n').is_some();
        if !whole && count as u64 == LONGEST_LINE {
            return Err(self.fault(format!("longer than the limit of {LONGEST_LINE} bytes")));
        }
        self.buffer.pop_if(|last| *last == b'\r');
        let text = std::str::from_utf8(&self.buffer).map_err(|_| self.fault("not UTF-8"))?;
        let text = if self.line == 1 { text.strip_prefix('\u{feff}').unwrap_or(text) } else { text };
        if let Some(c) = text.chars().find(|c| c.is_control() && *c != '\t') {
            return Err(self.fault(format!("the control character {} has no place here", c.escape_default())));
        }
        Ok(Some(text.to_owned()))
    }

    /// The next sentence; none at the end of the input.
    fn next_sentence(&mut self) -> Result<Option<GivenSentence>> {
        let mut check = Check::default();
        let mut sentence = GivenSentence::default();
        let mut size = 0;
        self.opens = false;
        while let Some(text) = self.next_line()? {
            if text.trim().is_empty() {
                if sentence.lines.is_empty() {
                    continue;
                }
                break;
            }
            size += text.len();
            if size > LARGEST_SENTENCE {
                return Err(self.fault(format!("the sentence is larger than the limit of {LARGEST_SENTENCE} bytes")));
            }
            let line = check.line(text).map_err(|problem| self.fault(problem))?;
            self.opens |= line.is_mark("newdoc");
            sentence.lines.push(line);
        }
        if sentence.lines.is_empty() {
            return Ok(None);
        }
        check.end().map_err(|problem| self.fault(problem))?;
        sentence.words = check.words;
        self.any |= sentence.words > 0;
        Ok(Some(sentence))
    }
}

impl<R: BufRead> Iterator for Reader<R> {
    type Item = Result<GivenSentence>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.done {
            return None;
        }
        match self.next_sentence() {
            Ok(Some(sentence)) => Some(Ok(sentence)),
            Ok(None) => {
                self.done = true;
                (!self.any).then(|| Err(self.fault("no word in it: expected lines of ten columns parted by tabs")))
            }
            Err(error) => {
                self.done = true;
                Some(Err(error))
            }
        }
    }
}

/// What the numbers of a sentence must keep to.
#[derive(Debug, Default)]
struct Check {
    /// Number of the last word.
    words: usize,
    /// Last word that a range covers.
    covered: usize,
    /// Number of the last empty node after the last word.
    empty: usize,
}

impl Check {
    /// What a line is, or what is wrong with it.
    fn line(&mut self, text: String) -> std::result::Result<Line, String> {
        if text.starts_with('#') {
            return Ok(Line::Comment(text));
        }
        let Some(columns) = Columns::of(&text) else {
            return Err(format!("{} columns where ten, parted by tabs, are expected", text.split('\t').count()));
        };
        if columns.form.trim().is_empty() {
            return Err("the second column, the word, is empty".to_owned());
        }
        let id = text.split('\t').next().unwrap_or("");
        let wrong = || format!("the number {} is out of order: expected {}", shown(id), self.words + 1);
        if let Some((first, last)) = id.split_once('-') {
            let (first, last) = number(first).zip(number(last)).ok_or_else(wrong)?;
            if first != self.words + 1 || first <= self.covered || last < first {
                return Err(wrong());
            }
            self.covered = last;
            return Ok(Line::Range { first, last, line: text });
        }
        if let Some((word, place)) = id.split_once('.') {
            let (word, place) = number(word).zip(number(place)).ok_or_else(wrong)?;
            if word != self.words || place != self.empty + 1 {
                return Err(wrong());
            }
            self.empty = place;
            return Ok(Line::Empty(text));
        }
        if number(id) != Some(self.words + 1) {
            return Err(wrong());
        }
        self.words += 1;
        self.empty = 0;
        Ok(Line::Word(text))
    }

    /// What is wrong at the end of a sentence.
    fn end(&self) -> std::result::Result<(), String> {
        if self.covered > self.words {
            return Err(format!("a range ends at {}, the sentence at {}", self.covered, self.words));
        }
        Ok(())
    }
}

/// A number in plain digits.
fn number(text: &str) -> Option<usize> {
    if text.bytes().all(|b| b.is_ascii_digit()) { text.parse().ok() } else { None }
}

/// The beginning of a text that may be long, in quotation marks.
fn shown(text: &str) -> String {
    let begin: String = text.chars().take(20).collect();
    format!("{begin:?}")
}
