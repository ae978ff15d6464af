//! Names as BILOU classes of words (Ratinov and Roth 2009): a word begins a name, stands inside it, ends it, is one by
//! itself, or is outside.

use super::{Name, NameKind};

/// The kinds in the order of their classes.
pub(super) const KINDS: [NameKind; 8] = [
    NameKind::Person,
    NameKind::Org,
    NameKind::Gpe,
    NameKind::Loc,
    NameKind::Norp,
    NameKind::Event,
    NameKind::Work,
    NameKind::Misc,
];

/// Place of a word in a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Begin,
    Inside,
    Last,
    Unit,
}

/// Class of a word that stands in no name.
pub(super) const OUTSIDE: u8 = 0;

/// The number of classes.
pub(super) const CLASSES: usize = 1 + 4 * KINDS.len();

/// The class of a place in a name of a kind.
pub(super) fn class(place: Place, kind: usize) -> u8 {
    let place = match place {
        Place::Begin => 0,
        Place::Inside => 1,
        Place::Last => 2,
        Place::Unit => 3,
    };
    u8::try_from(1 + kind * 4 + place).unwrap_or(OUTSIDE)
}

/// What a class stands for; none for outside.
pub(super) const fn meaning(class: u8) -> Option<(Place, usize)> {
    if class == OUTSIDE {
        return None;
    }
    let number = class as usize - 1;
    let place = match number % 4 {
        0 => Place::Begin,
        1 => Place::Inside,
        2 => Place::Last,
        _ => Place::Unit,
    };
    Some((place, number / 4))
}

/// The names by the best sequence of classes (Viterbi 1967) under a row of scores for each word.
pub(super) fn best<'a>(scores: impl Iterator<Item = &'a [f32]>) -> Vec<Name> {
    // Scores count up to this, either way; what is no number counts least.
    const MOST: f32 = 1e4;
    // Best score of the words so far with all names closed, and with one of each kind open; and how it came about: the class
    // of the last word.
    let mut closed = 0.0;
    let mut open = [f32::NEG_INFINITY; KINDS.len()];
    let mut trail: Vec<(u8, [bool; KINDS.len()])> = Vec::new();
    for row in scores {
        let score = |class: u8| match row.get(usize::from(class)) {
            Some(score) if *score > -MOST => score.min(MOST),
            _ => -MOST,
        };
        let mut best = (OUTSIDE, closed + score(OUTSIDE));
        let mut begun = [false; KINDS.len()];
        let mut next = open;
        for (kind, ((open, next), begun)) in open.iter().zip(&mut next).zip(&mut begun).enumerate() {
            for (class, from) in [(class(Place::Unit, kind), closed), (class(Place::Last, kind), *open)] {
                if from + score(class) > best.1 {
                    best = (class, from + score(class));
                }
            }
            let begin = closed + score(class(Place::Begin, kind));
            let inside = open + score(class(Place::Inside, kind));
            *begun = begin >= inside;
            *next = begin.max(inside);
        }
        trail.push((best.0, begun));
        closed = best.1;
        open = next;
    }
    let mut classes = vec![OUTSIDE; trail.len()];
    // The kind that is open behind the word looked at.
    let mut inside: Option<usize> = None;
    for ((class_of, begun), slot) in trail.iter().zip(&mut classes).rev() {
        match inside {
            Some(kind) if begun.get(kind) == Some(&true) => {
                *slot = class(Place::Begin, kind);
                inside = None;
            }
            Some(kind) => *slot = class(Place::Inside, kind),
            None => {
                *slot = *class_of;
                inside = match meaning(*class_of) {
                    Some((Place::Last, kind)) => Some(kind),
                    _ => None,
                };
            }
        }
    }
    spans(&classes)
}

/// The names that classes describe.
pub(super) fn spans(classes: &[u8]) -> Vec<Name> {
    let mut names = Vec::new();
    let mut first = 0;
    for (i, class) in classes.iter().enumerate() {
        let Some((place, kind)) = meaning(*class) else { continue };
        if matches!(place, Place::Begin | Place::Unit) {
            first = i;
        }
        if matches!(place, Place::Last | Place::Unit)
            && let Some(kind) = KINDS.get(kind)
        {
            names.push(Name { first, last: i + 1, kind: *kind, given: false });
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::{CLASSES, KINDS, Name, OUTSIDE, Place, best, class, meaning, spans};
    use proptest::prelude::*;

    /// Every sequence of classes that describes names.
    fn legal(words: usize) -> Vec<Vec<u8>> {
        let mut all = vec![(Vec::new(), None)];
        for _ in 0..words {
            let mut longer = Vec::new();
            for (sequence, open) in all {
                for number in 0..CLASSES {
                    let number = u8::try_from(number).unwrap();
                    let next = match (meaning(number), open) {
                        (None | Some((Place::Unit, _)), None) => None,
                        (Some((Place::Begin, kind)), None) => Some(kind),
                        (Some((Place::Inside, kind)), Some(open)) if kind == open => Some(kind),
                        (Some((Place::Last, kind)), Some(open)) if kind == open => None,
                        _ => continue,
                    };
                    let mut sequence = sequence.clone();
                    sequence.push(number);
                    longer.push((sequence, next));
                }
            }
            all = longer;
        }
        all.into_iter().filter(|(_, open)| open.is_none()).map(|(sequence, _)| sequence).collect()
    }

    fn classes(words: usize, names: &[Name]) -> Vec<u8> {
        let mut out = vec![OUTSIDE; words];
        for name in names {
            let kind = KINDS.iter().position(|k| *k == name.kind).unwrap();
            for (i, slot) in out.iter_mut().enumerate().take(name.last).skip(name.first) {
                let place = match (i == name.first, i + 1 == name.last) {
                    (true, true) => Place::Unit,
                    (true, false) => Place::Begin,
                    (false, true) => Place::Last,
                    (false, false) => Place::Inside,
                };
                *slot = class(place, kind);
            }
        }
        out
    }

    fn total(scores: &[f32], classes: &[u8]) -> f32 {
        scores.chunks(CLASSES).zip(classes).map(|(row, class)| row[usize::from(*class)]).sum()
    }

    fn rows(score: impl Strategy<Value = f32> + Clone, most: usize) -> impl Strategy<Value = Vec<f32>> {
        (0..=most).prop_flat_map(move |words| prop::collection::vec(score.clone(), words * CLASSES))
    }

    #[test]
    fn classes_of_names_describe_those_names() {
        for sequence in legal(3) {
            assert_eq!(classes(3, &spans(&sequence)), sequence);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        // Whole numbers, so that sums are exact whatever their order.
        #[test]
        fn no_sequence_is_better_than_the_one_found(scores in rows((-9i8..=9).prop_map(f32::from), 4)) {
            let words = scores.len() / CLASSES;
            let found = best(scores.chunks_exact(CLASSES));
            let highest = legal(words).iter().map(|s| total(&scores, s)).fold(f32::NEG_INFINITY, f32::max);
            prop_assert_eq!(total(&scores, &classes(words, &found)), highest, "{:?}", found);
        }

        #[test]
        fn whatever_the_scores_names_stand_in_order_and_apart(
            scores in rows(
                prop_oneof![
                    3 => -5f32..5.0,
                    1 => prop::sample::select(vec![f32::NAN, f32::INFINITY, f32::NEG_INFINITY, f32::MAX, f32::MIN, -1e9]),
                ],
                6,
            ),
        ) {
            let mut last = 0;
            for name in best(scores.chunks_exact(CLASSES)) {
                prop_assert!(last <= name.first && name.first < name.last, "{:?}", name);
                last = name.last;
            }
            prop_assert!(last <= scores.len() / CLASSES);
        }
    }
}
