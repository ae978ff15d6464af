//! The files that other programs read.
#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where it fails")]

mod sample;

use std::fs;

use dateline::Error;
use dateline::export::dot::{DotOptions, dot};
use dateline::export::write::write_outputs;
use dateline::export::{json, schema};
use dateline::graph::KnowledgeGraph;
use dateline::record::{ActorKind, EventKind, Role};
use dateline::timeline::Timeline;
use serde_json::{Value, json};

use sample::{Draft, date, talks};

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("UTF-8")
}

fn value(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).expect("JSON")
}

#[test]
fn timeline_json_of_the_sample_is_as_recorded() {
    let timeline = Timeline::from(&KnowledgeGraph::fold(talks()));
    insta::assert_snapshot!(text(json::timeline(&timeline).expect("written")));
}

#[test]
fn graph_json_of_the_sample_is_as_recorded() {
    insta::assert_snapshot!(text(json::graph(&KnowledgeGraph::fold(talks())).expect("written")));
}

#[test]
fn dot_of_the_sample_is_as_recorded() {
    insta::assert_snapshot!(dot(&KnowledgeGraph::fold(talks()), DotOptions::default()));
}

#[test]
fn timeline_json_reads_back_as_it_was() {
    let timeline = Timeline::from(&KnowledgeGraph::fold(talks()));
    let bytes = json::timeline(&timeline).expect("written");
    assert_eq!(json::read_timeline(&bytes).expect("read"), timeline);
}

#[test]
fn graph_json_reads_back_as_it_was() {
    let graph = KnowledgeGraph::fold(talks());
    let bytes = json::graph(&graph).expect("written");
    assert_eq!(json::read_graph(&bytes).expect("read"), json::NodeLink::from(&graph));
}

#[test]
fn another_schema_version_is_refused_by_name() {
    let refused = [
        json::read_timeline(br#"{"schema_version":999}"#).err(),
        json::read_graph(br#"{"schema_version":999,"nodes":[]}"#).err(),
    ];
    for error in refused {
        let Some(Error::Format { problem, .. }) = error else { panic!("{error:?}") };
        assert!(problem.contains("999"), "{problem}");
    }
}

#[test]
fn what_is_no_such_file_is_refused() {
    for bytes in [&b""[..], b"[]", b"{}", b"{\"schema_version\":1}", b"\xff\xfe", &b"[".repeat(100_000)] {
        assert!(matches!(json::read_timeline(bytes), Err(Error::Format { .. })));
        assert!(matches!(json::read_graph(bytes), Err(Error::Format { .. })));
    }
}

#[test]
fn the_json_files_keep_to_their_schemas() {
    let graph = KnowledgeGraph::fold(talks());
    for (schema, bytes) in [
        (schema::timeline(), json::timeline(&Timeline::from(&graph)).expect("written")),
        (schema::graph(), json::graph(&graph).expect("written")),
    ] {
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        let validator = jsonschema::draft202012::new(&schema).expect("a schema");
        let errors: Vec<String> = validator.iter_errors(&value(&bytes)).map(|e| e.to_string()).collect();
        assert!(errors.is_empty(), "{errors:?}");
    }
}

#[test]
fn the_schemas_refuse_what_the_files_never_hold() {
    let graph = KnowledgeGraph::fold(talks());
    let timeline = value(&json::timeline(&Timeline::from(&graph)).expect("written"));
    let node_link = value(&json::graph(&graph).expect("written"));
    for (schema, file, pointer, wrong) in [
        (schema::timeline(), &timeline, "/events/0/date/precision", json!("fortnight")),
        (schema::timeline(), &timeline, "/events/0/participants/0/role", json!(3)),
        (schema::timeline(), &timeline, "/actors/0/kind", json!("robot")),
        (schema::timeline(), &timeline, "/events", json!({})),
        (schema::graph(), &node_link, "/nodes/0/node", json!("planet")),
        (schema::graph(), &node_link, "/edges/0/edge", json!("rope")),
    ] {
        let mut file = file.clone();
        *file.pointer_mut(pointer).expect(pointer) = wrong;
        assert!(!jsonschema::draft202012::new(&schema).expect("a schema").is_valid(&file), "{pointer}");
    }
}

#[test]
fn both_ends_of_every_edge_in_graph_json_are_nodes() {
    let node_link = json::NodeLink::from(&KnowledgeGraph::fold(talks()));
    let ids: Vec<&str> = node_link.nodes.iter().map(|n| n.id()).collect();
    assert!(!node_link.edges.is_empty());
    for edge in &node_link.edges {
        assert!(ids.contains(&edge.source.as_str()) && ids.contains(&edge.target.as_str()), "{edge:?}");
    }
}

/// A graph in which every text is this one.
fn everywhere(text: &str) -> KnowledgeGraph {
    let mut draft = Draft::new(text, "2010-01-01", text);
    draft.0.document.title = Some(text.into());
    let a = draft.actor(ActorKind::Organisation, text, &[text], None);
    let b = draft.person("Ryan Crocker");
    draft.event(EventKind::Consult, text, date("2010-01-01"), &[(a, Role::Source), (b, Role::Target)], text);
    draft.relation(a, text, b, text);
    KnowledgeGraph::fold([draft.0])
}

#[test]
fn dot_is_read_by_graphviz_rust_whatever_the_texts_are() {
    let nasty = [
        "",
        "\"",
        "\\",
        "a\\",
        "\\\"",
        "\\N \\G \\n",
        "line\nfeed\r\n\ttab",
        "</script><script>alert(1)</script>",
        "<b>bold</b>",
        "<<>>",
        "&amp; &lt; AT&T",
        "\0\u{1}\u{1b}[31m\u{7f}\u{85}",
        "\u{202e}evil\u{2066}",
        "🚀👩‍👩‍👧 \u{feff}\u{fffe}\u{ffff}",
        "/* comment */ // # x",
        "digraph { a -> b }",
        "node",
        "strict",
        "日本語の見出し",
    ];
    for text in nasty.into_iter().map(str::to_owned).chain(["x".repeat(100_000), "w ".repeat(100_000)]) {
        for documents in [false, true] {
            let dot = dot(&everywhere(&text), DotOptions { documents });
            let parsed = graphviz_rust::parse(&dot);
            assert!(parsed.is_ok(), "{text:?}: {parsed:?}");
        }
    }
}

#[test]
fn dot_shows_quotes_and_backslashes_and_hides_control_characters() {
    let dot = dot(&everywhere("say \"no\" to C:\\new\u{7}& go"), DotOptions::default());
    assert!(dot.contains(r#"say \"no\" to C:\\new"#), "{dot}");
    assert!(dot.contains("\u{fffd}&amp; go"), "{dot}");
    assert!(!dot.chars().any(|c| c.is_control() && c != '\n'));
}

#[test]
fn dot_draws_stance_in_the_style_of_lines() {
    let dot = dot(&KnowledgeGraph::fold(talks()), DotOptions::default());
    let denied = dot.lines().find(|l| l.contains("(denied)")).expect("the denied event");
    assert!(denied.contains("rounded,dotted"), "{denied}");
    let asserted = dot.lines().find(|l| l.contains("2007-05-28")).expect("the meeting");
    assert!(asserted.contains("rounded,solid"), "{asserted}");
}

#[test]
fn documents_stand_in_dot_on_demand() {
    let graph = KnowledgeGraph::fold(talks());
    assert!(!dot(&graph, DotOptions::default()).contains("shape=note"));
    assert_eq!(dot(&graph, DotOptions { documents: true }).matches("shape=note").count(), 2);
}

#[test]
fn graphviz_draws_the_dot_file() {
    use std::process::{Command, Stdio};
    let graph = KnowledgeGraph::fold(talks().into_iter().chain(everywhere("a\u{1}<&>\"\\").records().cloned()));
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("graph.dot");
    fs::write(&path, dot(&graph, DotOptions { documents: true })).expect("written");
    let run = Command::new("dot").arg("-Tsvg").arg(&path).stdin(Stdio::null()).output();
    let Ok(output) = run else {
        println!("skipped: Graphviz's dot is not installed");
        return;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let svg = text(output.stdout);
    assert!(svg.contains("Ryan Crocker") && svg.contains("2007&#45;05&#45;28"), "{svg}");
}

#[test]
fn outputs_are_written_into_a_new_folder_and_over_old_files() {
    let dir = tempfile::tempdir().expect("a folder");
    let out = dir.path().join("a/b");
    write_outputs(&out, &[("x.json", "old"), ("y.json", "kept")]).expect("written");
    write_outputs(&out, &[("x.json", "new")]).expect("written");
    let read = |name: &str| fs::read_to_string(out.join(name)).expect(name);
    assert_eq!((read("x.json"), read("y.json")), ("new".into(), "kept".into()));
    assert_eq!(fs::read_dir(&out).expect("listed").count(), 2, "nothing is left aside");
}

#[test]
fn a_file_that_cannot_be_replaced_is_an_error_and_leaves_nothing_aside() {
    let dir = tempfile::tempdir().expect("a folder");
    fs::create_dir(dir.path().join("taken")).expect("a folder");
    let error = write_outputs(dir.path(), &[("taken", "x")]).expect_err("a folder is in the way");
    assert!(matches!(&error, Error::Write { path, .. } if path.ends_with("taken")), "{error}");
    assert_eq!(fs::read_dir(dir.path()).expect("listed").count(), 1);
}

#[test]
fn a_folder_that_cannot_be_made_is_an_error() {
    let dir = tempfile::tempdir().expect("a folder");
    fs::write(dir.path().join("file"), "x").expect("written");
    for out in ["file", "file/under"] {
        let error = write_outputs(&dir.path().join(out), &[("x", "y")]).expect_err("a file is in the way");
        assert!(matches!(error, Error::Write { .. }), "{error}");
    }
}

#[test]
fn names_that_lead_out_of_the_folder_are_refused_before_anything_is_written() {
    let dir = tempfile::tempdir().expect("a folder");
    let out = dir.path().join("out");
    for name in ["../x", "/x", "a/b", "", ".", "..", "x/"] {
        assert!(matches!(write_outputs(&out, &[("good", "y"), (name, "y")]), Err(Error::Write { .. })), "{name:?}");
    }
    assert!(write_outputs(&out, &[("x", "1"), ("x", "2")]).is_err());
    assert!(!out.exists());
}

#[cfg(unix)]
#[test]
fn written_files_can_be_read_as_any_new_file_can() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().expect("a folder");
    fs::write(dir.path().join("plain"), "x").expect("written");
    write_outputs(dir.path(), &[("ours", "x")]).expect("written");
    let mode = |name: &str| fs::metadata(dir.path().join(name)).expect(name).permissions().mode();
    assert_eq!(mode("ours"), mode("plain"));
}
