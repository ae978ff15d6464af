//! What the tree of a sentence cannot be, put right: a noun phrase is whole, a day has its month, a result is no name.

use crate::text::{NameKind, Relation, Sentence, Tag, Token, Upos};

/// Head and relation of a word.
pub(super) type Arc = (Option<usize>, Relation);

/// Most words between a determiner and its noun that are looked at.
const WIDEST: usize = 12;

const MONTHS: &[&str] = &[
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The arcs of a sentence's words, mended.
pub(super) fn arcs(sentence: &Sentence) -> Vec<Arc> {
    let tokens = &sentence.tokens;
    let plain: Vec<Arc> = tokens.iter().map(|t| (t.head, t.relation)).collect();
    let mut arcs = plain.clone();
    let mut moved = Vec::new();
    for (i, token) in tokens.iter().enumerate() {
        day(tokens, i, token, &mut arcs, &mut moved);
        result(tokens, i, token, &mut arcs, &mut moved);
        if matches!(token.relation, Relation::Det | Relation::NmodPoss | Relation::Case) {
            enclosed(tokens, i, token, &mut arcs, &mut moved);
        }
    }
    for name in sentence.names.iter().filter(|n| n.kind == NameKind::Person) {
        torn(name.first, name.last, &mut arcs, &mut moved);
    }
    // A mended word that no longer hangs on the root would hang on itself.
    let hangs = |&i: &usize| {
        let mut at = Some(i);
        (0..=arcs.len()).any(|_| {
            at = at.and_then(|k| arcs.get(k)).and_then(|a| a.0);
            at.is_none()
        })
    };
    if moved.iter().all(hangs) { arcs } else { plain }
}

fn set(arcs: &mut [Arc], moved: &mut Vec<usize>, i: usize, arc: Arc) {
    if let Some(old) = arcs.get_mut(i) {
        *old = arc;
        moved.push(i);
    }
}

/// `on 2 May`: day and month are one date.
fn day(tokens: &[Token], i: usize, token: &Token, arcs: &mut [Arc], moved: &mut Vec<usize>) {
    let Some(number) = i.checked_sub(1).filter(|_| MONTHS.contains(&token.form.as_str())) else { return };
    let Some(before) = tokens.get(number) else { return };
    let numeral = before.tag == Tag::Cd && before.form.len() < 3 && before.form.bytes().all(|b| b.is_ascii_digit());
    if numeral && before.head == token.head {
        set(arcs, moved, i, (Some(number), Relation::NmodUnmarked));
    }
}

/// `beat Chile 3-1`: the result is not part of the name before it.
fn result(tokens: &[Token], i: usize, token: &Token, arcs: &mut [Arc], moved: &mut Vec<usize>) {
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    let score = token.form.split_once(['-', '–']).is_some_and(|(a, b)| digits(a) && digits(b));
    let name = token.head.filter(|&h| score && token.relation == Relation::Flat && h < i);
    let Some(object) = name.and_then(|h| tokens.get(h)).filter(|t| t.relation == Relation::Obj) else { return };
    set(arcs, moved, i, (object.head, Relation::OblUnmarked));
}

/// The name of a person is one phrase.
fn torn(first: usize, last: usize, arcs: &mut [Arc], moved: &mut Vec<usize>) {
    let outside = |k: &usize| arcs.get(*k).is_some_and(|a| a.0.is_none_or(|h| h < first || h >= last));
    let mut heads = (first..last).filter(outside).collect::<Vec<_>>().into_iter();
    let Some(head) = heads.next() else { return };
    let alike = |k: &usize| arcs.get(*k).map(|a| a.0) == arcs.get(head).map(|a| a.0);
    for k in heads.filter(alike).collect::<Vec<_>>() {
        set(arcs, moved, k, (Some(head), Relation::Flat));
    }
}

/// What stands between a determiner, possessor or preposition and its noun belongs to the noun.
fn enclosed(tokens: &[Token], opener: usize, token: &Token, arcs: &mut [Arc], moved: &mut Vec<usize>) {
    let Some(noun) = token.head.filter(|&h| h > opener + 1 && h - opener <= WIDEST) else { return };
    let Some(head) = tokens.get(noun) else { return };
    let inside = |k: usize| opener <= k && k <= noun;
    let between = tokens.iter().enumerate().take(noun).skip(opener + 1);
    let nominal = matches!(head.upos, Upos::Noun | Upos::Propn);
    let verb = |t: &Token| t.upos == Upos::Verb && !matches!(t.relation, Relation::Amod | Relation::Compound);
    let outside = |t: &Token| t.head.is_none_or(|h| !inside(h));
    // A clause between the two says that the noun is the wrong one.
    if !nominal || token.tag == Tag::Pos || between.clone().any(|(_, t)| verb(t)) {
        return;
    }
    for (k, t) in between.filter(|(_, t)| outside(t)) {
        if head.head == Some(k) {
            set(arcs, moved, noun, (t.head, t.relation));
        }
        let relation = match t.upos {
            Upos::Adj => Relation::Amod,
            Upos::Adv => Relation::Advmod,
            Upos::Num => Relation::Nummod,
            Upos::Noun | Upos::Propn => Relation::Compound,
            _ => t.relation,
        };
        set(arcs, moved, k, (Some(noun), relation));
    }
}
