//! Parts and spellings of the names of persons.

use std::collections::HashMap;

use crate::actor::LinkReason;
use crate::actor::lexicon::Lexicon;
use crate::actor::scene::Scene;
use crate::actor::spelling::{doubled, near};

/// Candidates compared with one short name at most.
const COMPARED: usize = 48;
/// Full names of one person compared at most.
const FULL: usize = 4;
/// Candidates that one right before a name can hold at most.
const NESTED: usize = 8;

/// Links surnames, given names and shorter forms to fuller names of persons, then spelling variants.
pub(in crate::actor) fn parts(scene: &mut Scene<'_>) {
    let mut by_word: HashMap<String, Vec<usize>> = HashMap::new();
    let mut order: Vec<usize> = (0..scene.candidates.len())
        .filter(|&i| scene.candidates.get(i).is_some_and(|c| c.is_name() && c.is_person()))
        .collect();
    for &i in &order {
        let Some(c) = scene.candidates.get(i) else { continue };
        let words = plain(&c.words);
        if words.len() < 2 {
            continue;
        }
        let second = words.get(1).filter(|_| words.len() > 2);
        for word in [words.first(), words.last(), second].into_iter().flatten() {
            let list = by_word.entry((*word).to_owned()).or_default();
            if list.last().is_none_or(|&l| !scene.same(l, i)) || list.len() < COMPARED {
                list.push(i);
            }
        }
    }
    order.sort_by_key(|&i| scene.candidates.get(i).map_or((0, i), |c| (usize::MAX - c.words.len(), i)));
    for i in order {
        if let Some((to, reason)) = fuller(scene, &by_word, i) {
            scene.link(i, to, reason);
        }
    }
}

/// The name without `Jr` and the like.
fn plain(words: &[String]) -> Vec<&str> {
    let lexicon = Lexicon::get();
    words.iter().map(String::as_str).filter(|w| !lexicon.corporate("person-suffix", w)).collect()
}

/// The nearest fuller name before a name, else the first one after it.
fn fuller(scene: &Scene<'_>, by_word: &HashMap<String, Vec<usize>>, i: usize) -> Option<(usize, LinkReason)> {
    let c = scene.candidates.get(i)?;
    let words = plain(&c.words);
    let list = by_word.get(*words.last()?).into_iter().chain(
        // A given name alone, not behind a title.
        (words.len() == 1 && c.title.is_none()).then(|| by_word.get(*words.first()?)).flatten(),
    );
    let first = words.first().and_then(|w| by_word.get(*w));
    let mut best: Option<((bool, bool, usize), usize, LinkReason)> = None;
    for &to in list.flatten().chain(first.into_iter().flatten()) {
        let Some(long) = scene.candidates.get(to) else { continue };
        if scene.same(to, i) || !scene.agree(i, to) || is_another(scene, i, to) {
            continue;
        }
        let Some(reason) = matches(&words, &plain(&long.words), c.title.is_some()) else { continue };
        let rank = (to > i, is_kin(scene, to), to.abs_diff(i));
        if best.is_none_or(|b| rank < b.0) {
            best = Some((rank, to, reason));
        }
    }
    best.map(|(_, to, reason)| (to, reason))
}

/// Whether a name is told of as somebody else's (`his wife, Lena Brandt`): the bare surname is rather that other's.
fn is_kin(scene: &Scene<'_>, to: usize) -> bool {
    let Some((c, sentence)) = scene.candidates.get(to).zip(scene.sentence(to)) else { return false };
    let comma = c.first.checked_sub(1).filter(|&at| sentence.tokens.get(at).is_some_and(|t| t.form == ","));
    let described = comma.is_some_and(|at| {
        let before = (to.saturating_sub(NESTED)..to).filter_map(|k| scene.candidates.get(k));
        before.filter(|k| k.sentence == c.sentence && k.last == at).any(|k| k.is_description() && k.owner.is_some())
    });
    c.owner.is_some() || described
}

/// Whether the actor of a name has a full name already that cannot be a form of another one: a given name that two persons
/// share does not make them one.
fn is_another(scene: &Scene<'_>, i: usize, to: usize) -> bool {
    let full = |i: usize| {
        let nominals = scene.entity(i).map_or(&[][..], |e| e.nominals.as_slice());
        let names = nominals.iter().filter_map(|&n| scene.candidates.get(n)).filter(|c| c.is_name());
        names.map(|c| plain(&c.words)).filter(|w| w.len() > 1).take(FULL).collect::<Vec<_>>()
    };
    let (own, other) = (full(i), full(to));
    own.iter().any(|a| other.iter().any(|b| a != b && matches(a, b, false).is_none() && matches(b, a, false).is_none()))
}

fn alike(a: &str, b: &str) -> bool {
    near(a, b) || doubled(a, b)
}

/// Whether `short` can be a form of the name `long`.
fn matches(short: &[&str], long: &[&str], titled: bool) -> Option<LinkReason> {
    let (first, last) = (short.first()?, short.last()?);
    let (long_first, long_last) = (long.first()?, long.last()?);
    if short.len() < long.len() {
        let surname = long.ends_with(short);
        let given = short.len() == 1 && first == long_first && !titled;
        // `Kevin Bergner` in `Kevin J Bergner`.
        let middle = short.len() > 1 && first == long_first && last == long_last;
        // `Mohammad Taghi` in `Mohammad Taghi Karroubi`.
        let name = long_last.chars().all(char::is_alphabetic) && !Lexicon::get().corporate("organisation", long_last);
        let both = short.len() > 1 && long.len() == short.len() + 1 && long.starts_with(short) && name;
        return (surname || given || middle || both).then_some(LinkReason::Surname);
    }
    if short.len() == long.len() && short.len() > 1 {
        let initial = |a: &str, b: &str| a.chars().count() == 1 && b.starts_with(a);
        if last == long_last && (initial(first, long_first) || initial(long_first, first)) {
            return Some(LinkReason::Surname);
        }
        let spelling =
            (first == long_first && near(last, long_last)) || (last == long_last && alike(first, long_first));
        return (spelling && short.len() == 2).then_some(LinkReason::Spelling);
    }
    None
}
