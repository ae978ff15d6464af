//! How running text of the press is cut into words and sentences.

use dateline::document::Document;
use dateline::text::cut;

/// The words of all sentences parted by blanks, sentences by bars.
fn words(text: &str) -> String {
    let document = Document::plain(text);
    let sentence =
        |tokens: &[dateline::text::Token]| tokens.iter().map(|t| t.form.as_str()).collect::<Vec<_>>().join(" ");
    cut(&document).iter().map(|s| sentence(&s.tokens)).collect::<Vec<_>>().join(" | ")
}

#[test]
fn numbers_of_notes_stay_with_their_sentence() {
    assert_eq!(words("It closed in 2009.[3] Nobody knew."), "It closed in 2009 . [ 3 ] | Nobody knew .");
    assert_eq!(words("\"It closed.\" [1] [2] It reopened."), "\" It closed . \" [ 1 ] [ 2 ] | It reopened .");
}

#[test]
fn a_note_in_brackets_is_a_sentence_of_its_own() {
    assert_eq!(words("Three died. (see box) They left."), "Three died . | ( see box ) | They left .");
    assert_eq!(words("Talks begin at 8 a.m. (CDT) today."), "Talks begin at 8 a.m. ( CDT ) today .");
    assert_eq!(words("She joined Acme Inc. (a carmaker)."), "She joined Acme Inc. ( a carmaker ) .");
}

#[test]
fn an_opening_mark_opens_even_where_one_was_left_open() {
    // The first of two paragraphs of one quotation has no closing mark.
    assert_eq!(
        words("\"We go. We act. \"They stay,\" he said."),
        "\" We go . | We act . | \" They stay , \" he said ."
    );
}

#[test]
fn one_letter_before_a_number_is_an_abbreviation_and_a_capital_one_an_initial() {
    assert_eq!(words("Founded c. 1850, it fell."), "Founded c. 1850 , it fell .");
    assert_eq!(words("They chose plan b. It failed."), "They chose plan b . | It failed .");
    assert_eq!(words("General E. B. Prelogar spoke."), "General E. B. Prelogar spoke .");
    assert_eq!(words("It costs Rs. 500 now."), "It costs Rs. 500 now .");
}

#[test]
fn a_stop_after_that_of_an_abbreviation_is_a_word() {
    assert_eq!(words("He joined Acme Inc.. They left."), "He joined Acme Inc. . | They left .");
}

#[test]
fn the_number_of_a_figure_opens_its_caption() {
    assert_eq!(words("Figure 2. Deaths by month."), "Figure 2 . Deaths by month .");
}

#[test]
fn who_writes_no_capitals_still_ends_sentences() {
    assert_eq!(words("they left. we stayed. why?"), "they left . | we stayed . | why ?");
    assert_eq!(words("He came at 5 p.m. on Friday. Fine."), "He came at 5 p.m. on Friday . | Fine .");
}

#[test]
fn stops_parted_by_blanks_are_one_ellipsis() {
    assert_eq!(words("It ended . . . and nobody spoke."), "It ended . . . and nobody spoke .");
    assert_eq!(words("It ended . . . They left."), "It ended . . . | They left .");
}

#[test]
fn addresses_behind_a_mark_are_whole() {
    assert_eq!(words("\"Desk\"<news-desk@example.org>"), "\" Desk \" < news-desk@example.org >");
}

#[test]
fn prefixes_join_only_in_front() {
    assert_eq!(words("An aide-de-camp and an ex-aide."), "An aide - de - camp and an ex-aide .");
}

#[test]
fn faces_and_doubled_marks_are_single_words() {
    assert_eq!(words("Thank you! :-) It works."), "Thank you ! :-) | It works .");
    assert_eq!(words("‘‘Stop,’’ he said."), "‘‘ Stop , ’’ he said .");
    assert_eq!(words("It made $$$ there."), "It made $$$ there .");
}
