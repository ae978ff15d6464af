//! Propositions of nouns that name an event: `the arrest of Reka by border guards`, `talks between Greece and Albania`.

use super::super::clause::words::{Class, is};
use super::super::lexicon::{Frame, lexicon};
use super::super::tree::Tree;
use super::phrase::phrase;
use super::{Construction, Proposition, Word};
use crate::text::{Relation, Tag, Upos};

/// What the noun at `i` says, if it names an event and says who takes part in it.
pub(super) fn proposition(tree: &Tree, i: usize) -> Option<Proposition> {
    let noun = matches!(tree.upos(i), Upos::Noun);
    let entry = lexicon().noun(tree.lemma(i)).filter(|_| noun)?;
    let case = |c: usize| tree.relation(c) == Relation::Case;
    let whole = |c: usize| phrase(tree, c, None, case).into_iter().map(Word::At).collect::<Vec<_>>();
    // A pronoun would have to be resolved first.
    let possessor = tree.by(i, &[Relation::NmodPoss]).find(|&p| matches!(tree.upos(p), Upos::Noun | Upos::Propn));
    let nominal = |n: &usize| *n > i && tree.upos(*n) != Upos::Verb && !is(tree.lemma(*n), Class::Calendar);
    let with =
        |wanted: &str| tree.by(i, &[Relation::Nmod]).filter(nominal).find(|&n| tree.case(n).as_deref() == Some(wanted));
    let act = Word::At(i);
    let marked = |n: usize| tree.by(n, &[Relation::Case]).find(|&c| tree.tag(c) != Tag::Pos).map(Word::At);
    let (who, relation, whom) = if entry.frame == Frame::Mutual {
        let joined = |c: usize| case(c) || matches!(tree.relation(c), Relation::Conj | Relation::Cc);
        let one = |c: usize| phrase(tree, c, None, joined).into_iter().map(Word::At).collect::<Vec<_>>();
        let pair = with("between").and_then(|n| {
            let mut others = tree.by(n, &[Relation::Conj]);
            others.next().filter(|_| others.next().is_none()).map(|other| (n, other))
        });
        match pair {
            Some((n, other)) => (one(n), vec![act, Word::Added("with")], one(other)),
            None => {
                let other = with("with")?;
                (whole(possessor?), vec![act, marked(other)?], whole(other))
            }
        }
    } else {
        let agent = with("by");
        match (agent.or(possessor), with("of"), agent.and(possessor)) {
            (Some(agent), Some(patient), _) => (whole(agent), vec![act, marked(patient)?], whole(patient)),
            (Some(agent), None, Some(patient)) => (whole(agent), vec![act, Word::Added("of")], whole(patient)),
            (Some(agent), None, None) => {
                let target = ["on", "against"].iter().find_map(|p| with(p))?;
                (whole(agent), vec![act, marked(target)?], whole(target))
            }
            _ => return None,
        }
    };
    let open = |words: &[Word]| {
        words.iter().any(|w| matches!(w, Word::At(w) if matches!(tree.tag(*w), Tag::Wp | Tag::Wdt | Tag::WpPoss)))
    };
    let said = !who.is_empty() && !whom.is_empty() && !open(&who) && !open(&whom);
    said.then(|| Proposition { construction: Construction::Deed, head: i, relation, arguments: vec![who, whom] })
}
