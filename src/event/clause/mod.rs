//! Clauses: a predicate with its verb group and its arguments, shared and displaced ones included.
//!
//! [`clause`] gives what an event needs (who does it, to whom, tense, modality); [`frame::frame`] gives the clause as words:
//! verb group, subject, and every complement and adverbial, for propositions.

pub(in crate::event) mod frame;
pub(in crate::event) mod group;
pub(in crate::event) mod subject;
pub(in crate::event) mod words;

use super::lexicon::{Word, lexicon};
use super::tree::Tree;
pub(super) use crate::record::Modality;
use crate::text::{Relation, Tag, Upos, ends_in_stop};

/// Tense of a verb group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Present,
    /// Infinitives, participles without an auxiliary, gerunds.
    None,
}

/// A predicate with its arguments (indices of head words in its sentence).
#[derive(Debug, Clone)]
pub(super) struct Clause {
    /// The predicate word.
    pub predicate: usize,
    /// Who does it: active subject, `by`-agent.
    pub subjects: Vec<usize>,
    /// Whom it is done to: active object, passive subject.
    pub objects: Vec<usize>,
    /// Indirect objects.
    pub recipients: Vec<usize>,
    /// Prepositional arguments with the preposition's lemma.
    pub obliques: Vec<(String, usize)>,
    pub passive: bool,
    pub negated: bool,
    pub modality: Modality,
    pub tense: Tense,
    pub perfect: bool,
    pub progressive: bool,
    /// Whether it is the main clause of its sentence, or coordinated with it.
    pub main: bool,
    /// Particle of a phrasal verb.
    pub particle: Option<String>,
}

const SUBJECT: &[Relation] = &[Relation::Nsubj, Relation::NsubjOuter];
const PASSIVE_SUBJECT: &[Relation] = &[Relation::NsubjPass];
const NEGATIONS: &[&str] = &["not", "n't", "n’t", "never", "no", "neither", "nor", "hardly", "scarcely"];

/// The clause of the word at `i`, if it is a verb.
pub(super) fn clause(tree: &Tree, i: usize) -> Option<Clause> {
    let token = tree.token(i)?;
    if token.upos != Upos::Verb && !token.tag.is_verb() || token.relation == Relation::Aux {
        return None;
    }
    let mut c = Clause {
        predicate: i,
        subjects: Vec::new(),
        objects: Vec::new(),
        recipients: Vec::new(),
        obliques: Vec::new(),
        passive: false,
        negated: false,
        modality: Modality::None,
        tense: Tense::None,
        perfect: false,
        progressive: false,
        main: token.relation == Relation::Root
            || token.relation == Relation::Conj && tree.head(i).is_some_and(|h| tree.relation(h) == Relation::Root),
        particle: tree.by(i, &[Relation::CompoundPrt]).next().map(|p| tree.lemma(p).to_owned()),
    };
    verb_group(tree, i, &mut c);
    own_arguments(tree, i, &mut c);
    shared_arguments(tree, i, &mut c);
    if c.subjects.iter().chain(&c.objects).any(|&s| denies(tree, s)) {
        c.negated = true;
    }
    Some(c)
}

/// Whether a nominal negates its clause: `no one`, `nobody`, `neither side`.
fn denies(tree: &Tree, i: usize) -> bool {
    matches!(tree.lemma(i), "nobody" | "nothing" | "none" | "neither")
        || tree.by(i, &[Relation::Det]).any(|d| matches!(tree.lemma(d), "no" | "neither"))
}

fn verb_group(tree: &Tree, i: usize, c: &mut Clause) {
    let finite = |tag: Tag| match tag {
        Tag::Vbd => Some(Tense::Past),
        Tag::Vbz | Tag::Vbp => Some(Tense::Present),
        _ => None,
    };
    let mut first = None;
    for aux in tree.by(i, &[Relation::Aux, Relation::AuxPass, Relation::Cop]) {
        let lemma = tree.lemma(aux);
        first = first.or(Some(aux));
        match lemma {
            "will" | "shall" | "'ll" | "’ll" => c.modality = Modality::Future,
            "can" | "may" | "might" | "could" if tree.tag(aux) == Tag::Md => c.modality = Modality::Possible,
            "would" | "'d" | "’d" if tree.tag(aux) == Tag::Md => c.modality = Modality::Would,
            "must" | "should" | "ought" => c.modality = Modality::Necessary,
            "have" => c.perfect = true,
            _ => {}
        }
        if tree.relation(aux) == Relation::AuxPass || matches!(lemma, "be" | "get") && tree.tag(i) == Tag::Vbn {
            c.passive = true;
        } else if lemma == "be" && tree.tag(i) == Tag::Vbg {
            c.progressive = true;
        }
    }
    let own = |relations: &'static [Relation]| tree.by(i, relations).next().is_some();
    let running = ends_in_stop(&tree.sentence.tokens);
    let bare = first.is_none();
    // `tests announced by the agency`: behind a noun, with neither subject nor object, it can only be a participle.
    let behind = tree.relation(i) == Relation::Acl && !own(SUBJECT) && !own(&[Relation::Obj]);
    let bare_participle = bare && (tree.tag(i) == Tag::Vbn || tree.tag(i) == Tag::Vbd && behind);
    // The tagger takes a past tense for a participle now and then; a subject and an object of its own tell.
    let with_object = own(&[Relation::Obj])
        && (own(&[Relation::Nsubj, Relation::NsubjPass]) || tree.relation(i) == Relation::Acl && bare_participle)
        && !c.passive;
    let reduced = bare_participle && tree.relation(i) != Relation::Root;
    // A passive has `be` or `get`; only headlines and captions leave it out.
    let elliptic = bare && !running;
    c.passive = !with_object && (c.passive || reduced || own(PASSIVE_SUBJECT) && (bare_participle || elliptic));
    let unmarked = matches!(tree.tag(i), Tag::Vbp | Tag::Vb)
        && bare
        && own(SUBJECT)
        && running
        && lexicon().is(tree.lemma(i), Word::UnmarkedPast);
    let tag = if unmarked || bare_participle && with_object { Tag::Vbd } else { tree.tag(i) };
    c.tense = first.map_or(Some(tag), |w| Some(tree.tag(w))).and_then(finite).unwrap_or(Tense::None);
    c.negated = tree.by(i, &[Relation::Advmod, Relation::Det, Relation::Cc, Relation::CcPreconj]).any(|n| {
        let lemma = tree.lemma(n);
        NEGATIONS.contains(&lemma) && !(lemma == "not" && tree.has_child(n, &["only"]))
    });
    // `must be ready to talk`, `would be willing to talk`: the modal is that of the adjective.
    let adjective = tree.head(i).filter(|&h| tree.relation(i) == Relation::Xcomp && tree.upos(h) == Upos::Adj);
    for aux in adjective.into_iter().flat_map(|h| tree.by(h, &[Relation::Aux])).filter(|&a| tree.tag(a) == Tag::Md) {
        c.modality = match tree.lemma(aux) {
            "must" | "should" | "ought" => Modality::Necessary,
            "will" | "shall" => Modality::Future,
            "would" => Modality::Would,
            _ => c.modality,
        };
    }
    // `is to visit`
    let to = tree.tag(i) == Tag::Vb && tree.has_child(i, &["to"]);
    if to && tree.by(i, &[Relation::Aux, Relation::Cop]).any(|a| tree.lemma(a) == "be") {
        c.modality = Modality::Future;
    }
    // `has to stop`, `need to stop`, `is going to stop`, `is to stop`: the modal is the governing verb.
    if tree.relation(i) == Relation::Xcomp
        && let Some(h) = tree.head(i)
    {
        match tree.lemma(h) {
            "have" | "need" => c.modality = Modality::Necessary,
            "go" if tree.tag(h) == Tag::Vbg => c.modality = Modality::Future,
            "try" | "attempt" | "decide" => c.modality = Modality::Undertaken,
            _ => {}
        }
    }
}

fn own_arguments(tree: &Tree, i: usize, c: &mut Clause) {
    for &child in tree.children(i) {
        match tree.relation(child) {
            Relation::Nsubj | Relation::NsubjOuter if c.passive => c.objects.extend(tree.conjuncts(child)),
            Relation::Nsubj | Relation::NsubjOuter => c.subjects.extend(tree.conjuncts(child)),
            Relation::NsubjPass if !c.passive => c.subjects.extend(tree.conjuncts(child)),
            Relation::NsubjPass => c.objects.extend(tree.conjuncts(child)),
            Relation::Obj => c.objects.extend(tree.conjuncts(child)),
            Relation::Iobj => c.recipients.extend(tree.conjuncts(child)),
            Relation::OblAgent if tree.case(child).as_deref() == Some("by") => c.subjects.extend(tree.conjuncts(child)),
            Relation::Obl | Relation::OblAgent => {
                let case = tree.case(child).unwrap_or_default();
                if case == "by" && c.passive {
                    c.subjects.extend(tree.conjuncts(child));
                } else {
                    c.obliques.extend(tree.conjuncts(child).into_iter().map(|t| (case.clone(), t)));
                }
            }
            _ => {}
        }
    }
    // `was handed to Moore by the Queen`: an agent behind another phrase is often hung on that phrase.
    if c.passive && c.subjects.is_empty() {
        let agents = c.obliques.iter().flat_map(|(_, w)| tree.by(*w, &[Relation::Nmod]));
        let agents: Vec<usize> = agents.filter(|&a| tree.case(a).as_deref() == Some("by")).collect();
        c.subjects.extend(agents);
    }
}

/// Arguments that stand elsewhere: with the first of coordinated verbs, with the governing verb, before a relative
/// clause or a participle.
fn shared_arguments(tree: &Tree, i: usize, c: &mut Clause) {
    let own = |s: usize| tree.head(s) == Some(i) && is_subject(tree, s);
    let has_own = c.subjects.iter().chain(&c.objects).any(|&s| own(s));
    let first = first_conjunct(tree, i);
    if first != i {
        if has_own {
            return;
        }
        if let Some(s) = subject(tree, first) {
            let antecedent = tree.head(first).filter(|_| is_relative(tree, s));
            give(tree, c, antecedent.unwrap_or(s));
            return;
        }
    }
    let Some(head) = tree.head(first) else { return };
    match tree.relation(first) {
        Relation::AclRelcl => {
            let nominal = tree.conjuncts(head);
            let replace = |list: &mut Vec<usize>| {
                if let Some(at) = list.iter().position(|&s| is_relative(tree, s)) {
                    list.splice(at..=at, nominal.iter().copied());
                    true
                } else {
                    false
                }
            };
            if !replace(&mut c.subjects) && !replace(&mut c.objects) && c.objects.is_empty() && has_own {
                c.objects.push(head);
            }
        }
        Relation::Acl => {
            let list = if tree.tag(i) == Tag::Vbn && c.passive { &mut c.objects } else { &mut c.subjects };
            if tree.tag(i) != Tag::Vb && !list.contains(&head) {
                list.insert(0, head);
            }
        }
        Relation::Xcomp if !has_own => {
            let control = lexicon().is(tree.lemma(head), Word::ObjectControl);
            let object = tree.by(head, &[Relation::Obj, Relation::Iobj]).next();
            let passive = tree.by(head, PASSIVE_SUBJECT).next();
            match object.or(passive) {
                Some(o) if control || passive.is_some() => give(tree, c, o),
                _ => inherit(tree, head, c),
            }
        }
        Relation::Advcl | Relation::Ccomp if !has_own && c.tense == Tense::None => {
            // `accused Iran of orchestrating`: the accused is the one who does it.
            let object = tree.by(head, &[Relation::Obj, Relation::NsubjPass]).next();
            let of = tree.by(first, &[Relation::Mark, Relation::Case]).any(|m| matches!(tree.lemma(m), "of" | "for"));
            let instrument = tree.tag(first) == Tag::Vb && lexicon().is(tree.lemma(head), Word::Instrumental);
            match object {
                Some(o) if of => give(tree, c, o),
                Some(o) if instrument => {
                    give(tree, c, o);
                    if let Some(governor) = clause_subjects(tree, head) {
                        give(tree, c, governor);
                    }
                }
                _ => inherit(tree, head, c),
            }
        }
        _ => {}
    }
}

fn is_subject(tree: &Tree, i: usize) -> bool {
    SUBJECT.contains(&tree.relation(i)) || PASSIVE_SUBJECT.contains(&tree.relation(i))
}

fn subject(tree: &Tree, verb: usize) -> Option<usize> {
    tree.by(verb, SUBJECT).next().or_else(|| tree.by(verb, PASSIVE_SUBJECT).next())
}

/// Whether a word is the relative pronoun of a relative clause.
pub(super) fn is_relative(tree: &Tree, i: usize) -> bool {
    let of_relative = tree.head(i).is_some_and(|v| tree.relation(v) == Relation::AclRelcl);
    of_relative && matches!(tree.lemma(i), "who" | "which" | "that" | "whom")
}

/// The first of the coordinated verbs that `i` is one of.
pub(super) fn first_conjunct(tree: &Tree, i: usize) -> usize {
    let mut at = i;
    for _ in 0..tree.len() {
        match tree.head(at) {
            Some(h) if tree.relation(at) == Relation::Conj && tree.upos(h) == Upos::Verb => at = h,
            _ => break,
        }
    }
    at
}

/// Who does what the gerund or infinitive at `verb` says, where its governor's object or subject does it.
fn clause_subjects(tree: &Tree, verb: usize) -> Option<usize> {
    let first = first_conjunct(tree, verb);
    if let Some(s) = subject(tree, first) {
        return Some(tree.head(first).filter(|_| is_relative(tree, s)).unwrap_or(s));
    }
    let head = tree.head(first)?;
    let of = tree.by(first, &[Relation::Mark, Relation::Case]).any(|m| matches!(tree.lemma(m), "of" | "for"));
    tree.by(head, &[Relation::Obj, Relation::NsubjPass]).next().filter(|_| of).or_else(|| subject(tree, head))
}

fn give(tree: &Tree, c: &mut Clause, argument: usize) {
    let list = if c.passive { &mut c.objects } else { &mut c.subjects };
    for a in tree.conjuncts(argument) {
        if !list.contains(&a) {
            list.push(a);
        }
    }
}

/// The subject of the nearest verb above that has one.
fn inherit(tree: &Tree, head: usize, c: &mut Clause) {
    let mut at = head;
    for _ in 0..8 {
        if let Some(s) = tree.by(at, SUBJECT).next().or_else(|| tree.by(at, PASSIVE_SUBJECT).next()) {
            let relative = matches!(tree.lemma(s), "who" | "which" | "that");
            let antecedent = tree.head(at).filter(|_| relative && tree.relation(at) == Relation::AclRelcl);
            give(tree, c, antecedent.unwrap_or(s));
            return;
        }
        if tree.relation(at) == Relation::Acl {
            if let Some(noun) = tree.head(at) {
                give(tree, c, noun);
            }
            return;
        }
        let up = matches!(tree.relation(at), Relation::Conj | Relation::Xcomp | Relation::Advcl | Relation::Ccomp);
        match tree.head(at) {
            Some(h) if up && tree.upos(h) == Upos::Verb => at = h,
            _ => return,
        }
    }
}
