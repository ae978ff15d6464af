//! The chain in the files.

use dateline::export::json;
use dateline::graph::KnowledgeGraph;
use dateline::timeline::Timeline;
use serde_json::Value;

use crate::record;

const TEXT: &str = "The Lisbon Times reported that Anna Berg had said that Norway bombed two ships.";

fn timeline() -> Value {
    let graph = KnowledgeGraph::fold([record(TEXT)]);
    serde_json::from_slice(&json::timeline(&Timeline::from(&graph)).unwrap()).unwrap()
}

fn find<'v>(timeline: &'v Value, trigger: &str) -> &'v Value {
    timeline["events"].as_array().unwrap().iter().find(|e| e["trigger"] == trigger).unwrap()
}

#[test]
fn timeline_json_names_each_source_by_actor_words_and_evidence() {
    let timeline = timeline();
    let chain = find(&timeline, "bombed")["attribution"].as_array().unwrap().clone();
    let name = |id: &Value| {
        let actors = timeline["actors"].as_array().unwrap();
        actors.iter().find(|a| a["id"] == *id).map(|a| a["name"].as_str().unwrap().to_owned()).unwrap()
    };
    let holders: Vec<String> = chain.iter().map(|a| name(&a["holder"])).collect();
    assert_eq!(holders, ["Anna Berg", "Lisbon Times"]);
    let words = |a: &Value| {
        let at = |end: usize| usize::try_from(a["evidence"]["trigger"][end].as_u64().unwrap()).unwrap();
        TEXT.chars().skip(at(0)).take(at(1) - at(0)).collect::<String>()
    };
    assert_eq!(chain.iter().map(words).collect::<Vec<_>>(), ["said", "reported"]);
    assert!(chain.iter().all(|a| a["kind"] == "reported"));
}

#[test]
fn timeline_json_links_what_is_said_to_the_statement() {
    let timeline = timeline();
    assert_eq!(find(&timeline, "bombed")["within"], find(&timeline, "said")["id"]);
    assert_eq!(find(&timeline, "said")["within"], find(&timeline, "reported")["id"]);
    assert_eq!(find(&timeline, "reported")["within"], Value::Null);
}

#[test]
fn a_timeline_without_chains_is_still_read() {
    let mut old = timeline();
    for event in old["events"].as_array_mut().unwrap() {
        event.as_object_mut().unwrap().retain(|key, _| key != "attribution" && key != "within");
    }
    let read = json::read_timeline(&serde_json::to_vec(&old).unwrap()).unwrap();
    assert!(read.events.iter().all(|e| e.attribution.is_empty() && e.within.is_none()));
}
