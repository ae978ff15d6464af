//! Events that are told to lie before or after others: `after the dam broke`, `before the vote`, `since then`.

use super::super::bound::Bound;
use super::super::clause::first_conjunct;
use super::super::tree::Tree;
use super::share::simultaneous;
use crate::record::{Date, Precision};
use crate::text::{Relation, Upos};

/// On which side of another event something lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::event) enum Side {
    After,
    Before,
    /// From it on.
    Since,
    /// Up to it.
    Until,
}

/// The date of a verb that is told in relation to a dated event of its own sentence, or to `then`, which is `last`; open on
/// one side where only the order is known.
pub(super) fn ordered(tree: &Tree, verb: usize, bound: &Bound, last: Option<&Date>) -> Option<Date> {
    let mut then = tree.by(verb, &[Relation::Advmod, Relation::Obl]).filter(|&w| tree.lemma(w) == "then");
    if let Some(then) = then.next()
        && let Some(side) = side(tree, then)
    {
        return at_side(last?, side, false);
    }
    let below = tree.by(verb, &[Relation::Advcl, Relation::Obl]).find_map(|below| {
        let side = side(tree, below)?;
        let base = bound.at(below).or_else(|| simultaneous(tree, below).find_map(|w| bound.at(w)))?;
        at_side(&base, side, is_close(tree, below))
    });
    below.or_else(|| {
        // Of the two the one above is dated: `fled on Monday after the dam had broken`.
        let first = first_conjunct(tree, verb);
        let above = tree.head(first).filter(|_| tree.relation(first) == Relation::Advcl)?;
        let side = match side(tree, first)? {
            Side::After => Side::Before,
            Side::Before => Side::After,
            Side::Since | Side::Until => return None,
        };
        at_side(&bound.at(above)?, side, is_close(tree, first))
    })
}

/// The conjunction or preposition of a clause or phrase.
pub(in crate::event) fn side(tree: &Tree, below: usize) -> Option<Side> {
    // A day behind `since` is a bound of its own, no event.
    if tree.upos(below) == Upos::Num {
        return None;
    }
    tree.by(below, &[Relation::Mark, Relation::Case]).find_map(|m| match tree.lemma(m) {
        "after" | "follow" | "following" => Some(Side::After),
        "before" => Some(Side::Before),
        "since" => Some(Side::Since),
        "until" | "till" => Some(Side::Until),
        _ => None,
    })
}

/// `shortly after`, `just before`, `hours after`: not on another day as far as anybody says.
fn is_close(tree: &Tree, below: usize) -> bool {
    let near = |w: usize| {
        matches!(
            tree.lemma(w),
            "shortly" | "soon" | "immediately" | "just" | "right" | "moment" | "second" | "minute" | "hour"
        )
    };
    let marks = tree.by(below, &[Relation::Mark, Relation::Case]);
    let words = tree.children(below).iter().copied().chain(marks.flat_map(|m| tree.children(m).iter().copied()));
    words.filter(|&w| w < below).any(near)
}

fn at_side(base: &Date, side: Side, close: bool) -> Option<Date> {
    if close && matches!(side, Side::After | Side::Before) && base.precision <= Precision::Week {
        return Some(base.clone());
    }
    let (from, to) = (base.value.split('/').next().unwrap_or(""), base.value.rsplit('/').next().unwrap_or(""));
    let open = |value: String| Date { value, precision: Precision::Interval, ..base.clone() };
    match side {
        Side::After | Side::Since => {
            base.start?;
            Some(Date { end: None, ..open(format!("{from}/..")) })
        }
        Side::Before | Side::Until => {
            base.end?;
            Some(Date { start: None, ..open(format!("../{to}")) })
        }
    }
}
