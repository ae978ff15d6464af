//! The frame of a clause: its verb group as words, its subject, and its complements and adverbials.

use super::super::lexicon::{Attitude, lexicon};
use super::super::tree::Tree;
use super::group;
use super::subject::{OWN_SUBJECT, Subject, antecedent, is_relative_pronoun, relative_clause, subject};
use super::words::{Class, is};
use crate::text::{Relation, Tag, Upos};

/// What a part of a clause is to its predicate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::event) enum PartKind {
    /// Direct object.
    Object,
    /// Indirect object.
    Recipient,
    /// What the subject or the object is or does: `became president`, `saw him leave`.
    Complement,
    /// A clause that is said, thought or known.
    Content,
    /// A phrase with a preposition.
    Oblique,
    /// A phrase without one: `last week`, `five times`.
    Bare,
    /// An adverb outside the verb group.
    Adverb,
    /// A clause of time, cause, purpose, condition.
    Adverbial,
}

/// A complement or adverbial.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::event) struct Part {
    pub kind: PartKind,
    /// Head word.
    pub head: usize,
    /// The clause in it that is not part of it.
    pub without: Option<usize>,
    /// Its preposition, in text order.
    pub marker: Vec<usize>,
}

/// A clause as a whole.
#[derive(Debug, Clone)]
pub(in crate::event) struct Frame {
    /// The word that says what is the case.
    pub predicate: usize,
    /// The first verb of the verb group: `wants` of `wants to hold`.
    pub top: usize,
    /// Words of the verb group, in text order.
    pub group: Vec<usize>,
    /// Who or what it is said of.
    pub subject: Option<Subject>,
    /// Complements and adverbials, in text order of their heads.
    pub parts: Vec<Part>,
    /// Said with a copula.
    pub copular: bool,
    /// `there is`.
    pub existential: bool,
}

/// The frame of the clause whose predicate is the word at `i`, if it is one by itself and not part of a longer verb group.
pub(in crate::event) fn frame(tree: &Tree, i: usize) -> Option<Frame> {
    if !group::is_predicate(tree, i) || group::absorbed(tree, i).is_some() {
        return None;
    }
    let chain = group::chain(tree, i);
    let top = chain.last().copied().unwrap_or(i);
    let existential = tree.by(i, &[Relation::Expl]).any(|e| tree.tag(e) == Tag::Ex);
    let mut frame = Frame {
        predicate: i,
        top,
        group: group::words(tree, &chain),
        // What there is comes as a part.
        subject: subject(tree, top).filter(|_| !existential),
        parts: Vec::new(),
        // `the aim is to win`: a verb behind a copula is part of the verb group.
        copular: tree.by(i, &[Relation::Cop]).next().is_some() && tree.upos(i) != Upos::Verb,
        existential,
    };
    for &verb in &chain {
        own_parts(tree, verb, &mut frame);
    }
    shared_parts(tree, i, &mut frame);
    next_parts(tree, i, &mut frame);
    if frame.copular {
        predicate_part(tree, i, &mut frame);
    }
    gap(tree, &mut frame);
    for part in &mut frame.parts {
        part.marker.retain(|w| !frame.group.contains(w));
    }
    frame.parts.extend(speech(tree, &frame));
    frame.parts.sort_by_key(|p| p.head);
    frame.parts.dedup_by_key(|p| (p.head, p.without));
    // `gave the divers a medal`: of two objects the first is who gets the second.
    let object = |p: &Part| p.kind == PartKind::Object && p.without.is_none() && p.head > i;
    if frame.parts.iter().filter(|p| object(p)).count() == 2
        && let Some(first) = frame.parts.iter_mut().find(|p| object(p))
    {
        first.kind = PartKind::Recipient;
    }
    Some(frame)
}

/// The preposition of a phrase, all its words.
fn marker(tree: &Tree, head: usize) -> Vec<usize> {
    let mut words = Vec::new();
    let prepositions = tree.by(head, &[Relation::Case]);
    for case in prepositions
        .filter(|&c| tree.tag(c) != Tag::Pos && tree.token(c).is_some_and(|t| t.form.contains(char::is_alphanumeric)))
    {
        words.push(case);
        words.extend(tree.by(case, &[Relation::Fixed]));
    }
    words.sort_unstable();
    // Only what stands together before the phrase is its preposition.
    let run = words.iter().zip(words.iter().skip(1)).take_while(|(a, b)| **a + 1 == **b).count();
    words.truncate(run + 1);
    // `only for`, `just after`: an adverb before the preposition goes with it.
    let before = words.first().and_then(|&w| w.checked_sub(1));
    let adverb = before.filter(|&b| {
        tree.upos(b) == Upos::Adv
            && tree.relation(b) == Relation::Advmod
            && tree.head(b) == Some(head)
            && tree.children(b).is_empty()
    });
    words.splice(0..0, adverb);
    words
}

fn own_parts(tree: &Tree, verb: usize, frame: &mut Frame) {
    let absorbed = group::absorbed(tree, verb);
    // `is very tall`: what stands between copula and predicate and is not of the verb group is of the predicate.
    let copula = tree.by(verb, &[Relation::Cop]).next();
    for &child in tree.children(verb) {
        let degree = copula.is_some_and(|c| c < child && child < verb) && tree.relation(child) == Relation::Advmod;
        if frame.group.contains(&child) || absorbed == Some(child) || degree {
            continue;
        }
        let kind = match tree.relation(child) {
            Relation::Obj => PartKind::Object,
            Relation::Nsubj | Relation::NsubjPass if frame.existential => PartKind::Object,
            Relation::Iobj => PartKind::Recipient,
            _ if tree.tag(child) == Tag::Wrb => continue,
            Relation::Xcomp => PartKind::Complement,
            Relation::Ccomp => PartKind::Content,
            // `it is easy to see that`: `it` keeps the place of the clause.
            Relation::Csubj | Relation::CsubjPass if tree.has_child(verb, &["it"]) && child > verb => PartKind::Content,
            Relation::Obl | Relation::OblAgent if !marker(tree, child).is_empty() => PartKind::Oblique,
            Relation::Obl | Relation::OblAgent | Relation::OblUnmarked => PartKind::Bare,
            Relation::NmodUnmarked if tree.by(verb, &[Relation::Cop]).next().is_some() => PartKind::Bare,
            Relation::Advmod => PartKind::Adverb,
            // `accused them of hiding it`
            Relation::Advcl if tree.by(child, &[Relation::Mark]).any(|m| tree.lemma(m) == "of") => PartKind::Complement,
            Relation::Advcl => PartKind::Adverbial,
            _ => continue,
        };
        let mut part = Part { kind, head: child, without: None, marker: Vec::new() };
        match kind {
            PartKind::Oblique => part.marker = marker(tree, child),
            PartKind::Complement => {
                part.marker.extend(tree.by(child, &[Relation::Mark]).find(|&m| tree.lemma(m) == "of"))
            }
            _ => {}
        }
        if is_relative_pronoun(tree, child) {
            let Some(clause) = relative_clause(tree, frame.top) else { continue };
            let Some(noun) = antecedent(tree, clause) else { continue };
            (part.head, part.without) = (noun, Some(clause));
        }
        frame.parts.push(part);
    }
}

/// The parts that `verb` would have by itself.
fn parts_of(tree: &Tree, verb: usize, frame: &Frame) -> Vec<Part> {
    let mut other = Frame { parts: Vec::new(), group: Vec::new(), ..frame.clone() };
    own_parts(tree, verb, &mut other);
    other.parts.retain(|p| p.without.is_none());
    other.parts
}

/// What opens a sentence belongs to all its coordinated verbs, and what the first of them has behind the last one too.
fn shared_parts(tree: &Tree, i: usize, frame: &mut Frame) {
    if tree.relation(i) != Relation::Conj || tree.by(i, OWN_SUBJECT).next().is_some() {
        return;
    }
    let Some(first) = tree.head(i).filter(|&h| group::is_verbal(tree, h)) else { return };
    let bare = !frame.parts.iter().any(|p| p.head > i);
    let subject = tree.by(first, OWN_SUBJECT).next();
    let adverbial = |p: &Part| matches!(p.kind, PartKind::Oblique | PartKind::Bare);
    let opens = |p: &Part| adverbial(p) && subject.is_some_and(|s| p.head < s);
    let behind = |p: &Part| p.head > i && (adverbial(p) || bare && p.kind == PartKind::Object);
    let shared = parts_of(tree, first, frame).into_iter().filter(|p| opens(p) || behind(p));
    frame.parts.extend(shared.collect::<Vec<_>>());
}

/// `built and sold cars`: what follows two verbs side by side is what both are about.
fn next_parts(tree: &Tree, i: usize, frame: &mut Frame) {
    let beside =
        |c: usize| tree.by(c, &[Relation::Cc]).next() == Some(i + 1) && tree.tag(c) == tree.tag(i) && c <= i + 3;
    let Some(next) = tree.by(i, &[Relation::Conj]).find(|&c| beside(c) && tree.by(c, OWN_SUBJECT).next().is_none())
    else {
        return;
    };
    let core = |p: &Part| matches!(p.kind, PartKind::Object | PartKind::Complement | PartKind::Content);
    if frame.copular || is(tree.lemma(i), Class::Intransitive) || frame.parts.iter().any(core) {
        return;
    }
    let both = |p: &Part| p.head > next && matches!(p.kind, PartKind::Object | PartKind::Oblique | PartKind::Bare);
    frame.parts.extend(parts_of(tree, next, frame).into_iter().filter(both));
}

/// What a copula's predicate says.
fn predicate_part(tree: &Tree, i: usize, frame: &mut Frame) {
    let marker = marker(tree, i);
    let kind = if marker.is_empty() { PartKind::Complement } else { PartKind::Oblique };
    frame.parts.push(Part { kind, head: i, without: None, marker });
}

/// `The plan failed, he said`, `he said: "The plan failed"`: what is said stands beside the verb of saying.
fn speech(tree: &Tree, frame: &Frame) -> Option<Part> {
    let i = frame.predicate;
    let says = matches!(
        lexicon().attitude(tree.lemma(i), false),
        Some(Attitude::Says | Attitude::Believes | Attitude::Alleges | Attitude::Denies)
    );
    let full =
        frame.parts.iter().any(|p| matches!(p.kind, PartKind::Object | PartKind::Complement | PartKind::Content));
    if !says || full || tree.by(frame.top, OWN_SUBJECT).next().is_none() {
        return None;
    }
    let part = |head, without| Part { kind: PartKind::Content, head, without, marker: Vec::new() };
    if tree.relation(frame.top) == Relation::Parataxis {
        // At the end of a sentence all of it is said.
        let last = (frame.top..tree.len())
            .all(|k| k == frame.top || tree.head(k) == Some(frame.top) || tree.upos(k) == Upos::Punct);
        let root = tree.ancestors(frame.top).last().filter(|&root| last && root < frame.top);
        return root.or_else(|| tree.head(frame.top)).map(|head| part(head, Some(frame.top)));
    }
    tree.by(i, &[Relation::Parataxis]).find(|&c| group::is_predicate(tree, c)).map(|c| part(c, None))
}

/// `the man she met`: the noun is the object that the relative clause lacks.
fn gap(tree: &Tree, frame: &mut Frame) {
    let Some(clause) = relative_clause(tree, frame.top) else { return };
    // The pronoun may stand in the subject: `whose owner`, `many of whom`.
    let relative = |i: usize| matches!(tree.tag(i), Tag::Wp | Tag::WpPoss | Tag::Wdt);
    let inside =
        |s: usize| tree.children(s).iter().any(|&c| relative(c) || tree.children(c).iter().any(|&d| relative(d)));
    let own = tree.by(frame.top, OWN_SUBJECT).any(|s| !is_relative_pronoun(tree, s) && !inside(s));
    let full = frame
        .parts
        .iter()
        .any(|p| p.without.is_some() || matches!(p.kind, PartKind::Object | PartKind::Complement | PartKind::Content));
    let placed = tree.children(clause).iter().any(|&c| tree.tag(c) == Tag::Wrb);
    let passive = tree.by(frame.top, &[Relation::AuxPass]).next().is_some();
    let marked = tree.by(clause, &[Relation::Mark]).any(|m| tree.lemma(m) != "that");
    if !own || full || placed || passive || marked || frame.copular || tree.upos(frame.predicate) != Upos::Verb {
        return;
    }
    // `what people say`: the pronoun stands for nothing that could be named.
    if let Some(noun) = tree.head(clause).filter(|&n| tree.tag(n) != Tag::Wp) {
        frame.parts.push(Part { kind: PartKind::Object, head: noun, without: Some(clause), marker: Vec::new() });
    }
}
