//! What the event room makes of clauses: who did what to whom, when, and how it is told.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

mod note;

use dateline::record::{Role, StanceKind};
use note::record;

/// An event with its actors by name.
#[derive(Debug, PartialEq)]
struct Told {
    date: String,
    kind: String,
    sources: Vec<String>,
    targets: Vec<String>,
    stance: StanceKind,
    holder: Option<String>,
    mentions: usize,
}

/// The event that a word names.
#[track_caller]
fn told(text: &str, trigger: &str) -> Told {
    let record = record(text);
    let name = |a: usize| record.actors.get(a).expect("an actor of the record").name.clone();
    let event = record.events.iter().find(|e| e.trigger == trigger);
    let Some(event) = event else { panic!("no event {trigger:?} in {:#?}", record.events) };
    let all = |role| {
        let mut names: Vec<String> =
            event.participants.iter().filter(|p| p.role == role).map(|p| name(p.actor)).collect();
        names.sort();
        names
    };
    Told {
        date: event.date.value.clone(),
        kind: format!("{:?}", event.kind).to_uppercase(),
        sources: all(Role::Source),
        targets: all(Role::Target),
        stance: event.stance.kind,
        holder: event.stance.holder.map(name),
        mentions: event.evidence.len(),
    }
}

#[test]
fn actives_and_passives_tell_the_same() {
    for text in ["Norway expelled Smith on Monday.", "Smith was expelled by Norway on Monday."] {
        let event = told(text, "expelled");
        assert_eq!((event.kind.as_str(), event.date.as_str()), ("COERCE", "2010-06-14"), "{text}");
        assert_eq!((event.sources, event.targets), (vec!["Norway".to_owned()], vec!["Smith".to_owned()]), "{text}");
    }
}

#[test]
fn a_perfect_is_no_passive() {
    let event = told("Norwegian officials have denied the report.", "denied");
    assert!(event.sources.contains(&"Norway".to_owned()) && event.targets.is_empty(), "{event:?}");
}

#[test]
fn coordinated_gerunds_share_the_accused_and_the_stance() {
    let text = "Early in June, Norway accused Russia of planning a raid that hurt two sailors and of using smugglers to train rebels.";
    let plan = told(text, "planning");
    assert_eq!((plan.stance, plan.holder.as_deref()), (StanceKind::Accused, Some("Norway")));
    assert_eq!(plan.sources, ["Russia"]);
    let train = told(text, "train");
    assert_eq!((train.stance, train.date.as_str()), (StanceKind::Accused, "XXXX"));
    assert!(train.sources.contains(&"Russia".to_owned()), "{train:?}");
}

#[test]
fn parties_of_a_mutual_act_are_on_both_sides() {
    let event = told("Norway and Russia severed ties in 1952.", "severed");
    assert_eq!((event.kind.as_str(), event.date.as_str()), ("SANCTION", "1952"));
    assert_eq!(event.sources, ["Norway", "Russia"]);
    assert_eq!(event.targets, ["Norway", "Russia"]);
}

#[test]
fn a_time_with_when_dates_the_clause_behind_it() {
    let event = told("The scheme collapsed in May 2004, when Smith told Norway of it.", "told");
    assert_eq!(event.date, "2004-05");
}

#[test]
fn an_event_is_dated_by_its_distance_from_another() {
    assert_eq!(told("Smith was arrested on 9 May, two days after Norway expelled him.", "expelled").date, "2010-05-07");
    assert_eq!(told("Smith joined the army in 1990 but resigned after five years.", "resigned").date, "1995");
}

#[test]
fn not_until_is_when_it_happened() {
    assert_eq!(told("Norway did not recognise the union until 4 May.", "recognise").date, "2010-05-04");
}

#[test]
fn the_other_term_of_a_comparison_is_no_date() {
    assert_ne!(told("Norway exported more oil on Monday than in 1992.", "exported").date, "1992");
}

#[test]
fn since_with_a_simple_past_is_no_date() {
    assert_eq!(told("Norway attacked Smith on Monday for the first time since 1979.", "attacked").date, "2010-06-14");
}

#[test]
fn a_state_that_lasts_is_an_open_interval() {
    assert_eq!(told("Smith has led the Norwegian party for 20 years.", "led").date, "1990/..");
    assert_eq!(told("Norway has boycotted the talks since 1990.", "boycotted").date, "1990/..");
}

#[test]
fn a_relative_clause_takes_no_date_from_the_news() {
    let event = told("Smith, who won four elections, visited Norway on Monday.", "won");
    assert_eq!(event.date, "XXXX");
}

#[test]
fn what_is_postponed_does_not_happen_on_the_new_date() {
    assert!(!told("Norway postponed the vote until December.", "postponed").date.contains("2010-12"));
}

#[test]
fn a_necessity_told_of_another_is_a_demand() {
    let event = told("Russia must end the blockade, Norwegian minister Anna Berg said on Monday.", "end");
    assert_eq!(event.kind, "REQUEST");
    assert_eq!(event.targets, ["Russia"]);
    assert!(event.sources.contains(&"Anna Berg".to_owned()), "{event:?}");
}

#[test]
fn to_demand_an_end_is_to_allege_the_deed() {
    let event = told("Russia has to stop arming the rebels, said Anna Berg.", "arming");
    assert_eq!((event.stance, event.holder.as_deref()), (StanceKind::Accused, Some("Anna Berg")));
}

#[test]
fn would_under_a_verb_of_saying_is_a_plan() {
    assert_eq!(told("Berg said that Norway would expel Smith.", "expel").stance, StanceKind::Planned);
    assert_eq!(
        told("Berg said that Norway would expel Smith if he returned.", "expel").stance,
        StanceKind::Hypothetical
    );
}

#[test]
fn a_proposal_that_is_rejected_was_made() {
    let event = told("Norway rejected a Russian proposal on Monday.", "proposal");
    assert_eq!(event.stance, StanceKind::Asserted);
}

#[test]
fn an_earthquake_assaults_nobody() {
    let text = "An earthquake killed nine people in Norway on Monday. The earthquake was felt in Sweden.";
    assert_eq!(told(text, "killed").kind, "OTHER");
    assert_eq!(told("Gunmen killed nine people in Norway on Monday.", "killed").kind, "ASSAULT");
}

#[test]
fn only_persons_are_freed() {
    assert_eq!(told("Russia released Anna Berg on Monday.", "released").kind, "CONCEDE");
    assert_ne!(told("Anna Berg released a new album in Norway on Monday.", "released").kind, "CONCEDE");
}

#[test]
fn statements_of_two_persons_of_one_state_are_two() {
    let record = record(
        "Norwegian minister Anna Berg said the talks had failed. Norwegian minister Ole Dahl said they had not.",
    );
    let said = record.events.iter().filter(|e| e.trigger == "said").count();
    assert_eq!(said, 2, "{:#?}", record.events);
}

#[test]
fn mentions_of_one_meeting_are_one_event() {
    let text = "Norway and Russia held talks in Oslo in May.\n\nNorwegian envoy Anna Berg met Russian envoy Ivan Orlov on 28 May.\n\nDiplomats attended the talks in May.";
    let event = told(text, "talks");
    assert_eq!((event.date.as_str(), event.mentions), ("2010-05-28", 3), "{event:?}");
}

#[test]
fn a_label_tells_what_was_stated_behind_who_stated_it() {
    let record = record("Norway must pay its debts, Anna Berg said on Monday.");
    let said = record.events.iter().find(|e| e.trigger == "said").expect("a statement");
    assert!(said.label.starts_with("Anna Berg said") && said.label.contains("pay its debts"), "{}", said.label);
}

#[test]
fn a_relative_clause_between_commas_leaves_the_main_verb_to_the_noun() {
    let text = "Former prime minister Paul Keating, who put the issue in the spotlight in 1996, welcomed the result.";
    let event = told(text, "welcomed");
    assert_eq!((event.sources.as_slice(), event.date.as_str()), (["Paul Keating".to_owned()].as_slice(), "2010-06-15"));
}

#[test]
fn what_was_promised_for_next_year_was_not_promised_then() {
    assert_ne!(told("Prime Minister John Howard promised to hold the vote next year.", "promised").date, "2011");
}

#[test]
fn a_dateline_takes_no_part_in_the_first_sentence() {
    let event = told("CANBERRA, Australia (AP)_ A jury on Monday convicted Smith of fraud.", "convicted");
    assert_eq!((event.sources.as_slice(), event.date.as_str()), (["jury".to_owned()].as_slice(), "2010-06-14"));
}

#[test]
fn an_answer_goes_to_whoever_said_what_it_answers() {
    let charge = "Anna Berg accused the navy of fraud.";
    for answer in ["The navy rejected the charge.", "The accusation was rejected by the navy."] {
        let event = told(&format!("{charge} {answer}"), "rejected");
        assert_eq!((event.sources, event.targets), (vec!["navy".to_owned()], vec!["Anna Berg".to_owned()]), "{answer}");
    }
    let offer = told("Norway offered a truce to Russia on Monday. Russia turned down the offer.", "turned down");
    assert!(offer.targets.contains(&"Norway".to_owned()), "{offer:?}");
    // Nobody has said anything that this could answer.
    assert!(told("Anna Berg left the navy. The navy rejected the charge.", "rejected").targets.is_empty());
}

#[test]
fn two_verbs_of_one_sentence_tell_two_acts_unless_they_are_done_to_the_same() {
    let text = "Police detained Anna Berg and seized two boats in Oslo.";
    assert_eq!((told(text, "detained").mentions, told(text, "seized").mentions), (1, 1));
    assert_eq!(told("Rebels shot and killed Anna Berg on Monday.", "shot").mentions, 2);
}

#[test]
fn statements_of_other_words_are_other_statements() {
    let mentions = |text: &str| -> Vec<usize> {
        let said = |e: &&dateline::record::Event| e.trigger == "said";
        record(text).events.iter().filter(said).map(|e| e.evidence.len()).collect()
    };
    let other =
        "Anna Berg said that the bank had closed three branches. Anna Berg said that new phones would be cheaper.";
    assert_eq!(mentions(other), [1, 1]);
    let again = "Anna Berg said that the bank had closed three branches. Anna Berg said that the bank closed branches.";
    assert_eq!(mentions(again), [2]);
}
