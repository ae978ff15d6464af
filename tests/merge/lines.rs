//! Events across documents on the multi-mention lines of the entity timelines in `../shared/data/timeline`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use dateline::extract::extract;
use dateline::graph::KnowledgeGraph;
use dateline::source::{self, Input, InputKind, ReadOptions};

use crate::score::Pairs;

#[test]
fn mentions_of_one_line_of_a_timeline_are_one_event() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/timeline");
    let Ok(timelines) = fs::read_dir(data.join("timelines")) else {
        println!("skipped: no ../shared/data/timeline");
        return;
    };
    let mut files: Vec<_> = timelines.map(|f| f.expect("a file").path()).collect();
    files.sort();
    let mut gold: BTreeMap<(String, (usize, String)), usize> = BTreeMap::new();
    for line in files
        .iter()
        .flat_map(|f| fs::read_to_string(f).expect("text").lines().skip(1).map(str::to_owned).collect::<Vec<_>>())
    {
        let units: Vec<_> = line
            .split('\t')
            .skip(2)
            .filter_map(|m| {
                let mut parts = m.splitn(3, '-');
                Some((parts.next()?.to_owned(), (parts.next()?.parse().ok()?, parts.next()?.to_owned())))
            })
            .collect();
        let event = units.iter().find_map(|u| gold.get(u).copied()).unwrap_or(gold.len());
        for unit in units {
            gold.entry(unit).or_insert(event);
        }
    }
    let meta: serde_json::Value =
        serde_json::from_slice(&fs::read(data.join("meta.json")).expect("meta")).expect("JSON");
    let mut records = Vec::new();
    let mut name_of = BTreeMap::new();
    for document in meta["documents"].as_array().expect("a list") {
        let (name, day) = (document["doc_id"].as_str().expect("id"), document["dct"].as_str().expect("dct"));
        let options = ReadOptions { kind: InputKind::Tokens, date: day.parse().ok() };
        let input = Input::File(data.join(format!("docs/{name}.txt")));
        for read in source::read_input(&input, &options) {
            let read = read.expect("a document");
            name_of.insert(read.id.clone(), name.to_owned());
            records.push(extract(&read));
        }
    }
    let graph = KnowledgeGraph::fold(records);
    let mut system = BTreeMap::new();
    for (_, event) in graph.events() {
        for e in &event.evidence {
            let words: String = e.quote.chars().skip(e.trigger.0 - e.start).take(e.trigger.1 - e.trigger.0).collect();
            let unit = (name_of[&e.document].clone(), (e.sentence, words.replace(' ', "_")));
            system.entry(unit).or_insert_with(|| event.id.clone());
        }
    }
    let pairs = Pairs::across(&gold, &system);
    println!(
        "{} of {} gold mentions found; across documents {pairs}",
        gold.keys().filter(|u| system.contains_key(*u)).count(),
        gold.len()
    );
    assert!(pairs.precision() >= 0.9 && pairs.right >= 4, "{pairs}");
}
