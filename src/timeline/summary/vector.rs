//! Words as weighted vectors: the rarer a word is among the articles, the more it weighs (tf-idf), and length makes no
//! difference.

use std::collections::BTreeMap;

use super::corpus::{Corpus, Words};

/// Weights by number of the word, in order, of length 1 together.
pub(super) type Vector = Vec<(u32, f64)>;

/// What words weigh in a corpus, and what it is about.
#[derive(Debug)]
pub(super) struct Weights {
    rarity: Vec<f64>,
    topic: Vector,
}

impl Weights {
    pub fn of(corpus: &Corpus) -> Self {
        let articles = corpus.articles.len() as f64 + 1.0;
        let rarity = corpus.spread.iter().map(|&spread| libm::log(articles / f64::from(spread.max(1)))).collect();
        let mut weights = Self { rarity, topic: Vector::new() };
        let mut sum = Sum::default();
        for article in &corpus.articles {
            sum.add(&weights.vector(&article.words), 1.0);
        }
        weights.topic = sum.vector();
        weights
    }

    pub fn vector(&self, words: &Words) -> Vector {
        let weight = |&(word, times): &(u32, u32)| {
            let rarity = self.rarity.get(word as usize)?;
            Some((word, (1.0 + libm::log(f64::from(times.max(1)))) * rarity))
        };
        unit(words.iter().filter_map(weight).collect())
    }

    /// How near a vector is to what the whole corpus is about, from 0 to 1.
    pub fn topicality(&self, vector: &Vector) -> f64 {
        cosine(vector, &self.topic)
    }
}

/// A sum of vectors.
#[derive(Debug, Default)]
pub(super) struct Sum(BTreeMap<u32, f64>);

impl Sum {
    pub fn add(&mut self, vector: &Vector, weight: f64) {
        for (word, value) in vector {
            *self.0.entry(*word).or_default() += value * weight;
        }
    }

    pub fn vector(self) -> Vector {
        unit(self.0.into_iter().collect())
    }
}

fn unit(mut vector: Vector) -> Vector {
    let length = vector.iter().map(|(_, v)| v * v).sum::<f64>().sqrt();
    if length > 0.0 {
        vector.iter_mut().for_each(|(_, v)| *v /= length);
    }
    vector
}

/// The cosine of the angle between two vectors.
pub(super) fn cosine(a: &Vector, b: &Vector) -> f64 {
    // The shorter one is looked up in the longer one: topics have many thousand words, sentences have twenty.
    let (few, many) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let value = |word: u32| many.binary_search_by_key(&word, |(w, _)| *w).ok().and_then(|i| many.get(i));
    few.iter().filter_map(|(word, v)| Some(v * value(*word)?.1)).sum()
}
