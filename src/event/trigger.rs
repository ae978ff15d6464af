//! Which words name an event: verbs of the lexicon, other verbs that tell a happening, event nouns with a verb that
//! lends them its arguments.

use std::borrow::Cow;

use super::clause::{Clause, Modality, Tense, clause};
use super::lexicon::{Entry, Frame, Weak, Word, lexicon};
use super::tree::Tree;
use crate::actor::is_human;
use crate::record::EventKind;
use crate::text::{Relation, Tag, Upos, ends_in_stop};

/// A word that names an event, before actors, date and stance are known.
#[derive(Debug, Clone)]
pub(super) struct Trigger {
    /// Index of the word in its sentence.
    pub word: usize,
    /// What it names.
    pub entry: Entry,
    /// Whether the lexicon knows it.
    pub known: bool,
    /// The clause that gives the arguments: its own, or that of the light verb over a noun.
    pub clause: Option<Clause>,
    /// Whether the word is a noun.
    pub nominal: bool,
    /// Whether a verb names it together with its noun: `signed a treaty`.
    pub framed: bool,
}

/// Relations under which a verb form is no predicate.
const MODIFIER: &[Relation] = &[
    Relation::Amod,
    Relation::Compound,
    Relation::Case,
    Relation::Mark,
    Relation::Advmod,
    Relation::Fixed,
    Relation::Det,
    Relation::Flat,
    Relation::Cc,
    Relation::Aux,
    Relation::AuxPass,
    Relation::Cop,
    Relation::Discourse,
    Relation::Goeswith,
    Relation::Punct,
];

/// The words of a sentence that name events, in text order.
pub(super) fn triggers(tree: &Tree) -> Vec<Trigger> {
    let mut found = Vec::new();
    for i in 0..tree.len() {
        let trigger = match tree.upos(i) {
            Upos::Verb | Upos::Aux => verb(tree, i),
            Upos::Noun => noun(tree, i),
            _ => None,
        };
        found.extend(trigger);
    }
    // In `signed a treaty` and `held talks` verb and noun name one act: by the noun where that is the same in itself.
    let object = |n: usize| matches!(tree.relation(n), Relation::Obj | Relation::NsubjPass);
    let pairs: Vec<(usize, usize, bool)> = found
        .iter()
        .filter(|n| n.nominal && object(n.word))
        .filter_map(|n| {
            let verb = tree.head(n.word)?;
            let framed = found.iter().find(|t| t.framed && t.word == verb)?;
            let light = lexicon().is_weak(tree.lemma(verb), Weak::Light);
            // What is rejected or taken up has been proposed all the same.
            let answered = matches!(framed.entry.kind, EventKind::Reject | EventKind::Agree | EventKind::Concede)
                && matches!(n.entry.kind, EventKind::Request | EventKind::Agree);
            if answered && !light {
                return None;
            }
            Some((n.word, verb, light && framed.entry.kind == n.entry.kind))
        })
        .collect();
    let gone = |t: &Trigger| pairs.iter().any(|&(noun, verb, alike)| t.word == if alike { verb } else { noun });
    found.retain(|t| !gone(t));
    found
}

fn verb(tree: &Tree, i: usize) -> Option<Trigger> {
    if MODIFIER.contains(&tree.relation(i)) || tree.upos(i) == Upos::Aux && !tree.tag(i).is_verb() {
        return None;
    }
    let clause = clause(tree, i)?;
    let lemma = tree.lemma(i);
    let lexicon = lexicon();
    // `given the cost`, `following the attack`
    let participle =
        matches!(tree.tag(i), Tag::Vbn | Tag::Vbg) && tree.by(i, &[Relation::Aux, Relation::AuxPass]).next().is_none();
    let adverbial = matches!(tree.relation(i), Relation::Advcl | Relation::Obl | Relation::Nmod | Relation::Dep);
    // A participle with an object is passive only beside a noun that it tells of.
    let with_object = tree.by(i, &[Relation::Obj]).next().is_some() && tree.tag(i) == Tag::Vbn;
    let told_of = tree.relation(i) == Relation::Acl
        && tree.head(i).is_some_and(|h| matches!(tree.upos(h), Upos::Noun | Upos::Propn));
    let absolute = with_object && !told_of && clause_free(tree, i);
    if participle && (adverbial || absolute) && lexicon.is(lemma, Word::Prepositional) {
        return None;
    }
    let object = clause.objects.iter().find(|&&o| tree.upos(o) == Upos::Noun).copied();
    let light = lexicon.is_weak(lemma, Weak::Light);
    if clause.subjects.iter().chain(&clause.objects).any(|&n| tree.upos(n) == Upos::Noun && occurs_as_event(tree, n, i))
    {
        return None; // the noun is the trigger
    }
    if takes_part(tree, lemma, &clause) {
        return None; // the noun is the trigger
    }
    // `must end the blockade`: the demand is told, whatever is to end.
    let demanded = clause.modality == Modality::Necessary && lexicon.is(lemma, Word::Cessation);
    if demanded {
        let entry = Entry { kind: EventKind::Other, frame: Frame::Act };
        return Some(Trigger { word: i, entry, known: false, clause: Some(clause), nominal: false, framed: false });
    }
    // `wanted on charges of fraud` is no request.
    if lemma == "want" && clause.passive {
        return None;
    }
    // `tried to leave` is no trial.
    if lemma == "try" && tree.by(i, &[Relation::Xcomp]).next().is_some() {
        return None;
    }
    let told = lexicon.tells(lemma) || compound(tree, i).is_some_and(|c| lexicon.tells(&c));
    let framed = if told { framed(tree, lemma, &clause) } else { None };
    if framed.is_none() && light && object.is_some_and(|o| lexicon.noun(tree.lemma(o)).is_some()) {
        return None; // the noun is the trigger
    }
    let entry = || keys(tree, lemma, &clause, object).into_iter().find_map(|k| lexicon.verb(&k));
    let known = framed
        .or_else(|| if told { entry() } else { None })
        .map(|entry| if is_question(tree, lemma, &clause) { SAYING } else { entry })
        .or_else(|| readiness(tree, i))
        .or_else(|| naming(tree, lemma, &clause));
    if known.is_none() {
        let is = |class| lexicon.is_weak(lemma, class);
        let plain = clause.particle.is_none();
        let empty = [Weak::Light, Weak::Aspectual, Weak::Motion].into_iter().any(is) && !happens(tree, &clause);
        if plain && (is(Weak::Stative) && !is(Weak::Light) || empty) || lemma.len() < 2 {
            return None;
        }
        // A bare purpose (`to learn why`) is no event unless the lexicon knows it.
        let purpose = tree.relation(i) == Relation::Advcl
            && tree.tag(i) == Tag::Vb
            && tree.has_child(i, &["to"])
            && tree.head(i).is_some_and(|h| {
                let governor = tree.lemma(h);
                let control = lexicon.is(governor, Word::ObjectControl) && !lexicon.is(governor, Word::Instrumental);
                lexicon.attitude(governor, true).is_none() && !control
            });
        if habitual(&clause) || purpose {
            return None;
        }
    }
    let entry = known.unwrap_or(Entry { kind: EventKind::Other, frame: Frame::Act });
    Some(Trigger {
        word: i,
        entry,
        known: known.is_some(),
        clause: Some(clause),
        nominal: false,
        framed: framed.is_some(),
    })
}

/// To be ready to do something is to agree to it, whatever it is.
fn readiness(tree: &Tree, verb: usize) -> Option<Entry> {
    let ready = |h: &usize| {
        matches!(tree.lemma(*h), "ready" | "willing" | "prepared") && tree.by(*h, &[Relation::Nsubj]).next().is_some()
    };
    let over = tree.head(verb).filter(|_| tree.relation(verb) == Relation::Xcomp && tree.has_child(verb, &["to"]));
    over.filter(ready).map(|_| Entry { kind: EventKind::Agree, frame: Frame::Act })
}

/// `called the plan a mistake`: a statement. What is `called Paul` has that name.
fn naming(tree: &Tree, verb: &str, c: &Clause) -> Option<Entry> {
    let nominal = |w: usize| matches!(tree.upos(w), Upos::Noun | Upos::Adj);
    let named = tree.by(c.predicate, &[Relation::Xcomp]).any(nominal);
    (verb == "call" && named && !c.passive && !c.objects.is_empty() && !c.subjects.is_empty())
        .then_some(Entry { kind: EventKind::Say, frame: Frame::Act })
}

/// What tells a statement.
const SAYING: Entry = Entry { kind: EventKind::Say, frame: Frame::Speak };

/// `took part in the march`
fn takes_part(tree: &Tree, verb: &str, c: &Clause) -> bool {
    let part = c.objects.iter().any(|&o| tree.lemma(o) == "part");
    let event = |(case, w): &(String, usize)| case == "in" && lexicon().noun(tree.lemma(*w)).is_some();
    verb == "take" && part && c.obliques.iter().any(event)
}

/// Whether somebody asks a question: not for something, nor somebody to do something, nor that it be done.
fn is_question(tree: &Tree, verb: &str, c: &Clause) -> bool {
    let infinitive = || tree.by(c.predicate, &[Relation::Xcomp]).any(|x| tree.has_child(x, &["to"]));
    let clauses = || tree.by(c.predicate, &[Relation::Ccomp]);
    let that = || clauses().any(|x| tree.has_child(x, &["that"]));
    let for_it = |w: usize| tree.case(w).as_deref() == Some("for");
    let hung = || c.objects.iter().flat_map(|&o| tree.by(o, &[Relation::Nmod]));
    let wanted = || c.obliques.iter().any(|(case, _)| case == "for") || hung().any(for_it);
    let somebody = |o: &usize| tree.upos(*o) != Upos::Noun || is_human(tree.lemma(*o));
    let question = || {
        let asked = |o: &usize| somebody(o) || tree.lemma(*o) == "question";
        clauses().next().is_some() || c.objects.iter().all(asked)
    };
    verb == "ask" && c.particle.is_none() && !(infinitive() || that() || wanted()) && question()
}

/// Whether a verb has no subject of its own.
fn clause_free(tree: &Tree, i: usize) -> bool {
    tree.by(i, &[Relation::Nsubj, Relation::NsubjPass]).next().is_none()
}

/// Whether a verb of little meaning tells a happening all the same: told in the past, with nothing below it that would.
fn happens(tree: &Tree, c: &Clause) -> bool {
    (c.tense == Tense::Past || c.perfect || c.passive)
        && tree.by(c.predicate, &[Relation::Xcomp, Relation::Ccomp]).next().is_none()
}

/// A simple present tells a habit or a state, not an event, unless the verb is one of the lexicon.
fn habitual(c: &Clause) -> bool {
    c.tense == Tense::Present && !c.perfect && !c.progressive && !c.passive && c.modality == Modality::None
}

/// What a verb names together with its object: known by the object's head, by what that is a part of, by a noun or
/// adjective before it (`part of the aid`, `aid deliveries`, `medical supplies`); or with the noun behind its preposition.
fn framed(tree: &Tree, lemma: &str, c: &Clause) -> Option<Entry> {
    let lexicon = lexicon();
    let find = |verb: &str, nouns: &[Cow<str>]| nouns.iter().find_map(|n| lexicon.frame(verb, n));
    let joined = compound(tree, c.predicate);
    let lemma = joined.as_deref().unwrap_or(lemma);
    let own = c.particle.as_ref().map_or_else(|| lemma.to_owned(), |p| format!("{lemma}_{p}"));
    let nominal = |w: usize| matches!(tree.upos(w), Upos::Noun | Upos::Propn);
    let objects: Vec<usize> = c.objects.iter().copied().filter(|&o| nominal(o)).collect();
    let nouns = words_of(tree, &objects);
    // `fired rockets at the town`: verb and noun with a preposition mean more than without.
    let hung = |o: usize| tree.by(o, &[Relation::Nmod]);
    let of_objects = objects.iter().flat_map(|&o| hung(o).chain(hung(o).flat_map(hung))).filter_map(|m| tree.case(m));
    let mut preps = c.obliques.iter().map(|(q, _)| q.clone()).chain(of_objects);
    preps.find_map(|q| find(&format!("{own}:{q}"), &nouns)).or_else(|| find(&own, &nouns)).or_else(|| {
        let preps = c.obliques.iter().flat_map(|(q, w)| [(q.clone(), *w), (cases(tree, *w), *w)]);
        preps.into_iter().find_map(|(q, w)| find(&format!("{own}_{q}"), &words_of(tree, &[w])))
    })
}

/// The lemmas by which a frame may know these nouns, the most special first: those before them, they, what they are `of`.
fn words_of<'a>(tree: &'a Tree, nouns: &[usize]) -> Vec<Cow<'a, str>> {
    const BEFORE: &[Relation] = &[Relation::Compound, Relation::Amod];
    let is_of = |n: &usize| tree.case(*n).as_deref() == Some("of");
    let parts: Vec<usize> = nouns.iter().flat_map(|&o| tree.by(o, &[Relation::Nmod]).filter(is_of)).collect();
    let joined = nouns.iter().chain(&parts).flat_map(|&o| compounds(tree, o)).map(Cow::Owned);
    let before = nouns.iter().chain(&parts).flat_map(|&o| tree.by(o, BEFORE)).map(|w| Cow::Borrowed(tree.lemma(w)));
    let own = nouns.iter().chain(&parts).flat_map(|&w| {
        compound(tree, w).map(Cow::Owned).into_iter().chain(std::iter::once(Cow::Borrowed(tree.lemma(w))))
    });
    joined.chain(before).chain(own).collect()
}

/// All prepositions of a phrase: `out_of`.
fn cases(tree: &Tree, phrase: usize) -> String {
    let all: Vec<&str> = tree.by(phrase, &[Relation::Case]).map(|c| tree.lemma(c)).collect();
    all.join("_")
}

/// A noun with each noun or adjective before it: `air_strike`.
fn compounds(tree: &Tree, noun: usize) -> Vec<String> {
    let before = tree.by(noun, &[Relation::Compound, Relation::Amod]);
    before.map(|b| format!("{}_{}", tree.lemma(b), tree.lemma(noun))).collect()
}

/// The lemma of a hyphenated word, whose parts are words of their own: `sit-in`, `cease-fire`, `test-fired`.
fn compound(tree: &Tree, noun: usize) -> Option<String> {
    let hyphen = noun.checked_sub(1).filter(|&h| tree.lemma(h) == "-")?;
    let first = hyphen.checked_sub(1).filter(|&f| adjoin(tree, f, hyphen) && adjoin(tree, hyphen, noun))?;
    Some(format!("{}-{}", tree.lemma(first), tree.lemma(noun)))
}

/// Whether no blank parts two neighbouring words.
fn adjoin(tree: &Tree, a: usize, b: usize) -> bool {
    tree.token(a).zip(tree.token(b)).is_some_and(|(a, b)| a.end == b.start)
}

/// Whether a clause in the simple present tells a habit or a general truth: it says how often, or speaks of a kind by a bare
/// plural (`wolves attack sheep`). Headlines, which have no stop, tell what happens in that tense.
pub(super) fn is_generic(tree: &Tree, c: &Clause) -> bool {
    let present = c.tense == Tense::Present && !c.perfect && !c.progressive;
    let often = || tree.by(c.predicate, &[Relation::Advmod]).any(|a| lexicon().is(tree.lemma(a), Word::Habitual));
    let kind = |s: &usize| {
        tree.tag(*s) == Tag::Nns
            && tree.children(*s).iter().all(|&m| matches!(tree.relation(m), Relation::Amod | Relation::Punct))
    };
    let stated = c.subjects.iter().any(|s| tree.head(*s) == Some(c.predicate));
    present && ends_in_stop(&tree.sentence.tokens) && (often() || stated && !c.passive && c.subjects.iter().all(kind))
}

/// Whether a verb tells what its governor is done for: `sent troops to guard the port`.
pub(super) fn is_purpose(tree: &Tree, verb: usize) -> bool {
    tree.relation(verb) == Relation::Advcl
        && tree.tag(verb) == Tag::Vb
        && (tree.has_child(verb, &["to"]) || tree.has_child(verb, &["in"]))
}

/// Whether a noun or number names a time: `Monday`, `May`, `1989`, `the week`.
fn is_time(tree: &Tree, at: usize) -> bool {
    let Some(token) = tree.token(at) else { return false };
    let year =
        token.form.len() == 4 && token.form.starts_with(['1', '2']) && token.form.bytes().all(|b| b.is_ascii_digit());
    // `bowed to nine days of protest`
    let of_something = tree.by(at, &[Relation::Nmod]).any(|n| tree.case(n).as_deref() == Some("of"));
    year || !of_something && lexicon().is(&tree.lemma(at).to_lowercase(), Word::Calendar)
}

/// The forms under which the lexicon may know a verb without that, the most special first.
fn keys(tree: &Tree, lemma: &str, c: &Clause, object: Option<usize>) -> Vec<String> {
    let mut keys: Vec<String> = object.map(|o| format!("{lemma}:{}", tree.lemma(o))).into_iter().collect();
    keys.extend(c.subjects.iter().map(|s| format!("{}>{lemma}", tree.lemma(*s))));
    if let Some(p) = &c.particle {
        keys.push(format!("{lemma}_{p}"));
    }
    // `took a month off in early May` is not `took in`.
    let phrases = || c.obliques.iter().filter(|(_, w)| !is_time(tree, *w));
    keys.extend(phrases().map(|(_, w)| format!("{lemma}_{}", cases(tree, *w))));
    keys.extend(phrases().map(|(p, _)| format!("{lemma}_{p}")));
    keys.extend(compound(tree, c.predicate));
    for child in tree.children(c.predicate) {
        let complement = matches!(tree.relation(*child), Relation::Advmod | Relation::Xcomp);
        if complement || tree.upos(*child) == Upos::Adj {
            keys.push(format!("{lemma}_{}", tree.lemma(*child)));
        }
    }
    if !c.objects.is_empty() {
        keys.push(format!("{lemma}:*"));
    }
    if c.particle.is_none() {
        keys.push(lemma.to_owned());
    }
    keys
}

fn noun(tree: &Tree, i: usize) -> Option<Trigger> {
    let relation = tree.relation(i);
    if matches!(relation, Relation::Compound | Relation::Flat | Relation::Fixed | Relation::Goeswith) {
        return None;
    }
    let lexicon = lexicon();
    let names = || compound(tree, i).into_iter().chain(compounds(tree, i)).find_map(|c| lexicon.noun(&c));
    let special = if lexicon.ends_noun(tree.lemma(i)) { names() } else { None };
    let entry = special.or_else(|| lexicon.noun(tree.lemma(i)))?;
    Some(Trigger { word: i, entry, known: true, clause: lending_clause(tree, i), nominal: true, framed: false })
}

/// Whether a noun is the subject of a verb that says no more than that it happens: `riots erupted`, `talks resumed`.
fn occurs(tree: &Tree, noun: usize) -> bool {
    let verb = || tree.head(noun).filter(|&v| tree.upos(v) == Upos::Verb);
    matches!(tree.relation(noun), Relation::Nsubj | Relation::NsubjPass)
        && verb().is_some_and(|v| {
            let object = |is: fn(&Tree, usize) -> bool| tree.by(v, &[Relation::Obj]).all(|o| is(tree, o));
            let place = |t: &Tree, o: usize| t.lemma(o) == "place";
            match tree.lemma(v) {
                "take" => tree.by(v, &[Relation::Obj]).next().is_some() && object(place),
                lemma => lexicon().is_weak(lemma, Weak::Occurrence) && object(is_span),
            }
        })
}

/// Whether this verb says no more than that what the noun names happens.
fn occurs_as_event(tree: &Tree, noun: usize, verb: usize) -> bool {
    tree.head(noun) == Some(verb) && occurs(tree, noun) && self::noun(tree, noun).is_some()
}

/// Whether a noun is a length of time: `entered its second week`.
fn is_span(tree: &Tree, noun: usize) -> bool {
    matches!(tree.lemma(noun), "day" | "week" | "month" | "year" | "hour" | "night")
}

/// The clause of a light verb that has the noun as its object (`held talks`), or as passive subject (`talks were held`).
fn lending_clause(tree: &Tree, noun: usize) -> Option<Clause> {
    let first = if tree.relation(noun) == Relation::Conj { tree.head(noun)? } else { noun };
    let verb = tree.head(first)?;
    let argument = matches!(tree.relation(first), Relation::Obj | Relation::NsubjPass);
    let part = tree.relation(first) == Relation::Obl
        && matches!((tree.lemma(verb), tree.case(first).as_deref()), ("take" | "engage" | "participate", Some("in")));
    let light = lexicon().is_weak(tree.lemma(verb), Weak::Light);
    let occurs = occurs(tree, first);
    if !(argument && light || part || occurs) || tree.tag(verb) == Tag::Xx {
        return None;
    }
    clause(tree, verb)
}
