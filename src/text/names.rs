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
    const LOW: f32 = -1e9;
    // Best score of the words so far with all names closed, and with one of each kind open; and how it came about: the class
    // of the last word.
    let mut closed = 0.0;
    let mut open = [LOW; KINDS.len()];
    let mut trail: Vec<(u8, [bool; KINDS.len()])> = Vec::new();
    for row in scores {
        let score = |class: u8| row.get(usize::from(class)).copied().unwrap_or(LOW);
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
            names.push(Name { first, last: i + 1, kind: *kind });
        }
    }
    names
}
