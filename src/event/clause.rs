//! Clauses: a predicate with its verb group and its arguments, shared and displaced ones included.

use super::tree::Tree;
use crate::text::{Relation, Tag, Upos};

/// Tense of a verb group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Present,
    /// Infinitives, participles without an auxiliary, gerunds.
    None,
}

/// Modality of a verb group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Modality {
    None,
    /// `will`, `shall`, `be going to`, `be to`.
    Future,
    /// `can`, `may`, `might`, `could`, `would`.
    Possible,
    /// `must`, `should`, `have to`, `need to`.
    Necessary,
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

/// Verbs whose object is the one who does what the infinitive says (`urged Iran to stop`).
const OBJECT_CONTROL: &[&str] = &[
    "urge",
    "ask",
    "tell",
    "order",
    "force",
    "persuade",
    "allow",
    "enable",
    "cause",
    "help",
    "encourage",
    "invite",
    "require",
    "request",
    "compel",
    "instruct",
    "permit",
    "lead",
    "let",
    "make",
    "press",
    "pressure",
    "warn",
    "want",
    "expect",
    "advise",
    "convince",
    "oblige",
    "authorise",
    "authorize",
    "use",
    "send",
    "appoint",
    "elect",
    "hire",
];

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
            "can" | "may" | "might" | "could" | "would" | "'d" | "’d" if tree.tag(aux) == Tag::Md => {
                c.modality = Modality::Possible;
            }
            "must" | "should" | "ought" => c.modality = Modality::Necessary,
            "have" => c.perfect = true,
            _ => {}
        }
        if tree.relation(aux) == Relation::AuxPass {
            c.passive = true;
        } else if lemma == "be" && tree.tag(i) == Tag::Vbg {
            c.progressive = true;
        }
    }
    let bare_participle = tree.tag(i) == Tag::Vbn && first.is_none();
    // The tagger takes a past tense for a participle now and then; a subject and an object of its own tell.
    let active = tree.by(i, &[Relation::Obj]).next().is_some()
        && (tree.by(i, &[Relation::Nsubj, Relation::NsubjPass]).next().is_some()
            || tree.relation(i) == Relation::Acl && bare_participle)
        && tree.by(i, &[Relation::AuxPass]).next().is_none();
    let reduced = bare_participle && tree.relation(i) != Relation::Root;
    c.passive = !active && (c.passive || reduced || tree.by(i, PASSIVE_SUBJECT).next().is_some());
    let tag = if bare_participle && active { Tag::Vbd } else { tree.tag(i) };
    c.tense = first.map_or(Some(tag), |w| Some(tree.tag(w))).and_then(finite).unwrap_or(Tense::None);
    c.negated = tree.by(i, &[Relation::Advmod, Relation::Det, Relation::Cc, Relation::CcPreconj]).any(|n| {
        let lemma = tree.lemma(n);
        NEGATIONS.contains(&lemma) && !(lemma == "not" && tree.has_child(n, &["only"]))
    });
    // `has to stop`, `need to stop`, `is going to stop`, `is to stop`: the modal is the governing verb.
    if tree.relation(i) == Relation::Xcomp
        && let Some(h) = tree.head(i)
    {
        match tree.lemma(h) {
            "have" | "need" => c.modality = Modality::Necessary,
            "go" if tree.tag(h) == Tag::Vbg => c.modality = Modality::Future,
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
            Relation::OblAgent => c.subjects.extend(tree.conjuncts(child)),
            Relation::Obl => {
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
}

/// Arguments that stand elsewhere: with the first of coordinated verbs, with the governing verb, before a relative
/// clause or a participle.
fn shared_arguments(tree: &Tree, i: usize, c: &mut Clause) {
    let relation = tree.relation(i);
    let Some(head) = tree.head(i) else { return };
    let has_own = c.subjects.iter().chain(&c.objects).any(|&s| {
        matches!(tree.relation(s), Relation::Nsubj | Relation::NsubjPass | Relation::NsubjOuter)
            && tree.head(s) == Some(i)
    });
    let relative = |s: usize| matches!(tree.lemma(s), "who" | "which" | "that" | "whom");
    match relation {
        Relation::AclRelcl => {
            let nominal = tree.conjuncts(head);
            let replace = |list: &mut Vec<usize>| {
                if let Some(at) = list.iter().position(|&s| relative(s)) {
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
        Relation::Conj if !has_own && tree.upos(head) == Upos::Verb => {
            inherit(tree, head, c);
        }
        Relation::Xcomp if !has_own => {
            let control = OBJECT_CONTROL.contains(&tree.lemma(head));
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
            let of = tree.by(i, &[Relation::Mark, Relation::Case]).any(|m| matches!(tree.lemma(m), "of" | "for"));
            match object {
                Some(o) if of => give(tree, c, o),
                _ => inherit(tree, head, c),
            }
        }
        _ => {}
    }
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
