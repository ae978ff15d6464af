//! A floor under the scores on the development part of CaRB (Bhardwaj et al., EMNLP 2019), where that is at hand.

use std::collections::BTreeMap;
use std::path::Path;

use crate::command::{dateline, errors};

/// Relation, first argument, and the others joined.
type Tuple = Vec<Vec<String>>;

fn tuple(relation: &str, arguments: &[&str]) -> Tuple {
    let words = |s: &str| s.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let plain: Vec<&str> = arguments.iter().map(|a| a.trim()).filter(|a| !a.starts_with("C: ")).collect();
    let mut all = vec![words(relation)];
    if let Some((first, rest)) = plain.split_first() {
        all.push(words(first));
        if !rest.is_empty() {
            all.push(words(&rest.join(" ")));
        }
    }
    all
}

/// Words of `gold` that are in `found` as well, each counted as often as it is in both.
fn shared(gold: &[String], found: &[String]) -> usize {
    let mut left: Vec<&String> = found.iter().collect();
    let in_both = |w: &&String| left.iter().position(|l| l == w).map(|at| left.swap_remove(at)).is_some();
    gold.iter().filter(in_both).count()
}

/// Precision and recall of one tuple against one gold tuple.
fn pair(gold: &Tuple, found: &Tuple) -> (f64, f64) {
    let (Some(relation), Some(found_relation)) = (gold.first(), found.first()) else { return (0.0, 0.0) };
    if shared(relation, found_relation) == 0 || found.len() < gold.len() {
        return (0.0, 0.0);
    }
    let matched: usize = gold.iter().zip(found).map(|(g, f)| shared(g, f)).sum();
    let size = |t: &[Vec<String>]| t.iter().map(Vec::len).sum::<usize>() as f64;
    (matched as f64 / size(&found[..gold.len()]), matched as f64 / size(gold))
}

/// Sum of the best precisions of a one to one matching, best first.
fn matched(scores: &[Vec<(f64, f64)>], found: usize) -> f64 {
    let (mut gold_free, mut found_free) = (vec![true; scores.len()], vec![true; found]);
    let mut sum = 0.0;
    for _ in 0..scores.len().min(found) {
        let open = (0..scores.len())
            .flat_map(|i| (0..found).map(move |j| (i, j)))
            .filter(|&(i, j)| gold_free[i] && found_free[j]);
        let Some((i, j)) = open.max_by(|a, b| scores[a.0][a.1].0.total_cmp(&scores[b.0][b.1].0)) else { break };
        sum += scores[i][j].0;
        (gold_free[i], found_free[j]) = (false, false);
    }
    sum
}

#[test]
fn the_development_set_is_matched_as_well_as_it_was() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/openie");
    let Ok(gold) = std::fs::read_to_string(folder.join("carb_dev.tsv")) else {
        println!("skipped: {} is not there", folder.display());
        return;
    };
    let key = |s: &str| s.chars().filter(|c| !c.is_ascii_punctuation() && *c != ' ').collect::<String>();
    let mut golds: BTreeMap<String, Vec<Tuple>> = BTreeMap::new();
    for line in gold.lines().filter(|l| !l.trim().is_empty()) {
        let fields: Vec<&str> = line.trim().split('\t').collect();
        golds.entry(key(fields[0])).or_default().push(tuple(fields[1], &fields[2..]));
    }
    let path = folder.join("carb_dev_sentences.txt");
    let run = dateline(&["triples", "--quiet", "--input", "tokens", path.to_str().unwrap()]);
    assert_eq!(run.status.code(), Some(0), "{}", errors(&run));
    let mut found: BTreeMap<String, Vec<Tuple>> = BTreeMap::new();
    for line in String::from_utf8(run.stdout).unwrap().lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        found.entry(key(fields[0])).or_default().push(tuple(fields[2], &fields[3..]));
    }
    let (mut right, mut all, mut hit, mut wanted) = (0.0, 0, 0.0, 0);
    for (sentence, golds) in &golds {
        let none = Vec::new();
        let found = found.get(sentence).unwrap_or(&none);
        let scores: Vec<Vec<(f64, f64)>> = golds.iter().map(|g| found.iter().map(|f| pair(g, f)).collect()).collect();
        right += matched(&scores, found.len());
        all += found.len();
        hit += scores.iter().map(|row| row.iter().fold(0.0_f64, |best, s| best.max(s.1))).sum::<f64>();
        wanted += golds.len();
    }
    let (precision, recall) = (right / all as f64, hit / wanted as f64);
    let f1 = 2.0 * precision * recall / (precision + recall);
    println!("P {precision:.3} R {recall:.3} F1 {f1:.3} of {all} propositions");
    assert!(f1 > 0.57, "F1 {f1:.3}");
    assert!(precision > 0.6, "P {precision:.3}");
}
