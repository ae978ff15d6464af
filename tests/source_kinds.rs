//! How each kind of input becomes a document: offsets, titles, dates, errors.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::fs;

use chrono::NaiveDate;
use dateline::document::{BlockKind, Document};
use dateline::source::{Input, InputKind, MAX_BYTES, ReadOptions, Report, discover, read_bytes, read_path};
use dateline::{Error, Result};
use proptest::prelude::*;

fn read_as(kind: InputKind, bytes: &[u8]) -> Vec<Result<Document>> {
    read_bytes("input", bytes, &ReadOptions { kind, date: None })
}

fn one(kind: InputKind, bytes: &[u8]) -> Document {
    read_as(kind, bytes).pop().expect("one result").expect("a document")
}

fn block_text(document: &Document, index: usize) -> String {
    let block = document.blocks[index];
    document.text.chars().skip(block.start).take(block.end - block.start).collect()
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

#[test]
fn plain_text_is_kept_to_the_byte_and_its_blocks_point_into_it() {
    let text =
        "Talks resume\r\n\r\nThe talks – long delayed – resumed on\r\nMonday.\r\n\r\n  A second round follows.\r\n";
    let document = one(InputKind::Plain, text.as_bytes());
    assert_eq!(document.text, text);
    assert_eq!(document.title.as_deref(), Some("Talks resume"));
    let kinds: Vec<BlockKind> = document.blocks.iter().map(|b| b.kind).collect();
    assert_eq!(kinds, [BlockKind::Title, BlockKind::Paragraph, BlockKind::Paragraph]);
    assert_eq!(block_text(&document, 0), "Talks resume");
    assert_eq!(block_text(&document, 1), "The talks – long delayed – resumed on\r\nMonday.");
    assert_eq!(block_text(&document, 2), "A second round follows.");
}

#[test]
fn a_first_line_with_a_full_stop_is_no_title() {
    let document = one(InputKind::Plain, b"The talks resumed.\n\nA second round follows.");
    assert_eq!(document.title, None);
    assert!(document.blocks.iter().all(|b| b.kind == BlockKind::Paragraph));
}

#[test]
fn tokenised_text_has_its_headline_in_the_first_line_and_one_sentence_in_each() {
    let text = "US wants talks\nThe talks , he said , resumed .\nThey ended .\n";
    let document = one(InputKind::Tokens, text.as_bytes());
    assert_eq!(document.text, text);
    assert_eq!(document.title.as_deref(), Some("US wants talks"));
    assert_eq!(document.blocks.len(), 3);
    assert!(document.blocks.iter().all(|b| b.tokenised));
    assert_eq!(block_text(&document, 2), "They ended .");
}

#[test]
fn a_bad_json_line_is_an_error_with_its_number_and_the_rest_goes_on() {
    let lines = concat!(
        "{\"id\":\"a\",\"text\":\"First story.\",\"date\":\"2007-07-17T10:00:00Z\",\"title\":\"One\"}\n",
        "{\"id\":\"b\",\"txt\":\"no text\"}\n",
        "\n",
        "{\"id\":7,\"text\":\"Broken \\ud800 pair.\",\"date\":\"last week\"}\n",
        "{\"id\":8,\"text\":\"Broken \\ud800 pair.\"}\n",
    );
    let results = read_as(InputKind::Jsonl, lines.as_bytes());
    assert_eq!(results.len(), 4);
    let first = results[0].as_ref().expect("a document");
    assert_eq!((first.name.as_str(), first.source.as_str()), ("a", "input#a"));
    assert_eq!((first.published, first.title.as_deref()), (Some(day("2007-07-17")), Some("One")));
    assert!(matches!(&results[1], Err(Error::Line { line: 2, .. })));
    assert!(matches!(&results[2], Err(Error::Line { line: 4, .. })));
    assert_eq!(results[3].as_ref().expect("a document").text, "Broken \u{fffd} pair.");
    for error in results.iter().filter_map(|r| r.as_ref().err()) {
        assert!(!error.to_string().contains('\n'));
    }
}

#[test]
fn the_kind_is_told_by_content() {
    let html = b"\n<p>The talks <b>resumed</b> on Monday in the capital.</p><p>They ended on Tuesday.</p><p>More.</p>";
    assert_eq!(one(InputKind::Auto, html).body(), one(InputKind::Html, html).body());
    let jsonl = b"{\"id\":\"x\",\"text\":\"The talks resumed.\"}\n{\"id\":\"y\",\"text\":\"They ended.\"}";
    assert_eq!(read_as(InputKind::Auto, jsonl).len(), 2);
    let tokens = b"US wants talks\nThe talks , he said , resumed .\nThey ended .";
    assert!(one(InputKind::Auto, tokens).blocks[1].tokenised);
    let plain = "Talks resume\n\nThe talks resumed on Monday, the minister said in the capital.\n\nThey ended a day later without any result.";
    assert_eq!(one(InputKind::Auto, plain.as_bytes()).text, plain);
    let dump = "Home\nNews\nSport\nSign in | Register\n\nTalks resume in the capital\nBy Ann Bell\n17 July 2007\n\nThe talks resumed on Monday, the minister said in the capital.\n\nThey ended a day later without any result.\n\nPrivacy | Terms of use";
    let dump = one(InputKind::Auto, dump.as_bytes());
    assert_eq!(dump.title.as_deref(), Some("Talks resume in the capital"));
    assert_eq!(dump.authors, ["Ann Bell"]);
    assert_eq!(dump.published, Some(day("2007-07-17")));
    assert!(dump.body().starts_with("The talks resumed") && dump.body().ends_with("any result."));
}

#[test]
fn hard_wrapped_dumps_are_joined_to_paragraphs() {
    let dump = "MENU | NEWS | SPORT\n\nTalks resume in the capital\n\nThe talks between the two governments resumed on Monday after a\nbreak of several weeks, the foreign minister told reporters in the\ncapital. He said that the sides would meet again before the end of\nthe month.\n\nA second round of talks is planned for the autumn, and both sides have\nsaid that they are ready to send their most senior officials to it.\n";
    let document = one(InputKind::Text, dump.as_bytes());
    let paragraphs: Vec<&str> = document.body().split("\n\n").collect();
    assert_eq!(paragraphs.len(), 2);
    assert!(paragraphs[0].contains("after a break of several weeks, the foreign"));
}

#[test]
fn charsets_are_told_by_mark_declaration_and_content() {
    let text = "The café in Malmö — closed since May — reopened on Monday, its owner said.";
    let mut utf16: Vec<u8> = vec![0xff, 0xfe];
    utf16.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(one(InputKind::Plain, &utf16).text, text);
    let unmarked: Vec<u8> = utf16[2..].to_vec();
    assert!(one(InputKind::Plain, &unmarked).text.starts_with("The caf"));
    let page = b"<html><head><meta charset=\"iso-8859-1\"></head><body><p>The caf\xe9 in Malm\xf6 reopened on Monday, its owner said.</p></body></html>";
    assert!(one(InputKind::Html, page).text.contains("café in Malmö"));
    let cyrillic =
        encoding_rs::WINDOWS_1251.encode("Переговоры возобновились в понедельник, сообщил министр журналистам.").0;
    assert!(one(InputKind::Plain, &cyrillic).text.starts_with("Переговоры"));
}

#[test]
fn what_is_no_text_is_refused_in_one_line() {
    let binary: Vec<u8> = (0..4096_u32).map(|i| (i * 7 % 256) as u8).collect();
    assert!(matches!(read_as(InputKind::Auto, &binary).pop(), Some(Err(Error::Binary { .. }))));
    assert!(matches!(read_as(InputKind::Auto, b"%PDF-1.4 ...").pop(), Some(Err(Error::Binary { offset: 0, .. }))));
    for empty in ["", "  \n \n", "<html><body><script>var a = 'The minister resigned.';</script></body></html>"] {
        for kind in [InputKind::Auto, InputKind::Html, InputKind::Text] {
            let error = read_as(kind, empty.as_bytes()).pop().expect("one result").expect_err("no article");
            assert!(matches!(error, Error::NoArticle { .. }), "{error}");
            assert!(!error.to_string().contains('\n'));
        }
    }
}

#[test]
fn a_sidecar_file_goes_before_the_page_and_the_option_before_both() {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("story.txt");
    fs::write(&path, "Talks resume\n\nThe talks resumed on Monday.\n").expect("written");
    fs::write(folder.path().join("story.json"), r#"{"dct":"2007-07-17","title":"Other title"}"#).expect("written");
    let read = |date| {
        let options = ReadOptions { kind: InputKind::Plain, date };
        read_path(&path, &options).next().expect("one result")
    };
    let document = read(None).expect("a document");
    assert_eq!((document.published, document.title.as_deref()), (Some(day("2007-07-17")), Some("Other title")));
    assert_eq!(read(Some(day("2001-01-02"))).expect("a document").published, Some(day("2001-01-02")));
    fs::write(folder.path().join("story.json"), r#"{"dct":"yesterday"}"#).expect("written");
    assert!(matches!(read(None), Err(Error::Sidecar { .. })));
}

#[test]
fn folders_are_walked_in_order_without_hidden_files_sidecars_and_resources() {
    let folder = tempfile::tempdir().expect("folder");
    let root = folder.path();
    fs::create_dir_all(root.join("b/page_files")).expect("folder");
    for name in ["z.txt", "a.txt", "a.json", "lone.json", ".hidden", "b/page.html", "b/page_files/x.txt", "b/style.css"]
    {
        fs::write(root.join(name), "The talks resumed on Monday.").expect("written");
    }
    let inputs = [root.display().to_string(), "no-such-file".to_owned(), "-".to_owned()];
    let found: Vec<Result<Input>> = discover(&inputs).collect();
    let names: Vec<String> = found
        .iter()
        .filter_map(|r| match r {
            Ok(Input::File(p)) => Some(p.strip_prefix(root).expect("inside").display().to_string()),
            _ => None,
        })
        .collect();
    assert_eq!(names, ["a.txt", "b/page.html", "lone.json", "z.txt"]);
    assert!(matches!(found[4], Err(Error::Read { .. })));
    assert!(matches!(found[5], Ok(Input::Stdin)));
}

#[test]
fn a_file_over_the_limit_is_refused_and_json_lines_of_any_length_are_streamed() {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("long.txt");
    let file = fs::File::create(&path).expect("created");
    file.set_len(MAX_BYTES + 10).expect("grown");
    let refused = read_path(&path, &ReadOptions::default()).next().expect("one result");
    assert!(matches!(refused, Err(Error::TooLarge { limit: MAX_BYTES, .. })));
    let path = folder.path().join("many.jsonl");
    fs::write(&path, "{\"text\":\"The talks resumed.\"}\n".repeat(1000)).expect("written");
    assert_eq!(read_path(&path, &ReadOptions::default()).filter(Result::is_ok).count(), 1000);
}

#[test]
fn captions_and_title_stand_behind_the_body_and_blocks_are_in_reading_order() {
    let page = "<html><head><title>Talks resume in the capital</title></head><body><article><h1>Talks resume in the capital</h1>\
        <figure><img src=a.jpg><figcaption>The minister arrives for the talks on Monday</figcaption></figure>\
        <p>The talks resumed on Monday, the minister said in the capital, after a break of some weeks.</p>\
        <h2>A second round</h2><p>They will go on in the autumn, he said, and both sides are ready for it.</p></article></body></html>";
    let document = one(InputKind::Html, page.as_bytes());
    let kinds: Vec<BlockKind> = document.blocks.iter().map(|b| b.kind).collect();
    use BlockKind::{Caption, Heading, Paragraph, Title};
    assert_eq!(kinds, [Title, Caption, Paragraph, Heading, Paragraph]);
    assert_eq!(block_text(&document, 1), "The minister arrives for the talks on Monday");
    assert!(document.text.ends_with("\n\nTalks resume in the capital"));
    assert!(document.body().ends_with("ready for it."));
    let report = Report::from(&document);
    assert_eq!(report.captions, ["The minister arrives for the talks on Monday"]);
    assert_eq!(report.text.matches("Talks resume").count(), 0);
}

#[test]
fn the_same_content_has_the_same_id_under_any_name() {
    let text = "The talks resumed on Monday.".as_bytes();
    let options = ReadOptions { kind: InputKind::Plain, date: None };
    let id =
        |name: &str, options: &ReadOptions| read_bytes(name, text, options).pop().expect("one").expect("a document").id;
    assert_eq!(id("a.txt", &options), id("b.txt", &options));
    assert_eq!(id("a.txt", &options).len(), 32);
    let dated = ReadOptions { kind: InputKind::Plain, date: Some(day("2007-07-17")) };
    assert_ne!(id("a.txt", &options), id("a.txt", &dated));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_input_panics_and_blocks_lie_inside_the_text(bytes in prop::collection::vec(any::<u8>(), 0..400), kind in 0..6_u8) {
        let kinds = [InputKind::Auto, InputKind::Html, InputKind::Text, InputKind::Plain, InputKind::Tokens, InputKind::Jsonl];
        for document in read_as(kinds[usize::from(kind)], &bytes).into_iter().flatten() {
            check(&document)?;
        }
    }

    #[test]
    fn no_markup_panics_and_blocks_lie_inside_the_text(
        pieces in prop::collection::vec(prop::sample::select(vec![
            "<p>", "</p>", "<div class=byline>", "</div>", "<h1>", "</h1>", "<table>", "<td>", "<b>", "</i>", "<time datetime='2007-07-17'>",
            "By Ann Bell", " 17 July 2007 ", "Ünïcode — text, with a comma. ", "«", "\u{1}", "<br><br>", "&nbsp;", "<script>", "</script>",
            "<figcaption>", "10.1.2007.3", "99/99/9999", "<svg/>", "<!--", "-->", "<a href='", "'>", "\n\n", "| ", "©", "１２月",
        ]), 0..60)
    ) {
        let page = pieces.concat();
        for kind in [InputKind::Html, InputKind::Text] {
            for document in read_as(kind, page.as_bytes()).into_iter().flatten() {
                check(&document)?;
            }
        }
    }
}

fn check(document: &Document) -> std::result::Result<(), TestCaseError> {
    let length = document.text.chars().count();
    let mut spans: Vec<(usize, usize)> = document.blocks.iter().map(|b| (b.start, b.end)).collect();
    spans.sort_unstable();
    prop_assert!(spans.iter().all(|(start, end)| start < end && *end <= length));
    prop_assert!(spans.windows(2).all(|pair| pair[0].1 <= pair[1].0));
    Ok(())
}

/// A page of the first years of the century: tables for layout, line breaks for paragraphs, a caption without markup.
#[test]
fn pages_built_of_tables_and_line_breaks_are_read() {
    let page = "<html><head><title>EXAMPLE NEWS | World | Envoys hold talks on border in Geneva</title></head><body>\
        <table width=800><tr><td><a href=/>Home</a><br><a href=/w>World</a><br><a href=/a>Africa</a></td><td>\
        <table><tr><td>Last Updated: Tuesday, 17 July 2007, 16:28 GMT 17:28 UK</td></tr></table>\
        <font size=4><b>Envoys hold talks on border in Geneva</b></font>\
        <table align=right><tr><td><img src=a.jpg><div>The envoys met for the first time since March</div></td></tr></table>\
        <b>Envoys of the two countries have met in Geneva to talk about the border, officials say.</b><br><br>\
        The meeting, the first since March, lasted four hours and ended without a statement, they said.<br><br>\
        \"We have agreed to meet again,\" the foreign ministry said in a short note, without giving a date for it.<br><br>\
        The border has been closed since fighting broke out in May, when soldiers of both sides were killed there.<br><br>\
        <b>See also</b><br><a href=x>Border closed after clashes</a><br>28 May 07 | World</td></tr></table>\
        <p>&copy; EXAMPLE MMVII</p></body></html>";
    let document = one(InputKind::Auto, page.as_bytes());
    let report = Report::from(&document);
    assert_eq!(report.title.as_deref(), Some("Envoys hold talks on border in Geneva"));
    assert_eq!(report.published, Some(day("2007-07-17")));
    assert_eq!(report.captions, ["The envoys met for the first time since March"]);
    let paragraphs: Vec<&str> = report.text.split("\n\n").collect();
    assert_eq!(paragraphs.len(), 4);
    assert!(paragraphs[0].starts_with("Envoys of the two") && paragraphs[3].starts_with("The border has been closed"));
}

#[test]
fn a_press_release_is_read_from_its_headline_on() {
    let page = "<html lang=en-US><head><title>Statement on Port Safety | Department of Ports</title>\
        <meta property=og:site_name content=\"Department of Ports\"></head><body><nav><a href=/>About</a></nav><main>\
        <p>FOR IMMEDIATE RELEASE</p><p>October 2, 2014</p><p>Contact: Office of Public Affairs, 202-555-0100</p>\
        <h1>Statement on Port Safety</h1><p>WASHINGTON, D.C. &mdash; Secretary Ann Bell today announced new rules for the \
        inspection of ships in the ports of the east coast.</p><p>\"These rules will save lives,\" the Secretary said. \
        \"They follow from the accident of July 9, 2013.\"</p><p># # #</p></main><footer>Last updated: October 9, 2014</footer></body></html>";
    let report = Report::from(&one(InputKind::Html, page.as_bytes()));
    assert_eq!(report.title.as_deref(), Some("Statement on Port Safety"));
    assert_eq!(report.publisher.as_deref(), Some("Department of Ports"));
    assert_eq!(report.published, Some(day("2014-10-02")));
    assert_eq!(report.language.as_deref(), Some("en-US"));
    assert!(report.text.starts_with("WASHINGTON, D.C. — Secretary") && report.text.ends_with("July 9, 2013.\""));
}

#[test]
fn a_blog_page_gives_its_own_post_and_not_the_comments() {
    let page = "<html xml:lang=en><head><title>Thoughts on the launch &laquo; Orbit Notes</title></head><body class=has-sidebar>\
        <div id=header><h1><a href=/>Orbit Notes</a></h1></div><div class=post><h2><a href=x>Thoughts on the launch</a></h2>\
        <small>March 4th, 2009</small><div class=entry><p>The rocket flew, at last, and it flew well; nobody on the beach could \
        believe it after so many delays.</p><p>I had driven down on Tuesday with two friends, and we slept in the car until the \
        count began at four.</p></div><p class=postmetadata>Posted in Space | 4 Comments</p></div><ol class=commentlist>\
        <li>March 5th, 2009 at 3:10 pm<p>Great post, I was there as well, and I saw it.</p></li></ol></body></html>";
    let report = Report::from(&one(InputKind::Html, page.as_bytes()));
    assert_eq!(report.title.as_deref(), Some("Thoughts on the launch"));
    assert_eq!(report.published, Some(day("2009-03-04")));
    assert!(report.text.starts_with("The rocket flew") && report.text.ends_with("began at four."));
}

#[test]
fn all_authors_are_named_and_nothing_else() {
    let authors = |byline: &str| {
        let page = format!(
            "<html><head><title>Talks resume in the capital</title></head><body><h1>Talks resume in the capital</h1>{byline}\
             <p>The talks resumed on Monday, the minister said in the capital, after a break of some weeks.</p></body></html>"
        );
        one(InputKind::Html, page.as_bytes()).authors
    };
    let two = ["Ann Bell", "Carl van Dunn"];
    assert_eq!(authors("<p class=byline>By Ann Bell and Carl van Dunn in Cairo</p>"), two);
    assert_eq!(authors("<p>By ANN BELL, Staff Writer</p>"), ["ANN BELL"]);
    assert_eq!(authors("<a rel=author href=x>Ann Bell</a>, <a rel=author href=y>Carl van Dunn</a>"), two);
    assert_eq!(authors("<meta name=author content=\"Ann Bell; Carl van Dunn\">"), two);
    let linked = r#"<script type="application/ld+json">{"@type":"NewsArticle","author":[{"name":"Ann Bell"},{"@type":"Person","name":"Carl van Dunn"}]}</script>"#;
    assert_eq!(authors(linked), two);
    assert!(authors("<meta property=\"article:author\" content=\"https://example.org/ann\">").is_empty());
}
