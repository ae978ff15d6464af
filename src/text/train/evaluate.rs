//! Measures a model on the development parts.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;
use std::time::Instant;

use super::conllu::{self, GoldSentence};
use super::names;
use crate::error::Result;
use crate::text::model::Model;
use crate::text::{NameKind, Token, morph, split, tokenise};

/// The treebanks that are measured on.
const TREEBANKS: [&str; 2] = ["en_ewt-ud-dev.conllu", "en_gum-ud-dev.conllu"];

/// The labelled sets for names that are measured on.
const NAMES: [&str; 4] = ["gmb.dev.tsv", "uner_en_ewt.dev.tsv", "crossner_politics.dev.tsv", "gum_derived.dev.tsv"];

/// Hits, given, and expected.
#[derive(Debug, Default, Clone, Copy)]
struct Count {
    hits: usize,
    given: usize,
    gold: usize,
}

impl Count {
    fn f1(self) -> f64 {
        200.0 * self.hits as f64 / ((self.given + self.gold) as f64).max(1.0)
    }
}

fn percent(part: usize, all: usize) -> f64 {
    100.0 * part as f64 / (all as f64).max(1.0)
}

/// Prints the figures of a model file on the development parts under `data`.
///
/// # Errors
/// [`crate::Error::Model`] for a file that is no model, [`crate::Error::Read`] for missing data.
pub fn evaluate(data: &Path, bytes: &[u8], mut report: impl FnMut(&str)) -> Result<()> {
    let start = Instant::now();
    let model = Model::read(bytes)?;
    report(&format!("decoded in {} ms", start.elapsed().as_millis()));
    for file in TREEBANKS {
        let gold = conllu::read(&data.join("ud").join(file))?;
        report(&format!("{file}: gold words: {}", gold_words(&model, &gold)));
        report(&format!("{file}: raw text: {}", raw_text(&model, &gold)));
    }
    for file in NAMES {
        report(&format!("{file}: {}", name_figures(&model, &data.join("ner"), file)?));
    }
    Ok(())
}

/// Prints the figures of a model file on another treebank file, given its words.
///
/// # Errors
/// As for [`evaluate`].
pub fn evaluate_trees(file: &Path, bytes: &[u8], mut report: impl FnMut(&str)) -> Result<()> {
    let model = Model::read(bytes)?;
    report(&format!("{}: gold words: {}", file.display(), gold_words(&model, &conllu::read(file)?)));
    Ok(())
}

fn gold_words(model: &Model, gold: &[GoldSentence]) -> String {
    let (mut words, mut upos, mut tag, mut lemma, mut heads, mut labels, mut features) = (0, 0, 0, 0, 0, 0, 0);
    let start = Instant::now();
    for sentence in gold {
        let reading = model.read_words(sentence.words.iter().map(|w| w.form.as_str()));
        let mut tokens = Vec::with_capacity(reading.tags.len());
        for ((word, (t, u)), (head, relation)) in sentence.words.iter().zip(&reading.tags).zip(&reading.tree) {
            words += 1;
            upos += usize::from(*u == word.upos);
            tag += usize::from(*t == word.tag);
            let found = model.lemmas.lemma(&word.form, *t, *u);
            lemma += usize::from(found == word.lemma);
            let (head, relation) = (*head, *relation);
            tokens.push(Token { lemma: found, upos: *u, tag: *t, head, relation, ..Token::given(&word.form, 0, 0) });
            heads += usize::from(head == word.head);
            labels += usize::from(head == word.head && relation == word.relation);
        }
        let found = morph::features(&tokens);
        features += found.iter().zip(&sentence.words).filter(|(f, word)| f.to_string() == word.features).count();
    }
    let speed = words as f64 / start.elapsed().as_secs_f64();
    format!(
        "UPOS {:.2} XPOS {:.2} FEATS {:.2} lemma {:.2} UAS {:.2} LAS {:.2}; {:.0} thousand words a second",
        percent(upos, words),
        percent(tag, words),
        percent(features, words),
        percent(lemma, words),
        percent(heads, words),
        percent(labels, words),
        speed / 1000.0
    )
}

/// Words by the place of their characters, blanks not counted, so that gold and system can be compared.
type Place = (usize, usize);

fn raw_text(model: &Model, gold: &[GoldSentence]) -> String {
    let (mut tokens, mut sentences, mut upos, mut uas, mut las) =
        (Count::default(), Count::default(), Count::default(), Count::default(), Count::default());
    let mut wrong: BTreeMap<String, usize> = BTreeMap::new();
    for paragraph in gold.chunk_by(|_, b| !b.opens) {
        let text: Vec<char> = paragraph.iter().map(|s| s.text.as_str()).collect::<Vec<_>>().join(" ").chars().collect();
        let mut solid = Vec::with_capacity(text.len() + 1);
        let mut count = 0;
        for c in &text {
            solid.push(count);
            count += usize::from(!c.is_whitespace());
        }
        solid.push(count);
        let mut at = 0;
        let mut gold_words: HashMap<Place, (Option<Place>, &conllu::GoldWord)> = HashMap::new();
        let mut gold_sentences = HashSet::new();
        for sentence in paragraph {
            let begin = at;
            let places = gold_places(sentence, &mut at);
            gold_sentences.insert((begin, at));
            for (word, place) in sentence.words.iter().zip(&places) {
                let head = word.head.and_then(|h| places.get(h)).copied();
                gold_words.insert(*place, (head, word));
            }
        }
        let spans = tokenise::tokenise(&text);
        let place =
            |s: &tokenise::Span| (solid.get(s.start).copied().unwrap_or(0), solid.get(s.end - 1).map_or(0, |e| e + 1));
        tokens.gold += gold_words.len();
        tokens.given += spans.len();
        sentences.gold += gold_sentences.len();
        for range in split::split(&text, &spans) {
            sentences.given += 1;
            let Some(spans) = spans.get(range) else { continue };
            let places: Vec<Place> = spans.iter().map(place).collect();
            if let (Some(first), Some(last)) = (places.first(), places.last()) {
                sentences.hits += usize::from(gold_sentences.contains(&(first.0, last.1)));
            }
            let forms: Vec<String> =
                spans.iter().map(|s| text.get(s.start..s.end).unwrap_or(&[]).iter().collect()).collect();
            let reading = model.read_words(forms.iter().map(String::as_str));
            for (i, place) in places.iter().enumerate() {
                let Some((head, word)) = gold_words.get(place) else {
                    *wrong.entry(forms.get(i).cloned().unwrap_or_default()).or_default() += 1;
                    continue;
                };
                tokens.hits += 1;
                upos.hits += usize::from(reading.tags.get(i).is_some_and(|(_, u)| *u == word.upos));
                let Some((found, relation)) = reading.tree.get(i) else { continue };
                let found = found.and_then(|h| places.get(h)).copied();
                uas.hits += usize::from(found == *head);
                las.hits += usize::from(found == *head && *relation == word.relation);
            }
        }
    }
    for count in [&mut upos, &mut uas, &mut las] {
        count.gold = tokens.gold;
        count.given = tokens.given;
    }
    if std::env::var_os("DATELINE_SHOW_TOKENS").is_some() {
        let mut wrong: Vec<_> = wrong.into_iter().collect();
        wrong.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
        wrong.truncate(120);
        eprintln!("{wrong:?}");
    }
    format!(
        "tokens F1 {:.2} sentences F1 {:.2} UPOS {:.2} UAS {:.2} LAS {:.2}",
        tokens.f1(),
        sentences.f1(),
        upos.f1(),
        uas.f1(),
        las.f1()
    )
}

/// Where the words of a gold sentence stand, blanks not counted. Words of one surface word whose letters do not add up
/// to it share its last characters.
fn gold_places(sentence: &GoldSentence, at: &mut usize) -> Vec<Place> {
    let solid = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
    let mut places = Vec::with_capacity(sentence.words.len());
    let mut joined = sentence.joined.iter().peekable();
    let mut i = 0;
    while let Some(word) = sentence.words.get(i) {
        if let Some((_, last, form)) = joined.next_if(|(first, _, _)| *first == i) {
            let end = *at + solid(form);
            while i < *last {
                let Some(word) = sentence.words.get(i) else { break };
                let stop = if i + 1 == *last { end } else { (*at + solid(&word.form)).min(end) };
                places.push((*at, stop));
                *at = stop;
                i += 1;
            }
            *at = end;
        } else {
            let stop = *at + solid(&word.form);
            places.push((*at, stop));
            *at = stop;
            i += 1;
        }
    }
    places
}

/// Persons, organisations and places, the kinds that all sets have in common.
fn coarse(kind: NameKind) -> Option<&'static str> {
    match kind {
        NameKind::Person => Some("PER"),
        NameKind::Org => Some("ORG"),
        NameKind::Gpe | NameKind::Loc => Some("LOC"),
        _ => None,
    }
}

fn name_figures(model: &Model, folder: &Path, file: &str) -> Result<String> {
    let mut counts: BTreeMap<&str, Count> = BTreeMap::new();
    let nowhere = HashMap::new();
    for sentence in names::read(&folder.join(file))? {
        let gold: HashSet<(usize, usize, &str)> = names::spans(&sentence, &nowhere)
            .into_iter()
            .filter_map(|(first, last, kind)| Some((first, last, coarse(kind)?)))
            .collect();
        let given: HashSet<(usize, usize, &str)> = model
            .read_words(sentence.forms.iter().map(String::as_str))
            .names
            .into_iter()
            .filter_map(|n| Some((n.first, n.last, coarse(n.kind)?)))
            .collect();
        for (_, _, kind) in &gold {
            counts.entry(kind).or_default().gold += 1;
        }
        for name in &given {
            let count = counts.entry(name.2).or_default();
            count.given += 1;
            count.hits += usize::from(gold.contains(name));
        }
    }
    let mut all = Count::default();
    let mut text = String::new();
    for (kind, count) in &counts {
        text.push_str(&format!("{kind} {:.1} ", count.f1()));
        all = Count { hits: all.hits + count.hits, given: all.given + count.given, gold: all.gold + count.gold };
    }
    Ok(format!(
        "{text}all {:.2} (precision {:.1} recall {:.1})",
        all.f1(),
        percent(all.hits, all.given),
        percent(all.hits, all.gold)
    ))
}
