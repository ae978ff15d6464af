//! The days that matter in a corpus, through the library and the command line.

#![allow(clippy::expect_used, reason = "a test stops where it fails")]

#[path = "command/run.rs"]
mod command;

use chrono::NaiveDate;
use dateline::document::Document;
use dateline::text::Model;
use dateline::timeline::summary::{Options, Summariser, Summary};
use proptest::prelude::*;

use command::{dateline, dateline_with, errors};

/// Day of publication and text of articles about one affair.
const ARTICLES: &[(&str, &str)] = &[
    (
        "2012-03-06",
        "A dam above the town of Orrin burst on Monday and the flood killed nine people. Rescue teams from three \
         counties searched the valley through the night. The mayor asked the government for tents and clean water.",
    ),
    (
        "2012-03-07",
        "The dam above Orrin, which burst on Monday, had been found unsafe before, engineers said. Nine people died in \
         the flood. Schools in the valley will stay closed until Friday.",
    ),
    (
        "2012-03-20",
        "Police arrested the director of the dam company on Tuesday after a search of its offices in Orrin. The company \
         runs four more dams in the county. The dam burst on March 5 and the flood killed nine people in the town.",
    ),
    (
        "2012-04-02",
        "The director of the dam company, who was arrested on March 20, left prison on bail. He denies that he knew of \
         the cracks in the dam at Orrin before the flood of March 5.",
    ),
    (
        "2012-04-03",
        "The choir of Orrin sings in the church hall. Tickets cost four pounds for all visitors of the town.",
    ),
];

fn day(iso: &str) -> NaiveDate {
    iso.parse().expect("a day")
}

fn article(number: usize, published: Option<&str>, text: &str) -> Document {
    Document {
        source: format!("article-{number}"),
        published: published.map(day),
        language: Some("en".to_owned()),
        ..Document::plain(text)
    }
}

fn summary(options: Options, articles: &[(&str, &str)]) -> Summary {
    summary_in("en", options, articles)
}

fn summary_in(language: &str, options: Options, articles: &[(&str, &str)]) -> Summary {
    let model = Model::embedded().expect("the embedded model");
    let mut summariser = Summariser::new(options);
    for (i, (published, text)) in articles.iter().enumerate() {
        let article = article(i, Some(*published).filter(|p| !p.is_empty()), text);
        summariser.add(model, &Document { language: Some(language.to_owned()), ..article });
    }
    summariser.finish()
}

fn dates(summary: &Summary) -> Vec<String> {
    summary.days.iter().map(|d| d.date.to_string()).collect()
}

#[test]
fn days_that_many_articles_mention_are_chosen_and_told_in_time_order() {
    let summary = summary(Options { dates: Some(2), sentences: Some(1), ..Options::default() }, ARTICLES);
    assert_eq!(dates(&summary), ["2012-03-05", "2012-03-20"]);
    let told: Vec<&str> = summary.days.iter().flat_map(|d| &d.sentences).map(|s| s.text.as_str()).collect();
    assert!(told[0].contains("burst") && told[1].contains("arrested"), "{told:?}");
    assert_eq!(summary.days[0].articles, 4);
}

#[test]
fn the_corpus_sets_the_number_of_days_where_none_is_given() {
    // Five articles: the square root, rounded up.
    assert_eq!(summary(Options::default(), ARTICLES).days.len(), 3);
    assert!(summary(Options::default(), &[]).days.is_empty());
}

#[test]
fn days_and_articles_outside_from_and_to_are_left_out() {
    let to = Options { dates: Some(9), to: Some(day("2012-03-10")), ..Options::default() };
    let to = summary(to, ARTICLES);
    assert_eq!(to.articles, 2);
    assert!(dates(&to).iter().all(|d| d.as_str() <= "2012-03-10"), "{:?}", dates(&to));
    let from = Options { dates: Some(9), from: Some(day("2012-03-15")), ..Options::default() };
    let from = summary(from, ARTICLES);
    assert_eq!(from.articles, 3);
    assert!(dates(&from).iter().all(|d| d.as_str() >= "2012-03-15"), "{:?}", dates(&from));
}

#[test]
fn copies_of_a_text_do_not_make_a_day_matter_more() {
    let copied = ("2012-05-01", "The county show of horses and carts in Orrin was opened by the mayor on May 1.");
    let mut articles = ARTICLES.to_vec();
    articles.extend([copied; 10]);
    let summary = summary(Options { dates: Some(1), ..Options::default() }, &articles);
    assert_eq!(dates(&summary), ["2012-03-05"]);
}

#[test]
fn a_sentence_names_all_articles_that_have_it() {
    let text = "The ferry between Dunmore and Kell sank in a storm on March 5 with forty people on board.";
    let articles =
        [("2012-03-06", text), ("2012-03-08", text), ("2012-03-07", "The harbour was closed after the storm.")];
    let summary = summary(Options { dates: Some(1), sentences: Some(1), ..Options::default() }, &articles);
    assert_eq!(summary.days[0].sentences[0].sources, ["article-0", "article-1"]);
    assert_eq!(summary.days[0].sentences[0].text, text);
}

#[test]
fn sentences_that_say_the_same_come_once() {
    let articles = [
        ("2012-03-06", "The ferry between Dunmore and Kell sank in a storm on March 5 with forty people on board."),
        (
            "2012-03-07",
            "The ferry between Dunmore and Kell sank in a storm on March 5 with about forty people on board.",
        ),
        (
            "2012-03-07",
            "Divers from the navy found the wreck near the lighthouse of Torran on March 5 before midnight.",
        ),
    ];
    let summary = summary(Options { dates: Some(1), sentences: Some(3), ..Options::default() }, &articles);
    assert_eq!(summary.days[0].sentences.len(), 2, "{:?}", summary.days);
}

#[test]
fn the_stamp_of_an_article_is_no_telling_sentence() {
    let articles = [(
        "2012-03-07",
        "Page last updated at 09:14 GMT, Wednesday, 7 March 2012, by the news desk of the county paper of Orrin. \
         The council of Orrin voted on Wednesday to tear down the old dam above the town before the winter.",
    )];
    let summary = summary(Options { dates: Some(1), sentences: Some(1), ..Options::default() }, &articles);
    assert_eq!(dates(&summary), ["2012-03-07"]);
    assert!(summary.days[0].sentences[0].text.starts_with("The council"), "{:?}", summary.days);
}

#[test]
fn articles_without_any_date_give_no_day_and_undated_ones_count_for_full_dates() {
    assert!(
        summary(Options::default(), &[("", "The bridge was closed on Monday for repairs of the deck.")])
            .days
            .is_empty()
    );
    let full = [("", "The bridge over the Arn was opened on 3 May 2011 by the mayor of the town.")];
    assert_eq!(dates(&summary(Options::default(), &full)), ["2011-05-03"]);
}

#[test]
fn an_article_in_another_language_tells_of_its_day_of_publication() {
    let model = Model::embedded().expect("the embedded model");
    let mut summariser = Summariser::new(Options::default());
    let text = "El presidente anunció que el gobierno abrirá el puerto a los barcos de pesca en el mes de mayo.";
    let document = Document { language: Some("es".to_owned()), ..article(0, Some("2012-03-06"), text) };
    summariser.add(model, &document);
    let summary = summariser.finish();
    assert_eq!(dates(&summary), ["2012-03-06"]);
    assert_eq!(summary.days[0].sentences[0].text, text);
}

#[test]
fn an_article_that_names_many_days_says_less_of_each() {
    let chronology = "The bridge over the Arn closed on March 1. The ferry over the Arn sank on March 2. The mill by the Arn \
                      burnt on March 3. The dam on the Arn burst on March 4.";
    let articles = [
        ("2012-04-01", chronology),
        ("2012-04-02", "The court of the county heard the case of the ferry that was seized on the Arn on March 9."),
    ];
    let summary = summary(Options { dates: Some(1), ..Options::default() }, &articles);
    assert_eq!(dates(&summary), ["2012-03-09"]);
}

#[test]
fn a_feast_that_stands_for_its_season_is_no_day() {
    let all = |text: &str| dates(&summary(Options::default(), &[("2012-11-20", text)]));
    let season = "The council wants to open the new bridge over the Arn to all traffic by Christmas, the mayor said.";
    assert_eq!(all(season), ["2012-11-20"]);
    let day = "The council wants to open the new bridge over the Arn to all traffic on Christmas Day, the mayor said.";
    assert_eq!(all(day), ["2012-12-25"]);
}

/// The days that an article in another language tells of.
fn days_in(language: &str, published: Option<&str>, text: &str) -> Vec<String> {
    let options = Options { dates: Some(9), ..Options::default() };
    dates(&summary_in(language, options, &[(published.unwrap_or(""), text)]))
}

#[test]
fn days_written_out_in_other_languages_are_understood() {
    let published = Some("2012-01-10");
    for (language, text, wanted) in [
        ("es", "La presa reventó el 25 de diciembre de 2011 y mató a nueve personas.", "2011-12-25"),
        ("es", "La presa reventó el 3 de diciembre y mató a nueve personas.", "2011-12-03"),
        ("fr", "Le barrage a cédé le 1er janvier et neuf personnes sont mortes.", "2012-01-01"),
        ("it", "La diga è crollata il 5 gennaio 2012 e sono morte nove persone.", "2012-01-05"),
        ("cs", "Hráz se protrhla 31. října a zahynulo devět lidí.", "2011-10-31"),
        ("ru", "Плотина рухнула 4 января 2012 года, погибли девять человек.", "2012-01-04"),
        // A day half a year ahead at most, else the one of the year before.
        ("fr", "Le procès commence le 5 mars devant la cour de Lyon.", "2012-03-05"),
    ] {
        assert_eq!(
            days_in(language, published, text).iter().filter(|day| *day != "2012-01-10").collect::<Vec<_>>(),
            [wanted],
            "{text}"
        );
    }
    // Without a day of publication only a full date counts.
    assert_eq!(days_in("es", None, "Reventó el 25 de diciembre de 2011, no el 3 de enero."), ["2011-12-25"]);
    // No days: February has no thirtieth, a number stands by chance before a word, a month stands alone.
    for text in ["Il 30 febbraio non esiste.", "En 2011 mayo fue un mes seco.", "Desde enero llueve."] {
        assert_eq!(days_in("es", published, text), ["2012-01-10"], "{text}");
    }
}

#[test]
fn weekdays_in_other_languages_are_the_last_ones() {
    // 10 January 2012 was a Tuesday.
    let published = Some("2012-01-10");
    assert_eq!(days_in("es", published, "La presa reventó el domingo."), ["2012-01-08", "2012-01-10"]);
    assert_eq!(days_in("es", published, "Lunes negro en la bolsa de Madrid."), ["2012-01-09", "2012-01-10"]);
    assert_eq!(days_in("it", published, "La diga è crollata martedì."), ["2012-01-10"]);
    assert_eq!(days_in("de", published, "Der Damm brach am Montag."), ["2012-01-09", "2012-01-10"]);
    // A weekday beside its date says nothing more, and names are no weekdays.
    assert_eq!(days_in("fr", published, "Il a cédé vendredi 23 décembre."), ["2011-12-23", "2012-01-10"]);
    assert_eq!(days_in("es", published, "El puerto de Santo Domingo cerró."), ["2012-01-10"]);
}

/// The articles as JSON Lines.
fn lines() -> String {
    let line = |(i, (date, text)): (usize, &(&str, &str))| {
        format!("{}\n", serde_json::json!({ "id": i.to_string(), "date": date, "text": text }))
    };
    ARTICLES.iter().enumerate().map(line).collect()
}

#[test]
fn json_is_a_list_of_days_with_their_sentences() {
    let arguments = ["timeline", "-", "--input", "jsonl", "--summary", "--dates", "2", "--sentences", "1", "-q"];
    let output = dateline_with(&[&arguments[..], &["--format", "json"]].concat(), lines().as_bytes());
    assert!(output.status.success(), "{}", errors(&output));
    let days: Vec<(NaiveDate, Vec<String>)> = serde_json::from_slice(&output.stdout).expect("the promised form");
    assert_eq!(days.iter().map(|d| d.0).collect::<Vec<_>>(), [day("2012-03-05"), day("2012-03-20")]);
    assert!(days.iter().all(|d| d.1.len() == 1));
}

#[test]
fn the_form_for_reading_names_days_sentences_and_articles() {
    let arguments = ["timeline", "-", "--input", "jsonl", "--summary", "--dates", "2", "--sentences", "1", "-q"];
    let output = dateline_with(&arguments, lines().as_bytes());
    insta::assert_snapshot!(String::from_utf8_lossy(&output.stdout), @"
    2012-03-05  (4 articles mention it)
      A dam above the town of Orrin burst on Monday and the flood killed nine people.
          -#0

    2012-03-20  (2 articles mention it)
      Police arrested the director of the dam company on Tuesday after a search of its offices in Orrin.
          -#2
    ");
}

#[test]
fn the_form_of_entities_is_refused() {
    let output = dateline(&["timeline", "-", "--summary", "--format", "semeval"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(errors(&output).contains("--summary"), "{}", errors(&output));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Whatever the text: no panic, no more than asked for, days in order and in question, the same answer twice.
    #[test]
    fn any_text_gives_what_was_asked_for(
        texts in prop::collection::vec("((on|am|le) (May [1-9]|Monday|[0-9]{1,5}|[0-9]{1,3}(er|º|[.])? (de )?(mayo|juin) ?[0-9]{0,5}|lundi) |\\PC{0,12}|[.\n\u{0}] ?){0,30}", 0..6),
        dates in 0_usize..4,
        sentences in 0_usize..3,
        language in prop::sample::select(vec!["en", "es"]),
    ) {
        let options =
            Options { dates: Some(dates), sentences: Some(sentences), from: Some(day("2012-01-01")), to: Some(day("2012-12-31")) };
        let articles: Vec<(&str, &str)> = texts.iter().map(|t| ("2012-05-10", t.as_str())).collect();
        let told = summary_in(language, options, &articles);
        prop_assert_eq!(&told, &summary_in(language, options, &articles));
        prop_assert!(told.days.len() <= dates);
        prop_assert!(told.days.iter().all(|d| d.sentences.len() <= sentences));
        prop_assert!(told.days.windows(2).all(|pair| pair[0].date < pair[1].date));
        prop_assert!(told.days.iter().all(|d| (day("2012-01-01")..=day("2012-12-31")).contains(&d.date)));
    }
}
