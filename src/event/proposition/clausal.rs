//! Propositions of clauses.

use super::super::clause::frame::{Frame, Part, PartKind, frame, is_predicate};
use super::super::clause::subject::relative_clause;
use super::super::tree::Tree;
use super::phrase::{members, phrase, trim, words};
use super::{Construction, Proposition, Word, opt};
use crate::text::{Relation, Tag, Upos};

/// Adds what the clause of the word at `i` says.
pub(super) fn find(tree: &Tree, i: usize, all: &mut Vec<Proposition>) {
    let Some(frame) = frame(tree, i) else { return };
    let mut relation: Vec<usize> = frame.group.clone();
    let verb_end = frame.group.last().copied().unwrap_or(i);
    let (mut core, mut behind, mut front): (Vec<&Part>, Vec<&Part>, Vec<&Part>) = Default::default();
    for part in &frame.parts {
        match part.kind {
            PartKind::Object | PartKind::Recipient | PartKind::Complement | PartKind::Content => core.push(part),
            PartKind::Adverbial => {}
            PartKind::Adverb | PartKind::Oblique if connective(tree, part) => {}
            _ if part.head > verb_end || part.without.is_some() || part.head == i => behind.push(part),
            _ => front.push(part),
        }
    }
    core.sort_by_key(|p| (p.without.is_none(), p.head));
    behind.sort_by_key(|p| (p.head != i, p.without.is_none(), p.head));
    let lifts = |p: &Part| p.kind == PartKind::Oblique && !p.marker.is_empty();
    // `is equal to X`, `is home to X`.
    if let [only] = core.as_slice()
        && only.head == i
        && frame.copular
        && !matches!(tree.upos(i), Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::Sym)
        && behind.first().is_some_and(|p| lifts(p))
    {
        relation.extend(part_words(tree, only, &frame));
        core.clear();
    }
    // `relies heavily on X`: an adverb right behind the verb goes with it.
    if core.is_empty()
        && let [adverb, next, ..] = behind.as_slice()
        && adverb.kind == PartKind::Adverb
        && lifts(next)
        && !opt("noadvlift")
    {
        let words = part_words(tree, adverb, &frame);
        if words.first() == Some(&(verb_end + 1)) && next.marker.first() == words.last().map(|w| w + 1).as_ref() {
            relation.extend(words);
            behind.remove(0);
        }
    }
    let mut slots: Vec<Vec<Vec<Word>>> = Vec::new();
    let lift = core.is_empty();
    for part in &core {
        let mut part = (*part).clone();
        if part.kind == PartKind::Content
            && let Some(that) = tree.by(part.head, &[Relation::Mark]).find(|&m| tree.lemma(m) == "that")
        {
            relation.push(that);
            part.marker.push(that);
        }
        slots.push(part_members(tree, &part, &frame));
    }
    for (n, part) in behind.iter().enumerate() {
        if lift && n == 0 && lifts(part) {
            relation.extend(&part.marker);
            slots.push(part_members(tree, part, &frame));
        } else {
            slots.push(vec![with_marker(tree, part, &frame)]);
        }
    }
    slots.extend(front.iter().map(|part| vec![with_marker(tree, part, &frame)]));
    slots.retain(|members| !members.iter().all(Vec::is_empty));
    let Some(subject) = frame.subject else {
        existential(tree, &frame, &relation, slots, all);
        return;
    };
    let construction = construction(tree, &frame);
    relation.sort_unstable();
    relation.dedup();
    if slots.is_empty() && opt("passun") && passive(tree, &frame) && relation.len() > 1 {
        let last = relation.pop();
        slots.push(vec![last.into_iter().map(Word::At).collect()]);
    }
    if slots.is_empty() && !opt("unary") {
        return;
    }
    let leave = |c: usize| {
        Some(c) == subject.without || subject.without.is_some() && tree.relation(c) == Relation::Case && tree.tag(c) != Tag::Pos
            || is_content_of(tree, c, i)
    };
    let subjects = if splits_subject(tree, &frame) { members(tree, subject.head, leave) } else { vec![phrase(tree, subject.head, leave)] };
    let mut relation: Vec<Word> = relation.into_iter().map(Word::At).collect();
    if let Some(word) = understood(tree, &frame) {
        relation.insert(0, word);
    }
    let first = slots.first().cloned().unwrap_or_else(|| vec![Vec::new()]);
    for s in &subjects {
        let s = antecedent(tree, &frame, s);
        for f in &first {
            let mut arguments = vec![s.clone()];
            arguments.extend(Some(f.clone()).filter(|f| !f.is_empty()));
            arguments.extend(slots.iter().skip(1).map(|members| members.concat()));
            all.push(Proposition { construction, confidence: 0.5, relation: relation.clone(), arguments });
        }
    }
}

fn existential(tree: &Tree, frame: &Frame, relation: &[usize], slots: Vec<Vec<Vec<Word>>>, all: &mut Vec<Proposition>) {
    if !frame.existential || !opt("exist") {
        return;
    }
    let mut group: Vec<usize> = relation.to_vec();
    group.sort_unstable();
    let there = tree.by(frame.predicate, &[Relation::Expl]).next();
    let mut arguments: Vec<Vec<Word>> = there.into_iter().map(|t| vec![Word::At(t)]).collect();
    arguments.extend(slots.into_iter().map(|m| m.concat()));
    let relation = group.into_iter().map(Word::At).collect();
    all.push(Proposition { construction: Construction::Existential, confidence: 0.3, relation, arguments });
}

fn is_content_of(_tree: &Tree, c: usize, i: usize) -> bool {
    c == i
}

fn passive(tree: &Tree, frame: &Frame) -> bool {
    tree.by(frame.predicate, &[Relation::AuxPass]).next().is_some()
}

/// `Norway and Russia met` does not say that Norway met.
fn splits_subject(tree: &Tree, frame: &Frame) -> bool {
    let object = frame.parts.iter().any(|p| matches!(p.kind, PartKind::Object | PartKind::Complement | PartKind::Content));
    let mutual = matches!(tree.lemma(frame.predicate), "meet" | "agree" | "marry" | "merge" | "differ" | "divorce" | "clash" | "negotiate" | "unite" | "combine" | "diverge" | "converge");
    !opt("nosplits") && (object || !mutual)
}

fn connective(tree: &Tree, part: &Part) -> bool {
    let words = words(tree, part.head, |_| false);
    let text: Vec<&str> = words.iter().map(|&w| tree.lemma(w)).filter(|w| !matches!(*w, ",")).collect();
    matches!(
        text.join(" ").as_str(),
        "however" | "therefore" | "thus" | "moreover" | "also" | "of course" | "for example" | "for instance" | "in addition"
            | "furthermore" | "nevertheless" | "nonetheless" | "in fact" | "meanwhile" | "instead" | "hence" | "indeed" | "too" | "then" | "so" | "besides" | "otherwise" | "consequently" | "likewise" | "similarly" | "in contrast" | "on the other hand" | "as a result" | "in turn" | "accordingly" | "yet" | "still" | "rather" | "finally" | "well" | "as well" | "even" | "only"
    )
}

fn understood(tree: &Tree, frame: &Frame) -> Option<Word> {
    let bare = tree.by(frame.top, &[Relation::Aux, Relation::AuxPass, Relation::Cop]).next().is_none();
    let acl = tree.relation(frame.top) == Relation::Acl;
    let adv = tree.relation(frame.top) == Relation::Advcl;
    let participle = tree.tag(frame.top) == Tag::Vbn || tree.tag(frame.top) == Tag::Vbd && acl;
    let gerund = tree.tag(frame.top) == Tag::Vbg;
    if bare && (acl && participle && !opt("nobe") || acl && gerund && opt("beg") || adv && participle && opt("bead") || adv && gerund && opt("beadg")) {
        return Some(Word::Added("is"));
    }
    if bare && opt("to") && tree.tag(frame.top) == Tag::Vb && matches!(tree.relation(frame.top), Relation::Xcomp | Relation::Advcl) {
        return tree.by(frame.top, &[Relation::Mark]).find(|&m| tree.lemma(m) == "to").map(Word::At);
    }
    None
}

/// Puts the noun that a relative pronoun stands for in its place: `many of whom`, `whose`.
fn antecedent(tree: &Tree, frame: &Frame, words: &[usize]) -> Vec<Word> {
    let pronoun = words.iter().position(|&w| matches!(tree.tag(w), Tag::Wdt | Tag::Wp | Tag::WpPoss) && matches!(tree.lemma(w), "who" | "whom" | "which" | "whose"));
    let place = pronoun.zip(relative_clause(tree, frame.top)).and_then(|(at, clause)| Some((at, clause, tree.head(clause)?)));
    let Some((at, clause, noun)) = place else { return words.iter().copied().map(Word::At).collect() };
    let possessive = words.get(at).is_some_and(|&w| tree.tag(w) == Tag::WpPoss);
    let noun = phrase(tree, noun, |c| c == clause || tree.relation(c) == Relation::Case && tree.tag(c) != Tag::Pos);
    let (before, after) = words.split_at(at);
    let of = possessive.then_some(Word::Added("'s"));
    let at = |w: &usize| Word::At(*w);
    before.iter().map(at).chain(noun.iter().map(at)).chain(of).chain(after.iter().skip(1).map(at)).collect()
}

fn with_marker(tree: &Tree, part: &Part, frame: &Frame) -> Vec<Word> {
    trim(tree, [part.marker.clone(), part_words(tree, part, frame)].concat()).into_iter().map(Word::At).collect()
}

fn part_members(tree: &Tree, part: &Part, frame: &Frame) -> Vec<Vec<Word>> {
    let all = if matches!(part.kind, PartKind::Content) || tree.upos(part.head) == Upos::Verb || opt("nosplito") {
        vec![part_words(tree, part, frame)]
    } else {
        members(tree, part.head, |c| leaves(tree, part, frame, c))
    };
    all.into_iter().map(|words| words.into_iter().map(Word::At).collect()).collect()
}

fn leaves(tree: &Tree, part: &Part, frame: &Frame, c: usize) -> bool {
    let of_predicate = part.head == frame.predicate && frame.parts.iter().any(|p| p.head == c);
    let case = part.without.is_some() && tree.relation(c) == Relation::Case && tree.tag(c) != Tag::Pos;
    let clause = tree.relation(c) == Relation::Conj && part.head == frame.predicate && is_predicate(tree, c);
    Some(c) == part.without || part.marker.contains(&c) || frame.group.contains(&c) || of_predicate || case || clause
}

fn part_words(tree: &Tree, part: &Part, frame: &Frame) -> Vec<usize> {
    let leave = |c: usize| leaves(tree, part, frame, c);
    match part.kind {
        PartKind::Content => trim(tree, words(tree, part.head, leave)),
        _ => phrase(tree, part.head, leave),
    }
}

fn construction(tree: &Tree, frame: &Frame) -> Construction {
    let mut at = frame.top;
    let mut coordinate = false;
    for _ in 0..8 {
        match (tree.relation(at), tree.head(at)) {
            (Relation::Conj, Some(head)) => (at, coordinate) = (head, true),
            _ => break,
        }
    }
    let handed = frame.subject.is_some_and(|s| tree.head(s.head) != Some(at));
    match tree.relation(at) {
        Relation::AclRelcl | Relation::AdvclRelcl => Construction::Relative,
        Relation::Acl => Construction::Participle,
        Relation::Advcl if handed && tree.tag(at) == Tag::Vb => Construction::Infinitive,
        Relation::Advcl if handed => Construction::Participial,
        Relation::Advcl => Construction::Adverbial,
        Relation::Xcomp => Construction::Infinitive,
        Relation::Ccomp | Relation::Csubj | Relation::CsubjPass => Construction::Content,
        _ if frame.copular => Construction::Copular,
        _ if coordinate => Construction::Coordinate,
        _ => Construction::Main,
    }
}
