//! Headlines: sources behind colons, questions, what is to come, words in quotation marks.

use dateline::record::StanceKind::{Asserted, Denied, Hypothetical, Planned, Reported};

use crate::{sources, told};

/// A headline with a body that says nothing of it.
fn page(headline: &str) -> String {
    format!("{headline}\n\nThe road to the harbour was closed on Monday. It rained all day.")
}

#[test]
fn a_colon_names_the_source() {
    assert_eq!(told(&page("Anna Berg: rebels attacked two ships"), "attacked"), (Reported, sources(["Anna Berg"])));
    assert_eq!(told(&page("Rebels attacked two ships: report"), "attacked"), (Reported, sources(["report"])));
}

#[test]
fn a_place_before_a_colon_is_no_source() {
    assert_eq!(told(&page("Oslo: rebels attacked two ships"), "attacked"), (Asserted, Vec::new()));
}

#[test]
fn an_infinitive_is_to_come() {
    assert_eq!(told(&page("Norway to expel two diplomats"), "expel"), (Planned, Vec::new()));
}

#[test]
fn words_in_quotation_marks_are_reported() {
    assert_eq!(told(&page("Rebels “attacked two ships” off Norway"), "attacked"), (Reported, Vec::new()));
}

#[test]
fn verbs_of_telling_hold_in_headlines_too() {
    assert_eq!(told(&page("Norway denies attacking two ships"), "attacking"), (Denied, sources(["Norway"])));
    assert_eq!(told(&page("Rebels attacked two ships, Norway says"), "attacked"), (Reported, sources(["Norway"])));
}

#[test]
fn a_question_leaves_open_what_it_asks_and_takes_for_known_what_it_asks_about() {
    assert_eq!(told("Did Norway attack the ships on Monday?", "attack").0, Hypothetical);
    assert_eq!(told("Why did Norway attack the ships on Monday?", "attack").0, Asserted);
}
