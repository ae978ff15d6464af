//! Timeline summarisation: the days that matter in a corpus of articles, with a few of its sentences for each.
//!
//! Two stages, as in Gholipour Ghalandari & Ifrim (2020), "Examining the state-of-the-art in news timeline summarization":
//! first the days are chosen by what the articles say about them (`days`), then for each day the sentences that stand nearest
//! to what is said about it (`pick`). Nothing is trained: the few constants are named where they stand, with their meaning.
//!
//! Only sentences that mention a day, or begin an article, are kept of what is read, and of the others the words they are
//! made of. A sentence that comes again word for word counts once, so that copies of an agency text do not add up.

mod calendar;
mod corpus;
mod days;
mod pick;
mod vector;

use chrono::NaiveDate;

use crate::document::Document;
use crate::text::Model;
use corpus::Corpus;

/// Sentences for a day where the caller does not say.
const SENTENCES: usize = 2;

/// What is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// Number of days, at most. None for the square root of the number of articles, rounded up: four times as many articles
    /// make twice as many days.
    pub dates: Option<usize>,
    /// Number of sentences for each day, at most; two if none.
    pub sentences: Option<usize>,
    /// First day. Earlier days are not chosen, and articles published earlier are not read.
    pub from: Option<NaiveDate>,
    /// Last day. Later days are not chosen, and articles published later are not read.
    pub to: Option<NaiveDate>,
}

impl Options {
    fn holds(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

/// The days that matter, in time order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Summary {
    /// The days.
    pub days: Vec<Day>,
    /// Number of articles that were read.
    pub articles: usize,
}

/// A day that matters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// Which.
    pub date: NaiveDate,
    /// Number of articles that tell of it, stamps of publication aside; of sentences that several have word for word, the first one's article counts.
    pub articles: usize,
    /// What happened, the most telling sentence first.
    pub sentences: Vec<Line>,
}

/// A sentence of the corpus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The sentence as in the article, in one line: a blank for each stretch of white space.
    pub text: String,
    /// [`Document::source`] of the articles that have it word for word, in the order they were read.
    pub sources: Vec<String>,
}

/// Reads articles one by one and tells the days that matter at the end.
#[derive(Debug, Default)]
pub struct Summariser {
    options: Options,
    corpus: Corpus,
}

impl Summariser {
    /// Nothing read yet.
    #[must_use]
    pub fn new(options: Options) -> Self {
        Self { options, corpus: Corpus::default() }
    }

    /// Reads an article; false where it was left out for its day of publication.
    ///
    /// In languages other than English only weekdays and days of a month are understood where they are named (`25 de enero`);
    /// the first sentence of such an article is taken to tell of the day on which it was published.
    pub fn add(&mut self, model: &Model, document: &Document) -> bool {
        let wanted = document.published.is_none_or(|day| self.options.holds(day));
        if wanted {
            self.corpus.add(model, document, |day| self.options.holds(day));
        }
        wanted
    }

    /// The days that matter, with their sentences.
    #[must_use]
    pub fn finish(&self) -> Summary {
        let weights = vector::Weights::of(&self.corpus);
        let wanted = self.options.dates.unwrap_or_else(|| self.usual());
        let days: Vec<NaiveDate> = days::ranked(&self.corpus, &weights).into_iter().take(wanted).collect();
        self.tell(&weights, &days)
    }

    /// The sentences for days of the caller's, whose order is that of importance.
    #[must_use]
    pub fn finish_for(&self, days: &[NaiveDate]) -> Summary {
        self.tell(&vector::Weights::of(&self.corpus), days)
    }

    fn tell(&self, weights: &vector::Weights, days: &[NaiveDate]) -> Summary {
        let limit = self.options.sentences.unwrap_or(SENTENCES);
        let mut days = pick::days(&self.corpus, weights, days, limit);
        days.sort_by_key(|day| day.date);
        Summary { days, articles: self.corpus.articles.len() }
    }

    /// Number of days where the caller does not say.
    fn usual(&self) -> usize {
        let articles = self.corpus.articles.len();
        let root = articles.isqrt();
        if root * root < articles { root + 1 } else { root }
    }
}
