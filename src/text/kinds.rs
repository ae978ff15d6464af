//! Nouns that settle what a name is: its own head (`Foreign Ministry`), or what stands beside it (`the village of Jalawla`,
//! `insurer Allianz`, `Kabul province`, `Yukos, the oil company`).

use super::words::{NounPlace, Words};
use super::{Name, NameKind, Relation, Sentence, Token};
use crate::text::lower::lower;

/// An apposition is looked for over so many words at most, so that the time for long sentences stays linear.
const FARTHEST: usize = 40;

/// Gives the names of a sentence the kinds that nouns settle.
pub(super) fn settle(sentence: &mut Sentence) {
    let tokens = &sentence.tokens;
    for name in &mut sentence.names {
        let of_head = own_head(tokens, name).filter(|kind| may_be(name, *kind));
        let settled = of_head.or_else(|| beside(tokens, name).filter(|kind| becomes(name.kind, *kind)));
        name.kind = settled.unwrap_or(name.kind);
    }
}

/// The kind that the head of a name tells: its last word, or the one before `of` or `for`.
fn own_head(tokens: &[Token], name: &Name) -> Option<NameKind> {
    // A head by itself may be short for something else (`Marathon`, an oil company).
    let words = tokens.get(name.first..name.last).filter(|words| words.len() > 1)?;
    let joint = words.iter().position(|t| matches!(t.form.as_str(), "of" | "for")).filter(|at| *at > 0);
    let head = words.get(joint.unwrap_or(words.len()).checked_sub(1)?)?;
    Words::get().name_noun(&lower(&head.form), NounPlace::Head)
}

/// Whether the name can be of the kind that its head tells. Some heads are surnames as well (`Veronica Lake`), and states
/// and towns are told from other places by the model alone.
fn may_be(name: &Name, kind: NameKind) -> bool {
    let place = matches!(kind, NameKind::Gpe | NameKind::Loc);
    match name.kind {
        NameKind::Person => !place,
        NameKind::Gpe | NameKind::Loc => !place,
        _ => true,
    }
}

/// Whether a noun beside a name may change its kind. A state is a leader, a producer or a winner in a manner of speaking and
/// stays a place.
fn becomes(from: NameKind, to: NameKind) -> bool {
    matches!(from, NameKind::Person | NameKind::Org) && from != to
}

/// The kind that a noun beside a name tells.
fn beside(tokens: &[Token], name: &Name) -> Option<NameKind> {
    let inside = |i: usize| (name.first..name.last).contains(&i);
    let top = (name.first..name.last).find(|i| tokens.get(*i).is_some_and(|t| !t.head.is_some_and(inside)))?;
    let head = tokens.get(top)?.head;
    let joined = |i: usize| head == Some(i) || tokens.get(i).is_some_and(|t| t.head == Some(top));
    let place = |kind: &NameKind| matches!(kind, NameKind::Gpe | NameKind::Loc);
    let before = |back: usize| name.first.checked_sub(back).filter(|i| joined(*i));
    let told = |i: usize, place| tokens.get(i).and_then(|t| Words::get().name_noun(&t.form, place));
    let of = name.first.checked_sub(1).and_then(|i| tokens.get(i)).is_some_and(|t| t.form == "of");
    let direct = before(1).and_then(|i| told(i, NounPlace::Beside));
    let linked = || before(2).filter(|_| of).and_then(|i| told(i, NounPlace::Beside)).filter(place);
    let behind = || {
        let noun = Some(name.last).filter(|i| head == Some(*i))?;
        // `Chelsea town hall` says nothing of Chelsea.
        let inner = tokens.get(noun).is_some_and(|t| t.relation == Relation::Compound);
        told(noun, NounPlace::Behind).filter(|_| !inner)
    };
    let apposed = || {
        let apposition = |t: &Token| t.head == Some(top) && t.relation == Relation::Appos;
        let noun = tokens.iter().enumerate().skip(name.last).take(FARTHEST).find(|(_, t)| apposition(t))?.0;
        told(noun, NounPlace::Beside)
    };
    direct.or_else(linked).or_else(behind).or_else(apposed)
}
