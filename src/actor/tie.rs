//! Verbs and participles that say who belongs to whom: `linked to`, `based in`, `owned by`, `X owns Y`.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::phrase::{case, children, lemma, relation};
use super::relation::Found;
use super::scene::Scene;
use super::sieve::subject_of_copula;
use super::table::{field, rows};
use crate::text::{Relation, Sentence, Upos};

/// Verb and preposition (empty for a direct object) to predicate.
fn table() -> &'static HashMap<(&'static str, &'static str), &'static str> {
    static TIES: OnceLock<HashMap<(&'static str, &'static str), &'static str>> = OnceLock::new();
    TIES.get_or_init(|| {
        rows(include_str!("../../data/actor/ties.tsv")).map(|r| ((field(&r, 0), field(&r, 1)), field(&r, 2))).collect()
    })
}

/// Adds the relations of all verbs of the table.
pub(super) fn find(scene: &Scene<'_>, out: &mut Vec<Found>) {
    for (s, sentence) in scene.sentences.iter().enumerate() {
        for (at, t) in sentence.tokens.iter().enumerate() {
            if matches!(t.upos, Upos::Verb | Upos::Adj | Upos::Noun) {
                verb(scene, s, sentence, at, out);
            }
        }
    }
}

fn verb(scene: &Scene<'_>, s: usize, sentence: &Sentence, at: usize, out: &mut Vec<Found>) {
    let word = lemma(sentence, at);
    let known = |prep: &str| table().iter().any(|((w, p), _)| *w == word && *p == prep);
    if !table().keys().any(|(w, _)| *w == word) {
        return;
    }
    let Some(t) = sentence.tokens.get(at) else { return };
    let passive = t.tag.as_str() == "VBN" || children(sentence, at).any(|k| relation(sentence, k) == Relation::AuxPass);
    let negated = children(sentence, at).any(|k| {
        relation(sentence, k) == Relation::Advmod && matches!(lemma(sentence, k).as_str(), "not" | "never" | "n't")
    });
    if negated {
        return;
    }
    // Whom it is said of: the noun it modifies, or its subject.
    let of = match t.relation {
        Relation::Acl | Relation::Amod => t.head,
        Relation::AclRelcl => t.head,
        Relation::Appos if t.upos == Upos::Noun => t.head,
        _ => children(sentence, at)
            .find(|&k| relation(sentence, k).is_subject())
            .or_else(|| subject_of_copula(sentence, at)),
    };
    let Some(source) = of.and_then(|h| scene.at_head(s, h)) else { return };
    for child in children(sentence, at) {
        let prep = match relation(sentence, child) {
            Relation::Obl | Relation::Nmod | Relation::OblAgent => case(sentence, child),
            Relation::Obj if !passive => String::new(),
            _ => continue,
        };
        if prep.is_empty() && relation(sentence, child) != Relation::Obj || !known(&prep) {
            continue;
        }
        let kind = table().iter().find(|((w, p), _)| *w == word && *p == prep).map(|(_, k)| *k);
        let Some((kind, target)) = kind.zip(scene.at_head(s, child)) else { continue };
        if target != source {
            let (a, b) = (scene.candidates.get(source), scene.candidates.get(target));
            let first = a.map_or(at, |c| c.first).min(b.map_or(at, |c| c.first)).min(at);
            let last = a.map_or(at, |c| c.last).max(b.map_or(at, |c| c.last)).max(at + 1);
            out.push(Found { source, target, kind: kind.to_owned(), place: (s, first, last) });
        }
    }
}
