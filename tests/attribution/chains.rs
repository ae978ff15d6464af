//! Sources inside one sentence.

use dateline::record::StanceKind::{Accused, Asserted, Denied, Hypothetical, Negated, Planned, Reported};

use crate::{event, record, sources, told};

#[test]
fn a_chain_runs_from_the_innermost_source_to_the_outermost() {
    let text = "The Lisbon Times reported that Anna Berg had said that Norway accused Chile of bombing two ships.";
    assert_eq!(told(text, "bombing"), (Accused, sources(["Norway", "Anna Berg", "Lisbon Times"])));
    assert_eq!(told(text, "accused"), (Reported, sources(["Anna Berg", "Lisbon Times"])));
    assert_eq!(told(text, "reported"), (Asserted, Vec::new()));
}

#[test]
fn a_denial_that_another_reports_has_both_as_sources() {
    let text = "Norway denied attacking the ship, Anna Berg said on Monday.";
    assert_eq!(told(text, "attacking"), (Denied, sources(["Norway", "Anna Berg"])));
}

#[test]
fn what_is_told_leads_to_the_statement_that_tells_it() {
    let record = record("The Lisbon Times reported that Anna Berg had said that Norway bombed two ships.");
    let bombed = event(&record, "bombed");
    let said = &record.events[bombed.within.expect("bombed is said")];
    let reported = &record.events[said.within.expect("said is reported")];
    assert_eq!((said.trigger.as_str(), reported.trigger.as_str(), reported.within), ("said", "reported", None));
}

#[test]
fn a_source_that_is_no_actor_is_given_in_the_words_of_the_text() {
    let text = "Phone records show that Anna Berg called Norway on Monday.";
    assert_eq!(told(text, "called"), (Reported, sources(["Phone records"])));
}

#[test]
fn whoever_wants_or_refuses_says_nothing_by_it_but_whoever_promises_does() {
    assert_eq!(told("Norway plans to visit Chile in May.", "visit"), (Planned, Vec::new()));
    assert_eq!(told("Norway refused to release the sailors.", "release"), (Negated, Vec::new()));
    assert_eq!(told("Norway promised to release the sailors.", "release"), (Planned, sources(["Norway"])));
}

#[test]
fn a_will_that_is_denied_is_denied() {
    let text = "Norway denied that it wants to invade Chile.";
    assert_eq!(told(text, "invade").0, Denied);
}

#[test]
fn a_source_of_a_failure_does_not_undo_it() {
    let text = "Norway failed to rescue the sailors, according to the report.";
    assert_eq!(told(text, "rescue"), (Negated, sources(["the report"])));
}

#[test]
fn sources_of_sources_are_kept() {
    let text = "Norway bombed two ships, according to a diplomat quoted by the Lisbon Times.";
    let (stance, chain) = told(text, "bombed");
    assert_eq!((stance, chain.len(), chain[1].as_str()), (Reported, 2, "Lisbon Times"));
}

#[test]
fn verbs_of_telling_are_listed_with_one_another_and_not_with_what_they_tell() {
    let text = "Norway denied that it had attacked Chile and accused the rebels of bombing two ships.";
    assert_eq!(told(text, "accused"), (Asserted, Vec::new()));
    assert_eq!(told(text, "bombing"), (Accused, sources(["Norway"])));
}

#[test]
fn what_is_open_or_threatened_on_a_condition_is_hypothetical() {
    assert_eq!(told("Anna Berg asked whether Norway had bombed the ship.", "bombed").0, Hypothetical);
    assert_eq!(told("Rebels threatened to attack Norway unless it frees Smith.", "attack").0, Hypothetical);
    assert_eq!(told("Norway is considering expelling Anna Berg.", "expelling").0, Hypothetical);
}

#[test]
fn an_adverb_of_hearsay_covers_the_verbs_of_one_subject() {
    let text = "Smith allegedly attacked a guard on Monday and robbed a bank in Oslo.";
    assert_eq!(told(text, "robbed"), (Accused, Vec::new()));
}

#[test]
fn what_is_known_is_not_told_by_whoever_mentions_it() {
    let text = "Anna Berg said that the sailors who attacked Norway on Sunday had surrendered.";
    assert_eq!(told(text, "attacked").0, Asserted);
    assert_eq!(told(text, "surrendered").0, Reported);
}

#[test]
fn a_rumour_that_is_denied_is_denied() {
    let text = "Anna Berg denied rumours that Norway had expelled Smith.";
    assert_eq!(told(text, "expelled"), (Denied, sources(["Anna Berg"])));
}

#[test]
fn what_is_feared_or_doubted_is_left_open() {
    assert_eq!(
        told("Anna Berg fears that rebels will attack Norway.", "attack"),
        (Hypothetical, sources(["Anna Berg"]))
    );
    assert_eq!(told("Anna Berg doubts that Norway will release Smith.", "release").0, Hypothetical);
}

#[test]
fn the_phrase_before_a_last_verb_of_saying_speaks() {
    let text = "Witnesses told police that Norway had bombed the ship, Inspector Anna Berg said.";
    assert_eq!(told(text, "bombed").1.last().map(String::as_str), Some("Anna Berg"));
    let text = "Norway has promised to pay for a bridge, the group's leader, Anna Berg, wrote in a newsletter.";
    assert_eq!(told(text, "promised"), (Reported, sources(["Anna Berg"])));
}

#[test]
fn who_speaks_between_two_parts_of_a_sentence_is_told_from_who_acts() {
    let text = "The police, said Anna Berg, arrested two sailors in Oslo.";
    assert_eq!(told(text, "arrested"), (Reported, sources(["Anna Berg"])));
}

#[test]
fn a_charge_belongs_to_who_brings_it() {
    let text = "Smith was accused by Norway of bombing two ships.";
    assert_eq!(told(text, "bombing"), (Accused, sources(["Norway"])));
}
