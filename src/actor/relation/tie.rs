//! Verbs, participles and nouns that say what two actors are to each other: `linked to`, `X owns Y`, `led by Z`.

use std::sync::OnceLock;

use compact_str::CompactString;
use rustc_hash::FxHashMap;

use super::{Found, manner};
use crate::actor::Phase;
use crate::actor::candidate::Number;
use crate::actor::phrase::{case, children, first_conjunct, lemma, relation, token};
use crate::actor::scene::Scene;
use crate::actor::sieve::subject_of_copula;
use crate::actor::table::{field, rows};
use crate::record::ActorKind;
use crate::text::{Relation, Sentence, Upos};

/// One row of the table.
#[derive(Debug)]
struct Tie {
    /// Empty for a direct object.
    prep: &'static str,
    relation: &'static str,
    subject: &'static str,
    object: &'static str,
    phase: Phase,
}

fn table() -> &'static FxHashMap<&'static str, Vec<Tie>> {
    static TIES: OnceLock<FxHashMap<&'static str, Vec<Tie>>> = OnceLock::new();
    TIES.get_or_init(|| {
        let mut out: FxHashMap<&'static str, Vec<Tie>> = FxHashMap::default();
        for r in rows(include_str!("../../../data/actor/ties.tsv")) {
            let tie = Tie {
                prep: field(&r, 1),
                relation: field(&r, 2),
                subject: field(&r, 3),
                object: field(&r, 4),
                phase: Phase::read(field(&r, 5)),
            };
            out.entry(field(&r, 0)).or_default().push(tie);
        }
        out
    })
}

/// Adds the relations of all words of the table.
pub(super) fn find(scene: &Scene<'_>, out: &mut Vec<Found>) {
    for (s, sentence) in scene.sentences.iter().enumerate() {
        for (at, t) in sentence.tokens.iter().enumerate() {
            if matches!(t.upos, Upos::Verb | Upos::Adj | Upos::Noun) {
                word(scene, s, sentence, at, out);
            }
        }
    }
}

fn word(scene: &Scene<'_>, s: usize, sentence: &Sentence, at: usize, out: &mut Vec<Found>) {
    let Some(ties) = table().get(lemma(sentence, at).as_str()) else { return };
    if !is_real(sentence, at) {
        return;
    }
    let passive = is_passive(sentence, at);
    let Some(subject) = subject(sentence, at, passive) else { return };
    for (prep, child) in parties(sentence, at, passive) {
        // What a passive verb has its agent do to its subject is what the active verb says.
        let (source, target) = if passive && prep == "by" { (child, subject) } else { (subject, child) };
        let Some((a, b)) = actor_at(scene, s, source).zip(actor_at(scene, s, target)) else { continue };
        if scene.same(a, b) {
            continue;
        }
        let fits = |tie: &&Tie| {
            let active = tie.prep.is_empty() && prep.is_empty() && !passive;
            let agent = tie.prep.is_empty() && prep == "by" && passive;
            active && is_kind(scene, a, tie.subject) && is_kind(scene, b, tie.object)
                || agent && is_kind(scene, a, tie.subject) && is_kind(scene, b, tie.object)
                || tie.prep == prep
                    && !prep.is_empty()
                    && prep != "by"
                    && is_kind(scene, a, tie.subject)
                    && is_kind(scene, b, tie.object)
                || tie.prep == "by" && prep == "by"
        };
        let Some(tie) = ties.iter().find(fits) else { continue };
        // A row for `by` itself counts from the subject of the passive.
        let (a, b) = if tie.prep == "by" { (b, a) } else { (a, b) };
        let turned = tie.relation.strip_prefix('<');
        let (from, to) = if turned.is_some() { (b, a) } else { (a, b) };
        let manner = manner::of_clause(sentence, at, tie.phase);
        let place = (s, first(scene, a, b).min(at), last(scene, a, b).max(at + 1));
        for source in scene.members(from) {
            for target in scene.members(to) {
                let kind = turned.unwrap_or(tie.relation).to_owned();
                out.push(Found { source, target, kind, place, manner });
            }
        }
    }
}

/// A noun's actor; the antecedent where it is a relative pronoun.
///
/// A description that was linked to nobody gives way to the name beside it: `bought the dairy Nordmaelk`.
fn actor_at(scene: &Scene<'_>, s: usize, at: usize) -> Option<usize> {
    let i = scene.at_head(s, at)?;
    let c = scene.candidates.get(i).filter(|c| c.is_description() && c.number != Number::Plural);
    let Some((c, sentence)) = c.filter(|_| scene.entity(i).is_some_and(|e| !e.named)).zip(scene.sentence(i)) else {
        return Some(i);
    };
    let name = children(sentence, c.head)
        .filter(|&k| {
            k == c.last && matches!(relation(sentence, k), Relation::Appos | Relation::Flat | Relation::NmodDesc)
        })
        .find_map(|k| scene.at_head(s, k));
    Some(name.unwrap_or(i))
}

fn first(scene: &Scene<'_>, a: usize, b: usize) -> usize {
    [a, b].iter().filter_map(|&i| scene.candidates.get(i)).map(|c| c.first).min().unwrap_or(usize::MAX)
}

fn last(scene: &Scene<'_>, a: usize, b: usize) -> usize {
    [a, b].iter().filter_map(|&i| scene.candidates.get(i)).map(|c| c.last).max().unwrap_or(0)
}

/// The subject, or the noun that the word modifies, and a conjunct's subject from the verb before it.
fn subject(sentence: &Sentence, at: usize, passive: bool) -> Option<usize> {
    let t = token(sentence, at)?;
    let own = |at: usize| children(sentence, at).find(|&k| relation(sentence, k).is_subject());
    match t.relation {
        Relation::Acl if t.tag.as_str() == "VBG" && accused(sentence, at).is_some() => accused(sentence, at),
        Relation::Acl | Relation::Amod => {
            t.head.filter(|_| passive || t.upos != Upos::Verb || !is_object_gap(sentence, at))
        }
        Relation::AclRelcl => match own(at) {
            // `a company he owned`: the antecedent is the object, the subject is in the clause.
            Some(k) if is_object_gap(sentence, at) => Some(k),
            _ => t.head,
        },
        Relation::Appos if t.upos == Upos::Noun => t.head,
        // `flew as part of the group`: who flew.
        Relation::Obl if t.upos == Upos::Noun && case(sentence, at) == "as" => t.head.and_then(own),
        Relation::Conj => own(at).or_else(|| beside(sentence, at)).or_else(|| {
            let up = first_conjunct(sentence, at);
            own(up).or_else(|| token(sentence, up).filter(|t| t.relation == Relation::AclRelcl).and_then(|t| t.head))
        }),
        _ => own(at)
            .or_else(|| subject_of_copula(sentence, at))
            .or_else(|| accused(sentence, at))
            .or_else(|| beside(sentence, at)),
    }
}

/// `accused him of running the group`, `praised for being a friend of the state`: of whom a gerund behind `of` or `for` is said.
pub(super) fn accused(sentence: &Sentence, at: usize) -> Option<usize> {
    let clause = matches!(relation(sentence, at), Relation::Advcl | Relation::Acl | Relation::Obl | Relation::Nmod);
    let own = children(sentence, at).any(|k| relation(sentence, k).is_subject());
    let gerund = |k: usize| token(sentence, k).is_some_and(|t| t.tag.as_str() == "VBG");
    let running = gerund(at) || children(sentence, at).any(|k| relation(sentence, k) == Relation::Cop && gerund(k));
    let of = children(sentence, at).any(|k| {
        matches!(relation(sentence, k), Relation::Mark | Relation::Case)
            && matches!(lemma(sentence, k).as_str(), "of" | "for")
    });
    let verb = token(sentence, at)?.head.filter(|_| clause && running && of && !own)?;
    let named = |r: Relation| children(sentence, verb).find(|&k| relation(sentence, k) == r);
    named(Relation::Obj).or_else(|| named(Relation::NsubjPass)).or_else(|| {
        // `the man accused of running the group`
        let participle = relation(sentence, verb) == Relation::Acl && token(sentence, verb)?.tag.as_str() == "VBN";
        token(sentence, verb)?.head.filter(|_| participle)
    })
}

/// Whether a relative clause has a subject of its own that is no relative pronoun, and no object.
fn is_object_gap(sentence: &Sentence, at: usize) -> bool {
    let relative = |k: usize| token(sentence, k).is_some_and(|t| matches!(t.tag.as_str(), "WP" | "WDT"));
    let subject = children(sentence, at).find(|&k| relation(sentence, k).is_subject());
    let object = children(sentence, at).any(|k| relation(sentence, k) == Relation::Obj && !relative(k));
    subject.is_some_and(|k| !relative(k)) && !object
}

/// `the Quds Force, linked to …`: a participle behind a comma says something of the noun before it.
fn beside(sentence: &Sentence, at: usize) -> Option<usize> {
    let participle = token(sentence, at).is_some_and(|t| matches!(t.tag.as_str(), "VBN" | "VBD"));
    let comma = at.checked_sub(1).and_then(|i| token(sentence, i)).is_some_and(|t| t.form == ",");
    let noun = at.checked_sub(2)?;
    let nominal = token(sentence, noun).is_some_and(|t| matches!(t.upos, Upos::Noun | Upos::Propn));
    (participle && comma && nominal).then_some(noun)
}

/// Objects, agents and prepositional phrases of a word, no preposition for an object.
fn parties(sentence: &Sentence, at: usize, passive: bool) -> Vec<(CompactString, usize)> {
    let mut out = Vec::new();
    for child in children(sentence, at) {
        let prep = match relation(sentence, child) {
            Relation::Obl | Relation::Nmod | Relation::OblAgent => case(sentence, child),
            Relation::Obj if !passive => CompactString::default(),
            _ => continue,
        };
        // An oblique phrase without a preposition is none.
        if prep.is_empty() && relation(sentence, child) != Relation::Obj {
            continue;
        }
        let more = children(sentence, child).filter(|&k| relation(sentence, k) == Relation::Conj);
        out.extend(std::iter::once(child).chain(more).map(|k| (prep.clone(), k)));
    }
    let relative = relation(sentence, at) == Relation::AclRelcl;
    if relative
        && is_object_gap(sentence, at)
        && let Some(h) = token(sentence, at).and_then(|t| t.head)
    {
        out.push((CompactString::default(), h));
    }
    // `the laboratory where she worked`.
    if let Some(h) = token(sentence, at).and_then(|t| t.head).filter(|_| relative)
        && children(sentence, at).any(|k| lemma(sentence, k) == "where")
    {
        out.push(("at".into(), h));
    }
    out
}

fn is_passive(sentence: &Sentence, at: usize) -> bool {
    let Some(t) = token(sentence, at) else { return false };
    let auxiliary = |r: Relation| children(sentence, at).any(|k| relation(sentence, k) == r);
    auxiliary(Relation::AuxPass)
        || auxiliary(Relation::NsubjPass)
        || auxiliary(Relation::OblAgent)
        || matches!(t.relation, Relation::Acl | Relation::Amod) && t.tag.as_str() == "VBN"
}

/// Whether what a word says is said to be so: not denied, wished, planned or possible only.
fn is_real(sentence: &Sentence, at: usize) -> bool {
    children(sentence, at).all(|k| {
        let word = lemma(sentence, k);
        match relation(sentence, k) {
            Relation::Aux => !matches!(word.as_str(), "would" | "could" | "might" | "may" | "should" | "must" | "can"),
            Relation::Advmod => !matches!(word.as_str(), "not" | "never" | "n't"),
            Relation::Mark => !matches!(word.as_str(), "to" | "if" | "whether" | "unless"),
            _ => true,
        }
    })
}

/// Whether an actor is one of the sorts that a row names.
fn is_kind(scene: &Scene<'_>, i: usize, sorts: &str) -> bool {
    let kind = match scene.joint.get(&i).and_then(|all| all.first()) {
        Some(&one) => scene.entity(one).and_then(|e| e.kind),
        None => scene.entity(i).and_then(|e| e.kind),
    };
    let letter = match kind {
        Some(ActorKind::Person) => 'p',
        Some(ActorKind::Organisation) => 'o',
        Some(ActorKind::Country) => 'c',
        Some(ActorKind::Group) => 'g',
        Some(ActorKind::Place) => 'l',
        None => return false,
    };
    sorts == "*" || sorts.contains(letter) || sorts.contains('s') && is_school(scene, i)
}

fn is_school(scene: &Scene<'_>, i: usize) -> bool {
    scene.candidates.get(i).is_some_and(|c| {
        c.words.iter().any(|w| matches!(w.as_str(), "university" | "college" | "school" | "institute" | "academy"))
    })
}
