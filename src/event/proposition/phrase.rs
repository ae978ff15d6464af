//! Whole phrases: the words under a head word, without what is said of it in passing.

use super::super::clause::subject::SUBJECTS;
use super::super::clause::words::{Class, is as is_of};
use super::super::tree::Tree;
use crate::text::{NameKind, Relation, Tag, Upos};

const OPENING: &[&str] = &["``", "\"", "“", "‘", "`", "(", "[", "-LRB-", "-LSB-", "'", "«"];
const CLOSING: &[&str] = &["''", "\"", "”", "’", "'", ")", "]", "-RRB-", "-RSB-", "»"];

/// Marks that come in pairs.
const PAIRS: &[(&[&str], &[&str])] = &[
    (&["``", "“"], &["''", "”"]),
    (&["\""], &["\""]),
    (&["(", "-LRB-"], &[")", "-RRB-"]),
    (&["[", "-LSB-"], &["]", "-RSB-"]),
];

/// Most words of a phrase that ties a sentence to the one before, with commas.
pub(super) const LONGEST_CONNECTIVE: usize = 6;

/// Most marks without their other half that are put right in one phrase.
const MARKS: usize = 4;

/// What besides a subject the clause of a predicate is made of.
const OF_CLAUSE: &[Relation] = &[
    Relation::Cop,
    Relation::Aux,
    Relation::AuxPass,
    Relation::Mark,
    Relation::Advcl,
    Relation::Expl,
    Relation::Obl,
    Relation::OblUnmarked,
    Relation::OblAgent,
    Relation::Ccomp,
    Relation::Xcomp,
];

/// Whether a relation is that of a part of a clause to its predicate: a noun that a copula makes a predicate keeps only its
/// phrase.
pub(super) fn is_of_clause(relation: Relation) -> bool {
    SUBJECTS.contains(&relation) || OF_CLAUSE.contains(&relation)
}

/// What is never part of a phrase.
const ASIDE: &[Relation] = &[Relation::Parataxis, Relation::Discourse, Relation::Dislocated, Relation::Vocative];

/// What says something of a noun in passing where a comma parts it from the noun.
const PASSING: &[Relation] = &[Relation::AclRelcl, Relation::Acl, Relation::Appos, Relation::Advcl];

/// Most remarks in passing that are taken off one phrase.
const REMARKS: usize = 8;

/// Most phrases that one coordination is split into; longer lists stay whole.
const MEMBERS: usize = 24;

/// The words under `head` but for the children that `leave` names, in text order.
pub(super) fn words(tree: &Tree, head: usize, leave: impl Fn(usize) -> bool) -> Vec<usize> {
    let mut found = vec![head];
    let mut open: Vec<usize> = tree.children(head).iter().copied().filter(|&c| c != head && !leave(c)).collect();
    while let Some(word) = open.pop() {
        found.push(word);
        open.extend(tree.children(word).iter().copied().filter(|&c| c != head));
    }
    found.sort_unstable();
    found
}

/// The phrase of a noun (or of whatever stands in its place). What is said of it, or of the last noun in it, in passing
/// is left out, and so is the clause `without`.
pub(super) fn phrase(tree: &Tree, head: usize, without: Option<usize>, leave: impl Fn(usize) -> bool) -> Vec<usize> {
    let predicate = tree.by(head, &[Relation::Cop]).next().is_some() && tree.upos(head) != Upos::Verb;
    let noun = matches!(tree.upos(head), Upos::Noun | Upos::Propn | Upos::Pron);
    let mut words = words(tree, head, |c| {
        let relation = tree.relation(c);
        // What opens the clause is none of its first phrase.
        let opens = match relation {
            Relation::Cc => true,
            Relation::Advcl => noun,
            Relation::Mark => noun && tree.lemma(c) != "that",
            _ => noun && tree.tag(c) == Tag::Wrb,
        };
        c < head && opens || leave(c) || ASIDE.contains(&relation) || predicate && is_of_clause(relation)
    });
    if let Some(clause) = without.filter(|&c| c != head) {
        let under = self::words(tree, clause, |_| false);
        words.retain(|w| !under.contains(w));
    }
    words = trim(tree, words);
    for _ in 0..REMARKS {
        let Some(remark) = remark(tree, head, &words) else { break };
        words.retain(|w| !remark.contains(w));
        words = trim(tree, words);
    }
    balanced(tree, words)
}

/// The words of the outermost remark in passing that ends a phrase.
fn remark(tree: &Tree, head: usize, words: &[usize]) -> Option<Vec<usize>> {
    let end = words.last()?;
    words.iter().copied().filter(|&w| w > head).find_map(|w| {
        let clause = is_clause(tree, w);
        // `Vale, 61,`
        let age = tree.tag(w) == Tag::Cd && tree.head(w).is_some_and(|h| is_person(tree, h));
        let passing = PASSING.contains(&tree.relation(w))
            || is_aside(tree, w)
            || is_example(tree, w)
            || is_connective(tree, w)
            || clause
            || age;
        if !passing || !tree.head(w).is_some_and(|h| h < w && words.binary_search(&h).is_ok()) {
            return None;
        }
        let under = self::words(tree, w, |_| false);
        let ends = under.last() >= Some(end) || under.iter().rev().find(|&&u| !is_punct(tree, u)) >= Some(end);
        (ends && under.binary_search(&head).is_err() && (clause || is_parted(tree, &under))).then_some(under)
    })
}

/// A finite clause that the tree coordinates with a noun is none of its phrase.
fn is_clause(tree: &Tree, i: usize) -> bool {
    let nominal = |i: usize| matches!(tree.upos(i), Upos::Noun | Upos::Propn | Upos::Pron);
    let finite = matches!(tree.tag(i), Tag::Vbd | Tag::Vbz | Tag::Vbp)
        || tree.by(i, &[Relation::Cop, Relation::Aux, Relation::AuxPass]).next().is_some();
    tree.relation(i) == Relation::Conj && finite && tree.head(i).is_some_and(nominal)
}

/// Whether a word is in the name of a person.
pub(super) fn is_person(tree: &Tree, i: usize) -> bool {
    tree.sentence.names.iter().any(|n| n.first <= i && i < n.last && n.kind == NameKind::Person)
}

/// `, such as X`, `, including X`.
fn is_example(tree: &Tree, i: usize) -> bool {
    matches!(tree.relation(i), Relation::Nmod | Relation::Obl)
        && tree
            .by(i, &[Relation::Case])
            .next()
            .is_some_and(|c| matches!(tree.lemma(c), "such" | "including" | "include"))
}

/// `the government, in office since May,`
fn is_aside(tree: &Tree, i: usize) -> bool {
    let before = tree.by(i, &[Relation::Case]).next().and_then(|c| c.checked_sub(1));
    tree.relation(i) == Relation::Nmod && before.is_some_and(|k| is(tree, k, &[","]))
}

/// `, of course`
fn is_connective(tree: &Tree, i: usize) -> bool {
    let words = words(tree, i, |c| is_punct(tree, c));
    let lemmas: Vec<&str> = words.iter().take(LONGEST_CONNECTIVE + 1).map(|&w| tree.lemma(w)).collect();
    lemmas.len() <= LONGEST_CONNECTIVE && is_of(&lemmas.join("_"), Class::Connective)
}

/// Whether a comma, dash or bracket stands before these words.
fn is_parted(tree: &Tree, words: &[usize]) -> bool {
    let Some(&first) = words.first() else { return false };
    let punct = |k: usize| is_punct(tree, k) && !is(tree, k, &["``", "\"", "“", "‘", "-", "`", "'"]);
    punct(first) || first.checked_sub(1).is_some_and(punct)
}

/// Takes punctuation and conjunctions off both ends; quotation marks and brackets stay where both are inside.
pub(super) fn trim(tree: &Tree, mut words: Vec<usize>) -> Vec<usize> {
    loop {
        let Some((&first, rest)) = words.split_first() else { return words };
        let paired = is(tree, first, OPENING) && rest.iter().any(|&w| is(tree, w, CLOSING));
        let joint = tree.relation(first) == Relation::Cc && !rest.is_empty();
        if !(is_punct(tree, first) && !paired || joint) {
            break;
        }
        words.remove(0);
    }
    loop {
        let Some((&last, rest)) = words.split_last() else { return words };
        let paired = is(tree, last, CLOSING) && rest.iter().any(|&w| is(tree, w, OPENING));
        let joint = tree.relation(last) == Relation::Cc && !rest.is_empty();
        if !(is_punct(tree, last) && !paired || joint) {
            break;
        }
        words.pop();
    }
    // `` the Monitor , '' has its comma by the custom of printers only.
    if let [.., comma, last] = *words.as_slice()
        && is(tree, last, &["''", "\"", "”"])
        && is(tree, comma, &[",", "."])
    {
        words.retain(|&w| w != comma);
    }
    words
}

/// A phrase without the brackets around it.
pub(super) fn unbracketed(tree: &Tree, mut words: Vec<usize>) -> Vec<usize> {
    if let [first, .., last] = *words.as_slice()
        && is(tree, first, &["(", "[", "-LRB-", "-LSB-"])
        && is(tree, last, &[")", "]", "-RRB-", "-RSB-"])
    {
        words.retain(|&w| w != first && w != last);
    }
    words
}

/// Whether a word is a mark; the tagger takes some for words.
pub(super) fn is_punct(tree: &Tree, i: usize) -> bool {
    tree.upos(i) == Upos::Punct || is(tree, i, OPENING) || is(tree, i, CLOSING)
}

/// Takes in the other mark of a pair where it stands right beside the words, and takes off a mark that stays alone.
pub(super) fn balanced(tree: &Tree, mut words: Vec<usize>) -> Vec<usize> {
    for (open, close) in PAIRS {
        let alone = |words: &[usize]| {
            let mut opened: Vec<usize> = Vec::new();
            for &w in words {
                if is(tree, w, close) && !(open == close && opened.is_empty()) {
                    if opened.pop().is_none() {
                        return Some((w, false));
                    }
                } else if is(tree, w, open) {
                    opened.push(w);
                }
            }
            opened.last().map(|&w| (w, true))
        };
        for _ in 0..MARKS {
            let Some((mark, opening)) = alone(&words) else { break };
            let behind = words.last().map(|l| l + 1).filter(|&k| is(tree, k, close));
            let before = words.first().and_then(|f| f.checked_sub(1)).filter(|&k| is(tree, k, open));
            match (behind, before) {
                (Some(k), _) if opening => words.push(k),
                (_, Some(k)) if !opening || open == close => words.insert(0, k),
                _ => words.retain(|&w| w != mark),
            }
        }
    }
    words
}

fn is(tree: &Tree, i: usize, forms: &[&str]) -> bool {
    tree.token(i).is_some_and(|t| forms.contains(&t.form.as_str()))
}

/// The phrases that a phrase is coordinated of; the phrase alone where it is not coordinated, where the coordination is in a
/// name, or where its parts do not stand one behind the other.
pub(super) fn members(
    tree: &Tree,
    head: usize,
    without: Option<usize>,
    leave: impl Fn(usize) -> bool + Copy,
) -> Vec<Vec<usize>> {
    let whole = phrase(tree, head, without, leave);
    let direct = |i: usize| tree.by(i, &[Relation::Conj]).filter(|&c| !leave(c) && whole.binary_search(&c).is_ok());
    let mut heads: Vec<usize> = direct(head).collect();
    heads.extend(heads.clone().into_iter().flat_map(&direct));
    heads.push(head);
    heads.sort_unstable();
    heads.dedup();
    if heads.len() < 2 || heads.len() > MEMBERS || !splits(tree, head, &heads) {
        return vec![whole];
    }
    let case = |k: usize| tree.relation(k) == Relation::Case && tree.tag(k) != Tag::Pos;
    let shared = shared(tree, head, leave);
    let mut all: Vec<Vec<usize>> = Vec::new();
    for &h in &heads {
        let own = |c: usize| {
            h == head && leave(c)
                || heads.contains(&c)
                || tree.relation(c) == Relation::CcPreconj
                || h != head && c < h && case(c)
        };
        let member = phrase(tree, h, without, own);
        let compact = member.iter().zip(member.iter().skip(1)).all(|(a, b)| (a + 1..*b).all(|k| is_punct(tree, k)));
        let behind = all.last().is_none_or(|before| before.last() < member.first());
        if member.is_empty() || !compact || !behind {
            return vec![whole];
        }
        let bare = tree.upos(h) == Upos::Noun
            && tree.by(h, &[Relation::Det, Relation::NmodPoss, Relation::Nummod, Relation::Case]).next().is_none();
        // `an`, `a` are of one.
        let single = shared.iter().any(|&w| matches!(tree.lemma(w), "a" | "an")) && tree.tag(h) == Tag::Nns;
        all.push(if h != head && bare && !single { [shared.as_slice(), &member].concat() } else { member });
    }
    all
}

/// The determiner or possessor of the first of coordinated nouns, which the others leave out: `the firm's staff and rooms`.
fn shared(tree: &Tree, head: usize, leave: impl Fn(usize) -> bool) -> Vec<usize> {
    if tree.upos(head) != Upos::Noun {
        return Vec::new();
    }
    let of = tree.by(head, &[Relation::Det, Relation::NmodPoss]).filter(|&c| c < head && !leave(c));
    let mut all: Vec<usize> = of.flat_map(|c| words(tree, c, |_| false)).collect();
    all.sort_unstable();
    all
}

/// Whether what is said of coordinated words is said of each of them.
fn splits(tree: &Tree, head: usize, heads: &[usize]) -> bool {
    let nominal =
        |i: usize| matches!(tree.upos(i), Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::Sym | Upos::Det);
    let alike = heads
        .iter()
        .all(|&h| nominal(h) == nominal(head) && (h == head || tree.by(h, &[Relation::Cop]).next().is_none()));
    let joined =
        heads.iter().flat_map(|&h| tree.by(h, &[Relation::Cc])).all(|c| matches!(tree.lemma(c), "and" | "&" | "or"));
    let between =
        tree.has_child(head, &["between", "among", "both", "neither"]) && tree.has_child(head, &["between", "among"]);
    let in_name = tree.sentence.names.iter().any(|n| heads.iter().filter(|&&h| n.first <= h && h < n.last).count() > 1);
    // `Vik 's Science , Arts and Crafts Academy`: a name of its own.
    let bare = |&h: &usize| {
        tree.upos(h) == Upos::Propn && (h == head || tree.by(h, &[Relation::NmodPoss, Relation::Det]).next().is_none())
    };
    let in_name =
        in_name || heads.len() > 2 && tree.by(head, &[Relation::NmodPoss]).next().is_some() && heads.iter().all(bare);
    let vague = heads.iter().any(|&h| matches!(tree.lemma(h), "so" | "etc" | "etc." | "other" | "like"));
    alike && joined && !between && !in_name && !vague
}
