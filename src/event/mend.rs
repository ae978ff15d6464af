//! What the tree of a sentence cannot be, put right: a noun phrase is whole, a day has its month, a name is not torn.

use super::clause::words::{Class, is};
use crate::actor::is_human;
use crate::text::{NameKind, Relation, Sentence, Tag, Token, Upos};

/// Head and relation of a word.
pub(super) type Arc = (Option<usize>, Relation);

/// Most words between two that belong together that are looked at.
const WIDEST: usize = 12;

/// The arcs of a sentence's words, mended.
pub(super) fn arcs(sentence: &Sentence) -> Vec<Arc> {
    let tokens = &sentence.tokens;
    let plain: Vec<Arc> = tokens.iter().map(|t| (t.head.filter(|&h| h < tokens.len()), t.relation)).collect();
    let mut arcs = plain.clone();
    let mut moved = Vec::new();
    for (i, token) in tokens.iter().enumerate() {
        day(tokens, i, token, &mut arcs, &mut moved);
        weekday(tokens, i, token, &mut arcs, &mut moved);
        told(tokens, i, token, &mut arcs, &mut moved);
        if matches!(token.relation, Relation::Det | Relation::NmodPoss | Relation::Case) {
            enclosed(tokens, i, token, &mut arcs, &mut moved);
        }
    }
    for name in sentence.names.iter().filter(|n| n.kind == NameKind::Person) {
        torn(name.first, name.last, &mut arcs, &mut moved);
        description(tokens, name.first, &mut arcs, &mut moved);
    }
    if moved.is_empty() || hangs(&arcs) { arcs } else { plain }
}

/// Whether all words hang on a root and none on itself.
fn hangs(arcs: &[Arc]) -> bool {
    // The walk that a word was first met on.
    let mut met = vec![0; arcs.len()];
    (0..arcs.len()).all(|start| {
        let mut at = start;
        loop {
            match met.get_mut(at) {
                Some(walk) if *walk == 0 => *walk = start + 1,
                Some(walk) => return *walk <= start,
                None => return true,
            }
            match arcs.get(at).and_then(|a| a.0) {
                Some(head) => at = head,
                None => return true,
            }
        }
    })
}

fn set(arcs: &mut [Arc], moved: &mut Vec<usize>, i: usize, arc: Arc) {
    if let Some(old) = arcs.get_mut(i) {
        *old = arc;
        moved.push(i);
    }
}

/// `on 2 May`: day and month are one date.
fn day(tokens: &[Token], i: usize, token: &Token, arcs: &mut [Arc], moved: &mut Vec<usize>) {
    let Some(number) =
        i.checked_sub(1).filter(|_| token.upos == Upos::Propn && is(&token.form.to_lowercase(), Class::Month))
    else {
        return;
    };
    let Some(before) = tokens.get(number) else { return };
    let numeral = before.tag == Tag::Cd && before.form.len() < 3 && before.form.bytes().all(|b| b.is_ascii_digit());
    if numeral && before.head == token.head {
        set(arcs, moved, i, (Some(number), Relation::NmodUnmarked));
    }
}

/// `A jury on Friday convicted him`: the day is that of the verb.
fn weekday(tokens: &[Token], i: usize, token: &Token, arcs: &mut [Arc], moved: &mut Vec<usize>) {
    let relation = match token.relation {
        Relation::Nmod => Relation::Obl,
        Relation::NmodUnmarked => Relation::OblUnmarked,
        _ => return,
    };
    let day =
        token.form.ends_with("day") && token.upos == Upos::Propn && is(&token.lemma.to_lowercase(), Class::Calendar);
    let Some(subject) = token.head.filter(|&h| day && h < i).and_then(|h| tokens.get(h)) else { return };
    let of_verb = matches!(subject.relation, Relation::Nsubj | Relation::NsubjPass);
    let next = tokens.get(i + 1).is_some_and(|t| matches!(t.upos, Upos::Verb | Upos::Aux));
    let marker = i.checked_sub(1).and_then(|k| tokens.get(k)).filter(|t| t.head == Some(i));
    let on = relation == Relation::OblUnmarked || marker.is_some_and(|t| t.form.eq_ignore_ascii_case("on"));
    if let Some(verb) = subject.head.filter(|&v| of_verb && next && on && v > i) {
        set(arcs, moved, i, (Some(verb), relation));
    }
}

/// `told the board that she had gone`: the clause is what was told, not which board.
fn told(tokens: &[Token], i: usize, token: &Token, arcs: &mut [Arc], moved: &mut Vec<usize>) {
    let object = token.head.filter(|&h| token.relation == Relation::Acl && h < i);
    let Some(board) = object.and_then(|h| tokens.get(h)) else { return };
    let Some(verb) = board.head.and_then(|v| tokens.get(v)) else { return };
    let telling = is(&verb.lemma.to_lowercase(), Class::Telling);
    let person = matches!(board.relation, Relation::Obj | Relation::Iobj);
    let mut inside = tokens.iter().take(i).skip(i.saturating_sub(WIDEST)).filter(|t| t.head == Some(i));
    let that = inside.clone().any(|t| t.relation == Relation::Mark && t.form == "that");
    let subject = inside.any(|t| matches!(t.relation, Relation::Nsubj | Relation::NsubjPass));
    if telling && person && that && subject {
        set(arcs, moved, i, (board.head, Relation::Ccomp));
    }
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

/// `arrested opposition leader Jon Moe`: a noun for a person without a determiner says who the name behind it is.
fn description(tokens: &[Token], name: usize, arcs: &mut [Arc], moved: &mut Vec<usize>) {
    let Some(noun) = name.checked_sub(1) else { return };
    let human = |t: &Token| t.tag == Tag::Nn && is_human(&t.lemma.to_lowercase());
    let alike = arcs.get(noun).is_some_and(|a| a.0.is_some() && arcs.get(name) == Some(a));
    if !alike || !tokens.get(noun).is_some_and(human) {
        return;
    }
    let under = |k: &usize| arcs.get(*k).is_some_and(|a| a.0 == Some(noun));
    let before: Vec<usize> = (noun.saturating_sub(WIDEST)..noun).filter(under).collect();
    let relation = |k: &usize| arcs.get(*k).map(|a| a.1);
    if before.iter().any(|k| matches!(relation(k), Some(Relation::Det | Relation::NmodPoss | Relation::Nummod))) {
        return;
    }
    for k in before.iter().copied().filter(|k| relation(k) == Some(Relation::Case)).collect::<Vec<_>>() {
        set(arcs, moved, k, (Some(name), Relation::Case));
    }
    set(arcs, moved, noun, (Some(name), Relation::NmodDesc));
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
