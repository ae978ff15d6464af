//! Which sentences tell a day: those nearest to the middle of everything that is said about it, and to the matter of the whole
//! corpus.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};

use super::corpus::{Corpus, HEAD, Sentence};
use super::vector::{Sum, Vector, Weights, cosine};
use super::{Day, Line};

/// Days after the day itself on which articles still tell its news.
const NEWS: u64 = 1;
/// Shortest and longest sentence that can stand for itself, in words and marks.
const LENGTH: (usize, usize) = (8, 60);
/// What nearness to the whole corpus weighs, against nearness to what is said about the day.
const TOPIC: f64 = 0.5;
/// Shorter sentences say less, in proportion.
const FULL: f64 = 20.0;
/// A sentence that mentions the day and no other is surely about it.
const ITS_OWN: f64 = 1.2;
/// What is told before the day may not have happened.
const AHEAD: f64 = 0.5;
/// Sentences that lean on another one, on a quotation or on whoever speaks, or that begin with a stamp in place of words.
const LEANS: f64 = 0.8;
const QUOTED: f64 = 0.7;
const SPEAKER: f64 = 0.7;
const STAMPED: f64 = 0.7;
/// The place in an article, in sentences, from which on a sentence weighs less than half: for the middle of what is said,
/// and for its own rank.
const DEPTH: (f64, f64) = (20.0, 50.0);
/// Cosine from which on two sentences say the same: of one day, and of two days.
const SAME: f64 = 0.3;
const SAME_ELSEWHERE: f64 = 0.7;

/// First words that point back to the sentence before.
const BACK: &[&str] = &[
    "he", "she", "it", "they", "his", "her", "its", "their", "this", "that", "these", "those", "i", "we", "my", "our",
    "you", "there", "but", "and", "so",
];
/// Words of whoever speaks, outside of which a quotation is not understood.
const SPEAKING: &[&str] = &["I", "we", "We", "my", "our", "you"];

/// A sentence that may stand for a day.
struct Candidate<'a> {
    sentence: &'a Sentence,
    vector: Vector,
    rank: f64,
}

/// The sentences of each day, `limit` at most for each, in the order of the days.
pub(super) fn days(corpus: &Corpus, weights: &Weights, days: &[NaiveDate], limit: usize) -> Vec<Day> {
    let about = by_day(corpus, days);
    let mut chosen: Vec<Vector> = Vec::new();
    let mut told = Vec::with_capacity(days.len());
    for date in days {
        let sentences: &[&Sentence] = about.get(date).map_or(&[], Vec::as_slice);
        let mention = sentences.iter().filter(|s| s.days.contains(date));
        let articles = mention.map(|s| s.article).collect::<BTreeSet<_>>().len();
        let mut taken: Vec<Candidate> = Vec::new();
        for candidate in candidates(corpus, weights, *date, sentences) {
            if taken.len() == limit {
                break;
            }
            let is_said = taken.iter().any(|t| cosine(&t.vector, &candidate.vector) > SAME)
                || chosen.iter().any(|c| cosine(c, &candidate.vector) > SAME_ELSEWHERE);
            if !is_said {
                taken.push(candidate);
            }
        }
        let sentences = taken.iter().map(|t| line(corpus, t.sentence)).collect();
        chosen.extend(taken.into_iter().map(|t| t.vector));
        told.push(Day { date: *date, articles, sentences });
    }
    told
}

/// The sentences that mention each day, and those that begin the articles of its news and mention no other day.
fn by_day<'a>(corpus: &'a Corpus, days: &[NaiveDate]) -> BTreeMap<NaiveDate, Vec<&'a Sentence>> {
    let mut about: BTreeMap<NaiveDate, Vec<&Sentence>> = days.iter().map(|day| (*day, Vec::new())).collect();
    for sentence in &corpus.sentences {
        let published = corpus.articles.get(sentence.article).and_then(|a| a.published);
        let news = (0..=NEWS).filter_map(|days| published?.checked_sub_days(Days::new(days)));
        let is_head = sentence.place < HEAD && !sentence.is_dated;
        let news = news.filter(|_| is_head);
        for day in sentence.days.iter().copied().chain(news) {
            if let Some(list) = about.get_mut(&day) {
                list.push(sentence);
            }
        }
    }
    about
}

/// The sentences about a day, the most telling first; behind them those that cannot stand for themselves.
fn candidates<'a>(
    corpus: &Corpus,
    weights: &Weights,
    day: NaiveDate,
    sentences: &[&'a Sentence],
) -> impl Iterator<Item = Candidate<'a>> + use<'a> {
    let vectors: Vec<Vector> = sentences.iter().map(|s| weights.vector(&s.words)).collect();
    let mut middle = Sum::default();
    for (sentence, vector) in sentences.iter().zip(&vectors) {
        middle.add(vector, 1.0 / (1.0 + sentence.place as f64 / DEPTH.0));
    }
    let middle = middle.vector();
    let mut all: Vec<Candidate> = sentences
        .iter()
        .zip(vectors)
        .map(|(&sentence, vector)| {
            let published = corpus.articles.get(sentence.article).and_then(|a| a.published);
            let near = cosine(&vector, &middle) + TOPIC * weights.topicality(&vector);
            let rank = near * form(sentence) * relevance(sentence, day, published);
            Candidate { sentence, vector, rank }
        })
        .collect();
    // The sort is stable: of sentences that rank the same the one read first goes first.
    all.sort_by(|a, b| stands(b.sentence).cmp(&stands(a.sentence)).then(b.rank.total_cmp(&a.rank)));
    all.into_iter()
}

/// Whether a sentence can stand for itself: a statement of usual length.
fn stands(sentence: &Sentence) -> bool {
    let end = sentence.text.trim_end_matches(['\'', '"', '`', ' ', ')', '”', '’']);
    (LENGTH.0..=LENGTH.1).contains(&sentence.length) && end.ends_with(['.', '!'])
}

/// How well a sentence reads without those before it.
fn form(sentence: &Sentence) -> f64 {
    let mut value = (sentence.length as f64 / FULL).min(1.0);
    let first = sentence.text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("").to_lowercase();
    if sentence.text.starts_with(['`', '"', '\'', '“', '‘']) {
        value *= QUOTED;
    } else if BACK.contains(&first.as_str()) {
        value *= LEANS;
    }
    if sentence.text.split(|c: char| !c.is_alphanumeric()).any(|word| SPEAKING.contains(&word)) {
        value *= SPEAKER;
    }
    if sentence.is_stamped {
        value *= STAMPED;
    }
    value / (1.0 + sentence.place as f64 / DEPTH.1)
}

/// How surely a sentence is about something that happened on the day.
fn relevance(sentence: &Sentence, day: NaiveDate, published: Option<NaiveDate>) -> f64 {
    let its_own = if sentence.days == [day] { ITS_OWN } else { 1.0 };
    let ahead = sentence.days.contains(&day) && published.is_some_and(|published| published < day);
    if ahead { its_own * AHEAD } else { its_own }
}

fn line(corpus: &Corpus, sentence: &Sentence) -> Line {
    let articles = std::iter::once(&sentence.article).chain(&sentence.again);
    let sources = articles.filter_map(|a| corpus.articles.get(*a)).map(|a| a.source.clone()).collect();
    Line { text: sentence.text.clone(), sources }
}
