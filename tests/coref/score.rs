//! How well the mentions of one text are linked to who they mean.
//!
//! Gold: every pronoun and description of a person, organisation or place that the text names somewhere. An actor of the
//! system is the gold entity that most of its names are. A link of a mention that is no name is right where the actor is
//! the mention's own gold entity.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use dateline::actor::{Cast, LinkReason, MentionForm};
use dateline::text::Sentence;

use super::gum::{Mention, Text};

/// Rightly done out of all.
#[derive(Debug, Default, Clone, Copy)]
pub struct Share {
    /// Right ones.
    pub right: usize,
    /// All.
    pub all: usize,
}

impl Share {
    fn add(&mut self, right: bool) {
        self.all += 1;
        self.right += usize::from(right);
    }

    /// In hundredths.
    pub fn percent(self) -> f64 {
        100.0 * self.right as f64 / self.all.max(1) as f64
    }
}

/// Figures of any number of texts.
#[derive(Debug, Default)]
pub struct Score {
    /// Gold mentions that are no names, by sort, linked to the right actor.
    pub recall: BTreeMap<&'static str, Share>,
    /// Links of the system that are right, by form of the mention.
    pub precision: BTreeMap<&'static str, Share>,
    /// … by reason.
    pub reasons: BTreeMap<String, Share>,
    /// B-cubed over the mentions that both sides have: sums of precision and recall, and number.
    pub cubed: (f64, f64, usize),
    /// One line for each error.
    pub errors: Vec<String>,
}

/// Sort of a gold mention; none for a name.
fn sort(text: &Text, m: &Mention) -> Option<&'static str> {
    match m.upos.as_str() {
        "PROPN" => None,
        "PRON" => Some(pronoun(&m.form)),
        "NOUN" => Some(if is_definite(text, m) { "definite description" } else { "description" }),
        _ => Some("other"),
    }
}

/// Whether a phrase opens with a word that takes up something known.
fn is_definite(text: &Text, m: &Mention) -> bool {
    let phrase = cut(text, m.span.0, m.span.1).to_lowercase();
    matches!(
        phrase.split_whitespace().next().unwrap_or(""),
        "the" | "this" | "that" | "these" | "those" | "both" | "his" | "her" | "its" | "their" | "our"
    )
}

fn pronoun(form: &str) -> &'static str {
    match form.to_lowercase().as_str() {
        "i" | "me" | "my" | "mine" | "myself" | "we" | "us" | "our" | "ours" | "ourselves" => "pronoun 1st",
        "you" | "your" | "yours" | "yourself" | "yourselves" => "pronoun 2nd",
        "he" | "him" | "his" | "himself" | "she" | "her" | "hers" | "herself" => "pronoun he/she",
        "it" | "its" | "itself" => "pronoun it",
        "they" | "them" | "their" | "theirs" | "themselves" => "pronoun they",
        _ => "pronoun other",
    }
}

/// Adds the figures of one text.
pub fn add(score: &mut Score, text: &Text, sentences: &[Sentence], cast: &Cast) {
    let named = named(text);
    let spans: Vec<((usize, usize), (usize, usize))> =
        cast.mentions.iter().map(|m| places(sentences, m)).collect::<Option<Vec<_>>>().unwrap_or_default();
    let gold_of: Vec<Option<usize>> = spans.iter().map(|s| aligned(text, *s)).collect();
    let entity = |i: usize| gold_of.get(i).copied().flatten().map(|g| text.mentions[g].entity);
    let meaning = meanings(cast, &entity);
    let mut found: BTreeMap<usize, usize> = BTreeMap::new();
    for (i, m) in cast.mentions.iter().enumerate() {
        if let Some(g) = gold_of[i] {
            found.insert(g, i);
        }
        let [actor] = m.actors.as_slice() else { continue };
        let Some(whom) = meaning.get(actor).copied() else { continue };
        // GUM marks no adjectives of countries and no relative pronouns.
        if matches!(m.reason, LinkReason::New | LinkReason::Relative) || m.form == MentionForm::Demonym {
            continue;
        }
        let right = entity(i) == Some(whom);
        score.reasons.entry(format!("{:?} {:?}", m.form, m.reason)).or_default().add(right);
        let word = cut(text, spans[i].1.0, spans[i].1.1);
        match m.form {
            MentionForm::Pronoun => score.precision.entry(pronoun(&word)).or_default().add(right),
            MentionForm::Description => score.precision.entry("description").or_default().add(right),
            MentionForm::Name | MentionForm::Demonym => {}
        }
        if !right {
            let gold = gold_of[i].map_or("nothing".to_owned(), |g| called(text, text.mentions[g].entity));
            score.errors.push(format!(
                "WRONG {:?} | {} | {} -> {} | gold {gold}",
                m.reason,
                text.id,
                around(text, spans[i].0, spans[i].1),
                cast.actors[*actor].name
            ));
        }
    }
    for (g, m) in text.mentions.iter().enumerate().filter(|(_, m)| named.contains(&m.entity)) {
        let Some(sort) = sort(text, m) else { continue };
        let linked = found.get(&g).map(|&i| cast.mentions[i].actors.as_slice());
        let right = linked.is_some_and(|a| a.len() == 1 && meaning.get(&a[0]) == Some(&m.entity));
        score.recall.entry(sort).or_default().add(right);
        if !right {
            let to = linked.map_or("nothing".to_owned(), |a| {
                a.iter().map(|&a| cast.actors[a].name.clone()).collect::<Vec<_>>().join(" + ")
            });
            let has = meaning.values().any(|&e| e == m.entity);
            score.errors.push(format!(
                "MISSED {sort} | {} | {} -> {to} | gold {}{}",
                text.id,
                around(text, m.span, m.head),
                called(text, m.entity),
                if has { "" } else { " (no actor)" }
            ));
        }
    }
    cubed(score, cast, &entity);
}

/// Entities of persons, organisations and places with a name.
fn named(text: &Text) -> BTreeSet<usize> {
    let mut kinds: BTreeMap<usize, BTreeMap<&str, usize>> = BTreeMap::new();
    for m in &text.mentions {
        *kinds.entry(m.entity).or_default().entry(&m.kind).or_default() += 1;
    }
    let names: BTreeSet<usize> = text.mentions.iter().filter(|m| m.upos == "PROPN").map(|m| m.entity).collect();
    let kind = |e: usize| kinds.get(&e).and_then(|k| k.iter().max_by_key(|k| k.1)).map(|k| *k.0);
    names.into_iter().filter(|&e| matches!(kind(e), Some("person" | "organization" | "place"))).collect()
}

/// Characters of a mention's phrase and head.
fn places(sentences: &[Sentence], m: &dateline::actor::Mention) -> Option<((usize, usize), (usize, usize))> {
    let tokens = &sentences.get(m.sentence)?.tokens;
    let (first, last, head) = (tokens.get(m.first)?, tokens.get(m.last.checked_sub(1)?)?, tokens.get(m.head)?);
    Some(((first.start, last.end), (head.start, head.end)))
}

/// The gold mention at a place: the same phrase, else the one with the same head that is nearest in extent.
fn aligned(text: &Text, (span, head): ((usize, usize), (usize, usize))) -> Option<usize> {
    let far = |m: &Mention| m.span.0.abs_diff(span.0) + m.span.1.abs_diff(span.1);
    let near = |m: &&Mention| m.span == span || m.head == head || (span.0 <= m.head.0 && m.span.1 == span.1);
    let all = text.mentions.iter().enumerate().filter(|(_, m)| near(m));
    all.min_by_key(|(i, m)| (far(m), *i)).map(|(i, _)| i)
}

/// The gold entity of each actor: that of most of its names, else of most of its mentions.
fn meanings(cast: &Cast, entity: &impl Fn(usize) -> Option<usize>) -> BTreeMap<usize, usize> {
    let mut votes: BTreeMap<usize, BTreeMap<usize, usize>> = BTreeMap::new();
    for (i, m) in cast.mentions.iter().enumerate().filter(|(_, m)| m.form == MentionForm::Name) {
        if let ([actor], Some(e)) = (m.actors.as_slice(), entity(i)) {
            *votes.entry(*actor).or_default().entry(e).or_default() += 1;
        }
    }
    let most =
        |v: BTreeMap<usize, usize>| v.into_iter().max_by_key(|&(e, n)| (n, std::cmp::Reverse(e))).map(|(e, _)| e);
    votes.into_iter().filter_map(|(a, v)| Some((a, most(v)?))).collect()
}

/// B-cubed (Bagga and Baldwin 1998) over the mentions that both have, names among them.
fn cubed(score: &mut Score, cast: &Cast, entity: &impl Fn(usize) -> Option<usize>) {
    let both: Vec<(usize, usize)> = cast
        .mentions
        .iter()
        .enumerate()
        .filter(|(_, m)| m.form != MentionForm::Demonym)
        .filter_map(|(i, m)| match m.actors.as_slice() {
            [actor] => Some((*actor, entity(i)?)),
            _ => None,
        })
        .collect();
    let (mut actors, mut entities, mut pairs) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    for &(a, e) in &both {
        *actors.entry(a).or_insert(0.0) += 1.0;
        *entities.entry(e).or_insert(0.0) += 1.0;
        *pairs.entry((a, e)).or_insert(0.0) += 1.0;
    }
    for pair in &both {
        let shared: f64 = pairs[pair];
        score.cubed.0 += shared / actors[&pair.0];
        score.cubed.1 += shared / entities[&pair.1];
        score.cubed.2 += 1;
    }
}

/// The first name of an entity, else its first mention.
fn called(text: &Text, entity: usize) -> String {
    let mut all = text.mentions.iter().filter(|m| m.entity == entity);
    let first = all.clone().find(|m| m.upos == "PROPN").or_else(|| all.next());
    first.map_or_else(String::new, |m| format!("{} [{}]", cut(text, m.span.0, m.span.1.min(m.span.0 + 60)), m.kind))
}

fn cut(text: &Text, start: usize, end: usize) -> String {
    let words: String = text.text.chars().skip(start).take(end.saturating_sub(start)).collect();
    words.replace('\n', " / ")
}

fn around(text: &Text, span: (usize, usize), _head: (usize, usize)) -> String {
    let (start, end) = (span.0.saturating_sub(160), span.1 + 50);
    format!("…{}«{}»{}…", cut(text, start, span.0), cut(text, span.0, span.1), cut(text, span.1, end))
}

impl Score {
    /// All of a table together.
    pub fn total<K: Ord>(table: &BTreeMap<K, Share>) -> Share {
        table.values().fold(Share::default(), |a, b| Share { right: a.right + b.right, all: a.all + b.all })
    }

    /// Mentions of third persons and descriptions: what a reader of news needs most.
    pub fn third(&self) -> Share {
        let kept = |k: &str| {
            matches!(
                k,
                "definite description"
                    | "description"
                    | "pronoun he/she"
                    | "pronoun it"
                    | "pronoun they"
                    | "pronoun other"
            )
        };
        let kept = self.recall.iter().filter(|(k, _)| kept(k));
        kept.fold(Share::default(), |a, (_, b)| Share { right: a.right + b.right, all: a.all + b.all })
    }

    /// The figures as a text.
    pub fn table(&self) -> String {
        let mut out = String::new();
        let mut line = |name: &str, s: Share| {
            let _ = writeln!(out, "  {name:32} {:5} / {:5} = {:5.1}", s.right, s.all, s.percent());
        };
        line("links right", Self::total(&self.precision));
        self.precision.iter().for_each(|(k, s)| line(&format!("  {k}"), *s));
        self.reasons.iter().for_each(|(k, s)| line(&format!("    {k}"), *s));
        line("gold linked", Self::total(&self.recall));
        line("  third person and descriptions", self.third());
        self.recall.iter().for_each(|(k, s)| line(&format!("    {k}"), *s));
        let n = self.cubed.2.max(1) as f64;
        let (p, r) = (100.0 * self.cubed.0 / n, 100.0 * self.cubed.1 / n);
        let _ = writeln!(out, "  B-cubed over common mentions     P {p:.1} R {r:.1} F1 {:.1}", 2.0 * p * r / (p + r));
        out
    }
}
