//! Each construction gives the propositions that it says, and none that it does not say.

use dateline::event::proposition::Form;

use crate::all;

/// A text says each of these.
#[track_caller]
fn says(text: &str, wanted: &[&str]) {
    let found = all(text, Form::Nary);
    for one in wanted {
        assert!(found.iter().any(|f| f == one), "{one:?} is missing in {found:#?}");
    }
}

/// A text says nothing that has all these words in it.
#[track_caller]
fn never_says(text: &str, words: &[&str]) {
    let found = all(text, Form::Nary);
    let bad = found.iter().find(|f| words.iter().all(|w| f.contains(w)));
    assert!(bad.is_none(), "{bad:?} is said by {text:?}");
}

#[test]
fn a_clause_has_its_objects_first_and_its_adverbials_behind_them() {
    says(
        "The harbour master closed the eastern dock on Monday.",
        &["The harbour master | closed | the eastern dock | on Monday"],
    );
    says("In 1941, Anna Berg joined the company.", &["Anna Berg | joined | the company | In 1941"]);
    says("The mayor gave the divers a medal.", &["The mayor | gave | the divers | a medal"]);
}

#[test]
fn without_an_object_the_preposition_goes_to_the_relation() {
    says("Her brother served as a judge in Bergen.", &["Her brother | served as | a judge in Bergen"]);
    says("The town relies heavily on the ferry.", &["The town | relies heavily on | the ferry"]);
}

#[test]
fn negation_and_modality_stay_in_the_relation() {
    says("The council did not approve the plan.", &["The council | did not approve | the plan"]);
    says("The mayor may never have read the letter.", &["The mayor | may never have read | the letter"]);
    says(
        "The crew left the ship without closing the hatch.",
        &["The crew | left the ship without closing | the hatch"],
    );
    says("The party promised not to raise the tax.", &["The party | promised not to raise | the tax"]);
    says("Police allowed the fishermen to leave the port.", &["Police | allowed the fishermen to leave | the port"]);
}

#[test]
fn a_passive_has_its_agent_and_stands_without_one() {
    says("The envoy was detained by border guards in May.", &["The envoy | was detained by | border guards | in May"]);
    says("The old lighthouse was never repaired.", &["The old lighthouse | was never | repaired"]);
}

#[test]
fn coordinated_verbs_share_subject_auxiliary_and_object() {
    says(
        "Police have searched the house and arrested two men.",
        &["Police | have searched | the house", "Police | have arrested | two men"],
    );
    says(
        "The clinic built and sold incubators in 1990.",
        &["The clinic | built | incubators | in 1990", "The clinic | sold | incubators | in 1990"],
    );
    says("They sat and ate the fish.", &["They | ate | the fish"]);
    never_says("They sat and ate the fish.", &["sat | the fish"]);
    says("The station was opened in 1904 and became a museum.", &["The station | became | a museum"]);
}

#[test]
fn coordinated_nouns_are_said_one_by_one_unless_they_act_together() {
    says("Norway and Chad signed the treaty.", &["Norway | signed | the treaty", "Chad | signed | the treaty"]);
    assert_eq!(all("Norway and Chad met in Oslo.", Form::Nary), ["Norway and Chad | met in | Oslo"]);
    says(
        "The storm damaged the firm's roof and windows.",
        &["The storm | damaged | the firm 's roof", "The storm | damaged | the firm 's windows"],
    );
}

#[test]
fn control_and_raising_make_one_verb_group() {
    says("The firm wants to sell its ferries.", &["The firm | wants to sell | its ferries"]);
    says("Prices are expected to rise in May.", &["Prices | are expected to rise in | May"]);
    says("The owners refused to comment.", &["The owners | refused | to comment"]);
    says("The firm wants to sell its ferries and expects to cut 200 jobs.", &["The firm | expects to cut | 200 jobs"]);
}

#[test]
fn relative_clauses_say_something_of_their_noun() {
    says("Norway, which had left the talks, signed the treaty.", &["Norway | had left | the talks"]);
    says("The painter, whose studio burned in May, moved to Lisbon.", &["The painter 's studio | burned in | May"]);
    never_says("The painter, whose studio burned in May, moved to Lisbon.", &["whose"]);
    says("The bridge, which the army built in May, collapsed on Friday.", &["the army | built | The bridge | in May"]);
}

#[test]
fn participles_and_adjectives_behind_a_noun_say_something_of_it() {
    says("Two men accused of murder were released on Friday.", &["Two men | is accused of | murder"]);
    says("People familiar with the deal praised the bank.", &["People | is familiar with | the deal"]);
    never_says("The idea of running the port failed in May.", &["The idea | running"]);
}

#[test]
fn a_gerund_is_said_of_the_subject_above_it() {
    says("The army entered the valley, burning several farms.", &["The army | burning | several farms"]);
    let accused = "Fishermen accused the coast guard of ignoring their warnings.";
    says(accused, &["Fishermen | accused | the coast guard | of ignoring their warnings"]);
    never_says(accused, &["the coast guard | ignoring"]);
    never_says("The wall kept the sea from flooding the town.", &["the sea | flooding"]);
    never_says("Instead of paying the fine, she left the town.", &["paying"]);
}

#[test]
fn an_infinitive_or_gerund_is_said_with_the_clause_above_it() {
    says("The town sold its ferries to pay the debt.", &["The town | sold its ferries to pay | the debt"]);
    says("The party has the votes to block the bill.", &["The party | has the votes to block | the bill"]);
    says("The firm was fined for breaking the rules.", &["The firm | was fined for breaking | the rules"]);
    says("The gate remained closed until noon.", &["The gate | remained closed until | noon"]);
}

#[test]
fn what_the_object_is_or_does_is_not_left_off() {
    let found = all("The storm left the town without power. They made him king.", Form::Binary);
    assert!(found.contains(&"They | made him | king".to_owned()), "{found:#?}");
    assert!(!found.contains(&"They | made | him".to_owned()), "{found:#?}");
}

#[test]
fn a_relative_pronoun_stands_for_what_it_can_name() {
    let market = "The virus came from a market in Norvik that sells birds.";
    says(market, &["a market in Norvik | sells | birds"]);
    assert!(!all(market, Form::Nary).iter().any(|f| f.starts_with("Norvik")));
    let trial = "The trial of six officers, which opened the session, lasted a month.";
    says(trial, &["The trial of six officers | opened | the session"]);
}

#[test]
fn a_torn_tree_is_mended() {
    says("A jury on Friday convicted the mayor.", &["A jury | convicted | the mayor | on Friday"]);
    says("She told the board that the mill had closed.", &["She | told | the board | that the mill had closed"]);
    says("The ship sank on 2 May 1911.", &["The ship | sank on | 2 May 1911"]);
}

#[test]
fn it_keeps_the_place_of_a_clause() {
    says("It is clear that the bridge saved the town.", &["the bridge | saved | the town"]);
    let found = "The paint is dry, and it must be hard to find the leak.";
    says(found, &["it | must be hard to find | the leak"]);
}

#[test]
fn binary_propositions_have_clauses_of_time_and_cause_and_sources() {
    let found = all(
        "The mill closed its doors after the dam broke. The mill lost the case, according to the mayor.",
        Form::Binary,
    );
    for one in [
        "The mill | closed | its doors",
        "The mill | closed its doors after | the dam broke",
        "The mill | lost the case according to | the mayor",
    ] {
        assert!(found.iter().any(|f| f == one), "{one:?} is missing in {found:#?}");
    }
    let found = all("The minister told reporters on Monday that the talks had failed.", Form::Binary);
    for one in [
        "The minister | told | reporters",
        "The minister | told reporters on | Monday",
        "The minister | told reporters that | the talks had failed",
    ] {
        assert!(found.iter().any(|f| f == one), "{one:?} is missing in {found:#?}");
    }
}

#[test]
fn nouns_of_events_say_who_does_what_to_whom() {
    says(
        "The arrest of Tomas Reka by border guards sparked protests.",
        &["border guards | arrest of | Tomas Reka", "The arrest of Tomas Reka by border guards | sparked | protests"],
    );
    says("Norway's attack on the port failed.", &["Norway | attack on | the port"]);
    says("Talks between Greece and Albania broke down last week.", &["Greece | Talks with | Albania"]);
    assert_eq!(all("Its attack on the port failed in May.", Form::Nary), ["Its attack on the port | failed in | May"]);
}

#[test]
fn a_noun_for_a_person_before_a_name_and_an_age_say_who_somebody_is() {
    says("Police arrested opposition leader Tomas Reka on Friday.", &["Tomas Reka | is | opposition leader"]);
    says("Jon Vale, 61, left the company.", &["Jon Vale | is | 61", "Jon Vale | left | the company"]);
    let two = "One of its rivals, Anna Berg, left the company.";
    says(two, &["Anna Berg | is | One of its rivals"]);
}

#[test]
fn a_copula_says_what_something_is() {
    says("Anna Berg is the chair of the union.", &["Anna Berg | is | the chair of the union"]);
    says("She is very fond of the old port.", &["She | is very fond of | the old port"]);
    says("The mill is not in the valley.", &["The mill | is not in | the valley"]);
    says("There are three wells in the valley.", &["There | are | three wells | in the valley"]);
}

#[test]
fn appositions_and_titles_say_who_somebody_is() {
    says(
        "Iran's foreign minister Manouchehr Mottaki met Ryan Crocker, the US envoy, in Baghdad.",
        &[
            "Manouchehr Mottaki | is | Iran 's foreign minister",
            "Ryan Crocker | is | the US envoy",
            "Iran 's foreign minister Manouchehr Mottaki | met | Ryan Crocker | in Baghdad",
        ],
    );
    says("The envoy, Maria Lund, left the room.", &["Maria Lund | is | The envoy"]);
    never_says("Mr. Vale left the room.", &["| is | Mr."]);
}

#[test]
fn what_is_said_is_one_argument_wherever_it_stands() {
    says("The minister said that the talks had failed.", &["The minister | said that | the talks had failed"]);
    says("The talks have failed, the minister said.", &["the minister | said | The talks have failed"]);
}

#[test]
fn a_clause_of_condition_that_leaves_all_open_says_nothing() {
    never_says("Unless the owner repairs the roof, the town will close the school.", &["the owner | repairs"]);
    says("Unless the owner repairs the roof, the town will close the school.", &["the town | will close | the school"]);
}

#[test]
fn an_intransitive_verb_takes_its_clause_of_cause() {
    says("Prices fell because the harvest was good.", &["Prices | fell | because the harvest was good"]);
}

#[test]
fn binary_propositions_have_two_arguments_and_the_object_in_the_relation() {
    let found = all("Anna Berg joined the company in 1941 as a clerk.", Form::Binary);
    assert_eq!(
        found,
        [
            "Anna Berg | joined | the company",
            "Anna Berg | joined the company in | 1941",
            "Anna Berg | joined the company as | a clerk",
        ]
    );
    let found = all("The fair was held in Bergen in May.", Form::Binary);
    assert_eq!(found, ["The fair | was held in | Bergen", "The fair | was held in | May"]);
}

#[test]
fn fifteen_sentences_say_what_is_recorded() {
    let text = "\
        The harbour of Vik was closed on Monday after a tanker had hit the pier.\n\n\
        Its captain, Jon Moe, told reporters that nobody had been hurt.\n\n\
        The owners, who bought the ship in 2004, refused to comment.\n\n\
        Divers and engineers will inspect the hull this week.\n\n\
        The town council must decide by Friday whether to rebuild the pier.\n\n\
        A spokeswoman for the insurer said the damage could cost nine million crowns.\n\n\
        Fishermen accused the coast guard of ignoring their warnings.\n\n\
        There was no oil on the beaches, according to the ministry.\n\n\
        Police questioned the mate, suspected of drinking on duty, for five hours.\n\n\
        He denied the charge and was released without bail.\n\n\
        Ships bound for Bergen are being sent to a smaller port nearby.\n\n\
        Prime Minister Kari Dahl promised to help the families of the crew.\n\n\
        \"We have never seen such a storm,\" an old pilot said.\n\n\
        Norway wants the company to pay for the work.\n\n\
        The pier, built by German engineers in 1911, is a listed monument and remains popular with anglers.\n";
    let mut out = String::new();
    for sentence in crate::sentences(text) {
        out.push_str(&format!("{}\n", text_of(&sentence)));
        for p in dateline::event::proposition::propositions(&sentence, Form::Nary) {
            out.push_str(&format!("    {:<13}{}\n", format!("{:?}", p.construction), crate::shown(&sentence, &p)));
        }
    }
    insta::assert_snapshot!(out);
}

fn text_of(sentence: &dateline::text::Sentence) -> String {
    sentence.tokens.iter().map(|t| t.form.as_str()).collect::<Vec<_>>().join(" ")
}
