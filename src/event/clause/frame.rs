//! The frame of a clause: its verb group as words, its subject, and its complements and adverbials in text order.

use super::super::tree::Tree;
use super::subject::{Subject, is_relative_pronoun, relative_clause, subject};
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
    /// The clause under it that is not part of it.
    pub without: Option<usize>,
    /// Its preposition, in text order.
    pub marker: Vec<usize>,
}

/// A clause as a whole.
#[derive(Debug, Clone)]
pub(in crate::event) struct Frame {
    /// The word that says what is the case.
    pub predicate: usize,
    /// The first verb of the verb group's chain: `wants` of `wants to hold`.
    pub top: usize,
    /// Words of the verb group, in text order.
    pub group: Vec<usize>,
    pub subject: Option<Subject>,
    pub parts: Vec<Part>,
    /// With a copula, or with no verb at all.
    pub copular: bool,
    /// `there is`.
    pub existential: bool,
}

/// Longest chain of verbs that makes one verb group.
const CHAIN: usize = 6;

const CLAUSAL: &[Relation] = &[
    Relation::Root,
    Relation::Conj,
    Relation::Acl,
    Relation::AclRelcl,
    Relation::Advcl,
    Relation::AdvclRelcl,
    Relation::Ccomp,
    Relation::Xcomp,
    Relation::Csubj,
    Relation::CsubjPass,
    Relation::CsubjOuter,
    Relation::Parataxis,
    Relation::List,
    Relation::Dep,
];

/// The frame of the clause whose predicate is the word at `i`, if it is one by itself and not part of a longer verb group.
pub(in crate::event) fn frame(tree: &Tree, i: usize) -> Option<Frame> {
    if !is_predicate(tree, i) || absorbed_child(tree, i).is_some() {
        return None;
    }
    let chain = chain(tree, i);
    let top = chain.last().copied().unwrap_or(i);
    let copular = tree.by(i, &[Relation::Cop]).next().is_some();
    let mut frame = Frame {
        predicate: i,
        top,
        group: Vec::new(),
        subject: subject(tree, top),
        parts: Vec::new(),
        copular,
        existential: tree.by(i, &[Relation::Expl]).any(|e| tree.tag(e) == Tag::Ex),
    };
    if frame.existential {
        // Nothing is said of anything: what there is comes as a part.
        frame.subject = None;
    }
    for &verb in &chain {
        own_group(tree, verb, verb != top, &mut frame.group);
    }
    shared_auxiliaries(tree, top, &mut frame.group);
    for &verb in &chain {
        own_parts(tree, verb, &mut frame);
    }
    shared_parts(tree, i, &mut frame);
    if copular {
        predicate_part(tree, i, &mut frame);
    }
    gap(tree, top, &mut frame);
    next_parts(tree, i, &mut frame);
    frame.group.sort_unstable();
    frame.group.dedup();
    frame.parts.sort_by_key(|p| p.head);
    Some(frame)
}

/// Whether the word at `i` is the predicate of a clause.
pub(in crate::event) fn is_predicate(tree: &Tree, i: usize) -> bool {
    let copular = tree.by(i, &[Relation::Cop]).next().is_some();
    let verbal = tree.upos(i) == Upos::Verb || tree.upos(i) == Upos::Aux && tree.relation(i) == Relation::Root;
    if !copular && !verbal || !CLAUSAL.contains(&tree.relation(i)) {
        return false;
    }
    let mut at = i;
    for _ in 0..tree.len() {
        if tree.relation(at) != Relation::Conj {
            break;
        }
        match tree.head(at) {
            Some(head) => at = head,
            None => break,
        }
    }
    copular || CLAUSAL.contains(&tree.relation(at))
}

/// The verb below `i` that makes one verb group with it: `wants to hold`, `is expected to rise`, `stopped talking`.
fn absorbed_child(tree: &Tree, i: usize) -> Option<usize> {
    let object = tree.by(i, &[Relation::Obj, Relation::Iobj]).next().is_some();
    tree.by(i, &[Relation::Xcomp]).find(|&x| !object && joins(tree, x))
}

/// Whether an open complement is an infinitive with `to` or a gerund.
fn joins(tree: &Tree, x: usize) -> bool {
    let copular = tree.by(x, &[Relation::Cop]).next().is_some();
    let to = tree.by(x, &[Relation::Mark]).any(|m| tree.lemma(m) == "to");
    to && (copular || tree.upos(x) == Upos::Verb) || tree.tag(x) == Tag::Vbg && tree.upos(x) == Upos::Verb
}

/// The verb at `i` and those above it that make one verb group with it.
fn chain(tree: &Tree, i: usize) -> Vec<usize> {
    let mut all = vec![i];
    let mut at = i;
    for _ in 0..CHAIN {
        // `wants to hold and keep it`: what is coordinated with a verb of the chain is in the same place.
        let mut first = at;
        while tree.relation(first) == Relation::Conj && tree.by(first, &[Relation::Nsubj, Relation::NsubjPass]).next().is_none()
        {
            match tree.head(first) {
                Some(head) if all.len() < CHAIN && head < first => first = head,
                _ => break,
            }
        }
        match tree.head(first) {
            Some(head) if absorbed_child(tree, head) == Some(first) && is_predicate_like(tree, head) => {
                all.push(head);
                at = head;
            }
            _ => break,
        }
    }
    all
}

fn is_predicate_like(tree: &Tree, i: usize) -> bool {
    matches!(tree.upos(i), Upos::Verb | Upos::Aux) || tree.by(i, &[Relation::Cop]).next().is_some()
}

/// Auxiliaries, negation, particle and the adverbs between them.
fn own_group(tree: &Tree, verb: usize, below: bool, group: &mut Vec<usize>) {
    let start = group.len();
    let copular = tree.by(verb, &[Relation::Cop]).next().is_some();
    // `were unable to see`: an adjective above a verb belongs to the group.
    let adjective = copular && absorbed_child(tree, verb).is_some();
    if !copular || adjective {
        group.push(verb);
        for part in tree.by(verb, &[Relation::CompoundPrt]) {
            group.push(part);
        }
    }
    for aux in tree.by(verb, &[Relation::Aux, Relation::AuxPass, Relation::Cop]) {
        group.push(aux);
    }
    if below {
        group.extend(tree.by(verb, &[Relation::Mark]).filter(|&m| tree.lemma(m) == "to"));
    }
    let own = group.get(start..).unwrap_or(&[]);
    let Some(first) = own.iter().copied().min() else { return };
    let last = own.iter().copied().max().unwrap_or(first).max(verb);
    let adverbs = tree.by(verb, &[Relation::Advmod]).filter(|&a| {
        let short = tree.children(a).is_empty() && !matches!(tree.tag(a), Tag::Wrb);
        let inside = a > first && a < last && (!copular || adjective || of_clause(tree, a));
        let before = a + 1 == first && tree.upos(a) != Upos::Sconj;
        let after = a == last + 1 && super::super::proposition::opt("after");
        short && (inside || before || after)
    });
    let adverbs: Vec<usize> = adverbs.collect();
    group.extend(adverbs);
}

/// Whether an adverb behind a copula says something of the clause and not of the adjective.
fn of_clause(tree: &Tree, i: usize) -> bool {
    matches!(
        tree.lemma(i),
        "not" | "n't" | "n’t" | "never" | "also" | "still" | "always" | "often" | "usually" | "generally" | "now" | "currently"
            | "already" | "sometimes" | "again" | "once" | "only" | "no" | "probably" | "perhaps" | "typically" | "commonly"
            | "frequently" | "originally" | "initially" | "primarily" | "mainly" | "just" | "ever" | "even" | "actually" | "really" | "then" | "thus" | "therefore" | "longer" | "formerly" | "previously" | "rarely" | "seldom" | "hardly" | "simply" | "however"
    )
}

/// `has built a plant and sold it`: auxiliaries of the first of coordinated verbs that the next one leaves out.
fn shared_auxiliaries(tree: &Tree, verb: usize, group: &mut Vec<usize>) {
    let auxiliary = &[Relation::Aux, Relation::AuxPass];
    let own = tree.by(verb, &[Relation::Aux, Relation::AuxPass, Relation::Cop, Relation::Nsubj, Relation::NsubjPass]);
    if tree.relation(verb) != Relation::Conj || own.into_iter().next().is_some() {
        return;
    }
    let Some(first) = tree.head(verb) else { return };
    if !matches!(tree.tag(verb), Tag::Vb | Tag::Vbn | Tag::Vbg | Tag::Vbd) {
        return;
    }
    // A past tense that a participle is coordinated with is one itself where their forms are the same.
    let alike = tree.tag(verb) == tree.tag(first)
        || tree.tag(verb) == Tag::Vbd && tree.tag(first) == Tag::Vbn && super::super::proposition::opt("vbd");
    if alike {
        group.extend(tree.by(first, auxiliary));
        let last = tree.by(first, auxiliary).last();
        group.extend(
            tree.by(first, &[Relation::Advmod]).filter(|&a| last.is_some_and(|l| a == l + 1) && matches!(tree.lemma(a), "not" | "n't" | "n’t" | "never")),
        );
    }
}

/// The preposition of a phrase, all its words.
pub(in crate::event) fn marker(tree: &Tree, head: usize, relations: &'static [Relation]) -> Vec<usize> {
    let mut words = Vec::new();
    for case in tree.by(head, relations) {
        if tree.tag(case) == Tag::Pos {
            continue;
        }
        words.push(case);
        words.extend(tree.by(case, &[Relation::Fixed]));
    }
    words.sort_unstable();
    // `Between A and of B`: only what stands together before the phrase is its preposition.
    let run = words.iter().zip(words.iter().skip(1)).take_while(|(a, b)| **a + 1 == **b).count();
    words.truncate(run + 1);
    words
}

fn own_parts(tree: &Tree, verb: usize, frame: &mut Frame) {
    let copular = tree.by(verb, &[Relation::Cop]).next().is_some();
    for &child in tree.children(verb) {
        if frame.group.contains(&child) {
            continue;
        }
        let kind = match tree.relation(child) {
            Relation::Obj => PartKind::Object,
            Relation::Nsubj | Relation::NsubjPass if frame.existential => PartKind::Object,
            Relation::Iobj => PartKind::Recipient,
            Relation::Xcomp if absorbed_child(tree, verb) == Some(child) => continue,
            Relation::Xcomp => PartKind::Complement,
            Relation::Ccomp => PartKind::Content,
            Relation::Obl | Relation::OblAgent => {
                if tree.by(child, &[Relation::Case]).next().is_some() {
                    PartKind::Oblique
                } else {
                    PartKind::Bare
                }
            }
            Relation::OblUnmarked => PartKind::Bare,
            Relation::NmodUnmarked if copular => PartKind::Bare,
            Relation::Advmod if tree.tag(child) != Tag::Wrb => PartKind::Adverb,
            Relation::Advcl => PartKind::Adverbial,
            _ => continue,
        };
        let mut part = Part { kind, head: child, without: None, marker: Vec::new() };
        if kind == PartKind::Oblique {
            part.marker = marker(tree, child, &[Relation::Case]);
        }
        if is_relative_pronoun(tree, child) {
            let Some(clause) = relative_clause(tree, frame.top) else { continue };
            let Some(noun) = tree.head(clause) else { continue };
            (part.head, part.without) = (noun, Some(clause));
        }
        frame.parts.push(part);
    }
}

/// What the first of coordinated verbs has behind the last one belongs to both; and what opens the sentence as well.
fn shared_parts(tree: &Tree, i: usize, frame: &mut Frame) {
    if tree.relation(i) != Relation::Conj {
        return;
    }
    let Some(first) = tree.head(i).filter(|&h| is_predicate_like(tree, h)) else { return };
    let has_own = tree.by(i, &[Relation::Nsubj, Relation::NsubjPass]).next().is_some();
    let bare = !frame.parts.iter().any(|p| p.head > i);
    let subject = tree.by(first, &[Relation::Nsubj, Relation::NsubjPass]).next();
    let mut given = Frame { parts: Vec::new(), group: Vec::new(), ..frame.clone() };
    own_parts(tree, first, &mut given);
    let opens = |p: &Part| {
        super::super::proposition::opt("front")
            && matches!(p.kind, PartKind::Oblique | PartKind::Bare)
            && subject.is_some_and(|s| p.head < s)
    };
    let behind = |p: &Part| bare && p.head > i && matches!(p.kind, PartKind::Object | PartKind::Oblique | PartKind::Bare);
    frame.parts.extend(given.parts.into_iter().filter(|p| p.without.is_none() && !has_own && (opens(p) || behind(p))));
}

/// `built and sold cars`: what follows two verbs side by side is what both are about.
fn next_parts(tree: &Tree, i: usize, frame: &mut Frame) {
    if frame.copular || frame.parts.iter().any(|p| p.head > i) {
        return;
    }
    let next = tree.by(i, &[Relation::Conj]).find(|&c| {
        let between = tree.by(c, &[Relation::Cc]).next();
        between == Some(i + 1) && tree.tag(c) == tree.tag(i) && c <= i + 3
    });
    let Some(next) = next else { return };
    if tree.by(next, &[Relation::Nsubj, Relation::NsubjPass]).next().is_some() {
        return;
    }
    let mut given = Frame { parts: Vec::new(), group: Vec::new(), ..frame.clone() };
    own_parts(tree, next, &mut given);
    frame.parts.extend(given.parts.into_iter().filter(|p| {
        p.head > next && p.without.is_none() && matches!(p.kind, PartKind::Object | PartKind::Oblique | PartKind::Bare)
    }));
}

/// What a copula's predicate says.
fn predicate_part(tree: &Tree, i: usize, frame: &mut Frame) {
    let marker = marker(tree, i, &[Relation::Case]);
    let kind = if marker.is_empty() { PartKind::Complement } else { PartKind::Oblique };
    frame.parts.push(Part { kind, head: i, without: None, marker });
}

/// `the man she met`: the noun is the object that the relative clause lacks.
fn gap(tree: &Tree, top: usize, frame: &mut Frame) {
    let Some(clause) = relative_clause(tree, top) else { return };
    let own = tree.by(top, &[Relation::Nsubj, Relation::NsubjPass]).find(|&s| !is_relative_pronoun(tree, s));
    let full = frame.parts.iter().any(|p| matches!(p.kind, PartKind::Object | PartKind::Complement | PartKind::Content));
    let related = frame.parts.iter().any(|p| p.without.is_some());
    let placed = tree.children(clause).iter().any(|&c| tree.tag(c) == Tag::Wrb);
    let Some(noun) = tree.head(clause).filter(|_| own.is_some() && !full && !related && !placed && !frame.copular) else {
        return;
    };
    frame.parts.push(Part { kind: PartKind::Object, head: noun, without: Some(clause), marker: Vec::new() });
}
