//! Groups given sentences into documents.

use std::io::BufRead;

use super::reader::Reader;
use super::sentence::GivenSentence;
use crate::error::{Error, Result};

/// Largest document, in words.
const LARGEST: usize = 4 << 20;

/// Sentences from one `# newdoc` to the next; those of an input without such marks are one document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenDocument {
    /// The input, as messages name it.
    pub source: String,
    /// What `# newdoc id` says.
    pub id: Option<String>,
    /// Whether it begins with `# newdoc`: only then are its sentences known to belong together.
    pub marked: bool,
    /// The sentences.
    pub sentences: Vec<GivenSentence>,
}

/// The documents of an input, read as they are asked for. The first error is the last item, and the document that it
/// stands in is not given.
#[derive(Debug)]
pub struct Documents<R> {
    source: String,
    reader: Reader<R>,
    /// The sentence that opens the next document.
    ahead: Option<GivenSentence>,
    /// What is wrong with the next document.
    fault: Option<Error>,
    done: bool,
}

impl<R: BufRead> Documents<R> {
    /// Reads from `from`; messages name it `source`.
    #[must_use]
    pub fn new(source: &str, from: R) -> Self {
        Self { source: source.to_owned(), reader: Reader::new(source, from), ahead: None, fault: None, done: false }
    }

    fn next_document(&mut self) -> Result<Option<GivenDocument>> {
        let mut sentences: Vec<GivenSentence> = self.ahead.take().into_iter().collect();
        let mut words = sentences.first().map_or(0, |s| s.words);
        if let Some(fault) = self.fault.take() {
            return Err(fault);
        }
        while let Some(sentence) = self.reader.next() {
            let sentence = match sentence {
                Ok(sentence) => sentence,
                Err(fault) if self.reader.opens_document() && !sentences.is_empty() => {
                    self.fault = Some(fault);
                    break;
                }
                Err(fault) => return Err(fault),
            };
            if sentence.is_marked("newdoc") && !sentences.is_empty() {
                self.ahead = Some(sentence);
                break;
            }
            words += sentence.words;
            if words > LARGEST {
                let limit = LARGEST as u64;
                return Err(Error::Format {
                    format: "conllu",
                    problem: format!(
                        "{}: a document of more than {limit} words: part it by `# newdoc` lines",
                        self.source
                    ),
                });
            }
            sentences.push(sentence);
        }
        let Some(first) = sentences.first() else { return Ok(None) };
        let id = first.comment("newdoc id").filter(|id| !id.is_empty()).map(str::to_owned);
        let marked = first.is_marked("newdoc");
        Ok(Some(GivenDocument { source: self.source.clone(), id, marked, sentences }))
    }
}

impl<R: BufRead> Iterator for Documents<R> {
    type Item = Result<GivenDocument>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.done {
            return None;
        }
        let next = self.next_document().transpose();
        self.done = !matches!(next, Some(Ok(_)));
        next
    }
}
