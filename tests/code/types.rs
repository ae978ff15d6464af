//! What is coded how, and what is not coded.

use super::coded;

#[track_caller]
fn assert_coded(text: &str, expected: &[(&str, &str, &str)]) {
    let found = coded(text);
    let found: Vec<(&str, &str, &str)> = found.iter().map(|(s, c, t)| (s.as_str(), c.as_str(), t.as_str())).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn act_and_modality_make_the_code() {
    assert_coded("Finland will give Malta a grant of two million euros.", &[("FIN", "AGREE", "MLT")]);
    assert_coded("Finland gave Malta a grant of two million euros.", &[("FIN", "AID", "MLT")]);
    assert_coded("Ghana promised to send medicine to Togo.", &[("GHA", "AGREE", "TGO")]);
    assert_coded("Peru threatened to impose sanctions on Chile.", &[("PER", "THREATEN", "CHL")]);
    assert_coded("Peru imposed sanctions on Chile.", &[("PER", "SANCTION", "CHL")]);
    assert_coded("The Austrian president demanded that Hungary open the border.", &[("AUTGOV", "REQUEST", "HUN")]);
}

#[test]
fn a_vow_to_harm_is_a_threat() {
    assert_coded("Dock workers in Chile vowed to block the port.", &[("CHLLAB", "THREATEN", "")]);
}

#[test]
fn an_attempt_is_coded_as_the_act() {
    assert_coded("Brazilian officers tried to assassinate the Peruvian general.", &[("BRAMIL", "ASSAULT", "PERMIL")]);
}

#[test]
fn both_sides_of_a_mutual_act_are_coded_once() {
    assert_coded("Talks between Oman and Qatar began in Muscat.", &[("OMN", "CONSULT", "QAT")]);
    assert_coded("The British and French foreign ministers met in Rome.", &[("GBRGOV", "CONSULT", "FRAGOV")]);
}

#[test]
fn the_agent_of_a_noun_is_its_source() {
    let text = "The release of a Greek sailor by Libyan rebels was confirmed on Sunday.";
    assert!(
        coded(text).iter().any(|(s, c, t)| (s.as_str(), c.as_str()) == ("LBYREB", "CONCEDE") && t.starts_with("GRC"))
    );
}

#[test]
fn sectors_come_from_descriptions_titles_and_names() {
    assert_coded("Kenya's health minister praised the nurses' union.", &[("KENGOV", "SUPPORT", "KENLAB")]);
    assert_coded("Colombian rebels freed two Spanish engineers.", &[("COLREB", "CONCEDE", "ESP")]);
    assert_coded("Lars Odd, the UN secretary-general, praised Peru.", &[("IGOGOV", "SUPPORT", "PER")]);
}

#[test]
fn who_is_of_no_told_country_is_of_where_it_happens() {
    assert_coded("Police arrested five students in Lima.", &[("PERCOP", "COERCE", "PEREDU")]);
    assert_coded("Gunmen killed three police officers near Karachi.", &[("PAKUAF", "ASSAULT", "PAKCOP")]);
}

#[test]
fn descent_is_no_country() {
    assert_coded("Ethnic Hungarians in Romania praised the Czech government.", &[("ROU", "SUPPORT", "CZEGOV")]);
}

#[test]
fn habits_storms_animals_sport_contracts_and_what_is_not_done_are_no_events() {
    for text in [
        "Wolves kill some 300 sheep a year in France.",
        "Miners often block roads in Bolivia.",
        "Cyclone Orla battered Madagascar, killing nine people.",
        "The Irish striker signed a contract with Lazio.",
        "Cuba stopped short of expelling the ambassador.",
        "The mayor opened a library on Tuesday.",
        "Sudan denied that its army had bombed the hospital.",
    ] {
        assert_coded(text, &[]);
    }
}

#[test]
fn a_noun_tells_what_its_verb_says_no_more_than_happens() {
    assert_coded("A drone strike by Sudan killed nine people in Chad.", &[("SDN", "ASSAULT", "TCDCVL")]);
    assert_coded("A sit-in by Jordanian teachers entered its second week.", &[("JOREDU", "PROTEST", "")]);
}

#[test]
fn to_whom_something_goes_comes_before_what() {
    assert_coded("Kenya sent military intelligence to Uganda.", &[("KEN", "AID", "UGA")]);
    assert_coded("Chad recalled its ambassador from Togo.", &[("TCD", "SANCTION", "TGO")]);
}

#[test]
fn acting_together_is_to_cooperate() {
    assert_coded("Kenya and Uganda held joint drills.", &[("KEN", "COOPERATE", "UGA")]);
    assert_coded("China held drills around Taiwan.", &[("CHN", "MOBILIZE", "TWN")]);
}

#[test]
fn to_be_ready_is_to_agree() {
    assert_coded("Britain is ready to help Kenya.", &[("GBR", "AGREE", "KEN")]);
}

#[test]
fn vehicles_and_weapons_act_for_those_whose_they_are() {
    assert_coded("Argentine warplanes sank a British frigate.", &[("ARG", "ASSAULT", "GBR")]);
}

#[test]
fn the_preposition_of_a_time_is_none_of_the_verb() {
    assert_coded("Finland took in two hundred families from Malta.", &[("FIN", "AID", "MLTCVL")]);
    assert_coded("Finland took six months off in early May.", &[]);
    assert_coded("Ministers from Peru rounded on Chile.", &[("PERGOV", "ACCUSE", "CHL")]);
    assert_coded("Ministers from Peru rounded the visit off on Monday.", &[]);
}

#[test]
fn to_take_part_in_an_act_is_that_act_alone() {
    assert_coded("Nurses from Chile took part in a protest in Lima.", &[("CHLMED", "PROTEST", "PER")]);
}

#[test]
fn to_ask_for_something_is_a_request_and_to_ask_a_question_is_none() {
    assert_coded("Peru asked Chile to open the border.", &[("PER", "REQUEST", "CHL")]);
    assert_coded("Peru asked Chile for help.", &[("PER", "REQUEST", "CHL")]);
    assert_coded("Peru asked Chilean donors for nine million dollars.", &[("PER", "REQUEST", "CHL")]);
    assert_coded("Peru asked Chile whether the border was open.", &[]);
    assert_coded("Chile's foreign minister was asked about the border.", &[]);
}
