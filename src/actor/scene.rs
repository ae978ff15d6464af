//! The candidates of a document and which of them are one: a partition that the sieves make coarser.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::LinkReason;
use super::candidate::{Candidate, Number};
use super::lexicon::{Gender, Role};
use super::phrase::{first_conjunct, head, is_subject, relation};
use crate::record::ActorKind;
use crate::text::{Relation, Sentence};

/// What is known of one actor from all its candidates so far.
#[derive(Debug, Clone, Default)]
pub(super) struct Entity {
    /// What sort of thing it is.
    pub kind: Option<ActorKind>,
    /// Sex of a person.
    pub gender: Gender,
    /// Grammatical number.
    pub number: Number,
    /// Country that it is or belongs to.
    pub country: Option<usize>,
    /// Whether it is that country.
    pub is_country: bool,
    /// Whether a name is among its candidates.
    pub named: bool,
    /// Roles it is said to have, with the country in which.
    pub roles: Vec<(&'static Role, Option<usize>)>,
    /// Its candidates so far.
    pub size: usize,
    /// Its candidates without pronouns, first ones in text order.
    pub nominals: Vec<usize>,
}

/// The state that the sieves share.
#[derive(Debug)]
pub(super) struct Scene<'a> {
    /// The analysed text.
    pub sentences: &'a [Sentence],
    /// All candidates in text order.
    pub candidates: Vec<Candidate>,
    /// Why each candidate was linked; none if it was not.
    pub reasons: Vec<Option<LinkReason>>,
    /// Candidates that stand for several actors: other candidates of these.
    pub joint: BTreeMap<usize, Vec<usize>>,
    parent: Vec<usize>,
    entities: Vec<Entity>,
    starts: Vec<usize>,
    heads: FxHashMap<(usize, usize), usize>,
}

/// More nominal candidates of one actor than this are not kept for comparison.
const KEPT: usize = 64;

impl<'a> Scene<'a> {
    /// A scene in which every candidate stands alone.
    pub(super) fn new(sentences: &'a [Sentence], candidates: Vec<Candidate>) -> Self {
        let mut starts = Vec::with_capacity(sentences.len() + 1);
        let mut at = 0;
        for s in 0..=sentences.len() {
            while candidates.get(at).is_some_and(|c| c.sentence < s) {
                at += 1;
            }
            starts.push(at);
        }
        let mut heads = FxHashMap::default();
        for (i, c) in candidates.iter().enumerate() {
            heads.entry((c.sentence, c.head)).or_insert(i);
            // A name under its role noun (`spokesman` over `McCormack`) is found by both heads.
            if c.is_name() && c.title.is_some() {
                heads.entry((c.sentence, c.core.0)).or_insert(i);
                heads.entry((c.sentence, c.noun)).or_insert(i);
            }
        }
        let entities = candidates.iter().enumerate().map(|(i, c)| entity(i, c)).collect();
        Self {
            sentences,
            reasons: vec![None; candidates.len()],
            joint: BTreeMap::new(),
            parent: (0..candidates.len()).collect(),
            entities,
            starts,
            heads,
            candidates,
        }
    }

    /// The candidates of a sentence.
    pub(super) fn of_sentence(&self, sentence: usize) -> std::ops::Range<usize> {
        let end = self.candidates.len();
        let start = self.starts.get(sentence).copied().unwrap_or(end);
        start..self.starts.get(sentence + 1).copied().unwrap_or(end).max(start)
    }

    /// The outermost candidate with this head.
    pub(super) fn at_head(&self, sentence: usize, head: usize) -> Option<usize> {
        self.heads.get(&(sentence, head)).copied()
    }

    /// The sentence of a candidate.
    pub(super) fn sentence(&self, candidate: usize) -> Option<&'a Sentence> {
        self.candidates.get(candidate).and_then(|c| self.sentences.get(c.sentence))
    }

    /// The candidate that stands for the whole actor of a candidate.
    pub(super) fn root(&self, candidate: usize) -> usize {
        let mut at = candidate;
        while let Some(&up) = self.parent.get(at) {
            if up == at {
                break;
            }
            at = up;
        }
        at
    }

    /// What is known of the actor of a candidate.
    pub(super) fn entity(&self, candidate: usize) -> Option<&Entity> {
        self.entities.get(self.root(candidate))
    }

    /// The candidates that one stands for: several for `both countries`, else itself.
    pub(super) fn members(&self, candidate: usize) -> Vec<usize> {
        self.joint.get(&candidate).cloned().unwrap_or_else(|| vec![candidate])
    }

    /// Whether two candidates are one actor already.
    pub(super) fn same(&self, a: usize, b: usize) -> bool {
        self.root(a) == self.root(b)
    }

    /// Whether a candidate stands for an actor: it founds one, or has been linked.
    pub(super) fn stands(&self, candidate: usize) -> bool {
        self.candidates.get(candidate).is_some_and(|c| c.founds)
            || self.reasons.get(candidate).is_some_and(Option::is_some)
            || self.entity(candidate).is_some_and(|e| e.size > 1)
    }

    /// Whether nothing known of two candidates says that they are two actors.
    pub(super) fn agree(&self, a: usize, b: usize) -> bool {
        let (Some(x), Some(y)) = (self.entity(a), self.entity(b)) else { return false };
        let kinds = match (x.kind, y.kind) {
            (Some(k), Some(l)) => k == l || bodies(k, l) || lands(k, l),
            _ => true,
        };
        let countries = match (x.country, y.country) {
            (Some(k), Some(l)) => k == l,
            _ => true,
        };
        kinds && countries && x.gender.agrees(y.gender) && x.number.agrees(y.number)
    }

    /// Makes two candidates one actor if nothing speaks against it; `candidate` gets the reason.
    pub(super) fn link(&mut self, candidate: usize, to: usize, reason: LinkReason) -> bool {
        if self.same(candidate, to) {
            if let Some(slot @ None) = self.reasons.get_mut(candidate) {
                *slot = Some(reason);
            }
            return true;
        }
        if !self.agree(candidate, to) || describes(reason) && self.both_named(candidate, to) || self.owns(candidate, to)
        {
            return false;
        }
        self.join(candidate, to, reason);
        true
    }

    /// Whether one of two candidates owns the other: `his father` is somebody else than he.
    fn owns(&self, a: usize, b: usize) -> bool {
        let owner = |i: usize| {
            let c = self.candidates.get(i).filter(|c| c.kind == Some(ActorKind::Person))?;
            self.at_head(c.sentence, c.owner?).map(|o| self.root(o))
        };
        owner(a) == Some(self.root(b)) || owner(b) == Some(self.root(a))
    }

    /// Whether two candidates are persons who both have a name: a description in common does not make them one.
    fn both_named(&self, a: usize, b: usize) -> bool {
        let named = |i: usize| self.entity(i).is_some_and(|e| e.named && e.kind == Some(ActorKind::Person));
        named(a) && named(b)
    }

    /// Makes two candidates one actor whatever their features.
    pub(super) fn join(&mut self, candidate: usize, to: usize, reason: LinkReason) {
        let (a, b) = (self.root(candidate), self.root(to));
        if let Some(slot @ None) = self.reasons.get_mut(candidate) {
            *slot = Some(reason);
        }
        if a == b {
            return;
        }
        // The larger set keeps its root, so that no chain grows long.
        let size = |i: usize| self.entities.get(i).map_or(0, |e| e.size);
        let (keep, gone) = if size(a) > size(b) { (a, b) } else { (b, a) };
        let lost = self.entities.get_mut(gone).map(std::mem::take).unwrap_or_default();
        if let Some(p) = self.parent.get_mut(gone) {
            *p = keep;
        }
        if let Some(e) = self.entities.get_mut(keep) {
            merge(e, lost);
        }
    }

    /// How strongly the place of a candidate in its clause makes it the thing talked about.
    pub(super) fn salience(&self, candidate: usize) -> i32 {
        let Some((c, s)) = self.candidates.get(candidate).zip(self.sentence(candidate)) else { return 0 };
        if is_subject(s, c.head) {
            return 8;
        }
        // `A suitor, the group Norvik, left`: the name is as much the subject as the noun that it explains.
        let explained = head(s, c.head).filter(|_| relation(s, c.head) == Relation::Appos);
        if explained
            .is_some_and(|h| is_subject(s, h) && self.at_head(c.sentence, h).is_none_or(|k| self.same(k, candidate)))
        {
            return 7;
        }
        match relation(s, first_conjunct(s, c.head)) {
            Relation::Root | Relation::OblAgent => 6,
            Relation::Obj | Relation::Iobj => 5,
            Relation::Obl => 3,
            Relation::NmodPoss | Relation::Nmod => 2,
            Relation::Appos => 3,
            _ => 0,
        }
    }
}

fn entity(index: usize, c: &Candidate) -> Entity {
    let roles = c.role.filter(|_| !is_former(c)).map(|r| (r, c.country)).into_iter().collect();
    Entity {
        kind: c.kind,
        gender: c.gender,
        number: c.number,
        country: c.country,
        is_country: c.is_country,
        named: c.is_name(),
        roles,
        size: 1,
        nominals: if c.pronoun.is_none() { vec![index] } else { Vec::new() },
    }
}

/// Whether a role is one of the past.
pub(super) fn is_former(c: &Candidate) -> bool {
    c.words.iter().any(|w| matches!(w.as_str(), "former" | "ex" | "late" | "outgoing" | "then"))
}

fn merge(into: &mut Entity, from: Entity) {
    // A name tells the kind better than a description does.
    if into.kind.is_none() || (from.named && !into.named && from.kind.is_some()) {
        into.kind = from.kind;
    }
    if into.gender == Gender::Open {
        into.gender = from.gender;
    }
    if into.number == Number::Open {
        into.number = from.number;
    }
    into.country = into.country.or(from.country);
    into.is_country |= from.is_country;
    into.named |= from.named;
    into.size += from.size;
    for role in from.roles {
        if into.roles.len() < KEPT && !into.roles.contains(&role) {
            into.roles.push(role);
        }
    }
    into.nominals.extend(from.nominals);
    into.nominals.sort_unstable();
    into.nominals.truncate(KEPT);
}

/// Whether a link rests on what a phrase says of its actor, and on no name.
fn describes(reason: LinkReason) -> bool {
    matches!(
        reason,
        LinkReason::Role
            | LinkReason::Description
            | LinkReason::Possession
            | LinkReason::Apposition
            | LinkReason::Appointment
    )
}

/// Bodies are spoken of as groups (`the police are`), and forces are either.
fn bodies(a: ActorKind, b: ActorKind) -> bool {
    matches!((a, b), (ActorKind::Organisation, ActorKind::Group) | (ActorKind::Group, ActorKind::Organisation))
}

/// Countries are also places.
fn lands(a: ActorKind, b: ActorKind) -> bool {
    matches!((a, b), (ActorKind::Country, ActorKind::Place) | (ActorKind::Place, ActorKind::Country))
}
