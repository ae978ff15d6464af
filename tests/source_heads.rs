//! What stands about an article and not in it: headline, writers, publisher, boxes about other pages.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use dateline::source::{InputKind, ReadOptions, Report, read_bytes};

const FIRST: &str = "The harbour was opened again on Tuesday, two days after the storm that sank a dozen boats.";
const SECOND: &str = "Divers will look for the wrecks until Friday, and the quay will be mended by June, she said.";

fn read(kind: InputKind, input: &str) -> Report {
    let options = ReadOptions { kind, date: None };
    let document = read_bytes("input", input.as_bytes(), &options).pop().expect("one result").expect("a document");
    Report::from(&document)
}

fn page(head: &str, body: &str) -> Report {
    read(InputKind::Html, &format!("<!DOCTYPE html><html lang=en><head>{head}</head><body>{body}</body></html>"))
}

fn story(about: &str) -> String {
    format!("{about}<h1>Harbour reopens after storm</h1><p>{FIRST}</p><p>{SECOND}</p>")
}

const TITLE: &str = "<title>Harbour reopens after storm</title>";

#[test]
fn the_publisher_is_named_by_places_that_agree() {
    let publisher = |head: &str, body: &str| page(head, body).publisher;
    let expected = Some("The Quay Times".to_owned());
    let titled = "<title>Harbour reopens after storm | The Quay Times</title>";
    assert_eq!(publisher(titled, &story("")), expected);
    let logo = "<a href=/><img src=l.gif alt='The Quay Times logo'></a>";
    assert_eq!(publisher(TITLE, &story(logo)), expected);
    let plain_dash = "<title>Harbour reopens after storm - Quay Times Online</title>";
    let owner = "<p>&copy; 1998-2007 Quay Times Media Ltd. All rights reserved.</p>";
    let head = "<div id=masthead>The Quay Times</div>";
    assert_eq!(publisher(plain_dash, &format!("{}{owner}", story(head))), expected);
    assert_eq!(
        publisher(
            "<title>QCC - Harbour reopens after storm</title>",
            &story("<div class=logo>Quay City Council</div>")
        )
        .as_deref(),
        Some("Quay City Council")
    );
    let address = "<link rel=canonical href='https://www.quaytimes.example/a'>";
    assert_eq!(publisher(&format!("{TITLE}{address}"), &story("")).as_deref(), Some("quaytimes.example"));
    let feed = "<link rel=alternate type='application/rss+xml' title='The Quay Times &raquo; Feed'>";
    assert_eq!(publisher(&format!("{TITLE}{feed}{address}"), &story("")), expected);
}

#[test]
fn labels_and_notes_of_others_name_no_publisher() {
    for about in [
        "<a href=/><img alt=Home src=h.gif></a>",
        "<a href=/>Front page</a> | <a href=/world>World</a>",
        "<div class=banner>Search</div>",
    ] {
        assert_eq!(page(TITLE, &story(about)).publisher, None, "{about}");
    }
    let law =
        format!("{}<p>The court ruled that copyright of the song belongs to Ann Bell and her brother.</p>", story(""));
    assert_eq!(page(TITLE, &law).publisher, None);
}

#[test]
fn a_dump_names_its_publisher_above_and_below_the_article() {
    let dump = |first: &str, last: &str| {
        let dump = format!(
            "{first}\nNews\nSport\n\nHarbour reopens after storm\nBy Ann Bell\n6 May 2014\n\n{FIRST}\n\n{SECOND}\n\n{last}\n"
        );
        read(InputKind::Text, &dump).publisher
    };
    let expected = Some("The Quay Times".to_owned());
    assert_eq!(dump("The Quay Times", "© 2014 Quay Times Media Ltd. All rights reserved."), expected);
    assert_eq!(dump("Harbour reopens after storm | The Quay Times", ""), expected);
    assert_eq!(dump("Skip to content", "Copyright MMXIV The Quay Times Company"), expected);
    assert_eq!(dump("Skip to content", "Contact us"), None);
}

#[test]
fn an_agency_in_the_dateline_publishes_what_names_nobody_else() {
    let plain = |opening: &str| {
        read(InputKind::Plain, &format!("Harbour reopens\n\n{opening} {FIRST}\n\n{SECOND}\n")).publisher
    };
    assert_eq!(plain("LONDON (Reuters) -").as_deref(), Some("Reuters"));
    assert_eq!(plain("PARIS, May 6 (AP) —").as_deref(), Some("AP"));
    assert_eq!(plain("KABUL (Afghanistan) -"), None);
}

#[test]
fn the_headline_goes_before_the_title_of_an_issue_or_a_section() {
    let body = format!(
        "<h2>Harbour reopens after storm</h2><h4>Quay will be mended by June</h4><p>{FIRST}</p><p>{SECOND}</p><h5>Other stories on this page</h5><p>Weather: rain</p>"
    );
    for title in
        ["The Quay Times Archive: Tuesday, May 6, 2014, page 1", "News", "Town and country matters of the week"]
    {
        let report =
            page(&format!("<title>{title}</title><meta property=og:site_name content='The Quay Times'>"), &body);
        assert_eq!(report.title.as_deref(), Some("Harbour reopens after storm"), "{title}");
        assert!(!report.text.contains("Harbour reopens"), "{}", report.text);
    }
}

#[test]
fn names_below_the_headline_of_a_dump_are_its_authors() {
    for (byline, authors) in [
        ("Ann Bell and Carl Dunn", &["Ann Bell", "Carl Dunn"][..]),
        ("By Ann Bell", &["Ann Bell"]),
        ("Words by Ann Bell", &["Ann Bell"]),
        ("Ann Bell North of England correspondent", &["Ann Bell"]),
        ("Ann Bell, Quay Times harbour correspondent", &["Ann Bell"]),
    ] {
        let dump = format!(
            "News\nSport\n\nHarbour reopens after storm\n{byline}\nPublished 6 May 2014\nShare\n\n{FIRST}\n\n{SECOND}\n"
        );
        let report = read(InputKind::Text, &dump);
        assert_eq!(report.title.as_deref(), Some("Harbour reopens after storm"), "{byline}");
        assert_eq!(report.authors, authors);
        assert!(!report.text.contains("Bell") && report.captions.is_empty(), "{report}");
    }
}

#[test]
fn plain_text_is_taken_as_it_is_with_its_byline() {
    for byline in ["By Ann Bell", "Ann Bell, harbour correspondent"] {
        let text = format!("Harbour reopens after storm\n\n{byline}\n\n{FIRST}\n\n{SECOND}\n");
        let options = ReadOptions { kind: InputKind::Plain, date: None };
        let document = read_bytes("input", text.as_bytes(), &options).pop().expect("one").expect("a document");
        assert_eq!(document.authors, ["Ann Bell"]);
        assert_eq!(document.text, text);
        let at = text.find("Bell").expect("the name");
        assert!(document.blocks.iter().any(|b| (b.start..b.end).contains(&at)));
    }
    let sentence = "By Tuesday the water had fallen, and the boats could leave the harbour.";
    let report = read(InputKind::Plain, &format!("Harbour reopens\n\n{sentence}\n\n{SECOND}\n"));
    assert!(report.authors.is_empty());
}

#[test]
fn links_to_other_pages_are_no_text() {
    let teasers = "<b>SEE ALSO:</b><br><a href=1>Storm sinks boats</a><br>4 May 14 | Town<br><a href=2>Mayor denies charges</a><br>30 Apr 14 | Town";
    let boxes = [
        format!("<p>{teasers}</p>"),
        "<h4>Most read in sport</h4><ol><li>Quay City win again</li><li>Bell scores on her debut</li></ol>".to_owned(),
        "<p>Copyright &copy; 2014 The Quay Times Company. All rights are reserved by its owners.</p>".to_owned(),
        "<div><h3>More on this</h3><p><a href=3>Storm sinks boats in the night</a> May 4, 2014 In Town</p></div>"
            .to_owned(),
    ];
    for inside in boxes {
        let table = format!(
            "<table><tr><td><h1>Harbour reopens after storm</h1><p>{FIRST}</p><p>{SECOND}</p>{inside}</td></tr></table>"
        );
        let text = page(TITLE, &table).text;
        assert_eq!(text, format!("{FIRST}\n\n{SECOND}"), "{inside}");
    }
}

#[test]
fn the_head_of_a_story_in_one_cell_is_no_text() {
    let cell = format!(
        "<table><tr><td><font size=1>Last updated: Tuesday, May 6, 2014, 21:05 GMT</font><br><font size=5><b>Harbour reopens \
         after storm</b></font><br>By Ann Bell<br>Quay Times harbour correspondent<br><br>{FIRST}<br><br>{SECOND}</td></tr></table>"
    );
    let report = page(TITLE, &cell);
    assert_eq!(report.text, format!("{FIRST}\n\n{SECOND}"));
    assert_eq!(report.authors, ["Ann Bell"]);
    assert_eq!(report.published.map(|d| d.to_string()).as_deref(), Some("2014-05-06"));
}

#[test]
fn a_caption_inside_a_paragraph_leaves_the_paragraph() {
    let body = format!(
        "<h1>Harbour reopens after storm</h1><p><span class=caption>Boats wait. Photo: Carl Dunn</span>{FIRST}</p><p>{SECOND}</p>"
    );
    let report = page(TITLE, &body);
    assert_eq!(report.text, format!("{FIRST}\n\n{SECOND}"));
    assert_eq!(report.captions, ["Boats wait. Photo: Carl Dunn"]);
}
