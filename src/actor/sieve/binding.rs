//! What the clause of a word says about whom it can mean: its subject, and the other arguments of its verb.

use crate::actor::lexicon::Lexicon;
use crate::actor::phrase::{children, clause, first_conjunct, head, lemma, relation};
use crate::actor::scene::Scene;
use crate::text::{Relation, Sentence, Tag};

/// Clauses gone up at most to find the subject that a verb shares.
const UP: usize = 6;

/// The subject of a verb: its own, or that of the clause it shares it with (`tried to hide his past`, `left and hid it`).
///
/// An object rather than the subject of the clause above does what an infinitive behind it says (`asked her to leave`).
pub(super) fn subject(sentence: &Sentence, verb: usize) -> Option<usize> {
    let mut at = verb;
    for _ in 0..UP {
        if let Some(own) = children(sentence, at).find(|&k| relation(sentence, k).is_subject()) {
            return Some(own);
        }
        let up = head(sentence, at)?;
        match relation(sentence, at) {
            Relation::Acl | Relation::AclRelcl => return Some(up),
            Relation::Xcomp if lemma(sentence, up) != "promise" => {
                let object = |k: &usize| matches!(relation(sentence, *k), Relation::Obj | Relation::Iobj);
                if let Some(controller) = children(sentence, up).find(object) {
                    return Some(controller);
                }
            }
            Relation::Xcomp | Relation::Conj | Relation::Advcl | Relation::Ccomp => {}
            _ => return None,
        }
        at = up;
    }
    None
}

/// Whether the clause of a word has a subject other than that word.
pub(super) fn has_subject(sentence: &Sentence, at: usize) -> bool {
    clause(sentence, at).and_then(|(verb, _)| subject(sentence, verb)).is_some_and(|s| s != at)
}

/// The subject of the clause that a candidate stands in, as a candidate; none if it is that subject itself.
pub(super) fn own_subject(scene: &Scene<'_>, i: usize) -> Option<usize> {
    let (c, sentence) = scene.candidates.get(i).zip(scene.sentence(i))?;
    let (verb, _) = clause(sentence, c.head)?;
    scene.at_head(c.sentence, subject(sentence, verb)?).filter(|&to| to != i)
}

/// The actors that a personal pronoun cannot mean: the other arguments of its own verb, the subject that the verb shares
/// with a clause above among them (principle B of the binding theory).
pub(super) fn excluded(scene: &Scene<'_>, i: usize) -> Vec<usize> {
    let Some((c, sentence)) = scene.candidates.get(i).zip(scene.sentence(i)) else { return Vec::new() };
    let Some(verb) = head(sentence, first_conjunct(sentence, c.head)) else { return Vec::new() };
    let argument = |k: usize| {
        let top = relation(sentence, k);
        top.is_subject() || matches!(top, Relation::Obj | Relation::Iobj | Relation::Obl | Relation::OblAgent)
    };
    if !argument(first_conjunct(sentence, c.head)) {
        return Vec::new();
    }
    let mut heads: Vec<usize> = children(sentence, verb).filter(|&k| k != c.head && argument(k)).collect();
    // The subject of an adverbial clause is not told by its form (`waited for the world to believe her`).
    let participle = sentence.tokens.get(verb).is_some_and(|t| t.tag == Tag::Vbg);
    let adverbial = relation(sentence, first_conjunct(sentence, verb)) == Relation::Advcl && !participle;
    heads.extend(subject(sentence, verb).filter(|&k| k != c.head && (!adverbial || head(sentence, k) == Some(verb))));
    let conjuncts: Vec<usize> = heads
        .iter()
        .flat_map(|&h| children(sentence, h).filter(|&k| relation(sentence, k) == Relation::Conj))
        .filter(|&k| k != c.head)
        .collect();
    heads.extend(conjuncts);
    heads.into_iter().filter_map(|h| scene.at_head(c.sentence, h)).map(|k| scene.root(k)).collect()
}

/// The subject of the main clause behind a pronoun in a phrase or clause before it: `In her speech, Ann Lee said …`.
pub(super) fn following_subject(scene: &Scene<'_>, i: usize) -> Option<usize> {
    let (c, sentence) = scene.candidates.get(i).zip(scene.sentence(i))?;
    let mut at = c.head;
    for _ in 0..2 * UP {
        let up = head(sentence, at)?;
        if up > at && matches!(relation(sentence, at), Relation::Obl | Relation::Advcl) {
            let own = children(sentence, up).find(|&k| k > c.last && relation(sentence, k).is_subject())?;
            return scene.at_head(c.sentence, own);
        }
        at = up;
    }
    None
}

/// Whoever says the clause that a pronoun is the subject of: `Lang` in `Lang said he would go`.
pub(super) fn teller(scene: &Scene<'_>, i: usize) -> Option<usize> {
    let (c, sentence) = scene.candidates.get(i).zip(scene.sentence(i))?;
    let (verb, _) = clause(sentence, c.head).filter(|_| relation(sentence, c.head).is_subject())?;
    let above = head(sentence, verb).filter(|_| relation(sentence, verb) == Relation::Ccomp)?;
    Lexicon::get().says(&lemma(sentence, above)).then_some(())?;
    scene.at_head(c.sentence, subject(sentence, above)?)
}
