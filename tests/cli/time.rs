//! `dateline time`: formats, days of writing, folders, and texts that try to break out of them.

use std::fs;
use std::path::Path;

use dateline::export::timeml;
use dateline::export::timex::TimeRecord;
use dateline::source::{InputKind, ReadOptions, read_bytes};
use dateline::time::{Anchor, find};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::command::{dateline, dateline_with, errors};
use crate::{listing, text};

/// A title, two paragraphs, and two blanks and a line end inside of expressions.
const NOTE: &str = "Harbour reopens\n\nThe harbour of Vik was closed on Monday, 2  May 2011, for more than\ntwo years. \
    Ships call twice a week now.\n\nIts owners \"met\" from 3 to 5 May & will vote in January.\n";

/// Runs `dateline time -` with these arguments behind it; what it wrote, and that it succeeded.
fn times(input: &str, arguments: &[&str]) -> String {
    let run = dateline_with(&[&["time", "-", "--input", "plain"], arguments].concat(), input.as_bytes());
    assert_eq!(run.status.code(), Some(0), "{}", errors(&run));
    assert_eq!(errors(&run), "");
    String::from_utf8(run.stdout).unwrap()
}

/// The records in JSON Lines, each of which keeps to the schema.
fn records(lines: &str) -> Vec<Value> {
    let schema: Value = serde_json::from_slice(&dateline(&["schema", "time"]).stdout).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let parse = |line| {
        let record: Value = serde_json::from_str(line).unwrap();
        assert!(schema.is_valid(&record), "{record:#}");
        record
    };
    lines.lines().map(parse).collect()
}

fn timexes(record: &Value) -> &[Value] {
    record["timexes"].as_array().unwrap()
}

/// The value of the expression with these words.
fn value<'a>(record: &'a Value, words: &str) -> &'a str {
    let found = timexes(record).iter().find(|t| t["text"] == words);
    assert!(found.is_some(), "no {words:?} in {record:#}");
    found.unwrap()["value"].as_str().unwrap()
}

/// Every expression stands at its offsets into this text, in order.
fn assert_placed(record: &Value, input: &str) {
    let chars: Vec<char> = input.chars().collect();
    let mut at = 0;
    for (number, timex) in (1..).zip(timexes(record)) {
        let place = |key: &str| usize::try_from(timex[key].as_u64().unwrap()).unwrap();
        let (start, end) = (place("start"), place("end"));
        assert!(at <= start && start < end, "{timex}");
        assert_eq!(timex["text"], chars[start..end].iter().collect::<String>());
        assert_eq!(timex["tid"], format!("t{number}"));
        at = end;
    }
}

/// The words of a TIMEX3 element and its attributes.
type Element = (String, Vec<(String, String)>);

/// The text that an XML parser reads in TEXT, and the TIMEX3 in it.
fn parsed(timeml: &str) -> (String, Vec<Element>) {
    let xml = roxmltree::Document::parse(timeml).unwrap();
    let body = xml.root_element().children().find(|n| n.has_tag_name("TEXT")).unwrap();
    let inside = |n: roxmltree::Node<'_, '_>| {
        n.descendants().filter(|d| d.is_text()).filter_map(|d| d.text()).collect::<String>()
    };
    let elements = body.descendants().filter(|n| n.is_element() && *n != body).map(|n| {
        assert!(n.has_tag_name("TIMEX3") && n.parent() == Some(body));
        (inside(n), n.attributes().map(|a| (a.name().to_owned(), a.value().to_owned())).collect())
    });
    (inside(body), elements.collect())
}

#[test]
fn json_is_as_recorded() {
    let lines = times(NOTE, &["--date", "2011-05-20"]);
    let records = records(&lines);
    assert_placed(&records[0], NOTE);
    assert_eq!((lines.lines().count(), lines.ends_with('\n')), (1, true));
    insta::assert_json_snapshot!(records[0]);
}

#[test]
fn timeml_is_as_recorded() {
    insta::assert_snapshot!(times(NOTE, &["--date", "2011-05-20", "--format", "timeml"]));
}

#[test]
fn lines_for_reading_are_as_recorded() {
    insta::assert_snapshot!(times(NOTE, &["--date", "2011-05-20", "--format", "text"]));
}

#[test]
fn timeml_holds_the_text_and_says_the_same_as_json() {
    for (input, date) in [(NOTE, Some("2011-05-20")), (HOSTILE, Some("1999-01-31")), (NOTE, None)] {
        let date: Vec<&str> = date.iter().flat_map(|d| ["--date", d]).collect();
        let record = records(&times(input, &date)).remove(0);
        let (body, elements) = parsed(&times(input, &[&date[..], &["--format", "timeml"]].concat()));
        let held: String =
            input.chars().map(|c| if ['\u{1}', '\u{b}', '\u{ffff}'].contains(&c) { '\u{fffd}' } else { c }).collect();
        assert_eq!(body, held);
        assert_eq!(elements.len(), timexes(&record).len());
        for ((words, attributes), timex) in elements.iter().zip(timexes(&record)) {
            assert_eq!(timex["text"], words.as_str());
            for key in ["tid", "type", "value", "mod", "quant", "freq", "beginPoint", "endPoint", "anchorTimeID"] {
                let written = attributes.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str());
                assert_eq!(timex[key].as_str(), written, "{key} of {timex}");
            }
        }
    }
}

/// What could end an element or a line, drive a terminal, turn the direction of writing, or shift offsets.
const HOSTILE: &str = "<TEXT>]]></TEXT><TIMEX3 tid=\"t1\">1 May</TIMEX3> 1998 &amp; &#13; <script>alert(1)</script>\r\n\r\n\
    \u{202e}On 3 May 1998\u{202c} \u{1}\u{b}\u{ffff}\u{1f4c5} it\u{a0}ended \"at\" 5 p.m.,\rsaid 'Anna' \u{5d0}\u{5d1}\u{200f} yesterday.\r\n\r\n-->";

#[test]
fn hostile_text_stays_text_in_every_format() {
    let record = records(&times(HOSTILE, &["--date", "1998-05-10"])).remove(0);
    assert_placed(&record, HOSTILE);
    assert_eq!(value(&record, "3 May 1998"), "1998-05-03");
    assert_eq!(value(&record, "yesterday"), "1998-05-09");
    let lines = times(HOSTILE, &["--date", "1998-05-10", "--format", "text"]);
    assert!(
        !lines.chars().any(|c| c != '\n' && (c.is_control() || "\u{202e}\u{202c}\u{200f}".contains(c))),
        "{lines:?}"
    );
    assert_eq!(lines.lines().count(), 1 + timexes(&record).len());
}

#[test]
fn a_byte_order_mark_is_no_character_of_the_text() {
    let record = records(&times("\u{feff}It began in March 1999.", &[])).remove(0);
    assert_placed(&record, "It began in March 1999.");
    assert_eq!(value(&record, "March 1999"), "1999-03");
}

#[test]
fn blanks_and_line_ends_ahead_of_the_text_count() {
    for input in ["\n\n \tIn March 1999.\n", "\r\n\r\n  In March 1999.\r\n", "\n\nTitle\n\n\n\n  In\r\nMarch 1999"] {
        let record = records(&times(input, &[])).remove(0);
        assert_placed(&record, input);
        assert_eq!(timexes(&record).len(), 1, "{record:#}");
    }
}

#[test]
fn an_input_without_text_is_named_and_nothing_is_written() {
    let dir = TempDir::new().unwrap();
    let empty = dir.path().join("empty.txt");
    for (bytes, problem) in [(&b""[..], "empty"), (b" \r\n\n", "empty"), (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not text")]
    {
        fs::write(&empty, bytes).unwrap();
        for format in ["jsonl", "timeml", "text"] {
            let out = dir.path().join("out");
            let run = dateline(&["time", text(&empty), "--input", "plain", "--format", format, "--out", text(&out)]);
            let said = errors(&run);
            assert_eq!(run.status.code(), Some(1), "{said}");
            assert!(said.lines().count() == 1 && said.contains("empty.txt") && said.contains(problem), "{said}");
            assert!(!out.exists());
        }
    }
}

#[test]
fn a_text_without_times_is_an_answer() {
    let record = records(&times("Anna signed.", &[])).remove(0);
    assert_eq!((timexes(&record).len(), record.get("dct")), (0, None));
    assert_eq!(times("Anna signed.", &["--format", "text"]), "-, day of writing unknown\n  no time expressions\n");
    let timeml = times("Anna signed.", &["--format", "timeml"]);
    assert_eq!(parsed(&timeml), ("Anna signed.".to_owned(), Vec::new()));
    assert!(!timeml.contains("DCT"), "no creation time is made up: {timeml}");
}

/// Writes a text with a sidecar file; the path of the text.
fn with_sidecar(dir: &Path, name: &str, input: &str, sidecar: &str) -> String {
    let path = dir.join(name);
    fs::write(&path, input).unwrap();
    fs::write(path.with_extension("json"), sidecar).unwrap();
    text(&path).to_owned()
}

#[test]
fn the_day_of_writing_is_the_option_else_the_sidecar() {
    let dir = TempDir::new().unwrap();
    for (sidecar, option, day) in [
        ("{\"dct\": \"1998-02-13\"}", None, Some("1998-02-13")),
        ("{\"file\": \"x.tml\", \"dct\": \"1998-02-13T15:30:00\", \"chars\": 9}", None, Some("1998-02-13")),
        ("{\"dct\": \"1998-02-13T23:59\"}", None, Some("1998-02-13")),
        ("{\"dct\": \"\"}", None, None),
        ("{\"dct\": null}", None, None),
        ("{}", None, None),
        ("{\"dct\": \"1998-02-13\"}", Some("2003-03-03"), Some("2003-03-03")),
        ("{}", Some("2003-03-03"), Some("2003-03-03")),
    ] {
        let path = with_sidecar(dir.path(), "note.txt", "It ended today.", sidecar);
        let option: Vec<&str> = option.iter().flat_map(|d| ["--date", d]).collect();
        let run = dateline(&[&["time", &path, "--input", "plain"], &option[..]].concat());
        assert_eq!(run.status.code(), Some(0), "{}", errors(&run));
        let record = records(&String::from_utf8(run.stdout).unwrap()).remove(0);
        assert_eq!(record["file"], path.as_str());
        assert_eq!(record.get("dct").and_then(Value::as_str), day, "{sidecar}");
        if let Some(day) = day {
            assert_eq!(value(&record, "today"), day);
            assert_eq!((&timexes(&record)[0]["first"], &timexes(&record)[0]["last"]), (&day.into(), &day.into()));
        } else {
            assert_eq!(timexes(&record)[0].get("first"), None);
        }
    }
}

#[test]
fn a_bad_day_of_writing_is_one_clear_line() {
    for date in ["yesterday", "2011-02-29", "13/02/1998", "", "2011-05"] {
        let run = dateline_with(&["time", "-", "--date", date], NOTE.as_bytes());
        assert_eq!(run.status.code(), Some(2), "{date}");
        assert!(errors(&run).contains("write YYYY-MM-DD"), "{}", errors(&run));
    }
    let dir = TempDir::new().unwrap();
    let path = with_sidecar(dir.path(), "note.txt", NOTE, "{\"dct\": \"soon\"}");
    let run = dateline(&["time", &path, "--input", "plain"]);
    let said = errors(&run);
    assert_eq!(run.status.code(), Some(1));
    assert!(said.lines().count() == 1 && said.contains("note.json") && said.contains("write YYYY-MM-DD"), "{said}");
}

#[test]
fn the_domain_decides_what_a_bare_month_refers_to() {
    let tale = "The town burned in March 1864. In October most had left.";
    let read = |domain: &str| {
        let record = records(&times(tale, &["--date", "2011-05-20", "--domain", domain])).remove(0);
        value(&record, "October").to_owned()
    };
    assert_eq!((read("news").as_str(), read("narrative").as_str()), ("2010-10", "1864-10"));
    let run = dateline_with(&["time", "-", "--domain", "science"], tale.as_bytes());
    assert_eq!(run.status.code(), Some(2));
}

#[test]
fn json_lines_are_read_one_document_a_line() {
    let lines = "{\"id\": \"a\", \"text\": \"It ended today.\", \"date\": \"1998-02-13\"}\n\
                 {\"id\": \"b\", \"text\": \"It ended today.\"}\n";
    let run = dateline_with(&["time", "-", "--input", "jsonl"], lines.as_bytes());
    assert_eq!(run.status.code(), Some(0), "{}", errors(&run));
    let records = records(&String::from_utf8(run.stdout).unwrap());
    let of = |i: usize| (records[i]["file"].as_str(), records[i].get("dct").and_then(Value::as_str));
    assert_eq!([of(0), of(1)], [(Some("-#a"), Some("1998-02-13")), (Some("-#b"), None)]);
}

#[test]
fn timeml_of_more_than_one_document_needs_a_folder() {
    let dir = TempDir::new().unwrap();
    let lines = "{\"id\": \"a/../b\", \"text\": \"It began in March 1999.\"}\n{\"id\": \"A_.._B\", \"text\": \"In May 2000.\"}\n\
                 {\"id\": \".\", \"text\": \"In 2001.\"}\n{\"id\": \"a_.._b\", \"text\": \"In 2002.\"}\n";
    let file = dir.path().join("one.tml");
    for out in [&[][..], &["--out", text(&file)]] {
        let arguments = [&["time", "-", "--input", "jsonl", "--format", "timeml"], out].concat();
        let run = dateline_with(&arguments, lines.as_bytes());
        let said = errors(&run);
        assert_eq!(run.status.code(), Some(1), "{said}");
        assert!(said.lines().count() == 1 && said.contains("--out FOLDER/"), "{said}");
        assert!(run.stdout.is_empty() && !file.exists());
    }
    let folder = format!("{}/made/here/", text(dir.path()));
    let run =
        dateline_with(&["time", "-", "--input", "jsonl", "--format", "timeml", "--out", &folder], lines.as_bytes());
    assert_eq!(run.status.code(), Some(0), "{}", errors(&run));
    let names = listing(Path::new(&folder));
    assert_eq!(names, ["A_.._B-2.tml", "_.tml", "a_.._b-3.tml", "a_.._b.tml"], "names stay inside and differ");
    let texts: Vec<String> =
        names.iter().map(|n| parsed(&fs::read_to_string(Path::new(&folder).join(n)).unwrap()).0).collect();
    assert_eq!(texts, ["In May 2000.", "In 2001.", "In 2002.", "It began in March 1999."]);
}

#[test]
fn timeml_of_a_folder_can_be_written_beside_the_texts_again_and_again() {
    let dir = TempDir::new().unwrap();
    for name in ["one", "two"] {
        with_sidecar(dir.path(), &format!("{name}.txt"), NOTE, "{\"dct\": \"2011-05-20\"}");
    }
    let mut first = Vec::new();
    for _ in 0..2 {
        let run =
            dateline(&["time", text(dir.path()), "--input", "plain", "--format", "timeml", "--out", text(dir.path())]);
        assert_eq!(run.status.code(), Some(0), "{}", errors(&run));
        assert_eq!(listing(dir.path()), ["one.json", "one.tml", "one.txt", "two.json", "two.tml", "two.txt"]);
        let written = fs::read(dir.path().join("one.tml")).unwrap();
        assert!(first.is_empty() || first == written, "another answer the second time");
        first = written;
    }
}

#[test]
fn the_output_file_is_replaced_whole_or_not_at_all() {
    let dir = TempDir::new().unwrap();
    for format in ["jsonl", "timeml", "text"] {
        let out = dir.path().join("out");
        fs::write(&out, "old").unwrap();
        let run = dateline(&["time", "no-such-file", "--format", format, "--out", text(&out)]);
        assert_eq!(run.status.code(), Some(1));
        assert_eq!(fs::read_to_string(&out).unwrap(), "old");
        let run =
            dateline_with(&["time", "-", "--input", "plain", "--format", format, "--out", text(&out)], NOTE.as_bytes());
        assert_eq!(run.status.code(), Some(0), "{}", errors(&run));
        assert!(run.stdout.is_empty());
        assert_eq!(fs::read_to_string(&out).unwrap(), times(NOTE, &["--format", format]));
        assert_eq!(listing(dir.path()), ["out"], "nothing else is left in the folder");
    }
}

#[test]
fn bad_inputs_are_named_and_the_rest_is_written() {
    let dir = TempDir::new().unwrap();
    let (good, empty, out) = (dir.path().join("good.txt"), dir.path().join("empty.txt"), dir.path().join("out.jsonl"));
    fs::write(&good, NOTE).unwrap();
    fs::write(&empty, "").unwrap();
    let run = dateline(&["time", text(&empty), "missing.txt", text(&good), "--input", "plain", "--out", text(&out)]);
    let said = errors(&run);
    assert_eq!(run.status.code(), Some(1));
    assert!(said.lines().count() == 2 && said.contains("empty.txt") && said.contains("missing.txt"), "{said}");
    let records = records(&fs::read_to_string(&out).unwrap());
    assert_eq!(records.len(), 1);
    assert_eq!(records[0]["file"], text(&good));
}

#[test]
fn expressions_of_web_pages_stand_in_the_text_that_analyse_prints() {
    let pages = ["examples/articles/a-earthquake.html", "examples/articles/a-us-iran-2007.html"];
    let run = |command: &str, more: &[&str]| {
        let run = dateline(&[&[command], &pages[..], more].concat());
        assert_eq!(run.status.code(), Some(0), "{}", errors(&run));
        String::from_utf8(run.stdout).unwrap()
    };
    let analyses = run("analyse", &["--format", "json"]);
    let records = records(&run("time", &[]));
    assert_eq!(records.len(), pages.len());
    for (record, analysis) in records.iter().zip(analyses.lines()) {
        let analysis: Value = serde_json::from_str(analysis).unwrap();
        assert_placed(record, analysis["text"].as_str().unwrap());
        assert!(timexes(record).len() > 3 && record["dct"].is_string(), "{record:#}");
    }
}

#[test]
fn anchors_are_written_as_the_ids_of_what_they_point_to() {
    let note = b"The fire broke out on 3 May 2011. Two days later it was out, and two weeks from then they met.";
    let written = |date: Option<&str>| {
        let options = ReadOptions { kind: InputKind::Plain, date: date.map(|d| d.parse().unwrap()) };
        let document = read_bytes("note", note, &options).remove(0).unwrap();
        let sentences = dateline::text::cut(&document);
        let mut found = find(&sentences, document.published);
        assert!(found.len() >= 3, "{found:?}");
        found.truncate(3);
        // Given in another order, expressions are named by their places in the text.
        found.reverse();
        found[1].anchor = Some(Anchor::Expression(2));
        found[0].begin_point = Some(Anchor::Event(0, 2));
        found[0].end_point = Some(Anchor::Expression(1));
        found[2].anchor = Some(Anchor::Creation);
        found[2].begin_point = Some(Anchor::Expression(99));
        let record = TimeRecord::new(&document, &sentences, &found);
        (serde_json::to_value(&record).unwrap(), parsed(&timeml::document(&document, &record)).1)
    };
    for (date, creation) in [(Some("2011-05-20"), json!("t0")), (None, Value::Null)] {
        let (record, elements) = written(date);
        let [first, second, third] = timexes(&record) else { panic!("{record:#}") };
        assert_eq!(first.get("anchorTimeID").unwrap_or(&Value::Null), &creation, "no t0 without a day of writing");
        assert_eq!(first.get("beginPoint"), None, "what is not there is not pointed to");
        assert_eq!((&second["tid"], &second["anchorTimeID"]), (&json!("t2"), &json!("t1")));
        assert_eq!(third["beginEvent"], json!({"start": 9, "end": 14, "text": "broke"}));
        assert_eq!((third.get("beginPoint"), &third["endPoint"]), (None, &json!("t2")));
        let attribute =
            |i: usize, key: &str| elements[i].1.iter().find(|(name, _)| name == key).map(|(_, v)| v.as_str());
        assert_eq!([attribute(0, "anchorTimeID"), attribute(1, "anchorTimeID")], [creation.as_str(), Some("t1")]);
        assert_eq!([attribute(2, "beginPoint"), attribute(2, "endPoint")], [None, Some("t2")]);
    }
}

#[test]
fn the_readme_shows_what_is_printed() {
    let printed = times(
        "The harbour reopened on Monday, after more than two years.\n",
        &["--date", "2011-05-20", "--format", "text"],
    );
    let readme = fs::read_to_string("README.md").unwrap();
    assert!(readme.contains(&format!("```text\n{printed}```")), "the README does not show:\n{printed}");
}

#[test]
fn any_number_of_threads_prints_the_same_bytes_in_the_order_of_the_inputs() {
    let printed = |threads: &str| {
        let mut run = std::process::Command::new(env!("CARGO_BIN_EXE_dateline"));
        run.args(["time", "examples/articles"]).env("RAYON_NUM_THREADS", threads).output().unwrap().stdout
    };
    let one = printed("1");
    assert!(one.iter().filter(|b| **b == b'\n').count() >= 12);
    assert!(one == printed("4"), "threads change what is printed");
}
