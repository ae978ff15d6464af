//! The day of publication on pages of many layouts, each a small page of our own.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use dateline::source::{InputKind, ReadOptions, read_bytes};

const BODY: &str = "<p>The talks between the two governments resumed on 3 March 1999 after a long break, the foreign \
    minister told reporters in the capital, where they had begun.</p>\
    <p>A second round was planned for the autumn of that year, and both sides said that they were ready for it, \
    although the rebels, who hold the north, had not been asked to send anybody to the meeting.</p>\
    <p>The accord of 12 June 1998, which ended the fighting, had foreseen such a meeting within half a year.</p>";

/// The day read from a page with this head, these lines above the article and these below.
fn day(head: &str, above: &str, below: &str) -> Option<String> {
    let page = format!(
        "<!DOCTYPE html><html lang=\"en\"><head><title>Talks resume in the capital</title>{head}</head><body>\
         <ul><li><a href=\"/\">Home</a></li><li><a href=\"/world\">World</a></li></ul>\
         <h1>Talks resume in the capital</h1>{above}<div class=\"story\">{BODY}</div>{below}\
         <p>Copyright 2019 The Example. All rights reserved.</p></body></html>"
    );
    let options = ReadOptions { kind: InputKind::Html, date: None };
    let document = read_bytes("page.html", page.as_bytes(), &options).pop()?.ok()?;
    document.published.map(|d| d.to_string())
}

#[track_caller]
fn reads(expected: &str, head: &str, above: &str, below: &str) {
    assert_eq!(day(head, above, below).as_deref(), Some(expected), "head {head:?}, above {above:?}, below {below:?}");
}

#[test]
fn metadata_fields_go_first() {
    let printed = "<p>Published 9 March 2007</p>";
    for field in [
        "<meta property=\"article:published_time\" content=\"2007-07-17T16:28:00+01:00\">",
        "<meta name=\"parsely-pub-date\" content=\"2007-07-17T16:28:00Z\">",
        "<meta itemprop=\"datePublished\" content=\"2007-07-17\">",
        "<meta name=\"DC.date.issued\" content=\"2007-07-17\">",
        "<meta name=\"OriginalPublicationDate\" content=\"2007/07/17 16:28:03\">",
        "<meta name=\"pubdate\" content=\"20070717\">",
        "<meta name=\"publish-date\" content=\"Tue, 17 Jul 2007 16:28:00 GMT\">",
        "<meta name=\"sailthru.date\" content=\"2007-07-17 16:28:00\">",
        "<meta name=\"published_at\" content=\"1184689680\">",
    ] {
        reads("2007-07-17", field, printed, "");
    }
}

#[test]
fn linked_data_is_read_in_all_its_shapes() {
    for block in [
        r#"{"@context":"http://schema.org","@type":"NewsArticle","datePublished":"2007-07-17T16:28:00Z","dateModified":"2008-01-01"}"#,
        r#"[{"@type":"BreadcrumbList"},{"@type":["Report","NewsArticle"],"datePublished":"2007-07-17"}]"#,
        r#"{"@graph":[{"@type":"WebSite"},{"@type":"WebPage","datePublished":"2007-07-17","dateModified":"2008-01-01"}]}"#,
        "<!-- {\"@type\":\"Article\",\"headline\":\"Talks\nresume\",\"datePublished\":\"2007-07-17\",} -->",
        r#"{"@type":"Article","headline":"He said "no"","datePublished":"2007-07-17"}"#,
    ] {
        reads("2007-07-17", &format!("<script type=\"application/ld+json\">{block}</script>"), "", "");
    }
}

#[test]
fn the_earlier_of_two_publication_stamps_is_the_publication() {
    let head = "<meta property=\"article:published_time\" content=\"2007-07-19\">\
        <script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"datePublished\":\"2007-07-17\"}</script>";
    reads("2007-07-17", head, "", "");
}

#[test]
fn time_elements_of_the_article_count_and_those_of_other_pages_do_not() {
    let related =
        "<aside><h3>Related</h3><a href=x>Other talks</a> <time datetime=\"2015-02-03\">3 Feb 2015</time></aside>";
    reads("2007-07-17", "", "<time pubdate datetime=\"2007-07-17T16:28\">Tuesday</time>", related);
    reads(
        "2007-07-17",
        "",
        "<p class=byline>Ann Bell, <time datetime=\"2007-07-17\">some time ago</time></p>",
        related,
    );
    reads("2007-07-17", "", "<abbr class=\"published\" title=\"2007-07-17T16:28:00\">a while ago</abbr>", related);
    reads("2007-07-17", "", "<span class=\"date\" data-timestamp=\"1184689680\">a while ago</span>", related);
    let both = "<time class=updated datetime=\"2007-08-01\">1 August</time><time class=\"entry-date published\" datetime=\"2007-07-17\">17 July</time>";
    reads("2007-07-17", "", both, "");
}

#[test]
fn the_address_names_the_day() {
    for path in [
        "/2007/07/17/world/talks.html",
        "/world/2007-07-17-talks",
        "/2007/jul/17/talks",
        "/news/20070717/talks",
        "/a/2007_07_17_b",
    ] {
        reads("2007-07-17", &format!("<link rel=canonical href=\"https://example.org{path}\">"), "", "");
    }
    reads("2007-07-17", "<meta property=\"og:url\" content=\"https://example.org/2007/07/17/talks\">", "", "");
}

#[test]
fn the_day_is_printed_near_the_headline_in_the_usual_english_forms() {
    for line in [
        "Last Updated: Tuesday, 17 July 2007, 16:28 GMT 17:28 UK",
        "Published: 17 July 2007",
        "Published 12:01AM BST 17 Jul 2007",
        "Posted on July 17, 2007 by admin",
        "Posted: 07/17/2007 04:28:00 PM",
        "First published on Tue 17 Jul 2007 16.28 BST",
        "By Ann Bell, July 17th, 2007",
        "Ann Bell | July 17, 2007 | 4:28 p.m. EDT",
        "Tuesday 17 July 2007",
        "17th of July, 2007",
        "JULY 17, 2007",
        "Jul. 17, 2007 at 9:00 AM",
        "WASHINGTON, July 17, 2007 / Example Wire / 16:28",
        "For immediate release: July 17, 2007",
        "Date: 2007-07-17",
        "2007-07-17 16:28",
        "2007/7/17",
        "17.07.2007",
        "17.7.2007 16:28",
        "Tue Jul 17 16:28:00 GMT 2007",
        "17-Jul-07",
        "17/07/2007",
        "17 July 2007 Last updated at 16:28 GMT",
    ] {
        reads("2007-07-17", "", &format!("<div>{line}</div>"), "");
        reads("2007-07-17", "", &format!("<table><tr><td><font size=1>{line}</font></td></tr></table>"), "");
    }
}

#[test]
fn the_forms_of_other_languages_are_read() {
    for line in [
        "17. Juli 2007",
        "Veröffentlicht am 17. Juli 2007",
        "17 juillet 2007 à 16h28",
        "Publié le 17 juillet 2007",
        "17 de julio de 2007",
        "17 luglio 2007",
        "17 de julho de 2007",
        "17 juli 2007",
        "17 lipca 2007",
        "17. července 2007",
        "17 июля 2007",
        "17 Temmuz 2007",
        "2007年7月17日",
        "2007년 7월 17일",
    ] {
        reads("2007-07-17", "", &format!("<p>{line}</p>"), "");
    }
}

#[test]
fn the_published_day_goes_before_the_day_of_a_change() {
    for lines in [
        "<p>Updated: 2 August 2007</p><p>Published: 17 July 2007</p>",
        "<p>Published July 17, 2007 | Updated August 2, 2007</p>",
        "<p>July 17, 2007 (last modified August 2, 2007)</p>",
        "<p>Last updated August 2, 2007, first published July 17, 2007</p>",
    ] {
        reads("2007-07-17", "", lines, "");
    }
    reads("2007-07-17", "<meta property=\"article:modified_time\" content=\"2007-08-02\">", "<p>July 17, 2007</p>", "");
    reads("2007-08-02", "<meta property=\"article:modified_time\" content=\"2007-08-02\">", "", "");
    reads("2007-08-02", "", "<p>Last modified: 2 August 2007</p>", "");
}

#[test]
fn a_label_in_a_cell_of_its_own_belongs_to_the_date_beside_it() {
    reads(
        "2007-07-17",
        "",
        "<dl><dt>Updated</dt><dd>2 August 2007</dd><dt>Published</dt><dd>17 July 2007</dd></dl>",
        "",
    );
}

#[test]
fn dates_of_other_things_are_not_the_day_of_publication() {
    let related = "<div class=related><h3>Read more</h3><ul><li><a href=a>Rebels leave the talks</a> 28 May 2006 | World</li></ul></div>";
    let comments = "<div id=comments><h3>2 comments</h3><p>Carl, 18 July 2009 at 10:12: I do not think so.</p><p>Dora, 19 July 2009: Nor do I.</p></div>";
    let footer = "<footer>Page generated 5 May 2020. Copyright 1999-2020</footer>";
    reads("2007-07-17", "", "<p>17 July 2007</p>", &format!("{related}{comments}{footer}"));
    assert_eq!(day("", "", footer), None);
}

#[test]
fn the_day_stands_below_the_article_on_some_pages() {
    reads(
        "2007-07-17",
        "",
        "",
        "<p class=postmetadata>This entry was posted on Tuesday, July 17th, 2007 at 4:28 pm</p>",
    );
    reads("2007-07-17", "", "", "<p>Posted by Ann Bell at 7/17/2007 04:28:00 PM</p>");
}

#[test]
fn the_day_stands_above_the_headline_on_some_pages() {
    let page = format!(
        "<html><head><title>Talks resume in the capital</title></head><body><div class=masthead>The Example</div>\
         <h2 class='date-header'>Tuesday, July 17, 2007</h2><h3>Talks resume in the capital</h3>{BODY}</body></html>"
    );
    let options = ReadOptions { kind: InputKind::Html, date: None };
    let document = read_bytes("page.html", page.as_bytes(), &options).pop().expect("one").expect("a document");
    assert_eq!(document.published.map(|d| d.to_string()).as_deref(), Some("2007-07-17"));
}

#[test]
fn the_order_of_day_and_month_follows_the_country_of_the_page() {
    let american = "<meta http-equiv=\"content-language\" content=\"en-US\"><meta property=\"og:url\" content=\"https://example.com/talks\">";
    reads("2007-04-03", american, "<p>Posted 04/03/2007</p>", "");
    let british = "<meta property=\"og:url\" content=\"https://news.example.co.uk/talks\">";
    reads("2007-03-04", british, "<p>Posted 04/03/2007</p>", "");
}

#[test]
fn values_that_no_article_has_are_refused() {
    for zero in ["0000-00-00", "1970-01-01T00:00:00Z", "0", "1900-01-01", "yesterday", "2007-13-45", "31/02/2007"] {
        let head = format!("<meta property=\"article:published_time\" content=\"{zero}\">");
        reads("2007-07-17", &head, "<p>17 July 2007</p>", "");
        assert_eq!(day(&head, "", ""), None, "{zero}");
    }
    let future = "<meta property=\"article:published_time\" content=\"2099-01-05\">";
    reads("2007-07-17", future, "<p>Published 17 July 2007</p>", "");
    let archive = "<meta property=\"article:published_time\" content=\"1969-07-21\">";
    reads(
        "1969-07-21",
        &format!("{archive}<link rel=canonical href=\"https://example.org/talks\">"),
        "<time pubdate datetime=\"1969-07-21\">July 21, 1969</time>",
        "",
    );
}

#[test]
fn numbers_that_look_like_dates_are_none() {
    for line in
        ["Call 020.07.2007.11", "Version 1.2.2007.4", "192.168.10.12", "Room 17/07", "Flight 17 July", "5-4-3 win"]
    {
        assert_eq!(day("", &format!("<p>{line}</p>"), ""), None, "{line}");
    }
}
