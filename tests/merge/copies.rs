//! Copies of one text are one source.

use dateline::graph::{Edge, KnowledgeGraph};
use dateline::record::{Date, EventKind, Record, Role};
use dateline::timeline::Timeline;

use crate::sample::{Draft, date};

fn copies_of(graph: &KnowledgeGraph) -> usize {
    graph.graph().edge_weights().filter(|e| matches!(e, Edge::Copy { .. })).count()
}

const AGENCY: &str = "The harbour workers of Valport laid down their tools on Monday after the port authority had refused \
    to raise wages for the third year in a row. About nine hundred cranemen, drivers and clerks gathered before the gate \
    and sang. The authority said that it would lose two million a day and asked the government to step in. A spokesman of \
    the union answered that the men had waited long enough, that bread had become dearer by a fifth since spring, and that \
    nobody would go back before there was a signed paper. Eleven ships lay at anchor in the bay on Monday evening. Traders \
    feared for the first oranges of the season, which spoil within a week. The last strike in Valport, nine years ago, had \
    lasted for twenty days and had ended with a rise of six per cent. The mayor offered to mediate and invited both sides \
    to the town hall for Wednesday morning. Neither side had answered the invitation when night fell over the quays.";

const OWN: &str = "Valport's docks fell silent on Monday. Hundreds of cranemen walked out over pay, and by evening eleven \
    ships were waiting in the bay for somebody to unload them. Our reporter spoke with fruit traders who had hired lorries \
    to carry oranges from the next harbour, sixty kilometres away, at three times the usual price. Inside the union's \
    office the coffee was hot and the mood was good. People remembered the long strike of nine years ago. At the authority \
    nobody wanted to talk to the press, apart from a clerk who said that talks about talks had begun.";

fn told(id: &str, text: &str) -> Record {
    let mut draft = Draft::new(id, "2010-06-02", text);
    let [a, b] = [("Spain", "ESP"), ("France", "FRA")].map(|(name, code)| draft.country(name, code));
    let cast = [(a, Role::Source), (b, Role::Target)];
    draft.event(
        EventKind::Protest,
        "strike",
        date("2010-06-01"),
        &cast,
        "Spain strikes France in the harbour of Valport",
    );
    draft.0
}

fn support(texts: &[&str]) -> (usize, usize) {
    let records = texts.iter().enumerate().map(|(n, text)| told(&format!("d{n}"), text));
    let graph = KnowledgeGraph::fold(records);
    let timeline = Timeline::from(&graph);
    assert_eq!(timeline.copies.len(), copies_of(&graph));
    (timeline.events[0].support, timeline.copies.len())
}

#[test]
fn a_copy_with_another_headline_byline_or_end_counts_once() {
    let headline = format!("Strike empties the quays\n\nBy A. Writer, Valport\n\n{AGENCY}");
    let shortened: String = AGENCY.split_inclusive(". ").take(4).collect();
    let edited = AGENCY.replace("on Monday", "yesterday").replace("nine hundred", "900").replace("answered", "replied");
    for copy in [headline.as_str(), shortened.as_str(), edited.as_str()] {
        assert_eq!(support(&[AGENCY, copy]), (1, 1), "{copy}");
    }
    assert_eq!(support(&[AGENCY, &headline, &shortened, &edited, OWN]), (2, 3));
}

#[test]
fn two_reports_of_one_day_are_two_sources() {
    assert_eq!(support(&[AGENCY, OWN]), (2, 0));
    let quoted: String = AGENCY.split_inclusive(". ").take(2).collect();
    assert_eq!(support(&[AGENCY, &format!("{OWN} {quoted}")]), (2, 0));
}

#[test]
fn all_copies_name_the_first_published_of_them() {
    let mut records: Vec<Record> = ["x", "a", "k"].map(|id| told(id, AGENCY)).to_vec();
    records[2].document.published = "2010-06-01".parse().ok();
    let timeline = Timeline::from(&KnowledgeGraph::fold(records));
    let copies: Vec<(&str, &str)> = timeline.copies.iter().map(|c| (c.document.as_str(), c.copy_of.as_str())).collect();
    assert_eq!(copies, [("a", "k"), ("x", "k")]);
}

#[test]
fn a_sentence_that_two_articles_share_tells_one_event_though_one_knows_less_of_who_it_is() {
    const SENTENCE: &str = "he ordered the guards to fire on the crowd before the old palace";
    let told = |id: &str, cast: &[(&str, &str)]| {
        let mut draft = Draft::new(id, "2010-01-03", &format!("{SENTENCE}. {id}"));
        let cast: Vec<_> = cast.iter().map(|(name, code)| (draft.country(name, code), Role::Source)).collect();
        draft.event(EventKind::Assault, "order", Date::unknown(), &cast, SENTENCE);
        draft.0
    };
    let events = |a, b| KnowledgeGraph::fold([a, b]).events().count();
    let (libya, egypt) = (("Libya", "LBY"), ("Egypt", "EGY"));
    assert_eq!(events(told("a", &[libya, egypt]), told("b", &[libya])), 1);
    assert_eq!(events(told("a", &[libya]), told("b", &[egypt])), 2);
}
