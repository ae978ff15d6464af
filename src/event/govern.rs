//! Who says, denies or plans what a word names: the words that govern it, from the nearest to the outermost.

use super::clause::{clause, is_relative};
use super::headline;
use super::lexicon::{Attitude, Word, lexicon};
use super::role::Heads;
use super::step::{Step, step};
use super::tree::Tree;
use crate::document::BlockKind;
use crate::text::{Relation, Tag, Upos};

/// Steps up the tree from a word to one that governs it.
const STEPS: usize = 12;
/// Most words that govern one word, one above the other.
const LINKS: usize = 8;

/// A word that takes an attitude to what stands below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Link {
    pub attitude: Attitude,
    /// The word itself: `said`, `according`.
    pub cue: usize,
    /// Head of the phrase for whose attitude it is.
    pub source: Option<usize>,
    /// The actor that the phrase stands for.
    pub holder: Option<usize>,
}

impl Link {
    /// Whether it tells: a promise or demand is uttered, an intention or a refusal in deed is not.
    pub fn tells(&self, tree: &Tree) -> bool {
        match self.attitude {
            Attitude::Says | Attitude::Believes | Attitude::Alleges | Attitude::Denies => true,
            Attitude::Plans | Attitude::Weighs | Attitude::Prevents | Attitude::Utters => {
                lexicon().is_uttered(tree.lemma(self.cue))
            }
        }
    }
}

/// The words that govern the one at `word`, the nearest first; each once, so the chain ends on any tree.
pub(super) fn links(tree: &Tree, sentence: usize, word: usize, heads: &Heads) -> Vec<Link> {
    let climb = Climb { tree, sentence, heads };
    let mut all: Vec<Link> = Vec::new();
    let mut at = word;
    let mut loose = false;
    while all.len() < LINKS {
        let Some(found) = climb.nearest(at, word, loose, &all) else { break };
        (at, loose) = (found.at, found.loose);
        if let Some(cited) = climb.cited(found.link.cue) {
            all.push(cited);
        }
        all.push(found.link);
        if let Some(quoting) = found.link.source.and_then(|s| climb.quoting(s)) {
            all.push(quoting);
        }
    }
    // `failed to provide it, according to the report`: the source speaks of the failure.
    let aside = all.first().is_some_and(|l| l.attitude == Attitude::Says && l.cue > word);
    if aside && tree.relation(word) == Relation::Xcomp && all.get(1).is_some_and(|l| !l.tells(tree)) {
        all.swap(0, 1);
    }
    if all.is_empty() {
        all.extend(climb.aside(word));
    }
    if tree.sentence.kind == BlockKind::Title && !all.iter().any(|l| l.tells(tree)) {
        all.extend(headline::source(tree, sentence, word, heads));
    }
    all
}

/// A governing word, and from where the next one is looked for.
struct Found {
    link: Link,
    at: usize,
    loose: bool,
}

struct Climb<'a> {
    tree: &'a Tree<'a>,
    sentence: usize,
    heads: &'a Heads<'a>,
}

impl Climb<'_> {
    /// The nearest word above `at` that takes an attitude to it, those in `known` left out. `loose` says that only a part of
    /// what the words above tell is looked at: that part is reported with the rest, but not denied or planned with it.
    fn nearest(&self, at: usize, word: usize, loose: bool, known: &[Link]) -> Option<Found> {
        let tree = self.tree;
        let (mut at, mut loose, mut charged) = (at, loose, false);
        for _ in 0..STEPS {
            if let Some(link) = self.beside(at, known) {
                return Some(Found { link, at, loose });
            }
            let head = tree.head(at)?;
            let verb = self.told_whom(at, head).map(|v| (v, Attitude::Says));
            let verb = verb.or_else(|| self.charged_by(at, head).map(|v| (v, Attitude::Alleges)));
            if let Some((verb, attitude)) = verb.filter(|(v, _)| !known.iter().any(|l| l.cue == *v)) {
                return Some(Found { link: self.held(attitude, verb), at: verb, loose });
            }
            match step(tree, at, head, at == word) {
                Step::Beside(other) => {
                    at = other;
                    continue;
                }
                Step::Part => {
                    loose = true;
                    at = head;
                    continue;
                }
                Step::None => return None,
                Step::Content => {}
            }
            // `need to stop` is a modality of its clause, not a plan of its subject.
            if tree.relation(at) == Relation::Xcomp && tree.lemma(head) == "need" {
                at = head;
                continue;
            }
            // `accused the army of mining the road`: the charge is often hung on who is charged.
            charged = tree.relation(at) == Relation::Acl && tree.has_child(at, &["of", "for", "with"])
                || charged && tree.relation(at) != Relation::Ccomp;
            let fits = |a| suits(tree, at, head, a) || matches!(a, Attitude::Alleges | Attitude::Believes) && charged;
            let attitude = attitude(tree, at, head).filter(|&a| fits(a));
            let passes = |a| !loose || matches!(a, Attitude::Says | Attitude::Believes);
            if let Some(attitude) = attitude.filter(|&a| passes(a))
                && !known.iter().any(|l| l.cue == head)
            {
                let (link, at) = self.link(head, attitude);
                return Some(Found { link, at, loose });
            }
            at = head;
        }
        None
    }

    /// The link that a governing word makes, and the word from which the next one is looked for.
    fn link(&self, cue: usize, attitude: Attitude) -> (Link, usize) {
        let tree = self.tree;
        // `dismissed the accusation that they were training rebels`
        let charge = matches!(attitude, Attitude::Alleges | Attitude::Says | Attitude::Believes);
        if charge
            && tree.upos(cue) == Upos::Noun
            && let Some(verb) =
                tree.head(cue).filter(|_| matches!(tree.relation(cue), Relation::Obj | Relation::NsubjPass))
            && lexicon().attitude(&phrasal(tree, verb), false) == Some(Attitude::Denies)
        {
            return (self.held(Attitude::Denies, verb), verb);
        }
        // `a rumour that he had fled, which the guards denied`
        let denied = |&v: &usize| lexicon().attitude(&phrasal(tree, v), false) == Some(Attitude::Denies);
        if charge
            && tree.upos(cue) == Upos::Noun
            && let Some(verb) = tree.by(cue, &[Relation::AclRelcl]).find(denied)
        {
            return (self.held(Attitude::Denies, verb), verb);
        }
        let negated = clause(tree, cue).is_some_and(|c| c.negated);
        let attitude = match attitude {
            Attitude::Plans if negated => Attitude::Prevents,
            // `did not say whether it had`: nobody says so.
            Attitude::Says if negated => Attitude::Weighs,
            other => other,
        };
        (self.held(attitude, cue), cue)
    }

    /// `told the crew at the gate that he would leave`: the verb of telling, where the parse hangs what is told on whoever
    /// hears it.
    fn told_whom(&self, at: usize, noun: usize) -> Option<usize> {
        let tree = self.tree;
        let marked = tree.by(at, &[Relation::Mark]).any(|m| tree.lemma(m) == "that");
        // `said by telephone that shells had landed` is read as a relative clause.
        let by = matches!(tree.relation(noun), Relation::Obl | Relation::OblAgent);
        let relative = by
            && tree.has_child(at, &["that"])
            && tree.by(at, &[Relation::Nsubj]).next().is_some_and(|s| !is_relative(tree, s));
        let hung = marked && tree.relation(at) == Relation::Acl
            || (marked || relative) && tree.relation(at) == Relation::AclRelcl;
        if !hung || lexicon().attitude(tree.lemma(noun), false).is_some() {
            return None;
        }
        let verb = tree.ancestors(noun).take(STEPS).find(|&a| tree.upos(a) == Upos::Verb)?;
        let free = tree.by(verb, &[Relation::Ccomp]).next().is_none();
        (verb < noun && free && lexicon().is_speech(tree.lemma(verb))).then_some(verb)
    }

    /// `was accused by the council of fixing prices`: the verb of charging, where the parse hangs the charge on whoever brings
    /// it.
    fn charged_by(&self, at: usize, noun: usize) -> Option<usize> {
        let tree = self.tree;
        let charge = tree.relation(at) == Relation::Acl && tree.has_child(at, &["of", "for", "with"]);
        let agent = matches!(tree.relation(noun), Relation::OblAgent | Relation::Obl) && tree.has_child(noun, &["by"]);
        let verb = tree.head(noun).filter(|_| charge && agent)?;
        (lexicon().attitude(tree.lemma(verb), false) == Some(Attitude::Alleges)).then_some(verb)
    }

    /// Whose attitude a governing word expresses: its subject or agent, the possessor of a noun.
    fn held(&self, attitude: Attitude, cue: usize) -> Link {
        let (tree, heads) = (self.tree, self.heads);
        let actor = |s: usize| {
            let own = heads.of(tree, self.sentence, s).first().copied();
            own.or_else(|| heads.around(tree, self.sentence, s).first().copied())
        };
        let subjects = match clause(tree, cue) {
            Some(c) => {
                // `A cabinet, he said, would negotiate`: the nearer of two subjects speaks.
                let mut own = tree.by(cue, &[Relation::Nsubj]).filter(|&s| s < cue);
                let nearer = own.next().and(own.last());
                nearer.map_or(c.subjects, |s| vec![s])
            }
            // `was willing to meet`
            None if tree.upos(cue) == Upos::Adj => tree.by(cue, &[Relation::Nsubj]).collect(),
            None => {
                let holder = heads.around(tree, self.sentence, cue).first().copied();
                let source = tree.by(cue, &[Relation::NmodPoss]).next();
                match self.voicer(cue).filter(|_| holder.is_none() && source.is_none()) {
                    Some(voicer) => vec![voicer],
                    None => return Link { attitude, cue, source, holder },
                }
            }
        };
        let named = subjects.iter().find_map(|&s| actor(s).map(|a| (s, a)));
        let source = named.map(|(s, _)| s).or(subjects.first().copied());
        Link { attitude, cue, source, holder: named.map(|(_, a)| a) }
    }

    /// `renewed charges that …`: whoever puts a charge or claim forward.
    fn voicer(&self, noun: usize) -> Option<usize> {
        let verb = self.tree.head(noun).filter(|_| self.tree.relation(noun) == Relation::Obj)?;
        let c = clause(self.tree, verb).filter(|c| !c.passive && lexicon().is(self.tree.lemma(verb), Word::Voicing))?;
        c.subjects.first().copied()
    }

    /// `, said the minister` or `according to the minister` beside a clause.
    fn beside(&self, at: usize, known: &[Link]) -> Option<Link> {
        let tree = self.tree;
        let fresh = |s: &usize| !known.iter().any(|l| l.cue == *s);
        // `he hoped so; she insisted that …` tells something else.
        let own = |s: &usize| tree.by(*s, &[Relation::Ccomp]).any(|c| c > *s);
        for s in tree.by(at, &[Relation::Parataxis]).filter(|s| fresh(s) && !own(s)) {
            if lexicon().is_speech(tree.lemma(s)) && tree.by(s, &[Relation::Nsubj]).next().is_some() {
                return Some(self.held(Attitude::Says, s));
            }
        }
        tree.by(at, &[Relation::Obl, Relation::Nmod]).find_map(|o| self.according(o)).filter(|l| fresh(&l.cue))
    }

    fn according(&self, phrase: usize) -> Option<Link> {
        let cue = source_mark(self.tree, phrase)?;
        let holder = self.heads.of(self.tree, self.sentence, phrase).first().copied();
        Some(Link { attitude: Attitude::Says, cue, source: Some(phrase), holder })
    }

    /// `according to` behind a comma at the end of the sentence tells who says all of it, whichever clause it is hung on.
    fn aside(&self, word: usize) -> Option<Link> {
        let tree = self.tree;
        let link = (0..tree.len()).filter(|&i| tree.relation(i) == Relation::Obl).find_map(|i| self.according(i))?;
        let comma = link.cue.checked_sub(1).and_then(|c| tree.token(c)).is_some_and(|t| t.form == ",");
        let below = link.source.is_some_and(|s| tree.ancestors(s).any(|a| a == word));
        (comma && below && link.cue > word).then_some(link)
    }

    /// Whoever a verb of saying cites: `the paper said, citing officials, that …`.
    fn cited(&self, cue: usize) -> Option<Link> {
        let tree = self.tree;
        let cite = tree.by(cue, &[Relation::Advcl]).find(|&a| tree.lemma(a) == "cite")?;
        let source = tree.by(cite, &[Relation::Obj]).next()?;
        let holder = self.heads.of(tree, self.sentence, source).first().copied();
        Some(Link { attitude: Attitude::Says, cue: cite, source: Some(source), holder })
    }

    /// Whoever quotes a source: `a diplomat quoted by the paper`.
    fn quoting(&self, source: usize) -> Option<Link> {
        let tree = self.tree;
        let quoted = |&v: &usize| matches!(tree.lemma(v), "quote" | "cite");
        let verb = tree.by(source, &[Relation::Acl, Relation::AclRelcl]).find(quoted)?;
        let by = |&o: &usize| tree.case(o).as_deref() == Some("by");
        let agent = tree.by(verb, &[Relation::OblAgent, Relation::Obl]).find(by)?;
        let holder = self.heads.of(tree, self.sentence, agent).first().copied();
        Some(Link { attitude: Attitude::Says, cue: verb, source: Some(agent), holder })
    }
}

/// The attitude of a governing word to what stands below it at `at`.
fn attitude(tree: &Tree, at: usize, head: usize) -> Option<Attitude> {
    let infinitive = tree.relation(at) == Relation::Xcomp
        || !matches!(tree.upos(at), Upos::Verb | Upos::Aux)
        || tree.tag(at) == Tag::Vb && tree.has_child(at, &["to"]);
    let lemma = phrasal(tree, head);
    let known = lexicon();
    // `called it misleading`
    if lemma == "call" && tree.upos(head) == Upos::Verb && matches!(tree.tag(at), Tag::Vbg | Tag::Vbn) {
        return None;
    }
    // `pleaded not guilty to stabbing him`
    if lemma == "plead" || lemma == "guilty" {
        let verb = if lemma == "plead" { Some(head) } else { tree.head(head).filter(|&v| tree.lemma(v) == "plead") }?;
        let near = |w: usize| tree.children(w).iter().any(|&c| tree.lemma(c) == "not");
        let denies = near(verb) || tree.children(verb).iter().any(|&c| tree.lemma(c) == "guilty" && near(c));
        return denies.then_some(Attitude::Denies);
    }
    // `stopped short of breaking off relations`
    if lemma == "stop" && tree.has_child(head, &["short"]) {
        return Some(Attitude::Prevents);
    }
    if tree.upos(head) == Upos::Noun {
        return known.of_noun(&lemma, infinitive);
    }
    if tree.relation(at) == Relation::Ccomp
        && let Some(attitude) = known.attitude(&format!("{lemma}:that"), false)
    {
        return Some(attitude);
    }
    known.attitude(&lemma, infinitive)
}

/// Whether a governing word can have this attitude to what stands below it in that relation.
fn suits(tree: &Tree, at: usize, head: usize, attitude: Attitude) -> bool {
    let predicate = tree.by(at, &[Relation::Cop]).next().is_some();
    let nominal = matches!(tree.upos(at), Upos::Noun | Upos::Propn | Upos::Pron) && !predicate;
    let of = matches!(tree.relation(at), Relation::Obl | Relation::Nmod | Relation::Advcl);
    match attitude {
        // `announced the arrest`: what is announced is told as a fact.
        Attitude::Says | Attitude::Believes => !nominal,
        Attitude::Alleges if nominal && of => {
            tree.upos(head) == Upos::Noun || matches!(tree.case(at).as_deref(), Some("of" | "for" | "with"))
        }
        Attitude::Alleges => !nominal || tree.upos(head) == Upos::Noun,
        Attitude::Plans | Attitude::Weighs | Attitude::Denies | Attitude::Prevents => true,
        Attitude::Utters => false,
    }
}

/// Whether a phrase says who says so: `according to the minister`.
pub(super) fn is_source(tree: &Tree, phrase: usize) -> bool {
    source_mark(tree, phrase).is_some()
}

fn source_mark(tree: &Tree, phrase: usize) -> Option<usize> {
    tree.by(phrase, &[Relation::Case]).find(|&c| matches!(tree.lemma(c), "accord" | "according"))
}

/// Who speaks, where a verb of saying stands beside what is said: `…, the spokesman said.`
pub(super) fn told_beside(tree: &Tree, sentence: usize, heads: &Heads) -> Option<usize> {
    let climb = Climb { tree, sentence, heads };
    (0..tree.len())
        .filter(|&i| tree.relation(i) == Relation::Parataxis && lexicon().is_speech(tree.lemma(i)))
        .find_map(|i| climb.held(Attitude::Says, i).holder)
}

/// The source that a verb of saying names, if it has a subject.
pub(super) fn speaker(tree: &Tree, sentence: usize, verb: usize, heads: &Heads) -> Option<Link> {
    tree.by(verb, &[Relation::Nsubj]).next()?;
    Some(Climb { tree, sentence, heads }.held(Attitude::Says, verb))
}

/// The nearest event above the one at `word` whose content it is; `event` tells which words name one.
pub(super) fn above(tree: &Tree, word: usize, event: impl Fn(usize) -> Option<usize>) -> Option<usize> {
    let (mut at, mut loose) = (word, false);
    let tells = |i: usize| {
        let attitude = lexicon().attitude(tree.lemma(i), false);
        attitude.is_some_and(|a| matches!(a, Attitude::Says | Attitude::Believes))
    };
    for _ in 0..STEPS {
        let beside = tree.by(at, &[Relation::Parataxis]).find(|&s| lexicon().is_speech(tree.lemma(s)));
        if let Some(found) = beside.and_then(&event) {
            return Some(found);
        }
        let head = tree.head(at)?;
        match step(tree, at, head, at == word) {
            Step::Beside(other) => at = other,
            Step::Content => {
                if let Some(found) = event(head).filter(|_| !loose || tells(head)) {
                    return Some(found);
                }
                at = head;
            }
            Step::Part => (at, loose) = (head, true),
            Step::None => return None,
        }
    }
    None
}

/// Lemma of a verb with its particle or the preposition that the lexicon knows it with.
fn phrasal(tree: &Tree, i: usize) -> String {
    let lemma = tree.lemma(i);
    match tree.by(i, &[Relation::CompoundPrt]).next() {
        Some(p) => format!("{lemma}_{}", tree.lemma(p)),
        None => lemma.to_owned(),
    }
}
