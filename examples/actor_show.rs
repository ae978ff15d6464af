//! Prints the actors, mentions and relations of plain text: one paragraph a line.
//!
//!     cargo run --release --example actor_show -- FILE.txt

use dateline::actor::resolve;
use dateline::document::{Block, BlockKind, Document};
use dateline::text::analyse;

fn main() {
    let Some(text) = std::env::args().nth(1).and_then(|file| std::fs::read_to_string(file).ok()) else {
        eprintln!("usage: actor_show FILE.txt");
        return;
    };
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in text.split('\n') {
        let length = line.chars().count();
        if !line.trim().is_empty() {
            blocks.push(Block { kind: BlockKind::Paragraph, start: at, end: at + length, tokenised: false });
        }
        at += length + 1;
    }
    let document = Document {
        id: "id".into(),
        source: "source".into(),
        name: "name".into(),
        title: None,
        publisher: None,
        authors: Vec::new(),
        published: None,
        language: None,
        text,
        blocks,
    };
    let sentences = analyse(&document);
    let cast = resolve(&document, &sentences);
    for (i, actor) in cast.actors.iter().enumerate() {
        println!(
            "{i:3} {:?} {} {:?} {:?} state {:?}",
            actor.kind, actor.name, actor.aliases, actor.country, actor.state
        );
    }
    for (s, sentence) in sentences.iter().enumerate() {
        let words: Vec<&str> = sentence.tokens.iter().map(|t| t.form.as_str()).collect();
        println!("[{s}] {}", words.join(" "));
        if std::env::var_os("TREE").is_some() {
            let tree: Vec<String> = sentence
                .tokens
                .iter()
                .enumerate()
                .map(|(i, t)| format!("{i}/{}/{}->{}:{}", t.form, t.tag, t.head.map_or(-1, |h| h as i64), t.relation))
                .collect();
            println!("   {}", tree.join(" "));
            let names: Vec<String> =
                sentence.names.iter().map(|n| format!("{} {:?}", words[n.first..n.last].join(" "), n.kind)).collect();
            println!("   {names:?}");
        }
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
