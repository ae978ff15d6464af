//! What the command prints.

use crate::command::{dateline, errors};

const CORPUS: &str = "tests/timeline/corpus";

fn printed(arguments: &[&str]) -> String {
    let output = dateline(&[&["timeline", CORPUS, "--input", "tokens", "--quiet"], arguments].concat());
    assert!(output.status.success(), "{}", errors(&output));
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn a_timeline_tells_what_an_entity_took_part_in_across_documents() {
    insta::assert_snapshot!("text", printed(&["--entity", "Brightwater Shipping"]));
}

#[test]
fn the_form_of_semeval_has_order_date_and_mentions_and_no_headline() {
    insta::assert_snapshot!("semeval", printed(&["--entity", "Brightwater Shipping", "--format", "semeval"]));
}

#[test]
fn a_thing_that_is_no_actor_has_a_timeline_when_it_is_asked_for() {
    let text = printed(&["--entity", "Titan 40"]);
    assert!(text.contains("2012-11-19") && text.contains("fell on a freighter"), "{text}");
    assert!(text.contains("2010 ") && text.contains("bought the Titan 40"), "{text}");
}

#[test]
fn case_and_a_part_of_the_name_are_enough_to_find_an_actor() {
    let full = printed(&["--entity", "Anna Brandt"]);
    assert!(full.contains("praised") && full.contains("visited"), "{full}");
    let events = |text: &str| text.lines().skip(1).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(events(&full), events(&printed(&["--entity", "mayor anna brandt"])));
}

#[test]
fn dates_types_and_a_limit_narrow_the_timeline() {
    let of_2011 = printed(&["--entity", "Brightwater Shipping", "--from", "2011", "--to", "2011"]);
    assert!(of_2011.contains("opened") && !of_2011.contains("1987") && !of_2011.contains("2010"), "{of_2011}");
    let protests = printed(&["--entity", "Brightwater Shipping", "--type", "protest"]);
    assert!(protests.contains("strike") && !protests.contains("opened"), "{protests}");
    assert_eq!(
        printed(&["--entity", "Brightwater Shipping", "--limit", "2"]).lines().filter(|l| l.contains(".txt:")).count(),
        2
    );
}

#[test]
fn a_name_that_no_document_has_gives_an_empty_timeline_and_says_so() {
    let output = dateline(&["timeline", CORPUS, "--input", "tokens", "--entity", "Nobody Anywhere"]);
    assert!(output.status.success());
    assert!(errors(&output).contains("no document names \"Nobody Anywhere\""), "{}", errors(&output));
    assert_eq!(String::from_utf8_lossy(&output.stdout), "Nobody Anywhere: 0 events (no document names it)\n");
}

#[test]
fn each_of_many_entities_gets_a_file_of_its_own() {
    let dir = tempfile::tempdir().expect("a folder");
    let out = dir.path().join("timelines");
    let path = out.to_str().expect("UTF-8");
    printed(&["--entity", "Brightwater Shipping", "--entity", "R&D Titan", "--format", "semeval", "--out", path]);
    let mut names: Vec<String> = std::fs::read_dir(&out)
        .expect("made")
        .map(|e| e.expect("an entry").file_name().to_string_lossy().into())
        .collect();
    names.sort();
    assert_eq!(names, ["brightwater_shipping.txt", "r_and_d_titan.txt"]);
    let first = std::fs::read_to_string(out.join("brightwater_shipping.txt")).expect("written");
    assert_eq!(first, printed(&["--entity", "Brightwater Shipping", "--format", "semeval"]));
}

#[test]
fn two_entities_are_never_written_to_one_file() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().to_str().expect("UTF-8");
    let output = dateline(&[
        "timeline", CORPUS, "--input", "tokens", "--entity", "A. B", "--entity", "a b", "--out", path, "--quiet",
    ]);
    assert_eq!(output.status.code(), Some(1));
    assert!(errors(&output).contains("one file, a_b.txt"), "{}", errors(&output));
}

#[test]
fn the_json_form_follows_its_schema() {
    let schema = dateline(&["schema", "entity"]);
    let schema: serde_json::Value = serde_json::from_slice(&schema.stdout).expect("a schema");
    let validator = jsonschema::validator_for(&schema).expect("a valid schema");
    for line in printed(&["--entity", "Brightwater Shipping", "--entity", "Titan 40", "--format", "json"]).lines() {
        let timeline: serde_json::Value = serde_json::from_str(line).expect("JSON");
        assert!(validator.is_valid(&timeline), "{line}");
    }
}
