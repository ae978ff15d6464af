//! Corrections in the user's own hand.

use dateline::graph::KnowledgeGraph;
use dateline::graph::corrections::Corrections;
use dateline::record::{ActorKind, EventKind, Record, Role};
use dateline::timeline::Timeline;

use crate::sample::{Draft, date, talks};

fn corrections(text: &str) -> Corrections {
    Corrections::parse("corrections.toml", text).unwrap_or_else(|e| panic!("{e}"))
}

fn corrected(records: &[Record], text: &str) -> (Timeline, Vec<String>) {
    let graph = KnowledgeGraph::fold(records.to_vec()).with_corrections(corrections(text));
    let lost = graph.effects().iter().filter(|e| !e.lost.is_empty()).map(|e| e.lost.clone()).collect();
    (Timeline::from(&graph), lost)
}

fn person(id: &str, name: &str) -> Record {
    let mut draft = Draft::new(id, "2010-01-01", &format!("{name} of {id}."));
    draft.person(name);
    draft.0
}

#[test]
fn actors_are_made_one_and_kept_apart() {
    let records = [person("a", "Anna Berg"), person("b", "Anna Berg"), person("c", "Astrid Holm")];
    let names = |text: &str| corrected(&records, text).0.actors.len();
    assert_eq!(names(""), 2);
    assert_eq!(names("[[same]]\nactors = [\"Anna Berg\", \"astrid  HOLM\"]"), 1);
    let apart = "[[apart]]\nactors = [{name = \"Anna Berg\", document = \"a.txt\"}, {name = \"Anna Berg\", document = \"b.txt\"}]";
    assert_eq!(names(apart), 3);
    // To keep apart goes before to make one.
    assert_eq!(names(&format!("{apart}\n[[same]]\nactors = [\"Anna Berg\", \"Astrid Holm\"]")), 2);
}

#[test]
fn an_actor_gets_the_name_and_kind_that_the_user_gives_it() {
    let records = [person("a", "Anna Berg")];
    let (timeline, lost) = corrected(
        &records,
        "[[rename]]\nactor = \"Anna Berg\"\nto = \"Anna Berg-Holm\"\n[[kind]]\nactor = \"Anna Berg\"\nkind = \"organisation\"",
    );
    let actor = &timeline.actors[0];
    assert_eq!((actor.name.as_str(), actor.kind), ("Anna Berg-Holm", ActorKind::Organisation));
    assert_eq!(actor.aliases, ["Anna Berg"]);
    assert!(lost.is_empty(), "{lost:?}");
}

#[test]
fn events_are_dropped_dated_and_made_one() {
    let records = talks();
    let events = |text: &str| corrected(&records, text).0.events;
    let before = events("");
    let dropped = events("[[drop]]\nevent = { quote = \"Gunmen killed 29 people\" }");
    assert_eq!(dropped.len() + 1, before.len());
    let dated =
        events("[[date]]\nevent = { quote = \"any part in attacks\", trigger = \"attack\" }\ndate = \"2006-12\"");
    assert!(dated.iter().any(|e| e.lemma == "attack" && e.date.value == "2006-12"));
    let one = events("[[one]]\nevents = [{ quote = \"met Iran's envoy\" }, { quote = \"Gunmen killed 29 people\" }]");
    assert_eq!(one.len() + 1, before.len());
}

#[test]
fn nothing_of_an_ignored_source_is_left() {
    let (timeline, lost) = corrected(&talks(), "[[ignore]]\nsource = \"second.txt\"");
    assert!(lost.is_empty());
    assert_eq!(timeline.documents.len(), 1);
    assert!(timeline.events.iter().all(|e| e.evidence.iter().all(|e| e.document == "first")));
}

#[test]
fn a_correction_that_finds_nothing_is_told_and_never_lost() {
    for text in [
        "[[same]]\nactors = [\"Ryan Crocker\", \"Nobody At All\"]",
        "[[rename]]\nactor = \"Nobody\"\nto = \"Somebody\"",
        "[[kind]]\nactor = \"Nobody\"\nkind = \"person\"",
        "[[drop]]\nevent = { quote = \"never said\" }",
        "[[drop]]\nevent = { trigger = \"met\" }",
        "[[date]]\nevent = { quote = \"never said\" }\ndate = \"2007\"",
        "[[one]]\nevents = [{ quote = \"never said\" }, { quote = \"met Iran's envoy\" }]",
        "[[distinct]]\nevents = [{ quote = \"never said\" }, { quote = \"met Iran's envoy\" }]",
        // One telling cannot be two events.
        "[[distinct]]\nevents = [{ quote = \"Iran's envoy\", trigger = \"meet\" }, { quote = \"met Iran's envoy\" }]",
        "[[ignore]]\nsource = \"nowhere.txt\"",
    ] {
        let (timeline, lost) = corrected(&talks(), text);
        assert_eq!(lost.len(), 1, "{text}");
        assert_eq!(timeline, Timeline::from(&KnowledgeGraph::fold(talks())), "{text}");
    }
}

#[test]
fn corrections_of_merged_graphs_hold_together_in_any_order() {
    let [first, second] = talks();
    let rename = corrections("[[rename]]\nactor = \"Ryan Crocker\"\nto = \"R. C. Crocker\"");
    let drop = corrections("[[drop]]\nevent = { quote = \"Gunmen killed 29 people\" }");
    let a = KnowledgeGraph::fold([first]).with_corrections(rename);
    let b = KnowledgeGraph::fold([second]).with_corrections(drop);
    let (left, right) = (a.clone().merge(b.clone()), b.merge(a));
    assert_eq!(left, right);
    assert_eq!(Timeline::from(&left), Timeline::from(&right));
    assert!(left.effects().iter().all(|e| e.done.is_some()), "{:?}", left.effects());
}

#[test]
fn a_file_that_is_no_corrections_says_what_is_wrong() {
    for (text, problem) in [
        ("[[sam]]\nactors = []", "sam"),
        ("[[same]]\nactors = [\"only one\"]", "two or more"),
        ("[[date]]\nevent = { quote = \"x\" }\ndate = \"last year\"", "last year"),
        ("[[drop]]\nevent = 7", "expected"),
    ] {
        let error = Corrections::parse("my.toml", text).expect_err(text).to_string();
        assert!(error.starts_with("my.toml: ") && error.contains(problem) && !error.contains('\n'), "{error}");
    }
}

#[test]
fn proposals_are_corrections_that_settle_the_question() {
    let told = |id, name: &str| {
        let mut draft = Draft::new(id, "2010-01-01", &format!("{name} of {id}."));
        draft.person(name);
        draft.country("Libya", "LBY");
        draft.actor(ActorKind::Organisation, "Norfolk Steel", &[], None);
        draft.0
    };
    let graph = KnowledgeGraph::fold([told("a", "Robert Malone"), told("b", "Malone")]);
    let before = graph.actors().count();
    let [proposal] = graph.proposals().try_into().unwrap_or_else(|p| panic!("{p:?}"));
    let text = toml_of(&proposal.correction());
    let settled = graph.with_corrections(corrections(&text));
    assert_ne!(settled.actors().count(), before, "{text}");
    assert!(settled.proposals().is_empty());
}

/// A bombing in one town on one day, told with other words.
fn bombing(id: &str, lemma: &str, label: &str) -> Record {
    let mut draft = Draft::new(id, "2010-01-03", &format!("{label}. {id}"));
    let libya = draft.country("Libya", "LBY");
    draft.event(EventKind::Assault, lemma, date("2010-01-02"), &[(libya, Role::Source)], label);
    draft.0
}

#[test]
fn proposals_about_events_settle_the_question_too() {
    let near_miss = [
        bombing("a", "bomb", "bombed a depot of lorries"),
        bombing("b", "bombing", "the bombing that shook Harwich before dawn"),
    ];
    let doubtful = [
        bombing("a", "bomb", "bombed a depot of lorries"),
        bombing("b", "bomb", "its bombs shook Harwich before dawn"),
    ];
    for (records, merged) in [(near_miss, false), (doubtful, true)] {
        let graph = KnowledgeGraph::fold(records);
        let before = graph.events().count();
        assert_eq!(before, if merged { 1 } else { 2 });
        let [proposal] = graph.proposals().try_into().unwrap_or_else(|p| panic!("{p:?}"));
        assert_eq!(proposal.merged, merged);
        let text = toml_of(&proposal.correction());
        let settled = graph.with_corrections(corrections(&text));
        assert_ne!(settled.events().count(), before, "{text}");
        assert!(settled.proposals().is_empty());
        assert!(settled.effects().iter().all(|e| e.lost.is_empty()), "{:?}", settled.effects());
    }
}

#[test]
fn events_that_are_distinct_stay_so_whatever_else_is_said() {
    let records = talks();
    let distinct = "[[distinct]]\nevents = [{ quote = \"Gunmen killed 29\", document = \"first.txt\" }, { quote = \"Gunmen killed 29\", document = \"second.txt\" }]";
    let one = "[[one]]\nevents = [{ quote = \"Gunmen killed 29\", document = \"first.txt\" }, { quote = \"Gunmen killed 29\", document = \"second.txt\" }]";
    let before = corrected(&records, "").0.events.len();
    for text in [distinct.to_owned(), format!("{distinct}\n{one}")] {
        let (timeline, lost) = corrected(&records, &text);
        assert_eq!(timeline.events.len(), before + 1, "{text}");
        assert!(lost.is_empty(), "{lost:?}");
    }
}

fn toml_of(corrections: &Corrections) -> String {
    toml::to_string(corrections).expect("written")
}
