//! The date of what is told without a time of its own.

use super::{date, dated};
use dateline::record::Origin;

#[test]
fn the_passage_goes_on_on_the_day_it_began() {
    let text = "The rebels attacked the town on 3 May 2008. The army arrested nine of them.";
    dated(text, &[("arrested", "2008-05-03")]);
    assert_eq!(date(text, "arrested").origin, Origin::Anchored);
}

#[test]
fn a_relative_clause_does_not_move_the_story() {
    let text =
        "Norway criticized the tariffs which China imposed on its salmon in March 2004. Sweden rejected the complaint.";
    dated(text, &[("imposed", "2004-03"), ("rejected", "2010-06-15")]);
}

#[test]
fn a_passage_ends_with_a_return_to_the_present() {
    let text = "The rebels attacked the town on 3 May 2008. The mayor is preparing an election. \
                The town is quiet. The council met a delegation.";
    assert_ne!(date(text, "met").value, "2008-05-03");
}

#[test]
fn the_words_of_one_speaker_run_on_on_the_day_they_were_begun() {
    let text = "Anna Holm said on Friday that the bridge was safe. The bridge is 40 years old. \
                Holm added that the council had inspected it.";
    dated(text, &[("said", "2010-06-11"), ("added", "2010-06-11")]);
}

#[test]
fn the_day_of_publication_is_that_of_news_at_the_head() {
    dated("Norway has expelled the envoy.", &[("expelled", "2010-06-15~")]);
    let far = "Norway has expelled the envoy. The town is quiet. The harbour is old. The bridge is new. \
               The council arrested a banker.";
    dated(far, &[("arrested", "XXXX")]);
}

#[test]
fn habits_have_no_date() {
    dated("The army often attacked the town.", &[("attacked", "XXXX")]);
}

#[test]
fn what_takes_long_is_not_of_one_day() {
    dated("For decades the army attacked the villages.", &[("attacked", "XXXX")]);
}

#[test]
fn what_is_told_of_somebody_in_passing_is_not_news() {
    dated("Norway praised the judge who jailed the banker.", &[("jailed", "XXXX")]);
}

#[test]
fn a_past_before_the_past_does_not_happen_in_the_passage() {
    let text = "The rebels attacked the town on 3 May 2008. The army had expelled their leader.";
    dated(text, &[("expelled", "XXXX")]);
}

#[test]
fn what_somebody_is_made_to_do_is_done_when_he_is_made_to() {
    let text = "The ruling prompted Norvik Motors to sell its plant in 2004.";
    dated(text, &[("prompted", "2004"), ("sell", "2004")]);
    assert_eq!(date("The mayor asked Norvik Motors to sell its plant in 2004.", "sell").value, "XXXX");
}
