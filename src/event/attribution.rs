//! Who says that who says what an event tells: the chain of its sources with the words that name them.

use super::govern::Link;
use super::lexicon::Attitude;
use super::quote::{Quoted, Speaker};
use super::tree::Tree;
use crate::evidence::Quoter;
use crate::record::{Attribution, StanceKind};
use crate::text::{Relation, Sentence};

/// Most words of a phrase that names a source.
const LONGEST: usize = 16;

/// Parts of a phrase that do not name its source.
const LEFT_OUT: &[Relation] = &[
    Relation::Acl,
    Relation::AclRelcl,
    Relation::Appos,
    Relation::Punct,
    Relation::Conj,
    Relation::Cc,
    Relation::Parataxis,
    Relation::Advcl,
];

/// The sources of an event, from the innermost to the outermost. Whoever wants or does something tells nothing by it and is
/// left out; whoever is quoted comes last.
pub(super) fn chain(
    tree: &Tree,
    number: usize,
    links: &[Link],
    quoted: Option<&Quoted>,
    sentences: &[Sentence],
    quoter: &Quoter,
) -> Vec<Attribution<usize>> {
    let own = links.iter().filter(|l| l.tells(tree)).filter_map(|l| source(tree, number, l, quoter));
    let mut chain: Vec<Attribution<usize>> = Vec::new();
    // `he said he hoped that …` has one source.
    for link in own {
        if chain.last().is_none_or(|l| l.holder.is_none() || l.holder != link.holder) {
            chain.push(link);
        }
    }
    if let Some(Speaker { sentence, link }) = quoted.and_then(|q| q.speaker.as_ref()) {
        let known = *sentence == number && links.iter().any(|l| l.cue == link.cue);
        let there = sentences.get(*sentence).filter(|_| !known);
        let outer = there.and_then(|s| source(&Tree::new(s), *sentence, link, quoter));
        chain.extend(outer.filter(|o| !chain.iter().any(|c| c.holder.is_some() && c.holder == o.holder)));
    }
    chain
}

/// A link as data; none where the text does not name whose attitude it is.
fn source(tree: &Tree, number: usize, link: &Link, quoter: &Quoter) -> Option<Attribution<usize>> {
    let words = phrase(tree, link.source.filter(|_| link.cue < tree.len())?, quoter);
    let cue = tree.token(link.cue)?;
    let kind = match link.attitude {
        Attitude::Says | Attitude::Believes => StanceKind::Reported,
        Attitude::Alleges => StanceKind::Accused,
        Attitude::Denies => StanceKind::Denied,
        Attitude::Plans | Attitude::Weighs | Attitude::Utters => StanceKind::Planned,
        Attitude::Prevents => StanceKind::Negated,
    };
    let evidence = quoter.evidence(number, tree.sentence, (cue.start, cue.end));
    Some(Attribution { holder: link.holder, words, kind, evidence })
}

/// The words of a noun phrase from its first to its last, without clauses and appositions.
fn phrase(tree: &Tree, head: usize, quoter: &Quoter) -> String {
    let mut stack = vec![head];
    let mut kept = vec![head];
    while let Some(at) = stack.pop() {
        for &child in tree.children(at) {
            let relation = tree.relation(child);
            let mark = at == head && relation == Relation::Case && child < head;
            if !LEFT_OUT.contains(&relation) && !mark && kept.len() < LONGEST && !kept.contains(&child) {
                kept.push(child);
                stack.push(child);
            }
        }
    }
    // What a name goes on with behind a part that is left out does not belong to the phrase.
    let from = |step: fn(usize) -> Option<usize>| {
        std::iter::successors(Some(head), |&i| step(i).filter(|n| kept.contains(n))).last().unwrap_or(head)
    };
    let (first, last) = (from(|i| i.checked_sub(1)), from(|i| i.checked_add(1)));
    match (tree.token(first), tree.token(last)) {
        (Some(a), Some(b)) => quoter.quote(a.start, b.end).to_owned(),
        _ => String::new(),
    }
}
