//! Measures mentions and relations against re3d (`../shared/data/relations`).
//!
//!     cargo run --release --example actor_re3d -- ../shared/data/relations/re3d_dev.jsonl
//!
//! Entities: gold organisations, persons and locations with a capital letter; found if a mention that is no pronoun ends
//! where they end or covers them, right if its actor's kind fits. Relations: gold pairs of the types that the actor room can state,
//! found if a stated relation joins the actors of both ends in either direction.

use std::collections::BTreeMap;

use dateline::actor::{Cast, Mention, MentionForm, resolve};
use dateline::document::{Block, BlockKind, Document};
use dateline::record::ActorKind;
use dateline::text::{Sentence, analyse};
use serde_json::Value;

fn document(text: &str) -> Document {
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in text.split('\n') {
        let length = line.chars().count();
        if !line.trim().is_empty() {
            blocks.push(Block { kind: BlockKind::Paragraph, start: at, end: at + length, tokenised: false });
        }
        at += length + 1;
    }
    Document { blocks, ..Document::plain(text) }
}

/// Characters that a mention covers.
fn span(sentences: &[Sentence], m: &Mention) -> Option<(usize, usize)> {
    let tokens = &sentences.get(m.sentence)?.tokens;
    Some((tokens.get(m.first)?.start, tokens.get(m.last.checked_sub(1)?)?.end))
}

/// The actor of the smallest mention that covers a stretch or ends with it.
fn actor_at(cast: &Cast, sentences: &[Sentence], start: usize, end: usize) -> Option<usize> {
    let fits = |m: &&Mention| {
        m.form != MentionForm::Demonym
            && m.actors.len() == 1
            && span(sentences, m).is_some_and(|(a, b)| (a <= start && end <= b) || (b == end && a < end && a >= start))
    };
    let size = |m: &&Mention| span(sentences, m).map_or(usize::MAX, |(a, b)| b - a);
    cast.mentions.iter().filter(fits).min_by_key(size).and_then(|m| m.actors.first().copied())
}

fn main() {
    let Some(text) = std::env::args().nth(1).and_then(|file| std::fs::read_to_string(file).ok()) else {
        eprintln!("usage: actor_re3d FILE.jsonl");
        return;
    };
    let mut entities: BTreeMap<String, [usize; 3]> = BTreeMap::new();
    let mut relations: BTreeMap<String, [usize; 2]> = BTreeMap::new();
    for line in text.lines() {
        let Ok(gold) = serde_json::from_str::<Value>(line) else { continue };
        let document = document(gold["text"].as_str().unwrap_or(""));
        let sentences = analyse(&document);
        let cast = resolve(&document, &sentences);
        let offset = |v: &Value, i: usize| v[i].as_u64().and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
        for e in gold["entities"].as_array().into_iter().flatten() {
            let (kind, words) = (e["type"].as_str().unwrap_or(""), e["text"].as_str().unwrap_or(""));
            if !matches!(kind, "Organisation" | "Person" | "Location") || !words.chars().any(char::is_uppercase) {
                continue;
            }
            let counts = entities.entry(kind.to_owned()).or_default();
            counts[0] += 1;
            if let Some(actor) = actor_at(&cast, &sentences, offset(&e["span"], 0), offset(&e["span"], 1)) {
                counts[1] += 1;
                let fits = match cast.actors[actor].kind {
                    ActorKind::Person => kind == "Person",
                    ActorKind::Organisation | ActorKind::Group => kind != "Location",
                    ActorKind::Country => kind != "Person",
                    ActorKind::Place => kind == "Location",
                };
                counts[2] += usize::from(fits);
            }
        }
        for r in gold["relations"].as_array().into_iter().flatten() {
            let kind = r["type"].as_str().unwrap_or("");
            if !matches!(kind, "BelongsTo" | "InChargeOf" | "IsSynonymOf" | "AlliesOf" | "CoLocated") {
                continue;
            }
            let end = |side: &str| actor_at(&cast, &sentences, offset(&r[side], 0), offset(&r[side], 1));
            let counts = relations.entry(kind.to_owned()).or_default();
            counts[0] += 1;
            let (Some(a), Some(b)) = (end("source_span"), end("target_span")) else { continue };
            let stated =
                cast.relations.iter().any(|s| (s.source, s.target) == (a, b) || (s.source, s.target) == (b, a));
            counts[1] += usize::from(if kind == "IsSynonymOf" { a == b } else { stated });
        }
    }
    let share = |a: usize, b: usize| 100.0 * a as f64 / b.max(1) as f64;
    for (kind, [all, found, right]) in entities {
        println!("{kind:14} {all:4} names: found {:.1}, of the right kind {:.1}", share(found, all), share(right, all));
    }
    for (kind, [all, found]) in relations {
        println!("{kind:14} {all:4} relations: found {found} = {:.1}", share(found, all));
    }
}
