//! Who speaks in each sentence.

use crate::actor::lexicon::Lexicon;
use crate::actor::phrase::{lemma, relation};
use crate::actor::scene::Scene;
use crate::text::{Relation, Upos};

/// For every sentence, the candidate that is the subject of a verb of speech in it, else the speaker of the
/// quotation that it is part of.
pub(in crate::actor) fn find(scene: &Scene<'_>) -> Vec<Option<usize>> {
    let own: Vec<Option<usize>> = (0..scene.sentences.len()).map(|s| own_speaker(scene, s)).collect();
    let mut out = own.clone();
    let mut last: Option<(usize, usize, usize)> = None;
    for (s, slot) in out.iter_mut().enumerate() {
        let block = scene.sentences.get(s).map_or(0, |x| x.block);
        match *slot {
            Some(who) => last = Some((s, block, who)),
            None => {
                let next = own
                    .get(s + 1)
                    .copied()
                    .flatten()
                    .filter(|_| scene.sentences.get(s + 1).is_some_and(|n| n.block == block));
                *slot = match last {
                    Some((at, b, who)) if s - at <= 6 && (b == block || s - at <= 2) => Some(who),
                    _ => next,
                };
            }
        }
    }
    out
}

fn own_speaker(scene: &Scene<'_>, index: usize) -> Option<usize> {
    let sentence = scene.sentences.get(index)?;
    let lexicon = Lexicon::get();
    scene.of_sentence(index).find(|&i| {
        scene.candidates.get(i).is_some_and(|c| {
            let verb = sentence.tokens.get(c.head).and_then(|t| t.head);
            let says = verb.is_some_and(|v| {
                sentence.tokens.get(v).is_some_and(|t| t.upos == Upos::Verb) && lexicon.says(&lemma(sentence, v))
            });
            !c.quoted
                && says
                && relation(sentence, c.head) == Relation::Nsubj
                && c.pronoun.is_none_or(|p| p.person == 3)
        })
    })
}
