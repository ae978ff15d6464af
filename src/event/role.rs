//! Who takes part in an event: from the words of its clause to actors in roles.

use super::clause::{Clause, clause};
pub(super) use super::heads::Heads;
use super::heads::{PARTS, unique};
use super::lexicon::{Frame, Word, lexicon};
use super::reach;
use super::tree::Tree;
use super::trigger::Trigger;
use crate::actor::Cast;
use crate::record::{ActorKind, EventKind, Participant, Role};
use crate::text::{Relation, Upos};

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
        let roots = receivers(tree, trigger).map_or_else(|| reach::roots(trigger), |to| vec![to]);
        p.topics = reach::topics(tree, sentence, trigger, heads, &p, &means, &roots);
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

/// To whom a clause says that something is given, where that is no actor: `gave food to several African countries`.
fn receivers(tree: &Tree, trigger: &Trigger) -> Option<usize> {
    let c = trigger.clause.as_ref().filter(|c| trigger.entry.kind == EventKind::Aid && !c.objects.is_empty())?;
    let hung = c.objects.iter().flat_map(|&o| tree.by(o, &[Relation::Nmod]));
    let mut phrases = c.obliques.iter().map(|(_, w)| *w).chain(hung);
    phrases.find(|&w| tree.case(w).as_deref() == Some("to") && tree.upos(w) == Upos::Noun)
}

/// The word for what an act is done to: its object, else what stands behind a preposition of direction.
fn object(tree: &Tree, trigger: &Trigger, c: &Clause) -> Option<usize> {
    let towards = |q: &str| {
        matches!(q, "against" | "with" | "to" | "into" | "at" | "upon" | "over") || trigger.framed && q == "on"
    };
    let noun = |w: &usize| {
        *w != trigger.word
            && matches!(tree.upos(*w), Upos::Noun | Upos::Propn)
            && !lexicon().is(tree.lemma(*w), Word::Calendar)
    };
    let behind = c.obliques.iter().filter(|(q, _)| towards(q)).map(|(_, w)| *w);
    // In `opened fire on the crowd` the object makes the act.
    let (first, last): (Vec<usize>, Vec<usize>) =
        if trigger.framed { (behind.collect(), c.objects.clone()) } else { (c.objects.clone(), behind.collect()) };
    receivers(tree, trigger).into_iter().chain(first).chain(last).find(noun)
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
    let stands = c.passive && c.subjects.is_empty() && lexicon().is(tree.lemma(c.predicate), Word::Stand);
    let own = |&o: &usize| !(trigger.nominal && o == trigger.word);
    let objects: Vec<usize> = c.objects.iter().copied().filter(own).filter(|_| !stands).collect();
    p.targets = heads.all(tree, s, &objects);
    if stands {
        p.sources = heads.all(tree, s, &c.objects);
    }
    if p.sources.is_empty() && !c.passive {
        // `North Korea test-fired a missile`: the first part of a hyphenated verb may be read as the subject.
        let first = tree.by(c.predicate, &[Relation::Obl]).filter(|&w| tree.has_child(w, &["-"]));
        let before: Vec<usize> = first.flat_map(|w| tree.by(w, &[Relation::Compound])).collect();
        p.sources = heads.all(tree, s, &before);
    }
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
        // `lifted its embargo on arms to Kenya`, `ordered a police investigation into the bank`: what stands behind such a
        // noun undergoes it, what stands before it does it.
        let behind = trigger.framed && undergoes_behind(trigger.entry.kind);
        let phrases = objects.iter().filter(|_| behind).flat_map(|&o| tree.by(o, &[Relation::Nmod]));
        let at = phrases.filter(|&m| matches!(tree.case(m).as_deref(), Some("on" | "into" | "against" | "to")));
        p.targets = heads.all(tree, s, &at.flat_map(|m| tree.conjuncts(m)).collect::<Vec<_>>());
        if p.targets.is_empty() {
            p.targets = unique(objects.iter().flat_map(|&o| heads.around(tree, s, o)));
        }
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

/// Whether who stands behind the noun that makes an act of this type undergoes it.
fn undergoes_behind(kind: EventKind) -> bool {
    matches!(kind, EventKind::Accuse | EventKind::Concede | EventKind::Sanction | EventKind::Coerce)
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
