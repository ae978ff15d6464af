//! Resolves the actors of parsed text (CoNLL-U) and either prints them or measures the links against GUM's `Entity=`.
//!
//!     cargo run --release --example actor_coref -- show FILE.conllu [DOCUMENT]
//!     cargo run --release --example actor_coref -- score FILE.conllu [GENRE]
//!
//! `score` takes gold mentions of persons, organisations and places that have a name, a pronoun or a noun as head, and
//! prints B-cubed and the link-based precision and recall over the mentions that both sides know by head word.

use std::collections::{BTreeMap, BTreeSet};

use dateline::actor::resolve;
use dateline::document::{BlockKind, Document};
use dateline::text::{Relation, Sentence, Tag, Token, Upos};

struct Gold {
    sentence: usize,
    head: usize,
    entity: usize,
    kind: String,
}

struct Parsed {
    id: String,
    sentences: Vec<Sentence>,
    gold: Vec<Gold>,
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (Some(mode), Some(file)) = (args.first(), args.get(1)) else {
        eprintln!("usage: actor_coref show|score FILE.conllu [FILTER]");
        return;
    };
    let Ok(text) = std::fs::read_to_string(file) else {
        eprintln!("cannot read {file}");
        return;
    };
    let filter = args.get(2).map_or("", String::as_str);
    let documents = read(&text).into_iter().filter(|d| d.id.contains(filter));
    if mode == "show" {
        documents.for_each(|d| show(&d));
    } else {
        score(documents);
    }
}

fn read(text: &str) -> Vec<Parsed> {
    let mut out: Vec<Parsed> = Vec::new();
    let (mut block, mut at) = (0, 0);
    let mut rows: Vec<Vec<&str>> = Vec::new();
    let mut open: Vec<(usize, String, usize, usize)> = Vec::new();
    for line in text.lines().chain(std::iter::once("")) {
        if let Some(id) = line.strip_prefix("# newdoc id = ") {
            out.push(Parsed { id: id.to_owned(), sentences: Vec::new(), gold: Vec::new() });
            (block, at) = (0, 0);
            open.clear();
        } else if line.starts_with("# newpar") {
            block += 1;
        } else if line.is_empty() && !rows.is_empty() {
            let Some(document) = out.last_mut() else { continue };
            let start = at;
            let mut tokens = Vec::new();
            for row in rows.iter().filter(|r| r[0].chars().all(|c| c.is_ascii_digit())) {
                let length = row[1].chars().count();
                tokens.push(Token {
                    start: at,
                    end: at + length,
                    form: row[1].into(),
                    lemma: row[2].into(),
                    upos: Upos::parse(row[3]),
                    tag: Tag::parse(row[4]),
                    head: row[6].parse::<usize>().ok().and_then(|h| h.checked_sub(1)),
                    relation: Relation::parse(row[7]),
                });
                at += length + usize::from(!row[9].contains("SpaceAfter=No"));
            }
            let index = document.sentences.len();
            let mut closed = Vec::new();
            for (i, row) in rows.iter().filter(|r| r[0].chars().all(|c| c.is_ascii_digit())).enumerate() {
                let Some(marks) = row[9].split('|').find_map(|f| f.strip_prefix("Entity=")) else { continue };
                entities(marks, i, index, &mut open, &mut closed);
            }
            for (entity, kind, first, last) in closed {
                let inside = |i: usize| (first..last).contains(&i);
                let head =
                    (first..last).find(|&i| tokens[i].head.is_none_or(|h| !inside(h)) && tokens[i].upos != Upos::Punct);
                document.gold.push(Gold { sentence: index, head: head.unwrap_or(first), entity, kind });
            }
            document.sentences.push(Sentence {
                start,
                end: at,
                block,
                kind: BlockKind::Paragraph,
                tokens,
                names: Vec::new(),
            });
            rows.clear();
        } else if !line.starts_with('#') {
            rows.push(line.split('\t').collect());
        }
    }
    out
}

/// Reads one `Entity=` field: `(4-person-…`, `4)`, `(4-person-…)`.
fn entities(
    marks: &str,
    token: usize,
    _sentence: usize,
    open: &mut Vec<(usize, String, usize, usize)>,
    closed: &mut Vec<(usize, String, usize, usize)>,
) {
    let mut rest = marks;
    while !rest.is_empty() {
        if let Some(inner) = rest.strip_prefix('(') {
            let end = inner.find(['(', ')']).unwrap_or(inner.len());
            let mut fields = inner[..end].split('-');
            let id = fields.next().unwrap_or("").split('[').next().unwrap_or("").parse().unwrap_or(0);
            let kind = fields.next().unwrap_or("").to_owned();
            rest = &inner[end..];
            open.push((id, kind, token, 0));
            if let Some(after) = rest.strip_prefix(')') {
                if let Some((id, kind, first, _)) = open.pop() {
                    closed.push((id, kind, first, token + 1));
                }
                rest = after;
            }
        } else {
            let end = rest.find(')').map_or(rest.len(), |e| e + 1);
            let id: usize = rest[..end].trim_end_matches(')').split('[').next().unwrap_or("").parse().unwrap_or(0);
            if let Some(at) = open.iter().rposition(|o| o.0 == id) {
                let (id, kind, first, _) = open.remove(at);
                closed.push((id, kind, first, token + 1));
            }
            rest = &rest[end..];
        }
    }
}

fn document(parsed: &Parsed) -> Document {
    Document {
        id: parsed.id.clone(),
        source: parsed.id.clone(),
        name: parsed.id.clone(),
        title: None,
        publisher: None,
        authors: Vec::new(),
        published: None,
        language: None,
        text: String::new(),
        blocks: Vec::new(),
    }
}

fn show(parsed: &Parsed) {
    println!("== {}", parsed.id);
    let cast = resolve(&document(parsed), &parsed.sentences);
    for (i, actor) in cast.actors.iter().enumerate() {
        println!(
            "{i:3} {:?} {} {:?} {:?} state {:?}",
            actor.kind, actor.name, actor.aliases, actor.country, actor.state
        );
    }
    for (s, sentence) in parsed.sentences.iter().enumerate() {
        let words: Vec<&str> = sentence.tokens.iter().map(|t| t.form.as_str()).collect();
        println!("[{s}] {}", words.join(" "));
        for m in cast.mentions.iter().filter(|m| m.sentence == s) {
            println!(
                "      {} ^{} {:?} {:?} {:?}",
                words[m.first..m.last].join(" "),
                words[m.head],
                m.actors,
                m.form,
                m.reason
            );
        }
    }
    for r in &cast.relations {
        println!("   {} --{}--> {}", cast.actors[r.source].name, r.kind, cast.actors[r.target].name);
    }
}

fn score(documents: impl Iterator<Item = Parsed>) {
    let (mut both, mut gold_all, mut system_all) = (0usize, 0usize, 0usize);
    let (mut right, mut given, mut wanted) = (0usize, 0usize, 0usize);
    let (mut precision, mut recall, mut n) = (0.0, 0.0, 0usize);
    for parsed in documents {
        let cast = resolve(&document(&parsed), &parsed.sentences);
        let gold: BTreeMap<(usize, usize), usize> = parsed
            .gold
            .iter()
            .filter(|g| matches!(g.kind.as_str(), "person" | "organization" | "place"))
            .map(|g| ((g.sentence, g.head), g.entity))
            .collect();
        let every: BTreeMap<(usize, usize), usize> =
            parsed.gold.iter().map(|g| ((g.sentence, g.head), g.entity)).collect();
        let system: BTreeMap<(usize, usize), usize> = cast
            .mentions
            .iter()
            .filter(|m| m.actors.len() == 1 && m.form != dateline::actor::MentionForm::Demonym)
            .map(|m| ((m.sentence, m.head), m.actors[0]))
            .collect();
        let common: Vec<((usize, usize), usize, usize)> =
            system.iter().filter_map(|(k, s)| every.get(k).map(|g| (*k, *g, *s))).collect();
        both += gold.keys().filter(|k| system.contains_key(*k)).count();
        gold_all += gold.len();
        system_all += system.len();
        // Links: for each mention, whether it and its nearest earlier mention of the same actor are one in the other.
        let mut by_system: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let mut by_gold: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (i, &(_, g, s)) in common.iter().enumerate() {
            by_system.entry(s).or_default().push(i);
            by_gold.entry(g).or_default().push(i);
        }
        for set in by_system.values() {
            for pair in set.windows(2) {
                given += 1;
                let same = common[pair[0]].1 == common[pair[1]].1;
                right += usize::from(same);
                if !same && std::env::var_os("ERRORS").is_some() {
                    let word = |i: usize| {
                        let (s, h) = common[i].0;
                        let t = &parsed.sentences[s].tokens;
                        let around: Vec<&str> =
                            t[h.saturating_sub(4)..(h + 3).min(t.len())].iter().map(|t| t.form.as_str()).collect();
                        format!("{s}:{} «{}»", t[h].form, around.join(" "))
                    };
                    let m = cast.mentions.iter().find(|m| (m.sentence, m.head) == common[pair[1]].0);
                    println!("WRONG {} | {} -> {} {:?}", parsed.id, word(pair[1]), word(pair[0]), m.map(|m| m.reason));
                }
            }
        }
        for set in by_gold.values() {
            for pair in set.windows(2) {
                wanted += 1;
                let _ = pair;
            }
        }
        for &(_, g, s) in &common {
            let a: BTreeSet<usize> = by_system[&s].iter().copied().collect();
            let b: BTreeSet<usize> = by_gold[&g].iter().copied().collect();
            let shared = a.intersection(&b).count() as f64;
            precision += shared / a.len() as f64;
            recall += shared / b.len() as f64;
            n += 1;
        }
    }
    let share = |a: usize, b: usize| 100.0 * a as f64 / b.max(1) as f64;
    println!(
        "gold mentions of persons, organisations, places found by head: {both}/{gold_all} = {:.1}",
        share(both, gold_all)
    );
    println!("system mentions {system_all}");
    println!(
        "neighbouring links of one system actor that are one gold entity: {right}/{given} = {:.1}",
        share(right, given)
    );
    println!("neighbouring gold links among common mentions: {wanted}");
    let (p, r) = (100.0 * precision / n.max(1) as f64, 100.0 * recall / n.max(1) as f64);
    println!("B-cubed over common mentions ({n}): P {p:.1} R {r:.1} F1 {:.1}", 2.0 * p * r / (p + r));
}
