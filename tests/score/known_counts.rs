//! The score on small cases whose counts are known by hand.

use serde_json::{Value, json};

use super::date::{FAR, interval};
use super::words::{name, stems, tokens};
use super::{Counts, Gold, score};

const TEXT: &str = "Ruritania attacked Sylvania on 3 May 1990. King Rudolf said he would sign a treaty in June. \
    The two countries have quarrelled for years.";

fn gold() -> Gold {
    let event = |trigger: &str, date: &str, kind: &str, source: &[&str], target: &[&str]| {
        json!({"trigger": trigger, "start": TEXT.find(trigger), "date": date, "type": kind, "source": source,
            "target": target, "stance": "asserted", "holder": "", "key": false, "same": []})
    };
    let mut events = vec![
        event("attacked", "1990-05-03", "ASSAULT", &["Ruritania"], &["Sylvania"]),
        event("said", "1990-05", "SAY", &["Rudolf"], &[]),
        event("sign", "1990-06", "AGREE", &["Rudolf"], &[]),
        event("quarrelled", "", "REJECT", &["Ruritania", "Sylvania"], &["Ruritania", "Sylvania"]),
    ];
    events[0]["key"] = json!(true);
    events[2]["stance"] = json!("planned");
    events[2]["holder"] = json!("Rudolf");
    events[2]["same"] = json!([TEXT.find("treaty")]);
    events[3]["mutual"] = json!(true);
    let gold = json!({"id": "case", "events": events,
    "actors": [
        {"name": "Ruritania", "aliases": ["Strelsau"]},
        {"name": "Sylvania", "aliases": []},
        {"name": "Rudolf", "aliases": ["King Rudolf", "the king"]},
        {"name": "Hentzau", "aliases": [], "optional": true},
    ],
    "relations": [
        {"source": "Rudolf", "type": "leader_of", "target": "Ruritania"},
        {"source": "Ruritania", "type": "opponent_of", "target": "Sylvania"},
        {"source": "Hentzau", "type": "member_of", "target": "Ruritania"},
    ]});
    serde_json::from_value(gold).unwrap()
}

/// A system event whose evidence is its sentence.
fn event(trigger: &str, date: &str, kind: &str, participants: &[(&str, &str)]) -> Value {
    let at = TEXT.find(trigger).unwrap();
    let start = TEXT[..at].rfind(". ").map_or(0, |p| p + 2);
    let end = start + TEXT[start..].find('.').unwrap() + 1;
    let participants: Vec<Value> =
        participants.iter().map(|(actor, role)| json!({"actor": actor, "role": role})).collect();
    json!({"trigger": trigger, "date": {"value": date}, "type": kind, "participants": participants,
        "stance": {"kind": "asserted", "holder": null},
        "evidence": [{"start": start, "end": end, "quote": &TEXT[start..end]}]})
}

fn timeline(events: &[Value]) -> Value {
    json!({"events": events, "relations": [], "actors": [
        {"id": "1", "name": "Ruritania", "aliases": ["Strelsau"]},
        {"id": "2", "name": "Sylvania", "aliases": []},
        {"id": "3", "name": "King Rudolf", "aliases": ["Rudolf", "the king"]},
    ]})
}

fn perfect() -> Value {
    let mut plan = event("sign", "1990-06", "AGREE", &[("3", "source")]);
    plan["stance"] = json!({"kind": "planned", "holder": "3"});
    let mut timeline = timeline(&[
        event("attacked", "1990-05-03", "ASSAULT", &[("1", "source"), ("2", "target")]),
        event("said", "1990-05", "SAY", &[("3", "source")]),
        plan,
        event("quarrelled", "", "REJECT", &[("1", "participant"), ("1", "source"), ("2", "target")]),
    ]);
    timeline["relations"] = json!([
        {"source": "3", "type": "president_of", "target": "1"},
        {"source": "2", "type": "enemy of", "target": "1"},
        {"source": "1", "type": "has_member", "target": "Hentzau"},
    ]);
    timeline
}

#[test]
fn a_perfect_timeline_gets_every_point() {
    let expected = Counts {
        gold: 4.0,
        system: 4.0,
        scope: 4.0,
        hits: 4.0,
        pairs: 4.0,
        keys: 1.0,
        key: 1.0,
        date: 4.0,
        near: 4.0,
        kind: 4.0,
        stance: 4.0,
        held: 1.0,
        holder: 1.0,
        fact: 4.0,
        who: 6.0,
        who_g: 6.0,
        who_s: 6.0,
        actor: 3.0,
        actor_g: 3.0,
        actor_s: 3.0,
        b3p: 5.0,
        b3r: 5.0,
        b3_s: 5.0,
        b3_g: 5.0,
        pair: 3.0,
        pair_g: 3.0,
        pair_s: 3.0,
        typed: 3.0,
        typed_g: 3.0,
        typed_s: 3.0,
    };
    assert_eq!(score(&gold(), &perfect(), TEXT), expected);
    assert_eq!(score(&gold(), &perfect(), ""), expected);
}

#[test]
fn an_empty_timeline_gets_none() {
    let c = score(&gold(), &json!({}), TEXT);
    assert_eq!((c.gold, c.keys, c.actor_g, c.pair_g), (4.0, 1.0, 3.0, 3.0));
    assert_eq!((c.system, c.scope, c.pairs, c.fact, c.actor_s, c.pair_s), (0.0, 0.0, 0.0, 0.0, 0.0, 0.0));
}

#[test]
fn errors_cost_what_they_should() {
    let c = score(
        &gold(),
        &timeline(&[
            // The date is wider and the roles are turned round.
            event("attacked", "1990-05", "ASSAULT", &[("2", "source"), ("1", "target")]),
            // A copy of it that is better and takes its place.
            event("attacked", "1990-05-03", "COERCE", &[("1", "source"), ("2", "source")]),
            // In scope, but no gold event.
            event("would", "1990-05", "OTHER", &[]),
            // Another date, and the actor is unknown.
            event("said", "1991", "SAY", &[("Nobody", "source")]),
        ]),
        TEXT,
    );
    assert_eq!((c.system, c.scope, c.hits, c.pairs, c.key), (4.0, 4.0, 3.0, 2.0, 1.0));
    assert_eq!((c.date, c.near, c.kind, c.stance, c.fact), (1.0, 1.0, 1.0, 2.0, 1.0));
    assert_eq!((c.who, c.who_s, c.who_g), (1.0, 3.0, 3.0));
}

#[test]
fn an_event_outside_the_annotated_mentions_is_not_in_scope() {
    let mut x = event("attacked", "1990-05-03", "ASSAULT", &[]);
    x["evidence"] = json!([{"start": 0, "end": 9, "quote": "Ruritania"}]);
    let c = score(&gold(), &timeline(&[x]), TEXT);
    assert_eq!((c.system, c.scope, c.pairs), (1.0, 0.0, 0.0));
}

#[test]
fn a_quote_from_another_rendering_of_the_text_is_known_by_its_neighbours() {
    let with = |quote: &str| {
        let mut x = event("attacked", "1990-05-03", "ASSAULT", &[]);
        x["evidence"] = json!([{"start": 70, "end": 70 + quote.len(), "quote": quote}]);
        score(&gold(), &timeline(&[x]), TEXT).pairs
    };
    assert_eq!(with("Ruritania attacked Sylvania on 3 May"), 1.0);
    assert_eq!(with("The moths attacked woollen coats in May"), 0.0);
}

#[test]
fn a_second_actor_for_one_and_an_unknown_one_are_wrong() {
    let timeline = json!({"actors": [
        {"id": "1", "name": "Rudolf", "aliases": []},
        {"id": "2", "name": "the king", "aliases": ["Strelsau"]},
        {"id": "3", "name": "Zenda", "aliases": []},
        {"id": "4", "name": "Hentzau", "aliases": []},
    ]});
    let c = score(&gold(), &timeline, TEXT);
    assert_eq!((c.actor, c.actor_g, c.actor_s), (1.0, 3.0, 3.0));
    // "rudolf" and "king" are one in gold; "king" and "strelsau" are one here; "hentzau" stands alone in both.
    assert_eq!((c.b3p, c.b3_s), (1.0 + 0.5 + 0.5 + 1.0, 4.0));
    assert_eq!((c.b3r, c.b3_g), (0.5 + 0.5 + 0.5, 5.0));
}

#[test]
fn relations_know_synonyms_and_directions() {
    let mut timeline = timeline(&[]);
    timeline["relations"] = json!([
        {"source": "1", "type": "leader_of", "target": "3"},
        {"source": "1", "type": "rival_of", "target": "2"},
        {"source": "2", "type": "ally_of", "target": "3"},
        {"source": "1", "type": "part_of", "target": "1"},
        {"source": "1", "type": "part_of", "target": "Nobody"},
    ]);
    let c = score(&gold(), &timeline, TEXT);
    assert_eq!((c.pair, c.pair_s, c.pair_g), (2.0, 3.0, 3.0));
    assert_eq!((c.typed, c.typed_s, c.typed_g), (1.0, 3.0, 3.0));
}

#[test]
fn dates_are_intervals_of_days() {
    let days = |from: &str, to: &str| Some((interval(from).unwrap().0, interval(to).unwrap().1));
    assert_eq!(interval("0001-01-01"), Some((1, 1)));
    assert_eq!(interval("2007-05"), days("2007-05-01", "2007-05-31"));
    assert_eq!(interval("2007-12~"), days("2007-12-01", "2007-12-31"));
    assert_eq!(interval("197X"), days("1970-01-01", "1979-12-31"));
    assert_eq!(interval("2012-SU"), days("2012-06-01", "2012-08-31"));
    assert_eq!(interval("2012-24"), days("2012-12-01", "2013-02-28"));
    assert_eq!(interval("2013-W01"), days("2012-12-31", "2013-01-06"));
    assert_eq!(interval("2007-05-28T16:28/2007-06"), days("2007-05-28", "2007-06-30"));
    assert_eq!(interval("../1993"), Some((0, interval("1993").unwrap().1)));
    assert_eq!(interval("1993/.."), Some((interval("1993").unwrap().0, FAR)));
    for none in ["", "XXXX", "2007-13", "2007-02-30", "0000", "May 2007", "2007-5", "1993/soon"] {
        assert_eq!(interval(none), None, "{none}");
    }
}

#[test]
fn words_are_compared_by_stem_and_names_without_titles() {
    let stem = |word: &str| stems(word).into_iter().next().unwrap();
    assert_eq!(stem("stopped"), stem("stops"));
    assert_eq!(stem("met"), stem("meeting"));
    assert_ne!(stem("die"), stem("dig"));
    assert!(stems("was the") == stems("the was") && !stems("was the").is_empty());
    assert_eq!(tokens("Iran's c++ x_y"), [(0, "Iran".into()), (7, "c++".into()), (11, "x".into()), (13, "y".into())]);
    assert_eq!(name("the President Abdelaziz Bouteflika"), ["abdelaziz", "bouteflika"]);
    assert_eq!(name("prime minister"), ["prime", "minister"]);
}
