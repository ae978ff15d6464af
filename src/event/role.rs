//! Who takes part in an event: from the words of its clause to actors in roles.

use std::collections::{BTreeMap, BTreeSet};

use super::clause::{Clause, clause};
use super::lexicon::{Frame, Word, lexicon};
use super::reach;
use super::tree::Tree;
use super::trigger::Trigger;
use crate::actor::{Cast, MentionForm};
use crate::record::{ActorKind, EventKind, Participant, Role};
use crate::text::{Relation, Upos};

/// No number or part is followed further down than this.
const PARTS: usize = 3;

/// Actors by sentence and head word.
pub(super) struct Heads<'a> {
    cast: &'a Cast,
    by_head: BTreeMap<(usize, usize), &'a [usize]>,
    faintly: BTreeMap<(usize, usize), &'a [usize]>,
    demonyms: BTreeSet<(usize, usize)>,
    named: BTreeSet<usize>,
}

/// The actors of an event.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Parties {
    pub sources: Vec<usize>,
    pub targets: Vec<usize>,
    /// What is talked about.
    pub topics: Vec<usize>,
    /// With whom it is done: troops that are sent somewhere.
    pub means: Vec<usize>,
    pub place: Option<usize>,
    /// The word for what it is done to, where that is no actor.
    pub object: Option<usize>,
}

impl<'a> Heads<'a> {
    pub fn new(cast: &'a Cast) -> Self {
        let mut by_head: BTreeMap<(usize, usize), &'a [usize]> = BTreeMap::new();
        let mut faintly: BTreeMap<(usize, usize), &'a [usize]> = BTreeMap::new();
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
    fn states(&self, actor: usize) -> usize {
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

    fn is_place(&self, actor: usize) -> bool {
        matches!(self.kind(actor), Some(ActorKind::Place | ActorKind::Country))
    }
}

fn unique(actors: impl IntoIterator<Item = usize>) -> Vec<usize> {
    let mut seen = BTreeSet::new();
    actors.into_iter().filter(|a| seen.insert(*a)).collect()
}

/// Prepositions that lead to whom an act is done, in order of preference.
const TOWARDS: &[&str] =
    &["against", "to", "with", "on", "at", "from", "upon", "towards", "toward", "for", "over", "of", "into"];
const SPATIAL: &[&str] = &[
    "in",
    "at",
    "near",
    "outside",
    "inside",
    "around",
    "across",
    "throughout",
    "on",
    "off",
    "over",
    "from",
    "to",
    "into",
    "along",
];

/// The parties of an event.
pub(super) fn parties(tree: &Tree, sentence: usize, trigger: &Trigger, heads: &Heads) -> Parties {
    let mut p = Parties::default();
    if let Some(c) = &trigger.clause {
        if trigger.nominal && !c.passive && c.subjects.contains(&trigger.word) {
            beside(tree, sentence, trigger, c, heads, &mut p);
        } else {
            from_clause(tree, sentence, trigger, c, heads, &mut p);
        }
    }
    if trigger.nominal {
        from_noun(tree, sentence, trigger, heads, &mut p);
    }
    p.place = place(tree, sentence, trigger, heads, &p);
    if trigger.entry.frame == Frame::Mutual {
        mutual(&mut p, heads);
    }
    if p.sources.is_empty() {
        p.sources = issuers(tree, sentence, trigger, heads);
        p.sources.retain(|s| !p.targets.contains(s));
    }
    p.targets.retain(|t| trigger.entry.frame == Frame::Mutual || !p.sources.contains(t));
    let political = is_political(trigger.entry.kind);
    if political && p.topics.is_empty() && (p.targets.is_empty() || are_means(trigger, heads, &p)) {
        let means = std::mem::take(&mut p.targets);
        p.topics = reach::topics(tree, sentence, trigger, heads, &p, &means);
        let own = means.iter().all(|&m| heads.is_agent_of(m, &p.sources));
        if p.topics.is_empty() && p.place.is_none() && !own {
            p.targets = means;
        } else {
            p.means.extend(means);
        }
    }
    if p.targets.is_empty() && p.topics.is_empty() {
        p.object = trigger.clause.as_ref().and_then(|c| object(tree, trigger, c));
    }
    p
}

/// The word for what an act is done to: its object, else what stands behind a preposition of direction.
fn object(tree: &Tree, trigger: &Trigger, c: &Clause) -> Option<usize> {
    let towards = |q: &str| matches!(q, "against" | "with" | "to" | "into" | "at" | "upon" | "over");
    let noun = |w: &usize| *w != trigger.word && matches!(tree.upos(*w), Upos::Noun | Upos::Propn);
    let behind = c.obliques.iter().filter(|(q, _)| towards(q)).map(|(_, w)| *w);
    c.objects.iter().copied().chain(behind).find(noun)
}

/// Whether those whom an act is done to are what it is done with: `sent troops to the valley`, `refused to deploy monitors
/// there`. They are a group that the text gives no country of its own, or that of who does it.
fn are_means(trigger: &Trigger, heads: &Heads, p: &Parties) -> bool {
    let with = matches!(
        trigger.entry.kind,
        EventKind::Mobilize
            | EventKind::Aid
            | EventKind::Retreat
            | EventKind::Cooperate
            | EventKind::Reject
            | EventKind::Agree
            | EventKind::Accuse
            | EventKind::Consult
            | EventKind::Sanction
    );
    let own = |t: usize| {
        heads.is_group_of(t, &p.sources)
            || !matches!(trigger.entry.kind, EventKind::Accuse | EventKind::Reject) && heads.is_agent_of(t, &p.sources)
    };
    with && trigger.entry.frame == Frame::Act && p.targets.iter().all(|&t| own(t))
}

/// Who issues what a participle tells of: in `issued a statement demanding talks` those who issued it.
fn issuers(tree: &Tree, sentence: usize, trigger: &Trigger, heads: &Heads) -> Vec<usize> {
    let Some(c) = trigger.clause.as_ref().filter(|c| !c.passive && tree.relation(c.predicate) == Relation::Acl) else {
        return Vec::new();
    };
    let noun = tree.head(c.predicate).filter(|&n| matches!(tree.relation(n), Relation::Obj | Relation::Obl));
    let governor = noun.and_then(|n| tree.head(n)).and_then(|v| clause(tree, v)).filter(|g| !g.passive);
    governor.map(|g| heads.all(tree, sentence, &g.subjects)).unwrap_or_default()
}

/// In a mutual act without two sides told apart each party is source and target.
fn mutual(p: &mut Parties, heads: &Heads) {
    // `both agreed on a joint fund`, `the two exchanged ambassadors`: what they share is no third party.
    if p.sources.len() > 1 && p.targets.iter().all(|&t| heads.is_thing(t) || heads.is_agent_of(t, &p.sources)) {
        p.means = std::mem::take(&mut p.targets);
    }
    // `talks between Kenyan and Sudanese officials`: one group of two states.
    let parted = p.sources.len() > 1 || p.sources.iter().any(|&s| heads.states(s) > 1);
    if p.targets.is_empty() && parted {
        p.targets.clone_from(&p.sources);
    } else if p.sources.is_empty() && p.targets.len() > 1 {
        p.sources.clone_from(&p.targets);
    }
}

fn from_clause(tree: &Tree, s: usize, trigger: &Trigger, c: &Clause, heads: &Heads, p: &mut Parties) {
    p.sources = heads.all(tree, s, &c.subjects);
    let objects: Vec<usize> = c.objects.iter().copied().filter(|&o| !(trigger.nominal && o == trigger.word)).collect();
    p.targets = heads.all(tree, s, &objects);
    let thing = |p: &Parties| p.targets.iter().all(|&t| heads.is_thing(t));
    let moves = transfers(trigger.entry.kind) || trigger.entry.kind == EventKind::Concede && trigger.framed && thing(p);
    if moves && !objects.is_empty() {
        let to = recipients(tree, s, c, &objects, heads);
        if !to.is_empty() {
            p.means = p.targets.iter().copied().filter(|t| !to.contains(t)).collect();
            p.targets = to;
        }
    }
    if trigger.entry.frame == Frame::Speak || p.targets.is_empty() {
        let recipients = heads.all(tree, s, &c.recipients);
        if !recipients.is_empty() {
            p.targets = recipients;
        }
    }
    if p.targets.is_empty() {
        let wanted: &[&str] = if trigger.entry.frame == Frame::Speak { &["to", "with"] } else { TOWARDS };
        // Whom one complains to is not whom one complains of.
        let complains = trigger.entry.kind == EventKind::Accuse;
        for prep in wanted.iter().filter(|&&prep| !(complains && prep == "to")) {
            let at = c.obliques.iter().filter(|(q, _)| q == prep).map(|(_, w)| *w).collect::<Vec<_>>();
            let mut found = heads.all(tree, s, &at);
            found.retain(|&a| heads.kind(a) != Some(ActorKind::Place));
            if !found.is_empty() {
                p.targets = found;
                break;
            }
        }
    }
    if trigger.entry.kind == EventKind::Request && p.targets.is_empty() {
        // `demanded that Iran stop`: who is to do it.
        for below in tree.by(c.predicate, &[Relation::Ccomp, Relation::Xcomp]) {
            let subjects: Vec<usize> = tree.by(below, &[Relation::Nsubj]).collect();
            p.targets = heads.all(tree, s, &subjects);
        }
        if p.targets.is_empty() {
            p.targets = heads.all(tree, s, &wanted_of(tree, c.predicate));
        }
        p.targets.retain(|t| !p.sources.contains(t));
    }
    let shared = trigger.entry.frame == Frame::Mutual && p.sources.len() > 1;
    if p.targets.is_empty() && pledges(trigger.entry.kind) && !shared {
        p.targets = heads.all(tree, s, &parties_of_infinitive(tree, c.predicate));
        p.targets.retain(|t| !p.sources.contains(t));
    }
    if p.targets.is_empty() && trigger.entry.frame != Frame::Speak {
        p.targets = unique(objects.iter().flat_map(|&o| heads.around(tree, s, o)));
        p.targets.retain(|t| !p.sources.contains(t));
    }
    if p.sources.is_empty() {
        p.sources = unique(c.subjects.iter().flat_map(|&o| heads.around(tree, s, o)));
        let human = |&o: &usize| tree.by(o, &[Relation::Nmod]).any(|m| tree.case(m).as_deref() == Some("in"));
        if is_political(trigger.entry.kind) && (p.sources.is_empty() || c.subjects.iter().any(human)) {
            p.sources = unique(c.subjects.iter().flat_map(|&o| heads.behind(tree, s, o)));
            p.sources.retain(|&f| !heads.stands_behind(f, &p.targets));
        }
    }
    if p.sources.is_empty() && c.passive {
        p.sources = distant_agents(tree, s, c, heads);
        p.targets.retain(|t| !p.sources.contains(t));
    }
    if p.sources.is_empty() && c.passive && trigger.framed {
        // `Kenyan sanctions on the firm were lifted`: by those whose they are.
        p.sources = unique(objects.iter().flat_map(|&o| heads.behind(tree, s, o)));
        p.targets.retain(|t| !p.sources.contains(t));
    }
    if p.sources.is_empty() && trigger.entry.kind == EventKind::Assault {
        p.sources = in_attack(tree, s, c, heads);
        p.targets.retain(|t| !p.sources.contains(t));
    }
    if trigger.clause.is_some() && lexicon().is(tree.lemma(trigger.word), Word::UndergoingVerb) {
        p.targets.append(&mut p.sources);
    }
}

/// `killed in an ambush by rebels`, `died in Kenyan shelling`, `was hit by a shell fired by the army`: those behind the
/// attack or weapon that harm was done in or by.
fn in_attack(tree: &Tree, s: usize, c: &Clause, heads: &Heads) -> Vec<usize> {
    let violent = |w: &usize| {
        let lemma = tree.lemma(*w);
        lexicon().is(lemma, Word::Weapon) || lexicon().noun(lemma).is_some_and(|e| e.kind == EventKind::Assault)
    };
    let within = c.obliques.iter().filter(|(q, _)| matches!(q.as_str(), "in" | "by" | "during" | "from" | "when"));
    let causes = within.map(|(_, w)| *w).chain(c.subjects.iter().copied()).filter(violent);
    unique(causes.flat_map(|w| heads.behind(tree, s, w)))
}

/// `was taken to a hospital in the city of Bo by the army`: an agent behind other phrases is often hung on the last of them.
fn distant_agents(tree: &Tree, s: usize, c: &Clause, heads: &Heads) -> Vec<usize> {
    let mut level: Vec<usize> = c.obliques.iter().map(|(_, w)| *w).chain(c.objects.iter().copied()).collect();
    for _ in 0..PARTS {
        let below: Vec<usize> = level.iter().flat_map(|&w| tree.by(w, &[Relation::Nmod])).collect();
        let agents = below.iter().filter(|&&w| tree.case(w).as_deref() == Some("by"));
        let found = unique(agents.flat_map(|&w| heads.all(tree, s, &tree.conjuncts(w))));
        if !found.is_empty() {
            return found;
        }
        level = below;
    }
    Vec::new()
}

fn is_political(kind: EventKind) -> bool {
    !matches!(kind, EventKind::Say | EventKind::Other)
}

/// Whether an act of this type moves something to somebody: `to` whom is told before what.
fn transfers(kind: EventKind) -> bool {
    use EventKind::{Agree, Aid, Cooperate, Request, Retreat, Support};
    matches!(kind, Aid | Cooperate | Agree | Request | Retreat | Support)
}

/// Those to whom a clause says that its object goes: `gave the fugitive to Kenya`, `sends military intelligence to Kenya`.
fn recipients(tree: &Tree, s: usize, c: &Clause, objects: &[usize], heads: &Heads) -> Vec<usize> {
    let to = |w: &usize| tree.case(*w).as_deref() == Some("to");
    let hung = objects.iter().flat_map(|&o| tree.by(o, &[Relation::Nmod]));
    let at = c.obliques.iter().map(|(_, w)| *w).chain(hung).filter(to).flat_map(|w| tree.conjuncts(w));
    let mut found = unique(c.recipients.iter().copied().chain(at).flat_map(|w| heads.of(tree, s, w)));
    found.retain(|&a| heads.kind(a) != Some(ActorKind::Place));
    found
}

/// Whether an act of this type is a word on another act, whose other party it is addressed to.
fn pledges(kind: EventKind) -> bool {
    matches!(kind, EventKind::Agree | EventKind::Reject | EventKind::Threaten | EventKind::Request | EventKind::Concede)
}

/// `agreed to cooperate with the prosecutor`, `threatened to sue the club`, `agreed to be bought by its rival`: whom the
/// infinitive below a verb concerns.
fn parties_of_infinitive(tree: &Tree, verb: usize) -> Vec<usize> {
    tree.by(verb, &[Relation::Xcomp])
        .filter_map(|x| clause(tree, x))
        .flat_map(|c| {
            let agents = if c.passive { c.subjects } else { c.objects };
            let with = c.obliques.into_iter().filter(|(p, _)| matches!(p.as_str(), "with" | "against"));
            agents.into_iter().chain(with.map(|(_, w)| w)).collect::<Vec<_>>()
        })
        .collect()
}

/// `wants to meet with Iran`, `wants to have another meeting with Iran`: the other party of what is wanted.
fn wanted_of(tree: &Tree, verb: usize) -> Vec<usize> {
    let party = |w: usize| {
        tree.by(w, &[Relation::Obl, Relation::Nmod])
            .filter(|&o| matches!(tree.case(o).as_deref(), Some("with" | "from")))
            .collect::<Vec<_>>()
    };
    let wanted: Vec<usize> = tree.by(verb, &[Relation::Xcomp, Relation::Obj]).collect();
    let objects = wanted.iter().flat_map(|&w| tree.by(w, &[Relation::Obj]));
    wanted.iter().copied().chain(objects).flat_map(party).collect()
}

/// Whether the possessor or `of`-phrase of a noun undergoes what it names.
fn undergone(kind: EventKind, lemma: &str) -> bool {
    match kind {
        EventKind::Coerce | EventKind::Sanction => true,
        EventKind::Assault => !lexicon().is(lemma, Word::ActingNoun),
        _ => lexicon().is(lemma, Word::UndergoingNoun),
    }
}

/// Whether the `of`-phrase of a noun of this type is whom or what the act concerns: `the deployment of troops`, `criticism
/// of the bank`.
fn undergone_of(kind: EventKind) -> bool {
    matches!(kind, EventKind::Mobilize | EventKind::Aid | EventKind::Accuse | EventKind::Reject | EventKind::Support)
}

/// Whether who an act of this type comes from does it: `a threat from the rebels`, but not `a withdrawal from Kenya`.
fn is_spoken(kind: EventKind) -> bool {
    use EventKind::{Accuse, Agree, Aid, Reject, Request, Support, Threaten};
    matches!(kind, Request | Accuse | Support | Threaten | Reject | Aid | Agree)
}

/// Those whom a clause names beside an event noun that is its subject: `fighting raged between Kenya and Sudan`, `calls came
/// from the unions`.
fn beside(tree: &Tree, s: usize, trigger: &Trigger, c: &Clause, heads: &Heads, p: &mut Parties) {
    for (case, w) in &c.obliques {
        let mut actors = heads.of(tree, s, *w);
        actors.retain(|&a| heads.kind(a) != Some(ActorKind::Place));
        let list = match case.as_str() {
            "between" | "among" => &mut p.sources,
            "by" => &mut p.sources,
            "from" if is_spoken(trigger.entry.kind) => &mut p.sources,
            "with" | "against" => &mut p.targets,
            _ => continue,
        };
        let fresh: Vec<usize> = actors.into_iter().filter(|a| !list.contains(a)).collect();
        list.extend(fresh);
    }
}

fn from_noun(tree: &Tree, s: usize, trigger: &Trigger, heads: &Heads, p: &mut Parties) {
    let undergo = undergone(trigger.entry.kind, tree.lemma(trigger.word));
    let both = trigger.entry.frame == Frame::Mutual;
    for &m in tree.children(trigger.word) {
        let actors = unique(
            tree.conjuncts(m)
                .into_iter()
                .flat_map(|w| heads.by_head.get(&(s, w)).map(|a| a.to_vec()).unwrap_or_default()),
        );
        // `the release of a sailor by rebels`: an agent behind another phrase is often hung on that phrase.
        for by in tree.by(m, &[Relation::Nmod]).filter(|&b| tree.case(b).as_deref() == Some("by")) {
            p.sources.extend(heads.all(tree, s, &tree.conjuncts(by)));
        }
        if actors.is_empty() {
            continue;
        }
        let case = tree.case(m).unwrap_or_default();
        let to_target = match tree.relation(m) {
            Relation::NmodPoss => undergo,
            Relation::Compound | Relation::Amod | Relation::NmodDesc => {
                if both || p.sources.is_empty() && trigger.clause.is_none() {
                    false
                } else {
                    !p.sources.is_empty() && both
                }
            }
            Relation::Nmod => match case.as_str() {
                "by" => false,
                "from" if is_spoken(trigger.entry.kind) => false,
                "between" | "among" | "amongst" => {
                    p.sources = actors.clone();
                    p.targets = if both { actors } else { Vec::new() };
                    continue;
                }
                "of" => undergo || undergone_of(trigger.entry.kind),
                "on" | "over" | "about" if both => {
                    p.topics = actors;
                    continue;
                }
                "on" | "against" | "with" | "to" | "at" | "over" | "for" | "from" | "upon" => true,
                _ => continue,
            },
            _ => continue,
        };
        let place = actors.iter().all(|&a| heads.kind(a) == Some(ActorKind::Place));
        if place && tree.relation(m) != Relation::NmodPoss {
            continue;
        }
        let list = if to_target { &mut p.targets } else { &mut p.sources };
        if to_target || list.is_empty() || trigger.clause.is_none() {
            let fresh: Vec<usize> = actors.into_iter().filter(|a| !list.contains(a)).collect();
            list.extend(fresh);
        }
    }
}

/// Where it happens: the nearest spatial phrase of the verb, else of the noun.
fn place(tree: &Tree, s: usize, trigger: &Trigger, heads: &Heads, p: &Parties) -> Option<usize> {
    let mut words: Vec<usize> = Vec::new();
    if let Some(c) = &trigger.clause {
        words.extend(c.obliques.iter().filter(|(q, _)| SPATIAL.contains(&q.as_str())).map(|(_, w)| *w));
    }
    words.extend(
        tree.by(trigger.word, &[Relation::Nmod, Relation::Obl])
            .filter(|&m| tree.case(m).is_some_and(|q| SPATIAL.contains(&q.as_str()))),
    );
    let mut candidates: Vec<usize> = Vec::new();
    for w in words {
        candidates.push(w);
        // `in a village in Diyala province`
        let spatial = |m: usize| tree.case(m).is_some_and(|q| SPATIAL.contains(&q.as_str()));
        candidates.extend(tree.by(w, &[Relation::Nmod]).filter(|&m| tree.upos(m) == Upos::Propn && spatial(m)));
    }
    candidates
        .into_iter()
        .flat_map(|w| heads.by_head.get(&(s, w)).map(|a| a.to_vec()).unwrap_or_default())
        .find(|&a| heads.is_place(a) && !p.sources.contains(&a) && !p.targets.contains(&a))
}

/// Participants of a record's event; an act of somebody in a state's service is an act of that state too.
pub(super) fn participants(p: &Parties, kind: EventKind, cast: &Cast) -> Vec<Participant> {
    let with_state = |actors: &[usize]| {
        let mut all = actors.to_vec();
        for &a in actors {
            let Some(actor) = cast.actors.get(a) else { continue };
            let serves = matches!(actor.kind, ActorKind::Person | ActorKind::Group);
            if let Some(state) = actor.state.filter(|_| serves && kind != EventKind::Other) {
                all.push(state);
            }
        }
        unique(all)
    };
    let mut list = Vec::new();
    let targets = with_state(&p.targets);
    for a in with_state(&p.sources) {
        list.push(Participant { actor: a, role: Role::Source });
    }
    for a in targets {
        let as_source = Participant { actor: a, role: Role::Source };
        if p.targets.contains(&a) || !list.contains(&as_source) {
            list.push(Participant { actor: a, role: Role::Target });
        }
    }
    for &a in p.topics.iter().filter(|&t| !p.sources.contains(t) && !p.targets.contains(t)) {
        list.push(Participant { actor: a, role: Role::Topic });
    }
    for &a in p.means.iter().filter(|&m| !list.iter().any(|q| q.actor == *m)).collect::<Vec<_>>() {
        list.push(Participant { actor: a, role: Role::Participant });
    }
    if let Some(place) = p.place {
        list.push(Participant { actor: place, role: Role::Location });
    }
    list
}
