//! `dateline analyse`, and `--model` wherever text is analysed.

use std::fs;

use tempfile::TempDir;

use crate::command::{dateline, dateline_with, errors};
use crate::conllu::{Block, assert_valid, blocks};
use crate::text;

const NOTE: &str = "Anna Berg didn't sign Norway's treaty. \"They met in Oslo,\" she said.";

/// Runs `dateline analyse -` with these arguments behind it; what it wrote, and that it succeeded.
fn analysed(input: &str, arguments: &[&str]) -> String {
    let run = dateline_with(&[&["analyse", "-"], arguments].concat(), input.as_bytes());
    assert_eq!(run.status.code(), Some(0), "{}", errors(&run));
    assert_eq!(errors(&run), "");
    String::from_utf8(run.stdout).unwrap()
}

/// Runs `dateline analyse -` with CoNLL-U that must be refused; the one line that says why.
fn refused(input: &[u8]) -> String {
    let run = dateline_with(&["analyse", "-", "--input", "conllu"], input);
    assert_eq!(run.status.code(), Some(1), "{}", errors(&run));
    let said = errors(&run);
    assert_eq!(said.lines().count(), 1, "{said}");
    said.trim_end().to_owned()
}

#[test]
fn a_short_text_is_analysed() {
    insta::assert_snapshot!(analysed(NOTE, &["--input", "plain"]));
}

#[test]
fn what_is_written_of_the_example_articles_is_valid() {
    let run = dateline(&["analyse", "examples/articles"]);
    assert_eq!(run.status.code(), Some(0), "{}", errors(&run));
    let written = String::from_utf8(run.stdout).unwrap();
    let blocks = blocks(&written);
    blocks.iter().for_each(assert_valid);
    assert!(blocks.len() > 200, "only {} sentences", blocks.len());
    assert!(blocks.iter().filter(|b| b.comment("newdoc id").is_some()).count() >= 12);
    let mut ids: Vec<&str> = blocks.iter().map(|b| b.comment("sent_id").unwrap()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), blocks.len(), "no two sentences have one id");
    // Its own output is CoNLL-U that it reads, and the same words get the same analysis.
    assert!(analysed(&written, &["--input", "conllu"]) == written, "the second analysis differs from the first");
}

#[test]
fn json_says_the_same_as_conllu_and_keeps_to_its_schema() {
    let schema: serde_json::Value = serde_json::from_slice(&dateline(&["schema", "analysis"]).stdout).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let json = analysed(NOTE, &["--input", "plain", "--format", "json"]);
    assert_eq!(json.lines().count(), 1);
    let analysis: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert!(schema.is_valid(&analysis), "{analysis:#}");
    let chars: Vec<char> = NOTE.chars().collect();
    let cut = |part: &serde_json::Value| {
        let at = |key: &str| usize::try_from(part[key].as_u64().unwrap()).unwrap();
        chars[at("start")..at("end")].iter().collect::<String>()
    };
    let blocks = blocks(&analysed(NOTE, &["--input", "plain"]));
    let sentences = analysis["sentences"].as_array().unwrap();
    assert_eq!(sentences.len(), blocks.len());
    for (sentence, block) in sentences.iter().zip(&blocks) {
        for (token, row) in sentence["tokens"].as_array().unwrap().iter().zip(block.words()) {
            assert_eq!(cut(token), row.form());
            assert_eq!(token["lemma"], row.columns[2]);
            let head = token["head"].as_u64().map_or(0, |h| h + 1);
            assert_eq!(head.to_string(), row.columns[6]);
            let range = format!("{}:{}", token["start"], token["end"]);
            assert_eq!(row.misc("TokenRange"), Some(range.as_str()));
        }
    }
    let names: Vec<String> = sentences
        .iter()
        .flat_map(|s| s["names"].as_array().unwrap())
        .map(|n| cut(n) + " " + n["kind"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["Anna Berg PERSON", "Norway GPE", "Oslo GPE"]);
}

/// Words with a range whose letters do not add up, an empty node, keys of MISC and foreign columns.
const GIVEN: &str = "\
# newdoc id = one
# sent_id = 7
# a remark of ours
# text = Berg won't go to Oslo
1\tBerg\twrong\tX\tFW\tFoo=Bar\t2\tdep\t2:dep\tNER=B-WORK|Entity=(1)
2-3\twon't\t_\t_\t_\t_\t_\t_\t_\t_
2\twill\t_\t_\t_\t_\t_\t_\t_\t_
3\tnot\t_\t_\t_\t_\t_\t_\t_\t_
4\tgo\t_\t_\t_\t_\t_\t_\t_\t_
4.1\tgo\tgo\tVERB\tVB\t_\t_\t_\t0:root\tCopyOf=4
5\tto\t_\t_\t_\t_\t_\t_\t_\t_
6\tOslo\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
";

#[test]
fn given_words_and_all_that_is_not_analysed_stay_as_they_are() {
    // The blank line after the last sentence, carriage returns and the byte order mark make no difference.
    let written = analysed(GIVEN, &["--input", "conllu"]);
    assert_eq!(analysed(&format!("\u{feff}{}\r\n", GIVEN.replace('\n', "\r\n")), &["--input", "conllu"]), written);
    let (given, kept): (Vec<&str>, Vec<&str>) = (GIVEN.lines().collect(), written.lines().collect());
    for (i, line) in given.iter().enumerate() {
        let id = line.split('\t').next().unwrap();
        if line.starts_with('#') || id.contains(['-', '.']) {
            assert_eq!(kept[i], *line);
        }
    }
    let block = &blocks(&written)[0];
    let words = block.words();
    assert_eq!(words.iter().map(|w| w.form()).collect::<Vec<_>>(), ["Berg", "will", "not", "go", "to", "Oslo"]);
    assert_eq!(words[0].columns[2..6], ["Berg", "PROPN", "NNP", "Number=Sing"]);
    assert_eq!(words[0].misc("Entity"), Some("(1)"));
    assert_ne!(words[0].misc("NER"), Some("B-WORK"));
    assert_eq!(words[0].columns[8], "_", "enhanced dependencies of another tree are not kept");
    assert_eq!(words[3].columns[7], "root");
    assert_eq!((words[5].misc("NER"), words[5].misc("SpaceAfter")), (Some("B-GPE"), Some("No")));
}

#[test]
fn given_words_as_json_have_offsets_into_the_text_they_make() {
    let json = analysed(GIVEN, &["--input", "conllu", "--format", "json"]);
    let analysis: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(analysis["id"], "one");
    assert_eq!(analysis["text"], "Berg won't go to Oslo");
    let tokens = analysis["sentences"][0]["tokens"].as_array().unwrap();
    let places: Vec<(u64, u64)> =
        tokens.iter().map(|t| (t["start"].as_u64().unwrap(), t["end"].as_u64().unwrap())).collect();
    assert_eq!(places, [(0, 4), (5, 10), (5, 10), (11, 13), (14, 16), (17, 21)]);
}

#[test]
fn a_given_sentence_stays_one_whatever_its_length() {
    let mut long = String::new();
    for i in 1..=20_000 {
        let word = ["stones", "and", "the", "river", "."][i % 5];
        long.push_str(&format!("{i}\t{word}\t_\t_\t_\t_\t_\t_\t_\t_\n"));
    }
    let blocks = blocks(&analysed(&long, &["--input", "conllu"]));
    assert_eq!(blocks.len(), 1);
    assert_eq!(blocks[0].rows.len(), 20_000);
}

#[test]
fn what_is_no_conllu_is_refused_with_its_line() {
    let row = |id: &str, form: &str| format!("{id}\t{form}\t_\t_\t_\t_\t_\t_\t_\t_\n");
    let good = row("1", "Go");
    let huge = format!("{good}# {}\n", "x".repeat(2 << 20));
    for (input, line, problem) in [
        (String::new(), 1, "no word"),
        ("\n\n# only a remark\n\n".to_owned(), 4, "no word"),
        (format!("{good}2\ton\n"), 2, "2 columns"),
        ("Plain text, no columns.\n".to_owned(), 1, "1 columns"),
        (format!("{}2\ton\t_\t_\t_\t_\t_\t_\t_\t_\t_\n", good), 2, "11 columns"),
        (format!("{good}{}", row("3", "on")), 2, "out of order"),
        (format!("{good}{}", row("1", "on")), 2, "out of order"),
        (row("x", "on"), 1, "out of order"),
        (format!("{good}{}", row("99999999999999999999999", "on")), 2, "out of order"),
        (format!("{good}{}", row("2.1", "on")), 2, "out of order"),
        (format!("{good}{}{}", row("2-3", "on"), row("2", "on")), 3, "range ends at 3"),
        (format!("{good}{}", row("2-1", "on")), 2, "out of order"),
        (row("1", " "), 1, "the word, is empty"),
        (format!("{good}{}", row("2", "\u{1b}[2J")), 2, "control character"),
        (huge, 2, "longer than the limit"),
    ] {
        let said = refused(input.as_bytes());
        assert!(said.starts_with(&format!("dateline: -:{line}: ")) && said.contains(problem), "{problem}: {said}");
        assert!(said.len() < 200 && !said.contains('\u{1b}'), "{said}");
    }
    assert!(refused(b"1\t\xff\t_\t_\t_\t_\t_\t_\t_\t_\n").contains("-:1: not UTF-8"));
}

#[test]
fn documents_before_a_fault_are_written_and_other_files_go_on() {
    let dir = TempDir::new().unwrap();
    let (broken, good) = (dir.path().join("broken.conllu"), dir.path().join("good.conllu"));
    let out = dir.path().join("out.conllu");
    fs::write(&broken, format!("{GIVEN}\n# newdoc id = two\n1\tno columns\n")).unwrap();
    fs::write(&good, GIVEN.replace("id = one", "id = three")).unwrap();
    let run = dateline(&["analyse", text(&broken), text(&good), "--input", "conllu", "--out", text(&out)]);
    assert_eq!(run.status.code(), Some(1));
    assert_eq!(errors(&run).lines().count(), 1, "{}", errors(&run));
    assert!(errors(&run).contains("broken.conllu:15: "), "{}", errors(&run));
    let ids: Vec<String> = blocks(&fs::read_to_string(&out).unwrap())
        .iter()
        .filter_map(|b: &Block| b.comment("newdoc id").map(str::to_owned))
        .collect();
    assert_eq!(ids, ["one", "three"]);
}

#[test]
fn the_output_file_is_replaced_whole_or_not_at_all() {
    let dir = TempDir::new().unwrap();
    let out = dir.path().join("out.conllu");
    fs::write(&out, "old").unwrap();
    let run = dateline(&["analyse", "no-such-file", "--out", text(&out)]);
    assert_eq!(run.status.code(), Some(1));
    assert_eq!(fs::read_to_string(&out).unwrap(), "old");
    let run = dateline_with(&["analyse", "-", "--input", "plain", "--out", text(&out)], NOTE.as_bytes());
    assert_eq!(run.status.code(), Some(0), "{}", errors(&run));
    assert!(run.stdout.is_empty());
    assert_eq!(fs::read_to_string(&out).unwrap(), analysed(NOTE, &["--input", "plain"]));
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1, "nothing else is left in the folder");
    let run = dateline_with(&["analyse", "-", "--out", text(&dir.path().join("no/such/folder"))], NOTE.as_bytes());
    assert_eq!(run.status.code(), Some(1));
    assert!(errors(&run).contains("cannot be written"), "{}", errors(&run));
}

#[test]
fn conllu_is_no_input_of_other_commands() {
    for command in [&["read", "-"][..], &["build", "-", "--out", "x"]] {
        assert_eq!(dateline(&[command, &["--input", "conllu"]].concat()).status.code(), Some(2));
    }
}

#[test]
fn another_model_file_is_used_if_it_is_sound() {
    let dir = TempDir::new().unwrap();
    let model = fs::read("data/model/english.bin").unwrap();
    let file = |name: &str, bytes: &[u8]| {
        let path = dir.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    };
    let sound = file("sound.bin", &model);
    let run = dateline_with(&["analyse", "-", "--input", "plain", "--model", text(&sound)], NOTE.as_bytes());
    assert_eq!(run.status.code(), Some(0), "{}", errors(&run));
    assert_eq!(String::from_utf8(run.stdout).unwrap(), analysed(NOTE, &["--input", "plain"]));
    let mut damaged = model.clone();
    damaged[model.len() / 3] ^= 4;
    let mut newer = model.clone();
    newer[8] = 200;
    let out = dir.path().join("out");
    for (path, problem) in [
        (file("short.bin", &model[..model.len() / 2]), "cut off"),
        (file("damaged.bin", &damaged), "checksum"),
        (file("newer.bin", &newer), "version 200"),
        (file("foreign.bin", b"\x89PNG\r\n\x1a\n and so on"), "not a model file"),
        (file("empty.bin", b""), "not a model file"),
        (dir.path().join("missing.bin"), "cannot be read"),
    ] {
        let name = path.file_name().unwrap().to_str().unwrap();
        for command in [&["analyse", "-"][..], &["build", "-", "--out", text(&out)]] {
            let run = dateline_with(&[command, &["--model", text(&path)]].concat(), NOTE.as_bytes());
            let said = errors(&run);
            assert_eq!(run.status.code(), Some(1), "{said}");
            assert!(said.lines().count() == 1 && said.contains(name) && said.contains(problem), "{said}");
            assert!(run.stdout.is_empty() && !out.exists(), "nothing is done with a bad model");
        }
    }
}
