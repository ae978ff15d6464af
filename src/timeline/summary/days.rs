//! Which days matter: those that many articles mention, early in the text, among few other days and in sentences that are
//! about the matter.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::corpus::Corpus;
use super::vector::Weights;

/// What a mention weighs whose sentence names other days too.
const SHARED: f64 = 0.5;
/// The place in an article, in sentences, from which on a mention weighs less than half.
const DEPTH: f64 = 10.0;
/// How much the number of articles counts against how much to the point they are.
const TOLD: f64 = 2.0;
/// Brings sums of cosines, which are small, to the size of sums of mentions.
const SCALE: f64 = 5.0;

/// The most that one article says of a day.
#[derive(Debug, Default, Clone, Copy)]
struct Best {
    early: f64,
    to_the_point: f64,
}

/// The days that are mentioned, the most important first; behind them the days on which articles were published, by the
/// number of articles that are no copies.
pub(super) fn ranked(corpus: &Corpus, weights: &Weights) -> Vec<NaiveDate> {
    let shares = shares(corpus);
    let mut mentioned: BTreeMap<NaiveDate, BTreeMap<usize, Best>> = BTreeMap::new();
    for sentence in corpus.sentences.iter().filter(|s| !s.named.is_empty()) {
        let alone = if sentence.named.len() == 1 { 1.0 } else { SHARED };
        let alone = alone * shares.get(&sentence.article).copied().unwrap_or(1.0);
        let early = alone / (1.0 + sentence.place as f64 / DEPTH);
        let to_the_point = alone * weights.topicality(&weights.vector(&sentence.words));
        for day in &sentence.named {
            let best = mentioned.entry(*day).or_default().entry(sentence.article).or_default();
            best.early = best.early.max(early);
            best.to_the_point = best.to_the_point.max(to_the_point);
        }
    }
    let mut days: Vec<(NaiveDate, f64)> = mentioned.iter().map(|(day, best)| (*day, score(best))).collect();
    // The sort is stable: of days that weigh the same the earlier one goes first.
    days.sort_by(|a, b| b.1.total_cmp(&a.1));
    let mut published: BTreeMap<NaiveDate, usize> = BTreeMap::new();
    for day in corpus.articles.iter().filter(|a| !a.is_copy).filter_map(|a| a.published) {
        if !mentioned.contains_key(&day) {
            *published.entry(day).or_default() += 1;
        }
    }
    let mut published: Vec<_> = published.into_iter().collect();
    published.sort_by_key(|day| std::cmp::Reverse(day.1));
    days.into_iter().map(|(day, _)| day).chain(published.into_iter().map(|(day, _)| day)).collect()
}

/// What a mention weighs in each article: the more days it names, the less it says of each. The root is the middle between
/// mentions that all count the same and articles that all count the same.
fn shares(corpus: &Corpus) -> BTreeMap<usize, f64> {
    let mut named: BTreeMap<usize, BTreeSet<NaiveDate>> = BTreeMap::new();
    for sentence in &corpus.sentences {
        named.entry(sentence.article).or_default().extend(&sentence.named);
    }
    named.into_iter().map(|(article, days)| (article, 1.0 / (days.len().max(1) as f64).sqrt())).collect()
}

fn score(articles: &BTreeMap<usize, Best>) -> f64 {
    let early: f64 = articles.values().map(|best| best.early).sum();
    let to_the_point: f64 = articles.values().map(|best| best.to_the_point).sum();
    TOLD * libm::log1p(early) + libm::log1p(SCALE * to_the_point)
}
