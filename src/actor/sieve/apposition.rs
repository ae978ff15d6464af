//! What a sentence itself says to be one: appositions and copulas.

use crate::actor::LinkReason;
use crate::actor::phrase::{children, lemma, relation};
use crate::actor::scene::Scene;
use crate::text::{Relation, Sentence};

/// Links appositions (`Ryan Crocker, the US envoy`) and predicates (`Smith is the chairman`) to what they are said of.
pub(in crate::actor) fn link(scene: &mut Scene<'_>) {
    for i in 0..scene.candidates.len() {
        let Some((c, sentence)) = scene.candidates.get(i).zip(scene.sentence(i)) else { continue };
        if c.pronoun.is_some() {
            continue;
        }
        let to = match relation(sentence, c.head) {
            Relation::Appos => sentence.tokens.get(c.head).and_then(|t| t.head),
            _ => subject_of_copula(sentence, c.head),
        };
        let Some(to) = to.and_then(|h| scene.at_head(c.sentence, h)).filter(|&t| t != i) else { continue };
        let Some(other) = scene.candidates.get(to) else { continue };
        // Two names side by side are a place in a place, or a list.
        if (c.is_name() && other.is_name()) || other.pronoun.is_some() || c.holds(other) || other.holds(c) {
            continue;
        }
        if c.kind != other.kind && !(scene.agree(i, to) && c.kind.is_some()) {
            continue;
        }
        scene.link(i, to, LinkReason::Apposition);
    }
}

/// Head of the subject that a nominal predicate is said of, where it is said without condition or negation.
pub(in crate::actor) fn subject_of_copula(sentence: &Sentence, predicate: usize) -> Option<usize> {
    let (mut copula, mut subject) = (false, None);
    for child in children(sentence, predicate) {
        match relation(sentence, child) {
            Relation::Cop => copula = true,
            Relation::Nsubj => subject = Some(child),
            Relation::Aux
                if matches!(
                    lemma(sentence, child).as_str(),
                    "would" | "could" | "might" | "may" | "should" | "will" | "must" | "can"
                ) =>
            {
                return None;
            }
            Relation::Advmod
                if matches!(lemma(sentence, child).as_str(), "not" | "never" | "n't" | "no" | "longer") =>
            {
                return None;
            }
            Relation::Mark if matches!(lemma(sentence, child).as_str(), "if" | "whether" | "unless") => return None,
            _ => {}
        }
    }
    subject.filter(|_| copula).map(|s| {
        // `who is the chairman`: the antecedent is what the clause hangs on.
        let relative = sentence.tokens.get(s).is_some_and(|t| matches!(t.tag.as_str(), "WP" | "WDT"));
        let clause = relation(sentence, predicate) == Relation::AclRelcl;
        sentence.tokens.get(predicate).and_then(|t| t.head).filter(|_| relative && clause).unwrap_or(s)
    })
}
