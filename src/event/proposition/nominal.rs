//! Propositions of noun phrases: appositions and titles.

use super::super::clause::words::{Class, is};
use super::super::tree::Tree;
use super::phrase::{is_person, is_punct, phrase, unbracketed};
use super::{Construction, Proposition, Word};
use crate::actor::is_human;
use crate::text::{NameKind, Relation, Tag, Upos};

/// Most words of a description before a name that are looked at.
const WITHIN: usize = 8;

/// What the word at `i` says of the noun that it stands beside.
pub(super) fn proposition(tree: &Tree, i: usize) -> Option<Proposition> {
    let head = tree.head(i)?;
    let noun = |k: usize| {
        matches!(tree.upos(k), Upos::Noun | Upos::Propn | Upos::Sym)
            || tree.tag(k) == Tag::Cd && !tree.children(k).is_empty()
    };
    let name = |k: usize| tree.upos(k) == Upos::Propn;
    let case = |c: usize| tree.relation(c) == Relation::Case;
    let outer =
        |c: usize| case(c) || matches!(tree.relation(c), Relation::Conj | Relation::Cc | Relation::Appos) || c == i;
    if let Some(found) = described(tree, i).or_else(|| age(tree, i)) {
        return Some(found);
    }
    let (construction, mut relation, of, what) = match tree.relation(i) {
        Relation::Appos if noun(i) && noun(head) => {
            let places = place_name(tree, head) && place_name(tree, i);
            // `Oslo, May 3`: no name of another kind says what a place is, and no day what anything is.
            let of_calendar = |k: usize| tree.upos(k) == Upos::Propn && is(tree.lemma(k), Class::Calendar);
            let dated = |k: usize| {
                of_calendar(k) || tree.upos(k) == Upos::Num && tree.children(k).iter().any(|&c| of_calendar(c))
            };
            let day = [i, head].iter().any(|&k| dated(k));
            let bare = tree.upos(head) == Upos::Sym && tree.by(head, &[Relation::Nummod]).next().is_none();
            // `Photograph: Jonas Lund`
            let caption = tree.head(head).is_none() && (head..i).any(|k| tree.token(k).is_some_and(|t| t.form == ":"));
            if day || bare || caption || place_name(tree, head) && name(i) && !places {
                return None;
            }
            let beside = phrase(tree, whole(tree, head, i), None, outer);
            // `The star Mila Jarvis and the actor`: of one only one is said.
            let one = matches!(tree.tag(head), Tag::Nn | Tag::Nnp);
            let joined = |c: usize| matches!(tree.relation(c), Relation::Conj | Relation::Cc) && name(i) && one;
            let said = unbracketed(tree, phrase(tree, i, None, |c| case(c) || joined(c)));
            // `the envoy, Ryan Crocker`: the name is who he is, wherever it stands.
            let turned = name(i) && !name(head) || is_person(tree, i) && !is_person(tree, head);
            let (of, what) = if turned { (said, beside) } else { (beside, said) };
            (
                Construction::Apposition,
                if places { vec![Word::Added("is"), Word::Added("in")] } else { vec![] },
                of,
                what,
            )
        }
        // `residents Jon Moe and Ida Lund` are not one by one.
        Relation::NmodDesc if noun(i) && name(head) && !(tree.tag(i) == Tag::Nns && is_person(tree, head)) => {
            let of_name = |c: usize| matches!(tree.relation(c), Relation::Flat | Relation::Compound | Relation::Punct);
            let name = phrase(tree, head, None, |c| outer(c) || !of_name(c));
            (Construction::Title, vec![], name, phrase(tree, i, None, case))
        }
        _ => return None,
    };
    if relation.is_empty() {
        relation.push(Word::Added("is"));
    }
    let plain = |words: &[usize]| {
        let first = words.first().copied();
        let open = words.iter().any(|&w| matches!(tree.tag(w), Tag::Wp | Tag::Wdt | Tag::WpPoss));
        let adverb = first.is_some_and(|w| tree.upos(w) == Upos::Adv || is(tree.lemma(w), Class::Address));
        first.is_some() && !open && !adverb
    };
    let compact =
        |words: &[usize]| words.iter().zip(words.iter().skip(1)).all(|(a, b)| (a + 1..*b).all(|k| is_punct(tree, k)));
    if construction == Construction::Title
        && !(is(tree.lemma(i), Class::Address) || is_person(tree, head) || tree.upos(i) == Upos::Noun)
    {
        return None;
    }
    if is(tree.lemma(i), Class::Address)
        || !plain(&of) && construction == Construction::Apposition
        || !plain(&what)
        || !compact(&of)
        || !compact(&what)
        || of.is_empty()
    {
        return None;
    }
    let word = |words: Vec<usize>| words.into_iter().map(Word::At).collect();
    Some(Proposition { construction, head: i, relation, arguments: vec![word(of), word(what)] })
}

/// `one of its rivals, Jon Moe`: one is one of them, not all of them.
fn whole(tree: &Tree, head: usize, i: usize) -> usize {
    let plural = matches!(tree.tag(head), Tag::Nns | Tag::Nnps) && tree.tag(i) == Tag::Nnp;
    let one =
        |h: &usize| tree.lemma(*h) == "one" && tree.relation(head) == Relation::Nmod && tree.has_child(head, &["of"]);
    tree.head(head).filter(|h| plural && one(h)).unwrap_or(head)
}

/// `opposition leader Tomas Reka`: a noun for a person right before the name of one, whatever the tree makes of it.
fn described(tree: &Tree, i: usize) -> Option<Proposition> {
    let linked = !matches!(tree.relation(i), Relation::NmodDesc | Relation::Flat);
    let name = tree.sentence.names.iter().find(|n| n.first == i + 1 && n.kind == NameKind::Person)?;
    let head = (name.first..name.last).find(|&w| tree.head(w).is_none_or(|h| h < name.first || h >= name.last))?;
    // `The star Jon Moe` may have the name as an apposition.
    let told = tree.relation(head) == Relation::Appos && tree.head(head) == Some(i);
    // `dubbed the singer Jon Moe` has two objects.
    let two = matches!(tree.relation(i), Relation::Obj | Relation::Iobj) && tree.head(head) == tree.head(i);
    if !linked || told || two || tree.tag(i) != Tag::Nn || !is_human(tree.lemma(i)) {
        return None;
    }
    let of_phrase = |w: usize| {
        let part = matches!(
            tree.tag(w),
            Tag::Nn | Tag::Nnp | Tag::Jj | Tag::Jjs | Tag::Jjr | Tag::Dt | Tag::PrpPoss | Tag::Pos | Tag::Vbn
        );
        let under = tree.ancestors(w).take(WITHIN).any(|h| h == i || h == head);
        part && under && tree.relation(w) != Relation::Case || tree.tag(w) == Tag::Pos
    };
    let first = (0..i).rev().take(WITHIN).take_while(|&w| of_phrase(w)).last().unwrap_or(i);
    let words = |range: std::ops::Range<usize>| range.map(Word::At).collect::<Vec<_>>();
    Some(Proposition {
        construction: Construction::Title,
        head: i,
        relation: vec![Word::Added("is")],
        arguments: vec![words(name.first..name.last), words(first..i + 1)],
    })
}

/// `Vale, 61,`
fn age(tree: &Tree, i: usize) -> Option<Proposition> {
    let head = tree.head(i).filter(|&h| h < i && is_person(tree, h))?;
    let comma = |k: usize| is_punct(tree, k);
    let alone = i.checked_sub(1).is_some_and(comma) && comma(i + 1);
    let number = tree.tag(i) == Tag::Cd && tree.token(i).is_some_and(|t| t.form.len() < 4);
    let name = tree.sentence.names.iter().find(|n| n.first <= head && head < n.last)?;
    (alone && number).then(|| Proposition {
        construction: Construction::Apposition,
        head: i,
        relation: vec![Word::Added("is")],
        arguments: vec![(name.first..name.last).map(Word::At).collect(), vec![Word::At(i)]],
    })
}

fn kind(tree: &Tree, i: usize) -> Option<NameKind> {
    tree.sentence.names.iter().find(|n| n.first <= i && i < n.last).map(|n| n.kind)
}

fn place_name(tree: &Tree, i: usize) -> bool {
    tree.upos(i) == Upos::Propn && matches!(kind(tree, i), Some(NameKind::Gpe | NameKind::Loc))
}
