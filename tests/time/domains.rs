//! Whether a document, or a paragraph of it, tells of the day of writing or of other times.

use dateline::time::Domain;

use super::read;

/// What is found in a text written on Tuesday, 17 July 2007, whose domain nobody says.
fn auto(text: &str) -> Vec<String> {
    read(text, Some("2007-07-17"), Domain::Auto)
}

#[test]
fn a_paragraph_of_history_in_news_has_its_own_time() {
    let text = "The bridge was closed on Friday and will open again next week, the mayor said. Repairs began in May.\n\n\
                Work on it began in March 1941. It was blown up in August 1944, and in November a ferry took its place.\n\n\
                The last repair, in May, took two days.";
    assert_eq!(
        auto(text),
        [
            "Friday = 2007-07-13",
            "next week = 2007-W30",
            "May = 2007-05",
            "March 1941 = 1941-03",
            "August 1944 = 1944-08",
            "November = 1944-11",
            "May = 2007-05",
            "two days = P2D",
        ]
    );
}

#[test]
fn history_is_told_by_its_years() {
    let text = "The siege began in 1810. In May 1811 the walls fell, and on 3 June the town was taken. The king left \
                in 1812; by March 1813 all was over.";
    assert_eq!(
        auto(text),
        ["1810 = 1810", "May 1811 = 1811-05", "3 June = 1811-06-03", "1812 = 1812", "March 1813 = 1813-03"]
    );
}

#[test]
fn an_obituary_is_news() {
    let text =
        "The painter Ada Holm died on 9 July. Born in 1921, she studied in Rome and won the city's prize in 1954.";
    assert_eq!(auto(text), ["9 July = 2007-07-09", "1921 = 1921", "1954 = 1954"]);
}

#[test]
fn years_before_christ_are_of_other_times() {
    let text = "In 264 BC the fleet sailed. The following year it came back. In 241 BC, in spring, peace was made.";
    assert_eq!(auto(text).first().map(String::as_str), Some("264 BC = BC0264"));
    assert_eq!(auto(text).get(1).map(String::as_str), Some("The following year = BC0263"));
}

#[test]
fn a_life_told_in_news_ends_in_the_present() {
    let text = "The biologist Ada Holm died on Wednesday in Bergen. She was born in 1902 and studied in 1919, 1923 and 1927.\n\n\
                In 1936 she left the university, and in 1941 she came back. She was honoured in 1983.\n\n\
                A service will be held at the laboratory in the autumn.";
    assert_eq!(auto(text).first().map(String::as_str), Some("Wednesday = 2007-07-11"));
    assert_eq!(auto(text).last().map(String::as_str), Some("the autumn = 2007-FA"));
}

#[test]
fn the_writer_of_a_story_keeps_the_own_week() {
    let text = "The singer was born in 1947 and wrote his first song in 1962. In 1969 it was sung on the moon. He moved to \
                Rome in 1976, and in May 1977 to Oslo; in 1983 he came home.\n\n\
                A year ago he stopped. Last week he told the story on Tuesday, 10 July.\n\nOn Saturday a show opens.";
    let found = auto(text);
    assert_eq!(found.get(4).map(String::as_str), Some("May 1977 = 1977-05"));
    assert_eq!(
        found.get(6..),
        Some(
            &[
                "A year ago = 2006".to_owned(),
                "Last week = 2007-W28".to_owned(),
                "Tuesday, 10 July = 2007-07-10".to_owned(),
                "Saturday = 2007-07-21".to_owned(),
            ][..]
        )
    );
}
