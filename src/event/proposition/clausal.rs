//! Propositions of clauses.

use super::super::clause::frame::{Frame, Part, PartKind, frame, is_predicate};
use super::super::tree::Tree;
use super::phrase::{members, phrase, trim, words};
use super::{Construction, Proposition, Word, opt};
use crate::text::{Relation, Tag, Upos};

/// Adds what the clause of the word at `i` says.
pub(super) fn find(tree: &Tree, i: usize, all: &mut Vec<Proposition>) {
    let Some(frame) = frame(tree, i) else { return };
    let construction = construction(tree, &frame);
    let mut relation: Vec<usize> = frame.group.clone();
    let verb_end = frame.group.last().copied().unwrap_or(i);
    let mut core: Vec<&Part> = Vec::new();
    let mut behind: Vec<&Part> = Vec::new();
    let mut front: Vec<&Part> = Vec::new();
    for part in &frame.parts {
        match part.kind {
            PartKind::Object | PartKind::Recipient | PartKind::Complement | PartKind::Content => core.push(part),
            PartKind::Adverb if opt("noadv") => {}
            PartKind::Adverbial if !opt("advcl") => {}
            _ if part.head > verb_end || part.without.is_some() || frame.copular && part.head == i => behind.push(part),
            _ if opt("nofront") => {}
            _ => front.push(part),
        }
    }
    core.sort_by_key(|p| (p.without.is_none(), p.head));
    // The predicate of a copula comes first.
    behind.sort_by_key(|p| (p.head != i, p.without.is_none(), p.head));
    let adjective = frame.copular
        && matches!(core.as_slice(), [p] if p.head == i && matches!(tree.upos(i), Upos::Adj | Upos::Adv | Upos::Verb))
        && behind.iter().any(|p| p.kind == PartKind::Oblique);
    if adjective && !opt("noadj") {
        relation.extend(part_words(tree, core[0], &frame));
        core.clear();
    }
    if frame.copular && opt("adjrel") && core.len() == 1 && tree.upos(i) == Upos::Adj && core[0].head == i && behind.is_empty() {
    }
    let mut rest: Vec<Vec<Vec<usize>>> = Vec::new();
    let lift = core.is_empty();
    let agent = behind.iter().position(|p| matches!(tree.relation(p.head), Relation::OblAgent)).filter(|_| opt("agent"));
    if let Some(a) = agent {
        let p = behind.remove(a);
        behind.insert(0, p);
    }
    for part in &core {
        let mut part = (*part).clone();
        if opt("thatrel") && part.kind == PartKind::Content {
            if let Some(m) = tree.by(part.head, &[Relation::Mark]).find(|&m| tree.lemma(m) == "that") {
                relation.push(m);
                part.marker.push(m);
            }
        }
        rest.push(part_members(tree, &part, &frame));
    }
    for (n, part) in behind.iter().enumerate() {
        let up = lift && n == 0 && part.kind == PartKind::Oblique && (!opt("nolift"));
        if up {
            relation.extend(&part.marker);
            rest.push(part_members(tree, part, &frame));
        } else {
            rest.push(vec![trim(tree, [part.marker.clone(), part_words(tree, part, &frame)].concat())]);
        }
    }
    for part in &front {
        rest.push(vec![trim(tree, [part.marker.clone(), part_words(tree, part, &frame)].concat())]);
    }
    rest.retain(|r| !r.iter().all(Vec::is_empty));
    let Some(subject) = frame.subject else {
        return;
    };
    let subject_leave = |c: usize| Some(c) == subject.without;
    let subjects = if opt("splits") { members(tree, subject.head, subject_leave) } else { vec![phrase(tree, subject.head, subject_leave)] };
    if rest.is_empty() && !opt("unary") {
        return;
    }
    let word = |w: &Vec<usize>| w.iter().map(|&i| Word::At(i)).collect::<Vec<_>>();
    relation.sort_unstable();
    relation.dedup();
    let mut rel = word(&relation);
    if let Some(be) = understood_be(tree, &frame) {
        rel.insert(0, Word::Added(be));
    }
    let firsts: Vec<Vec<usize>> = match rest.first() {
        Some(f) if opt("splito") => f.clone(),
        Some(f) => vec![trim(tree, { let mut v = f.concat(); v.sort_unstable(); fill(tree, v) })],
        None => vec![vec![]],
    };
    for s in &subjects {
        for f in &firsts {
            let mut arguments = vec![word(s)];
            if !f.is_empty() { arguments.push(word(f)); }
            for r in rest.iter().skip(1) {
                let mut v = r.concat();
                v.sort_unstable();
                arguments.push(word(&v));
            }
            all.push(Proposition { construction, confidence: 0.5, relation: rel.clone(), arguments });
        }
    }
}

fn fill(tree: &Tree, v: Vec<usize>) -> Vec<usize> {
    let Some((&a, &b)) = v.first().zip(v.last()) else { return v };
    (a..=b).filter(|k| v.contains(k) || tree.upos(*k) == Upos::Punct || tree.upos(*k) == Upos::Cconj).collect()
}

fn understood_be(tree: &Tree, frame: &Frame) -> Option<&'static str> {
    if tree.relation(frame.top) == Relation::Acl && tree.by(frame.top, &[Relation::Aux, Relation::AuxPass, Relation::Cop]).next().is_none() && opt("be") {
        return Some("is");
    }
    None
}

fn part_members(tree: &Tree, part: &Part, frame: &Frame) -> Vec<Vec<usize>> {
    if matches!(part.kind, PartKind::Content | PartKind::Adverbial) || tree.upos(part.head) == Upos::Verb {
        return vec![part_words(tree, part, frame)];
    }
    let leave = |c: usize| Some(c) == part.without || part.marker.contains(&c) || clause_conjunct(tree, c) || frame.group.contains(&c) || frame.parts.iter().any(|p| p.head == c && p.kind != PartKind::Complement);
    members(tree, part.head, leave)
}

fn clause_conjunct(tree: &Tree, c: usize) -> bool {
    tree.relation(c) == Relation::Conj && is_predicate(tree, c)
}

fn part_words(tree: &Tree, part: &Part, frame: &Frame) -> Vec<usize> {
    let leave = |c: usize| Some(c) == part.without || part.marker.contains(&c) || frame.group.contains(&c);
    match part.kind {
        PartKind::Content | PartKind::Adverbial => trim(tree, words(tree, part.head, leave)),
        _ if part.head == frame.predicate => phrase(tree, part.head, |c| leave(c) || clause_conjunct(tree, c) || frame.parts.iter().any(|p| p.head == c)),
        _ => phrase(tree, part.head, leave),
    }
}

fn construction(tree: &Tree, frame: &Frame) -> Construction {
    let mut at = frame.top;
    if frame.existential {
        return Construction::Existential;
    }
    let mut conj = false;
    for _ in 0..8 {
        match (tree.relation(at), tree.head(at)) {
            (Relation::Conj, Some(h)) => { at = h; conj = true },
            _ => break,
        }
    }
    match tree.relation(at) {
        Relation::AclRelcl | Relation::AdvclRelcl => Construction::Relative,
        Relation::Acl => Construction::Participle,
        Relation::Advcl if frame.subject.is_some_and(|s| tree.head(s.head) != Some(frame.top)) && tree.tag(at) == Tag::Vb => Construction::Infinitive,
        Relation::Advcl if frame.subject.is_some_and(|s| tree.head(s.head) != Some(frame.top)) => Construction::Participle,
        Relation::Advcl => Construction::Adverbial,
        Relation::Xcomp => Construction::Infinitive,
        Relation::Ccomp | Relation::Csubj | Relation::CsubjPass => Construction::Content,
        _ if frame.copular => Construction::Copular,
        _ if conj => Construction::Coordinate,
        _ => Construction::Main,
    }
}
