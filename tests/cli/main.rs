//! The command line: exit status, messages, what is written and what is not.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod analyse;
mod command;
mod conllu;
mod output;
mod review;
mod terminal;
mod time;

use std::fs;
use std::path::Path;

use command::{dateline, dateline_with, errors, json};
use tempfile::TempDir;

const FILES: [&str; 6] = ["graph.dot", "graph.json", "graph.svg", "index.html", "timeline.json", "timeline.svg"];
const STORY: &str = "The two ministers met in Oslo on 3 May 2011. Norway signed the treaty a week later.\n";

fn listing(dir: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(dir).unwrap().map(|e| e.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn build_writes_six_files_and_nothing_else() {
    let dir = TempDir::new().unwrap();
    let out = dir.path().join("deep/out");
    let run = dateline_with(
        &["build", "-", "--input", "plain", "--date", "2011-05-20", "--out", text(&out)],
        STORY.as_bytes(),
    );
    assert_eq!(run.status.code(), Some(0), "{}", errors(&run));
    assert_eq!(listing(&out), FILES);
    assert!(run.stdout.is_empty());
}

#[test]
fn every_quote_stands_at_its_offsets() {
    let dir = TempDir::new().unwrap();
    let run = dateline(&["build", "examples/articles", "--out", text(dir.path()), "--quiet"]);
    assert_eq!(run.status.code(), Some(0), "{}", errors(&run));
    let timeline = json(&dir.path().join("timeline.json"));
    let texts: std::collections::BTreeMap<&str, Vec<char>> = timeline["documents"]
        .as_array()
        .unwrap()
        .iter()
        .map(|d| (d["id"].as_str().unwrap(), d["text"].as_str().unwrap().chars().collect()))
        .collect();
    let mut seen = 0;
    for fact in timeline["events"].as_array().unwrap().iter().chain(timeline["relations"].as_array().unwrap()) {
        for evidence in fact["evidence"].as_array().unwrap() {
            let text = &texts[evidence["document"].as_str().unwrap()];
            let at = |key: &str| usize::try_from(evidence[key].as_u64().unwrap()).unwrap();
            let quote: String = text[at("start")..at("end")].iter().collect();
            assert_eq!(quote, evidence["quote"].as_str().unwrap());
            seen += 1;
        }
    }
    assert!(seen > 100, "only {seen} pieces of evidence in the example articles");
}

#[test]
fn the_same_input_gives_the_same_bytes_in_any_order() {
    let dir = TempDir::new().unwrap();
    let articles: Vec<_> = ["a-earthquake.html", "a-court-case.html", "a-us-iran-2007.html"]
        .iter()
        .map(|n| format!("examples/articles/{n}"))
        .collect();
    let build = |order: &[usize], name: &str| {
        let out = dir.path().join(name);
        let mut arguments = vec!["build", "--quiet", "--out", out.to_str().unwrap()];
        arguments.extend(order.iter().map(|&i| articles[i].as_str()));
        assert_eq!(dateline(&arguments).status.code(), Some(0));
        FILES.map(|f| fs::read(out.join(f)).unwrap())
    };
    assert!(build(&[0, 1, 2], "first") == build(&[2, 0, 1], "second"), "the order of files changes the output");
}

#[test]
fn a_bad_input_is_named_and_the_rest_goes_on() {
    let dir = TempDir::new().unwrap();
    let (good, binary, empty) = (dir.path().join("good.txt"), dir.path().join("b.html"), dir.path().join("empty.html"));
    fs::write(&good, STORY).unwrap();
    fs::write(&binary, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0\0\0\x01\0\x08\x06\0\0\0").unwrap();
    fs::write(&empty, b"").unwrap();
    let missing = dir.path().join("missing.html");
    let out = dir.path().join("out");
    let run = dateline(&[
        "build",
        "--date",
        "2011-05-20",
        "--out",
        text(&out),
        text(&missing),
        text(&binary),
        text(&empty),
        text(&good),
    ]);
    let said = errors(&run);
    assert_eq!(run.status.code(), Some(1), "{said}");
    for name in ["missing.html", "b.html", "empty.html"] {
        assert_eq!(said.lines().filter(|l| l.contains(name)).count(), 1, "one line for {name} in:\n{said}");
    }
    assert_eq!(listing(&out), FILES);
    assert_eq!(json(&out.join("timeline.json"))["documents"].as_array().unwrap().len(), 1);
}

#[test]
fn nothing_is_written_when_nothing_could_be_read() {
    let dir = TempDir::new().unwrap();
    let out = dir.path().join("out");
    let run = dateline(&["build", "no-such-file.html", "--out", text(&out)]);
    assert_eq!(run.status.code(), Some(1));
    assert!(!out.exists());
}

#[test]
fn a_wrong_command_line_is_a_usage_error() {
    for arguments in [&["build"][..], &["build", "x", "--out", "y", "--date", "yesterday"], &["frobnicate"]] {
        assert_eq!(dateline(arguments).status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn an_output_folder_that_is_a_file_is_one_clear_line() {
    let dir = TempDir::new().unwrap();
    let (story, out) = (dir.path().join("story.txt"), dir.path().join("out"));
    fs::write(&story, STORY).unwrap();
    fs::write(&out, "in the way").unwrap();
    let run = dateline(&["build", text(&story), "--input", "plain", "--date", "2011-05-20", "--out", text(&out)]);
    assert_eq!(run.status.code(), Some(1));
    assert!(errors(&run).lines().any(|l| l.contains("cannot be written")), "{}", errors(&run));
    assert_eq!(fs::read_to_string(&out).unwrap(), "in the way");
}

#[test]
fn a_run_without_a_date_says_that_relative_dates_stay_open() {
    let dir = TempDir::new().unwrap();
    let out = dir.path().join("out");
    let run = dateline_with(
        &["build", "-", "--input", "plain", "--out", text(&out)],
        b"The president met the envoy on Tuesday. Troops killed ten rebels last month.\n",
    );
    assert_eq!(run.status.code(), Some(0));
    assert!(errors(&run).contains("no publication date"), "{}", errors(&run));
    for event in json(&out.join("timeline.json"))["events"].as_array().unwrap() {
        assert!(event["date"]["start"].is_null(), "{event}");
    }
}

#[test]
fn markup_in_a_title_stays_text_in_every_output() {
    let dir = TempDir::new().unwrap();
    let page = dir.path().join("page.html");
    let title = "</script><img src=x onerror=alert(1)> \"quoted\" \\back\u{7} &amp; more";
    fs::write(
        &page,
        format!(
            "<html><head><title>{0}</title><meta property='og:title' content='&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt; \"q\" \\ '>\
             <meta property='article:published_time' content='2012-03-04'></head><body><article><h1>{0}</h1>\
             <p>France attacked Germany on 2 March 2012, the ministry in Paris said in a statement to reporters.</p>\
             <p>Germany rejected the demands of France and recalled its ambassador on Saturday, officials said.</p>\
             </article></body></html>",
            title
        ),
    )
    .unwrap();
    let out = dir.path().join("out");
    let run = dateline(&["build", text(&page), "--out", text(&out)]);
    assert_eq!(run.status.code(), Some(0), "{}", errors(&run));
    let html = fs::read_to_string(out.join("index.html")).unwrap();
    assert!(!html.contains("<img"), "markup of the article came through");
    assert!(!html.contains("</script><img"));
    for svg in ["timeline.svg", "graph.svg"] {
        assert!(!fs::read_to_string(out.join(svg)).unwrap().contains("<img"));
    }
    let dot = fs::read_to_string(out.join("graph.dot")).unwrap();
    graphviz_rust::parse(&dot).unwrap();
}

#[test]
fn a_million_nested_elements_do_not_stop_a_run() {
    let dir = TempDir::new().unwrap();
    let (page, out) = (dir.path().join("deep.html"), dir.path().join("out"));
    fs::write(&page, "<div>".repeat(1_000_000)).unwrap();
    let run = dateline(&["build", text(&page), "--out", text(&out)]);
    assert_eq!(run.status.code(), Some(1), "{}", errors(&run));
    assert!(errors(&run).contains("deep.html"));
}

#[test]
fn a_hundred_megabyte_line_is_named_or_read() {
    let dir = TempDir::new().unwrap();
    let (long, out) = (dir.path().join("long.txt"), dir.path().join("out"));
    fs::write(&long, vec![b'a'; 100_000_000]).unwrap();
    let run = dateline(&["build", text(&long), "--out", text(&out)]);
    assert_eq!(run.status.code(), Some(1), "{}", errors(&run));
    assert!(errors(&run).contains("long.txt"), "{}", errors(&run));
}

#[test]
fn read_prints_one_object_for_each_article() {
    let run = dateline(&["read", "examples/articles"]);
    assert_eq!(run.status.code(), Some(0), "{}", errors(&run));
    let lines = String::from_utf8(run.stdout).unwrap();
    let mut count = 0;
    for line in lines.lines() {
        let article: serde_json::Value = serde_json::from_str(line).unwrap();
        for key in ["source", "title", "publisher", "authors", "published", "language", "text", "captions"] {
            assert!(article.get(key).is_some(), "{key} is missing in {line}");
        }
        count += 1;
    }
    assert!(count >= 12, "{count} articles");
}

#[test]
fn schemas_and_completions_are_printed() {
    for file in ["timeline", "graph", "analysis", "time", "triples"] {
        let run = dateline(&["schema", file]);
        let schema: serde_json::Value = serde_json::from_slice(&run.stdout).unwrap();
        assert!(schema["properties"]["schema_version"].is_object(), "{schema}");
    }
    for shell in ["bash", "zsh", "fish"] {
        let run = dateline(&["completions", shell]);
        assert!(String::from_utf8_lossy(&run.stdout).contains("dateline"));
    }
}
