//! Who a mention is linked to and why, in sentences of our own, one behaviour each.

use dateline::actor::{Cast, LinkReason, resolve};
use dateline::document::Document;
use dateline::extract::extract;
use dateline::record::MentionForm;
use dateline::text::analyse;

/// A text with its actors.
struct Read {
    text: Vec<char>,
    places: Vec<(usize, usize)>,
    cast: Cast,
}

fn read(text: &str) -> Read {
    let document = Document::plain(text);
    let sentences = analyse(&document);
    let cast = resolve(&document, &sentences);
    let place = |m: &dateline::actor::Mention| {
        let tokens = &sentences[m.sentence].tokens;
        (tokens[m.first].start, tokens[m.last - 1].end)
    };
    Read { text: text.chars().collect(), places: cast.mentions.iter().map(place).collect(), cast }
}

impl Read {
    /// Words, actors and reason of each mention whose words are these.
    fn all(&self, words: &str) -> Vec<(Vec<&str>, LinkReason)> {
        let mentions = self.cast.mentions.iter().zip(&self.places);
        mentions
            .filter(|(_, (start, end))| self.text[*start..*end].iter().collect::<String>() == words)
            .map(|(m, _)| (m.actors.iter().map(|&a| self.cast.actors[a].name.as_str()).collect(), m.reason))
            .collect()
    }

    /// Actors and reason of the only mention with these words.
    fn one(&self, words: &str) -> (Vec<&str>, LinkReason) {
        match self.all(words).as_slice() {
            [one] => one.clone(),
            other => panic!("{words}: {other:?} in {:?}", self.cast.actors),
        }
    }
}

#[test]
fn an_object_is_not_the_subject_of_its_verb() {
    let text = read("Karen Holt praised Julia Marsh. Marsh thanked her.");
    assert_eq!(text.one("her"), (vec!["Karen Holt"], LinkReason::Pronoun));
    assert_eq!(text.one("Marsh"), (vec!["Julia Marsh"], LinkReason::Surname));
}

#[test]
fn whoever_is_asked_to_do_something_does_it_to_his_own() {
    let text = read("Peter Lang asked Oscar Brandt to sell his shares.");
    assert_eq!(text.one("his"), (vec!["Oscar Brandt"], LinkReason::Pronoun));
}

#[test]
fn a_pronoun_before_the_main_clause_is_the_subject_named_in_it() {
    let text = read("Julia Marsh left early. In her speech, Karen Holt defended the plan.");
    assert_eq!(text.one("her"), (vec!["Karen Holt"], LinkReason::Pronoun));
}

#[test]
fn a_reflexive_is_the_subject_of_its_clause_and_of_nobody_else() {
    assert_eq!(read("Karen Holt defended herself.").one("herself"), (vec!["Karen Holt"], LinkReason::Reflexive));
    assert!(read("Norvik Motors said the bridge would pay for itself.").all("itself").is_empty());
}

#[test]
fn a_pronoun_in_a_quotation_is_not_its_speaker() {
    let text = read("Karen Holt resigned on Monday. \"She did what was right,\" Julia Lang said.");
    assert_eq!(text.one("She"), (vec!["Karen Holt"], LinkReason::Pronoun));
}

#[test]
fn the_first_person_in_a_quotation_is_whoever_speaks() {
    let text = read("\"I am leaving,\" said Karen Holt. She added: \"My work is done.\"");
    assert_eq!(text.one("I"), (vec!["Karen Holt"], LinkReason::Speaker));
    assert_eq!(text.one("She"), (vec!["Karen Holt"], LinkReason::Pronoun));
    assert_eq!(text.one("My"), (vec!["Karen Holt"], LinkReason::Speaker));
    let text = read("Norvik Motors denied the report. \"We will appeal,\" the company said.");
    assert_eq!(text.one("We"), (vec!["Norvik Motors"], LinkReason::Speaker));
}

#[test]
fn it_is_a_body_where_it_does_what_bodies_do() {
    let text = read("Norvik Motors lost the case. It announced an appeal on Friday.");
    assert_eq!(text.one("It"), (vec!["Norvik Motors"], LinkReason::Pronoun));
}

#[test]
fn it_is_nobody_where_it_stands_for_a_clause_or_a_thing() {
    assert!(read("Norvik Motors lost the case. It is clear that the price will rise.").all("It").is_empty());
    assert!(read("Norvik Motors presented an engine. The engine is quiet, but it broke down.").all("it").is_empty());
}

#[test]
fn they_are_not_a_body_where_things_in_the_plural_are_at_hand() {
    let text = read("Shares in Norvik Motors fell on Monday; they have lost half their value.");
    assert!(text.all("they").is_empty());
    let text = read("Police surrounded the house. They arrested two men.");
    assert_eq!(text.one("They"), (vec!["Police"], LinkReason::Pronoun));
}

#[test]
fn a_plural_relative_clause_behind_a_list_is_said_of_all() {
    let text = read("The agency paid Norvik Motors, Brask Steel and Hallmer Group, which are building engines.");
    assert_eq!(text.one("which"), (vec!["Norvik Motors", "Brask Steel", "Hallmer Group"], LinkReason::Relative));
}

#[test]
fn a_company_is_no_university_and_a_court_is_neither() {
    let lost = "Norvik Motors lost the case against Oslo University.";
    let text = read(&format!("{lost} The company will appeal."));
    assert_eq!(text.one("The company"), (vec!["Norvik Motors"], LinkReason::Description));
    let text = read(&format!("{lost} The university welcomed the ruling."));
    assert_eq!(text.one("The university"), (vec!["Oslo University"], LinkReason::Description));
    let text = read(&format!("{lost} The court ordered a recall."));
    assert_eq!(text.one("The court"), (vec!["court"], LinkReason::New));
}

#[test]
fn a_shared_given_name_does_not_make_two_persons_one() {
    let text = read("Steve Marsh met Steve Holt. Steve smiled. Marsh left and Holt stayed.");
    assert_eq!(text.one("Marsh").0, ["Steve Marsh"]);
    assert_eq!(text.one("Holt").0, ["Steve Holt"]);
}

#[test]
fn the_bare_surname_is_not_that_of_somebody_told_of_as_kin() {
    let text =
        read("Oscar Brandt and his wife, Lena Brandt, were arrested. Brandt denied the charge. His wife was freed.");
    assert_eq!(text.one("Brandt"), (vec!["Oscar Brandt"], LinkReason::Surname));
    assert_eq!(text.one("his wife"), (vec!["Lena Brandt"], LinkReason::Apposition));
    assert_eq!(text.one("His wife"), (vec!["Lena Brandt"], LinkReason::Possession));
}

#[test]
fn a_father_is_not_his_son() {
    let text = read("Daniel Brandt was taught by his father, Oscar Brandt. His father died in 1990.");
    assert_eq!(text.one("His father"), (vec!["Oscar Brandt"], LinkReason::Possession));
    assert_eq!(text.one("His").0, ["Daniel Brandt"]);
}

#[test]
fn one_apposition_describes_one_of_two_names() {
    let text = read("George Brandt and James Holt, the foreign minister, agreed on the treaty. Brandt left early.");
    assert_eq!(text.one("the foreign minister"), (vec!["James Holt"], LinkReason::Apposition));
    assert_eq!(text.one("Brandt").0, ["George Brandt"]);
}

#[test]
fn the_town_of_a_name_is_the_place_of_that_name() {
    let text = read("Fighting broke out in the town of Barra.");
    assert_eq!(text.one("the town"), (vec!["Barra"], LinkReason::Apposition));
}

#[test]
fn names_keep_the_capitals_that_belong_to_them() {
    assert_eq!(read("Prosecutors searched Silver Oak Stables.").one("Silver Oak Stables").1, LinkReason::New);
    assert_eq!(read("Doctors Across Frontiers sent a team.").one("Doctors Across Frontiers").1, LinkReason::New);
}

#[test]
fn questions_quantifiers_and_elections_are_no_actors() {
    assert!(read("Who said so? Nobody knew.").cast.actors.is_empty());
    let text = read("Norvik Motors and Brask Steel were fined. Neither company commented.");
    assert!(text.all("Neither company").is_empty());
    let text = read("More than a million Kenyans voted in the General Election.");
    let names: Vec<&str> = text.cast.actors.iter().map(|a| a.name.as_str()).collect();
    assert_eq!(names, ["Kenyans"]);
}

#[test]
fn countries_bodies_and_offices_tell_why() {
    let text = read("Iran rejected the offer. Tehran said talks were over. The Islamic Republic wants peace.");
    assert_eq!(text.one("Iran").1, LinkReason::New);
    assert_eq!(text.one("Tehran"), (vec!["Iran"], LinkReason::Capital));
    assert_eq!(text.one("The Islamic Republic"), (vec!["Iran"], LinkReason::Alias));
    let text = read("The Norwegian Fisheries Union (NFU) called a strike. The NFU has 900 members.");
    assert_eq!(text.one("NFU"), (vec!["Norwegian Fisheries Union"], LinkReason::Acronym));
    assert_eq!(text.one("The NFU").1, LinkReason::SameName);
    let text = read("Norway and Sweden signed a treaty. The two countries will share the fishing grounds.");
    assert_eq!(text.one("The two countries"), (vec!["Norway", "Sweden"], LinkReason::Joint));
    let text = read("Karen Holt was elected chairwoman of Norvik Motors.");
    assert_eq!(text.one("chairwoman"), (vec!["Karen Holt"], LinkReason::Appointment));
}

#[test]
fn a_record_keeps_form_and_reason_of_each_mention() {
    let record = extract(&Document::plain("Norvik Motors lost the case. It announced an appeal on Friday."));
    let mentions = &record.actors[0].mentions;
    let told: Vec<(&str, MentionForm, LinkReason)> =
        mentions.iter().map(|m| (m.evidence.quote.as_str(), m.form, m.link)).collect();
    assert_eq!(
        told,
        [("Norvik Motors", MentionForm::Name, LinkReason::New), ("It", MentionForm::Pronoun, LinkReason::Pronoun)]
    );
    let json = serde_json::to_value(&mentions[1]).unwrap();
    assert_eq!((&json["quote"], &json["form"], &json["link"]), (&"It".into(), &"pronoun".into(), &"pronoun".into()));
}

#[test]
fn a_calling_is_that_of_whom_the_passage_is_about() {
    let text = read("Adele Marsh sang in Oslo on Friday. The singer said she was happy.");
    assert_eq!(text.one("The singer"), (vec!["Adele Marsh"], LinkReason::Description));
    let text = read("Adele Marsh met Karen Holt in Oslo on Friday. The singer said she was happy.");
    assert_eq!(text.one("The singer").1, LinkReason::New);
}

#[test]
fn an_age_and_a_title_stand_for_their_bearer() {
    let text = read("Police arrested Oscar Brandt on Monday. The 45-year-old was taken to Oslo.");
    assert_eq!(text.one("The 45-year-old"), (vec!["Oscar Brandt"], LinkReason::Description));
    let text = read("King Harald III met President Ana Ruiz. The king praised Ruiz.");
    assert_eq!(text.one("The king"), (vec!["Harald III"], LinkReason::Description));
}

#[test]
fn a_carmaker_is_no_steelmaker() {
    let bid = "Norvik Motors said on Monday that it would buy Brask Steel.";
    let text = read(&format!("{bid} The carmaker will pay 3 million kroner. The steelmaker welcomed the offer."));
    assert_eq!(text.one("The carmaker"), (vec!["Norvik Motors"], LinkReason::Description));
    assert_eq!(text.one("The steelmaker"), (vec!["Brask Steel"], LinkReason::Description));
}

#[test]
fn whose_wife_is_his_wife() {
    let text = read("Peter Lang, whose wife is a judge, was fired. His wife protested.");
    let (wife, first) = (text.one("His wife"), text.one("whose wife"));
    assert_eq!((wife.0, wife.1), (first.0, LinkReason::Possession));
}

#[test]
fn they_are_all_of_a_list() {
    let text = read("Oscar Brandt and Peter Lang were arrested. They denied the charges.");
    assert_eq!(text.one("They"), (vec!["Oscar Brandt", "Peter Lang"], LinkReason::Pronoun));
}

#[test]
fn two_companies_are_those_of_the_list_and_each_stays_an_actor() {
    let text = read("The European Commission fined Brask Steel and Norvik Motors. The two companies will appeal.");
    assert_eq!(text.one("The two companies"), (vec!["Brask Steel", "Norvik Motors"], LinkReason::Joint));
    let text = read("Brask Steel and Norvik Motors were fined on Friday. Both firms denied the charge.");
    assert_eq!(text.one("Both firms"), (vec!["Brask Steel", "Norvik Motors"], LinkReason::Joint));
}

#[test]
fn attackers_are_the_gunmen_who_attacked() {
    let text = read("Three gunmen attacked a bank in Oslo. The attackers fled in a van.");
    assert_eq!(text.one("The attackers"), (vec!["Three gunmen"], LinkReason::Description));
}

#[test]
fn the_firm_is_what_was_called_the_company() {
    let text = read(
        "Norvik Motors lost the case. The company said its staff were safe. The site was closed. Snow fell in the hills. \
         The firm had been warned.",
    );
    assert_eq!(text.one("The firm"), (vec!["Norvik Motors"], LinkReason::Description));
}

#[test]
fn the_field_of_an_office_is_no_actor() {
    let text = read("Interior Minister Paul Okoro said his ministry had sent police.");
    assert!(text.all("Interior").is_empty(), "{:?}", text.cast.actors);
}

#[test]
fn the_son_of_somebodys_father_is_that_somebody() {
    let text = read("Daniel Brandt was taught by his father, Oscar Brandt. Oscar Brandt said his son was gifted.");
    assert_eq!(text.one("his son"), (vec!["Daniel Brandt"], LinkReason::Possession));
}

#[test]
fn the_island_is_the_place_named_before() {
    let text = read("Karen Holt flew to Barra on Monday. The island was calm.");
    assert_eq!(text.one("The island"), (vec!["Barra"], LinkReason::Description));
}

#[test]
fn a_company_is_that_of_whoever_speaks_for_it() {
    let text = read("Norvik Motors lost the case. Oslo was calm. A Brask Steel spokesman said the company was sorry.");
    assert_eq!(text.one("the company"), (vec!["Brask Steel"], LinkReason::Description));
    let text = read("\"Our company has done well,\" said Karen Holt, the chief executive of Norvik Motors.");
    assert_eq!(text.one("Our company"), (vec!["Norvik Motors"], LinkReason::Possession));
}

#[test]
fn what_a_body_is_like_or_at_home_in_does_not_hide_it_but_another_one_is_another() {
    let text = read(
        "Norvik Motors bought Brask Steel in May. Norvik said the deal was good. The struggling carmaker will pay 3 million \
         kroner. Norvik Motors has sold two plants. The other company was sold.",
    );
    assert_eq!(text.one("The struggling carmaker"), (vec!["Norvik Motors"], LinkReason::Description));
    assert_eq!(text.one("The other company").1, LinkReason::New);
    let text = read("Truck maker Orlen Group hired 40 people. The Leeds-based company expects a profit.");
    assert_eq!(text.one("Truck maker"), (vec!["Orlen Group"], LinkReason::Apposition));
    assert_eq!(text.one("The Leeds-based company"), (vec!["Orlen Group"], LinkReason::Description));
}

#[test]
fn an_agency_sues_and_a_firm_is_sued() {
    let text =
        read("The Securities and Exchange Commission sued Brask Steel on Monday. The agency said the firm had lied.");
    assert_eq!(text.one("The agency"), (vec!["Securities and Exchange Commission"], LinkReason::Description));
    assert_eq!(text.one("the firm"), (vec!["Brask Steel"], LinkReason::Description));
}

#[test]
fn a_company_is_no_union() {
    let text = read("Norvik Motors will cut 40 jobs. The company told workers on Monday. The union wants guarantees.");
    assert_eq!(text.one("The union").1, LinkReason::New);
}

#[test]
fn the_boss_of_a_body_is_whoever_heads_it() {
    let text = read(
        "Norvik's chief executive, Karen Holt, met Peter Lang in Oslo on Friday. The Norvik boss said talks went well.",
    );
    assert_eq!(text.one("The Norvik boss"), (vec!["Karen Holt"], LinkReason::Role));
}

#[test]
fn a_former_minister_is_whom_the_sentence_before_is_about_and_nobody_of_two() {
    let text = read("Karen Holt was arrested in Oslo on Friday. The former minister denied the charges.");
    assert_eq!(text.one("The former minister"), (vec!["Karen Holt"], LinkReason::Role));
    let text = read("Karen Holt met Julia Marsh in Oslo on Friday. The former minister denied the charges.");
    assert_eq!(text.one("The former minister").1, LinkReason::New);
}

#[test]
fn an_office_of_state_may_stand_before_its_only_holder() {
    let text = read(
        "The prime minister said on Monday that he would resign. Prime Minister Oscar Brandt took office in 2001.",
    );
    assert_eq!(text.one("The prime minister"), (vec!["Oscar Brandt"], LinkReason::Role));
}

#[test]
fn whose_wife_she_is_is_her_husband() {
    let text = read("Peter Lang flew to Oslo. His wife, Karen Holt, said her husband was ill.");
    assert_eq!(text.one("her husband"), (vec!["Peter Lang"], LinkReason::Possession));
}

#[test]
fn two_offices_before_one_name_are_one_person() {
    let text = read("CEO and founder Karen Holt opened the plant.");
    assert_eq!(text.one("CEO"), (vec!["Karen Holt"], LinkReason::Apposition));
    assert_eq!(text.cast.actors.len(), 1, "{:?}", text.cast.actors);
}

#[test]
fn militants_are_the_armed_body_of_the_passage() {
    let text = read("Hamas fired rockets at Israel on Friday. The militants said it was revenge.");
    assert_eq!(text.one("The militants"), (vec!["Hamas"], LinkReason::Description));
}

#[test]
fn the_country_is_what_the_text_is_about_when_none_is_near() {
    let text = read(
        "Norway won 3 medals. Norway and Sweden trained in Norway in May. Norway said it was proud. It was a good year. Snow \
         fell in the hills. The roads were closed. The trains stood still. The planes stayed on the ground. The schools were \
         shut. The shops were empty. The hotels were full. The country was calm.",
    );
    assert_eq!(text.one("The country"), (vec!["Norway"], LinkReason::Description));
}

#[test]
fn what_stands_around_a_name_tells_its_kind() {
    use dateline::record::ActorKind::{Organisation, Person};
    let kind = |text: &str, name: &str| {
        let text = read(text);
        let found = text.cast.actors.iter().find(|a| a.name == name).map(|a| a.kind);
        found.unwrap_or_else(|| panic!("{name} in {:?}", text.cast.actors))
    };
    let killed = "Boko Haram militants killed 30 people in May. Boko Haram has attacked schools.";
    assert_eq!(kind(killed, "Boko Haram"), Organisation);
    let founded = "The animation company Pixor was founded by Karen Holt. Pixor makes films.";
    assert_eq!(kind(founded, "Pixor"), Organisation);
    assert_eq!(kind("Nokia and Siemens agreed on Monday to merge two units.", "Nokia"), Organisation);
    assert_eq!(kind("Zanu-PF rejected the plan. Zanu-PF said the plan was bad.", "Zanu-PF"), Organisation);
    let talks = "The two negotiators, Tendu Bita and Oskar Nilm, left the talks.";
    assert_eq!((kind(talks, "Tendu Bita"), kind(talks, "Oskar Nilm")), (Person, Person));
}

#[test]
fn units_currencies_verbs_and_states_behind_a_party_are_no_actors() {
    let text = read("The phone costs US$ 299 and holds 16GB. Is it good? Rep. Peter Lang (D-Calif.) praised it.");
    let names: Vec<&str> = text.cast.actors.iter().map(|a| a.name.as_str()).collect();
    assert_eq!(names, ["Peter Lang"]);
}

#[test]
fn a_name_with_its_legal_form_doubled_letters_or_a_middle_name_is_the_same_name() {
    let text = read("Norvik Motors SAS hired 30 people. Norvik Motors said it would hire 25 more.");
    assert_eq!(text.one("Norvik Motors").0, vec!["Norvik Motors SAS"]);
    let text = read("Hassan Rahimi was elected in June. Hasan Rahimi will take office in August.");
    assert_eq!(text.cast.actors.iter().filter(|a| a.name.ends_with("Rahimi")).count(), 1);
}
