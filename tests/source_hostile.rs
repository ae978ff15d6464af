//! Pages made to exhaust a parser: each is read in time linear in its length, and what text it has is kept.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::fmt::Write;

use dateline::Error;
use dateline::document::Document;
use dateline::source::{InputKind, ReadOptions, Report, read_bytes};

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
