//! Figures on articles of our own, and floors under them.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use dateline::document::Document;
use dateline::extract::extract;
use dateline::graph::KnowledgeGraph;
use dateline::record::{ActorKind, MentionForm};

use crate::score::Pairs;

/// A marked stretch: its offsets and what it names.
type Marks = Vec<(usize, usize, String)>;

/// An article's name and a stretch of its text.
type Unit = (String, (usize, usize));

struct Article {
    name: String,
    day: NaiveDate,
    text: String,
    actors: Marks,
    events: Marks,
}

fn articles(file: &str) -> Vec<Article> {
    let mut articles: Vec<Article> = Vec::new();
    for line in file.lines().filter(|l| !l.starts_with('#')) {
        if let Some(head) = line.strip_prefix("== ") {
            let mut words = head.split(' ');
            let name = words.next().expect("a name").to_owned();
            let day = words.next().expect("a day").parse().expect("a day");
            articles.push(Article { name, day, text: String::new(), actors: Vec::new(), events: Vec::new() });
        } else if let Some(article) = articles.last_mut() {
            let mut start = 0;
            let mut entity: Option<String> = None;
            for c in line.chars() {
                let at = article.text.chars().count();
                match c {
                    '[' | '{' => start = at,
                    '|' => entity = Some(String::new()),
                    ']' => article.actors.push((start, at, entity.take().expect("an entity"))),
                    '}' => article.events.push((start, at, entity.take().expect("an entity"))),
                    c => entity.as_mut().unwrap_or(&mut article.text).push(c),
                }
            }
        }
    }
    articles
}

/// Pairs of actors and of events.
fn measured(file: &str) -> (Pairs, Pairs) {
    let articles = articles(file);
    let records = articles.iter().map(|article| {
        let mut document = Document::plain(&article.text);
        document.id.clone_from(&article.name);
        document.published = Some(article.day);
        extract(&document)
    });
    let graph = KnowledgeGraph::fold(records);
    // The shortest mention round a marked stretch, or else the longest inside it.
    let mut best: BTreeMap<Unit, (bool, usize, String)> = BTreeMap::new();
    for (node, actor) in graph.actors().filter(|(_, a)| a.kind != ActorKind::Place) {
        for e in graph.mentions(node).filter(|m| m.form != MentionForm::Pronoun).map(|m| &m.evidence) {
            for mark in articles.iter().filter(|a| a.name == e.document).flat_map(|a| &a.actors) {
                let round = e.start <= mark.0 && mark.1 <= e.end;
                let inside = mark.0 <= e.start && e.end <= mark.1;
                let length = e.end - e.start;
                let rank = (!round, if round { length } else { 99 - length }, actor.id.clone());
                if round || inside {
                    let known = best.entry((e.document.clone(), (mark.0, mark.1))).or_insert_with(|| rank.clone());
                    *known = rank.min(known.clone());
                }
            }
        }
    }
    let actors: BTreeMap<_, _> = best.into_iter().map(|(unit, (_, _, id))| (unit, id)).collect();
    let mut events = BTreeMap::new();
    for (_, event) in graph.events() {
        for e in &event.evidence {
            events.entry((e.document.clone(), e.trigger)).or_insert_with(|| event.id.clone());
        }
    }
    let gold = |marks: fn(&Article) -> &Marks| -> BTreeMap<_, _> {
        let units = articles.iter().flat_map(|a| marks(a).iter().map(|m| ((a.name.clone(), (m.0, m.1)), m.2.clone())));
        units.collect()
    };
    let gold_events: BTreeMap<_, _> =
        gold(|a| &a.events).into_iter().map(|(unit, e)| (unit, e.trim_end_matches('b').to_owned())).collect();
    (Pairs::across(&gold(|a| &a.actors), &actors), Pairs::across(&gold_events, &events))
}

#[test]
fn actors_and_events_of_our_own_articles_are_merged_as_marked() {
    for (name, file) in [("tuned", include_str!("gold/tuned.txt")), ("fresh", include_str!("gold/fresh.txt"))] {
        let (actors, events) = measured(file);
        println!("{name}: actors {actors}\n{name}: events {events}");
        // False merges hurt more than missed ones.
        assert!(actors.precision() >= 0.97 && actors.recall() >= 0.75, "{name} {actors}");
        assert!(events.precision() >= 0.85 && events.recall() >= 0.45, "{name} {events}");
    }
}
