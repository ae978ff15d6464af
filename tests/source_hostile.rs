//! Pages made to exhaust a parser: each is read in time linear in its length, and what text it has is kept.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::fmt::Write;

use dateline::Error;
use dateline::document::Document;
use dateline::source::{InputKind, MAX_TEXT, ReadOptions, Report, read_bytes, read_path};

const SENTENCE: &str = "The minister resigned on Tuesday, after a long debate in parliament.";

fn read(page: &str) -> Result<Document, Error> {
    let options = ReadOptions { kind: InputKind::Html, date: None };
    read_bytes("page.html", page.as_bytes(), &options).pop().expect("one result")
}

#[test]
fn a_million_open_elements_are_flattened_and_the_text_inside_is_kept() {
    let page = format!("<html><body>{}<p>{SENTENCE}</p>", "<div>".repeat(1_000_000));
    assert_eq!(read(&page).expect("a document").body(), SENTENCE);
}

#[test]
fn a_text_that_no_article_has_is_refused_by_its_length() {
    let text = format!("{SENTENCE}\n\n").repeat(MAX_TEXT / SENTENCE.len() + 1);
    for (kind, input) in [
        (InputKind::Plain, text.clone()),
        (InputKind::Text, text.clone()),
        (InputKind::Html, text.replace("\n\n", "<p>")),
        (InputKind::Jsonl, format!("{{\"text\":\"{}\"}}", text.replace('\n', " "))),
    ] {
        let read = read_bytes("long", input.as_bytes(), &ReadOptions { kind, date: None }).pop().expect("one result");
        assert!(matches!(read, Err(Error::TooLarge { .. })), "{kind:?}");
    }
}

#[test]
fn what_is_no_text_is_refused_and_what_is_empty_is_called_so() {
    let read = |bytes: &[u8]| read_bytes("input", bytes, &ReadOptions::default()).pop().expect("one result");
    let gzip = b"\x1f\x8b\x08\0\0\0\0\0\0\xff\x4b\x4c\x4a\x06\0";
    for binary in [&gzip[..], b"%PDF-1.4\n\xe2", &[0; 4096], b"a\0b\0\0c\0\0\0d\x01\x02\x03\x04\x05\x06"] {
        assert!(matches!(read(binary), Err(Error::Binary { .. })), "{binary:?}");
    }
    for empty in [&b""[..], b" \n\t\r\n", b"\xef\xbb\xbf\n"] {
        let said = read(empty).expect_err("nothing to read").to_string();
        assert!(said.contains("the input is empty"), "{said}");
    }
}

#[test]
fn text_in_two_byte_units_is_read_with_and_without_a_mark_and_cut_short() {
    let text = format!("{SENTENCE} {SENTENCE}\n");
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let marked = [&[0xff, 0xfe][..], &little].concat();
    let cut = [&marked[..], b"A"].concat();
    for bytes in [little, big, marked, cut] {
        let read = read_bytes("input", &bytes, &ReadOptions::default()).pop().expect("one result");
        assert!(read.expect("a document").body().starts_with(text.trim_end()));
    }
}

#[test]
fn a_link_to_nothing_a_link_to_itself_and_a_folder_are_one_error_each() {
    let dir = tempfile::TempDir::new().expect("a folder");
    let (nothing, itself) = (dir.path().join("nothing.txt"), dir.path().join("itself.txt"));
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(dir.path().join("missing"), &nothing).expect("a link");
        std::os::unix::fs::symlink(&itself, &itself).expect("a link");
    }
    for path in [&nothing, &itself, &dir.path().to_path_buf()] {
        let results: Vec<_> = read_path(path, &ReadOptions::default()).collect();
        assert!(matches!(results.as_slice(), [Err(Error::Read { .. })]), "{results:?}");
    }
}

#[test]
fn nested_tables_are_flattened() {
    let page = format!("<html><body>{}{SENTENCE}", "<table><tr><td>".repeat(50_000));
    assert_eq!(read(&page).expect("a document").body(), SENTENCE);
}

#[test]
fn a_hundred_thousand_attributes_are_cut_and_the_text_is_kept() {
    let mut page = "<html><body><p ".to_owned();
    for i in 0..100_000 {
        write!(page, "a{i}=\"1 > 0\" ").expect("written");
    }
    write!(page, ">{SENTENCE}</p>").expect("written");
    assert_eq!(read(&page).expect("a document").body(), SENTENCE);
}

#[test]
fn formatting_that_is_never_closed_does_not_multiply() {
    let mut page = "<html><body>".to_owned();
    for i in 0..20_000 {
        write!(page, "<b class=c{i}><p>{SENTENCE}</p>").expect("written");
    }
    assert_eq!(read(&page).expect("a document").body().matches(SENTENCE).count(), 20_000);
}

#[test]
fn markup_that_never_ends_leaves_no_article() {
    for page in ["<".repeat(300_000), format!("<a href=\"{}", "x".repeat(300_000)), "<!-- ".repeat(100_000)] {
        assert!(matches!(read(&page), Err(Error::NoArticle { .. })));
    }
}

#[test]
fn scripts_data_and_styles_never_come_into_the_text() {
    let page = format!(
        "<html><head><title>Talks &lt;/script&gt; resume now</title><style>p {{ color: red }}</style>\
         <script type=\"application/ld+json\">{}</script></head><body><script>var a = \"<p>{SENTENCE} No.</p>\";</script>\
         <noscript>Please enable JavaScript to read this page.</noscript><template><p>{SENTENCE} No.</p></template>\
         <p>{SENTENCE}</p><script>/* </p> */</script></body></html>",
        "[".repeat(100_000)
    );
    let document = read(&page).expect("a document");
    assert_eq!(document.body(), SENTENCE);
    assert_eq!(document.title.as_deref(), Some("Talks </script> resume now"));
}

#[test]
fn control_characters_are_not_kept_in_the_text_of_pages_and_dumps() {
    let page =
        format!("<html><body><p>{SENTENCE}\u{1}\u{7}\u{9f} The vote\u{0} was close, she said.</p></body></html>");
    let text = Report::from(&read(&page).expect("a document")).text;
    assert!(text.chars().all(|c| c == '\n' || !c.is_control()), "{text:?}");
    assert!(text.contains("The vote was close"));
}

#[test]
fn an_address_with_foreign_letters_before_a_video_host_does_no_harm() {
    let page = format!(
        "<html><body><iframe src=\"ééééééyoutube.com\"></iframe><p data-x=\"ééééyoutube.com\">{SENTENCE}</p><object data=\"€€youtube.com\"></object></body></html>"
    );
    assert_eq!(read(&page).expect("a document").body(), SENTENCE);
}
