//! Actors by the words that stand for them: from a head word of a sentence to whom it names.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::lexicon::{Word, lexicon};
use super::tree::Tree;
use crate::actor::{Cast, MentionForm};
use crate::record::ActorKind;
use crate::text::Relation;

/// No number or part is followed further down than this.
pub(super) const PARTS: usize = 3;

/// Actors by sentence and head word.
pub(super) struct Heads<'a> {
    cast: &'a Cast,
    pub(super) by_head: FxHashMap<(usize, usize), &'a [usize]>,
    faintly: FxHashMap<(usize, usize), &'a [usize]>,
    demonyms: BTreeSet<(usize, usize)>,
    named: BTreeSet<usize>,
}

impl<'a> Heads<'a> {
    pub fn new(cast: &'a Cast) -> Self {
        let mut by_head: FxHashMap<(usize, usize), &'a [usize]> = FxHashMap::default();
        let mut faintly: FxHashMap<(usize, usize), &'a [usize]> = FxHashMap::default();
        let mut demonyms = BTreeSet::new();
        let names = cast.mentions.iter().filter(|m| m.form == MentionForm::Name);
        let named = names.flat_map(|m| m.actors.iter().copied()).collect();
        let faint = |a: &usize| cast.actors.get(*a).is_some_and(|a| a.faint);
        for m in &cast.mentions {
            if m.actors.iter().all(faint) {
                faintly.entry((m.sentence, m.head)).or_insert(&m.actors);
                continue;
            }
            by_head.entry((m.sentence, m.head)).or_insert(&m.actors);
            if m.form == MentionForm::Demonym {
                demonyms.insert((m.sentence, m.head));
            }
        }
        Self { cast, by_head, faintly, demonyms, named }
    }

    /// The kind of an actor.
    pub fn kind(&self, actor: usize) -> Option<ActorKind> {
        self.cast.actors.get(actor).map(|a| a.kind)
    }

    /// The state that an actor serves.
    pub fn state(&self, actor: usize) -> Option<usize> {
        self.cast.actors.get(actor).and_then(|a| a.state)
    }

    /// Whether an actor is a group whose country is not told, or is that of one of these.
    pub fn is_group_of(&self, actor: usize, owners: &[usize]) -> bool {
        let code = |a: usize| self.cast.actors.get(a).into_iter().flat_map(|a| &a.codes).filter_map(|c| c.get(..3));
        let owned = |c: &str| c == "---" || owners.iter().any(|&o| code(o).any(|d| d == c));
        self.kind(actor) == Some(ActorKind::Group) && code(actor).all(owned)
    }

    /// Whether an actor is an official, force or office of one of these, or of a state that the text does not name.
    pub fn is_agent_of(&self, actor: usize, owners: &[usize]) -> bool {
        let codes = |a: usize| self.cast.actors.get(a).into_iter().flat_map(|a| &a.codes).map(String::as_str);
        let owned = |c: &str| c == "---" || owners.iter().flat_map(|&o| codes(o)).any(|d| d.get(..3) == Some(c));
        let state = |c: &str| matches!(c.get(3..), Some("GOV" | "MIL" | "COP" | "SPY"));
        !owners.contains(&actor)
            && !self.named.contains(&actor)
            && codes(actor).next().is_some()
            && codes(actor).all(|c| state(c) && c.get(..3).is_some_and(owned))
    }

    /// Whether an actor is a body or group that no name, country or sector is told of: `a joint fund`.
    pub fn is_thing(&self, actor: usize) -> bool {
        self.cast.actors.get(actor).is_some_and(|a| a.codes.is_empty() && a.kind != ActorKind::Person)
    }

    /// Whether these act for the country that this actor is.
    pub fn stands_behind(&self, country: usize, actors: &[usize]) -> bool {
        let codes = |a: usize| self.cast.actors.get(a).into_iter().flat_map(|a| &a.codes).map(String::as_str);
        self.kind(country) == Some(ActorKind::Country)
            && codes(country).any(|c| actors.iter().flat_map(|&a| codes(a)).any(|d| d.get(..3) == Some(c)))
    }

    /// How many states a group is of.
    pub fn states(&self, actor: usize) -> usize {
        self.cast.actors.get(actor).map_or(0, |a| a.codes.len())
    }

    /// Whether an actor has a name of its own.
    pub fn is_named(&self, actor: usize) -> bool {
        self.kind(actor) != Some(ActorKind::Group)
    }

    /// The actors that the phrase headed by `word` stands for: its own, or those of what it is a number or part of.
    pub fn of(&self, tree: &Tree, sentence: usize, word: usize) -> Vec<usize> {
        // `former County Treasurer Dale Whitcomb` is the man, whichever word the parse makes the head.
        let person = |a: &&[usize]| a.iter().any(|&a| self.kind(a) == Some(ActorKind::Person));
        let own = self.by_head.get(&(sentence, word));
        if own.is_some_and(|a| !person(a)) {
            let flat = tree.by(word, &[Relation::Flat]).filter_map(|f| self.by_head.get(&(sentence, f)));
            if let Some(actors) = flat.filter(|a| person(a)).last() {
                return actors.to_vec();
            }
        }
        if let Some(actors) = self.by_head.get(&(sentence, word)).filter(|_| !self.demonyms.contains(&(sentence, word)))
        {
            return actors.to_vec();
        }
        // `tens of thousands of miners`
        let mut whole = word;
        for _ in 0..PARTS {
            let of = |p: &usize| tree.case(*p).as_deref() == Some("of");
            let partitive = lexicon().is(tree.lemma(whole), Word::Partitive);
            let Some(part) = tree.by(whole, &[Relation::Nmod]).find(of).filter(|_| partitive) else { break };
            if let Some(actors) = self.by_head.get(&(sentence, part)) {
                return actors.to_vec();
            }
            whole = part;
        }
        for flat in tree.by(word, &[Relation::Flat, Relation::Appos, Relation::NmodDesc]) {
            if let Some(actors) = self.by_head.get(&(sentence, flat)) {
                return actors.to_vec();
            }
        }
        Vec::new()
    }

    /// Those who act with or through a thing: `Kenyan warplanes`, `Kenya's shells`, `a bomb planted by rebels`.
    pub fn behind(&self, tree: &Tree, sentence: usize, word: usize) -> Vec<usize> {
        let at = |w: usize| self.by_head.get(&(sentence, w)).or_else(|| self.faintly.get(&(sentence, w)));
        let by = |w: &usize| tree.case(*w).as_deref() == Some("by");
        let agents = tree.by(word, &[Relation::Acl]).flat_map(|v| tree.by(v, &[Relation::Obl, Relation::OblAgent]));
        let agents = tree.by(word, &[Relation::Nmod]).chain(agents).filter(by);
        if let Some(found) = agents.map(|w| self.all(tree, sentence, &tree.conjuncts(w))).find(|f| !f.is_empty()) {
            return found;
        }
        let modifiers = tree.by(word, &[Relation::NmodPoss, Relation::Compound, Relation::Amod]);
        let first = modifiers.flat_map(|m| tree.conjuncts(m)).filter_map(at).flat_map(|a| a.iter().copied());
        unique(first).into_iter().filter(|&a| self.kind(a) != Some(ActorKind::Place)).collect()
    }

    /// The actors that modify a noun which is no actor itself: `the US charge`, `Iran's proposal`, `an attack by rebels`.
    pub fn around(&self, tree: &Tree, sentence: usize, word: usize) -> Vec<usize> {
        let near = [Relation::NmodPoss, Relation::Compound, Relation::Amod, Relation::Nmod];
        for relation in near {
            for &m in tree.children(word) {
                if tree.relation(m) != relation {
                    continue;
                }
                let case = tree.case(m).unwrap_or_default();
                let of = matches!(case.as_str(), "by" | "of" | "against" | "from" | "with");
                // `shares in the carmaker`, but not `villages in Iraq`.
                let within = matches!(case.as_str(), "in" | "at");
                if relation == Relation::Nmod && !of && !within {
                    continue;
                }
                if let Some(actors) = self.by_head.get(&(sentence, m))
                    && !actors.iter().any(|&a| self.kind(a) == Some(ActorKind::Place))
                    && !(within && actors.iter().any(|&a| self.kind(a) == Some(ActorKind::Country)))
                {
                    return actors.to_vec();
                }
            }
        }
        Vec::new()
    }

    /// The actors of a word and of those coordinated with it, adjectives of countries included.
    pub fn whole(&self, tree: &Tree, sentence: usize, word: usize) -> Vec<usize> {
        let at = |w: usize| self.by_head.get(&(sentence, w)).or_else(|| self.faintly.get(&(sentence, w)));
        let own = |w: usize| at(w).map(|a| a.to_vec()).unwrap_or_default();
        unique(tree.conjuncts(word).into_iter().flat_map(|w| {
            let named = self.of(tree, sentence, w);
            if named.is_empty() { own(w) } else { named }
        }))
    }

    pub fn all(&self, tree: &Tree, sentence: usize, words: &[usize]) -> Vec<usize> {
        unique(words.iter().flat_map(|&w| self.of(tree, sentence, w)))
    }

    pub fn is_place(&self, actor: usize) -> bool {
        matches!(self.kind(actor), Some(ActorKind::Place | ActorKind::Country))
    }
}

/// Each actor once, in the order given.
pub(super) fn unique(actors: impl IntoIterator<Item = usize>) -> Vec<usize> {
    let mut seen = BTreeSet::new();
    actors.into_iter().filter(|a| seen.insert(*a)).collect()
}
