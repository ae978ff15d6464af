//! What is kept of the articles.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};

use super::calendar;
use crate::document::Document;
use crate::text::{self, Model};
use crate::time::{self, TimexKind};

/// Number of sentences at the beginning of an article that may tell the news of its day.
pub(super) const HEAD: usize = 5;

/// Feasts whose bare name is that of a season too.
const SEASONS: &[&str] = &["christmas", "easter", "new year", "new year s", "thanksgiving"];
/// What may stand with them without naming the day.
const SEASON_WORDS: &[&str] = &["the", "this", "that", "last", "next"];

/// How often each word stands in a text, by number of the word.
pub(super) type Words = Vec<(u32, u32)>;

/// An article.
#[derive(Debug)]
pub(super) struct Article {
    /// Where it came from.
    pub source: String,
    /// Day of publication.
    pub published: Option<NaiveDate>,
    /// The words of its sentences, without those that an earlier article has word for word.
    pub words: Words,
    /// Whether more than half of its sentences stand in earlier articles.
    pub is_copy: bool,
}

/// A sentence that mentions a day or begins an article.
#[derive(Debug)]
pub(super) struct Sentence {
    /// The first article that has it.
    pub article: usize,
    /// Its place there, from 0.
    pub place: usize,
    /// Its text in one line.
    pub text: String,
    /// Number of words and marks.
    pub length: usize,
    /// Its words.
    pub words: Words,
    /// The days in question that it names, in order.
    pub named: Vec<NaiveDate>,
    /// Those of them that it tells of: all but the day of a stamp.
    pub days: Vec<NaiveDate>,
    /// Whether it tells of a day at all, in question or not.
    pub is_dated: bool,
    /// Whether it bears the stamp of its article, such as `Last updated Thursday, 24 June 2010`: nobody writes the year of
    /// the day of publication in a sentence that tells something.
    pub is_stamped: bool,
    /// Later articles that have it word for word.
    pub again: BTreeSet<usize>,
}

/// All articles read so far.
#[derive(Debug, Default)]
pub(super) struct Corpus {
    pub articles: Vec<Article>,
    pub sentences: Vec<Sentence>,
    /// Number of articles that each word stands in.
    pub spread: Vec<u32>,
    numbers: FxHashMap<String, u32>,
    /// Sentences by a hash of their words, with the place of those that are kept.
    told: FxHashMap<[u8; 32], Option<usize>>,
}

impl Corpus {
    /// Reads an article. `holds` tells which days are in question.
    pub fn add(&mut self, model: &Model, document: &Document, holds: impl Fn(NaiveDate) -> bool) {
        let is_english = document.language.as_deref().is_none_or(|l| l == "en" || l.starts_with("en-"));
        let text: Vec<char> = document.text.chars().collect();
        let (sentences, days) = if is_english {
            let options = time::Options { dct: document.published, ..time::Options::default() };
            let (sentences, times) = time::find_in(model, document, &options);
            let days = mentioned(&times, document.published);
            (sentences, days)
        } else {
            let sentences = text::cut(document);
            let days = mentioned_elsewhere(&sentences, &text, document.published);
            (sentences, days)
        };
        let nothing = Named::default();
        let article = self.articles.len();
        let mut all: BTreeMap<u32, u32> = BTreeMap::new();
        let mut known = 0;
        for (place, sentence) in sentences.iter().enumerate() {
            let forms = sentence.tokens.iter().map(|t| t.form.as_str());
            let words: Vec<String> = forms.flat_map(plain_words).collect();
            if let Some(first) = self.told.get(&hash(&words)) {
                known += 1;
                if let Some(first) = first.and_then(|i| self.sentences.get_mut(i)).filter(|s| s.article != article) {
                    first.again.insert(article);
                }
                continue;
            }
            let counts = self.count(&words);
            for (word, times) in &counts {
                *all.entry(*word).or_default() += times;
            }
            let Named { days, stamp } = days.get(&place).unwrap_or(&nothing);
            let named: Vec<NaiveDate> = days.iter().copied().filter(|day| holds(*day)).collect();
            let is_kept = !named.is_empty() || (place < HEAD && document.published.is_some());
            self.told.insert(hash(&words), is_kept.then_some(self.sentences.len()));
            if is_kept {
                let text = text_of(&text, sentence);
                self.sentences.push(Sentence {
                    article,
                    place,
                    text: text.split_whitespace().collect::<Vec<_>>().join(" "),
                    length: sentence.tokens.len(),
                    words: counts,
                    days: named.iter().copied().filter(|day| Some(*day) != *stamp).collect(),
                    named,
                    is_dated: days.iter().any(|day| Some(*day) != *stamp),
                    is_stamped: stamp.is_some(),
                    again: BTreeSet::new(),
                });
            }
        }
        for word in all.keys() {
            if let Some(spread) = self.spread.get_mut(*word as usize) {
                *spread += 1;
            }
        }
        self.articles.push(Article {
            source: document.source.clone(),
            published: document.published,
            words: all.into_iter().collect(),
            is_copy: known * 2 > sentences.len(),
        });
    }

    /// Counts words; new ones get a number.
    fn count(&mut self, words: &[String]) -> Words {
        let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
        for word in words {
            let number = match self.numbers.get(word) {
                Some(number) => *number,
                None => {
                    let number = u32::try_from(self.spread.len()).unwrap_or(u32::MAX);
                    self.numbers.insert(word.clone(), number);
                    self.spread.push(0);
                    number
                }
            };
            *counts.entry(number).or_default() += 1;
        }
        counts.into_iter().collect()
    }
}

/// The single days that a sentence names.
#[derive(Debug, Default)]
struct Named {
    days: BTreeSet<NaiveDate>,
    /// The one of them that is the day of publication, written with its year.
    stamp: Option<NaiveDate>,
}

/// The single days that the sentences name, by number of the sentence.
fn mentioned(times: &[time::TimeExpression], published: Option<NaiveDate>) -> BTreeMap<usize, Named> {
    let mut named: BTreeMap<usize, Named> = BTreeMap::new();
    for time in times.iter().filter(|t| matches!(t.kind, TimexKind::Date | TimexKind::Time)) {
        if let Some(span) = &time.span
            && let (Some(first), Some(last)) = (span.start, span.end)
            && first == last
            && !is_season(&time.text)
        {
            let named = named.entry(time.sentence).or_default();
            named.days.insert(first);
            if Some(first) == published && has_year(&time.text) {
                named.stamp = published;
            }
        }
    }
    named
}

/// The single days that the sentences of a text in another language than English name. The first sentence tells of the day of
/// publication.
fn mentioned_elsewhere(
    sentences: &[text::Sentence],
    text: &[char],
    published: Option<NaiveDate>,
) -> BTreeMap<usize, Named> {
    let mut named: BTreeMap<usize, Named> = BTreeMap::new();
    if let Some(published) = published {
        named.entry(0).or_default().days.insert(published);
    }
    for (place, sentence) in sentences.iter().enumerate() {
        for mention in calendar::mentions(&text_of(text, sentence), published) {
            let named = named.entry(place).or_default();
            named.days.insert(mention.day);
            if mention.has_year && Some(mention.day) == published {
                named.stamp = published;
            }
        }
    }
    named
}

/// The text of a sentence.
fn text_of(text: &[char], sentence: &text::Sentence) -> String {
    text.get(sentence.start..sentence.end).unwrap_or(&[]).iter().collect()
}

/// Whether a feast stands for the season around it (`by Christmas`): what is told of the season did not happen on its day.
fn is_season(text: &str) -> bool {
    let mut words = plain_words(text).collect::<Vec<_>>();
    words.retain(|word| !SEASON_WORDS.contains(&word.as_str()));
    SEASONS.iter().any(|season| words.iter().eq(season.split(' ')))
}

/// Whether words hold a number of four figures.
fn has_year(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_digit()).any(|number| number.len() == 4)
}

/// The stretches of letters and digits in a word as written, in lower case.
fn plain_words(form: &str) -> impl Iterator<Item = String> + '_ {
    form.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase)
}

fn hash(words: &[String]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    for word in words {
        hasher.update(word.as_bytes());
        hasher.update(b" ");
    }
    hasher.finalize().into()
}
