//! Parts of speech in the light of the tree: where the network wavered between two, the one that fits the tree is taken.

use super::net::Tree;
use super::net::guess::Guess;
use super::{Relation, Tag, Upos};

/// What the dependents of a word say of it.
#[derive(Debug, Clone, Copy, Default)]
struct Signs {
    /// A dependent that only predicates have.
    subject: bool,
    /// A dependent that only verbs have.
    object: bool,
    auxiliary: bool,
    copula: bool,
    /// A dependent that only nouns have.
    determiner: bool,
    case: bool,
}

/// The class of each word.
pub(super) fn mend(guesses: &[Guess], tree: &Tree, classes: &[(Tag, Upos)]) -> Vec<u8> {
    let mut signs = vec![Signs::default(); guesses.len()];
    for (head, relation) in tree {
        let Some(sign) = head.and_then(|h| signs.get_mut(h)) else { continue };
        match relation {
            Relation::Nsubj | Relation::NsubjPass | Relation::Csubj => sign.subject = true,
            Relation::Obj | Relation::Iobj | Relation::CompoundPrt => sign.object = true,
            Relation::Aux | Relation::AuxPass => sign.auxiliary = true,
            Relation::Cop => sign.copula = true,
            Relation::Det | Relation::NmodPoss | Relation::Amod => sign.determiner = true,
            Relation::Case => sign.case = true,
            _ => {}
        }
    }
    let class = |number: u8| classes.get(usize::from(number)).copied();
    let mut out = Vec::with_capacity(guesses.len());
    for ((guess, (_, relation)), signs) in guesses.iter().zip(tree).zip(&signs) {
        let better = match (class(guess.first), class(guess.second)) {
            (Some(first), Some(second)) => fits_better(first, second, *relation, *signs),
            _ => false,
        };
        out.push(if better { guess.second } else { guess.first });
    }
    out
}

/// Whether a word's place in the tree is one for the second class and not for the first.
fn fits_better(first: (Tag, Upos), second: (Tag, Upos), relation: Relation, signs: Signs) -> bool {
    let nominal = |upos: Upos| matches!(upos, Upos::Noun | Upos::Propn | Upos::Adj);
    let verbal = (signs.subject && !signs.copula) || signs.object;
    match (first, second) {
        ((_, one), (tag, Upos::Verb)) if nominal(one) && tag.is_verb() => {
            verbal && !signs.copula && !signs.determiner && !signs.case
        }
        ((_, Upos::Verb), (_, other)) if nominal(other) => {
            (signs.determiner || signs.copula) && !verbal && !signs.auxiliary
                || (signs.case && !verbal && relation != Relation::Acl && relation != Relation::Advcl)
        }
        ((Tag::Vbd, Upos::Verb), (Tag::Vbn, Upos::Verb)) => {
            matches!(relation, Relation::Acl | Relation::Amod) && !signs.subject
        }
        ((Tag::Vbn, Upos::Verb), (Tag::Vbd, Upos::Verb)) => signs.subject && signs.object && !signs.auxiliary,
        _ => false,
    }
}
