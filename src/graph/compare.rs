//! How two names and the company of those who bear them are scored.
//!
//! In the manner of Fellegi and Sunter (A theory for record linkage, 1969) every feature adds a weight; the sum is a logarithm of
//! odds in tenths, and its logistic function the score. The weights are set by hand, on the articles in tests/merge/gold/tuned.txt,
//! such that a false merge needs more than one thing to go wrong.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::name::lines;
use super::reason::MergeRule;
use super::translit::{Spelling, spelling};
use crate::confidence::Confidence;

/// From this sum on two are one: a score of .90.
pub(super) const ENOUGH: i32 = 22;
/// By how much the best of several must be better than the next.
pub(super) const MARGIN: i32 = 10;

/// What the relation of two names is worth by itself.
pub(super) mod base {
    pub const SAME: i32 = 40;
    pub const RENAMED: i32 = 50;
    pub const ALIAS: i32 = 50;
    pub const MIDDLE: i32 = 30;
    pub const SHORT_FORM: i32 = 15;
    pub const SEVERAL_SURNAMES: i32 = 15;
    pub const ROMANISED: i32 = 15;
    pub const INITIAL: i32 = 5;
    pub const CLOSE: i32 = 0;
    pub const SURNAME: i32 = 0;
    pub const ACRONYM: i32 = 10;
    pub const LONG_ACRONYM: i32 = 15;
}

/// Given names and their short forms.
static SHORT_FORMS: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let rows = lines(include_str!("../../data/graph/short_forms.tsv")).filter_map(|l| l.split_once('\t'));
    rows.flat_map(|(full, short)| short.split(' ').map(move |s| (s, full))).collect()
});

/// Small words inside names that are often left out.
const PARTICLES: [&str; 12] = ["al", "el", "ul", "as", "ad", "an", "ar", "bin", "ibn", "bint", "abu", "ould"];

/// The score of a sum of weights.
pub(super) fn score(sum: i32) -> Confidence {
    let share = 1.0 / (1.0 + libm::exp(-f64::from(sum) / 10.0));
    let hundredths = (0..=99u8).rev().find(|count| f64::from(*count) <= share * 100.0).unwrap_or(0);
    Confidence::hundredths(hundredths)
}

/// The words of a person's name in normalised spelling, without particles.
pub(super) fn tokens(normalised: &str) -> Vec<&str> {
    let all: Vec<&str> = normalised.split(' ').filter(|w| !w.is_empty()).collect();
    let kept: Vec<&str> = all.iter().copied().filter(|w| !PARTICLES.contains(w)).collect();
    if kept.len() < all.len().min(2) { all } else { kept }
}

/// The full form of a given name that is a short form of one.
pub(super) fn full_form(given: &str) -> &str {
    SHORT_FORMS.get(given).copied().unwrap_or(given)
}

/// What two persons' names have to do with each other, and what that is worth; none if they are names of two.
pub(super) fn persons(a: &[&str], b: &[&str]) -> Option<(MergeRule, i32)> {
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    match (long, short) {
        (_, []) => None,
        ([_], [_]) => None,
        (long, [surname]) => surname_of(long, surname),
        ([given, middle @ .., last], [other_given, other_middle @ .., other_last]) => {
            let ends = last_names(middle, last, other_last)?;
            if let Some(rule) = given_names(given, other_given) {
                return within(other_middle, middle, ends).then(|| worth(ends, rule));
            }
            // `Kazemi Qomi` of `Hassan Kazemi Qomi`.
            let tail = long.len() > short.len() && long.ends_with(short);
            tail.then_some((MergeRule::Middle, base::SEVERAL_SURNAMES))
        }
        _ => None,
    }
}

fn surname_of(long: &[&str], surname: &str) -> Option<(MergeRule, i32)> {
    let (last, rest) = long.split_last()?;
    match spelling(last, surname) {
        Some(Spelling::Equal) => Some((MergeRule::Surname, base::SURNAME)),
        Some(Spelling::Romanised) => Some((MergeRule::Surname, base::SURNAME - 5)),
        _ => (rest.len() > 1 && rest.last() == Some(&surname)).then_some((MergeRule::Surname, base::SURNAME - 5)),
    }
}

/// How two surnames agree.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ends {
    Spelt(Spelling),
    /// The last name of the one is the first of two surnames of the other.
    OneOfTwo,
}

fn last_names(middle: &[&str], last: &str, other: &str) -> Option<Ends> {
    spelling(last, other).map(Ends::Spelt).or_else(|| (middle.last() == Some(&other)).then_some(Ends::OneOfTwo))
}

/// What makes two given names one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Given {
    Spelt(Spelling),
    Initial,
    ShortForm,
}

fn given_names(a: &str, b: &str) -> Option<Given> {
    let single = |w: &str| w.chars().nth(1).is_none();
    if a == b && !single(a) {
        return Some(Given::Spelt(Spelling::Equal));
    }
    if single(a) || single(b) {
        return (a.chars().next() == b.chars().next()).then_some(Given::Initial);
    }
    if full_form(a) == full_form(b) {
        return Some(Given::ShortForm);
    }
    spelling(a, b).map(Given::Spelt)
}

/// Whether the middle names of the one are the first of those of the other, initials for names: `George W Bush` is not
/// `George H W Bush`.
fn within(few: &[&str], many: &[&str], ends: Ends) -> bool {
    let many = if ends == Ends::OneOfTwo { many.split_last().map_or(many, |(_, rest)| rest) } else { many };
    few.len() <= many.len()
        && few.iter().zip(many).all(|(w, other)| {
            let initial = w.chars().nth(1).is_none() || other.chars().nth(1).is_none();
            spelling(w, other).is_some() || (initial && w.chars().next() == other.chars().next())
        })
}

fn worth(ends: Ends, given: Given) -> (MergeRule, i32) {
    match (ends, given) {
        (Ends::Spelt(Spelling::Close), _) | (_, Given::Spelt(Spelling::Close)) => (MergeRule::Spelling, base::CLOSE),
        (_, Given::Initial) => (MergeRule::Initial, base::INITIAL),
        (_, Given::ShortForm) => (MergeRule::ShortForm, base::SHORT_FORM),
        (Ends::Spelt(Spelling::Romanised), _) | (_, Given::Spelt(Spelling::Romanised)) => {
            (MergeRule::Spelling, base::ROMANISED)
        }
        (Ends::OneOfTwo, _) => (MergeRule::Middle, base::SEVERAL_SURNAMES),
        _ => (MergeRule::Middle, base::MIDDLE),
    }
}

/// The initials of a body's name, if it has three words or more: `iaea`.
pub(super) fn initials(normalised: &str) -> Option<String> {
    let small = ["of", "the", "and", "for", "in", "on", "to", "de", "la"];
    let letters: String =
        normalised.split(' ').filter(|w| !small.contains(w)).filter_map(|w| w.chars().next()).collect();
    (letters.chars().count() >= 3).then_some(letters)
}
