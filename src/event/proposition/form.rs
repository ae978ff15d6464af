//! The forms in which what a clause says is given: all arguments at once, or two by two.

use super::super::clause::frame::PartKind;
use super::clausal::{Assertion, Place, Slot};
use super::{Proposition, Word};

/// One proposition for each subject and each part of the second argument, with all other arguments behind them. Where the
/// verb has no object the preposition of the first phrase behind it belongs to the relation.
pub(super) fn nary(assertion: &Assertion, all: &mut Vec<Proposition>) {
    let Some((second, more)) = assertion.slots.split_first() else { return };
    let lifted = second.place != Place::Front;
    let relation = if lifted { with_marker(&assertion.group, second, false) } else { assertion.group.clone() };
    let seconds = if lifted { second.members.clone() } else { vec![full(second)] };
    for subject in &assertion.subjects {
        for second in &seconds {
            let mut arguments = vec![subject.clone(), second.clone()];
            arguments.extend(more.iter().map(full));
            all.push(proposition(assertion, relation.clone(), arguments));
        }
    }
}

/// For each object or complement, and for each adverbial, one proposition of two arguments. The object goes with the verb
/// in the relation of an adverbial (`joined the firm in` 1941), and so does one who is given something in that of the gift.
pub(super) fn binary(assertion: &Assertion, all: &mut Vec<Proposition>) {
    let slots = &assertion.slots;
    let mut group = assertion.group.clone();
    for (n, slot) in slots.iter().enumerate() {
        let core = slot.place == Place::Core;
        let receiver =
            slot.kind == PartKind::Recipient && slots.get(n + 1).is_some_and(|next| next.place == Place::Core);
        let receiver = receiver && !slots.iter().any(|s| s.kind == PartKind::Content);
        // How something is done says little by itself.
        let manner = slot.kind == PartKind::Adverb && slots.len() > 1;
        let relation = with_marker(&group, slot, n > 0 && slots.first().is_some_and(|s| s.place == Place::Core));
        // What is said has times and places of its own; only what stands before it is of the saying.
        let content = slots.iter().find(|s| s.kind == PartKind::Content).and_then(|s| s.whole.first());
        let said = !core && content.is_some_and(|first| !precedes(slot, first) && !quoted(assertion, slot, first));
        // `made him king` does not say that they made him; a clause that is also a circumstance is told as one.
        let part = assertion.predicative && slot.kind == PartKind::Object
            || slot.kind == PartKind::Adverbial && !assertion.clauses.is_empty();
        for subject in assertion.subjects.iter().filter(|_| !receiver && !manner && !said && !part) {
            for member in &slot.members {
                all.push(proposition(assertion, relation.clone(), vec![subject.clone(), member.clone()]));
            }
        }
        if core && slot.kind != PartKind::Content {
            group = relation;
            group.extend(slot.whole.iter().copied());
        }
    }
    for clause in &assertion.clauses {
        let relation = with_marker(&group, clause, true);
        for subject in &assertion.subjects {
            all.push(proposition(assertion, relation.clone(), vec![subject.clone(), clause.whole.clone()]));
        }
    }
}

/// `We won, she said in May`: what stands behind the verb of a speech before it is of the saying.
fn quoted(assertion: &Assertion, slot: &Slot, first: &Word) -> bool {
    slot.place == Place::Behind && matches!(first, Word::At(first) if *first < assertion.head)
}

/// Whether all of a slot stands before a word.
fn precedes(slot: &Slot, word: &Word) -> bool {
    match (slot.whole.last(), word) {
        (Some(Word::At(last)), Word::At(word)) => last < word,
        _ => false,
    }
}

fn proposition(assertion: &Assertion, relation: Vec<Word>, arguments: Vec<Vec<Word>>) -> Proposition {
    Proposition { construction: assertion.construction, head: assertion.head, relation, arguments }
}

/// A verb group with the preposition of a slot: where it stands in the sentence, or behind the group where that has
/// an object in it.
fn with_marker(group: &[Word], slot: &Slot, behind: bool) -> Vec<Word> {
    if behind || slot.displaced || slot.place == Place::Front {
        group.iter().copied().chain(slot.marker.iter().map(|&w| Word::At(w))).collect()
    } else {
        joined(group, &slot.marker)
    }
}

/// A slot with its preposition before it.
fn full(slot: &Slot) -> Vec<Word> {
    if slot.displaced {
        slot.marker.iter().map(|&w| Word::At(w)).chain(slot.whole.iter().copied()).collect()
    } else {
        joined(&slot.whole, &slot.marker)
    }
}

/// Words of a sentence put in text order; what was added to them stays in front.
fn joined(words: &[Word], more: &[usize]) -> Vec<Word> {
    let mut all: Vec<Word> = words.iter().copied().chain(more.iter().map(|&w| Word::At(w))).collect();
    all.sort_by_key(|word| match word {
        Word::Added(_) => None,
        Word::At(i) => Some(*i),
    });
    all
}
