//! A floor under the exactness of propositions on the gold set in `gold/`, by the measure of BenchIE (Gashteovski et al.,
//! ACL 2022): a proposition is right if it equals one of the listed forms of a fact.

use std::collections::{BTreeMap, BTreeSet};

use crate::command::{dateline, errors};

/// Runs of words, each with whether it may be left out.
type Slot = Vec<(Vec<String>, bool)>;

/// The three slots of a form.
type Fact = Vec<Slot>;

fn slot(text: &str) -> Slot {
    let words = |s: &str| s.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((plain, more)) = rest.split_once('[') {
        let (optional, after) = more.split_once(']').expect("a closing bracket");
        parts.extend([(words(plain), false), (words(optional), true)]);
        rest = after;
    }
    parts.push((words(rest), false));
    parts.retain(|p| !p.0.is_empty());
    parts
}

/// Whether a slot can be read as these words.
fn fits(slot: &Slot, words: &[&str]) -> bool {
    let mut places = BTreeSet::from([0]);
    for (part, optional) in slot {
        let over = |&at: &usize| words[at..].iter().zip(part).filter(|(a, b)| a == b).count() == part.len();
        let next: BTreeSet<usize> = places.iter().filter(|at| over(at)).map(|at| at + part.len()).collect();
        places = if *optional { &places | &next } else { next };
    }
    places.contains(&words.len())
}

/// The facts of each sentence (by its text), each fact with its forms.
fn gold() -> BTreeMap<String, Vec<Vec<Fact>>> {
    let mut all: BTreeMap<String, Vec<Vec<Fact>>> = BTreeMap::new();
    let mut sentence = String::new();
    for line in include_str!("gold/gold.txt").lines() {
        if let Some(head) = line.strip_prefix("sent_id:") {
            sentence = head.split_once('\t').expect("a sentence").1.to_owned();
            all.entry(sentence.clone()).or_default();
        } else if line.contains("--> Cluster") {
            all.get_mut(&sentence).expect("a sentence").push(Vec::new());
        } else if let [first, relation, second] = line.split("-->").collect::<Vec<_>>().as_slice() {
            let form = vec![slot(first), slot(relation), slot(second)];
            all.get_mut(&sentence).and_then(|facts| facts.last_mut()).expect("a fact").push(form);
        }
    }
    all
}

/// Precision and recall over facts.
fn score(form: &[&str]) -> (f64, f64) {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/triples/gold/sentences.txt");
    let run = dateline(&[&["triples", "--quiet", "--input", "tokens", path], form].concat());
    assert_eq!(run.status.code(), Some(0), "{}", errors(&run));
    let gold = gold();
    let facts: usize = gold.values().map(Vec::len).sum();
    assert_eq!((gold.len(), facts), (60, 218));
    let (mut hit, mut wrong) = (BTreeSet::new(), 0);
    for line in String::from_utf8(run.stdout).unwrap().lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let said = [fields[3], fields[2], &fields[4..].join(" ")].map(|s| s.to_owned());
        let words: Vec<Vec<&str>> = said.iter().map(|s| s.split_whitespace().collect()).collect();
        let equal = |f: &Fact| f.iter().zip(&words).all(|(slot, words)| fits(slot, words));
        let found: Vec<usize> =
            gold[fields[0]].iter().enumerate().filter(|(_, forms)| forms.iter().any(equal)).map(|(n, _)| n).collect();
        wrong += usize::from(found.is_empty());
        hit.extend(found.into_iter().map(|n| (fields[0].to_owned(), n)));
    }
    let (precision, recall) = (hit.len() as f64 / (hit.len() + wrong) as f64, hit.len() as f64 / facts as f64);
    println!("{form:?}: P {precision:.3} R {recall:.3} F1 {:.3}", 2.0 * precision * recall / (precision + recall));
    (precision, recall)
}

#[test]
fn binary_propositions_equal_the_forms_of_facts_as_often_as_they_did() {
    let (precision, recall) = score(&["--binary"]);
    assert!(precision > 0.91 && recall > 0.8, "P {precision:.3} R {recall:.3}");
}

#[test]
fn propositions_of_clauses_equal_the_forms_of_facts_as_often_as_they_did() {
    let (precision, recall) = score(&[]);
    assert!(precision > 0.7 && recall > 0.42, "P {precision:.3} R {recall:.3}");
}
