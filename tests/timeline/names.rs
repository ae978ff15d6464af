//! Which actors a name means.

use dateline::graph::KnowledgeGraph;
use dateline::record::ActorKind;
use dateline::timeline::Timeline;
use dateline::timeline::entity::actors_named;

use crate::sample::Draft;

/// The names of the actors that a name means, of these with their aliases.
fn meant(actors: &[(&str, &[&str])], name: &str) -> Vec<String> {
    let mut draft = Draft::new("a", "2007-07-17", "A text.");
    for (actor, aliases) in actors {
        draft.actor(ActorKind::Person, actor, aliases, None);
    }
    let timeline = Timeline::from(&KnowledgeGraph::fold([draft.0]));
    actors_named(&timeline, name).into_iter().map(|a| a.name.clone()).collect()
}

#[test]
fn a_name_goes_before_an_alias_and_a_middle_name_makes_nobody_another() {
    assert_eq!(meant(&[("Ann Lee", &[]), ("Ann Mary Dow", &["Ann Lee"])], "ann lee"), ["Ann Lee"]);
    assert_eq!(meant(&[("Ann Mary Lee", &[])], "Ann Lee"), ["Ann Mary Lee"]);
}

#[test]
fn an_alias_that_names_two_is_the_name_of_neither() {
    assert_eq!(meant(&[("Ann Lee", &[]), ("Tom Lee", &["Ann and Tom Lee"])], "Ann Lee"), ["Ann Lee"]);
}

#[test]
fn a_description_is_no_name() {
    assert!(meant(&[("Ann Lee", &["the singer"])], "the singer").is_empty());
}
