//! The forms in which what a clause says is given: all arguments at once, or two by two.

use super::clausal::{Assertion, Place, Slot};
use super::{Proposition, Word};

/// One proposition for each subject and each part of the second argument, with all other arguments behind them. Where the
/// verb has no object the preposition of the first phrase behind it belongs to the relation.
pub(super) fn nary(assertion: &Assertion, all: &mut Vec<Proposition>) {
    let Some((second, more)) = assertion.slots.split_first() else { return };
    let lifted = second.place != Place::Front;
    let relation = if lifted { with_marker(&assertion.group, second) } else { assertion.group.clone() };
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
/// in the relation of an adverbial: `joined the firm in` 1941.
pub(super) fn binary(assertion: &Assertion, all: &mut Vec<Proposition>) {
    let mut group = assertion.group.clone();
    let has_core = assertion.slots.iter().any(|s| s.place == Place::Core);
    for (n, slot) in assertion.slots.iter().enumerate() {
        // A clause that is said swallows what follows it.
        if n > 0 && slot.place != Place::Core && slot.marker.is_empty() && has_core && slot.whole.len() < 2 {
            continue;
        }
        let relation = if slot.place == Place::Core && n == 0 || !has_core {
            with_marker(&group, slot)
        } else {
            group.iter().copied().chain(slot.marker.iter().map(|&w| Word::At(w))).collect()
        };
        for subject in &assertion.subjects {
            for member in &slot.members {
                all.push(proposition(assertion, relation.clone(), vec![subject.clone(), member.clone()]));
            }
        }
        if slot.place == Place::Core {
            group = joined(&group, &slot.marker);
            group.extend(slot.whole.iter().copied());
        }
    }
}

fn proposition(assertion: &Assertion, relation: Vec<Word>, arguments: Vec<Vec<Word>>) -> Proposition {
    Proposition { construction: assertion.construction, head: assertion.head, relation, arguments }
}

/// A verb group with the preposition of a slot behind it.
fn with_marker(group: &[Word], slot: &Slot) -> Vec<Word> {
    if slot.displaced || slot.place == Place::Front {
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
