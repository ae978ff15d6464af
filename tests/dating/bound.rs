//! Which verb or noun a time expression belongs to.

use super::{date, dated};

#[test]
fn a_time_is_that_of_its_own_clause() {
    let text = "Norway expelled the envoy in 2004 and Denmark arrested a banker in 2007.";
    dated(text, &[("expelled", "2004"), ("arrested", "2007")]);
}

#[test]
fn a_day_that_is_over_is_not_that_of_an_infinitive() {
    let text = "Two rival bidders extended their offers to acquire the vaccine manufacturer on Friday.";
    dated(text, &[("extended", "2010-06-11")]);
    dated("Oslo refused to sign the treaty in 1991.", &[("refused", "1991")]);
}

#[test]
fn a_day_to_come_stays_with_the_infinitive() {
    dated("The minister agreed to meet the rebels next Monday.", &[("meet", "2010-06-21")]);
}

#[test]
fn a_period_before_a_noun_does_not_date_the_verb() {
    dated("The bank reported a first-quarter loss.", &[("reported", "2010-06-15")]);
}

#[test]
fn a_time_of_comparison_is_no_date() {
    dated("The group sold more cars than in 1992.", &[("sold", "2010-06-15~")]);
}

#[test]
fn of_two_times_behind_a_relative_clause_the_second_is_that_of_the_main_clause() {
    let text = "Smith wrote to Johnson, who became chairman in December, in January.";
    dated(text, &[("wrote", "2010-01")]);
}

#[test]
fn a_clause_of_when_shares_its_time() {
    dated("Nine people died when the dam broke on 3 May.", &[("died", "2010-05-03"), ("broke", "2010-05-03")]);
}

#[test]
fn a_day_behind_the_last_of_coordinated_verbs_is_that_of_all() {
    let text = "The rebels stormed the station and killed two officers on Sunday.";
    dated(text, &[("stormed", "2010-06-13"), ("killed", "2010-06-13")]);
}

#[test]
fn another_tense_is_another_time() {
    let text = "Norway had condemned the raid on 2 May but criticized the embargo.";
    dated(text, &[("condemned", "2010-05-02")]);
    assert_ne!(date(text, "criticized").value, "2010-05-02");
}

#[test]
fn what_follows_a_birth_is_not_of_that_day() {
    let text = "Ruth Holm was born in Bergen on 16 June 1902 and studied law in Oslo. Her father opposed it.";
    dated(text, &[("studied", "XXXX")]);
}

#[test]
fn a_time_of_day_alone_is_not_of_the_day_of_writing() {
    let text = "Gunmen killed a judge in Oslo on 3 May 2008. The judge was shot at 10 p.m. outside his house.";
    dated(text, &[("shot", "2008-05-03")]);
}
